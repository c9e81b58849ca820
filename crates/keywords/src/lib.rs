//! Which words matter: counts of lemmas and of multi-word terms, in readable form, with their places.
//!
//! One pass over the tokens (`count`) collects mentions of words and of phrases by interned lemma; `select` drops
//! phrases that are only parts of others; `render` writes what is left in the nominative; `score` orders it.
//!
//! # Words
//!
//! Nouns, abbreviations, words in Latin letters, adjectives and verbs, by lemma. Function words fall out by part of speech,
//! words of measure, time and mere connection by the list `ru/stop.txt`.
//!
//! # Phrases
//!
//! A noun with the adjectives that agree with it before and the genitives that hang on it behind: «цифровая
//! трансформация», «незаконный оборот наркотиков», «министерство внутренних дел». No phrase crosses punctuation, a
//! number, a sentence's end or a skipped region.
//!
//! # Score
//!
//! `(n − 1/2) · (1 + ln k) · (1 + (1 − p) / 2)`, divided by the best one: `n` mentions, `k` words, `p` the place of the
//! first mention from 0 (the text's beginning) to 1. A mention of a word within a repeated phrase counts half for the
//! word; `n − 1/2` is a quarter at least. What was said once so weighs little beside what was repeated. An adjective or verb
//! weighs a quarter of that: it says less by itself.

mod count;
pub mod duplicates;
pub mod index;
mod lists;
pub mod measures;
pub mod ngrams;
mod phrase;
pub mod query;
pub mod reference;
mod render;
mod score;
mod select;
pub mod statistics;
pub mod terms;

use sarap_morph::Document;
use sarap_text::Span;

/// At most so many keywords are returned, the best ones.
pub const LIMIT: usize = 1000;

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

/// The keywords of `document`, best first, [`LIMIT`] at most. Words inside `skipped` spans (boilerplate) don't count.
pub fn keywords(document: &Document<'_>, skipped: &[Span]) -> Vec<Keyword> {
    let counts = count::count(document, skipped);
    let phrases = select::select(&counts);
    score::ranked(document, &counts, &phrases)
}
