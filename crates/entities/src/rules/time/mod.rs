//! Times of day: «в 10:30», «в 15 часов 20 минут», «с 10:00 до 18:00». The value is ISO 8601's `T10:30`.
//!
//! «3:1» is a score and «15 часов» a duration, so a time needs a preposition before it or «утра» and the like after it; a
//! time with seconds stands by itself.

use super::atoms::{Atoms, Kind};
use super::lexicon::Meaning;
use super::{Mention, mention};
use crate::Label;

/// With its preposition.
const CUED: f32 = 0.95;
/// «3 часа ночи»
const PART_OF_DAY: f32 = 0.93;

/// All times of day, in order.
pub(super) fn find(atoms: &Atoms<'_>, out: &mut Vec<Mention>) {
    let mut at = 0;
    while at < atoms.len() {
        match atoms.digits(at).and_then(|_| time(atoms, at)) {
            Some((end, value, score)) => {
                out.push(mention(atoms, at, end, Label::Time, Some(value), "time", score));
                at = end;
            }
            None => at += 1,
        }
    }
}

fn time(atoms: &Atoms<'_>, at: usize) -> Option<(usize, String, f32)> {
    if atoms.glued_before(at) {
        return None;
    }
    let before = at.checked_sub(1).filter(|_| atoms.same_line(at)).and_then(|at| atoms.meaning(at));
    if let Some((clock, end, seconds)) = clock(atoms, at) {
        // «10:30–12:00», «с 10:00 до 18:00»
        let until = atoms.is_dash(end) || matches!(atoms.next_meaning(end), Some(Meaning::Preposition(3 | 4)));
        if until && let Some((to, last, _)) = self::clock(atoms, end + 1) {
            return Some((last, format!("{clock}/{to}"), CUED));
        }
        // «20.09.2025 10:35», «12:25 мск», «3:00 по московскому времени»
        let dated = atoms.same_line(at)
            && at.checked_sub(1).and_then(|at| atoms.digits(at)).is_some_and(|year| year.len() == 4);
        let zone = atoms.same_line(end)
            && (atoms.str(end) == "мск" || (atoms.str(end) == "по" && atoms.str(end + 2) == "времени"));
        let cue = matches!(before, Some(Meaning::Preposition(_))) || seconds || dated || zone;
        let (end, shift) = day_part(atoms, end);
        return (cue || shift.is_some()).then_some((end, clock, CUED));
    }
    let hour = atoms.number(at, 2).filter(|hour| *hour <= 23)?;
    if let Some(Meaning::DayPart(afternoon)) = atoms.next_meaning(at + 1) {
        return Some((at + 2, hour_of(hour, afternoon), PART_OF_DAY));
    }
    if atoms.next_meaning(at + 1) != Some(Meaning::Hour) {
        return None;
    }
    let mut end = at + 2;
    if let Some(minute) = atoms.number(end, 2).filter(|minute| *minute < 60 && atoms.same_line(end))
        && atoms.next_meaning(end + 1) == Some(Meaning::Minute)
    {
        let (stop, _) = day_part(atoms, end + 2);
        return matches!(before, Some(Meaning::Preposition(1 | 2 | 5)))
            .then(|| (stop, format!("T{hour:02}:{minute:02}"), CUED));
    }
    if let (stop, Some(afternoon)) = day_part(atoms, end) {
        end = stop;
        return Some((end, hour_of(hour, afternoon), PART_OF_DAY));
    }
    // «в 15 часов», «к 15 часам»; «за 15 часов», «через 3 часа» and «после 3 часов» are durations.
    let exact = matches!(before, Some(Meaning::Preposition(1))) || matches!(atoms.str(at.saturating_sub(1)), "к" | "К");
    exact.then(|| (end, format!("T{hour:02}"), CUED))
}

/// «10:30», «10:30:15»: its value, the atom after, whether seconds are said.
fn clock(atoms: &Atoms<'_>, at: usize) -> Option<(String, usize, bool)> {
    let hour = atoms.number(at, 2).filter(|hour| *hour <= 24)?;
    let minute = |at: usize| -> Option<u32> {
        let tight = atoms.is_sign(at, ':') && atoms.touches(at) && atoms.touches(at + 1);
        atoms
            .number(at + 1, 2)
            .filter(|minute| tight && *minute < 60 && atoms.digits(at + 1).is_some_and(|digits| digits.len() == 2))
    };
    let minutes = minute(at + 1)?;
    let (text, end, seconds) = match minute(at + 3) {
        Some(second) => (format!("T{hour:02}:{minutes:02}:{second:02}"), at + 5, true),
        None => (format!("T{hour:02}:{minutes:02}"), at + 3, false),
    };
    let inside = atoms.touches(end)
        && atoms.get(end).is_some_and(|next| matches!(next.kind, Kind::Digits | Kind::Word | Kind::Sign(':' | '_')));
    (!inside).then_some((text, end, seconds))
}

/// «ночи», «вечера» after the hour.
fn day_part(atoms: &Atoms<'_>, at: usize) -> (usize, Option<u8>) {
    match atoms.next_meaning(at) {
        Some(Meaning::DayPart(afternoon)) => (at + 1, Some(afternoon)),
        _ => (at, None),
    }
}

fn hour_of(hour: u32, afternoon: u8) -> String {
    let hour = if afternoon == 12 && hour < 12 { hour + 12 } else { hour };
    format!("T{hour:02}")
}

#[cfg(test)]
mod tests {
    #[test]
    fn cases() {
        crate::rules::cases::check(include_str!("cases.txt"), super::find);
    }
}
