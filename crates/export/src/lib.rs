//! Analyses and answers as files of other programs: JSON, lines of JSON, and CSV tables.
//!
//! Every function takes finished analyses and returns the whole file as text. Offsets are written as the analysis has
//! them; each file says what they count (`offset_unit` in JSON, the column `unit` in CSV).

mod answer;
mod cell;
mod corpus;
mod json;
mod places;
mod relations;
mod table;

pub use answer::{answer_csv, key_phrases_csv};
pub use cell::{guard, unguard};
pub use corpus::corpus_csv;
pub use json::{json, json_lines};
pub use relations::relations_csv;
pub use table::{CsvOptions, Separator, entities_csv, keywords_csv};

use std::fmt;

/// Why a file could not be written.
#[derive(Debug)]
pub struct ExportError(String);

impl fmt::Display for ExportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the export could not be written: {}", self.0)
    }
}

impl std::error::Error for ExportError {}

impl From<serde_json::Error> for ExportError {
    fn from(error: serde_json::Error) -> Self {
        Self(error.to_string())
    }
}

impl From<csv::Error> for ExportError {
    fn from(error: csv::Error) -> Self {
        Self(error.to_string())
    }
}
