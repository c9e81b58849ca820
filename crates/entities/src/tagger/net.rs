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
//! What the first layer makes of a word is worked out once for each distinct word of the section.
//!
//! All of it is inlined into [`super::Tagger::find`], which has it twice: for every machine, and with wider registers.

use super::document::Section;
use super::kernel::{BLOCK, GROUP, pair, products};
use super::model::{Matrix, Model, OUTPUTS};
use sarap_pack::Pack;

/// What one unit of a word's sum and of a layer's value is worth: both fit 16 bits with room to spare.
const WORD_STEP: f32 = 1.0 / 1024.0;
const VALUE_STEP: f32 = 1.0 / 512.0;

/// Adding this to a number below it leaves the number, rounded, in the last bits.
const SHIFT: f32 = 12_582_912.0;
const LARGEST: f32 = i16::MAX as f32;

/// The nearest whole number, as far as 16 bits go. A cast would do it one by one, this is done to a whole register at once.
#[inline(always)]
fn round(value: f32) -> i16 {
    let value = if value > -LARGEST { value } else { -LARGEST };
    let value = if value < LARGEST { value } else { LARGEST };
    (value + SHIFT).to_bits() as i16
}

/// Scores of a section: [`OUTPUTS`] numbers a token.
#[inline(always)]
pub fn scores(model: &Model, pack: &Pack, section: &Section) -> Vec<f32> {
    let count = section.of.len();
    let mut values = first(model, pack, section);
    for layer in &model.layers {
        let memory = if layer.memory { others(section, &values, model.h) } else { Vec::new() };
        values = above(model, layer.reach, &layer.matrix, &values, &memory);
    }
    let mut out = vec![0.0; count * OUTPUTS];
    multiply(
        &model.out,
        count,
        model.h,
        |token, input| input.copy_from_slice(&values[token * model.h..(token + 1) * model.h]),
        |token, row| {
            for (((out, sum), step), bias) in out[token * OUTPUTS..(token + 1) * OUTPUTS]
                .iter_mut()
                .zip(row)
                .zip(&model.out.steps)
                .zip(&model.out.bias)
            {
                *out = *sum as f32 * (step * VALUE_STEP) + bias;
            }
        },
    );
    out
}

/// Multiplies the inputs of all tokens, a block of them at a time.
#[inline(always)]
fn multiply(
    matrix: &Matrix,
    count: usize,
    width: usize,
    mut input: impl FnMut(usize, &mut [i16]),
    mut output: impl FnMut(usize, &[i32]),
) {
    let groups = matrix.weights.groups();
    let (mut row, mut inputs) = (vec![0; width], vec![[0; BLOCK]; width / 2]);
    let mut sums = vec![[0; GROUP]; BLOCK * groups];
    for start in (0..count).step_by(BLOCK) {
        let block = BLOCK.min(count - start);
        for n in 0..block {
            input(start + n, &mut row);
            inputs.iter_mut().zip(row.as_chunks::<2>().0).for_each(|(both, &[a, b])| both[n] = pair(a, b));
        }
        products(&inputs, &matrix.weights, &mut sums);
        for (n, sums) in sums.chunks_exact(groups.max(1)).take(block).enumerate() {
            output(start + n, sums.as_flattened());
        }
    }
}

/// The first layer.
#[inline(always)]
fn first(model: &Model, pack: &Pack, section: &Section) -> Vec<i16> {
    let (d, h) = (model.d, model.h);
    let types = section.words.len();
    let mut sum = vec![0_i16; d];
    let mut parts = vec![0.0_f32; types * 3 * h];
    let scale = model.row_step / WORD_STEP;
    multiply(
        &model.first,
        types,
        d,
        |word, input| {
            sum.fill(0);
            let word = &section.words[word];
            let mut add = |row: u32| {
                let row = model.row(pack, row).iter();
                // Some thirty rows fit; the hundreds of a word with hundreds of hyphens need not.
                sum.iter_mut().zip(row).for_each(|(sum, &value)| *sum = sum.saturating_add(i16::from(value as i8)));
            };
            add(model.word_row(pack, word.lemma, word.capitals));
            let hashed = section.rows.get(word.rows.start as usize..word.rows.end as usize).unwrap_or_default();
            hashed.iter().for_each(|&feature| add(model.hashed_row(feature)));
            input.iter_mut().zip(&sum).for_each(|(input, &sum)| *input = round(f32::from(sum) * scale));
        },
        |word, sums| {
            let part = &mut parts[word * 3 * h..(word + 1) * 3 * h];
            for ((part, sum), step) in part.iter_mut().zip(sums).zip(&model.first.steps) {
                *part = *sum as f32 * (step * WORD_STEP);
            }
        },
    );
    let part = |token: usize, place: usize| {
        let start = (section.of[token] as usize * 3 + place) * h;
        &parts[start..start + h]
    };
    let count = section.of.len();
    let mut values = vec![0; count * h];
    let mut row = vec![0.0; h];
    for token in 0..count {
        row.copy_from_slice(&model.first.bias);
        let mut add = |values: &[f32]| row.iter_mut().zip(values).for_each(|(sum, value)| *sum += value);
        if token > 0 {
            add(part(token - 1, 0));
        }
        add(part(token, 1));
        if token + 1 < count {
            add(part(token + 1, 2));
        }
        for &place in &section.places[token] {
            let start = usize::from(place) * h;
            add(model.places.get(start..start + h).unwrap_or_default());
        }
        for (value, sum) in values[token * h..(token + 1) * h].iter_mut().zip(&row) {
            *value = activate(*sum);
        }
    }
    values
}

#[inline(always)]
fn activate(sum: f32) -> i16 {
    round(if sum > 0.0 { sum } else { 0.0 } * (1.0 / VALUE_STEP))
}

/// A layer above the first.
#[inline(always)]
fn above(model: &Model, reach: usize, matrix: &Matrix, below: &[i16], memory: &[i16]) -> Vec<i16> {
    let h = model.h;
    let count = below.len() / h;
    let width = h * if memory.is_empty() { 3 } else { 4 };
    let mut values = below.to_vec();
    let row = |list: &'_ [i16], token: usize, into: &mut [i16]| into.copy_from_slice(&list[token * h..(token + 1) * h]);
    multiply(
        matrix,
        count,
        width,
        |token, input| {
            match token.checked_sub(reach) {
                Some(before) => row(below, before, &mut input[..h]),
                None => input[..h].fill(0),
            }
            row(below, token, &mut input[h..2 * h]);
            if token + reach < count {
                row(below, token + reach, &mut input[2 * h..3 * h]);
            } else {
                input[2 * h..3 * h].fill(0);
            }
            if !memory.is_empty() {
                row(memory, token, &mut input[3 * h..]);
            }
        },
        |token, sums| {
            for (((value, sum), step), bias) in
                values[token * h..(token + 1) * h].iter_mut().zip(sums).zip(&matrix.steps).zip(&matrix.bias)
            {
                *value = value.saturating_add(activate(*sum as f32 * (step * VALUE_STEP) + bias));
            }
        },
    );
    values
}

/// For each token the mean over the other tokens of its group; nothing if there are none.
#[inline(always)]
fn others(section: &Section, values: &[i16], h: usize) -> Vec<i16> {
    let groups = section.group_count as usize + 1;
    let (mut sums, mut counts) = (vec![0_i32; groups * h], vec![0_i32; groups]);
    let tokens = || section.groups.iter().enumerate().filter(|(_, group)| **group < section.group_count);
    for (token, &group) in tokens() {
        counts[group as usize] += 1;
        let sum = &mut sums[group as usize * h..][..h];
        sum.iter_mut().zip(&values[token * h..][..h]).for_each(|(sum, &value)| *sum += i32::from(value));
    }
    let mut means = vec![0; values.len()];
    for (token, &group) in tokens() {
        let count = counts[group as usize];
        if count > 1 {
            let share = 1.0 / (count - 1) as f32;
            let sums = &sums[group as usize * h..][..h];
            let own = &values[token * h..][..h];
            for ((mean, sum), own) in means[token * h..][..h].iter_mut().zip(sums).zip(own) {
                *mean = round((sum - i32::from(*own)) as f32 * share);
            }
        }
    }
    means
}
