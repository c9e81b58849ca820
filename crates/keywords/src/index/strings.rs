//! Texts in one piece of memory, found by number; and the same with a way back from text to number.

use sarap_morph::context::hash_str;

/// Numbered texts.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Strings {
    text: String,
    ends: Vec<u32>,
}

impl Strings {
    /// Adds a text, known or not; its number is that of texts before. All texts together stay below 4 GiB: what would
    /// reach beyond is held as an empty text.
    pub(crate) fn push(&mut self, text: &str) -> u32 {
        if u32::try_from(self.text.len() + text.len()).is_ok() {
            self.text.push_str(text);
        }
        self.ends.push(self.text.len() as u32);
        self.ends.len() as u32 - 1
    }

    /// The text with this number, or `""`.
    pub(crate) fn get(&self, number: u32) -> &str {
        let end = |at: usize| self.ends.get(at).map_or(0, |&end| end as usize);
        let start = (number as usize).checked_sub(1).map_or(0, end);
        self.text.get(start..end(number as usize)).unwrap_or_default()
    }

    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len() as u32).map(|number| self.get(number))
    }

    /// The number of a text, if the texts are in order.
    pub(crate) fn find(&self, text: &str) -> Option<u32> {
        let (mut low, mut high) = (0, self.ends.len() as u32);
        while low < high {
            let middle = low + (high - low) / 2;
            match self.get(middle).cmp(text) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Equal => return Some(middle),
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        None
    }

    /// The texts in order, and each old number's new one.
    pub(crate) fn sorted(&self) -> (Strings, Vec<u32>) {
        let mut order: Vec<u32> = (0..self.ends.len() as u32).collect();
        order.sort_unstable_by(|&a, &b| self.get(a).cmp(self.get(b)));
        let mut sorted =
            Strings { text: String::with_capacity(self.text.len()), ends: Vec::with_capacity(order.len()) };
        let mut places = vec![0; order.len()];
        for old in order {
            places[old as usize] = sorted.push(self.get(old));
        }
        (sorted, places)
    }

    /// Memory in bytes.
    pub(super) fn size(&self) -> usize {
        self.text.len() + self.ends.len() * size_of::<u32>()
    }
}

/// Numbers each different text once, in the order of their coming.
#[derive(Clone, Debug, Default)]
pub(crate) struct Interner {
    strings: Strings,
    /// Open addressing: numbers plus one, 0 where nothing is. Its length is a power of two.
    slots: Vec<u32>,
}

impl Interner {
    /// The number of `text`, a new one if it was not seen.
    pub(crate) fn intern(&mut self, text: &str) -> u32 {
        if self.slots.len() < (self.strings.len() + 1) * 2 {
            self.grow();
        }
        let mask = self.slots.len() - 1;
        let mut at = hash_str(text) as usize & mask;
        loop {
            match self.slots[at] {
                0 => {
                    let number = self.strings.push(text);
                    self.slots[at] = number + 1;
                    return number;
                }
                taken if self.strings.get(taken - 1) == text => return taken - 1,
                _ => at = (at + 1) & mask,
            }
        }
    }

    pub(crate) fn strings(&self) -> &Strings {
        &self.strings
    }

    pub(crate) fn into_strings(self) -> Strings {
        self.strings
    }

    fn grow(&mut self) {
        let length = (self.slots.len() * 2).max(64);
        self.slots.clear();
        self.slots.resize(length, 0);
        for (text, number) in self.strings.iter().zip(1..) {
            let mut at = hash_str(text) as usize & (length - 1);
            while self.slots[at] != 0 {
                at = (at + 1) & (length - 1);
            }
            self.slots[at] = number;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Interner;

    #[test]
    fn each_text_has_one_number_and_sorting_tells_the_new_ones() {
        let mut interner = Interner::default();
        for number in 0..1000_u32 {
            assert_eq!(interner.intern(&format!("{}", number * 7 % 1000)), number);
        }
        assert_eq!(interner.intern("7"), 1);
        let (sorted, places) = interner.strings().sorted();
        for (number, text) in interner.strings().iter().enumerate() {
            assert_eq!(sorted.get(places[number]), text);
            assert_eq!(sorted.find(text), Some(places[number]));
        }
        assert!(sorted.iter().is_sorted());
        assert_eq!((sorted.find("x"), sorted.get(5000)), (None, ""));
    }
}
