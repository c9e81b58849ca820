//! Patterns of parts of speech.

use super::NgramOptions;
use crate::index::{Index, Type};
use crate::terms::TagPattern;

/// For each place in each pattern the types that may stand there.
pub(super) struct Matching {
    /// First place and length of each pattern.
    patterns: Vec<(usize, usize)>,
    /// Of each type one bit a place; the places of all patterns are numbered one after another.
    bits: Vec<u64>,
}

impl Matching {
    pub(super) fn of(index: &Index, options: &NgramOptions<'_>) -> Self {
        let places: Vec<&TagPattern> = options.patterns.iter().flatten().collect();
        let mut patterns = Vec::new();
        for pattern in options.patterns {
            let first = patterns.last().map_or(0, |(first, length)| first + length);
            patterns.push((first, pattern.len()));
        }
        let of_type = |kind: &Type| {
            let tag = index.class(kind.class).tag;
            (0..).zip(&places).filter(|(_, place)| place.matches(tag)).fold(0, |bits, (nth, _)| bits | 1 << nth)
        };
        let bits = if places.is_empty() { Vec::new() } else { index.types().iter().map(of_type).collect() };
        Self { patterns, bits }
    }

    pub(super) fn fits(&self, types: &[u32]) -> bool {
        let fits = |&(first, length): &(usize, usize)| {
            length == types.len()
                && types.iter().zip(first..).all(|(&number, place)| self.bits[number as usize] >> place & 1 == 1)
        };
        self.patterns.is_empty() || self.patterns.iter().any(fits)
    }
}
