//! How often each term stands, and in how many documents.

use super::Terms;
use crate::index::{DocumentInfo, Index};

/// Which part of an index is looked at.
#[derive(Clone, Copy, Debug, Default)]
pub struct Scope<'a> {
    /// For each document whether it counts; all if `None`.
    pub documents: Option<&'a [bool]>,
    /// Whether what does not count otherwise (boilerplate) counts too.
    pub skipped: bool,
}

impl<'a> Scope<'a> {
    /// The documents that count, in order.
    pub fn documents<'i>(&self, index: &'i Index) -> impl Iterator<Item = &'i DocumentInfo> + use<'i, 'a> {
        let wanted = self.documents;
        let all = index.documents().iter().enumerate();
        all.filter(move |(nth, _)| wanted.is_none_or(|list| list.get(*nth) == Some(&true)))
            .map(|(_, document)| document)
    }
}

/// The least a term needs to be listed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Least {
    /// Mentions.
    pub frequency: u32,
    /// Documents with a mention.
    pub documents: u32,
}

impl Default for Least {
    fn default() -> Self {
        Self { frequency: 1, documents: 1 }
    }
}

/// A term with its counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Counted {
    /// Its number in [`Terms`].
    pub term: u32,
    /// Mentions.
    pub frequency: u32,
    /// Documents with a mention.
    pub documents: u32,
}

/// What was counted.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Counts {
    /// Terms, the most frequent first, those of one frequency by their keys.
    pub terms: Vec<Counted>,
    /// Mentions of all terms, listed or not: what a relative frequency is a share of.
    pub mentions: u64,
    /// Documents that were looked at.
    pub documents: u32,
}

/// Counts in one pass over the tokens; memory grows with the number of terms.
pub fn count(index: &Index, terms: &Terms, scope: &Scope<'_>, least: Least) -> Counts {
    let mut frequency = vec![0_u32; terms.len()];
    let mut documents = vec![0_u32; terms.len()];
    // The end of the document in which a term was met last: ends grow, and 0 is no end of a document with tokens.
    let mut seen = vec![0_u32; terms.len()];
    let mut mentions = 0;
    let (mut end, mut all) = (0, index.documents().iter());
    terms.each(index, scope, |token, term| {
        while end <= token {
            end = all.next().map_or(u32::MAX, |document| document.tokens.end);
        }
        let term = term as usize;
        mentions += 1;
        frequency[term] += 1;
        if seen[term] != end {
            seen[term] = end;
            documents[term] += 1;
        }
    });
    let counted = (0..terms.len()).map(|term| Counted {
        term: term as u32,
        frequency: frequency[term],
        documents: documents[term],
    });
    let mut listed: Vec<Counted> = counted
        .filter(|one| one.frequency >= least.frequency.max(1) && one.documents >= least.documents)
        .filter(|one| !terms.is_dropped(one.term))
        .collect();
    listed.sort_by_key(|one| (std::cmp::Reverse(one.frequency), one.term));
    Counts { terms: listed, mentions, documents: scope.documents(index).count() as u32 }
}
