//! From bytes to an index: nothing is believed.

use super::numbers::{class_key, class_of};
use super::{
    Class, DocumentInfo, Index, IndexError, Named, Offsets, PARAGRAPH_END, SENTENCE_END, SKIPPED, Strings, Type,
};

/// Bytes from the front on.
pub(super) struct Reader<'a> {
    pub(super) bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    pub(super) fn index(&mut self) -> Result<Index, IndexError> {
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
