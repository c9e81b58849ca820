//! Reads the double-array word graphs ("DAWG") that pymorphy3's dictionaries are stored in.
//!
//! The format is that of the dawgdic library: an array of 32-bit units for the transitions, and a guide of two bytes a
//! unit (first child's label, next sibling's label) for walking all keys in order.

use crate::Failure;

const HAS_LEAF: u32 = 1 << 8;
const EXTENSION: u32 = 1 << 9;
const LEAF_OR_LABEL: u32 = 1 << 31 | 0xff;

/// A word graph whose keys carry their values behind a separator.
pub(super) struct Dawg {
    units: Vec<u32>,
    guide: Vec<u8>,
}

impl Dawg {
    /// Reads units and guide.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, Failure> {
        let cut = || Failure("a word graph ends early".into());
        let word = |at: usize| -> Result<u32, Failure> {
            let four = bytes.get(at..at + 4).and_then(|b| <[u8; 4]>::try_from(b).ok()).ok_or_else(cut)?;
            Ok(u32::from_le_bytes(four))
        };
        let count = word(0)? as usize;
        let units = (0..count).map(|i| word(4 + 4 * i)).collect::<Result<Vec<_>, _>>()?;
        let at = 4 + 4 * count;
        let size = 2 * word(at)? as usize;
        let guide = bytes.get(at + 4..at + 4 + size).ok_or_else(cut)?.to_vec();
        Ok(Self { units, guide })
    }

    /// Calls `visit` with every key in byte order.
    pub(super) fn keys(&self, mut visit: impl FnMut(&[u8]) -> Result<(), Failure>) -> Result<(), Failure> {
        let bad = || Failure("a word graph has a broken link".into());
        let mut key = Vec::new();
        let mut path = vec![0];
        let mut index = 0;
        loop {
            // Down to the next end of a key.
            while self.units.get(index).ok_or_else(bad)? & HAS_LEAF == 0 {
                let label = self.child(index);
                index = self.follow(label, index).ok_or_else(bad)?;
                key.push(label);
                path.push(index);
            }
            visit(&key)?;
            // On to the first child, or else to the nearest sibling up the path.
            let child = self.child(index);
            if child != 0 {
                index = self.follow(child, index).ok_or_else(bad)?;
                key.push(child);
                path.push(index);
                continue;
            }
            loop {
                let sibling = self.sibling(index);
                path.pop();
                if key.pop().is_none() {
                    return Ok(());
                }
                let Some(&up) = path.last() else { return Ok(()) };
                index = up;
                if sibling != 0 {
                    index = self.follow(sibling, index).ok_or_else(bad)?;
                    key.push(sibling);
                    path.push(index);
                    break;
                }
            }
        }
    }

    fn child(&self, index: usize) -> u8 {
        self.guide.get(2 * index).copied().unwrap_or(0)
    }

    fn sibling(&self, index: usize) -> u8 {
        self.guide.get(2 * index + 1).copied().unwrap_or(0)
    }

    fn follow(&self, label: u8, index: usize) -> Option<usize> {
        let base = *self.units.get(index)?;
        let offset = (base >> 10) << ((base & EXTENSION) >> 6);
        let next = index ^ offset as usize ^ usize::from(label);
        (self.units.get(next)? & LEAF_OR_LABEL == u32::from(label)).then_some(next)
    }
}
