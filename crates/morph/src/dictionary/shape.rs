//! Readings by the characters alone.

use super::{Origin, Reading};
use crate::{Grammemes, Pos, Tag};

/// Adds what the characters of `word` say; something always if `known` is false.
pub(super) fn add(word: &str, known: bool, out: &mut Vec<Reading>) {
    let mut letters = word.chars();
    if let (Some('А'..='Я' | 'Ё'), None) = (letters.next(), letters.next()) {
        for gender in [Grammemes::MASC, Grammemes::FEMN] {
            for kind in [Grammemes::NAME, Grammemes::PATR] {
                let set = [
                    Grammemes::ANIM,
                    gender,
                    Grammemes::SGTM,
                    kind,
                    Grammemes::FIXD,
                    Grammemes::ABBR,
                    Grammemes::INIT,
                    Grammemes::SING,
                ];
                out.push(reading(Pos::Noun, set.into_iter().fold(Grammemes::NONE, |all, one| all | one)));
            }
        }
        return;
    }
    if known {
        return;
    }
    let (pos, grammemes) =
        if !word.is_empty() && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C' | 'D' | 'M')) {
            (Pos::Number, Grammemes::NONE)
        } else if word.chars().any(char::is_alphabetic) {
            if word.chars().any(|c| c.is_alphabetic() && !('\0'..'\u{250}').contains(&c)) {
                (Pos::Unknown, Grammemes::NONE)
            } else {
                (Pos::Latin, Grammemes::NONE)
            }
        } else if word.chars().any(char::is_numeric) {
            (Pos::Number, Grammemes::NONE)
        } else {
            (Pos::Punct, Grammemes::NONE)
        };
    out.push(reading(pos, grammemes));
}

pub(super) fn reading(pos: Pos, grammemes: Grammemes) -> Reading {
    Reading { tag: Tag { pos, grammemes }, origin: Origin::Shape, base: None, left: None, yo: 0, start: 0, tail: 0 }
}
