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
mod phrase;
mod ranges;
mod relative;
mod score;
pub(super) mod short;
mod span;
mod tense;
mod when;
mod years;

use super::atoms::{Atoms, Kind};
use super::lexicon::{Meaning, Prep};
use super::{Mention, mention};
use crate::Label;
pub use edtf::Date;
use parts::follows;
pub(super) use parts::{ordinal, suffix};
use periods::{century, decade, season, within_year};
pub(super) use phrase::bare;
use phrase::{after_preposition, edge_of, ends_phrase, in_brackets, near, official, phrase, single};
use ranges::{range, set};
pub(crate) use tense::tense;
pub(crate) use when::{Anchor, Tense, day_of};
pub use when::{Unit, When};

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
        // «12.03.1991 года рождения» keeps its form, without the word.
        let figures = self.rule == "date.numeric" && atoms.get(end - 1).is_some_and(|atom| atom.kind == Kind::Word);
        let nominative = figures.then(|| atoms.span(self.first, end - 1).of(atoms.text).trim_end().to_owned());
        out.push(Mention { when: Some(self.when), nominative, ..found });
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
    if let Some(dates) = ranges::moved(atoms, at) {
        return dates;
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
            .or_else(|| years::find(atoms, at))
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
        (_, Some(Meaning::Preposition(Prep::Other))) => bounds::after(atoms, at),
        (_, Some(Meaning::Preposition(Prep::About))) => bounds::about(atoms, at),
        (_, Some(Meaning::Later)) if at > 0 && relative::is_no(atoms, at - 1) => bounds::no_later(atoms, at),
        (_, Some(Meaning::Qualifier(2))) => bounds::about(atoms, at).or_else(|| relative::find(atoms, at)),
        (_, Some(Meaning::Month(_) | Meaning::ShortMonth(_))) => era::find(atoms, at).or_else(|| phrase(atoms, at)),
        (_, Some(Meaning::Season(_))) => season(atoms, at),
        (_, Some(Meaning::Ordinal(_) | Meaning::Cardinal(_) | Meaning::Scale(3))) => century(atoms, at)
            .or_else(|| within_year(atoms, at))
            .or_else(|| phrase(atoms, at))
            .or_else(|| years::find(atoms, at))
            .or_else(|| relative::find(atoms, at)),
        (_, Some(Meaning::Decade(_))) => decade(atoms, at),
        (Kind::Word, Some(_)) => relative::find(atoms, at),
        (Kind::Word, None) => century(atoms, at).or_else(|| within_year(atoms, at)),
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
