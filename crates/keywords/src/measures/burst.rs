//! Times in which a word is suddenly frequent (Kleinberg 2002, "Bursty and hierarchical structure in streams", the
//! automaton for batches).
//!
//! In state `i` a word makes up the share `p0 · s^i` of a batch, `p0` being its share of all. A batch of `size` with `count` costs
//! `−ln(p^count · (1 − p)^(size − count))`, climbing from state `i` to `j` costs `(j − i) · γ · ln n` for `n` batches, falling
//! is free. The cheapest way through the states shows the bursts.

/// A batch: mostly the documents of a day, month or year.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Batch {
    /// How often the word stands there.
    pub count: u64,
    /// Its tokens (or documents, if `count` counts documents).
    pub size: u64,
}

/// The automaton's parameters.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Automaton {
    /// How many times as frequent the word is one state higher; above 1.
    pub s: f64,
    /// How hard it is to climb; 0 and more.
    pub gamma: f64,
    /// States; 2 tells bursts from no bursts.
    pub states: usize,
}

impl Default for Automaton {
    /// Kleinberg's usual values: `s = 2`, `γ = 1`, two states.
    fn default() -> Self {
        Self { s: 2.0, gamma: 1.0, states: 2 }
    }
}

/// A stretch of batches in which the word is at a level or above it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Burst {
    /// 1 and more.
    pub level: usize,
    /// First batch.
    pub first: usize,
    /// Last batch.
    pub last: usize,
    /// What being at the level instead of one below saves: Kleinberg's weight, in nats.
    pub weight: f64,
}

/// The state of each batch on the cheapest way; of equally cheap ones that with the lower states from the end backwards.
///
/// States whose share would reach 1 do not exist: a word in more than `1 / s` of all has no bursts. Empty if there is no batch;
/// all 0 if the word is nowhere, if it is all there is, or if the parameters are out of range.
pub fn states(batches: &[Batch], automaton: Automaton) -> Vec<usize> {
    let shares = shares(batches, automaton);
    let climb = automaton.gamma * libm::log(batches.len() as f64);
    let mut costs: Vec<f64> = (0..shares.len()).map(|state| state as f64 * climb).collect();
    let mut from: Vec<Vec<usize>> = Vec::with_capacity(batches.len());
    for (number, &batch) in batches.iter().enumerate() {
        let mut next = Vec::with_capacity(shares.len());
        let mut sources = Vec::with_capacity(shares.len());
        for (state, &share) in shares.iter().enumerate() {
            let (mut best, mut source) = (costs[state], state);
            if number > 0 {
                for (other, &cost) in costs.iter().enumerate() {
                    let cost = cost + state.saturating_sub(other) as f64 * climb;
                    if cost < best || (cost == best && other < source) {
                        (best, source) = (cost, other);
                    }
                }
            }
            next.push(best + fit(batch, share));
            sources.push(source);
        }
        costs = next;
        from.push(sources);
    }
    let mut state = 0;
    for (other, cost) in costs.iter().enumerate() {
        if *cost < costs[state] {
            state = other;
        }
    }
    let mut way = vec![0; batches.len()];
    for (at, sources) in from.iter().enumerate().rev() {
        way[at] = state;
        state = sources.get(state).copied().unwrap_or(0);
    }
    way
}

/// The bursts of all levels, in order of their first batch, the longer before the higher.
pub fn bursts(batches: &[Batch], automaton: Automaton) -> Vec<Burst> {
    let shares = shares(batches, automaton);
    let states = states(batches, automaton);
    let mut found = Vec::new();
    for level in 1..shares.len() {
        let mut at = 0;
        while at < states.len() {
            let length = states[at..].iter().take_while(|&&state| state >= level).count();
            if length > 0 {
                let within = &batches[at..at + length];
                let weight =
                    within.iter().map(|&batch| fit(batch, shares[level - 1]) - fit(batch, shares[level])).sum();
                found.push(Burst { level, first: at, last: at + length - 1, weight });
            }
            at += length + 1;
        }
    }
    found.sort_by_key(|burst| (burst.first, burst.level));
    found
}

/// More states than that are not made: each doubles the share at the usual `s`.
const MOST_STATES: usize = 32;

/// The share of the word in each state; one state only where bursts are not defined.
fn shares(batches: &[Batch], automaton: Automaton) -> Vec<f64> {
    let sum = |of: fn(&Batch) -> u64| batches.iter().map(|batch| of(batch) as f64).sum::<f64>();
    let base = sum(|batch| batch.count.min(batch.size)) / sum(|batch| batch.size);
    let Automaton { s, gamma, states } = automaton;
    let sane = base > 0.0 && base < 1.0 && s > 1.0 && s.is_finite() && gamma >= 0.0 && gamma.is_finite();
    let mut shares = vec![if sane { base } else { 0.5 }];
    while sane && shares.len() < states.min(MOST_STATES) {
        let next = shares[shares.len() - 1] * s;
        if next >= 1.0 {
            break;
        }
        shares.push(next);
    }
    shares
}

/// What a batch costs in a state, without the binomial coefficient, which is the same in all.
fn fit(batch: Batch, share: f64) -> f64 {
    let count = batch.count.min(batch.size);
    -(count as f64 * libm::log(share) + (batch.size - count) as f64 * libm::log1p(-share))
}
