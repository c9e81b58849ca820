//! Dates as callers give them.

/// Whether `date` is a day of the Gregorian calendar written `YYYY-MM-DD`.
pub fn is_date(date: &str) -> bool {
    let bytes = date.as_bytes();
    let number = |range: std::ops::Range<usize>| {
        let digits = bytes.get(range)?;
        digits.iter().try_fold(0u32, |n, b| b.is_ascii_digit().then(|| n * 10 + u32::from(b - b'0')))
    };
    let (Some(year), Some(month), Some(day)) = (number(0..4), number(5..7), number(8..10)) else { return false };
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    bytes.len() == 10 && bytes[4] == b'-' && bytes[7] == b'-' && (1..=12).contains(&month) && (1..=days).contains(&day)
}

#[cfg(test)]
mod tests {
    use super::is_date;

    #[test]
    fn only_days_that_exist() {
        for good in ["2025-09-20", "2024-02-29", "0001-01-01"] {
            assert!(is_date(good), "{good}");
        }
        for bad in ["2025-02-29", "2025-13-01", "2025-00-10", "2025-9-20", "20.09.2025", "2025-09-20T", "", "аaaa-bb-c"]
        {
            assert!(!is_date(bad), "{bad}");
        }
    }
}
