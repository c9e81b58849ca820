//! How long joining takes on many documents, beside joining by the same label and name.

use crate::Failure;
use sarap::{Analysis, Corpus, Counts, Entity, OffsetUnit, SCHEMA};
use std::collections::BTreeMap;
use std::time::Instant;

const DOCUMENTS: usize = 10_000;
const ENTITIES: usize = 200;

pub(super) fn run() -> Result<(), Failure> {
    let analyses: Vec<Analysis> = (0..DOCUMENTS).map(document).collect();
    let begun = Instant::now();
    let mut corpus = Corpus::new();
    analyses.iter().for_each(|analysis| corpus.add(analysis));
    let added = begun.elapsed().as_secs_f64();
    let begun = Instant::now();
    let merged = corpus.merged();
    let joined = begun.elapsed().as_secs_f64();
    let begun = Instant::now();
    let mut names: BTreeMap<(&str, String), Vec<(usize, usize)>> = BTreeMap::new();
    for (number, analysis) in analyses.iter().enumerate() {
        for (entity, one) in analysis.entities.iter().enumerate() {
            names.entry((&one.label, one.name.to_lowercase().replace('ё', "е"))).or_default().push((number, entity));
        }
    }
    let rival = begun.elapsed().as_secs_f64();
    // The answer: every entity has its place, and joining leaves fewer than names alone do.
    let placed: usize = merged.entities.iter().map(|entity| entity.documents.len()).sum();
    if placed != DOCUMENTS * ENTITIES || merged.entities.len() >= names.len() {
        return Err(Failure(format!("{placed} placed, {} entities, {} names", merged.entities.len(), names.len())));
    }
    println!(
        "{DOCUMENTS} documents with {ENTITIES} entities each, made up: {added:.1} s to add them, {joined:.1} s to join their {} names \
         to {} entities, {:.1} times as long as by label and name.",
        names.len(),
        merged.entities.len(),
        joined / rival
    );
    Ok(())
}

/// Names out of many, some frequent, as in a corpus: persons under full and shorter names, places with values, organisations.
fn document(number: usize) -> Analysis {
    let entity = |at: usize| {
        let chance = (number * 7_919 + at * 104_729) % 999_983;
        let rank = (chance % 1_000) * (chance % 997) / 40;
        let (label, name, value) = match at % 4 {
            0 => ("PER", format!("Имя{} Фамилия{}", rank % 300, rank), None),
            1 => ("PER", format!("И. Фамилия{rank}"), None),
            2 => ("ORG", format!("Организация «Название {rank}»"), None),
            _ => ("LOC", format!("Место {}", rank % 3_000), Some(format!("XX/{}", rank % 1_500))),
        };
        Entity {
            id: format!("e{}", at + 1),
            label: label.into(),
            name,
            value,
            aliases: Vec::new(),
            count: 1,
            mentions: Vec::new(),
        }
    };
    Analysis {
        schema: SCHEMA.into(),
        id: format!("{number:05}"),
        sha256: format!("{number}"),
        language: "ru".into(),
        date: None,
        date_source: None,
        crimes: Vec::new(),
        title: None,
        encoding: "UTF-8".into(),
        offset_unit: OffsetUnit::CodePoint,
        text: String::new(),
        counts: Counts::default(),
        regions: Vec::new(),
        entities: (0..ENTITIES).map(entity).collect(),
        relations: Vec::new(),
        quotes: Vec::new(),
        keywords: Vec::new(),
        warnings: Vec::new(),
        packs: Vec::new(),
    }
}
