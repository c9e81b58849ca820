//! Sentences and relations across documents.

use crate::notation::analysis;
use sarap::{Analysis, Corpus, Entity, Mention, OffsetUnit, Range, Region, Relation};

/// A document of `text`, whose entities are where their names stand; the last letters of a name may bend.
fn document(id: &str, text: &str, names: &[(&str, &str)]) -> Analysis {
    let mention = |label: &str, start: usize, end: usize| Mention {
        start: u32::try_from(start).unwrap(),
        end: u32::try_from(end).unwrap(),
        label: label.into(),
        name: None,
        nominative: None,
        anchor: None,
        source: "rule:x".into(),
        reason: None,
        score: 1.0,
    };
    let entities = names.iter().enumerate().map(|(number, (label, name))| {
        let mentions: Vec<Mention> =
            text.match_indices(name).map(|(at, found)| mention(label, at, at + found.len())).collect();
        Entity {
            id: format!("e{}", number + 1),
            label: (*label).into(),
            name: (*name).into(),
            value: None,
            aliases: Vec::new(),
            count: u32::try_from(mentions.len()).unwrap(),
            mentions,
        }
    });
    let entities = entities.collect();
    Analysis { text: text.into(), offset_unit: OffsetUnit::Byte, ..analysis(id, entities, Vec::new()) }
}

fn pairs(corpus: &Corpus) -> Vec<(String, u32, Vec<u32>)> {
    let summary = corpus.summary();
    summary
        .together
        .iter()
        .map(|pair| (pair.entities.join(" + "), pair.count, pair.places.iter().map(|place| place.document).collect()))
        .collect()
}

const FIRST: &str = "😀 Саденов прибыл в Осло. Его встретил Хауген. Саденов и Хауген осмотрели Осло.";

#[test]
fn entities_of_one_sentence_stand_together_with_every_place_once() {
    let names = [("PER", "Саденов"), ("LOC", "Осло"), ("PER", "Хауген")];
    let mut corpus = Corpus::new();
    corpus.add(&document("a", FIRST, &names).to_unit(OffsetUnit::CodePoint));
    corpus.add(&document("b", "Саденов, Саденов и ещё раз Осло.", &names));
    let found = pairs(&corpus);
    assert_eq!(
        found,
        [
            ("PER:саденов + LOC:осло".to_owned(), 3, vec![0, 0, 1]),
            ("PER:саденов + PER:хауген".to_owned(), 1, vec![0]),
            ("LOC:осло + PER:хауген".to_owned(), 1, vec![0]),
        ]
    );
    let summary = corpus.summary();
    let text: Vec<char> = FIRST.chars().collect();
    let said = |number: usize| {
        let place = summary.together[0].places[number];
        text[place.start as usize..place.end as usize].iter().collect::<String>()
    };
    assert_eq!((said(0).as_str(), said(1).as_str()), ("😀 Саденов прибыл в Осло.", "Саденов и Хауген осмотрели Осло."));
    // Of one entity, the same.
    let merged = corpus.merged();
    let at = merged.entities.iter().position(|entity| entity.name == "Хауген").unwrap();
    let with = merged.together_with(&corpus, u32::try_from(at).unwrap());
    assert_eq!(with.iter().map(|pair| pair.count).collect::<Vec<_>>(), [1, 1]);
    assert_eq!(with[..], summary.together[1..]);
}

#[test]
fn a_name_inside_the_other_is_no_pair_and_neither_is_a_measure_or_a_menu() {
    let text = "Министр обороны Осло ушёл 5 мая. Осло, Саденов.";
    let names = [("ROLE", "Министр обороны Осло"), ("LOC", "Осло"), ("DATE", "5 мая"), ("PER", "Саденов")];
    let mut one = document("a", text, &names);
    one.regions.push(Region {
        start: u32::try_from(text.find(" Осло, ").unwrap()).unwrap(),
        end: 99,
        kind: "boilerplate".into(),
    });
    let mut corpus = Corpus::new();
    corpus.add(&one);
    assert_eq!(pairs(&corpus), []);
}

#[test]
fn a_copy_is_no_second_sentence() {
    let names = [("PER", "Саденов"), ("LOC", "Осло")];
    let one = document("a", "Саденов прибыл в Осло.", &names);
    let mut corpus = Corpus::new();
    corpus.add(&Analysis { id: "b".into(), ..one.clone() });
    corpus.add(&one);
    assert_eq!(pairs(&corpus), [("LOC:осло + PER:саденов".to_owned(), 1, vec![0])]);
}

#[test]
fn relations_carry_over_and_are_former_only_where_every_document_says_so() {
    let names = [("PER", "Саденов"), ("ROLE", "министр")];
    let linked = |id: &str, former: bool, score: f64| {
        let mut one = document(id, "министр Саденов", &names);
        let role = Relation {
            kind: "role".into(),
            from: "e1".into(),
            to: Some("e2".into()),
            former,
            evidence: Range { start: 0, end: 5 },
            source: "rule:x".into(),
            score,
        };
        let source = Relation { kind: "reports".into(), to: None, ..role.clone() };
        let lost = Relation { to: Some("e9".into()), ..role.clone() };
        one.relations = vec![role, source, lost];
        one
    };
    let mut corpus = Corpus::new();
    corpus.add(&linked("a", true, 0.8));
    corpus.add(&linked("b", false, 0.95));
    corpus.add(&linked("c", true, f64::NAN));
    let relations = corpus.summary().relations;
    let told: Vec<_> = relations
        .iter()
        .map(|one| (one.kind.as_str(), one.from.as_str(), one.to.as_deref(), one.former, one.score, one.places.len()))
        .collect();
    assert_eq!(
        told,
        [
            ("reports", "PER:саденов", None, false, 0.95, 3),
            ("role", "PER:саденов", Some("ROLE:министр"), false, 0.95, 3),
        ]
    );
}
