//! The way of a document through the layers.

use crate::Analysis;
use std::borrow::Cow;
use std::fmt;

/// The bytes of the packs an [`Analyzer`] works with.
#[derive(Clone, Debug)]
pub struct PackBytes {
    /// A pack of kind `dictionary`.
    pub dictionary: Cow<'static, [u8]>,
    /// A pack of kind `context`.
    pub context: Cow<'static, [u8]>,
    /// A pack of kind `tagger`.
    pub tagger: Cow<'static, [u8]>,
}

/// A document as it comes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Input<'a> {
    /// The caller's name for it.
    pub id: &'a str,
    /// Its bytes, in any encoding and format that is read.
    pub bytes: &'a [u8],
    /// The document's date, `YYYY-MM-DD`, if the caller knows it.
    pub date: Option<&'a str>,
    /// The document's language, if the caller knows it.
    pub language: Option<&'a str>,
    /// The document's title, if the caller knows it.
    pub title: Option<&'a str>,
}

/// Why a document or a pack could not be used.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum AnalyzeError {
    /// The document's bytes: empty, not text, too large.
    Document {
        /// `empty`, `binary`, `too-large`.
        code: &'static str,
        /// What is wrong and what to do.
        message: String,
    },
    /// A pack: damaged or of another version.
    Pack(String),
}

impl AnalyzeError {
    /// A stable name for programs.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Document { code, .. } => code,
            Self::Pack(_) => "pack",
        }
    }
}

impl fmt::Display for AnalyzeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Document { message, .. } | Self::Pack(message) => f.write_str(message),
        }
    }
}

impl std::error::Error for AnalyzeError {}

/// Reads documents; made once from packs, used for any number of documents.
#[derive(Debug)]
pub struct Analyzer {}

impl Analyzer {
    /// Opens the packs.
    pub fn open(packs: PackBytes) -> Result<Self, AnalyzeError> {
        let _ = packs;
        Ok(Self {})
    }

    /// Analyses one document; offsets in bytes.
    pub fn analyze(&self, input: Input<'_>) -> Result<Analysis, AnalyzeError> {
        let _ = input;
        Err(AnalyzeError::Document { code: "empty", message: "nothing is read yet".into() })
    }
}
