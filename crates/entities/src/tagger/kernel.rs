//! Products of short whole numbers, the inner loop of the net. Whole numbers add up to the same sum in any order, so that
//! every machine gives the same bytes however wide its registers are.

/// Tokens that are multiplied at once: each weight is fetched once for all of them.
pub const BLOCK: usize = 4;

/// For each row of `weights` (of the inputs' width, a multiple of [`STEP`]) its products with the inputs of [`BLOCK`]
/// tokens, token by token.
///
/// `inputs` holds the tokens one after another, `out` takes as many numbers for each token as `weights` has rows.
pub fn products(inputs: &[i16], weights: &[i16], out: &mut [i32]) {
    #[cfg(target_arch = "x86_64")]
    if std::arch::is_x86_feature_detected!("avx2") {
        // The compiler does not find the instruction that multiplies and adds pairs by itself: with it the products take
        // a tenth of the time, and they are most of a tagging. Sound: the line above has asked for what it needs.
        #[allow(unsafe_code)]
        unsafe {
            avx2(inputs, weights, out);
        }
        return;
    }
    #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
    return simd128(inputs, weights, out);
    #[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
    plain(inputs, weights, out);
}

/// Inputs come in multiples of this many numbers.
pub const STEP: usize = 16;

/// The inputs of the tokens of a block, apart and in steps.
fn split(inputs: &[i16]) -> [&[[i16; STEP]]; BLOCK] {
    let width = inputs.len() / BLOCK;
    std::array::from_fn(|n| inputs[n * width..(n + 1) * width].as_chunks::<STEP>().0)
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2")]
fn avx2(inputs: &[i16], weights: &[i16], out: &mut [i32]) {
    use std::arch::x86_64::{
        __m256i, _mm_add_epi32, _mm_extract_epi32, _mm256_add_epi32, _mm256_castsi256_si128, _mm256_extracti128_si256,
        _mm256_hadd_epi32, _mm256_madd_epi16, _mm256_setr_epi16, _mm256_setzero_si256,
    };
    // One load: the compiler sees that the numbers lie side by side.
    #[target_feature(enable = "avx2")]
    fn load(n: &[i16; STEP]) -> __m256i {
        _mm256_setr_epi16(
            n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7], n[8], n[9], n[10], n[11], n[12], n[13], n[14], n[15],
        )
    }
    let rows = out.len() / BLOCK;
    let [a, b, c, d] = split(inputs);
    for (row, weights) in weights.chunks_exact((a.len() * STEP).max(1)).take(rows).enumerate() {
        let mut sums = [_mm256_setzero_si256(); BLOCK];
        for ((((weight, a), b), c), d) in weights.as_chunks::<STEP>().0.iter().zip(a).zip(b).zip(c).zip(d) {
            let weight = load(weight);
            for (sum, input) in sums.iter_mut().zip([a, b, c, d]) {
                *sum = _mm256_add_epi32(*sum, _mm256_madd_epi16(load(input), weight));
            }
        }
        let [a, b, c, d] = sums;
        let all = _mm256_hadd_epi32(_mm256_hadd_epi32(a, b), _mm256_hadd_epi32(c, d));
        let all = _mm_add_epi32(_mm256_castsi256_si128(all), _mm256_extracti128_si256::<1>(all));
        out[row] = _mm_extract_epi32::<0>(all);
        out[rows + row] = _mm_extract_epi32::<1>(all);
        out[2 * rows + row] = _mm_extract_epi32::<2>(all);
        out[3 * rows + row] = _mm_extract_epi32::<3>(all);
    }
}

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
fn simd128(inputs: &[i16], weights: &[i16], out: &mut [i32]) {
    use std::arch::wasm32::{i16x8, i32x4_add, i32x4_dot_i16x8, i32x4_extract_lane, i32x4_splat, v128};
    fn load(n: &[i16; STEP]) -> [v128; 2] {
        [
            i16x8(n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7]),
            i16x8(n[8], n[9], n[10], n[11], n[12], n[13], n[14], n[15]),
        ]
    }
    let rows = out.len() / BLOCK;
    let [a, b, c, d] = split(inputs);
    for (row, weights) in weights.chunks_exact((a.len() * STEP).max(1)).take(rows).enumerate() {
        let mut sums = [i32x4_splat(0); BLOCK];
        for ((((weight, a), b), c), d) in weights.as_chunks::<STEP>().0.iter().zip(a).zip(b).zip(c).zip(d) {
            let [low, high] = load(weight);
            for (sum, input) in sums.iter_mut().zip([a, b, c, d]) {
                let [first, second] = load(input);
                let both = i32x4_add(i32x4_dot_i16x8(first, low), i32x4_dot_i16x8(second, high));
                *sum = i32x4_add(*sum, both);
            }
        }
        for (token, sum) in sums.into_iter().enumerate() {
            out[token * rows + row] = i32x4_extract_lane::<0>(sum)
                + i32x4_extract_lane::<1>(sum)
                + i32x4_extract_lane::<2>(sum)
                + i32x4_extract_lane::<3>(sum);
        }
    }
}

#[cfg_attr(all(target_arch = "wasm32", target_feature = "simd128"), allow(dead_code))]
fn plain(inputs: &[i16], weights: &[i16], out: &mut [i32]) {
    let rows = out.len() / BLOCK;
    let tokens = split(inputs);
    for (row, weights) in weights.chunks_exact((tokens[0].len() * STEP).max(1)).take(rows).enumerate() {
        for (token, inputs) in tokens.into_iter().enumerate() {
            let products = inputs.as_flattened().iter().zip(weights).map(|(a, b)| i32::from(*a) * i32::from(*b));
            out[token * rows + row] = products.sum();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_are_those_worked_out_one_by_one() {
        let inputs: Vec<i16> = (0..BLOCK as i32 * 48).map(|n| (n * 7919 % 4001 - 2000) as i16).collect();
        let weights: Vec<i16> = (0..5 * 48).map(|n| (n * 31 % 255 - 127) as i16).collect();
        let (mut out, mut simple) = (vec![0; BLOCK * 5], vec![0; BLOCK * 5]);
        products(&inputs, &weights, &mut out);
        plain(&inputs, &weights, &mut simple);
        assert_eq!(out, simple);
        for token in 0..BLOCK {
            for row in 0..5 {
                let sum: i32 =
                    (0..48).map(|k| i32::from(inputs[token * 48 + k]) * i32::from(weights[row * 48 + k])).sum();
                assert_eq!(out[token * 5 + row], sum);
            }
        }
    }

    #[test]
    fn nothing_comes_of_nothing() {
        products(&[], &[], &mut []);
    }
}
