//! The entities of a corpus as a table.

use crate::ExportError;
use crate::table::{CsvOptions, Table, optional, text};
use sarap::corpus::{CorpusEntity, Reason, Summary};
use std::collections::BTreeMap;

const COLUMNS: [&str; 12] = [
    "entity",
    "label",
    "name",
    "value",
    "mentions",
    "documents",
    "open",
    "aliases",
    "apart",
    "shared",
    "unsure_ids",
    "document_ids",
];

/// The entities of a corpus: one row each, in the corpus' order; those that only boilerplate or copies name are left out.
///
/// Columns: `entity` (id), `label`, `name`, `value`, `mentions` and `documents` (counts), `open` (why the name alone does not
/// tell what is meant), `aliases` (with the reason of each), `apart` (what it was kept apart from, with the reason),
/// `shared` (what ties the documents of a person beside the name), `unsure_ids` (the documents that nothing else ties to the
/// others), `document_ids`. Lists have `; ` between their parts. Texts that a spreadsheet would run are guarded, see [`crate::guard`].
pub fn corpus_csv(summary: &Summary, options: CsvOptions) -> Result<String, ExportError> {
    let names: BTreeMap<&str, &str> =
        summary.entities.iter().map(|entity| (entity.id.as_str(), entity.name.as_str())).collect();
    let document = |number: u32| summary.documents.get(number as usize).map_or("", |document| document.id.as_str());
    let mut table = Table::new(options);
    table.row(COLUMNS.map(str::to_owned))?;
    for entity in summary.entities.iter().filter(|entity| entity.count > 0) {
        let CorpusEntity { id, label, name, value, count, open, .. } = entity;
        let mut documents: Vec<u32> =
            entity.documents.iter().filter(|one| one.count > 0).map(|one| one.document).collect();
        documents.dedup();
        let aliases = entity.names.iter().filter(|called| called.name != *name);
        let aliases = aliases.map(|called| {
            let reasons = called.reasons.iter().map(|one| reason(one, document)).collect::<Vec<_>>();
            format!("{} ({})", called.name, reasons.join(", "))
        });
        let apart = entity.apart.iter().map(|other| {
            let name = names.get(other.entity.as_str()).copied().unwrap_or_default();
            format!("{name} ({})", word(&other.reason))
        });
        table.row([
            text(id),
            text(label),
            text(name),
            optional(value.as_ref()),
            count.to_string(),
            documents.len().to_string(),
            open.as_ref().map(word).unwrap_or_default(),
            text(&list(aliases)),
            text(&list(apart)),
            text(&list(entity.shared.iter().cloned())),
            text(&list(entity.unsure.iter().map(|number| document(*number).to_owned()))),
            text(&list(documents.iter().map(|number| document(*number).to_owned()))),
        ])?;
    }
    table.finish()
}

fn list(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join("; ")
}

/// A reason in the words of the contract: `alias of X by rule:name.acronym in a.txt`.
fn reason<'a>(reason: &Reason, document: impl Fn(u32) -> &'a str) -> String {
    let with = reason.with.as_ref().map(|with| format!(" of {with}")).unwrap_or_default();
    let by = reason.by.as_ref().map(|by| format!(" by {by}")).unwrap_or_default();
    let place = reason.document.map(|number| format!(" in {}", document(number))).unwrap_or_default();
    format!("{}{with}{by}{place}", word(&reason.rule))
}

/// The name of a kind, as JSON has it.
fn word(kind: &impl serde::Serialize) -> String {
    serde_json::to_value(kind).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}
