//! Latin letters written for Cyrillic ones, and signs inside a word that nobody sees.
//!
//! «Mосква» with a Latin M reads like «Москва» to people and like nothing to a dictionary. Such letters come from typing
//! with the wrong layout, from text recognition, and from people who hide words.

use std::borrow::Cow;

/// Latin letters with the Cyrillic ones that look like them.
const TWINS: &[(char, char)] = &[
    ('A', 'А'),
    ('B', 'В'),
    ('C', 'С'),
    ('E', 'Е'),
    ('H', 'Н'),
    ('K', 'К'),
    ('M', 'М'),
    ('O', 'О'),
    ('P', 'Р'),
    ('T', 'Т'),
    ('X', 'Х'),
    ('Y', 'У'),
    ('a', 'а'),
    ('c', 'с'),
    ('e', 'е'),
    ('k', 'к'),
    ('m', 'м'),
    ('o', 'о'),
    ('p', 'р'),
    ('t', 'т'),
    ('x', 'х'),
    ('y', 'у'),
    ('ë', 'ё'),
    ('Ë', 'Ё'),
];

/// Digits that look like letters; in a word with letters on both sides only.
const DIGITS: &[(char, char)] = &[('0', 'О'), ('3', 'З')];

fn twin(c: char) -> Option<char> {
    TWINS.iter().find(|(latin, _)| *latin == c).map(|(_, cyrillic)| *cyrillic)
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, '\u{c0}'..='\u{24f}' if c.is_alphabetic())
}

fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{52f}')
}

/// Signs inside a word that are not seen: soft hyphen, zero-width space and joiners, byte order mark.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// The word as it is read: without invisible signs, and in Cyrillic letters if it mixes the scripts within one part
/// between hyphens («Mосква», but not «PC-версия») and all its Latin letters have Cyrillic twins.
pub fn readable(word: &str) -> Cow<'_, str> {
    // What nearly all words are: Cyrillic letters alone, or no Cyrillic at all.
    let odd = word.bytes().any(|byte| byte.is_ascii_alphabetic() || matches!(byte, 0xc2 | 0xc3 | 0xe2 | 0xef));
    if !odd || word.is_ascii() {
        return Cow::Borrowed(word);
    }
    let seen: Cow<'_, str> = match word.contains(is_invisible) {
        true => word.chars().filter(|&c| !is_invisible(c)).collect::<String>().into(),
        false => word.into(),
    };
    let mixed = seen.split('-').any(|part| part.contains(is_latin) && part.contains(is_cyrillic));
    if mixed && seen.chars().all(|c| !is_latin(c) || twin(c).is_some()) {
        return seen.chars().map(|c| twin(c).unwrap_or(c)).collect::<String>().into();
    }
    seen
}

/// A word wholly of Latin letters that all have Cyrillic twins, in these: «MOCKBA». Whether it is meant so, its text tells.
pub fn cyrillic_twin(word: &str) -> Option<String> {
    word.chars().map(twin).collect()
}

/// «Р0ССИЯ» as «РОССИЯ»: a word of Cyrillic letters with 0 or 3 for a letter among them. Whether it is meant so, the
/// dictionary tells.
pub fn without_digits(word: &str) -> Option<String> {
    let letters = word.chars().filter(|c| is_cyrillic(*c)).count();
    let digits = word.chars().filter(char::is_ascii_digit).count();
    if digits == 0 || letters < 3 || digits > letters || letters + digits < word.chars().count() {
        return None;
    }
    let letter = |c: char| match DIGITS.iter().find(|(digit, _)| *digit == c) {
        Some((_, letter)) => Some(*letter),
        None => is_cyrillic(c).then_some(c),
    };
    word.chars().map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_as_they_are_read() {
        for (word, expected) in [
            ("Москва", "Москва"),
            ("Mосква", "Москва"),
            ("CCCР", "СССР"),
            ("Пeтров", "Петров"),
            ("Caнкт-Пeтербургa", "Санкт-Петербурга"),
            ("ёлкa", "ёлка"),
            ("ëлка", "ёлка"),
            // Parts in one script each are meant so, and what has a letter without a twin is no disguise.
            ("PC-версия", "PC-версия"),
            ("IT-компании", "IT-компании"),
            ("Яndex", "Яndex"),
            ("MOCKBA", "MOCKBA"),
            ("COVID-19", "COVID-19"),
            ("подроб\u{ad}ный", "подробный"),
            ("под\u{200b}роб\u{2060}ный", "подробный"),
            ("под\u{ad}рoбный", "подробный"),
            ("Во\u{301}дская", "Во\u{301}дская"),
            ("", ""),
        ] {
            assert_eq!(readable(word), expected, "{word}");
        }
    }

    #[test]
    fn twins_of_words_in_latin_letters_and_digits() {
        assert_eq!(cyrillic_twin("MOCKBA").as_deref(), Some("МОСКВА"));
        assert_eq!(cyrillic_twin("Tesla"), None);
        assert_eq!(cyrillic_twin("A-1"), None);
        assert_eq!(without_digits("Р0ССИЯ").as_deref(), Some("РОССИЯ"));
        assert_eq!(without_digits("30АВОД"), Some("ЗОАВОД".into()));
        for word in ["80-х", "5км", "Россия", "2030", "Ту154", "А0", "30", "Р0S"] {
            assert_eq!(without_digits(word), None, "{word}");
        }
    }
}
