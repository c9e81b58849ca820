//! How far a frequency may be from what it would be in more text.

/// The normal quantile of a 95 % interval.
pub const Z_95: f64 = 1.959_963_984_540_054;

/// The Wilson score interval (Wilson 1927) of a share: `(k + z²/2 ± z · √(k · (n − k) / n + z²/4)) / (n + z²)`.
///
/// Unit: share. Range: within 0 to 1, lower bound first; 0 and 1 themselves are exact for `count` 0 and `total`. `None`
/// without tokens, or if `count` exceeds `total`.
pub fn wilson(count: u64, total: u64, z: f64) -> Option<(f64, f64)> {
    if total == 0 || count > total {
        return None;
    }
    let (k, n) = (count as f64, total as f64);
    let middle = k + z * z / 2.0;
    let half = z * libm::sqrt(k * (n - k) / n + z * z / 4.0);
    let lower = if count == 0 { 0.0 } else { (middle - half) / (n + z * z) };
    let upper = if count == total { 1.0 } else { (middle + half) / (n + z * z) };
    Some((lower.max(0.0), upper.min(1.0)))
}

/// Occurrences in a million tokens: `10⁶ · count / total`. `None` without tokens.
pub fn per_million(count: u64, total: u64) -> Option<f64> {
    (total > 0).then(|| 1e6 * (count as f64 / total as f64))
}
