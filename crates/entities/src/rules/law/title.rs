//! Titles of acts in quotes: «О персональных данных», „Об образовании“, also with quotes inside.

use super::super::atoms::{Atoms, Gap, Kind};

/// Atoms of a title at most: that of a law which amends many others has more than a hundred words.
const LONGEST: usize = 160;

/// A title: the atoms within its quotes, from `first` to before `last`, and the atom behind them.
#[derive(Clone, Debug)]
pub(super) struct Title {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) end: usize,
    /// The title in one line, without quotes.
    pub(super) text: String,
}

/// The title whose quote opens at `at`: one that begins with «О», or of `any` words.
pub(super) fn at(atoms: &Atoms<'_>, at: usize, any: bool) -> Option<Title> {
    let open = atoms.sign(at).filter(|sign| matches!(sign, '«' | '"' | '“' | '„'))?;
    let first = at + 1;
    let begins = matches!(atoms.str(first), "О" | "Об" | "Обо" | "о" | "об" | "обо" | "O");
    let word = |at: usize| atoms.get(at).is_some_and(|atom| atom.kind == Kind::Word);
    if !word(first) || !(any || (begins && word(first + 1))) {
        return None;
    }
    let last = closing(atoms, first, open)?;
    let text = atoms.span(first, last).of(atoms.text).split_whitespace().collect::<Vec<_>>().join(" ");
    Some(Title { first, last, end: last + 1, text: text.replace(['„', '“', '"', '«', '»'], "") })
}

/// The quote that closes what `open` opened; where quotes are missing inside, the last of the line.
fn closing(atoms: &Atoms<'_>, first: usize, open: char) -> Option<usize> {
    let (mut depth, mut latest) = (1_usize, None);
    for at in first..atoms.len().min(first + LONGEST) {
        if atoms.get(at).is_none_or(|atom| atom.gap == Gap::Break) {
            break;
        }
        let Some(sign) = atoms.sign(at) else { continue };
        let (opens, closes) = match open {
            '«' => (sign == '«', sign == '»'),
            // One sign for both: an inner one opens where it touches the word behind it alone.
            '"' => {
                let inner = !atoms.touches(at) && atoms.touches(at + 1);
                (sign == '"' && inner, sign == '"' && !inner)
            }
            '„' => (sign == '„', matches!(sign, '“' | '”')),
            _ => (sign == '“', sign == '”'),
        };
        depth += usize::from(opens);
        if closes {
            latest = Some(at);
            depth -= 1;
            if depth == 0 {
                break;
            }
        }
    }
    latest
}
