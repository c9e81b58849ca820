//! Questions to many documents: `sarap keywords`, `sarap ngrams`, `sarap concordance`.

pub(crate) mod arguments;
mod text;

use crate::documents::{Document, Documents};
use crate::packs;
use arguments::{Format, Wanted};
use sarap::queries::{Answer, Ask, AskError, IndexBuilder, Offsets, Queries};
use sarap::{Analyzer, Content, Indexing, Input, OffsetUnit};
use sarap_export::{CsvOptions, answer_csv};
use std::io::{self, Write};

/// Why there is no answer.
pub(crate) enum Failure {
    /// The question is wrong; nothing was read.
    Usage(String),
    /// The answer could not be given.
    Other(String),
}

const UNIT: OffsetUnit = OffsetUnit::CodePoint;

/// Reads, asks and prints; returns how many documents could not be read.
pub(crate) fn run(mut wanted: Wanted) -> Result<usize, Failure> {
    if let Some(path) = &wanted.stop {
        let words = std::fs::read_to_string(path)
            .map_err(|error| Failure::Usage(format!("--stop {}: {error}", path.display())))?;
        match &mut wanted.ask {
            Ask::Keywords(ask) => ask.stop_words = words,
            Ask::Ngrams(ask) => ask.stop_words = words,
            Ask::Concordance(_) => {}
        }
    }
    let entities = wanted.ask.needs_entities().map_err(|error| Failure::Usage(explained(&wanted.ask, &error)))?;
    let other = |error: &dyn std::fmt::Display| Failure::Other(error.to_string());
    let analyzer = Analyzer::open(packs::russian()).map_err(|error| other(&error))?;
    let mut builder = IndexBuilder::new(Offsets::CodePoints);
    let mut texts: Vec<String> = Vec::new();
    let (mut unread, mut order) = (0, 0);
    for document in Documents::new(wanted.from, &wanted.paths) {
        let indexed = document.and_then(|document| {
            index(&analyzer, &document, &wanted, entities, order)
                .map_err(|error| format!("{}: {error}", document.place))
        });
        match indexed {
            Ok((index, text)) => {
                builder.add(&index).map_err(|error| other(&error))?;
                order += 1;
                // Only lines show the text.
                if matches!(wanted.ask, Ask::Concordance(_)) {
                    texts.push(text);
                }
            }
            Err(message) => {
                eprintln!("sarap: {message}");
                unread += 1;
            }
        }
    }
    let queries = Queries::new(builder.finish());
    let mut answer = queries.ask(&wanted.ask).map_err(|error| Failure::Other(explained(&wanted.ask, &error)))?;
    if let Answer::Concordance(concordance) = &mut answer {
        for line in &mut concordance.lines {
            // Documents are in the order in which they were read.
            line.fill(texts.get(line.number as usize).map_or("", String::as_str), UNIT);
        }
    }
    match print(&answer, &wanted) {
        // The reader has seen enough (`sarap … | head`): no error of ours.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(unread),
        Err(error) => Err(Failure::Other(format!("standard output: {error}"))),
        Ok(()) => Ok(unread),
    }
}

fn index(
    analyzer: &Analyzer,
    document: &Document,
    wanted: &Wanted,
    entities: bool,
    order: u32,
) -> Result<(sarap::queries::Index, String), sarap::AnalyzeError> {
    let input = Input {
        id: &document.id,
        bytes: &document.bytes,
        content: if document.is_text { Content::Text } else { Content::File },
        date: document.date.as_deref(),
        default_date: None,
        language: document.language.as_deref().or(wanted.language.as_deref()),
        title: document.title.as_deref(),
    };
    let indexing = Indexing { order, unit: UNIT };
    if entities {
        let (analysis, index) = analyzer.analyze_indexed(input, indexing)?;
        return Ok((index, analysis.text));
    }
    let indexed = analyzer.index(input, indexing)?;
    Ok((indexed.index, indexed.text))
}

fn print(answer: &Answer, wanted: &Wanted) -> io::Result<()> {
    let (shown, total) = match answer {
        Answer::Keywords(answer) => (answer.rows.len(), answer.total),
        Answer::Ngrams(answer) => (answer.rows.len(), answer.total),
        Answer::Concordance(answer) => (answer.lines.len(), answer.total),
    };
    let mut output = io::BufWriter::new(io::stdout().lock());
    match wanted.format {
        Format::Text => text::write(&mut output, answer)?,
        Format::Csv => {
            let options = CsvOptions::default();
            let table = answer_csv(answer, options).map_err(|error| io::Error::other(error.to_string()))?;
            output.write_all(table.as_bytes())?;
        }
        Format::Json => {
            serde_json::to_writer_pretty(&mut output, answer)?;
            writeln!(output)?;
        }
    }
    output.flush()?;
    if shown < total as usize {
        eprintln!("sarap: {shown} of {total} rows; --limit and --offset choose others");
    }
    Ok(())
}

/// The message, and where the query went wrong.
fn explained(ask: &Ask, error: &AskError) -> String {
    let Ask::Concordance(ask) = ask else { return error.to_string() };
    let Some(at) = error.at_in(&ask.query, UNIT) else { return error.to_string() };
    let line = ask.query.replace(char::is_whitespace, " ");
    format!("query, character {at}: {error}\n  {line}\n  {}^", " ".repeat(at as usize))
}
