//! `sarap keywords --method …`: the key phrases of each document.

use super::arguments::{Format, Wanted};
use super::{Failure, UNIT, input, other};
use crate::documents::Documents;
use crate::packs;
use sarap::queries::Ask;
use sarap::{Analyzer, KeyPhrases, Ranking};
use sarap_export::{CsvOptions, key_phrases_csv};
use std::io::{self, Write};

/// Prints the phrases of each document as it is read; returns how many could not be read.
pub(super) fn run(wanted: &Wanted, method: Ranking) -> Result<usize, Failure> {
    let limit = match &wanted.ask {
        Ask::Keywords(ask) => ask.page.limit as usize,
        _ => usize::MAX,
    };
    let analyzer = Analyzer::open(packs::russian()).map_err(other)?;
    let (mut unread, mut all) = (0, Vec::new());
    for document in Documents::new(wanted.from, &wanted.paths) {
        let found = document.and_then(|document| {
            let input = input(&document, wanted.language.as_deref());
            analyzer.key_phrases(input, method, UNIT).map_err(|error| format!("{}: {error}", document.place))
        });
        match found {
            Ok(mut found) => {
                if method != Ranking::Sarap && found.language != "ru" {
                    let (id, language) = (&found.document, &found.language);
                    complain!(
                        "sarap: {id}: seems to be in another language than Russian ({language}); lemmas are guesses"
                    );
                }
                found.keywords.truncate(limit);
                all.push(found);
            }
            Err(message) => {
                complain!("sarap: {message}");
                unread += 1;
            }
        }
    }
    match print(&all, wanted.format) {
        // The reader has seen enough (`sarap … | head`): no error of ours.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(other(format!("standard output: {error}"))),
        _ => Ok(unread),
    }
}

fn print(all: &[KeyPhrases], format: Format) -> io::Result<()> {
    let mut output = io::BufWriter::new(io::stdout().lock());
    match format {
        Format::Json => {
            serde_json::to_writer_pretty(&mut output, all)?;
            writeln!(output)?;
        }
        Format::Csv => {
            let table =
                key_phrases_csv(all, CsvOptions::default()).map_err(|error| io::Error::other(error.to_string()))?;
            output.write_all(table.as_bytes())?;
        }
        Format::Text => {
            for document in all {
                writeln!(output, "{}", document.document)?;
                for keyword in &document.keywords {
                    writeln!(output, "{:>7.3} {:>5}  {}", keyword.score, keyword.count, keyword.term)?;
                }
            }
        }
    }
    output.flush()
}
