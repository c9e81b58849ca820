//! What the pack has in several columns put together: a look-up that asks for one asks for the others, too.

use super::layout;
use super::tables::{Tables, U16s, yo_bit};
use crate::{Grammemes, Pos, Tag};
use std::ops::Range;

/// So many endings are looked at together.
const WIDE: usize = 16;

/// All paradigms, tags and nodes of the trie of endings, by number.
#[derive(Debug, Default)]
pub(super) struct Rows {
    paradigms: Vec<Paradigm>,
    tags: Vec<Tag>,
    nodes: Vec<Node>,
    /// The nodes' letters, and noughts to look at with the last of them.
    letters: Vec<u8>,
    pub(super) separators: Vec<u64>,
}

/// A node of the trie of endings; its children are before the first child of the next.
#[derive(Clone, Copy, Debug)]
struct Node {
    parent: u16,
    first_child: u16,
}

/// So many letters of nodes are looked at together.
const LETTERS: usize = 8;

/// Where a paradigm's sequences are, as places of items; empty where the pack points to nowhere.
#[derive(Clone, Debug)]
struct Paradigm {
    /// See [`layout::PARADIGM_MASK`].
    mask: u64,
    endings: Range<u32>,
    tags: Range<u32>,
    prefixes: Range<u32>,
    /// Whether some ending has ё.
    yo: bool,
}

impl Rows {
    pub(super) fn of(tables: &Tables<'_>) -> Self {
        let known = |range: Option<Range<usize>>, len: usize| {
            let range = range.filter(|range| range.end <= len).unwrap_or(0..0);
            range.start as u32..range.end as u32
        };
        let sequence = |number: Option<u16>| number.map_or(usize::MAX, usize::from);
        let count = tables.paradigm_endings().len();
        let all = (0..count).map(|paradigm| {
            let endings = tables.ending_starts().range(sequence(tables.paradigm_endings().get(paradigm)));
            let tags = tables.tag_starts().range(sequence(tables.paradigm_tags().get(paradigm)));
            // No form of most has a prefix.
            let prefixes = tables.paradigm_prefixes().get(paradigm).filter(|&number| number != 0);
            let prefixes = prefixes.and_then(|number| tables.prefix_starts().range(number.into()));
            let yo = endings.clone().and_then(|range| tables.ending_yo().0.get(range));
            Paradigm {
                yo: yo.is_some_and(|places| places.iter().any(|&place| place != 0)),
                mask: tables.paradigm_mask().get(paradigm).unwrap_or(0),
                endings: known(endings, tables.ending_nodes().len()),
                tags: known(tags, tables.tag_numbers().len()),
                prefixes: known(prefixes, tables.prefix_numbers().0.len()),
            }
        });
        let tag = |number: usize| Tag {
            pos: tables.tag_pos().get(number).map_or(Pos::Unknown, Pos::from_number),
            grammemes: Grammemes::from_bits(tables.tag_grammemes().get(number).unwrap_or(0)),
        };
        let node = |number: usize| Node {
            parent: tables.trie_parent().get(number).unwrap_or(0),
            first_child: tables.trie_child().get(number).unwrap_or(0),
        };
        Self {
            paradigms: all.collect(),
            tags: (0..tables.tag_grammemes().len()).map(tag).collect(),
            nodes: (0..tables.trie_child().len()).map(node).collect(),
            letters: [tables.trie_letter().0, &[0; LETTERS]].concat(),
            separators: (0..tables.separators().len()).filter_map(|at| tables.separators().get(at)).collect(),
        }
    }

    fn get(&self, paradigm: u16) -> Option<&Paradigm> {
        self.paradigms.get(usize::from(paradigm))
    }
}

impl<'a> Tables<'a> {
    /// Calls `visit` with number and bits of ё of all forms of a paradigm with the ending `node` and the prefix.
    pub(super) fn forms_with(&self, paradigm: u16, node: u16, prefix: usize, mut visit: impl FnMut(u16, u64)) {
        let Some(own) = self.rows.get(paradigm).filter(|own| own.mask & layout::mask_bit(node) != 0) else {
            return;
        };
        let start = own.endings.start as usize;
        let Some(nodes) = self.ending_nodes().0.get(2 * start..2 * own.endings.end as usize) else { return };
        let wanted = node.to_le_bytes();
        // Many are compared together, a bit each; a length that the compiler knows makes it one wide comparison.
        for (at, chunk) in nodes.as_chunks().0.chunks(WIDE).enumerate() {
            let mut equal = match <&[[u8; 2]; WIDE]>::try_from(chunk) {
                Ok(chunk) => bits(chunk, wanted),
                Err(_) => bits(chunk, wanted),
            };
            while equal != 0 {
                let form = at * WIDE + equal.trailing_zeros() as usize;
                equal &= equal - 1;
                let place = if own.yo { self.ending_yo().get(start + form).unwrap_or(0) } else { 0 };
                if own.prefix(self, form as u16) == prefix {
                    visit(form as u16, yo_bit(place));
                }
            }
        }
    }

    /// The letters of the ending at a trie node, in order of writing.
    pub(super) fn ending_letters(&self, node: u16) -> impl Iterator<Item = u8> + use<'a> {
        let rows = self.rows;
        let mut at = node;
        std::iter::from_fn(move || {
            let index = usize::from(at);
            let (node, letter) = (rows.nodes.get(index).filter(|_| at != 0)?, rows.letters.get(index)?);
            // Parents stand before children: a damaged pack must not send us round for ever.
            at = Some(node.parent).filter(|&up| up < at)?;
            Some(*letter)
        })
    }

    /// The child of a node of the trie of endings by letter.
    pub(super) fn longer_ending(&self, node: u16, letter: u8) -> Option<u16> {
        let nodes = &self.rows.nodes;
        let (first, end) = (nodes.get(usize::from(node))?.first_child, nodes.get(usize::from(node) + 1)?.first_child);
        let (mut at, end) = (usize::from(first), usize::from(end));
        let wanted = u64::from_le_bytes([letter; LETTERS]);
        while at < end {
            // The first byte that is nought is the letter's.
            let other = u64::from_le_bytes(*self.rows.letters.get(at..)?.first_chunk()?) ^ wanted;
            let nought =
                other.wrapping_sub(u64::from_le_bytes([0x01; LETTERS])) & !other & u64::from_le_bytes([0x80; LETTERS]);
            let place = at + nought.trailing_zeros() as usize / 8;
            if nought != 0 {
                return u16::try_from(place).ok().filter(|_| place < end);
            }
            at += LETTERS;
        }
        None
    }

    /// Number of forms of a paradigm.
    pub(super) fn forms(&self, paradigm: u16) -> u16 {
        self.rows.get(paradigm).map_or(0, |paradigm| paradigm.endings.len().min(u16::MAX.into()) as u16)
    }

    /// The ending of a form: trie node, and bits of the letters that are ё.
    pub(super) fn ending(&self, paradigm: u16, form: u16) -> Option<(u16, u64)> {
        let Range { start, end } = self.rows.get(paradigm)?.endings;
        let at = start + u32::from(form);
        let node = if at < end { self.ending_nodes().get(at as usize)? } else { return None };
        Some((node, yo_bit(self.ending_yo().get(at as usize)?)))
    }

    /// Numbers of the tags of a paradigm's forms.
    fn tag_sequence(&self, paradigm: u16) -> Option<U16s<'a>> {
        let Range { start, end } = self.rows.get(paradigm)?.tags;
        Some(U16s(self.tag_numbers().0.get(2 * start as usize..2 * end as usize)?))
    }

    /// Number of a form's tag.
    pub(super) fn tag_number(&self, paradigm: u16, form: u16) -> Option<u16> {
        self.tag_sequence(paradigm)?.get(form.into())
    }

    /// A form's tag.
    pub(super) fn tag(&self, paradigm: u16, form: u16) -> Tag {
        let number = self.tag_number(paradigm, form);
        number.and_then(|number| self.rows.tags.get(usize::from(number)).copied()).unwrap_or_default()
    }

    /// Whether some form of a paradigm has a prefix.
    pub(super) fn has_prefixes(&self, paradigm: u16) -> bool {
        self.rows.get(paradigm).is_some_and(|paradigm| !paradigm.prefixes.is_empty())
    }

    /// Number of a form's prefix.
    pub(super) fn prefix(&self, paradigm: u16, form: u16) -> usize {
        self.rows.get(paradigm).map_or(0, |own| own.prefix(self, form))
    }
}

/// Which of some endings are the wanted one.
#[inline]
fn bits(nodes: &[[u8; 2]], wanted: [u8; 2]) -> u32 {
    nodes.iter().enumerate().fold(0, |bits, (at, two)| bits | u32::from(*two == wanted) << at)
}

impl Paradigm {
    fn prefix(&self, tables: &Tables<'_>, form: u16) -> usize {
        let at = self.prefixes.start + u32::from(form);
        let number = if at < self.prefixes.end { tables.prefix_numbers().get(at as usize) } else { None };
        number.unwrap_or(0).into()
    }
}
