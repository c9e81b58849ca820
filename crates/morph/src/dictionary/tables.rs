//! Numbers in the pack's bytes. Every access is checked: a damaged pack gives wrong readings, not a panic.

use super::layout;
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
    pub(super) fn new(pack: &'a Pack, ranges: &'a Ranges) -> Self {
        Self { bytes: pack.bytes(), ranges }
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

    /// Trie nodes and places of ё of a paradigm's endings.
    pub(super) fn endings(&self, paradigm: u16) -> Option<(U16s<'a>, &'a [u8])> {
        let sequence = self.paradigm_endings().get(paradigm.into())?;
        let range = self.ending_starts().range(sequence.into())?;
        let nodes = self.ending_nodes().0.get(2 * range.start..2 * range.end)?;
        Some((U16s(nodes), self.ending_yo().0.get(range)?))
    }

    /// Number of forms of a paradigm.
    pub(super) fn forms(&self, paradigm: u16) -> u16 {
        self.endings(paradigm).map_or(0, |(nodes, _)| nodes.len().min(u16::MAX.into()) as u16)
    }

    /// The ending of a form: trie node, and bits of the letters that are ё.
    pub(super) fn ending(&self, paradigm: u16, form: u16) -> Option<(u16, u64)> {
        let (nodes, yo) = self.endings(paradigm)?;
        Some((nodes.get(form.into())?, yo_bit(*yo.get(usize::from(form))?)))
    }

    /// Number of a form's tag.
    pub(super) fn tag_number(&self, paradigm: u16, form: u16) -> Option<u16> {
        self.tag_sequence(paradigm)?.get(form.into())
    }

    /// Numbers of the tags of a paradigm's forms.
    pub(super) fn tag_sequence(&self, paradigm: u16) -> Option<U16s<'a>> {
        let sequence = self.paradigm_tags().get(paradigm.into())?;
        let range = self.tag_starts().range(sequence.into())?;
        Some(U16s(self.tag_numbers().0.get(2 * range.start..2 * range.end)?))
    }

    /// Number of a form's prefix.
    pub(super) fn prefix(&self, paradigm: u16, form: u16) -> usize {
        let sequence = self.paradigm_prefixes().get(paradigm.into()).unwrap_or(0);
        if sequence == 0 {
            return 0;
        }
        let range = self.prefix_starts().range(sequence.into()).unwrap_or(0..0);
        let at = range.start + usize::from(form);
        let number = if at < range.end { self.prefix_numbers().get(at) } else { None };
        number.unwrap_or(0).into()
    }

    /// The letters of the ending at a trie node, in order of writing.
    pub(super) fn ending_letters(&self, node: u16) -> impl Iterator<Item = u8> + use<'a> {
        let (parents, letters) = (self.trie_parent(), self.trie_letter());
        let mut at = node;
        std::iter::from_fn(move || {
            if at == 0 {
                return None;
            }
            let letter = letters.get(usize::from(at))?;
            // Parents stand before children: a damaged pack must not send us round for ever.
            at = parents.get(at.into()).filter(|&up| up < at)?;
            Some(letter)
        })
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
