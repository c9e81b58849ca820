//! Cross-document B-cubed on NEREL's Wikidata ids.

use super::{Joined, WAYS, f1, share};
use crate::Failure;
use crate::corpora::{data_dir, text_of};
use crate::eval::predict::Reader;
use sarap::OffsetUnit;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Deserialize)]
struct Gold {
    id: String,
    text: String,
    spans: Vec<Linked>,
}

#[derive(Deserialize)]
struct Linked {
    start: u32,
    end: u32,
    common: String,
    wikidata: Option<String>,
}

/// An entity of a document, and what it is.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Unit {
    document: usize,
    entity: usize,
    label: String,
    gold: String,
}

pub(super) fn run(reader: &Reader, parts: &[String], show: bool) -> Result<(), Failure> {
    println!("| NEREL, entities across documents | joined by | label | entities | precision | recall | F1 |");
    println!("|---|---|---|---:|---:|---:|---:|");
    for part in parts {
        let file = if part == "train" { "nerel/train.jsonl.gz".to_owned() } else { format!("nerel/{part}.jsonl") };
        let path = data_dir().join(file);
        let read =
            |line: &str| serde_json::from_str(line).map_err(|error| Failure(format!("{}: {error}", path.display())));
        let gold: Vec<Gold> =
            text_of(&path)?.lines().filter(|line| !line.is_empty()).map(read).collect::<Result<_, _>>()?;
        let mut documents = Vec::new();
        for one in &gold {
            documents.push(reader.analyze(&one.id, &one.text)?.to_unit(OffsetUnit::CodePoint));
        }
        let joined = Joined::new(documents);
        let by_id: BTreeMap<&str, &Gold> = gold.iter().map(|one| (one.id.as_str(), one)).collect();
        let units = units(&joined, &by_id);
        for (name, way) in WAYS {
            let group = |unit: &Unit| way(&joined, unit.document, unit.entity);
            for label in ["PER", "ORG", "LOC", "all"] {
                let chosen: Vec<&Unit> = units.iter().filter(|unit| label == "all" || unit.label == label).collect();
                let (precision, recall) = b_cubed(&chosen, &group);
                println!(
                    "| {part} | {name} | {label} | {} | {precision:.3} | {recall:.3} | {:.3} |",
                    chosen.len(),
                    f1(precision, recall)
                );
            }
        }
        if show {
            tell(&joined, &units);
        }
    }
    Ok(())
}

/// The documents' entities that have a gold mention's place or proper name and label; the most frequent id wins.
fn units(joined: &Joined, gold: &BTreeMap<&str, &Gold>) -> Vec<Unit> {
    let mut units = Vec::new();
    for (number, document) in joined.documents.iter().enumerate() {
        let Some(gold) = gold.get(document.id.as_str()) else { continue };
        let mut wanted: BTreeMap<(u32, u32), (&str, &str)> = BTreeMap::new();
        for span in gold.spans.iter().filter(|span| matches!(span.common.as_str(), "PER" | "ORG" | "LOC")) {
            if let Some(id) = &span.wikidata {
                wanted.insert((span.start, span.end), (&span.common, id));
            }
        }
        for (entity, found) in document.entities.iter().enumerate() {
            let mut ids: BTreeMap<&str, usize> = BTreeMap::new();
            for mention in &found.mentions {
                let part = mention.name.as_ref().and_then(|name| wanted.get(&(name.start, name.end)));
                if let Some((label, id)) = wanted.get(&(mention.start, mention.end)).or(part)
                    && *label == found.label
                {
                    *ids.entry(id).or_default() += 1;
                }
            }
            if let Some((id, _)) = ids.iter().max_by_key(|(_, count)| **count) {
                units.push(Unit { document: number, entity, label: found.label.clone(), gold: (*id).to_owned() });
            }
        }
    }
    units
}

/// Precision and recall, each averaged over the units of which there is anything to say.
fn b_cubed(units: &[&Unit], group: &impl Fn(&Unit) -> String) -> (f64, f64) {
    let groups: Vec<String> = units.iter().map(|unit| group(unit)).collect();
    let (mut precision, mut recall) = ((0.0, 0_usize), (0.0, 0_usize));
    let mut by_group: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut by_gold: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, (unit, group)) in units.iter().zip(&groups).enumerate() {
        by_group.entry(group).or_default().push(at);
        by_gold.entry(&unit.gold).or_default().push(at);
    }
    for (unit, group) in units.iter().zip(&groups) {
        let others = |list: &[usize]| -> Vec<usize> {
            list.iter().copied().filter(|other| units[*other].document != unit.document).collect()
        };
        let same = others(&by_group[group.as_str()]);
        if !same.is_empty() {
            precision.0 += share(same.iter().filter(|other| units[**other].gold == unit.gold).count(), same.len());
            precision.1 += 1;
        }
        let same = others(&by_gold[unit.gold.as_str()]);
        if !same.is_empty() {
            recall.0 += share(same.iter().filter(|other| groups[**other] == *group).count(), same.len());
            recall.1 += 1;
        }
    }
    let mean = |(sum, count): (f64, usize)| if count == 0 { 0.0 } else { sum / count as f64 };
    (mean(precision), mean(recall))
}

/// Groups of several things, and things in several groups, by their names.
fn tell(joined: &Joined, units: &[Unit]) {
    let name = |unit: &Unit| joined.documents[unit.document].entities[unit.entity].name.clone();
    let mut groups: BTreeMap<String, BTreeMap<&str, BTreeSet<String>>> = BTreeMap::new();
    let mut things: BTreeMap<(&str, &str), BTreeMap<String, BTreeSet<String>>> = BTreeMap::new();
    for unit in units {
        let group = joined.group(unit.document, unit.entity);
        groups.entry(group.clone()).or_default().entry(&unit.gold).or_default().insert(name(unit));
        things.entry((&unit.label, &unit.gold)).or_default().entry(group).or_default().insert(name(unit));
    }
    for (group, ids) in groups.iter().filter(|(_, ids)| ids.len() > 1) {
        eprintln!("one group {group}: {ids:?}");
    }
    for ((label, id), groups) in things.iter().filter(|(_, groups)| groups.len() > 1) {
        eprintln!("one {label} {id}: {:?}", groups.values().collect::<Vec<_>>());
    }
}
