//! `sarap analyze`: every document through the analyser, results in the order of the input.

use crate::arguments::{Analyze, Format};
use crate::documents::{Document, Documents};
use crate::{packs, text};
use sarap::{Analysis, Analyzer, Content, Input, OffsetUnit};
use std::io::{self, BufWriter, Write};

/// Runs and prints; returns how many documents could not be read.
pub(crate) fn run(wanted: &Analyze) -> Result<usize, String> {
    let analyzer = Analyzer::open(packs::russian()).map_err(|error| error.to_string())?;
    let mut output = BufWriter::new(io::stdout().lock());
    let mut unread = 0;
    let mut written = 0;
    for document in Documents::new(wanted.from, &wanted.paths) {
        match document.and_then(|document| analyze(&analyzer, &document, wanted)) {
            Ok(analysis) => {
                match print(&mut output, &analysis, wanted.format, written) {
                    // The reader has seen enough (`sarap … | head`): no error of ours.
                    Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return Ok(unread),
                    Err(error) => return Err(format!("standard output: {error}")),
                    Ok(()) => written += 1,
                }
            }
            Err(message) => {
                complain!("sarap: {message}");
                unread += 1;
            }
        }
    }
    if wanted.format == Format::Json {
        let end: &[u8] = if written == 0 { b"[]\n" } else { b"\n]\n" };
        output.write_all(end).map_err(|error| format!("standard output: {error}"))?;
    }
    match output.flush() {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(format!("standard output: {error}")),
        _ => Ok(unread),
    }
}

/// Analyses one document; offsets in code points.
pub(crate) fn analyze(analyzer: &Analyzer, document: &Document, wanted: &Analyze) -> Result<Analysis, String> {
    let input = Input {
        id: &document.id,
        bytes: &document.bytes,
        content: if document.is_text { Content::Text } else { Content::File },
        date: document.date.as_deref(),
        default_date: wanted.date.as_deref(),
        language: document.language.as_deref().or(wanted.language.as_deref()),
        title: document.title.as_deref(),
    };
    let analysis = analyzer.analyze(input).map_err(|error| format!("{}: {error}", document.place))?;
    Ok(analysis.to_unit(OffsetUnit::CodePoint))
}

fn print(output: &mut impl Write, analysis: &Analysis, format: Format, before: usize) -> io::Result<()> {
    match format {
        Format::JsonLines => {
            serde_json::to_writer(&mut *output, analysis)?;
            output.write_all(b"\n")?;
            // A program that reads us over a pipe gets each document as it is done.
            output.flush()
        }
        Format::Json => {
            output.write_all(if before == 0 { b"[\n" } else { b",\n" })?;
            Ok(serde_json::to_writer_pretty(&mut *output, analysis)?)
        }
        Format::Text => text::write(output, analysis),
    }
}
