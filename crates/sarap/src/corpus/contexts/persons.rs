//! Which persons' names may meet those of other documents, and what tells by standing beside them.

use super::{Name, Open, is_patronymic};
use crate::corpus::names::MOST_PARTS;
use std::collections::{BTreeMap, BTreeSet};

/// The persons' names that may have to be joined: of several documents, or beside another name with a word and a letter in common.
pub(super) fn met(all: &[Name<'_>]) -> BTreeSet<u32> {
    let mut alike: BTreeMap<(&str, char), (u32, usize)> = BTreeMap::new();
    let mut met = BTreeSet::new();
    for (number, name) in (0..).zip(all).filter(|(_, name)| is_whole(name)) {
        if name.documents() > 1 {
            met.insert(number);
        }
        let parts: Vec<(&str, bool)> = name.person.iter().flat_map(|one| one.all()).take(MOST_PARTS).collect();
        for (at, &(word, _)) in parts.iter().enumerate().filter(|(_, (_, full))| *full) {
            let others = parts.iter().enumerate().filter(|(other, _)| *other != at);
            for letter in others.filter_map(|(_, (part, _))| part.chars().next()) {
                let (first, count) = alike.entry((word, letter)).or_insert((number, 0));
                *count += 1;
                if *count > 1 {
                    met.extend([*first, number]);
                }
            }
        }
    }
    met
}

/// Whether a person is named with a surname and something beside it.
fn is_whole(name: &Name<'_>) -> bool {
    name.person.is_some() && name.key.value.is_none() && name.open != Some(Open::NamePart)
}

/// Whether a person is named with the patronymic, or with two initials.
pub(super) fn is_full(name: &Name<'_>) -> bool {
    let parts = || name.person.iter().flat_map(|person| person.all());
    parts().count() > 2
        && (parts().any(|(word, full)| full && is_patronymic(word)) || parts().filter(|(_, full)| !full).count() == 2)
}

/// Whether to stand beside this tells something of a person.
pub(super) fn tells(name: &Name<'_>) -> bool {
    let place = || name.key.value.is_none_or(|value| value.contains('/'));
    name.open.is_none()
        && match name.key.label {
            "PER" => is_whole(name),
            "ORG" | "LOC" => place(),
            "FACILITY" | "EVENT" | "WORK" | "PHONE" | "EMAIL" | "TAXID" | "PLATE" | "ACCOUNT" => true,
            _ => false,
        }
}
