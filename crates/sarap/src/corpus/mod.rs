//! What many documents name: their entities joined across documents, each join and each refusal with its reason.
//!
//! * One label and one value is one thing: «РФ» and «Россия» (`RU`), «УК РФ» under all its names.
//! * One label and one name is one thing, whatever its capitals, ё, hyphens and, of a person, its order; a name without a value
//!   joins its namesake's that has one, if there is one alone.
//! * A name that a document explains joins what it explains: «ШОС», «Joshua Wolf», «Заря».
//! * A shorter name of a person joins the only one whom it fits, if it has a surname and something beside it; a surname alone
//!   only by the same place of work.
//! * Persons of one name are two where years of birth differ, or the states that they work for, see `contexts`; where
//!   documents share nothing but the name, that is told ([`CorpusEntity::unsure`]).
//!
//! A name that fits two joins neither, what has another value is another thing, and an acronym that nobody explains, a body
//! that several states have and a surname alone stay by themselves. All that is said, see [`Apart`].
//!
//! Documents are kept as [`Part`]s in order of their ids, and the entities are made from all of them at once: so the result
//! depends on the set of documents alone, and corpora merge in any order and any grouping. A document with the bytes of one
//! before it is its copy: it is named, and counts for nothing.

mod born;
mod called;
mod contexts;
mod groups;
mod merged;
mod names;
mod namesakes;
mod part;
mod persons;
mod posts;
mod summary;
mod together;
mod values;

pub use called::{Called, Reason};
pub use groups::{Apart, Rule};
pub use merged::{CorpusEntity, KeptApart, Merged, Occurrence};
pub use part::{Open, Part};
pub use summary::{CORPUS_SCHEMA, CorpusDocument, Summary};
pub use together::{CorpusRelation, Place, Together};

use crate::Analysis;
use std::collections::{BTreeMap, BTreeSet};

/// Documents whose entities are looked at together.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Corpus {
    /// By id and checksum.
    parts: BTreeMap<(String, String), Part>,
}

impl Corpus {
    /// A corpus without documents.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a document; one that is there already changes nothing.
    pub fn add(&mut self, analysis: &Analysis) {
        self.insert(Part::of(analysis));
    }

    /// The same with what was kept of an analysis.
    pub fn insert(&mut self, part: Part) {
        let key = (part.id.clone(), part.sha256.clone());
        match self.parts.get_mut(&key) {
            // Two analyses of the same bytes, say with another date: any fixed choice does, as long as no order makes it.
            Some(known) if part < *known => *known = part,
            Some(_) => {}
            None => {
                self.parts.insert(key, part);
            }
        }
    }

    /// Adds the documents of another corpus.
    pub fn merge(&mut self, other: Self) {
        other.parts.into_values().for_each(|part| self.insert(part));
    }

    /// How many documents there are, copies included.
    pub fn len(&self) -> usize {
        self.parts.len()
    }

    /// Whether there are no documents.
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// The entities of all documents, the most often named first.
    pub fn entities(&self) -> Vec<CorpusEntity> {
        self.merged().entities
    }

    /// The entities, and where each document's entities belong.
    pub fn merged(&self) -> Merged {
        let parts: Vec<&Part> = self.parts().collect();
        let copies = self.copies();
        let names = names::Names::of(&parts, &copies);
        let mut groups = groups::Groups::new(&names);
        names.namesakes.iter().for_each(|&(one, other, why)| groups.keep_apart(one, other, why));
        values::join_values(&names, &mut groups);
        values::join_aliases(&parts, &names, &mut groups);
        let bearers = persons::Bearers::of(&names);
        persons::join(&names, &bearers, &mut groups);
        posts::join(&parts, &names, &bearers, &mut groups);
        namesakes::tell(&names, &mut groups);
        merged::collect(&parts, &copies, &names, &mut groups)
    }

    /// The documents, in order of their ids.
    fn parts(&self) -> impl Iterator<Item = &Part> {
        self.parts.values()
    }

    /// The numbers of the documents that have the same bytes as one before them.
    fn copies(&self) -> BTreeSet<usize> {
        let mut seen = BTreeSet::new();
        let known = |part: &Part| !part.sha256.is_empty();
        self.parts()
            .enumerate()
            .filter(|(_, part)| known(part) && !seen.insert(&part.sha256))
            .map(|(at, _)| at)
            .collect()
    }
}
