//! Questions to many documents: `sarap keywords` and the others.

pub(crate) mod arguments;
pub(crate) mod indexes;
mod phrases;
pub(crate) mod statistics;
mod text;

use crate::arguments::From;
use crate::documents::{Document, Documents};
use crate::packs;
use arguments::{Format, Wanted};
use sarap::queries::{Answer, Ask, AskError, AskKeyness, In, Index, IndexBuilder, Needs, Offsets, Queries};
use sarap::{Analyzer, Content, Indexed, Indexing, Input, OffsetUnit};
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
/// Characters of a query that are shown on each side of what is wrong with it.
const AROUND: usize = 35;

/// Reads, asks and prints; returns how many documents could not be read.
pub(crate) fn run(mut wanted: Wanted) -> Result<usize, Failure> {
    let needs = wanted.ask.needs().map_err(|error| Failure::Usage(explained(&wanted.ask, &error)))?;
    if let Some(method) = wanted.method {
        return phrases::run(&wanted, method);
    }
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
            Ask::Weights(ask) => ask.stop_words = words,
            Ask::Similar(ask) => ask.stop_words = words,
            Ask::Concordance(_) | Ask::Diversity(_) | Ask::Duplicates(_) => {}
        }
    }
    let Read { index, texts, ids, unread } =
        if wanted.indexed { read_indexes(&wanted)? } else { read_documents(&wanted, needs)? };
    let mut queries = Queries::new(index);
    if let Ask::Keyness(ask) = &mut wanted.ask {
        if wanted.against.is_empty() {
            let reference = Queries::open_reference(packs::russian_reference()).map_err(other)?;
            queries = queries.with_reference(Some(reference.into()));
        } else {
            compared(ask, ids, queries.index())?;
        }
    }
    let mut answer = queries.ask(&wanted.ask).map_err(|error| Failure::Other(explained(&wanted.ask, &error)))?;
    if let Answer::Concordance(concordance) = &mut answer {
        for line in &mut concordance.lines {
            // Documents are in the order in which they were read; an index has their words alone.
            match texts.get(line.number as usize) {
                Some(text) => line.fill(text, UNIT),
                None => queries.fill(line),
            }
        }
    }
    match print(&answer, &wanted) {
        // The reader has seen enough (`sarap … | head`): no error of ours.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(unread),
        Err(error) => Err(Failure::Other(format!("standard output: {error}"))),
        Ok(()) => Ok(unread),
    }
}

/// What was read.
struct Read {
    index: Index,
    /// Of the documents, in order, where lines are to be shown.
    texts: Vec<String>,
    /// Ids of the documents, and of those that they are compared with.
    ids: [Vec<String>; 2],
    unread: usize,
}

fn read_documents(wanted: &Wanted, needs: Needs) -> Result<Read, Failure> {
    let analyzer = Analyzer::open(packs::russian()).map_err(other)?;
    let mut builder = IndexBuilder::new(Offsets::CodePoints);
    let (mut texts, mut ids, mut unread, mut order) = (Vec::new(), <[Vec<String>; 2]>::default(), 0, 0);
    let target = Documents::new(wanted.from, &wanted.paths).map(|document| (0, document));
    let against = Documents::new(wanted.from, &wanted.against).map(|document| (1, document));
    for (side, document) in target.chain(against) {
        if let Ok(document) = &document {
            ids[side].push(document.id.clone());
        }
        let indexed = document.and_then(|document| {
            let indexing = Indexing { order, unit: UNIT };
            let indexed = analyzer.index(input(&document, wanted.language.as_deref()), indexing, needs);
            indexed.map_err(|error| format!("{}: {error}", document.place))
        });
        match indexed {
            Ok(Indexed { index, text }) => {
                builder.add(&index).map_err(other)?;
                order += 1;
                // Only lines show the text.
                if matches!(wanted.ask, Ask::Concordance(_)) {
                    texts.push(text);
                }
            }
            Err(message) => {
                complain!("sarap: {message}");
                unread += 1;
            }
        }
    }
    Ok(Read { index: builder.finish(), texts, ids, unread })
}

/// What `sarap index` wrote.
fn read_indexes(wanted: &Wanted) -> Result<Read, Failure> {
    let (mut builder, mut ids, mut unread) = (None, <[Vec<String>; 2]>::default(), 0);
    for (side, paths) in [&wanted.paths, &wanted.against].into_iter().enumerate() {
        for document in Documents::new(From::Files, paths) {
            let read = document.and_then(|document| {
                let index = Index::from_bytes(&document.bytes);
                index.map_err(|error| format!("{}: {error}", document.place))
            });
            match read {
                Ok(index) => {
                    ids[side].extend(index.documents().iter().map(|document| document.id.clone()));
                    let builder = builder.get_or_insert_with(|| IndexBuilder::new(index.offsets()));
                    builder.add(&index).map_err(other)?;
                }
                Err(message) => {
                    complain!("sarap: {message}");
                    unread += 1;
                }
            }
        }
    }
    Ok(Read { index: builder.unwrap_or_default().finish(), texts: Vec::new(), ids, unread })
}

fn other(error: impl std::fmt::Display) -> Failure {
    Failure::Other(error.to_string())
}

/// Names the documents of both sides.
fn compared(ask: &mut AskKeyness, ids: [Vec<String>; 2], index: &Index) -> Result<(), Failure> {
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

/// A document as the analyzer takes it; its own language goes before that of the command line.
fn input<'a>(document: &'a Document, language: Option<&'a str>) -> Input<'a> {
    Input {
        id: &document.id,
        bytes: &document.bytes,
        content: if document.is_text { Content::Text } else { Content::File },
        date: document.date.as_deref(),
        default_date: None,
        language: document.language.as_deref().or(language),
        title: document.title.as_deref(),
    }
}

fn print(answer: &Answer, wanted: &Wanted) -> io::Result<()> {
    let (shown, total) = answer.rows();
    let warnings = match answer {
        Answer::Keyness(answer) => &answer.warnings[..],
        Answer::Weights(answer) => &answer.warnings[..],
        _ => &[],
    };
    if let Answer::Diversity(answer) = answer {
        let short = answer.rows.iter().filter(|row| row.words > 0 && row.mattr.is_none()).count();
        if short > 0 {
            let (of, window) = (answer.rows.len(), answer.window);
            complain!(
                "sarap: {short} of {of} documents are shorter than the window of {window} words: they have no MATTR"
            );
        }
    }
    warnings.iter().for_each(|warning| complain!("sarap: {}", warning.message));
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
    let least = match &wanted.ask {
        Ask::Keywords(ask) => ask.min_count,
        Ask::Ngrams(ask) => ask.min_count,
        Ask::Collocates(ask) => ask.min_count,
        Ask::Keyness(ask) => ask.min_count,
        Ask::Weights(ask) => ask.min_count,
        _ => 1,
    };
    if total == 0 && least > 1 {
        complain!("sarap: nothing stands {least} times; --min-count 1 takes what stands once, too");
    }
    if shown < total as usize {
        let what = if matches!(answer, Answer::Trends(_)) { "words" } else { "rows" };
        complain!("sarap: {shown} of {total} {what}; --limit and --offset choose others");
    }
    Ok(())
}

/// The message, and where the query went wrong: what stands around the place.
fn explained(ask: &Ask, error: &AskError) -> String {
    let Some(query) = ask.query_of(error) else { return error.to_string() };
    let Some(at) = error.at_in(query, UNIT) else { return error.to_string() };
    let line: Vec<char> = query.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    let from = (at as usize).saturating_sub(AROUND);
    let to = (at as usize).saturating_add(AROUND).min(line.len());
    let begin = if from > 0 { "…" } else { "" };
    let end = if to < line.len() { "…" } else { "" };
    let shown: String = line[from..to].iter().collect();
    let before = " ".repeat(begin.chars().count() + at as usize - from);
    format!("query, character {at}: {error}\n  {begin}{shown}{end}\n  {before}^")
}
