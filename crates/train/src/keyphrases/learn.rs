//! The weights of the ranking: a logistic regression over the candidates of the training articles.

use super::articles::{Article, Reader, articles};
use crate::Failure;
use sarap_keywords::{FEATURE_NAMES, FEATURES};
use sarap_morph::Dictionary;
use std::collections::BTreeSet;
use std::fmt::Write;

/// Keeps the weights small where features say the same.
const RIDGE: f64 = 10.0;
const ROUNDS: usize = 12;

struct Row {
    features: [f32; FEATURES],
    chosen: bool,
    weight: f32,
}

/// The file's text.
pub(crate) fn weights(reader: &Reader) -> Result<String, Failure> {
    let articles = articles("train")?;
    let rows = rows(reader, &articles);
    let mut weights = [0.0; FEATURES];
    for _ in 0..ROUNDS {
        let step = step(&rows, &weights);
        weights.iter_mut().zip(step).for_each(|(weight, step)| *weight += step);
    }
    let chosen = rows.iter().filter(|row| row.chosen).count();
    let mut text = format!(
        "# What each feature (crates/keywords/src/weights.rs) says for a candidate: logistic regression over {} candidates of\n\
         # {} Russian news articles, {chosen} of which are their editors' keywords. Both publishers weigh the same; the\n\
         # headline of every second article is known. Made by: sarap-train keyphrases weights\n",
        rows.len(),
        articles.len(),
    );
    for (name, weight) in FEATURE_NAMES.iter().zip(weights) {
        let _ = writeln!(text, "{name} {weight:.4}");
    }
    Ok(text)
}

fn rows(reader: &Reader, articles: &[Article]) -> Vec<Row> {
    let mut rows = Vec::new();
    for (number, article) in articles.iter().enumerate() {
        let own = articles.iter().filter(|other| other.source == article.source).count();
        let weight = articles.len() as f32 / own as f32;
        let title = Some(article.title.as_str()).filter(|_| number % 2 == 0);
        let candidates = reader.read(&article.text, title, sarap_keywords::measured);
        let gold: BTreeSet<String> = article.keywords.iter().map(|term| key(reader.dictionary(), term)).collect();
        for (term, features) in candidates {
            let chosen = gold.contains(&key(reader.dictionary(), &term));
            rows.push(Row { features: features.map(|feature| feature as f32), chosen, weight });
        }
    }
    rows
}

/// The first lemma of each word by itself; ё is е.
fn key(dictionary: &Dictionary, term: &str) -> String {
    let mut readings = Vec::new();
    let words = term.split(|letter: char| !letter.is_alphanumeric() && letter != '-').filter(|word| !word.is_empty());
    let lemmas: Vec<String> = words
        .map(|word| {
            readings.clear();
            dictionary.read(&word.to_lowercase(), &mut readings);
            readings
                .first()
                .map_or_else(|| word.to_lowercase(), |reading| dictionary.lemma(&word.to_lowercase(), reading))
        })
        .collect();
    lemmas.join(" ").replace('ё', "е")
}

/// A step of Newton's method.
fn step(rows: &[Row], weights: &[f64; FEATURES]) -> [f64; FEATURES] {
    let mut slope = weights.map(|weight| -RIDGE * weight);
    let mut curve = [[0.0; FEATURES]; FEATURES];
    for (at, row) in curve.iter_mut().enumerate() {
        row[at] = RIDGE;
    }
    for row in rows {
        let values = row.features.map(f64::from);
        let sum: f64 = values.iter().zip(weights).map(|(value, weight)| value * weight).sum();
        let chance = 1.0 / (1.0 + libm::exp(-sum));
        let missed = f64::from(row.weight) * (f64::from(u8::from(row.chosen)) - chance);
        let spread = f64::from(row.weight) * chance * (1.0 - chance);
        for (at, value) in values.iter().enumerate() {
            slope[at] += missed * value;
            let scaled = spread * value;
            for (other, cell) in values[..=at].iter().zip(&mut curve[at]) {
                *cell += scaled * other;
            }
        }
    }
    solve(curve, slope)
}

/// Solves `curve · x = slope` for a positive definite matrix of which the lower half is given (Cholesky).
fn solve(mut curve: [[f64; FEATURES]; FEATURES], mut slope: [f64; FEATURES]) -> [f64; FEATURES] {
    for at in 0..FEATURES {
        for other in 0..=at {
            let sum: f64 = (0..other).map(|k| curve[at][k] * curve[other][k]).sum();
            let rest = curve[at][other] - sum;
            curve[at][other] = if at == other { rest.sqrt() } else { rest / curve[other][other] };
        }
    }
    for at in 0..FEATURES {
        let sum: f64 = (0..at).map(|k| curve[at][k] * slope[k]).sum();
        slope[at] = (slope[at] - sum) / curve[at][at];
    }
    for at in (0..FEATURES).rev() {
        let sum: f64 = (at + 1..FEATURES).map(|k| curve[k][at] * slope[k]).sum();
        slope[at] = (slope[at] - sum) / curve[at][at];
    }
    slope
}
