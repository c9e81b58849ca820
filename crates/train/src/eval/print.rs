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
pub(super) struct Output {
    json: bool,
    runs: Vec<Value>,
    falls: Vec<(Corpus, Variant, f64)>,
}

impl Output {
    pub(super) fn new(json: bool) -> Self {
        Self { json, runs: Vec::new(), falls: Vec::new() }
    }

    /// One corpus in one variant.
    pub(super) fn add(&mut self, corpus: Corpus, variant: Variant, documents: usize, judgement: &Judgement) {
        self.falls.push((corpus, variant, judgement.scores.micro(Measure::Strict).f1()));
        let rows = rows(judgement);
        if self.json {
            self.runs.push(json!({
                "corpus": corpus.name(),
                "variant": variant.name(),
                "documents": documents,
                "rows": rows.iter().map(|(label, counts)| row_json(label, counts)).collect::<Vec<_>>(),
                "calibration": calibration_json(&judgement.calibration),
            }));
            return;
        }
        println!("{}, {}, {documents} documents", corpus.name(), variant.name());
        println!("{:<9}{:>6}{:>24}{:>24}{:>24}", "", "gold", "strict P R F1", "overlap P R F1", "token P R F1");
        for (label, counts) in &rows {
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

    /// What can be said when all is done.
    pub(super) fn finish(self, robustness: bool) {
        let plain = |corpus: Corpus| {
            let same = self.falls.iter().find(|(other, variant, _)| *other == corpus && *variant == Variant::Plain);
            same.map_or(0.0, |(.., f1)| *f1)
        };
        let falls = || self.falls.iter().filter(|_| robustness).map(|&(c, v, f1)| (c, v, f1, plain(c) - f1));
        if self.json {
            let falls: Vec<Value> = falls()
                .map(|(c, v, f1, fall)| json!({"corpus": c.name(), "variant": v.name(), "f1": f1, "fall": fall}))
                .collect();
            println!("{}", json!({"runs": self.runs, "robustness": falls}));
            return;
        }
        if robustness {
            println!("{:<12}{:<11}{:>9}{:>8}", "", "", "micro F1", "fall");
        }
        for (corpus, variant, f1, fall) in falls() {
            println!("{:<12}{:<11}{f1:>9.3}{fall:>8.3}", corpus.name(), variant.name());
        }
    }
}

/// The labels in the order they are shown, and all together.
fn rows(judgement: &Judgement) -> Vec<(&'static str, [Counts; 3])> {
    let mut rows: Vec<_> = judgement.scores.rows().map(|(label, counts)| (label, *counts)).collect();
    rows.sort_by_key(|(label, _)| labels::rank(label));
    rows.push(("micro", Measure::ALL.map(|measure| judgement.scores.micro(measure))));
    rows
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
