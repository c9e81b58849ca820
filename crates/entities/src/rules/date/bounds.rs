//! Dates with an open end or no sharp one («с 2019 года», «до 2030 года», «около 2012 года»), and days that do not exist.

use super::edtf::Date;
use super::parts::{follows, is_genitive, month, year};
use super::when::When;
use super::{Found, date, score, short};
use crate::Label;
use crate::rules::atoms::Atoms;
use crate::rules::lexicon::{Meaning, Prep};

/// «с 2019 года»; the preposition stands at `at`.
pub(super) fn since(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    let found = bound(atoms, at + 1)?;
    // «по сравнению с 2019 годом»
    let with = (found.first..found.end).any(|at| {
        matches!(atoms.meaning(at), Some(Meaning::Year(_) | Meaning::Month(_) | Meaning::Weekday(_) | Meaning::Unit(_)))
            && ["ом", "ем", "ём", "ей", "ами", "ями"].iter().any(|end| atoms.str(at).to_lowercase().ends_with(end))
    });
    (!with).then(|| Found { first: at, when: When::Since(Box::new(found.when)), rule: "date.since", ..found })
}

/// «после 1 июля 2023 года»; the preposition stands at `at`.
pub(super) fn after(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    let after = matches!(atoms.str(at), "после" | "После" | "ПОСЛЕ");
    let found = bound(atoms, at + 1).filter(|_| after)?;
    Some(Found { first: at, when: When::Since(Box::new(found.when)), rule: "date.since", ..found })
}

/// «до 2030 года»: from `first` on, the date stands at `at`.
pub(super) fn until(atoms: &Atoms<'_>, first: usize, at: usize) -> Option<Found> {
    let found = bound(atoms, at)?;
    Some(Found { first, when: When::Until(Box::new(found.when)), rule: "date.until", ..found })
}

/// «не позднее 1 мая», «не ранее 2027 года»; the second word stands at `at`.
pub(super) fn no_later(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    let found = until(atoms, at - 1, at + 1)?;
    match found.when {
        When::Until(date) if matches!(atoms.str(at), "ранее" | "раньше" | "РАНЕЕ") => {
            Some(Found { when: When::Since(date), rule: "date.since", ..found })
        }
        _ => Some(found),
    }
}

/// «около 2012 года», «примерно в 2012 году»; the word stands at `at`.
pub(super) fn about(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    let in_ = matches!(atoms.next_meaning(at + 1), Some(Meaning::Preposition(Prep::In | Prep::On)));
    let found = bound(atoms, if in_ { at + 2 } else { at + 1 })?;
    Some(Found { first: at, when: When::About(Box::new(found.when)), rule: "date.about", ..found })
}

/// A single date that can bound something.
fn bound(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    let short = || short::days(atoms, at).filter(|days| days.len() == 1).and_then(|mut days| days.pop());
    let found = short().or_else(|| date(atoms, at)).filter(|_| follows(atoms, at) || atoms.same_line(at))?;
    let single = !matches!(found.rule, "date.range" | "date.set" | "date.duration") && found.label == Label::Date;
    (single && found.first == at && found.when != When::Nothing).then_some(found)
}

/// «45 мая», «0 мая 2020 года»: a date as it is written, of which there is none.
pub(super) fn impossible(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    let number = atoms.number(at, 2).filter(|day| !(1..=31).contains(day) && !atoms.glued_before(at))?;
    let (month, end) = month(atoms, at + 1).filter(|_| follows(atoms, at + 1) && is_genitive(atoms, at + 1))?;
    let year = year(atoms, end).filter(|_| follows(atoms, end) || atoms.same_line(end));
    // A short month without its year may be another word: «45 мар».
    let whole = matches!(atoms.meaning(at + 1), Some(Meaning::Month(_)));
    let (year, end, rule) = match year {
        Some((year, end, _)) => (Some(year), end, "date.day-month-year"),
        None => (None, end, "date.day-month"),
    };
    let date = Date { year, month: Some(month), day: u8::try_from(number).ok() };
    (whole || year.is_some()).then(|| Found::new(at, end, When::Date(date), rule, score::DAY_MONTH))
}
