//! From a document to its index.

use crate::analyzer::{self, AnalyzeError, Analyzer, Input};
use crate::queries::offsets;
use crate::{Analysis, Entity, OffsetUnit, language};
use sarap_formats::{Region, RegionKind};
use sarap_keywords::index::{DocumentSource, Index, NamedSpan};
use sarap_morph::Document;
use sarap_text::Span;

/// How a document's index is made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Indexing {
    /// The document's place among others: answers come in this order.
    pub order: u32,
    /// What the places of answers count.
    pub unit: OffsetUnit,
}

/// A document that was indexed without an analysis.
#[derive(Clone, PartialEq, Debug)]
pub struct Indexed {
    /// Its index; it knows no entities.
    pub index: Index,
    /// The decoded text, whole.
    pub text: String,
}

impl Analyzer {
    /// Analyses one document as [`Analyzer::analyze`] does, and gives its index too. The analysis' offsets are bytes.
    pub fn analyze_indexed(&self, input: Input<'_>, wanted: Indexing) -> Result<(Analysis, Index), AnalyzeError> {
        let (analysis, index) = self.run(input, Some(wanted))?;
        Ok((analysis, index.unwrap_or_default()))
    }

    /// Indexes one document by its words alone: several times as fast as an analysis. Its date is the caller's or the
    /// format's, not one that the text states.
    pub fn index(&self, input: Input<'_>, wanted: Indexing) -> Result<Indexed, AnalyzeError> {
        let source = analyzer::source(input)?;
        let segmentation = sarap_text::segment(&source.text);
        let morphology = self.morphologist().read(&source.text, &segmentation);
        let document = Document {
            text: &source.text,
            segmentation: &segmentation,
            morphology: &morphology,
            dictionary: self.morphologist().dictionary(),
        };
        let date = input.date.or(source.date.as_deref()).or(input.default_date);
        let language = input.language.unwrap_or_else(|| language::main_language(&source.text));
        let index = index_of(&document, &boilerplate(&source.regions), &[], (input.id, date, language), wanted)?;
        Ok(Indexed { index, text: source.text })
    }
}

/// The parts that do not count.
pub(crate) fn boilerplate(regions: &[Region]) -> Vec<Span> {
    regions.iter().filter(|region| region.kind == RegionKind::Boilerplate).map(|region| region.span).collect()
}

/// The index of a document with id, date and language.
pub(crate) fn index_of(
    document: &Document<'_>,
    skipped: &[Span],
    entities: &[Entity],
    (id, date, language): (&str, Option<&str>, &str),
    wanted: Indexing,
) -> Result<Index, AnalyzeError> {
    let named: Vec<NamedSpan<'_>> = entities
        .iter()
        .flat_map(|entity| entity.mentions.iter().map(move |mention| (entity, mention)))
        .map(|(entity, mention)| NamedSpan {
            span: Span::new(mention.start, mention.end),
            label: &entity.label,
            name: &entity.name,
        })
        .collect();
    let source = DocumentSource { order: wanted.order, id, date, language, document, skipped, named: &named };
    Index::of(&source, offsets(wanted.unit))
        .map_err(|error| AnalyzeError::Document { code: "too-large", message: error.to_string() })
}
