//! Dates and periods of the calendar, with their values in EDTF.
//!
//! What is said is kept: a date without a year has an open one (`XXXX-09-19`) until something outside the phrase gives
//! it, and a date that the calendar doesn't have («31 февраля») is a mention without a value. «Начало», «середина» and
//! «конец» belong to the mention; the value is then that of the whole period, since EDTF has no finer one.

mod edtf;
mod numeric;
mod parts;

use super::atoms::{Atoms, Gap, Kind};
use super::lexicon::Meaning;
use super::{Mention, mention};
use crate::Label;
use edtf::Date;
use parts::{Part, follows, part};

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
}

/// A date found: atoms from `first` to before `end`.
#[derive(Debug)]
struct Found {
    first: usize,
    end: usize,
    value: Option<String>,
    rule: &'static str,
    score: f32,
}

/// The parts of one list at most; more is no list of dates.
const MOST_PARTS: usize = 16;

/// All dates, in order.
pub(super) fn find(atoms: &Atoms<'_>, out: &mut Vec<Mention>) {
    let mut at = 0;
    while at < atoms.len() {
        match date(atoms, at) {
            Some(found) => {
                at = found.end.max(at + 1);
                out.push(mention(atoms, found.first, found.end, Label::Date, found.value, found.rule, found.score));
            }
            None => at += 1,
        }
    }
}

fn date(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    let atom = atoms.get(at)?;
    match (atom.kind, atom.meaning) {
        (Kind::Digits, _) => numeric::find(atoms, at)
            .or_else(|| century(atoms, at))
            .or_else(|| within_year(atoms, at))
            .or_else(|| decade(atoms, at))
            .or_else(|| phrase(atoms, at)),
        // «с 3 по 5 мая»: the pair of prepositions belongs to the range.
        (_, Some(Meaning::Preposition(2))) if atoms.same_line(at + 1) => {
            let found = numeric::find(atoms, at + 1)
                .or_else(|| range(atoms, at + 1, true))
                .filter(|found| found.rule == "date.range")?;
            let paired = (at + 2..found.end).any(|at| matches!(atoms.meaning(at), Some(Meaning::Preposition(3 | 4))));
            paired.then_some(Found { first: at, ..found })
        }
        (_, Some(Meaning::Edge)) => {
            let found = follows(atoms, at + 1).then(|| edge_of(atoms, at + 1)).flatten()?;
            Some(Found { first: at, ..found })
        }
        (_, Some(Meaning::Month(_) | Meaning::ShortMonth(_))) => phrase(atoms, at),
        (_, Some(Meaning::Season(_))) => season(atoms, at),
        (_, Some(Meaning::Ordinal(_) | Meaning::Cardinal(_) | Meaning::Scale(3))) => {
            century(atoms, at).or_else(|| within_year(atoms, at)).or_else(|| phrase(atoms, at))
        }
        (_, Some(Meaning::Decade(_))) => decade(atoms, at),
        (Kind::Word, _) => century(atoms, at).or_else(|| within_year(atoms, at)),
        _ => None,
    }
}

/// What may follow «в начале».
fn edge_of(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    if matches!(atoms.meaning(at), Some(Meaning::Month(_))) && !atoms.get(at).is_some_and(|atom| atom.capital) {
        let month = part(atoms, at)?;
        return Some(single(at, &month));
    }
    if let Some(found) = season(atoms, at).or_else(|| century(atoms, at)).or_else(|| decade(atoms, at)) {
        return Some(found);
    }
    // «конца 2010-х» without «годов», «конца 90-х»
    if let Some(number) = atoms.number(at, 4)
        && let Some(end) = parts::suffix(atoms, at + 1)
        && atoms.str(end - 1) == "х"
    {
        return Some(Found { first: at, end, value: edtf::decade(number), rule: "date.decade", score: score::PERIOD });
    }
    let year = part(atoms, at).filter(|part| part.shape() == (false, false, true) && part.year_word)?;
    Some(single(at, &year))
}

/// A range, a list, or a single date.
fn phrase(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    if let Some(found) = range(atoms, at, false).or_else(|| set(atoms, at)) {
        return Some(found);
    }
    let first = part(atoms, at)?;
    let previous = at.checked_sub(1).filter(|_| atoms.same_line(at)).and_then(|at| atoms.meaning(at));
    match first.shape() {
        (true, true, _) => (!is_name(atoms, at)).then(|| single(at, &first)),
        (false, true, true) => Some(single(at, &first)),
        // «в мае», but neither «Мая» nor «мая» alone.
        (false, true, false) => {
            let month = matches!(atoms.meaning(at), Some(Meaning::Month(_))) && !atoms.get(at)?.capital;
            (month && matches!(previous, Some(Meaning::Preposition(_))) && !atoms.is_dash(first.end))
                .then(|| single(at, &first))
        }
        (false, false, true) if first.year_word => {
            Some(year_and_day(atoms, at, &first).unwrap_or_else(|| single(at, &first)))
        }
        (false, false, true) => {
            let preposition = matches!(previous, Some(Meaning::Preposition(_)));
            let ordinal = first.end == at + 3 && preposition && near(&first);
            // «в 2014.» and «(1994)», but not «в 2000 домов».
            let closed =
                near(&first) && (preposition && ends_phrase(atoms, first.end) || in_brackets(atoms, at, first.end));
            (ordinal || closed).then(|| Found { score: score::BARE_YEAR, ..single(at, &first) })
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
    Some(Found { first: at, end: day.end, value: date.edtf(), rule: "date.day-month-year", score: score::FULL })
}

fn single(first: usize, part: &Part) -> Found {
    let (rule, score) = match part.shape() {
        (true, _, true) => ("date.day-month-year", score::FULL),
        (true, _, false) => ("date.day-month", score::DAY_MONTH),
        (false, true, true) => ("date.month-year", score::MONTH_YEAR),
        (false, true, false) => ("date.month", score::MONTH),
        _ => ("date.year", score::YEAR),
    };
    Found { first, end: part.end, value: part.date.edtf(), rule, score }
}

/// «улица 8 Марта», «имени 9 Мая».
fn is_name(atoms: &Atoms<'_>, at: usize) -> bool {
    let before = |back: usize| at.checked_sub(back).and_then(|at| atoms.get(at));
    let word = match before(1) {
        Some(atom) if matches!(atom.kind, Kind::Sign('.' | '«' | '"' | '“')) => before(2),
        atom => atom,
    };
    word.is_some_and(|atom| atom.meaning == Some(Meaning::Address))
}

/// «16-18 сентября 2025 года», «16 апреля – 19 мая», «2011-2013 годах»; after «с» also with «по» and «до».
fn range(atoms: &Atoms<'_>, at: usize, opened: bool) -> Option<Found> {
    let from = part(atoms, at)?;
    let by_word =
        opened && matches!(atoms.meaning(from.end), Some(Meaning::Preposition(3 | 4))) && follows(atoms, from.end);
    if !by_word && !atoms.is_dash(from.end) {
        return None;
    }
    let to = part(atoms, from.end + 1).filter(|_| follows(atoms, from.end + 1))?;
    let years = (from.shape(), to.shape()) == ((false, false, true), (false, false, true))
        && near(&from)
        && near(&to)
        && from.date.year < to.date.year;
    // «с 1975 по 1977», «(1985—1990)»
    let bare = years
        && !from.year_word
        && (by_word || in_brackets(atoms, at, to.end) || (after_preposition(atoms, at) && ends_phrase(atoms, to.end)));
    if bare && !to.year_word {
        let value = edtf::interval(from.date, to.date);
        return Some(Found { first: at, end: to.end, value, rule: "date.range", score: score::BARE_YEAR });
    }
    if !completes(&from, &to) || (to.shape() == (false, true, false) && !opened && !after_preposition(atoms, at)) {
        return None;
    }
    let value = edtf::interval(from.date.or(to.date), to.date);
    Some(Found { first: at, end: to.end, value, rule: "date.range", score: score::RANGE })
}

fn after_preposition(atoms: &Atoms<'_>, at: usize) -> bool {
    at > 0 && matches!(atoms.meaning(at - 1), Some(Meaning::Preposition(_)))
}

/// Whether `last` says what `part` leaves open, so that the two are of one kind.
fn completes(part: &Part, last: &Part) -> bool {
    match (part.shape(), last.shape()) {
        ((true, false, false), (true, true, _)) => true,
        ((true, true, _), (true, true, _)) => part.date.year.is_none() || last.date.year.is_some(),
        ((false, true, _), (false, true, _)) => part.date.year.is_none() || last.date.year.is_some(),
        ((false, false, true), (false, false, true)) => last.year_word && !part.year_word,
        _ => false,
    }
}

/// «16 и 18 сентября», «в 2000, 2003 и 2005 годах»: the last before «и», and it completes the others.
fn set(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    let mut parts = vec![part(atoms, at)?];
    loop {
        let end = parts.last()?.end;
        let last = atoms.next_meaning(end) == Some(Meaning::And);
        if parts.len() >= MOST_PARTS || !(last || atoms.is_sign(end, ',')) || !atoms.same_line(end + 1) {
            return None;
        }
        let next = part(atoms, end + 1)?;
        parts.push(next);
        if last {
            break;
        }
    }
    let last = parts.pop()?;
    if !parts.iter().all(|part| completes(part, &last))
        || (last.shape() == (false, true, false) && !after_preposition(atoms, at))
    {
        return None;
    }
    let mut dates: Vec<Date> = parts.iter().map(|part| part.date.or(last.date)).collect();
    dates.push(last.date);
    Some(Found { first: at, end: last.end, value: edtf::set(&dates), rule: "date.set", score: score::SET })
}

/// «весной 2012 года»; a season without a year has no value of its own.
fn season(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    let Meaning::Season(season) = atoms.meaning(at)? else { return None };
    grouped(atoms, at, at + 1, season, "date.season")
}

/// «первый квартал 2020 года», «II полугодии 2021 года», «вторая половина 2019 года».
fn within_year(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    let (number, end) = counted(atoms, at)?;
    let number = u8::try_from(number).ok()?;
    let (first, most) = match atoms.next_meaning(end)? {
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
    let (year, end, _) = parts::year(atoms, at).filter(|_| atoms.same_line(at))?;
    let date = Date { year: Some(year), month: Some(group), day: None };
    Some(Found { first, end, value: date.edtf(), rule, score: score::PERIOD })
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
fn century(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    let (number, end) = counted(atoms, at)?;
    let (to, end) =
        match counted(atoms, end + 1).filter(|_| atoms.is_dash(end) || atoms.next_meaning(end) == Some(Meaning::And)) {
            Some((to, end)) => (Some(to), end),
            None => (None, end),
        };
    let end = match atoms.next_meaning(end)? {
        // «5 веков» is a count.
        Meaning::Century(2) if to.is_none() && atoms.number(end - 1, 2).is_some() => return None,
        Meaning::Century(_) => end + 1,
        // «в.», only after Roman numbers.
        Meaning::Preposition(1)
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
    let value = match to {
        Some(to) if to > number => {
            edtf::century(number).zip(edtf::century(to)).map(|(from, to)| format!("{from}/{to}"))
        }
        Some(_) => None,
        None => edtf::century(number),
    };
    // A century that can't be is a count: «сто веков».
    (number <= 30).then_some(Found { first: at, end, value, rule: "date.century", score: score::PERIOD })
}

/// «2000-х годов», «1990-е», «90-х годов», «девяностые годы».
fn decade(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    if let Some(Meaning::Decade(number)) = atoms.meaning(at) {
        let end = parts::year_word(atoms, at + 1)?;
        return Some(Found {
            first: at,
            end,
            value: edtf::decade(u32::from(number)),
            rule: "date.decade",
            score: score::PERIOD,
        });
    }
    let number = atoms.number(at, 4).filter(|number| number % 10 == 0 && !atoms.glued_before(at))?;
    let end = parts::suffix(atoms, at + 1)
        .filter(|end| matches!(atoms.str(end - 1), "х" | "е" | "ые" | "ых" | "м" | "ым"))?;
    let four = (1000..=2999).contains(&number);
    let plural = matches!(atoms.str(end - 1), "х" | "е" | "ые" | "ых");
    match parts::year_word(atoms, end).filter(|end| !matches!(atoms.meaning(end - 1), Some(Meaning::Year(1 | 3)))) {
        Some(end) if four || number < 100 => {
            Some(Found { first: at, end, value: edtf::decade(number), rule: "date.decade", score: score::PERIOD })
        }
        None if four && plural => {
            Some(Found { first: at, end, value: edtf::decade(number), rule: "date.decade", score: score::BARE_YEAR })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn cases() {
        crate::rules::cases::check(include_str!("cases.txt"), super::find);
    }
}
