//! Learns the weights: a conditional random field over the candidates, where all readings that fit the annotation best
//! count as right, with FTRL-Proximal steps (McMahan and others 2013), whose L1 term leaves most weights at nought.

use super::lattice::Node;
use sarap_morph::context::{Around, Left, Sentence, TABLE_BITS, Words};

const SIZE: usize = 1 << TABLE_BITS;
const MASK: usize = SIZE - 1;

/// How fast weights move.
const ALPHA: f32 = 0.12;
const BETA: f32 = 1.0;
/// What keeps a weight at nought until it has shown its use.
const L1: f32 = 0.9;
/// What holds a weight down.
const L2: f32 = 1.0;
/// A path through a longer run is learnt in pieces.
const MAX_RUN: usize = 64;

/// Weights while they are learnt.
pub(crate) struct Learner {
    weights: Vec<f32>,
    /// FTRL's sums: of gradients less the steps, and of squared gradients.
    z: Vec<f32>,
    n: Vec<f32>,
    run: Run,
}

/// The working memory for one run of ambiguous words.
#[derive(Default)]
struct Run {
    /// For each position, its first candidate in the lists below.
    starts: Vec<usize>,
    /// For each candidate, whether it is right, its score and its features' range.
    right: Vec<bool>,
    scores: Vec<f32>,
    features: Vec<u32>,
    ranges: Vec<(u32, u32)>,
    /// For each pair of neighbouring candidates, score and features' range, by position.
    pair_starts: Vec<usize>,
    pair_scores: Vec<f32>,
    pair_ranges: Vec<(u32, u32)>,
    /// Changes of this run.
    gradient: Vec<(u32, f32)>,
}

/// The logarithm of a sum of exponentials.
fn log_sum(values: impl Iterator<Item = f32> + Clone) -> f32 {
    let top = values.clone().fold(f32::NEG_INFINITY, f32::max);
    if top == f32::NEG_INFINITY { top } else { top + libm::logf(values.map(|v| libm::expf(v - top)).sum()) }
}

impl Learner {
    /// All weights nought.
    pub(crate) fn new() -> Self {
        Self { weights: vec![0.0; SIZE], z: vec![0.0; SIZE], n: vec![0.0; SIZE], run: Run::default() }
    }

    /// Reads all sentences once, in an order made from `seed`. Returns the mean loss a sentence.
    pub(crate) fn epoch(&mut self, words: &Words, sentences: &[&[Node]], seed: u64) -> f64 {
        let mut order: Vec<usize> = (0..sentences.len()).collect();
        let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        for i in (1..order.len()).rev() {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            order.swap(i, (state % (i as u64 + 1)) as usize);
        }
        let loss: f64 = order.iter().map(|&index| self.sentence(words, sentences[index])).sum();
        loss / sentences.len().max(1) as f64
    }

    fn sentence(&mut self, words: &Words, nodes: &[Node]) -> f64 {
        let tokens: Vec<u32> = nodes.iter().map(|node| node.word).collect();
        let sentence = Sentence { words, tokens: &tokens };
        let ambiguous = |at: usize| tokens.get(at).is_some_and(|&word| words.candidates(word).len() > 1);
        let (mut at, mut loss) = (0, 0.0);
        while at < tokens.len() {
            let start = at;
            while ambiguous(at) && at - start < MAX_RUN {
                at += 1;
            }
            if at > start {
                let mut run = std::mem::take(&mut self.run);
                run.fill(&sentence, nodes, start..at, &self.weights);
                loss += f64::from(run.differentiate());
                for (feature, slope) in run.gradient.drain(..) {
                    self.step(feature as usize, slope);
                }
                self.run = run;
            } else {
                at += 1;
            }
        }
        loss
    }

    fn step(&mut self, at: usize, slope: f32) {
        let before = self.n[at];
        self.n[at] += slope * slope;
        let sigma = (self.n[at].sqrt() - before.sqrt()) / ALPHA;
        self.z[at] += slope - sigma * self.weights[at];
        let z = self.z[at];
        self.weights[at] =
            if z.abs() <= L1 { 0.0 } else { -(z - L1 * z.signum()) / ((BETA + self.n[at].sqrt()) / ALPHA + L2) };
    }

    /// All weights in one byte each.
    pub(crate) fn quantised(&self) -> Vec<i8> {
        let mut sizes: Vec<f32> = self.weights.iter().map(|w| w.abs()).filter(|&w| w > 0.0).collect();
        sizes.sort_unstable_by(f32::total_cmp);
        // All but one in twenty thousand fit into a byte as they are; the rest is held at its ends.
        let unit = sizes.get(sizes.len().saturating_sub(sizes.len() / 20_000 + 1)).copied().unwrap_or(1.0);
        self.weights.iter().map(|&w| (w * 127.0 / unit).round().clamp(-127.0, 127.0) as i8).collect()
    }
}

impl Run {
    /// Scores and features of all candidates and pairs of the run, with the words left and right of it.
    fn fill(&mut self, sentence: &Sentence<'_>, nodes: &[Node], range: std::ops::Range<usize>, weights: &[f32]) {
        let Self { starts, right, scores, features, ranges, pair_starts, pair_scores, pair_ranges, .. } = self;
        starts.clear();
        right.clear();
        scores.clear();
        features.clear();
        ranges.clear();
        pair_starts.clear();
        pair_scores.clear();
        pair_ranges.clear();
        let words = sentence.words;
        let only = |at: Option<usize>| {
            let candidates = words.candidates(*sentence.tokens.get(at?)?);
            if let [one] = candidates { Some(*one) } else { None }
        };
        let (before, after) = (only(range.start.checked_sub(1)), only(Some(range.end)));
        for at in range.clone() {
            starts.push(scores.len());
            pair_starts.push(pair_scores.len());
            let (word, node) = (sentence.tokens[at], nodes[at]);
            let around = Around::of(sentence, at);
            for (index, candidate) in words.candidates(word).iter().enumerate() {
                let first = features.len();
                let mut add = |feature: u64| features.push((feature as usize & MASK) as u32);
                words.features(word, index, &mut add);
                around.features(words, candidate, &mut add);
                if at == range.start
                    && let Some(left) = &before
                {
                    Left::of(words, left).features(words, candidate, &mut add);
                }
                if at + 1 == range.end
                    && let Some(next) = &after
                {
                    Left::of(words, candidate).features(words, next, &mut add);
                }
                scores.push(features[first..].iter().map(|&f| weights[f as usize]).sum());
                ranges.push((first as u32, features.len() as u32));
                right.push(node.allowed == 0 || node.allowed >> index & 1 == 1);
            }
            if at == range.start {
                continue;
            }
            for left in words.candidates(sentence.tokens[at - 1]) {
                let left = Left::of(words, left);
                for candidate in words.candidates(word) {
                    let first = features.len();
                    left.features(words, candidate, |feature| features.push((feature as usize & MASK) as u32));
                    pair_scores.push(features[first..].iter().map(|&f| weights[f as usize]).sum());
                    pair_ranges.push((first as u32, features.len() as u32));
                }
            }
        }
        starts.push(scores.len());
        pair_starts.push(pair_scores.len());
    }

    /// Puts into `gradient` how the loss changes with each feature; the loss.
    fn differentiate(&mut self) -> f32 {
        self.gradient.clear();
        if self.right.iter().all(|&right| right) {
            return 0.0;
        }
        let (free, free_nodes, free_pairs) = self.expect(false);
        let (bound, bound_nodes, bound_pairs) = self.expect(true);
        let nodes = self.ranges.iter().zip(free_nodes.iter().zip(&bound_nodes));
        let pairs = self.pair_ranges.iter().zip(free_pairs.iter().zip(&bound_pairs));
        for (&(first, last), (free, bound)) in nodes.chain(pairs) {
            let slope = free - bound;
            if slope.abs() > 1e-4 {
                let own = &self.features[first as usize..last as usize];
                self.gradient.extend(own.iter().map(|&feature| (feature, slope)));
            }
        }
        free - bound
    }

    /// Logarithm of the sum over all paths (or the right ones), and the probabilities of candidates and pairs.
    fn expect(&self, bound: bool) -> (f32, Vec<f32>, Vec<f32>) {
        let count = self.starts.len() - 1;
        let own = |i: usize| if bound && !self.right[i] { f32::NEG_INFINITY } else { self.scores[i] };
        let span = |at: usize| self.starts[at]..self.starts[at + 1];
        let pair = |at: usize, left: usize, i: usize| {
            let width = self.starts[at + 1] - self.starts[at];
            self.pair_starts[at] + (left - self.starts[at - 1]) * width + (i - self.starts[at])
        };
        let mut forward = vec![f32::NEG_INFINITY; self.scores.len()];
        for at in 0..count {
            for i in span(at) {
                let reached = match at {
                    0 => 0.0,
                    _ => log_sum(span(at - 1).map(|left| forward[left] + self.pair_scores[pair(at, left, i)])),
                };
                forward[i] = reached + own(i);
            }
        }
        let total = log_sum(span(count - 1).map(|i| forward[i]));
        let mut backward = vec![0.0f32; self.scores.len()];
        let mut pairs = vec![0.0f32; self.pair_scores.len()];
        for at in (0..count - 1).rev() {
            for i in span(at) {
                backward[i] = log_sum(
                    span(at + 1).map(|next| self.pair_scores[pair(at + 1, i, next)] + own(next) + backward[next]),
                );
                for next in span(at + 1) {
                    let index = pair(at + 1, i, next);
                    pairs[index] =
                        libm::expf(forward[i] + self.pair_scores[index] + own(next) + backward[next] - total);
                }
            }
        }
        let nodes = forward.iter().zip(&backward).map(|(f, b)| libm::expf(f + b - total)).collect();
        (total, nodes, pairs)
    }
}
