//! Dates and periods of the calendar, with their values in EDTF.
//!
//! What is said is kept: a date without a year has an open one (`XXXX-09-19`) until something outside the phrase gives
//! it, and a date that the calendar doesn't have («31 февраля») is a mention without a value. «Начало», «середина» and
//! «конец» belong to the mention; the value is then that of the whole period, since EDTF has no finer one.

mod bounds;
mod calendar;
mod edtf;
mod era;
pub(super) mod eve;
mod kazakh;
mod latin;
mod numeric;
mod parts;
mod periods;
mod ranges;
mod relative;
pub(super) mod short;
mod span;
mod tense;
mod when;

use super::atoms::{Atoms, Gap, Kind};
use super::lexicon::{Meaning, Prep};
use super::{Mention, mention};
use crate::Label;
pub use edtf::Date;
use parts::{Part, follows, part};
pub(super) use parts::{ordinal, suffix};
use periods::{century, decade, season, within_year};
use ranges::{range, set};
pub(crate) use tense::tense;
pub(crate) use when::{Anchor, Tense, day_of};
pub use when::{Unit, When};

/// How sure each form is: 1 where nothing else can be meant.
mod score {
    pub(super) const ISO: f32 = 0.99;
    pub(super) const NUMERIC: f32 = 0.97;
    pub(super) const RANGE: f32 = 0.98;
    pub(super) const FULL: f32 = 0.99;
    pub(super) const DAY_MONTH: f32 = 0.97;
    pub(super) const MONTH_YEAR: f32 = 0.98;
    /// A month alone may be a name.
    pub(super) const MONTH: f32 = 0.85;
    pub(super) const YEAR: f32 = 0.97;
    /// «2012-го» without «года» may be an ordinal.
    pub(super) const BARE_YEAR: f32 = 0.85;
    pub(super) const SET: f32 = 0.95;
    pub(super) const PERIOD: f32 = 0.97;
    pub(super) const RELATIVE: f32 = 0.93;
}

/// A date found: atoms from `first` to before `end`.
#[derive(Clone, Debug)]
struct Found {
    first: usize,
    end: usize,
    when: When,
    rule: &'static str,
    score: f32,
    /// A length in hours is a time, all else is a date.
    label: Label,
    /// Dates inside it that are mentions of their own.
    inner: Vec<Found>,
}

impl Found {
    const fn new(first: usize, end: usize, when: When, rule: &'static str, score: f32) -> Self {
        Self { first, end, when, rule, score, label: Label::Date, inner: Vec::new() }
    }

    /// Adds its mention and those inside it. The stop of an abbreviation at its end stays outside, «2010 г», «XXI в», but for that of an era.
    fn push(self, atoms: &Atoms<'_>, out: &mut Vec<Mention>) {
        let stop = self.end > self.first + 1
            && atoms.is_sign(self.end - 1, '.')
            && !matches!(atoms.str(self.end - 2), "э" | "Э" | "Х");
        let end = if stop { self.end - 1 } else { self.end };
        let value = self.when.edtf(None);
        let found = mention(atoms, self.first, end, self.label, value, self.rule, self.score);
        out.push(Mention { when: Some(self.when), ..found });
        self.inner.into_iter().for_each(|found| found.push(atoms, out));
    }
}

/// All dates, in order.
pub(super) fn find(atoms: &Atoms<'_>, out: &mut Vec<Mention>) {
    let mut at = 0;
    while at < atoms.len() {
        let begin = at;
        for found in dates(atoms, at) {
            at = found.end.max(at);
            found.push(atoms, out);
        }
        at = at.max(begin + 1);
    }
}

/// The dates of one phrase.
fn dates(atoms: &Atoms<'_>, at: usize) -> Vec<Found> {
    let may_list = match atoms.get(at) {
        Some(atom) if atom.kind == Kind::Digits => true,
        Some(atom) => matches!(
            atom.meaning,
            Some(Meaning::Month(_) | Meaning::ShortMonth(_) | Meaning::Ordinal(_) | Meaning::Cardinal(_))
        ),
        None => false,
    };
    // «с 14.10. - 15.10.2018» is one range.
    let ranged = || numeric::find(atoms, at).is_some_and(|found| found.rule == "date.range");
    if atoms.is_sign(at + 1, '.')
        && let Some(days) = short::days(atoms, at).filter(|_| !ranged())
    {
        return days;
    }
    let list = if may_list { set(atoms, at) } else { None };
    match list.filter(|_| numeric::find(atoms, at).is_none()) {
        Some(found) => found,
        None => date(atoms, at).into_iter().collect(),
    }
}

fn date(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    let atom = atoms.get(at)?;
    match (atom.kind, atom.meaning) {
        (Kind::Digits, _) => numeric::find(atoms, at)
            .or_else(|| short::stamp(atoms, at))
            .or_else(|| era::find(atoms, at))
            .or_else(|| ranges::short_end(atoms, at))
            .or_else(|| century(atoms, at))
            .or_else(|| within_year(atoms, at))
            .or_else(|| decade(atoms, at))
            .or_else(|| phrase(atoms, at))
            .or_else(|| bounds::impossible(atoms, at))
            .or_else(|| relative::find(atoms, at))
            .or_else(|| latin::find(atoms, at))
            .or_else(|| kazakh::find(atoms, at)),
        (_, Some(Meaning::LatinMonth(_))) => latin::find(atoms, at),
        (_, Some(Meaning::KazakhMonth(_) | Meaning::KazakhShift(_) | Meaning::KazakhThisYear(_))) => {
            kazakh::find(atoms, at)
        }
        // «с 3 по 5 мая»: the pair of prepositions belongs to the range.
        (_, Some(Meaning::Preposition(side @ (Prep::From | Prep::Of)))) if follows(atoms, at + 1) => {
            let found = numeric::find(atoms, at + 1)
                .or_else(|| range(atoms, at + 1, true))
                .filter(|found| found.rule == "date.range");
            let Some(found) = found else {
                let from = || ranges::mixed(atoms, at).or_else(|| bounds::since(atoms, at));
                return (side == Prep::From).then(from).flatten();
            };
            let paired = (at + 2..found.end)
                .any(|at| matches!(atoms.meaning(at), Some(Meaning::Preposition(Prep::By | Prep::Until | Prep::On))));
            paired.then_some(Found { first: at, ..found })
        }
        (Kind::Sign('«' | '"' | '“' | '„'), _) => official(atoms, at),
        (_, Some(Meaning::Edge)) => {
            let found = follows(atoms, at + 1).then(|| edge_of(atoms, at + 1)).flatten()?;
            Some(Found { first: at, ..found })
        }
        (_, Some(Meaning::Preposition(Prep::Until))) => bounds::until(atoms, at, at + 1),
        (_, Some(Meaning::Preposition(Prep::About))) => bounds::about(atoms, at),
        (_, Some(Meaning::Later)) if at > 0 && relative::is_no(atoms, at - 1) => bounds::until(atoms, at - 1, at + 1),
        (_, Some(Meaning::Qualifier(2))) => bounds::about(atoms, at).or_else(|| relative::find(atoms, at)),
        (_, Some(Meaning::Month(_) | Meaning::ShortMonth(_))) => era::find(atoms, at).or_else(|| phrase(atoms, at)),
        (_, Some(Meaning::Season(_))) => season(atoms, at),
        (_, Some(Meaning::Ordinal(_) | Meaning::Cardinal(_) | Meaning::Scale(3))) => century(atoms, at)
            .or_else(|| within_year(atoms, at))
            .or_else(|| phrase(atoms, at))
            .or_else(|| relative::find(atoms, at)),
        (_, Some(Meaning::Decade(_))) => decade(atoms, at),
        (Kind::Word, Some(_)) => relative::find(atoms, at),
        (Kind::Word, None) => century(atoms, at).or_else(|| within_year(atoms, at)),
        _ => None,
    }
}

/// The way of official papers: ««14» мая 2023 г.».
fn official(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    let day = atoms.number(at + 1, 2).and_then(|day| u8::try_from(day).ok()).filter(|day| (1..=31).contains(day))?;
    let is_closed = matches!(atoms.sign(at + 2), Some('»' | '"' | '”' | '“')) && atoms.same_line(at + 2);
    let behind = is_closed && follows(atoms, at + 3) && parts::is_genitive(atoms, at + 3);
    let (month, after) = parts::month(atoms, at + 3).filter(|_| behind)?;
    let part = parts::with_year(atoms, after, edtf::Date { day: Some(day), month: Some(month), year: None });
    Some(single(at, &part))
}

/// What may follow «в начале».
fn edge_of(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    if matches!(atoms.meaning(at), Some(Meaning::Month(_))) && !atoms.get(at).is_some_and(|atom| atom.capital) {
        let month = part(atoms, at)?;
        return Some(said(atoms, at, &month));
    }
    if let Some(found) = season(atoms, at)
        .or_else(|| century(atoms, at))
        .or_else(|| decade(atoms, at))
        .or_else(|| periods::bare_decade(atoms, at))
        .or_else(|| relative::edge_of(atoms, at))
    {
        return Some(found);
    }
    let year = part(atoms, at).filter(|part| part.shape() == (false, false, true) && part.year_word)?;
    Some(single(at, &year))
}

/// A range or a single date.
fn phrase(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    if let Some(found) = range(atoms, at, false) {
        return Some(found);
    }
    let first = part(atoms, at)?;
    let preposition = follows(atoms, at) && after_preposition(atoms, at);
    match first.shape() {
        (true, true, year) => (year || !is_name(atoms, at)).then(|| said(atoms, at, &first)),
        (false, true, true) => Some(single(at, &first)),
        // «в мае» and «мая прошлого года», but neither «Мая» nor «мая» alone.
        (false, true, false) => {
            let found = said(atoms, at, &first);
            let month = matches!(atoms.meaning(at), Some(Meaning::Month(_)))
                && (!atoms.get(at)?.capital || is_shouted(atoms, at));
            (found.end > first.end
                || atoms.is_known()
                || (month && preposition && !(atoms.is_dash(first.end) && atoms.touches(first.end))))
            .then_some(found)
        }
        (false, false, true) if first.year_word => {
            Some(year_and_day(atoms, at, &first).unwrap_or_else(|| single(at, &first)))
        }
        (false, false, true) => {
            let ordinal = first.end == at + 3 && preposition && near(&first);
            // «в 2014.» and «(1994)», but not «в 2000 домов».
            let closed =
                near(&first) && (preposition && ends_phrase(atoms, first.end) || in_brackets(atoms, at, first.end));
            (ordinal || closed || atoms.is_known()).then(|| Found { score: score::BARE_YEAR, ..single(at, &first) })
        }
        _ => None,
    }
}

/// Whether the year is one that news and reference works write without its word.
fn near(part: &Part) -> bool {
    part.date.year.is_some_and(|year| (1800..2100).contains(&year))
}

/// Whether nothing that is counted can follow: a stop, a dash, the end of the line.
fn ends_phrase(atoms: &Atoms<'_>, at: usize) -> bool {
    let stop = matches!(atoms.sign(at), Some('.' | ',' | ';' | ')' | '!' | '?' | '»'));
    let dash = atoms.is_dash(at) && !atoms.touches(at);
    atoms.get(at).is_none_or(|next| next.gap >= Gap::Line) || (stop && atoms.touches(at)) || dash
}

/// «(1994)», also with a comma or a stop between: «(Москва, 1994)».
fn in_brackets(atoms: &Atoms<'_>, first: usize, end: usize) -> bool {
    let opened = first.checked_sub(1).is_some_and(|at| atoms.is_sign(at, '(') && atoms.touches(first));
    let closed = matches!(atoms.sign(end), Some(')' | ',' | ';')) && atoms.touches(end);
    let listed = first.checked_sub(1).is_some_and(|at| atoms.is_sign(at, ',')) && atoms.is_sign(end, ')');
    (opened && closed) || listed
}

/// «2026 Год 22 Марта»: the year before the day, also in the line before.
fn year_and_day(atoms: &Atoms<'_>, at: usize, year: &Part) -> Option<Found> {
    let next = atoms.get(year.end).filter(|next| next.gap <= Gap::Line)?;
    let day = part(atoms, year.end).filter(|part| matches!(part.shape(), (true, true, false)))?;
    let one_year = matches!(atoms.meaning(year.end - 1), Some(Meaning::Year(1)));
    // Across a line break only «Год», as in a calendar, and not the end of a sentence.
    if !one_year || (next.gap == Gap::Line && !atoms.str(year.end - 1).to_lowercase().ends_with("год")) {
        return None;
    }
    let date = Date { year: year.date.year, ..day.date };
    Some(Found::new(at, day.end, When::Date(date), "date.day-month-year", score::FULL))
}

fn single(first: usize, part: &Part) -> Found {
    let (rule, score) = match part.shape() {
        (true, _, true) => ("date.day-month-year", score::FULL),
        (true, _, false) => ("date.day-month", score::DAY_MONTH),
        (false, true, true) => ("date.month-year", score::MONTH_YEAR),
        (false, true, false) => ("date.month", score::MONTH),
        _ => ("date.year", score::YEAR),
    };
    Found::new(first, part.end, part.when(), rule, score)
}

/// A date with what may stand behind it: «5 мая прошлого года», «25 июля, в четверг».
fn said(atoms: &Atoms<'_>, first: usize, part: &Part) -> Found {
    let (when, mut end) = relative::with_shifted_year(atoms, part);
    let comma = if atoms.is_sign(end, ',') { end + 1 } else { end };
    if part.date.day.is_some()
        && atoms.meaning(comma) == Some(Meaning::Preposition(Prep::In))
        && matches!(atoms.next_meaning(comma + 1), Some(Meaning::Weekday(_)))
        && follows(atoms, comma)
    {
        end = comma + 2;
    }
    Found { end, when, ..single(first, part) }
}

/// Whether the word and the one before it are in capitals, so that they tell nothing.
fn is_shouted(atoms: &Atoms<'_>, at: usize) -> bool {
    let upper = |at: usize| atoms.str(at).chars().all(char::is_uppercase);
    upper(at) && at.checked_sub(1).is_some_and(upper)
}

/// «улица 8 Марта», «ул. 8 Марта», «имени 9 Мая»; another sentence or line goes on with a date.
fn is_name(atoms: &Atoms<'_>, at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).and_then(|at| atoms.get(at));
    let word = match before(1).map(|atom| atom.kind) {
        Some(Kind::Sign('.')) => before(2).filter(|word| word.span.len() as usize <= LONGEST_SHORTENED),
        Some(Kind::Sign('«' | '"' | '“')) => before(2),
        _ => before(1),
    };
    atoms.same_line(at) && word.is_some_and(|atom| atom.meaning == Some(Meaning::Address))
}

/// Bytes of «ул» and «пр».
const LONGEST_SHORTENED: usize = 4;

fn after_preposition(atoms: &Atoms<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| atoms.meaning(at));
    matches!(before, Some(Meaning::Preposition(_) | Meaning::Through | Meaning::Later | Meaning::Today(-1)))
}

/// What the words of a date say that stand alone, without a preposition or a noun: «сегодня», «весна», «1812».
pub(super) fn bare(atoms: &Atoms<'_>, at: usize) -> Option<When> {
    Some(match atoms.meaning(at) {
        Some(Meaning::Today(by) | Meaning::Deictic(by) | Meaning::DayAdjective(by)) => {
            When::Shifted(Unit::Day, i32::from(by))
        }
        Some(Meaning::Season(group)) => When::Date(Date { month: Some(group), ..Date::default() }),
        Some(Meaning::Month(month) | Meaning::ShortMonth(month)) => {
            When::Date(Date { month: Some(month), ..Date::default() })
        }
        Some(Meaning::Weekday(day)) => When::Weekday(day, None),
        Some(_) => return relative::one(atoms, at),
        None => When::Date(Date {
            year: Some(atoms.number(at, 4).filter(|year| (1000..2999).contains(year))?),
            ..Date::default()
        }),
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn cases() {
        crate::rules::cases::check(include_str!("cases.txt"), super::find);
    }
}
