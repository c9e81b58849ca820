//! Bytes to text and regions.
//!
//! [`read`] takes a file's bytes as they are and returns its text whole, what its parts are, and what could not be read.

use sarap_text::Span;
use std::fmt;

/// What a part of the text is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum RegionKind {
    /// The heading of the document.
    Title,
    /// What the document says.
    Main,
    /// Menus, advertisements, headlines of other articles, notices.
    Boilerplate,
    /// Data about the document: date line, author, e-mail headers.
    Meta,
}

/// A part of the text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Region {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: RegionKind,
}

/// Something the user should know about the document, with its place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Warning {
    /// A stable name for programs: `encoding.guessed`, `encoding.invalid`, …
    pub code: &'static str,
    /// What happened and what to do, in English.
    pub message: String,
    /// Where in the text; empty and at 0 when it concerns the whole.
    pub span: Span,
}

/// What was read from a file.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Source {
    /// The decoded text, whole.
    pub text: String,
    /// Its parts, in order, without overlaps. What is in no region is main text.
    pub regions: Vec<Region>,
    /// The title, where the format has one (HTML `title`, `og:title`).
    pub title: Option<String>,
    /// The document's date as the format states it, `YYYY-MM-DD` (HTML meta tags).
    pub date: Option<String>,
    /// The name of the encoding that was read, as in the WHATWG Encoding Standard: `windows-1251`.
    pub encoding: &'static str,
    /// What the user should know.
    pub warnings: Vec<Warning>,
}

/// Why nothing could be read.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum FormatError {
    /// No bytes, or nothing but white space.
    Empty,
    /// Not text: a picture, a program, an archive, …; says what it looks like.
    Binary(String),
    /// More bytes than [`LIMIT`].
    TooLarge(u64),
}

/// The most bytes a document may have: 64 MiB.
pub const LIMIT: usize = 64 << 20;

impl fmt::Display for FormatError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "the file has no text; check that it was saved whole"),
            Self::Binary(what) => write!(f, "the file is not text ({what}); save it as text or HTML"),
            Self::TooLarge(bytes) => {
                write!(f, "the file has {} MB, the limit is {} MB; split it", bytes >> 20, LIMIT >> 20)
            }
        }
    }
}

impl std::error::Error for FormatError {}

/// Reads `bytes`; `name` is the file's name, whose ending may tell the format.
pub fn read(bytes: &[u8], name: &str) -> Result<Source, FormatError> {
    let _ = (bytes, name);
    Err(FormatError::Empty)
}
