//! The corpus of the page's documents, kept here as long as this instance of the module lives.
//!
//! The page keeps each document's part as bytes, so that a new worker takes them over without reading anything again.

use crate::error::failure;
use sarap::corpus::{Called, CorpusEntity, KeptApart, Merged, Open, Part, Together};
use sarap::{Analysis, Corpus};
use serde::Serialize;
use std::cell::RefCell;
use wasm_bindgen::JsValue;

thread_local! {
    static KEPT: RefCell<(Corpus, Option<Merged>)> = RefCell::new((Corpus::new(), None));
}

/// A row of the page's table.
#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    label: &'a str,
    name: &'a str,
    value: Option<&'a str>,
    open: Option<Open>,
    names: &'a [Called],
    shared: &'a [String],
    unsure: &'a [u32],
    apart: &'a [KeptApart],
    keys: &'a [String],
}

#[derive(Serialize)]
struct Rows<'a> {
    /// Ids of the documents, by their numbers.
    documents: Vec<String>,
    /// The documents that have the bytes of one before them.
    copies: Vec<u32>,
    /// By document, then by the document's entities: the number of the row.
    of: &'a [Vec<u32>],
    rows: Vec<Row<'a>>,
}

/// What is kept of `analysis`, as bytes, for `id`.
pub(crate) fn part(id: &str, analysis: JsValue) -> Result<Vec<u8>, JsValue> {
    let analysis: Analysis = serde_wasm_bindgen::from_value(analysis).map_err(internal)?;
    serde_json::to_vec(&Part::of(&analysis).renamed(id)).map_err(internal)
}

/// Adds a part.
pub(crate) fn add(part: &[u8]) -> Result<(), JsValue> {
    let part: Part = serde_json::from_slice(part).map_err(internal)?;
    KEPT.with_borrow_mut(|(corpus, merged)| {
        corpus.insert(part);
        *merged = None;
    });
    Ok(())
}

pub(crate) fn length() -> usize {
    KEPT.with_borrow(|(corpus, _)| corpus.len())
}

pub(crate) fn clear() {
    KEPT.set((Corpus::new(), None));
}

/// The rows of all documents.
pub(crate) fn rows() -> Result<JsValue, JsValue> {
    with(|corpus, merged| crate::to_js(&rows_of(corpus, merged)))
}

fn rows_of<'a>(corpus: &Corpus, merged: &'a Merged) -> Rows<'a> {
    let documents = corpus.documents();
    let copies = (0..).zip(&documents).filter(|(_, document)| document.copy_of.is_some()).map(|(number, _)| number);
    Rows {
        copies: copies.collect(),
        documents: documents.into_iter().map(|document| document.id).collect(),
        of: &merged.of,
        rows: merged.entities.iter().map(row).collect(),
    }
}

/// What stands in a sentence with the entity `id`: a list of `Together`.
pub(crate) fn together(id: &str) -> Result<JsValue, JsValue> {
    with(|corpus, merged| {
        let number = (0..).zip(&merged.entities).find(|(_, entity)| entity.id == id).map(|(number, _)| number);
        let pairs: Vec<Together> = number.map(|number| merged.together_with(corpus, number)).unwrap_or_default();
        crate::to_js(&pairs)
    })
}

fn with(work: impl FnOnce(&Corpus, &Merged) -> Result<JsValue, JsValue>) -> Result<JsValue, JsValue> {
    KEPT.with_borrow_mut(|(corpus, merged)| {
        let merged = merged.get_or_insert_with(|| corpus.merged());
        work(corpus, merged)
    })
}

fn row(entity: &CorpusEntity) -> Row<'_> {
    Row {
        id: &entity.id,
        label: &entity.label,
        name: &entity.name,
        value: entity.value.as_deref(),
        open: entity.open,
        names: &entity.names,
        shared: &entity.shared,
        unsure: &entity.unsure,
        apart: &entity.apart,
        keys: &entity.keys,
    }
}

fn internal(error: impl ToString) -> JsValue {
    failure("internal", &error.to_string())
}

#[cfg(test)]
mod tests {
    use super::{Part, rows_of};
    use sarap::Corpus;
    use std::path::Path;

    /// Parts as they are written: two documents, their entities joined and kept apart, and a copy.
    fn corpus() -> Corpus {
        let entity = |id: &str, label: &str, name: &str, value: Option<&str>, open: Option<&str>| {
            let aliases = [serde_json::json!({ "name": "alias", "key": "alias", "rule": "rule:name.acronym" })];
            let (key, count) = (name.to_lowercase(), 1);
            serde_json::json!({ "id": id, "label": label, "name": name, "key": key, "value": value, "aliases": aliases, "count": count, "open": open })
        };
        let part = |id: &str, sum: &str, entities: [serde_json::Value; 2]| -> Part {
            let sentence = serde_json::json!({ "start": 0, "end": 9, "mentions": [[0, 0, 2], [1, 4, 6]] });
            let part = serde_json::json!({ "id": id, "sha256": sum, "date": null, "title": null, "unit": "utf16", "links": [],
                "entities": entities, "sentences": [sentence] });
            serde_json::from_value(part).unwrap()
        };
        let mut corpus = Corpus::new();
        let first =
            || [entity("e1", "LOC", "РФ", Some("RU"), None), entity("e2", "ORG", "МВД", None, Some("state-body"))];
        corpus.insert(part("1", "a", first()));
        corpus.insert(part(
            "2",
            "b",
            [entity("e1", "LOC", "Россия", Some("RU"), None), entity("e2", "ORG", "МВД", Some("RU/MVD"), None)],
        ));
        corpus.insert(part("3", "a", first()));
        corpus
    }

    #[test]
    fn the_sample_of_the_page_is_that_of_the_types() {
        let corpus = corpus();
        let merged = corpus.merged();
        let json = |value: serde_json::Result<String>| value.unwrap();
        let wanted = format!(
            "// Written by the tests of crates/wasm from the Rust types; SARAP_UPDATE=1 cargo test -p sarap-wasm writes it again.\n\n\
             import type {{ CorpusRows, Together }} from \"../src/shared/corpus.ts\";\n\n\
             export const rows: CorpusRows = {};\n\nexport const together: readonly Together[] = {};\n",
            json(serde_json::to_string_pretty(&rows_of(&corpus, &merged))),
            json(serde_json::to_string_pretty(&merged.together(&corpus)))
        );
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../www/test/corpus.sample.ts");
        if std::env::var_os("SARAP_UPDATE").is_some() {
            std::fs::write(&file, &wanted).unwrap();
        }
        let found = std::fs::read_to_string(&file).unwrap_or_default();
        assert!(
            found == wanted,
            "the rows have changed: run SARAP_UPDATE=1 cargo test -p sarap-wasm, then npm test page"
        );
    }
}
