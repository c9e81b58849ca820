//! What a date says, and its value.

use super::edtf::Date;

/// A stretch of the calendar.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unit {
    /// From midnight to midnight.
    Day,
    /// From Monday to Sunday.
    Week,
    /// January to December.
    Month,
    /// Three months.
    Quarter,
    /// From 1 January on.
    Year,
    /// Ten years, by the third digit: `199X`.
    Decade,
    /// A hundred years, by the first two digits: `19XX`.
    Century,
}

/// What a date says. Its value is a function of this and of the document's date.
#[derive(Clone, PartialEq, Debug)]
pub enum When {
    /// A date by its form, without a value: «несколько лет назад».
    Nothing,
    /// A value that needs nothing from outside: a century, a decade, a duration.
    Fixed(String),
    /// A date; its year may be open.
    Date(Date),
    /// A day, month or season in the year that lies so far from the document's: «в августе прошлого года» is -1.
    InYear(Date, i32),
    /// So many units from the document's date: «вчера», «два года назад».
    Shifted(Unit, i32),
    /// The whole unit that lies so far from the document's own: «на прошлой неделе».
    Period(Unit, i32),
    /// 1 Monday to 7 Sunday: the nearest one, or the one of the week that lies so far from the document's.
    Weekday(u8, Option<i32>),
    /// From the first to the last of two dates.
    Range(Box<When>, Box<When>),
    /// All of these.
    Set(Vec<When>),
    /// A time of day, as ISO 8601 writes it.
    At(Box<When>, String),
}

impl When {
    /// A date with this EDTF text, if there is one.
    pub(super) fn fixed(value: Option<String>) -> Self {
        value.map_or(Self::Nothing, Self::Fixed)
    }

    /// The value in EDTF; none for what is counted from the document's date.
    pub(crate) fn edtf(&self) -> Option<String> {
        match self {
            Self::Fixed(text) => Some(text.clone()),
            Self::Date(date) => date.edtf(),
            Self::Range(from, to) => range(from, to),
            Self::Set(dates) => {
                let texts: Option<Vec<String>> = dates.iter().map(Self::edtf).collect();
                Some(format!("{{{}}}", texts?.join(",")))
            }
            Self::At(date, time) => {
                let (date, is_day) = (date.edtf()?, date.is_day());
                // «с 10:00 до 18:00»
                let time = time.replace('/', &format!("/{date}"));
                Some(if time.is_empty() || !is_day { date } else { format!("{date}{time}") })
            }
            Self::Nothing | Self::InYear(..) | Self::Shifted(..) | Self::Period(..) | Self::Weekday(..) => None,
        }
    }

    /// Whether it is one day, so that a time of day can follow.
    fn is_day(&self) -> bool {
        match self {
            Self::Date(date) | Self::InYear(date, _) => date.day.is_some(),
            Self::Weekday(..) => true,
            Self::Shifted(unit, _) | Self::Period(unit, _) => matches!(unit, Unit::Day),
            _ => false,
        }
    }
}

/// `from/to`, where one without a year takes it from the other; no value if the two are in the wrong order.
fn range(from: &When, to: &When) -> Option<String> {
    let (from, to) = (from.edtf()?, to.edtf()?);
    let (first, last) = (from.split('/').next()?, to.rsplit('/').next()?);
    // Fixed widths make the order of the texts that of the dates; without years December may come before January.
    (from.starts_with('X') || first < last).then(|| format!("{first}/{last}"))
}
