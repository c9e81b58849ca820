//! The chains of one kind each, all at once: what [`super::lattice`] does for one chain is done here for [`LANES`] chains
//! side by side, which the compiler turns into wide instructions.

// Several rows are walked by one index; iterators over all of them read worse.
#![allow(clippy::needless_range_loop)]

use super::chains::{CHAINS, FULL};
use super::lattice::{NONE, SINGLE, begin, end, inside, may_follow, single};
use std::ops::Range;

/// Chains side by side, filled up to a multiple of eight.
pub const LANES: usize = (CHAINS.len() - FULL).next_multiple_of(8);

/// One value for each chain.
pub type Lane = [f32; LANES];

/// Values of all states.
type States = [Lane; SINGLE];

/// What [`exp`] makes of the lowest score.
const NEVER: f32 = 2.061_153_6e-9;
const ZERO: States = [[0.0; LANES]; SINGLE];
const B: usize = begin(0);
const I: usize = inside(0);
const E: usize = end(0);
const S: usize = single(0);

/// Transitions of all chains.
#[derive(Clone, Debug)]
pub struct Factors([[Lane; SINGLE]; SINGLE]);

impl Factors {
    /// `weights[chain][before][state]`
    pub fn new(weights: &[[[f32; SINGLE]; SINGLE]]) -> Self {
        let mut factors = [ZERO; SINGLE];
        for before in 0..SINGLE {
            for state in 0..SINGLE {
                if may_follow(before, state) {
                    for lane in 0..LANES {
                        factors[before][state][lane] = exp(weights.get(lane).map_or(0.0, |w| w[before][state]));
                    }
                }
            }
        }
        Self(factors)
    }
}

/// Probabilities of all chains over a stretch.
#[derive(Clone, Debug, Default)]
pub struct Lanes {
    local: Vec<States>,
    forward: Vec<States>,
    /// The last token's first.
    backward: Vec<States>,
    norms: Vec<Lane>,
}

/// A mention found in a chain.
#[derive(Clone, PartialEq, Debug)]
pub struct Found {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its chain's number.
    pub chain: usize,
    /// Its kind in the chain.
    pub kind: usize,
    /// Its probability.
    pub score: f32,
}

impl Lanes {
    /// Forgets all tokens and makes room for so many.
    pub fn begin(&mut self, count: usize) {
        let Self { local, forward, backward, norms } = self;
        for states in [local, forward, backward] {
            states.clear();
            states.reserve(count);
        }
        norms.clear();
        norms.reserve(count);
    }

    fn backward(&self, at: usize) -> &States {
        &self.backward[self.local.len() - 1 - at]
    }

    /// Adds a token with its scores of the states B, I, E, S of the first chains; the others find nothing.
    #[inline(always)]
    pub fn push<const N: usize>(&mut self, scores: &[[f32; N]; SINGLE - 1]) {
        // None against `e^20` at most: each token's sum is scaled to 1 in time.
        self.local.push([[1.0; LANES]; SINGLE]);
        let Some(local) = self.local.last_mut() else { return };
        for (local, scores) in local[NONE + 1..].iter_mut().zip(scores) {
            for (local, score) in local.iter_mut().zip(scores) {
                *local = exp(*score);
            }
            for local in local.iter_mut().skip(N) {
                *local = NEVER;
            }
        }
    }

    /// Runs forward and backward.
    #[inline(always)]
    pub fn run(&mut self, factors: &Factors) {
        let f = &factors.0;
        let mut before = ZERO;
        before[NONE] = [1.0; LANES];
        for local in &self.local {
            let mut next = ZERO;
            let mut norm = [0.0; LANES];
            for lane in 0..LANES {
                for state in [NONE, B, S] {
                    next[state][lane] = (before[NONE][lane] * f[NONE][state][lane]
                        + before[E][lane] * f[E][state][lane]
                        + before[S][lane] * f[S][state][lane])
                        * local[state][lane];
                }
                for state in [I, E] {
                    next[state][lane] = (before[B][lane] * f[B][state][lane] + before[I][lane] * f[I][state][lane])
                        * local[state][lane];
                }
                let sum = next[NONE][lane] + next[B][lane] + next[I][lane] + next[E][lane] + next[S][lane];
                norm[lane] = 1.0 / if sum > 1e-30 { sum } else { 1e-30 };
            }
            for state in &mut next {
                for lane in 0..LANES {
                    state[lane] *= norm[lane];
                }
            }
            before = next;
            self.forward.push(next);
            self.norms.push(norm);
        }
        let mut last = ZERO;
        for lane in 0..LANES {
            // At the end nothing may be left open.
            let mass = before[NONE][lane] + before[E][lane] + before[S][lane];
            let inverse = 1.0 / if mass > 1e-30 { mass } else { 1e-30 };
            for state in [NONE, E, S] {
                last[state][lane] = inverse;
            }
        }
        let mut after = last;
        for (local, norm) in self.local.iter().zip(&self.norms).skip(1).rev() {
            self.backward.push(after);
            let mut row = ZERO;
            for lane in 0..LANES {
                let ahead: [f32; SINGLE] =
                    std::array::from_fn(|state| local[state][lane] * after[state][lane] * norm[lane]);
                for from in [NONE, E, S] {
                    row[from][lane] =
                        f[from][NONE][lane] * ahead[NONE] + f[from][B][lane] * ahead[B] + f[from][S][lane] * ahead[S];
                }
                for from in [B, I] {
                    row[from][lane] = f[from][I][lane] * ahead[I] + f[from][E][lane] * ahead[E];
                }
            }
            after = row;
        }
        self.backward.push(after);
    }

    /// Adds the mentions of all chains that are at least so probable and not longer than `most` tokens; of two of one
    /// chain that share a token the more probable.
    pub fn mentions(&self, factors: &Factors, least: &Lane, most: usize, out: &mut Vec<Found>) {
        let mut found: Vec<Found> = Vec::new();
        for start in 0..self.local.len() {
            let (forward, backward) = (&self.forward[start], self.backward(start));
            // Most tokens begin nothing; that is asked of all chains at once.
            let begins = |lane: usize| {
                (forward[S][lane] * backward[S][lane] >= least[lane])
                    | (forward[B][lane] * backward[B][lane] >= least[lane])
            };
            if !(0..LANES).fold(false, |any, lane| any | begins(lane)) {
                continue;
            }
            for lane in 0..CHAINS.len() - FULL {
                let mut add = |end: usize, score: f32| {
                    let score = score.min(1.0);
                    found.push(Found { tokens: start..end, chain: FULL + lane, kind: 0, score });
                };
                let whole = forward[S][lane] * backward[S][lane];
                if whole >= least[lane] {
                    add(start + 1, whole);
                }
                if forward[B][lane] * backward[B][lane] >= least[lane] {
                    self.longer(factors, start, lane, least[lane], most, add);
                }
            }
        }
        found.sort_by(|a, b| {
            b.score.total_cmp(&a.score).then(a.tokens.start.cmp(&b.tokens.start)).then(a.tokens.end.cmp(&b.tokens.end))
        });
        let mut taken = vec![0_u64; self.local.len()];
        found.retain(|mention| {
            let bit = 1_u64 << (mention.chain - FULL);
            let free = taken[mention.tokens.clone()].iter().all(|taken| taken & bit == 0);
            if free {
                taken[mention.tokens.clone()].iter_mut().for_each(|taken| *taken |= bit);
            }
            free
        });
        out.append(&mut found);
    }

    /// The mentions of more than one token that begin at `start`.
    fn longer(
        &self,
        Factors(f): &Factors,
        start: usize,
        lane: usize,
        least: f32,
        most: usize,
        mut add: impl FnMut(usize, f32),
    ) {
        // Along the way the mass of all ways that are still open only falls.
        let mut mass = self.forward[start][B][lane];
        let mut last = B;
        for at in start + 1..self.local.len().min(start + most) {
            let (local, norm, backward) = (&self.local[at], self.norms[at][lane], self.backward(at));
            let to = |state: usize| f[last][state][lane] * local[state][lane] * norm;
            let whole = mass * to(E) * backward[E][lane];
            if whole >= least {
                add(at + 1, whole);
            }
            mass *= to(I);
            last = I;
            if mass * backward[I][lane] < least {
                break;
            }
        }
    }
}

/// The exponential of a number, to seven digits, within ±20: further out nothing changes a probability that matters.
/// Written so that it runs on all lanes at once, from operations that every machine rounds alike.
#[inline(always)]
pub fn exp(x: f32) -> f32 {
    let x = if x < -20.0 { -20.0 } else { x };
    let x = if x > 20.0 { 20.0 } else { x };
    // x = n ln 2 + r with a whole n; adding 1.5 * 2^23 rounds.
    let shifted = x * std::f32::consts::LOG2_E + 12_582_912.0;
    let n = shifted - 12_582_912.0;
    let r = x - n * 0.693_359_4 + n * 2.121_944_4e-4;
    let power =
        1.0 + r * (1.0 + r * (0.5 + r * (0.166_666_67 + r * (0.041_666_42 + r * (0.008_333_45 + r * 0.001_394_2)))));
    let two = f32::from_bits(((shifted.to_bits() as i32) << 23).wrapping_add(0x3f80_0000) as u32);
    power * two
}

#[cfg(test)]
mod tests {
    use super::super::lattice::Lattice;
    use super::*;

    #[test]
    fn the_exponential_is_the_exponential() {
        for n in -2000..=2000 {
            let x = n as f32 / 100.0;
            let (ours, exact) = (f64::from(exp(x)), libm::exp(f64::from(x)));
            assert!((ours / exact - 1.0).abs() < 4e-6, "{x}: {ours} {exact}");
        }
        assert!(exp(f32::NAN).is_nan() || exp(f32::NAN).is_finite());
    }

    #[test]
    fn side_by_side_gives_what_one_by_one_gives() {
        let weight = |n: usize| ((n * 7919 + 13) % 41) as f32 / 10.0 - 2.0;
        let mut transitions = vec![[[0.0; SINGLE]; SINGLE]; LANES];
        for (chain, square) in transitions.iter_mut().enumerate() {
            square.as_flattened_mut().iter_mut().enumerate().for_each(|(n, w)| *w = weight(n + 3 * chain) / 2.0);
        }
        let factors = Factors::new(&transitions);
        let tokens: Vec<[Lane; SINGLE - 1]> = (0..30)
            .map(|t| std::array::from_fn(|s| std::array::from_fn(|lane| weight(t * 31 + s * 7 + lane * 5) * 2.0)))
            .collect();
        let mut lanes = Lanes::default();
        lanes.begin(tokens.len());
        tokens.iter().for_each(|token| lanes.push(token));
        lanes.run(&factors);
        let mut found = Vec::new();
        lanes.mentions(&factors, &[0.2; LANES], 20, &mut found);
        let mut count = 0;
        for chain in 0..CHAINS.len() - FULL {
            let scores: Vec<[f32; SINGLE]> = tokens
                .iter()
                .map(|token| std::array::from_fn(|s| if s == 0 { 0.0 } else { token[s - 1][chain] }))
                .collect();
            let mut lattice = Lattice::new(&transitions[chain]);
            lattice.run(&scores);
            let wanted = lattice.mentions(0.2, 20);
            let mut ours: Vec<&Found> = found.iter().filter(|f| f.chain == FULL + chain).collect();
            ours.sort_by_key(|f| f.tokens.start);
            assert_eq!(ours.len(), wanted.len());
            for (ours, (tokens, _, score)) in ours.iter().zip(wanted) {
                assert_eq!(ours.tokens, tokens);
                assert!((ours.score - score).abs() < 1e-4);
                count += 1;
            }
        }
        assert!(count > 20, "{count}");
    }
}
