//! What reading one document leaves for the next: its word forms with their readings. A form is read the same way wherever
//! it stands, so that this changes the time that reading takes and nothing else.

use crate::context::{Decoder, Words};
use crate::strings::Strings;
use sarap_text::hash_str;
use std::borrow::Cow;

/// More forms than this are forgotten: half a kilobyte each is too much for all the forms of a language, and these are the
/// most of any text.
const MOST: usize = 24_576;

/// The word forms read so far, and the working memory of the search.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    pub(crate) words: Words,
    pub(crate) decoder: Decoder,
    /// The numbers of the document's forms and lemmas.
    pub(crate) forms: Numbers,
    pub(crate) lemmas: Numbers,
    /// What was written, and the form that each of it is.
    written: Strings,
    meant: Vec<u32>,
}

impl Memory {
    /// Begins with another document.
    pub(crate) fn begin(&mut self) {
        self.forms.begin();
        self.lemmas.begin();
    }

    /// Ends with the document: forgets all when it is too much.
    pub(crate) fn end(&mut self) {
        if self.meant.len() > 2 * MOST {
            *self = Self::default();
        } else if self.meant.len() > MOST {
            self.words.clear();
            self.written.clear();
            self.meant.clear();
        }
    }

    /// The form that is written so. What is new is `readable` as something, and that is added to the words unless known.
    pub(crate) fn form<'w>(
        &mut self,
        written: &'w str,
        readable: impl FnOnce(&'w str) -> Cow<'w, str>,
        add: impl FnOnce(&mut Words, &str) -> u32,
    ) -> u32 {
        let (number, new) = self.written.number(written, hash_str(written));
        if !new {
            return self.meant[number as usize];
        }
        let meant = readable(written);
        // The next new text has the next number.
        self.meant.push(0);
        let (other, new) = match &*meant == written {
            true => (number, true),
            false => self.written.number(&meant, hash_str(&meant)),
        };
        let form = match new {
            true => add(&mut self.words, &meant),
            false => self.meant[other as usize],
        };
        self.meant.resize(self.meant.len().max(other as usize + 1), form);
        self.meant[number as usize] = form;
        form
    }
}

/// Numbers a document's word forms, or its lemmas, in the order of the text.
#[derive(Debug, Default)]
pub(crate) struct Numbers {
    /// What has the numbers.
    order: Vec<u32>,
    /// Which document this is.
    document: u32,
    /// Of each form of the memory the document that had it last, and its number there.
    latest: Vec<(u32, u32)>,
}

impl Numbers {
    fn begin(&mut self) {
        self.order.clear();
        self.document = self.document.checked_add(1).unwrap_or_else(|| {
            self.latest.clear();
            1
        });
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

    /// What has the numbers of this document, in order.
    pub(crate) fn order(&self) -> &[u32] {
        &self.order
    }
}
