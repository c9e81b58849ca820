//! Dates as EDTF (ISO 8601-2) text.

use super::calendar::days_in;
use std::fmt::Write as _;

/// A date of which the parts that the text doesn't say are open.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Date {
    /// The year.
    pub year: Option<u32>,
    /// Month 1 to 12, or one of EDTF's groups of months: seasons 21 to 24, quarters 33 to 36, half-years 40 and 41.
    pub month: Option<u8>,
    /// Day of the month.
    pub day: Option<u8>,
}

/// A year that no calendar counts.
pub(super) const NO_YEAR: u32 = u32::MAX;

impl Date {
    /// Whether the calendar has such a day. Without a year, 29 February is one.
    pub(super) fn exists(self) -> bool {
        if self.year == Some(NO_YEAR) {
            return false;
        }
        let (Some(month), Some(day)) = (self.month, self.day) else { return true };
        let year = self.year.and_then(|year| i32::try_from(year).ok()).unwrap_or(2000);
        (1..=days_in(year, month)).contains(&day)
    }

    /// The EDTF text: `2025-09-16`, `XXXX-09-19`, `2011-06`, `2012-21`.
    pub(super) fn edtf(self) -> Option<String> {
        if !self.exists() {
            return None;
        }
        let mut text = self.year.map_or_else(|| "XXXX".to_owned(), |year| format!("{year:04}"));
        if let Some(month) = self.month {
            let _ = write!(text, "-{month:02}");
            if let Some(day) = self.day {
                let _ = write!(text, "-{day:02}");
            }
        }
        Some(text)
    }

    /// The first of two dates of a range, with what the last says for both: «28 декабря – 5 января 2024 года» crosses the year's end.
    pub(super) fn up_to(self, last: Date) -> Date {
        let whole = self.or(last);
        let crosses =
            self.year.is_none() && matches!((self.month, last.month), (Some(month), Some(last)) if month > last);
        Date { year: if crosses { whole.year.map(|year| year.saturating_sub(1)) } else { whole.year }, ..whole }
    }

    /// With what `other` says where this says nothing.
    pub(super) fn or(self, other: Date) -> Date {
        Date { year: self.year.or(other.year), month: self.month.or(other.month), day: self.day }
    }
}

/// A century: the twentieth is `19XX`.
pub(super) fn century(number: u32) -> Option<String> {
    (1..=30).contains(&number).then(|| format!("{:02}XX", number - 1))
}

/// A decade: 2000 is `200X`. Of a decade said with two digits, those of the last century that are past any doubt.
pub(super) fn decade(number: u32) -> Option<String> {
    match number {
        1000..=2999 if number.is_multiple_of(10) => Some(format!("{}X", number / 10)),
        30..=90 if number.is_multiple_of(10) => Some(format!("19{}X", number / 10)),
        _ => None,
    }
}

/// A year of two digits: 00 to 39 belong to this century, the others to the last.
pub(super) const fn full_year(two_digits: u32) -> u32 {
    if two_digits < 40 { 2000 + two_digits } else { 1900 + two_digits }
}
