//! Which words tell a document, or a set of documents, from the others of its corpus.

use super::profiles::Profiles;
use crate::measures::weights::{Bm25, bm25, tf_idf};
use std::collections::BTreeMap;

/// A word of a document or a set with its weights.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Weighted {
    /// Its number in [`Terms`](crate::terms::Terms).
    pub term: u32,
    /// Mentions in the set.
    pub count: u64,
    /// Documents of the set that hold it.
    pub documents: u64,
    /// Documents of the corpus that hold it.
    pub with: u64,
    /// [`tf_idf`], the sum over the set's documents: that of the set as one text.
    pub tf_idf: f64,
    /// [`bm25`], the sum over the set's documents, each with its own length.
    pub bm25: f64,
}

/// What words are ordered by.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Measure {
    /// [`Weighted::tf_idf`].
    #[default]
    TfIdf,
    /// [`Weighted::bm25`].
    Bm25,
}

impl Measure {
    /// All, with the names that callers use.
    pub const ALL: &'static [(&'static str, Measure)] = &[("tf-idf", Self::TfIdf), ("bm25", Self::Bm25)];

    /// Its value.
    pub fn of(self, word: &Weighted) -> f64 {
        match self {
            Self::TfIdf => word.tf_idf,
            Self::Bm25 => word.bm25,
        }
    }
}

/// The words of a set of documents, `set` being places in [`Profiles::documents`], which are the corpus; the one of the greatest
/// weight first, of equals by their keys.
pub fn weigh(profiles: &Profiles, set: &[usize], parameters: Bm25, by: Measure) -> Vec<Weighted> {
    let (documents, mean) = (profiles.documents.len() as u64, profiles.mean_words());
    let mut words: BTreeMap<u32, Weighted> = BTreeMap::new();
    for document in set.iter().filter_map(|&at| profiles.documents.get(at)) {
        for &(term, count) in &document.counts {
            let (count, with) = (u64::from(count), profiles.with(term));
            let none = Weighted { term, count: 0, documents: 0, with, tf_idf: 0.0, bm25: 0.0 };
            let word = words.entry(term).or_insert(none);
            word.count += count;
            word.documents += 1;
            // Both are defined: the document is one of the corpus and holds the word.
            word.tf_idf += tf_idf(count, documents, with).unwrap_or(0.0);
            word.bm25 += bm25(count, document.words as f64, mean, documents, with, parameters).unwrap_or(0.0);
        }
    }
    let mut words: Vec<Weighted> = words.into_values().collect();
    // Terms are numbered in order of their keys, and the sort is stable.
    words.sort_by(|a, b| by.of(b).total_cmp(&by.of(a)));
    words
}
