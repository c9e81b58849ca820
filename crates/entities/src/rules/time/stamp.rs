//! Times behind a date in digits as machines write them: «2025-09-19T10:20:00Z», «2025-09-19 10:20:33,512 +0500»,
//! «19/Sep/2025:10:20:00 +0500», «19.09.2025, 10:20», «9/19/2025 10:20 PM».
//!
//! The value keeps the shift from UTC where it is said in figures or as UTC; fractions of a second have no place in EDTF.

use super::{Clock, clock_parts};
use crate::Mention;
use crate::rules::atoms::{Atoms, Kind};
use crate::rules::date::When;

/// The longest fraction of a second.
const FRACTION: usize = 9;
/// Hours of the farthest zone.
const FARTHEST: u32 = 14;

/// Where the days found before begin and end.
#[derive(Debug)]
pub(super) struct Days {
    starts: Vec<u32>,
    ends: Vec<u32>,
}

impl Days {
    pub(super) fn of(dates: &[Mention]) -> Self {
        let days = || dates.iter().filter(|mention| mention.when.as_ref().is_some_and(When::is_day));
        let mut starts: Vec<u32> = days().map(|mention| mention.span.start()).collect();
        let mut ends: Vec<u32> = days().map(|mention| mention.span.end()).collect();
        starts.sort_unstable();
        ends.sort_unstable();
        Self { starts, ends }
    }

    /// Whether a day begins with the atom at `at`, in the line of the one before it.
    pub(super) fn begins(&self, atoms: &Atoms<'_>, at: usize) -> bool {
        let start = atoms.get(at).filter(|_| atoms.same_line(at)).map(|atom| atom.span.start());
        start.is_some_and(|start| self.starts.binary_search(&start).is_ok())
    }

    /// Whether a day ends before the atom at `at`, in its line, with no more than a comma between.
    pub(super) fn ends(&self, atoms: &Atoms<'_>, at: usize) -> bool {
        let comma = at > 0 && atoms.is_sign(at - 1, ',') && atoms.same_line(at);
        self.touches(atoms, if comma { at - 1 } else { at })
    }

    fn touches(&self, atoms: &Atoms<'_>, at: usize) -> bool {
        let end = atoms.before(at).filter(|_| atoms.same_line(at)).map(|atom| atom.span.end());
        end.is_some_and(|end| self.ends.binary_search(&end).is_ok())
    }
}

/// The time of a stamp whose hours stand at `at`.
pub(super) fn find(atoms: &Atoms<'_>, at: usize, days: &Days) -> Option<Clock> {
    if !atoms.is_sign(at + 1, ':') || atoms.digits(at).is_none() {
        return None;
    }
    // «T» or a colon joins the time to its date.
    let joined =
        at > 0 && atoms.touches(at) && (matches!(atoms.str(at - 1), "T" | "t" | "Т") || atoms.is_sign(at - 1, ':'));
    let first = if joined { at - 1 } else { at };
    if !(if joined { atoms.touches(first) && days.touches(atoms, first) } else { days.ends(atoms, at) }) {
        return None;
    }
    let (mut value, plain, seconds) = clock_parts(atoms, at)?;
    let mut end = plain;
    let fraction = matches!(atoms.sign(end), Some('.' | ',')) && atoms.touches(end) && atoms.touches(end + 1);
    if seconds && fraction && atoms.digits(end + 1).is_some_and(|digits| digits.len() <= FRACTION) {
        end += 2;
    }
    if let Some((shift, after)) = shift(atoms, end, joined || seconds) {
        value.push_str(&shift);
        end = after;
    } else if let Some(half) = half(atoms, end) {
        value = half_day(atoms, at, &value, half)?;
        end += 1;
    }
    // «19.09.2025 10:00–12:00» is a day with times that are written as in any text.
    if !joined && end == plain {
        return None;
    }
    let inside = atoms.touches(end)
        && atoms.get(end).is_some_and(|next| matches!(next.kind, Kind::Digits | Kind::Word | Kind::Sign(':' | '_')));
    (!inside).then_some(Clock { first, end, value })
}

/// «Z», «+05:00», « +0500», « UTC»: how far from UTC, and the atom after it.
fn shift(atoms: &Atoms<'_>, at: usize, exact: bool) -> Option<(String, usize)> {
    let touches = atoms.touches(at);
    if matches!(atoms.str(at), "Z" | "z") && touches {
        return Some(("Z".to_owned(), at + 1));
    }
    if matches!(atoms.str(at), "UTC" | "GMT") && atoms.same_line(at) {
        // «GMT+5», «UTC+05:00»
        return Some(
            offset(atoms, at + 1).filter(|_| atoms.touches(at + 1)).unwrap_or_else(|| ("Z".to_owned(), at + 1)),
        );
    }
    // «10:20-12:00» is a range.
    let dash = atoms.is_sign(at, '-') || atoms.is_sign(at, '−');
    let (text, end) = offset(atoms, at).filter(|_| atoms.same_line(at))?;
    let figures = atoms.str(at + 1).len();
    (!dash || (exact && (touches || figures == 4))).then_some((text, end))
}

/// A sign with hours and minutes behind it.
fn offset(atoms: &Atoms<'_>, at: usize) -> Option<(String, usize)> {
    let sign = match atoms.sign(at)? {
        '+' => '+',
        '-' | '−' => '-',
        _ => return None,
    };
    let figures = atoms.digits(at + 1).filter(|_| atoms.touches(at + 1))?;
    let number = atoms.number(at + 1, 4)?;
    let (hours, minutes, end) = match figures.len() {
        1 | 2 if atoms.is_sign(at + 2, ':') && atoms.touches(at + 2) && atoms.touches(at + 3) => {
            (number, atoms.number(at + 3, 2)?, at + 4)
        }
        1 | 2 => (number, 0, at + 2),
        4 => (number / 100, number % 100, at + 2),
        _ => return None,
    };
    (hours <= FARTHEST && minutes < 60).then(|| (format!("{sign}{hours:02}:{minutes:02}"), end))
}

/// Hours to add for «AM» or «PM».
fn half(atoms: &Atoms<'_>, at: usize) -> Option<u32> {
    match atoms.str(at) {
        "AM" | "am" if atoms.same_line(at) => Some(0),
        "PM" | "pm" if atoms.same_line(at) => Some(12),
        _ => None,
    }
}

/// «T10:20» by the clock of twelve hours.
fn half_day(atoms: &Atoms<'_>, at: usize, value: &str, half: u32) -> Option<String> {
    let hour = atoms.number(at, 2).filter(|hour| (1..=12).contains(hour))?;
    Some(format!("T{:02}{}", hour % 12 + half, value.get(3..)?))
}
