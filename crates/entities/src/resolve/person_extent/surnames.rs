//! Two surnames that are two persons.

use crate::resolve::tokens::{is_known, readings};
use sarap_morph::{Document, Grammemes, Reading};
use sarap_text::Span;

/// The second of two surnames that are all of a person, if they are two persons': one has its nominative and no other case, the
/// other is in another case.
pub(super) fn second_surname(document: &Document<'_>, span: Span) -> Option<Span> {
    let tokens = &document.segmentation.tokens;
    let first = tokens.binary_search_by_key(&span.start(), |token| token.span.start()).ok()?;
    let second = tokens.get(first + 1).filter(|second| second.span.end() == span.end())?;
    if span.of(document.text).contains('\n') {
        return None;
    }
    let one = surname_case(document, first)?;
    let other = surname_case(document, first + 1)?;
    (one != other).then_some(second.span)
}

/// Whether a word is a surname in the nominative (true) or in other cases (false), if only one of these and no other name.
fn surname_case(document: &Document<'_>, at: usize) -> Option<bool> {
    let given = Grammemes::NAME | Grammemes::PATR;
    let known = || {
        let singular = |reading: &&Reading| is_known(reading) && reading.tag.grammemes.has(Grammemes::SING);
        readings(document, at).iter().filter(singular)
    };
    if known().any(|reading| reading.tag.grammemes.any(given)) {
        return None;
    }
    let mut cases = known()
        .filter(|reading| reading.tag.grammemes.has(Grammemes::SURN))
        .map(|reading| reading.tag.grammemes.has(Grammemes::NOMN));
    let first = cases.next()?;
    cases.all(|case| case == first).then_some(first)
}
