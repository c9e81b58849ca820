//! Numbers in the pack's bytes. Every access is checked: a damaged pack gives wrong readings, not a panic.

use super::layout;
use super::rows::Rows;
use sarap_pack::{Pack, PackError};
use std::ops::Range;

/// A column of numbers of two bytes.
#[derive(Clone, Copy)]
pub(super) struct U16s<'a>(pub &'a [u8]);

impl U16s<'_> {
    pub(super) fn get(self, index: usize) -> Option<u16> {
        let two = self.0.get(2 * index..2 * index + 2)?;
        Some(u16::from_le_bytes([*two.first()?, *two.get(1)?]))
    }

    pub(super) fn len(self) -> usize {
        self.0.len() / 2
    }
}

/// A column of numbers of four bytes.
#[derive(Clone, Copy)]
pub(super) struct U32s<'a>(pub &'a [u8]);

impl U32s<'_> {
    pub(super) fn get(self, index: usize) -> Option<usize> {
        let four = self.0.get(4 * index..4 * index + 4)?;
        four.try_into().ok().map(|four| u32::from_le_bytes(four) as usize)
    }

    /// From the number at `index` to the next.
    pub(super) fn range(self, index: usize) -> Option<Range<usize>> {
        let (start, end) = (self.get(index)?, self.get(index + 1)?);
        (start <= end).then_some(start..end)
    }
}

/// A column of numbers of eight bytes.
#[derive(Clone, Copy)]
pub(super) struct U64s<'a>(pub &'a [u8]);

impl U64s<'_> {
    pub(super) fn get(self, index: usize) -> Option<u64> {
        let eight = self.0.get(8 * index..8 * index + 8)?;
        eight.try_into().ok().map(u64::from_le_bytes)
    }

    pub(super) fn len(self) -> usize {
        self.0.len() / 8
    }
}

macro_rules! tables {
    ($($field:ident: $type:ident, $section:ident;)*) => {
        /// Where the sections lie in the pack.
        #[derive(Clone, Debug)]
        pub(super) struct Ranges {
            $($field: Range<usize>,)*
            guesses: [[Range<usize>; 5]; 2],
        }

        impl Ranges {
            pub(super) fn of(pack: &Pack) -> Result<Self, PackError> {
                let one = |[a, b, c, d, e]: [&str; 5]| {
                    Ok([pack.range(a)?, pack.range(b)?, pack.range(c)?, pack.range(d)?, pack.range(e)?])
                };
                let [common, names] = layout::GUESSES;
                Ok(Self { $($field: pack.range(layout::$section)?,)* guesses: [one(common)?, one(names)?] })
            }
        }

        impl<'a> Tables<'a> {
            $(#[inline]
            pub(super) fn $field(&self) -> $type<'a> {
                let range = &self.ranges.$field;
                $type(self.bytes.get(range.start..range.end).unwrap_or(&[]))
            })*
        }
    };
}

/// The sections.
#[derive(Clone, Copy)]
pub(super) struct Tables<'a> {
    bytes: &'a [u8],
    ranges: &'a Ranges,
    pub(super) rows: &'a Rows,
}

/// A column of bytes.
#[derive(Clone, Copy)]
pub(super) struct U8s<'a>(pub(super) &'a [u8]);

impl U8s<'_> {
    pub(super) fn get(self, index: usize) -> Option<u8> {
        self.0.get(index).copied()
    }
}

/// What unknown words are guessed by; see [`layout::GUESSES`].
#[derive(Clone, Copy)]
pub(super) struct Guesses<'a> {
    pub(super) letters: &'a [u8],
    pub(super) children: U16s<'a>,
    pub(super) starts: U32s<'a>,
    pub(super) paradigms: U16s<'a>,
    pub(super) endings: &'a [u8],
}

impl<'a> Guesses<'a> {
    fn of(bytes: &'a [u8], ranges: &[Range<usize>; 5]) -> Self {
        let [letters, children, starts, paradigms, endings] =
            ranges.each_ref().map(|range| bytes.get(range.clone()).unwrap_or(&[]));
        Self { letters, children: U16s(children), starts: U32s(starts), paradigms: U16s(paradigms), endings }
    }

    fn fit(&self) -> bool {
        self.letters.len() + 1 == self.children.len()
            && self.children.len() == self.starts.0.len() / 4
            && self.paradigms.len() == self.endings.len()
    }
}

tables! {
    tag_grammemes: U64s, TAG_GRAMMEMES;
    tag_pos: U8s, TAG_POS;
    tag_text: U8s, TAG_TEXT;
    trie_letter: U8s, TRIE_LETTER;
    trie_parent: U16s, TRIE_PARENT;
    trie_child: U16s, TRIE_CHILD;
    paradigm_endings: U16s, PARADIGM_ENDINGS;
    paradigm_tags: U16s, PARADIGM_TAGS;
    paradigm_prefixes: U16s, PARADIGM_PREFIXES;
    paradigm_mask: U64s, PARADIGM_MASK;
    ending_starts: U32s, ENDING_STARTS;
    ending_nodes: U16s, ENDING_NODES;
    ending_yo: U8s, ENDING_YO;
    tag_starts: U32s, TAG_STARTS;
    tag_numbers: U16s, TAG_NUMBERS;
    prefix_starts: U32s, PREFIX_STARTS;
    prefix_numbers: U8s, PREFIX_NUMBERS;
    separators: U64s, SEPARATORS;
    index: U16s, INDEX;
    block_starts: U32s, BLOCK_STARTS;
    stems: U8s, STEMS;
    whole_nodes: U16s, WHOLE_NODES;
    whole_paradigms: U16s, WHOLE_PARADIGMS;
}

impl<'a> Tables<'a> {
    pub(super) fn new(pack: &'a Pack, ranges: &'a Ranges, rows: &'a Rows) -> Self {
        Self { bytes: pack.bytes(), ranges, rows }
    }

    /// What words with a lower-case first letter are guessed by.
    pub(super) fn guesses(&self) -> Guesses<'a> {
        Guesses::of(self.bytes, &self.ranges.guesses[0])
    }

    /// What names are guessed by.
    pub(super) fn name_guesses(&self) -> Guesses<'a> {
        Guesses::of(self.bytes, &self.ranges.guesses[1])
    }

    /// The number of columns must agree; what they point to is checked on use.
    pub(super) fn check(&self) -> Result<(), PackError> {
        let fit = self.tag_grammemes().len() == self.tag_pos().0.len()
            && self.trie_letter().0.len() == self.trie_parent().len()
            && self.trie_letter().0.len() + 1 == self.trie_child().len()
            && self.paradigm_endings().len() == self.paradigm_tags().len()
            && self.paradigm_endings().len() == self.paradigm_prefixes().len()
            && self.paradigm_endings().len() == self.paradigm_mask().len()
            && self.ending_nodes().len() == self.ending_yo().0.len()
            && self.whole_nodes().len() == self.whole_paradigms().len()
            && self.guesses().fit()
            && self.name_guesses().fit();
        fit.then_some(()).ok_or_else(|| PackError::Damaged("its tables have different lengths".into()))
    }
}

/// The child of a node of a trie by letter.
pub(super) fn child(letters: &[u8], children: U16s<'_>, node: u16, letter: u8) -> Option<u16> {
    let (first, end) = (children.get(node.into())?, children.get(usize::from(node) + 1)?);
    let place = letters.get(usize::from(first)..usize::from(end))?.iter().position(|&l| l == letter)?;
    Some(first + place as u16)
}

/// The bit of a place of ё in an ending.
pub(super) fn yo_bit(place: u8) -> u64 {
    1u64.checked_shl(u32::from(place.wrapping_sub(1))).unwrap_or(0)
}
