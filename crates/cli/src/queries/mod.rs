//! Questions to many documents: `sarap keywords` and the others.

pub(crate) mod arguments;
pub(crate) mod statistics;
mod text;

use crate::documents::{Document, Documents};
use crate::packs;
use arguments::{Format, Wanted};
use sarap::queries::{Answer, Ask, AskError, AskKeyness, In, IndexBuilder, Offsets, Queries};
use sarap::{Analyzer, Content, Indexing, Input, OffsetUnit};
use sarap_export::{CsvOptions, answer_csv};
use std::collections::BTreeSet;
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
            Ask::Collocates(ask) => ask.stop_words = words,
            Ask::Keyness(ask) => ask.stop_words = words,
            Ask::Dispersion(ask) => ask.stop_words = words,
            Ask::Trends(ask) => ask.stop_words = words,
            Ask::Concordance(_) | Ask::Diversity(_) | Ask::Duplicates(_) => {}
        }
    }
    let entities = wanted.ask.needs_entities().map_err(|error| Failure::Usage(explained(&wanted.ask, &error)))?;
    let other = |error: &dyn std::fmt::Display| Failure::Other(error.to_string());
    let analyzer = Analyzer::open(packs::russian()).map_err(|error| other(&error))?;
    let mut builder = IndexBuilder::new(Offsets::CodePoints);
    let mut texts: Vec<String> = Vec::new();
    let (mut unread, mut order) = (0, 0);
    let mut ids: [Vec<String>; 2] = Default::default();
    let target = Documents::new(wanted.from, &wanted.paths).map(|document| (0, document));
    let against = Documents::new(wanted.from, &wanted.against).map(|document| (1, document));
    for (side, document) in target.chain(against) {
        if let Ok(document) = &document {
            ids[side].push(document.id.clone());
        }
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
    let mut queries = Queries::new(builder.finish());
    if let Ask::Keyness(ask) = &mut wanted.ask {
        if wanted.against.is_empty() {
            let reference = Queries::open_reference(packs::russian_reference()).map_err(|error| other(&error))?;
            queries = queries.with_reference(Some(reference.into()));
        } else {
            compared(ask, ids, queries.index())?;
        }
    }
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

/// Names the documents of both sides.
fn compared(ask: &mut AskKeyness, ids: [Vec<String>; 2], index: &sarap::queries::Index) -> Result<(), Failure> {
    let read: BTreeSet<&str> = index.documents().iter().map(|document| document.id.as_str()).collect();
    let [target, against] = ids.map(|ids| ids.into_iter().filter(|id| read.contains(id.as_str())).collect::<Vec<_>>());
    let known: BTreeSet<&String> = target.iter().collect();
    if let Some(both) = against.iter().find(|id| known.contains(id)) {
        return Err(Failure::Usage(format!("«{both}» is on both sides: what is compared with itself does not differ")));
    }
    ask.against = Some(In { documents: Some(against), ..ask.within.clone() });
    ask.within.documents = Some(target);
    Ok(())
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
    let (shown, total) = answer.rows();
    if let Answer::Keyness(answer) = answer {
        answer.warnings.iter().for_each(|warning| eprintln!("sarap: {}", warning.message));
    }
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
    let Some(query) = ask.query_of(error) else { return error.to_string() };
    let Some(at) = error.at_in(query, UNIT) else { return error.to_string() };
    let line = query.replace(char::is_whitespace, " ");
    format!("query, character {at}: {error}\n  {line}\n  {}^", " ".repeat(at as usize))
}
