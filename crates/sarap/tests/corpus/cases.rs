//! Every line of `cases.txt`.

use crate::notation::documents;
use sarap::Corpus;
use serde_json::Value;
use std::collections::BTreeMap;

#[test]
fn every_line_joins_and_keeps_apart_as_it_says() {
    let lines = include_str!("cases.txt").lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let faults: Vec<String> = lines.filter_map(fault).collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// What is wrong with the corpus of a line.
fn fault(line: &str) -> Option<String> {
    let documents = documents(line);
    let mut corpus = Corpus::new();
    documents.iter().for_each(|(analysis, _)| corpus.add(analysis));
    let merged = corpus.merged();
    let mut of_group: BTreeMap<&str, u32> = BTreeMap::new();
    for ((_, wanted), of) in documents.iter().zip(&merged.of) {
        for (wanted, &entity) in wanted.iter().zip(of) {
            let first = *of_group.entry(&wanted.group).or_insert(entity);
            if first != entity {
                return Some(format!("{line}: @{} is two", wanted.group));
            }
            let known = serde_json::to_value(&merged.entities[entity as usize]).unwrap();
            let told = |list: &Value, key: &str| {
                list.as_array().unwrap().iter().map(|one| one[key].as_str().unwrap().to_owned()).collect::<Vec<_>>()
            };
            let names = known["names"].as_array().unwrap();
            let mut reasons: Vec<String> = names.iter().flat_map(|name| told(&name["reasons"], "rule")).collect();
            let doubt = !known["unsure"].as_array().unwrap().is_empty();
            reasons.push(if doubt { "unsure" } else { "sure" }.into());
            let shared = known["shared"].as_array().unwrap();
            reasons.extend(shared.iter().map(|name| format!("&{}", name.as_str().unwrap())));
            reasons.extend(told(&known["apart"], "reason").iter().map(|reason| format!("≠{reason}")));
            if let Some(missing) = wanted.reasons.iter().find(|reason| !reasons.contains(reason)) {
                return Some(format!("{line}: no !{missing}, but {reasons:?}"));
            }
        }
    }
    let mut entities: Vec<u32> = of_group.values().copied().collect();
    entities.sort_unstable();
    entities.dedup();
    (entities.len() < of_group.len()).then(|| format!("{line}: two groups are one"))
}
