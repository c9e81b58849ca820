//! Products of numbers of 8 bits, the inner loop of the net. Whole numbers add up to the same sum in any order, so that
//! every machine gives the same bytes however wide its registers are.
//!
//! Inputs have no sign, weights have one. Weights lie in groups of [`GROUP`] rows. For each four inputs a group has the four
//! weights of each of its rows side by side, so that one instruction multiplies four inputs with a whole group and adds up: no
//! sum ever runs across a register.

/// Tokens that are multiplied at once: each weight is fetched once for all of them.
pub const BLOCK: usize = 8;
/// Rows whose weights lie side by side.
pub const GROUP: usize = 16;
/// Numbers in a [`Quad`].
pub const QUAD: usize = 4;

/// Four inputs.
pub type Quad = [u8; QUAD];
/// Four weights, the first one in the lowest bits.
type Four = i32;

/// A matrix, its rows in groups; what a last group lacks is zero.
#[derive(Clone, Debug, Default)]
pub struct Weights {
    fours: Vec<[Four; GROUP]>,
    groups: usize,
}

impl Weights {
    /// From rows of `width` weights each, one after another.
    pub fn new(rows: &[i8], width: usize) -> Self {
        let (width, steps) = (width.max(1), width.div_ceil(QUAD));
        let rows: Vec<&[i8]> = rows.chunks_exact(width).collect();
        let groups = rows.len().div_ceil(GROUP);
        let mut fours = Vec::with_capacity(groups * steps);
        for group in rows.chunks(GROUP) {
            for step in 0..steps {
                let weight = |row: usize, at: usize| {
                    group.get(row).and_then(|row| row.get(QUAD * step + at)).copied().unwrap_or_default() as u8
                };
                fours.push(std::array::from_fn(|row| Four::from_le_bytes(std::array::from_fn(|at| weight(row, at)))));
            }
        }
        Self { fours, groups }
    }

    /// Number of groups: [`products`] writes so many for each token.
    pub fn groups(&self) -> usize {
        self.groups
    }
}

/// The products of all rows with the inputs of [`BLOCK`] tokens. The inputs come in parts, side by side: each has, token
/// after token, `width` quads. `out` takes [`Weights::groups`] groups for each token.
pub fn products(parts: &[&[Quad]], width: usize, weights: &Weights, out: &mut [[i32; GROUP]]) {
    #[cfg(target_arch = "x86_64")]
    {
        // The compiler does not find the instructions that multiply and add by itself: with them the products take a
        // tenth of the time, and they are most of a tagging. Sound: each line has asked for what its function needs.
        if std::arch::is_x86_feature_detected!("avx512vnni") && std::arch::is_x86_feature_detected!("avx512f") {
            #[allow(unsafe_code)]
            unsafe {
                x86::avx512(parts, width, weights, out);
            }
            return;
        }
        if std::arch::is_x86_feature_detected!("avx2") {
            #[allow(unsafe_code)]
            unsafe {
                x86::avx2(parts, width, weights, out);
            }
            return;
        }
    }
    #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
    return wasm::simd128(parts, width, weights, out);
    #[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
    plain(parts, width, weights, out);
}

/// The weights of each group.
fn groups<'a>(parts: &[&[Quad]], width: usize, weights: &'a Weights) -> impl Iterator<Item = &'a [[Four; GROUP]]> {
    weights.fours.chunks_exact((parts.len() * width).max(1))
}

/// The inputs of each token of a block.
fn tokens(part: &[Quad], width: usize) -> [&[Quad]; BLOCK] {
    std::array::from_fn(|n| &part[n * width..(n + 1) * width])
}

#[cfg(target_arch = "x86_64")]
mod x86 {
    use super::{BLOCK, Four, GROUP, Quad, Weights, groups, tokens};
    use std::arch::x86_64::{
        __m256i, __m512i, _mm256_add_epi32, _mm256_and_si256, _mm256_extract_epi32, _mm256_madd_epi16,
        _mm256_set1_epi16, _mm256_set1_epi32, _mm256_setr_epi32, _mm256_setzero_si256, _mm256_slli_epi16,
        _mm256_srai_epi16, _mm256_srli_epi16, _mm512_castsi512_si256, _mm512_dpbusd_epi32, _mm512_extracti64x4_epi64,
        _mm512_set1_epi32, _mm512_setr_epi32, _mm512_setzero_si512,
    };

    // One load: the compiler sees that the numbers lie side by side.
    #[target_feature(enable = "avx512f")]
    fn load(n: &[Four; GROUP]) -> __m512i {
        _mm512_setr_epi32(
            n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7], n[8], n[9], n[10], n[11], n[12], n[13], n[14], n[15],
        )
    }

    #[target_feature(enable = "avx2")]
    fn halves(n: &[Four; GROUP]) -> [__m256i; 2] {
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
    pub(super) fn avx512(parts: &[&[Quad]], width: usize, weights: &Weights, out: &mut [[i32; GROUP]]) {
        // With a width that is known beforehand all places of a step are reached from one.
        match width {
            24 => all::<24>(parts, width, weights, out),
            32 => all::<32>(parts, width, weights, out),
            _ => all::<0>(parts, width, weights, out),
        }
    }

    #[target_feature(enable = "avx512f,avx512vnni,avx2")]
    fn all<const WIDTH: usize>(parts: &[&[Quad]], width: usize, weights: &Weights, out: &mut [[i32; GROUP]]) {
        let rows: Vec<&[[Four; GROUP]]> = groups(parts, width, weights).collect();
        // Three groups at once: their sums stay in registers.
        for (n, rows) in rows.chunks(3).enumerate() {
            match *rows {
                [a, b, c] => some::<3, WIDTH>([a, b, c], parts, width, 3 * n, weights.groups, out),
                [a, b] => some::<2, WIDTH>([a, b], parts, width, 3 * n, weights.groups, out),
                [a] => some::<1, WIDTH>([a], parts, width, 3 * n, weights.groups, out),
                _ => {}
            }
        }
    }

    #[target_feature(enable = "avx512f,avx512vnni,avx2")]
    fn some<const N: usize, const WIDTH: usize>(
        rows: [&[[Four; GROUP]]; N],
        parts: &[&[Quad]],
        width: usize,
        at: usize,
        groups: usize,
        out: &mut [[i32; GROUP]],
    ) {
        let width = if WIDTH > 0 { WIDTH } else { width };
        let mut sums = [[_mm512_setzero_si512(); N]; BLOCK];
        for (n, part) in parts.iter().enumerate() {
            let (tokens, mut rows) = (tokens(part, width), rows);
            for row in &mut rows {
                *row = &row[n * width..(n + 1) * width];
            }
            for step in 0..width {
                let mut weight = [_mm512_setzero_si512(); N];
                for (weight, row) in weight.iter_mut().zip(rows) {
                    *weight = load(&row[step]);
                }
                for (sums, token) in sums.iter_mut().zip(tokens) {
                    let input = _mm512_set1_epi32(Four::from_le_bytes(token[step]));
                    for (sum, weight) in sums.iter_mut().zip(weight) {
                        *sum = _mm512_dpbusd_epi32(*sum, input, weight);
                    }
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
    pub(super) fn avx2(parts: &[&[Quad]], width: usize, weights: &Weights, out: &mut [[i32; GROUP]]) {
        let low = _mm256_set1_epi16(0xff);
        for (group, rows) in groups(parts, width, weights).enumerate() {
            for half in 0..2 {
                let mut sums = [_mm256_setzero_si256(); BLOCK];
                for (n, part) in parts.iter().enumerate() {
                    let tokens = tokens(part, width);
                    let rows = &rows[n * width..(n + 1) * width];
                    for step in 0..width {
                        // Products of 8 bits would be cut off at 16 when two are added: so the numbers are widened first.
                        let weight = halves(&rows[step])[half];
                        let even = _mm256_srai_epi16::<8>(_mm256_slli_epi16::<8>(weight));
                        let odd = _mm256_srai_epi16::<8>(weight);
                        for (sum, token) in sums.iter_mut().zip(tokens) {
                            let input = _mm256_set1_epi32(Four::from_le_bytes(token[step]));
                            let first = _mm256_madd_epi16(_mm256_and_si256(input, low), even);
                            let second = _mm256_madd_epi16(_mm256_srli_epi16::<8>(input), odd);
                            *sum = _mm256_add_epi32(*sum, _mm256_add_epi32(first, second));
                        }
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
    use super::{BLOCK, Four, GROUP, Quad, Weights, groups, tokens};
    use std::arch::wasm32::{
        i16x8_shl, i16x8_shr, i32x4, i32x4_add, i32x4_dot_i16x8, i32x4_extract_lane, i32x4_splat, u16x8_shr, v128_and,
    };

    /// Rows of a register.
    const LANES: usize = 4;

    pub(super) fn simd128(parts: &[&[Quad]], width: usize, weights: &Weights, out: &mut [[i32; GROUP]]) {
        let low = i32x4_splat(0x00ff_00ff);
        for (group, rows) in groups(parts, width, weights).enumerate() {
            for first in (0..GROUP).step_by(LANES) {
                let mut sums = [i32x4_splat(0); BLOCK];
                for (n, part) in parts.iter().enumerate() {
                    let tokens = tokens(part, width);
                    let rows = &rows[n * width..(n + 1) * width];
                    for step in 0..width {
                        let row = &rows[step];
                        let weight = i32x4(row[first], row[first + 1], row[first + 2], row[first + 3]);
                        let (even, odd) = (i16x8_shr(i16x8_shl(weight, 8), 8), i16x8_shr(weight, 8));
                        for (sum, token) in sums.iter_mut().zip(tokens) {
                            let input = i32x4_splat(Four::from_le_bytes(token[step]));
                            let both = i32x4_add(
                                i32x4_dot_i16x8(v128_and(input, low), even),
                                i32x4_dot_i16x8(u16x8_shr(input, 8), odd),
                            );
                            *sum = i32x4_add(*sum, both);
                        }
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
fn plain(parts: &[&[Quad]], width: usize, weights: &Weights, out: &mut [[i32; GROUP]]) {
    for (group, rows) in groups(parts, width, weights).enumerate() {
        for token in 0..BLOCK {
            let sums = &mut out[token * weights.groups + group];
            *sums = [0; GROUP];
            let inputs = parts.iter().flat_map(|part| tokens(part, width)[token]);
            for (row, input) in rows.iter().zip(inputs) {
                for (sum, weight) in sums.iter_mut().zip(row) {
                    for (input, weight) in input.iter().zip(weight.to_le_bytes()) {
                        *sum += i32::from(*input) * i32::from(weight as i8);
                    }
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
        for (rows, part, count) in [(5, 48, 1), (16, 32, 3), (40, 96, 1), (112, 128, 4), (70, 20, 2)] {
            let width = part * count;
            // Among them the largest of all, which 16 bits do not hold.
            let byte = |n: usize| if n.is_multiple_of(5) { 255 } else { (n * 7919 % 256) as u8 };
            let inputs: Vec<u8> = (0..BLOCK * width).map(byte).collect();
            let numbers: Vec<i8> = (0..rows * width)
                .map(|n| if n.is_multiple_of(5) { 127 } else { (n as i32 * 31 % 255 - 127) as i8 })
                .collect();
            let of = |token: usize, at: usize| token * width + at;
            let parts: Vec<Vec<Quad>> = (0..count)
                .map(|n| {
                    let place = |at: usize| of(at / part, n * part + at % part);
                    (0..BLOCK * part / QUAD)
                        .map(|step| std::array::from_fn(|at| inputs[place(QUAD * step + at)]))
                        .collect()
                })
                .collect();
            let parts: Vec<&[Quad]> = parts.iter().map(Vec::as_slice).collect();
            let weights = Weights::new(&numbers, width);
            let mut out = vec![[0; GROUP]; BLOCK * weights.groups()];
            let mut simple = out.clone();
            products(&parts, part / QUAD, &weights, &mut out);
            plain(&parts, part / QUAD, &weights, &mut simple);
            assert_eq!(out, simple);
            #[cfg(target_arch = "x86_64")]
            if std::arch::is_x86_feature_detected!("avx2") {
                out.fill([1; GROUP]);
                #[allow(unsafe_code)]
                unsafe {
                    x86::avx2(&parts, part / QUAD, &weights, &mut out);
                }
                assert_eq!(out, simple);
            }
            for token in 0..BLOCK {
                for row in 0..rows {
                    let product = |k: usize| i32::from(inputs[of(token, k)]) * i32::from(numbers[row * width + k]);
                    let found = out[token * weights.groups() + row / GROUP][row % GROUP];
                    assert_eq!(found, (0..width).map(product).sum::<i32>(), "{rows} rows of {width}");
                }
            }
        }
    }

    #[test]
    fn nothing_comes_of_nothing() {
        products(&[], 0, &Weights::default(), &mut []);
    }
}
