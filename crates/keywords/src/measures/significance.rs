//! Probabilities of such a difference by chance, and their correction for many words at once.
//!
//! Words do not fall into texts independently of each other: small values say that it is no accident, not how much it
//! matters. Effect sizes (log ratio, ΔP) and dispersion say that.

use super::Table;
use super::special::{chi_square_survival, ln_hypergeometric};

/// The probability of a log-likelihood ratio or χ² (one degree of freedom; the sign does not count) of this size or more,
/// were there no difference: `erfc(√(x / 2))`.
///
/// Range: 0 to 1. Exact down to about 10⁻³⁰⁸; what is smaller (`x` above 1480) is 0: order by `x` then. Not a number counts
/// as no difference.
pub fn chi_square_p(x: f64) -> f64 {
    if x.is_nan() { 1.0 } else { chi_square_survival(x.abs()) }
}

/// Where the approximation by χ² is poor, so that [`fisher`] is to be taken: an expected frequency below 5 (Cochran 1954).
pub const SMALL_EXPECTED: f64 = 5.0;

/// Fisher's exact test, two sides (Fisher 1935): the sum of the probabilities of all tables with these margins that are at
/// most as probable as this one, those within 10⁻⁷ of it (relatively) among them.
///
/// Range: 0 to 1; 1 for an empty table or margin. Its time grows with the logarithm of the counts and the width of the tails.
pub fn fisher(table: &Table) -> f64 {
    let (good, bad, drawn) = (table.column(), table.other_column(), table.row());
    let (least, most) = ((drawn - bad).max(0.0), good.min(drawn));
    let observed = table.o11 as f64;
    if least >= most {
        return 1.0;
    }
    let ln_p = |x: f64| ln_hypergeometric(x, good, bad, drawn);
    // P(x + 1) / P(x)
    let ratio = |x: f64| (good - x) * (drawn - x) / ((x + 1.0) * (bad - drawn + x + 1.0));
    let mode = (((good + 1.0) * (drawn + 1.0)) / (good + bad + 2.0)).floor().clamp(least, most);
    let limit = ln_p(observed) + 1e-7;
    let tail = |start: f64, upwards: bool| {
        let (mut x, mut p, mut sum) = (start, libm::exp(ln_p(start)), 0.0);
        loop {
            let next = sum + p;
            if next == sum {
                break;
            }
            sum = next;
            if (upwards && x >= most) || (!upwards && x <= least) {
                break;
            }
            if upwards {
                p *= ratio(x);
                x += 1.0;
            } else {
                x -= 1.0;
                p /= ratio(x);
            }
        }
        sum
    };
    // On each side of the mode the place nearest to it that is improbable enough.
    let lower = (ln_p(least) <= limit).then(|| {
        let (mut low, mut high) = (least, mode + 1.0);
        while high - low > 1.0 {
            let middle = ((low + high) / 2.0).floor();
            if ln_p(middle) <= limit { low = middle } else { high = middle }
        }
        low
    });
    let upper = (ln_p(most) <= limit).then(|| {
        let (mut low, mut high) = (mode, most);
        while high - low > 1.0 {
            let middle = ((low + high) / 2.0).floor();
            if ln_p(middle) <= limit { high = middle } else { low = middle }
        }
        high
    });
    match (lower, upper) {
        // The mode itself is improbable enough, so that the tails are all there is.
        (Some(lower), _) if lower >= mode => 1.0,
        (Some(lower), Some(upper)) if upper <= lower => 1.0,
        (lower, upper) => {
            let sum = lower.map_or(0.0, |start| tail(start, false)) + upper.map_or(0.0, |start| tail(start, true));
            sum.min(1.0)
        }
    }
}

/// Adjusts p-values for their number, so that of the words below a limit at most that share is there by chance
/// (Benjamini & Hochberg 1995): in ascending order `min(p(j) · m / j)` over `j ≥ i`, at most 1.
///
/// The result stands in the order of `values`. Not a number counts as 1.
pub fn benjamini_hochberg(values: &[f64]) -> Vec<f64> {
    let clean: Vec<f64> = values.iter().map(|&p| if p.is_nan() { 1.0 } else { p.clamp(0.0, 1.0) }).collect();
    let mut order: Vec<usize> = (0..clean.len()).collect();
    order.sort_by(|&a, &b| clean[a].total_cmp(&clean[b]));
    let mut adjusted = vec![1.0; clean.len()];
    let mut least: f64 = 1.0;
    for (rank, &at) in order.iter().enumerate().rev() {
        least = least.min(clean[at] * (clean.len() as f64 / (rank + 1) as f64));
        adjusted[at] = least;
    }
    adjusted
}
