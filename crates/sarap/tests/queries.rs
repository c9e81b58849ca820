//! Questions to documents of our own, from their text to the answer.

#![allow(clippy::unwrap_used, clippy::panic)] // in a test the panic is the message

use sarap::queries::{Answer, Ask, AskConcordance, Concordance, Frequencies, Index, Needs, Queries, Sequences};
use sarap::{Analyzer, Content, Indexing, Input, OffsetUnit, PackBytes};
use std::sync::OnceLock;

const TEXTS: [&str; 3] = [
    "😀 Прокуратура города Алматы расследует незаконный оборот наркотиков. Незаконный оборот растёт!",
    "Борис Саденов сообщил: оборот оружия падает. «Ёлка» уже здесь. Саденов приехал в Астану.",
    "Complete nonsense: 42 % of it.",
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

fn input<'a>(id: &'a str, text: &'a str) -> Input<'a> {
    Input { id, bytes: text.as_bytes(), content: Content::Text, ..Input::default() }
}

fn parts(unit: OffsetUnit) -> Vec<Index> {
    let of = |(order, text): (u32, &&str)| {
        let id = format!("d{order}");
        analyzer().analyze_indexed(input(&id, text), Indexing { order, unit }).unwrap().1
    };
    (0..).zip(&TEXTS).map(of).collect()
}

fn queries(unit: OffsetUnit) -> Queries {
    let bytes: Vec<Vec<u8>> = parts(unit).iter().rev().map(Index::to_bytes).collect();
    Queries::open(bytes.iter().map(Vec::as_slice)).unwrap()
}

fn asked(json: &str) -> Result<Answer, sarap::queries::AskError> {
    queries(OffsetUnit::Byte).ask(&serde_json::from_str::<Ask>(json).unwrap())
}

fn frequencies(json: &str) -> Frequencies {
    match asked(json).unwrap() {
        Answer::Keywords(answer) => answer,
        other => panic!("{other:?}"),
    }
}

fn sequences(json: &str) -> Sequences {
    match asked(json).unwrap() {
        Answer::Ngrams(answer) => answer,
        other => panic!("{other:?}"),
    }
}

fn concordance(queries: &Queries, query: &str) -> Concordance {
    let ask = Ask::Concordance(AskConcordance { query: query.into(), ..AskConcordance::default() });
    match queries.ask(&ask).unwrap() {
        Answer::Concordance(answer) => answer,
        other => panic!("{other:?}"),
    }
}

#[test]
fn words_are_counted_over_all_documents() {
    let answer = frequencies(r#"{"kind": "keywords", "min_count": 2}"#);
    let rows: Vec<(&str, u32, u32)> = answer.rows.iter().map(|r| (r.term.as_str(), r.count, r.documents)).collect();
    assert_eq!(rows, [("оборот", 3, 2), ("незаконный", 2, 1), ("саденов", 2, 1)]);
    assert_eq!((answer.total, answer.documents), (3, 3));
    assert!((answer.rows[0].per_million - 3e6 / answer.words as f64).abs() < 1e-9);
    let answer = frequencies(r#"{"kind": "keywords", "by": "entity"}"#);
    let person = answer.rows.iter().find(|row| row.class.as_deref() == Some("PER")).unwrap();
    assert_eq!((person.term.as_str(), person.count), ("Борис Саденов", 2));
    let answer = frequencies(r#"{"kind": "keywords", "page": {"offset": 1, "limit": 1}, "in": {"documents": ["d0"]}}"#);
    assert_eq!((answer.rows.len(), answer.documents), (1, 1));
    assert_eq!(answer.rows[0].count, 2);
}

#[test]
fn the_query_of_each_row_finds_what_was_counted() {
    let queries = queries(OffsetUnit::Byte);
    let mut seen = 0;
    for by in ["form", "lemma", "lemma+pos", "entity"] {
        for fold in ["true", "false"] {
            let json = format!(
                r#"{{"kind": "keywords", "by": "{by}", "stop": "none", "fold": {{"case": {fold}, "yo": {fold}}}}}"#
            );
            for row in frequencies(&json).rows {
                let mut ask = AskConcordance { query: row.query.clone(), ..AskConcordance::default() };
                (ask.fold.case, ask.fold.yo) = (fold == "true", fold == "true");
                let Answer::Concordance(found) = queries.ask(&Ask::Concordance(ask)).unwrap() else { panic!() };
                assert_eq!((found.total, found.documents), (row.count, row.documents), "{}", row.query);
                seen += 1;
            }
        }
    }
    assert!(seen > 100);
    for row in sequences(r#"{"kind": "ngrams", "stop": "none", "min_count": 1, "max": 4}"#).rows {
        let found = concordance(&queries, &row.query);
        assert_eq!((found.total, found.documents), (row.count, row.documents), "{}", row.query);
    }
}

#[test]
fn sequences_are_counted() {
    let answer = sequences(
        r#"{"kind": "ngrams", "patterns": ["ADJ NOUN", "NOUN NOUN.gen"], "min_count": 1, "by": "lemma+pos"}"#,
    );
    let rows: Vec<String> = answer.rows.iter().map(|row| format!("{} {}", row.words.join(" "), row.count)).collect();
    assert_eq!(rows[0], "незаконный оборот 2");
    assert!(rows.contains(&"оборот оружие 1".to_string()), "{rows:?}");
    assert_eq!(answer.rows[0].classes.as_deref().unwrap(), ["ADJ", "NOUN"]);
    // As it is written, and not lemma by lemma.
    let answer = sequences(r#"{"kind": "ngrams", "min_count": 1, "page": {"limit": 1000}}"#);
    let form = |words: &str| {
        answer.rows.iter().find(|row| row.words.join(" ") == words).map(|row| row.form.as_str()).unwrap_or_default()
    };
    assert_eq!(form("незаконный оборот наркотик"), "незаконный оборот наркотиков");
    assert_eq!(form("оборот оружие"), "оборот оружия");
}

#[test]
fn lines_give_places_in_the_unit_of_the_index() {
    let wanted = [(OffsetUnit::Byte, 5), (OffsetUnit::Utf16, 3), (OffsetUnit::CodePoint, 2)];
    for (unit, start) in wanted {
        let answer = concordance(&queries(unit), "прокуратура");
        let line = &answer.lines[0];
        assert_eq!((line.document.as_str(), line.node.start, answer.offset_unit), ("d0", start, unit));
        assert_eq!((line.left.start, line.left.end), (0, start - 1));
    }
    let answer = concordance(&queries(OffsetUnit::Byte), "@PER");
    let nodes: Vec<&str> = answer
        .lines
        .iter()
        .map(|line| &TEXTS[line.number as usize][line.node.start as usize..line.node.end as usize])
        .collect();
    assert_eq!(nodes, ["Борис Саденов", "Саденов"]);
}

#[test]
fn an_index_by_words_alone_knows_the_same_words() {
    let words =
        |index: &Index| -> Vec<String> { index.types().iter().map(|t| index.lemma(t.lemma).to_string()).collect() };
    for (order, text) in (0..).zip(TEXTS) {
        let wanted = Indexing { order, unit: OffsetUnit::Utf16 };
        let alone = analyzer().index(input("d", text), wanted, Needs::Words).unwrap();
        let (analysis, whole) = analyzer().analyze_indexed(input("d", text), wanted).unwrap();
        assert_eq!((words(&alone.index), alone.index.tokens()), (words(&whole), whole.tokens()));
        assert_eq!((alone.index.named().len(), alone.text), (0, analysis.text));
        let named = analyzer().index(input("d", text), wanted, Needs::Entities).unwrap();
        assert!(named.index == whole, "the entities of an index are those of the analysis");
        assert_eq!(analyzer().analyze(input("d", text)).unwrap().entities, analysis.entities);
    }
}

#[test]
fn an_index_by_words_and_dates_knows_the_date_that_an_analysis_finds() {
    let page = "<html><body><nav>Сегодня 22.03.2026</nav><article><p>Дата публикации: 20.09.2025</p><p>Прокуратура \
        изучила оборот, и полиция нашла склад в городе, который искала с весны.</p></article></body></html>";
    let texts = ["Дата: 20.09.2025\n\nПолиция нашла склад.", "5 мая 2020 года прошёл форум.", "Склад.", page];
    for text in texts {
        for date in [None, Some("2020-01-02")] {
            let input = Input { id: "d.html", bytes: text.as_bytes(), date, ..Input::default() };
            let wanted = Indexing { order: 0, unit: OffsetUnit::Utf16 };
            let date = |index: &Index| index.documents()[0].date.clone();
            let dated = analyzer().index(input, wanted, Needs::Dates).unwrap().index;
            assert_eq!(date(&dated), date(&analyzer().analyze_indexed(input, wanted).unwrap().1), "{text}");
        }
    }
}

#[test]
fn what_is_wrong_is_said() {
    for (json, code, words) in [
        (r#"{"kind": "concordance", "query": "а («"}"#, "query", "no end"),
        (r#"{"kind": "concordance", "query": ""}"#, "query", "the query ends"),
        (r#"{"kind": "concordance", "query": "@PRE"}"#, "query", "there are ANY PER ORG LOC"),
        (r#"{"kind": "concordance", "query": "а", "sort": "x"}"#, "option", "l1 l2 l3"),
        (r#"{"kind": "keywords", "pos": "NUON"}"#, "option", "NUON"),
        (r#"{"kind": "ngrams", "max": 99}"#, "option", "1 to 5"),
        (r#"{"kind": "ngrams", "min": 0}"#, "option", "1 to 5"),
        (r#"{"kind": "ngrams", "patterns": ["ADJ", ""]}"#, "option", "pattern"),
        (r#"{"kind": "ngrams", "by": "entity"}"#, "option", "entities"),
        (r#"{"kind": "keywords", "in": {"documents": ["d0", "x"]}}"#, "document", "«x»"),
    ] {
        let error = asked(json).unwrap_err();
        assert_eq!(error.code, code, "{json}: {error}");
        assert!(error.message.contains(words), "{json}: {error}");
    }
    let error = asked(r#"{"kind": "concordance", "query": "«а» («"}"#).unwrap_err();
    assert_eq!(error.at_in("«а» («", OffsetUnit::Utf16), Some(5));
    for json in [
        r#"{"kind": "keyword"}"#,
        r#"{"kind": "keywords", "colour": 1}"#,
        r#"{"kind": "keywords", "in": {"x": 1}}"#,
        "{}",
    ] {
        assert!(serde_json::from_str::<Ask>(json).is_err(), "{json}");
    }
    let error = Queries::open([&b"nonsense"[..]]).unwrap_err();
    assert_eq!((error.code, error.message.contains("damaged")), ("index", true));
}

#[test]
fn nothing_and_one_word_are_no_errors() {
    for texts in [&[][..], &["слово"]] {
        let wanted = Indexing { order: 0, unit: OffsetUnit::Byte };
        let parts: Vec<Vec<u8>> = texts
            .iter()
            .map(|text| analyzer().index(input("a", text), wanted, Needs::Words).unwrap().index.to_bytes())
            .collect();
        let queries = Queries::open(parts.iter().map(Vec::as_slice)).unwrap();
        for json in [
            r#"{"kind": "keywords", "by": "entity"}"#,
            r#"{"kind": "keywords"}"#,
            r#"{"kind": "ngrams", "gap": 5, "max": 5, "reduce": true}"#,
            r#"{"kind": "concordance", "query": "слово NEAR/5 слово", "sort": "r1,l1", "page": {"offset": 4294967295, "limit": 10000}}"#,
        ] {
            queries.ask(&serde_json::from_str(json).unwrap()).unwrap();
        }
    }
}
