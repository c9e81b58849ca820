//! Kazakh dates: «2026 жылғы 18 қараша», «2025 жылдың наурызында», «10 қараша 2026 жыл», «2019-2021 жылдары», «наурыз айында»,
//! «биыл», «өткен жылы».
//!
//! The year stands before the day as a rule. Numbers may have the ending of an ordinal: «2020-шы жылы», «1-ші қаңтар».

use super::edtf::Date;
use super::when::{Unit, When};
use super::{Found, score};
use crate::rules::atoms::Atoms;
use crate::rules::lexicon::Meaning;

/// A date that begins at `at`, where digits or a word of the calendar stand.
pub(super) fn find(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    match atoms.meaning(at) {
        Some(Meaning::KazakhMonth(month)) => month_alone(atoms, at, month),
        Some(Meaning::KazakhShift(by)) => shifted(atoms, at, by),
        Some(Meaning::KazakhThisYear(by)) => {
            let behind = at + 1 + usize::from(matches!(atoms.next_meaning(at + 1), Some(Meaning::KazakhYear(1))));
            Some(in_year(atoms, at, behind, by))
        }
        _ if atoms.glued_before(at) => None,
        _ => year_first(atoms, at).or_else(|| day_first(atoms, at)),
    }
}

/// «2026 жылғы 18 қараша», «2025 жылдың наурызында», «2019 жылы», «2019-2021 жылдары».
fn year_first(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    let from = year(atoms, at)?;
    let (to, behind) = match dashed(atoms, at + 1).and_then(|next| Some((year(atoms, next)?, next + 1))) {
        Some((to, behind)) => (Some(to), behind),
        None => (None, ordinal(atoms, at + 1)),
    };
    if !matches!(atoms.next_meaning(behind), Some(Meaning::KazakhYear(_))) {
        return None;
    }
    let only = |year| When::Date(Date { year: Some(year), ..Date::default() });
    let end = behind + 1;
    if let Some(to) = to {
        let when = When::Range(Box::new(only(from)), Box::new(only(to)));
        return Some(Found::new(at, end, when, "date.kazakh", score::RANGE));
    }
    if let Some((when, end)) = days(atoms, end, Some(from)) {
        return Some(Found::new(at, end, when, "date.kazakh", score::FULL));
    }
    if let Some(Meaning::KazakhMonth(month)) = atoms.next_meaning(end) {
        let date = Date { year: Some(from), month: Some(month), day: None };
        return Some(Found::new(at, with_unit(atoms, end + 1), When::Date(date), "date.kazakh", score::MONTH_YEAR));
    }
    Some(Found::new(at, end, only(from), "date.kazakh", score::YEAR))
}

/// «10 қараша», «10-12 қараша 2026 жыл».
fn day_first(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    // The year may stand behind.
    let month_at = days(atoms, at, None)?.1;
    let year = year(atoms, month_at).filter(|_| atoms.same_line(month_at));
    let year = year.filter(|_| matches!(atoms.next_meaning(month_at + 1), Some(Meaning::KazakhYear(1))));
    let (when, end) = days(atoms, at, year)?;
    let (end, score) = if year.is_some() { (end + 2, score::FULL) } else { (end, score::DAY_MONTH) };
    Some(Found::new(at, end, when, "date.kazakh", score))
}

/// A day or a range of days with its month, and the atom behind.
fn days(atoms: &Atoms<'_>, at: usize, year: Option<u32>) -> Option<(When, usize)> {
    let first = day(atoms, at)?;
    let date = |day, month| When::Date(Date { year, month: Some(month), day: Some(day) });
    let last = dashed(atoms, at + 1).and_then(|next| Some((day(atoms, next)?, next + 1)));
    if let Some((last, behind)) = last
        && let Some(Meaning::KazakhMonth(month)) = atoms.next_meaning(behind)
    {
        return Some((When::Range(Box::new(date(first, month)), Box::new(date(last, month))), behind + 1));
    }
    // «5-қаңтар», too.
    let behind = if atoms.is_dash(at + 1) && matches!(atoms.next_meaning(at + 2), Some(Meaning::KazakhMonth(_))) {
        at + 2
    } else {
        ordinal(atoms, at + 1)
    };
    let Some(Meaning::KazakhMonth(month)) = atoms.next_meaning(behind) else { return None };
    Some((date(first, month), behind + 1))
}

/// «наурыз айында», «наурызда»: with the word for month, or in the locative and in small letters, since «Қазан» is a city.
fn month_alone(atoms: &Atoms<'_>, at: usize, month: u8) -> Option<Found> {
    let end = with_unit(atoms, at + 1);
    let word = atoms.str(at);
    let small = !atoms.get(at)?.capital && LOCATIVE.iter().any(|ending| word.ends_with(ending));
    let when = When::Date(Date { month: Some(month), ..Date::default() });
    (end > at + 1 || small).then(|| Found::new(at, end, when, "date.kazakh", score::MONTH))
}

const LOCATIVE: [&str; 4] = ["да", "де", "та", "те"];

/// «өткен жылы», «келесі аптада», «осы айда»
fn shifted(atoms: &Atoms<'_>, at: usize, by: i8) -> Option<Found> {
    let unit = match atoms.next_meaning(at + 1)? {
        Meaning::KazakhYear(1) => return Some(in_year(atoms, at, at + 2, by)),
        Meaning::KazakhUnit(b'M') => Unit::Month,
        Meaning::KazakhUnit(_) => Unit::Week,
        _ => return None,
    };
    Some(relative(at, at + 2, unit, by))
}

/// A year that is told by the document's and ends before `end`, and a month or a day of it: «өткен жылдың қазанында».
fn in_year(atoms: &Atoms<'_>, at: usize, end: usize, by: i8) -> Found {
    if let Some((When::Date(date), end)) = days(atoms, end, None) {
        return Found::new(at, end, When::InYear(date, by.into()), "date.kazakh", score::FULL);
    }
    if let Some(Meaning::KazakhMonth(month)) = atoms.next_meaning(end) {
        let date = Date { month: Some(month), ..Date::default() };
        let end = with_unit(atoms, end + 1);
        return Found::new(at, end, When::InYear(date, by.into()), "date.kazakh", score::MONTH_YEAR);
    }
    relative(at, end, Unit::Year, by)
}

fn relative(at: usize, end: usize, unit: Unit, by: i8) -> Found {
    Found::new(at, end, When::Period(unit, i32::from(by)), "date.kazakh", score::RELATIVE)
}

/// The atom behind «айында».
fn with_unit(atoms: &Atoms<'_>, at: usize) -> usize {
    at + usize::from(matches!(atoms.next_meaning(at), Some(Meaning::KazakhUnit(b'M'))))
}

/// The atom behind a dash.
fn dashed(atoms: &Atoms<'_>, at: usize) -> Option<usize> {
    (atoms.is_dash(at) && atoms.same_line(at + 1)).then_some(at + 1)
}

/// The atom behind «-шы», or the one at `at`.
fn ordinal(atoms: &Atoms<'_>, at: usize) -> usize {
    let ending =
        atoms.is_dash(at) && atoms.touches(at) && atoms.touches(at + 1) && ORDINALS.contains(&atoms.str(at + 1));
    if ending { at + 2 } else { at }
}

const ORDINALS: [&str; 8] = ["шы", "ші", "ншы", "нші", "ыншы", "інші", "сыншы", "сінші"];

fn day(atoms: &Atoms<'_>, at: usize) -> Option<u8> {
    u8::try_from(atoms.number(at, 2)?).ok().filter(|day| (1..=31).contains(day))
}

fn year(atoms: &Atoms<'_>, at: usize) -> Option<u32> {
    atoms.number(at, 4).filter(|year| (1000..=2999).contains(year))
}
