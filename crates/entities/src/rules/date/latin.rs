//! Dates as the heads of letters and the logs of servers write them, in English whatever the text around them is:
//! «Fri, 19 Sep 2025», «19/Sep/2025», «September 19, 2025», and before a time of day «Sep 19».
//!
//! Only with a capital and a year, or with a time of day behind it: «5 may» is not a date in a text of another language.

use super::edtf::Date;
use super::when::When;
use super::{Found, score};
use crate::rules::atoms::Atoms;
use crate::rules::lexicon::Meaning;

/// A date that begins at `at`, where digits or a month stand.
pub(super) fn find(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    match atoms.digits(at) {
        Some(_) => day_first(atoms, at),
        None => month_first(atoms, at),
    }
}

/// «19 Sep 2025», «19/Sep/2025», «19-Sep-2025», «19th September, 2025».
fn day_first(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    let sign = atoms.sign(at + 1).filter(|c| matches!(c, '/' | '-') && atoms.touches(at + 1) && atoms.touches(at + 2));
    let month_at = if sign.is_some() { at + 2 } else { ordinal(atoms, at + 1) };
    let month = month(atoms, month_at)?;
    let day = day(atoms, at)?;
    let year_at = match sign {
        Some(sign) => (atoms.is_sign(month_at + 1, sign) && atoms.touches(month_at + 1) && atoms.touches(month_at + 2))
            .then_some(month_at + 2)?,
        None => after_comma(atoms, month_at + 1),
    };
    let year = year(atoms, year_at)?;
    Some(found(at, year_at + 1, Date { year: Some(year), month: Some(month), day: Some(day) }))
}

/// «Sep 19, 2025», «Sep 19 10:20:00».
fn month_first(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    let month = month(atoms, at)?;
    let day = day(atoms, at + 1).filter(|_| atoms.same_line(at + 1) && !atoms.touches(at + 1))?;
    let end = ordinal(atoms, at + 2);
    let date = Date { year: None, month: Some(month), day: Some(day) };
    let year_at = after_comma(atoms, end);
    if let Some(year) = year(atoms, year_at) {
        return Some(found(at, year_at + 1, Date { year: Some(year), ..date }));
    }
    let seconds = atoms.same_line(end)
        && [end + 1, end + 3].iter().all(|&sign| atoms.is_sign(sign, ':') && atoms.touches(sign))
        && [end, end + 2, end + 4].iter().all(|&part| atoms.number(part, 2).is_some());
    seconds.then(|| found(at, end, date))
}

fn found(first: usize, end: usize, date: Date) -> Found {
    Found::new(first, end, When::Date(date), "date.latin", score::NUMERIC)
}

fn month(atoms: &Atoms<'_>, at: usize) -> Option<u8> {
    let Meaning::LatinMonth(month) = atoms.meaning(at)? else { return None };
    atoms.get(at).filter(|atom| atom.capital).map(|_| month)
}

fn day(atoms: &Atoms<'_>, at: usize) -> Option<u8> {
    let day = atoms.number(at, 2).filter(|_| !atoms.glued_before(at))?;
    u8::try_from(day).ok().filter(|day| (1..=31).contains(day))
}

fn year(atoms: &Atoms<'_>, at: usize) -> Option<u32> {
    atoms.number(at, 4).filter(|year| (1000..=2999).contains(year) && atoms.same_line(at))
}

/// The atom behind «th», or the one at `at`.
fn ordinal(atoms: &Atoms<'_>, at: usize) -> usize {
    let ending = matches!(atoms.str(at), "st" | "nd" | "rd" | "th") && atoms.touches(at);
    if ending { at + 1 } else { at }
}

fn after_comma(atoms: &Atoms<'_>, at: usize) -> usize {
    if atoms.is_sign(at, ',') { at + 1 } else { at }
}
