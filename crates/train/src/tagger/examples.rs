//! Documents with known mentions, as the net learns from them.

use super::outer::Outer;
use crate::eval::corpus::Marked;
use sarap_entities::tagger::chains::{BARE, CHAINS, FULL, SILVER};
use sarap_entities::tagger::document::{Section, sections};
use sarap_entities::tagger::features::{Capitals, key};
use sarap_entities::tagger::lattice::{NONE, SINGLE, begin, end, inside, single};
use sarap_morph::{Document, Morphologist};
use sarap_text::Span;
use std::collections::HashMap;
use std::ops::Range;

/// Whose marks a document bears.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Marks {
    /// Another tagger's names.
    Silver,
    /// factRuEval's bare names.
    Bare,
    /// NEREL's nested mentions.
    Full,
}

impl Marks {
    /// The chains that such marks teach.
    fn chains(self) -> Range<usize> {
        match self {
            Self::Silver => SILVER..SILVER + 1,
            Self::Bare => BARE..BARE + 1,
            Self::Full => FULL..CHAINS.len(),
        }
    }
}

/// What teachers think of a chain's states in a section.
#[derive(Clone, Debug)]
pub(crate) struct Taught {
    /// The chain.
    pub chain: usize,
    /// Tokens where they are not sure that there is no mention, in order, with the probabilities of B, I, E and S in
    /// 255ths.
    pub tokens: Vec<(u32, [u8; SINGLE - 1])>,
}

/// A section of a document whose mentions are known.
#[derive(Clone, Debug)]
pub(crate) struct Example {
    /// What the net sees.
    pub section: Section,
    /// States of each token in the chains that are known.
    pub states: Vec<(usize, Vec<u8>)>,
    /// What teachers think of other chains.
    pub taught: Vec<Taught>,
    /// Row numbers of all words in a row; see [`Tables`].
    pub rows: Vec<u32>,
    /// Where each word's rows begin; one more at the end.
    pub starts: Vec<u32>,
    /// Each word's number in [`Outer`].
    pub outer: Vec<u32>,
}

impl Example {
    /// Number of tokens.
    pub(crate) fn len(&self) -> usize {
        self.section.of.len()
    }
}

/// The states of tokens that mentions (of tokens, with their kind) give. None of them may overlap.
pub(crate) fn set(states: &mut [u8], tokens: Range<usize>, kind: usize) {
    let count = tokens.len();
    for (n, state) in states[tokens].iter_mut().enumerate() {
        *state = match n {
            _ if count == 1 => single(kind),
            0 => begin(kind),
            _ if n + 1 == count => end(kind),
            _ => inside(kind),
        } as u8;
    }
}

/// The states that a chain has under these marks, which are in order, longest first.
fn states(tokens: &[Span], marks: &[(Span, &str)], chain: usize) -> Vec<u8> {
    let mut states = vec![NONE as u8; tokens.len()];
    let about = CHAINS[chain];
    // Marks of this label that hold the next ones.
    let mut open: Vec<Span> = Vec::new();
    for &(span, code) in marks {
        let Some(kind) = about.kinds.iter().position(|label| label.code() == code) else { continue };
        open.retain(|outer| outer.end() > span.start());
        let crosses = open.iter().any(|outer| !outer.contains(span));
        let depth = open.len();
        open.push(span);
        let from = tokens.partition_point(|token| token.end() <= span.start());
        let to = tokens.partition_point(|token| token.start() < span.end());
        let is_free = from < to && states[from..to].iter().all(|&state| usize::from(state) == NONE);
        if depth == usize::from(about.depth) && !crosses && is_free {
            set(&mut states, from..to, kind);
        }
    }
    states
}

/// Reads a document through the layers below.
pub(crate) fn examples(
    document: &Marked,
    marks: Marks,
    morphologist: &Morphologist,
    outer: Option<&Outer>,
) -> Vec<Example> {
    let segmentation = sarap_text::segment(&document.text);
    let morphology = morphologist.read(&document.text, &segmentation);
    let dictionary = morphologist.dictionary();
    let seen = Document { text: &document.text, segmentation: &segmentation, morphology: &morphology, dictionary };
    let mut spans: Vec<(Span, &str)> = document.marks.iter().map(|mark| (mark.span, mark.label)).collect();
    spans.sort_by_key(|&(span, label)| (span.start(), std::cmp::Reverse(span.end()), label));
    spans.dedup();
    let tokens: Vec<Span> = segmentation.tokens.iter().map(|token| token.span).collect();
    let all: Vec<(usize, Vec<u8>)> = marks.chains().map(|chain| (chain, states(&tokens, &spans, chain))).collect();
    sections(&seen)
        .into_iter()
        .map(|range| {
            let section = Section::read(&seen, range.clone());
            Example {
                outer: numbers(&seen, &section, outer),
                section,
                taught: Vec::new(),
                states: all.iter().map(|(chain, states)| (*chain, states[range.clone()].to_vec())).collect(),
                rows: Vec::new(),
                starts: Vec::new(),
            }
        })
        .collect()
}

/// Each word's number among the vectors from elsewhere: of its form, or else of its lemma.
fn numbers(document: &Document<'_>, section: &Section, outer: Option<&Outer>) -> Vec<u32> {
    let Some(outer) = outer else { return Vec::new() };
    let mut numbers = vec![Outer::NONE; section.words.len()];
    let readings = &document.morphology.tokens()[section.tokens.clone()];
    for (&word, reading) in section.of.iter().zip(readings) {
        let number = &mut numbers[word as usize];
        if *number == Outer::NONE {
            *number = outer.find(document.morphology.word(reading.word));
        }
        if *number == Outer::NONE {
            *number = outer.find(document.morphology.lemma(reading.lemma));
        }
    }
    numbers
}

/// The numbers of rows: the first is of words without one, then the vocabulary's, then the hashed ones.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tables {
    /// Keys of the vocabulary's rows, from row 1 on.
    pub keys: Vec<u64>,
    vocabulary: HashMap<u64, u32>,
    hashed: u32,
}

impl Tables {
    /// With these keys and so many hashed rows, a power of two.
    pub(crate) fn new(keys: Vec<u64>, hashed: u32) -> Self {
        let vocabulary = keys.iter().enumerate().map(|(n, &key)| (key, n as u32 + 1)).collect();
        Self { keys, vocabulary, hashed }
    }

    /// All rows.
    pub(crate) fn rows(&self) -> usize {
        self.keys.len() + 1 + self.hashed as usize
    }

    /// The vocabulary's row, as `Model::word_row` finds it.
    fn word_row(&self, lemma: u64, capitals: Capitals) -> u32 {
        let row = |way| self.vocabulary.get(&key(lemma, way)).copied();
        let exact = if capitals == Capitals::Any { None } else { row(capitals) };
        exact
            .or_else(|| [Capitals::Small, Capitals::Title, Capitals::Upper].into_iter().filter_map(row).min())
            .unwrap_or(0)
    }

    /// Resolves the rows of an example.
    pub(crate) fn resolve(&self, example: &mut Example) {
        let section = &example.section;
        let first = self.keys.len() as u32 + 1;
        example.rows.clear();
        example.starts = vec![0];
        for word in &section.words {
            example.rows.push(self.word_row(word.lemma, word.capitals));
            let hashed = &section.rows[word.rows.start as usize..word.rows.end as usize];
            example.rows.extend(hashed.iter().map(|&hash| first + ((hash >> 20) as u32 & (self.hashed - 1))));
            example.starts.push(example.rows.len() as u32);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain(code: &str, depth: u8) -> usize {
        (FULL..CHAINS.len()).find(|&at| CHAINS[at].kinds[0].code() == code && CHAINS[at].depth == depth).unwrap()
    }

    #[test]
    fn mentions_of_one_label_inside_each_other_come_into_two_chains() {
        let tokens = [(0, 4), (5, 9), (9, 10), (11, 15)].map(|(a, b)| Span::new(a, b));
        let marks = [
            (Span::new(0, 15), "ROLE"),
            (Span::new(0, 4), "ROLE"),
            (Span::new(5, 10), "ORG"),
            (Span::new(11, 15), "LOC"),
        ];
        assert_eq!(states(&tokens, &marks, chain("ROLE", 0)), [1, 2, 2, 3]);
        assert_eq!(states(&tokens, &marks, chain("ROLE", 1)), [4, 0, 0, 0]);
        assert_eq!(states(&tokens, &marks, chain("ORG", 0)), [0, 1, 3, 0]);
        assert_eq!(states(&tokens, &marks, BARE), [0, 5, 7, 12]);
    }

    #[test]
    fn a_token_that_shares_a_character_with_a_mention_belongs_to_it() {
        let tokens = [(0, 4), (5, 9)].map(|(a, b)| Span::new(a, b));
        assert_eq!(states(&tokens, &[(Span::new(6, 7), "PER")], BARE), [0, 4]);
    }
}
