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
use super::model::{Layer, Matrix, Model, OUTPUTS};
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
struct Inputs {
    bytes: Vec<u8>,
    width: usize,
    /// Bits that values lose.
    cut: u32,
}

impl Inputs {
    fn new(count: usize, width: usize, cut: u32) -> Self {
        Self { bytes: vec![0; (FARTHEST + count + FARTHEST + BLOCK) * width], width, cut }
    }

    /// What one unit is worth.
    fn step(&self) -> f32 {
        VALUE_STEP * (1 << self.cut) as f32
    }

    /// Writes those of a token.
    #[inline(always)]
    fn write(&mut self, token: usize, values: &[i16]) {
        let bytes = &mut self.bytes[(FARTHEST + token) * self.width..][..self.width];
        bytes.iter_mut().zip(values).for_each(|(byte, value)| *byte = input(*value, self.cut));
    }

    /// Those of a block of tokens that begins `ahead` before or after token `start`.
    #[inline(always)]
    fn block(&self, start: usize, ahead: isize) -> &[Quad] {
        let first = (FARTHEST + start).saturating_add_signed(ahead);
        self.bytes[first * self.width..][..BLOCK * self.width].as_chunks::<QUAD>().0
    }
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
pub fn scores(model: &Model, pack: &Pack, section: &Section) -> Vec<f32> {
    let count = section.of.len();
    let (mut values, mut below) = first(model, pack, section);
    let mut next = Inputs::new(count, model.h, CUT);
    for layer in &model.layers {
        above(model.h, layer, section, &mut values, &below, &mut next);
        std::mem::swap(&mut below, &mut next);
        next.cut = CUT;
    }
    let unit = below.step();
    let mut out = vec![0.0; count * OUTPUTS];
    let mut sums = Sums::new(&model.out);
    for (block, out) in out.chunks_mut(BLOCK * OUTPUTS).enumerate() {
        sums.fill(&model.out, &[below.block(block * BLOCK, 0)]);
        for (n, out) in out.chunks_exact_mut(OUTPUTS).enumerate() {
            for (((out, sum), step), bias) in out.iter_mut().zip(sums.of(n)).zip(&model.out.steps).zip(&model.out.bias)
            {
                *out = *sum as f32 * (step * unit) + bias;
            }
        }
    }
    out
}

/// Adds a row to a word's sum.
#[inline(always)]
fn add(sum: &mut [[i16; GROUP]], row: &[u8]) {
    for (sum, row) in sum.iter_mut().zip(row.as_chunks::<GROUP>().0) {
        *sum = std::array::from_fn(|n| sum[n].wrapping_add(i16::from(row[n] as i8)));
    }
}

/// What the first layer makes of each distinct word, `3 H` numbers each: as the word after, as the word itself (with the
/// layer's bias), as the word before.
#[inline(always)]
fn words(model: &Model, pack: &Pack, section: &Section) -> Vec<f32> {
    let (d, h) = (model.d, model.h);
    let mut parts = vec![0.0_f32; section.words.len() * 3 * h];
    let scale = model.row_step / WORD_STEP;
    let mut sum = vec![[0_i16; GROUP]; d / GROUP];
    let mut inputs = vec![WORD_ZERO; BLOCK * d];
    let mut sums = Sums::new(&model.first);
    for (words, parts) in section.words.chunks(BLOCK).zip(parts.chunks_mut(BLOCK * 3 * h)) {
        for (word, inputs) in words.iter().zip(inputs.chunks_exact_mut(d)) {
            sum.fill([0; GROUP]);
            add(&mut sum, model.row(pack, model.word_row(pack, word.lemma, word.capitals)));
            let hashed = section.rows.get(word.rows.start as usize..word.rows.end as usize).unwrap_or_default();
            for &feature in hashed.iter().take(MOST_ROWS) {
                add(&mut sum, model.row(pack, model.hashed_row(feature)));
            }
            for (input, sum) in inputs.iter_mut().zip(sum.as_flattened()) {
                *input = (round(f32::from(*sum) * scale, -128.0, 127.0) + i16::from(WORD_ZERO)) as u8;
            }
        }
        sums.fill(&model.first, &[inputs.as_chunks::<QUAD>().0]);
        for (n, part) in parts.chunks_exact_mut(3 * h).enumerate() {
            let sums = sums.of(n).iter().zip(&model.first_zero);
            for ((part, (sum, zero)), step) in part.iter_mut().zip(sums).zip(&model.first.steps) {
                *part = (sum - zero) as f32 * (step * WORD_STEP);
            }
            part[h..2 * h].iter_mut().zip(&model.first.bias).for_each(|(part, bias)| *part += bias);
        }
    }
    parts
}

/// The first layer: values, and the same as inputs.
#[inline(always)]
fn first(model: &Model, pack: &Pack, section: &Section) -> (Vec<i16>, Inputs) {
    let h = model.h;
    let parts = words(model, pack, section);
    let part = |token: usize, place: usize| &parts[(section.of[token] as usize * 3 + place) * h..][..h];
    let count = section.of.len();
    let (mut values, mut inputs) = (vec![0; count * h], Inputs::new(count, h, FIRST_CUT));
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
    (values, inputs)
}

/// A layer above the first: adds to `values`, and writes them as inputs.
#[inline(always)]
fn above(h: usize, layer: &Layer, section: &Section, values: &mut [i16], below: &Inputs, inputs: &mut Inputs) {
    let matrix = &layer.matrix;
    let memory = layer.memory.then(|| others(section, values, h, below.cut));
    let unit = below.step();
    let mut sums = Sums::new(matrix);
    let reach = layer.reach as isize;
    for (block, values) in values.chunks_mut(BLOCK * h).enumerate() {
        let start = block * BLOCK;
        let near = [below.block(start, -reach), below.block(start, 0), below.block(start, reach)];
        match &memory {
            Some(memory) => sums.fill(matrix, &[near[0], near[1], near[2], memory.block(start, 0)]),
            None => sums.fill(matrix, &near),
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
fn others(section: &Section, values: &[i16], h: usize, cut: u32) -> Inputs {
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
    let mut means = Inputs::new(section.of.len(), h, cut);
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
    means
}
