//! Numbers of payment cards, by the issuer's range and the check digit (Luhn). The value is the digits.
//!
//! One in ten numbers passes the check, so a row without groups must not be called an order or an account, and one of other
//! than sixteen digits must be called a card. One that is called a card, has an issuer's first digits and fails the check has no
//! value, and says so.

use super::atoms::Atoms;
use super::cues::{self, Cue};
use super::{Mention, mention};
use crate::{Flaw, Label};

/// After «карта», or in groups.
const SURE: f32 = 0.98;
/// A row of digits.
const ROW: f32 = 0.93;
/// Called a card, but with a bad check digit.
const FLAWED: f32 = 0.9;
const FLAW: Flaw = Flaw::Number { name: "card number", fault: "its check digit does not fit" };
/// Atoms before it among which a word may say what it is.
const REACH: usize = 10;
/// The same where it stands in groups.
const REACH_GROUPED: usize = 3;
/// More groups than any number has, to see where one goes on.
const MOST_GROUPS: usize = 6;
/// Groups of a number as printed on the card.
const GROUPS: &[&[usize]] = &[&[4, 4, 4, 4], &[4, 6, 5], &[4, 6, 4], &[4, 4, 4, 4, 3], &[4, 4, 4, 4, 2], &[8, 8]];

/// All card numbers, in order.
pub(super) fn find(atoms: &Atoms<'_>, out: &mut Vec<Mention>) {
    let mut at = 0;
    while at < atoms.len() {
        match number(atoms, at) {
            Some((end, digits, score)) => {
                let value = Some(digits).filter(|digits| luhn(digits));
                let flaw = if value.is_none() { Some(FLAW) } else { None };
                out.push(Mention { flaw, ..mention(atoms, at, end, Label::Card, value, "card", score) });
                at = end;
            }
            None => at += 1,
        }
    }
}

fn number(atoms: &Atoms<'_>, at: usize) -> Option<(usize, String, f32)> {
    let first = atoms.digits(at).filter(|digits| matches!(digits.len(), 4 | 8 | 12..=19))?;
    if atoms.glued_before(at) || continues_before(atoms, at) {
        return None;
    }
    let (end, digits) = if first.len() >= 12 { (at + 1, first.to_owned()) } else { grouped(atoms, at)? };
    if atoms.glued_after(end) || !issued(&digits) {
        return None;
    }
    if !luhn(&digits) {
        let named = cues::before(atoms, at, REACH, &[Cue::CardName, Cue::OtherNumber]) == Some(Cue::CardName);
        return (named && digits.len() == 16).then_some((end, digits, FLAWED));
    }
    let reach = if end > at + 1 { REACH_GROUPED } else { REACH };
    let cue = cues::before(atoms, at, reach, &[Cue::BankCard, Cue::OtherNumber]);
    let score = match cue {
        Some(Cue::BankCard) => SURE,
        Some(_) => return None,
        None if end > at + 1 => SURE,
        None if digits.len() == 16 => ROW,
        None => return None,
    };
    Some((end, digits, score))
}

/// Groups of digits with the same sign between them; what goes on in the same way is a longer number.
fn grouped(atoms: &Atoms<'_>, at: usize) -> Option<(usize, String)> {
    let first = step(atoms, at)?;
    let mut digits = atoms.digits(at)?.to_owned();
    let mut lengths = vec![digits.len()];
    let mut last = at;
    while lengths.len() < MOST_GROUPS && step(atoms, last) == Some(first) {
        last += first;
        let group = atoms.digits(last)?;
        digits.push_str(group);
        lengths.push(group.len());
    }
    GROUPS.contains(&lengths.as_slice()).then_some((last + 1, digits))
}

/// How many atoms on the next group stands: one after a space, two after a hyphen.
fn step(atoms: &Atoms<'_>, at: usize) -> Option<usize> {
    let hyphen = atoms.is_dash(at + 1) && atoms.touches(at + 1) && atoms.touches(at + 2);
    let next = if hyphen { 2 } else { 1 };
    let spaced = hyphen || (atoms.same_line(at + 1) && !atoms.touches(at + 1));
    (spaced && atoms.digits(at + next).is_some()).then_some(next)
}

/// Whether a group of four digits stands before: the number is longer.
fn continues_before(atoms: &Atoms<'_>, at: usize) -> bool {
    atoms.same_line(at) && at > 0 && atoms.digits(at - 1).is_some_and(|digits| digits.len() == 4)
}

/// Whether a network issues cards with these first digits in this length (ISO 7812).
fn issued(digits: &str) -> bool {
    let head = |length: usize| digits.get(..length).and_then(|head| head.parse::<u32>().ok()).unwrap_or_default();
    let (two, three, four) = (head(2), head(3), head(4));
    match digits.len() {
        // Visa, Mastercard, Мир, Diners Club, JCB, Discover, UnionPay, Maestro.
        16 => {
            (40..=49).contains(&two)
                || (51..=55).contains(&two)
                || (2200..=2204).contains(&four)
                || (2221..=2720).contains(&four)
                || (3528..=3589).contains(&four)
                || matches!(two, 36 | 38 | 39 | 50 | 56..=58 | 60 | 62..=65 | 67)
        }
        // American Express.
        15 => matches!(two, 34 | 37),
        // Diners Club.
        14 => matches!(two, 36 | 38 | 39) || (300..=305).contains(&three),
        // Visa of old.
        13 => (40..=49).contains(&two),
        // Мир, UnionPay, Maestro.
        17..=19 => (2200..=2204).contains(&four) || matches!(two, 40..=49 | 50 | 56..=58 | 62 | 63 | 67),
        12 => matches!(two, 50 | 56..=58 | 67),
        _ => false,
    }
}

/// The sum of the digits, each second from the right doubled, is a multiple of ten.
fn luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .zip([1, 2].iter().cycle())
        .map(|(byte, factor)| u32::from(byte.wrapping_sub(b'0')) * factor)
        .map(|product| product / 10 + product % 10)
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    #[test]
    fn cases() {
        crate::rules::cases::check(include_str!("cases.txt"), super::find);
    }
}
