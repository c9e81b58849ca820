//! Words without their endings.

use sarap_text::readable;

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

/// A word's letters that an ending leaves, at least.
const SHORTEST: usize = 3;

/// `word` in small letters without its ending.
pub(super) fn stem<'b>(word: &str, buffer: &'b mut [u8; LONGEST]) -> Option<&'b str> {
    let folded = folded(word, buffer)?;
    let short = |rest: &str| rest.chars().count() < SHORTEST;
    let cut = ENDINGS.iter().find_map(|ending| folded.strip_suffix(ending).filter(|rest| !short(rest)));
    Some(cut.unwrap_or(folded))
}

/// Small letters, е for ё, Cyrillic letters for Latin ones that look like them.
pub(super) fn folded<'b>(word: &str, buffer: &'b mut [u8; LONGEST]) -> Option<&'b str> {
    let mut length = 0;
    for c in readable(word).chars() {
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
