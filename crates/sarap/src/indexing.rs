//! From a document to its index.

use crate::analyzer::{self, AnalyzeError, Analyzer, Input};
use crate::queries::{Needs, offsets};
use crate::{Analysis, Entity, OffsetUnit, aside, document_date, language};
use sarap_entities::rules;
use sarap_formats::{Region, RegionKind, Source};
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

    /// Indexes one document with what `needs` says and no more: the same index as that of [`Analyzer::analyze_indexed`], in a part of
    /// its time. Without [`Needs::Entities`] it knows no entities; with [`Needs::Words`] its date is the caller's or the
    /// format's, not one that the text states.
    pub fn index(&self, input: Input<'_>, wanted: Indexing, needs: Needs) -> Result<Indexed, AnalyzeError> {
        let source = analyzer::source(input)?;
        let segmentation = sarap_text::segment(&source.text);
        let morphology = self.morphologist().read(&source.text, &segmentation);
        let document = Document {
            text: &source.text,
            segmentation: &segmentation,
            morphology: &morphology,
            dictionary: self.morphologist().dictionary(),
        };
        let boilerplate = boilerplate(&source.regions);
        let format = source.date.as_deref();
        let (date, entities) = match needs {
            Needs::Words => (input.date.or(format).or(input.default_date).map(Into::into), Vec::new()),
            Needs::Dates => (stated_date(&input, format, &source, &boilerplate), Vec::new()),
            Needs::Entities => {
                let naming = self.naming(&document, &input, (format, &source.regions), &boilerplate);
                (naming.date, naming.entities)
            }
        };
        let language = input.language.unwrap_or_else(|| language::main_language(&source.text));
        let index = index_of(&document, &boilerplate, &entities, (input.id, date.as_deref(), language), wanted)?;
        Ok(Indexed { index, text: source.text })
    }
}

/// The document's date as an analysis finds it: the rules for dates need the text alone.
fn stated_date(input: &Input<'_>, format: Option<&str>, source: &Source, boilerplate: &[Span]) -> Option<String> {
    let mut mentions = match input.date.or(format) {
        Some(_) => Vec::new(),
        None => rules::find_text(&source.text),
    };
    aside::split(&mut mentions, boilerplate);
    document_date::of(input, format, &source.text, &source.regions, &mentions).map(|(date, _)| date)
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
