//! Word vectors learnt elsewhere, from far more text, which only teachers see; `tagger-vectors.py` writes them.

use crate::Failure;
use std::collections::HashMap;
use std::path::Path;

/// Numbers that a part of a vector is one of.
const CHOICES: usize = 256;
/// Brings the vectors to the size of the rows that are learnt beside them.
const SCALE: f32 = 0.3;

/// Vectors in parts, each one of 256.
#[derive(Debug)]
pub(crate) struct Outer {
    numbers: usize,
    codes: Vec<f32>,
    indexes: Vec<u8>,
    parts: usize,
    words: HashMap<String, u32>,
}

impl Outer {
    /// No word has this number.
    pub(crate) const NONE: u32 = u32::MAX;

    /// Reads a file of vectors.
    pub(crate) fn load(path: &Path) -> Result<Self, Failure> {
        let wrong = |what: &str| Failure(format!("{}: {what}; tagger-vectors.py writes such a file", path.display()));
        let bytes = std::fs::read(path).map_err(|error| wrong(&error.to_string()))?;
        let (head, rest) = bytes.split_at_checked(12).ok_or_else(|| wrong("too short"))?;
        let sizes: Vec<usize> = head.as_chunks::<4>().0.iter().map(|b| u32::from_le_bytes(*b) as usize).collect();
        let [count, parts, numbers] = sizes[..] else { return Err(wrong("too short")) };
        let (codes, rest) = rest.split_at_checked(4 * parts * CHOICES * numbers).ok_or_else(|| wrong("too short"))?;
        let (indexes, words) = rest.split_at_checked(count * parts).ok_or_else(|| wrong("too short"))?;
        let words = std::str::from_utf8(words).map_err(|error| wrong(&error.to_string()))?;
        let words: HashMap<String, u32> =
            words.lines().enumerate().map(|(n, word)| (word.replace('ё', "е"), n as u32)).collect();
        Ok(Self {
            numbers,
            codes: codes.as_chunks::<4>().0.iter().map(|b| f32::from_le_bytes(*b)).collect(),
            indexes: indexes.to_vec(),
            parts,
            words,
        })
    }

    /// Numbers of a vector.
    pub(crate) fn width(&self) -> usize {
        self.parts * self.numbers
    }

    /// The number of a word in small letters.
    pub(crate) fn find(&self, word: &str) -> u32 {
        let found = if word.contains('ё') { self.words.get(&word.replace('ё', "е")) } else { self.words.get(word) };
        found.copied().unwrap_or(Self::NONE)
    }

    /// Writes a word's vector; nothing for [`Outer::NONE`].
    pub(crate) fn write(&self, word: u32, out: &mut [f32]) {
        let start = word as usize * self.parts;
        let Some(indexes) = self.indexes.get(start..start.saturating_add(self.parts)) else { return };
        for ((part, &index), out) in indexes.iter().enumerate().zip(out.chunks_exact_mut(self.numbers)) {
            let at = (part * CHOICES + usize::from(index)) * self.numbers;
            out.iter_mut().zip(&self.codes[at..at + self.numbers]).for_each(|(out, code)| *out = code * SCALE);
        }
    }
}
