//! Figures that are a date only beside other words: «от 26.02», «10.03 в 15.30», «26.02, 28.02 и 01.03.2024»; a month with its
//! year, «09.2025»; and stamps without signs, «20250919T102000Z».
//!
//! «26.02» may be a sum, a share, a paragraph or a time of day, so a preposition, a weekday, a time behind or a date in full at the
//! end of its list must say that it is a day.

use super::edtf::Date;
use super::numeric::{after_code, dotted};
use super::parts::year_word;
use super::when::When;
use super::{Found, score};
use crate::Label;
use crate::rules::atoms::{Atoms, Kind};
use crate::rules::lexicon::{Meaning, Prep};

const DAY: f32 = 0.85;
const MONTH: f32 = 0.9;
/// Dates of one list.
const MOST: usize = 16;
/// The last hour of a day: «с 10.00 до 12.30» are times.
const HOURS: u8 = 24;

/// What is measured by the number before it, by the beginnings of the words.
const MEASURES: &[&str] =
    &["балл", "градус", "грамм", "кило", "литр", "метр", "мск", "пункт", "раз", "секунд", "тонн", "центнер", "штук"];
/// The same by whole words.
const SHORT_MEASURES: &[&str] = &["га", "гб", "кв", "кг", "км", "л", "м", "мб", "мм", "см", "т", "тб", "шт"];

/// Whether what stands at `at` is counted or measured by the number before it, or is a law's: «10.20 Правил».
pub(in crate::rules) fn is_measured(atoms: &Atoms<'_>, at: usize) -> bool {
    let Some(next) = atoms.get(at).filter(|_| atoms.same_line(at)) else { return false };
    match next.kind {
        Kind::Sign(c) => matches!(c, '%' | '$' | '€' | '₽' | '₸' | '°' | '×' | '*' | '='),
        Kind::Digits => false,
        Kind::Word => {
            use Meaning::{Clause, Country, Currency, Hour, Iso, Minute, Percent, Scale, Second, Subunit, Unit};
            let word = atoms.str(at).to_lowercase();
            let meant = matches!(
                next.meaning,
                Some(
                    Clause(_)
                        | Country(_)
                        | Currency(_)
                        | Hour
                        | Iso(_)
                        | Minute
                        | Percent
                        | Scale(_)
                        | Second
                        | Subunit(_)
                        | Unit(_)
                )
            );
            meant
                || next.capital
                || SHORT_MEASURES.contains(&word.as_str())
                || MEASURES.iter().any(|stem| word.starts_with(stem))
        }
    }
}

/// «26.02»: two figures for the day and two for the month, that are part of nothing longer.
fn day_month(atoms: &Atoms<'_>, at: usize) -> Option<Date> {
    let two = |at: usize| atoms.number(at, 2).filter(|_| atoms.str(at).len() == 2).and_then(|n| u8::try_from(n).ok());
    let joined = atoms.is_sign(at + 1, '.') && atoms.touches(at + 1) && atoms.touches(at + 2);
    if !joined || atoms.glued_before(at) {
        return None;
    }
    let date = Date { day: Some(two(at)?), month: Some(two(at + 2)?), year: None };
    let dash = atoms.is_dash(at + 3) && atoms.digits(at + 4).is_some_and(|next| next.len() == 2);
    (date.exists() && (dash || !atoms.glued_after(at + 3))).then_some(date)
}

/// The dates in such figures that begin at `at`: one, or a list.
pub(super) fn days(atoms: &Atoms<'_>, at: usize) -> Option<Vec<Found>> {
    let first = day_month(atoms, at)?;
    let mut all = vec![(at, at + 3, first)];
    let mut full = None;
    while all.len() < MOST {
        let end = all.last()?.1;
        let comma = if atoms.is_sign(end, ',') { end + 1 } else { end };
        let next = if atoms.next_meaning(comma) == Some(Meaning::And) { comma + 1 } else { comma };
        if next == end || !atoms.same_line(next) {
            break;
        }
        if let Some((date, after)) = dotted(atoms, next) {
            full = Some(Found::new(next, after, When::Date(date), "date.numeric", score::NUMERIC));
            all.iter_mut().for_each(|(_, _, day)| day.year = date.year);
            break;
        }
        let Some(date) = day_month(atoms, next) else { break };
        all.push((next, next + 3, date));
    }
    let end = all.last()?.1;
    let known = atoms.is_known() && atoms.get(end).is_none();
    let told = full.is_some() || known || is_told(atoms, at, end);
    if !told || after_code(atoms, at, true) || (full.is_none() && is_measured(atoms, end)) {
        return None;
    }
    let days = all.iter().map(|(first, end, date)| Found::new(*first, *end, When::Date(*date), "date.short", DAY));
    Some(days.chain(full).collect())
}

/// Whether the words around say that the figures from `at` to before `end` are days.
fn is_told(atoms: &Atoms<'_>, at: usize, end: usize) -> bool {
    let back = |by: usize| at.checked_sub(by).filter(|_| atoms.same_line(at));
    let before = back(1).and_then(|at| atoms.meaning(at));
    match before {
        // «от 10.50 до 12.10» and «с 10.00 до 12.30» are sums and times.
        Some(Meaning::Preposition(Prep::Of | Prep::From))
            if matches!(atoms.next_meaning(end), Some(Meaning::Preposition(Prep::Until | Prep::By))) =>
        {
            false
        }
        Some(Meaning::Preposition(Prep::Until)) if at >= 2 && atoms.digits(at - 2).is_some() => false,
        Some(Meaning::Preposition(Prep::Of | Prep::From | Prep::Until | Prep::Other)) => true,
        // «на 12.10 выше»
        Some(Meaning::Preposition(Prep::On | Prep::To)) => atoms.get(end).is_none_or(|next| {
            !atoms.same_line(end)
                || matches!(next.kind, Kind::Sign(_))
                || matches!(next.meaning, Some(Meaning::Preposition(_) | Meaning::And))
        }),
        _ => {
            let comma = back(1).filter(|&at| atoms.is_sign(at, ',') || atoms.is_sign(at, ':')).unwrap_or(at);
            let word = comma.checked_sub(1).filter(|_| atoms.same_line(comma));
            let weekday = word.and_then(|at| atoms.meaning(at));
            let label =
                word.is_some_and(|at| atoms.is_sign(comma, ':') && atoms.str(at).to_lowercase().starts_with("дат"));
            label
                || matches!(weekday, Some(Meaning::Weekday(_) | Meaning::ShortWeekday(_)))
                || is_clock_behind(atoms, end)
        }
    }
}

/// « в 15.30», « 15:30», «, 15:30».
fn is_clock_behind(atoms: &Atoms<'_>, end: usize) -> bool {
    let cued = matches!(atoms.next_meaning(end), Some(Meaning::Preposition(Prep::In | Prep::About)));
    let first = if cued || atoms.is_sign(end, ',') { end + 1 } else { end };
    clock(atoms, first, cued).is_some() && atoms.same_line(first)
}

/// The minutes of a time of day at `at`; a dot may part them where `dot` says so.
fn clock(atoms: &Atoms<'_>, at: usize, dot: bool) -> Option<u32> {
    let sign = atoms.is_sign(at + 1, ':') || (dot && atoms.is_sign(at + 1, '.'));
    let tight = atoms.touches(at + 1) && atoms.touches(at + 2) && !atoms.glued_after(at + 3);
    let two = |at: usize, most: u32| atoms.number(at, 2).filter(|number| *number < most);
    two(at, 24)?;
    two(at + 2, 60).filter(|_| sign && tight && atoms.str(at + 2).len() == 2 && !is_measured(atoms, at + 3))
}

/// One end of «с 26.02 по 10.03»: a day without a year, `timely` where it could be a time of day too.
pub(super) fn end_of_range(atoms: &Atoms<'_>, at: usize) -> Option<(Found, bool)> {
    let date = day_month(atoms, at).filter(|_| !is_measured(atoms, at + 3))?;
    let timely = date.day.is_some_and(|hour| hour <= HOURS);
    Some((Found::new(at, at + 3, When::Date(date), "date.short", DAY), timely))
}

/// «09.2025»; the caller sees to what stands before.
pub(super) fn month_year(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    let joined = atoms.is_sign(at + 1, '.') && atoms.touches(at + 1) && atoms.touches(at + 2);
    if !joined || atoms.str(at).len() != 2 || atoms.str(at + 2).len() != 4 {
        return None;
    }
    let month =
        atoms.number(at, 2).filter(|month| (1..=12).contains(month)).and_then(|month| u8::try_from(month).ok())?;
    let year = atoms.number(at + 2, 4).filter(|year| (1900..2100).contains(year))?;
    if atoms.glued_after(at + 3) || after_code(atoms, at, true) {
        return None;
    }
    let end = year_word(atoms, at + 3).unwrap_or(at + 3);
    if end == at + 3 && is_measured(atoms, end) {
        return None;
    }
    let date = Date { year: Some(year), month: Some(month), day: None };
    Some(Found::new(at, end, When::Date(date), "date.month-year", MONTH))
}

/// «20250919T102000Z», the basic form of ISO 8601.
pub(super) fn stamp(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    let figures = atoms.digits(at).filter(|figures| figures.len() == 8 && !atoms.glued_before(at))?;
    let clock = atoms.digits(at + 2).filter(|clock| matches!(clock.len(), 4 | 6))?;
    if atoms.str(at + 1) != "T" || !(atoms.touches(at + 1) && atoms.touches(at + 2)) {
        return None;
    }
    let part = |text: &str, from: usize| text.get(from..from + 2).and_then(|text| text.parse::<u8>().ok());
    let date = Date { year: figures.get(..4)?.parse().ok(), month: part(figures, 4), day: part(figures, 6) };
    let (hour, minute, second) = (part(clock, 0)?, part(clock, 2)?, part(clock, 4));
    let fits = hour < 24 && minute < 60 && second.is_none_or(|second| second < 60);
    if !fits || !date.exists() || !(1..=12).contains(&date.month?) {
        return None;
    }
    let zulu = atoms.str(at + 3) == "Z" && atoms.touches(at + 3);
    let end = if zulu { at + 4 } else { at + 3 };
    if atoms.glued_after(end) {
        return None;
    }
    let seconds = second.map(|second| format!(":{second:02}")).unwrap_or_default();
    let time = format!("T{hour:02}:{minute:02}{seconds}{}", if zulu { "Z" } else { "" });
    let when = When::At(Box::new(When::Date(date)), time);
    Some(Found { label: Label::Time, ..Found::new(at, end, when, "time.stamp", score::ISO) })
}
