//! Bytes to text and regions.
//!
//! [`read`] takes a file's bytes as they are and returns its text whole, what its parts are, and what could not be read.

mod binary;
mod blocks;
mod encoding;
mod html;
mod plain;

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
    /// A stable name for programs: `encoding.guessed` (from few letters), `encoding.invalid` (bytes that could not be read
    /// became U+FFFD), `encoding.declared` (a web page says it is UTF-8 and is not).
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
    /// Its parts, in order, without overlaps. What is in no region is main text; the parts of a plain text, if it has
    /// several, are the whole of it one after another.
    pub regions: Vec<Region>,
    /// The title, where the format has one (HTML `title`, `og:title`) or a page saved as text shows it.
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
    /// Not text: a picture, a program, an archive, …; says what it looks like and what to do.
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
            Self::Binary(what) => write!(f, "the file is not text, it looks like {what}"),
            Self::TooLarge(bytes) => {
                write!(f, "the file has {} MB, the limit is {} MB; split it", bytes >> 20, LIMIT >> 20)
            }
        }
    }
}

impl std::error::Error for FormatError {}

/// Reads `bytes`; `name` is the file's name, whose ending may tell the format.
///
/// A plain text comes out as it is, but for its byte order mark; of a web page comes the text that a browser shows. Either
/// with what its parts are: a plain text may be a page that was saved as text.
pub fn read(bytes: &[u8], name: &str) -> Result<Source, FormatError> {
    if bytes.is_empty() {
        return Err(FormatError::Empty);
    }
    if bytes.len() > LIMIT {
        return Err(FormatError::TooLarge(bytes.len() as u64));
    }
    if let Some(what) = binary::magic(bytes) {
        return Err(FormatError::Binary(what));
    }
    let is_html = html::is_html(bytes, name);
    let decoded = encoding::decode(bytes, is_html)?;
    let mut source = Source {
        text: decoded.text,
        encoding: decoded.encoding.name(),
        warnings: decoded.warnings,
        ..Source::default()
    };
    if is_html {
        let page = html::read(&source.text);
        // Places in the page's markup are no places in its text; what became U+FFFD may still stand there.
        let place =
            page.text.find(char::REPLACEMENT_CHARACTER).map(|at| Span::from_range(at..at + '\u{FFFD}'.len_utf8()));
        for warning in &mut source.warnings {
            warning.span = if warning.span.is_empty() { Span::default() } else { place.unwrap_or_default() };
        }
        source = Source { text: page.text, regions: page.regions, title: page.title, date: page.date, ..source };
        return if source.text.trim().is_empty() { Err(FormatError::Empty) } else { Ok(source) };
    }
    read_text(source)
}

/// Reads plain text that has been decoded already, as it is.
pub fn text(text: &str) -> Result<Source, FormatError> {
    if text.len() > LIMIT {
        return Err(FormatError::TooLarge(text.len() as u64));
    }
    read_text(Source { text: text.into(), encoding: encoding_rs::UTF_8.name(), ..Source::default() })
}

fn read_text(source: Source) -> Result<Source, FormatError> {
    if source.text.trim().is_empty() {
        return Err(FormatError::Empty);
    }
    let parts = plain::read(&source.text);
    Ok(Source { regions: parts.regions, title: parts.title, ..source })
}
