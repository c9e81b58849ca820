//! Relations as a table.

use crate::ExportError;
use crate::places::Places;
use crate::table::{CsvOptions, Table, optional, text, unit};
use sarap::{Analysis, Entity};
use std::collections::BTreeMap;

const COLUMNS: [&str; 21] = [
    "document",
    "title",
    "date",
    "date_source",
    "kind",
    "former",
    "from",
    "from_label",
    "from_name",
    "from_value",
    "to",
    "to_label",
    "to_name",
    "to_value",
    "evidence",
    "start",
    "end",
    "unit",
    "source",
    "score",
    "context",
];

/// The relations of `analyses`: one row for each place that says one, in the order of the analyses and of the text.
///
/// Columns: `document`, `title`, `date`, `date_source`, `kind` (`role`, `works_for`, `located_in`, `reports`, `cites`), `former`
/// (`true` where the text says that it is over), `from` and `to` (ids inside the document; `to` is empty where the link goes to
/// the document itself), each with label, name and value, `evidence` (the words that say it), `start`, `end`, `unit` (what the
/// two count), `source`, `score`, `context` (words around, on one line). Texts that a spreadsheet would run are guarded, see
/// [`guard`](crate::guard).
pub fn relations_csv<'a>(
    analyses: impl IntoIterator<Item = &'a Analysis>,
    options: CsvOptions,
) -> Result<String, ExportError> {
    let mut table = Table::new(options);
    table.row(COLUMNS.map(str::to_owned))?;
    for analysis in analyses {
        let evidence = analysis.relations.iter().flat_map(|relation| [relation.evidence.start, relation.evidence.end]);
        let places = Places::new(analysis, evidence.collect());
        let entities: BTreeMap<&str, &Entity> =
            analysis.entities.iter().map(|entity| (entity.id.as_str(), entity)).collect();
        for relation in &analysis.relations {
            let (start, end) = (relation.evidence.start, relation.evidence.end);
            let [from_label, from_name, from_value] = described(entities.get(relation.from.as_str()));
            let [to_label, to_name, to_value] =
                described(relation.to.as_ref().and_then(|id| entities.get(id.as_str())));
            table.row([
                text(&analysis.id),
                optional(analysis.title.as_ref()),
                optional(analysis.date.as_ref()),
                optional(analysis.date_source.as_ref().map(|source| &source.kind)),
                text(&relation.kind),
                relation.former.to_string(),
                text(&relation.from),
                from_label,
                from_name,
                from_value,
                optional(relation.to.as_ref()),
                to_label,
                to_name,
                to_value,
                text(places.text(start, end)),
                start.to_string(),
                end.to_string(),
                unit(analysis.offset_unit).to_owned(),
                text(&relation.source),
                options.number(relation.score),
                text(&places.context(start, end)),
            ])?;
        }
    }
    table.finish()
}

/// Label, name and value; nothing of an entity that is not there.
fn described(entity: Option<&&Entity>) -> [String; 3] {
    entity.map_or_else(Default::default, |entity| {
        [text(&entity.label), text(&entity.name), optional(entity.value.as_ref())]
    })
}
