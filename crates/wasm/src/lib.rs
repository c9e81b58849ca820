//! The boundary to JavaScript.
//!
//! Plain data in, plain data out: no object of ours lives on the other side, so nothing there has to be freed. The
//! [`Analyzer`] is kept here, one for each instance of the module; ending the worker that runs the module ends it too.
//! Every failure is a JavaScript `Error` with a `code`.

mod corpus;
mod error;
mod options;
mod piece;
pub mod queries;

use error::{failure, from_analyze};
use options::Options;
use sarap::{Analysis, Analyzer, OffsetUnit, PackBytes, Ranking};
use serde::Serialize;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

thread_local! {
    static ANALYZER: RefCell<Option<Analyzer>> = const { RefCell::new(None) };
}

/// Opens the packs. Called once, before anything else; called again, it replaces them.
#[wasm_bindgen]
pub fn open(dictionary: Vec<u8>, context: Vec<u8>, tagger: Vec<u8>) -> Result<(), JsValue> {
    error::keep_panics();
    let packs = PackBytes { dictionary: dictionary.into(), context: context.into(), tagger: tagger.into() };
    let analyzer = Analyzer::open(packs).map_err(from_analyze)?;
    ANALYZER.with(|kept| kept.replace(Some(analyzer)));
    Ok(())
}

/// Analyses one document: a plain object of the shape `Analysis`, offsets in UTF-16 units.
#[wasm_bindgen]
pub fn analyze(id: &str, bytes: &[u8], options: JsValue) -> Result<JsValue, JsValue> {
    to_js(&run(id, bytes, options)?.to_unit(OffsetUnit::Utf16))
}

/// Analyses one document: the line that `sarap analyze` prints, offsets in code points.
#[wasm_bindgen]
pub fn analyze_json(id: &str, bytes: &[u8], options: JsValue) -> Result<String, JsValue> {
    let analysis = run(id, bytes, options)?.to_unit(OffsetUnit::CodePoint);
    serde_json::to_string(&analysis).map_err(|error| failure("internal", &error.to_string()))
}

/// The key phrases of one document by the ranking of that name ([`Ranking::ALL`]): a plain object of the shape `KeyPhrases`, offsets in
/// UTF-16 units.
#[wasm_bindgen]
pub fn key_phrases(id: &str, bytes: &[u8], options: JsValue, ranking: &str) -> Result<JsValue, JsValue> {
    let options = Options::read(options)?;
    let known = Ranking::ALL.iter().find(|(name, _)| *name == ranking);
    let (_, ranking) = known.ok_or_else(|| failure("options", &format!("there is no ranking {ranking:?}")))?;
    ANALYZER.with_borrow(|kept| {
        let analyzer = kept.as_ref().ok_or_else(|| failure("not-open", "the packs are not open; call open first"))?;
        let found = analyzer.key_phrases(options.input(id, bytes), *ranking, OffsetUnit::Utf16);
        to_js(&found.map_err(from_analyze)?)
    })
}

/// Writes a piece of a file: analyses as `analyze` gave them, to `format` (`json`, `entities.csv`, `relations.csv`, `keywords.csv`), with
/// `separator` (`,` or `;`) between the cells of a table. Offsets are in code points. The pieces one after another are the
/// file, the one with `first` at its head: so a file of any size is written in bounded memory.
#[wasm_bindgen]
pub fn export_piece(analyses: JsValue, format: &str, separator: &str, first: bool) -> Result<Vec<u8>, JsValue> {
    let analyses: Vec<Analysis> =
        serde_wasm_bindgen::from_value(analyses).map_err(|error| failure("internal", &error.to_string()))?;
    let analyses: Vec<Analysis> = analyses.into_iter().map(|one| one.to_unit(OffsetUnit::CodePoint)).collect();
    piece::write(&analyses, format, separator, first)
        .map(String::into_bytes)
        .map_err(|message| failure("export", &message))
}

/// What a corpus keeps of an analysis as `analyze` gave it, as bytes; `id` tells the document from all others.
#[wasm_bindgen]
pub fn corpus_part(id: &str, analysis: JsValue) -> Result<Vec<u8>, JsValue> {
    corpus::part(id, analysis)
}

/// Adds what `corpus_part` gave to the corpus that is kept here.
#[wasm_bindgen]
pub fn corpus_add(part: &[u8]) -> Result<(), JsValue> {
    corpus::add(part)
}

/// How many documents the corpus has; it ends with the worker.
#[wasm_bindgen]
pub fn corpus_length() -> usize {
    corpus::length()
}

/// Empties the corpus.
#[wasm_bindgen]
pub fn corpus_clear() {
    corpus::clear();
}

/// The entities of all documents: a plain object of the shape `CorpusRows`.
#[wasm_bindgen]
pub fn corpus_rows() -> Result<JsValue, JsValue> {
    corpus::rows()
}

/// What stands in one sentence with the entity `id`: a list of the shape `Together`, places in UTF-16 units.
#[wasm_bindgen]
pub fn corpus_together(id: &str) -> Result<JsValue, JsValue> {
    corpus::together(id)
}

/// The words of the last panic, if there was one: after a panic the module must not be used again.
#[wasm_bindgen]
pub fn last_panic() -> Option<String> {
    error::last_panic()
}

fn run(id: &str, bytes: &[u8], options: JsValue) -> Result<Analysis, JsValue> {
    let options = Options::read(options)?;
    ANALYZER.with_borrow(|kept| {
        let analyzer = kept.as_ref().ok_or_else(|| failure("not-open", "the packs are not open; call open first"))?;
        analyzer.analyze(options.input(id, bytes)).map_err(from_analyze)
    })
}

fn to_js<T: Serialize>(value: &T) -> Result<JsValue, JsValue> {
    // `None` becomes null and maps become objects, as in JSON.
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value.serialize(&serializer).map_err(|error| failure("internal", &error.to_string()))
}
