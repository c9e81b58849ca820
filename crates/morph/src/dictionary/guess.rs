//! Readings of words that are not in the dictionary, by their last letters.

use super::letters::Letters;
use super::lookup::Endings;
use super::tables::{Guesses, Tables, child};
use super::{Base, Origin, Reading};
use crate::{Grammemes, Pos, Tag};

/// A new word keeps at least so many letters before its ending.
const SHORTEST_STEM: usize = 2;

/// Adds guesses for a word; `name` says that its first letter is a capital, `word` where its readings start in `out`.
pub(super) fn add(tables: &Tables<'_>, letters: &Letters, name: bool, word: usize, out: &mut Vec<Reading>) {
    let endings = Endings::of(tables, letters.codes());
    if name {
        add_from(tables, &tables.name_guesses(), letters, &endings, (true, word), out);
    }
    add_from(tables, &tables.guesses(), letters, &endings, (false, word), out);
}

fn add_from(
    tables: &Tables<'_>,
    guesses: &Guesses<'_>,
    letters: &Letters,
    endings: &Endings,
    (names, word): (bool, usize),
    out: &mut Vec<Reading>,
) {
    let codes = letters.codes();
    let mut node = 0;
    for &letter in codes.iter().rev() {
        let Some(next) = child(guesses.letters, guesses.children, node, letter) else { break };
        node = next;
    }
    for at in guesses.starts.range(node.into()).unwrap_or(0..0) {
        let (Some(paradigm), Some(&ending)) = (guesses.paradigms.get(at), guesses.endings.get(at)) else { return };
        let ending = usize::from(ending);
        let Some(stem) = codes.len().checked_sub(ending).filter(|&stem| stem >= SHORTEST_STEM) else { continue };
        let Some(node) = endings.node(ending) else { continue };
        tables.forms_with(paradigm, node, 0, |form, yo| {
            let base = Base { paradigm, form };
            let tag = tables.tag(paradigm, form);
            let yo = yo << stem;
            // A written ё of the ending must be one there; in the stem it is kept as written.
            if letters.yo >> stem & !(yo >> stem) != 0 || !offered(tag, names) {
                return;
            }
            let yo = yo | letters.yo;
            let same = |other: &Reading| {
                let Some(base) = other.base.filter(|_| other.tag == tag) else { return false };
                // The same stem, whatever of it was taken off first.
                let start = usize::from(other.start);
                stem == start + tables.stem_length(base, codes.len().saturating_sub(start))
                    && tables.ending(base.paradigm, 0) == tables.ending(paradigm, 0)
            };
            if out.iter().skip(word).any(same) {
                return;
            }
            out.push(Reading { tag, origin: Origin::Guessed, base: Some(base), left: None, yo, start: 0, tail: 0 });
        });
    }
}

/// Whether a guess may be a form with this tag: of names, or of other words.
pub fn offered(tag: Tag, names: bool) -> bool {
    use Grammemes as G;
    let closed = matches!(tag.pos, Pos::Numr | Pos::Npro | Pos::Pred | Pos::Prep | Pos::Conj | Pos::Prcl | Pos::Intj);
    let grammemes = tag.grammemes;
    let never =
        G::INIT | G::ABBR | G::ERRO | G::DIST | G::APRO | G::ANUM | G::POSS | G::INFR | G::SLNG | G::ARCH | G::VOCT;
    // Whole families have a plural, and mountains; a given name or a town in plural is rarer than any other reading.
    let odd_plural = grammemes.has(G::PLUR) && grammemes.any(G::NAME | G::PATR | G::GEOX) && !grammemes.has(G::PLTM);
    let name = tag.pos == Pos::Noun && grammemes.any(G::NAME | G::SURN | G::PATR | G::GEOX | G::ORGN | G::TRAD);
    let barred = closed || grammemes.any(never) || name && odd_plural;
    name == names && !barred
}
