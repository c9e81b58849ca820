//! Questions to many documents: how often words stand, which follow each other, and where.
//!
//! [`Analyzer::analyze_indexed`](crate::Analyzer::analyze_indexed) and [`Analyzer::index`](crate::Analyzer::index) give an index
//! for each document; [`Queries`] takes them all and answers an [`Ask`] with an [`Answer`]: plain data with serde.

mod answer;
mod answer_documents;
mod answer_statistics;
mod ask;
mod ask_documents;
mod ask_statistics;
mod collocates;
mod concordance;
mod count;
mod keyness;
mod limits;
mod needs;
mod ngrams;
mod nodes;
mod notation;
mod select;
mod similar;
mod spread;
mod table;
mod texts;
mod weights;

pub use answer::{Answer, Concordance, Frequencies, Frequency, Line, LineText, Sequence, Sequences};
pub use answer_documents::*;
pub use answer_statistics::*;
pub use ask::{Ask, AskConcordance, AskFrequencies, AskSequences, By, Fold, In, Page, Stop, WithinUnit};
pub use ask_documents::*;
pub use ask_statistics::*;
pub use needs::Needs;
pub use sarap_keywords::index::{Index, IndexBuilder, IndexError, Offsets};
pub use sarap_keywords::reference::Reference;
pub use sarap_keywords::terms::built_in_stop_list;
pub use table::Cell;

use crate::OffsetUnit;
use sarap_keywords::query::Searcher;
use sarap_pack::{Pack, PackError};
use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

/// Why a question has no answer.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AskError {
    /// A stable name: `query` (does not parse, or asks too much), `option` (a value that is not allowed), `document` (no such
    /// document), `index` (bytes that are no index), `reference` (bytes that are no reference list).
    pub code: &'static str,
    /// What was expected, what came, what to do.
    pub message: String,
    /// Byte of the query at which it went wrong.
    pub at: Option<usize>,
    /// Which of the question's queries it is, where it may have several.
    pub nth: Option<usize>,
}

impl AskError {
    fn option(error: impl fmt::Display) -> Self {
        Self { code: "option", message: error.to_string(), at: None, nth: None }
    }

    /// The place of the error in `query`, counted in `unit`.
    pub fn at_in(&self, query: &str, unit: OffsetUnit) -> Option<u32> {
        let before = query.get(..self.at?).unwrap_or(query);
        Some(offsets(unit).length(before))
    }
}

impl fmt::Display for AskError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for AskError {}

impl From<IndexError> for AskError {
    fn from(error: IndexError) -> Self {
        Self { code: "index", message: error.to_string(), at: None, nth: None }
    }
}

/// Answers questions about the documents of an index.
#[derive(Clone, Debug)]
pub struct Queries {
    searcher: Searcher,
    reference: Option<Arc<Reference>>,
}

impl Queries {
    /// Of an index.
    pub fn new(index: Index) -> Self {
        Self { searcher: Searcher::new(index), reference: None }
    }

    /// Of the bytes of indexes ([`Index::to_bytes`]), in any order.
    pub fn open<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> Result<Self, AskError> {
        let mut builder: Option<IndexBuilder> = None;
        for part in parts {
            let part = Index::from_bytes(part)?;
            builder.get_or_insert_with(|| IndexBuilder::new(part.offsets())).add(&part)?;
        }
        Ok(Self::new(builder.unwrap_or_default().finish()))
    }

    /// The reference list of a pack's bytes.
    pub fn open_reference(pack: impl Into<Cow<'static, [u8]>>) -> Result<Reference, AskError> {
        let wrong = |error: PackError| AskError { code: "reference", message: error.to_string(), at: None, nth: None };
        Pack::open(pack, "reference").and_then(Reference::open).map_err(wrong)
    }

    /// With a reference list, which key words are found by if no documents are named. It may be shared.
    #[must_use]
    pub fn with_reference(self, reference: Option<Arc<Reference>>) -> Self {
        Self { reference, ..self }
    }

    /// What is asked about.
    pub fn index(&self) -> &Index {
        self.searcher.index()
    }

    /// Fills in what stands in a line from the words of the index, which has no white space: where there was some, one space is.
    pub fn fill(&self, line: &mut Line) {
        let cut = |part: crate::Range| self.index().text(line.number as usize, part.start..part.end);
        line.text = Some(LineText { left: cut(line.left), node: cut(line.node), right: cut(line.right) });
    }

    /// The answer, or why there is none.
    pub fn ask(&self, ask: &Ask) -> Result<Answer, AskError> {
        ask.check_numbers()?;
        Ok(match ask {
            Ask::Keywords(ask) => Answer::Keywords(count::answer(self.index(), ask)?),
            Ask::Ngrams(ask) => Answer::Ngrams(ngrams::answer(self.index(), ask)?),
            Ask::Concordance(ask) => Answer::Concordance(concordance::answer(&self.searcher, ask)?),
            Ask::Collocates(ask) => Answer::Collocates(collocates::answer(&self.searcher, ask)?),
            Ask::Keyness(ask) => Answer::Keyness(keyness::answer(self.index(), self.reference.as_deref(), ask)?),
            Ask::Dispersion(ask) => Answer::Dispersion(spread::dispersion(&self.searcher, ask)?),
            Ask::Trends(ask) => Answer::Trends(spread::in_time(&self.searcher, ask)?),
            Ask::Diversity(ask) => Answer::Diversity(texts::diversity(self.index(), ask)?),
            Ask::Duplicates(ask) => Answer::Duplicates(texts::duplicates(self.index(), ask)?),
            Ask::Weights(ask) => Answer::Weights(weights::answer(self.index(), ask)?),
            Ask::Similar(ask) => Answer::Similar(similar::answer(self.index(), ask)?),
        })
    }
}

impl Ask {
    /// The query that [`AskError::at`] is a place of.
    pub fn query_of(&self, error: &AskError) -> Option<&str> {
        match self {
            Self::Concordance(ask) => Some(&ask.query),
            Self::Collocates(ask) => Some(&ask.query),
            Self::Dispersion(ask) => ask.queries.get(error.nth?).map(String::as_str),
            Self::Trends(ask) => ask.queries.get(error.nth?).map(String::as_str),
            _ => None,
        }
    }
}

/// The unit of an index for one of an analysis.
pub(crate) fn offsets(unit: OffsetUnit) -> Offsets {
    match unit {
        OffsetUnit::Byte => Offsets::Bytes,
        OffsetUnit::Utf16 => Offsets::Utf16,
        OffsetUnit::CodePoint => Offsets::CodePoints,
    }
}

fn unit(offsets: Offsets) -> OffsetUnit {
    match offsets {
        Offsets::Bytes => OffsetUnit::Byte,
        Offsets::Utf16 => OffsetUnit::Utf16,
        Offsets::CodePoints => OffsetUnit::CodePoint,
    }
}
