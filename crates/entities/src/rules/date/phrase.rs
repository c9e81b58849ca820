//! Dates in words and figures as they stand in a sentence: «16 апреля», «в мае», «(1994)», «5 мая прошлого года».

use super::edtf::Date;
use super::parts::{self, Part, follows, part};
use super::periods::{self, century, decade, season};
use super::ranges::range;
use super::when::{Unit, When};
use super::{Found, relative, score};
use crate::rules::atoms::{Atoms, Gap, Kind};
use crate::rules::lexicon::{Meaning, Prep};

/// The way of official papers: ««14» мая 2023 г.».
pub(super) fn official(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    let day = atoms.number(at + 1, 2).and_then(|day| u8::try_from(day).ok()).filter(|day| (1..=31).contains(day))?;
    let is_closed = matches!(atoms.sign(at + 2), Some('»' | '"' | '”' | '“')) && atoms.same_line(at + 2);
    let behind = is_closed && follows(atoms, at + 3) && parts::is_genitive(atoms, at + 3);
    let (month, after) = parts::month(atoms, at + 3).filter(|_| behind)?;
    let part = parts::with_year(atoms, after, Date { day: Some(day), month: Some(month), year: None });
    Some(single(at, &part))
}

/// What may follow «в начале».
pub(super) fn edge_of(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    if matches!(atoms.meaning(at), Some(Meaning::Month(_))) && !atoms.get(at).is_some_and(|atom| atom.capital) {
        let month = part(atoms, at)?;
        return Some(said(atoms, at, &month));
    }
    if let Some(found) = season(atoms, at)
        .or_else(|| century(atoms, at))
        .or_else(|| decade(atoms, at))
        .or_else(|| periods::bare_decade(atoms, at))
        .or_else(|| relative::edge_of(atoms, at))
    {
        return Some(found);
    }
    let year = part(atoms, at).filter(|part| part.shape() == (false, false, true) && part.year_word)?;
    Some(single(at, &year))
}

/// A range or a single date.
pub(super) fn phrase(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    if let Some(found) = range(atoms, at, false) {
        return Some(found);
    }
    let first = part(atoms, at)?;
    let preposition = follows(atoms, at) && after_preposition(atoms, at);
    match first.shape() {
        (true, true, year) => (year || !is_name(atoms, at)).then(|| said(atoms, at, &first)),
        (false, true, true) => Some(single(at, &first)),
        // «в мае» and «мая прошлого года», but neither «Мая» nor «мая» alone.
        (false, true, false) => {
            let found = said(atoms, at, &first);
            let month = matches!(atoms.meaning(at), Some(Meaning::Month(_)))
                && (!atoms.get(at)?.capital || is_shouted(atoms, at));
            (found.end > first.end
                || atoms.is_known()
                || (month && preposition && !(atoms.is_dash(first.end) && atoms.touches(first.end))))
            .then_some(found)
        }
        (false, false, true) if first.year_word => {
            Some(year_and_day(atoms, at, &first).unwrap_or_else(|| single(at, &first)))
        }
        (false, false, true) => {
            let ordinal = first.end == at + 3 && preposition && near(&first);
            // «в 2014.» and «(1994)», but not «в 2000 домов».
            let closed =
                near(&first) && (preposition && ends_phrase(atoms, first.end) || in_brackets(atoms, at, first.end));
            (ordinal || closed || atoms.is_known()).then(|| Found { score: score::BARE_YEAR, ..single(at, &first) })
        }
        _ => None,
    }
}

/// Whether the year is one that news and reference works write without its word.
pub(super) fn near(part: &Part) -> bool {
    part.date.year.is_some_and(|year| (1800..2100).contains(&year))
}

/// Whether nothing that is counted can follow: a stop, a dash, the end of the line.
pub(super) fn ends_phrase(atoms: &Atoms<'_>, at: usize) -> bool {
    let stop = matches!(atoms.sign(at), Some('.' | ',' | ';' | ')' | '!' | '?' | '»'));
    let dash = atoms.is_dash(at) && !atoms.touches(at);
    atoms.get(at).is_none_or(|next| next.gap >= Gap::Line) || (stop && atoms.touches(at)) || dash
}

/// «(1994)», also with a comma or a stop between: «(Москва, 1994)».
pub(super) fn in_brackets(atoms: &Atoms<'_>, first: usize, end: usize) -> bool {
    let opened = first.checked_sub(1).is_some_and(|at| atoms.is_sign(at, '(') && atoms.touches(first));
    let closed = matches!(atoms.sign(end), Some(')' | ',' | ';')) && atoms.touches(end);
    let listed = first.checked_sub(1).is_some_and(|at| atoms.is_sign(at, ',')) && atoms.is_sign(end, ')');
    (opened && closed) || listed
}

/// «2026 Год 22 Марта»: the year before the day, also in the line before.
fn year_and_day(atoms: &Atoms<'_>, at: usize, year: &Part) -> Option<Found> {
    let next = atoms.get(year.end).filter(|next| next.gap <= Gap::Line)?;
    let day = part(atoms, year.end).filter(|part| matches!(part.shape(), (true, true, false)))?;
    let one_year = matches!(atoms.meaning(year.end - 1), Some(Meaning::Year(1)));
    // Across a line break only «Год», as in a calendar, and not the end of a sentence.
    if !one_year || (next.gap == Gap::Line && !atoms.str(year.end - 1).to_lowercase().ends_with("год")) {
        return None;
    }
    let date = Date { year: year.date.year, ..day.date };
    Some(Found::new(at, day.end, When::Date(date), "date.day-month-year", score::FULL))
}

pub(super) fn single(first: usize, part: &Part) -> Found {
    let (rule, score) = match part.shape() {
        (true, _, true) => ("date.day-month-year", score::FULL),
        (true, _, false) => ("date.day-month", score::DAY_MONTH),
        (false, true, true) => ("date.month-year", score::MONTH_YEAR),
        (false, true, false) => ("date.month", score::MONTH),
        _ => ("date.year", score::YEAR),
    };
    Found::new(first, part.end, part.when(), rule, score)
}

/// A date with what may stand behind it: «5 мая прошлого года», «25 июля, в четверг».
fn said(atoms: &Atoms<'_>, first: usize, part: &Part) -> Found {
    let (when, mut end) = relative::with_shifted_year(atoms, part);
    let comma = if atoms.is_sign(end, ',') { end + 1 } else { end };
    if part.date.day.is_some()
        && atoms.meaning(comma) == Some(Meaning::Preposition(Prep::In))
        && matches!(atoms.next_meaning(comma + 1), Some(Meaning::Weekday(_)))
        && follows(atoms, comma)
    {
        end = comma + 2;
    }
    Found { end, when, ..single(first, part) }
}

/// Whether the word and the one before it are in capitals, so that they tell nothing.
fn is_shouted(atoms: &Atoms<'_>, at: usize) -> bool {
    let upper = |at: usize| atoms.str(at).chars().all(char::is_uppercase);
    upper(at) && at.checked_sub(1).is_some_and(upper)
}

/// «улица 8 Марта», «ул. 8 Марта», «имени 9 Мая»; another sentence or line goes on with a date.
fn is_name(atoms: &Atoms<'_>, at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).and_then(|at| atoms.get(at));
    let word = match before(1).map(|atom| atom.kind) {
        Some(Kind::Sign('.')) => before(2).filter(|word| word.span.len() as usize <= LONGEST_SHORTENED),
        Some(Kind::Sign('«' | '"' | '“')) => before(2),
        _ => before(1),
    };
    atoms.same_line(at) && word.is_some_and(|atom| atom.meaning == Some(Meaning::Address))
}

/// Bytes of «ул» and «пр».
const LONGEST_SHORTENED: usize = 4;

pub(super) fn after_preposition(atoms: &Atoms<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| atoms.meaning(at));
    matches!(before, Some(Meaning::Preposition(_) | Meaning::Through | Meaning::Later | Meaning::Today(-1)))
}

/// What the words of a date say that stand alone, without a preposition or a noun: «сегодня», «весна», «1812».
pub(in crate::rules) fn bare(atoms: &Atoms<'_>, at: usize) -> Option<When> {
    Some(match atoms.meaning(at) {
        Some(Meaning::Today(by) | Meaning::Deictic(by) | Meaning::DayAdjective(by)) => {
            When::Shifted(Unit::Day, i32::from(by))
        }
        Some(Meaning::Season(group)) => When::Date(Date { month: Some(group), ..Date::default() }),
        Some(Meaning::Month(month) | Meaning::ShortMonth(month)) => {
            When::Date(Date { month: Some(month), ..Date::default() })
        }
        Some(Meaning::Weekday(day)) => When::Weekday(day, None),
        Some(_) => return relative::one(atoms, at),
        None => When::Date(Date {
            year: Some(atoms.number(at, 4).filter(|year| (1000..2999).contains(year))?),
            ..Date::default()
        }),
    })
}
