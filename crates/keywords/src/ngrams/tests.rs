//! Sequences of texts of our own.

use super::{Least, NgramError, NgramOptions, forms, ngrams};
use crate::index::tests::corpus;
use crate::terms::{Scope, StopList, TagPattern, TermOptions, Terms, Unit};
use std::collections::BTreeMap;

const TEXTS: [&str; 2] = [
    "Министерство внутренних дел сообщило. Министерство внутренних дел и министерство финансов: 3 дела.",
    "Дело министерства внутренних дел. {Министерство внутренних дел.} Новое дело",
];

fn counted(texts: &[&str], unit: Unit, stop: &str, scope: &Scope<'_>, options: &NgramOptions<'_>) -> Vec<String> {
    let index = corpus(texts);
    let stop = StopList::parse(stop);
    let terms = Terms::of(&index, &TermOptions { unit, stop: Some(&stop), ..TermOptions::default() });
    let counted = ngrams(&index, &terms, scope, options).unwrap();
    let name = |terms_of: &[u32]| terms_of.iter().map(|&term| terms.key(term)).collect::<Vec<_>>().join(" ");
    counted.ngrams.iter().map(|one| format!("{} {}/{}", name(&one.terms), one.frequency, one.documents)).collect()
}

fn pattern(text: &str) -> Vec<TagPattern> {
    text.split_whitespace().map(|one| TagPattern::parse(one).unwrap()).collect()
}

#[test]
fn sequences_stay_within_sentences_and_what_counts() {
    let twice = Least { frequency: 2, documents: 1 };
    let options = NgramOptions { limits: twice, ..NgramOptions::default() };
    let all = counted(&TEXTS, Unit::Lemma, "", &Scope::default(), &options);
    assert_eq!(all, ["министерство внутренний дело 3/2", "внутренний дело 3/2", "министерство внутренний 3/2"]);
    let reduced = NgramOptions { reduce: true, ..options.clone() };
    assert_eq!(counted(&TEXTS, Unit::Lemma, "", &Scope::default(), &reduced), all[..1]);
    let scope = Scope { skipped: true, documents: None };
    assert_eq!(counted(&TEXTS, Unit::Lemma, "", &scope, &reduced), ["министерство внутренний дело 4/2"]);
    let across = NgramOptions { across_sentences: true, ..NgramOptions::default() };
    let all = counted(&TEXTS, Unit::Form, "", &Scope::default(), &across);
    // Punctuation still ends a sequence; what is skipped too.
    assert!(!all.iter().any(|one| one.contains("сообщило министерство") || one.contains("дел новое")), "{all:?}");
    let lines = ["один два\n\nтри четыре"];
    let across = counted(&lines, Unit::Form, "", &Scope::default(), &across);
    let within = counted(&lines, Unit::Form, "", &Scope::default(), &NgramOptions::default());
    assert!(across.contains(&"два три 1/1".to_string()) && !within.contains(&"два три 1/1".to_string()));
}

#[test]
fn parts_of_speech_and_stop_words_choose() {
    let patterns = [pattern("ADJ NOUN"), pattern("NOUN ADJ.gen NOUN.gen")];
    let options = NgramOptions { patterns: &patterns, ..NgramOptions::default() };
    let found = counted(&TEXTS, Unit::Lemma, "", &Scope::default(), &options);
    assert_eq!(found, ["министерство внутренний дело 3/2", "внутренний дело 3/2", "новый дело 1/1"]);
    let options = NgramOptions { least: 3, most: 3, ..NgramOptions::default() };
    let found = counted(&["кот и пёс и кот"], Unit::Lemma, "и", &Scope::default(), &options);
    assert_eq!(found, ["кот и пес 1/1", "пес и кот 1/1"]);
    let options = NgramOptions { no_stop_inside: true, ..options };
    assert_eq!(counted(&["кот и пёс и кот"], Unit::Lemma, "и", &Scope::default(), &options), [""; 0]);
}

/// Guthrie et al. 2006, section 2: «Insurgents killed in ongoing fighting».
#[test]
fn skip_grams_are_those_of_the_paper() {
    let text = ["insurgents killed in ongoing fighting"];
    let skip = |length: usize, gap: usize| {
        let options = NgramOptions { least: length, most: length, gap, ..NgramOptions::default() };
        counted(&text, Unit::Form, "", &Scope::default(), &options)
            .into_iter()
            .map(|one| one.replace(" 1/1", ""))
            .collect()
    };
    let mut two: Vec<String> = skip(2, 2);
    let mut wanted = [
        "insurgents killed",
        "insurgents in",
        "insurgents ongoing",
        "killed in",
        "killed ongoing",
        "killed fighting",
        "in ongoing",
        "in fighting",
        "ongoing fighting",
    ];
    two.sort_unstable();
    wanted.sort_unstable();
    assert_eq!(two, wanted);
    let mut three: Vec<String> = skip(3, 2);
    let mut wanted = [
        "insurgents killed in",
        "insurgents killed ongoing",
        "insurgents killed fighting",
        "insurgents in ongoing",
        "insurgents in fighting",
        "insurgents ongoing fighting",
        "killed in ongoing",
        "killed in fighting",
        "killed ongoing fighting",
        "in ongoing fighting",
    ];
    three.sort_unstable();
    wanted.sort_unstable();
    assert_eq!(three, wanted);
}

#[test]
fn counts_are_those_of_a_plain_reading() {
    let words: Vec<&str> = "а б в а б г а б в а".split(' ').collect();
    let text = words.join(" ");
    for length in 1..=5 {
        let options = NgramOptions { least: length, most: length, ..NgramOptions::default() };
        let mut plain: BTreeMap<String, u32> = BTreeMap::new();
        words.windows(length).for_each(|part| *plain.entry(part.join(" ")).or_default() += 1);
        let mut wanted: Vec<String> = plain.iter().map(|(text, count)| format!("{text} {count}/1")).collect();
        let mut found = counted(&[&text], Unit::Form, "", &Scope::default(), &options);
        wanted.sort_unstable();
        found.sort_unstable();
        assert_eq!(found, wanted);
    }
}

#[test]
fn wrong_wishes_are_errors() {
    let index = corpus(&TEXTS);
    let (lemmas, entities) = [Unit::Lemma, Unit::Entity]
        .map(|unit| Terms::of(&index, &TermOptions { unit, ..TermOptions::default() }))
        .into();
    let ask =
        |terms: &Terms, options: NgramOptions<'_>| ngrams(&index, terms, &Scope::default(), &options).unwrap_err();
    let wish = NgramOptions::default;
    assert_eq!(ask(&lemmas, NgramOptions { least: 0, ..wish() }), NgramError::Length(0, 3));
    assert_eq!(ask(&lemmas, NgramOptions { least: 4, ..wish() }), NgramError::Length(4, 3));
    assert_eq!(ask(&lemmas, NgramOptions { most: usize::MAX, ..wish() }), NgramError::Length(2, usize::MAX));
    assert_eq!(ask(&lemmas, NgramOptions { gap: 6, ..wish() }), NgramError::Gap(6));
    assert_eq!(ask(&lemmas, NgramOptions { patterns: &[pattern("ADJ")], ..wish() }), NgramError::Pattern(1));
    let many = vec![pattern("ADJ NOUN"); 33];
    assert_eq!(ask(&lemmas, NgramOptions { patterns: &many, ..wish() }), NgramError::Patterns);
    assert_eq!(ask(&entities, wish()), NgramError::Entities);
}

#[test]
fn an_empty_corpus_has_no_sequences() {
    for texts in [&[][..], &[""], &["…"], &["слово"]] {
        assert_eq!(counted(texts, Unit::Lemma, "", &Scope::default(), &NgramOptions::default()), [""; 0]);
    }
}

/// Texts, and how the first of their sequences of three lemmas is written.
const WRITTEN: &[(&[&str], &str)] = &[
    // The most frequent form, and not lemmas.
    (
        &["Министерству внутренних дел. Министерства внутренних дел, министерства внутренних дел"],
        "министерства внутренних дел",
    ),
    // Capitals count together; the spelling of most stays.
    (
        &["Министерство внутренних дел. Министерство внутренних дел. министерство внутренних дел"],
        "Министерство внутренних дел",
    ),
    // As often as another: the words that are lemmas, whatever their case; small letters.
    (&["Министерством внутренних дел", "Министерство внутренних дел"], "Министерство внутренних дел"),
    (&["Министерство внутренних дел", "министерство внутренних дел"], "министерство внутренних дел"),
    (&["Незаконному обороту наркотиков", "Он пресёк незаконный оборот наркотиков"], "незаконный оборот наркотиков"),
];

#[test]
fn a_sequence_is_written_as_it_stands_most_often() {
    for (texts, wanted) in WRITTEN {
        for turned in [false, true] {
            let mut texts = texts.to_vec();
            if turned {
                texts.reverse();
            }
            let index = corpus(&texts);
            for unit in [Unit::Lemma, Unit::LemmaPos] {
                let terms = Terms::of(&index, &TermOptions { unit, ..TermOptions::default() });
                let options = NgramOptions { least: 3, ..NgramOptions::default() };
                let found = ngrams(&index, &terms, &Scope::default(), &options).unwrap();
                let written = forms(&index, &terms, &Scope::default(), &options, &found.ngrams[..1]);
                assert_eq!(written, [*wanted], "{texts:?} {unit:?}");
            }
        }
    }
}

#[test]
fn only_what_was_counted_is_looked_at() {
    let index = corpus(&["{Министерству внутренних дел. Министерству внутренних дел.} Министерства внутренних дел"]);
    let terms = Terms::of(&index, &TermOptions { unit: Unit::Lemma, ..TermOptions::default() });
    let written = |scope: Scope<'_>, options: &NgramOptions<'_>| {
        let found = ngrams(&index, &terms, &scope, options).unwrap();
        forms(&index, &terms, &scope, options, &found.ngrams)
    };
    let three = NgramOptions { least: 3, ..NgramOptions::default() };
    assert_eq!(written(Scope::default(), &three), ["Министерства внутренних дел"]);
    assert_eq!(written(Scope { skipped: true, documents: None }, &three), ["Министерству внутренних дел"]);
    // Words left out are not written.
    let gap = NgramOptions { least: 2, most: 2, gap: 1, ..NgramOptions::default() };
    assert!(written(Scope::default(), &gap).contains(&"Министерства дел".to_string()));
    assert_eq!(forms(&index, &terms, &Scope::default(), &three, &[]), [""; 0]);
}
