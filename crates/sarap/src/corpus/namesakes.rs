//! What has the same name and is something else, and letters that nobody explains: told, never joined.

use super::groups::{Apart, Groups};
use super::names::Names;
use super::values::MOST_BEARERS;
use sarap_entities::resolve::compare::{first_letters, is_upper, name_key};
use std::collections::BTreeMap;

/// Kinds of which one name stands for different things: a person, a city, a ship.
fn has_namesakes(label: &str) -> bool {
    matches!(label, "PER" | "ORG" | "LOC" | "FACILITY" | "EVENT" | "WORK" | "PRODUCT")
}

/// What is called by its first letters.
fn is_abbreviated(label: &str) -> bool {
    matches!(label, "ORG" | "LOC" | "FACILITY" | "LAW" | "EVENT" | "PRODUCT")
}

pub(super) fn tell(names: &Names<'_>, groups: &mut Groups<'_>) {
    let mut kinds: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    let named = || names.numbered().filter(|(_, name)| name.counted && !name.key.name.is_empty());
    for (number, name) in named().filter(|(_, name)| has_namesakes(name.key.label)) {
        kinds.entry(name.key.name).or_default().push(number);
    }
    for list in kinds.values().filter(|list| list.len() > 1) {
        let label = |number: &u32| names.get(*number).map(|name| name.key.label);
        // One of each kind is enough to be told.
        let mut kinds = list.clone();
        kinds.dedup_by_key(|number| label(number));
        for (at, one) in kinds.iter().enumerate() {
            groups.keep_apart_from(*one, kinds.get(at + 1..).unwrap_or_default(), Apart::OtherKind);
        }
    }
    let short = |text: &str| is_upper(text) && text.chars().all(char::is_alphabetic);
    let mut letters: BTreeMap<(&str, String), Vec<u32>> = BTreeMap::new();
    for (number, name) in named().filter(|(_, name)| is_abbreviated(name.key.label) && !short(name.best())) {
        for key in first_letters(name.key.name) {
            let list = letters.entry((name.key.label, key)).or_default();
            if list.len() <= MOST_BEARERS && list.last() != Some(&number) {
                list.push(number);
            }
        }
    }
    for (number, name) in named().filter(|(_, name)| is_abbreviated(name.key.label) && short(name.best())) {
        let Some(list) = letters.get(&(name.key.label, name_key(name.best()))) else { continue };
        let own = groups.root(number);
        // A name that is explained needs no guess.
        if groups.why(number).is_none() && groups.value(own).is_none() && list.len() <= MOST_BEARERS {
            groups.keep_apart_from(number, list, Apart::Letters);
        }
    }
}
