//! Word sequences and how often they stand: n-grams and skip-grams of terms.
//!
//! A sequence never reaches over the end of a document, nor from what counts to what does not; on wish it stays within a sentence.
//! What is no term (punctuation, numbers unless they are terms) ends it.
//!
//! # Skip-grams
//!
//! With `gap` *k* the words of a sequence may leave out up to *k* words between them, all together: the k-skip-n-grams of Guthrie
//! et al., «A Closer Look at Skip-gram Modelling», LREC 2006. A sequence without gaps is one of them.
//!
//! # Shorter sequences within longer ones
//!
//! `reduce` leaves out a sequence that a longer listed one holds and that stands no more often: it never stands by itself
//! (statistical substring reduction; Lü, Zhang, Hu, IJCNLP 2004).

mod forms;
mod matching;
mod reduce;
#[cfg(test)]
mod tests;
mod walk;

pub use forms::forms;

use crate::index::Index;
use crate::terms::{Least, NONE, Scope, TagPattern, Terms, Unit};
use matching::Matching;
use sarap_text::FxBuild;
use std::cmp::Reverse;
use std::collections::HashMap;
use std::fmt;
use walk::{Sequence, each_sequence};

/// Terms in a sequence, at most.
pub const LONGEST: usize = 5;
/// Words left out between them, at most.
pub const WIDEST: usize = 5;
/// Different sequences that are kept in mind, at most: some 400 MB.
const MOST: usize = 10_000_000;

/// Parts of speech in all patterns, at most: one bit each.
const PLACES: usize = 64;

/// Which sequences are counted.
#[derive(Clone, Debug)]
pub struct NgramOptions<'a> {
    /// Fewest terms, 1 to 5.
    pub least: usize,
    /// Most terms, 1 to 5.
    pub most: usize,
    /// Words that may be left out between the terms of one sequence, all together: 0 to 5.
    pub gap: usize,
    /// Whether a sequence may reach over the end of a sentence.
    pub across_sentences: bool,
    /// Parts of speech of the terms, one after another: only sequences of that length that have them. Several patterns
    /// may be given; without any, all sequences count.
    pub patterns: &'a [Vec<TagPattern>],
    /// Whether sequences with a stop word are left out, and not only those that begin or end with one.
    pub no_stop_inside: bool,
    /// What a sequence needs to be listed.
    pub limits: Least,
    /// Whether sequences that stand only within longer listed ones are left out.
    pub reduce: bool,
}

impl Default for NgramOptions<'_> {
    fn default() -> Self {
        Self {
            least: 2,
            most: 3,
            gap: 0,
            across_sentences: false,
            patterns: &[],
            no_stop_inside: false,
            limits: Least::default(),
            reduce: false,
        }
    }
}

/// A sequence with its counts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ngram {
    /// Its terms, in order.
    pub terms: Vec<u32>,
    /// How often it stands.
    pub frequency: u32,
    /// In how many documents.
    pub documents: u32,
}

/// What was counted.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Ngrams {
    /// The most frequent first; of one frequency the longer, then by their terms' keys.
    pub ngrams: Vec<Ngram>,
    /// For each length from 1 to 5 how many sequences stand in the text, listed or not.
    pub mentions: [u64; LONGEST],
}

/// Why sequences could not be counted.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum NgramError {
    /// Lengths are 1 to 5, the shorter first.
    Length(usize, usize),
    /// Gaps are 0 to 5.
    Gap(usize),
    /// A pattern is longer or shorter than the sequences.
    Pattern(usize),
    /// The patterns name more than 64 parts of speech in all.
    Patterns,
    /// Entities have no sequences.
    Entities,
    /// More than ten million different ones.
    TooMany,
}

impl fmt::Display for NgramError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Length(least, most) => {
                write!(f, "sequences have 1 to {LONGEST} words, the smaller number first; not {least} to {most}")
            }
            Self::Gap(gap) => write!(f, "0 to {WIDEST} words can be left out, not {gap}"),
            Self::Pattern(length) => {
                write!(f, "a pattern names {length} parts of speech, but sequences of other lengths are counted")
            }
            Self::Patterns => write!(f, "all patterns together name {PLACES} parts of speech at most"),
            Self::Entities => f.write_str("sequences are counted of forms or lemmas, not of entities"),
            Self::TooMany => f.write_str(
                "there are more than ten million different sequences; count shorter ones, without gaps, with a pattern of \
                 parts of speech, or of fewer documents",
            ),
        }
    }
}

impl std::error::Error for NgramError {}

/// The terms of a sequence, filled up with [`NONE`].
type Key = [u32; LONGEST];

#[derive(Clone, Copy)]
struct Tally {
    frequency: u32,
    documents: u32,
    /// The end of the document of the last mention.
    last: u32,
}

/// Counts the sequences of `terms` in one pass.
pub fn ngrams(
    index: &Index,
    terms: &Terms,
    scope: &Scope<'_>,
    options: &NgramOptions<'_>,
) -> Result<Ngrams, NgramError> {
    check(terms, options)?;
    let mut counter = Counter {
        terms,
        options,
        matching: Matching::of(index, options),
        tallies: HashMap::default(),
        mentions: [0; LONGEST],
    };
    each_sequence(index, terms, scope, options, |sequence| counter.tally(sequence))?;
    Ok(counter.listed())
}

fn check(terms: &Terms, options: &NgramOptions<'_>) -> Result<(), NgramError> {
    if terms.unit() == Unit::Entity {
        return Err(NgramError::Entities);
    }
    if options.least == 0 || options.least > options.most || options.most > LONGEST {
        return Err(NgramError::Length(options.least, options.most));
    }
    if options.gap > WIDEST {
        return Err(NgramError::Gap(options.gap));
    }
    let lengths = options.least..=options.most;
    if options.patterns.iter().map(Vec::len).sum::<usize>() > PLACES {
        return Err(NgramError::Patterns);
    }
    match options.patterns.iter().find(|pattern| !lengths.contains(&pattern.len())) {
        Some(pattern) => Err(NgramError::Pattern(pattern.len())),
        None => Ok(()),
    }
}

struct Counter<'a> {
    terms: &'a Terms,
    options: &'a NgramOptions<'a>,
    matching: Matching,
    tallies: HashMap<Key, Tally, FxBuild>,
    mentions: [u64; LONGEST],
}

impl Counter<'_> {
    fn tally(&mut self, sequence: &Sequence) -> Result<(), NgramError> {
        let length = sequence.length;
        self.mentions[length - 1] += 1;
        let stop = |at: usize| self.terms.is_dropped(sequence.key[at]);
        let stopped = stop(0) || stop(length - 1) || (self.options.no_stop_inside && (1..length).any(stop));
        if stopped || !self.matching.fits(&sequence.types[..length]) {
            return Ok(());
        }
        let full = self.tallies.len() >= MOST;
        let new = Tally { frequency: 0, documents: 0, last: 0 };
        let tally = self.tallies.entry(sequence.key).or_insert(new);
        if full && tally.frequency == 0 {
            return Err(NgramError::TooMany);
        }
        tally.frequency += 1;
        if tally.last != sequence.end {
            tally.last = sequence.end;
            tally.documents += 1;
        }
        Ok(())
    }

    fn listed(self) -> Ngrams {
        let limits = self.options.limits;
        let enough = |tally: &Tally| tally.frequency >= limits.frequency && tally.documents >= limits.documents;
        // Sorted right below: the map's order is seen nowhere.
        let mut all: Vec<(Key, Tally)> = self.tallies.into_iter().filter(|(_, tally)| enough(tally)).collect();
        all.sort_unstable_by_key(|(key, tally)| (Reverse(tally.frequency), Reverse(length(key)), *key));
        let mut ngrams: Vec<Ngram> = all
            .into_iter()
            .map(|(key, tally)| Ngram {
                terms: key[..length(&key)].to_vec(),
                frequency: tally.frequency,
                documents: tally.documents,
            })
            .collect();
        if self.options.reduce {
            ngrams = reduce::reduce(ngrams);
        }
        Ngrams { ngrams, mentions: self.mentions }
    }
}

fn length(key: &Key) -> usize {
    key.iter().take_while(|term| **term != NONE).count()
}
