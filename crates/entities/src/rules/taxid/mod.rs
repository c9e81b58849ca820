//! Numbers by which a state knows a person or a firm: Kazakhstan's ИИН and БИН, Russia's ИНН, ОГРН, ОГРНИП and СНИЛС. All have
//! check digits. A row of digits alone may be anything, so its name must stand nearby; only «112-233-445 95» needs none.
//! The value is the kind and the digits: `iin:…`, `bin:…`, `inn:…`, `ogrn:…`, `ogrnip:…`, `snils:…`. A number that is called one of
//! these and fails its check has no value, and says what is wrong (`flawed.rs`).

mod check;
mod flawed;

use super::atoms::{Atoms, Kind};
use super::cues::{self, Cue};
use super::{Mention, mention};
use crate::Label;

/// With its name and good check digits.
const SCORE: f32 = 0.99;
/// «112-233-445 95» alone.
const SHAPE: f32 = 0.95;
/// Called so, but with bad check digits.
const FLAWED: f32 = 0.9;
/// Atoms before it among which its name may stand: one name may head a list.
const REACH: usize = 16;
/// Atoms behind it: «9973677516 (ИНН)».
const REACH_AFTER: usize = 3;
/// What may be said, and what says that it is something else.
const CUES: &[Cue] =
    &[Cue::TaxRussia, Cue::TaxKazakhstan, Cue::RegistryRussia, Cue::InsuranceRussia, Cue::Telephone, Cue::OtherNumber];

/// All such numbers, in order.
pub(super) fn find(atoms: &Atoms<'_>, out: &mut Vec<Mention>) {
    let mut at = 0;
    while at < atoms.len() {
        if atoms.digits(at).is_none_or(|digits| digits.len() < 3) {
            at += 1;
            continue;
        }
        let found = row(atoms, at).map(|(kind, digits)| (at + 1, kind, digits.to_owned(), SCORE));
        if let Some((end, kind, digits, score)) = found.or_else(|| insurance(atoms, at)) {
            let value = format!("{kind}:{digits}");
            out.push(mention(atoms, at, end, Label::Taxid, Some(value), "taxid", score));
            at = end;
        } else if let Some((end, flaw)) = flawed::find(atoms, at) {
            out.push(Mention { flaw: Some(flaw), ..mention(atoms, at, end, Label::Taxid, None, "taxid", FLAWED) });
            at = end;
        } else {
            at += 1;
        }
    }
}

/// A row of digits with its name nearby.
fn row<'a>(atoms: &Atoms<'a>, at: usize) -> Option<(&'static str, &'a str)> {
    let digits = atoms.digits(at).filter(|digits| matches!(digits.len(), 10..=13 | 15))?;
    if part_of_number(atoms, at, at + 1) {
        return None;
    }
    let kind = |cue: Cue| {
        let values = check::values(digits);
        match (cue, digits.len()) {
            (Cue::TaxRussia, 10) => check::inn_of_firm(&values).then_some("inn"),
            (Cue::TaxRussia, 12) => check::inn_of_person(&values).then_some("inn"),
            (Cue::TaxKazakhstan, 12) => check::kazakhstan(&values),
            (Cue::RegistryRussia, 13) => check::ogrn(&values).then_some("ogrn"),
            (Cue::RegistryRussia, 15) => check::ogrnip(&values).then_some("ogrnip"),
            (Cue::InsuranceRussia, 11) => check::snils(&values).then_some("snils"),
            _ => None,
        }
    };
    named(atoms, at, at + 1).find_map(kind).map(|kind| (kind, digits))
}

/// The names nearby that a number of such length may have: of those before it only the nearest that fits counts.
fn named(atoms: &Atoms<'_>, at: usize, end: usize) -> impl Iterator<Item = Cue> {
    let length = atoms.digits(at).map_or(0, str::len);
    let fits = |cue: &Cue| match cue {
        Cue::TaxRussia => matches!(length, 10 | 12),
        Cue::TaxKazakhstan => length == 12,
        Cue::RegistryRussia => matches!(length, 13 | 15),
        Cue::InsuranceRussia => length == 11,
        _ => true,
    };
    let wanted: Vec<Cue> = CUES.iter().copied().filter(fits).collect();
    let before = cues::before(atoms, at, REACH, &wanted);
    let after = if before.is_none() { cues::after(atoms, end, REACH_AFTER, &wanted) } else { None };
    before.into_iter().chain(after)
}

/// «112-233-445 95», also with other signs where it is named.
fn insurance(atoms: &Atoms<'_>, at: usize) -> Option<(usize, &'static str, String, f32)> {
    let (next, digits, signs) = insurance_shape(atoms, at)?;
    if !check::snils(&check::values(&digits)) {
        return None;
    }
    let named = cues::before(atoms, at, REACH, &[Cue::InsuranceRussia, Cue::Telephone, Cue::OtherNumber]);
    let shaped = signs == [true, true, false] && named.is_none();
    let score = if named == Some(Cue::InsuranceRussia) { SCORE } else { SHAPE };
    (named == Some(Cue::InsuranceRussia) || shaped).then_some((next, "snils", digits, score))
}

/// Eleven digits in groups: the atom after them, the digits, whether dashes part the groups.
fn insurance_shape(atoms: &Atoms<'_>, at: usize) -> Option<(usize, String, Vec<bool>)> {
    atoms.digits(at).filter(|digits| digits.len() == 3)?;
    let mut digits = String::new();
    let mut next = at;
    let mut signs = Vec::with_capacity(3);
    for length in [3, 3, 3, 2] {
        if length != 3 || next > at {
            let dash = atoms.is_dash(next) && atoms.touches(next) && atoms.touches(next + 1);
            signs.push(dash);
            next += usize::from(dash);
            if !dash && (atoms.touches(next) || !atoms.same_line(next)) {
                return None;
            }
        }
        digits.push_str(atoms.digits(next).filter(|digits| digits.len() == length)?);
        next += 1;
    }
    (!part_of_number(atoms, at, next)).then_some((next, digits, signs))
}

/// Whether the digits from `at` to before `end` belong to something longer. A slash parts two numbers («ИНН/КПП 77…/77…»), and
/// the name may touch its number («ИНН9973677516», «ИНН:9973677516»).
fn part_of_number(atoms: &Atoms<'_>, at: usize, end: usize) -> bool {
    let parted_after = matches!(atoms.sign(end), Some('/' | ','));
    (atoms.glued_before(at) && !parted_before(atoms, at)) || (atoms.glued_after(end) && !parted_after)
}

fn parted_before(atoms: &Atoms<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|at| atoms.get(at)) else { return true };
    match before.kind {
        Kind::Sign('/' | ',' | '№') => true,
        Kind::Sign(':' | '=' | '-' | '–' | '—' | '.') => at < 2 || atoms.digits(at - 2).is_none(),
        Kind::Word => cues::before(atoms, at, 1, CUES).is_some(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn cases() {
        crate::rules::cases::check(include_str!("cases.txt"), super::find);
    }
}
