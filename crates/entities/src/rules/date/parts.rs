//! The pieces a date is made of: days, months, years, as the text writes them.

use super::edtf::{Date, full_year};
use super::when::When;
use crate::rules::atoms::{Atoms, Gap, Kind};
use crate::rules::lexicon::Meaning;

/// A date, or a piece of one, and the atom after it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    /// What it says.
    pub(super) date: Date,
    /// The atom after its last.
    pub(super) end: usize,
    /// Whether a word («года») says that its last number is a year.
    pub(super) year_word: bool,
}

impl Part {
    /// What it says, for a value.
    pub(super) fn when(&self) -> When {
        When::Date(self.date)
    }

    /// Which of day, month and year are said.
    pub(super) fn shape(&self) -> (bool, bool, bool) {
        (self.date.day.is_some(), self.date.month.is_some(), self.date.year.is_some())
    }
}

/// Whether the atom at `at` continues the phrase: in the same line, or a small-letter word or number after a wrapped line.
pub(super) fn follows(atoms: &Atoms<'_>, at: usize) -> bool {
    atoms.get(at).is_some_and(|atom| {
        atom.gap <= Gap::Space || (atom.gap == Gap::Line && atom.kind == Kind::Word && !atom.capital)
    })
}

/// A day, month or year, or what stands together of them in this order.
pub(super) fn part(atoms: &Atoms<'_>, at: usize) -> Option<Part> {
    if let Some((day, end)) = day(atoms, at) {
        if let Some((month, after)) = month(atoms, end).filter(|_| follows(atoms, end) && is_genitive(atoms, end)) {
            return Some(with_year(atoms, after, Date { day: Some(day), month: Some(month), year: None }));
        }
        return Some(Part { date: Date { day: Some(day), ..Date::default() }, end, year_word: false });
    }
    if let Some((month, end)) = month(atoms, at) {
        return Some(with_year(atoms, end, Date { month: Some(month), ..Date::default() }));
    }
    let (year, end, year_word) = year(atoms, at)?;
    Some(Part { date: Date { year: Some(year), ..Date::default() }, end, year_word })
}

/// Adds the year after a month, if there is one.
pub(super) fn with_year(atoms: &Atoms<'_>, at: usize, date: Date) -> Part {
    let bare = Part { date, end: at, year_word: false };
    let same_line = atoms.same_line(at);
    let wrapped = atoms.get(at).is_some_and(|atom| atom.gap == Gap::Line);
    let Some((year, end, year_word)) = year(atoms, at).or_else(|| short_year(atoms, at)) else { return bare };
    if (same_line && (year_word || !counts(atoms, end))) || (wrapped && year_word) {
        return Part { date: Date { year: Some(year), ..date }, end, year_word };
    }
    bare
}

/// Whether what stands at `at` makes the number before it an amount.
fn counts(atoms: &Atoms<'_>, at: usize) -> bool {
    let sign = matches!(atoms.sign(at), Some('%' | '$' | '€' | '₽' | '₸' | '°'));
    let word = matches!(
        atoms.next_meaning(at),
        Some(
            Meaning::Scale(_)
                | Meaning::Currency(_)
                | Meaning::Subunit(_)
                | Meaning::Iso(_)
                | Meaning::Percent
                | Meaning::Country(_)
        )
    );
    sign || word || atoms.digits(at).is_some_and(|digits| digits.len() == 3 && atoms.same_line(at))
}

/// «16», «19-го», «девятого», «двадцать второе».
pub(super) fn day(atoms: &Atoms<'_>, at: usize) -> Option<(u8, usize)> {
    if let Some(number) = atoms.number(at, 2) {
        if atoms.glued_before(at) && !after_dash(atoms, at) {
            return None;
        }
        let end = suffix(atoms, at + 1).unwrap_or(at + 1);
        let touched = end == at + 1
            && atoms.glued_after(end)
            && !(atoms.is_dash(end) && atoms.digits(end + 1).is_some_and(|next| next.len() <= 2));
        return u8::try_from(number).ok().filter(|day| (1..=31).contains(day) && !touched).map(|day| (day, end));
    }
    let (ordinal, end) = ordinal(atoms, at)?;
    u8::try_from(ordinal).ok().filter(|day| (1..=31).contains(day)).map(|day| (day, end))
}

/// Whether the number at `at` is the second of two joined by a dash: «16-18».
fn after_dash(atoms: &Atoms<'_>, at: usize) -> bool {
    at >= 2 && atoms.is_dash(at - 1) && atoms.number(at - 2, 4).is_some() && !atoms.glued_before(at - 2)
}

/// «-го», «го» and the like after digits.
pub(in crate::rules) fn suffix(atoms: &Atoms<'_>, at: usize) -> Option<usize> {
    if atoms.touches(at) && atoms.meaning(at) == Some(Meaning::Suffix) {
        return Some(at + 1);
    }
    let joined = atoms.is_dash(at) && atoms.touches(at) && atoms.touches(at + 1);
    (joined && atoms.meaning(at + 1) == Some(Meaning::Suffix)).then_some(at + 2)
}

/// «второе», «двадцать второе».
pub(in crate::rules) fn ordinal(atoms: &Atoms<'_>, at: usize) -> Option<(u32, usize)> {
    match atoms.meaning(at)? {
        Meaning::Ordinal(value) => Some((u32::from(value), at + 1)),
        Meaning::Cardinal(tens @ (20 | 30 | 40 | 50 | 60 | 70 | 80 | 90)) => match atoms.next_meaning(at + 1) {
            Some(Meaning::Ordinal(unit @ 1..=9)) => Some((u32::from(tens + unit), at + 2)),
            _ => None,
        },
        _ => None,
    }
}

/// A month's name, also a short one with its stop.
pub(super) fn month(atoms: &Atoms<'_>, at: usize) -> Option<(u8, usize)> {
    match atoms.meaning(at)? {
        Meaning::Month(month) => Some((month, at + 1)),
        Meaning::ShortMonth(month) => {
            let stop = atoms.is_sign(at + 1, '.') && atoms.touches(at + 1);
            Some((month, if stop { at + 2 } else { at + 1 }))
        }
        _ => None,
    }
}

/// Whether the month at `at` may follow a day: «сентября», «сент».
pub(super) fn is_genitive(atoms: &Atoms<'_>, at: usize) -> bool {
    matches!(atoms.meaning(at), Some(Meaning::ShortMonth(_))) || atoms.str(at).ends_with(['а', 'я', 'А', 'Я', 'a', 'A'])
}

/// A year in four digits with or without its word, or in words with it: its number, the atom after, whether the word is there.
pub(super) fn year(atoms: &Atoms<'_>, at: usize) -> Option<(u32, usize, bool)> {
    if let Some(number) = atoms.number(at, 4) {
        let four = atoms.digits(at).is_some_and(|digits| digits.len() == 4);
        if !four || !(1000..=2999).contains(&number) || (atoms.glued_before(at) && !after_dash(atoms, at)) {
            return None;
        }
        if let Some(end) = suffix(atoms, at + 1) {
            // «2000-х» is a decade.
            if atoms.str(end - 1).ends_with(['х', 'е']) {
                return None;
            }
            return Some(year_word(atoms, end).map_or((number, end, false), |end| (number, end, true)));
        }
        if let Some(end) = year_word(atoms, at + 1) {
            return Some((number, end, true));
        }
        let range = atoms.is_dash(at + 1) && atoms.digits(at + 2).is_some_and(|next| next.len() == 4);
        return (!atoms.glued_after(at + 1) || range).then_some((number, at + 1, false));
    }
    // «две тысячи двенадцатого года», «тысяча девятьсот сорок пятого года».
    let (mut value, mut end) = (0, at);
    match atoms.meaning(at)? {
        Meaning::Cardinal(2) if matches!(atoms.next_meaning(at + 1), Some(Meaning::Scale(3))) => {
            (value, end) = (2000, at + 2)
        }
        Meaning::Scale(3) => (value, end) = (1000, at + 1),
        Meaning::Ordinal(2000) => return year_word(atoms, at + 1).map(|end| (2000, end, true)),
        _ => {}
    }
    if value == 0 {
        return None;
    }
    while let Some(Meaning::Cardinal(hundreds @ (100 | 200 | 300 | 400 | 500 | 600 | 700 | 800 | 900))) =
        atoms.next_meaning(end)
    {
        if value % 1000 != 0 {
            return None;
        }
        value += u32::from(hundreds);
        end += 1;
    }
    let (rest, end) = ordinal(atoms, end).filter(|(rest, _)| *rest < 100)?;
    year_word(atoms, end).map(|end| (value + rest, end, true))
}

/// A year of two digits, which needs its word: «24 апреля 12 года».
fn short_year(atoms: &Atoms<'_>, at: usize) -> Option<(u32, usize, bool)> {
    let number = atoms.number(at, 2).filter(|_| atoms.digits(at).is_some_and(|digits| digits.len() == 2))?;
    let end = year_word(atoms, at + 1)?;
    Some((full_year(number), end, true))
}

/// The word after a year: «года», «г.», «гг.».
pub(super) fn year_word(atoms: &Atoms<'_>, at: usize) -> Option<usize> {
    match atoms.meaning(at).filter(|_| follows(atoms, at))? {
        Meaning::Year(1 | 2) => Some(at + 1),
        Meaning::Year(_) => {
            // «г.» and «гг.», also «г.г.»
            let stop = |at: usize| atoms.is_sign(at, '.') && atoms.touches(at);
            let end = if stop(at + 1) { at + 2 } else { at + 1 };
            match atoms.meaning(end) {
                Some(Meaning::Year(3)) if atoms.touches(end) && stop(end + 1) => Some(end + 2),
                _ => Some(end),
            }
        }
        _ => None,
    }
}
