//! From the chains' findings to mentions: full extents, with the proper-name part that the bare names' chain gives them.

use super::chains::{BARE, CHAINS};
use super::lanes::Found;
use crate::Label;
use std::cmp::Reverse;
use std::ops::Range;

/// A mention as ranges of tokens.
#[derive(Clone, PartialEq, Debug)]
pub struct Marked {
    /// The full extent.
    pub tokens: Range<usize>,
    /// What it is.
    pub label: Label,
    /// The proper-name part where it differs from the extent; empty if no part of it is a proper name.
    pub name: Option<Range<usize>>,
    /// Its probability.
    pub score: f32,
}

impl Found {
    fn label(&self) -> Option<Label> {
        CHAINS.get(self.chain)?.kinds.get(self.kind).copied()
    }
}

/// Joins what the chains found in one section; in order of place, longest first.
pub fn join(found: Vec<Found>) -> Vec<Marked> {
    let (bare, full): (Vec<Found>, Vec<Found>) = found.into_iter().partition(|found| found.chain == BARE);
    let mut marked: Vec<Marked> = full
        .iter()
        .filter_map(|f| Some(Marked { tokens: f.tokens.clone(), label: f.label()?, name: None, score: f.score }))
        .collect();
    marked.sort_by_key(order);
    // An outer and an inner chain may find the same.
    marked.dedup_by(|b, a| {
        let same = a.tokens == b.tokens && a.label == b.label;
        if same {
            a.score = a.score.max(b.score);
        }
        same
    });
    let mut named = vec![false; marked.len()];
    let mut alone = Vec::new();
    for name in &bare {
        let Some(label) = name.label() else { continue };
        // The smallest extent of the label that holds the name.
        let from = marked.partition_point(|m| m.tokens.start + LONGEST < name.tokens.start);
        let holder = (from..marked.len())
            .take_while(|&at| marked[at].tokens.start <= name.tokens.start)
            .filter(|&at| marked[at].label == label && marked[at].tokens.end >= name.tokens.end)
            .min_by_key(|&at| (marked[at].tokens.len(), at));
        match holder {
            Some(at) => {
                named[at] = true;
                let mention = &mut marked[at];
                if mention.tokens == name.tokens {
                    mention.score = mention.score.max(name.score);
                } else if mention.name.as_ref().is_none_or(|other| other.len() < name.tokens.len()) {
                    mention.name = Some(name.tokens.clone());
                }
            }
            None => alone.push(Marked { tokens: name.tokens.clone(), label, name: None, score: name.score }),
        }
    }
    for (mention, named) in marked.iter_mut().zip(named) {
        if !named && matches!(mention.label, Label::Org | Label::Loc) {
            mention.name = Some(mention.tokens.start..mention.tokens.start);
        }
    }
    marked.append(&mut alone);
    marked.sort_by_key(order);
    marked
}

/// The longest mention, in tokens.
pub const LONGEST: usize = 60;

fn order(mention: &Marked) -> (usize, Reverse<usize>, Label) {
    (mention.tokens.start, Reverse(mention.tokens.end), mention.label)
}

#[cfg(test)]
mod tests {
    use super::super::chains::FULL;
    use super::*;

    fn found(tokens: Range<usize>, chain: usize, kind: usize) -> Found {
        Found { tokens, chain, kind, score: 0.5 }
    }

    fn chain(label: Label, depth: u8) -> usize {
        (FULL..CHAINS.len()).find(|&at| CHAINS[at].kinds == [label] && CHAINS[at].depth == depth).unwrap()
    }

    #[test]
    fn a_name_belongs_to_the_smallest_extent_around_it() {
        let org = Label::Org;
        let marked = join(vec![
            found(0..6, chain(org, 0), 0),
            found(2..6, chain(org, 1), 0),
            found(3..6, BARE, 1),
            found(8..9, BARE, 1),
            found(10..12, chain(org, 0), 0),
            found(10..12, BARE, 1),
        ]);
        let seen: Vec<_> = marked.iter().map(|m| (m.tokens.clone(), m.name.clone())).collect();
        assert_eq!(seen, [(0..6, Some(0..0)), (2..6, Some(3..6)), (8..9, None), (10..12, None)]);
    }

    #[test]
    fn what_two_chains_find_is_one_mention() {
        let marked = join(vec![found(1..3, chain(Label::Role, 0), 0), found(1..3, chain(Label::Role, 1), 0)]);
        assert_eq!(marked.len(), 1);
    }
}
