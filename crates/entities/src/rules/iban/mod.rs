//! International bank account numbers (ISO 13616), by the country's length and the check digits. The value is the number in
//! capitals without spaces.

use super::atoms::{Atoms, Kind};
use super::{Mention, mention_of};
use crate::Label;
use sarap_text::Span;

/// The check digits let one in ninety-seven pass, and the length is right too.
const SCORE: f32 = 0.99;
/// Letters in a group when it is written in groups.
const GROUP: usize = 4;

/// All account numbers, in order.
pub(super) fn find(atoms: &Atoms<'_>, out: &mut Vec<Mention>) {
    let mut done = 0;
    for at in 0..atoms.len() {
        let Some(atom) = atoms.get(at).filter(|atom| atom.kind == Kind::Word && atom.span.start() >= done) else {
            continue;
        };
        let glued = atoms.touches(at) && atoms.before(at).is_some_and(|b| matches!(b.kind, Kind::Word | Kind::Digits));
        if glued || !atoms.touches(at + 1) || atoms.digits(at + 1).is_none() {
            continue;
        }
        if let Some((length, value)) = atoms.text.get(atom.span.start() as usize..).and_then(number) {
            let span = Span::from_range(atom.span.start() as usize..atom.span.start() as usize + length);
            out.push(mention_of(span, Label::Iban, Some(value), "iban", SCORE));
            done = span.end();
        }
    }
}

/// The number that `text` begins with: its length in bytes, and its value.
fn number(text: &str) -> Option<(usize, String)> {
    let mut chars = text.char_indices().peekable();
    let mut value = String::new();
    let mut wanted = usize::MAX;
    let mut separator = None;
    while value.len() < wanted {
        let (at, c) = chars.next()?;
        let latin = latin(c);
        if latin.is_ascii_alphanumeric() {
            value.push(latin.to_ascii_uppercase());
            if value.len() == 2 {
                wanted = length(&value)?;
            }
            continue;
        }
        // Between all groups, or between none, stands the same sign.
        let first = value.len() == GROUP && separator.is_none();
        let between = matches!(c, ' ' | '\u{a0}' | '-') && value.len().is_multiple_of(GROUP) && at > 0;
        if !between || !(first || separator == Some(c)) || (value.len() > GROUP && separator.is_none()) {
            return None;
        }
        separator = Some(c);
    }
    let end = chars.peek().map_or(text.len(), |(at, _)| *at);
    let whole = !chars.next().is_some_and(|(_, c)| c.is_alphanumeric());
    // Groups throughout: a letter more after the first group was no group's.
    let grouped = separator.is_none_or(|sign| {
        let groups = value.len().div_ceil(GROUP) - 1;
        text.get(..end).is_some_and(|text| text.matches(sign).count() == groups)
    });
    (whole && grouped && checked(&value)).then_some((end, value))
}

/// Cyrillic letters that look like Latin ones are these.
const fn latin(c: char) -> char {
    match c {
        'А' => 'A',
        'В' => 'B',
        'Е' => 'E',
        'К' => 'K',
        'М' => 'M',
        'Н' => 'H',
        'О' => 'O',
        'Р' => 'P',
        'С' => 'C',
        'Т' => 'T',
        'У' => 'Y',
        'Х' => 'X',
        _ => c,
    }
}

/// The length of the country's numbers.
fn length(country: &str) -> Option<usize> {
    let lines = include_str!("countries.txt").lines().filter_map(|line| line.split_once(": "));
    lines.filter(|(_, countries)| countries.split(' ').any(|other| other == country)).find_map(|(n, _)| n.parse().ok())
}

/// ISO 7064: moved to the end, letters as two digits, the remainder by 97 is 1.
fn checked(value: &str) -> bool {
    let Some((head, rest)) = value.split_at_checked(4) else { return false };
    let check = head.get(2..).and_then(|digits| digits.parse::<u8>().ok());
    let remainder = rest.chars().chain(head.chars()).try_fold(0, |remainder: u32, c| {
        let digit = c.to_digit(36)?;
        Some((remainder * if digit < 10 { 10 } else { 100 } + digit) % 97)
    });
    check.is_some_and(|check| (2..=98).contains(&check)) && remainder == Some(1)
}

#[cfg(test)]
mod tests {
    #[test]
    fn cases() {
        crate::rules::cases::check(include_str!("cases.txt"), super::find);
    }
}
