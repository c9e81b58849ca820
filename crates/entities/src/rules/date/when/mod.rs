//! What a date says, and its value once the document's date is known.

mod counted;
mod open;

use super::calendar::{Day, day, days_in, number};
use super::edtf::Date;
use counted::{date, monday, near};
use open::with_year;

/// A stretch of the calendar.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unit {
    /// From midnight to midnight.
    Day,
    /// From Monday to Sunday.
    Week,
    /// January to December.
    Month,
    /// Three months.
    Quarter,
    /// From 1 January on.
    Year,
    /// Ten years, by the third digit: `199X`.
    Decade,
    /// A hundred years, by the first two digits: `19XX`.
    Century,
}

/// What a date says. Its value is a function of this and of the document's date.
#[derive(Clone, PartialEq, Debug)]
pub enum When {
    /// A date by its form, without a value: «несколько лет назад».
    Nothing,
    /// A value that needs nothing from outside: a century, a decade, a duration.
    Fixed(String),
    /// A date; its year may be open.
    Date(Date),
    /// A day, month or season in the year that lies so far from the document's: «в августе прошлого года» is -1.
    InYear(Date, i32),
    /// A month or season told behind another date, before which it does not come where that has a year or lies ahead: «уедет в мае,
    /// а осенью вернётся».
    Following(Box<When>, Date),
    /// A day of the month that lies so far from the document's: «5 числа прошлого месяца».
    InMonth(u8, i32),
    /// So many units from the document's date: «вчера», «два года назад».
    Shifted(Unit, i32),
    /// The whole unit that lies so far from the document's own: «на прошлой неделе».
    Period(Unit, i32),
    /// 1 Monday to 7 Sunday: the nearest one, or the one of the week that lies so far from the document's.
    Weekday(u8, Option<i32>),
    /// From the first to the last of two dates.
    Range(Box<When>, Box<When>),
    /// All of these.
    Set(Vec<When>),
    /// «с 2019 года»
    Since(Box<When>),
    /// «до 2030 года»
    Until(Box<When>),
    /// «около 2012 года»
    About(Box<When>),
    /// A time of day, as ISO 8601 writes it.
    At(Box<When>, String),
}

/// Whether what happens at a date lies behind or ahead, as far as the words around it tell.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) enum Tense {
    /// Nothing around it tells.
    #[default]
    Open,
    Past,
    /// What is the case now, or is soon to be.
    Present,
    /// What begins now or soon: «вводится с 1 января».
    Begins,
    /// What has lasted since then up to now: «находится под стражей с января».
    Lasting,
    Future,
}

/// What dates are counted from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Anchor {
    /// The document's date.
    pub(crate) day: Day,
    /// The tense of the words around the date.
    pub(crate) tense: Tense,
}

impl When {
    /// A date with this EDTF text, if there is one.
    pub(super) fn fixed(value: Option<String>) -> Self {
        value.map_or(Self::Nothing, Self::Fixed)
    }

    /// The value in EDTF, resolved against `anchor` where the text leaves something open.
    pub(crate) fn edtf(&self, anchor: Option<Anchor>) -> Option<String> {
        match self {
            Self::Nothing => None,
            Self::Fixed(text) => Some(text.clone()),
            Self::Date(_) | Self::InYear(..) | Self::Following(..) | Self::InMonth(..) | Self::Shifted(..) => {
                self.date(anchor)?.edtf()
            }
            Self::Period(Unit::Week, by) => {
                let monday = near(monday(anchor?).checked_add(by.checked_mul(7)?)?)?;
                Some(format!("{}/{}", date(day(monday))?.edtf()?, date(day(monday + 6))?.edtf()?))
            }
            Self::Period(unit @ (Unit::Decade | Unit::Century), by) => {
                let years = if *unit == Unit::Decade { 10 } else { 100 };
                let number = u32::try_from((anchor?.day.0.div_euclid(years)).checked_add(*by)?).ok()?;
                Some(if *unit == Unit::Decade { format!("{number:03}X") } else { format!("{number:02}XX") })
            }
            Self::Period(..) | Self::Weekday(..) => self.date(anchor)?.edtf(),
            Self::Range(from, to) if ends_first(from, to) => None,
            Self::Range(from, to) => range(from, to, anchor),
            Self::Set(dates) => {
                let texts: Option<Vec<String>> = dates.iter().map(|date| date.edtf(anchor)).collect();
                Some(format!("{{{}}}", texts?.join(",")))
            }
            Self::Since(from) => {
                // What is so has begun, unless it is said to begin.
                let lasting =
                    |tense| if matches!(tense, Tense::Open | Tense::Present) { Tense::Lasting } else { tense };
                let anchor = anchor.map(|anchor| Anchor { tense: lasting(anchor.tense), ..anchor });
                Some(format!("{}/..", from.edtf(anchor)?.split('/').next()?))
            }
            Self::Until(to) => {
                // A term that was set may well lie ahead, whatever was done about it.
                let ahead = |tense| if tense == Tense::Future { tense } else { Tense::Present };
                let anchor = anchor.map(|anchor| Anchor { tense: ahead(anchor.tense), ..anchor });
                Some(format!("../{}", to.edtf(anchor)?.rsplit('/').next()?))
            }
            Self::About(date) => Some(format!("{}~", date.edtf(anchor)?)).filter(|text| !text.contains('/')),
            Self::At(date, time) => {
                let (date, is_day) = (date.edtf(anchor)?, date.is_day());
                // «с 10:00 до 18:00»
                let time = time.replace('/', &format!("/{date}"));
                Some(if time.is_empty() || !is_day { date } else { format!("{date}{time}") })
            }
        }
    }

    /// Whether the calendar has no such day, or no such range.
    pub(crate) fn is_impossible(&self) -> bool {
        match self {
            Self::Date(date) | Self::InYear(date, _) => !date.exists(),
            Self::Range(from, to) => from.is_impossible() || to.is_impossible() || ends_first(from, to),
            Self::Set(dates) => dates.iter().any(Self::is_impossible),
            Self::Since(date) | Self::Until(date) | Self::About(date) | Self::At(date, _) => date.is_impossible(),
            _ => false,
        }
    }

    /// Whether it is one day, so that a time of day can follow.
    pub(crate) fn is_day(&self) -> bool {
        match self {
            Self::Date(date) | Self::InYear(date, _) => date.day.is_some(),
            Self::InMonth(..) | Self::Weekday(..) => true,
            Self::Shifted(unit, _) | Self::Period(unit, _) => matches!(unit, Unit::Day),
            _ => false,
        }
    }
}

/// Whether a range ends before it begins: «с 30 по 25 мая», «20.09.2025–18.09.2025».
fn ends_first(from: &When, to: &When) -> bool {
    let (When::Date(from), When::Date(to)) = (from, to) else { return false };
    let backwards = (from.month, from.day) > (to.month, to.day);
    match (from.year, to.year) {
        (Some(first), Some(last)) => {
            first > last || (first == last && from.day.is_some() && to.day.is_some() && backwards)
        }
        (None, None) => from.day.is_some() && to.day.is_some() && from.month == to.month && backwards,
        _ => false,
    }
}

/// `from/to`, where one without a year takes it from the other; no value if the two are in the wrong order.
fn range(from: &When, to: &When, anchor: Option<Anchor>) -> Option<String> {
    // «в июне–августе» has begun when its first month has.
    if let (&When::Date(first), &When::Date(last), Some(anchor)) = (from, to, anchor)
        && (first.year, first.day, last.year, last.day) == (None, None, None, None)
        && anchor.tense != Tense::Future
    {
        let first = with_year(first, anchor);
        let next = u32::from(last.month < first.month);
        let last = Date { year: first.year.map(|year| year + next), ..last };
        return Some(format!("{}/{}", first.edtf()?, last.edtf()?));
    }
    // «с субботы на воскресенье»: the last of the two decides.
    if let (&When::Weekday(first, None), &When::Weekday(last, None), Some(anchor)) = (from, to, anchor) {
        let end = to.date(Some(anchor))?;
        let (year, month, date) = (i32::try_from(end.year?).ok()?, end.month?, end.day?);
        let begin = number((year, month, date)) - i32::from((last + 7 - first) % 7);
        return Some(format!("{}/{}", counted::date(day(begin))?.edtf()?, end.edtf()?));
    }
    let resolved = match (from, to, to.date(anchor)) {
        // «28 декабря – 5 января» crosses the year's end.
        (When::Date(open), When::Date(_), Some(to)) if open.year.is_none() && to.year.is_some() && open.exists() => {
            let same = Date { year: to.year, ..*open };
            let before = Date { year: to.year.map(|year| year.saturating_sub(1)), ..*open };
            Some((if same.edtf() <= to.edtf() { same } else { before }).edtf()?)
        }
        _ => from.edtf(anchor),
    };
    let (from, to) = (resolved?, to.edtf(anchor)?);
    let (first, last) = (from.split('/').next()?, to.rsplit('/').next()?);
    // Fixed widths make the order of the texts that of the dates; without years December may come before January.
    (from.starts_with('X') || first < last).then(|| format!("{first}/{last}"))
}

/// The day that `YYYY-MM-DD` names.
pub(crate) fn day_of(text: &str) -> Option<Day> {
    let mut parts = text.splitn(3, '-');
    let (year, month, day) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    ((1..=9999).contains(&year) && (1..=days_in(year, month)).contains(&day)).then_some((year, month, day))
}
