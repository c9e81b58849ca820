//! Forms of words that were looked up.

use crate::resolve::forms::{self, Form};
use sarap_morph::{Document, WordId};
use sarap_text::FxBuild;
use std::collections::HashMap;
use std::sync::Arc;

/// Forms of words that were looked up, kept from one document to the next: a fifth of the work on names would be to look them
/// up anew. What is found does not depend on what was read before.
#[derive(Debug, Default)]
pub struct Memory(HashMap<Box<str>, Arc<[Form]>, FxBuild>);

/// So many words are kept, some megabytes; then they are forgotten.
const MOST_KEPT: usize = 1 << 13;

/// The forms of `word`, which stands at the byte `place` if the document has it as it is.
pub(in crate::resolve) fn forms_of(
    memory: &mut Memory,
    document: &Document<'_>,
    word: &str,
    place: Option<u32>,
) -> Arc<[Form]> {
    if let Some(forms) = memory.0.get(word) {
        return Arc::clone(forms);
    }
    let token = place.and_then(|place| token_at(document, word, place));
    let readings = token.map(|token| document.morphology.readings(token));
    let forms: Arc<[Form]> = forms::of(document.dictionary, word, readings).into();
    if memory.0.len() >= MOST_KEPT {
        memory.0.clear();
    }
    memory.0.insert(word.into(), Arc::clone(&forms));
    forms
}

/// The word form of the token at the byte `place` that is all of `word`, and which morphology has read as it stands.
fn token_at(document: &Document<'_>, word: &str, place: u32) -> Option<WordId> {
    let tokens = &document.segmentation.tokens;
    let at = tokens.binary_search_by_key(&place, |token| token.span.start()).ok()?;
    let plain = || word.chars().all(|c| matches!(c, 'Ѐ'..='ӿ' | '-'));
    let whole = tokens[at].span.len() as usize == word.len() && plain();
    document.morphology.tokens().get(at).filter(|_| whole).map(|reading| reading.word)
}
