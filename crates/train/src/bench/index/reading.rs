//! Reading the documents: whole analyses, and the key phrases that are a part of each.

use super::{failed, pack, timed};
use crate::Failure;
use sarap::{Analyzer, Content, Input, PackBytes};
use sarap_entities::resolve;
use sarap_entities::tagger::Tagger;
use sarap_keywords::Known;
use sarap_morph::{Document, Morphologist};
use sarap_pack::Pack;
use serde_json::Value;

pub(super) struct Reader {
    analyzer: Analyzer,
    morphologist: Morphologist,
    tagger: Tagger,
}

/// Seconds for so many tokens.
#[derive(Clone, Copy, Default)]
pub(super) struct Reading {
    tokens: usize,
    analysis: f64,
    phrases: f64,
}

impl Reading {
    pub(super) fn figures(&self) -> Value {
        serde_json::json!({ "tokens": self.tokens, "analysis": self.analysis, "phrases": self.phrases })
    }
}

impl Reader {
    pub(super) fn open() -> Result<Self, Failure> {
        let (dictionary, context, tagger) = (pack("dictionary")?, pack("context")?, pack("tagger")?);
        let packs = PackBytes {
            dictionary: dictionary.clone().into(),
            context: context.clone().into(),
            tagger: tagger.clone().into(),
        };
        Ok(Self {
            analyzer: Analyzer::open(packs).map_err(failed)?,
            morphologist: Morphologist::open(Pack::open(dictionary, "dictionary")?, Pack::open(context, "context")?)?,
            tagger: Tagger::open(Pack::open(tagger, "tagger")?)?,
        })
    }

    /// The times of the first so many texts, for both numbers; of each text the fastest of the runs.
    pub(super) fn read(&self, texts: &[String], counts: [usize; 2], runs: usize) -> Result<[Reading; 2], Failure> {
        let mut sums = [Reading::default(); 2];
        for (at, text) in texts.iter().take(counts[0].max(counts[1])).enumerate() {
            let mut best = Reading { analysis: f64::MAX, phrases: f64::MAX, tokens: 0 };
            for _ in 0..runs {
                let one = self.once(text)?;
                best = Reading {
                    tokens: one.tokens,
                    analysis: best.analysis.min(one.analysis),
                    phrases: best.phrases.min(one.phrases),
                };
            }
            for (sum, _) in sums.iter_mut().zip(counts).filter(|(_, count)| at < *count) {
                sum.tokens += best.tokens;
                sum.analysis += best.analysis;
                sum.phrases += best.phrases;
            }
        }
        Ok(sums)
    }

    fn once(&self, text: &str) -> Result<Reading, Failure> {
        let (mut analysis, mut phrases) = (0.0, 0.0);
        let input = Input { bytes: text.as_bytes(), content: Content::Text, ..Input::default() };
        timed(&mut analysis, || self.analyzer.analyze(input)).map_err(failed)?;
        let segmentation = sarap_text::segment(text);
        let morphology = self.morphologist.read(text, &segmentation);
        let document = Document {
            text,
            segmentation: &segmentation,
            morphology: &morphology,
            dictionary: self.morphologist.dictionary(),
        };
        let mentions = sarap_entities::find(&document, &self.tagger);
        let (mentions, entities) = resolve::resolve(&document, mentions);
        let names = sarap::keyword_names(&mentions, &entities);
        let known = Known { names: &names, ..Known::default() };
        timed(&mut phrases, || sarap_keywords::keywords(&document, &known));
        Ok(Reading { tokens: segmentation.tokens.len(), analysis, phrases })
    }
}
