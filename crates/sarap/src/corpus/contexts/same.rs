//! Names of one value as one, with the documents that have them.

use super::Name;
use std::collections::BTreeMap;

/// Names of one value are one.
pub(super) struct Same {
    /// By name, the first name of its value.
    first: Vec<u32>,
    /// By first name.
    documents: Vec<u32>,
}

impl Same {
    pub(super) fn of(all: &[Name<'_>]) -> Self {
        let mut by_value: BTreeMap<(&str, &str), u32> = BTreeMap::new();
        let mut same = Self { first: Vec::with_capacity(all.len()), documents: vec![0; all.len()] };
        for (number, name) in (0..).zip(all) {
            let first =
                name.key.value.map_or(number, |value| *by_value.entry((name.key.label, value)).or_insert(number));
            same.first.push(first);
            if let Some(documents) = same.documents.get_mut(first as usize) {
                *documents += name.documents();
            }
        }
        same
    }

    pub(super) fn first(&self, number: u32) -> u32 {
        self.first.get(number as usize).copied().unwrap_or(number)
    }

    pub(super) fn documents(&self, number: u32) -> u32 {
        self.documents.get(number as usize).copied().unwrap_or_default()
    }
}
