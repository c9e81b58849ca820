//! The dictionary pack: readings of a word by itself.

use crate::{Grammemes, Tag};
use sarap_pack::{Pack, PackError};

/// Where a reading comes from.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Origin {
    /// The word stands in the dictionary.
    Dictionary,
    /// Made from dictionary words: a known prefix, or the last part of a hyphenated word.
    Composed,
    /// Guessed by the ending.
    Guessed,
    /// By the characters alone: numbers, Latin words, punctuation.
    Shape,
}

/// One way to read a word form.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Reading {
    /// Part of speech and grammemes.
    pub tag: Tag,
    /// Where the reading comes from.
    pub origin: Origin,
    // + private fields that find lemma and other forms again
}

/// An opened dictionary pack.
#[derive(Debug)]
pub struct Dictionary {
    pack: Pack,
}

impl Dictionary {
    /// Opens a pack of kind `dictionary`.
    pub fn open(pack: Pack) -> Result<Self, PackError> {
        Ok(Self { pack })
    }

    /// The pack behind it.
    pub fn pack(&self) -> &Pack {
        &self.pack
    }

    /// Adds all readings of `word` to `out`, in a fixed order; any capitals, ё written or not. At least one is added.
    pub fn read(&self, word: &str, out: &mut Vec<Reading>) {
        let _ = (word, out);
    }

    /// The dictionary form of `word` in this reading, in lower case.
    pub fn lemma(&self, word: &str, reading: &Reading) -> String {
        let _ = reading;
        word.to_lowercase()
    }

    /// `word` in the form of the same lexeme that has all `wanted` grammemes and keeps the most of the reading's others;
    /// lower case. `None` if the lexeme has no such form.
    pub fn inflect(&self, word: &str, reading: &Reading, wanted: Grammemes) -> Option<String> {
        let _ = (word, reading, wanted);
        None
    }
}
