//! What reading one document leaves for the next: its word forms with their readings. A form is read the same way wherever
//! it stands, so that this changes the time that reading takes and nothing else.

use crate::context::{Decoder, FxBuild, Words};
use std::collections::HashMap;

/// More forms than this are forgotten: some kilobytes each are too many for all the forms of a language, and these are
/// the most of any text.
const MOST: usize = 8192;

/// The word forms read so far, and the working memory of the search.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    pub(crate) words: Words,
    pub(crate) decoder: Decoder,
    /// By what is written.
    forms: HashMap<Box<str>, u32, FxBuild>,
}

impl Memory {
    pub(crate) fn get(&self, written: &str) -> Option<u32> {
        self.forms.get(written).copied()
    }

    pub(crate) fn put(&mut self, written: &str, form: u32) {
        self.forms.insert(written.into(), form);
    }

    /// Whether it is small enough to be kept.
    pub(crate) fn is_worth_keeping(&self) -> bool {
        self.forms.len() <= MOST
    }
}
