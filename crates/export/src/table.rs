//! CSV tables (RFC 4180): a first row of names, CRLF after each row, quotation marks where needed.

use crate::ExportError;
use crate::cell::guard;
use crate::places::Places;
use sarap::{Analysis, OffsetUnit};

/// What stands between the cells of a row, and in a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Separator {
    /// `,` between cells, `0.98` in numbers: programs, and spreadsheets in English.
    #[default]
    Comma,
    /// `;` between cells, `0,98` in numbers: spreadsheets in Russian and Kazakh, which take `0.98` for a text or a date.
    Semicolon,
}

/// How a table is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CsvOptions {
    /// Between cells.
    pub separator: Separator,
    /// Begins with a byte order mark, without which spreadsheets read Cyrillic as nonsense.
    pub mark: bool,
}

impl Default for CsvOptions {
    fn default() -> Self {
        Self { separator: Separator::Comma, mark: true }
    }
}

const ENTITY_COLUMNS: [&str; 14] = [
    "document",
    "title",
    "date",
    "entity",
    "label",
    "name",
    "value",
    "mention",
    "nominative",
    "start",
    "end",
    "unit",
    "source",
    "score",
];
const KEYWORD_COLUMNS: [&str; 8] = ["document", "title", "date", "term", "kind", "count", "score", "places"];

/// The entities of `analyses`: one row a mention, in the order of the analyses, entities and mentions. Mentions in
/// boilerplate have no row, so that rows can be counted.
///
/// Columns: `document`, `title`, `date`, `entity` (id inside the document), `label`, `name` (of the entity), `value`,
/// `mention` (as it stands in the text), `nominative`, `start`, `end`, `unit` (what the two count), `source`, `score`,
/// `context` (words around, on one line). Texts that a spreadsheet would run are guarded, see [`guard`].
pub fn entities_csv<'a>(
    analyses: impl IntoIterator<Item = &'a Analysis>,
    options: CsvOptions,
) -> Result<String, ExportError> {
    let mut table = Table::new(options);
    table.row(ENTITY_COLUMNS.into_iter().chain(["context"]).map(str::to_owned))?;
    for analysis in analyses {
        let mentions = analysis.entities.iter().flat_map(|entity| &entity.mentions);
        let places = Places::new(analysis, mentions.flat_map(|mention| [mention.start, mention.end]).collect());
        for entity in &analysis.entities {
            for mention in entity.mentions.iter().filter(|mention| !analysis.in_boilerplate(mention.start)) {
                table.row([
                    text(&analysis.id),
                    optional(analysis.title.as_ref()),
                    optional(analysis.date.as_ref()),
                    text(&entity.id),
                    text(&mention.label),
                    text(&entity.name),
                    optional(entity.value.as_ref()),
                    text(places.text(mention.start, mention.end)),
                    optional(mention.nominative.as_ref()),
                    mention.start.to_string(),
                    mention.end.to_string(),
                    unit(analysis.offset_unit).to_owned(),
                    text(&mention.source),
                    options.number(mention.score),
                    text(&places.context(mention.start, mention.end)),
                ])?;
            }
        }
    }
    table.finish()
}

/// The keywords of `analyses`: one row a word or term, best first in each document.
///
/// Columns: `document`, `title`, `date`, `term`, `kind`, `count`, `score`, `places` (`start-end` of each mention in the
/// analysis' unit, with spaces between). Texts that a spreadsheet would run are guarded, see [`guard`].
pub fn keywords_csv<'a>(
    analyses: impl IntoIterator<Item = &'a Analysis>,
    options: CsvOptions,
) -> Result<String, ExportError> {
    let mut table = Table::new(options);
    table.row(KEYWORD_COLUMNS.into_iter().map(str::to_owned))?;
    for analysis in analyses {
        for keyword in &analysis.keywords {
            let places: Vec<String> = keyword.mentions.iter().map(|at| format!("{}-{}", at.start, at.end)).collect();
            table.row([
                text(&analysis.id),
                optional(analysis.title.as_ref()),
                optional(analysis.date.as_ref()),
                text(&keyword.term),
                text(&keyword.kind),
                keyword.count.to_string(),
                options.number(keyword.score),
                // A lone `4-9` would become a date in a spreadsheet; the unit before keeps it a text.
                if places.is_empty() {
                    String::new()
                } else {
                    format!("{} {}", unit(analysis.offset_unit), places.join(" "))
                },
            ])?;
        }
    }
    table.finish()
}

/// A table being written.
pub(crate) struct Table {
    writer: csv::Writer<Vec<u8>>,
}

impl Table {
    pub(crate) fn new(options: CsvOptions) -> Self {
        let start = if options.mark { "\u{FEFF}".as_bytes().to_vec() } else { Vec::new() };
        let delimiter = match options.separator {
            Separator::Comma => b',',
            Separator::Semicolon => b';',
        };
        let mut builder = csv::WriterBuilder::new();
        builder.delimiter(delimiter).terminator(csv::Terminator::CRLF);
        Self { writer: builder.from_writer(start) }
    }

    pub(crate) fn row(&mut self, cells: impl IntoIterator<Item = String>) -> Result<(), ExportError> {
        Ok(self.writer.write_record(cells)?)
    }

    pub(crate) fn finish(self) -> Result<String, ExportError> {
        let bytes = self.writer.into_inner().map_err(|error| ExportError(error.to_string()))?;
        String::from_utf8(bytes).map_err(|error| ExportError(error.to_string()))
    }
}

impl CsvOptions {
    pub(crate) fn number(self, value: f64) -> String {
        let number = value.to_string();
        match self.separator {
            Separator::Comma => number,
            Separator::Semicolon => number.replace('.', ","),
        }
    }
}

pub(crate) fn text(text: &str) -> String {
    guard(text).into_owned()
}

pub(crate) fn optional(value: Option<&String>) -> String {
    value.map_or_else(String::new, |value| text(value))
}

pub(crate) fn unit(unit: OffsetUnit) -> &'static str {
    match unit {
        OffsetUnit::Byte => "byte",
        OffsetUnit::Utf16 => "utf16",
        OffsetUnit::CodePoint => "codepoint",
    }
}
