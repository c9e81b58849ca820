//! The net while it learns: forward, backward, Adam.
//!
//! ```text
//! word    = sum of its rows                                             (D)
//! first   = relu(W1 [word before, word, word after] + place + b)        (H)
//! layer   = below + relu(W [below at -d, 0, d; memory] + b)             (H)
//! memory  = mean of below over the other tokens of the same lemma in the section
//! outputs = Wo last + bo, a score for each state of each chain
//! ```

// Several rows are walked by one index; iterators over all of them read worse.
#![allow(clippy::needless_range_loop)]

use super::examples::{Example, Taught};
use super::outer::Outer;
use sarap_entities::tagger::chains::{CHAINS, first_output};
use sarap_entities::tagger::document::PLACES;
use sarap_entities::tagger::lattice::{Lattice, NONE, SINGLE, TRIPLE, Transitions};
use std::ops::Range;
use std::sync::Arc;

/// A layer above the first.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(crate) struct Layer {
    /// How far to both sides it looks.
    pub reach: usize,
    /// Whether it sees the other places of the same lemma.
    pub memory: bool,
}

/// Sizes.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Shape {
    /// Rows of words' tables.
    pub rows: usize,
    /// Width of a row.
    pub d: usize,
    /// Width of the vectors from elsewhere that stand beside a word's rows.
    pub outer: usize,
    /// Width of the layers.
    pub h: usize,
    /// Layers above the first.
    pub layers: Vec<Layer>,
}

/// Where the dense weights lie.
#[derive(Clone, Debug)]
pub(crate) struct Places {
    pub first: Range<usize>,
    pub places: Range<usize>,
    pub bias: Range<usize>,
    pub layers: Vec<(Range<usize>, Range<usize>)>,
    pub out: Range<usize>,
    pub out_bias: Range<usize>,
    pub transitions: Vec<Range<usize>>,
    pub count: usize,
}

/// Number of outputs.
pub(crate) fn outputs() -> usize {
    first_output(CHAINS.len())
}

/// States of a chain.
pub(crate) fn states_of(chain: usize) -> usize {
    1 + CHAINS[chain].outputs()
}

impl Shape {
    /// Inputs of a layer.
    pub(crate) fn inputs(&self, layer: Layer) -> usize {
        self.h * if layer.memory { 4 } else { 3 }
    }

    /// Width of a word.
    pub(crate) fn word(&self) -> usize {
        self.d + self.outer
    }

    pub(crate) fn places(&self) -> Places {
        let mut count = 0;
        let mut take = |n: usize| {
            count += n;
            count - n..count
        };
        let first = take(self.word() * 3 * self.h);
        let places = take(PLACES * self.h);
        let bias = take(self.h);
        let layers = self.layers.iter().map(|&layer| (take(self.inputs(layer) * self.h), take(self.h))).collect();
        let out = take(self.h * outputs());
        let out_bias = take(outputs());
        let transitions = (0..CHAINS.len()).map(|chain| take(states_of(chain) * states_of(chain))).collect();
        Places { first, places, bias, layers, out, out_bias, transitions, count }
    }
}

/// A small generator of numbers, the same on every machine.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Random(pub u64);

impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&mut self, n: usize) -> usize {
        ((u128::from(self.next()) * n as u128) >> 64) as usize
    }

    /// From -1 to 1.
    pub(crate) fn even(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1_u64 << 23) as f32 - 1.0
    }

    pub(crate) fn chance(&mut self, p: f32) -> bool {
        ((self.next() >> 40) as f32) < p * (1_u64 << 24) as f32
    }

    pub(crate) fn shuffle<T>(&mut self, list: &mut [T]) {
        for at in (1..list.len()).rev() {
            list.swap(at, self.below(at + 1));
        }
    }
}

/// The weights.
#[derive(Clone, Debug)]
pub(crate) struct Net {
    pub shape: Shape,
    pub at: Places,
    pub dense: Vec<f32>,
    pub rows: Vec<f32>,
    /// The vectors from elsewhere, if it sees them.
    pub outer: Option<Arc<Outer>>,
}

/// What is left out at random while learning.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dropout {
    /// Of a word's own row.
    pub word: f32,
    /// Of the layers' values.
    pub layer: f32,
}

/// Gradients of one thread.
#[derive(Clone, Debug)]
pub(crate) struct Gradients {
    /// Of the dense weights.
    pub dense: Vec<f32>,
    /// Of the rows; zero but for the touched ones.
    pub rows: Vec<f32>,
    /// Rows met since the last step.
    pub touched: Vec<u32>,
    /// The same by row.
    pub is_touched: Vec<bool>,
    /// Loss and tokens so far.
    pub loss: f64,
    pub tokens: usize,
}

impl Gradients {
    pub(crate) fn new(net: &Net) -> Self {
        Self {
            dense: vec![0.0; net.dense.len()],
            rows: vec![0.0; net.rows.len()],
            touched: Vec::new(),
            is_touched: vec![false; net.shape.rows],
            loss: 0.0,
            tokens: 0,
        }
    }
}

/// `c = beta c + a b`, all row by row; the flags say whether `a`, `b` are transposed first.
fn multiply(
    (a, am, an, ta): (&[f32], usize, usize, bool),
    (b, bm, bn, tb): (&[f32], usize, usize, bool),
    c: &mut [f32],
    beta: f32,
) {
    let (m, k, a_rows, a_columns) = if ta { (an, am, 1, an) } else { (am, an, an, 1) };
    let (k_too, n, b_rows, b_columns) = if tb { (bn, bm, 1, bn) } else { (bm, bn, bn, 1) };
    assert!(k == k_too && a.len() >= m * k && b.len() >= k * n && c.len() >= m * n, "sizes agree");
    // The crate has no safe entrance; products are half of all the time, and it makes them in half the time of a safe
    // crate's. Sound: the line above has seen that every number that the strides lead to lies inside its slice.
    #[allow(unsafe_code)]
    unsafe {
        gemm::gemm(
            m,
            n,
            k,
            c.as_mut_ptr(),
            1,
            n as isize,
            beta != 0.0,
            a.as_ptr(),
            a_columns as isize,
            a_rows as isize,
            b.as_ptr(),
            b_columns as isize,
            b_rows as isize,
            beta,
            1.0,
            false,
            false,
            false,
            gemm::Parallelism::None,
        );
    }
}

/// What a pass leaves for the way back.
struct Pass {
    words: Vec<f32>,
    /// Values of the first and all further layers.
    values: Vec<Vec<f32>>,
    /// Inputs of the layers above the first.
    inputs: Vec<Vec<f32>>,
    /// Derivative of each layer's own part: 0 where it was cut off, else the dropout's factor.
    slopes: Vec<Vec<f32>>,
    dropped: Vec<bool>,
    outputs: Vec<f32>,
}

impl Net {
    /// With small random weights.
    pub(crate) fn new(shape: Shape, outer: Option<Arc<Outer>>, seed: u64) -> Self {
        let at = shape.places();
        let mut random = Random(seed);
        let mut dense = vec![0.0; at.count];
        let mut fill = |range: &Range<usize>, inputs: usize, gain: f32| {
            let scale = gain * (6.0 / inputs as f32).sqrt();
            dense[range.clone()].iter_mut().for_each(|w| *w = random.even() * scale);
        };
        fill(&at.first, 3 * shape.word(), 1.0);
        fill(&at.places, 30, 0.5);
        for (layer, (weights, _)) in shape.layers.iter().zip(&at.layers) {
            fill(weights, shape.inputs(*layer), 0.7);
        }
        fill(&at.out, shape.h, 0.5);
        let mut rows = vec![0.0; shape.rows * shape.d];
        rows.iter_mut().for_each(|w| *w = random.even() * 0.1);
        Self { shape, at, dense, rows, outer }
    }

    /// Scores of all states of all chains for each token: [`outputs`] a token.
    pub(crate) fn scores(&self, example: &Example) -> Vec<f32> {
        self.pass(example, Dropout { word: 0.0, layer: 0.0 }, &mut Random(0)).outputs
    }

    fn pass(&self, example: &Example, dropout: Dropout, random: &mut Random) -> Pass {
        let Shape { d, h, .. } = self.shape;
        let section = &example.section;
        let (types, count, wide) = (section.words.len(), section.of.len(), self.shape.word());
        let mut words = vec![0.0; types * wide];
        let mut dropped = vec![false; types];
        for n in 0..types {
            let rows = &example.rows[example.starts[n] as usize..example.starts[n + 1] as usize];
            dropped[n] = dropout.word > 0.0 && random.chance(dropout.word);
            let (word, outer) = words[n * wide..(n + 1) * wide].split_at_mut(d);
            if let Some(vectors) = &self.outer {
                vectors.write(example.outer.get(n).copied().unwrap_or(Outer::NONE), outer);
            }
            for (place, &row) in rows.iter().enumerate() {
                let row = if place == 0 && dropped[n] { 0 } else { row as usize };
                word.iter_mut().zip(&self.rows[row * d..(row + 1) * d]).for_each(|(sum, value)| *sum += value);
            }
        }
        let mut parts = vec![0.0; types * 3 * h];
        let first = &self.dense[self.at.first.clone()];
        multiply((&words, types, wide, false), (first, wide, 3 * h, false), &mut parts, 0.0);
        let places = &self.dense[self.at.places.clone()];
        let mut values = vec![0.0; count * h];
        let keep = 1.0 / (1.0 - dropout.layer);
        let mut slopes = vec![Vec::new(); 1 + self.shape.layers.len()];
        slopes[0] = vec![0.0; count * h];
        for t in 0..count {
            let value = &mut values[t * h..(t + 1) * h];
            value.copy_from_slice(&self.dense[self.at.bias.clone()]);
            let mut add = |from: &[f32]| value.iter_mut().zip(from).for_each(|(sum, value)| *sum += value);
            if t > 0 {
                let word = section.of[t - 1] as usize * 3 * h;
                add(&parts[word..word + h]);
            }
            let word = section.of[t] as usize * 3 * h;
            add(&parts[word + h..word + 2 * h]);
            if t + 1 < count {
                let word = section.of[t + 1] as usize * 3 * h;
                add(&parts[word + 2 * h..word + 3 * h]);
            }
            for &place in &section.places[t] {
                add(&places[usize::from(place) * h..(usize::from(place) + 1) * h]);
            }
            activate(value, &mut slopes[0][t * h..(t + 1) * h], dropout.layer, keep, random);
        }
        let mut all = vec![values];
        let mut inputs = Vec::new();
        for (n, (&layer, (weights, bias))) in self.shape.layers.iter().zip(&self.at.layers).enumerate() {
            let below = &all[n];
            let width = self.shape.inputs(layer);
            let mut input = vec![0.0; count * width];
            for t in 0..count {
                let row = &mut input[t * width..(t + 1) * width];
                if t >= layer.reach {
                    row[..h].copy_from_slice(&below[(t - layer.reach) * h..][..h]);
                }
                row[h..2 * h].copy_from_slice(&below[t * h..][..h]);
                if t + layer.reach < count {
                    row[2 * h..3 * h].copy_from_slice(&below[(t + layer.reach) * h..][..h]);
                }
            }
            if layer.memory {
                let others = others(section, below, h);
                for t in 0..count {
                    input[t * width + 3 * h..(t + 1) * width].copy_from_slice(&others[t * h..(t + 1) * h]);
                }
            }
            let mut own = vec![0.0; count * h];
            for t in 0..count {
                own[t * h..(t + 1) * h].copy_from_slice(&self.dense[bias.clone()]);
            }
            multiply((&input, count, width, false), (&self.dense[weights.clone()], width, h, false), &mut own, 1.0);
            let mut slope = vec![0.0; count * h];
            for t in 0..count {
                let range = t * h..(t + 1) * h;
                activate(&mut own[range.clone()], &mut slope[range], dropout.layer, keep, random);
            }
            own.iter_mut().zip(below).for_each(|(value, below)| *value += below);
            slopes[n + 1] = slope;
            inputs.push(input);
            all.push(own);
        }
        let wide = outputs();
        let mut out = vec![0.0; count * wide];
        for t in 0..count {
            out[t * wide..(t + 1) * wide].copy_from_slice(&self.dense[self.at.out_bias.clone()]);
        }
        let last = &all[self.shape.layers.len()];
        multiply((last, count, h, false), (&self.dense[self.at.out.clone()], h, wide, false), &mut out, 1.0);
        Pass { words, values: all, inputs, slopes, dropped, outputs: out }
    }

    /// Adds the gradients of an example.
    pub(crate) fn learn_from(
        &self,
        example: &Example,
        weight: f32,
        dropout: Dropout,
        random: &mut Random,
        gradients: &mut Gradients,
    ) {
        let Shape { d, h, .. } = self.shape;
        let section = &example.section;
        let (types, count, wide) = (section.words.len(), section.of.len(), outputs());
        let pass = self.pass(example, dropout, random);
        let mut back_out = vec![0.0; count * wide];
        for (chain, states) in &example.states {
            let transitions = &self.dense[self.at.transitions[*chain].clone()];
            let sums = &mut gradients.dense[self.at.transitions[*chain].clone()];
            let task = Task { first: first_output(*chain), wide, weight };
            gradients.loss += f64::from(weight)
                * if states_of(*chain) == SINGLE {
                    task.chain::<SINGLE>(&pass.outputs, transitions, states, &mut back_out, sums)
                } else {
                    task.chain::<TRIPLE>(&pass.outputs, transitions, states, &mut back_out, sums)
                };
        }
        for taught in &example.taught {
            let transitions = &self.dense[self.at.transitions[taught.chain].clone()];
            let task = Task { first: first_output(taught.chain), wide, weight };
            gradients.loss += f64::from(weight) * task.taught(&pass.outputs, transitions, taught, &mut back_out);
        }
        gradients.tokens += count;

        let dense = &mut gradients.dense;
        let last = self.shape.layers.len();
        multiply(
            (&pass.values[last], count, h, true),
            (&back_out, count, wide, false),
            &mut dense[self.at.out.clone()],
            1.0,
        );
        for t in 0..count {
            add(&mut dense[self.at.out_bias.clone()], &back_out[t * wide..(t + 1) * wide]);
        }
        let mut back = vec![0.0; count * h];
        multiply((&back_out, count, wide, false), (&self.dense[self.at.out.clone()], h, wide, true), &mut back, 0.0);
        for (n, (&layer, (weights, bias))) in self.shape.layers.iter().zip(&self.at.layers).enumerate().rev() {
            let width = self.shape.inputs(layer);
            let own: Vec<f32> = back.iter().zip(&pass.slopes[n + 1]).map(|(back, slope)| back * slope).collect();
            multiply((&pass.inputs[n], count, width, true), (&own, count, h, false), &mut dense[weights.clone()], 1.0);
            for t in 0..count {
                add(&mut dense[bias.clone()], &own[t * h..(t + 1) * h]);
            }
            let mut input = vec![0.0; count * width];
            multiply((&own, count, h, false), (&self.dense[weights.clone()], width, h, true), &mut input, 0.0);
            for t in 0..count {
                let row = &input[t * width..(t + 1) * width];
                if t >= layer.reach {
                    add(&mut back[(t - layer.reach) * h..][..h], &row[..h]);
                }
                add(&mut back[t * h..][..h], &row[h..2 * h]);
                if t + layer.reach < count {
                    add(&mut back[(t + layer.reach) * h..][..h], &row[2 * h..3 * h]);
                }
            }
            if layer.memory {
                let shared: Vec<f32> =
                    (0..count).flat_map(|t| input[t * width + 3 * h..(t + 1) * width].iter().copied()).collect();
                // The mean over the others is its own transpose.
                add(&mut back, &others(section, &shared, h));
            }
        }
        let own: Vec<f32> = back.iter().zip(&pass.slopes[0]).map(|(back, slope)| back * slope).collect();
        let mut parts = vec![0.0; types * 3 * h];
        for t in 0..count {
            let row = &own[t * h..(t + 1) * h];
            add(&mut dense[self.at.bias.clone()], row);
            if t > 0 {
                add(&mut parts[section.of[t - 1] as usize * 3 * h..][..h], row);
            }
            add(&mut parts[section.of[t] as usize * 3 * h + h..][..h], row);
            if t + 1 < count {
                add(&mut parts[section.of[t + 1] as usize * 3 * h + 2 * h..][..h], row);
            }
            for &place in &section.places[t] {
                add(&mut dense[self.at.places.clone()][usize::from(place) * h..][..h], row);
            }
        }
        let width = self.shape.word();
        multiply(
            (&pass.words, types, width, true),
            (&parts, types, 3 * h, false),
            &mut dense[self.at.first.clone()],
            1.0,
        );
        // The rows' part comes first; vectors from elsewhere stay as they are.
        let mut words = vec![0.0; types * d];
        multiply((&parts, types, 3 * h, false), (&self.dense[self.at.first.clone()], d, 3 * h, true), &mut words, 0.0);
        for n in 0..types {
            let rows = &example.rows[example.starts[n] as usize..example.starts[n + 1] as usize];
            for (place, &row) in rows.iter().enumerate() {
                let row = if place == 0 && pass.dropped[n] { 0 } else { row as usize };
                if !gradients.is_touched[row] {
                    gradients.is_touched[row] = true;
                    gradients.touched.push(row as u32);
                }
                add(&mut gradients.rows[row * d..(row + 1) * d], &words[n * d..(n + 1) * d]);
            }
        }
    }
}

fn add(sums: &mut [f32], values: &[f32]) {
    sums.iter_mut().zip(values).for_each(|(sum, value)| *sum += value);
}

fn activate(values: &mut [f32], slopes: &mut [f32], drop: f32, keep: f32, random: &mut Random) {
    let limit = (drop * 65536.0) as u64;
    let mut bits = 0;
    for (n, (value, slope)) in values.iter_mut().zip(slopes).enumerate() {
        if n % 4 == 0 && drop > 0.0 {
            bits = random.next();
        }
        let dropped = drop > 0.0 && (bits & 0xffff) < limit;
        bits >>= 16;
        *slope = if *value > 0.0 && !dropped { keep } else { 0.0 };
        *value *= *slope;
    }
}

/// For each token the mean over the other tokens of its group; nothing if there are none.
fn others(section: &sarap_entities::tagger::document::Section, values: &[f32], h: usize) -> Vec<f32> {
    let groups = section.group_count as usize + 1;
    let (mut sums, mut counts) = (vec![0.0; groups * h], vec![0_u32; groups]);
    for (t, &group) in section.groups.iter().enumerate() {
        if group < section.group_count {
            counts[group as usize] += 1;
            add(&mut sums[group as usize * h..][..h], &values[t * h..][..h]);
        }
    }
    let mut means = vec![0.0; values.len()];
    for (t, &group) in section.groups.iter().enumerate() {
        let count = counts[group as usize];
        if count > 1 {
            let scale = 1.0 / (count - 1) as f32;
            let sum = &sums[group as usize * h..][..h];
            for k in 0..h {
                means[t * h + k] = (sum[k] - values[t * h + k]) * scale;
            }
        }
    }
    means
}

/// One chain's part in the loss.
struct Task {
    first: usize,
    wide: usize,
    weight: f32,
}

/// A chain's scores out of all outputs; none scores 0.
pub(crate) fn chain_scores<const N: usize>(outputs: &[f32], wide: usize, first: usize) -> Vec<[f32; N]> {
    outputs
        .chunks_exact(wide)
        .map(|row| {
            let mut scores = [0.0; N];
            scores[1..].copy_from_slice(&row[first..first + N - 1]);
            scores
        })
        .collect()
}

/// Transitions as a square.
pub(crate) fn square<const N: usize>(flat: &[f32]) -> Transitions<N> {
    let mut square = [[0.0; N]; N];
    square.iter_mut().zip(flat.chunks_exact(N)).for_each(|(row, from)| row.copy_from_slice(from));
    square
}

impl Task {
    /// Draws a chain's probabilities towards the teachers'. The transitions are learnt from the gold alone.
    fn taught(&self, outputs: &[f32], transitions: &[f32], taught: &Taught, back: &mut [f32]) -> f64 {
        let scores = chain_scores::<SINGLE>(outputs, self.wide, self.first);
        let mut lattice = Lattice::<SINGLE>::new(&square(transitions));
        lattice.run(&scores);
        let mut loss = 0.0;
        let mut known = taught.tokens.iter().copied().peekable();
        for (t, back) in back.chunks_exact_mut(self.wide).enumerate() {
            let wanted = known.next_if(|(at, _)| *at as usize == t).map_or([0; SINGLE - 1], |(_, states)| states);
            let wanted = wanted.map(|p| f32::from(p) / 255.0);
            let marginal = lattice.marginal(t);
            let none = 1.0 - wanted.iter().sum::<f32>();
            loss -= f64::from(none * libm::logf(marginal[NONE].max(1e-9)));
            for (n, (value, wanted)) in back[self.first..].iter_mut().zip(wanted).enumerate() {
                loss -= f64::from(wanted * libm::logf(marginal[n + 1].max(1e-9)));
                *value = self.weight * (marginal[n + 1] - wanted);
            }
        }
        loss
    }

    fn chain<const N: usize>(
        &self,
        outputs: &[f32],
        transitions: &[f32],
        states: &[u8],
        back: &mut [f32],
        back_transitions: &mut [f32],
    ) -> f64 {
        let scores = chain_scores::<N>(outputs, self.wide, self.first);
        let mut lattice = Lattice::<N>::new(&square(transitions));
        lattice.run(&scores);
        let mut loss = lattice.log_sum();
        let mut pairs = [[0.0; N]; N];
        let mut before = NONE;
        for (t, &state) in states.iter().enumerate() {
            let state = usize::from(state);
            loss -= f64::from(scores[t][state] + transitions[before * N + state]);
            let marginal = lattice.marginal(t);
            let row = &mut back[t * self.wide + self.first..][..N - 1];
            for (n, value) in row.iter_mut().enumerate() {
                *value = self.weight * (marginal[n + 1] - f32::from(u8::from(state == n + 1)));
            }
            // Sure places say nothing about transitions.
            if marginal[NONE] < 0.999 || state != NONE || before != NONE {
                lattice.add_pairs(t, &mut pairs);
                pairs[before][state] -= 1.0;
            }
            before = state;
        }
        for (sum, pair) in back_transitions.iter_mut().zip(pairs.as_flattened()) {
            *sum += self.weight * pair;
        }
        loss
    }
}
