//! Which words may change at all.

use crate::Label;
use crate::resolve::capitals;
use crate::resolve::words::{Piece, is_upper};
use sarap_morph::Document;

/// Cyrillic letters, and no abbreviation; `capitals` has the document where all is in capitals.
pub(super) fn changes(piece: &Piece<'_>, label: Label, capitals: Option<&Document<'_>>) -> bool {
    let short = piece.text.chars().count() < 2;
    let abbreviation = match capitals {
        Some(document) => capitals::is_abbreviation(document, piece.text),
        None => is_upper(piece.text) && (label == Label::Org || piece.text.chars().count() <= 5),
    };
    // «БелТА»
    let mixed = !is_upper(piece.text) && piece.text.ends_with(char::is_uppercase);
    !short && !abbreviation && !mixed && piece.text.chars().all(|c| matches!(c, 'Ѐ'..='ӿ' | '-' | '’' | '\''))
}

/// «МИДом» without its ending.
pub(super) fn declined_abbreviation(word: &str) -> Option<&str> {
    let end = word.find(|c: char| !c.is_uppercase())?;
    let (base, ending) = word.split_at(end);
    let declined =
        matches!(ending, "а" | "у" | "ом" | "е" | "ы" | "ов" | "ам" | "ами" | "ах" | "ем" | "-а" | "-у" | "-ом" | "-е");
    (base.chars().count() >= 2 && declined).then_some(base)
}

pub(super) fn opens_quote(text: &str) -> bool {
    text.starts_with(['«', '"', '“', '„'])
}
