//! The net's way from words to scores, in whole numbers wherever much is multiplied.
//!
//! ```text
//! word    = sum of its rows                                             (D)
//! first   = relu(W1 [word before, word, word after] + place + b)        (H)
//! layer   = below + relu(W [below at -reach, 0, reach; memory] + b)     (H)
//! memory  = mean of below over the other tokens of the same lemma in the section
//! outputs = Wo last + bo, a score for each state of each chain
//! ```
//!
//! What the first layer makes of a word is worked out once for each distinct word of the section. Layers add up in 16 bits;
//! what is multiplied has 8: nothing above the first layer is negative, and a word's sum is counted from [`WORD_ZERO`].
//!
//! All of it is inlined into [`super::Tagger::find`], which has it several times, for registers of several widths.

use super::document::Section;
use super::kernel::{BLOCK, GROUP, QUAD, Quad, products};
use super::model::{Layer, Matrix, Model, OUTPUTS, PIECE};
use sarap_pack::Pack;

/// What one unit of a word's sum is worth as an input.
const WORD_STEP: f32 = 1.0 / 64.0;
/// The input that stands for zero in a word's sum.
pub const WORD_ZERO: u8 = 128;
/// So many hashed rows of a word are added at most, which 16 bits hold. Words have some thirty; one with hundreds of hyphens
/// has more.
const MOST_ROWS: usize = 250;
/// What one unit of a layer's value is worth.
const VALUE_STEP: f32 = 1.0 / 512.0;
/// So many bits the first layer's values lose as inputs, which reach to 8 then, and those of the layers above, which reach to
/// 16: few are larger.
const FIRST_CUT: u32 = 4;
const CUT: u32 = 5;

/// The farthest that a layer may look.
pub const FARTHEST: usize = 8;

/// Adding this to a number below it leaves the number, rounded, in the last bits.
const SHIFT: f32 = 12_582_912.0;

/// The nearest whole number between these. A cast would do it one by one, this is done to a whole register at once.
#[inline(always)]
fn round(value: f32, least: f32, largest: f32) -> i16 {
    let value = if value > least { value } else { least };
    let value = if value < largest { value } else { largest };
    (value + SHIFT).to_bits() as i16
}

/// A value of a layer before it is added.
#[inline(always)]
fn activate(sum: f32) -> i16 {
    round(sum * (1.0 / VALUE_STEP), 0.0, i16::MAX as f32)
}

/// A layer's value as an input.
#[inline(always)]
fn input(value: i16, cut: u32) -> u8 {
    let rounded = value.saturating_add(1 << (cut - 1)) >> cut;
    if rounded < 255 { rounded as u8 } else { 255 }
}

/// Inputs of all tokens of a section, with nothing before the first and after the last: as far as layers look, and so far
/// that the last block is full.
#[derive(Debug, Default)]
struct Inputs {
    bytes: Vec<u8>,
    width: usize,
    /// Bits that values lose.
    cut: u32,
}

impl Inputs {
    /// Makes room for so many tokens, whose inputs may be any until they are written.
    fn begin(&mut self, count: usize, width: usize, cut: u32) {
        (self.width, self.cut) = (width, cut);
        let (start, end) = (FARTHEST * width, (FARTHEST + count) * width);
        self.bytes.resize(end + (FARTHEST + BLOCK) * width, 0);
        self.bytes[..start].fill(0);
        self.bytes[end..].fill(0);
    }

    /// What one unit is worth.
    fn step(&self) -> f32 {
        VALUE_STEP * (1 << self.cut) as f32
    }

    /// Writes those of a token.
    #[inline(always)]
    fn write(&mut self, token: usize, values: &[i16]) {
        let (bytes, cut) = (&mut self.bytes[(FARTHEST + token) * self.width..][..self.width], self.cut);
        for (byte, value) in bytes.iter_mut().zip(values) {
            *byte = input(*value, cut);
        }
    }

    /// Those of a block of tokens that begins `ahead` before or after token `start`.
    #[inline(always)]
    fn block(&self, start: usize, ahead: isize) -> &[Quad] {
        let first = (FARTHEST + start).saturating_add_signed(ahead);
        self.bytes[first * self.width..][..BLOCK * self.width].as_chunks::<QUAD>().0
    }
}

/// Working memory, kept from one section to the next: the system clears large pieces whenever they are asked for anew.
#[derive(Debug, Default)]
pub struct Space {
    words: Vec<f32>,
    values: Vec<i16>,
    below: Inputs,
    next: Inputs,
    memory: Inputs,
    scores: Vec<f32>,
}

/// The products of a matrix for a block of tokens.
struct Sums {
    sums: Vec<[i32; GROUP]>,
    groups: usize,
}

impl Sums {
    fn new(matrix: &Matrix) -> Self {
        let groups = matrix.weights.groups();
        Self { sums: vec![[0; GROUP]; BLOCK * groups], groups }
    }

    #[inline(always)]
    fn fill(&mut self, matrix: &Matrix, parts: &[&[Quad]]) {
        let width = parts.first().map_or(0, |part| part.len() / BLOCK);
        products(parts, width, &matrix.weights, &mut self.sums);
    }

    /// Those of the block's token `n`.
    #[inline(always)]
    fn of(&self, n: usize) -> &[i32] {
        self.sums[n * self.groups..(n + 1) * self.groups].as_flattened()
    }
}

/// Scores of a section: [`OUTPUTS`] numbers a token.
#[inline(always)]
pub fn scores<'a>(model: &Model, pack: &Pack, section: &Section, space: &'a mut Space) -> &'a [[f32; OUTPUTS]] {
    let Space { words, values, below, next, memory, scores } = space;
    let count = section.of.len();
    each_word(model, pack, section, words);
    first(model, section, words, values, below);
    for layer in &model.layers {
        next.begin(count, model.h, CUT);
        if layer.memory {
            others(section, values, below, memory);
        }
        above(layer, values, below, memory, next);
        std::mem::swap(below, next);
    }
    let unit = below.step();
    // All of them are written over.
    scores.resize(count * OUTPUTS, 0.0);
    let mut sums = Sums::new(&model.out);
    for (block, out) in scores.chunks_mut(BLOCK * OUTPUTS).enumerate() {
        sums.fill(&model.out, &[below.block(block * BLOCK, 0)]);
        for (n, out) in out.chunks_exact_mut(OUTPUTS).enumerate() {
            for (((out, sum), step), bias) in out.iter_mut().zip(sums.of(n)).zip(&model.out.steps).zip(&model.out.bias)
            {
                *out = *sum as f32 * (step * unit) + bias;
            }
        }
    }
    scores.as_chunks().0
}

/// What the first layer makes of each distinct word, `3 H` numbers each: as the word after, as the word itself (with the
/// layer's bias), as the word before.
#[inline(always)]
fn each_word(model: &Model, pack: &Pack, section: &Section, parts: &mut Vec<f32>) {
    let d = model.d;
    parts.clear();
    parts.reserve(section.words.len() * 3 * model.h);
    let scale = model.row_step / WORD_STEP;
    let mut rows: Vec<&[[u8; PIECE]]> = Vec::with_capacity(MOST_ROWS + 1);
    let mut inputs = vec![WORD_ZERO; BLOCK * d];
    let mut sums = Sums::new(&model.first);
    for words in section.words.chunks(BLOCK) {
        for (word, inputs) in words.iter().zip(inputs.chunks_exact_mut(d)) {
            let hashed = section.rows.get(word.rows.start as usize..word.rows.end as usize).unwrap_or_default();
            rows.clear();
            rows.push(model.row(pack, model.word_row(pack, word.lemma, word.capitals)));
            rows.extend(hashed.iter().take(MOST_ROWS).map(|&feature| model.row(pack, model.hashed_row(feature))));
            // One register's part of all rows after another, so that no sum goes through memory.
            for (part, inputs) in inputs.as_chunks_mut::<PIECE>().0.iter_mut().enumerate() {
                let mut sum = [0_i16; PIECE];
                for row in &rows {
                    let Some(row) = row.get(part) else { continue };
                    for n in 0..PIECE {
                        sum[n] = sum[n].wrapping_add(i16::from(row[n] as i8));
                    }
                }
                for n in 0..PIECE {
                    let input = round(f32::from(sum[n]) * scale, -128.0, 127.0) + i16::from(WORD_ZERO);
                    inputs[n] = input as u8;
                }
            }
        }
        sums.fill(&model.first, &[inputs.as_chunks::<QUAD>().0]);
        for n in 0..words.len() {
            let sums = sums.of(n).iter().zip(&model.first_zero).zip(&model.first.steps).zip(&model.first_bias);
            parts.extend(sums.map(|(((sum, zero), step), bias)| (sum - zero) as f32 * (step * WORD_STEP) + bias));
        }
    }
}

/// The first layer: values, and the same as inputs.
#[inline(always)]
fn first(model: &Model, section: &Section, words: &[f32], values: &mut Vec<i16>, inputs: &mut Inputs) {
    let h = model.h;
    let part = |token: usize, place: usize| &words[(section.of[token] as usize * 3 + place) * h..][..h];
    let count = section.of.len();
    // All of them are written over.
    values.resize(count * h, 0);
    inputs.begin(count, h, FIRST_CUT);
    let nothing = vec![0.0; h];
    for token in 0..count {
        let before = if token > 0 { part(token - 1, 0) } else { &nothing };
        let after = if token + 1 < count { part(token + 1, 2) } else { &nothing };
        let [a, b, c] = section.places[token].map(|place| &model.places[usize::from(place) * h..][..h]);
        let (own, values) = (part(token, 1), &mut values[token * h..][..h]);
        for n in 0..h {
            values[n] = activate((before[n] + own[n]) + (after[n] + a[n]) + (b[n] + c[n]));
        }
        inputs.write(token, values);
    }
}

/// A layer above the first: adds to `values`, and writes them as inputs.
#[inline(always)]
fn above(layer: &Layer, values: &mut [i16], below: &Inputs, memory: &Inputs, inputs: &mut Inputs) {
    let (matrix, h) = (&layer.matrix, below.width);
    let unit = below.step();
    let mut sums = Sums::new(matrix);
    let reach = layer.reach as isize;
    for (block, values) in values.chunks_mut(BLOCK * h).enumerate() {
        let start = block * BLOCK;
        let near = [below.block(start, -reach), below.block(start, 0), below.block(start, reach)];
        match layer.memory {
            true => sums.fill(matrix, &[near[0], near[1], near[2], memory.block(start, 0)]),
            false => sums.fill(matrix, &near),
        }
        for (n, values) in values.chunks_exact_mut(h).enumerate() {
            let sums = sums.of(n);
            for (((value, sum), step), bias) in values.iter_mut().zip(sums).zip(&matrix.steps).zip(&matrix.bias) {
                *value = value.saturating_add(activate(*sum as f32 * (step * unit) + bias));
            }
            inputs.write(start + n, values);
        }
    }
}

/// For each token the mean over the other tokens of its group; nothing if there are none.
#[inline(always)]
fn others(section: &Section, values: &[i16], below: &Inputs, means: &mut Inputs) {
    let h = below.width;
    let groups = section.group_count as usize + 1;
    let mut counts = vec![0_u32; groups];
    section.groups.iter().for_each(|&group| counts[group as usize] += 1);
    counts[groups - 1] = 0;
    // Only groups of several tokens have a sum.
    let mut place = 0;
    let places: Vec<usize> = counts
        .iter()
        .map(|&count| {
            place += usize::from(count > 1);
            place
        })
        .collect();
    let mut sums = vec![0_i32; place * h];
    let tokens = section.groups.iter().enumerate().filter(|(_, group)| counts[**group as usize] > 1);
    for (token, &group) in tokens.clone() {
        let sum = &mut sums[(places[group as usize] - 1) * h..][..h];
        sum.iter_mut().zip(&values[token * h..][..h]).for_each(|(sum, &value)| *sum += i32::from(value));
    }
    means.begin(section.of.len(), h, below.cut);
    means.bytes.fill(0);
    let mut mean = vec![0; h];
    for (token, &group) in tokens {
        let share = 1.0 / (counts[group as usize] - 1) as f32;
        let sums = &sums[(places[group as usize] - 1) * h..][..h];
        let own = &values[token * h..][..h];
        for ((mean, sum), own) in mean.iter_mut().zip(sums).zip(own) {
            *mean = round((sum - i32::from(*own)) as f32 * share, 0.0, i16::MAX as f32);
        }
        means.write(token, &mean);
    }
}
