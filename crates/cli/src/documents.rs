//! The documents that the command line names, one after the other.

use crate::arguments::From;
use serde::Deserialize;
use std::collections::{BTreeSet, VecDeque};
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

/// A document to be analysed.
pub(crate) struct Document {
    pub(crate) id: String,
    /// Where it came from, for messages.
    pub(crate) place: String,
    pub(crate) bytes: Vec<u8>,
    /// Decoded already: the bytes are plain UTF-8 text.
    pub(crate) is_text: bool,
    pub(crate) date: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) title: Option<String>,
}

/// A line of `--from jsonl`.
#[derive(Deserialize)]
#[serde(expecting = "an object")]
struct Line {
    id: Id,
    text: String,
    date: Option<String>,
    lang: Option<String>,
    title: Option<String>,
}

/// Ids are often numbers.
#[derive(Deserialize)]
#[serde(untagged)]
enum Id {
    Text(String),
    Number(serde_json::Number),
}

/// Reads the documents lazily: a folder of any size takes the memory of its largest file.
pub(crate) struct Documents {
    from: From,
    waiting: VecDeque<PathBuf>,
    lines: Option<(String, usize, Box<dyn BufRead>)>,
    /// The ids that lines had so far.
    ids: BTreeSet<String>,
}

impl Documents {
    pub(crate) fn new(from: From, paths: &[PathBuf]) -> Self {
        Self { from, waiting: paths.iter().cloned().collect(), lines: None, ids: BTreeSet::new() }
    }

    fn next_line(&mut self) -> Option<Result<Document, String>> {
        Some(self.next_raw()?.and_then(|(place, line)| {
            let document = document_of(&line, &place).map_err(|error| format!("{place}: {error}"))?;
            if !self.ids.insert(document.id.clone()) {
                complain!("sarap: {}: another line before it has the same id", document.place);
            }
            Ok(document)
        }))
    }

    /// The next line that is not empty, with its place.
    fn next_raw(&mut self) -> Option<Result<(String, Vec<u8>), String>> {
        let (name, number, lines) = self.lines.as_mut()?;
        loop {
            let mut line = Vec::new();
            *number += 1;
            match lines.read_until(b'\n', &mut line) {
                Ok(0) => {
                    self.lines = None;
                    return None;
                }
                Ok(_) if line.trim_ascii().is_empty() => {}
                Ok(_) => return Some(Ok((format!("{name}, line {number}"), line.trim_ascii().to_vec()))),
                Err(error) => {
                    let message = format!("{name}, line {number}: {error}");
                    self.lines = None;
                    return Some(Err(message));
                }
            }
        }
    }

    fn open(&mut self, path: &Path) -> Option<Result<Document, String>> {
        let name = path.display().to_string();
        if path.is_dir() {
            return match entries(path) {
                Ok(inside) => {
                    if inside.is_empty() {
                        complain!("sarap: {name}: the folder has no files");
                    }
                    inside.into_iter().rev().for_each(|entry| self.waiting.push_front(entry));
                    None
                }
                Err(error) => Some(Err(format!("{name}: {error}"))),
            };
        }
        let standard_input = path.as_os_str() == "-";
        if self.from == From::JsonLines {
            let reader: Box<dyn BufRead> = if standard_input {
                Box::new(BufReader::new(std::io::stdin()))
            } else {
                match File::open(path) {
                    Ok(file) => Box::new(BufReader::new(file)),
                    Err(error) => return Some(Err(format!("{name}: {error}"))),
                }
            };
            self.lines = Some((name, 0, reader));
            return None;
        }
        let mut bytes = Vec::new();
        let read = if standard_input {
            std::io::stdin().read_to_end(&mut bytes)
        } else {
            File::open(path).and_then(|mut file| file.read_to_end(&mut bytes))
        };
        Some(match read {
            Ok(_) => Ok(Document {
                place: name.clone(),
                id: name,
                bytes,
                is_text: false,
                date: None,
                language: None,
                title: None,
            }),
            Err(error) => Err(format!("{name}: {error}")),
        })
    }
}

impl Iterator for Documents {
    type Item = Result<Document, String>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(found) = self.next_line() {
                return Some(found);
            }
            let path = self.waiting.pop_front()?;
            if let Some(found) = self.open(&path) {
                return Some(found);
            }
        }
    }
}

/// The lines of the documents that `sarap analyze` printed, one analysis each.
pub(crate) struct Analyses(Documents);

impl Analyses {
    pub(crate) fn new(paths: &[PathBuf]) -> Self {
        Self(Documents::new(From::JsonLines, paths))
    }
}

impl Iterator for Analyses {
    type Item = Result<sarap::Analysis, String>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(line) = self.0.next_raw() {
                return Some(
                    line.and_then(|(place, line)| analysis_of(&line).map_err(|error| format!("{place}: {error}"))),
                );
            }
            let path = self.0.waiting.pop_front()?;
            if let Some(Err(error)) = self.0.open(&path) {
                return Some(Err(error));
            }
        }
    }
}

fn analysis_of(line: &[u8]) -> Result<sarap::Analysis, String> {
    let analysis: sarap::Analysis = serde_json::from_slice(line).map_err(|error| {
        let message = error.to_string();
        let what = message.split(" at line ").next().unwrap_or(&message);
        format!("expected a line that `sarap analyze` printed; {what}, column {}", error.column())
    })?;
    if analysis.schema == sarap::SCHEMA {
        Ok(analysis)
    } else {
        Err(format!("expected an analysis of {}, not «{}»: analyse the document again", sarap::SCHEMA, analysis.schema))
    }
}

/// What a folder holds, by name; hidden files are left out as `ls` does.
fn entries(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        // A link may lead to a folder above: its files would be read again and again.
        if entry.file_type()?.is_symlink() && entry.path().is_dir() {
            complain!("sarap: {}: a link to a folder is not followed; name the folder itself", entry.path().display());
            continue;
        }
        found.push(entry.path());
    }
    found.sort();
    Ok(found)
}

fn document_of(line: &[u8], place: &str) -> Result<Document, String> {
    let line: Line = serde_json::from_slice(line).map_err(|error| {
        // The line's own number stands before; the parser's would always be 1.
        let message = error.to_string();
        let what = message.split(" at line ").next().unwrap_or(&message);
        format!("expected an object with \"id\" and \"text\"; {what}, column {}", error.column())
    })?;
    if let Some(date) = line.date.as_ref().filter(|date| !sarap::is_date(date)) {
        return Err(format!("date is not a day that exists, as YYYY-MM-DD: «{date}»"));
    }
    if let Some(language) = line.lang.as_ref().filter(|language| !["ru", "kk", "en"].contains(&language.as_str())) {
        return Err(format!("lang is ru, kk or en, not «{language}»"));
    }
    let id = match line.id {
        Id::Text(text) => text,
        Id::Number(number) => number.to_string(),
    };
    let bytes = line.text.into_bytes();
    let place = format!("{place} (id {id})");
    Ok(Document { id, place, bytes, is_text: true, date: line.date, language: line.lang, title: line.title })
}
