//! Precision, recall and F1 of labelled spans in three measures. Labels are anything ordered, so that a trainer can count
//! by number and the program by name.

use sarap_text::Span;
use std::collections::BTreeMap;

/// How a found span is compared with the gold ones.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Measure {
    /// Both ends and the label agree.
    Strict,
    /// The label agrees and the spans share a character.
    Overlap,
    /// Token by token: each label that a token lies under.
    Token,
}

impl Measure {
    /// All, in the order of [`Scores`]' counts.
    pub(crate) const ALL: [Self; 3] = [Self::Strict, Self::Overlap, Self::Token];

    /// Its name in every output.
    pub(crate) const fn name(self) -> &'static str {
        ["strict", "overlap", "token"][self as usize]
    }
}

/// Counts for one label.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Counts {
    /// Spans found that are right.
    pub right: usize,
    /// Spans found.
    pub found: usize,
    /// Spans there are.
    pub gold: usize,
}

impl Counts {
    /// Share of the found that are right.
    pub(crate) fn precision(&self) -> f64 {
        share(self.right, self.found)
    }

    /// Share of the spans there are that were found.
    pub(crate) fn recall(&self) -> f64 {
        share(self.right, self.gold)
    }

    /// Their harmonic mean.
    pub(crate) fn f1(&self) -> f64 {
        share(2 * self.right, self.found + self.gold)
    }

    /// Both counts together.
    pub(crate) fn plus(self, other: Self) -> Self {
        Self { right: self.right + other.right, found: self.found + other.found, gold: self.gold + other.gold }
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

/// Counts by label, in every measure.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Scores<L> {
    rows: BTreeMap<L, [Counts; 3]>,
}

impl<L: Copy + Ord> Scores<L> {
    /// No counts yet. Labels that are named here have a row even if nothing bears them.
    pub(crate) fn new(labels: &[L]) -> Self {
        Self { rows: labels.iter().map(|&label| (label, Default::default())).collect() }
    }

    /// Adds one document: its gold spans, the found ones, and its tokens. A span stands once in each list.
    pub(crate) fn add(&mut self, gold: &[(Span, L)], found: &[(Span, L)], tokens: &[Span]) {
        let (gold, found) = (by_label(gold), by_label(found));
        let labels: std::collections::BTreeSet<L> = gold.keys().chain(found.keys()).copied().collect();
        for label in labels {
            let of = |spans: &BTreeMap<L, Vec<Span>>| spans.get(&label).cloned().unwrap_or_default();
            let (gold, found) = (of(&gold), of(&found));
            let counts = [strict(&gold, &found), overlap(&gold, &found), by_token(&gold, &found, tokens)];
            let row = self.rows.entry(label).or_default();
            row.iter_mut().zip(counts).for_each(|(sum, count)| *sum = sum.plus(count));
        }
    }

    /// The labels with their counts.
    pub(crate) fn rows(&self) -> impl Iterator<Item = (L, &[Counts; 3])> {
        self.rows.iter().map(|(&label, counts)| (label, counts))
    }

    /// All labels' counts together.
    pub(crate) fn micro(&self, measure: Measure) -> Counts {
        self.rows.values().fold(Counts::default(), |sum, counts| sum.plus(counts[measure as usize]))
    }
}

/// The spans of each label, in order, none twice.
fn by_label<L: Copy + Ord>(spans: &[(Span, L)]) -> BTreeMap<L, Vec<Span>> {
    let mut all: BTreeMap<L, Vec<Span>> = BTreeMap::new();
    for &(span, label) in spans {
        all.entry(label).or_default().push(span);
    }
    for spans in all.values_mut() {
        spans.sort_unstable();
        spans.dedup();
    }
    all
}

fn strict(gold: &[Span], found: &[Span]) -> Counts {
    let right = found.iter().filter(|span| gold.binary_search(span).is_ok()).count();
    Counts { right, found: found.len(), gold: gold.len() }
}

/// Pairs each found span with one gold span at most: the same one if there is, else the free one that it shares most with.
fn overlap(gold: &[Span], found: &[Span]) -> Counts {
    let mut free = vec![true; gold.len()];
    let mut left = Vec::new();
    for &span in found {
        match gold.binary_search(&span) {
            Ok(at) => free[at] = false,
            Err(_) => left.push(span),
        }
    }
    let mut right = found.len() - left.len();
    for span in left {
        let shared = |at: &usize| gold[*at].end().min(span.end()) - gold[*at].start().max(span.start());
        let before = gold.partition_point(|other| other.start() < span.end());
        let best = (0..before)
            .filter(|&at| free[at] && gold[at].overlaps(span))
            .max_by_key(|at| (shared(at), std::cmp::Reverse(*at)));
        if let Some(at) = best {
            free[at] = false;
            right += 1;
        }
    }
    Counts { right, found: found.len(), gold: gold.len() }
}

fn by_token(gold: &[Span], found: &[Span], tokens: &[Span]) -> Counts {
    let (gold, found) = (covered(gold, tokens), covered(found, tokens));
    let count = |marks: &[bool]| marks.iter().filter(|mark| **mark).count();
    let right = gold.iter().zip(&found).filter(|(a, b)| **a && **b).count();
    Counts { right, found: count(&found), gold: count(&gold) }
}

/// Which tokens share a character with a span.
fn covered(spans: &[Span], tokens: &[Span]) -> Vec<bool> {
    let mut marks = vec![false; tokens.len()];
    for span in spans {
        let from = tokens.partition_point(|token| token.end() <= span.start());
        let to = tokens.partition_point(|token| token.start() < span.end());
        (from..to).for_each(|at| marks[at] = true);
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(list: &[(u32, u32)]) -> Vec<(Span, char)> {
        list.iter().map(|&(start, end)| (Span::new(start, end), 'P')).collect()
    }

    fn counts(gold: &[(u32, u32)], found: &[(u32, u32)], tokens: &[(u32, u32)]) -> [Counts; 3] {
        let tokens: Vec<Span> = tokens.iter().map(|&(start, end)| Span::new(start, end)).collect();
        let mut scores = Scores::new(&['P']);
        scores.add(&spans(gold), &spans(found), &tokens);
        Measure::ALL.map(|measure| scores.micro(measure))
    }

    #[test]
    fn strict_wants_both_ends() {
        let [strict, ..] = counts(&[(0, 4), (6, 9), (12, 14)], &[(0, 4), (6, 8)], &[]);
        assert_eq!(strict, Counts { right: 1, found: 2, gold: 3 });
        assert!((strict.f1() - 0.4).abs() < 1e-9);
        assert!((strict.precision() - 0.5).abs() < 1e-9 && (strict.recall() - 1.0 / 3.0).abs() < 1e-9);
    }

    #[test]
    fn a_gold_span_is_matched_once() {
        // Two pieces of one name: one right.
        let [_, overlap, _] = counts(&[(0, 9)], &[(0, 3), (4, 9)], &[]);
        assert_eq!(overlap, Counts { right: 1, found: 2, gold: 1 });
        // The same span has its own first; what is left over finds the other.
        let [_, overlap, _] = counts(&[(0, 9), (4, 9)], &[(0, 3), (4, 9)], &[]);
        assert_eq!(overlap, Counts { right: 2, found: 2, gold: 2 });
        // Touching is not sharing.
        assert_eq!(counts(&[(0, 4)], &[(4, 6)], &[])[1].right, 0);
    }

    #[test]
    fn tokens_count_once_under_nested_spans_of_one_label() {
        let tokens = [(0, 4), (5, 9), (10, 12)];
        let [.., token] = counts(&[(0, 9), (0, 4)], &[(5, 12)], &tokens);
        assert_eq!(token, Counts { right: 1, found: 2, gold: 2 });
    }

    #[test]
    fn labels_are_counted_apart() {
        let span = Span::new(0, 4);
        let mut scores = Scores::new(&["LOC", "ORG", "PER"]);
        scores.add(&[(span, "PER")], &[(span, "LOC"), (span, "LOC")], &[span]);
        for measure in Measure::ALL {
            assert_eq!(scores.micro(measure), Counts { right: 0, found: 1, gold: 1 });
        }
        let rows: Vec<_> = scores.rows().map(|(label, [strict, ..])| (label, strict.found, strict.gold)).collect();
        assert_eq!(rows, [("LOC", 1, 0), ("ORG", 0, 0), ("PER", 0, 1)]);
    }
}
