//! Mentions as a user of the library gets them, and predictions in files: ours to be kept, a rival's to be judged.

use super::corpus::{Mark, Marked};
use super::labels;
use crate::Failure;
use crate::corpora::text_of;
use sarap::{Analysis, Analyzer, Content, Input, PackBytes};
use sarap_text::Span;
use serde::{Deserialize, Serialize};
use std::fmt::Write as _;
use std::path::Path;

/// The tagger's pack unless the caller names another.
pub(crate) const TAGGER: &str = "packs/ru-tagger.pack";

/// The whole way of a text, with the packs beside the tagger's from `packs/`.
#[derive(Debug)]
pub(crate) struct Reader(Analyzer);

impl Reader {
    /// Opens the packs, the tagger's from these bytes: a fold's model, or the shipped one.
    pub(crate) fn open(tagger: Vec<u8>) -> Result<Self, Failure> {
        let packs = PackBytes {
            dictionary: bytes("packs/ru-dictionary.pack")?.into(),
            context: bytes("packs/ru-context.pack")?.into(),
            tagger: tagger.into(),
        };
        Ok(Self(Analyzer::open(packs).map_err(|error| Failure(error.to_string()))?))
    }

    /// All that is found in a text; offsets count bytes.
    pub(crate) fn analyze(&self, id: &str, text: &str) -> Result<Analysis, Failure> {
        let input = Input { id, bytes: text.as_bytes(), content: Content::Text, ..Input::default() };
        self.0.analyze(input).map_err(|error| Failure(format!("{id}: {error}")))
    }

    /// The mentions of a text.
    pub(crate) fn read(&self, id: &str, text: &str) -> Result<Vec<Mark>, Failure> {
        let analysis = self.analyze(id, text)?;
        let mentions = analysis.entities.iter().flat_map(|entity| &entity.mentions);
        let mut marks: Vec<Mark> = mentions
            .filter_map(|mention| {
                Some(Mark {
                    span: Span::new(mention.start, mention.end),
                    label: labels::known(&mention.label)?,
                    name: mention.name.map(|name| Span::new(name.start, name.end)),
                    score: mention.score,
                })
            })
            .collect();
        marks.sort_by_key(|mark| (mark.span.start(), std::cmp::Reverse(mark.span.end()), labels::rank(mark.label)));
        Ok(marks)
    }
}

/// A pack's bytes.
pub(crate) fn bytes(path: &str) -> Result<Vec<u8>, Failure> {
    std::fs::read(path).map_err(|error| Failure(format!("{path}: {error}")))
}

/// A document of a file of predictions: the corpora's form, with a name part and a score.
#[derive(Debug, Serialize, Deserialize)]
struct Document {
    id: String,
    text: String,
    spans: Vec<Place>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Place {
    start: usize,
    end: usize,
    common: String,
    #[serde(default)]
    name: Option<Range>,
    #[serde(default = "sure")]
    score: f64,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Range {
    start: usize,
    end: usize,
}

const fn sure() -> f64 {
    1.0
}

/// Reads predictions for these documents, in their order.
pub(crate) fn from_file(path: &Path, documents: &[Marked]) -> Result<Vec<Vec<Mark>>, Failure> {
    let named = |what: &str| Failure(format!("{}: {what}", path.display()));
    let text = text_of(path)?;
    let mut lines = text.lines().filter(|line| !line.is_empty()).enumerate();
    let mut all = Vec::new();
    for document in documents {
        let (number, line) = lines.next().ok_or_else(|| named("fewer documents than in the corpus"))?;
        let read: Document =
            serde_json::from_str(line).map_err(|error| named(&format!("document {}: {error}", number + 1)))?;
        if (&read.id, &read.text) != (&document.id, &document.text) {
            return Err(named(&format!("document {} is not the corpus' {}", read.id, document.id)));
        }
        all.push(read.marks());
    }
    match lines.next() {
        None => Ok(all),
        Some(_) => Err(named("more documents than in the corpus")),
    }
}

/// Predictions for these documents as a file.
pub(crate) fn to_file(path: &Path, documents: &[Marked], marks: &[Vec<Mark>]) -> Result<(), Failure> {
    let mut lines = String::new();
    for (document, marks) in documents.iter().zip(marks) {
        let json = serde_json::to_string(&Document::of(document, marks))
            .map_err(|error| Failure(format!("{}: {error}", document.id)))?;
        let _ = writeln!(lines, "{json}");
    }
    std::fs::write(path, lines).map_err(|error| Failure(format!("{}: {error}", path.display())))
}

impl Document {
    fn of(document: &Marked, marks: &[Mark]) -> Self {
        let points: Vec<usize> = document.text.char_indices().map(|(at, _)| at).collect();
        let range = |span: Span| {
            let at = |byte: u32| points.partition_point(|&at| at < byte as usize);
            Range { start: at(span.start()), end: at(span.end()) }
        };
        let place = |mark: &Mark| {
            let Range { start, end } = range(mark.span);
            let common = labels::in_corpora(mark.label).to_string();
            Place { start, end, common, name: mark.name.map(range), score: mark.score }
        };
        let spans = marks.iter().map(place).collect();
        Self { id: document.id.clone(), text: document.text.clone(), spans }
    }

    /// The spans in bytes; labels that are not judged are left out.
    fn marks(&self) -> Vec<Mark> {
        let mut bytes: Vec<usize> = self.text.char_indices().map(|(at, _)| at).collect();
        bytes.push(self.text.len());
        let at = |point: usize| bytes.get(point).copied().unwrap_or(self.text.len());
        let span = |start: usize, end: usize| Span::from_range(at(start)..at(end));
        let mark = |place: &Place| {
            Some(Mark {
                span: span(place.start, place.end),
                label: labels::of_corpus(&place.common)?,
                name: place.name.map(|name| span(name.start, name.end)),
                score: place.score,
            })
        };
        self.spans.iter().filter_map(mark).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn predictions_come_back_as_they_were_written() {
        let text = "Глава «Ромашки»";
        let marks = vec![
            Mark { span: Span::new(0, 10), label: "ROLE", name: None, score: 0.25 },
            Mark { span: Span::new(11, 29), label: "ORG", name: Some(Span::new(13, 27)), score: 1.0 },
        ];
        let document = Document::of(&Marked { id: "a".into(), text: text.into(), marks: vec![] }, &marks);
        let place = &document.spans[1];
        assert_eq!((place.start, place.end, place.common.as_str()), (6, 15, "ORG"));
        assert_eq!(document.spans[0].common, "POSITION");
        assert_eq!(document.marks(), marks);
    }

    #[test]
    fn a_rival_says_neither_name_nor_score() {
        let json = r#"{"id": "a", "text": "да Ира", "spans": [{"start": 3, "end": 9, "label": "x", "common": "PER"},
            {"start": 0, "end": 2, "label": "y", "common": "ORDINAL"}]}"#;
        let read: Document = serde_json::from_str(json).unwrap_or_else(|error| unreachable!("{error}"));
        assert_eq!(read.marks(), [Mark { span: Span::new(5, 11), label: "PER", name: None, score: 1.0 }]);
    }
}
