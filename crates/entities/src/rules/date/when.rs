//! What a date says, and its value once the document's date is known.

use super::calendar::{Day, day, days_in, number, weekday};
use super::edtf::Date;

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
            Self::Date(_) | Self::InYear(..) | Self::InMonth(..) | Self::Shifted(..) => self.date(anchor)?.edtf(),
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
            Self::Range(from, to) => range(from, to, anchor),
            Self::Set(dates) => {
                let texts: Option<Vec<String>> = dates.iter().map(|date| date.edtf(anchor)).collect();
                Some(format!("{{{}}}", texts?.join(",")))
            }
            Self::Since(from) => Some(format!("{}/..", from.edtf(anchor)?.split('/').next()?)),
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

    /// Whether the calendar has no such day.
    pub(crate) fn is_impossible(&self) -> bool {
        match self {
            Self::Date(date) | Self::InYear(date, _) => !date.exists(),
            Self::Range(from, to) => from.is_impossible() || to.is_impossible(),
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

    /// A single date; `None` if it is none, or if it is counted from an anchor that is not there.
    fn date(&self, anchor: Option<Anchor>) -> Option<Date> {
        match *self {
            Self::Date(date) => Some(anchor.filter(|_| date.exists()).map_or(date, |anchor| with_year(date, anchor))),
            Self::InYear(date, by) => Some(Date { year: Some(year(anchor?.day.0.checked_add(by)?)?), ..date }),
            Self::InMonth(day, by) => {
                let (year, month) = month(anchor?, by)?;
                Some(Date { day: Some(day), ..self::date((year, month, 1))? })
            }
            Self::Shifted(unit @ (Unit::Day | Unit::Week), by) => {
                let days = if unit == Unit::Week { by.checked_mul(7)? } else { by };
                date(day(near(number(anchor?.day).checked_add(days)?)?))
            }
            Self::Period(Unit::Day, by) => date(day(near(number(anchor?.day).checked_add(by)?)?)),
            Self::Shifted(Unit::Month, by) | Self::Period(Unit::Month, by) => {
                let (year, month) = month(anchor?, by)?;
                Some(Date { day: None, ..date((year, month, 1))? })
            }
            Self::Shifted(Unit::Quarter, by) | Self::Period(Unit::Quarter, by) => {
                let (year, month) = month(anchor?, by.checked_mul(3)?)?;
                Some(Date { year: Some(self::year(year)?), month: Some(33 + (month - 1) / 3), day: None })
            }
            Self::Shifted(unit, by) | Self::Period(unit, by) => {
                let years = match unit {
                    Unit::Decade => 10,
                    Unit::Century => 100,
                    _ => 1,
                };
                let year = year(anchor?.day.0.checked_add(by.checked_mul(years)?)?)?;
                Some(Date { year: Some(year), ..Date::default() })
            }
            Self::Weekday(wanted, None) => {
                let anchor = anchor?;
                let today = number(anchor.day);
                let back = i32::from((weekday(today) + 7 - wanted) % 7);
                let ahead = anchor.tense == Tense::Future;
                date(day(if ahead { today + 7 - back } else { today - back }))
            }
            // «В прошлую пятницу» is the last one, be it in this week.
            Self::Weekday(wanted, Some(-1)) => {
                let today = number(anchor?.day);
                let back = i32::from((weekday(today) + 7 - wanted) % 7);
                date(day(today - if back == 0 { 7 } else { back }))
            }
            Self::Weekday(wanted, Some(by)) => {
                date(day(near(monday(anchor?).checked_add(by.checked_mul(7)?)?)? + i32::from(wanted) - 1))
            }
            _ => None,
        }
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

/// The date in the year that is meant when none is said.
///
/// * A month, season, quarter or half-year: the last that has begun by the document's date; with a verb in the future the first
///   that has not ended; with one in the present, which tells both («в мае открывается»), the nearest of the two. The same
///   for all months, as taggers of news do it (Strötgen and Gertz 2013, HeidelTime: the tense decides, and the past where
///   there is none).
/// * A day: the nearest. One ahead counts for half as far again, since documents tell what has been more often than what will
///   be, and one where the tense does not point counts for twenty times as far: the document may be a few days older than
///   it says.
fn with_year(open: Date, anchor: Anchor) -> Date {
    let (None, Some(month)) = (open.year, open.month) else { return open };
    let around = |reach: i32| anchor.day.0 - reach..=anchor.day.0 + reach;
    let Some(day) = open.day else {
        let (first, last) = months(month);
        // Months since the year 0, as they lie from the document's own.
        let own = anchor.day.0 * 12 + i32::from(anchor.day.1) - 1;
        let begun = around(1).rev().find(|year| year * 12 + first <= own);
        let coming = around(1).find(|year| year * 12 + last >= own);
        let far = |year: i32| (own - year * 12 - last).max(year * 12 + first - own).max(0);
        let year = match anchor.tense {
            Tense::Future => coming,
            Tense::Present => [begun, coming].into_iter().flatten().min_by_key(|year| far(*year)),
            Tense::Open | Tense::Past => begun,
        };
        return Date { year: year.and_then(self::year), ..open };
    };
    let today = number(anchor.day);
    let distance = |year: i32| {
        let ahead = number((year, month, day)) - today;
        let far = match (ahead > 0, anchor.tense) {
            (true, Tense::Past) | (false, Tense::Future) => 40,
            (true, Tense::Open | Tense::Present) => 3,
            _ => 2,
        };
        ahead.saturating_abs() * far
    };
    let exists = |year: &i32| Date { year: self::year(*year), ..open }.exists();
    let year = around(1).filter(exists).min_by_key(|year| distance(*year));
    let year = year.or_else(|| around(8).filter(exists).min_by_key(|year| distance(*year)));
    Date { year: year.and_then(self::year), ..open }
}

/// The first month of a month or group of months and the last, from 0; a winter is that of the year it ends in.
const fn months(month: u8) -> (i32, i32) {
    let month = month as i32;
    match month {
        21..=23 => (3 * (month - 21) + 2, 3 * (month - 21) + 4),
        24 => (-1, 1),
        33..=36 => (3 * (month - 33), 3 * (month - 33) + 2),
        40 | 41 => (6 * (month - 40), 6 * (month - 40) + 5),
        _ => (month - 1, month - 1),
    }
}

/// The number of the Monday of the anchor's week.
const fn monday(anchor: Anchor) -> i32 {
    let today = number(anchor.day);
    today + 1 - weekday(today) as i32
}

/// The month so far from the anchor's.
fn month(anchor: Anchor, by: i32) -> Option<(i32, u8)> {
    let (year, month, _) = anchor.day;
    let months = year.checked_mul(12)?.checked_add(i32::from(month) - 1)?.checked_add(by)?;
    Some((months.div_euclid(12), u8::try_from(months.rem_euclid(12) + 1).ok()?))
}

/// A day's number that lies near enough to be counted with.
fn near(number: i32) -> Option<i32> {
    (-700_000..=2_900_000).contains(&number).then_some(number)
}

/// A year that EDTF writes in four digits.
fn year(year: i32) -> Option<u32> {
    u32::try_from(year).ok().filter(|year| *year <= 9999)
}

fn date((year, month, day): Day) -> Option<Date> {
    Some(Date { year: Some(self::year(year)?), month: Some(month), day: Some(day) })
}

/// The day that `YYYY-MM-DD` names.
pub(crate) fn day_of(text: &str) -> Option<Day> {
    let mut parts = text.splitn(3, '-');
    let (year, month, day) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    ((1..=9999).contains(&year) && (1..=days_in(year, month)).contains(&day)).then_some((year, month, day))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The year that a month or group of months has, seen from a day.
    fn year(month: u8, day: Day, tense: Tense) -> i32 {
        let date = Date { month: Some(month), ..Date::default() };
        with_year(date, Anchor { day, tense }).year.and_then(|year| i32::try_from(year).ok()).expect("a year")
    }

    #[test]
    fn all_months_follow_one_rule() {
        for day in [(2025, 1, 1), (2025, 1, 31), (2025, 6, 15), (2025, 9, 20), (2025, 12, 31)] {
            for month in 1..=12 {
                let begun = if month <= day.1 { 2025 } else { 2024 };
                let coming = if month >= day.1 { 2025 } else { 2026 };
                assert_eq!(year(month, day, Tense::Open), begun, "{month} from {day:?}");
                assert_eq!(year(month, day, Tense::Past), begun, "{month} from {day:?}");
                assert_eq!(year(month, day, Tense::Future), coming, "{month} from {day:?}");
                let present = year(month, day, Tense::Present);
                let far = (present * 12 + i32::from(month) - 2025 * 12 - i32::from(day.1)).abs();
                assert!(far <= 6, "{month} from {day:?}: {present}");
            }
        }
    }

    #[test]
    fn a_winter_is_that_of_the_year_it_ends_in() {
        for (day, tense, wanted) in [
            ((2025, 12, 10), Tense::Open, 2026),
            ((2025, 11, 30), Tense::Open, 2025),
            ((2025, 11, 30), Tense::Future, 2026),
            ((2026, 2, 28), Tense::Future, 2026),
            ((2026, 3, 1), Tense::Past, 2026),
        ] {
            assert_eq!(year(24, day, tense), wanted, "{day:?} {tense:?}");
        }
        assert_eq!((year(33, (2025, 2, 1), Tense::Open), year(41, (2025, 6, 30), Tense::Open)), (2025, 2024));
    }
}
