//! The possible dictionary forms of one mention, with their weights.

use super::Agreement;
use crate::resolve::context::Surroundings;
use crate::resolve::forms::{FEMININE, MASCULINE};

/// A mention in one possible dictionary form.
#[derive(Clone, Debug)]
pub(in crate::resolve) struct Hypothesis {
    /// The dictionary form.
    pub(in crate::resolve) text: String,
    /// Its parts that other mentions may confirm, folded.
    pub(in crate::resolve) keys: Vec<String>,
    /// Its weight; the weights of one mention sum up to 1.
    pub(in crate::resolve) weight: f64,
}

/// Readings lighter than the best by this factor are not worth their text.
pub(in crate::resolve) const HOPELESS: f64 = 1e-3;

/// A mention's readings, each one of `texts` (with their keys) by its number, as hypotheses: equal texts are merged, the
/// weights scaled to a sum of 1, and the best is first.
pub(in crate::resolve) fn normalised(
    texts: Vec<(String, Vec<String>)>,
    mut readings: Vec<(usize, f64)>,
    unchanged: &str,
) -> Vec<Hypothesis> {
    if texts.len() == 1 && readings.iter().any(|(_, weight)| *weight > 0.0) {
        return texts.into_iter().map(|(text, keys)| Hypothesis { text, keys, weight: 1.0 }).collect();
    }
    // Different forms may be written alike.
    let first: Vec<usize> = texts
        .iter()
        .map(|(text, _)| texts.iter().position(|(other, _)| other == text))
        .map(|at| at.unwrap_or(0))
        .collect();
    let text = |(at, _): &(usize, f64)| first.get(*at).copied().unwrap_or(0);
    readings.sort_by(|a, b| {
        let (one, other) = (text(a), text(b));
        let order = || texts.get(one).cmp(&texts.get(other));
        if one == other { b.1.total_cmp(&a.1) } else { order() }
    });
    let mut merged: Vec<(usize, f64)> = Vec::with_capacity(texts.len());
    for reading in &readings {
        match merged.last_mut().filter(|last| last.0 == text(reading)) {
            Some(last) => last.1 += reading.1,
            None => merged.push((text(reading), reading.1)),
        }
    }
    let total: f64 = merged.iter().map(|(_, weight)| weight).sum();
    if total <= 0.0 {
        return vec![Hypothesis { text: unchanged.to_owned(), keys: Vec::new(), weight: 1.0 }];
    }
    let mut texts: Vec<Option<(String, Vec<String>)>> = texts.into_iter().map(Some).collect();
    let with_text = |(at, weight): (usize, f64)| {
        let (text, keys) = texts.get_mut(at)?.take()?;
        Some(Hypothesis { text, keys, weight: weight / total })
    };
    let mut list: Vec<Hypothesis> = merged.into_iter().filter_map(with_text).collect();
    list.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(a.text.cmp(&b.text)));
    list.truncate(12);
    list
}

/// The factor that a verb beside the mention gives to a reading of it.
pub(in crate::resolve) fn verb_factor(surroundings: &Surroundings, agreement: Agreement) -> f64 {
    match surroundings.verb {
        Some(gender) if agreement.case == 0 && !agreement.plural => {
            if gender & agreement.gender != 0 {
                4.0
            } else {
                0.08
            }
        }
        // «Иванова сообщила» is a woman sooner than a man to whom something was done.
        Some(FEMININE) if agreement.gender == MASCULINE && !agreement.plural => 0.1,
        _ if surroundings.several && agreement.case == 0 && !agreement.plural => 0.2,
        _ => 1.0,
    }
}
