//! Products of short whole numbers, the inner loop of the net. Whole numbers add up to the same sum in any order, so that
//! every machine gives the same bytes however wide its registers are.
//!
//! Weights lie in groups of [`GROUP`] rows. For each two inputs a group has the two weights of each of its rows side by
//! side, so that one instruction multiplies two inputs with a whole group and adds up: no sum ever runs across a register.

/// Tokens that are multiplied at once: each weight is fetched once for all of them.
pub const BLOCK: usize = 8;
/// Rows whose weights lie side by side.
pub const GROUP: usize = 16;

/// Two 16-bit numbers, the first one in the lower half.
type Pair = i32;

/// A matrix, its rows in groups; what a last group lacks is zero.
#[derive(Clone, Debug, Default)]
pub struct Weights {
    pairs: Vec<[Pair; GROUP]>,
    groups: usize,
}

impl Weights {
    /// From rows of `width` weights each, one after another.
    pub fn new(rows: &[i8], width: usize) -> Self {
        let (width, steps) = (width.max(1), width.div_ceil(2));
        let rows: Vec<&[i8]> = rows.chunks_exact(width).collect();
        let groups = rows.len().div_ceil(GROUP);
        let mut pairs = Vec::with_capacity(groups * steps);
        for group in rows.chunks(GROUP) {
            for step in 0..steps {
                let weight = |row: usize, at: usize| {
                    i16::from(group.get(row).and_then(|row| row.get(2 * step + at)).copied().unwrap_or_default())
                };
                pairs.push(std::array::from_fn(|row| pair(weight(row, 0), weight(row, 1))));
            }
        }
        Self { pairs, groups }
    }

    /// Number of groups: [`products`] writes so many for each token.
    pub fn groups(&self) -> usize {
        self.groups
    }
}

/// Two numbers as one.
pub const fn pair(first: i16, second: i16) -> Pair {
    (first as u16 as i32) | ((second as i32) << 16)
}

/// The products of all rows with the inputs of [`BLOCK`] tokens. `inputs` has for each two inputs those of all tokens; `out`
/// takes [`Weights::groups`] groups for each token.
pub fn products(inputs: &[[Pair; BLOCK]], weights: &Weights, out: &mut [[i32; GROUP]]) {
    #[cfg(target_arch = "x86_64")]
    {
        // The compiler does not find the instructions that multiply and add pairs by itself: with them the products take a
        // tenth of the time, and they are most of a tagging. Sound: each line has asked for what its function needs.
        if std::arch::is_x86_feature_detected!("avx512vnni") && std::arch::is_x86_feature_detected!("avx512f") {
            #[allow(unsafe_code)]
            unsafe {
                x86::avx512(inputs, weights, out);
            }
            return;
        }
        if std::arch::is_x86_feature_detected!("avx2") {
            #[allow(unsafe_code)]
            unsafe {
                x86::avx2(inputs, weights, out);
            }
            return;
        }
    }
    #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
    return wasm::simd128(inputs, weights, out);
    #[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
    plain(inputs, weights, out);
}

/// The weights of each group.
fn groups<'a>(inputs: &[[Pair; BLOCK]], weights: &'a Weights) -> impl Iterator<Item = &'a [[Pair; GROUP]]> {
    weights.pairs.chunks_exact(inputs.len().max(1))
}

#[cfg(target_arch = "x86_64")]
mod x86 {
    use super::{BLOCK, GROUP, Pair, Weights, groups};
    use std::arch::x86_64::{
        __m256i, __m512i, _mm256_add_epi32, _mm256_extract_epi32, _mm256_madd_epi16, _mm256_set1_epi32,
        _mm256_setr_epi32, _mm256_setzero_si256, _mm512_castsi512_si256, _mm512_dpwssd_epi32,
        _mm512_extracti64x4_epi64, _mm512_set1_epi32, _mm512_setr_epi32, _mm512_setzero_si512,
    };

    // One load: the compiler sees that the numbers lie side by side.
    #[target_feature(enable = "avx512f")]
    fn load(n: &[Pair; GROUP]) -> __m512i {
        _mm512_setr_epi32(
            n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7], n[8], n[9], n[10], n[11], n[12], n[13], n[14], n[15],
        )
    }

    #[target_feature(enable = "avx2")]
    fn halves(n: &[Pair; GROUP]) -> [__m256i; 2] {
        [
            _mm256_setr_epi32(n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7]),
            _mm256_setr_epi32(n[8], n[9], n[10], n[11], n[12], n[13], n[14], n[15]),
        ]
    }

    #[target_feature(enable = "avx2")]
    fn numbers(n: __m256i) -> [i32; 8] {
        [
            _mm256_extract_epi32::<0>(n),
            _mm256_extract_epi32::<1>(n),
            _mm256_extract_epi32::<2>(n),
            _mm256_extract_epi32::<3>(n),
            _mm256_extract_epi32::<4>(n),
            _mm256_extract_epi32::<5>(n),
            _mm256_extract_epi32::<6>(n),
            _mm256_extract_epi32::<7>(n),
        ]
    }

    #[target_feature(enable = "avx512f,avx512vnni,avx2")]
    pub(super) fn avx512(inputs: &[[Pair; BLOCK]], weights: &Weights, out: &mut [[i32; GROUP]]) {
        let mut groups = groups(inputs, weights).enumerate();
        // Two groups at once: sixteen sums stay in registers.
        while let Some((at, first)) = groups.next() {
            match groups.next() {
                Some((_, second)) => some([first, second], inputs, at, weights.groups, out),
                None => some([first], inputs, at, weights.groups, out),
            }
        }
    }

    #[target_feature(enable = "avx512f,avx512vnni,avx2")]
    fn some<const N: usize>(
        rows: [&[[Pair; GROUP]]; N],
        inputs: &[[Pair; BLOCK]],
        at: usize,
        groups: usize,
        out: &mut [[i32; GROUP]],
    ) {
        let mut sums = [[_mm512_setzero_si512(); N]; BLOCK];
        for (step, inputs) in inputs.iter().enumerate() {
            let mut weight = [_mm512_setzero_si512(); N];
            for (weight, row) in weight.iter_mut().zip(rows) {
                *weight = load(&row[step]);
            }
            for (sums, input) in sums.iter_mut().zip(inputs) {
                let input = _mm512_set1_epi32(*input);
                for (sum, weight) in sums.iter_mut().zip(weight) {
                    *sum = _mm512_dpwssd_epi32(*sum, input, weight);
                }
            }
        }
        for (token, sums) in sums.into_iter().enumerate() {
            for (n, sum) in sums.into_iter().enumerate() {
                let (low, high) = (_mm512_castsi512_si256(sum), _mm512_extracti64x4_epi64::<1>(sum));
                let (first, second) = out[token * groups + at + n].split_at_mut(GROUP / 2);
                first.copy_from_slice(&numbers(low));
                second.copy_from_slice(&numbers(high));
            }
        }
    }

    #[target_feature(enable = "avx2")]
    pub(super) fn avx2(inputs: &[[Pair; BLOCK]], weights: &Weights, out: &mut [[i32; GROUP]]) {
        for (group, rows) in groups(inputs, weights).enumerate() {
            for half in 0..2 {
                let mut sums = [_mm256_setzero_si256(); BLOCK];
                for (row, inputs) in rows.iter().zip(inputs) {
                    let weight = halves(row)[half];
                    for (sum, input) in sums.iter_mut().zip(inputs) {
                        *sum = _mm256_add_epi32(*sum, _mm256_madd_epi16(_mm256_set1_epi32(*input), weight));
                    }
                }
                for (token, sum) in sums.into_iter().enumerate() {
                    let out = &mut out[token * weights.groups + group];
                    out[half * (GROUP / 2)..][..GROUP / 2].copy_from_slice(&numbers(sum));
                }
            }
        }
    }
}

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod wasm {
    use super::{BLOCK, GROUP, Pair, Weights, groups};
    use std::arch::wasm32::{i32x4, i32x4_add, i32x4_dot_i16x8, i32x4_extract_lane, i32x4_splat};

    /// Rows of a register.
    const LANES: usize = 4;

    pub(super) fn simd128(inputs: &[[Pair; BLOCK]], weights: &Weights, out: &mut [[i32; GROUP]]) {
        for (group, rows) in groups(inputs, weights).enumerate() {
            for first in (0..GROUP).step_by(LANES) {
                let mut sums = [i32x4_splat(0); BLOCK];
                for (row, inputs) in rows.iter().zip(inputs) {
                    let weight = i32x4(row[first], row[first + 1], row[first + 2], row[first + 3]);
                    for (sum, input) in sums.iter_mut().zip(inputs) {
                        *sum = i32x4_add(*sum, i32x4_dot_i16x8(i32x4_splat(*input), weight));
                    }
                }
                for (token, sum) in sums.into_iter().enumerate() {
                    out[token * weights.groups + group][first..first + LANES].copy_from_slice(&[
                        i32x4_extract_lane::<0>(sum),
                        i32x4_extract_lane::<1>(sum),
                        i32x4_extract_lane::<2>(sum),
                        i32x4_extract_lane::<3>(sum),
                    ]);
                }
            }
        }
    }
}

#[cfg_attr(all(target_arch = "wasm32", target_feature = "simd128"), allow(dead_code))]
fn plain(inputs: &[[Pair; BLOCK]], weights: &Weights, out: &mut [[i32; GROUP]]) {
    let halves = |pair: Pair| (i32::from(pair as i16), pair >> 16);
    for (group, rows) in groups(inputs, weights).enumerate() {
        for token in 0..BLOCK {
            let sums = &mut out[token * weights.groups + group];
            *sums = [0; GROUP];
            for (row, inputs) in rows.iter().zip(inputs) {
                let (a, b) = halves(inputs[token]);
                for (sum, &weight) in sums.iter_mut().zip(row) {
                    let (c, d) = halves(weight);
                    *sum += a * c + b * d;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_are_those_worked_out_one_by_one() {
        for (rows, width) in [(5, 48), (16, 32), (40, 96), (112, 128), (70, 20)] {
            let inputs: Vec<i16> = (0..BLOCK * width).map(|n| (n as i32 * 7919 % 40_001 - 20_000) as i16).collect();
            let numbers: Vec<i8> = (0..rows * width).map(|n| (n as i32 * 31 % 255 - 127) as i8).collect();
            let of = |token: usize, step: usize| token * width + 2 * step;
            let both = |at: usize| pair(inputs[at], inputs[at + 1]);
            let pairs: Vec<[Pair; BLOCK]> =
                (0..width / 2).map(|step| std::array::from_fn(|token| both(of(token, step)))).collect();
            let weights = Weights::new(&numbers, width);
            let mut out = vec![[0; GROUP]; BLOCK * weights.groups()];
            let mut simple = out.clone();
            products(&pairs, &weights, &mut out);
            plain(&pairs, &weights, &mut simple);
            assert_eq!(out, simple);
            #[cfg(target_arch = "x86_64")]
            if std::arch::is_x86_feature_detected!("avx2") {
                out.fill([1; GROUP]);
                #[allow(unsafe_code)]
                unsafe {
                    x86::avx2(&pairs, &weights, &mut out);
                }
                assert_eq!(out, simple);
            }
            for token in 0..BLOCK {
                for row in 0..rows {
                    let product = |k: usize| i32::from(inputs[token * width + k]) * i32::from(numbers[row * width + k]);
                    let found = out[token * weights.groups() + row / GROUP][row % GROUP];
                    assert_eq!(found, (0..width).map(product).sum::<i32>(), "{rows} rows of {width}");
                }
            }
        }
    }

    #[test]
    fn nothing_comes_of_nothing() {
        products(&[], &Weights::default(), &mut []);
    }
}
