//! How common a lemma is in other texts: document frequencies of a reference collection, in `ru/background.txt`.

use std::sync::LazyLock;

/// Half bits of a lemma that the reference collection has in hardly any document.
const RAREST: u8 = 22;

/// Lemmas by hash, open addressing; 0 marks a free slot.
struct Table {
    slots: Vec<(u32, u8)>,
    mask: usize,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let lines = include_str!("ru/background.txt").lines().filter(|line| !line.starts_with('#'));
    let classes: Vec<(u8, &str)> = lines
        .filter_map(|line| line.split_once(' '))
        .filter_map(|(class, lemmas)| Some((class.parse().ok()?, lemmas)))
        .collect();
    let count: usize = classes.iter().map(|(_, lemmas)| lemmas.split(' ').count()).sum();
    let size = (count * 2).next_power_of_two();
    let mut table = Table { slots: vec![(0, RAREST); size], mask: size - 1 };
    for (class, lemmas) in classes {
        for lemma in lemmas.split(' ') {
            let hash = hash(lemma);
            let mut at = hash as usize & table.mask;
            while table.slots[at].0 != 0 && table.slots[at].0 != hash {
                at = (at + 1) & table.mask;
            }
            table.slots[at] = (hash, class);
        }
    }
    table
});

/// Inverse document frequency of the lemma in bits: log₂ of the documents of the reference collection by those that have
/// the lemma, in steps of a half, 0 to 11.
pub(crate) fn rarity(lemma: &str) -> f64 {
    let hash = hash(lemma);
    let mut at = hash as usize & TABLE.mask;
    while TABLE.slots[at].0 != 0 {
        if TABLE.slots[at].0 == hash {
            return f64::from(TABLE.slots[at].1) / 2.0;
        }
        at = (at + 1) & TABLE.mask;
    }
    f64::from(RAREST) / 2.0
}

/// FNV-1a over letters, 32 bits, never 0; ё counts as е.
fn hash(lemma: &str) -> u32 {
    let letters = lemma.chars().map(|letter| if letter == 'ё' { 'е' } else { letter });
    letters.fold(0x811c_9dc5_u32, |hash, letter| (hash ^ letter as u32).wrapping_mul(0x0100_0193)).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_words_weigh_less_than_rare_ones() {
        assert!(rarity("россия") < 3.0, "{}", rarity("россия"));
        assert!(rarity("наркотик") > rarity("россия") + 2.0);
        assert_eq!(rarity("ъъъ"), f64::from(RAREST) / 2.0);
    }

    #[test]
    fn yo_is_e() {
        assert_eq!(hash("её"), hash("ее"));
        assert_eq!(hash("самолёт"), hash("самолет"));
        assert_ne!(hash("яё"), hash("ея"));
    }
}
