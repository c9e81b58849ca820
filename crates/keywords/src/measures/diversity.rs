//! How rich the vocabulary of a text is. Words are numbers here: equal numbers are the same word.

use std::collections::BTreeMap;

/// The window of [`mattr`] that is taken if none is asked for (Covington & McFall 2010 advise 500 for style, and shorter for
/// short texts; 100 is the custom of programs).
pub const MATTR_WINDOW: usize = 100;
/// The factor size of [`mtld`] (McCarthy & Jarvis 2010).
pub const MTLD_FACTOR: f64 = 0.72;
/// The draws of [`hd_d`] (McCarthy & Jarvis 2007).
pub const HD_D_DRAWS: u32 = 42;

/// Type-token ratio (Johnson 1944): different words divided by words.
///
/// Unit: share. Range: above 0 to 1. Falls with the length of the text: compare only texts of one length. `None` without words.
pub fn ttr(words: &[u32]) -> Option<f64> {
    let mut types = words.to_vec();
    types.sort_unstable();
    types.dedup();
    (!words.is_empty()).then(|| types.len() as f64 / words.len() as f64)
}

/// Moving-average type-token ratio (Covington & McFall 2010): the mean of the ratios of all windows of `window` words.
///
/// Unit: share. Range: above 0 to 1. `None` if the text is shorter than the window, or the window is 0.
pub fn mattr(words: &[u32], window: usize) -> Option<f64> {
    if window == 0 || words.len() < window {
        return None;
    }
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    let mut sum: u64 = 0;
    for (at, &word) in words.iter().enumerate() {
        *counts.entry(word).or_default() += 1;
        if at >= window {
            let left = words[at - window];
            if let Some(count) = counts.get_mut(&left) {
                *count -= 1;
                if *count == 0 {
                    counts.remove(&left);
                }
            }
        }
        if at + 1 >= window {
            sum += counts.len() as u64;
        }
    }
    Some(sum as f64 / (words.len() - window + 1) as f64 / window as f64)
}

/// Measure of textual lexical diversity (McCarthy & Jarvis 2010): the mean length of stretches whose type-token ratio has not
/// come down to `factor`; the rest at the end counts by how far it has come. The mean of reading forwards and backwards.
///
/// Unit: words. Range: 1 and more. No least length of a stretch (some programs ask for ten words). `None` without words, if
/// no word is repeated (no stretch ever ends), or if `factor` is not between 0 and 1.
pub fn mtld(words: &[u32], factor: f64) -> Option<f64> {
    if !(factor > 0.0 && factor < 1.0) {
        return None;
    }
    let forwards = stretches(words.iter(), factor);
    let backwards = stretches(words.iter().rev(), factor);
    let length = words.len() as f64;
    (forwards > 0.0 && backwards > 0.0).then(|| (length / forwards + length / backwards) / 2.0)
}

/// The number of stretches, with a fraction for the rest.
fn stretches<'w>(words: impl Iterator<Item = &'w u32>, factor: f64) -> f64 {
    // Of each word the stretch that it was last seen in.
    let mut seen: BTreeMap<u32, usize> = BTreeMap::new();
    let (mut whole, mut types, mut length) = (0_usize, 0_usize, 0_usize);
    for &word in words {
        length += 1;
        if seen.insert(word, whole) != Some(whole) {
            types += 1;
        }
        if types as f64 / length as f64 <= factor {
            whole += 1;
            (types, length) = (0, 0);
        }
    }
    let rest = if length > 0 { (1.0 - types as f64 / length as f64) / (1.0 - factor) } else { 0.0 };
    whole as f64 + rest
}

/// HD-D (McCarthy & Jarvis 2007): of `draws` words drawn from the text without putting back, the expected share of different
/// ones: `Σ (1 − P(word is not drawn)) / draws`, hypergeometric.
///
/// Unit: share (times `draws`: expected types; the authors' index is this share). Range: above 0 to 1. `None` if the text has
/// fewer words than `draws`, or for no draws.
pub fn hd_d(words: &[u32], draws: u32) -> Option<f64> {
    let size = words.len() as u64;
    if draws == 0 || size < u64::from(draws) {
        return None;
    }
    let mut counts: BTreeMap<u32, u64> = BTreeMap::new();
    for &word in words {
        *counts.entry(word).or_default() += 1;
    }
    // Words of the same frequency have the same probability.
    let mut frequencies: BTreeMap<u64, u64> = BTreeMap::new();
    for &count in counts.values() {
        *frequencies.entry(count).or_default() += 1;
    }
    let sum: f64 = frequencies
        .iter()
        .map(|(&frequency, &types)| {
            let others = size - frequency;
            let missed: f64 = (0..u64::from(draws))
                .map(|drawn| others.saturating_sub(drawn) as f64 / (size - drawn) as f64)
                .product();
            (1.0 - missed) * types as f64
        })
        .sum();
    Some(sum / f64::from(draws))
}
