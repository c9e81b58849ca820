//! What is counted, on texts of our own.

use super::{Fold, Least, Scope, StopList, TagPattern, TermOptions, Terms, Unit, built_in_stop_list, count};
use crate::index::Index;
use crate::index::tests::corpus;

const TEXTS: [&str; 3] = [
    "[LOC Москва|Москва] ждёт. Ждет [LOC Москва|МОСКВА]! Ёлка в Москве.",
    "В [LOC Москва|Москве] [PER Иван Петров|Петров] купил ёлку, ёлки и 3 елки. {[LOC Москва|Москва] Москва}",
    "",
];

fn corpus_of_three() -> Index {
    corpus(&TEXTS)
}

/// «москва 5/2» for each listed term: mentions and documents.
fn listed(options: &TermOptions<'_>, scope: &Scope<'_>, least: Least) -> Vec<String> {
    let index = corpus_of_three();
    let terms = Terms::of(&index, options);
    let counts = count(&index, &terms, scope, least);
    let row = |one: &super::Counted| {
        let class = terms.class(one.term).map(|class| format!("_{class}")).unwrap_or_default();
        format!("{}{class} {}/{}", terms.name(one.term), one.frequency, one.documents)
    };
    counts.terms.iter().map(row).collect()
}

fn by(unit: Unit) -> TermOptions<'static> {
    TermOptions { unit, ..TermOptions::default() }
}

#[test]
fn lemmas_and_forms_are_counted_with_their_documents() {
    let all = (Scope::default(), Least::default());
    let found = listed(&by(Unit::Lemma), &all.0, all.1);
    assert_eq!(found, ["ёлка 4/2", "москва 4/2", "в 2/2", "ждать 2/1", "и 1/1", "купить 1/1", "петров 1/1"]);
    let found = listed(&by(Unit::LemmaPos), &all.0, Least { frequency: 2, documents: 1 });
    assert_eq!(found, ["ёлка_NOUN 4/2", "москва_NOUN 4/2", "в_ADP 2/2", "ждать_VERB 2/1"]);
    let found = listed(&by(Unit::Form), &all.0, Least { frequency: 2, documents: 1 });
    assert_eq!(found, ["в 2/2", "ёлки 2/1", "ждёт 2/1", "Москва 2/1", "Москве 2/2"]);
    let exact = TermOptions { fold: Fold { case: false, yo: false }, ..by(Unit::Form) };
    let found = listed(&exact, &all.0, all.1);
    assert!(found.contains(&"МОСКВА 1/1".to_string()) && found.contains(&"елки 1/1".to_string()), "{found:?}");
    let found = listed(&by(Unit::Entity), &all.0, all.1);
    assert_eq!(found, ["Москва_LOC 3/2", "Иван Петров_PER 1/1"]);
}

#[test]
fn what_is_left_out_can_be_chosen() {
    let stop = StopList::parse(built_in_stop_list("ru").unwrap());
    let options = TermOptions { stop: Some(&stop), ..by(Unit::Lemma) };
    let found = listed(&options, &Scope::default(), Least { frequency: 1, documents: 2 });
    assert_eq!(found, ["ёлка 4/2", "москва 4/2"]);
    let nouns = TagPattern::parse("NOUN.acc|NOUN.nom").unwrap();
    let options = TermOptions { tags: Some(&nouns), ..by(Unit::Lemma) };
    assert_eq!(listed(&options, &Scope::default(), Least::default())[..2], ["ёлка 3/2", "москва 2/1"]);
    let scope = Scope { documents: Some(&[false, true, true]), skipped: true };
    assert_eq!(listed(&by(Unit::Lemma), &scope, Least { frequency: 2, documents: 1 }), ["ёлка 3/1", "москва 3/1"]);
    let options = TermOptions { all_kinds: true, ..by(Unit::Lemma) };
    assert!(listed(&options, &Scope::default(), Least::default()).contains(&"3 1/1".to_string()));
}

#[test]
fn nothing_is_no_error() {
    for texts in [&[][..], &[""], &["…"]] {
        let index = corpus(texts);
        for unit in [Unit::Form, Unit::Lemma, Unit::LemmaPos, Unit::Entity] {
            let terms = Terms::of(&index, &by(unit));
            let counts = count(&index, &terms, &Scope::default(), Least::default());
            assert_eq!((counts.terms.len(), counts.mentions), (0, 0));
            assert_eq!(counts.documents as usize, texts.len());
        }
    }
}

#[test]
fn terms_are_found_by_their_keys() {
    let index = corpus_of_three();
    for (unit, key, class) in
        [(Unit::Lemma, "елка", None), (Unit::LemmaPos, "елка", Some("NOUN")), (Unit::Entity, "Москва", Some("LOC"))]
    {
        let terms = Terms::of(&index, &by(unit));
        let term = terms.find(key, class).unwrap();
        assert_eq!((terms.key(term), terms.class(term)), (key, class));
        assert_eq!(terms.find("ёжик", class), None);
    }
}
