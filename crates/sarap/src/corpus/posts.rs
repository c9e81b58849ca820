//! A surname alone, told by the place of work: «министр внутренних дел Казахстана Саденов» in one document, and in another the
//! same ministry's Ержан Саденов.

use super::groups::{Apart, Groups, Rule, Why};
use super::names::Names;
use super::part::Part;
use super::persons::Bearers;
use std::collections::{BTreeMap, BTreeSet};

/// Moves the documents' entities that have a part of a person's name to the only person of that surname who works for the same
/// organisation.
pub(super) fn join<'a>(parts: &[&'a Part], names: &Names<'a>, bearers: &Bearers<'_>, groups: &mut Groups<'a>) {
    // For whom each person works, by the groups.
    let mut work: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
    let mut waiting: Vec<(u32, u32, u32, BTreeSet<u32>)> = Vec::new();
    for ((document, part), of) in (0..).zip(parts).zip(&names.of) {
        let mut places: BTreeMap<u32, BTreeSet<u32>> = BTreeMap::new();
        for link in part.links.iter().filter(|link| link.kind == "works_for") {
            let Some(to) = link.to.and_then(|to| of.get(to as usize)) else { continue };
            if names.get(*to).is_some_and(|name| name.key.label == "ORG" && name.open.is_none()) {
                places.entry(link.from).or_default().insert(groups.root(*to));
            }
        }
        for (entity, places) in places {
            let Some(&number) = of.get(entity as usize) else { continue };
            match names.get(number) {
                Some(name) if name.person.is_none() => {}
                Some(name) if name.open.is_none() => work.entry(groups.root(number)).or_default().extend(places),
                _ => waiting.push((document, entity, number, places)),
            }
        }
    }
    for (document, entity, number, places) in waiting {
        let Some(person) = names.get(number).and_then(|name| name.person.as_ref()) else { continue };
        let mut found: BTreeMap<u32, u32> = BTreeMap::new();
        for whole in bearers.wholes(person, names) {
            let root = groups.root(whole);
            if work.get(&root).is_some_and(|known| !known.is_disjoint(&places)) {
                found.entry(root).or_insert(whole);
            }
        }
        let found: Vec<u32> = found.into_values().collect();
        match found.as_slice() {
            [] => {}
            [only] => {
                groups.moved.insert((document, entity), Why { rule: Rule::Post, with: *only, said: None });
            }
            several => groups.keep_apart_from(number, several, Apart::Several),
        }
    }
}
