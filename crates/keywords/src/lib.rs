//! Which words matter: counts of lemmas and of multi-word terms, in readable form, with their places.

use sarap_morph::Document;
use sarap_text::Span;

/// One word or several.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum TermKind {
    /// A single word, by its lemma.
    Word,
    /// A term of several words.
    Phrase,
}

/// A word or term that matters in a document.
#[derive(Clone, PartialEq, Debug)]
pub struct Keyword {
    /// In dictionary form: «цифровая трансформация».
    pub term: String,
    /// One word or several.
    pub kind: TermKind,
    /// How often it stands in the document.
    pub count: u32,
    /// Its weight in the document, 0 to 1; the first keyword has 1.
    pub score: f64,
    /// Where it stands, in order.
    pub mentions: Vec<Span>,
}

/// The keywords of `document`, best first. Words inside `skipped` spans (boilerplate) don't count.
pub fn keywords(document: &Document<'_>, skipped: &[Span]) -> Vec<Keyword> {
    let _ = (document, skipped);
    Vec::new()
}
