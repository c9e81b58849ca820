//! What reading one document leaves for the next: its word forms with their readings. A form is read the same way wherever
//! it stands, so that this changes the time that reading takes and nothing else.

use crate::context::{Decoder, FxBuild, Words};
use std::collections::HashMap;

/// More forms than this are forgotten: a kilobyte each is too much for all the forms of a language, and these are the most of
/// any text.
const MOST: usize = 24_576;

/// The word forms read so far, and the working memory of the search.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    pub(crate) words: Words,
    pub(crate) decoder: Decoder,
    pub(crate) numbers: Numbers,
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

/// Numbers a document's word forms in the order of the text.
#[derive(Debug, Default)]
pub(crate) struct Numbers {
    /// The forms by number.
    order: Vec<u32>,
    /// Which document this is.
    document: u64,
    /// Of each form of the memory the document that had it last, and its number there.
    latest: Vec<(u64, u32)>,
}

impl Numbers {
    /// Begins with another document.
    pub(crate) fn begin(&mut self) {
        self.order.clear();
        self.document += 1;
    }

    pub(crate) fn of(&mut self, form: u32) -> u32 {
        let index = form as usize;
        if self.latest.len() <= index {
            self.latest.resize(index + 1, (0, 0));
        }
        let latest = &mut self.latest[index];
        if latest.0 != self.document {
            *latest = (self.document, self.order.len() as u32);
            self.order.push(form);
        }
        latest.1
    }

    /// The document's forms by number.
    pub(crate) fn order(&self) -> &[u32] {
        &self.order
    }
}
