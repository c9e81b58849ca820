//! Classes of words used alike: vectors by skip-gram with negative sampling, gathered by k-means.

// Several rows are walked by one index; iterators over all of them read worse.
#![allow(clippy::needless_range_loop)]

use super::crf::Random;
use super::data::Labelled;
use sarap_entities::tagger::features::CLUSTER_BITS;
use std::collections::HashMap;

/// Length of a vector.
const WIDTH: usize = 48;
/// Words that are looked at on each side, at most.
const WINDOW: usize = 3;
/// Wrong neighbours shown for each right one.
const WRONG: usize = 4;
/// Times that the text is gone through.
const ROUNDS: usize = 2;
/// A lemma must occur so often.
const LEAST: u32 = 15;
/// Narrow and wide classes.
const NARROW: usize = 512;
const WIDE: usize = 48;

type Vector = [f32; WIDTH];

/// The class of each frequent lemma, by the lemma's hash.
pub(crate) fn learn(documents: &[Labelled]) -> HashMap<u64, u16> {
    let mut counts: HashMap<u64, u32> = HashMap::new();
    let lemmas = |document: &Labelled| (0..document.words.of.len()).map(|at| document.words.word(at).lemma).collect();
    for document in documents {
        let lemmas: Vec<u64> = lemmas(document);
        lemmas.iter().for_each(|&lemma| *counts.entry(lemma).or_default() += 1);
    }
    let mut kept: Vec<(u32, u64)> =
        counts.into_iter().filter(|(_, count)| *count >= LEAST).map(|(lemma, count)| (count, lemma)).collect();
    kept.sort_unstable_by(|a, b| b.cmp(a));
    let numbers: HashMap<u64, u32> = kept.iter().enumerate().map(|(n, &(_, lemma))| (lemma, n as u32)).collect();
    let texts: Vec<Vec<Vec<u32>>> = documents
        .iter()
        .map(|document| {
            let known = |at| numbers.get(&document.words.word(at).lemma).copied();
            document.words.stretches.iter().map(|stretch| stretch.clone().filter_map(known).collect()).collect()
        })
        .collect();
    let vectors = skip_gram(&texts, &kept.iter().map(|&(count, _)| count).collect::<Vec<_>>());
    let (narrow, centres) = gather(&vectors, NARROW, 12);
    let (wide, _) = gather(&centres, WIDE, 12);
    let class = |n: usize| ((wide[narrow[n]] << CLUSTER_BITS) + narrow[n] + 1) as u16;
    kept.iter().enumerate().map(|(n, &(_, lemma))| (lemma, class(n))).collect()
}

fn skip_gram(texts: &[Vec<Vec<u32>>], counts: &[u32]) -> Vec<Vector> {
    let mut random = Random(11);
    let total: f64 = counts.iter().map(|&count| f64::from(count)).sum();
    // Frequent words are skipped most of the time, so that they do not drown the others.
    let keep: Vec<u64> = counts
        .iter()
        .map(|&count| {
            let share = f64::from(count) / total;
            let keep = (1e-4 / share).sqrt().min(1.0);
            (keep * u64::MAX as f64) as u64
        })
        .collect();
    let mut wrong = Vec::new();
    for (word, &count) in counts.iter().enumerate() {
        let places = (libm::pow(f64::from(count), 0.75) / 10.0).ceil() as usize;
        wrong.extend(std::iter::repeat_n(word as u32, places));
    }
    let fresh = |random: &mut Random| {
        let mut vector = [0.0; WIDTH];
        vector.iter_mut().for_each(|v| *v = (random.below(2001) as f32 / 1000.0 - 1.0) * 0.5 / WIDTH as f32);
        vector
    };
    let mut inner: Vec<Vector> = counts.iter().map(|_| fresh(&mut random)).collect();
    let mut outer = vec![[0.0; WIDTH]; counts.len()];
    let steps = (texts.len() * ROUNDS) as f32;
    for round in 0..ROUNDS {
        for (done, text) in texts.iter().enumerate() {
            let rate = 0.04 * (1.0 - (round * texts.len() + done) as f32 / steps).max(0.02);
            for sentence in text {
                let words: Vec<usize> =
                    sentence.iter().map(|&w| w as usize).filter(|&w| random.next() <= keep[w]).collect();
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
    }
    inner
}

fn step(inner: &mut Vector, outer: &mut [Vector], right: usize, wrong: &[u32], random: &mut Random, rate: f32) {
    let mut moved = [0.0; WIDTH];
    for n in 0..=WRONG {
        let word = if n == 0 { right } else { wrong[random.below(wrong.len())] as usize };
        if n > 0 && word == right {
            continue;
        }
        let vector = &mut outer[word];
        let product: f32 = dot(inner, vector);
        let pull = rate * (if n == 0 { 1.0 } else { 0.0 } - 1.0 / (1.0 + libm::expf(-product.clamp(-12.0, 12.0))));
        for k in 0..WIDTH {
            moved[k] += pull * vector[k];
            vector[k] += pull * inner[k];
        }
    }
    for k in 0..WIDTH {
        inner[k] += moved[k];
    }
}

fn dot(a: &Vector, b: &Vector) -> f32 {
    let mut lanes = [0.0; 8];
    for (a, b) in a.as_chunks::<8>().0.iter().zip(b.as_chunks::<8>().0) {
        for lane in 0..8 {
            lanes[lane] += a[lane] * b[lane];
        }
    }
    lanes.iter().sum()
}

fn unit(vector: &Vector) -> Vector {
    let length = dot(vector, vector).sqrt().max(1e-9);
    vector.map(|v| v / length)
}

/// K-means by direction: the class of each vector, and the classes' centres.
fn gather(vectors: &[Vector], classes: usize, rounds: usize) -> (Vec<usize>, Vec<Vector>) {
    let units: Vec<Vector> = vectors.iter().map(unit).collect();
    let mut random = Random(12);
    let mut centres: Vec<Vector> =
        (0..classes).map(|_| units.get(random.below(units.len())).copied().unwrap_or([0.0; WIDTH])).collect();
    let mut of = vec![0; units.len()];
    for _ in 0..rounds {
        for (vector, class) in units.iter().zip(&mut of) {
            let mut best = f32::MIN;
            for (n, centre) in centres.iter().enumerate() {
                let near = dot(vector, centre);
                if near > best {
                    (best, *class) = (near, n);
                }
            }
        }
        let mut sums = vec![[0.0; WIDTH]; classes];
        for (vector, &class) in units.iter().zip(&of) {
            for k in 0..WIDTH {
                sums[class][k] += vector[k];
            }
        }
        for (centre, sum) in centres.iter_mut().zip(&sums) {
            // An empty class takes up another word.
            *centre = if dot(sum, sum) > 0.0 { unit(sum) } else { units[random.below(units.len())] };
        }
    }
    (of, centres)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_with_the_same_neighbours_come_into_one_class() {
        // Two topics of ten words each; words of one topic stand together only. Most are skipped, being so frequent.
        let mut random = Random(3);
        let texts: Vec<Vec<Vec<u32>>> = (0..12_000)
            .map(|n| vec![(0..30).map(|_| (random.below(10) + if n % 2 == 0 { 0 } else { 10 }) as u32).collect()])
            .collect();
        let vectors = skip_gram(&texts, &[18_000; 20]);
        let like = |a: usize, b: usize| dot(&unit(&vectors[a]), &unit(&vectors[b]));
        for word in 1..9 {
            assert!(like(0, word) > like(0, word + 10) + 0.5, "{word}: {} {}", like(0, word), like(0, word + 10));
        }
    }
}
