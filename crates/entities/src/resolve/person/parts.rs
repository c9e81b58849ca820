//! Where in a name a word stands, and the short words of names of Eastern Asia.

use crate::resolve::endings;
use crate::resolve::forms::Form;
use crate::resolve::words::{Piece, lower, syllables};
use std::sync::Arc;

/// Chinese surnames, which stay before what is declined behind them.
const CHINESE: &[&str] = &[
    "Ван", "Ванг", "Го", "Дэн", "Жэнь", "Линь", "Лю", "Ма", "Мао", "Пэн", "Сунь", "Сюй", "Ху", "Хуа", "Хуан", "Хэ",
    "Цай", "Цзян", "Чжан", "Чжао", "Чжоу", "Чэнь",
];

/// Whether a name of two words begins with a Chinese surname.
pub(super) fn is_chinese(pieces: &[Piece<'_>]) -> bool {
    let spaced = pieces.get(1).is_some_and(|piece| piece.text == " ");
    spaced && pieces.first().is_some_and(|first| CHINESE.contains(&first.text))
}

/// Whether a word may stand undeclined before the last one, as in names of Eastern Asia («Ким Чен Ыном», «Дэн Сяопина»): it
/// has one syllable.
pub(super) fn stays(pieces: &[Piece<'_>], at: usize) -> bool {
    if word_behind(pieces, at).is_none() {
        return false;
    }
    // «Нгуен» has one syllable too.
    syllables(pieces[at].text) == 1
}

/// Where in the name a word stands.
pub(super) enum Place {
    /// Behind another word.
    Last,
    /// The last of three or more of which the others have one syllable: «Ким Чен Ир».
    LastSyllable,
    Other,
}

pub(super) fn place_in_name(pieces: &[Piece<'_>], at: usize) -> Place {
    let last = !pieces.get(at + 1..).is_some_and(|behind| behind.iter().any(|piece| piece.word));
    let mut before = pieces.get(..at).unwrap_or_default().iter().filter(|piece| piece.word);
    let Some(first) = before.next().filter(|_| last) else { return Place::Other };
    // «Иванов-Ким» is a surname of two parts.
    if first.text.chars().count() < 2 || pieces.iter().any(|piece| piece.text == "-") {
        return Place::Other;
    }
    let more = before.clone().next().is_some();
    let short = more && syllables(first.text) == 1 && before.all(|piece| syllables(piece.text) == 1);
    if short && syllables(pieces[at].text) <= 2 { Place::LastSyllable } else { Place::Last }
}

/// The forms of the last syllable of a name of Eastern Asia, which is declined like a man's whatever word it may be besides.
pub(super) fn as_syllable(forms: Arc<[Form]>, word: &str) -> Arc<[Form]> {
    let small = lower(word);
    let known = |form: &Form| Form { weight: form.weight * 0.1, ..form.clone() };
    let declined = syllables(word) > 1 && small.ends_with(['м', 'а', 'у', 'я', 'ю', 'е']);
    let men = endings::guess(&small).into_iter().map(|form| {
        // «Ким Чен Ира» is nobody called «Ира», nor does «Иром» stay.
        let other = form.nominative.ends_with(['а', 'я']) || (declined && form.nominative == small);
        Form { weight: form.weight * if other { 0.2 } else { 1.0 }, ..form }
    });
    forms.iter().map(known).chain(men).collect()
}

/// The word behind a piece.
pub(super) fn word_behind<'a>(pieces: &[Piece<'a>], at: usize) -> Option<&'a str> {
    pieces.get(at + 1..)?.iter().find(|piece| piece.word).map(|piece| piece.text)
}
