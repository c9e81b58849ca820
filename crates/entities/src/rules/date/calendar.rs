//! Days of the Gregorian calendar, counted from 1 January 1970.

/// A day as year, month, day.
pub(crate) type Day = (i32, u8, u8);

/// How many days the month has; 0 for a month that does not exist.
pub(crate) const fn days_in(year: i32, month: u8) -> u8 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

const fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

/// The number of a day.
pub(super) const fn number((year, month, day): Day) -> i32 {
    // Years from March on, so that the day that leap years have more is the last.
    let year = if month <= 2 { year - 1 } else { year };
    let (era, month) = (year.div_euclid(400), (month as i32 + 9) % 12);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * month + 2) / 5 + day as i32 - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// The day with this number.
pub(super) const fn day(number: i32) -> Day {
    let number = number + 719_468;
    let (era, of_era) = (number.div_euclid(146_097), number.rem_euclid(146_097));
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year + era * 400 + if month <= 2 { 1 } else { 0 };
    (year, month as u8, day as u8)
}

/// The day of the week of the day with this number: 1 Monday to 7 Sunday.
pub(super) const fn weekday(number: i32) -> u8 {
    ((number + 3).rem_euclid(7) + 1) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_numbers_are_each_other() {
        for (given, count, week) in
            [((1970, 1, 1), 0, 4), ((2025, 9, 20), 20_351, 6), ((2000, 2, 29), 11_016, 2), ((1600, 3, 1), -135_080, 3)]
        {
            assert_eq!((number(given), weekday(count)), (count, week), "{given:?}");
            assert_eq!(day(count), given);
        }
        for count in (-300_000..300_000).step_by(17) {
            assert_eq!(number(day(count)), count);
        }
        assert_eq!((days_in(2024, 2), days_in(1900, 2), days_in(2025, 13)), (29, 28, 0));
    }
}
