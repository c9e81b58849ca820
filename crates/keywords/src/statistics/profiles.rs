//! Documents as counts of their terms: what weights and similarity are made from.

use crate::index::Index;
use crate::terms::{Scope, Terms};

/// A document as counts.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Profile {
    /// Its number in the index.
    pub document: u32,
    /// Words that were counted, listed or not.
    pub words: u64,
    /// Terms with their counts, in order of terms; without those that are dropped.
    pub counts: Vec<(u32, u32)>,
}

/// The documents of a scope.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Profiles {
    /// In order.
    pub documents: Vec<Profile>,
    /// Of each term how many of the documents hold it.
    pub with: Vec<u32>,
}

impl Profiles {
    /// Counts in one pass over the tokens; memory grows with the different words of each document.
    pub fn of(index: &Index, terms: &Terms, scope: &Scope<'_>) -> Self {
        let numbers = (0..index.documents().len() as u32)
            .filter(|&at| scope.documents.is_none_or(|wanted| wanted.get(at as usize) == Some(&true)));
        let mut documents: Vec<Profile> = numbers.map(|document| Profile { document, ..Profile::default() }).collect();
        let mut counts = vec![0_u32; terms.len()];
        let (mut seen, mut at) = (Vec::new(), 0);
        let mut with = vec![0_u32; terms.len()];
        let mut close = |profile: &mut Profile, seen: &mut Vec<u32>, counts: &mut [u32]| {
            seen.sort_unstable();
            profile.counts = seen
                .drain(..)
                .map(|term: u32| {
                    with[term as usize] += 1;
                    (term, std::mem::take(&mut counts[term as usize]))
                })
                .collect();
        };
        terms.each(index, scope, |token, term| {
            // Mentions come in the order of the documents, and each lies in one of the scope's.
            while index.documents()[documents[at].document as usize].tokens.end <= token {
                close(&mut documents[at], &mut seen, &mut counts);
                at += 1;
            }
            documents[at].words += 1;
            if !terms.is_dropped(term) {
                let count = &mut counts[term as usize];
                if *count == 0 {
                    seen.push(term);
                }
                *count += 1;
            }
        });
        if let Some(last) = documents.get_mut(at) {
            close(last, &mut seen, &mut counts);
        }
        Self { documents, with }
    }

    /// How many of the documents hold a term.
    pub fn with(&self, term: u32) -> u64 {
        self.with.get(term as usize).copied().unwrap_or_default().into()
    }

    /// Words of a document, on average; 0 without documents.
    pub fn mean_words(&self) -> f64 {
        let all: u64 = self.documents.iter().map(|document| document.words).sum();
        if self.documents.is_empty() { 0.0 } else { all as f64 / self.documents.len() as f64 }
    }
}
