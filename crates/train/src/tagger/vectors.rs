//! Vectors of words by skip-gram with negative sampling: words used alike come to lie near each other.

// Several rows are walked by one index; iterators over all of them read worse.
#![allow(clippy::needless_range_loop)]

use super::net::Random;

/// Words that are looked at on each side, at most.
const WINDOW: usize = 4;
/// Wrong neighbours shown for each right one.
const WRONG: usize = 5;

/// One vector of `D` numbers for each word; `texts` are sentences of word numbers, `counts` how often each occurs.
pub(crate) fn skip_gram<const D: usize>(texts: &[Vec<u32>], counts: &[u32], rounds: usize) -> Vec<[f32; D]> {
    let mut random = Random(11);
    let total: f64 = counts.iter().map(|&count| f64::from(count)).sum();
    // Frequent words are skipped most of the time, so that they do not drown the others.
    let keep: Vec<u64> = counts
        .iter()
        .map(|&count| {
            let share = f64::from(count) / total;
            let keep = (2e-4 / share).sqrt().min(1.0);
            (keep * u64::MAX as f64) as u64
        })
        .collect();
    let mut wrong = Vec::new();
    for (word, &count) in counts.iter().enumerate() {
        let places = (libm::pow(f64::from(count), 0.75) / 4.0).ceil() as usize;
        wrong.extend(std::iter::repeat_n(word as u32, places));
    }
    let mut inner: Vec<[f32; D]> =
        counts.iter().map(|_| std::array::from_fn(|_| random.even() * 0.5 / D as f32)).collect();
    let mut outer = vec![[0.0; D]; counts.len()];
    let steps = (texts.len() * rounds) as f32;
    let mut words: Vec<usize> = Vec::new();
    for round in 0..rounds {
        for (done, text) in texts.iter().enumerate() {
            let rate = 0.035 * (1.0 - (round * texts.len() + done) as f32 / steps).max(0.02);
            words.clear();
            words.extend(text.iter().map(|&w| w as usize).filter(|&w| random.next() <= keep[w]));
            for at in 0..words.len() {
                let reach = 1 + random.below(WINDOW);
                for other in at.saturating_sub(reach)..(at + reach + 1).min(words.len()) {
                    if other != at {
                        step(&mut inner[words[other]], &mut outer, words[at], &wrong, &mut random, rate);
                    }
                }
            }
        }
    }
    inner
}

fn step<const D: usize>(
    inner: &mut [f32; D],
    outer: &mut [[f32; D]],
    right: usize,
    wrong: &[u32],
    random: &mut Random,
    rate: f32,
) {
    let mut moved = [0.0; D];
    for n in 0..=WRONG {
        let word = if n == 0 { right } else { wrong[random.below(wrong.len())] as usize };
        if n > 0 && word == right {
            continue;
        }
        let vector = &mut outer[word];
        let product: f32 = dot(inner, vector);
        let pull = rate * (if n == 0 { 1.0 } else { 0.0 } - 1.0 / (1.0 + libm::expf(-product.clamp(-12.0, 12.0))));
        for k in 0..D {
            moved[k] += pull * vector[k];
            vector[k] += pull * inner[k];
        }
    }
    for k in 0..D {
        inner[k] += moved[k];
    }
}

fn dot<const D: usize>(a: &[f32; D], b: &[f32; D]) -> f32 {
    let mut lanes = [0.0; 16];
    for (a, b) in a.as_chunks::<16>().0.iter().zip(b.as_chunks::<16>().0) {
        for lane in 0..16 {
            lanes[lane] += a[lane] * b[lane];
        }
    }
    lanes.iter().sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_the_same_neighbours_come_to_lie_together() {
        // Two topics of ten words each; words of one topic stand together only. Most are skipped, being so frequent.
        let mut random = Random(3);
        let texts: Vec<Vec<u32>> = (0..12_000)
            .map(|n| (0..30).map(|_| (random.below(10) + if n % 2 == 0 { 0 } else { 10 }) as u32).collect())
            .collect();
        let vectors = skip_gram::<48>(&texts, &[18_000; 20], 2);
        let unit = |a: usize| vectors[a].map(|v| v / dot(&vectors[a], &vectors[a]).sqrt());
        let like = |a: usize, b: usize| dot(&unit(a), &unit(b));
        for word in 1..9 {
            assert!(like(0, word) > like(0, word + 10) + 0.5, "{word}: {} {}", like(0, word), like(0, word + 10));
        }
    }
}
