//! From documents, or indexes, to an index.

use super::numbers::{ClassKey, Numbers, class_key, class_of};
use super::{
    DocumentInfo, Index, IndexError, Interner, Named, Offsets, PARAGRAPH_END, SENTENCE_END, SKIPPED, Strings, Type,
};
use sarap_morph::Document;
use sarap_text::{Span, Token};
use std::cmp::Ordering;

/// A document with what the layers found in it.
#[derive(Clone, Copy, Debug)]
pub struct DocumentSource<'a> {
    /// The caller's place for it among others.
    pub order: u32,
    /// The caller's name for it.
    pub id: &'a str,
    /// `YYYY-MM-DD`.
    pub date: Option<&'a str>,
    /// ISO 639-1 code.
    pub language: &'a str,
    /// Text, tokens, readings.
    pub document: &'a Document<'a>,
    /// Parts that do not count, in bytes.
    pub skipped: &'a [Span],
    /// Places that name entities.
    pub named: &'a [NamedSpan<'a>],
}

/// A place that names an entity, in bytes of its document.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NamedSpan<'a> {
    /// Where it stands.
    pub span: Span,
    /// `PER`, `ORG`, …
    pub label: &'a str,
    /// The entity's name.
    pub name: &'a str,
}

/// Takes documents and indexes in any order, and makes one index of them.
///
/// Its memory grows with the vocabulary, and by nine bytes a token.
#[derive(Clone, Debug, Default)]
pub struct IndexBuilder {
    offsets: Offsets,
    forms: Interner,
    lemmas: Interner,
    entities: Interner,
    classes: Numbers<ClassKey>,
    types: Numbers<Type>,
    documents: Vec<DocumentInfo>,
    tokens: Vec<u32>,
    starts: Vec<u32>,
    flags: Vec<u8>,
    named: Vec<Named>,
}

impl IndexBuilder {
    /// Nothing yet; `offsets` is the unit in which all places are given.
    pub fn new(offsets: Offsets) -> Self {
        Self { offsets, ..Self::default() }
    }

    /// Adds a document.
    pub fn add_document(&mut self, source: &DocumentSource<'_>) -> Result<(), IndexError> {
        let tokens = &source.document.segmentation.tokens;
        let before = self.room_for(tokens.len())?;
        let length = self.add_tokens(source.document);
        self.mark(source, before);
        self.name(source.named, tokens, before);
        self.documents.push(DocumentInfo {
            order: source.order,
            id: source.id.into(),
            date: source.date.map(Into::into),
            language: source.language.into(),
            length,
            tokens: before as u32..self.tokens.len() as u32,
        });
        Ok(())
    }

    /// Types and starts; gives the length of the text.
    fn add_tokens(&mut self, document: &Document<'_>) -> u32 {
        let morphology = document.morphology;
        // Of each word form the type it was met as last: most have one.
        let mut last: Vec<Option<u32>> = vec![None; morphology.word_count()];
        let mut lemmas: Vec<Option<u32>> = vec![None; morphology.lemma_count()];
        let (mut read, mut start) = (0, 0);
        for (token, reading) in document.segmentation.tokens.iter().zip(morphology.tokens()) {
            let form = token.span.of(document.text);
            let lemma = *lemmas[reading.lemma.0 as usize]
                .get_or_insert_with(|| self.lemmas.intern(morphology.lemma(reading.lemma)));
            let class = class_key(super::Class { kind: token.kind, tag: reading.tag });
            let slot = &mut last[reading.word.0 as usize];
            let same = slot.filter(|&number| {
                let known = self.types.all[number as usize];
                known.lemma == lemma
                    && self.classes.all[known.class as usize] == class
                    && self.forms.strings().get(known.form) == form
            });
            let number = same.unwrap_or_else(|| {
                let class = self.classes.number(class);
                self.types.number(Type { form: self.forms.intern(form), lemma, class })
            });
            *slot = Some(number);
            let space = document.text.get(read..token.span.start() as usize).unwrap_or_default();
            start += self.offsets.length(space);
            self.tokens.push(number);
            self.starts.push(start);
            self.flags.push(0);
            start += self.offsets.length(form);
            read = token.span.end() as usize;
        }
        start + self.offsets.length(document.text.get(read..).unwrap_or_default())
    }

    /// Ends of sentences and paragraphs, and what does not count.
    fn mark(&mut self, source: &DocumentSource<'_>, before: usize) {
        let (text, segmentation) = (source.document.text, source.document.segmentation);
        let flags = &mut self.flags[before..];
        for sentence in &segmentation.sentences {
            let end = sentence.tokens.end as usize;
            let Some(last) = end.checked_sub(1).filter(|&last| last < flags.len()) else { continue };
            flags[last] |= SENTENCE_END;
            let space =
                segmentation.tokens.get(end).map(|next| segmentation.tokens[last].span.end()..next.span.start());
            let space = space.and_then(|space| text.get(space.start as usize..space.end as usize));
            if space.is_none_or(|space| space.contains(['\n', '\r', '\u{2028}', '\u{2029}'])) {
                flags[last] |= PARAGRAPH_END;
            }
        }
        if let Some(last) = flags.last_mut() {
            *last |= SENTENCE_END | PARAGRAPH_END;
        }
        for skipped in source.skipped {
            let covered = covered(&segmentation.tokens, *skipped);
            flags[covered].iter_mut().for_each(|flags| *flags |= SKIPPED);
        }
    }

    fn name(&mut self, named: &[NamedSpan<'_>], tokens: &[Token], before: usize) {
        let from = self.named.len();
        for place in named {
            let covered = covered(tokens, place.span);
            if covered.is_empty() {
                continue;
            }
            let (first, end) = ((before + covered.start) as u32, (before + covered.end) as u32);
            let entity = self.entities.intern(&format!("{}\t{}", place.label, place.name));
            self.named.push(Named { first, end, entity });
        }
        // Their numbers change later; what counts here is that each document's lie together.
        self.named[from..].sort_unstable();
    }

    /// Adds all documents of an index.
    pub fn add(&mut self, index: &Index) -> Result<(), IndexError> {
        if index.offsets != self.offsets {
            return Err(IndexError::Offsets);
        }
        let before = self.room_for(index.tokens.len())? as u32;
        let all = |to: &mut Interner, from: &Strings| -> Vec<u32> { from.iter().map(|text| to.intern(text)).collect() };
        let forms = all(&mut self.forms, &index.forms);
        let lemmas = all(&mut self.lemmas, &index.lemmas);
        let entities = all(&mut self.entities, &index.entities);
        let classes: Vec<u32> = index.classes.iter().map(|&class| self.classes.number(class_key(class))).collect();
        let moved = |kind: &Type| Type {
            form: forms[kind.form as usize],
            lemma: lemmas[kind.lemma as usize],
            class: classes[kind.class as usize],
        };
        let types: Vec<u32> = index.types.iter().map(|kind| self.types.number(moved(kind))).collect();
        self.tokens.extend(index.tokens.iter().map(|&number| types[number as usize]));
        self.starts.extend_from_slice(&index.starts);
        self.flags.extend_from_slice(&index.flags);
        self.named.extend(index.named.iter().map(|named| Named {
            first: named.first + before,
            end: named.end + before,
            entity: entities[named.entity as usize],
        }));
        self.documents.extend(index.documents.iter().map(|document| DocumentInfo {
            tokens: document.tokens.start + before..document.tokens.end + before,
            ..document.clone()
        }));
        Ok(())
    }

    /// Number of tokens so far, if so many more fit.
    fn room_for(&self, more: usize) -> Result<usize, IndexError> {
        let fits = self.tokens.len().checked_add(more).is_some_and(|all| all < u32::MAX as usize);
        if fits { Ok(self.tokens.len()) } else { Err(IndexError::TooLarge) }
    }

    /// The index: numbers in the order of their texts, documents in theirs.
    pub fn finish(self) -> Index {
        let (forms, form_at) = self.forms.into_strings().sorted();
        let (lemmas, lemma_at) = self.lemmas.into_strings().sorted();
        let (entities, entity_at) = self.entities.into_strings().sorted();
        let (classes, class_at) = self.classes.sorted(|class| class);
        let (types, type_at) = self.types.sorted(|kind| Type {
            form: form_at[kind.form as usize],
            lemma: lemma_at[kind.lemma as usize],
            class: class_at[kind.class as usize],
        });
        let old = Columns { tokens: &self.tokens, starts: &self.starts, flags: &self.flags, type_at: &type_at };
        let mut named: Vec<Named> =
            self.named.into_iter().map(|named| Named { entity: entity_at[named.entity as usize], ..named }).collect();
        named.sort_unstable();
        let names = |document: &DocumentInfo| {
            let bound = |token: u32| named.partition_point(|named| named.first < token);
            &named[bound(document.tokens.start)..bound(document.tokens.end)]
        };
        let mut documents = self.documents;
        documents.sort_by(|a, b| {
            let key = |d: &DocumentInfo| (d.order, d.length, d.tokens.len());
            let heads =
                a.order.cmp(&b.order).then_with(|| a.id.cmp(&b.id)).then_with(|| {
                    key(a).cmp(&key(b)).then_with(|| (&a.date, &a.language).cmp(&(&b.date, &b.language)))
                });
            // The same id twice: the contents decide, so that the order of merging does not.
            heads.then_with(|| old.compare(a, b)).then_with(|| relative(names(a), a).cmp(relative(names(b), b)))
        });

        let count = self.tokens.len();
        let mut index = Index {
            offsets: self.offsets,
            forms,
            lemmas,
            entities,
            classes: classes.into_iter().map(class_of).collect(),
            types,
            tokens: Vec::with_capacity(count),
            starts: Vec::with_capacity(count),
            flags: Vec::with_capacity(count),
            named: Vec::with_capacity(named.len()),
            ..Index::default()
        };
        for document in &mut documents {
            let from = index.tokens.len() as u32;
            let range = document.tokens.start as usize..document.tokens.end as usize;
            index.tokens.extend(self.tokens[range.clone()].iter().map(|&number| type_at[number as usize]));
            index.starts.extend_from_slice(&self.starts[range.clone()]);
            index.flags.extend_from_slice(&self.flags[range]);
            index.named.extend(relative(names(document), document).map(|(first, end, entity)| Named {
                first: from + first,
                end: from + end,
                entity,
            }));
            document.tokens = from..index.tokens.len() as u32;
        }
        index.documents = documents;
        index.invert();
        index
    }
}

/// The tokens that share a byte with `span`.
fn covered(tokens: &[Token], span: Span) -> std::ops::Range<usize> {
    let first = tokens.partition_point(|token| token.span.end() <= span.start());
    let end = tokens.partition_point(|token| token.span.start() < span.end());
    first..end.max(first)
}

/// Names counted from their document's first token.
fn relative<'n>(named: &'n [Named], document: &DocumentInfo) -> impl Iterator<Item = (u32, u32, u32)> + 'n {
    let start = document.tokens.start;
    named.iter().map(move |named| (named.first - start, named.end - start, named.entity))
}

/// The columns before they are put in order.
struct Columns<'a> {
    tokens: &'a [u32],
    starts: &'a [u32],
    flags: &'a [u8],
    type_at: &'a [u32],
}

impl Columns<'_> {
    fn compare(&self, a: &DocumentInfo, b: &DocumentInfo) -> Ordering {
        let range = |d: &DocumentInfo| d.tokens.start as usize..d.tokens.end as usize;
        let types = |d: &DocumentInfo| self.tokens[range(d)].iter().map(|&number| self.type_at[number as usize]);
        types(a)
            .cmp(types(b))
            .then_with(|| self.starts[range(a)].cmp(&self.starts[range(b)]))
            .then_with(|| self.flags[range(a)].cmp(&self.flags[range(b)]))
    }
}
