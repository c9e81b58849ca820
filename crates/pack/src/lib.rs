//! Packs: prebuilt data in one file, read in place.
//!
//! A pack is a fixed header, a table of named sections and the sections' bytes. Everything is little endian; sections
//! start at multiples of eight bytes. Opening checks magic, format version, kind and checksum and copies nothing.
//!
//! ```text
//! 0  "SARAPPCK"         magic
//! 8  u32 format version, u32 length of the description, u32 number of sections, u32 CRC-32 of all bytes after this
//! 24 description        UTF-8 lines `key=value`: kind, language, version, licence, source
//!    section table      16 bytes each: name (8 bytes, zero padded), u32 offset, u32 length
//!    sections
//! ```
//!
//! ```
//! use sarap_pack::{Pack, PackBuilder, Description};
//! let about = Description { kind: "demo".into(), language: "ru".into(), version: "1".into(), licence: "CC0-1.0".into(), source: "none".into() };
//! let bytes = PackBuilder::new(about).section("WORDS", b"abc".to_vec()).build();
//! let pack = Pack::open(bytes, "demo")?;
//! assert_eq!(pack.section("WORDS")?, b"abc");
//! # Ok::<(), sarap_pack::PackError>(())
//! ```

use std::borrow::Cow;
use std::fmt;

const MAGIC: &[u8; 8] = b"SARAPPCK";
const FORMAT: u32 = 1;
const HEADER: usize = 24;
const ENTRY: usize = 16;

/// What a pack says of itself.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Description {
    /// What it is for: `dictionary`, `context`, `tagger`.
    pub kind: String,
    /// ISO 639-1 code.
    pub language: String,
    /// Version of the data, any text.
    pub version: String,
    /// SPDX expression of the data's licence.
    pub licence: String,
    /// Where the data come from, in one line.
    pub source: String,
}

/// Why a pack cannot be used.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum PackError {
    /// The bytes are not a pack, or only a part of one.
    NotAPack(String),
    /// A pack of another format version, kind or data layout than this program reads.
    WrongVersion(String),
    /// The bytes are not those that were written.
    Damaged(String),
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAPack(what) => write!(f, "not a data pack: {what}; fetch the file again"),
            Self::WrongVersion(what) => {
                write!(f, "the data pack and the program do not fit each other: {what}; take both from one release")
            }
            Self::Damaged(what) => write!(f, "the data pack is damaged: {what}; fetch the file again"),
        }
    }
}

impl std::error::Error for PackError {}

/// An opened pack.
#[derive(Clone, Debug)]
pub struct Pack {
    bytes: Cow<'static, [u8]>,
    description: Description,
    sections: Vec<(String, usize, usize)>,
}

impl Pack {
    /// Opens `bytes` as a pack of `kind`; a `&'static [u8]` is used where it lies.
    pub fn open(bytes: impl Into<Cow<'static, [u8]>>, kind: &str) -> Result<Self, PackError> {
        let bytes = bytes.into();
        let head = bytes.get(..HEADER).ok_or_else(|| {
            PackError::NotAPack(format!("it has {} bytes, the header alone takes {HEADER}", bytes.len()))
        })?;
        if &head[..8] != MAGIC {
            return Err(PackError::NotAPack("it does not begin with SARAPPCK".into()));
        }
        let format = word(&bytes, 8)?;
        if format != FORMAT {
            return Err(PackError::WrongVersion(format!("the program reads format {FORMAT}, the pack has {format}")));
        }
        let (about_len, count, sum) = (word(&bytes, 12)? as usize, word(&bytes, 16)? as usize, word(&bytes, 20)?);
        let found = crc32fast::hash(&bytes[HEADER..]);
        if found != sum {
            return Err(PackError::Damaged(format!("checksum {found:08x} instead of {sum:08x}")));
        }
        let cut = || PackError::Damaged("the table of sections points outside the file".into());
        let table = HEADER.checked_add(about_len).ok_or_else(cut)?;
        let about = bytes.get(HEADER..table).ok_or_else(cut)?;
        let description = Description::parse(std::str::from_utf8(about).map_err(|_| cut())?);
        if description.kind != kind {
            return Err(PackError::WrongVersion(format!(
                "a {kind} pack was wanted, this is a {} pack",
                description.kind
            )));
        }
        let mut sections = Vec::new();
        for index in 0..count {
            let at = index.checked_mul(ENTRY).and_then(|o| o.checked_add(table)).ok_or_else(cut)?;
            let name = bytes.get(at..at.saturating_add(8)).ok_or_else(cut)?;
            let name = String::from_utf8_lossy(name).trim_end_matches('\0').to_string();
            let (start, len) = (word(&bytes, at + 8)? as usize, word(&bytes, at + 12)? as usize);
            let end = start.checked_add(len).filter(|&end| end <= bytes.len()).ok_or_else(cut)?;
            sections.push((name, start, end));
        }
        Ok(Self { bytes, description, sections })
    }

    /// What the pack says of itself.
    pub fn description(&self) -> &Description {
        &self.description
    }

    /// The bytes of the section `name`.
    pub fn section(&self, name: &str) -> Result<&[u8], PackError> {
        self.range(name).map(|range| &self.bytes[range])
    }

    /// Where the section `name` lies in [`Pack::bytes`]: for readers that keep the pack and index it themselves.
    pub fn range(&self, name: &str) -> Result<std::ops::Range<usize>, PackError> {
        let found = self.sections.iter().find(|(n, ..)| n == name);
        let (_, start, end) = found.ok_or_else(|| PackError::WrongVersion(format!("section {name} is missing")))?;
        Ok(*start..*end)
    }

    /// All bytes of the file.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

fn word(bytes: &[u8], at: usize) -> Result<u32, PackError> {
    let four = bytes.get(at..at.saturating_add(4)).and_then(|b| <[u8; 4]>::try_from(b).ok());
    four.map(u32::from_le_bytes).ok_or_else(|| PackError::NotAPack("it ends inside the header".into()))
}

impl Description {
    fn parse(text: &str) -> Self {
        let mut found = Self::default();
        for (key, value) in text.lines().filter_map(|line| line.split_once('=')) {
            let field = match key {
                "kind" => &mut found.kind,
                "language" => &mut found.language,
                "version" => &mut found.version,
                "licence" => &mut found.licence,
                "source" => &mut found.source,
                _ => continue,
            };
            *field = value.to_string();
        }
        found
    }

    fn write(&self) -> String {
        let line = |key: &str, value: &str| format!("{key}={}\n", value.replace(['\r', '\n'], " "));
        [
            line("kind", &self.kind),
            line("language", &self.language),
            line("version", &self.version),
            line("licence", &self.licence),
            line("source", &self.source),
        ]
        .concat()
    }
}

/// Puts a pack together.
#[derive(Debug)]
pub struct PackBuilder {
    description: Description,
    sections: Vec<(String, Vec<u8>)>,
}

impl PackBuilder {
    /// A pack without sections.
    pub fn new(description: Description) -> Self {
        Self { description, sections: Vec::new() }
    }

    /// Adds a section. Only the first eight bytes of `name` are kept.
    #[must_use]
    pub fn section(mut self, name: &str, bytes: Vec<u8>) -> Self {
        self.sections.push((name.to_string(), bytes));
        self
    }

    /// The file's bytes.
    pub fn build(&self) -> Vec<u8> {
        let mut about = self.description.write().into_bytes();
        while !(HEADER + about.len()).is_multiple_of(8) {
            about.push(b'\n');
        }
        let mut body = about.clone();
        let mut at = HEADER + about.len() + self.sections.len() * ENTRY;
        for (name, bytes) in &self.sections {
            let mut field = [0; 8];
            for (to, from) in field.iter_mut().zip(name.bytes()) {
                *to = from;
            }
            body.extend(field);
            body.extend((at as u32).to_le_bytes());
            body.extend((bytes.len() as u32).to_le_bytes());
            at += bytes.len().next_multiple_of(8);
        }
        for (_, bytes) in &self.sections {
            body.extend(bytes);
            body.resize(body.len() + bytes.len().next_multiple_of(8) - bytes.len(), 0);
        }
        let mut file = MAGIC.to_vec();
        for number in [FORMAT, about.len() as u32, self.sections.len() as u32, crc32fast::hash(&body)] {
            file.extend(number.to_le_bytes());
        }
        file.extend(body);
        file
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Vec<u8> {
        let about = Description { kind: "demo".into(), language: "ru".into(), ..Description::default() };
        PackBuilder::new(about).section("A", vec![1, 2, 3]).section("B", vec![]).section("C", vec![9; 20]).build()
    }

    #[test]
    fn what_was_written_is_read() {
        let pack = Pack::open(sample(), "demo").unwrap();
        assert_eq!(pack.section("A").unwrap(), [1, 2, 3]);
        assert_eq!(pack.section("B").unwrap(), []);
        assert_eq!(pack.section("C").unwrap(), [9; 20]);
        assert_eq!(pack.description().language, "ru");
        assert!(matches!(pack.section("D"), Err(PackError::WrongVersion(_))));
        assert_eq!(pack.range("C").unwrap().start % 8, 0);
    }

    #[test]
    fn every_cut_and_every_flipped_byte_is_an_error() {
        let whole = sample();
        for len in 0..whole.len() {
            assert!(Pack::open(whole[..len].to_vec(), "demo").is_err(), "cut at {len}");
        }
        for at in 0..whole.len() {
            let mut bad = whole.clone();
            bad[at] ^= 0x20;
            assert!(Pack::open(bad, "demo").is_err(), "byte {at} changed");
        }
    }

    #[test]
    fn another_kind_is_refused_by_name() {
        let message = Pack::open(sample(), "tagger").unwrap_err().to_string();
        assert!(message.contains("a tagger pack was wanted, this is a demo pack"), "{message}");
    }
}
