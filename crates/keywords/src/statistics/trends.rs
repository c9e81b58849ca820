//! How frequent something is in the course of time, by the dates of documents.

use crate::index::Index;
use crate::measures::burst::{Automaton, Batch, Burst, bursts};
use crate::measures::intervals::{Z_95, per_million, wilson};
use crate::terms::Scope;
use std::collections::BTreeMap;

/// What documents are put together by.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Period {
    /// `2025-09-16`
    Day,
    /// `2025-09`
    #[default]
    Month,
    /// `2025`
    Year,
}

/// Periods in which no document lies are listed too, as long as there are at most so many periods in all.
pub const MOST_PERIODS: i64 = 4000;

/// Periods from the first to the last, where the caller leaves it open what a period is: more cannot be told apart in a picture.
const MOST_FITTING: i64 = 100;

/// The shortest kind of period that makes no more than 100 from the first document to the last; years, if there are more.
pub fn fitting(index: &Index, scope: &Scope<'_>) -> Period {
    let fits = |period: &Period| {
        let dates = scope.documents(index).filter_map(|document| number(document.date.as_deref()?, *period));
        let (first, last) = dates.fold((i64::MAX, i64::MIN), |(first, last), at| (first.min(at), last.max(at)));
        last.saturating_sub(first) < MOST_FITTING
    };
    [Period::Day, Period::Month].into_iter().find(fits).unwrap_or(Period::Year)
}

/// A period with its documents.
#[derive(Clone, PartialEq, Debug)]
pub struct Interval {
    /// `2025-09-16`, `2025-09` or `2025`.
    pub name: String,
    /// Documents.
    pub documents: u64,
    /// Words.
    pub words: u64,
}

/// How often something stands in a period.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Point {
    /// Mentions.
    pub frequency: u64,
    /// Documents with a mention.
    pub documents: u64,
    /// In a million words; `None` without words.
    pub per_million: Option<f64>,
    /// The bounds of its 95 % Wilson interval, in a million words.
    pub bounds: Option<(f64, f64)>,
}

/// Something in the course of time.
#[derive(Clone, PartialEq, Debug)]
pub struct Trend {
    /// One for each interval.
    pub points: Vec<Point>,
    /// Its bursts; `first` and `last` are numbers of intervals. Intervals without words take no part.
    pub bursts: Vec<Burst>,
    /// Mentions in documents without a date.
    pub undated: u64,
}

/// Things in the course of time.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Trends {
    /// In order, without gaps (see [`MOST_PERIODS`]).
    pub intervals: Vec<Interval>,
    /// Documents without a date: in no interval.
    pub undated_documents: u64,
    /// One for each thing.
    pub trends: Vec<Trend>,
}

/// The trends of several things, given by the tokens where they stand.
pub fn trends(index: &Index, scope: &Scope<'_>, period: Period, automaton: Automaton, things: &[Vec<u32>]) -> Trends {
    // Of each dated document the number of its period, of each period the interval.
    let mut of_document: BTreeMap<u32, i64> = BTreeMap::new();
    let mut undated_documents = 0;
    for document in scope.documents(index) {
        match document.date.as_deref().and_then(|date| number(date, period)) {
            Some(number) => drop(of_document.insert(document.tokens.start, number)),
            None => undated_documents += 1,
        }
    }
    let mut numbers: Vec<i64> = of_document.values().copied().collect();
    numbers.sort_unstable();
    numbers.dedup();
    if let (Some(&first), Some(&last)) = (numbers.first(), numbers.last())
        && last - first < MOST_PERIODS
    {
        numbers = (first..=last).collect();
    }
    let mut intervals: Vec<Interval> =
        numbers.iter().map(|&number| Interval { name: name(number, period), documents: 0, words: 0 }).collect();
    // Documents without tokens start where the next does: the tokens' end tells them apart.
    let mut ends: Vec<(u32, Option<usize>)> = Vec::new();
    for document in scope.documents(index) {
        let number = document.date.as_deref().and_then(|date| self::number(date, period));
        let at = number.and_then(|number| numbers.binary_search(&number).ok());
        if let Some(at) = at {
            intervals[at].documents += 1;
        }
        if !document.tokens.is_empty() {
            ends.push((document.tokens.end, at));
        }
    }
    let document_of = |token: u32| ends.partition_point(|&(end, _)| end <= token);
    for word in super::words(index, scope) {
        if let Some(&(_, Some(at))) = ends.get(document_of(word)) {
            intervals[at].words += 1;
        }
    }
    let trends = things.iter().map(|tokens| {
        let mut points = vec![Point::default(); intervals.len()];
        let (mut undated, mut last) = (0, usize::MAX);
        for &token in tokens {
            let document = document_of(token);
            match ends.get(document) {
                Some(&(_, Some(at))) => {
                    points[at].frequency += 1;
                    points[at].documents += u64::from(document != last);
                }
                _ => undated += 1,
            }
            last = document;
        }
        for (point, interval) in points.iter_mut().zip(&intervals) {
            let words = interval.words.max(point.frequency);
            point.per_million = per_million(point.frequency, words);
            point.bounds = wilson(point.frequency, words, Z_95).map(|(lower, upper)| (1e6 * lower, 1e6 * upper));
        }
        Trend { bursts: bursts_of(&intervals, &points, automaton), points, undated }
    });
    let trends = trends.collect();
    Trends { intervals, undated_documents, trends }
}

fn bursts_of(intervals: &[Interval], points: &[Point], automaton: Automaton) -> Vec<Burst> {
    let with_words: Vec<usize> = (0..intervals.len()).filter(|&at| intervals[at].words > 0).collect();
    let batches: Vec<Batch> = with_words
        .iter()
        .map(|&at| Batch { count: points[at].frequency, size: intervals[at].words.max(points[at].frequency) })
        .collect();
    let mut found = bursts(&batches, automaton);
    for burst in &mut found {
        (burst.first, burst.last) = (with_words[burst.first], with_words[burst.last]);
    }
    found
}

/// Days since 1970-01-01, months or years since the year 0; `None` if `date` is no `YYYY-MM-DD`.
fn number(date: &str, period: Period) -> Option<i64> {
    let mut parts =
        date.split('-').map(|part| part.parse::<i64>().ok().filter(|_| part.bytes().all(|b| b.is_ascii_digit())));
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    if parts.next().is_some() || year > 9999 || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    Some(match period {
        Period::Day => days(year, month, day),
        Period::Month => year * 12 + month - 1,
        Period::Year => year,
    })
}

fn name(number: i64, period: Period) -> String {
    match period {
        Period::Day => {
            let (year, month, day) = civil(number);
            format!("{year:04}-{month:02}-{day:02}")
        }
        Period::Month => format!("{:04}-{:02}", number.div_euclid(12), number.rem_euclid(12) + 1),
        Period::Year => format!("{number:04}"),
    }
}

/// Days since 1970-01-01 (Howard Hinnant, "chrono-compatible low-level date algorithms").
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year - era * 400;
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// Year, month and day (the same author's inverse).
fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days - era * 146_097;
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    (year + era * 400 + i64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_and_named() {
        for (date, day) in [("1970-01-01", 0), ("2000-02-29", 11016), ("2026-03-01", 20513), ("0000-01-01", -719_528)] {
            assert_eq!(number(date, Period::Day), Some(day), "{date}");
            assert_eq!(name(day, Period::Day), date);
        }
        assert_eq!(
            number("2025-12-31", Period::Month).map(|at| name(at + 1, Period::Month)).as_deref(),
            Some("2026-01")
        );
        for wrong in ["", "2025", "2025-13-01", "2025-01-00", "+025-01-01", "2025-01-01-01", "x-y-z"] {
            assert_eq!(number(wrong, Period::Day), None, "{wrong}");
        }
    }
}
