//! Places by their coordinates: «51.1694, 71.4491», «51°10′05″ с.ш. 71°26′46″ в.д.», «+51.1694+071.4491/». The value is latitude
//! and longitude in degrees, to the sixth decimal, which is a tenth of a metre.
//!
//! A pair of decimal numbers is a place if it has four decimals and more or is called one.

mod angle;

use super::atoms::{Atom, Atoms, Kind};
use super::cues::{self, Cue};
use super::{Mention, mention_of};
use crate::Label;
use angle::{Angle, Axis};
use sarap_text::Span;

/// With hemispheres.
const SURE: f32 = 0.99;
/// Numbers that are called coordinates.
const NAMED: f32 = 0.98;
/// Numbers with many decimals.
const SHAPE: f32 = 0.93;
/// Atoms before it among which a word may say what it is.
const REACH: usize = 12;
/// Decimals by which a pair of numbers is a place.
const DECIMALS: usize = 4;

/// Millionths of a degree.
const DEGREE: i64 = 1_000_000;

/// All places, in order.
pub(super) fn find(atoms: &Atoms<'_>, out: &mut Vec<Mention>) {
    let mut done = 0;
    for at in 0..atoms.len() {
        let Some(atom) = atoms.get(at).filter(|atom| atom.span.start() >= done && begins(atoms, at, atom)) else {
            continue;
        };
        let start = atom.span.start() as usize;
        let joined =
            |kind: Kind| matches!(kind, Kind::Word | Kind::Digits | Kind::Sign('.' | '-' | '+' | '/' | '_' | '@'));
        // «/@51.1694,71.4491» belongs to an address of the web.
        if atoms.touches(at) && atoms.before(at).is_some_and(|before| joined(before.kind)) {
            continue;
        }
        if let Some((end, value, score)) = place(atoms, at, start, done) {
            let span = Span::from_range(start..end);
            out.push(mention_of(span, Label::Coord, Some(value), "coord", score));
            done = span.end();
        }
    }
}

/// Whether a coordinate can begin with `atom`, which stands at `at`.
fn begins(atoms: &Atoms<'_>, at: usize, atom: &Atom) -> bool {
    match atom.kind {
        Kind::Digits => {
            let word = atoms.get(at + 1).is_some_and(|next| next.kind == Kind::Word);
            atom.span.len() <= 3 && (!word || atoms.str(at + 1).starts_with(['г', 'd', 'N', 'S', 'E', 'W']))
        }
        // «N 51°», «с. ш. 51°»
        Kind::Word => match atom.span.len() {
            1 => atoms.digits(at + 1).is_some(),
            2 => atoms.is_sign(at + 1, '.') && !atoms.str(at).is_ascii(),
            _ => false,
        },
        Kind::Sign(c) => matches!(c, '+' | '-' | '−') && atoms.digits(at + 1).is_some(),
    }
}

fn place(atoms: &Atoms<'_>, at: usize, start: usize, done: u32) -> Option<(usize, String, f32)> {
    let text = atoms.text.get(start..)?;
    let first = Angle::read(text)?;
    let rest = text.get(first.end..)?;
    let (gap, axis) = angle::between(rest, &first)?;
    let second = Angle::read(rest.get(gap..)?)?;
    let end = start + first.end + gap + second.end;
    let after = atoms.text.get(end..)?;
    // A third number makes it a list, a letter a unit.
    let digit = |next: &str| next.starts_with(|c: char| c.is_ascii_digit());
    let mut tail = after.chars();
    let list = match tail.next() {
        Some(c) if c.is_alphanumeric() || matches!(c, '°' | '%' | '_') => true,
        Some('.' | '-' | '/') => digit(tail.as_str()),
        Some(',') => first.axis.is_none() && digit(tail.as_str().trim_start_matches(' ')),
        Some(' ') => first.axis.is_none() && (digit(tail.as_str()) || tail.as_str().starts_with('%')),
        _ => false,
    };
    if list {
        return None;
    }
    let (latitude, longitude) = match (first.axis, second.axis) {
        (Some(Axis::Longitude), Some(Axis::Latitude)) => (&second, &first),
        (None, None) if axis == Some(Axis::Latitude) => (&second, &first),
        (Some(Axis::Latitude), Some(Axis::Longitude)) | (None, None) => (&first, &second),
        _ => return None,
    };
    if latitude.micro.abs() > 90_000_000 || longitude.micro.abs() > 180_000_000 {
        return None;
    }
    let score = score(atoms, (at, end, done), &first, &second)?;
    let value = format!("{},{}", angle::decimal(latitude.micro), angle::decimal(longitude.micro));
    Some((end, value, score))
}

/// How sure the pair from the atom `at` to the byte `end` is a place, if it is one; the place before it ends at `done`.
fn score(atoms: &Atoms<'_>, (at, end, done): (usize, usize, u32), first: &Angle, second: &Angle) -> Option<f32> {
    if first.axis.is_some() {
        // «5 N, 3 E» alone says little.
        let whole = first.marked() || second.marked() || first.decimals >= 2 && second.decimals >= 2;
        return whole.then_some(SURE);
    }
    let cue = cues::before(atoms, at, REACH, &[Cue::Place, Cue::Quantity, Cue::Version, Cue::Section]);
    if cue == Some(Cue::Place) {
        let told = first.marked() && second.marked() || first.decimals >= 2 && second.decimals >= 2;
        return told.then_some(NAMED);
    }
    // With commas for the decimals it may be any two columns of a table.
    let points = !first.comma && !second.comma;
    let after = cues::after(atoms, atoms.at_offset(u32::try_from(end).ok()?), 3, &[Cue::Quantity]);
    // Nor are shares of one, or the end of a list of other numbers.
    let small = first.micro.abs() < DEGREE && second.micro.abs() < DEGREE;
    let listed = matches!(at.checked_sub(1).and_then(|at| atoms.sign(at)), Some(',' | ';'))
        && at
            .checked_sub(2)
            .and_then(|at| atoms.get(at))
            .is_some_and(|a| a.kind == Kind::Digits && a.span.end() > done);
    let shaped = !small
        && !listed
        && first.decimals >= DECIMALS
        && second.decimals >= DECIMALS
        && points
        && first.micro != second.micro;
    (shaped && cue.is_none() && after.is_none()).then_some(SHAPE)
}

#[cfg(test)]
mod tests {
    #[test]
    fn cases() {
        crate::rules::cases::check(include_str!("cases.txt"), super::find);
    }
}
