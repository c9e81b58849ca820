//! Russian morphology: every reading of a word, its lemma, its other forms, and the reading that fits its sentence.
//!
//! [`Dictionary`] answers for a word alone; [`Morphologist`] reads a whole segmented text and chooses in context.

mod abbreviations;
pub mod context;
pub mod dictionary;
mod disguise;
mod memory;
mod morphology;
mod names;
mod strings;
mod tag;

pub use dictionary::{Dictionary, Origin, Reading};
pub use morphology::{Document, LemmaId, Morphologist, Morphology, TokenReading, WordId};
pub use tag::{Grammemes, Pos, Tag};
