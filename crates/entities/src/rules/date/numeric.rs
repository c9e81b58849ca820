//! Dates in digits alone: «20.09.2025», «2025-09-20», «16.09–18.09.2025».

use super::edtf::{Date, full_year};
use super::parts::year_word;
use super::when::When;
use super::{Found, score, short};
use crate::rules::atoms::{Atoms, Kind};
use crate::rules::lexicon::{Meaning, Prep};

/// A date in digits that begins at `at`, or a range of two.
pub(super) fn find(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    if begins_inside(atoms, at) {
        return None;
    }
    if let Some((date, end)) = iso(atoms, at) {
        let range = closing(atoms, end, false).and_then(|at| iso(atoms, at));
        return Some(range.map_or_else(
            || Found::new(at, end, When::Date(date), "date.iso", score::ISO),
            |(to, end)| range_of(at, end, date, to),
        ));
    }
    // «16–18.09.2025», «16.09–18.09.2025», «14. - 15.10.2013», «14./15.10.2013»
    if let Some(from) = short::month_year(atoms, at) {
        let to = closing(atoms, from.end, opened(atoms, at)).and_then(|at| short::month_year(atoms, at));
        return Some(match to {
            Some(to) => Found {
                when: When::Range(Box::new(from.when), Box::new(to.when)),
                ..Found::new(at, to.end, When::Nothing, "date.range", score::RANGE)
            },
            None => from,
        });
    }
    if let Some((from, end)) =
        day_month(atoms, at).or_else(|| Some((Date { day: Some(two(atoms, at)?), ..Date::default() }, at + 1)))
    {
        let end = if atoms.is_sign(end, '.') && atoms.touches(end) { end + 1 } else { end };
        let slash = atoms.is_sign(end, '/') && atoms.is_sign(end - 1, '.');
        if let Some(next) = closing(atoms, end, opened(atoms, at) || atoms.is_known()).or(slash.then_some(end + 1))
            && let Some((to, end)) = dotted(atoms, next).or_else(|| known(atoms, next))
        {
            return Some(range_of(at, end, from.up_to(to), to));
        }
    }
    let Some((date, end)) = dotted(atoms, at) else { return impossible(atoms, at) };
    if let Some((to, end)) = closing(atoms, end, opened(atoms, at)).and_then(|at| dotted(atoms, at)) {
        return Some(range_of(at, end, date, to));
    }
    Some(Found::new(at, end, When::Date(date), "date.numeric", score::NUMERIC))
}

fn range_of(first: usize, end: usize, from: Date, to: Date) -> Found {
    let when = When::Range(Box::new(When::Date(from)), Box::new(When::Date(to)));
    Found::new(first, end, when, "date.range", score::RANGE)
}

/// «15.10.» and «15.10.18», where it is known that a date is meant.
fn known(atoms: &Atoms<'_>, at: usize) -> Option<(Date, usize)> {
    let (date, end) = day_month(atoms, at).filter(|_| atoms.is_known())?;
    let stop = atoms.is_sign(end, '.') && atoms.touches(end);
    match atoms.number(end + 1, 2).filter(|_| stop && atoms.touches(end + 1)) {
        Some(year) => Some((Date { year: Some(full_year(year)), ..date }, end + 2)),
        None => Some((date, if stop { end + 1 } else { end })),
    }
}

/// Whether «с» stands before, so that «по» may follow.
fn opened(atoms: &Atoms<'_>, at: usize) -> bool {
    at > 0 && matches!(atoms.meaning(at - 1), Some(Meaning::Preposition(Prep::From | Prep::Of)))
}

/// Where the second date of a range would begin.
fn closing(atoms: &Atoms<'_>, at: usize, opened: bool) -> Option<usize> {
    let by_word = opened && matches!(atoms.next_meaning(at), Some(Meaning::Preposition(Prep::By | Prep::Until)));
    (atoms.is_dash(at) || by_word).then_some(at + 1)
}

/// Digits that continue something: a version, an address, a longer number.
fn begins_inside(atoms: &Atoms<'_>, at: usize) -> bool {
    let Some(previous) = atoms.before(at).filter(|_| atoms.touches(at)) else { return false };
    match previous.kind {
        Kind::Digits | Kind::Word => true,
        Kind::Sign(c) => {
            matches!(c, '@' | '_' | '=' | '&' | '#' | '+')
                || (matches!(c, '.' | ',' | ':' | '/' | '-')
                    && atoms.touches(at - 1)
                    && atoms.before(at - 1).is_some_and(|a| a.kind != Kind::Sign('(')))
        }
    }
}

fn ends_inside(atoms: &Atoms<'_>, at: usize) -> bool {
    atoms.get(at).is_some_and(|next| match next.kind {
        _ if !atoms.touches(at) => false,
        Kind::Digits => true,
        Kind::Word => !matches!(next.meaning, Some(Meaning::Year(_))) && !atoms.str(at).starts_with('T'),
        Kind::Sign(c) => {
            matches!(c, '.' | '/' | ':' | '_' | '@' | '-')
                && atoms.touches(at + 1)
                && atoms.get(at + 1).is_some_and(|a| matches!(a.kind, Kind::Digits))
                && !(c == '-' && atoms.digits(at + 1).is_some_and(|digits| digits.len() <= 2 || digits.len() == 4))
        }
    })
}

/// «2025-09-20», «2025.09.20», «2025/09/20».
pub(super) fn iso(atoms: &Atoms<'_>, at: usize) -> Option<(Date, usize)> {
    let (year, month, day, end) = triple(atoms, at)?;
    let shaped = lengths(atoms, at) == (4, 2, 2);
    let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    let ok = shaped && (1000..=2999).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    ok.then_some((Date { year: Some(year), month: Some(month), day: Some(day) }, end))
}

/// «20.09.2025», «20/09/2025», «20-09-2025», «01.02.03», with «г.» if it is there.
pub(super) fn dotted(atoms: &Atoms<'_>, at: usize) -> Option<(Date, usize)> {
    let (first, second, year, end) = triple(atoms, at)?;
    let (separator, shape) = (atoms.sign(at + 1)?, lengths(atoms, at));
    let year = match shape {
        (1 | 2, 1 | 2, 4) if (1000..=2999).contains(&year) && !after_code(atoms, at, false) => year,
        // A year of two digits only in a date of six.
        (2, 2, 2) if separator != '-' && !after_code(atoms, at, true) => full_year(year),
        _ => return None,
    };
    let (first, second) = (u8::try_from(first).ok()?, u8::try_from(second).ok()?);
    // Day first, but for the American order where only it can be meant.
    let (day, month) = if separator == '/' && second > 12 && first <= 12 { (second, first) } else { (first, second) };
    if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    Some((Date { year: Some(year), month: Some(month), day: Some(day) }, year_word(atoms, end).unwrap_or(end)))
}

/// «16.09», only before the rest of a range.
fn day_month(atoms: &Atoms<'_>, at: usize) -> Option<(Date, usize)> {
    let (day, month) = (two(atoms, at)?, two(atoms, at + 2)?);
    let joined = atoms.is_sign(at + 1, '.') && atoms.touches(at + 1) && atoms.touches(at + 2);
    (joined && (1..=12).contains(&month)).then_some((Date { year: None, month: Some(month), day: Some(day) }, at + 3))
}

fn two(atoms: &Atoms<'_>, at: usize) -> Option<u8> {
    u8::try_from(atoms.number(at, 2)?).ok().filter(|day| (1..=31).contains(day))
}

/// Three numbers with the same sign between, and the atom after them.
fn triple(atoms: &Atoms<'_>, at: usize) -> Option<(u32, u32, u32, usize)> {
    let separator = atoms.sign(at + 1).filter(|c| matches!(c, '.' | '/' | '-'))?;
    let tight = (at + 1..=at + 4).all(|at| atoms.touches(at)) && atoms.is_sign(at + 3, separator);
    let end = at + 5;
    if !tight || ends_inside(atoms, end) {
        return None;
    }
    Some((atoms.number(at, 4)?, atoms.number(at + 2, 2)?, atoms.number(at + 4, 4)?, end))
}

fn lengths(atoms: &Atoms<'_>, at: usize) -> (usize, usize, usize) {
    (atoms.str(at).len(), atoms.str(at + 2).len(), atoms.str(at + 4).len())
}

/// Whether a word before says that this is a number of something: «версия 1.2.2024», «ст. 20.12.03», «ГОСТ Р 12.1.2004». A
/// preposition between says that it is not: «п. 3 от 12.01.2024», and «ч.» is the hour too: «15 ч. 12.01.2024».
pub(super) fn after_code(atoms: &Atoms<'_>, at: usize, short: bool) -> bool {
    // «п.», «ГОСТ-Р»
    let sign = |at: usize| matches!(atoms.sign(at), Some('.' | '-' | ':'));
    for back in 1..=3 {
        let Some(at) = at.checked_sub(back).filter(|&at| atoms.same_line(at + 1)) else { return false };
        // «Сидоренко В.П. 12.11.2021»
        let initial = atoms.str(at).chars().count() == 1 && atoms.get(at).is_some_and(|atom| atom.capital);
        if initial && at > 0 && atoms.is_sign(at - 1, '.') && atoms.touches(at) {
            return false;
        }
        match atoms.meaning(at) {
            Some(Meaning::Code) => return true,
            Some(Meaning::Clause(clause)) => return short || !(30..40).contains(&clause),
            Some(Meaning::Preposition(_) | Meaning::Hour) => return false,
            _ if short && atoms.is_sign(at, '№') => return true,
            _ if matches!(atoms.str(at), "v" | "V") => return true,
            _ if back > 1 && !sign(at + 1) => return false,
            _ => {}
        }
    }
    false
}

/// «31.13.2023»: written as a date is, and none. Other signs part the numbers of papers: «12-45-2012».
fn impossible(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    let (day, month, year, end) = triple(atoms, at)?;
    let shaped = lengths(atoms, at) == (2, 2, 4) && matches!(atoms.sign(at + 1), Some('.' | '/'));
    if !shaped || !(1900..2100).contains(&year) || after_code(atoms, at, false) {
        return None;
    }
    let date = Date { year: Some(year), month: u8::try_from(month).ok(), day: u8::try_from(day).ok() };
    let end = year_word(atoms, end).unwrap_or(end);
    (!date.exists()).then(|| Found::new(at, end, When::Date(date), "date.numeric", score::NUMERIC))
}
