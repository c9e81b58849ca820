//! Words that the dictionary lacks and the guesser gets wrong: money without endings.

use super::letters::Letters;
use super::{Origin, Reading, compose};
use crate::{Grammemes, Pos, Tag};

const WORDS: &[(&str, Grammemes)] = &[("тенге", Grammemes::MASC), ("грн", Grammemes::ABBR)];

/// Adds the readings of `word` if it is one of these: every case in both numbers, as the dictionary has «евро».
pub(super) fn add(word: &Letters, out: &mut Vec<Reading>) {
    use Grammemes as G;
    let Some((_, kind)) = WORDS.iter().find(|(text, _)| compose::spells(text, word.codes())) else { return };
    for number in [G::SING, G::PLUR] {
        for case in [G::NOMN, G::GENT, G::DATV, G::ACCS, G::ABLT, G::LOCT] {
            let tag = Tag { pos: Pos::Noun, grammemes: G::INAN | G::FIXD | *kind | number | case };
            out.push(Reading { origin: Origin::Dictionary, ..Reading::plain(tag) });
        }
    }
}
