//! Finds a word in the pack: all (paradigm, form) whose letters it has.

use super::layout::{self, PREFIXES};
use super::letters::{MAX_LETTERS, YO, fold};
use super::tables::{Tables, U16s};

/// A word's analysis in the dictionary.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Found {
    /// Whether ё has to be written where the word has е.
    pub respelt: bool,
    pub paradigm: u16,
    pub form: u16,
    /// Bits of the letters that are ё.
    pub yo: u64,
}

impl Tables<'_> {
    /// Calls `found` with every analysis of the folded `letters`, in no particular order; `yo` has the bits of written ё.
    pub(super) fn find(&self, letters: &[u8], yo: u64, mut found: impl FnMut(Found)) {
        let endings = Endings::of(self, letters);
        for (number, prefix) in PREFIXES.iter().enumerate() {
            if let Some(rest) = letters.strip_prefix(*prefix)
                && (number == 0 || layout::may_have_prefix(number, rest))
            {
                self.find_without_prefix(rest, number, &endings, |analysis| {
                    let yo_there = analysis.yo << prefix.len();
                    // A written ё is never an е; a written е may be ё.
                    if yo & !yo_there == 0 {
                        found(Found { respelt: yo_there != yo, yo: yo_there, ..analysis });
                    }
                });
            }
        }
    }

    fn find_without_prefix(&self, rest: &[u8], prefix: usize, endings: &Endings, mut found: impl FnMut(Found)) {
        let mut candidate = |stem: usize, yo: u64, paradigm: u16| {
            if prefix != 0 && !self.has_prefixes(paradigm) {
                return;
            }
            if let Some(node) = endings.node(rest.len() - stem) {
                self.forms_with(paradigm, node, prefix, |form, ending_yo| {
                    found(Found { respelt: false, paradigm, form, yo: yo | ending_yo << stem });
                });
            }
        };
        if let Some(node) = endings.node(rest.len()) {
            let (start, end) = equal(self.whole_nodes(), node);
            for paradigm in (start..end).filter_map(|at| self.whole_paradigms().get(at)) {
                candidate(0, 0, paradigm);
            }
        }
        self.stems_of(rest, |stem, yo, paradigm| {
            if rest.len() - stem <= endings.depth {
                candidate(stem, yo, paradigm);
            }
        });
    }

    /// Calls `visit` with length, bits of ё and paradigm of every stem that `letters` begins with.
    fn stems_of(&self, letters: &[u8], mut visit: impl FnMut(usize, u64, u16)) {
        let Some(block) = self.block(layout::separator(letters)) else { return };
        let range = self.block_starts().range(block).unwrap_or(0..0);
        let mut block = self.stems().0.get(range).unwrap_or(&[]);
        // Letters of the stem before that agree with `letters`, and which of them are ё.
        let (mut same, mut yo) = (0, 0u64);
        while let [head, rest @ ..] = block {
            let (mut shared, mut own) = (usize::from(head >> 3), usize::from(head & 7));
            block = rest;
            if *head == layout::LONG_HEAD {
                let [long, other, rest @ ..] = block else { return };
                (shared, own) = ((*long).into(), (*other).into());
                block = rest;
            }
            let Some((codes, rest)) = block.split_at_checked(own) else { return };
            block = rest;
            let mut agrees = shared <= same;
            if agrees {
                same = shared;
                yo &= 1u64.checked_shl(shared as u32).unwrap_or(0).wrapping_sub(1);
                for &code in codes {
                    match letters.get(same) {
                        Some(&letter) if letter == fold(code) => {
                            yo |= u64::from(code == YO) << (same & 63);
                            same += 1;
                        }
                        Some(&letter) if letter > fold(code) => {
                            agrees = false;
                            break;
                        }
                        // Past the word in alphabetical order: so are all stems after this one.
                        _ => return,
                    }
                }
            }
            if !agrees {
                // Its paradigms are passed over.
                while let [byte, rest @ ..] = block {
                    let long = usize::from(byte & !layout::MORE >= layout::SHORT_PARADIGMS as u8);
                    block = rest.get(long..).unwrap_or(&[]);
                    if byte & layout::MORE == 0 {
                        break;
                    }
                }
                continue;
            }
            loop {
                let [byte, rest @ ..] = block else { return };
                block = rest;
                let mut number = u16::from(byte & !layout::MORE);
                if number >= layout::SHORT_PARADIGMS {
                    let [low, rest @ ..] = block else { return };
                    block = rest;
                    number = layout::SHORT_PARADIGMS + ((number - layout::SHORT_PARADIGMS) << 8 | u16::from(*low));
                }
                visit(same, yo, number);
                if byte & layout::MORE == 0 {
                    break;
                }
            }
        }
    }

    /// The last block whose separator is not above `key`.
    fn block(&self, key: u64) -> Option<usize> {
        let (index, separators) = (self.index(), self.rows.separators.as_slice());
        let (low, high) = layout::index_range(key, |at| index.get(at))?;
        let here = separators.get(low..high.min(separators.len())).unwrap_or(&[]);
        let low = low + here.partition_point(|separator| *separator <= key);
        low.checked_sub(1)
    }
}

/// Trie nodes of a word's last letters, by their number.
pub(super) struct Endings {
    nodes: [u16; MAX_LETTERS + 1],
    depth: usize,
}

impl Endings {
    pub(super) fn of(tables: &Tables<'_>, letters: &[u8]) -> Self {
        let mut found = Self { nodes: [0; MAX_LETTERS + 1], depth: 0 };
        for &letter in letters.iter().rev() {
            let node = found.nodes.get(found.depth).copied().unwrap_or(0);
            let Some(next) = tables.longer_ending(node, letter) else { break };
            found.depth += 1;
            if let Some(slot) = found.nodes.get_mut(found.depth) {
                *slot = next;
            }
        }
        found
    }

    /// The node of the word's last `length` letters, if some ending has or continues them.
    pub(super) fn node(&self, length: usize) -> Option<u16> {
        (length <= self.depth).then(|| self.nodes.get(length).copied()).flatten()
    }
}

/// The range of a sorted column that equals `value`.
fn equal(column: U16s<'_>, value: u16) -> (usize, usize) {
    let bound = |above: bool| {
        let (mut low, mut high) = (0, column.len());
        while low < high {
            let middle = low.midpoint(high);
            let number = column.get(middle).unwrap_or(u16::MAX);
            if number < value || above && number == value {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    };
    (bound(false), bound(true))
}
