//! Telephone numbers. The value is E.164: «8 (495) 123-45-67» is `+74951234567`.
//!
//! With «+» the country's plan says how many digits there are. «8» and «7» before ten digits are the trunk and country code
//! that Russia and Kazakhstan share, «8 0» and «0» the trunk of their neighbours. Without «+» the groups must be those of a
//! number to dial; a bare row of digits is one only after «тел.» and the like.

mod plan;

use super::atoms::{Atoms, Gap, Kind};
use super::cues::{self, Cue};
use super::lexicon::Meaning;
use super::{Mention, mention};
use crate::Label;
use plan::Plan;

/// With «+» and a country code.
const INTERNATIONAL: f32 = 0.98;
/// By its groups.
const NATIONAL: f32 = 0.96;
/// After «тел.», without an area code.
const LOCAL: f32 = 0.9;
/// Atoms before a row of digits among which «телефон» may stand.
const REACH: usize = 5;

/// All telephone numbers, in order.
pub(super) fn find(atoms: &Atoms<'_>, out: &mut Vec<Mention>) {
    let mut at = 0;
    // The atom after the last number: one behind a comma needs no «тел.» of its own.
    let mut last = None;
    while at < atoms.len() {
        let listed = at >= 1 && last == Some(at - 1) && matches!(atoms.sign(at - 1), Some(',' | ';' | '/'));
        match number(atoms, at, listed) {
            Some((end, value, rule, score)) => {
                out.push(mention(atoms, at, end, Label::Phone, value, rule, score));
                at = end;
                last = Some(end);
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

type Found = (usize, Option<String>, &'static str, f32);

fn number(atoms: &Atoms<'_>, at: usize, listed: bool) -> Option<Found> {
    let first = atoms.get(at)?;
    match first.kind {
        Kind::Sign('+') => {
            let attached = first.gap == Gap::None
                && atoms.before(at).is_some_and(|before| matches!(before.kind, Kind::Digits | Kind::Word));
            if attached {
                return None;
            }
            let plan = Plan::of(atoms.digits(at + 1)?)?;
            let groups = groups(atoms, at + 1, plan.longest())?;
            // «+ 7 (495) 123-45-67», but not «2 + 7».
            let sum = || atoms.before(at).is_some_and(|before| before.kind == Kind::Digits) || groups.lengths.len() < 3;
            if !atoms.touches(at + 1) && sum() {
                return None;
            }
            let country = groups.lengths.first().is_some_and(|length| *length <= 4 || groups.lengths.len() == 1);
            (country && plan.fits(&groups.digits)).then(|| international(&groups))
        }
        Kind::Digits if !atoms.glued_before(at) && first.span.len() <= 14 => {
            let cue = listed || after_cue(atoms, at);
            russian(atoms, at, cue)
                .or_else(|| with_code(atoms, at, cue))
                .or_else(|| with_trunk(atoms, at, at, cue))
                .or_else(|| short(atoms, at, cue))
        }
        Kind::Sign('(')
            if atoms.digits(at + 1).is_some_and(|code| (3..=5).contains(&code.len())) && atoms.touches(at + 1) =>
        {
            if !atoms.is_sign(at + 2, ')') {
                return None;
            }
            if let Some(found) = with_trunk(atoms, at, at + 1, false) {
                return Some(found);
            }
            let groups = groups(atoms, at + 1, 10)?;
            let good = groups.digits.len() == 10 && groups.dashes && groups.lengths.len() >= 3 && area(&groups.digits);
            // So they write in America as well.
            let value = (groups.lengths != [3, 3, 4]).then(|| format!("+7{}", groups.digits));
            good.then_some((groups.end, value, "phone.national", NATIONAL))
        }
        _ => None,
    }
}

fn international(groups: &Groups) -> Found {
    (groups.end, Some(format!("+{}", groups.digits)), "phone.international", INTERNATIONAL)
}

/// Eleven digits from «8» or «7»; from «8 0» they are Belarus'.
fn russian(atoms: &Atoms<'_>, at: usize, cue: bool) -> Option<Found> {
    if !atoms.str(at).starts_with(['7', '8']) {
        return None;
    }
    let groups = groups(atoms, at, 11).filter(|groups| groups.digits.len() == 11)?;
    let national = &groups.digits[1..];
    if let Some(rest) = groups.digits.strip_prefix("80") {
        let belarus = plan::of_trunk(national) == Some("375") || rest.starts_with("44");
        let told = cue || dialled(&groups);
        return (belarus && told).then(|| (groups.end, Some(format!("+375{rest}")), "phone.national", NATIONAL));
    }
    // A mobile number in one row, a word or two behind «телефон».
    let number = || cues::before(atoms, at, 1, &[Cue::Number]).is_some() && !other_number(atoms, at);
    let mobile = || national.starts_with(['7', '9']) && (near_cue(atoms, at) || number());
    let told = cue || (dialled(&groups) && area(national)) || mobile();
    told.then(|| (groups.end, Some(format!("+7{national}")), "phone.national", NATIONAL))
}

/// «375 29 123-45-67», «00 44 20 7946 0958»: a country code without «+».
fn with_code(atoms: &Atoms<'_>, at: usize, cue: bool) -> Option<Found> {
    let first =
        atoms.digits(at).filter(|first| ["00", "37", "38", "99"].contains(&first.get(..2).unwrap_or_default()))?;
    let zeros = first.strip_prefix("00").filter(|rest| !rest.is_empty() || atoms.same_line(at + 1));
    let begin = match zeros {
        Some("") => atoms.digits(at + 1)?,
        Some(rest) => rest,
        None => first,
    };
    let plan = Plan::of(begin)?;
    let skipped = if zeros.is_some() { 2 } else { 0 };
    let mut groups = groups(atoms, at, plan.longest() + skipped)?;
    groups.digits.drain(..skipped);
    // Only the neighbours' codes are as well known as to be written without a sign.
    let near =
        plan.code.len() == 3 && (plan.code.starts_with("99") || plan.code.starts_with("37") || plan.code == "380");
    let grouped = groups.lengths.first() == Some(&(plan.code.len() + skipped)) && (groups.brackets || groups.dashes);
    let told = cue || (near && (grouped || near_cue(atoms, at)));
    (told && (near || skipped > 0) && plan.fits(&groups.digits)).then(|| international(&groups))
}

/// «(044) 123-45-67», «067 123-45-67»: ten digits from the trunk prefix of Russia's neighbours.
fn with_trunk(atoms: &Atoms<'_>, at: usize, digits_at: usize, cue: bool) -> Option<Found> {
    if !atoms.str(digits_at).starts_with('0') {
        return None;
    }
    let groups = groups(atoms, digits_at, 10).filter(|groups| groups.digits.len() == 10)?;
    let bracket = at < digits_at || groups.brackets;
    let written = groups.dashes && (bracket || groups.lengths == [3, 3, 2, 2]);
    let code = plan::of_trunk(&groups.digits)?;
    let national = groups.digits.get(1..)?;
    (cue || after_cue(atoms, at) || written)
        .then(|| (groups.end, Some(format!("+{code}{national}")), "phone.national", NATIONAL))
}

/// Behind «тел.» alone: with an area code, or without.
fn short(atoms: &Atoms<'_>, at: usize, cue: bool) -> Option<Found> {
    let groups = groups(atoms, at, 10).filter(|groups| cue && groups.dashes)?;
    match groups.digits.len() {
        10 if area(&groups.digits) => {
            Some((groups.end, Some(format!("+7{}", groups.digits)), "phone.national", NATIONAL))
        }
        5..=7 => Some((groups.end, None, "phone.local", LOCAL)),
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
        && (signs || matches!(*groups.lengths, [1, 3, 3, 2, 2] | [1, 3, 3, 4]))
        && !rest.is_empty()
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

/// Whether another number's name stands a few words before.
fn other_number(atoms: &Atoms<'_>, at: usize) -> bool {
    cues::before(atoms, at, REACH, &[Cue::OtherNumber]).is_some()
}

/// Whether «телефон» stands a few words before, and no other number's name.
fn near_cue(atoms: &Atoms<'_>, at: usize) -> bool {
    let others = [Cue::OtherNumber, Cue::TaxRussia, Cue::TaxKazakhstan, Cue::RegistryRussia, Cue::InsuranceRussia];
    let wanted = [[Cue::Telephone].as_slice(), &others].concat();
    cues::before(atoms, at, REACH, &wanted) == Some(Cue::Telephone)
}

#[cfg(test)]
mod tests {
    #[test]
    fn cases() {
        crate::rules::cases::check(include_str!("cases.txt"), super::find);
    }
}
