//! The choice among a word's readings by its sentence.
//!
//! A linear model over pairs of neighbouring readings: every candidate reading of a token and every pair of
//! neighbouring candidates has features; a feature's weight is one signed byte of a table, found by hash; the path with the
//! highest sum wins. A word with a single reading cuts the search, so its cost is linear in the text whatever its
//! sentences look like.
//!
//! The module is public for `sarap-train`, which learns the weights with the same features and the same search.
//! Everything else uses [`Morphologist`](crate::Morphologist).

mod candidates;
mod classes;
mod decode;
mod features;
mod fold;
mod form;
mod lemmas;
mod lexicon;
mod model;
mod pairs;
mod texts;

pub use candidates::{Candidate, Words};
pub use decode::{Decoder, MAX_RUN};
pub use features::{Around, Sentence};
pub use fold::fold;
pub use lexicon::{Exception, Lexicon, write as write_lexicon};
pub use model::{ContextModel, TABLE_BITS, Table, Weights, pack as pack_model};
pub use pairs::Left;
pub use sarap_text::{FxBuild, hash_str, mix};
pub(crate) use texts::{Parts, Texts};
