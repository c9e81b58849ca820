//! Lengths of time: «две недели», «1 год 6 месяцев», «более двадцати лет».

use super::edtf::Date;
use super::parts::follows;
use super::when::{Unit, When};
use crate::rules::atoms::Atoms;
use crate::rules::lexicon::{Meaning, Prep};
use crate::rules::number::{self, Decimal};
use crate::rules::time::is_hour;

/// What lengths are counted in, the longest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Measure {
    Century,
    Decade,
    Year,
    Quarter,
    Month,
    Week,
    Day,
    Hour,
    Minute,
    Second,
}

impl Measure {
    /// Of a unit's letter in the lexicon.
    const fn of(letter: u8) -> Option<Self> {
        Some(match letter {
            b'T' => Self::Decade,
            b'Y' => Self::Year,
            b'M' => Self::Month,
            b'W' => Self::Week,
            b'D' => Self::Day,
            b'H' => Self::Hour,
            b'N' => Self::Minute,
            b'S' => Self::Second,
            _ => return None,
        })
    }

    /// Whether it is shorter than a day.
    pub(super) fn is_short(self) -> bool {
        self >= Self::Hour
    }

    /// The stretch of the calendar of this length.
    pub(super) const fn unit(self) -> Option<Unit> {
        Some(match self {
            Self::Century => Unit::Century,
            Self::Decade => Unit::Decade,
            Self::Year => Unit::Year,
            Self::Quarter => Unit::Quarter,
            Self::Month => Unit::Month,
            Self::Week => Unit::Week,
            Self::Day => Unit::Day,
            _ => return None,
        })
    }

    /// Its letter in ISO 8601, and how many of that it is.
    const fn letter(self) -> (char, u8) {
        match self {
            Self::Century => ('Y', 100),
            Self::Decade => ('Y', 10),
            Self::Year => ('Y', 1),
            Self::Quarter => ('M', 3),
            Self::Month | Self::Minute => ('M', 1),
            Self::Week => ('W', 1),
            Self::Day => ('D', 1),
            Self::Hour => ('H', 1),
            Self::Second => ('S', 1),
        }
    }
}

/// The unit's word at `at`.
pub(super) fn measure(atoms: &Atoms<'_>, at: usize) -> Option<Measure> {
    Some(match atoms.meaning(at)? {
        Meaning::Unit(letter) => return Measure::of(letter),
        Meaning::Year(1 | 2) => Measure::Year,
        Meaning::Century(_) if atoms.str(at).chars().count() > 2 => Measure::Century,
        Meaning::Quarter if atoms.str(at).chars().count() > 2 => Measure::Quarter,
        _ if is_hour(atoms, at) => Measure::Hour,
        Meaning::Minute => Measure::Minute,
        Meaning::Second => Measure::Second,
        // «дня», «днём»
        Meaning::DayPart(13) | Meaning::Daytime(2) => Measure::Day,
        _ => return None,
    })
}

/// A number with its unit.
#[derive(Clone, Copy, Debug)]
struct Item {
    /// `None` for «несколько».
    count: Option<Decimal>,
    measure: Measure,
}

/// A length of time.
#[derive(Clone, Debug)]
pub(super) struct Length {
    items: Vec<Item>,
    /// The atom after its last.
    pub(super) end: usize,
    /// Whether the number is «несколько» or the like.
    pub(super) vague: bool,
    /// Whether it can be nothing but a length: «полгода», «1 год 6 месяцев», «2-3 года».
    pub(super) clear: bool,
}

/// Units in one length at most.
const MOST_ITEMS: usize = 6;

/// «две недели», «1 год и 6 месяцев», «5-7 дней», «три с половиной часа», «несколько лет», «полгода».
pub(super) fn length(atoms: &Atoms<'_>, at: usize) -> Option<Length> {
    if let Some(Meaning::HalfUnit(letter, count)) = atoms.meaning(at) {
        let items = vec![Item { count: Some(Decimal::whole(u128::from(count))), measure: Measure::of(letter)? }];
        return Some(Length { items, end: at + 1, vague: false, clear: true });
    }
    if let Some(Meaning::Several | Meaning::Many) = atoms.meaning(at) {
        let measure = measure(atoms, at + 1).filter(|_| follows(atoms, at + 1))?;
        return Some(Length { items: vec![Item { count: None, measure }], end: at + 2, vague: true, clear: false });
    }
    if !number::may_begin(atoms, at) {
        return None;
    }
    // «2-3 дня»
    if let Some((from, to)) = number::range(atoms, at)
        && atoms.is_dash(from.end)
        && let Some(measure) = measure(atoms, to.end).filter(|_| follows(atoms, to.end))
    {
        let items = vec![Item { count: None, measure }];
        return Some(Length { items, end: to.end + 1, vague: false, clear: measure != Measure::Year });
    }
    let (first, mut end) = item(atoms, at)?;
    let mut items = vec![first];
    while items.len() < MOST_ITEMS {
        // «1 год 6 месяцев», «6 дней, 16 часов и 3 минуты»
        let comma = atoms.is_sign(end, ',');
        let next = if comma || atoms.next_meaning(end) == Some(Meaning::And) { end + 1 } else { end };
        let Some((item, after)) = item(atoms, next).filter(|_| follows(atoms, next)) else { break };
        let listed = !comma || atoms.next_meaning(after) == Some(Meaning::And);
        if !listed || item.measure == Measure::Week || items.last().is_some_and(|last| item.measure <= last.measure) {
            break;
        }
        items.push(item);
        end = after;
    }
    // «60 лет 164 дня» is an age.
    let clear = items.len() > 1
        && items.last().is_some_and(|last| (first.measure, last.measure) != (Measure::Year, Measure::Day));
    Some(Length { items, end, vague: false, clear })
}

fn item(atoms: &Atoms<'_>, at: usize) -> Option<(Item, usize)> {
    let amount = number::amount(atoms, at)?;
    let (mut count, mut end) = (amount.value?, number::in_words(atoms, amount.end));
    // «три с половиной»
    if atoms.next_meaning(end) == Some(Meaning::Preposition(Prep::From))
        && atoms.next_meaning(end + 1) == Some(Meaning::HalfOf)
    {
        (count, end) = (count.plus(Decimal::new(5, 1))?, end + 2);
    }
    // «10-ти дней»
    if atoms.is_dash(end) && atoms.touches(end) && matches!(atoms.str(end + 1), "ти" | "и" | "х") {
        end += 2;
    }
    let measure = measure(atoms, end).filter(|_| follows(atoms, end))?;
    Some((Item { count: Some(count), measure }, end + 1))
}

impl Length {
    /// The unit it begins with.
    pub(super) fn measure(&self) -> Measure {
        self.items.first().map_or(Measure::Day, |item| item.measure)
    }

    /// Whether minutes belong to it.
    pub(super) fn has_minutes(&self) -> bool {
        self.items.iter().any(|item| item.measure == Measure::Minute)
    }

    /// Its value in ISO 8601: `P1Y6M`, `PT24H`.
    pub(super) fn duration(&self) -> Option<String> {
        let (mut days, mut hours) = (String::new(), String::new());
        for item in &self.items {
            let (letter, times) = item.measure.letter();
            let count = item.count?.times(u128::from(times))?;
            (if item.measure.is_short() { &mut hours } else { &mut days }).push_str(&format!("{count}{letter}"));
        }
        Some(if hours.is_empty() { format!("P{days}") } else { format!("P{days}T{hours}") })
    }

    /// The date so long before (-1) or after (1) the document's.
    pub(super) fn away(&self, sign: i32) -> When {
        let [item] = self.items.as_slice() else { return When::Nothing };
        let Some(unit) = item.measure.unit() else { return When::Nothing };
        let whole = |times: u128| item.count.and_then(|count| count.times(times)?.integer());
        match (unit, whole(1), whole(12)) {
            (_, Some(count), _) => When::Shifted(unit, count.saturating_mul(sign)),
            // «полтора года назад»
            (Unit::Year, _, Some(months)) => When::Shifted(Unit::Month, months.saturating_mul(sign)),
            _ => When::Nothing,
        }
    }
}

/// One unit without a number: «год назад».
pub(super) fn one(atoms: &Atoms<'_>, at: usize) -> Option<Length> {
    let items = vec![Item { count: Some(Decimal::whole(1)), measure: measure(atoms, at)? }];
    Some(Length { items, end: at + 1, vague: false, clear: false })
}

/// A whole stretch of the calendar so far from the document's own.
pub(super) fn period(measure: Measure, by: i32) -> When {
    measure.unit().map_or(When::Nothing, |unit| When::Period(unit, by))
}

/// A group of months as a date.
pub(super) fn season(group: u8) -> Date {
    Date { year: None, month: Some(group), day: None }
}
