//! What reading one document leaves for the next: its word forms with their readings. A form is read the same way wherever
//! it stands, so that this changes the time that reading takes and nothing else.

use crate::context::{Decoder, Words};
use crate::dictionary::Word;
use sarap_text::hash_str;
use std::borrow::Cow;

/// More forms than this are forgotten: a third of a kilobyte each is too much for all the forms of a language, and these are
/// the most of any text.
const MOST: usize = 49_152;

/// The word forms read so far, and the working memory of the search.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    pub(crate) words: Words,
    pub(crate) decoder: Decoder,
    /// The numbers of the document's forms and lemmas.
    pub(crate) forms: Numbers,
    pub(crate) lemmas: Numbers,
    written: Written,
}

impl Memory {
    /// Begins with another document.
    pub(crate) fn begin(&mut self) {
        self.forms.begin();
        self.lemmas.begin();
    }

    /// Ends with the document: forgets all when it is too much.
    pub(crate) fn end(&mut self) {
        if self.written.count > 2 * MOST {
            *self = Self::default();
        } else if self.written.count > MOST {
            self.words.clear();
            self.written.clear();
        }
    }

    /// The form that is written so. What is new and not plain is `readable` as something; that is added to the words unless
    /// known.
    pub(crate) fn form<'w>(
        &mut self,
        written: &'w str,
        readable: impl FnOnce(&'w str) -> Cow<'w, str>,
        add: impl FnOnce(&mut Words, &Word<'_>) -> u32,
    ) -> u32 {
        let hash = hash_str(written) as u32;
        if let Some(form) = self.written.get(written, hash) {
            return form;
        }
        let word = Word::of(written);
        let meant = if word.as_plain().is_some() { Cow::Borrowed(written) } else { readable(written) };
        if *meant == *written {
            let form = add(&mut self.words, &word);
            self.written.put(written, hash, form);
            return form;
        }
        let other = hash_str(&meant) as u32;
        let form = self.written.get(&meant, other).unwrap_or_else(|| {
            let form = add(&mut self.words, &Word::of(&meant));
            self.written.put(&meant, other, form);
            form
        });
        self.written.put(written, hash, form);
        form
    }
}

/// Forms by what is written.
#[derive(Debug, Default)]
struct Written {
    texts: String,
    /// An open hash table, a power of two long and half empty at least.
    slots: Vec<Slot>,
    count: usize,
}

#[derive(Clone, Copy, Debug)]
struct Slot {
    hash: u32,
    start: u32,
    end: u32,
    /// [`EMPTY`] where nothing is.
    form: u32,
}

const EMPTY: u32 = u32::MAX;
const FEWEST: usize = 1024;

impl Written {
    fn get(&self, written: &str, hash: u32) -> Option<u32> {
        let mask = self.slots.len().checked_sub(1)?;
        let mut place = hash as usize & mask;
        loop {
            let slot = self.slots[place];
            if slot.form == EMPTY {
                return None;
            }
            let text = slot.start as usize..slot.end as usize;
            if slot.hash == hash && self.texts.as_bytes().get(text) == Some(written.as_bytes()) {
                return Some(slot.form);
            }
            place = (place + 1) & mask;
        }
    }

    /// Adds what is not there.
    fn put(&mut self, written: &str, hash: u32, form: u32) {
        if 2 * self.count >= self.slots.len() {
            let size = (2 * self.slots.len()).max(FEWEST);
            let old = std::mem::replace(&mut self.slots, vec![Slot { hash: 0, start: 0, end: 0, form: EMPTY }; size]);
            old.into_iter().filter(|slot| slot.form != EMPTY).for_each(|slot| self.place(slot));
        }
        let start = self.texts.len() as u32;
        self.texts.push_str(written);
        self.place(Slot { hash, start, end: self.texts.len() as u32, form });
        self.count += 1;
    }

    fn place(&mut self, slot: Slot) {
        let mask = self.slots.len() - 1;
        let mut place = slot.hash as usize & mask;
        while self.slots[place].form != EMPTY {
            place = (place + 1) & mask;
        }
        self.slots[place] = slot;
    }

    fn clear(&mut self) {
        self.texts.clear();
        self.slots.iter_mut().for_each(|slot| slot.form = EMPTY);
        self.count = 0;
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

    #[inline]
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
