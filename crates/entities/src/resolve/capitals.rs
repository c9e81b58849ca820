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

/// What begins with a capital of its own before a place's name, and what makes a name of the adjective before it, by their stems.
const BEFORE_PLACES: &[&str] = &["РЕСПУБЛИК"];
const BEHIND_ADJECTIVES: &[&str] = &["ОБЛАСТ", "РАЙОН", "КРА", "ОКРУГ", "РЕСПУБЛИК", "ФЕДЕРАЦИ"];

/// A name in capitals as it would be written among small letters.
pub(super) fn calm(document: &Document<'_>, text: &str, label: Label) -> String {
    let Some(pieces) = pieces(text, |_| false) else { return text.to_owned() };
    let common = matches!(label, Label::Role | Label::Crime | Label::Norp);
    // Some of them may have small letters already.
    let words: Vec<String> = pieces.iter().filter(|piece| piece.word).map(|piece| piece.text.to_uppercase()).collect();
    let begins = |word: Option<&String>, stems: &[&str]| {
        word.is_some_and(|word| stems.iter().any(|stem| word.starts_with(stem)))
    };
    let mut at = 0;
    let mut shown = |piece: &Piece<'_>| {
        if !piece.word {
            return piece.text.to_owned();
        }
        let (first, own, next) = (at == 0 && !common, words.get(at), words.get(at + 1));
        let federation = at > 0 && begins(own, &["ФЕДЕРАЦИ"]) && begins(words.get(at - 1), &["РОССИЙСК"]);
        at += 1;
        if is_abbreviation(document, piece.text) {
            return piece.text.to_owned();
        }
        let place = || begins(own, BEFORE_PLACES) && next.is_some_and(|next| is_name(document, next));
        let adjective = || own.is_some_and(|own| own.contains("СК")) && begins(next, BEHIND_ADJECTIVES);
        match first || federation || is_name(document, piece.text) || place() || adjective() {
            true => title_case(piece.text),
            false => piece.text.to_lowercase(),
        }
    };
    pieces.iter().map(&mut shown).collect()
}

/// Whether the dictionary has the word as a place's or a person's name.
fn is_name(document: &Document<'_>, word: &str) -> bool {
    let mut readings = Vec::new();
    document.dictionary.read(word, &mut readings);
    let names = Grammemes::GEOX | Grammemes::NAME | Grammemes::SURN | Grammemes::PATR;
    let known = |reading: &Reading| matches!(reading.origin, Origin::Dictionary | Origin::Composed);
    readings.iter().any(|reading| known(reading) && reading.tag.grammemes.any(names))
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
