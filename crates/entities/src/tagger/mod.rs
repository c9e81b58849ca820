//! Persons, organisations and places by a trained sequence model.
//!
//! A linear-chain conditional random field over hashed features looks at the text twice: first sentence by sentence,
//! then with the knowledge of what the same names were taken for elsewhere in the document. The modules below are open
//! to `sarap-train`, which learns the weights over the very same features.

pub mod features;
pub mod lattice;
pub mod memory;
pub mod model;
pub mod words;

#[cfg(test)]
mod tests;

use crate::{Label, Mention, Source};
use features::{REACH, Word};
use lattice::{KINDS, LABELS, LANES, Lattice, Row, begin, inside};
use memory::Memory;
use model::{Model, Units};
use sarap_morph::Document;
use sarap_pack::{Pack, PackError};
use sarap_text::{Script, Span, Token, TokenKind};
use std::ops::Range;
use words::Words;

/// An opened pack of kind `tagger`.
#[derive(Debug)]
pub struct Tagger {
    pack: Pack,
    model: Model,
}

/// A name as a range of tokens.
#[derive(Clone, PartialEq, Debug)]
pub struct Name {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Which of the kinds: [`KIND_LABELS`].
    pub kind: usize,
    /// Its probability.
    pub score: f32,
}

/// The labels of the model's kinds of names.
pub const KIND_LABELS: [Label; KINDS] = [Label::Per, Label::Org, Label::Loc];

/// In a sentence of another language only what is clearly a name is taken.
const FOREIGN_SCORE: f32 = 0.95;

impl Tagger {
    /// Opens a pack of kind `tagger`.
    pub fn open(pack: Pack) -> Result<Self, PackError> {
        Ok(Self { model: Model::open(&pack)?, pack })
    }

    /// The pack behind it.
    pub fn pack(&self) -> &Pack {
        &self.pack
    }

    /// The mentions in `document`, in order of place, without overlaps.
    pub fn tag(&self, document: &Document<'_>) -> Vec<Mention> {
        let words = Words::collect(document, |lemma| self.model.cluster(&self.pack, lemma));
        let tokens = &document.segmentation.tokens;
        let mut names = self.names(&words);
        let foreign: Vec<Range<usize>> =
            words.stretches.iter().filter(|s| is_foreign(document.text, &tokens[(*s).clone()])).cloned().collect();
        names.retain(|name| {
            let at = foreign.partition_point(|stretch| stretch.end <= name.tokens.start);
            name.score >= FOREIGN_SCORE || foreign.get(at).is_none_or(|s| !s.contains(&name.tokens.start))
        });
        let version = &self.pack.description().version;
        let mention = |name: Name| {
            let (first, last) = (tokens.get(name.tokens.start)?, tokens.get(name.tokens.end - 1)?);
            Some(Mention {
                span: Span::new(first.span.start(), last.span.end()),
                label: KIND_LABELS[name.kind],
                name: None,
                nominative: None,
                value: None,
                source: Source::Model(version.clone().into()),
                score: name.score,
            })
        };
        names.into_iter().filter_map(mention).collect()
    }

    /// The names among `words`, in order.
    pub fn names(&self, words: &Words) -> Vec<Name> {
        let (first, second) = (self.model.first(&self.pack), self.model.second(&self.pack));
        // Each distinct word is scored once for each place it can be seen from.
        let mut seen = vec![[Units::default(); 2 * REACH + 1]; words.words.len()];
        let mut found = Vec::new();
        for (word, seen) in words.words.iter().zip(&mut seen) {
            for (offset, sum) in (-(REACH as isize)..).zip(seen) {
                found.clear();
                word.seen_from(offset, &mut found);
                found.iter().for_each(|&feature| first.add(feature, sum));
            }
        }
        let mut scores = vec![Row::default(); words.of.len()];
        let mut marginals = vec![OUTSIDE; words.of.len()];
        let mut lattice = Lattice::default();
        lattice.set_transitions(&self.model.transitions[0]);
        let mut places = Vec::new();
        let may_name = |stretch: &&Range<usize>| (*stretch).clone().any(|at| names_begin(words.word(at)));
        for stretch in words.stretches.iter().filter(may_name) {
            words.places(stretch, &mut places);
            for at in stretch.clone() {
                found.clear();
                words.joined(stretch, &places, at, &mut found);
                let mut sum = Units::default();
                found.iter().for_each(|&feature| first.add(feature, &mut sum));
                for (place, offset) in (-(REACH as isize)..=REACH as isize).enumerate() {
                    if let Some(index) = at.checked_add_signed(offset).filter(|index| stretch.contains(index)) {
                        let units = &seen[words.of[index] as usize][place];
                        sum.iter_mut().zip(units).for_each(|(sum, unit)| *sum += unit);
                    }
                }
                scores[at] = sum.map(|units| units as f32 * self.model.units[0]);
            }
            lattice.run(&scores[stretch.clone()]);
            for at in stretch.clone() {
                marginals[at] = lattice.marginal(at - stretch.start);
            }
        }

        let memory = Memory::gather(words, &marginals);
        lattice.set_transitions(&self.model.transitions[1]);
        let (mut names, mut path) = (Vec::new(), Vec::new());
        for stretch in words.stretches.iter().filter(may_name) {
            for at in stretch.clone() {
                found.clear();
                memory.features(words, stretch, &marginals, at, &mut found);
                let mut sum = Units::default();
                found.iter().for_each(|&feature| second.add(feature, &mut sum));
                for (score, units) in scores[at].iter_mut().zip(sum) {
                    *score += units as f32 * self.model.units[1];
                }
            }
            lattice.run(&scores[stretch.clone()]);
            lattice.best_path(&mut path);
            for (tokens, kind) in names_of(&path) {
                let score = lattice.name_probability(tokens.start, tokens.end, kind);
                names.push(Name { tokens: tokens.start + stretch.start..tokens.end + stretch.start, kind, score });
            }
        }
        names
    }
}

/// Surely no name.
const OUTSIDE: Row = {
    let mut row = [0.0; LANES];
    row[0] = 1.0;
    row
};

/// Whether a sentence with this word is worth a look.
fn names_begin(word: &Word) -> bool {
    word.capital || word.mark != features::Mark::None
}

/// The names in a path of labels, with their kind.
pub fn names_of(path: &[u8]) -> Vec<(Range<usize>, usize)> {
    let mut names = Vec::new();
    let mut at = 0;
    while at < path.len() {
        let start = at;
        at += 1;
        if let Some(kind) = (0..KINDS).find(|&kind| usize::from(path[start]) == begin(kind)) {
            while path.get(at).is_some_and(|&label| usize::from(label) == inside(kind)) {
                at += 1;
            }
            names.push((start..at, kind));
        }
    }
    names
}

/// Whether a stretch is in another language than Russian: mostly Latin words, or many with letters Russian has not.
fn is_foreign(text: &str, tokens: &[Token]) -> bool {
    let (mut words, mut latin, mut other) = (0, 0, 0);
    for token in tokens.iter().filter(|token| token.kind == TokenKind::Word) {
        words += 1;
        match token.script {
            Script::Latin => latin += 1,
            Script::Cyrillic | Script::Mixed => {
                other += u32::from(token.span.of(text).contains(|c| !is_russian(c) && !c.is_ascii()));
            }
            _ => other += 1,
        }
    }
    words > 2 && (latin * 3 > words * 2 || other * 6 > words)
}

fn is_russian(c: char) -> bool {
    !c.is_alphabetic() || matches!(c, 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё')
}

const _: () = assert!(LABELS == 1 + 2 * KINDS && LABELS < LANES);
