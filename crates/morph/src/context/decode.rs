//! The best path through a sentence's candidates.

use super::features::{Around, Before, Lefts, Sentence};
use super::{Candidate, Words};

/// The weight of a feature.
pub trait Weights {
    /// The weight of the feature with this hash.
    fn weight(&self, feature: u64) -> i32;
}

/// What the trainer adds to the search.
pub trait Limits {
    /// Whether the candidate may be chosen, and what is added to its score.
    fn limit(&self, at: usize, candidate: usize) -> Option<i32>;
}

/// No limits: every candidate at its own score.
impl Limits for () {
    #[inline]
    fn limit(&self, _: usize, _: usize) -> Option<i32> {
        Some(0)
    }
}

/// A run of ambiguous words longer than this is cut: memory stays bounded whatever the sentence.
pub const MAX_RUN: usize = 256;

/// A candidate that may not be chosen.
const NEVER: i32 = i32::MIN / 2;

/// The search, with its working memory.
#[derive(Debug, Default)]
pub struct Decoder {
    scores: Vec<i32>,
    back: Vec<u8>,
    starts: Vec<u32>,
    lefts: Lefts,
}

impl Decoder {
    /// Appends to `out` the index of the chosen candidate for each token of the sentence.
    pub fn decode<W: Weights, L: Limits>(
        &mut self,
        sentence: &Sentence<'_>,
        weights: &W,
        limits: &L,
        out: &mut Vec<u8>,
    ) {
        let tokens = sentence.tokens;
        let base = out.len();
        out.resize(base + tokens.len(), 0);
        let ambiguous = |at: usize| tokens.get(at).is_some_and(|&word| sentence.words.candidates(word).len() > 1);
        let mut at = 0;
        while at < tokens.len() {
            if !ambiguous(at) {
                at += 1;
                continue;
            }
            let start = at;
            while ambiguous(at) && at - start < MAX_RUN {
                at += 1;
            }
            let left = start.checked_sub(1).map(|before| {
                let candidates = sentence.words.candidates(tokens[before]);
                &candidates[usize::from(out[base + before])]
            });
            self.run(sentence, start..at, left, weights, limits, &mut out[base + start..base + at]);
        }
    }

    /// One run of ambiguous words; `left` is the reading already chosen before it, and after it stands either a word
    /// with one reading or the cut.
    fn run<W: Weights, L: Limits>(
        &mut self,
        sentence: &Sentence<'_>,
        range: std::ops::Range<usize>,
        left: Option<&Candidate>,
        weights: &W,
        limits: &L,
        out: &mut [u8],
    ) {
        self.scores.clear();
        self.back.clear();
        self.starts.clear();
        self.lefts.set(left);
        let words: &Words = sentence.words;
        let mut before = 0;
        for at in range.clone() {
            let candidates = words.candidates(sentence.tokens[at]);
            let around = Around::of(sentence, at);
            let mut last = Before::default();
            let here = self.scores.len();
            self.starts.push(here as u32);
            for (index, candidate) in candidates.iter().enumerate() {
                let Some(extra) = limits.limit(at, index) else {
                    self.scores.push(NEVER);
                    self.back.push(0);
                    continue;
                };
                let own = candidate.score + extra + around.weigh(candidate, weights, &mut last);
                let pairs = self.lefts.weigh(candidate, weights);
                let (mut best, mut from) = (if pairs.is_empty() { 0 } else { NEVER }, 0);
                if at == range.start {
                    for (i, &weight) in pairs.iter().enumerate() {
                        if weight > best {
                            (best, from) = (weight, i);
                        }
                    }
                } else {
                    for (i, (&weight, &reached)) in pairs.iter().zip(&self.scores[before..here]).enumerate() {
                        if reached > NEVER && reached + weight > best {
                            (best, from) = (reached + weight, i);
                        }
                    }
                }
                self.scores.push(best.saturating_add(own));
                self.back.push(from as u8);
            }
            self.lefts.set(candidates);
            before = here;
        }
        let after = match sentence.tokens.get(range.end).map(|&word| words.candidates(word)) {
            Some([only]) => Some(only),
            _ => None,
        };
        let (mut best, mut chosen) = (i32::MIN, 0);
        let mut choose = |i: usize, score: i32| {
            if score > best {
                (best, chosen) = (score, i);
            }
        };
        let scores = &self.scores[before..];
        match after {
            Some(only) => {
                let pairs = self.lefts.weigh(only, weights);
                pairs.iter().zip(scores).enumerate().for_each(|(i, (weight, score))| choose(i, score + weight));
            }
            None => scores.iter().enumerate().for_each(|(i, &score)| choose(i, score)),
        }
        for (place, &start) in out.iter_mut().zip(&self.starts).rev() {
            *place = chosen as u8;
            chosen = usize::from(self.back[start as usize + chosen]);
        }
    }
}
