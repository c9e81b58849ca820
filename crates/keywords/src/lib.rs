//! Which words matter: counts of lemmas and of multi-word terms, in readable form, with their places.
//!
//! One pass over the tokens (`count`) collects mentions of names, words and phrases by interned lemma; `select` drops phrases
//! that are only parts of others; `candidate` measures what is left, `weights` says how much each figure matters, `score` puts them in
//! order and `render` writes them in the nominative. [`phrases`] has published rankings to compare; texts in other
//! languages than Russian are counted by word forms (`plain`).
//!
//! # Names
//!
//! Persons, organisations, places and other names that the caller knows stand for their words: in their canonical form, with
//! all their mentions, also those by an adjective («российский») or by a part («Путин»). No word or phrase is cut out of
//! a name.
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
//! The chance that an editor would tag the text with it, by the first keyword's chance. A logistic regression over what kind of thing
//! it is, how often, how early and how widely it is mentioned, alone or inside longer phrases, how rare its words are in other
//! texts (`ru/background.txt`), and whether the headline has it; its weights (`ru/weights.txt`) are learnt from articles
//! with their editors' keywords by `sarap-train keyphrases weights`. An adjective or verb keeps a fifth of its
//! chance: it says less by itself.

mod background;
mod candidate;
mod count;
pub mod duplicates;
pub mod index;
mod lists;
pub mod measures;
mod names;
pub mod ngrams;
mod phrase;
pub mod phrases;
mod plain;
pub mod query;
pub mod reference;
mod render;
mod score;
mod select;
pub mod statistics;
pub mod terms;
mod title;
mod weights;

pub use candidate::{Figures, What};
pub use names::{Name, NameKind};
pub use weights::{FEATURES, NAMES as FEATURE_NAMES, features};

use candidate::Candidate;
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

/// What is known of a document beside its words.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known<'a> {
    /// What does not count: boilerplate.
    pub skipped: &'a [Span],
    /// Its names, which stand in for the words that they consist of.
    pub names: &'a [Name<'a>],
    /// Its title, whether or not the text begins with it.
    pub title: Option<&'a str>,
    /// ISO 639-1 code of its language; `None` is Russian.
    pub language: Option<&'a str>,
}

/// The keywords of `document`, best first, [`LIMIT`] at most.
pub fn keywords(document: &Document<'_>, known: &Known<'_>) -> Vec<Keyword> {
    match known.language {
        None | Some("ru") => prepared(document, known, |all| score::ranked(document, known.names, all)),
        Some(language) => plain::keywords(document, known.skipped, language),
    }
}

/// All candidates of a Russian document as the ranking sees them: term and features, for those who learn weights.
pub fn measured(document: &Document<'_>, known: &Known<'_>) -> Vec<(String, [f64; FEATURES])> {
    let shown = |candidate: &Candidate<'_>| {
        (score::term(document, known.names, candidate), features(candidate.what, &candidate.figures))
    };
    prepared(document, known, |all| all.iter().map(shown).collect())
}

/// What `work` makes of the document's candidates.
fn prepared<T>(document: &Document<'_>, known: &Known<'_>, work: impl FnOnce(&[Candidate<'_>]) -> T) -> T {
    let counts = count::count(document, known.skipped, known.names);
    let selected = select::select(&counts);
    let title = title::lemmas(document, known.title);
    work(&candidate::candidates(document, &counts, &selected, known.names, &title))
}
