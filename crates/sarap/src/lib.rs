//! Sarap's facade: documents in, analyses out. The only crate that users of the library name.

mod analysis;
mod analyzer;

pub use analysis::*;
pub use analyzer::{AnalyzeError, Analyzer, Input, PackBytes};
