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

use super::build::{class_key, class_of};
use super::{
    Class, DocumentInfo, Index, IndexError, Named, Offsets, PARAGRAPH_END, SENTENCE_END, SKIPPED, Strings, Type,
};

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
        Reader { bytes: &bytes[HEAD..] }.index()
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

/// Bytes from the front on.
struct Reader<'a> {
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    fn index(&mut self) -> Result<Index, IndexError> {
        let offsets = match self.byte("offsets")? {
            0 => Offsets::Bytes,
            1 => Offsets::Utf16,
            2 => Offsets::CodePoints,
            _ => return Err(IndexError::Damaged("offsets")),
        };
        let [forms, lemmas, entities] = [self.texts("forms")?, self.texts("lemmas")?, self.texts("entities")?];
        let mut index = Index { offsets, forms, lemmas, entities, ..Index::default() };
        index.classes = self.classes()?;
        index.types = self.types(&index)?;
        for _ in 0..self.count("documents")? {
            self.document(&mut index)?;
        }
        if !self.bytes.is_empty() {
            return Err(IndexError::Damaged("end"));
        }
        let in_order = index.documents.is_sorted_by(|a, b| (a.order, &a.id) <= (b.order, &b.id));
        check(in_order, "documents")?;
        index.invert();
        Ok(index)
    }

    fn classes(&mut self) -> Result<Vec<Class>, IndexError> {
        let mut classes = Vec::new();
        let mut before = None;
        for _ in 0..self.count("classes")? {
            let key = (self.byte("classes")?, self.byte("classes")?, self.number("classes")?);
            let class = class_of(key);
            check(class_key(class) == key && before < Some(key), "classes")?;
            before = Some(key);
            classes.push(class);
        }
        Ok(classes)
    }

    fn types(&mut self, index: &Index) -> Result<Vec<Type>, IndexError> {
        let mut types: Vec<Type> = Vec::new();
        for _ in 0..self.count("types")? {
            let form = types.last().map_or(0, |kind| kind.form);
            let form = self.small("types")?.checked_add(form).ok_or(IndexError::Damaged("types"))?;
            let kind = Type { form, lemma: self.small("types")?, class: self.small("types")? };
            let known = (kind.form as usize) < index.forms.len()
                && (kind.lemma as usize) < index.lemmas.len()
                && (kind.class as usize) < index.classes.len();
            check(known && types.last().is_none_or(|before| *before < kind), "types")?;
            types.push(kind);
        }
        Ok(types)
    }

    fn document(&mut self, index: &mut Index) -> Result<(), IndexError> {
        let order = self.small("documents")?;
        let id = self.string("documents")?.to_string();
        let date = Some(self.string("documents")?.to_string()).filter(|date| !date.is_empty());
        let language = self.string("documents")?.to_string();
        let length = self.small("documents")?;
        let before = index.tokens.len();
        let count = self.count("tokens")?;
        check(before + count < u32::MAX as usize, "tokens")?;
        let mut end = 0_u32;
        for _ in 0..count {
            let (space, number) = (self.small("tokens")?, self.small("tokens")?);
            let kind = index.types.get(number as usize).ok_or(IndexError::Damaged("tokens"))?;
            let start = end.checked_add(space).ok_or(IndexError::Damaged("tokens"))?;
            let width = index.offsets.length(index.forms.get(kind.form));
            end = start.checked_add(width).filter(|&end| end <= length).ok_or(IndexError::Damaged("tokens"))?;
            index.tokens.push(number);
            index.starts.push(start);
            index.flags.push(0);
        }
        self.flags(&mut index.flags[before..])?;
        let mut first = 0;
        for _ in 0..self.count("named")? {
            let (gap, tokens, entity) = (self.small("named")?, self.small("named")?, self.small("named")?);
            first = gap.checked_add(first).ok_or(IndexError::Damaged("named"))?;
            let end = first.checked_add(tokens).filter(|&end| end as usize <= count && tokens > 0);
            let end = end.ok_or(IndexError::Damaged("named"))? + before as u32;
            let named = Named { first: first + before as u32, end, entity };
            check((entity as usize) < index.entities.len(), "named")?;
            check(index.named.last().is_none_or(|last| *last <= named), "named")?;
            index.named.push(named);
        }
        let tokens = before as u32..index.tokens.len() as u32;
        index.documents.push(DocumentInfo { order, id, date, language, length, tokens });
        Ok(())
    }

    fn flags(&mut self, flags: &mut [u8]) -> Result<(), IndexError> {
        let mut at = 0_usize;
        for _ in 0..self.count("sentences")? {
            let run = self.small("sentences")?;
            at += (run / 2) as usize;
            check(run > 1, "sentences")?;
            let last = flags.get_mut(at - 1).ok_or(IndexError::Damaged("sentences"))?;
            *last |= SENTENCE_END | if run % 2 == 1 { PARAGRAPH_END } else { 0 };
        }
        check(flags.last().is_none_or(|last| last & SENTENCE_END != 0), "sentences")?;
        let mut at = 0_usize;
        for nth in 0..self.count("skipped")? {
            let (gap, run) = (self.small("skipped")? as usize, self.small("skipped")? as usize);
            check(run > 0 && (gap > 0 || nth == 0), "skipped")?;
            let range = flags.get_mut(at + gap..at + gap + run).ok_or(IndexError::Damaged("skipped"))?;
            range.iter_mut().for_each(|flags| *flags |= SKIPPED);
            at += gap + run;
        }
        Ok(())
    }

    fn texts(&mut self, place: &'static str) -> Result<Strings, IndexError> {
        let mut texts = Strings::default();
        let mut text = Vec::new();
        let mut total = 0_usize;
        for nth in 0..self.count(place)? {
            let (shared, own) = (self.small(place)? as usize, self.small(place)? as usize);
            let own = self.take(own, place)?;
            // In order, and no byte that is shared written again.
            let follows = text.get(shared) < own.first() || nth == 0;
            check(shared <= text.len() && follows, place)?;
            text.truncate(shared);
            text.extend_from_slice(own);
            // Texts that share long beginnings may be many times longer than their bytes; those of a real index are not.
            total = total.saturating_add(text.len());
            check(u32::try_from(total).is_ok(), place)?;
            texts.push(std::str::from_utf8(&text).map_err(|_| IndexError::Damaged(place))?);
        }
        Ok(texts)
    }

    fn take(&mut self, count: usize, place: &'static str) -> Result<&'a [u8], IndexError> {
        let (taken, rest) = self.bytes.split_at_checked(count).ok_or(IndexError::Damaged(place))?;
        self.bytes = rest;
        Ok(taken)
    }

    fn byte(&mut self, place: &'static str) -> Result<u8, IndexError> {
        self.take(1, place).map(|byte| byte[0])
    }

    fn number(&mut self, place: &'static str) -> Result<u64, IndexError> {
        let mut value = 0_u64;
        for shift in (0..64).step_by(7) {
            let byte = self.byte(place)?;
            let part = u64::from(byte & 0x7f);
            check(part << shift >> shift == part && (byte != 0 || shift == 0), place)?;
            value |= part << shift;
            if byte & 0x80 == 0 {
                return Ok(value);
            }
        }
        Err(IndexError::Damaged(place))
    }

    fn small(&mut self, place: &'static str) -> Result<u32, IndexError> {
        u32::try_from(self.number(place)?).map_err(|_| IndexError::Damaged(place))
    }

    /// How many elements follow; each takes a byte at least, so that a false count takes no memory.
    fn count(&mut self, place: &'static str) -> Result<usize, IndexError> {
        let count = self.small(place)? as usize;
        check(count <= self.bytes.len(), place)?;
        Ok(count)
    }

    fn string(&mut self, place: &'static str) -> Result<&'a str, IndexError> {
        let length = self.small(place)? as usize;
        std::str::from_utf8(self.take(length, place)?).map_err(|_| IndexError::Damaged(place))
    }
}

fn check(holds: bool, place: &'static str) -> Result<(), IndexError> {
    if holds { Ok(()) } else { Err(IndexError::Damaged(place)) }
}
