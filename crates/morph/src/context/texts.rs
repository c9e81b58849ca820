//! What is kept of many words: their texts and readings, one after another.

use crate::Reading;

/// What a finished document keeps of its words.
#[derive(Clone, Debug, Default)]
pub(crate) struct Parts {
    pub(crate) texts: Texts,
    readings: Vec<Reading>,
    ends: Vec<u32>,
}

impl Parts {
    /// Adds the readings of the word whose text was added last.
    pub(crate) fn push_readings(&mut self, readings: &[Reading]) {
        self.readings.extend_from_slice(readings);
        self.ends.push(self.readings.len() as u32);
    }

    pub(crate) fn clear(&mut self) {
        self.texts.clear();
        self.readings.clear();
        self.ends.clear();
    }

    /// The same of some words.
    pub(crate) fn of(&self, words: &[u32]) -> Self {
        let mut own = Self::default();
        own.ends.reserve(words.len());
        own.texts.reserve(words.iter().map(|&word| self.texts.get(word).len()).sum(), words.len());
        own.readings.reserve(words.iter().map(|&word| self.readings(word).len()).sum());
        for &word in words {
            own.texts.push(self.texts.get(word));
            own.push_readings(self.readings(word));
        }
        own
    }

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
        self.ends.push(self.text.len() as u32);
        self.ends.len() as u32 - 1
    }

    pub(crate) fn get(&self, index: u32) -> &str {
        let ends = |index: usize| self.ends.get(index).map_or(0, |&end| end as usize);
        let start = (index as usize).checked_sub(1).map_or(0, ends);
        self.text.get(start..ends(index as usize)).unwrap_or_default()
    }

    /// Takes place for so many more bytes and texts.
    pub(crate) fn reserve(&mut self, bytes: usize, texts: usize) {
        self.text.reserve(bytes);
        self.ends.reserve(texts);
    }

    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(crate) fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
    }
}
