//! Values of words that are known to be a date, a time or a number, whoever found them.

use super::atoms::Atoms;
use super::date::{self, When};
use super::lexicon::Meaning;
use super::{number, time};
use crate::{Label, Mention};

/// What the date or time that ends `text` says: all of `text` from the byte `start` on.
///
/// What stands before belongs to it only so far as it decides what is meant: «в пять часов», «через пять часов».
pub(crate) fn when(text: &str, start: u32, label: Label) -> Option<When> {
    let atoms = Atoms::known(text);
    let first = atoms.at_offset(start);
    let mut last = atoms.len();
    while last > first + 1 && atoms.is_sign(last - 1, '.') {
        last -= 1;
    }
    // The mention may begin with prepositions of its own.
    let leads =
        |at: &usize| matches!(atoms.meaning(*at), Some(Meaning::Preposition(_) | Meaning::During | Meaning::Through));
    let head = (first..last).find(|at| !leads(at))?;
    let (from, to) = (atoms.get(head)?.span.start(), atoms.span(head, last).end());
    let mut found: Vec<Mention> = Vec::new();
    date::find(&atoms, &mut found);
    time::find(&atoms, &mut found);
    let whole = |mention: &&Mention| {
        mention.label == label && mention.span.start() <= from && mention.span.end() >= to.saturating_sub(1)
    };
    let widest = found.iter().filter(whole).max_by_key(|mention| mention.span.len());
    widest.and_then(|mention| mention.when.clone()).or_else(|| date::bare(&atoms, head).filter(|_| head + 1 == last))
}

/// The number that all of `text` says, in digits or words: `2000`, `1.5`.
pub fn cardinal(text: &str) -> Option<String> {
    let atoms = Atoms::new(text);
    let amount = number::amount(&atoms, 0).filter(|amount| amount.end == atoms.len())?;
    amount.value.map(|value| value.to_string())
}

/// The place in an order that all of `text` says: «третьего», «15-й».
pub fn ordinal(text: &str) -> Option<u32> {
    let atoms = Atoms::new(text);
    let (value, end) = match atoms.number(0, 9) {
        Some(number) => (number, date::suffix(&atoms, 1)?),
        None => date::ordinal(&atoms, 0)?,
    };
    (end == atoms.len()).then_some(value)
}
