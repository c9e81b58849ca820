//! How evenly a word is spread over the parts of a corpus.

/// A part of a corpus, mostly a document.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Part {
    /// How often the word stands there.
    pub count: u64,
    /// Its tokens.
    pub size: u64,
}

/// Range: the number of parts that hold the word.
///
/// Unit: parts. From 0 to all.
pub fn range(parts: &[Part]) -> usize {
    parts.iter().filter(|part| part.count > 0).count()
}

/// Juilland's D (Juilland & Chang-Rodríguez 1964): `1 − V / √(n − 1)`, with `V` the standard deviation (of the population)
/// of the word's relative frequencies in the `n` parts, divided by their mean. Relative frequencies, so that parts may
/// be of different size (Gries 2008).
///
/// Unit: none. Range: 0 (all in one part) to 1 (even). Parts without tokens do not count. `None` if the word is nowhere, or
/// with fewer than two parts.
pub fn juilland_d(parts: &[Part]) -> Option<f64> {
    let rates: Vec<f64> = parts.iter().filter(|p| p.size > 0).map(|p| p.count as f64 / p.size as f64).collect();
    let n = rates.len() as f64;
    let mean = rates.iter().sum::<f64>() / n;
    if rates.len() < 2 || mean <= 0.0 {
        return None;
    }
    let variance = rates.iter().map(|rate| (rate - mean) * (rate - mean)).sum::<f64>() / n;
    Some(1.0 - libm::sqrt(variance) / mean / libm::sqrt(n - 1.0))
}

/// Gries' deviation of proportions DP (Gries 2008): `½ · Σ |count_i / count − size_i / size|`.
///
/// Unit: share. Range: 0 (as the parts' sizes would have it) to nearly 1 (all in one small part). `None` if the word is
/// nowhere.
pub fn dp(parts: &[Part]) -> Option<f64> {
    let (count, size) = sums(parts)?;
    Some(parts.iter().map(|part| (part.count as f64 / count - part.size as f64 / size).abs()).sum::<f64>() / 2.0)
}

/// DP divided by what it can be at most (Lijffijt & Gries 2012): `DP / (1 − min size_i / size)`.
///
/// Unit: share. Range: 0 to 1. Parts without tokens do not count. `None` if the word is nowhere, or with fewer than two parts.
pub fn dp_norm(parts: &[Part]) -> Option<f64> {
    let (_, size) = sums(parts)?;
    let sizes = parts.iter().map(|part| part.size).filter(|&size| size > 0);
    if sizes.clone().count() < 2 {
        return None;
    }
    let least = sizes.min()? as f64 / size;
    Some(dp(parts)? / (1.0 - least))
}

fn sums(parts: &[Part]) -> Option<(f64, f64)> {
    let sum = |of: fn(&Part) -> u64| parts.iter().map(|part| of(part) as f64).sum::<f64>();
    let (count, size) = (sum(|part| part.count), sum(|part| part.size));
    (count > 0.0 && size > 0.0).then_some((count, size))
}

/// Average reduced frequency (Savický & Hlaváčová 2002): `1/v · Σ min(d_i, v)`, with `v = size / f` and `d_i` the distances
/// from each place of the word to its next, around the end of the corpus.
///
/// Unit: occurrences. Range: 1 (all in one place, nearly) to `f` (evenly spaced); 0 if the word is nowhere. `places` are
/// token numbers below `size`, ascending.
pub fn average_reduced_frequency(places: &[u64], size: u64) -> f64 {
    let (Some(&first), Some(&last)) = (places.first(), places.last()) else { return 0.0 };
    let v = size as f64 / places.len() as f64;
    if v <= 0.0 {
        return 0.0;
    }
    let between = places.windows(2).map(|pair| pair[1].saturating_sub(pair[0]) as f64);
    let around = size.saturating_sub(last) as f64 + first as f64;
    between.chain([around]).map(|distance| distance.min(v)).sum::<f64>() / v
}
