//! Documents with marked spans, one JSON object a line.

use super::text_of;
use crate::Failure;
use serde::Deserialize;
use std::path::Path;

/// A document.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct GoldDocument {
    /// The corpus' own id.
    pub id: String,
    /// The text.
    pub text: String,
    /// The marked spans, none in plain corpora.
    #[serde(default)]
    pub spans: Vec<GoldSpan>,
    /// Links between them, none in most corpora.
    #[serde(default)]
    pub relations: Vec<GoldRelation>,
}

/// A marked span.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct GoldSpan {
    /// First character, in code points.
    pub start: usize,
    /// The character after the last, in code points.
    pub end: usize,
    /// The label in the common set.
    pub common: String,
    /// `false` marks a span inside or across another (factRuEval).
    pub flat: Option<bool>,
}

/// A link between two marked spans.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct GoldRelation {
    /// The corpus' own name for it.
    #[serde(rename = "type")]
    pub kind: String,
    /// Index of the first span.
    pub head: usize,
    /// Index of the second.
    pub tail: usize,
}

/// Reads all documents of a file.
pub(crate) fn documents(path: &Path) -> Result<Vec<GoldDocument>, Failure> {
    let text = text_of(path)?;
    let read = |(line, json): (usize, &str)| {
        serde_json::from_str(json).map_err(|error| Failure(format!("{}, line {}: {error}", path.display(), line + 1)))
    };
    text.lines().enumerate().filter(|(_, line)| !line.is_empty()).map(read).collect()
}
