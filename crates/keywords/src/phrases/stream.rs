//! A document as the published rankings see it: terms, and breaks between them.

use crate::count::outside;
use crate::lists::listed;
use sarap_morph::{Document, Grammemes, Pos, Tag};
use sarap_text::{Case, Span, TokenKind};

/// How a word is written, as YAKE tells it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    /// In small letters, or with a capital at a sentence's start.
    Plain,
    /// With a capital inside a sentence.
    Capital,
    /// In capitals only.
    Acronym,
    /// A number.
    Digits,
    /// Letters and digits mixed, addresses, symbols.
    Unusual,
}

/// A word of the stream.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Word {
    /// What counts as the same word: the number of the lemma.
    pub term: u32,
    /// How it is written here.
    pub shape: Shape,
    /// A word that no keyword begins or ends with.
    pub stop: bool,
    /// The token's number.
    pub token: usize,
}

/// What a sentence consists of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Item {
    /// A word or number.
    Word(Word),
    /// Punctuation, a symbol, something skipped.
    Break,
}

/// Which words may begin a keyword.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Keep {
    /// All but function words and stop words.
    Content,
    /// Nouns and adjectives that are no stop words.
    Nominal,
}

/// The sentences of `document`; what lies in `skipped` is a break.
pub(crate) fn stream(document: &Document<'_>, skipped: &[Span], keep: Keep) -> Vec<Vec<Item>> {
    let (tokens, readings) = (&document.segmentation.tokens, document.morphology.tokens());
    let outside = outside(document, skipped);
    let item = |token: usize, first: usize| {
        let (own, reading) = (&tokens[token], &readings[token]);
        let shape = match own.kind {
            _ if !outside[token] => return Item::Break,
            TokenKind::Punctuation | TokenKind::Symbol => return Item::Break,
            TokenKind::Number => Shape::Digits,
            TokenKind::Email | TokenKind::Url => Shape::Unusual,
            TokenKind::Word if own.span.of(document.text).contains(|c: char| c.is_ascii_digit()) => Shape::Unusual,
            TokenKind::Word => match own.case {
                Case::Upper => Shape::Acronym,
                Case::Title if token > first => Shape::Capital,
                _ => Shape::Plain,
            },
        };
        let lemma = document.morphology.lemma(reading.lemma);
        let short = lemma.chars().nth(1).is_none();
        let stop = short || listed(lemma).stop || !kept(reading.tag, keep);
        Item::Word(Word { term: reading.lemma.0, shape, stop, token })
    };
    let sentences = document.segmentation.sentences.iter();
    sentences
        .map(|sentence| {
            let range = sentence.tokens.start as usize..(sentence.tokens.end as usize).min(tokens.len());
            range.clone().map(|token| item(token, range.start)).collect()
        })
        .collect()
}

fn kept(tag: Tag, keep: Keep) -> bool {
    match tag.pos {
        Pos::Noun | Pos::Latin => true,
        Pos::Adjf | Pos::Prtf => !tag.grammemes.any(Grammemes::APRO | Grammemes::ANUM),
        Pos::Prep
        | Pos::Conj
        | Pos::Prcl
        | Pos::Npro
        | Pos::Numr
        | Pos::Intj
        | Pos::Pred
        | Pos::Number
        | Pos::Punct => false,
        _ => keep == Keep::Content,
    }
}
