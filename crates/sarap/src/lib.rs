//! Sarap's facade: documents in, analyses out. The only crate that users of the library name.
//!
//! An [`Analyzer`] is made once from the bytes of three packs; [`Analyzer::analyze`] takes a document's bytes as they are
//! and returns an [`Analysis`]: plain data with offsets in UTF-8 bytes, which [`Analysis::to_unit`] converts. A [`Corpus`] takes
//! analyses, needs no packs, and says which of their entities are one.

mod analysis;
mod analyzer;
mod aside;
pub mod corpus;
mod crimes;
mod date;
mod document_date;
mod doubts;
mod facts;
mod flaws;
mod indexing;
mod key_phrases;
mod keywords;
mod language;
mod offsets;
pub mod queries;

pub use analysis::*;
pub use analyzer::{AnalyzeError, Analyzer, Content, Input, PackBytes};
pub use corpus::Corpus;
pub use date::is_date;
pub use indexing::{Indexed, Indexing};
pub use key_phrases::{KeyPhrases, Ranking};
pub use keywords::names as keyword_names;
