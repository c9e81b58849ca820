//! Distributions that the measures need, exact far into the tails.

use std::f64::consts::PI;

/// `ln √(2π)`.
const LN_SQRT_2PI: f64 = 0.918_938_533_204_672_8;

/// `x · ln(x / m) + m − x`, not losing digits where `x` is near `m` (Loader 2000, "Fast and accurate computation of
/// binomial probabilities"). `x ≥ 0`, `m > 0`.
pub(super) fn deviance(x: f64, m: f64) -> f64 {
    if x == 0.0 {
        return m;
    }
    if (x - m).abs() < 0.1 * (x + m) {
        let v = (x - m) / (x + m);
        let mut sum = (x - m) * v;
        let mut term = 2.0 * x * v;
        for index in 1..1000 {
            term *= v * v;
            let next = sum + term / f64::from(2 * index + 1);
            if next == sum {
                break;
            }
            sum = next;
        }
        return sum;
    }
    x * libm::log(x / m) + m - x
}

/// `ln n! − ln(√(2πn) · (n/e)ⁿ)`, the error of Stirling's formula; `n ≥ 1`.
fn stirling_error(n: f64) -> f64 {
    if n < 16.0 {
        return libm::lgamma(n + 1.0) - (n + 0.5) * libm::log(n) + n - LN_SQRT_2PI;
    }
    let square = n * n;
    (1.0 / 12.0 - (1.0 / 360.0 - (1.0 / 1260.0 - (1.0 / 1680.0 - 1.0 / 1188.0 / square) / square) / square) / square)
        / n
}

/// The logarithm of the binomial probability of `x` successes in `n` trials, `p + q = 1`, all whole (Loader 2000).
fn ln_binomial(x: f64, n: f64, p: f64, q: f64) -> f64 {
    if x == 0.0 {
        return if p < 0.1 { -deviance(n, n * q) - n * p } else { n * libm::log(q) };
    }
    if x == n {
        return if q < 0.1 { -deviance(n, n * p) - n * q } else { n * libm::log(p) };
    }
    let errors = stirling_error(n) - stirling_error(x) - stirling_error(n - x);
    let deviances = deviance(x, n * p) + deviance(n - x, n * q);
    errors - deviances - 0.5 * (libm::log(2.0 * PI * x) + libm::log1p(-x / n))
}

/// The logarithm of the hypergeometric probability that of `drawn` items, taken from `good + bad`, `x` are good. `x` must
/// be possible.
pub(super) fn ln_hypergeometric(x: f64, good: f64, bad: f64, drawn: f64) -> f64 {
    let total = good + bad;
    if drawn == 0.0 || drawn == total {
        return 0.0;
    }
    let (p, q) = (drawn / total, (total - drawn) / total);
    ln_binomial(x, good, p, q) + ln_binomial(drawn - x, bad, p, q) - ln_binomial(drawn, total, p, q)
}

/// The probability that χ² of one degree of freedom is `x` or more. Below about 10⁻³⁰⁸ (`x` above 1415) digits are lost, from
/// 1480 on it is 0.
pub(super) fn chi_square_survival(x: f64) -> f64 {
    libm::erfc(libm::sqrt(x.max(0.0) / 2.0))
}
