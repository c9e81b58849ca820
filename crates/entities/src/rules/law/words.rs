//! Words without their endings.

use crate::table::letter;
use sarap_text::readable;
use std::borrow::Cow;
use std::sync::OnceLock;

/// Longer words begin no name of the lists.
pub(super) const LONGEST: usize = 64;

/// Two capitals or more: «УК», «КоАП».
pub(super) fn is_abbreviation(word: &str) -> bool {
    word.chars().filter(|c| c.is_uppercase()).count() > 1
}

/// Endings of nouns and adjectives, longer ones before those that they end in.
const ENDINGS: &[&str] = &[
    "иясының",
    "иясымен",
    "иясынан",
    "иясында",
    "иясына",
    "иясын",
    "иясы",
    "иями",
    "иях",
    "иям",
    "ией",
    "ием",
    "ого",
    "его",
    "ому",
    "ему",
    "ыми",
    "ими",
    "ями",
    "ами",
    "ый",
    "ий",
    "ой",
    "ей",
    "ая",
    "яя",
    "ое",
    "ее",
    "ые",
    "ие",
    "ия",
    "ью",
    "ию",
    "ии",
    "ую",
    "юю",
    "ым",
    "им",
    "ом",
    "ем",
    "ых",
    "их",
    "ах",
    "ях",
    "ам",
    "ям",
    "ов",
    "ев",
    "ою",
    "а",
    "я",
    "о",
    "е",
    "у",
    "ю",
    "ы",
    "и",
    "ь",
    "й",
];

/// The endings by the lower six bits of their last byte, by which Russian letters differ.
fn endings(last: u8) -> &'static [&'static str] {
    static BY_LAST: OnceLock<Vec<Vec<&'static str>>> = OnceLock::new();
    let by_last = BY_LAST.get_or_init(|| {
        let of = |last: u8| {
            ENDINGS
                .iter()
                .copied()
                .filter(|ending| ending.bytes().next_back().is_some_and(|byte| byte & 63 == last))
                .collect()
        };
        (0..64).map(of).collect()
    });
    by_last.get(usize::from(last & 63)).map_or(&[], Vec::as_slice)
}

/// A word's letters that an ending leaves, at least.
const SHORTEST: usize = 3;

/// `word` in small letters without its ending.
pub(super) fn stem<'b>(word: &str, buffer: &'b mut [u8; LONGEST]) -> Option<&'b str> {
    let folded = folded(word, buffer)?;
    let short = |rest: &str| rest.chars().count() < SHORTEST;
    let last = folded.bytes().next_back().unwrap_or_default();
    let cut = endings(last).iter().find_map(|ending| folded.strip_suffix(ending).filter(|rest| !short(rest)));
    Some(cut.unwrap_or(folded))
}

/// Small letters, е for ё, Cyrillic letters for Latin ones that look like them.
pub(super) fn folded<'b>(word: &str, buffer: &'b mut [u8; LONGEST]) -> Option<&'b str> {
    let mut length = 0;
    // What nearly all words are needs no closer look.
    let plain = word.as_bytes().chunks(2).all(|pair| matches!(*pair, [a, b] if letter(a, b).is_some()));
    let word = if plain { Cow::Borrowed(word) } else { readable(word) };
    for c in word.chars() {
        let small = match c {
            'а'..='я' => c,
            'А'..='Я' => char::from_u32(c as u32 + 0x20)?,
            'ё' | 'Ё' => 'е',
            _ => c.to_lowercase().next()?,
        };
        length += small.encode_utf8(buffer.get_mut(length..length + small.len_utf8())?).len();
    }
    std::str::from_utf8(buffer.get(..length)?).ok()
}
