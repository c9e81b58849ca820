//! Questions to many documents: an index a document, made where it is analysed; all of them together, asked in one place.

use crate::error::{failure, failure_at, from_analyze};
use crate::options::Options;
use crate::{ANALYZER, to_js};
use js_sys::{Array, Object, Reflect, Uint8Array};
use sarap::queries::{Ask, AskError, Index, IndexBuilder, Offsets, Queries, Reference, built_in_stop_list};
use sarap::{Indexing, OffsetUnit};
use std::cell::RefCell;
use std::sync::Arc;
use wasm_bindgen::prelude::*;

thread_local! {
    static QUERIES: RefCell<Option<Queries>> = const { RefCell::new(None) };
    /// Kept apart: it stays when other indexes are opened.
    static REFERENCE: RefCell<Option<Arc<Reference>>> = const { RefCell::new(None) };
}

/// Analyses one document as `analyze` does and indexes it: `{ analysis, index }`, the index as bytes whose places are UTF-16
/// units. `order` is the document's place among others.
#[wasm_bindgen]
pub fn analyze_indexed(id: &str, bytes: &[u8], options: JsValue, order: u32) -> Result<JsValue, JsValue> {
    let options = Options::read(options)?;
    let (analysis, index) = ANALYZER.with_borrow(|kept| {
        let analyzer = kept.as_ref().ok_or_else(|| failure("not-open", "the packs are not open; call open first"))?;
        let wanted = Indexing { order, unit: OffsetUnit::Utf16 };
        analyzer.analyze_indexed(options.input(id, bytes), wanted).map_err(from_analyze)
    })?;
    let both = Object::new();
    let analysis = to_js(&analysis.to_unit(OffsetUnit::Utf16))?;
    // Setting a property of a fresh, extensible object cannot fail.
    let _ = Reflect::set(&both, &"analysis".into(), &analysis);
    let _ = Reflect::set(&both, &"index".into(), &Uint8Array::from(&index.to_bytes()[..]));
    Ok(both.into())
}

/// Opens the indexes of `parts`, an array of `Uint8Array`, in any order, in place of those opened before. Needs no packs.
#[wasm_bindgen]
pub fn index_open(parts: &Array) -> Result<(), JsValue> {
    crate::error::keep_panics();
    let mut builder = IndexBuilder::new(Offsets::Utf16);
    // One after another: the bytes of a part are given back before the next is copied.
    for part in parts.iter() {
        let part = Index::from_bytes(&Uint8Array::new(&part).to_vec());
        part.and_then(|part| builder.add(&part)).map_err(|error| from_ask(&error.into(), ""))?;
    }
    let reference = REFERENCE.with_borrow(Clone::clone);
    let queries = Queries::new(builder.finish()).with_reference(reference);
    QUERIES.with(|kept| kept.replace(Some(queries)));
    Ok(())
}

/// Opens the bytes of a reference list, which key words are found by, for the indexes that are open and those opened later.
#[wasm_bindgen]
pub fn reference_open(bytes: &[u8]) -> Result<(), JsValue> {
    crate::error::keep_panics();
    let reference = Arc::new(Queries::open_reference(bytes.to_vec()).map_err(|error| from_ask(&error, ""))?);
    REFERENCE.with(|kept| kept.replace(Some(Arc::clone(&reference))));
    QUERIES.with_borrow_mut(|kept| *kept = kept.take().map(|queries| queries.with_reference(Some(reference))));
    Ok(())
}

/// The answer to a question, `ask` as JSON, about the indexes that are open: a plain object. An error in a query has its place
/// in UTF-16 units as `at`, and as `nth` which of the question's queries it is, where it may have several.
#[wasm_bindgen]
pub fn query(ask: &str) -> Result<JsValue, JsValue> {
    let ask: Ask = serde_json::from_str(ask).map_err(|error| failure("options", &error.to_string()))?;
    QUERIES.with_borrow(|kept| {
        let queries = kept.as_ref().ok_or_else(|| failure("not-open", "no index is open; call index_open first"))?;
        to_js(&queries.ask(&ask).map_err(|error| from_ask(&error, ask.query_of(&error).unwrap_or_default()))?)
    })
}

/// The built-in stop words of a language, to be shown and changed.
#[wasm_bindgen]
pub fn stop_list(language: &str) -> Option<String> {
    built_in_stop_list(language).map(Into::into)
}

fn from_ask(error: &AskError, query: &str) -> JsValue {
    let at = error.at_in(query, OffsetUnit::Utf16);
    failure_at(error.code, &error.message, at, error.nth.and_then(|nth| nth.try_into().ok()))
}
