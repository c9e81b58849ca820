//! Texts read and indexed as the product does it.

use crate::Failure;
use sarap_keywords::index::Index;
use sarap_keywords::index::{DocumentSource, IndexBuilder, Offsets};
use sarap_morph::{Document, Morphologist};
use sarap_pack::Pack;

/// Opens the packs of `packs/`.
pub(crate) fn morphologist() -> Result<Morphologist, Failure> {
    let open = |path: &str, kind| -> Result<Pack, Failure> {
        let bytes = std::fs::read(path).map_err(|error| Failure(format!("{path}: {error}")))?;
        Ok(Pack::open(bytes, kind)?)
    };
    Ok(Morphologist::open(open("packs/ru-dictionary.pack", "dictionary")?, open("packs/ru-context.pack", "context")?)?)
}

/// The index of texts, with their ids, in their order.
pub(crate) fn index<'t>(
    morphologist: &Morphologist,
    texts: impl Iterator<Item = (&'t str, &'t str)>,
) -> Result<Index, Failure> {
    let mut builder = IndexBuilder::new(Offsets::Bytes);
    for (order, (id, text)) in (0..).zip(texts) {
        let segmentation = sarap_text::segment(text);
        let morphology = morphologist.read(text, &segmentation);
        let document = Document {
            text,
            segmentation: &segmentation,
            morphology: &morphology,
            dictionary: morphologist.dictionary(),
        };
        let source =
            DocumentSource { order, id, date: None, language: "ru", document: &document, skipped: &[], named: &[] };
        builder.add_document(&source).map_err(|error| Failure(error.to_string()))?;
    }
    Ok(builder.finish())
}
