//! Where annotated texts and dictionary differ: lemmas named otherwise, and readings the dictionary lacks.
//!
//! ```text
//! NAMES   u32 count, count + 1 times u32 offset, UTF-8 bytes        the lemmas
//! TAGS    9 bytes each: u8 part of speech, u64 grammemes
//! FORMS   8 bytes each, sorted: u32 hash of the form, u16 tag, u16 lemma
//! LEXEMES 8 bytes each, sorted: u32 hash of lemma and part of speech, u16 lemma, u16 zero
//! ```

use super::fold::{fold, folded_hash};
use crate::{Grammemes, Pos, Tag};
use sarap_pack::{Pack, PackError};
use sarap_text::{hash_str, mix};
use std::ops::Range;

const ENTRY: usize = 8;
const TAG: usize = 9;

/// A reading that the dictionary does not give.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Exception<'a> {
    /// Part of speech and grammemes.
    pub tag: Tag,
    /// The lemma.
    pub lemma: &'a str,
}

/// The lexical part of the pack, read in place.
#[derive(Clone, Copy, Debug, Default)]
pub struct Lexicon<'a> {
    names: &'a [u8],
    tags: &'a [u8],
    forms: &'a [u8],
    lexemes: &'a [u8],
}

/// Where the lexical sections lie in the pack.
#[derive(Clone, Debug, Default)]
pub(super) struct Places([Range<usize>; 4]);

impl Places {
    pub(super) fn of(pack: &Pack) -> Result<Self, PackError> {
        let [names, tags, forms, lexemes] = ["NAMES", "TAGS", "FORMS", "LEXEMES"].map(|name| pack.range(name));
        Ok(Self([names?, tags?, forms?, lexemes?]))
    }

    pub(super) fn lexicon<'a>(&self, pack: &'a Pack) -> Lexicon<'a> {
        let [names, tags, forms, lexemes] =
            [0, 1, 2, 3].map(|i: usize| pack.bytes().get(self.0[i].clone()).unwrap_or_default());
        Lexicon { names, tags, forms, lexemes }
    }
}

impl<'a> Lexicon<'a> {
    /// The readings to add for the word form with this hash.
    pub fn exceptions(self, form: u64) -> impl Iterator<Item = Exception<'a>> {
        let key = short(form);
        let from = lower_bound(self.forms, key);
        let entries = self.forms.get(from * ENTRY..).unwrap_or_default().chunks_exact(ENTRY);
        let own = entries.take_while(move |entry| u32_at(entry, 0) == key);
        own.filter_map(move |entry| {
            let tag = self.tags.get(usize::from(u16_at(entry, 4)) * TAG..)?.get(..TAG)?;
            let grammemes = u64::from_le_bytes(tag[1..].try_into().ok()?);
            let tag = Tag { pos: pos_of(tag[0])?, grammemes: Grammemes::from_bits(grammemes) };
            Some(Exception { tag, lemma: self.name(u16_at(entry, 6))? })
        })
    }

    /// What the lexeme is called instead of the dictionary's lemma; `lemma` is the hash of that, folded.
    pub fn convention(self, lemma: u64, pos: Pos) -> Option<&'a str> {
        if self.lexemes.is_empty() {
            return None;
        }
        let key = short(mix(lemma, pos as u64));
        let at = lower_bound(self.lexemes, key);
        let entry = self.lexemes.get(at * ENTRY..)?.get(..ENTRY)?;
        if u32_at(entry, 0) == key { self.name(u16_at(entry, 4)) } else { None }
    }

    fn name(self, index: u16) -> Option<&'a str> {
        let (index, count) = (usize::from(index), u32_at(self.names, 0) as usize);
        if index >= count {
            return None;
        }
        let texts = self.names.get(count.checked_add(2)?.checked_mul(4)?..)?;
        let (start, end) = (u32_at(self.names, 4 + 4 * index) as usize, u32_at(self.names, 8 + 4 * index) as usize);
        std::str::from_utf8(texts.get(start..end)?).ok()
    }
}

fn short(hash: u64) -> u32 {
    (hash ^ (hash >> 32)) as u32
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    let four = bytes.get(at..at + 4).and_then(|b| b.try_into().ok());
    four.map_or(0, u32::from_le_bytes)
}

fn u16_at(bytes: &[u8], at: usize) -> u16 {
    let two = bytes.get(at..at + 2).and_then(|b| b.try_into().ok());
    two.map_or(0, u16::from_le_bytes)
}

/// The first entry whose key is not below `key`.
fn lower_bound(entries: &[u8], key: u32) -> usize {
    entries.as_chunks::<ENTRY>().0.partition_point(|entry| u32_at(entry, 0) < key)
}

const ALL_POS: [Pos; 21] = [
    Pos::Noun,
    Pos::Adjf,
    Pos::Adjs,
    Pos::Comp,
    Pos::Verb,
    Pos::Infn,
    Pos::Prtf,
    Pos::Prts,
    Pos::Grnd,
    Pos::Numr,
    Pos::Advb,
    Pos::Npro,
    Pos::Pred,
    Pos::Prep,
    Pos::Conj,
    Pos::Prcl,
    Pos::Intj,
    Pos::Latin,
    Pos::Number,
    Pos::Punct,
    Pos::Unknown,
];

fn pos_of(code: u8) -> Option<Pos> {
    ALL_POS.get(usize::from(code)).copied()
}

/// The four sections: readings `(form, tag, lemma)` that the dictionary lacks, and other names `(lemma, part of speech, name)`.
pub fn write(forms: &[(String, Tag, String)], lexemes: &[(String, Pos, String)]) -> Vec<(&'static str, Vec<u8>)> {
    let mut names: Vec<&str> = forms.iter().map(|f| f.2.as_str()).chain(lexemes.iter().map(|l| l.2.as_str())).collect();
    names.sort_unstable();
    names.dedup();
    names.truncate(usize::from(u16::MAX));
    let mut tags: Vec<Tag> = forms.iter().map(|f| f.1).collect();
    tags.sort_unstable();
    tags.dedup();
    let name_index = |name: &str| names.binary_search(&name).ok().map(|i| i as u16);

    let mut offsets = (names.len() as u32).to_le_bytes().to_vec();
    let mut at = 0u32;
    for name in names.iter().copied().chain([""]) {
        offsets.extend(at.to_le_bytes());
        at += name.len() as u32;
    }
    offsets.extend(names.concat().into_bytes());

    let tag_bytes = tags.iter().flat_map(|tag| {
        let code = ALL_POS.iter().position(|&pos| pos == tag.pos).unwrap_or_default() as u8;
        [code].into_iter().chain(tag.grammemes.bits().to_le_bytes())
    });
    let mut form_entries: Vec<(u32, u16, u16)> = forms
        .iter()
        .filter_map(|(form, tag, lemma)| {
            Some((short(hash_str(&fold(form))), tags.binary_search(tag).ok()? as u16, name_index(lemma)?))
        })
        .collect();
    form_entries.sort_unstable();
    let mut lexeme_entries: Vec<(u32, u16, u16)> = lexemes
        .iter()
        .filter_map(|(lemma, pos, name)| Some((short(mix(folded_hash(lemma), *pos as u64)), name_index(name)?, 0)))
        .collect();
    lexeme_entries.sort_unstable();
    let bytes = |entries: &[(u32, u16, u16)]| -> Vec<u8> {
        let one = |&(key, a, b): &(u32, u16, u16)| {
            [key.to_le_bytes().to_vec(), a.to_le_bytes().to_vec(), b.to_le_bytes().to_vec()].concat()
        };
        entries.iter().flat_map(one).collect()
    };
    vec![
        ("NAMES", offsets),
        ("TAGS", tag_bytes.collect()),
        ("FORMS", bytes(&form_entries)),
        ("LEXEMES", bytes(&lexeme_entries)),
    ]
}
