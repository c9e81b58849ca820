//! Questions with measures, from texts of our own to the answer.

#![allow(clippy::unwrap_used, clippy::panic)] // in a test the panic is the message

use sarap::queries::{Answer, Ask, AskError, Index, Needs, Period, Queries};
use sarap::{Analyzer, Content, Indexing, Input, OffsetUnit, PackBytes};
use std::sync::OnceLock;

/// Date, language and text.
const TEXTS: [(&str, &str, &str); 5] = [
    ("2025-01-10", "ru", "Прокуратура изучила незаконный оборот оружия. Незаконный оборот вырос! Полиция молчит."),
    ("2025-02-10", "ru", "Полиция нашла склад. Склад закрыт, и оборот сигарет падает в городе."),
    ("2025-02-12", "ru", "В Астане нашли склад сигарет, который полиция города искала с весны прошлого года."),
    ("2025-02-13", "ru", "В Астане нашли склад сигарет, который полиция города искала с весны прошлого года!"),
    ("", "en", "Complete nonsense about nothing."),
];

fn analyzer() -> &'static Analyzer {
    static OPENED: OnceLock<Analyzer> = OnceLock::new();
    let read = |name: &str| std::fs::read(format!("{}/../../packs/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap().into();
    OPENED.get_or_init(|| {
        let packs = PackBytes {
            dictionary: read("ru-dictionary.pack"),
            context: read("ru-context.pack"),
            tagger: read("ru-tagger.pack"),
        };
        Analyzer::open(packs).unwrap()
    })
}

fn queries() -> Queries {
    let of = |(order, (date, language, text)): (u32, &(&str, &str, &str))| {
        let id = format!("d{order}");
        let input = Input {
            id: &id,
            bytes: text.as_bytes(),
            content: Content::Text,
            date: Some(*date).filter(|date| !date.is_empty()),
            language: Some(language),
            ..Input::default()
        };
        analyzer().index(input, Indexing { order, unit: OffsetUnit::CodePoint }, Needs::Words).unwrap().index
    };
    let parts: Vec<Vec<u8>> = (0..).zip(&TEXTS).map(|one| of(one).to_bytes()).collect();
    let pack = std::fs::read(format!("{}/../../packs/ru-reference.pack", env!("CARGO_MANIFEST_DIR"))).unwrap();
    let reference = Queries::open_reference(pack).unwrap();
    Queries::open(parts.iter().rev().map(Vec::as_slice)).unwrap().with_reference(Some(reference.into()))
}

fn asked(json: &str) -> Result<Answer, AskError> {
    queries().ask(&serde_json::from_str::<Ask>(json).unwrap())
}

/// What a place of an answer holds.
fn at(place: &sarap::queries::Place) -> String {
    let text = TEXTS[place.number as usize].2;
    text.chars().skip(place.start as usize).take((place.end - place.start) as usize).collect()
}

#[test]
fn collocates_come_with_table_measures_and_places() {
    let Answer::Collocates(answer) =
        asked(r#"{"kind": "collocates", "query": "оборот", "left": 2, "right": 2}"#).unwrap()
    else {
        panic!("another kind");
    };
    let row = &answer.rows[0];
    assert_eq!((row.term.as_str(), row.o11, row.o21, answer.node), ("незаконный", 2, 0, 3));
    assert_eq!(row.o11 + row.o12 + row.o21 + row.o22, answer.size);
    // 14 + log2(2 · 2 / (3 + 2))
    assert!((row.log_dice.unwrap() - 13.678_071_905_112_637).abs() < 1e-9);
    assert_eq!(row.places.iter().map(at).collect::<Vec<_>>(), ["незаконный", "Незаконный"]);
    assert!(row.log_likelihood.unwrap() > 0.0 && row.query == "[lemma=«незаконный»]");
    let json = r#"{"kind": "collocates", "query": "оборот", "sentence": true, "min_count": 1, "term": "сигарета", "places": 0}"#;
    let Answer::Collocates(answer) = asked(json).unwrap() else { panic!("another kind") };
    assert_eq!((answer.rows.len(), answer.rows[0].o11, answer.node, answer.size), (1, 1, 3, 8));
    let error = asked(r#"{"kind": "collocates", "query": "[lemma=", "measure": "ll"}"#).unwrap_err();
    assert_eq!((error.code, error.at), ("query", Some(7)));
    let error = asked(r#"{"kind": "collocates", "query": "а", "measure": "best"}"#).unwrap_err();
    assert!(error.code == "option" && error.message.contains("logdice"), "{error}");
    assert_eq!(asked(r#"{"kind": "collocates", "query": "нет"}"#).unwrap().rows(), (0, 0));
}

#[test]
fn key_words_are_found_by_the_news_or_by_other_documents() {
    let json = r#"{"kind": "keyness", "min_count": 2, "in": {"documents": ["d0", "d1"]}}"#;
    let Answer::Keyness(answer) = asked(json).unwrap() else { panic!("another kind") };
    assert_eq!(answer.rows[0].term, "оборот");
    assert_eq!((answer.rows[0].count, answer.rows[0].documents, answer.words), (3, 2, 21));
    assert!(answer.rows[0].reference_count > 100 && answer.rows[0].p_adjusted < 1e-4);
    assert!(answer.reference.name.is_some() && answer.reference.words > 3_000_000 && answer.warnings.is_empty());
    assert!(answer.rows.iter().all(|row| row.log_likelihood.unwrap() > 0.0 && row.term != "и"));

    let Answer::Keyness(answer) = asked(r#"{"kind": "keyness"}"#).unwrap() else { panic!("another kind") };
    assert_eq!(answer.warnings[0].code, "reference.language");

    let json = r#"{"kind": "keyness", "min_count": 1, "negative": true, "by": "form", "measure": "log-ratio",
        "in": {"documents": ["d0"]}, "against": {"documents": ["d1"]}}"#;
    let Answer::Keyness(answer) = asked(json).unwrap() else { panic!("another kind") };
    let last = answer.rows.last().unwrap();
    assert!(last.log_ratio.unwrap() < 0.0 && last.count == 0 && last.query.is_none() && last.exact);
    assert_eq!((answer.reference.name, answer.reference.documents), (None, 1));

    assert_eq!(asked(r#"{"kind": "keyness", "by": "entity"}"#).unwrap_err().code, "option");
    let nothing = Queries::new(Index::default());
    assert_eq!(nothing.ask(&serde_json::from_str(r#"{"kind": "keyness"}"#).unwrap()).unwrap_err().code, "option");
    let Answer::Keyness(answer) = asked(r#"{"kind": "keyness", "in": {"documents": []}}"#).unwrap() else { panic!() };
    assert_eq!((answer.rows.len(), answer.warnings[0].code.as_str()), (0, "target.empty"));
    let error = Queries::open_reference(b"SARAPPCK".to_vec()).unwrap_err();
    assert_eq!(error.code, "reference");
}

#[test]
fn spread_in_documents_and_in_time() {
    let json = r#"{"kind": "dispersion", "queries": ["оборот", "нигде"], "places": 9}"#;
    let Answer::Dispersion(answer) = asked(json).unwrap() else { panic!("another kind") };
    assert_eq!((answer.rows[0].counts.as_slice(), answer.rows[0].range), (&[2, 1, 0, 0, 0][..], 2));
    assert_eq!(answer.documents.unwrap().len(), 5);
    assert_eq!(answer.rows[0].places.iter().map(at).collect::<Vec<_>>(), ["оборот", "оборот", "оборот"]);
    assert_eq!((answer.rows[1].count, answer.rows[1].dp), (0, None));
    let json = r#"{"kind": "dispersion", "parts": 4, "page": {"limit": 1}}"#;
    let Answer::Dispersion(answer) = asked(json).unwrap() else { panic!("another kind") };
    assert_eq!((answer.rows.len(), answer.sizes.len(), answer.rows[0].query.as_str()), (1, 4, "[lemma=«полиция»]"));
    assert_eq!(answer.words, answer.sizes.iter().sum::<u64>());
    let Answer::Trends(answer) = asked(r#"{"kind": "trends", "queries": ["полиция"], "period": "month"}"#).unwrap()
    else {
        panic!()
    };
    let names: Vec<&str> = answer.intervals.iter().map(|one| one.name.as_str()).collect();
    assert_eq!((names, answer.undated_documents), (vec!["2025-01", "2025-02"], 1));
    // Left open, it is the day: from 10 January to 13 February there are 35.
    let Answer::Trends(days) = asked(r#"{"kind": "trends", "queries": ["полиция"]}"#).unwrap() else { panic!() };
    assert_eq!((days.period, days.intervals.len()), (Period::Day, 35));
    assert_eq!(answer.rows[0].points.iter().map(|point| point.count).collect::<Vec<_>>(), [1, 3]);
    assert!(answer.rows[0].points[1].lower.unwrap() < answer.rows[0].points[1].per_million.unwrap());
    let ask: Ask = serde_json::from_str(r#"{"kind": "dispersion", "queries": ["полиция", "😀 [lemma"]}"#).unwrap();
    let error = queries().ask(&ask).unwrap_err();
    let query = ask.query_of(&error).unwrap();
    assert_eq!((error.code, error.nth, query), ("query", Some(1), "😀 [lemma"));
    assert_eq!(error.at_in(query, sarap::OffsetUnit::Utf16), Some(9), "{error}");
    for wrong in [r#"{"kind": "trends", "s": 1}"#, r#"{"kind": "dispersion", "by": "entity"}"#] {
        assert_eq!(asked(wrong).unwrap_err().code, "option", "{wrong}");
    }
}

#[test]
fn texts_as_wholes() {
    let Answer::Diversity(answer) = asked(r#"{"kind": "diversity", "window": 5}"#).unwrap() else { panic!() };
    assert_eq!((answer.rows.len(), answer.rows[0].words, answer.rows[0].types), (5, 10, 8));
    assert!(answer.rows[0].flesch_oborneva.is_some() && answer.rows[4].flesch_oborneva.is_none());
    assert!(answer.all.words > 40 && answer.all.syllables.is_none());
    let Answer::Duplicates(answer) = asked(r#"{"kind": "duplicates"}"#).unwrap() else { panic!() };
    assert_eq!((answer.total, answer.reprints, answer.groups[0].original.document.as_str()), (1, 1, "d2"));
    let reprint = &answer.groups[0].reprints[0];
    assert_eq!((reprint.document.document.as_str(), reprint.jaccard), ("d3", 1.0));
    let counted = |json: &str| match asked(json).unwrap() {
        Answer::Keywords(answer) => answer.rows.iter().find(|row| row.term == "полиция").map_or(0, |row| row.count),
        _ => panic!("another kind"),
    };
    assert_eq!(counted(r#"{"kind": "keywords"}"#), 4);
    assert_eq!(counted(r#"{"kind": "keywords", "in": {"without_reprints": true}}"#), 3);
    assert_eq!(asked(r#"{"kind": "duplicates", "threshold": 0}"#).unwrap_err().code, "option");
}

#[test]
fn documents_within_their_corpus() {
    let Answer::Weights(answer) = asked(r#"{"kind": "weights", "each": 2}"#).unwrap() else { panic!() };
    let rows: Vec<(&str, &str)> =
        answer.rows.iter().map(|row| (row.document.as_deref().unwrap(), row.term.as_str())).collect();
    assert_eq!(rows[..4], [("d0", "незаконный"), ("d0", "оборот"), ("d1", "закрыть"), ("d1", "падать")], "{rows:?}");
    // «незаконный» stands twice, in one of five documents: 2 · ln 5.
    assert!((answer.rows[0].tf_idf - 3.218_875_824_868_200_7).abs() < 1e-9 && answer.warnings.is_empty());
    assert_eq!((answer.rows[0].query.as_str(), answer.documents), ("[lemma=«незаконный»]", 5));
    let json = r#"{"kind": "weights", "set": ["d2", "d3"], "measure": "bm25"}"#;
    let Answer::Weights(answer) = asked(json).unwrap() else { panic!() };
    let row = &answer.rows[0];
    assert_eq!((row.document.as_deref(), row.documents, row.corpus_documents), (None, 2, 2));
    assert!(answer.rows.windows(2).all(|rows| rows[0].bm25 >= rows[1].bm25) && answer.total > 5);
    for (wrong, code) in [
        (r#"{"kind": "weights", "set": ["x"]}"#, "document"),
        (r#"{"kind": "weights", "set": ["d0"], "in": {"documents": ["d1"]}}"#, "document"),
        (r#"{"kind": "weights", "measure": "x"}"#, "option"),
        (r#"{"kind": "weights", "k1": -1}"#, "option"),
        (r#"{"kind": "similar", "document": "x"}"#, "document"),
    ] {
        assert_eq!(asked(wrong).unwrap_err().code, code, "{wrong}");
    }
    let json = r#"{"kind": "weights", "in": {"documents": ["d1"]}}"#;
    let Answer::Weights(answer) = asked(json).unwrap() else { panic!() };
    assert!(answer.warnings[0].code == "corpus.one" && answer.rows.iter().all(|row| row.tf_idf == 0.0));
    let Answer::Similar(answer) = asked(r#"{"kind": "similar", "document": "d2", "terms": 2}"#).unwrap() else {
        panic!()
    };
    let first = &answer.rows[0];
    assert_eq!((first.document.as_str(), first.date.as_deref(), first.terms.len()), ("d3", Some("2025-02-13"), 2));
    assert!(first.cosine > 0.999_999 && answer.rows[1].cosine < 0.5 && answer.rows.len() < 4);
}

#[test]
fn numbers_without_sense_are_refused_by_name() {
    for (json, named) in [
        (r#""keywords", "page": {"limit": 0}"#, "limit takes a number from 1 to 10000, not 0"),
        (r#""similar", "document": "d2", "page": {"limit": 10001}"#, "limit takes"),
        (r#""keywords", "min_count": 0"#, "min-count takes a number from 1"),
        (r#""weights", "min_documents": 0"#, "min-documents takes"),
        (r#""concordance", "query": "а", "context": 201"#, "context takes a number from 0 to 200, not 201"),
        (r#""collocates", "query": "а", "left": 51"#, "left takes"),
        (r#""collocates", "query": "а", "left": 0, "right": 0"#, "both 0"),
        (r#""keyness", "max_p": 1.5"#, "max-p takes a number from 0 to 1, not 1.5"),
        (r#""dispersion", "parts": 1"#, "parts takes 0 (documents), or 2"),
        (r#""dispersion", "parts": 1001"#, "parts takes"),
        (r#""trends", "s": 1"#, "s takes"),
        (r#""trends", "gamma": -1"#, "gamma takes"),
        (r#""trends", "states": 1"#, "states takes a number from 2 to 50, not 1"),
        (r#""diversity", "window": 1"#, "window takes a number from 2 to 10000, not 1"),
        (r#""duplicates", "shingle": 0"#, "shingle takes"),
        (r#""duplicates", "threshold": 0.05"#, "threshold takes"),
        (r#""weights", "each": 0"#, "each takes"),
        (r#""weights", "b": 1.1"#, "b takes"),
    ] {
        let ask: Ask = serde_json::from_str(&format!(r#"{{"kind": {json}}}"#)).unwrap();
        for error in [queries().ask(&ask).unwrap_err(), ask.needs().unwrap_err()] {
            assert!(error.code == "option" && error.message.contains(named), "{json}: {error}");
        }
    }
    let sentences = r#"{"kind": "collocates", "query": "оборот", "left": 0, "right": 0, "sentence": true}"#;
    assert!(asked(sentences).unwrap().rows().0 > 0);
}

#[test]
fn every_answer_is_a_table_as_wide_as_its_head() {
    let kinds = ["collocates", "keyness", "dispersion", "trends", "diversity", "duplicates", "weights", "similar"];
    for kind in kinds {
        let query = match kind {
            "collocates" => r#", "query": "оборот", "min_count": 1"#,
            "similar" => r#", "document": "d2""#,
            _ => "",
        };
        let answer = asked(&format!(r#"{{"kind": "{kind}"{query}}}"#)).unwrap();
        let (columns, rows) = answer.table().unwrap();
        assert!(!rows.is_empty() && rows.iter().all(|row| row.len() == columns.len()), "{kind}");
        let json = serde_json::to_string(&answer).unwrap();
        let back: Answer = serde_json::from_str(&json).unwrap();
        assert_eq!(back.rows(), answer.rows(), "{kind}");
    }
}

#[test]
fn what_needs_entities_is_known_beforehand() {
    let needs = |json: &str| serde_json::from_str::<Ask>(json).unwrap().needs();
    for (json, expected) in [
        (r#"{"kind": "collocates", "query": "а"}"#, Needs::Words),
        (r#"{"kind": "collocates", "query": "@PER"}"#, Needs::Entities),
        (r#"{"kind": "collocates", "query": "а", "by": "entity"}"#, Needs::Entities),
        (r#"{"kind": "keyness"}"#, Needs::Words),
        (r#"{"kind": "keyness", "in": {"without_reprints": true}}"#, Needs::Dates),
        (r#"{"kind": "keyness", "by": "entity", "against": {"documents": ["x"]}}"#, Needs::Entities),
        (r#"{"kind": "dispersion", "queries": ["а", "@LOC"]}"#, Needs::Entities),
        (r#"{"kind": "trends"}"#, Needs::Dates),
        (r#"{"kind": "trends", "queries": ["@LOC", "а"]}"#, Needs::Entities),
        (r#"{"kind": "duplicates"}"#, Needs::Dates),
        (r#"{"kind": "weights", "set": ["x"]}"#, Needs::Words),
        (r#"{"kind": "similar", "document": "x", "by": "entity"}"#, Needs::Entities),
    ] {
        assert_eq!(needs(json).unwrap(), expected, "{json}");
    }
    for wrong in [r#""keyness", "by": "entity""#, r#""keyness", "measure": "x""#, r#""weights", "b": 2"#] {
        assert_eq!(needs(&format!(r#"{{"kind": {wrong}}}"#)).unwrap_err().code, "option", "{wrong}");
    }
}
