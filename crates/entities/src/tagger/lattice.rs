//! Linear-chain inference: probabilities over the states of one chain.

// Several rows are walked by one index; iterators over all of them read worse.
#![allow(clippy::needless_range_loop)]

use std::ops::Range;

/// States of a chain with one kind.
pub const SINGLE: usize = 5;
/// States of a chain with three kinds.
pub const TRIPLE: usize = 13;

/// No mention.
pub const NONE: usize = 0;

/// The state of a mention's first token.
pub const fn begin(kind: usize) -> usize {
    1 + 4 * kind
}

/// The state of a token inside.
pub const fn inside(kind: usize) -> usize {
    2 + 4 * kind
}

/// The state of the last token.
pub const fn end(kind: usize) -> usize {
    3 + 4 * kind
}

/// The state of a mention's only token.
pub const fn single(kind: usize) -> usize {
    4 + 4 * kind
}

/// Whether `state` may follow `before`; text begins and ends with [`NONE`].
pub const fn may_follow(before: usize, state: usize) -> bool {
    let open = before != NONE && (before - 1) % 4 < 2;
    if open {
        let kind = (before - 1) / 4;
        state == inside(kind) || state == end(kind)
    } else {
        state == NONE || (state - 1).is_multiple_of(4) || (state - 1) % 4 == 3
    }
}

/// Calls `with` for each state and each that may follow it, in order.
#[inline(always)]
fn each_pair<const N: usize>(mut with: impl FnMut(usize, usize)) {
    for from in 0..N {
        if from != NONE && (from - 1) % 4 < 2 {
            let kind = (from - 1) / 4;
            with(from, inside(kind));
            with(from, end(kind));
        } else {
            with(from, NONE);
            for kind in 0..N / 4 {
                with(from, begin(kind));
                with(from, single(kind));
            }
        }
    }
}

/// Weights between neighbouring states.
pub type Transitions<const N: usize> = [[f32; N]; N];

/// Everything probable about one stretch of tokens; its buffers serve again for the next.
#[derive(Clone, Debug)]
pub struct Lattice<const N: usize> {
    factors: [[f32; N]; N],
    local: Vec<[f32; N]>,
    forward: Vec<[f32; N]>,
    backward: Vec<[f32; N]>,
    norms: Vec<f32>,
    /// The highest score of each token, which its probabilities were divided by.
    tops: Vec<f32>,
    /// What is left at the end.
    mass: f32,
}

/// Below this a difference of scores changes no probability that matters.
const FLOOR: f32 = -20.0;

impl<const N: usize> Lattice<N> {
    /// With these transitions.
    pub fn new(transitions: &Transitions<N>) -> Self {
        let mut lattice = Self {
            factors: [[0.0; N]; N],
            local: Vec::new(),
            forward: Vec::new(),
            backward: Vec::new(),
            norms: Vec::new(),
            tops: Vec::new(),
            mass: 1.0,
        };
        lattice.set_transitions(transitions);
        lattice
    }

    /// Takes over the transitions for the following stretches.
    pub fn set_transitions(&mut self, transitions: &Transitions<N>) {
        for before in 0..N {
            for state in 0..N {
                let weight = transitions[before][state].clamp(FLOOR, -FLOOR);
                self.factors[before][state] = if may_follow(before, state) { libm::expf(weight) } else { 0.0 };
            }
        }
    }

    /// Runs forward and backward over the scores of a stretch.
    pub fn run(&mut self, scores: &[[f32; N]]) {
        self.run_with(scores, libm::expf);
    }

    /// The same with another exponential function.
    #[inline(always)]
    pub fn run_with(&mut self, scores: &[[f32; N]], exp: impl Fn(f32) -> f32) {
        let count = scores.len();
        self.local.clear();
        self.forward.clear();
        self.norms.clear();
        self.tops.clear();
        self.mass = 1.0;
        let mut before = [0.0; N];
        before[NONE] = 1.0;
        for row in scores {
            let top = row.iter().fold(f32::MIN, |a, &b| if b > a { b } else { a });
            let mut local = [0.0; N];
            for state in 0..N {
                local[state] = exp((row[state] - top).max(FLOOR));
            }
            let mut next = [0.0; N];
            each_pair::<N>(|from, state| next[state] += before[from] * self.factors[from][state]);
            let mut norm = 0.0;
            for state in 0..N {
                next[state] *= local[state];
                norm += next[state];
            }
            let inverse = 1.0 / norm.max(1e-30);
            next.iter_mut().for_each(|value| *value *= inverse);
            self.tops.push(top);
            self.local.push(local);
            self.forward.push(next);
            self.norms.push(inverse);
            before = next;
        }
        self.backward.clear();
        self.backward.resize(count, [0.0; N]);
        if let Some(last) = self.backward.last_mut() {
            // At the end nothing may be left open.
            let mut mass = 0.0;
            for state in 0..N {
                last[state] = if may_follow(state, NONE) { 1.0 } else { 0.0 };
                mass += last[state] * self.forward[count - 1][state];
            }
            let mass = mass.max(1e-30);
            last.iter_mut().for_each(|value| *value /= mass);
            self.mass = mass;
        }
        for at in (1..count).rev() {
            let next = self.ahead(at);
            let mut sums = [0.0; N];
            each_pair::<N>(|from, state| sums[from] += self.factors[from][state] * next[state]);
            self.backward[at - 1] = sums;
        }
    }

    /// The logarithm of the sum over all paths.
    pub fn log_sum(&self) -> f64 {
        let tokens = self.tops.iter().zip(&self.norms);
        tokens.fold(0.0, |log, (top, norm)| log + (f64::from(*top) - libm::log(f64::from(*norm))))
            + libm::log(f64::from(self.mass))
    }

    /// What token `at` and all after it give to a state of `at`, scaled.
    fn ahead(&self, at: usize) -> [f32; N] {
        let mut next = [0.0; N];
        for state in 0..N {
            next[state] = self.local[at][state] * self.backward[at][state] * self.norms[at];
        }
        next
    }

    /// The probability of each state of token `at`.
    pub fn marginal(&self, at: usize) -> [f32; N] {
        let mut row = [0.0; N];
        for state in 0..N {
            row[state] = self.forward[at][state] * self.backward[at][state];
        }
        row
    }

    /// Adds the probabilities of each pair of states of tokens `at - 1` and `at` to `sums`.
    pub fn add_pairs(&self, at: usize, sums: &mut Transitions<N>) {
        let mut first = [0.0; N];
        first[NONE] = 1.0;
        let before = if at == 0 { &first } else { &self.forward[at - 1] };
        let next = self.ahead(at);
        for from in 0..N {
            for state in 0..N {
                sums[from][state] += before[from] * self.factors[from][state] * next[state];
            }
        }
    }

    /// The mentions that are at least so probable, the more probable of two that share a token; in order.
    pub fn mentions(&self, least: f32, most: usize) -> Vec<(Range<usize>, usize, f32)> {
        let mut found: Vec<(Range<usize>, usize, f32)> = Vec::new();
        for start in 0..self.local.len() {
            let marginal = self.marginal(start);
            for kind in 0..N / 4 {
                if marginal[single(kind)] >= least {
                    found.push((start..start + 1, kind, marginal[single(kind)].min(1.0)));
                }
                if marginal[begin(kind)] < least {
                    continue;
                }
                // Along the way the mass of all ways that are still open only falls.
                let mut mass = self.forward[start][begin(kind)];
                let mut last = begin(kind);
                for at in start + 1..self.local.len().min(start + most) {
                    let to = |state: usize| self.factors[last][state] * self.local[at][state] * self.norms[at];
                    let whole = mass * to(end(kind)) * self.backward[at][end(kind)];
                    if whole >= least {
                        found.push((start..at + 1, kind, whole.min(1.0)));
                    }
                    mass *= to(inside(kind));
                    last = inside(kind);
                    if mass * self.backward[at][last] < least {
                        break;
                    }
                }
            }
        }
        found.sort_by(|a, b| b.2.total_cmp(&a.2).then(a.0.start.cmp(&b.0.start)).then(a.0.end.cmp(&b.0.end)));
        let mut taken = vec![false; self.local.len()];
        found.retain(|(range, _, _)| {
            let free = taken[range.clone()].iter().all(|taken| !taken);
            if free {
                taken[range.clone()].iter_mut().for_each(|taken| *taken = true);
            }
            free
        });
        found.sort_by_key(|(range, _, _)| range.start);
        found
    }
}
