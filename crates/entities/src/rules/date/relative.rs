//! Dates that are counted from the document's: «вчера», «в пятницу», «в прошлом году», «два года назад»; and lengths of time.
//!
//! Each form needs a word that lets nothing else be meant. «Сегодня» and «20 лет» alone are left to the model, which sees
//! what stands around: the one may mean «nowadays», the other an age.

use super::edtf::Date;
use super::parts::{follows, part};
use super::span::{self, Length, Measure, length, measure, period, season};
use super::when::When;
use super::{Found, after_preposition, score};
use crate::Label;
use crate::rules::atoms::Atoms;
use crate::rules::lexicon::{Meaning, Prep};

/// A relative date or a length that begins at `at`.
pub(super) fn find(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    match atoms.meaning(at) {
        Some(Meaning::Deictic(by)) => Some(Found::new(
            at,
            at + 1,
            When::Shifted(super::when::Unit::Day, i32::from(by)),
            "date.relative",
            score::RELATIVE,
        )),
        Some(Meaning::Weekday(_)) => weekday(atoms, at, None),
        // «Пн, 7 янв.»
        Some(Meaning::ShortWeekday(_)) => {
            let behind = if atoms.is_sign(at + 1, '.') { at + 2 } else { at + 1 };
            let (when, end) = apposition(atoms, behind)?;
            Some(Found::new(at, end, when, "date.weekday", score::FULL))
        }
        Some(Meaning::Shift(by)) => shifted(atoms, at, i32::from(by)),
        Some(Meaning::Same) => same(atoms, at),
        _ => measured(atoms, at),
    }
}

/// What may follow «в начале»: «прошлого года», «недели».
pub(super) fn edge_of(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    if let Some(Meaning::Shift(by)) = atoms.meaning(at) {
        return shifted(atoms, at, i32::from(by)).filter(|found| found.rule == "date.relative");
    }
    let single = measure(atoms, at).filter(|measure| !measure.is_short() && !is_plural(atoms, at))?;
    Some(Found::new(at, at + 1, period(single, 0), "date.relative", score::RELATIVE))
}

/// «[в] пятницу», «[в] среду, 30 марта 2016 года»; `week` says how far its week lies from the document's.
fn weekday(atoms: &Atoms<'_>, at: usize, week: Option<i32>) -> Option<Found> {
    let Meaning::Weekday(day) = atoms.meaning(at)? else { return None };
    if let Some((when, end)) = apposition(atoms, at + 1) {
        return Some(Found::new(at, end, when, "date.weekday", score::FULL));
    }
    let listed = at >= 2
        && atoms.meaning(at - 1) == Some(Meaning::And)
        && matches!(atoms.meaning(at - 2), Some(Meaning::Weekday(_)));
    let case = atoms.meaning(at - usize::from(at > 0));
    // «по субботам» has another form; «окружающую среду» no preposition.
    let stands = after_preposition(atoms, at) && follows(atoms, at) && case != Some(Meaning::Through);
    (week.is_some() || listed || stands || atoms.is_known())
        .then(|| Found::new(at, at + 1, When::Weekday(day, week), "date.weekday", score::RELATIVE))
}

/// The date behind a weekday: «, 30 марта 2016 года», « — 28 июня», « 6 сентября».
fn apposition(atoms: &Atoms<'_>, at: usize) -> Option<(When, usize)> {
    let sign = atoms.is_sign(at, ',') || atoms.is_dash(at);
    let first = if sign { at + 1 } else { at };
    let date = part(atoms, first).filter(|part| part.shape().0 && part.shape().1)?;
    follows(atoms, first).then(|| with_shifted_year(atoms, &date))
}

/// The date with the year that stands behind it as «прошлого года», and the atom after.
pub(super) fn with_shifted_year(atoms: &Atoms<'_>, part: &super::parts::Part) -> (When, usize) {
    match shifted_year(atoms, part.end) {
        Some((by, end)) if part.date.year.is_none() => (When::InYear(part.date, by), end),
        _ if part.date.year.is_none() && same_year(atoms, part.end).is_some() => {
            let end = same_year(atoms, part.end).unwrap_or(part.end);
            (When::fixed(part.date.edtf()), end)
        }
        _ => (part.when(), part.end),
    }
}

/// «прошлого года», «этого года», «с.г.»: how far it lies from the document's, and the atom after it.
pub(super) fn shifted_year(atoms: &Atoms<'_>, at: usize) -> Option<(i32, usize)> {
    if !follows(atoms, at) {
        return None;
    }
    if let Some(Meaning::Shift(by)) = atoms.meaning(at)
        && atoms.meaning(at + 1) == Some(Meaning::Year(1))
        && follows(atoms, at + 1)
    {
        return Some((i32::from(by), at + 2));
    }
    let short = matches!(atoms.str(at), "с" | "т")
        && atoms.is_sign(at + 1, '.')
        && atoms.touches(at + 1)
        && atoms.meaning(at + 2) == Some(Meaning::Year(3))
        && atoms.same_line(at + 2);
    let stop = atoms.is_sign(at + 3, '.') && atoms.touches(at + 3);
    short.then_some((0, if stop { at + 4 } else { at + 3 }))
}

/// «того же года»: the atom after it.
fn same_year(atoms: &Atoms<'_>, at: usize) -> Option<usize> {
    let same = atoms.meaning(at) == Some(Meaning::Same) && follows(atoms, at);
    let even = same && atoms.next_meaning(at + 1) == Some(Meaning::Even);
    (even && atoms.next_meaning(at + 2) == Some(Meaning::Year(1))).then_some(at + 3)
}

/// «прошлый год», «эта неделя», «прошлым летом», «минувшая пятница», «следующие два года».
fn shifted(atoms: &Atoms<'_>, at: usize, by: i32) -> Option<Found> {
    let even = atoms.next_meaning(at + 1) == Some(Meaning::Even);
    let noun = if even { at + 2 } else { at + 1 };
    if !follows(atoms, noun) {
        return None;
    }
    let found = |end, when| Some(Found::new(at, end, when, "date.relative", score::RELATIVE));
    match atoms.meaning(noun)? {
        Meaning::Weekday(_) => weekday(atoms, noun, Some(by)).map(|found| Found { first: at, ..found }),
        Meaning::Weekend => {
            found(noun + 1, When::Range(Box::new(When::Weekday(6, Some(by))), Box::new(When::Weekday(7, Some(by)))))
        }
        Meaning::Season(group) => found(noun + 1, When::InYear(season(group), by)),
        Meaning::Month(month) => found(noun + 1, When::InYear(Date { month: Some(month), ..Date::default() }, by)),
        _ => match (measure(atoms, noun), length(atoms, noun)) {
            (Some(measure), _) if measure.is_short() => None,
            // «На следующий день» is counted from what was told before, and so is «этот день».
            (Some(Measure::Day), _) => {
                (by != 0 || even || after_preposition(atoms, at)).then(|| found(noun + 1, When::Nothing)).flatten()
            }
            (Some(_), _) if even => found(noun + 1, When::Nothing),
            (Some(_), _) if is_plural(atoms, noun) => {
                after_preposition(atoms, at).then(|| found(noun + 1, When::Nothing)).flatten()
            }
            (Some(measure), _) => found(noun + 1, period(measure, by)),
            (None, Some(length)) if !even => Some(lasting(at, &length)),
            _ => None,
        },
    }
}

/// «в те годы»: a plural that is no single stretch.
fn is_plural(atoms: &Atoms<'_>, at: usize) -> bool {
    match atoms.meaning(at) {
        Some(Meaning::Year(2) | Meaning::Century(2) | Meaning::Unit(b'Y')) => true,
        Some(Meaning::Unit(_)) => {
            let word = atoms.str(at).to_lowercase();
            ["ы", "ев", "ам", "ами", "ах", "ям", "ями", "ях", "ий"].iter().any(|end| word.ends_with(end))
                || matches!(word.as_str(), "недель" | "дни" | "дней")
        }
        _ => false,
    }
}

/// «[в] тот же день», «[в] тот день»: counted from what was told before, so that the document's date gives no value.
fn same(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    let even = atoms.next_meaning(at + 1) == Some(Meaning::Even);
    let noun = if even { at + 2 } else { at + 1 };
    let measure = measure(atoms, noun).filter(|measure| !measure.is_short() && follows(atoms, noun))?;
    (even || (after_preposition(atoms, at) && measure == Measure::Day))
        .then(|| Found::new(at, noun + 1, When::Nothing, "date.relative", score::RELATIVE))
}

/// «два года назад», «через неделю», «годом ранее», «последние пять лет», «более двадцати лет», «две недели».
fn measured(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    // «не более чем», «чуть больше»
    let mut head = at;
    while head < at + 3
        && (matches!(atoms.meaning(head), Some(Meaning::Qualifier(_))) || (head > at && is_than(atoms, head)))
    {
        head += 1;
    }
    let qualified = head > at;
    let no = at.checked_sub(1).filter(|&before| qualified && is_no(atoms, before) && follows(atoms, at));
    let at = no.unwrap_or(at);
    let ranked = matches!(atoms.meaning(head), Some(Meaning::Last | Meaning::Next));
    let head = if ranked { head + 1 } else { head };
    if head > at && !follows(atoms, head) {
        return None;
    }
    let before = at.checked_sub(1).filter(|_| follows(atoms, at)).and_then(|at| atoms.meaning(at));
    let number = length(atoms, head).filter(|length| !is_clock(atoms, head, length));
    let Some(length) = number else {
        let one = span::one(atoms, head)?;
        if ranked {
            let span = one.measure() != Measure::Day || is_plural(atoms, head);
            return (span && !one.measure().is_short()).then(|| vague(at, &one));
        }
        return counted(atoms, at, &one, before);
    };
    if let Some(found) = counted(atoms, at, &length, before) {
        return Some(found);
    }
    let during = before == Some(Meaning::During);
    let bound = qualified && atoms.meaning(at) != Some(Meaning::Qualifier(2));
    let cue = bound || ranked || during || length.vague || length.clear;
    let is_age = begins_age(atoms, length.end)
        || (1..=4).any(|back| at.checked_sub(back).is_some_and(|at| begins_age(atoms, at)));
    let says = match length.measure() {
        Measure::Century => cue,
        Measure::Year | Measure::Quarter => {
            let lasts = match before {
                Some(Meaning::Preposition(Prep::For)) => true,
                // «на пять лет», but «на 97-м году», «на 10 лет старше»
                Some(Meaning::Preposition(Prep::On)) => !is_locative(atoms, length.end - 1),
                // «приговорён к восьми годам»
                Some(Meaning::Preposition(Prep::To)) => atoms.str(length.end - 1).to_lowercase() == "годам",
                _ => false,
            };
            cue || lasts
        }
        // «с 5 часов» is a time of day.
        Measure::Hour => {
            cue || !matches!(before, Some(Meaning::Preposition(prep)) if !matches!(prep, Prep::For | Prep::On))
        }
        _ => true,
    };
    ((says && !is_age) || atoms.is_known()).then(|| lasting(at, &length))
}

/// Dates and lengths that a word around them counts from the present or from another date.
fn counted(atoms: &Atoms<'_>, at: usize, length: &Length, before: Option<Meaning>) -> Option<Found> {
    let after = length.end;
    let found = |end, when| {
        let label = if length.measure().is_short() { Label::Time } else { Label::Date };
        Some(Found { label, ..Found::new(at, end, when, "date.relative", score::RELATIVE) })
    };
    match atoms.meaning(after).filter(|_| follows(atoms, after)) {
        Some(Meaning::Ago) => return found(after + 1, length.away(-1)),
        // «тому назад»
        Some(Meaning::Same) if atoms.next_meaning(after + 1) == Some(Meaning::Ago) => {
            return found(after + 2, length.away(-1));
        }
        Some(Meaning::Later) => return found(after + 1, When::Nothing),
        _ => {}
    }
    match before {
        Some(Meaning::Through) => {
            // «через два дня после», «через 30 дней со дня» are counted from what follows.
            let begin = |at: usize| {
                let word = atoms.str(at).to_lowercase();
                ["дня", "даты", "момента", "времени", "начала"].contains(&word.as_str())
            };
            let since = atoms.next_meaning(after) == Some(Meaning::Preposition(Prep::From)) && begin(after + 1);
            let from_here = !since && !atoms.str(after).to_lowercase().starts_with("после");
            found(after, if from_here { length.away(1) } else { When::Nothing })
        }
        Some(Meaning::Later) => found(after, When::Nothing),
        _ => None,
    }
}

/// A length of time as a mention.
fn lasting(first: usize, length: &Length) -> Found {
    let label = if length.measure().is_short() { Label::Time } else { Label::Date };
    Found { label, ..Found::new(first, length.end, When::fixed(length.duration()), "date.duration", score::RELATIVE) }
}

/// A unit alone: «неделю» is one week.
pub(super) fn one(atoms: &Atoms<'_>, at: usize) -> Option<When> {
    Some(When::fixed(span::one(atoms, at)?.duration()))
}

/// «последние годы»
fn vague(first: usize, length: &Length) -> Found {
    Found::new(first, length.end, When::Nothing, "date.duration", score::RELATIVE)
}

/// «не» in «не более»
pub(super) fn is_no(atoms: &Atoms<'_>, at: usize) -> bool {
    matches!(atoms.str(at), "не" | "Не" | "НЕ")
}

/// «чем» in «более чем»
fn is_than(atoms: &Atoms<'_>, at: usize) -> bool {
    matches!(atoms.str(at), "чем" | "ЧЕМ")
}

/// «пять часов вечера», «5 часов 20 минут» behind «в»: a time of day.
fn is_clock(atoms: &Atoms<'_>, at: usize, length: &Length) -> bool {
    let part_of_day = matches!(atoms.next_meaning(length.end), Some(Meaning::DayPart(_)));
    let before = at.checked_sub(1).and_then(|at| atoms.meaning(at));
    // «с 10 часов 00 минут до 12 часов 30 минут»
    let bound =
        matches!(before, Some(Meaning::Preposition(Prep::From | Prep::To | Prep::Until))) && length.has_minutes();
    length.measure() == Measure::Hour && (part_of_day || bound || before == Some(Meaning::Preposition(Prep::In)))
}

/// «на 97-м году», «на 75 году»
fn is_locative(atoms: &Atoms<'_>, at: usize) -> bool {
    atoms.str(at).to_lowercase().ends_with("году")
}

/// «возраст» and the like before an age.
fn begins_age(atoms: &Atoms<'_>, at: usize) -> bool {
    let word = atoms.str(at).to_lowercase();
    ["возраст", "старше", "младше", "моложе"].iter().any(|stem| word.starts_with(stem))
}
