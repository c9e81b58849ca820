//! Judges what a user gets: texts go the whole way from segmentation to resolved mentions, which are compared with a
//! corpus' marks; [`relations`] does the same for the links between entities. [`score`] and [`variants`] serve the trainer's cross-validation too.

pub(crate) mod calibration;
pub(crate) mod corpus;
mod errors;
mod labels;
mod options;
pub(crate) mod predict;
pub(crate) mod print;
mod relations;
pub(crate) mod score;
pub(crate) mod variants;

use crate::Failure;
use calibration::Calibration;
use corpus::{Corpus, Mark, Marked, pairs};
use labels::Code;
use options::Options;
use predict::Reader;
use sarap_text::Span;
use score::Scores;
use std::collections::BTreeSet;

/// What one run over one corpus showed.
#[derive(Clone, Debug)]
pub(crate) struct Judgement {
    /// Counts in every measure.
    pub scores: Scores<Code>,
    /// Scores against what came true.
    pub calibration: Calibration,
}

/// Compares found marks with the documents' own, as the corpus wants it.
pub(crate) fn judge(corpus: Corpus, labels: &[Code], documents: &[Marked], found: &[Vec<Mark>]) -> Judgement {
    let mut judgement = Judgement { scores: Scores::new(labels), calibration: Calibration::default() };
    for (document, found) in documents.iter().zip(found) {
        let (gold, found) = compared(corpus, labels, document, found);
        let tokens: Vec<Span> = sarap_text::segment(&document.text).tokens.iter().map(|token| token.span).collect();
        judgement.scores.add(&pairs(&gold), &pairs(&found), &tokens);
        let gold: BTreeSet<(Span, Code)> = pairs(&gold).into_iter().collect();
        for mark in found {
            judgement.calibration.add(mark.score, gold.contains(&(mark.span, mark.label)));
        }
    }
    judgement
}

/// Gold and found marks of a document as they are compared.
fn compared(corpus: Corpus, labels: &[Code], document: &Marked, found: &[Mark]) -> (Vec<Mark>, Vec<Mark>) {
    let of = |marks: &[Mark]| {
        let mut marks = corpus.compared(&document.text, marks);
        marks.retain(|mark| labels.contains(&mark.label));
        marks
    };
    (of(&document.marks), of(found))
}

/// `sarap-train eval …`
pub(crate) fn run(arguments: &[String]) -> Result<(), Failure> {
    if let [first, rest @ ..] = arguments
        && first == "relations"
    {
        return relations::run(rest);
    }
    let options = Options::parse(arguments)?;
    let reader = match options.rival {
        Some(_) => None,
        None => Some(Reader::open(predict::bytes(&options.tagger)?)?),
    };
    let mut out = print::Output::new(options.json);
    for &corpus in &options.corpora {
        let plain = corpus.read(&options.parts(corpus))?;
        let labels = options.labels(corpus);
        for &variant in &options.variants {
            let documents: Vec<Marked> = plain.iter().map(|document| variant.of(document)).collect();
            let found = match (&options.rival, &reader) {
                (None, Some(reader)) => {
                    documents.iter().map(|d| reader.read(&d.id, &d.text)).collect::<Result<Vec<_>, _>>()?
                }
                (rival, _) => predict::from_file(rival.as_deref().unwrap_or("".as_ref()), &documents)?,
            };
            if let Some(path) = &options.predictions {
                predict::to_file(path, &documents, &found)?;
            }
            let judgement = judge(corpus, &labels, &documents, &found);
            out.add(corpus, variant, documents.len(), &judgement);
            if let Some((count, label)) = &options.errors {
                errors::print(corpus, &labels, &documents, &found, *count, label);
            }
        }
    }
    out.finish(options.robustness());
    Ok(())
}
