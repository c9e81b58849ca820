//! Linear-chain inference: probabilities and the best path over the labels of one stretch of tokens.

// Several rows are walked by one index; iterators over all of them read worse.
#![allow(clippy::needless_range_loop)]

/// Labels: outside, then begin and inside for each kind of name.
pub const LABELS: usize = 7;
/// Kinds of names, in the order of the labels: PER, ORG, LOC.
pub const KINDS: usize = 3;
/// Labels filled up to a power of two, so that loops over them are unrolled.
pub const LANES: usize = 8;

/// One value for each label.
pub type Row = [f32; LANES];

/// The label that begins a name of `kind`.
pub const fn begin(kind: usize) -> usize {
    1 + 2 * kind
}

/// The label that continues a name of `kind`.
pub const fn inside(kind: usize) -> usize {
    2 + 2 * kind
}

/// Whether `label` may follow `before` (`None` at the start).
pub const fn may_follow(before: Option<usize>, label: usize) -> bool {
    if label == 0 || label % 2 == 1 {
        return true;
    }
    match before {
        Some(before) => before == label || before + 1 == label,
        None => false,
    }
}

/// Weights between neighbouring labels.
#[derive(Clone, Debug, Default)]
pub struct Transitions {
    /// `weights[before][label]`; row [`LABELS`] stands for the start.
    pub weights: [Row; LANES],
}

/// Everything probable about one stretch of tokens; its buffers serve again for the next.
#[derive(Clone, Debug, Default)]
pub struct Lattice {
    factors: [Row; LANES],
    local: Vec<Row>,
    forward: Vec<Row>,
    backward: Vec<Row>,
    norms: Vec<f32>,
    steps: Vec<[u8; LANES]>,
}

/// Below this a difference of scores changes no probability that matters.
const FLOOR: f32 = -20.0;

impl Lattice {
    /// Takes over the transitions for the following stretches.
    pub fn set_transitions(&mut self, transitions: &Transitions) {
        for before in 0..LANES {
            for label in 0..LANES {
                let allowed = label < LABELS && may_follow((before < LABELS).then_some(before), label);
                let weight = transitions.weights[before][label];
                self.factors[before][label] = if allowed { libm::expf(weight.clamp(FLOOR, -FLOOR)) } else { 0.0 };
            }
        }
    }

    /// Runs forward and backward over the label scores of a stretch.
    pub fn run(&mut self, scores: &[Row]) {
        let count = scores.len();
        self.local.clear();
        self.local.extend(scores.iter().map(|row| {
            let top = row[..LABELS].iter().fold(f32::MIN, |a, &b| a.max(b));
            let mut local = [0.0; LANES];
            for label in 0..LABELS {
                local[label] = libm::expf((row[label] - top).max(FLOOR));
            }
            local
        }));
        self.forward.clear();
        self.norms.clear();
        for at in 0..count {
            let mut row = [0.0; LANES];
            match at.checked_sub(1).map(|before| self.forward[before]) {
                None => row = self.factors[LABELS],
                Some(before) => {
                    for (from, &mass) in before.iter().enumerate().take(LABELS) {
                        for label in 0..LANES {
                            row[label] += mass * self.factors[from][label];
                        }
                    }
                }
            }
            let mut norm = 0.0;
            for label in 0..LANES {
                row[label] *= self.local[at][label];
                norm += row[label];
            }
            let inverse = 1.0 / norm;
            row.iter_mut().for_each(|value| *value *= inverse);
            self.forward.push(row);
            self.norms.push(inverse);
        }
        self.backward.clear();
        self.backward.resize(count, [1.0; LANES]);
        for at in (1..count).rev() {
            let next = self.ahead(at);
            for from in 0..LANES {
                let mut sum = 0.0;
                for label in 0..LANES {
                    sum += self.factors[from][label] * next[label];
                }
                self.backward[at - 1][from] = sum;
            }
        }
    }

    /// What token `at` and all after it give to a label of `at`, scaled.
    fn ahead(&self, at: usize) -> Row {
        let mut next = [0.0; LANES];
        for label in 0..LANES {
            next[label] = self.local[at][label] * self.backward[at][label] * self.norms[at];
        }
        next
    }

    /// The probability of each label of token `at`.
    pub fn marginal(&self, at: usize) -> Row {
        let mut row = [0.0; LANES];
        for label in 0..LABELS {
            row[label] = self.forward[at][label] * self.backward[at][label];
        }
        row
    }

    /// Adds the probabilities of each pair of labels of tokens `at - 1` and `at` to `sums` (row [`LABELS`]: the start).
    pub fn add_pairs(&self, at: usize, sums: &mut [Row; LANES]) {
        if at == 0 {
            let row = self.marginal(0);
            for label in 0..LABELS {
                sums[LABELS][label] += row[label];
            }
            return;
        }
        let next = self.ahead(at);
        for from in 0..LABELS {
            for label in 0..LABELS {
                sums[from][label] += self.forward[at - 1][from] * self.factors[from][label] * next[label];
            }
        }
    }

    /// The probability that exactly the tokens `start..end` are one name of `kind`.
    pub fn name_probability(&self, start: usize, end: usize, kind: usize) -> f32 {
        let mut mass = self.forward[start][begin(kind)];
        let mut last = begin(kind);
        for at in start + 1..end {
            mass *= self.factors[last][inside(kind)] * self.local[at][inside(kind)] * self.norms[at];
            last = inside(kind);
        }
        // The last token's way on, without the way that would make the name longer.
        let mut on = self.backward[end - 1][last];
        if end < self.local.len() {
            on -= self.factors[last][inside(kind)] * self.ahead(end)[inside(kind)];
        }
        (mass * on.max(0.0)).clamp(0.0, 1.0)
    }

    /// The most probable labels of the stretch last run.
    pub fn best_path(&mut self, path: &mut Vec<u8>) {
        path.clear();
        self.steps.clear();
        let mut row = [0.0; LANES];
        for (at, local) in self.local.iter().enumerate() {
            let (mut next, mut steps) = ([0.0; LANES], [0; LANES]);
            let mut top = 0.0;
            for label in 0..LABELS {
                let (mut best, mut from) = (if at == 0 { self.factors[LABELS][label] } else { 0.0 }, 0);
                if at > 0 {
                    for before in 0..LABELS {
                        let value = row[before] * self.factors[before][label];
                        if value > best {
                            (best, from) = (value, before as u8);
                        }
                    }
                }
                next[label] = best * local[label];
                steps[label] = from;
                top = if next[label] > top { next[label] } else { top };
            }
            let inverse = 1.0 / top;
            next.iter_mut().for_each(|value| *value *= inverse);
            row = next;
            self.steps.push(steps);
        }
        let Some(mut label) = (!self.local.is_empty())
            .then(|| (0..LABELS).fold(0, |best, label| if row[label] > row[best] { label } else { best }))
        else {
            return;
        };
        path.resize(self.local.len(), 0);
        for at in (0..self.local.len()).rev() {
            path[at] = label as u8;
            label = usize::from(self.steps[at][label]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> (Lattice, Vec<Row>) {
        let mut transitions = Transitions::default();
        transitions.weights[0][1] = 0.4;
        transitions.weights[1][2] = 1.1;
        transitions.weights[LABELS][3] = -0.7;
        let scores = vec![
            [0.2, 0.9, 0.0, 0.3, 0.0, 0.1, 0.0, 0.0],
            [0.1, 0.0, 1.2, 0.0, 0.6, 0.0, 0.2, 0.0],
            [1.0, 0.3, 0.4, 0.0, 0.5, 0.0, 0.1, 0.0],
        ];
        let mut lattice = Lattice::default();
        lattice.set_transitions(&transitions);
        lattice.run(&scores);
        (lattice, scores)
    }

    /// All label sequences of three tokens with their weight.
    fn enumerate(lattice: &Lattice, scores: &[Row]) -> Vec<([usize; 3], f64)> {
        let mut all = Vec::new();
        for a in 0..LABELS {
            for b in 0..LABELS {
                for c in 0..LABELS {
                    let factors = lattice.factors[LABELS][a] * lattice.factors[a][b] * lattice.factors[b][c];
                    let sum = scores[0][a] + scores[1][b] + scores[2][c];
                    all.push(([a, b, c], f64::from(factors) * libm::exp(f64::from(sum))));
                }
            }
        }
        all
    }

    #[test]
    fn probabilities_are_those_of_all_paths_counted_one_by_one() {
        let (mut lattice, scores) = sample();
        let all = enumerate(&lattice, &scores);
        let total: f64 = all.iter().map(|(_, weight)| weight).sum();
        for label in 0..LABELS {
            let wanted: f64 = all.iter().filter(|(p, _)| p[1] == label).map(|(_, w)| w / total).sum();
            assert!((wanted - f64::from(lattice.marginal(1)[label])).abs() < 1e-5, "label {label}");
        }
        let name: f64 = all.iter().filter(|(p, _)| p[0] == 1 && p[1] == 2 && p[2] != 2).map(|(_, w)| w / total).sum();
        assert!((name - f64::from(lattice.name_probability(0, 2, 0))).abs() < 1e-5);
        let last: f64 = all.iter().filter(|(p, _)| p[1] == 1 && p[2] == 2).map(|(_, w)| w / total).sum();
        assert!((last - f64::from(lattice.name_probability(1, 3, 0))).abs() < 1e-5);
        let mut sums = [[0.0; LANES]; LANES];
        lattice.add_pairs(2, &mut sums);
        let pair: f64 = all.iter().filter(|(p, _)| p[1] == 2 && p[2] == 0).map(|(_, w)| w / total).sum();
        assert!((pair - f64::from(sums[2][0])).abs() < 1e-5);
        let best = all.iter().fold(&all[0], |best, path| if path.1 > best.1 { path } else { best });
        let mut path = Vec::new();
        lattice.best_path(&mut path);
        assert_eq!(path.iter().map(|&l| usize::from(l)).collect::<Vec<_>>(), best.0);
    }

    #[test]
    fn a_name_cannot_go_on_without_a_beginning() {
        let (mut lattice, _) = sample();
        lattice.run(&[[-90.0, -90.0, 90.0, -90.0, -90.0, -90.0, -90.0, 0.0]]);
        assert_eq!(lattice.marginal(0)[2], 0.0);
        assert!(lattice.marginal(0).iter().all(|value| value.is_finite()));
    }
}
