//! All that a corpus says, in one piece: the contract of `sarap corpus` (`docs/corpus.schema.json`).

use super::{Corpus, CorpusEntity, CorpusRelation, Together};
use crate::OffsetUnit;
use serde::Serialize;
use std::collections::BTreeMap;

/// The version of this shape.
pub const CORPUS_SCHEMA: &str = "sarap.corpus/1";

/// What a corpus says. Documents are named by their numbers in `documents`, from 0.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct Summary {
    /// [`CORPUS_SCHEMA`].
    pub schema: &'static str,
    /// In order of their ids.
    pub documents: Vec<CorpusDocument>,
    /// The most often named first.
    pub entities: Vec<CorpusEntity>,
    /// By kind and entities.
    pub relations: Vec<CorpusRelation>,
    /// Pairs of entities by the number of sentences that name both.
    pub together: Vec<Together>,
}

/// A document of a corpus.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct CorpusDocument {
    /// The caller's name for it.
    pub id: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// `YYYY-MM-DD`.
    pub date: Option<String>,
    /// Its title, if known.
    pub title: Option<String>,
    /// What the places in it count.
    pub offset_unit: OffsetUnit,
    /// The number of the document before it that has the same bytes; a copy counts for nothing.
    pub copy_of: Option<u32>,
}

impl Corpus {
    /// All that the corpus says.
    pub fn summary(&self) -> Summary {
        let merged = self.merged();
        Summary {
            schema: CORPUS_SCHEMA,
            documents: self.documents(),
            relations: merged.relations(self),
            together: merged.together(self),
            entities: merged.entities,
        }
    }

    /// The documents, in order of their ids.
    pub fn documents(&self) -> Vec<CorpusDocument> {
        let mut firsts: BTreeMap<&str, u32> = BTreeMap::new();
        (0..)
            .zip(self.parts())
            .map(|(number, part)| {
                let first = *firsts.entry(&part.sha256).or_insert(number);
                CorpusDocument {
                    id: part.id.clone(),
                    sha256: part.sha256.clone(),
                    date: part.date.clone(),
                    title: part.title.clone(),
                    offset_unit: part.unit,
                    copy_of: Some(first).filter(|first| *first != number && !part.sha256.is_empty()),
                }
            })
            .collect()
    }
}
