//! What an entity is called, and why.

use super::groups::Rule;
use sarap_entities::resolve::compare::{is_upper, name_key};
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// A name of an entity, whatever its capitals, ё, hyphens and quotation marks.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Called {
    /// As most documents write it.
    pub name: String,
    /// How many documents call it so, copies aside.
    pub documents: u32,
    /// Why it is a name of this entity; of the same reason in many documents the first.
    pub reasons: Vec<Reason>,
}

/// Why a name belongs to an entity.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
pub struct Reason {
    /// What joins it.
    pub rule: Rule,
    /// The name that it was joined to; `None` where it is the entity's own.
    pub with: Option<String>,
    /// The number of the document that says so.
    pub document: Option<u32>,
    /// The document's own rule or list: `rule:name.acronym`, `list:countries`.
    pub by: Option<String>,
}

/// The documents that use a name, copies and boilerplate aside, and why it belongs where it is.
#[derive(Default)]
pub(super) struct Uses<'a> {
    documents: BTreeSet<u32>,
    reasons: BTreeMap<(Rule, Option<&'a str>), Reason>,
}

impl<'a> Uses<'a> {
    pub(super) fn add(
        &mut self,
        document: u32,
        counted: bool,
        kind: (Rule, Option<&'a str>),
        reason: impl FnOnce() -> Reason,
    ) {
        if counted {
            self.documents.insert(document);
        }
        self.reasons.entry(kind).or_insert_with(reason);
    }
}

/// The names in order, spellings of one name together, and the place of each spelling.
pub(super) fn arranged<'a>(called: BTreeMap<&'a str, Uses<'_>>, title: &str) -> (Vec<Called>, BTreeMap<&'a str, u32>) {
    let mut spellings: BTreeMap<String, Vec<(&str, Uses<'_>)>> = BTreeMap::new();
    for (name, uses) in called {
        spellings.entry(name_key(name)).or_default().push((name, uses));
    }
    let mut list: Vec<(Vec<&str>, Called)> = Vec::with_capacity(spellings.len());
    for same in spellings.into_values() {
        let best = same
            .iter()
            .max_by_key(|(name, uses)| (*name == title, !is_upper(name), uses.documents.len(), Reverse(*name)));
        let name = best.map_or("", |(name, _)| name).to_owned();
        let all: Vec<&str> = same.iter().map(|(name, _)| *name).collect();
        let (mut documents, mut reasons) = (BTreeSet::new(), BTreeMap::new());
        for (_, uses) in same {
            documents.extend(uses.documents);
            for (kind, reason) in uses.reasons {
                reasons.entry(kind).or_insert(reason);
            }
        }
        let documents = u32::try_from(documents.len()).unwrap_or(u32::MAX);
        list.push((all, Called { name, documents, reasons: reasons.into_values().collect() }));
    }
    list.sort_by(|(_, a), (_, b)| {
        (a.name != title, Reverse(a.documents), &a.name).cmp(&(b.name != title, Reverse(b.documents), &b.name))
    });
    let places = list.iter().zip(0..).flat_map(|((all, _), at)| all.iter().map(move |name| (*name, at))).collect();
    (list.into_iter().map(|(_, called)| called).collect(), places)
}
