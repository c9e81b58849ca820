//! The distinct word forms of a document and their candidate readings.

use super::classes::{Class, Classes};
use super::features::word_features;
use super::{Lexicon, Weights};
use crate::{Dictionary, Grammemes, Origin, Pos, Reading, Tag};
use sarap_text::letters::lower;
use sarap_text::{hash_str, mix};

/// More readings than any Russian word has; what a hostile dictionary pack adds beyond is not looked at.
const MAX_CANDIDATES: usize = 48;

/// One way to read a word form, with what the features need of it.
#[derive(Clone, Copy, Debug)]
pub struct Candidate {
    /// Part of speech and grammemes.
    pub tag: Tag,
    /// Where the reading comes from.
    pub origin: Origin,
    /// Which of the word's dictionary readings it is.
    pub reading: u16,
    /// The number of its tag's class.
    pub(super) class: u16,
    /// Index of its lemma in [`Words::lemma`].
    pub lemma: u32,
    /// Sum of the weights of the features that need no context.
    pub score: i32,
    /// Hash of the lemma, ё as е.
    pub lemma_hash: u64,
    /// Hash of part of speech and inflection.
    pub fine: u64,
    /// Hash of part of speech and kind of word.
    pub coarse: u64,
}

/// What the features need of a word form.
#[derive(Clone, Copy, Debug)]
pub(super) struct Form {
    /// Hash of the lower-case form, ё as е.
    pub(super) hash: u64,
    /// Hashes of its last two, three and four letters.
    pub(super) endings: [u64; 3],
    /// Capitals and digits.
    pub(super) shape: u64,
    /// Hash of all its candidates' fine tags.
    pub(super) class: u64,
    /// Hash of the set of its candidates' parts of speech.
    pub(super) parts: u64,
    pub(super) first: u32,
    pub(super) last: u32,
}

/// All distinct word forms of a document.
#[derive(Debug, Default)]
pub struct Words {
    pub(super) forms: Vec<Form>,
    candidates: Vec<Candidate>,
    parts: Parts,
    lemmas: Texts,
    pub(super) classes: Classes,
    folded: String,
    lemma: String,
    scratch: Vec<Reading>,
}

/// What a finished document keeps of its words.
#[derive(Clone, Debug, Default)]
pub(crate) struct Parts {
    pub(crate) texts: Texts,
    readings: Vec<Reading>,
    ends: Vec<u32>,
}

impl Parts {
    pub(crate) fn readings(&self, word: u32) -> &[Reading] {
        let ends = |index: usize| self.ends.get(index).map_or(0, |&end| end as usize);
        let start = (word as usize).checked_sub(1).map_or(0, ends);
        self.readings.get(start..ends(word as usize)).unwrap_or_default()
    }
}

/// Many short texts in one.
#[derive(Clone, Debug, Default)]
pub(crate) struct Texts {
    text: String,
    ends: Vec<u32>,
}

impl Texts {
    pub(crate) fn push(&mut self, text: &str) -> u32 {
        self.text.push_str(text);
        self.end()
    }

    fn end(&mut self) -> u32 {
        self.ends.push(self.text.len() as u32);
        self.ends.len() as u32 - 1
    }

    pub(crate) fn get(&self, index: u32) -> &str {
        let ends = |index: usize| self.ends.get(index).map_or(0, |&end| end as usize);
        let start = (index as usize).checked_sub(1).map_or(0, ends);
        self.text.get(start..ends(index as usize)).unwrap_or_default()
    }

    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }
}

/// Whether a word is folded already: nothing but small Russian letters without ё, digits, signs.
fn is_folded(word: &str) -> bool {
    let mut bytes = word.bytes();
    while let Some(first) = bytes.next() {
        let plain = match first {
            0xd0 => matches!(bytes.next(), Some(0xb0..=0xbf)),
            0xd1 => matches!(bytes.next(), Some(0x80..=0x8f)),
            _ => first.is_ascii() && !first.is_ascii_uppercase(),
        };
        if !plain {
            return false;
        }
    }
    true
}

/// Lower case, ё as е, without stress marks: what features and comparisons see of a word.
pub fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    fold_into(word, &mut folded);
    folded
}

fn fold_into(word: &str, folded: &mut String) {
    if is_folded(word) {
        folded.push_str(word);
        return;
    }
    for c in word.chars() {
        lower(c, |c| match c {
            'ё' => folded.push('е'),
            '\u{301}' => {}
            _ => folded.push(c),
        });
    }
}

/// The hash of the folded word.
pub(super) fn folded_hash(word: &str) -> u64 {
    if is_folded(word) { hash_str(word) } else { hash_str(&fold(word)) }
}

impl Words {
    /// Reads one more word form and returns its index. The caller sees to it that it is a new one.
    pub fn add<W: Weights>(&mut self, word: &str, dictionary: &Dictionary, lexicon: &Lexicon<'_>, weights: &W) -> u32 {
        let mut folded = std::mem::take(&mut self.folded);
        folded.clear();
        fold_into(word, &mut folded);
        word.chars().for_each(|c| lower(c, |c| self.parts.texts.text.push(c)));
        self.parts.texts.end();

        let mut readings = std::mem::take(&mut self.scratch);
        readings.clear();
        dictionary.read(word, &mut readings);
        readings.truncate(usize::from(u16::MAX));
        let hash = hash_str(&folded);
        let first = self.candidates.len();
        let mut lemma = std::mem::take(&mut self.lemma);
        let mut convention = None;
        for (index, reading) in readings.iter().enumerate().take(MAX_CANDIDATES) {
            let before = index.checked_sub(1).and_then(|before| readings.get(before));
            // Readings of one lexeme stand together.
            let same = before.is_some_and(|before| same_own_lemma(dictionary, before, reading));
            if !same {
                lemma.clear();
                own_lemma(dictionary, word, &folded, reading, &mut lemma);
            }
            if !same || before.is_some_and(|before| before.tag.pos != reading.tag.pos) {
                convention = lexicon.convention(&lemma, reading.tag.pos);
            }
            self.push(first, reading.tag, reading.origin, index as u16, convention.unwrap_or(&lemma));
        }
        self.lemma = lemma;
        for exception in lexicon.exceptions(hash) {
            let near = nearest(&readings, exception.tag);
            self.push(first, exception.tag, Origin::Dictionary, near, exception.lemma);
        }
        if self.candidates.len() == first {
            self.push(first, Tag::default(), Origin::Shape, 0, &folded);
        }
        self.parts.readings.extend_from_slice(&readings);
        self.parts.ends.push(self.parts.readings.len() as u32);
        self.scratch = readings;

        let own = &mut self.candidates[first..];
        let (mut class, mut parts) = (0, 0);
        for candidate in own.iter() {
            class = mix(class, candidate.fine);
            parts |= 1 << (candidate.tag.pos as u64);
        }
        let form = Form {
            hash,
            endings: [2, 3, 4].map(|letters| ending(&folded, letters)),
            shape: shape(word),
            class,
            parts: mix(parts, 11),
            first: first as u32,
            last: first as u32 + own.len() as u32,
        };
        score(&form, own, weights);
        self.forms.push(form);
        self.folded = folded;
        self.forms.len() as u32 - 1
    }

    /// Adds a candidate unless one with the same lemma and the same tag for the features is there.
    fn push(&mut self, first: usize, tag: Tag, origin: Origin, reading: u16, lemma: &str) {
        let class = self.classes.number(tag);
        let Class { fine, coarse, .. } = *self.classes.get(class);
        let own = &self.candidates[first..];
        let same = own.iter().find(|c| self.lemmas.get(c.lemma) == lemma);
        let (lemma_hash, known) = match same {
            Some(c) => (c.lemma_hash, Some(c.lemma)),
            None if lemma.contains('ё') => (hash_str(&fold(lemma)), None),
            None => (hash_str(lemma), None),
        };
        if own.iter().any(|c| c.fine == fine && c.lemma_hash == lemma_hash) {
            return;
        }
        let lemma = known.unwrap_or_else(|| self.lemmas.push(lemma));
        self.candidates.push(Candidate { tag, origin, reading, class, lemma, score: 0, lemma_hash, fine, coarse });
    }

    /// Takes the candidates' own scores from other weights.
    pub fn score<W: Weights>(&mut self, weights: &W) {
        for form in &self.forms {
            score(form, &mut self.candidates[form.first as usize..form.last as usize], weights);
        }
    }

    /// The candidates of a word form, never none.
    pub fn candidates(&self, word: u32) -> &[Candidate] {
        let form = &self.forms[word as usize];
        &self.candidates[form.first as usize..form.last as usize]
    }

    /// Whether a word form has several candidates.
    pub(super) fn is_ambiguous(&self, word: u32) -> bool {
        let form = &self.forms[word as usize];
        form.last - form.first > 1
    }

    /// The features of a candidate by itself: what [`Candidate::score`] sums up.
    pub fn features(&self, word: u32, candidate: usize, add: impl FnMut(u64)) {
        if let Some(found) = self.candidates(word).get(candidate) {
            word_features(&self.forms[word as usize], found, candidate, add);
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
        let mut own = Parts::default();
        own.ends.reserve(words.len());
        own.readings.reserve(words.iter().map(|&word| self.readings(word).len()).sum());
        for &word in words {
            own.texts.push(self.text(word));
            own.readings.extend_from_slice(self.readings(word));
            own.ends.push(own.readings.len() as u32);
        }
        own
    }
}

fn score<W: Weights>(form: &Form, candidates: &mut [Candidate], weights: &W) {
    // There is nothing to choose where there is one.
    if candidates.len() < 2 {
        return;
    }
    for (rank, candidate) in candidates.iter_mut().enumerate() {
        let mut score = 0;
        word_features(form, candidate, rank, |feature| score += weights.weight(feature));
        candidate.score = score;
    }
}

/// The dictionary form, but a woman's name is its own: the dictionary files «Пугачёва» and «Ивановна» under the man's.
/// Superlatives too are their own («лучший» is not «хороший»), and so are «Иваныч» and «счастье», which it files under
/// «Иванович» and «счастие».
fn own_lemma(dictionary: &Dictionary, word: &str, folded: &str, reading: &Reading, out: &mut String) {
    if let Some(own) = own_form(reading.tag).and_then(|wanted| dictionary.inflect(word, reading, wanted)) {
        out.push_str(&own);
        return;
    }
    dictionary.lemma_into(word, reading, out);
    if own_form(reading.tag).is_none()
        && let Some(short) = shorter(folded, out)
    {
        *out = short;
    }
}

/// The form that is asked for instead of the dictionary's.
fn own_form(tag: Tag) -> Option<Grammemes> {
    let g = tag.grammemes;
    if g.any(Grammemes::SURN | Grammemes::PATR) && g.has(Grammemes::FEMN) && g.has(Grammemes::SING) {
        Some(Grammemes::NOMN | Grammemes::SING | Grammemes::FEMN)
    } else if tag.pos == Pos::Adjf && g.has(Grammemes::SUPR) {
        Some(Grammemes::NOMN | Grammemes::SING | Grammemes::MASC | Grammemes::SUPR)
    } else {
        None
    }
}

/// Whether two readings of a word have the same own lemma for sure.
fn same_own_lemma(dictionary: &Dictionary, one: &Reading, other: &Reading) -> bool {
    own_form(one.tag).is_none() && own_form(other.tag).is_none() && dictionary.same_lemma(one, other)
}

/// The lemma with the form's own spelling: «счастье» for «счастие», «Иваныч» for «Иванович», «Юрьевич» for «Юриевич».
fn shorter(folded: &str, lemma: &str) -> Option<String> {
    for (long, short) in [("ие", "ье"), ("ович", "ыч"), ("евич", "ич"), ("иевич", "ьевич")] {
        if let Some(stem) = lemma.strip_suffix(long)
            && let Some(rest) = folded.strip_prefix(fold(stem).as_str())
            && rest.starts_with(short.trim_end_matches('е'))
        {
            return Some(format!("{stem}{short}"));
        }
    }
    None
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

fn ending(folded: &str, letters: usize) -> u64 {
    let start = folded.char_indices().rev().nth(letters - 1).map_or(0, |(at, _)| at);
    hash_str(&folded[start..])
}

/// Capitals (none, first, all, other), a digit, a hyphen, letters that are not Cyrillic, one letter alone.
fn shape(word: &str) -> u64 {
    let (mut letters, mut capitals, mut bits) = (0u64, 0u64, 0u64);
    let first_capital = word.chars().next().is_some_and(char::is_uppercase);
    for c in word.chars() {
        // Most letters are these; the tables of Unicode are for the rest.
        let (letter, capital) = match c {
            'а'..='я' => (true, false),
            'А'..='Я' => (true, true),
            _ => (c.is_alphabetic(), c.is_uppercase()),
        };
        letters += u64::from(letter);
        capitals += u64::from(capital);
        bits |= u64::from(c.is_ascii_digit()) << 3 | u64::from(c == '-') << 4 | u64::from(c.is_ascii_alphabetic()) << 5;
    }
    let case = match capitals {
        0 => 0,
        1 if first_capital => 1,
        n if n == letters => 2,
        _ => 3,
    };
    bits | case | u64::from(letters == 1) << 6
}
