//! Times of day: «в 10:30», «в 15 часов 20 минут», «с 10:00 до 18:00». The value is ISO 8601's `T10:30`.
//!
//! «3:1» is a score and «15 часов» a duration, so a time needs a preposition before it or «утра» and the like after it, or a
//! day beside it; a time with seconds stands by itself. What would be such a time and is none («в 25:70») is a mention without
//! a value.

mod phrase;
mod spoken;
mod stamp;

use super::atoms::{Atoms, Kind};
use super::lexicon::{Meaning, Prep};
use super::{Mention, date, mention, number};
use crate::{Flaw, Label};
use stamp::Days;

/// With its preposition.
const CUED: f32 = 0.95;

/// A time by the clock: atoms from `first` to before `end`.
#[derive(Debug)]
struct Clock {
    first: usize,
    end: usize,
    value: String,
}

/// All times of day, in order of place but for those with a date; the dates in `out` are what they may stand beside.
pub(super) fn find(atoms: &Atoms<'_>, out: &mut Vec<Mention>) {
    let days = Days::of(out);
    let (mut clocks, mut none) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < atoms.len() {
        let clock = || time(atoms, at, &days).map(|(end, value)| Clock { first: at, end, value });
        let spoken = || spoken::find(atoms, at).map(|(end, value)| Clock { first: at, end, value });
        match stamp::find(atoms, at, &days).or_else(spoken).or_else(clock) {
            Some(clock) => {
                at = clock.end;
                clocks.push(clock);
            }
            None => {
                if let Some(end) = impossible(atoms, at, &days).or_else(|| no_hours(atoms, at)) {
                    let found = mention(atoms, at, end, Label::Time, None, "time", CUED);
                    none.push(Mention { flaw: Some(Flaw::NoSuchTime), ..found });
                }
                at += 1;
            }
        }
    }
    phrase::join(atoms, clocks, out);
    // «70 минут» of «25 часов 70 минут» is no length.
    if !none.is_empty() {
        let part = |found: &Mention| {
            let at = none.partition_point(|time| time.span.end() <= found.span.start());
            none.get(at).is_some_and(|time| time.span.contains(found.span))
        };
        out.retain(|found| !matches!(found.label, Label::Date | Label::Time) || !part(found));
    }
    out.append(&mut none);
}

/// Whether all of `text` is written as a time and is none: «25:70».
pub(crate) fn is_impossible(text: &str) -> bool {
    let atoms = Atoms::new(text);
    no_clock(&atoms, 0) == Some(atoms.len())
}

/// The end of what stands where a time does and is none.
fn impossible(atoms: &Atoms<'_>, at: usize, days: &Days) -> Option<usize> {
    let end = no_clock(atoms, at)?;
    let preposition = atoms.same_line(at)
        && at.checked_sub(1).is_some_and(|before| {
            matches!(
                atoms.meaning(before),
                Some(Meaning::Preposition(Prep::In | Prep::From | Prep::Until | Prep::About | Prep::To))
            )
        });
    (preposition || days.ends(atoms, at)).then_some(end)
}

/// The end of two figures and two with a colon between that no clock shows.
fn no_clock(atoms: &Atoms<'_>, at: usize) -> Option<usize> {
    if !atoms.is_sign(at + 1, ':') {
        return None;
    }
    let tight = atoms.touches(at + 1) && atoms.touches(at + 2);
    let two = |at: usize| atoms.number(at, 2).filter(|_| atoms.str(at).len() == 2);
    let (hour, minute) = (two(at).filter(|_| tight && !atoms.glued_before(at))?, two(at + 2)?);
    (!is_clock(hour, minute) && !atoms.glued_after(at + 3)).then_some(at + 3)
}

/// The end of hours and minutes in words that no clock shows: «25 часов 70 минут», «в 25 часов 10 минут». Without a preposition
/// more hours than a day has are a length.
fn no_hours(atoms: &Atoms<'_>, at: usize) -> Option<usize> {
    let hour = atoms.number(at, 2).filter(|_| !atoms.glued_before(at) && is_hour(atoms, at + 1))?;
    let stop = |at: usize| usize::from(atoms.is_sign(at, '.') && atoms.touches(at));
    let at_minute = at + 2 + stop(at + 2);
    let minute = atoms.number(at_minute, 2).filter(|_| atoms.same_line(at_minute))?;
    if atoms.next_meaning(at_minute + 1) != Some(Meaning::Minute) || is_clock(hour, minute) {
        return None;
    }
    let before = at.checked_sub(1).filter(|_| atoms.same_line(at)).and_then(|at| atoms.meaning(at));
    let told = matches!(before, Some(Meaning::Preposition(Prep::In | Prep::About | Prep::To)));
    let length = matches!(before, Some(Meaning::Preposition(Prep::For | Prep::On)));
    (told || (minute >= 60 && !length)).then_some(at_minute + 2)
}

/// Whether a clock shows it; midnight is the end of a day too.
const fn is_clock(hour: u32, minute: u32) -> bool {
    minute < 60 && (hour < 24 || (hour == 24 && minute == 0))
}

fn time(atoms: &Atoms<'_>, at: usize, days: &Days) -> Option<(usize, String)> {
    if !number::may_begin(atoms, at) {
        return None;
    }
    let before = at.checked_sub(1).filter(|_| atoms.same_line(at)).and_then(|at| atoms.meaning(at));
    if let Some((clock, end, seconds)) = clock(atoms, at) {
        // «10:30–12:00», «с 10:00 до 18:00»
        let until = atoms.is_dash(end)
            || atoms.is_sign(end, '/')
            || matches!(atoms.next_meaning(end), Some(Meaning::Preposition(Prep::By | Prep::Until)));
        let behind_day = days.ends(atoms, at);
        if until && let Some((to, last, _)) = self::clock(atoms, end + 1) {
            return Some((zone(atoms, last).unwrap_or(last), format!("{clock}/{to}")));
        }
        // «20.09.2025 10:35», «12:25 мск», «3:00 по московскому времени»
        let dated = atoms.same_line(at)
            && (at.checked_sub(1).and_then(|at| atoms.digits(at)).is_some_and(|year| year.len() == 4)
                || (1..=2).any(|back| {
                    at.checked_sub(back).is_some_and(|at| matches!(atoms.meaning(at), Some(Meaning::Year(_))))
                }));
        let (end, shift) = day_part(atoms, end);
        let clock = match shift {
            Some(part) => format!("{}{}", hour_of(atoms.number(at, 2)?, part), clock.get(3..).unwrap_or_default()),
            None => clock,
        };
        let zone = zone(atoms, end);
        let cue =
            matches!(before, Some(Meaning::Preposition(_) | Meaning::Weekday(_))) || seconds || dated || behind_day;
        // «18:00 25 ноября», «10:20, 19.09.2025»
        let day_behind = days.begins(atoms, if atoms.is_sign(end, ',') { end + 1 } else { end });
        let date_behind = atoms.same_line(end)
            && atoms.number(end, 2).is_some()
            && matches!(atoms.next_meaning(end + 1), Some(Meaning::Month(_)));
        let cue = cue || date_behind || day_behind;
        return (cue || shift.is_some() || zone.is_some()).then_some((zone.unwrap_or(end), clock));
    }
    let (hour, unit) = match atoms.number(at, 2) {
        Some(hour) => (hour, at + 1),
        None => number::cardinal(atoms, at)?,
    };
    if hour > 24 {
        return None;
    }
    if let (end, Some(afternoon)) = day_part(atoms, unit) {
        return Some((end, hour_of(hour, afternoon)));
    }
    if !is_hour(atoms, unit) || !atoms.same_line(unit) {
        return None;
    }
    // «15 ч.», and «12 час. 05 мин.»
    let stopped = atoms.str(unit) == "ч" || (atoms.str(unit) == "час" && atoms.number(unit + 2, 2).is_some());
    let short = stopped && atoms.is_sign(unit + 1, '.') && atoms.touches(unit + 1);
    let mut end = if short { unit + 2 } else { unit + 1 };
    if let Some(minute) = atoms.number(end, 2).filter(|minute| *minute < 60 && atoms.same_line(end))
        && atoms.next_meaning(end + 1) == Some(Meaning::Minute)
    {
        let (stop, part) = day_part(atoms, end + 2);
        let hours = part.map_or_else(|| format!("T{hour:02}"), |part| hour_of(hour, part));
        // «за 2 ч 35 мин» and «по 2 часа 5 минут» are lengths.
        return matches!(before, Some(Meaning::Preposition(prep)) if !matches!(prep, Prep::By | Prep::For | Prep::On))
            .then(|| (zone(atoms, stop).unwrap_or(stop), format!("{hours}:{minute:02}")));
    }
    if let (stop, Some(afternoon)) = day_part(atoms, end) {
        end = stop;
        return Some((end, hour_of(hour, afternoon)));
    }
    // «в 15 часов», «к 15 часам»; «за 15 часов», «через 3 часа» and «после 3 часов» are durations.
    let exact = matches!(before, Some(Meaning::Preposition(Prep::In | Prep::To)));
    exact.then(|| (end, format!("T{hour:02}")))
}

/// Whether «часов» or «ч» stands at `at`; «ч.» of a law is a part of it: «ст. 15 ч. 2».
pub(super) fn is_hour(atoms: &Atoms<'_>, at: usize) -> bool {
    if atoms.meaning(at) == Some(Meaning::Hour) {
        return true;
    }
    let numbered =
        atoms.is_sign(at + 1, '.') && atoms.digits(at + 2).is_some() && atoms.meaning(at + 3) != Some(Meaning::Minute);
    let part = |at: usize| matches!(atoms.meaning(at), Some(Meaning::Code | Meaning::Clause(_)));
    let law = (1..=4).any(|back| at.checked_sub(back).is_some_and(part));
    atoms.str(at).to_lowercase() == "ч" && !numbered && !law
}

/// «мск», «по московскому времени», «по Москве»: the atom after it.
fn zone(atoms: &Atoms<'_>, at: usize) -> Option<usize> {
    let word = |at: usize, wanted: &str| atoms.same_line(at) && atoms.str(at).to_lowercase() == wanted;
    if word(at, "мск") {
        return Some(at + 1);
    }
    if atoms.next_meaning(at) != Some(Meaning::Preposition(Prep::By)) {
        return None;
    }
    if word(at + 2, "времени") { Some(at + 3) } else { word(at + 1, "москве").then_some(at + 2) }
}

/// «10:30», «10:30:15», whatever touches it behind: its value, the atom after, whether seconds are said.
fn clock_parts(atoms: &Atoms<'_>, at: usize) -> Option<(String, usize, bool)> {
    if atoms.is_sign(at + 1, '.') {
        return dotted(atoms, at);
    }
    let hour = atoms.number(at, 2)?;
    let minute = |at: usize| -> Option<u32> {
        let tight = atoms.is_sign(at, ':') && atoms.touches(at) && atoms.touches(at + 1);
        atoms
            .number(at + 1, 2)
            .filter(|minute| tight && *minute < 60 && atoms.digits(at + 1).is_some_and(|digits| digits.len() == 2))
    };
    let minutes = minute(at + 1).filter(|minute| is_clock(hour, *minute))?;
    Some(match minute(at + 3) {
        Some(second) => (format!("T{hour:02}:{minutes:02}:{second:02}"), at + 5, true),
        None => (format!("T{hour:02}:{minutes:02}"), at + 3, false),
    })
}

/// «15.30» behind «в», or where it is known that a time is meant.
fn dotted(atoms: &Atoms<'_>, at: usize) -> Option<(String, usize, bool)> {
    let tight = atoms.touches(at + 1) && atoms.touches(at + 2) && !atoms.glued_before(at) && !atoms.glued_after(at + 3);
    let before = at.checked_sub(1).filter(|_| atoms.same_line(at)).and_then(|at| atoms.meaning(at));
    let told = before == Some(Meaning::Preposition(Prep::In)) && !date::short::is_measured(atoms, at + 3);
    let hour = atoms.number(at, 2).filter(|_| tight && (told || atoms.is_known()))?;
    let minute = atoms.number(at + 2, 2).filter(|minute| *minute < 60 && atoms.str(at + 2).len() == 2)?;
    (hour < 24).then(|| (format!("T{hour:02}:{minute:02}"), at + 3, false))
}

/// The same of one that stands by itself.
fn clock(atoms: &Atoms<'_>, at: usize) -> Option<(String, usize, bool)> {
    let (text, end, seconds) = clock_parts(atoms, at)?;
    // «18:30ч»
    let end = if atoms.touches(end) && atoms.str(end) == "ч" { end + 1 } else { end };
    let inside = atoms.touches(end)
        && atoms.get(end).is_some_and(|next| matches!(next.kind, Kind::Digits | Kind::Word | Kind::Sign(':' | '_')));
    (!inside).then_some((text, end, seconds))
}

/// «ночи», «вечера», «после полудня» after the hour.
fn day_part(atoms: &Atoms<'_>, at: usize) -> (usize, Option<u8>) {
    match atoms.next_meaning(at) {
        Some(Meaning::DayPart(afternoon)) => (at + 1, Some(afternoon)),
        // «после полудня»
        Some(Meaning::Preposition(Prep::Other)) if atoms.next_meaning(at + 1) == Some(Meaning::Noon(12)) => {
            (at + 2, Some(12))
        }
        _ => (at, None),
    }
}

fn hour_of(hour: u32, afternoon: u8) -> String {
    let hour = match (afternoon, hour) {
        // «12 ночи», «11 ночи»
        (0 | 1, 12) => 0,
        (1, 9..12) => hour + 12,
        (12.., ..12) => hour + 12,
        _ => hour,
    };
    format!("T{hour:02}")
}

#[cfg(test)]
mod tests {
    use super::{Atoms, Mention};
    use crate::Source;

    /// Times beside the dates that are found first.
    fn find(atoms: &Atoms<'_>, out: &mut Vec<Mention>) {
        crate::rules::date::find(atoms, out);
        super::find(atoms, out);
        out.retain(|mention| matches!(mention.source, Source::Rule(rule) if rule.starts_with("time")));
    }

    #[test]
    fn cases() {
        crate::rules::cases::check(include_str!("cases.txt"), find);
    }
}
