//! What the features need of a word form.

use super::classes::Classes;
use super::features::word_features;
use super::{Candidate, Weights};
use crate::dictionary::Word;
use sarap_text::{hash_str, mix};

/// A word form.
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
    /// Where its candidates are.
    pub(super) first: u32,
    pub(super) last: u32,
}

impl Form {
    /// `folded` is the folded word with its hash; its candidates come with the place of the first.
    pub(super) fn of(
        word: &Word<'_>,
        folded: &str,
        hash: u64,
        (candidates, first): (&[Candidate], usize),
        classes: &Classes,
    ) -> Self {
        let (mut class, mut parts) = (0, 0);
        for candidate in candidates {
            let own = classes.get(candidate.numbered.class);
            class = mix(class, own.fine);
            parts |= 1 << (own.pos as u64);
        }
        let mut starts = folded.char_indices().rev().skip(1).map(|(at, _)| at);
        let endings = [2, 3, 4].map(|_| hash_str(folded.get(starts.next().unwrap_or(0)..).unwrap_or_default()));
        let last = first + candidates.len();
        Self { hash, endings, shape: shape(word), class, parts: mix(parts, 11), first: first as u32, last: last as u32 }
    }

    /// Sums up the weights of the features that need no context, for all its candidates, but for what they share: that decides
    /// nothing.
    pub(super) fn score<W: Weights>(&self, candidates: &mut [Candidate], classes: &Classes, weights: &W) {
        // There is nothing to choose where there is one.
        if candidates.len() < 2 {
            return;
        }
        let lexeme = |c: &Candidate| (classes.get(c.numbered.class).coarse, c.lemma_hash, c.origin);
        let several = candidates.windows(2).any(|two| lexeme(&two[0]) != lexeme(&two[1]));
        for (rank, candidate) in candidates.iter_mut().enumerate() {
            let mut score = 0;
            let class = classes.get(candidate.numbered.class);
            word_features(self, candidate, class, (rank, several), |feature| score += weights.weight(feature));
            candidate.score = score;
        }
    }
}

/// Capitals (none, first, all, other), a digit, a hyphen, letters that are not Cyrillic, one letter alone.
fn shape(word: &Word<'_>) -> u64 {
    if let Some((letters, plain)) = word.as_plain() {
        let letters = letters.codes().len() - plain.hyphens;
        let bits = u64::from(plain.hyphens > 0) << 4;
        return bits | case(letters, plain.capitals, plain.titled) | u64::from(letters == 1) << 6;
    }
    let word = word.written();
    let (mut letters, mut capitals, mut bits) = (0, 0, 0u64);
    let first_capital = word.chars().next().is_some_and(char::is_uppercase);
    for c in word.chars() {
        // Most letters are these; the tables of Unicode are for the rest.
        let (letter, capital) = match c {
            'а'..='я' => (true, false),
            'А'..='Я' => (true, true),
            _ => (c.is_alphabetic(), c.is_uppercase()),
        };
        letters += usize::from(letter);
        capitals += usize::from(capital);
        bits |= u64::from(c.is_ascii_digit()) << 3 | u64::from(c == '-') << 4 | u64::from(c.is_ascii_alphabetic()) << 5;
    }
    bits | case(letters, capitals, first_capital) | u64::from(letters == 1) << 6
}

fn case(letters: usize, capitals: usize, titled: bool) -> u64 {
    match capitals {
        0 => 0,
        1 if titled => 1,
        n if n == letters => 2,
        _ => 3,
    }
}
