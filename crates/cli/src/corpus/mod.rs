//! `sarap corpus`: every document into one corpus, and what it says.

mod text;

use crate::analyze::analyze;
use crate::arguments::{Corpus as Wanted, CorpusFormat};
use crate::documents::{Analyses, Documents};
use crate::packs;
use sarap::{Analysis, Analyzer, Corpus};
use sarap_export::{CsvOptions, corpus_csv};
use std::io::{self, BufWriter, Write};

/// Runs and prints; returns how many documents could not be read.
pub(crate) fn run(wanted: &Wanted) -> Result<usize, String> {
    let mut corpus = Corpus::new();
    let mut unread = 0;
    let take = |read: Result<Analysis, String>| match read {
        Ok(analysis) => corpus.add(&analysis),
        Err(message) => {
            complain!("sarap: {message}");
            unread += 1;
        }
    };
    let documents = &wanted.documents;
    if wanted.analysed {
        Analyses::new(&documents.paths).for_each(take);
    } else {
        let analyzer = Analyzer::open(packs::russian()).map_err(|error| error.to_string())?;
        Documents::new(documents.from, &documents.paths)
            .map(|document| document.and_then(|document| analyze(&analyzer, &document, documents)))
            .for_each(take);
    }
    let summary = corpus.summary();
    let mut output = BufWriter::new(io::stdout().lock());
    let printed = match wanted.format {
        CorpusFormat::Json => {
            serde_json::to_writer(&mut output, &summary).map_err(io::Error::from).and_then(|()| output.write_all(b"\n"))
        }
        CorpusFormat::Text => text::write(&mut output, &summary),
        CorpusFormat::Csv => corpus_csv(&summary, CsvOptions::default())
            .map_err(io::Error::other)
            .and_then(|table| output.write_all(table.as_bytes())),
    };
    match printed.and_then(|()| output.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(format!("standard output: {error}")),
        _ => Ok(unread),
    }
}
