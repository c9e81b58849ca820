//! Years and centuries before our era: «в 44 году до н. э.», «490–479 годы до нашей эры», «V век до н. э.»; and early years of it,
//! «79 год н. э.».
//!
//! Years are counted as astronomers and EDTF do: 1 BC is the year 0000, 44 BC is -0043, the fifth century BC -04XX.

use super::edtf::Date;
use super::parts::{day, follows, month, suffix, year_word};
use super::when::When;
use super::{Found, score};
use crate::rules::atoms::Atoms;
use crate::rules::lexicon::{Meaning, Prep};

/// Whether «до нашей эры» (`true`) or «нашей эры» stands at `at`, and the atom behind it.
pub(super) fn era(atoms: &Atoms<'_>, at: usize) -> Option<(bool, usize)> {
    if !follows(atoms, at) {
        return None;
    }
    let before = atoms.meaning(at) == Some(Meaning::Preposition(Prep::Until));
    let at = if before { at + 1 } else { at };
    let stop = |at: usize| atoms.is_sign(at, '.') && atoms.touches(at);
    let end = match atoms.str(at) {
        "н" | "Н" if stop(at + 1) && matches!(atoms.str(at + 2), "э" | "Э") => at + 3,
        "р" | "Р" if before && stop(at + 1) && atoms.str(at + 2) == "Х" => at + 3,
        "нашей" if atoms.str(at + 1) == "эры" && follows(atoms, at + 1) => return Some((before, at + 2)),
        "Рождества" if before && atoms.str(at + 1) == "Христова" => return Some((before, at + 2)),
        _ => return None,
    };
    Some((before, if stop(end) { end + 1 } else { end }))
}

/// A date with its era that begins at `at`, where digits or a month stand.
pub(super) fn find(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    let named = |at: usize| month(atoms, at).filter(|_| follows(atoms, at));
    let (mut date, mut end) = (Date::default(), at);
    if let Some((day, after)) = day(atoms, at)
        && let Some((month, after)) = named(after)
    {
        (date.day, date.month, end) = (Some(day), Some(month), after);
    } else if let Some((month, after)) = month(atoms, at) {
        (date.month, end) = (Some(month), after);
    }
    let from = atoms.number(end, 4).filter(|year| *year > 0 && !atoms.glued_before(end))?;
    end = suffix(atoms, end + 1).unwrap_or(end + 1);
    let mut to = None;
    if date.month.is_none()
        && atoms.is_dash(end)
        && let Some(last) = atoms.number(end + 1, 4)
    {
        (to, end) = (Some(last), suffix(atoms, end + 2).unwrap_or(end + 2));
    }
    end = year_word(atoms, end).unwrap_or(end);
    let (before, end) = era(atoms, end)?;
    let of_year = |year| Date { year: Some(year), ..date }.edtf();
    let value = match (before, to) {
        (false, None) => of_year(from),
        (false, Some(to)) => {
            of_year(from).zip(of_year(to)).filter(|_| from < to).map(|(from, to)| format!("{from}/{to}"))
        }
        (true, None) => of_year(from - 1).map(signed),
        (true, Some(to)) => of_year(from - 1)
            .zip(of_year(to.checked_sub(1)?))
            .filter(|_| from > to)
            .map(|(from, to)| format!("{}/{}", signed(from), signed(to))),
    };
    Some(Found::new(at, end, When::fixed(value), "date.era", score::FULL))
}

/// The year so many before the year 0, which has no sign itself.
fn signed(years: String) -> String {
    if years.starts_with("0000") { years } else { format!("-{years}") }
}
