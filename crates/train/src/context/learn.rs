//! The averaged structured perceptron: search, compare, correct.

use super::lattice::Node;
use sarap_morph::context::{Decoder, Limits, Sentence, TABLE_BITS, Weights, Words, context_features, pair_features};

const SIZE: usize = 1 << TABLE_BITS;
const MASK: usize = SIZE - 1;

/// What the wrong reading is given in advance while training: it must lose by a margin.
const MARGIN: i32 = 12;

/// Weights while they are learnt: whole numbers, so that the result is the same everywhere.
pub struct Learner {
    weights: Vec<i32>,
    /// Sum of every change times the step it was made at: what averaging takes off.
    late: Vec<i64>,
    step: i64,
}

impl Weights for Learner {
    #[inline]
    fn weight(&self, feature: u64) -> i32 {
        self.weights[feature as usize & MASK]
    }
}

/// Limits of the search while training: `scores` are the candidates' context-free scores.
struct Guide<'a> {
    nodes: &'a [Node],
    scores: &'a [Vec<i32>],
    /// Whether only allowed readings may be chosen.
    gold: bool,
}

impl Limits for Guide<'_> {
    fn limit(&self, at: usize, candidate: usize) -> Option<i32> {
        let node = self.nodes[at];
        let right = node.allowed == 0 || node.allowed >> candidate & 1 == 1;
        let own = self.scores[at][candidate];
        match (self.gold, right) {
            (true, false) => None,
            (false, false) => Some(own + MARGIN),
            (_, true) => Some(own),
        }
    }
}

impl Learner {
    /// All weights nought.
    pub fn new() -> Self {
        Self { weights: vec![0; SIZE], late: vec![0; SIZE], step: 0 }
    }

    /// Reads all sentences once, in an order made from `seed`. Returns how many needed a correction.
    pub fn epoch(&mut self, words: &Words, sentences: &[&[Node]], seed: u64) -> usize {
        let mut order: Vec<usize> = (0..sentences.len()).collect();
        let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        for i in (1..order.len()).rev() {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            order.swap(i, (state % (i as u64 + 1)) as usize);
        }
        let mut decoder = Decoder::default();
        order.iter().filter(|&&index| self.sentence(words, sentences[index], &mut decoder)).count()
    }

    fn sentence(&mut self, words: &Words, nodes: &[Node], decoder: &mut Decoder) -> bool {
        self.step += 1;
        let tokens: Vec<u32> = nodes.iter().map(|node| node.word).collect();
        let scores: Vec<Vec<i32>> = tokens.iter().map(|&word| self.scores(words, word)).collect();
        let sentence = Sentence { words, tokens: &tokens };
        let (mut found, mut gold) = (Vec::new(), Vec::new());
        decoder.decode(&sentence, self, &Guide { nodes, scores: &scores, gold: false }, &mut found);
        let right = |(node, &choice): (&Node, &u8)| node.allowed == 0 || node.allowed >> choice & 1 == 1;
        if nodes.iter().zip(&found).all(right) {
            return false;
        }
        decoder.decode(&sentence, self, &Guide { nodes, scores: &scores, gold: true }, &mut gold);
        self.correct(&sentence, &gold, &found, 1);
        self.correct(&sentence, &found, &gold, -1);
        true
    }

    fn scores(&self, words: &Words, word: u32) -> Vec<i32> {
        let count = words.candidates(word).len();
        if count == 1 {
            return vec![0];
        }
        let score = |candidate| {
            let mut score = 0;
            words.features(word, candidate, |feature| score += self.weight(feature));
            score
        };
        (0..count).map(score).collect()
    }

    /// Adds `by` to the features of `path` where it differs from `other`.
    fn correct(&mut self, sentence: &Sentence<'_>, path: &[u8], other: &[u8], by: i32) {
        let candidate = |at: usize| &sentence.words.candidates(sentence.tokens[at])[usize::from(path[at])];
        let differs = |at: usize| path.get(at) != other.get(at);
        for at in 0..path.len() {
            if differs(at) {
                let word = sentence.tokens[at];
                sentence.words.features(word, usize::from(path[at]), |feature| self.change(feature, by));
                context_features(sentence, at)(candidate(at), &mut |feature| self.change(feature, by));
            }
            if at > 0 && (differs(at) || differs(at - 1)) {
                pair_features(candidate(at - 1), candidate(at), |feature| self.change(feature, by));
            }
        }
    }

    fn change(&mut self, feature: u64, by: i32) {
        let at = feature as usize & MASK;
        self.weights[at] += by;
        self.late[at] += i64::from(by) * self.step;
    }

    /// The averages of all weights over all steps, in one byte each.
    pub fn quantised(&self) -> Vec<i8> {
        // In 1/256 of a unit; the step counts from one, the last one included.
        let steps = self.step + 1;
        let average = |(&weight, &late): (&i32, &i64)| ((i64::from(weight) * steps - late) * 256 / steps) as i32;
        let averages: Vec<i32> = self.weights.iter().zip(&self.late).map(average).collect();
        let mut sizes: Vec<i32> = averages.iter().map(|a| a.abs()).filter(|&a| a > 0).collect();
        sizes.sort_unstable();
        // All but one in a thousand fit into a byte as they are; the rest is held at its ends.
        let unit = sizes.get(sizes.len() - sizes.len() / 1000 - 1).copied().unwrap_or(1).max(1);
        averages.iter().map(|&a| (i64::from(a) * 127 / i64::from(unit)).clamp(-127, 127) as i8).collect()
    }
}
