//! Leaves out what stands only within something longer.

use super::Ngram;
use std::collections::BTreeMap;

/// Without the sequences that a longer one of `ngrams` holds, its words side by side, and that stand no more often.
pub(super) fn reduce(ngrams: Vec<Ngram>) -> Vec<Ngram> {
    // Of each sequence within a longer one how often the most frequent of these stands.
    let mut within: BTreeMap<&[u32], u32> = BTreeMap::new();
    for longer in &ngrams {
        let length = longer.terms.len();
        for short in 1..length {
            for part in longer.terms.windows(short) {
                let most = within.entry(part).or_default();
                *most = longer.frequency.max(*most);
            }
        }
    }
    let stays: Vec<bool> =
        ngrams.iter().map(|one| within.get(&one.terms[..]).is_none_or(|&longer| longer < one.frequency)).collect();
    ngrams.into_iter().zip(stays).filter(|(_, stays)| *stays).map(|(one, _)| one).collect()
}
