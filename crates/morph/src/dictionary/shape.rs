//! Readings by the characters alone: initials, numbers, Latin words, punctuation; and what is left when all else fails.

use super::Reading;
use crate::{Grammemes, Pos, Tag};

/// What the characters of a word are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Shape {
    /// The first letter is a capital.
    pub(super) capital: bool,
    /// There is a lower-case letter.
    lower: bool,
    cyrillic: bool,
    latin: bool,
    letter: bool,
    digit: bool,
    /// Nothing but `IVXLCDM`.
    roman: bool,
    /// Number of characters, counted up to 255.
    length: u8,
}

impl Shape {
    pub(super) fn of(word: &str) -> Self {
        let mut found = Self {
            capital: word.chars().next().is_some_and(char::is_uppercase),
            lower: false,
            cyrillic: false,
            latin: false,
            letter: false,
            digit: false,
            roman: !word.is_empty(),
            length: 0,
        };
        for c in word.chars() {
            found.cyrillic |= matches!(c, '\u{400}'..='\u{52f}');
            found.latin |= matches!(c, 'A'..='Z' | 'a'..='z' | '\u{c0}'..='\u{24f}');
            found.letter |= c.is_alphabetic();
            found.lower |= c.is_lowercase();
            found.digit |= c.is_numeric();
            found.roman &= matches!(c, 'I' | 'V' | 'X' | 'L' | 'C' | 'D' | 'M');
            found.length = found.length.saturating_add(1);
        }
        found
    }

    /// Cyrillic letters and no digits: what can be guessed.
    pub(super) fn is_word(self) -> bool {
        self.cyrillic && !self.latin && !self.digit
    }

    /// All letters are capitals, and there are two at least.
    pub(super) fn is_acronym(self) -> bool {
        self.capital && !self.lower && self.letter && self.length > 1
    }
}

/// Adds the readings of an initial: «А», «А.»; also of those written with two letters, «Дж.».
pub(super) fn add_initial(word: &str, out: &mut Vec<Reading>) {
    use Grammemes as G;
    let mut rest = word.strip_suffix('.').unwrap_or(word).chars();
    let dot = word.ends_with('.');
    let initial = match (rest.next(), rest.next(), rest.next()) {
        (Some('А'..='Я' | 'Ё'), None, None) => true,
        (Some('А'..='Я'), Some('а'..='я'), None) => dot,
        _ => false,
    };
    if !initial {
        return;
    }
    let common = G::ANIM | G::SING | G::SGTM | G::FIXD | G::ABBR | G::INIT;
    for kind in [G::NAME, G::PATR] {
        for gender in [G::MASC, G::FEMN] {
            out.push(Reading::plain(Tag { pos: Pos::Noun, grammemes: common | kind | gender }));
        }
    }
}

/// Adds the readings of an unknown name that is not declined: «Пуанкаре», «РЭУ».
pub(super) fn add_fixed(word: &str, shape: Shape, out: &mut Vec<Reading>) {
    use Grammemes as G;
    if !shape.capital || !shape.cyrillic || shape.digit {
        return;
    }
    let last = word.chars().next_back().unwrap_or(' ');
    if shape.is_acronym() && shape.length < 8 {
        let grammemes = G::INAN | G::FIXD | G::ABBR | G::ORGN | G::SING;
        out.push(Reading::plain(Tag { pos: Pos::Noun, grammemes }));
    } else if matches!(last, 'е' | 'ё' | 'и' | 'о' | 'у' | 'ы' | 'э' | 'ю') {
        let surname = G::ANIM | G::MSF | G::FIXD | G::SURN | G::SING;
        let place = G::INAN | G::FIXD | G::GEOX | G::SING;
        out.extend([surname, place].map(|grammemes| Reading::plain(Tag { pos: Pos::Noun, grammemes })));
    }
}

/// Adds what the characters alone say, one reading at least.
pub(super) fn add(shape: Shape, out: &mut Vec<Reading>) {
    let fixed = |pos| Reading::plain(Tag { pos, grammemes: Grammemes::FIXD });
    let plain = |pos| Reading::plain(Tag { pos, grammemes: Grammemes::NONE });
    if shape.roman {
        out.extend([plain(Pos::Number), plain(Pos::Latin)]);
    } else if shape.digit {
        // «1990-е», «5-го», «3G»
        out.push(plain(Pos::Number));
    } else if shape.latin {
        out.push(plain(Pos::Latin));
    } else if shape.cyrillic {
        out.push(fixed(Pos::Noun));
    } else {
        out.push(plain(if shape.letter { Pos::Unknown } else { Pos::Punct }));
    }
}
