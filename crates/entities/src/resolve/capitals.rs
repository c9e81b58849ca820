//! Names in a text that is all in capitals.

use super::words::{Piece, pieces, title_case};
use crate::Label;
use sarap_morph::{Document, Grammemes, Origin, Reading};
use sarap_text::Span;

/// Whether the words of a name are in capitals because the whole sentence is.
pub(super) fn are(document: &Document<'_>, pieces: &[Piece<'_>], span: Span) -> bool {
    if pieces.iter().any(|piece| piece.word && piece.text.contains(char::is_lowercase)) {
        return false;
    }
    let sentences = &document.segmentation.sentences;
    let at = sentences.partition_point(|sentence| sentence.span.end() <= span.start());
    let sentence = sentences.get(at).map_or(span, |sentence| sentence.span);
    !sentence.of(document.text).contains(char::is_lowercase) && sentence.len() > SHORTEST
}

/// A line of abbreviations alone is no longer, in bytes.
const SHORTEST: u32 = 24;

/// A name in capitals as it would be written among small letters.
pub(super) fn calm(document: &Document<'_>, text: &str, label: Label) -> String {
    let Some(pieces) = pieces(text, |_| false) else { return text.to_owned() };
    let common = matches!(label, Label::Role | Label::Crime | Label::Norp);
    let mut begins = !common;
    let mut readings = Vec::new();
    let mut word = |piece: &Piece<'_>| {
        let first = std::mem::take(&mut begins);
        if is_abbreviation(document, piece.text) {
            return piece.text.to_owned();
        }
        readings.clear();
        document.dictionary.read(piece.text, &mut readings);
        let names = Grammemes::GEOX | Grammemes::NAME | Grammemes::SURN | Grammemes::PATR;
        let known = |reading: &Reading| matches!(reading.origin, Origin::Dictionary | Origin::Composed);
        let named = readings.iter().any(|reading| known(reading) && reading.tag.grammemes.any(names));
        if first || named { title_case(piece.text) } else { piece.text.to_lowercase() }
    };
    let shown = |piece: &Piece<'_>| if piece.word { word(piece) } else { piece.text.to_owned() };
    pieces.iter().map(shown).collect()
}

/// Whether a word in capitals would be so among small letters too.
pub(super) fn is_abbreviation(document: &Document<'_>, word: &str) -> bool {
    let mut readings = Vec::new();
    document.dictionary.read(word, &mut readings);
    let mut known = readings.iter().filter(|it| matches!(it.origin, Origin::Dictionary | Origin::Composed)).peekable();
    let short = word.chars().count() <= 5;
    let vowels = word.chars().any(|c| "АЕЁИОУЫЭЮЯ".contains(c));
    match known.peek() {
        None => short || !vowels,
        Some(_) => known.all(|reading| reading.tag.grammemes.has(Grammemes::ABBR)),
    }
}
