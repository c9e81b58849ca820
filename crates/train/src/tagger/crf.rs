//! Learns the weights of a linear-chain conditional random field: stochastic gradient with rates that adapt to each
//! weight (AdaGrad) and an L1 penalty that takes useless weights to zero.

// Several rows are walked by one index; iterators over all of them read worse.
#![allow(clippy::needless_range_loop)]

use sarap_entities::tagger::lattice::{LABELS, LANES, Lattice, Row, Transitions};
use std::ops::Range;

/// Tokens with numbered features and labels.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sequences {
    /// Features of all tokens in a row.
    pub features: Vec<u32>,
    /// Where each token's features begin; one more at the end.
    pub starts: Vec<usize>,
    /// The right label of each token.
    pub labels: Vec<u8>,
    /// Tokens that are labelled together.
    pub stretches: Vec<Range<usize>>,
    /// The stretches of each document.
    pub documents: Vec<Range<usize>>,
    /// Scores that the weights are added to; empty for none.
    pub base: Vec<Row>,
}

impl Sequences {
    fn features_of(&self, token: usize) -> &[u32] {
        &self.features[self.starts[token]..self.starts[token + 1]]
    }
}

/// What is learnt, with what learning remembers.
#[derive(Clone, Debug)]
pub(crate) struct Weights {
    /// Weights of each feature.
    pub rows: Vec<Row>,
    /// Transitions.
    pub transitions: Transitions,
    squares: Vec<Row>,
    transition_squares: [Row; LANES],
}

/// How to learn.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pace {
    /// Step size at the beginning; it falls to a tenth by the end.
    pub rate: f32,
    /// Penalty for each stretch of text.
    pub l1: f32,
    /// Times that the stretches are gone through.
    pub rounds: usize,
}

/// Where squares of gradients begin, so that the first steps are not the largest.
const SQUARES: f32 = 0.3;
/// The penalty is taken once in so many stretches, from all weights at once: much cheaper than each time a feature is met.
const SWEEP: usize = 4000;
/// A gradient smaller than this moves nothing.
const STILL: f32 = 1e-3;

impl Weights {
    /// All zero.
    pub(crate) fn new(features: usize) -> Self {
        Self {
            rows: vec![[0.0; LANES]; features],
            transitions: Transitions::default(),
            squares: vec![[SQUARES; LANES]; features],
            transition_squares: [[SQUARES; LANES]; LANES],
        }
    }

    /// Lets the weights move again as at the beginning.
    pub(crate) fn wake(&mut self, share: f32) {
        let shrink = |row: &mut Row| row.iter_mut().for_each(|v| *v = SQUARES + (*v - SQUARES) * share);
        self.squares.iter_mut().for_each(shrink);
        self.transition_squares.iter_mut().for_each(shrink);
    }

    /// Scores of the tokens of a stretch.
    pub(crate) fn scores(&self, data: &Sequences, stretch: &Range<usize>, scores: &mut Vec<Row>) {
        scores.clear();
        for token in stretch.clone() {
            let mut sum = data.base.get(token).copied().unwrap_or_default();
            for &feature in data.features_of(token) {
                let row = &self.rows[feature as usize];
                for label in 0..LANES {
                    sum[label] += row[label];
                }
            }
            scores.push(sum);
        }
    }

    /// Goes through the `order` of stretches, shuffled anew each round.
    pub(crate) fn learn(&mut self, data: &Sequences, order: &[u32], pace: Pace, seed: u64) {
        let (mut order, mut random) = (order.to_vec(), Random(seed));
        let total = (order.len() * pace.rounds) as f32;
        let mut done = 0;
        let (mut lattice, mut scores) = (Lattice::default(), Vec::new());
        for _ in 0..pace.rounds {
            random.shuffle(&mut order);
            for &index in &order {
                let rate = pace.rate * (1.0 - 0.9 * done as f32 / total);
                done += 1;
                if done % SWEEP == 0 {
                    self.shrink(rate * pace.l1 * SWEEP as f32);
                }
                let stretch = &data.stretches[index as usize];
                self.scores(data, stretch, &mut scores);
                lattice.set_transitions(&self.transitions);
                lattice.run(&scores);
                self.update(data, stretch, &lattice, rate);
            }
        }
    }

    /// Takes the penalty off all weights.
    fn shrink(&mut self, penalty: f32) {
        for (row, squares) in self.rows.iter_mut().zip(&self.squares) {
            for (weight, square) in row.iter_mut().zip(squares) {
                let pull = penalty / square.sqrt();
                *weight -= weight.clamp(-pull, pull);
            }
        }
    }

    fn update(&mut self, data: &Sequences, stretch: &Range<usize>, lattice: &Lattice, rate: f32) {
        let mut expected = [[0.0; LANES]; LANES];
        let mut before = LABELS;
        let mut moved = false;
        for (at, token) in stretch.clone().enumerate() {
            let mut gradient = lattice.marginal(at);
            gradient[usize::from(data.labels[token])] -= 1.0;
            let moves = gradient.iter().any(|g| g.abs() > STILL);
            if moves {
                for &feature in data.features_of(token) {
                    let (row, squares) = (&mut self.rows[feature as usize], &mut self.squares[feature as usize]);
                    for label in 0..LANES {
                        squares[label] += gradient[label] * gradient[label];
                        row[label] -= rate * gradient[label] / squares[label].sqrt();
                    }
                }
            }
            // Pairs matter where either token is in doubt.
            if moves || moved {
                lattice.add_pairs(at, &mut expected);
                expected[before][usize::from(data.labels[token])] -= 1.0;
            }
            moved = moves;
            before = usize::from(data.labels[token]);
        }
        for from in 0..LANES {
            for label in 0..LABELS {
                let gradient = expected[from][label];
                let squares = &mut self.transition_squares[from][label];
                *squares += gradient * gradient;
                self.transitions.weights[from][label] -= rate * gradient / squares.sqrt();
            }
        }
    }

    /// What is left after the penalty for the whole way, with outside as zero: `(feature, weights)`.
    pub(crate) fn kept(&self, least: f32) -> Vec<(usize, Row)> {
        let rows = self.rows.iter().enumerate().filter_map(|(feature, row)| {
            let mut shifted = row.map(|weight| weight - row[0]);
            shifted[LABELS..].fill(0.0);
            shifted.iter().any(|weight| weight.abs() >= least).then_some((feature, shifted))
        });
        rows.collect()
    }
}

/// SplitMix64: the same numbers everywhere.
#[derive(Clone, Debug)]
pub(crate) struct Random(pub u64);

impl Random {
    /// The next 64 bits.
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end`.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    /// Puts `items` into random order.
    pub(crate) fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            items.swap(at, self.below(at + 1));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_learns_what_a_feature_means_and_forgets_the_useless() {
        // Feature 0 says PER begins, 1 says it goes on, 2 is on every token and says nothing.
        let mut data = Sequences { starts: vec![0], ..Sequences::default() };
        for _ in 0..200 {
            let start = data.labels.len();
            for (features, label) in [(vec![2], 0), (vec![0, 2], 1), (vec![1, 2], 2), (vec![2], 0)] {
                data.features.extend(features);
                data.starts.push(data.features.len());
                data.labels.push(label);
            }
            data.stretches.push(start..data.labels.len());
        }
        let mut weights = Weights::new(4);
        let order: Vec<u32> = (0..200).collect();
        weights.learn(&data, &order, Pace { rate: 0.2, l1: 1e-5, rounds: 30 }, 1);
        let (mut lattice, mut scores) = (Lattice::default(), Vec::new());
        lattice.set_transitions(&weights.transitions);
        weights.scores(&data, &data.stretches[0], &mut scores);
        lattice.run(&scores);
        for at in 0..4 {
            assert!(lattice.marginal(at)[usize::from(data.labels[at])] > 0.9, "{at}: {:?}", lattice.marginal(at));
        }
        assert_eq!(weights.rows[3], [0.0; LANES]);
        assert!(weights.kept(0.01).iter().all(|(feature, _)| *feature != 3));
    }
}
