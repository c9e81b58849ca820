//! Ranges and lists of dates: «с 16 апреля по 19 мая 2019 года», «16 и 18 сентября».

use super::edtf::Date;
use super::parts::{Part, follows, part, year_word};
use super::relative::shifted_year;
use super::when::When;
use super::{Found, after_preposition, ends_phrase, in_brackets, near, numeric, score, short, single};
use crate::rules::atoms::Atoms;
use crate::rules::lexicon::{Meaning, Prep};

/// The parts of one list at most; more is no list of dates.
const MOST_PARTS: usize = 16;

/// «16-18 сентября 2025 года», «16 апреля – 19 мая», «2011-2013 годах»; after «с» also with «по», «до» and «на».
///
/// Where both ends are dates by themselves, they are mentions inside it, the first with the year that the last gives it;
/// of «с 3 по 5 мая» only the last is one.
pub(super) fn range(atoms: &Atoms<'_>, at: usize, opened: bool) -> Option<Found> {
    let from = part(atoms, at)?;
    let by_word = opened
        && matches!(atoms.meaning(from.end), Some(Meaning::Preposition(Prep::By | Prep::Until | Prep::On)))
        && follows(atoms, from.end);
    // «первое — 5 мая» is no range.
    let mixed = !by_word && atoms.digits(at).is_none() && atoms.digits(from.end + 1).is_some();
    if !by_word && (!atoms.is_dash(from.end) || (mixed && from.shape().0)) {
        return None;
    }
    let to = part(atoms, from.end + 1).filter(|_| follows(atoms, from.end + 1))?;
    let years = (from.shape(), to.shape()) == ((false, false, true), (false, false, true))
        && near(&from)
        && near(&to)
        && from.date.year < to.date.year;
    let found = |from: &Part, score, inner| Found {
        inner,
        ..Found::new(at, to.end, When::Range(Box::new(from.when()), Box::new(to.when())), "date.range", score)
    };
    // «с 1975 по 1977», «(1985—1990)»
    let bare = years
        && !from.year_word
        && (by_word || in_brackets(atoms, at, to.end) || (after_preposition(atoms, at) && ends_phrase(atoms, to.end)));
    if bare && !to.year_word {
        return Some(found(&from, score::BARE_YEAR, Vec::new()));
    }
    // «с 1995 года по 2010 год»
    let said_twice = years && by_word && from.year_word && to.year_word;
    if !(said_twice || completes(&from, &to))
        || (to.shape() == (false, true, false) && !opened && !after_preposition(atoms, at))
    {
        return None;
    }
    let whole = Part { date: from.date.up_to(to.date), ..from };
    // «с 5 по 12 сентября этого года»
    if let Some((by, end)) = shifted_year(atoms, to.end).filter(|_| to.date.year.is_none()) {
        let of_year = |date| When::InYear(date, by);
        let when = When::Range(Box::new(of_year(whole.date)), Box::new(of_year(to.date)));
        return Some(Found::new(at, end, when, "date.range", score::RANGE));
    }
    let last = single(from.end + 1, &to);
    // «в ночь с 15 на 16 июля» is one night.
    let night = by_word && matches!(atoms.meaning(from.end), Some(Meaning::Preposition(Prep::On)));
    let inner = match (from.shape(), to.shape()) {
        _ if night => Vec::new(),
        ((true, false, _), (true, true, _)) if by_word => vec![last],
        ((true, true, _), _) => vec![single(at, &whole), last],
        // «с сентября 2005 года по август 2010 года»
        ((false, true, true), (false, true, true)) if by_word => vec![single(at, &whole), last],
        _ => Vec::new(),
    };
    Some(found(&whole, score::RANGE, inner))
}

/// «1941–45 гг.», «2023/24 годов»: the second year in two figures.
pub(super) fn short_end(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    let from = atoms.number(at, 4).filter(|year| (1000..=2999).contains(year) && !atoms.glued_before(at))?;
    let joined =
        (atoms.is_dash(at + 1) || atoms.is_sign(at + 1, '/')) && atoms.touches(at + 1) && atoms.touches(at + 2);
    let last = atoms.number(at + 2, 2).filter(|last| joined && *last > from % 100)?;
    // «2024/25 учебном году»
    let adjective = ["учебн", "финансов", "отопительн"].iter().any(|stem| atoms.str(at + 3).starts_with(stem));
    let after = if adjective && follows(atoms, at + 3) { at + 4 } else { at + 3 };
    let end = year_word(atoms, after).filter(|_| atoms.str(at + 2).len() == 2)?;
    let year = |year| Box::new(When::Date(Date { year: Some(year), ..Date::default() }));
    let when = When::Range(year(from), year(from - from % 100 + last));
    Some(Found::new(at, end, when, "date.range", score::RANGE))
}

/// «с 01.02.2023 по 15 декабря 2023 года», «с 26.02 по 10.03»: ends that are written in two ways, or without a year. The
/// preposition stands at `at`.
pub(super) fn mixed(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    let (from, early) = end_of(atoms, at + 1)?;
    let (Meaning::Preposition(side @ (Prep::By | Prep::Until)), true) =
        (atoms.meaning(from.end)?, follows(atoms, from.end))
    else {
        return None;
    };
    let (to, late) =
        end_of(atoms, from.end + 1).filter(|_| follows(atoms, from.end + 1) || atoms.same_line(from.end + 1))?;
    // «с 10.00 до 12.10»
    if side == Prep::Until && early && late {
        return None;
    }
    let when = When::Range(Box::new(from.when.clone()), Box::new(to.when.clone()));
    Some(Found { inner: vec![from, to.clone()], ..Found::new(at, to.end, when, "date.range", score::RANGE) })
}

/// A date in figures or words that may end a range, and whether it could be a time of day too.
fn end_of(atoms: &Atoms<'_>, at: usize) -> Option<(Found, bool)> {
    let figures = numeric::iso(atoms, at).or_else(|| numeric::dotted(atoms, at));
    if let Some((date, end)) = figures {
        return Some((Found::new(at, end, When::Date(date), "date.numeric", score::NUMERIC), false));
    }
    let worded = || part(atoms, at).filter(|part| part.shape().1).map(|part| (single(at, &part), false));
    short::month_year(atoms, at).map(|found| (found, false)).or_else(|| short::end_of_range(atoms, at)).or_else(worded)
}

/// «перенесли с 26.02 на 10.03», «с 5 мая на 12 мая»: two dates and no range. The preposition stands at `at`; «в ночь с 15 на 16
/// июля» is one night.
pub(super) fn moved(atoms: &Atoms<'_>, at: usize) -> Option<Vec<Found>> {
    if atoms.meaning(at) != Some(Meaning::Preposition(Prep::From)) || !follows(atoms, at + 1) {
        return None;
    }
    let night = at.checked_sub(1).is_some_and(|at| atoms.meaning(at) == Some(Meaning::Night));
    let end_of = |at: usize| {
        let weekday = match atoms.meaning(at) {
            Some(Meaning::Weekday(day)) => {
                let when = When::Weekday(day, None);
                Some((Found::new(at, at + 1, when, "date.weekday", score::RELATIVE), false))
            }
            _ => None,
        };
        weekday.or_else(|| end_of(atoms, at))
    };
    let (from, early) = end_of(at + 1)?;
    let on = atoms.next_meaning(from.end) == Some(Meaning::Preposition(Prep::On));
    let (to, late) = end_of(from.end + 1).filter(|_| on && follows(atoms, from.end + 1))?;
    if night {
        // «в ночь с субботы на воскресенье»; days of a month are read as a range before.
        let weekdays = matches!((&from.when, &to.when), (When::Weekday(..), When::Weekday(..)));
        let when = When::Range(Box::new(from.when), Box::new(to.when));
        return weekdays.then(|| vec![Found::new(at, to.end, when, "date.range", score::RANGE)]);
    }
    // «с 10.10 на 12.10»
    (!early || !late).then(|| vec![from, to])
}

/// Whether `last` says what `part` leaves open, so that the two are of one kind.
pub(super) fn completes(part: &Part, last: &Part) -> bool {
    match (part.shape(), last.shape()) {
        ((true, false, false), (true, true, _)) => true,
        ((true, true, _), (true, true, _)) => part.date.year.is_none() || last.date.year.is_some(),
        ((false, true, _), (false, true, _)) => part.date.year.is_none() || last.date.year.is_some(),
        ((false, false, true), (false, false, true)) => last.year_word && !part.year_word,
        _ => false,
    }
}

/// «16 и 18 сентября», «30 июня и 1 июля 2019 года», «в 2000, 2003 и 2005 годах»: the last before «и», and it completes the
/// others. Those that are dates by themselves are mentions of their own, not one.
pub(super) fn set(atoms: &Atoms<'_>, at: usize) -> Option<Vec<Found>> {
    let mut parts = vec![(at, part(atoms, at)?)];
    loop {
        let end = parts.last()?.1.end;
        let last = atoms.next_meaning(end) == Some(Meaning::And);
        if parts.len() >= MOST_PARTS || !(last || atoms.is_sign(end, ',')) || !follows(atoms, end + 1) {
            return None;
        }
        // «в 2009 и в 2013 годах»
        let first =
            if last && after_preposition(atoms, end + 2) && follows(atoms, end + 2) { end + 2 } else { end + 1 };
        parts.push((first, part(atoms, first)?));
        if last {
            break;
        }
    }
    let (last_at, last) = parts.pop()?;
    if !parts.iter().all(|(_, part)| completes(part, &last))
        || (last.shape() == (false, true, false) && !after_preposition(atoms, at))
    {
        return None;
    }
    let whole = parts.iter().map(|(at, part)| (*at, Part { date: part.date.or(last.date), ..*part }));
    let mut whole: Vec<(usize, Part)> = whole.collect();
    let days = parts.iter().any(|(_, part)| part.shape() == (true, false, false));
    let months = last.shape().1 && !last.shape().0;
    whole.push((last_at, last));
    if days || months {
        let dates = whole.iter().map(|(_, part)| part.when()).collect();
        return Some(vec![Found::new(at, last.end, When::Set(dates), "date.set", score::SET)]);
    }
    Some(whole.iter().map(|(at, part)| Found { score: score::SET, ..single(*at, part) }).collect())
}
