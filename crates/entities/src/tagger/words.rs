//! A document as the model sees it: its distinct words, and the stretches that are labelled together.

use super::features::{Looks, Place, Word, hash, joined, mix, places};
use super::features::{REACH, is_candidate};
use sarap_morph::{Document, Grammemes};
use sarap_text::Case;
use std::collections::HashMap;
use std::ops::Range;

/// Longer sentences are labelled in pieces of so many tokens, which bounds memory.
const STRETCH: usize = 400;

/// The words of a document.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// Distinct words: written alike and read alike.
    pub words: Vec<Word>,
    /// For each token its word.
    pub of: Vec<u32>,
    /// Sentences, long ones in pieces.
    pub stretches: Vec<Range<usize>>,
    /// For each word how it is written elsewhere ([`Place::elsewhere`]).
    elsewhere: Vec<u8>,
}

impl Words {
    /// The words of `document`; `cluster` gives the class of a lemma by its hash.
    pub fn collect(document: &Document<'_>, cluster: impl Fn(u64) -> u16) -> Self {
        let mut all = Self::default();
        // Words of one form are chained: form -> latest word of it -> the one before …
        let (mut latest, mut before): (Vec<u32>, Vec<(u32, u16, u64)>) = (Vec::new(), Vec::new());
        let readings = document.morphology.tokens();
        for (token, reading) in document.segmentation.tokens.iter().zip(readings) {
            let surface = token.span.of(document.text);
            let spelling = match token.case {
                Case::Mixed => hash(surface),
                case => case as u64,
            };
            let form = reading.word.0 as usize;
            if latest.len() <= form {
                latest.resize(form + 1, u32::MAX);
            }
            let mut at = latest[form];
            while let Some(&(next, chosen, spelt)) = before.get(at as usize) {
                if (chosen, spelt) == (reading.chosen, spelling) {
                    break;
                }
                at = next;
            }
            if at == u32::MAX {
                at = all.words.len() as u32;
                before.push((latest[form], reading.chosen, spelling));
                latest[form] = at;
                let lower = document.morphology.word(reading.word);
                let lemma = document.morphology.lemma(reading.lemma);
                let (mut grammemes, mut parts) = (Grammemes::NONE, 0_u32);
                let choices = document.morphology.readings(reading.word);
                for choice in choices {
                    grammemes = grammemes | choice.tag.grammemes;
                    parts |= 1 << choice.tag.pos as u32;
                }
                let mut keys = vec![hash(lemma)];
                if token.case != Case::Lower && token.case != Case::None {
                    // Only what may be a name is looked up elsewhere under its other lemmas.
                    for choice in choices.iter().take(8) {
                        let key = hash(&document.dictionary.lemma(lower, choice));
                        if !keys.contains(&key) {
                            keys.push(key);
                        }
                    }
                }
                let looks = Looks {
                    surface,
                    lower,
                    lemma,
                    tag: reading.tag,
                    origin: reading.origin,
                    all: grammemes,
                    parts,
                    token: *token,
                };
                let mut word = Word::new(looks, keys);
                word.set_cluster(cluster(word.lemma));
                all.words.push(word);
            }
            all.of.push(at);
        }
        all.finish(document.segmentation.sentences.iter().map(|s| s.tokens.start as usize..s.tokens.end as usize));
        all
    }

    /// Sets the stretches and what follows from all words together; [`Words::words`] and [`Words::of`] are filled.
    pub fn finish(&mut self, sentences: impl Iterator<Item = Range<usize>>) {
        let count = self.of.len();
        let mut inside = vec![false; self.words.len()];
        for sentence in sentences {
            let (mut start, end) = (sentence.start.min(count), sentence.end.min(count));
            for at in start + 1..end {
                inside[self.of[at] as usize] = true;
            }
            while start < end {
                let piece = if end - start > STRETCH { self.cut(start, start + STRETCH) } else { end };
                self.stretches.push(start..piece);
                start = piece;
            }
        }
        let mut written: HashMap<u64, u8> = HashMap::new();
        for (word, &inside) in self.words.iter().zip(&inside) {
            *written.entry(word.lemma).or_default() |= if !word.capital { 1 } else { u8::from(inside) << 1 };
        }
        self.elsewhere = self.words.iter().map(|word| written.get(&word.lemma).copied().unwrap_or_default()).collect();
    }

    /// A place near `limit` to cut a long sentence: after a word that is not part of a name.
    fn cut(&self, start: usize, limit: usize) -> usize {
        let from = start + (limit - start) / 2;
        let plain =
            (from..limit).rev().find(|&at| !self.word(at).capital && self.at(at + 1).is_none_or(|w| !w.capital));
        plain.map_or(limit, |at| at + 1)
    }

    /// The word of token `at`, which must be there.
    pub fn word(&self, at: usize) -> &Word {
        &self.words[self.of[at] as usize]
    }

    fn at(&self, at: usize) -> Option<&Word> {
        self.of.get(at).and_then(|&word| self.words.get(word as usize))
    }

    /// Fills `found` with the places of a stretch's tokens.
    pub fn places(&self, stretch: &Range<usize>, found: &mut Vec<Place>) {
        places(stretch.clone().map(|at| self.word(at)), found);
        for (place, at) in found.iter_mut().zip(stretch.clone()) {
            place.elsewhere = self.elsewhere[self.of[at] as usize];
        }
    }

    /// Adds the features that join token `at` with its neighbours.
    pub fn joined(&self, stretch: &Range<usize>, places: &[Place], at: usize, out: &mut Vec<u64>) {
        let seen = |offset: isize| {
            let index = at.checked_add_signed(offset).filter(|index| stretch.contains(index))?;
            self.at(index)
        };
        let around = [seen(-2), seen(-1), seen(0), seen(1), seen(2)];
        let place = &places[at - stretch.start];
        if is_candidate(place, around[3].is_some_and(|word| word.capital)) {
            joined(around, place, out);
        }
        if around[1].is_none() {
            out.push(mix(30, u64::from(around[2].is_some_and(|word| word.capital))));
        }
        if around[3].is_none() {
            out.push(31);
        }
    }

    /// Adds all features of token `at`, as training wants them.
    pub fn features(&self, stretch: &Range<usize>, places: &[Place], at: usize, out: &mut Vec<u64>) {
        for offset in -(REACH as isize)..=REACH as isize {
            if let Some(index) = at.checked_add_signed(offset).filter(|index| stretch.contains(index)) {
                self.word(index).seen_from(offset, out);
            }
        }
        self.joined(stretch, places, at, out);
    }
}
