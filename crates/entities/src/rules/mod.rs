//! Mentions found by rule. One file a kind; its cases stand in a table beside it.

use crate::Mention;
use sarap_morph::Document;

/// All mentions that rules find in `document`, in order of place. Mentions of one kind don't overlap.
pub fn find(document: &Document<'_>) -> Vec<Mention> {
    let _ = document;
    Vec::new()
}
