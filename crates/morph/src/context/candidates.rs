//! The distinct word forms of a document and their candidate readings.

use super::classes::{Class, Classes, Numbered};
use super::features::word_features;
use super::fold::{fold, fold_into, is_folded};
use super::form::Form;
use super::lemmas::{own_lemma, same_own_lemma};
use super::texts::Parts;
use super::{Lexicon, Weights};
use crate::dictionary::Word;
use crate::strings::Strings;
use crate::{Dictionary, Origin, Reading, Tag};
use sarap_text::hash_str;

/// More readings than any Russian word has; what a hostile dictionary pack adds beyond is not looked at.
const MAX_CANDIDATES: usize = 48;

/// One way to read a word form, with what the features need of it. Small, since the search passes over all of them.
#[derive(Clone, Copy, Debug)]
pub struct Candidate {
    /// Hash of the lemma, ё as е.
    pub lemma_hash: u64,
    /// Index of its lemma in [`Words::lemma`].
    pub lemma: u32,
    /// Sum of the weights of the features that need no context, but for what all candidates of the word have.
    pub(super) score: i32,
    /// The number of its tag, [`Words::tag`], and of the tag's class.
    pub(super) numbered: Numbered,
    /// Which of the word's dictionary readings it is.
    pub reading: u16,
    /// Where the reading comes from.
    pub origin: Origin,
}

/// All distinct word forms of a document.
#[derive(Debug, Default)]
pub struct Words {
    pub(super) forms: Vec<Form>,
    candidates: Vec<Candidate>,
    parts: Parts,
    lemmas: Strings,
    pub(super) classes: Classes,
    buffers: Buffers,
}

/// Working memory for one word.
#[derive(Debug, Default)]
struct Buffers {
    readings: Vec<Reading>,
    lower: String,
    folded: String,
    lemma: String,
}

/// What is known of the text of a lemma of the word that is being added.
struct Lemma {
    /// Its hash, ё as е; and that of the folded lemma.
    hash: u64,
    folded: u64,
    /// Its number, when it has one.
    number: Option<u32>,
}

impl Lemma {
    fn of(text: &str) -> Self {
        let hash = hash_str(text);
        if is_folded(text) {
            return Self { hash, folded: hash, number: None };
        }
        let folded = hash_str(&fold(text));
        Self { hash: if text.contains('ё') { folded } else { hash }, folded, number: None }
    }
}

impl Words {
    /// Reads one more word form and returns its index. The caller sees to it that it is a new one.
    pub fn add<W: Weights>(&mut self, word: &str, dictionary: &Dictionary, lexicon: &Lexicon<'_>, weights: &W) -> u32 {
        self.add_word(&Word::of(word), dictionary, lexicon, weights)
    }

    /// [`Words::add`] for a word made ready.
    pub(crate) fn add_word<W: Weights>(
        &mut self,
        word: &Word<'_>,
        dictionary: &Dictionary,
        lexicon: &Lexicon<'_>,
        weights: &W,
    ) -> u32 {
        let mut buffers = std::mem::take(&mut self.buffers);
        let Buffers { readings, lower, folded, lemma } = &mut buffers;
        let lower = word.lower(lower);
        self.parts.texts.push(lower);
        let folded = match word.is_folded() {
            true => lower,
            false => {
                folded.clear();
                fold_into(word.written(), folded);
                &*folded
            }
        };
        readings.clear();
        dictionary.read_word(word, readings);
        readings.truncate(usize::from(u16::MAX));

        let hash = hash_str(folded);
        let first = self.candidates.len();
        let (mut convention, mut known) = (None, Lemma::of(""));
        for (index, reading) in readings.iter().enumerate().take(MAX_CANDIDATES) {
            let before = index.checked_sub(1).and_then(|before| readings.get(before));
            // Readings of one lexeme stand together.
            let same = before.is_some_and(|before| same_own_lemma(dictionary, before, reading));
            if !same {
                lemma.clear();
                own_lemma(dictionary, word, folded, reading, lemma);
            }
            if !same || before.is_some_and(|before| before.tag.pos != reading.tag.pos) {
                known = Lemma::of(lemma);
                convention = lexicon.convention(known.folded, reading.tag.pos);
                known = convention.map_or(known, Lemma::of);
            }
            let text = convention.unwrap_or(lemma);
            self.push(first, reading.tag, (reading.origin, index as u16), text, &mut known);
        }
        for exception in lexicon.exceptions(hash) {
            let near = nearest(readings, exception.tag);
            let known = &mut Lemma::of(exception.lemma);
            self.push(first, exception.tag, (Origin::Dictionary, near), exception.lemma, known);
        }
        if self.candidates.len() == first {
            self.push(first, Tag::default(), (Origin::Shape, 0), folded, &mut Lemma::of(folded));
        }
        self.parts.push_readings(readings);

        let own = &mut self.candidates[first..];
        let form = Form::of(word, folded, hash, (own, first), &self.classes);
        form.score(own, &self.classes, weights);
        self.forms.push(form);
        self.buffers = buffers;
        self.forms.len() as u32 - 1
    }

    /// Adds a candidate unless one with the same lemma and the same tag for the features is there.
    fn push(&mut self, first: usize, tag: Tag, (origin, reading): (Origin, u16), text: &str, lemma: &mut Lemma) {
        let numbered = self.classes.number(tag);
        let fine = |number: Numbered| self.classes.get(number.class).fine;
        let same = |c: &Candidate| c.lemma_hash == lemma.hash && fine(c.numbered) == fine(numbered);
        if self.candidates[first..].iter().any(same) {
            return;
        }
        let number = lemma.number.unwrap_or_else(|| self.lemmas.number(text, lemma.hash));
        lemma.number = Some(number);
        let lemma_hash = lemma.hash;
        self.candidates.push(Candidate { lemma_hash, lemma: number, score: 0, numbered, reading, origin });
    }

    /// Takes the candidates' own scores from other weights.
    pub fn score<W: Weights>(&mut self, weights: &W) {
        for form in &self.forms {
            let own = &mut self.candidates[form.first as usize..form.last as usize];
            form.score(own, &self.classes, weights);
        }
    }

    /// The candidates of a word form, never none.
    pub fn candidates(&self, word: u32) -> &[Candidate] {
        let form = &self.forms[word as usize];
        &self.candidates[form.first as usize..form.last as usize]
    }

    /// Part of speech and grammemes of a candidate.
    pub fn tag(&self, candidate: &Candidate) -> Tag {
        self.classes.tag(candidate.numbered.tag)
    }

    pub(super) fn class(&self, candidate: &Candidate) -> &Class {
        self.classes.get(candidate.numbered.class)
    }

    /// Whether a word form has several candidates.
    pub(super) fn is_ambiguous(&self, word: u32) -> bool {
        let form = &self.forms[word as usize];
        form.last - form.first > 1
    }

    /// The features of a candidate by itself.
    pub fn features(&self, word: u32, candidate: usize, add: impl FnMut(u64)) {
        if let Some(found) = self.candidates(word).get(candidate) {
            let class = self.classes.get(found.numbered.class);
            word_features(&self.forms[word as usize], found, class, (candidate, true), add);
        }
    }

    /// The dictionary's readings of a word form.
    pub fn readings(&self, word: u32) -> &[Reading] {
        self.parts.readings(word)
    }

    /// The hash of the word form in lower case, ё as е.
    pub(crate) fn hash(&self, word: u32) -> u64 {
        self.forms.get(word as usize).map_or(0, |form| form.hash)
    }

    /// The word form in lower case.
    pub fn text(&self, word: u32) -> &str {
        self.parts.texts.get(word)
    }

    /// A candidate's lemma.
    pub fn lemma(&self, lemma: u32) -> &str {
        self.lemmas.get(lemma)
    }

    /// The number of a lemma.
    pub(crate) fn lemma_number(&mut self, lemma: &str) -> u32 {
        self.lemmas.number(lemma, Lemma::of(lemma).hash)
    }

    /// The number of the lemma that is written as a word form.
    pub(crate) fn lemma_number_of_form(&mut self, word: u32) -> u32 {
        let lemma = self.text(word).to_string();
        self.lemma_number(&lemma)
    }

    /// Forgets all forms and lemmas.
    pub(crate) fn clear(&mut self) {
        self.forms.clear();
        self.candidates.clear();
        self.parts.clear();
        self.lemmas.clear();
    }

    /// Number of word forms.
    pub fn len(&self) -> usize {
        self.forms.len()
    }

    /// Whether there is no word form.
    pub fn is_empty(&self) -> bool {
        self.forms.is_empty()
    }

    /// What a document keeps of those of these words that it has, in its order.
    pub(crate) fn parts(&self, words: &[u32]) -> Parts {
        self.parts.of(words)
    }
}

/// The dictionary reading that stands nearest to a tag.
fn nearest(readings: &[Reading], tag: Tag) -> u16 {
    let common = |reading: &Reading| {
        let same = (reading.tag.grammemes & tag.grammemes).bits().count_ones();
        same + if reading.tag.pos == tag.pos { 64 } else { 0 }
    };
    let best = readings.iter().enumerate().rev().max_by_key(|(_, reading)| common(reading));
    best.map_or(0, |(index, _)| index as u16)
}
