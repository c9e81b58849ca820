//! Dates that are counted from the document's.

use super::open::{ends_before, with_year};
use super::{Anchor, Date, Tense, Unit, When};
use crate::rules::date::calendar::{Day, day, number, weekday};

impl When {
    /// A single date; `None` if it is none, or if it is counted from an anchor that is not there.
    pub(super) fn date(&self, anchor: Option<Anchor>) -> Option<Date> {
        match *self {
            Self::Following(ref before, date) => {
                let ahead = anchor.is_some_and(|anchor| anchor.tense == Tense::Future);
                let own = match **before {
                    Self::Date(Date { year: Some(year), .. }) => Date { year: Some(year), ..date },
                    _ => Self::Date(date).date(anchor)?,
                };
                let told = before.date(anchor)?;
                let early = (ahead || own.year == told.year) && ends_before(own, told);
                Some(if early { Date { year: own.year.map(|year| year + 1), ..own } } else { own })
            }
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

/// The number of the Monday of the anchor's week.
pub(super) const fn monday(anchor: Anchor) -> i32 {
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
pub(super) fn near(number: i32) -> Option<i32> {
    (-700_000..=2_900_000).contains(&number).then_some(number)
}

/// A year that EDTF writes in four digits.
pub(super) fn year(year: i32) -> Option<u32> {
    u32::try_from(year).ok().filter(|year| *year <= 9999)
}

pub(super) fn date((year, month, day): Day) -> Option<Date> {
    Some(Date { year: Some(self::year(year)?), month: Some(month), day: Some(day) })
}
