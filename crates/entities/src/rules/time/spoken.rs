//! Times as they are spoken: «половине девятого вечера», «полдевятого», «без четверти девять», «без пяти минут девять», «четверть
//! шестого», «десять минут девятого».

use super::{day_part, hour_of};
use crate::rules::atoms::Atoms;
use crate::rules::lexicon::{Meaning, Prep};
use crate::rules::{date, number};

/// What has a first and a second half that is no hour's, by the beginnings of the words: «в половине второго тайма».
const HALVED: &[&str] = &[
    "тайм",
    "раунд",
    "период",
    "сет",
    "матч",
    "сезон",
    "срок",
    "тысячелет",
    "столет",
    "век",
    "класс",
    "курс",
    "акт",
    "том",
    "десятилет",
    "месяц",
    "год",
    "квартал",
    "тура",
    "дня",
    "этап",
    "полугод",
    "семестр",
    "час",
];
/// Minutes that are told before an hour or after it.
const MOST_MINUTES: u32 = 29;

/// The time that begins at `at`: the atom after it, and its value.
pub(super) fn find(atoms: &Atoms<'_>, at: usize) -> Option<(usize, String)> {
    let before = at.checked_sub(1).filter(|_| atoms.same_line(at)).and_then(|at| atoms.meaning(at));
    let placed = matches!(
        before,
        Some(Meaning::Preposition(
            Prep::In | Prep::To | Prep::From | Prep::Until | Prep::About | Prep::On | Prep::Other
        ))
    );
    let (hour, minute, end) = match atoms.meaning(at)? {
        Meaning::HalfHour(next) => (u32::from(next) - 1, 30, at + 1),
        // «половина девятого», «четверть девятого»
        Meaning::HalfOf => (begun(atoms, at + 1)?, 30, at + 2),
        Meaning::QuarterHour => (begun(atoms, at + 1)?, 15, at + 2),
        Meaning::Without => return before_hour(atoms, at),
        Meaning::Cardinal(_) => {
            let (minute, end) = minutes(atoms, at)?;
            (begun(atoms, end)?, minute, end + 1)
        }
        _ => return None,
    };
    let (after, part) = day_part(atoms, end);
    let next = atoms.str(end);
    let halved = atoms.same_line(end) && part.is_none() && HALVED.iter().any(|stem| next.starts_with(stem));
    if halved || !(placed || part.is_some()) {
        return None;
    }
    clock(hour, minute, part).map(|value| (after, value))
}

/// The hour of which some part has passed, by the ordinal of the one that goes: «девятого» is 8.
fn begun(atoms: &Atoms<'_>, at: usize) -> Option<u32> {
    let (next, end) = date::ordinal(atoms, at).filter(|_| atoms.same_line(at))?;
    let genitive = atoms.str(at).to_lowercase().ends_with("го");
    ((1..=12).contains(&next) && end == at + 1 && genitive).then(|| next - 1)
}

/// «десять минут», in words
fn minutes(atoms: &Atoms<'_>, at: usize) -> Option<(u32, usize)> {
    let (minute, end) = number::cardinal(atoms, at).filter(|(minute, _)| *minute <= MOST_MINUTES)?;
    (atoms.next_meaning(end) == Some(Meaning::Minute)).then_some((minute, end + 1))
}

/// «без четверти девять», «без пяти минут девять утра»; «без» stands at `at`.
fn before_hour(atoms: &Atoms<'_>, at: usize) -> Option<(usize, String)> {
    let (minute, end) = match atoms.next_meaning(at + 1)? {
        Meaning::QuarterHour => (15, at + 2),
        _ => number::cardinal(atoms, at + 1).filter(|(minute, _)| *minute <= MOST_MINUTES)?,
    };
    let end = if atoms.next_meaning(end) == Some(Meaning::Minute) { end + 1 } else { end };
    let (hour, end) = match atoms.next_meaning(end)? {
        Meaning::Hour if atoms.str(end) == "час" => (1, end + 1),
        Meaning::Cardinal(hour @ 1..=12) if !atoms.str(end).to_lowercase().ends_with(['и', 'х']) => {
            (u32::from(hour), end + 1)
        }
        _ => return None,
    };
    let (after, part) = day_part(atoms, end);
    // «без двух три рубля»
    let counted = part.is_none() && date::short::is_measured(atoms, end);
    let value = clock(hour - 1, 60 - minute, part).filter(|_| !counted)?;
    Some((after, value))
}

/// The value: the hour is of twelve, and nought the twelfth.
fn clock(hour: u32, minute: u32, part: Option<u8>) -> Option<String> {
    let hour = if hour == 0 { 12 } else { hour };
    let hours = part.map_or_else(|| format!("T{hour:02}"), |part| hour_of(hour, part));
    Some(format!("{hours}:{minute:02}"))
}
