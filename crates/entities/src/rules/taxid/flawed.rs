//! Numbers that are called what they cannot be: «ИИН 880101300011». Only the short name itself counts, a few atoms before the
//! number; a number of another length must follow it at once.

use super::{check, insurance_shape, part_of_number};
use crate::Flaw;
use crate::rules::atoms::{Atoms, Gap};
use crate::rules::cues::{self, Cue};

/// Atoms before the number among which its name may stand.
const REACH: usize = 4;
/// Digits of what may be one of these with some missing or too many.
const LENGTHS: std::ops::RangeInclusive<usize> = 8..=16;

const CHECK: &str = "its check digits do not fit";
const DATE: &str = "its first digits are no date";
const MEANING: &str = "its digits are neither a person's nor a firm's";
const LENGTH: &str = "it has the wrong number of digits";

/// A kind of number by its short name, with the lengths that it may have.
#[derive(Clone, Copy)]
struct Name {
    name: &'static str,
    lengths: &'static [usize],
}

/// What a word, folded, calls a number.
fn named(word: &str) -> Option<Name> {
    let (name, lengths): (_, &[usize]) = match word {
        "инн" | "inn" => ("ИНН", &[10, 12]),
        "иин" | "жсн" | "iin" => ("ИИН", &[12]),
        "бин" | "бсн" => ("БИН", &[12]),
        "огрн" | "ogrn" => ("ОГРН", &[13]),
        "огрнип" => ("ОГРНИП", &[15]),
        "снилс" | "snils" => ("СНИЛС", &[11]),
        _ => return None,
    };
    Some(Name { name, lengths })
}

/// The end of the number at `at`, which passed no check, and what is wrong with it.
pub(super) fn find(atoms: &Atoms<'_>, at: usize) -> Option<(usize, Flaw)> {
    let flaw = |name, fault| Flaw::Number { name, fault };
    let length = atoms.digits(at)?.len();
    if length == 3 {
        let (end, ..) = insurance_shape(atoms, at)?;
        let name = name_before(atoms, at).filter(|name| name.name == "СНИЛС")?;
        return Some((end, flaw(name.name, CHECK)));
    }
    if !LENGTHS.contains(&length) || part_of_number(atoms, at, at + 1) || goes_on(atoms, at + 1) {
        return None;
    }
    let name = name_before(atoms, at)?;
    // Numbers of that name have nine digits in Tajikistan and Uzbekistan, fourteen in Kyrgyzstan.
    if name.name == "ИНН" && matches!(length, 9 | 14) {
        return None;
    }
    if name.lengths.contains(&length) {
        return Some((at + 1, flaw(name.name, fault(name.name, atoms.digits(at)?))));
    }
    follows_name(atoms, at).then_some((at + 1, flaw(name.name, LENGTH)))
}

fn name_before(atoms: &Atoms<'_>, at: usize) -> Option<Name> {
    // A word that calls the number something else stands in the way.
    let name = |word: &str| {
        let other = || cues::cue(word, &[Cue::Telephone, Cue::OtherNumber]).map(|_| None);
        named(word).map(Some).or_else(other)
    };
    cues::nearest(atoms, at, REACH, name)?
}

/// Whether nothing but signs stands between the number and the name.
fn follows_name(atoms: &Atoms<'_>, at: usize) -> bool {
    let word = (at.saturating_sub(REACH)..at).rev().find(|&at| atoms.sign(at).is_none());
    word.is_some_and(|word| named(&atoms.str(word).to_lowercase()).is_some())
}

/// Whether more digits follow after a space, or signs that hide some: «8801013*****».
fn goes_on(atoms: &Atoms<'_>, at: usize) -> bool {
    let group = atoms.digits(at).is_some() && atoms.get(at).is_some_and(|atom| atom.gap <= Gap::Space);
    group || (atoms.touches(at) && matches!(atoms.sign(at), Some('*' | '•' | '…')))
}

/// What is wrong with digits of the right number.
fn fault(name: &str, digits: &str) -> &'static str {
    let digits = check::values(digits);
    let part = |at: usize| digits.get(at..at + 2).map_or(0, |two| two[0] * 10 + two[1]);
    match name {
        "ИИН" if !(1..=12).contains(&part(2)) || !(1..=31).contains(&part(4)) => DATE,
        "БИН" if !(1..=12).contains(&part(2)) => DATE,
        "ИИН" | "БИН" if check::kazakhstan_sum(&digits) => MEANING,
        _ => CHECK,
    }
}
