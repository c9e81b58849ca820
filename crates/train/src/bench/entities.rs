//! Our side of `benches/entities.py`: cross-validation on factRuEval, the rival's names scored by the same code, and time.

use crate::Failure;
use crate::corpora::{GoldDocument, documents};
use crate::tagger::{Counts, Course, KIND_NAMES, gold, morphologist, names};
use sarap_entities::tagger::{KIND_LABELS, Tagger};
use sarap_morph::{Document, Morphologist};
use sarap_pack::Pack;
use sarap_text::Span;
use serde_json::{Value, json};
use std::path::Path;
use std::time::Instant;

const USAGE: &str = "usage: sarap-train bench entities [--silver FILE] [--rival FILE] [--folds N] [--pack PACK]";

/// `sarap-train bench entities …`
///
/// `--silver` trains and scores in folds; `--rival` holds the same documents with a rival's spans; time is taken with the
/// shipped pack.
pub(crate) fn run(arguments: &[String]) -> Result<(), Failure> {
    let (mut silver, mut rival, mut folds) = (None, None, 5);
    let mut pack = "packs/ru-tagger.pack".to_string();
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        let value = arguments.next().cloned().ok_or_else(|| Failure(USAGE.into()))?;
        match argument.as_str() {
            "--silver" => silver = Some(value),
            "--rival" => rival = Some(value),
            "--folds" => folds = value.parse().ok().filter(|n| *n > 1).ok_or_else(|| Failure(USAGE.into()))?,
            "--pack" => pack = value,
            _ => return Err(Failure(USAGE.into())),
        }
    }
    let morphologist = morphologist()?;
    let gold = gold()?;
    let mut report = json!({});
    if let Some(rival) = rival {
        report["rival"] = scores(&rival_counts(&gold, &documents(Path::new(&rival))?)?);
    }
    let bytes = std::fs::read(&pack).map_err(|error| Failure(format!("{pack}: {error}")))?;
    report["time"] = time(&gold, &morphologist, &Tagger::open(Pack::open(bytes, "tagger")?)?);
    if let Some(silver) = silver {
        report["ours"] = scores(&cross_validate(&gold, &morphologist, Path::new(&silver), folds)?);
        report["folds"] = json!(folds);
    }
    println!("{report}");
    Ok(())
}

/// Each document is tagged by a model that has not seen it.
fn cross_validate(
    gold: &[GoldDocument],
    morphologist: &Morphologist,
    silver: &Path,
    folds: usize,
) -> Result<[Counts; 3], Failure> {
    let course = Course::begin(silver, morphologist)?;
    let mut totals = [Counts::default(); 3];
    for fold in 0..folds {
        let train: Vec<usize> = (0..gold.len()).filter(|at| at % folds != fold).collect();
        let tagger = Tagger::open(Pack::open(course.pack(&train), "tagger")?)?;
        for document in gold.iter().skip(fold).step_by(folds) {
            let segmentation = sarap_text::segment(&document.text);
            let morphology = morphologist.read(&document.text, &segmentation);
            let seen = Document {
                text: &document.text,
                segmentation: &segmentation,
                morphology: &morphology,
                dictionary: morphologist.dictionary(),
            };
            let found: Vec<(Span, usize)> = tagger
                .tag(&seen)
                .into_iter()
                .filter_map(|m| Some((m.span, KIND_LABELS.iter().position(|label| *label == m.label)?)))
                .collect();
            add(&mut totals, &names(document), &found);
        }
    }
    Ok(totals)
}

fn rival_counts(gold: &[GoldDocument], rival: &[GoldDocument]) -> Result<[Counts; 3], Failure> {
    if gold.len() != rival.len() || gold.iter().zip(rival).any(|(a, b)| a.id != b.id || a.text != b.text) {
        return Err(Failure("the rival's documents are not the gold ones".into()));
    }
    let mut totals = [Counts::default(); 3];
    for (gold, rival) in gold.iter().zip(rival) {
        add(&mut totals, &names(gold), &names(rival));
    }
    Ok(totals)
}

fn add(totals: &mut [Counts; 3], gold: &[(Span, usize)], found: &[(Span, usize)]) {
    for (kind, total) in totals.iter_mut().enumerate() {
        let of = |names: &[(Span, usize)]| -> Vec<(Span, usize)> {
            names.iter().filter(|(_, k)| *k == kind).copied().collect()
        };
        *total = total.plus(Counts::of(&of(gold), &of(found)));
    }
}

fn scores(counts: &[Counts; 3]) -> Value {
    let all = counts.iter().fold(Counts::default(), |sum, count| sum.plus(*count));
    let row = |name: &str, c: &Counts| {
        let (right, found, gold) = (c.right, c.found, c.gold);
        let (precision, recall, f1) = (c.precision(), c.recall(), c.f1());
        json!({"label": name, "right": right, "found": found, "gold": gold, "precision": precision, "recall": recall, "f1": f1})
    };
    let mut rows: Vec<Value> = KIND_NAMES.iter().zip(counts).map(|(name, count)| row(name, count)).collect();
    rows.push(row("micro", &all));
    json!(rows)
}

/// Seconds for all gold documents, one thread: tagging alone, and with sentences, tokens and readings before it. The best
/// of five goes.
fn time(gold: &[GoldDocument], morphologist: &Morphologist, tagger: &Tagger) -> Value {
    let (mut alone, mut whole, mut tokens, mut found) = (f64::MAX, f64::MAX, 0, 0);
    for _ in 0..5 {
        let begin = Instant::now();
        let mut tagging = 0.0;
        (tokens, found) = (0, 0);
        for document in gold {
            let segmentation = sarap_text::segment(&document.text);
            let morphology = morphologist.read(&document.text, &segmentation);
            let seen = Document {
                text: &document.text,
                segmentation: &segmentation,
                morphology: &morphology,
                dictionary: morphologist.dictionary(),
            };
            let start = Instant::now();
            found += tagger.tag(&seen).len();
            tagging += start.elapsed().as_secs_f64();
            tokens += segmentation.tokens.len();
        }
        alone = alone.min(tagging);
        whole = whole.min(begin.elapsed().as_secs_f64());
    }
    json!({"tokens": tokens, "names": found, "tagging": alone, "whole": whole})
}
