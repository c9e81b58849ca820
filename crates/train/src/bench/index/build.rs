//! Making the index: of each document from its words, to bytes, and of all from those bytes.

use super::{failed, pack, timed};
use crate::Failure;
use sarap::queries::{Index, IndexBuilder, IndexError, Queries};
use sarap_keywords::index::{DocumentSource, Offsets};
use sarap_morph::{Document, Morphologist};
use sarap_pack::Pack;
use serde_json::Value;

pub(super) struct Builder {
    morphologist: Morphologist,
    runs: usize,
}

/// Seconds of each step.
#[derive(Clone, Copy, Default)]
struct Times {
    /// Of segmentation and morphology, which every index needs.
    morphology: f64,
    index: f64,
    write: f64,
    merge: f64,
    /// Of making it ready for questions.
    open: f64,
}

impl Times {
    fn least(self, other: Self) -> Self {
        Self {
            morphology: self.morphology.min(other.morphology),
            index: self.index.min(other.index),
            write: self.write.min(other.write),
            merge: self.merge.min(other.merge),
            open: self.open.min(other.open),
        }
    }
}

/// One size's index.
pub(super) struct Built {
    pub(super) merged: Index,
    pub(super) documents: usize,
    tokens: usize,
    /// Bytes of text, of the documents' indexes, and of the merged one.
    text: usize,
    parts: usize,
    bytes: usize,
    times: Times,
}

impl Built {
    pub(super) fn figures(&self) -> Value {
        let Times { morphology, index, write, merge, open } = self.times;
        serde_json::json!({
            "documents": self.documents, "tokens": self.tokens, "text": self.text, "parts": self.parts,
            "bytes": self.bytes, "memory": self.merged.size(), "morphology": morphology, "index": index,
            "write": write, "merge": merge, "open": open,
        })
    }
}

impl Builder {
    pub(super) fn open(runs: usize) -> Result<Self, Failure> {
        let (dictionary, context) = (pack("dictionary")?, pack("context")?);
        let morphologist = Morphologist::open(Pack::open(dictionary, "dictionary")?, Pack::open(context, "context")?)?;
        Ok(Self { morphologist, runs })
    }

    /// The index of the first texts that have `wanted` tokens.
    pub(super) fn build(&self, texts: &[String], wanted: usize) -> Result<Built, Failure> {
        let mut built = self.once(texts, wanted)?;
        for _ in 1..self.runs {
            let times = built.times;
            built = self.once(texts, wanted)?;
            built.times = built.times.least(times);
        }
        Ok(built)
    }

    fn once(&self, texts: &[String], wanted: usize) -> Result<Built, Failure> {
        let mut times = Times::default();
        let (mut parts, mut tokens, mut text) = (Vec::new(), 0, 0);
        for (order, one) in (0..).zip(texts) {
            if tokens >= wanted {
                break;
            }
            let (segmentation, readings) = timed(&mut times.morphology, || {
                let segmentation = sarap_text::segment(one);
                let readings = self.morphologist.read(one, &segmentation);
                (segmentation, readings)
            });
            let document = Document {
                text: one,
                segmentation: &segmentation,
                morphology: &readings,
                dictionary: self.morphologist.dictionary(),
            };
            let id = order.to_string();
            let source = DocumentSource {
                order,
                id: &id,
                date: None,
                language: "ru",
                document: &document,
                skipped: &[],
                named: &[],
            };
            let part = timed(&mut times.index, || Index::of(&source, Offsets::Utf16)).map_err(failed)?;
            parts.push(timed(&mut times.write, || part.to_bytes()));
            tokens += segmentation.tokens.len();
            text += one.len();
        }
        let merged: Result<Index, IndexError> = timed(&mut times.merge, || {
            let mut builder = IndexBuilder::new(Offsets::Utf16);
            parts.iter().try_for_each(|part| builder.add(&Index::from_bytes(part)?))?;
            Ok(builder.finish())
        });
        let merged = merged.map_err(failed)?;
        let copy = merged.clone();
        timed(&mut times.open, || Queries::new(copy));
        Ok(Built {
            documents: parts.len(),
            tokens,
            text,
            parts: parts.iter().map(Vec::len).sum(),
            bytes: merged.to_bytes().len(),
            merged,
            times,
        })
    }
}
