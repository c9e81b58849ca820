//! Tables for people, or one JSON object for programs.

use super::Judgement;
use super::calibration::Calibration;
use super::corpus::Corpus;
use super::labels;
use super::score::{Counts, Measure};
use super::variants::Variant;
use serde_json::{Value, json};

/// Prints judgements as they come; JSON at the end.
#[derive(Debug)]
pub(crate) struct Output {
    json: bool,
    runs: Vec<Value>,
    f1: Vec<(Corpus, Variant, f64)>,
}

impl Output {
    pub(crate) fn new(json: bool) -> Self {
        Self { json, runs: Vec::new(), f1: Vec::new() }
    }

    /// One corpus in one variant.
    pub(crate) fn add(&mut self, corpus: Corpus, variant: Variant, documents: usize, judgement: &Judgement) {
        self.f1.push((corpus, variant, judgement.scores.micro(Measure::Strict).f1()));
        if self.json {
            self.runs.push(json!({
                "corpus": corpus.name(),
                "variant": variant.name(),
                "documents": documents,
                "rows": rows_json(judgement),
                "calibration": calibration_json(&judgement.calibration),
            }));
            return;
        }
        println!("{}, {}, {documents} documents", corpus.name(), variant.name());
        println!("{:<9}{:>6}{:>24}{:>24}{:>24}", "", "gold", "strict P R F1", "overlap P R F1", "token P R F1");
        for (label, counts) in &rows(judgement) {
            print!("{label:<9}{:>6}", counts[0].gold);
            for count in counts {
                print!("{:>10.3}{:>7.3}{:>7.3}", count.precision(), count.recall(), count.f1());
            }
            println!();
        }
        println!("score       count  mean   right");
        for (at, bin) in judgement.calibration.bins.iter().enumerate().filter(|(_, bin)| bin.count > 0) {
            let low = at as f64 / 10.0;
            println!("{low:.1} to {:.1}{:>7}  {:.3}  {:.3}", low + 0.1, bin.count, bin.score(), bin.share());
        }
        println!("expected calibration error {:.4}\n", judgement.calibration.error());
    }

    /// All of it; with `robustness` how far the variants fall.
    pub(crate) fn report(&self, robustness: bool) -> Value {
        let fall = |&(corpus, variant, f1, fall): &(Corpus, Variant, f64, f64)| json!({"corpus": corpus.name(), "variant": variant.name(), "f1": f1, "fall": fall});
        let falls = if robustness { self.falls() } else { Vec::new() };
        json!({"runs": self.runs, "robustness": falls.iter().map(fall).collect::<Vec<_>>()})
    }

    /// What can be said when all is done.
    pub(crate) fn finish(self, robustness: bool) {
        if self.json {
            println!("{}", self.report(robustness));
        } else if robustness {
            println!("{:<12}{:<11}{:>9}{:>8}", "", "", "micro F1", "fall");
            for (corpus, variant, f1, fall) in self.falls() {
                println!("{:<12}{:<11}{f1:>9.3}{fall:>8.3}", corpus.name(), variant.name());
            }
        }
    }

    /// The micro F1 of each run, and how far it lies below that of the unchanged texts.
    fn falls(&self) -> Vec<(Corpus, Variant, f64, f64)> {
        let plain = |corpus: Corpus| {
            let same = self.f1.iter().find(|(other, variant, _)| *other == corpus && *variant == Variant::Plain);
            same.map_or(0.0, |(.., f1)| *f1)
        };
        self.f1.iter().map(|&(corpus, variant, f1)| (corpus, variant, f1, plain(corpus) - f1)).collect()
    }
}

/// The labels in the order they are shown, and all together.
fn rows(judgement: &Judgement) -> Vec<(&'static str, [Counts; 3])> {
    let mut rows: Vec<_> = judgement.scores.rows().map(|(label, counts)| (label, *counts)).collect();
    rows.sort_by_key(|(label, _)| labels::rank(label));
    rows.push(("micro", Measure::ALL.map(|measure| judgement.scores.micro(measure))));
    rows
}

/// The labels' counts.
pub(crate) fn rows_json(judgement: &Judgement) -> Value {
    json!(rows(judgement).iter().map(|(label, counts)| row_json(label, counts)).collect::<Vec<_>>())
}

/// One label's counts.
fn row_json(label: &str, counts: &[Counts; 3]) -> Value {
    let mut row = json!({"label": label});
    for (measure, c) in Measure::ALL.into_iter().zip(counts) {
        row[measure.name()] = json!({"right": c.right, "found": c.found, "gold": c.gold, "precision": c.precision(),
            "recall": c.recall(), "f1": c.f1()});
    }
    row
}

fn calibration_json(calibration: &Calibration) -> Value {
    let bin = |bin: &super::calibration::Bin| json!({"count": bin.count, "score": bin.score(), "right": bin.share()});
    json!({"error": calibration.error(), "bins": calibration.bins.iter().map(bin).collect::<Vec<_>>()})
}
