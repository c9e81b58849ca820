//! Korean names that a model cuts behind the surname: «с [Кимом] [Чен Ыном]».

use crate::resolve::tokens::gap;
use crate::resolve::words::{lower, syllables};
use sarap_morph::Document;
use sarap_text::Span;

/// Korean surnames of one syllable that are declined, as they are mostly written.
const SURNAMES: &[&str] =
    &["ким", "пак", "цой", "чон", "юн", "мун", "кан", "чан", "хан", "сон", "лим", "хван", "квон", "син"];

const ENDINGS: &[&str] = &["а", "у", "ом", "е"];

/// The whole name of which a model found the surname, at `surname`, and two syllables behind.
pub(super) fn whole(document: &Document<'_>, surname: Span, rest: Span) -> Option<Span> {
    let (text, tokens) = (document.text, document.segmentation.tokens.as_slice());
    let small = lower(surname.of(text));
    let stem = ENDINGS.iter().find_map(|ending| small.strip_suffix(ending));
    let (one, other) = rest.of(text).split_once(' ')?;
    let next = tokens.binary_search_by_key(&rest.start(), |token| token.span.start()).ok()?;
    let near = tokens.get(next.checked_sub(1)?)?.span == surname && gap(text, tokens, next) == " ";
    let syllables = syllables(one) == 1 && syllables(other) <= 2 && !other.contains(' ');
    (near && syllables && SURNAMES.contains(&stem?)).then(|| surname.cover(rest))
}
