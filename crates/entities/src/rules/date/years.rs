//! Years that are not written in four figures: «в 98-м году», «в 37-м он», «в девяносто восьмом году», «в 988 году»; and what no
//! calendar counts, «в 99999 году».
//!
//! The word «год» counts years as well («на 98-м году жизни», «21 год»), so a preposition that places something in time has to
//! stand before, and «году» or an ordinal behind it.

use super::edtf::{Date, NO_YEAR};
use super::parts::{follows, ordinal, suffix, year_word};
use super::when::When;
use super::{Found, score};
use crate::rules::atoms::{Atoms, Kind};
use crate::rules::lexicon::{Meaning, Prep};

/// The first two figures that mean the last century; «в 29-м» is this one's.
const LAST_CENTURY: u32 = 30;
/// The greatest year that EDTF writes in four figures.
const LAST: u32 = 9999;

/// What the years of a life or of service are counted for, by the beginnings of the words.
const COUNTED: &[&str] =
    &["жизн", "служб", "обучен", "учеб", "подряд", "правлен", "существован", "независим", "войн", "срок", "заключ"];
/// Who may come right behind a year without its word: «в 98-м он уехал».
const PRONOUNS: &[&str] = &[
    "я", "ты", "он", "она", "оно", "мы", "вы", "они", "его", "её", "ее", "их", "ему", "ей", "им", "меня", "мне", "нас",
    "нам",
];

/// A year that begins at `at`, where digits or a numeral stand.
pub(super) fn find(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    let before = at.checked_sub(1).filter(|_| follows(atoms, at)).and_then(|at| atoms.meaning(at))?;
    let Meaning::Preposition(prep) = before else { return None };
    if matches!(prep, Prep::On | Prep::For | Prep::By) || atoms.glued_before(at) {
        return None;
    }
    match atoms.digits(at) {
        Some(figures) => in_figures(atoms, at, figures, prep),
        None => {
            let (number, end) = ordinal(atoms, at).filter(|(number, _)| (LAST_CENTURY..100).contains(number))?;
            behind(atoms, at, end, 1900 + number, prep)
        }
    }
}

fn in_figures(atoms: &Atoms<'_>, at: usize, figures: &str, prep: Prep) -> Option<Found> {
    // «в 98 году», «в 988 году», «к 3000 году»
    if matches!(atoms.str(at + 1), "году" | "ГОДУ") && follows(atoms, at + 1) && !is_counted(atoms, at + 2) {
        let number = figures.parse().unwrap_or(NO_YEAR);
        let year = match figures.len() {
            2 => full(number),
            _ if (1..=LAST).contains(&number) => number,
            _ => NO_YEAR,
        };
        return Some(year_of(at, at + 2, year, score::YEAR));
    }
    let number = atoms.number(at, 2).filter(|_| figures.len() == 2)?;
    let end = suffix(atoms, at + 1).filter(|end| !atoms.str(end - 1).ends_with(['х', 'е', 'ю', 'я']))?;
    behind(atoms, at, end, full(number), prep)
}

/// The year if its word stands behind it, or after «в» somebody who did something in it.
fn behind(atoms: &Atoms<'_>, at: usize, end: usize, year: u32, prep: Prep) -> Option<Found> {
    if let Some(after) = year_word(atoms, end).filter(|_| matches!(atoms.meaning(end), Some(Meaning::Year(1 | 3)))) {
        return (!is_counted(atoms, after)).then(|| year_of(at, after, year, score::YEAR));
    }
    let somebody = atoms.same_line(end) && PRONOUNS.contains(&atoms.str(end));
    let locative = atoms.str(end - 1).ends_with('м');
    (prep == Prep::In && locative && somebody && year < 2000).then(|| year_of(at, end, year, score::BARE_YEAR))
}

fn year_of(at: usize, end: usize, year: u32, score: f32) -> Found {
    Found::new(at, end, When::Date(Date { year: Some(year), ..Date::default() }), "date.year", score)
}

/// The year of its last two figures.
const fn full(number: u32) -> u32 {
    if number < LAST_CENTURY { 2000 + number } else { 1900 + number }
}

/// «жизни», «подряд» behind the word.
fn is_counted(atoms: &Atoms<'_>, at: usize) -> bool {
    let word = atoms.get(at).filter(|atom| atom.kind == Kind::Word && atoms.same_line(at));
    word.is_some() && COUNTED.iter().any(|stem| atoms.str(at).starts_with(stem))
}
