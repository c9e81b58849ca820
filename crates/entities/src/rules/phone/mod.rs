//! Telephone numbers. The value is E.164: «8 (495) 123-45-67» is `+74951234567`.
//!
//! «8» and «7» before ten digits are the trunk and country code that Russia and Kazakhstan share. Without «+» the groups
//! must be those of a number to dial; a bare row of digits is one only after «тел.» and the like.

use super::atoms::{Atoms, Gap, Kind};
use super::lexicon::Meaning;
use super::{Mention, mention};
use crate::Label;

/// With «+» and a country code.
const INTERNATIONAL: f32 = 0.98;
/// By its groups.
const NATIONAL: f32 = 0.96;
/// After «тел.», without an area code.
const LOCAL: f32 = 0.9;
/// E.164 allows no more digits.
const MOST_DIGITS: usize = 15;

/// All telephone numbers, in order.
pub(super) fn find(atoms: &Atoms<'_>, out: &mut Vec<Mention>) {
    let mut at = 0;
    while at < atoms.len() {
        match number(atoms, at) {
            Some((end, value, rule, score)) => {
                out.push(mention(atoms, at, end, Label::Phone, value, rule, score));
                at = end;
            }
            None => at += 1,
        }
    }
}

/// The digit groups of a possible number.
#[derive(Default)]
struct Groups {
    digits: String,
    lengths: Vec<usize>,
    brackets: bool,
    dashes: bool,
    end: usize,
}

fn number(atoms: &Atoms<'_>, at: usize) -> Option<(usize, Option<String>, &'static str, f32)> {
    let first = atoms.get(at)?;
    match first.kind {
        Kind::Sign('+') => {
            let attached = first.gap == Gap::None
                && atoms.before(at).is_some_and(|before| matches!(before.kind, Kind::Digits | Kind::Word));
            if attached || !atoms.touches(at + 1) {
                return None;
            }
            let groups = groups(atoms, at + 1, if atoms.str(at + 1).starts_with('7') { 11 } else { MOST_DIGITS })?;
            let count = groups.digits.len();
            let whole = if groups.digits.starts_with('7') { count == 11 } else { (8..=MOST_DIGITS).contains(&count) };
            let country = !groups.digits.starts_with('0')
                && groups.lengths.first().is_some_and(|length| *length <= 3 || groups.lengths.len() == 1);
            (whole && country)
                .then(|| (groups.end, Some(format!("+{}", groups.digits)), "phone.international", INTERNATIONAL))
        }
        Kind::Digits if !atoms.glued_before(at) && first.span.len() <= 11 => {
            let cue = after_cue(atoms, at);
            if matches!(first.span.of(atoms.text).as_bytes().first(), Some(b'7' | b'8'))
                && let Some(groups) =
                    groups(atoms, at, 11).filter(|groups| groups.digits.len() == 11 && (cue || dialled(groups)))
            {
                return Some((groups.end, Some(format!("+7{}", &groups.digits[1..])), "phone.national", NATIONAL));
            }
            let groups = groups(atoms, at, 10).filter(|groups| cue && groups.dashes)?;
            match groups.digits.len() {
                10 if area(&groups.digits) => {
                    Some((groups.end, Some(format!("+7{}", groups.digits)), "phone.national", NATIONAL))
                }
                5..=7 => Some((groups.end, None, "phone.local", LOCAL)),
                _ => None,
            }
        }
        Kind::Sign('(')
            if atoms.digits(at + 1).is_some_and(|code| (3..=5).contains(&code.len())) && atoms.touches(at + 1) =>
        {
            let groups = groups(atoms, at + 1, 10)?;
            let closed = atoms.is_sign(at + 2, ')');
            let good = closed
                && groups.digits.len() == 10
                && groups.dashes
                && groups.lengths.len() >= 3
                && area(&groups.digits);
            good.then(|| (groups.end, Some(format!("+7{}", groups.digits)), "phone.national", NATIONAL))
        }
        _ => None,
    }
}

/// Reads groups of digits with a space, dash, dot or brackets between, until there are `most` digits.
fn groups(atoms: &Atoms<'_>, at: usize, most: usize) -> Option<Groups> {
    let mut groups = Groups { brackets: at > 0 && atoms.is_sign(at - 1, '('), ..Groups::default() };
    let mut next = at;
    while let Some(digits) = atoms.digits(next) {
        if groups.digits.len() + digits.len() > most {
            break;
        }
        groups.digits.push_str(digits);
        groups.lengths.push(digits.len());
        groups.end = next + 1;
        if groups.digits.len() == most {
            break;
        }
        // At most three signs between two groups: « (», «)-», «) ».
        next += 1;
        let mut signs = 0;
        while signs < 3 && atoms.same_line(next) {
            match atoms.sign(next) {
                Some('(' | ')') => groups.brackets = true,
                Some('-' | '–' | '‑' | '−') => groups.dashes = true,
                Some('.') if atoms.touches(next) && atoms.touches(next + 1) => groups.dashes = true,
                _ => break,
            }
            signs += 1;
            next += 1;
        }
        if !atoms.same_line(next) {
            break;
        }
    }
    // What goes on with digits is a longer number of another kind.
    (groups.end > at && !atoms.glued_after(groups.end)).then_some(groups)
}

/// Whether eleven digits are grouped as people write a number to dial.
fn dialled(groups: &Groups) -> bool {
    let [first, code, rest @ ..] = groups.lengths.as_slice() else { return false };
    let signs = groups.brackets || groups.dashes;
    // With spaces alone the last groups show that it is no large number: «8 800 200 06 00».
    *first == 1
        && (3..=5).contains(code)
        && (signs || groups.lengths == [1, 3, 3, 2, 2])
        && !rest.is_empty()
        && area(&groups.digits[1..])
}

/// Area codes begin with these digits.
fn area(digits: &str) -> bool {
    digits.starts_with(['3', '4', '6', '7', '8', '9'])
}

/// Whether «тел.» or the like stands before.
fn after_cue(atoms: &Atoms<'_>, at: usize) -> bool {
    let mut back = at;
    for _ in 0..4 {
        let Some(previous) = back.checked_sub(1) else { return false };
        match atoms.get(previous).map(|atom| atom.kind) {
            Some(Kind::Word) => return atoms.meaning(previous) == Some(Meaning::Telephone),
            Some(Kind::Sign('.' | ':' | '(' | '/' | '-' | '–' | '—')) => back = previous,
            _ => return false,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    #[test]
    fn cases() {
        crate::rules::cases::check(include_str!("cases.txt"), super::find);
    }
}
