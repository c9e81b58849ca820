//! Who issued an act, between its kind and what tells it apart: «приказ Министерства связи от …», «Закон Республики Казахстан».

use super::super::atoms::{Atoms, Gap, Kind};
use super::acts::{Dates, dated};
use super::terms::{self, Match, Shape, Term};
use super::units::near;
use super::{number, title};

/// Atoms between a kind of act and its number at most.
const LONGEST: usize = 24;

/// Who issued an act, up to its date, number or title: the atom behind, the country among the words, the body of the UN.
pub(super) fn at(
    atoms: &Atoms<'_>,
    at: usize,
    dates: &Dates,
    shape: Shape,
    resolution: bool,
) -> Option<(usize, Option<&'static str>, Option<&'static str>)> {
    let terms = terms::get();
    let first = atoms.get(at).filter(|atom| atom.kind == Kind::Word && atom.gap <= Gap::Line)?;
    if resolution {
        let body = terms.find(atoms, at, |term| matches!(term, Term::Body(_)));
        if let Some(Match { term: Term::Body(body), end, .. }) = body {
            return Some((end, None, Some(body)));
        }
    }
    if !first.capital && terms.find(atoms, at, |term| matches!(term, Term::Issuer)).is_none() {
        return None;
    }
    let (mut end, mut country) = (at, None);
    // A programme has its name in quotes right behind.
    while shape != Shape::Any && end < at + LONGEST && near(atoms, end) {
        let ends = dated(atoms, end, dates).is_some()
            || (end > at && number::at(atoms, end, false).is_some())
            || title::at(atoms, end, false).is_some();
        if ends && end > at {
            return Some((end, country, None));
        }
        if let Some(found) = terms.country(atoms, end).filter(|found| !found.nominative)
            && let Term::Country(code) = found.term
        {
            country = country.or(Some(code));
            end = found.end;
            continue;
        }
        if terms.find(atoms, end, |term| matches!(term, Term::Act(..))).is_some() {
            break;
        }
        let inside = match atoms.get(end).map(|atom| atom.kind) {
            Some(Kind::Word) => true,
            Some(Kind::Sign('-' | '‑')) => atoms.touches(end),
            Some(Kind::Sign(',')) => end > at,
            _ => false,
        };
        if !inside {
            break;
        }
        end += 1;
    }
    // «Закон Республики Казахстан», without anything more, names a country at least.
    let (found, code) =
        terms.country(atoms, at).filter(|found| !found.nominative).and_then(|found| match found.term {
            Term::Country(code) => Some((found.end, code)),
            _ => None,
        })?;
    Some((found, Some(code), None))
}
