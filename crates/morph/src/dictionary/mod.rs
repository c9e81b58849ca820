//! The dictionary pack: readings of a word by itself.

mod compose;
mod extra;
pub mod guess;
pub mod layout;
pub mod letters;
mod lexeme;
mod lookup;
mod rows;
mod shape;
mod tables;
#[cfg(test)]
mod tests;
mod word;

use crate::Tag;
use letters::Letters;
use rows::Rows;
use sarap_pack::{Pack, PackError};
use shape::Shape;
use tables::{Ranges, Tables};
pub(crate) use word::Word;

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
    /// The lexeme and its form; none for readings by shape.
    base: Option<Base>,
    /// The first part of a hyphenated word, when it changes too («города-героя»).
    left: Option<Base>,
    /// Bits of the word's letters that are ё, also where е is written.
    yo: u64,
    /// Letters before the part that changes.
    start: u8,
    /// Letters after the part that changes («-то»).
    tail: u8,
}

impl Reading {
    /// A reading by the characters alone.
    fn plain(tag: Tag) -> Self {
        Self { tag, origin: Origin::Shape, base: None, left: None, yo: 0, start: 0, tail: 0 }
    }
}

/// A form of a paradigm.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Base {
    paradigm: u16,
    form: u16,
}

/// An opened dictionary pack.
#[derive(Debug)]
pub struct Dictionary {
    pack: Pack,
    ranges: Ranges,
    rows: Rows,
}

impl Dictionary {
    /// Opens a pack of kind `dictionary`.
    pub fn open(pack: Pack) -> Result<Self, PackError> {
        let ranges = Ranges::of(&pack)?;
        let none = Rows::default();
        let tables = Tables::new(&pack, &ranges, &none);
        tables.check()?;
        let rows = Rows::of(&tables);
        Ok(Self { pack, ranges, rows })
    }

    /// The pack behind it.
    pub fn pack(&self) -> &Pack {
        &self.pack
    }

    fn tables(&self) -> Tables<'_> {
        Tables::new(&self.pack, &self.ranges, &self.rows)
    }

    /// Adds all readings of `word` to `out`, in a fixed order; any capitals, ё written or not. At least one is added.
    /// Latin letters that stand for Cyrillic ones are read as these ([`sarap_text::readable`]).
    pub fn read(&self, word: &str, out: &mut Vec<Reading>) {
        self.read_word(&Word::of(word), out);
    }

    /// [`Dictionary::read`] for a word made ready.
    pub(crate) fn read_word(&self, word: &Word<'_>, out: &mut Vec<Reading>) {
        let first = out.len();
        let letters = word.letters();
        if let Some(letters) = letters {
            self.add_dictionary(letters, out);
            // The commonest case needs nothing else.
            if out.len() > first && letters.codes().len() > 3 {
                return;
            }
        }
        shape::add_initial(word.text(), out);
        if out.len() == first {
            letters.iter().for_each(|letters| extra::add(letters, out));
        }
        if out.len() == first {
            self.read_unknown(word.text(), letters, out);
        }
    }

    /// Whether the word stands in the dictionary.
    pub fn knows(&self, word: &str) -> bool {
        let mut readings = Vec::new();
        Letters::of(word).iter().for_each(|letters| {
            self.add_dictionary(letters, &mut readings);
            extra::add(letters, &mut readings);
        });
        !readings.is_empty()
    }

    fn read_unknown(&self, word: &str, letters: Option<&Letters>, out: &mut Vec<Reading>) {
        let first = out.len();
        let shape = Shape::of(word);
        if let Some(letters) = letters {
            if letters.yo != 0 {
                // «ничьёй»: the dictionary has it with е only.
                let mut without = *letters;
                without.yo = 0;
                self.add_dictionary(&without, out);
            }
            let sure = out.len() > first || self.add_composed(word, letters, shape.capital, out);
            if !sure && !letters.codes().contains(&letters::OTHER) && shape.is_word() {
                if shape.is_acronym() {
                    shape::add_fixed(word, shape, out);
                }
                guess::add(&self.tables(), letters, shape.capital, first, out);
                if !shape.is_acronym() {
                    shape::add_fixed(word, shape, out);
                }
            }
        }
        if out.len() == first {
            shape::add(shape, out);
        }
    }

    fn add_dictionary(&self, letters: &Letters, out: &mut Vec<Reading>) {
        let tables = self.tables();
        let first = out.len();
        tables.find(letters.codes(), letters.yo, |found| {
            let base = Base { paradigm: found.paradigm, form: found.form };
            let tag = tables.tag(found.paradigm, found.form);
            out.push(Reading {
                tag,
                origin: Origin::Dictionary,
                base: Some(base),
                left: None,
                yo: found.yo,
                start: 0,
                tail: 0,
            });
        });
        if let Some(added) = out.get_mut(first..) {
            let place = |base: Base| u32::from(base.paradigm) << 16 | u32::from(base.form);
            added.sort_unstable_by_key(|r| (r.yo != letters.yo, r.base.map_or(0, place), r.yo));
        }
    }
}
