//! Many different short texts, each with a number.

use crate::context::Texts;

/// Numbers texts from nought; the same text has the same number.
#[derive(Clone, Debug, Default)]
pub(crate) struct Strings {
    texts: Texts,
    /// An open hash table: half of the hash, and the number. A power of two long, and half empty at least.
    slots: Vec<(u32, u32)>,
}

const EMPTY: (u32, u32) = (0, u32::MAX);
const FEWEST: usize = 1024;

impl Strings {
    /// The number of a text. The hash is any function of the text, the same for all calls.
    pub(crate) fn number(&mut self, text: &str, hash: u64) -> u32 {
        if self.texts.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let hash = hash as u32;
        let mut place = self.first_place(hash);
        loop {
            let (other, number) = self.slots[place];
            if number == EMPTY.1 {
                let number = self.texts.push(text);
                self.slots[place] = (hash, number);
                return number;
            }
            if other == hash && self.texts.get(number) == text {
                return number;
            }
            place = self.next_place(place);
        }
    }

    fn first_place(&self, hash: u32) -> usize {
        hash as usize & (self.slots.len() - 1)
    }

    fn next_place(&self, place: usize) -> usize {
        (place + 1) & (self.slots.len() - 1)
    }

    fn grow(&mut self) {
        let size = (self.slots.len() * 2).max(FEWEST);
        let old = std::mem::replace(&mut self.slots, vec![EMPTY; size]);
        for slot in old.into_iter().filter(|&slot| slot != EMPTY) {
            let mut place = self.first_place(slot.0);
            while self.slots[place] != EMPTY {
                place = self.next_place(place);
            }
            self.slots[place] = slot;
        }
    }

    /// The text with a number.
    pub(crate) fn get(&self, number: u32) -> &str {
        self.texts.get(number)
    }

    /// Forgets all, and keeps the memory.
    pub(crate) fn clear(&mut self) {
        self.texts.clear();
        self.slots.fill(EMPTY);
    }
}
