//! Documents with names, as the model learns from them.

use super::crf::Sequences;
use crate::Failure;
use crate::corpora::GoldDocument;
use sarap_entities::tagger::lattice::{begin, inside};
use sarap_entities::tagger::words::Words;
use sarap_morph::{Document, Morphologist};
use sarap_text::Span;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;

/// A document whose names are known.
#[derive(Clone, Debug)]
pub(crate) struct Labelled {
    /// Its words.
    pub words: Words,
    /// The label of each token.
    pub labels: Vec<u8>,
}

/// The kinds by the corpora's common labels.
pub(crate) const KIND_NAMES: [&str; 3] = ["PER", "ORG", "LOC"];

/// Names of the three kinds, none inside another, as byte spans.
pub(crate) fn names(document: &GoldDocument) -> Vec<(Span, usize)> {
    let mut bytes: Vec<usize> = document.text.char_indices().map(|(at, _)| at).collect();
    bytes.push(document.text.len());
    let at = |character: usize| bytes.get(character).copied().unwrap_or(document.text.len());
    let mut names: Vec<(Span, usize)> = document
        .spans
        .iter()
        .filter(|span| span.flat != Some(false))
        .filter_map(|span| {
            let kind = KIND_NAMES.iter().position(|name| *name == span.common)?;
            Some((Span::from_range(at(span.start)..at(span.end)), kind))
        })
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

/// The label of each token.
pub(crate) fn labels(tokens: &[Span], names: &[(Span, usize)]) -> Vec<u8> {
    let mut labels = vec![0; tokens.len()];
    for &(name, kind) in names {
        let from = tokens.partition_point(|token| token.end() <= name.start());
        for at in (from..tokens.len()).take_while(|&at| tokens[at].start() < name.end()) {
            labels[at] = if at == from { begin(kind) } else { inside(kind) } as u8;
        }
    }
    labels
}

/// A name that the end of a sentence cuts in two begins anew after it: no name can go on at the start of a stretch, and the
/// model must not be asked to believe it.
fn begin_anew(labels: &mut [u8], stretches: &[Range<usize>]) {
    for first in stretches.iter().map(|stretch| stretch.start) {
        let kind = (0..KIND_NAMES.len()).find(|&kind| usize::from(labels[first]) == inside(kind));
        labels[first] = kind.map_or(labels[first], |kind| begin(kind) as u8);
    }
}

/// Reads a document through the layers below.
pub(crate) fn labelled(document: &GoldDocument, morphologist: &Morphologist) -> Labelled {
    let segmentation = sarap_text::segment(&document.text);
    let morphology = morphologist.read(&document.text, &segmentation);
    let seen = Document {
        text: &document.text,
        segmentation: &segmentation,
        morphology: &morphology,
        dictionary: morphologist.dictionary(),
    };
    let words = Words::collect(&seen, |_| 0);
    let tokens: Vec<Span> = segmentation.tokens.iter().map(|token| token.span).collect();
    let mut labels = labels(&tokens, &names(document));
    begin_anew(&mut labels, &words.stretches);
    Labelled { words, labels }
}

/// Features are hashes already; hashing them again would take most of the time of numbering.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct AsIs(u64);

impl Hasher for AsIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|&byte| self.0 = self.0.rotate_left(8) ^ u64::from(byte));
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = value;
    }
}

type Map = HashMap<u64, u32, BuildHasherDefault<AsIs>>;

/// Numbers for features: frequent ones first, rare ones none.
#[derive(Clone, Debug, Default)]
pub(crate) struct Numbers {
    of: Map,
    /// The features by number.
    pub features: Vec<u64>,
}

impl Numbers {
    /// Numbers all features that occur `least` times.
    pub(crate) fn count(features: &[u64], least: u8) -> Self {
        // First a rough count without keys: most features are met once and need no place.
        let mut rough = vec![0_u8; 1 << 27];
        let slot = |feature: u64| (feature >> 37) as usize;
        for &feature in features {
            let count = &mut rough[slot(feature)];
            *count = count.saturating_add(1);
        }
        let mut counts = Map::default();
        for &feature in features.iter().filter(|&&feature| rough[slot(feature)] >= least) {
            *counts.entry(feature).or_default() += 1;
        }
        let mut order: Vec<(u32, u64)> = counts
            .into_iter()
            .filter(|(_, count)| *count >= u32::from(least))
            .map(|(f, c)| (u32::MAX - c, f))
            .collect();
        order.sort_unstable();
        let features: Vec<u64> = order.into_iter().map(|(_, feature)| feature).collect();
        let of = features.iter().enumerate().map(|(number, &feature)| (feature, number as u32)).collect();
        Self { of, features }
    }
}

/// Features of documents before they are numbered.
#[derive(Debug, Default)]
pub(crate) struct Unnumbered {
    /// All features in a row.
    pub features: Vec<u64>,
    /// The rest.
    pub sequences: Sequences,
}

impl Unnumbered {
    /// Adds a document; `features` gives those of a token of a stretch.
    pub(crate) fn add(&mut self, document: &Labelled, mut features: impl FnMut(&Range<usize>, usize, &mut Vec<u64>)) {
        let data = &mut self.sequences;
        if data.starts.is_empty() {
            data.starts.push(0);
        }
        let (first_token, first_stretch) = (data.labels.len(), data.stretches.len());
        for stretch in &document.words.stretches {
            for at in stretch.clone() {
                features(stretch, at, &mut self.features);
                data.starts.push(self.features.len());
            }
            data.stretches.push(stretch.start + first_token..stretch.end + first_token);
        }
        data.labels.extend(&document.labels);
        data.documents.push(first_stretch..data.stretches.len());
    }

    /// The sequences with numbered features; those without number are left out.
    pub(crate) fn number(mut self, numbers: &Numbers) -> Sequences {
        let mut from = 0;
        for start in self.sequences.starts.iter_mut().skip(1) {
            let known = self.features[from..*start].iter().filter_map(|feature| numbers.of.get(feature));
            self.sequences.features.extend(known);
            (from, *start) = (*start, self.sequences.features.len());
        }
        self.sequences
    }
}

/// Morphologist from the packs that stand beside the one to be made.
pub(crate) fn morphologist() -> Result<Morphologist, Failure> {
    let open = |name: &str, kind: &str| -> Result<sarap_pack::Pack, Failure> {
        let path = format!("packs/{name}.pack");
        let bytes = std::fs::read(&path).map_err(|error| Failure(format!("{path}: {error}")))?;
        Ok(sarap_pack::Pack::open(bytes, kind)?)
    };
    Ok(Morphologist::open(open("ru-dictionary", "dictionary")?, open("ru-context", "context")?)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_that_shares_a_character_with_a_name_belongs_to_it() {
        let tokens = [(0, 4), (5, 9), (9, 10), (11, 15)].map(|(a, b)| Span::new(a, b));
        let names = [(Span::new(5, 9), 0), (Span::new(9, 15), 2)];
        assert_eq!(labels(&tokens, &names), [0, 1, 5, 6]);
    }

    #[test]
    fn a_name_begins_anew_after_the_end_of_a_sentence() {
        let mut labels = [0, 1, 2, 2, 6];
        begin_anew(&mut labels, &[0..2, 2..4, 4..5]);
        assert_eq!(labels, [0, 1, 1, 2, 5]);
    }
}
