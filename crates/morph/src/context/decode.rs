//! The best path through a sentence's candidates.

use super::features::{Around, Sentence};
use super::model::Table;
use super::pairs::Lefts;

/// A run of ambiguous words longer than this is cut: memory stays bounded whatever the sentence.
pub const MAX_RUN: usize = 256;

/// The search, with its working memory. It remembers sums of weights: one search has one table and one [`Words`](super::Words).
#[derive(Debug, Default)]
pub struct Decoder {
    /// For each candidate of the run the score of the best path that ends with it,
    scores: Vec<i32>,
    /// and the candidate before it on that path.
    back: Vec<u8>,
    starts: Vec<u32>,
    lefts: Lefts,
}

impl Decoder {
    /// Appends to `out` the index of the chosen candidate for each token of the sentence.
    pub fn decode(&mut self, sentence: &Sentence<'_>, weights: Table<'_>, out: &mut Vec<u8>) {
        let tokens = sentence.tokens;
        let base = out.len();
        out.resize(base + tokens.len(), 0);
        let ambiguous = |at: usize| tokens.get(at).is_some_and(|&word| sentence.words.is_ambiguous(word));
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
            let before = start.checked_sub(1).map(|before| usize::from(out[base + before]));
            self.run(sentence, start..at, before, weights, &mut out[base + start..base + at]);
        }
    }

    /// One run of ambiguous words; `before` is the candidate already chosen of the word before it, and after it stands
    /// either a word with one reading or the cut.
    fn run(
        &mut self,
        sentence: &Sentence<'_>,
        range: std::ops::Range<usize>,
        before: Option<usize>,
        weights: Table<'_>,
        out: &mut [u8],
    ) {
        self.scores.clear();
        self.back.clear();
        self.starts.clear();
        let (words, classes) = (sentence.words, &sentence.words.classes);
        let candidates = |at: usize| words.candidates(sentence.tokens[at]);
        self.lefts.set(before.map_or(&[], |chosen| &candidates(range.start - 1)[chosen..=chosen]), classes);
        // At the one before nothing was reached.
        self.scores.push(0);
        self.back.push(0);
        let mut left = 0;
        for at in range.clone() {
            let here = self.scores.len();
            self.starts.push(here as u32);
            Around::of(sentence, at).weigh(candidates(at), classes, weights, &mut self.scores);
            let (reached, own) = self.scores.split_at_mut(here);
            let mut own = own.iter_mut();
            self.lefts.best(candidates(at), &reached[left..], classes, weights, |best, from| {
                if let Some(own) = own.next() {
                    *own += best;
                }
                self.back.push(from as u8);
            });
            self.lefts.set(candidates(at), classes);
            left = here;
        }
        let (mut chosen, scores) = (0, &self.scores[left..]);
        match sentence.tokens.get(range.end).map(|&word| words.candidates(word)) {
            Some(only @ [_]) => self.lefts.best(only, scores, classes, weights, |_, from| chosen = from),
            _ => {
                let first = |best: usize, index: usize| if scores[index] > scores[best] { index } else { best };
                chosen = (0..scores.len()).fold(0, first);
            }
        }
        for (place, &start) in out.iter_mut().zip(&self.starts).rev() {
            *place = chosen as u8;
            chosen = usize::from(self.back[start as usize + chosen]);
        }
    }
}
