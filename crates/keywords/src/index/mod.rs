//! Documents as columns of numbers: what all counts and queries work on.
//!
//! [`Index::of`] makes the index of one document, [`Index::merge`] one of many. Both are the same thing: merging is associative,
//! the order of its parts does not matter (documents stand by [`DocumentInfo::order`], then id), and the same documents give
//! the same bytes ([`Index::to_bytes`]) however they were merged.
//!
//! Each token is a number, that of its [`Type`]: a form as it is written, a lemma, and a [`Class`]. A condition on a token is
//! so a condition on the vocabulary, asked once a type and not once a token; [`Index::positions`] leads from types to places.
//! The text itself is not kept.

mod build;
mod bytes;
mod numbers;
mod reader;
mod strings;
#[cfg(test)]
pub(crate) mod tests;
mod text;

pub use build::{DocumentSource, IndexBuilder, NamedSpan};
pub(crate) use strings::{Interner, Strings};

use sarap_morph::Tag;
use sarap_text::TokenKind;
use std::fmt;
use std::ops::Range;

/// What the offsets of an index count.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Offsets {
    /// UTF-8 bytes.
    #[default]
    Bytes,
    /// UTF-16 code units.
    Utf16,
    /// Unicode code points.
    CodePoints,
}

impl Offsets {
    /// The length of `text`.
    pub fn length(self, text: &str) -> u32 {
        let length = match self {
            Self::Bytes => text.len(),
            Self::Utf16 => text.chars().map(char::len_utf16).sum(),
            Self::CodePoints => text.chars().count(),
        };
        u32::try_from(length).unwrap_or(u32::MAX)
    }
}

/// What all tokens of a type share beside form and lemma.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Class {
    /// What it is by its characters.
    pub kind: TokenKind,
    /// Part of speech and grammemes.
    pub tag: Tag,
}

/// A form with the reading chosen for it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Type {
    /// Number of the form, see [`Index::form`].
    pub form: u32,
    /// Number of the lemma, see [`Index::lemma`].
    pub lemma: u32,
    /// Number of the class, see [`Index::class`].
    pub class: u32,
}

/// A document of an index.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct DocumentInfo {
    /// The caller's place for it among others; documents with the same stand by their ids.
    pub order: u32,
    /// The caller's name for it.
    pub id: String,
    /// `YYYY-MM-DD`.
    pub date: Option<String>,
    /// ISO 639-1 code.
    pub language: String,
    /// Length of the text in the index' unit.
    pub length: u32,
    /// Its tokens.
    pub tokens: Range<u32>,
}

/// A place that names an entity, in tokens.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Named {
    /// First token.
    pub first: u32,
    /// The token after the last; at least one behind the first.
    pub end: u32,
    /// Number of the entity, see [`Index::entity`].
    pub entity: u32,
}

/// Why an index could not be read or made.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum IndexError {
    /// Made by another version of the program: index the documents again.
    Version(u8),
    /// The bytes are not those that were written; says where.
    Damaged(&'static str),
    /// More than 2³² − 2 tokens in all.
    TooLarge,
    /// Indexes whose offsets count different things cannot be merged.
    Offsets,
}

impl fmt::Display for IndexError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Version(version) => {
                write!(f, "the index is of version {version}, expected {}; index the documents again", bytes::VERSION)
            }
            Self::Damaged(place) => {
                write!(f, "these bytes are no index, or a damaged one ({place}); index the documents again")
            }
            Self::TooLarge => f.write_str("more than 4,294,967,294 tokens; split the documents into several sets"),
            Self::Offsets => f.write_str("the indexes count offsets in different units; index the documents again"),
        }
    }
}

impl std::error::Error for IndexError {}

const SENTENCE_END: u8 = 1;
const PARAGRAPH_END: u8 = 1 << 1;
const SKIPPED: u8 = 1 << 2;

/// One document or many.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Index {
    offsets: Offsets,
    /// Forms, lemmas and entities (label, tab, name) in order.
    forms: Strings,
    lemmas: Strings,
    entities: Strings,
    /// In order of their numbers in the bytes.
    classes: Vec<Class>,
    /// In order.
    types: Vec<Type>,
    documents: Vec<DocumentInfo>,
    /// Of each token its type, first unit, and flags.
    tokens: Vec<u32>,
    starts: Vec<u32>,
    flags: Vec<u8>,
    /// In order.
    named: Vec<Named>,
    /// Where each type's positions begin; one more than types.
    first: Vec<u32>,
    positions: Vec<u32>,
}

impl Index {
    /// The index of one document.
    pub fn of(source: &DocumentSource<'_>, offsets: Offsets) -> Result<Self, IndexError> {
        let mut builder = IndexBuilder::new(offsets);
        builder.add_document(source)?;
        Ok(builder.finish())
    }

    /// The index of all documents of `parts`.
    pub fn merge<'a>(parts: impl IntoIterator<Item = &'a Index>) -> Result<Self, IndexError> {
        let mut parts = parts.into_iter().peekable();
        let mut builder = IndexBuilder::new(parts.peek().map_or(Offsets::default(), |part| part.offsets));
        parts.try_for_each(|part| builder.add(part))?;
        Ok(builder.finish())
    }

    /// What offsets count.
    pub fn offsets(&self) -> Offsets {
        self.offsets
    }

    /// In order of [`DocumentInfo::order`], then id.
    pub fn documents(&self) -> &[DocumentInfo] {
        &self.documents
    }

    /// The number of the document that holds a token.
    pub fn document_of(&self, token: u32) -> usize {
        self.documents.partition_point(|document| document.tokens.end <= token)
    }

    /// The number of each token's type.
    pub fn tokens(&self) -> &[u32] {
        &self.tokens
    }

    /// The types, in order of form, lemma, class.
    pub fn types(&self) -> &[Type] {
        &self.types
    }

    /// A form as it is written.
    pub fn form(&self, form: u32) -> &str {
        self.forms.get(form)
    }

    /// Number of forms; they are numbered in order of their code points.
    pub fn form_count(&self) -> usize {
        self.forms.len()
    }

    /// A lemma, lower case.
    pub fn lemma(&self, lemma: u32) -> &str {
        self.lemmas.get(lemma)
    }

    /// Number of lemmas; they are numbered in order of their code points.
    pub fn lemma_count(&self) -> usize {
        self.lemmas.len()
    }

    /// The number of a lemma.
    pub fn find_lemma(&self, lemma: &str) -> Option<u32> {
        self.lemmas.find(lemma)
    }

    /// Kind, part of speech and grammemes.
    pub fn class(&self, class: u32) -> Class {
        self.classes.get(class as usize).copied().unwrap_or(Class { kind: TokenKind::Symbol, tag: Tag::default() })
    }

    /// The places of a type, in order.
    pub fn positions(&self, number: u32) -> &[u32] {
        let bound = |at: usize| self.first.get(at).map_or(self.positions.len(), |&first| first as usize);
        self.positions.get(bound(number as usize)..bound((number as usize).saturating_add(1))).unwrap_or_default()
    }

    /// Where a token stands in its document, in the index' unit.
    pub fn range(&self, token: u32) -> Range<u32> {
        let at = token as usize;
        let (Some(&start), Some(&number)) = (self.starts.get(at), self.tokens.get(at)) else { return 0..0 };
        let form = self.types.get(number as usize).map_or("", |kind| self.form(kind.form));
        start..start.saturating_add(self.offsets.length(form))
    }

    /// Whether a token is the last of its sentence.
    pub fn ends_sentence(&self, token: u32) -> bool {
        self.flag(token, SENTENCE_END)
    }

    /// Whether a token is the last of its paragraph (text between line breaks).
    pub fn ends_paragraph(&self, token: u32) -> bool {
        self.flag(token, PARAGRAPH_END)
    }

    /// Whether a token lies in a part that does not count: boilerplate.
    pub fn is_skipped(&self, token: u32) -> bool {
        self.flag(token, SKIPPED)
    }

    fn flag(&self, token: u32, flag: u8) -> bool {
        self.flags.get(token as usize).is_some_and(|flags| flags & flag != 0)
    }

    /// The tokens of the sentence that holds `token`.
    pub fn sentence_of(&self, token: u32) -> Range<u32> {
        let document = self.documents.get(self.document_of(token)).map_or(token..token, |d| d.tokens.clone());
        let start =
            (document.start..token).rev().find(|&before| self.ends_sentence(before)).map_or(document.start, |b| b + 1);
        let end = (token..document.end).find(|&at| self.ends_sentence(at)).map_or(document.end, |last| last + 1);
        start..end
    }

    /// Places that name entities, in order.
    pub fn named(&self) -> &[Named] {
        &self.named
    }

    /// Label and name of an entity.
    pub fn entity(&self, entity: u32) -> (&str, &str) {
        self.entities.get(entity).split_once('\t').unwrap_or_default()
    }

    /// Number of entities, numbered in order of label, then name.
    pub fn entity_count(&self) -> usize {
        self.entities.len()
    }

    /// Memory that the index takes, in bytes.
    pub fn size(&self) -> usize {
        let texts = self.forms.size() + self.lemmas.size() + self.entities.size();
        let documents: usize = self.documents.iter().map(|d| size_of_val(d) + d.id.len()).sum();
        texts
            + documents
            + size_of_val(&self.classes[..])
            + size_of_val(&self.types[..])
            + size_of_val(&self.tokens[..])
            + size_of_val(&self.starts[..])
            + self.flags.len()
            + size_of_val(&self.named[..])
            + size_of_val(&self.first[..])
            + size_of_val(&self.positions[..])
    }

    /// Fills in what follows from the columns: the positions of each type.
    fn invert(&mut self) {
        let mut first = vec![0_u32; self.types.len() + 1];
        for &number in &self.tokens {
            first[number as usize + 1] += 1;
        }
        for at in 1..first.len() {
            first[at] += first[at - 1];
        }
        let mut next = first.clone();
        self.positions = vec![0; self.tokens.len()];
        for (&number, token) in self.tokens.iter().zip(0..) {
            let slot = &mut next[number as usize];
            self.positions[*slot as usize] = token;
            *slot += 1;
        }
        self.first = first;
    }
}
