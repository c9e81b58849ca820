//! Shares: «12,5 %», «двадцать процентов». The value is the number with `%`.

use super::atoms::Atoms;
use super::lexicon::Meaning;
use super::number::{self, Amount};
use super::{Mention, mention};
use crate::{Flaw, Label};

/// Nothing else looks like it.
const SCORE: f32 = 0.98;
/// Figures of the largest share that is told of anything, such as a growth of prices, in its whole part.
const MOST_FIGURES: u32 = 12;

/// All shares, in order.
pub(super) fn find(atoms: &Atoms<'_>, out: &mut Vec<Mention>) {
    let mut at = 0;
    while at < atoms.len() {
        match share(atoms, at) {
            Some((end, value)) => {
                let flaw = if value.is_none() { Some(Flaw::Absurd) } else { None };
                out.push(Mention { flaw, ..mention(atoms, at, end, Label::Percent, value, "percent", SCORE) });
                at = end;
            }
            None => at += 1,
        }
    }
}

fn share(atoms: &Atoms<'_>, at: usize) -> Option<(usize, Option<String>)> {
    if !number::may_begin(atoms, at) {
        return None;
    }
    let text =
        |amount: Amount| amount.value.filter(|_| !amount.is_absurd(MOST_FIGURES)).map(|value| format!("{value}%"));
    if let Some((from, to)) = number::range(atoms, at)
        && let Some(end) = sign(atoms, to.end)
    {
        return Some((end, text(from).zip(text(to)).map(|(from, to)| format!("{from}/{to}"))));
    }
    let amount = number::amount(atoms, at)?;
    // «10%–15%»
    let end = sign(atoms, amount.end)?;
    if atoms.is_dash(end)
        && let Some(to) = number::amount(atoms, end + 1)
        && let Some(last) = sign(atoms, to.end)
    {
        return Some((last, text(amount).zip(text(to)).map(|(from, to)| format!("{from}/{to}"))));
    }
    Some((end, text(amount)))
}

fn sign(atoms: &Atoms<'_>, at: usize) -> Option<usize> {
    let found =
        atoms.same_line(at) && (matches!(atoms.sign(at), Some('%')) || atoms.meaning(at) == Some(Meaning::Percent));
    found.then_some(at + 1)
}

#[cfg(test)]
mod tests {
    #[test]
    fn cases() {
        crate::rules::cases::check(include_str!("cases.txt"), super::find);
    }
}
