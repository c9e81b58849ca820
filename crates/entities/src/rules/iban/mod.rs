//! International bank account numbers (ISO 13616), by the country's length and the check digits. The value is the number in
//! capitals without spaces. One that is called so, or stands in a list with one, and fails the check has no value, and says what is wrong.

use super::atoms::{Atoms, Kind};
use super::cues::{self, Cue};
use super::{Mention, is_listed, mention_of};
use crate::{Flaw, Label};
use sarap_text::Span;

/// The check digits let one in ninety-seven pass, and the length is right too.
const SCORE: f32 = 0.99;
/// Called so, but with bad check digits.
const FLAWED: f32 = 0.9;
/// Atoms before it among which its name may stand.
const REACH: usize = 4;
/// Characters of what may be one with some missing or too many.
const RUN: std::ops::RangeInclusive<usize> = 14..=36;
/// Letters in a group when it is written in groups.
const GROUP: usize = 4;

/// All account numbers, in order.
pub(super) fn find(atoms: &Atoms<'_>, out: &mut Vec<Mention>) {
    let mut done = 0;
    // The end of the number before, of which the next may be a neighbour in a list.
    let mut last = None;
    for at in 0..atoms.len() {
        let Some(atom) = atoms.get(at).filter(|atom| atom.kind == Kind::Word && atom.span.start() >= done) else {
            continue;
        };
        let glued = atoms.touches(at) && atoms.before(at).is_some_and(|b| matches!(b.kind, Kind::Word | Kind::Digits));
        if glued || !atoms.touches(at + 1) || atoms.digits(at + 1).is_none() {
            continue;
        }
        let Some(text) = atoms.text.get(atom.span.start() as usize..) else { continue };
        let called = || {
            cues::before(atoms, at, REACH, &[Cue::BankAccount]).is_some()
                || is_listed(atoms.text, last, atom.span.start())
        };
        let (length, value, fault) = match number(text) {
            Some((length, value)) if checked(&value) => (length, Some(value), None),
            Some((length, _)) if called() => (length, None, Some("its check digits do not fit")),
            None => match run(text).filter(|_| called()) {
                Some(length) => (length, None, Some("it has the wrong number of characters for its country")),
                None => continue,
            },
            _ => continue,
        };
        let span = Span::from_range(atom.span.start() as usize..atom.span.start() as usize + length);
        let score = if fault.is_some() { FLAWED } else { SCORE };
        let flaw = fault.map(|fault| Flaw::Number { name: "IBAN", fault });
        out.push(Mention { flaw, ..mention_of(span, Label::Iban, value, "iban", score) });
        done = span.end();
        last = Some(done);
    }
}

/// What `text` begins with, in bytes, if it is letters and digits without spaces, a known country's letters first.
fn run(text: &str) -> Option<usize> {
    let letter = |c: char| latin(c).is_ascii_alphanumeric();
    let end = text.find(|c| !letter(c)).unwrap_or(text.len());
    let run = text.get(..end)?;
    let country: String = run.chars().take(2).map(latin).collect();
    let digits = run.chars().filter(char::is_ascii_digit).count();
    let whole = !text.get(end..)?.starts_with(char::is_alphanumeric);
    let shaped = RUN.contains(&run.chars().count()) && digits * 2 > run.chars().count() && whole;
    (shaped && length(&country.to_ascii_uppercase()).is_some()).then_some(end)
}

/// The number that `text` begins with, by its shape: its length in bytes, and its value.
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
    (whole && grouped).then_some((end, value))
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
