//! Questions about small corpora of our own, counted by hand.

use super::collocates::{Collocate, Measure, Near, collocates, nodes_of, places};
use super::keyness::{self, CountedList, Wanted, keyness};
use super::profiles::Profiles;
use super::reprints::{reprints, without_reprints};
use super::richness::richness;
use super::similarity::alike;
use super::spread::{Parts, spread};
use super::trends::{Period, trends};
use super::weights::{self, weigh};
use crate::index::Index;
use crate::index::tests::{corpus, dated_corpus};
use crate::measures::Table;
use crate::measures::burst::Automaton;
use crate::measures::weights::Bm25;
use crate::terms::{Least, Scope, StopList, TermOptions, Terms, Unit, count};

fn lemmas(index: &Index) -> Terms {
    Terms::of(index, &TermOptions::default())
}

fn window(left: u32, right: u32) -> Near {
    Near::Window { left, right, in_sentence: false }
}

/// «дом 2 1 1 6» for each collocate of `node`: the term and its table.
fn near(index: &Index, options: &TermOptions<'_>, node: (&str, Option<&str>), near: Near) -> Vec<String> {
    let terms = Terms::of(index, options);
    let scope = Scope::default();
    let Some(node) = terms.find(node.0, node.1) else { return Vec::new() };
    let nodes = nodes_of(index, &terms, &scope, node);
    let found = collocates(index, &terms, &scope, &nodes, near, 1, Measure::Frequency);
    for collocate in &found {
        let tokens = places(index, &terms, &scope, &nodes, near, &[collocate.term]);
        assert!(near == Near::Sentence || tokens[0].len() as u64 == collocate.table.o11);
    }
    let row = |one: &Collocate| {
        let Table { o11, o12, o21, o22 } = one.table;
        format!("{} {o11} {o12} {o21} {o22}", terms.name(one.term))
    };
    found.iter().map(row).collect()
}

/// Ten words of a document, with numbers and punctuation that are none; the lemmas are the words.
const STREET: [&str; 2] = ["Дом, сад. Дом лес 5 сад дом. Сад, {забор,} река лес!", "Река река."];

#[test]
fn windows_hold_words_only_and_end_with_the_document() {
    let index = corpus(&STREET);
    let plain = TermOptions::default();
    // Words: дом сад дом лес сад дом сад река лес | река река. Node «дом» (3): 8 other words, near them сад лес сад сад.
    let found = near(&index, &plain, ("дом", None), window(1, 1));
    assert_eq!(found, ["сад 3 1 0 4", "лес 1 3 1 3"]);
    let found = near(&index, &plain, ("дом", None), window(0, 1));
    assert_eq!(found, ["сад 2 1 1 4", "лес 1 2 1 4"]);
    let found = near(&index, &plain, ("лес", None), window(1, 5));
    assert_eq!(found, ["дом 2 3 1 3", "сад 2 3 1 3", "река 1 4 2 2"]);
    let inside = Near::Window { left: 5, right: 5, in_sentence: true };
    assert_eq!(near(&index, &plain, ("забор", None), inside), Vec::<String>::new(), "what does not count is no node");
    assert_eq!(near(&index, &plain, ("дом", None), inside), ["сад 2 1 1 4", "лес 1 2 1 4"]);
    assert_eq!(near(&index, &plain, ("река", None), window(0, 0)), Vec::<String>::new());
}

#[test]
fn sentences_are_counted_once() {
    let index = corpus(&STREET);
    // Four sentences, two with «дом».
    let found = near(&index, &TermOptions::default(), ("дом", None), Near::Sentence);
    assert_eq!(found, ["сад 2 0 1 1", "лес 1 1 1 1"]);
    let found = near(&index, &TermOptions::default(), ("река", None), Near::Sentence);
    assert_eq!(found, ["лес 1 1 1 1", "сад 1 1 2 0"]);
}

#[test]
fn stop_words_count_and_are_not_listed() {
    let stop = StopList::parse("сад");
    let options = TermOptions { stop: Some(&stop), ..TermOptions::default() };
    assert_eq!(near(&corpus(&STREET), &options, ("дом", None), window(1, 1)), ["лес 1 3 1 3"]);
}

#[test]
fn entities_attract_entities() {
    let index = corpus(&[
        "[PER Иван Петров|Иван Петров] прилетел в [LOC Тула|Тулу].",
        "В [LOC Тула|Туле] ждали. Потом уехали в [LOC Омск|Омск] поездом через [LOC Пенза|Пензу].",
    ]);
    let options = TermOptions { unit: Unit::Entity, ..TermOptions::default() };
    let found = near(&index, &options, ("Иван Петров", Some("PER")), window(3, 3));
    assert_eq!(found, ["Тула 1 0 1 2"]);
    assert_eq!(near(&index, &options, ("Иван Петров", Some("PER")), window(0, 2)), Vec::<String>::new());
}

#[test]
fn the_order_is_that_of_the_measure() {
    let index = corpus(&STREET);
    let terms = lemmas(&index);
    let scope = Scope::default();
    let nodes = nodes_of(&index, &terms, &scope, terms.find("дом", None).unwrap());
    for &(name, measure) in Measure::ALL {
        let found = collocates(&index, &terms, &scope, &nodes, window(5, 5), 1, measure);
        let values: Vec<Option<f64>> = found.iter().map(|one| one.measure(measure)).collect();
        assert!(values.is_sorted_by(|a, b| b.is_none() || a >= b), "{name}: {values:?}");
        assert_eq!(found.len(), 3);
    }
}

#[test]
fn key_words_are_those_that_the_other_set_lacks() {
    let texts = ["Дом дом дом дом дом лес и сад.", "Река река река река и лес и сад и сад и сад."];
    let index = corpus(&texts);
    let terms = lemmas(&index);
    let counted = |documents: &[bool]| {
        count(&index, &terms, &Scope { documents: Some(documents), skipped: false }, Least::default())
    };
    let (target, other) = (counted(&[true, false]), counted(&[false, true]));
    let reference = CountedList::of(&terms, &other);
    let wanted = Wanted { frequency: 1, ..Wanted::default() };
    let found = keyness(&terms, &target, target.mentions, &reference, wanted, keyness::Measure::LogLikelihood);
    let words: Vec<(&str, u64, u64)> =
        found.iter().map(|word| (word.key.as_str(), word.counts.target, word.counts.reference)).collect();
    assert_eq!(words, [("дом", 5, 0), ("лес", 1, 1), ("сад", 1, 3), ("и", 1, 4), ("река", 0, 4)]);
    assert!(found.iter().all(|word| word.exact && word.p <= word.p_adjusted && word.p_adjusted <= 1.0));
    // BIC below 0 tells nothing of a side, so that its sign must not turn the order round.
    let by_bic = keyness(&terms, &target, target.mentions, &reference, wanted, keyness::Measure::Bic);
    assert_eq!(by_bic, found);
    let positive = Wanted { negative: false, ..wanted };
    let found = keyness(&terms, &target, target.mentions, &reference, positive, keyness::Measure::PercentDifference);
    assert_eq!(found.iter().map(|word| word.key.as_str()).collect::<Vec<_>>(), ["дом", "лес"]);
    // Two indexes know each other's words by key.
    let (own, far) = (corpus(&texts[..1]), corpus(&texts[1..]));
    let (own_terms, far_terms) = (lemmas(&own), lemmas(&far));
    let (own_counts, far_counts) = (
        count(&own, &own_terms, &Scope::default(), Least::default()),
        count(&far, &far_terms, &Scope::default(), Least::default()),
    );
    let reference = CountedList::of(&far_terms, &far_counts);
    let apart =
        keyness(&own_terms, &own_counts, own_counts.mentions, &reference, wanted, keyness::Measure::LogLikelihood);
    let last = apart.last().unwrap();
    assert_eq!((last.key.as_str(), last.term, last.counts.reference), ("река", None, 4));
    // Nothing against something, something against nothing.
    let none = count(&own, &own_terms, &Scope { documents: Some(&[false]), skipped: false }, Least::default());
    let empty = CountedList::of(&own_terms, &none);
    let found = keyness(&own_terms, &own_counts, own_counts.mentions, &empty, wanted, keyness::Measure::OddsRatio);
    assert!(found.iter().all(|word| word.p == 1.0 && word.counts.log_likelihood().is_none()));
    assert!(!keyness(&own_terms, &none, 0, &reference, wanted, keyness::Measure::Bic).is_empty());
}

#[test]
fn spread_is_over_documents_or_equal_parts() {
    let index = corpus(&STREET);
    let terms = lemmas(&index);
    let tokens = |lemma: &str| -> Vec<u32> {
        let term = terms.find(lemma, None).unwrap();
        nodes_of(&index, &terms, &Scope::default(), term).iter().map(|node| node.start).collect()
    };
    let things = [tokens("река"), tokens("дом"), Vec::new()];
    let found = spread(&index, &Scope::default(), Parts::Documents, &things);
    let parts: Vec<(u64, u64)> = found[0].parts.iter().map(|part| (part.count, part.size)).collect();
    assert_eq!((parts, found[0].range), (vec![(1, 9), (2, 2)], 2));
    assert_eq!((found[1].range, found[1].frequency, found[1].size), (1, 3, 11));
    // DP: (|1/3 − 9/11| + |2/3 − 2/11|) / 2
    assert!(found[0].dp.is_some_and(|dp| (dp - 16.0 / 33.0).abs() < 1e-12));
    assert_eq!((found[2].dp, found[2].juilland_d, found[2].arf, found[2].range), (None, None, 0.0, 0));
    let found = spread(&index, &Scope::default(), Parts::Equal(4), &things);
    let parts: Vec<(u64, u64)> = found[1].parts.iter().map(|part| (part.count, part.size)).collect();
    assert_eq!(parts, [(1, 2), (1, 3), (1, 3), (0, 3)]);
    assert_eq!(spread(&index, &Scope::default(), Parts::Equal(0), &things)[0].parts.len(), 1);
    assert_eq!(spread(&index, &Scope::default(), Parts::Equal(u32::MAX), &things)[0].parts.len(), 11);
    assert!(spread(&Index::default(), &Scope::default(), Parts::Equal(3), &[vec![]])[0].dp.is_none());
}

#[test]
fn trends_have_no_gaps_and_name_what_has_no_date() {
    let index = dated_corpus(&[
        ("2024-11-30", "Дом дом лес лес."),
        ("2025-02-01", "Дом лес лес лес лес лес лес лес лес лес."),
        ("2025-02-28", ""),
        ("", "Дом."),
        ("2024-11-01", "Лес лес лес лес лес лес лес лес лес лес лес лес лес лес лес лес."),
    ]);
    let terms = lemmas(&index);
    let term = terms.find("дом", None).unwrap();
    let tokens: Vec<u32> = nodes_of(&index, &terms, &Scope::default(), term).iter().map(|node| node.start).collect();
    let found = trends(&index, &Scope::default(), Period::Month, Automaton::default(), &[tokens.clone(), vec![]]);
    let names: Vec<(&str, u64, u64)> =
        found.intervals.iter().map(|i| (i.name.as_str(), i.documents, i.words)).collect();
    assert_eq!(names, [("2024-11", 2, 20), ("2024-12", 0, 0), ("2025-01", 0, 0), ("2025-02", 2, 10)]);
    let points = &found.trends[0].points;
    assert_eq!(
        points.iter().map(|point| (point.frequency, point.documents)).collect::<Vec<_>>(),
        [(2, 1), (0, 0), (0, 0), (1, 1)]
    );
    assert_eq!((points[0].per_million, points[1].per_million, points[1].bounds), (Some(100_000.0), None, None));
    assert!(points[3].bounds.is_some_and(|(lower, upper)| lower < 100_000.0 && upper > 100_000.0));
    assert_eq!((found.undated_documents, found.trends[0].undated, found.trends[1].undated), (1, 1, 0));
    let days = trends(&index, &Scope::default(), Period::Day, Automaton::default(), &[tokens]);
    // On 30 November every second word: three times as often as in all.
    let bursts: Vec<(&str, &str)> = days.trends[0]
        .bursts
        .iter()
        .map(|burst| (days.intervals[burst.first].name.as_str(), days.intervals[burst.last].name.as_str()))
        .collect();
    assert_eq!((days.intervals.len(), bursts), (120, vec![("2024-11-30", "2024-11-30")]));
    assert!(trends(&Index::default(), &Scope::default(), Period::Year, Automaton::default(), &[]).intervals.is_empty());
}

#[test]
fn richness_is_of_each_document_and_of_all() {
    let index = dated_corpus(&[("", "Дом, домом! Ёжик спит."), ("", ""), (" kk", "Дом сад.")]);
    let (each, all) = richness(&index, &lemmas(&index), &Scope::default(), 2);
    let (number, first) = &each[0];
    assert_eq!((*number, first.words, first.types, first.ttr, first.mattr), (0, 4, 3, Some(0.75), Some(2.5 / 3.0)));
    let lengths = first.lengths.unwrap();
    assert_eq!((lengths.sentences, lengths.words, lengths.syllables), (2, 4, 6));
    assert_eq!((each[1].1.ttr, each[1].1.mtld, each[2].1.lengths), (None, None, None));
    assert_eq!((all.words, all.types, all.lengths), (6, 4, None));
}

#[test]
fn the_earliest_of_reprints_stays() {
    let text = "Суд в Туле оставил под стражей двух человек, которых подозревают в поставке поддельных лекарств в аптеки города.";
    let other =
        "Суд в Туле оставил под стражей двух человек, которых подозревают в угоне автомобилей со стоянки завода.";
    let shouted = text.to_uppercase();
    let longer = format!("{text} Подпишитесь!");
    let texts = [("", text), ("2025-03-02", longer.as_str()), ("2025-03-01", shouted.as_str()), ("", other), ("", "")];
    let index = dated_corpus(&texts);
    let found = reprints(&index, &Scope::default(), 5, 0.8);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].original, found[0].reprints.len()), (2, 2));
    assert_eq!((found[0].reprints[0].second, found[0].reprints[0].jaccard), (0, 1.0));
    assert_eq!(found[0].reprints[1].containment, 1.0);
    assert_eq!(without_reprints(&index, None, &found), [false, false, true, true, true]);
    let some = [true, true, false, true, true];
    let found = reprints(&index, &Scope { documents: Some(&some), skipped: false }, 5, 0.8);
    assert_eq!(without_reprints(&index, Some(&some), &found), [false, true, false, true, true]);
}

const FOUR: [&str; 4] =
    ["Дом, сад. Дом лес сад дом, река.", "Река лес, река дом.", "Сад сад. Лес река озеро!", "Озеро лес."];

fn near_to(found: f64, expected: f64) -> bool {
    (found - expected).abs() < 1e-9
}

/// TF-IDF: scikit-learn 1.9.1, the counts of CountVectorizer times `TfidfTransformer(norm=None, smooth_idf=False).idf_ - 1`,
/// since its idf has 1 added. BM25: bm25s 0.3.16, `BM25(method="lucene", k1=1.2, b=0.75, dtype="float64")`.
#[test]
fn words_of_documents_have_the_weights_that_scikit_learn_and_bm25s_compute() {
    let index = corpus(&FOUR);
    let terms = lemmas(&index);
    let profiles = Profiles::of(&index, &terms, &Scope::default());
    let words = |set: &[usize], by| -> Vec<(String, f64, f64)> {
        let words = weigh(&profiles, set, Bm25::default(), by);
        words.iter().map(|word| (terms.name(word.term).into(), word.tf_idf, word.bm25)).collect()
    };
    let expected: [&[(&str, f64, f64)]; 4] = [
        &[
            ("дом", 2.079441541679836, 0.4424343705701778),
            ("сад", 1.3862943611198908, 0.3746741516540244),
            ("река", 0.2876820724517808, 0.13210183108841939),
            ("лес", 0.0, 0.03902241320660235),
        ],
        &[
            ("дом", 0.6931471805599454, 0.3300700859809264),
            ("река", 0.5753641449035616, 0.23011286705724673),
            ("лес", 0.0, 0.050171674122774464),
        ],
        &[
            ("сад", 1.3862943611198908, 0.4200892003393608),
            ("озеро", 0.6931471805599454, 0.3013683393738893),
            ("река", 0.2876820724517808, 0.15507606258205758),
            ("лес", 0.0, 0.045808919851228855),
        ],
        &[("озеро", 0.6931471805599454, 0.4077336356234973), ("лес", 0.0, 0.06197677391636845)],
    ];
    for (at, expected) in expected.iter().enumerate() {
        for by in [weights::Measure::TfIdf, weights::Measure::Bm25] {
            let found = words(&[at], by);
            assert_eq!(found.len(), expected.len(), "{at}");
            for (found, expected) in found.iter().zip(*expected) {
                let same = near_to(found.1, expected.1) && near_to(found.2, expected.2);
                assert!(found.0 == expected.0 && same, "{found:?}, not {expected:?}");
            }
        }
    }
    // A set's weight is the sum of its documents'.
    let both = words(&[0, 2], weights::Measure::TfIdf);
    assert_eq!(both[0].0, "сад");
    assert!(near_to(both[0].1, 2.7725887222397816) && near_to(both[3].1, 0.5753641449035616), "{both:?}");
    assert!((both[0].2 - (0.3746741516540244 + 0.4200892003393608)).abs() < 1e-6);
    let half = [true, true, false, false];
    let scope = Scope { documents: Some(&half), skipped: false };
    let profiles = Profiles::of(&index, &terms, &scope);
    assert_eq!((profiles.documents.len(), profiles.with(terms.find("лес", None).unwrap_or_default())), (2, 2));
    assert_eq!(profiles.documents[1].words, 4);
    assert!(weigh(&profiles, &[7], Bm25::default(), weights::Measure::TfIdf).is_empty());
}

/// The cosines are scikit-learn's, `cosine_similarity` of the vectors above; shares are products of two weights by their sum.
#[test]
fn documents_are_as_alike_as_scikit_learn_says() {
    let index = corpus(&FOUR);
    let terms = lemmas(&index);
    let profiles = Profiles::of(&index, &terms, &Scope::default());
    let expected: [&[(usize, f64)]; 4] = [
        &[(1, 0.709062851440303), (2, 0.505476379657457)],
        &[(0, 0.709062851440303), (2, 0.116559233984702)],
        &[(0, 0.505476379657457), (3, 0.439703566924496), (1, 0.116559233984702)],
        &[(2, 0.439703566924496)],
    ];
    for (of, expected) in expected.iter().enumerate() {
        let found = alike(&profiles, &terms, of, 5);
        assert_eq!(found.len(), expected.len(), "{of}: {found:?}");
        for (found, expected) in found.iter().zip(*expected) {
            assert!(found.at == expected.0 && near_to(found.cosine, expected.1), "{found:?}, not {expected:?}");
            assert!(near_to(found.shares.iter().map(|share| share.1).sum(), 1.0));
        }
    }
    let third = &alike(&profiles, &terms, 0, 1)[1];
    assert_eq!((terms.name(third.shares[0].0), third.shares.len()), ("сад", 1));
    assert!(near_to(third.shares[0].1, 0.958713913860144));
    let twice = corpus(&["Дом сад.", "Дом сад.", "Лес."]);
    let terms = lemmas(&twice);
    let same = alike(&Profiles::of(&twice, &terms, &Scope::default()), &terms, 0, 9);
    assert!(same.len() == 1 && same[0].cosine <= 1.0 && near_to(same[0].cosine, 1.0));
}
