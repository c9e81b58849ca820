//! The key phrases of a document by the ranking of the caller's choice.

use crate::analyzer::{self, AnalyzeError, Analyzer, Input};
use crate::offsets::convert;
use crate::{Keyword, OffsetUnit, indexing, keywords, language};
use sarap_keywords::Known;
use sarap_keywords::phrases::{self, Published};
use sarap_morph::Document;
use serde::{Deserialize, Serialize};

/// How key phrases are found and ranked.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Ranking {
    /// Sarap's own, that of every analysis.
    #[default]
    Sarap,
    /// YAKE (Campos et al. 2020), over the lemmas of a Russian document: see [`sarap_keywords::phrases::yake`].
    Yake,
    /// RAKE (Rose et al. 2010), over lemmas, three words at most: see [`sarap_keywords::phrases::rake`].
    Rake,
    /// TextRank (Mihalcea & Tarau 2004), over lemmas: see [`sarap_keywords::phrases::textrank`].
    TextRank,
}

impl Ranking {
    /// All, with the names that callers use.
    pub const ALL: &'static [(&'static str, Ranking)] =
        &[("sarap", Self::Sarap), ("yake", Self::Yake), ("rake", Self::Rake), ("textrank", Self::TextRank)];
}

/// The key phrases of a document.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct KeyPhrases {
    /// The document's id.
    pub document: String,
    /// ISO 639-1 code of its language.
    pub language: String,
    /// What they were ranked by.
    pub method: Ranking,
    /// What places count.
    pub offset_unit: OffsetUnit,
    /// Best first, 1000 at most. Scores are relative to the first, which has 1: published ones too, YAKE's turned so that more is better.
    pub keywords: Vec<Keyword>,
}

impl Analyzer {
    /// The key phrases of one document. Those of [`Ranking::Sarap`] are the keywords of [`Analyzer::analyze`].
    pub fn key_phrases(
        &self,
        input: Input<'_>,
        ranking: Ranking,
        unit: OffsetUnit,
    ) -> Result<KeyPhrases, AnalyzeError> {
        let source = analyzer::source(input)?;
        let segmentation = sarap_text::segment(&source.text);
        let morphology = self.morphologist().read(&source.text, &segmentation);
        let document = Document {
            text: &source.text,
            segmentation: &segmentation,
            morphology: &morphology,
            dictionary: self.morphologist().dictionary(),
        };
        let skipped = indexing::boilerplate(&source.regions);
        let language = input.language.unwrap_or_else(|| language::main_language(&source.text));
        let title = input.title.or(source.title.as_deref());
        let known = Known { skipped: &skipped, title, language: Some(language), ..Known::default() };
        let published = |ranking| phrases::keywords(&document, &known, ranking);
        let found = match ranking {
            Ranking::Yake => published(Published::Yake),
            Ranking::Rake => published(Published::Rake),
            Ranking::TextRank => published(Published::TextRank),
            Ranking::Sarap => {
                let naming = self.naming(&document, &input, (source.date.as_deref(), &source.regions), &skipped);
                let names = keywords::names(&naming.mentions, &naming.found);
                sarap_keywords::keywords(&document, &Known { names: &names, ..known })
            }
        };
        let mut keywords: Vec<Keyword> = found.into_iter().map(keywords::keyword).collect();
        let ranges = keywords.iter().flat_map(|keyword| &keyword.mentions);
        let mut places: Vec<u32> = ranges.flat_map(|range| [range.start, range.end]).collect();
        places.sort_unstable();
        places.dedup();
        let converted = convert(&source.text, &places, OffsetUnit::Byte, unit);
        let place = |byte: u32| places.binary_search(&byte).map_or(byte, |at| converted[at]);
        for range in keywords.iter_mut().flat_map(|keyword| &mut keyword.mentions) {
            (range.start, range.end) = (place(range.start), place(range.end));
        }
        Ok(KeyPhrases {
            document: input.id.into(),
            language: language.into(),
            method: ranking,
            offset_unit: unit,
            keywords,
        })
    }
}
