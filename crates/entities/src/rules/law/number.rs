//! Numbers of acts: «№ 152-ФЗ», «за номером 220666-6», «73/187», «A/RES/79/243».

use super::super::atoms::{Atoms, Gap, Kind};
use super::super::lexicon::Meaning;

/// «№ 152-ФЗ», «за номером 220666-6», «N 244», «152-ФЗ»; the first atom of the number with its sign.
pub(super) fn at(atoms: &Atoms<'_>, at: usize, resolution: bool) -> Option<(usize, usize, String)> {
    let from = match atoms.str(at) {
        "за" if atoms.str(at + 1) == "номером" => at + 2,
        "№" | "N" | "No" | "номер" => at + 1,
        _ if resolution => at,
        _ => {
            let (end, number, _) = federal_number(atoms, at)?;
            return Some((at, end, number));
        }
    };
    let (end, number) = token(atoms, from)?;
    // «резолюция 2012 года» has no number.
    let counted =
        resolution && from == at && matches!(atoms.next_meaning(end), Some(Meaning::Year(_) | Meaning::Month(_)));
    (!counted).then_some((at, end, number))
}

/// A number of an act: letters and digits with hyphens, slashes and stops inside. «ФЗ», «ЗРК» may stand apart.
pub(super) fn token(atoms: &Atoms<'_>, at: usize) -> Option<(usize, String)> {
    let first =
        atoms.get(at).filter(|atom| atom.gap <= Gap::Space && matches!(atom.kind, Kind::Digits | Kind::Word))?;
    let mut end = at + 1;
    while end < at + 16 && atoms.touches(end) {
        match atoms.get(end).map(|atom| atom.kind) {
            Some(Kind::Digits | Kind::Word) => end += 1,
            Some(Kind::Sign('-' | '‑' | '–' | '/' | '.'))
                if atoms.touches(end + 1)
                    && atoms.get(end + 1).is_some_and(|atom| matches!(atom.kind, Kind::Digits | Kind::Word)) =>
            {
                end += 2;
            }
            _ => break,
        }
    }
    let has_digit = (at..end).any(|at| atoms.digits(at).is_some());
    if !has_digit || (first.kind == Kind::Word && !first.capital) {
        return None;
    }
    let mut number = atoms.span(at, end).of(atoms.text).replace(['‑', '–'], "-");
    if atoms.same_line(end) && matches!(atoms.str(end), "ФЗ" | "ФКЗ" | "ЗРК") {
        let joint = if atoms.str(end) == "ЗРК" { " " } else { "-" };
        number = format!("{number}{joint}{}", atoms.str(end));
        end += 1;
    }
    Some((end, number))
}

/// «152-ФЗ», «184 ФЗ», «ФЗ-152», «ФЗ № 152»: the atom behind, the number as it is written in full, and the kind.
pub(super) fn federal_number(atoms: &Atoms<'_>, at: usize) -> Option<(usize, String, &'static str)> {
    let kind = |at: usize| match atoms.str(at) {
        "ФЗ" => Some("ФЗ"),
        "ФКЗ" => Some("ФКЗ"),
        _ => None,
    };
    let plain = |at: usize| atoms.digits(at).filter(|digits| digits.len() <= 3);
    let dash = |at: usize| if atoms.is_dash(at) && atoms.touches(at) { at + 1 } else { at };
    if let Some(digits) = plain(at) {
        let letters = dash(at + 1);
        let kind = kind(letters).filter(|_| atoms.same_line(letters) && !atoms.glued_before(at))?;
        return Some((letters + 1, format!("{digits}-{kind}"), kind));
    }
    let kind = kind(at)?;
    let next = match atoms.str(at + 1) {
        "№" | "N" => at + 2,
        _ => dash(at + 1),
    };
    let digits = plain(next).filter(|_| next > at + 1 && atoms.same_line(next) && !atoms.glued_after(next + 1))?;
    Some((next + 1, format!("{digits}-{kind}"), kind))
}

/// « А (III)», « (III)» behind the number of a resolution of the first thirty sessions, as its symbol has it: «(III)A».
pub(super) fn session(atoms: &Atoms<'_>, at: usize) -> Option<(usize, String)> {
    let part = matches!(atoms.str(at), "A" | "B" | "C" | "D" | "А" | "В" | "С") && atoms.same_line(at);
    let open = at + usize::from(part);
    let roman = |word: &str| !word.is_empty() && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'Х' | 'І'));
    if !atoms.is_sign(open, '(') || !atoms.is_sign(open + 2, ')') || !roman(atoms.str(open + 1)) {
        return None;
    }
    let letter = match atoms.str(at) {
        _ if !part => "",
        "A" | "А" => "A",
        "B" | "В" => "B",
        "C" | "С" => "C",
        other => other,
    };
    let session = atoms.str(open + 1).replace('Х', "X").replace('І', "I");
    Some((open + 3, format!("({session}){letter}")))
}

/// «(2001)» behind the number of a resolution.
pub(super) fn bracketed_year(atoms: &Atoms<'_>, at: usize) -> Option<(usize, String)> {
    let year = atoms.digits(at + 1).filter(|digits| digits.len() == 4 && atoms.is_sign(at, '('))?;
    atoms.is_sign(at + 2, ')').then(|| (at + 3, year.to_owned()))
}

/// The kind and number of a resolution's symbol.
pub(super) fn symbol_of(text: &str) -> Option<(&'static str, Option<String>)> {
    let (body, number) = text.split_once("/RES/")?;
    match body {
        "A" | "А" => Some(("A/RES", Some(number.to_owned()))),
        "S" => Some(("S/RES", Some(number.to_owned()))),
        _ => None,
    }
}
