//! Seasons, quarters, half-years, decades and centuries.

use super::edtf::{self, Date};
use super::era::era;
use super::parts::{self, follows};
use super::relative::shifted_year;
use super::when::When;
use super::{Found, after_preposition, ends_phrase, score};
use crate::rules::atoms::Atoms;
use crate::rules::lexicon::{Meaning, Prep};

/// EDTF's number of the winter.
const WINTER: u8 = 24;
/// The first year of the century from which «прошлый век» is counted.
const THIS_CENTURY: u32 = 2000;

/// «весной 2012 года», «летом этого года»
pub(super) fn season(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    let Meaning::Season(season) = atoms.meaning(at)? else { return None };
    grouped(atoms, at, at + 1, season, "date.season")
}

/// «первый квартал 2020 года», «II полугодии 2021 года», «вторая половина 2019 года».
pub(super) fn within_year(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    let (number, end) = counted(atoms, at)?;
    let number = u8::try_from(number).ok()?;
    let (first, most) = match atoms.meaning(end).filter(|_| follows(atoms, end))? {
        Meaning::Quarter => (33, 4),
        Meaning::HalfYear | Meaning::HalfOf => (40, 2),
        _ => return None,
    };
    if !(1..=most).contains(&number) {
        return None;
    }
    let end = if atoms.is_sign(end + 1, '.') && atoms.touches(end + 1) { end + 2 } else { end + 1 };
    grouped(atoms, at, end, first + number - 1, "date.quarter")
}

fn grouped(atoms: &Atoms<'_>, first: usize, at: usize, group: u8, rule: &'static str) -> Option<Found> {
    let date = Date { year: None, month: Some(group), day: None };
    if let Some((by, end)) = shifted_year(atoms, at) {
        return Some(Found::new(first, end, When::InYear(date, by), rule, score::PERIOD));
    }
    let (mut year, mut end, _) = parts::year(atoms, at).filter(|_| follows(atoms, at) || atoms.same_line(at))?;
    // «зимой 2024–2025 годов»: a winter is that of the year it ends in.
    if group == WINTER
        && (atoms.is_dash(end) || atoms.is_sign(end, '/'))
        && let Some((last, after, _)) = parts::year(atoms, end + 1).filter(|(last, ..)| *last == year + 1)
    {
        (year, end) = (last, after);
    }
    Some(Found::new(first, end, When::Date(Date { year: Some(year), ..date }), rule, score::PERIOD))
}

/// A number that counts centuries or quarters: «XX», «19», «3-й», «двадцатый».
fn counted(atoms: &Atoms<'_>, at: usize) -> Option<(u32, usize)> {
    if let Some(number) = atoms.number(at, 2) {
        return (!atoms.glued_before(at)).then(|| (number, parts::suffix(atoms, at + 1).unwrap_or(at + 1)));
    }
    parts::ordinal(atoms, at).or_else(|| Some((roman(atoms.str(at))?, at + 1)))
}

/// A Roman number up to 39, also in Cyrillic letters that look like them.
fn roman(word: &str) -> Option<u32> {
    if word.len() > 12 {
        return None;
    }
    let (mut total, mut previous) = (0, 0);
    for c in word.chars().rev() {
        let value = match c {
            'I' | 'І' => 1,
            'V' => 5,
            'X' | 'Х' => 10,
            _ => return None,
        };
        total = if value < previous { total - value } else { total + value };
        previous = previous.max(value);
    }
    (1..40).contains(&total).then_some(total)
}

/// «XX век», «XIX–XX веков», «в 19-м веке», «XXI в.».
pub(super) fn century(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    let (number, end) = counted(atoms, at)?;
    let (to, end) =
        match counted(atoms, end + 1).filter(|_| atoms.is_dash(end) || atoms.next_meaning(end) == Some(Meaning::And)) {
            Some((to, end)) => (Some(to), end),
            None => (None, end),
        };
    let end = match atoms.meaning(end).filter(|_| follows(atoms, end))? {
        // «5 веков» is a count.
        Meaning::Century(2) if to.is_none() && atoms.number(end - 1, 2).is_some() => return None,
        Meaning::Century(_) => end + 1,
        // «в.», only after Roman numbers.
        Meaning::Preposition(Prep::In)
            if atoms.str(end) == "в"
                && atoms.is_sign(end + 1, '.')
                && atoms.touches(end + 1)
                && roman(atoms.str(at)).is_some() =>
        {
            end + 2
        }
        _ => return None,
    };
    let end = if atoms.str(end - 1) == "вв" && atoms.is_sign(end, '.') { end + 1 } else { end };
    if let Some((before, end)) = era(atoms, end) {
        let sign = if before { "-" } else { "" };
        let one = |number: u32| edtf::century(number).map(|century| format!("{sign}{century}"));
        let value = match to {
            Some(to) if (before && to < number) || (!before && to > number) => {
                one(number).zip(one(to)).map(|(from, to)| format!("{from}/{to}"))
            }
            Some(_) => None,
            None => one(number),
        };
        return Some(Found::new(at, end, When::fixed(value), "date.century", score::PERIOD));
    }
    let value = match to {
        Some(to) if to > number => {
            edtf::century(number).zip(edtf::century(to)).map(|(from, to)| format!("{from}/{to}"))
        }
        Some(_) => None,
        None => edtf::century(number),
    };
    // A century that can't be is a count: «сто веков».
    (number <= 30).then(|| Found::new(at, end, When::fixed(value), "date.century", score::PERIOD))
}

/// «2000-х годов», «1990-е», «90-х годов», «девяностые годы», also with the century: «девяностые годы XIX века».
pub(super) fn decade(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    let (number, end, score) = decade_number(atoms, at)?;
    if number < 100
        && follows(atoms, end)
        && let Some((century, after)) = counted(atoms, end)
        && matches!(atoms.meaning(after), Some(Meaning::Century(1)))
        && follows(atoms, after)
        && (1..=30).contains(&century)
    {
        let value = edtf::decade((century - 1) * 100 + number);
        return Some(Found::new(at, after + 1, When::fixed(value), "date.decade", score));
    }
    // «60-х годов прошлого века»
    if number < 100
        && let Some(Meaning::Shift(by)) = atoms.meaning(end).filter(|_| follows(atoms, end))
        && matches!(atoms.next_meaning(end + 1), Some(Meaning::Century(1)))
        && let Some(century) = THIS_CENTURY.checked_add_signed(i32::from(by) * 100)
    {
        let value = edtf::decade(century + number);
        return Some(Found::new(at, end + 2, When::fixed(value), "date.decade", score));
    }
    Some(Found::new(at, end, When::fixed(edtf::decade(number)), "date.decade", score))
}

/// The decade's number as it is said, the atom after it, how sure it is.
fn decade_number(atoms: &Atoms<'_>, at: usize) -> Option<(u32, usize, f32)> {
    if let Some(Meaning::Decade(number)) = atoms.meaning(at) {
        return match parts::year_word(atoms, at + 1) {
            Some(end) => Some((u32::from(number), end, score::PERIOD)),
            // «в девяностых.»
            None => stands(atoms, at, at + 1).then_some((u32::from(number), at + 1, score::BARE_YEAR)),
        };
    }
    let number = atoms.number(at, 4).filter(|number| number % 10 == 0 && !atoms.glued_before(at))?;
    let end = parts::suffix(atoms, at + 1)
        .filter(|end| matches!(atoms.str(end - 1), "х" | "е" | "ые" | "ых" | "м" | "ым"))?;
    let four = (1000..=2999).contains(&number);
    let plural = matches!(atoms.str(end - 1), "х" | "е" | "ые" | "ых");
    match parts::year_word(atoms, end).filter(|end| !matches!(atoms.meaning(end - 1), Some(Meaning::Year(1 | 3)))) {
        Some(end) if four || number < 100 => Some((number, end, score::PERIOD)),
        None if (four || atoms.is_known() || (number >= 30 && stands(atoms, at, end))) && plural => {
            Some((number, end, score::BARE_YEAR))
        }
        _ => None,
    }
}

/// Whether a decade without «годы» stands alone behind «в» or another preposition.
fn stands(atoms: &Atoms<'_>, at: usize, end: usize) -> bool {
    after_preposition(atoms, at) && follows(atoms, at) && ends_phrase(atoms, end)
}

/// «конца 2010-х» without «годов», «конца 90-х»
pub(super) fn bare_decade(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    let number = atoms.number(at, 4)?;
    let end = parts::suffix(atoms, at + 1)?;
    (atoms.str(end - 1) == "х")
        .then(|| Found::new(at, end, When::fixed(edtf::decade(number)), "date.decade", score::PERIOD))
}
