//! Words of the lists, found by what they are or by how they begin.

/// Words with what they mean, open-addressed: a look-up is one hash and mostly one comparison.
#[derive(Debug)]
pub(crate) struct Table<V> {
    /// Numbers of entries; a power of two of them, half of which are free at least.
    slots: Vec<u16>,
    entries: Vec<(&'static str, V)>,
}

impl<V> Table<V> {
    /// Of equal words the first is found. There may be 65,535 words.
    pub(crate) fn new(entries: impl IntoIterator<Item = (&'static str, V)>) -> Self {
        let entries: Vec<(&'static str, V)> = entries.into_iter().collect();
        let size = (2 * entries.len()).next_power_of_two().max(2);
        let mut table = Self { slots: vec![u16::MAX; size], entries };
        for number in 0..table.entries.len() {
            let mut slot = table.first(table.entries[number].0.as_bytes());
            while table.slots[slot] != u16::MAX {
                slot = (slot + 1) & (size - 1);
            }
            table.slots[slot] = u16::try_from(number).unwrap_or(u16::MAX);
        }
        table
    }

    fn first(&self, word: &[u8]) -> usize {
        // FNV-1a.
        let hash = word.iter().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193));
        (hash ^ (hash >> 15)) as usize & (self.slots.len() - 1)
    }

    /// What `word` means.
    pub(crate) fn get(&self, word: &[u8]) -> Option<&V> {
        let mut slot = self.first(word);
        loop {
            let (other, value) = self.entries.get(usize::from(*self.slots.get(slot)?))?;
            if other.as_bytes() == word {
                return Some(value);
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
    }
}

/// The first three letters of a word as a number below 2¹⁵; none if one of them is not Russian. Capitals count as small
/// letters, ё as е.
pub(crate) fn head(word: &str) -> Option<u16> {
    let [a, b, c, d, e, f, ..] = *word.as_bytes() else { return None };
    Some(letter(a, b)? << 10 | letter(c, d)? << 5 | letter(e, f)?)
}

/// The place in the alphabet of the Russian letter with these two bytes in UTF-8: 0 for «а», without ё.
pub(crate) const fn letter(first: u8, second: u8) -> Option<u16> {
    match (first, second) {
        (0xd0, 0x90..=0xaf) => Some(second as u16 - 0x90),
        (0xd0, 0xb0..=0xbf) => Some(second as u16 - 0xb0),
        (0xd1, 0x80..=0x8f) => Some(second as u16 - 0x80 + 16),
        (0xd0, 0x81) | (0xd1, 0x91) => Some(5),
        _ => None,
    }
}

/// How the words of a list begin, so that a look at three letters turns most words of a text away.
#[derive(Debug)]
pub(crate) struct Heads(Vec<u64>);

impl Heads {
    pub(crate) fn of<'w>(words: impl Iterator<Item = &'w str>) -> Self {
        let mut bits = vec![0; (1 << 15) / 64];
        for head in words.filter_map(head) {
            bits[usize::from(head / 64)] |= 1 << (head % 64);
        }
        Self(bits)
    }

    /// Whether a word of this [`head`] may be in the list; one without may always be.
    pub(crate) fn may_hold(&self, head: Option<u16>) -> bool {
        head.is_none_or(|head| self.0.get(usize::from(head / 64)).is_some_and(|bits| bits >> (head % 64) & 1 == 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_and_others_are_not() {
        let words = ["а", "мост", "ель", "ёж", "мост", "x"];
        let table = Table::new(words.into_iter().zip(0..));
        let found: Vec<_> = words.iter().map(|word| table.get(word.as_bytes()).copied()).collect();
        assert_eq!(found, [Some(0), Some(1), Some(2), Some(3), Some(1), Some(5)]);
        assert_eq!(table.get("мосты".as_bytes()), None);
        assert_eq!(Table::<u8>::new([]).get(b""), None);
    }

    #[test]
    fn every_letter_has_its_place() {
        let places =
            |letters: &str| -> Vec<Option<u16>> { letters.chars().map(|c| head(&c.to_string().repeat(3))).collect() };
        let small = places("абвгдежзийклмнопрстуфхцчшщъыьэюя");
        assert_eq!(small, places("АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"));
        assert!(small.iter().enumerate().all(|(at, place)| *place == Some(at as u16 * (1 << 10 | 1 << 5 | 1))));
        assert_eq!((head("ёЁе"), head("ѐаа"), head("да"), head("abc")), (head("еее"), None, None, None));
        let heads = Heads::of(["мост", "ёлка"].into_iter());
        let may = |word| heads.may_hold(head(word));
        assert!(may("Мостик") && may("елками") && may("ел") && may("x") && !may("река"));
    }
}
