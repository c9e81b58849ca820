//! Which documents are reprints of others.

use crate::duplicates::{Pair, compare, groups, pairs, shingles};
use crate::index::Index;
use crate::terms::{Scope, TermOptions, Terms, Unit};

/// Documents that are nearly the same.
#[derive(Clone, PartialEq, Debug)]
pub struct Group {
    /// The one that stays when reprints are left out: the earliest, documents without a date behind those with one; of one day the
    /// first in the index.
    pub original: u32,
    /// The others, with how much each shares with the original: less than the threshold where another one connects them.
    pub reprints: Vec<Pair>,
}

/// The groups of near duplicates of a scope, in order of their originals. Pairs name documents by their numbers in the index, the original
/// first. Shingles are of lemmas, so that another spelling or case is no other text.
pub fn reprints(index: &Index, scope: &Scope<'_>, shingle: usize, threshold: f64) -> Vec<Group> {
    let terms = Terms::of(index, &TermOptions { unit: Unit::Lemma, ..TermOptions::default() });
    let numbers: Vec<u32> = (0..index.documents().len() as u32)
        .filter(|&at| scope.documents.is_none_or(|wanted| wanted.get(at as usize) == Some(&true)))
        .collect();
    let mut words = Vec::new();
    let sets: Vec<Vec<u64>> = numbers
        .iter()
        .map(|&number| {
            words.clear();
            let tokens = index.documents()[number as usize].tokens.clone();
            let counted = tokens.filter(|&token| scope.skipped || !index.is_skipped(token));
            words.extend(counted.filter_map(|token| terms.of_type(index.tokens()[token as usize])));
            shingles(&words, shingle)
        })
        .collect();
    let found = pairs(&sets, threshold);
    let mut all: Vec<Group> = groups(sets.len(), &found)
        .into_iter()
        .filter_map(|members| {
            let date = |at: &u32| index.documents()[numbers[*at as usize] as usize].date.as_deref();
            let original = *members.iter().min_by_key(|at| (date(at).is_none(), date(at), **at))?;
            let with = |at: u32| (numbers[at as usize], sets[at as usize].as_slice());
            let others = members.iter().filter(|&&at| at != original);
            Some(Group {
                original: numbers[original as usize],
                reprints: others.filter_map(|&at| compare(with(original), with(at))).collect(),
            })
        })
        .collect();
    all.sort_by_key(|group| group.original);
    all
}

/// Marks for [`Scope::documents`]: those of `before` (all if `None`) without the reprints.
pub fn without_reprints(index: &Index, before: Option<&[bool]>, groups: &[Group]) -> Vec<bool> {
    let mut kept = before.map_or_else(|| vec![true; index.documents().len()], <[bool]>::to_vec);
    for reprint in groups.iter().flat_map(|group| &group.reprints) {
        if let Some(kept) = kept.get_mut(reprint.second as usize) {
            *kept = false;
        }
    }
    kept
}
