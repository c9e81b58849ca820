//! What holds whatever the documents: no order and no partition changes a byte, nothing is lost, nothing panics.

use crate::notation::{analysis, documents};
use sarap::corpus::Part;
use sarap::{Analysis, Corpus, Entity};

/// All the documents of the table as one corpus, with ids of their own.
fn everything() -> Vec<Analysis> {
    let lines = include_str!("cases.txt").lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let all = lines.flat_map(documents).map(|(analysis, _)| analysis);
    let own = |(number, analysis): (usize, Analysis)| Analysis {
        id: format!("{number:04}"),
        sha256: format!("{number}"),
        ..analysis
    };
    all.enumerate().map(own).collect()
}

fn bytes(corpus: &Corpus) -> String {
    serde_json::to_string(&corpus.summary()).unwrap()
}

/// Numbers that look like chance and are the same each time (Knuth's MMIX generator).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }
}

#[test]
fn no_order_and_no_partition_changes_a_byte() {
    let mut documents = everything();
    // A copy of the first, under another name, with a date of its own.
    documents.push(Analysis { id: "9999".into(), date: Some("2025-09-20".into()), ..documents[0].clone() });
    let mut whole = Corpus::new();
    documents.iter().for_each(|document| whole.add(document));
    let expected = bytes(&whole);
    let mut numbers = Numbers(7);
    for _ in 0..20 {
        for at in (1..documents.len()).rev() {
            documents.swap(at, numbers.below(at + 1));
        }
        // Every document into one of some corpora, some into two; these are merged in any order and grouping.
        let mut corpora = vec![Corpus::new(); 1 + numbers.below(6)];
        for document in &documents {
            for _ in 0..=numbers.below(2) {
                let at = numbers.below(corpora.len());
                corpora[at].add(document);
            }
        }
        while corpora.len() > 1 {
            let other = corpora.swap_remove(numbers.below(corpora.len()));
            let at = numbers.below(corpora.len());
            corpora[at].merge(other);
        }
        assert_eq!(bytes(&corpora[0]), expected);
    }
}

#[test]
fn two_analyses_of_the_same_bytes_under_one_name_are_one_document_in_any_order() {
    let documents = everything();
    let dated = Analysis { date: Some("2025-09-20".into()), ..documents[0].clone() };
    let [mut one, mut other] = [Corpus::new(), Corpus::new()];
    [&documents[0], &dated].into_iter().for_each(|document| one.add(document));
    [&dated, &documents[0]].into_iter().for_each(|document| other.add(document));
    assert_eq!((one.len(), bytes(&one)), (1, bytes(&other)));
}

#[test]
fn a_copy_is_named_and_counts_for_nothing() {
    let documents = everything();
    let mut corpus = Corpus::new();
    corpus.add(&documents[0]);
    let once = corpus.entities()[0].count;
    corpus.add(&Analysis { id: "z".into(), ..documents[0].clone() });
    let summary = corpus.summary();
    assert_eq!(summary.documents.iter().map(|document| document.copy_of).collect::<Vec<_>>(), [None, Some(0)]);
    assert_eq!(summary.entities[0].count, once);
    // It has its places all the same: whoever opens the copy finds its entities.
    assert_eq!(
        summary.entities[0].documents.iter().map(|one| (one.document, one.count)).collect::<Vec<_>>(),
        [(0, 1), (1, 0)]
    );
}

#[test]
fn every_entity_of_every_document_has_its_place_once() {
    let documents = everything();
    let mut corpus = Corpus::new();
    documents.iter().for_each(|document| corpus.add(document));
    let merged = corpus.merged();
    let mut seen = 0;
    for (entity, number) in merged.entities.iter().zip(0..) {
        for one in &entity.documents {
            assert_eq!(merged.of[one.document as usize][one.entity as usize], number);
            assert!(entity.names.get(one.name as usize).is_some());
            seen += 1;
        }
    }
    assert_eq!(seen, documents.iter().map(|document| document.entities.len()).sum::<usize>());
    let mut ids: Vec<&str> = merged.entities.iter().map(|entity| entity.id.as_str()).collect();
    ids.sort_unstable();
    let twice: Vec<&[&str]> = ids.windows(2).filter(|pair| pair[0] == pair[1]).collect();
    assert!(twice.is_empty(), "{twice:?}");
    // A name leads to one entity alone.
    let mut keys: Vec<&String> = merged.entities.iter().flat_map(|entity| &entity.keys).collect();
    let all = keys.len();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), all);
}

#[test]
fn a_part_is_the_same_after_it_was_written_and_read() {
    for document in everything() {
        let part = Part::of(&document);
        assert_eq!(serde_json::from_slice::<Part>(&serde_json::to_vec(&part).unwrap()).unwrap(), part);
    }
}

#[test]
fn nothing_one_and_absurd_documents_are_read() {
    assert_eq!(Corpus::new().summary().entities, []);
    let long = |label: &str| Entity {
        id: "e1".into(),
        label: label.into(),
        name: vec!["Иван Петрович А."; 100].join(" "),
        value: None,
        aliases: vec![String::new(), "А. ".repeat(300), "\u{0}".into()],
        count: u32::MAX,
        mentions: Vec::new(),
    };
    let labels = ["PER", "ORG", "LOC", "DATE", "of a later version", ""];
    let mut corpus = Corpus::new();
    for (number, label) in labels.iter().enumerate() {
        corpus.add(&analysis(&number.to_string(), vec![long(label), long(label)], Vec::new()));
        corpus.add(&analysis(&format!("{number} again"), vec![long(label)], Vec::new()));
    }
    assert_eq!(corpus.entities().len(), labels.len());
    assert!(corpus.entities().iter().all(|entity| entity.count == u32::MAX));
}

#[test]
fn thousands_of_bearers_of_one_name_are_no_pairs() {
    let entity = |number: usize| Entity {
        id: "e1".into(),
        label: "PER".into(),
        name: format!("Иван Отца{number}ович Иванов"),
        value: None,
        aliases: Vec::new(),
        count: 1,
        mentions: Vec::new(),
    };
    let mut corpus = Corpus::new();
    for number in 0..5_000 {
        corpus.add(&analysis(&format!("{number:05}"), vec![entity(number)], Vec::new()));
    }
    let entities = corpus.entities();
    assert_eq!(entities.len(), 5_000);
    assert!(entities.iter().all(|entity| entity.apart.len() < 20));
}
