//! The year of a date that says none.

use super::{Anchor, Date, Tense, counted};
use crate::rules::date::calendar::number;

/// The date in the year that is meant when none is said.
///
/// * A month, season, quarter or half-year: the last that has begun by the document's date; with a verb in the future the first
///   that has not ended; with one in the present, which tells both («в мае открывается»), the nearest of the two. The same
///   for all months, as taggers of news do it (Strötgen and Gertz 2013, HeidelTime: the tense decides, and the past where
///   there is none).
/// * A day: the nearest. One ahead counts for half as far again, since documents tell what has been more often than what will
///   be, and one where the tense does not point counts for twenty times as far or more: the document may be a few days older
///   than it says.
pub(super) fn with_year(open: Date, anchor: Anchor) -> Date {
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
            Tense::Present | Tense::Begins => [begun, coming].into_iter().flatten().min_by_key(|year| far(*year)),
            Tense::Open | Tense::Past | Tense::Lasting => begun,
        };
        return Date { year: year.and_then(counted::year), ..open };
    };
    let today = number(anchor.day);
    let distance = |year: i32| {
        let ahead = number((year, month, day)) - today;
        let far = match (ahead > 0, anchor.tense) {
            (true, Tense::Lasting) => 100,
            (true, Tense::Past) => 60,
            (false, Tense::Future) => 40,
            (true, Tense::Open | Tense::Present | Tense::Begins) => 3,
            _ => 2,
        };
        ahead.saturating_abs() * far
    };
    let exists = |year: &i32| Date { year: counted::year(*year), ..open }.exists();
    let year = around(1).filter(exists).min_by_key(|year| distance(*year));
    let year = year.or_else(|| around(8).filter(exists).min_by_key(|year| distance(*year)));
    Date { year: year.and_then(counted::year), ..open }
}

/// Whether the last month of one date lies before the first of another.
pub(super) fn ends_before(date: Date, other: Date) -> bool {
    let months = |date: Date| {
        let (first, last) = months(date.month?);
        let year = i32::try_from(date.year?).ok()?.checked_mul(12)?;
        Some((year.checked_add(first)?, year.checked_add(last)?))
    };
    months(date).zip(months(other)).is_some_and(|((_, last), (first, _))| last < first)
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

#[cfg(test)]
mod tests {
    use super::super::{Day, When};
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
    fn what_is_told_behind_a_date_comes_behind_it() {
        let date = |year, month| Date { year, month: Some(month), day: None };
        let autumn = |before, tense| {
            let when = When::Following(Box::new(When::Date(before)), date(None, 23));
            when.edtf(Some(Anchor { day: (2025, 9, 20), tense })).expect("a value")
        };
        // «уедет в мае, а осенью вернётся», «в ноябре», «летом 2019 года», «в декабре 2019 года»
        assert_eq!(autumn(date(None, 5), Tense::Future), "2026-23");
        assert_eq!(autumn(date(None, 11), Tense::Future), "2025-23");
        assert_eq!(autumn(date(None, 5), Tense::Past), "2025-23");
        assert_eq!(autumn(date(Some(2019), 22), Tense::Past), "2019-23");
        assert_eq!(autumn(date(Some(2019), 12), Tense::Past), "2020-23");
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
