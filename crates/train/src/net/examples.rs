//! Documents with known mentions, as the net learns from them.

use crate::corpora::GoldDocument;
use sarap_entities::net::document::{PLACES_EACH, Section, sections};
use sarap_entities::net::lattice::{NONE, begin, end, inside, single};
use sarap_entities::net::layers::{BARE, CHAINS, FULL, SILVER};
use sarap_morph::{Document, Morphologist};
use sarap_text::Span;
use std::collections::HashMap;

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

/// A section of a document whose mentions are known.
#[derive(Clone, Debug)]
pub(crate) struct Example {
    /// What the net sees; the names of rows are resolved to numbers by [`Tables`].
    pub section: Section,
    /// States of each token in the chains that are known.
    pub states: Vec<(usize, Vec<u8>)>,
    /// Whose marks.
    pub marks: Marks,
    /// Row numbers of all words in a row, where each word's begin, one more at the end.
    pub rows: Vec<u32>,
    /// See `rows`.
    pub starts: Vec<u32>,
}

/// The corpora's common labels as ours.
pub(crate) fn label_code(common: &str) -> &str {
    match common {
        "POSITION" => "ROLE",
        "FAC" => "FACILITY",
        other => other,
    }
}

/// Marked spans in bytes, by our label's code.
pub(crate) fn spans(document: &GoldDocument) -> Vec<(Span, String)> {
    let mut bytes: Vec<usize> = document.text.char_indices().map(|(at, _)| at).collect();
    bytes.push(document.text.len());
    let at = |character: usize| bytes.get(character).copied().unwrap_or(document.text.len());
    let mut spans: Vec<(Span, String)> = document
        .spans
        .iter()
        .filter(|span| span.flat != Some(false))
        .map(|span| (Span::from_range(at(span.start)..at(span.end)), label_code(&span.common).to_owned()))
        .collect();
    spans.sort_by(|a, b| (a.0.start(), b.0.end(), &a.1).cmp(&(b.0.start(), a.0.end(), &b.1)));
    spans.dedup();
    spans
}

/// The token ranges of spans of one chain.
fn states(tokens: &[Span], spans: &[(Span, String)], chain: usize) -> Vec<u8> {
    let mut states = vec![NONE as u8; tokens.len()];
    let about = CHAINS[chain];
    let kind_of = |code: &str| about.kinds.iter().position(|label| label.code() == code);
    // Depth of each span among those of its label that hold it.
    let mut open: Vec<(Span, u8)> = Vec::new();
    for (span, code) in spans {
        let Some(kind) = kind_of(code) else { continue };
        open.retain(|(outer, _)| outer.end() > span.start());
        let depth = open.iter().filter(|(outer, _)| outer.contains(*span)).count() as u8;
        let crosses = open.iter().any(|(outer, _)| !outer.contains(*span));
        open.push((*span, depth));
        if depth != about.depth || crosses {
            continue;
        }
        let from = tokens.partition_point(|token| token.end() <= span.start());
        let to = tokens.partition_point(|token| token.start() < span.end());
        if from >= to || states[from..to].iter().any(|&state| usize::from(state) != NONE) {
            continue;
        }
        for (n, state) in states[from..to].iter_mut().enumerate() {
            *state = match (n, to - from) {
                (_, 1) => single(kind),
                (0, _) => begin(kind),
                (n, count) if n + 1 == count => end(kind),
                _ => inside(kind),
            } as u8;
        }
    }
    states
}

/// Reads a document through the layers below.
pub(crate) fn examples(document: &GoldDocument, marks: Marks, morphologist: &Morphologist) -> Vec<Example> {
    let segmentation = sarap_text::segment(&document.text);
    let morphology = morphologist.read(&document.text, &segmentation);
    let seen = Document {
        text: &document.text,
        segmentation: &segmentation,
        morphology: &morphology,
        dictionary: morphologist.dictionary(),
    };
    let spans = spans(document);
    let tokens: Vec<Span> = segmentation.tokens.iter().map(|token| token.span).collect();
    let chains: Vec<usize> = match marks {
        Marks::Silver => vec![SILVER],
        Marks::Bare => vec![BARE],
        Marks::Full => (FULL..CHAINS.len()).collect(),
    };
    let all: Vec<(usize, Vec<u8>)> = chains.into_iter().map(|chain| (chain, states(&tokens, &spans, chain))).collect();
    sections(&seen)
        .into_iter()
        .map(|range| Example {
            section: Section::read(&seen, range.clone()),
            states: all.iter().map(|(chain, states)| (*chain, states[range.clone()].to_vec())).collect(),
            marks,
            rows: Vec::new(),
            starts: Vec::new(),
        })
        .collect()
}

/// The numbers of rows: the first is of words without one, then the vocabulary's, then the hashed ones.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tables {
    /// The vocabulary: key to row.
    pub vocabulary: HashMap<u64, u32>,
    /// Number of hashed rows, a power of two.
    pub hashed: u32,
}

impl Tables {
    /// Rows of the vocabulary, with the first.
    pub(crate) fn words(&self) -> u32 {
        self.vocabulary.values().max().map_or(1, |&row| row + 1)
    }

    /// All rows.
    pub(crate) fn rows(&self) -> usize {
        (self.words() + self.hashed) as usize
    }

    /// Resolves the rows of an example.
    pub(crate) fn resolve(&self, words: u32, example: &mut Example) {
        let section = &example.section;
        example.rows.clear();
        example.starts = vec![0];
        for word in &section.words {
            let known = self.vocabulary.get(&word.key).or_else(|| self.vocabulary.get(&word.any));
            example.rows.push(known.copied().unwrap_or(0));
            let hashed = &section.rows[word.rows.start as usize..word.rows.end as usize];
            example.rows.extend(hashed.iter().map(|&hash| words + ((hash >> 20) as u32 & (self.hashed - 1))));
            example.starts.push(example.rows.len() as u32);
        }
    }
}

/// How many tokens.
pub(crate) fn tokens(examples: &[Example]) -> usize {
    examples.iter().map(|example| example.section.of.len()).sum()
}

const _: () = assert!(PLACES_EACH == 3);
