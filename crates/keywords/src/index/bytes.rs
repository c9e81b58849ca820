//! An index as bytes.
//!
//! ```text
//! "SIX"      3 bytes
//! version    u8
//! checksum   u32, little-endian: CRC-32 of all that follows
//! offsets    u8: 0 UTF-8 bytes, 1 UTF-16 units, 2 code points
//! forms      texts
//! lemmas     texts
//! entities   texts: label, tab, name
//! classes    n, n times (kind u8, part of speech u8, grammemes)
//! types      n, n times (form less the one before, lemma, class)
//! documents  n, n times (order, id, date or nothing, language, length, tokens, sentences, skipped, named)
//! tokens     n, n times (units of space before, type)
//! sentences  n, n times (tokens · 2 + whether a paragraph ends)
//! skipped    n, n times (tokens since the last skipped, tokens skipped)
//! named      n, n times (first token less the one before, tokens, entity)
//! texts      n, n times (bytes shared with the text before, bytes of its own, these bytes)
//! ```
//!
//! Numbers are LEB128, strings a length and UTF-8. Nothing else fits: reading and writing again gives the same bytes.

use super::numbers::class_key;
use super::{DocumentInfo, Index, IndexError, Strings};

pub(super) const VERSION: u8 = 1;
const HEAD: usize = 8;

impl Index {
    /// The bytes of the index: the same for the same documents, however they were merged.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(64 + self.tokens.len() * 4 + self.types.len() * 12);
        out.extend_from_slice(b"SIX");
        out.extend_from_slice(&[VERSION, 0, 0, 0, 0]);
        out.push(self.offsets as u8);
        [&self.forms, &self.lemmas, &self.entities].into_iter().for_each(|texts| write_texts(&mut out, texts));
        number(&mut out, self.classes.len() as u64);
        for &class in &self.classes {
            let (kind, pos, grammemes) = class_key(class);
            out.extend_from_slice(&[kind, pos]);
            number(&mut out, grammemes);
        }
        number(&mut out, self.types.len() as u64);
        let mut form = 0;
        for kind in &self.types {
            number(&mut out, u64::from(kind.form - form));
            number(&mut out, u64::from(kind.lemma));
            number(&mut out, u64::from(kind.class));
            form = kind.form;
        }
        number(&mut out, self.documents.len() as u64);
        let mut named = self.named.iter().peekable();
        for document in &self.documents {
            self.write_document(&mut out, document);
            let mut own = Vec::new();
            while let Some(name) = named.next_if(|named| named.first < document.tokens.end) {
                own.push(*name);
            }
            number(&mut out, own.len() as u64);
            let mut first = document.tokens.start;
            for name in own {
                number(&mut out, u64::from(name.first - first));
                number(&mut out, u64::from(name.end - name.first));
                number(&mut out, u64::from(name.entity));
                first = name.first;
            }
        }
        let checksum = crc32fast::hash(&out[HEAD..]).to_le_bytes();
        out[4..HEAD].copy_from_slice(&checksum);
        out
    }

    fn write_document(&self, out: &mut Vec<u8>, document: &DocumentInfo) {
        number(out, u64::from(document.order));
        string(out, &document.id);
        string(out, document.date.as_deref().unwrap_or_default());
        string(out, &document.language);
        number(out, u64::from(document.length));
        number(out, document.tokens.len() as u64);
        let mut end = 0;
        for token in document.tokens.clone() {
            let range = self.range(token);
            number(out, u64::from(range.start - end));
            number(out, u64::from(self.tokens[token as usize]));
            end = range.end;
        }
        let mut runs = Vec::new();
        let mut since = document.tokens.start;
        for token in document.tokens.clone().filter(|&token| self.ends_sentence(token)) {
            runs.push(u64::from(token + 1 - since) * 2 + u64::from(self.ends_paragraph(token)));
            since = token + 1;
        }
        number(out, runs.len() as u64);
        runs.drain(..).for_each(|run| number(out, run));
        let (mut at, mut since) = (document.tokens.start, document.tokens.start);
        while at < document.tokens.end {
            let run = (at..document.tokens.end).take_while(|&token| self.is_skipped(token)).count() as u32;
            if run > 0 {
                runs.extend([u64::from(at - since), u64::from(run)]);
                since = at + run;
            }
            at += run.max(1);
        }
        number(out, runs.len() as u64 / 2);
        runs.drain(..).for_each(|run| number(out, run));
    }

    /// Reads what [`Index::to_bytes`] wrote. Bytes that are anything else are an error.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, IndexError> {
        let head = bytes.get(..HEAD).filter(|head| head.starts_with(b"SIX")).ok_or(IndexError::Damaged("no index"))?;
        if head[3] != VERSION {
            return Err(IndexError::Version(head[3]));
        }
        if head[4..] != crc32fast::hash(&bytes[HEAD..]).to_le_bytes() {
            return Err(IndexError::Damaged("checksum"));
        }
        super::reader::Reader { bytes: &bytes[HEAD..] }.index()
    }
}

fn number(out: &mut Vec<u8>, mut value: u64) {
    while value > 0x7f {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

fn string(out: &mut Vec<u8>, text: &str) {
    number(out, text.len() as u64);
    out.extend_from_slice(text.as_bytes());
}

fn write_texts(out: &mut Vec<u8>, texts: &Strings) {
    number(out, texts.len() as u64);
    let mut before = "";
    for text in texts.iter() {
        let shared = before.bytes().zip(text.bytes()).take_while(|(a, b)| a == b).count();
        number(out, shared as u64);
        number(out, (text.len() - shared) as u64);
        out.extend_from_slice(&text.as_bytes()[shared..]);
        before = text;
    }
}
