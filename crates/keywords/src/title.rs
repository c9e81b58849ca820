//! The lemmas of a title.

use sarap_morph::Document;
use std::collections::BTreeSet;

/// The lemmas of the document, by number, that one of the title's words can have.
pub(crate) fn lemmas(document: &Document<'_>, title: Option<&str>) -> BTreeSet<u32> {
    let Some(title) = title.filter(|title| !title.trim().is_empty()) else { return BTreeSet::new() };
    let mut readings = Vec::new();
    let mut texts = BTreeSet::new();
    for token in &sarap_text::segment(title).tokens {
        let word = token.span.of(title);
        readings.clear();
        document.dictionary.read(word, &mut readings);
        texts.extend(readings.iter().map(|reading| document.dictionary.lemma(word, reading)));
    }
    let count = u32::try_from(document.morphology.lemma_count()).unwrap_or(u32::MAX);
    (0..count).filter(|&lemma| texts.contains(document.morphology.lemma(sarap_morph::LemmaId(lemma)))).collect()
}
