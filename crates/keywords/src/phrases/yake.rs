//! YAKE!: R. Campos, V. Mangaravite, A. Pasquali, A. Jorge, C. Nunes, A. Jatowt, "YAKE! Keyword extraction from single
//! documents using multiple local features", Information Sciences 509 (2020), 257–289, section 3, with the figures of the
//! authors' package (PyPI `yake`): a window of one word, candidates of one to three words.

use super::{Item, Ranked, Shape, Word, sort};
use std::collections::BTreeMap;

/// Words in a candidate, at most.
const LONGEST: usize = 3;

/// The terms of a candidate, filled up with `u32::MAX`.
type Key = [u32; LONGEST];

/// What the text says of a term.
#[derive(Clone, Debug, Default)]
struct Term {
    stop: bool,
    count: f64,
    acronyms: f64,
    capitals: f64,
    /// The sentences that have it, in order.
    sentences: Vec<usize>,
    /// Kinds and number of words before and after it.
    left: (f64, f64),
    right: (f64, f64),
    h: f64,
}

/// What the text says of a candidate.
#[derive(Clone, Debug, Default)]
struct Candidate {
    /// Whether some mention has neither numbers nor unusual words.
    usual: bool,
    mentions: Vec<(usize, usize)>,
}

/// Candidates that neither begin nor end with a stop word, by `−S(kw)`: the paper's score is better when lower. Near
/// copies of a candidate, which the paper drops by string distance, are one by their lemmas already.
pub fn rank(sentences: &[Vec<Item>]) -> Vec<Ranked> {
    let mut terms: BTreeMap<u32, Term> = BTreeMap::new();
    let mut pairs: BTreeMap<(u32, u32), f64> = BTreeMap::new();
    let mut candidates: BTreeMap<Key, Candidate> = BTreeMap::new();
    for (number, sentence) in sentences.iter().enumerate() {
        let mut block: Vec<Word> = Vec::new();
        for item in sentence {
            let Item::Word(word) = *item else {
                block.clear();
                continue;
            };
            let term = terms.entry(word.term).or_default();
            term.stop = word.stop;
            term.count += 1.0;
            term.acronyms += f64::from(u8::from(word.shape == Shape::Acronym));
            term.capitals += f64::from(u8::from(word.shape == Shape::Capital));
            if term.sentences.last() != Some(&number) {
                term.sentences.push(number);
            }
            if let Some(before) = block.last().filter(|before| usual(before) && usual(&word)) {
                *pairs.entry((before.term, word.term)).or_default() += 1.0;
            }
            block.push(word);
            for length in 1..=LONGEST.min(block.len()) {
                let words = &block[block.len() - length..];
                let mut key = [u32::MAX; LONGEST];
                key.iter_mut().zip(words).for_each(|(slot, word)| *slot = word.term);
                let candidate = candidates.entry(key).or_default();
                candidate.usual |= words.iter().all(usual);
                candidate.mentions.push((words[0].token, word.token + 1));
            }
        }
    }
    for (&(left, right), &count) in &pairs {
        for (term, side) in [(left, true), (right, false)] {
            if let Some(term) = terms.get_mut(&term) {
                let (kinds, words) = if side { &mut term.right } else { &mut term.left };
                *kinds += 1.0;
                *words += count;
            }
        }
    }
    weigh(&mut terms, sentences.len());

    let ranked = |(key, candidate): (Key, Candidate)| {
        let length = key.iter().take_while(|&&term| term != u32::MAX).count();
        let score = score(&key[..length], candidate.mentions.len() as f64, &terms, &pairs)?;
        candidate.usual.then(|| Ranked { terms: key[..length].to_vec(), score: -score, mentions: candidate.mentions })
    };
    let mut all: Vec<Ranked> = candidates.into_iter().filter_map(ranked).collect();
    sort(&mut all);
    all
}

fn usual(word: &Word) -> bool {
    !matches!(word.shape, Shape::Digits | Shape::Unusual)
}

/// Each term's own score: `S(t) = position · relatedness / (case + frequency / relatedness + spread / relatedness)`.
fn weigh(terms: &mut BTreeMap<u32, Term>, sentences: usize) {
    let counts: Vec<f64> = terms.values().filter(|term| !term.stop).map(|term| term.count).collect();
    let mean = counts.iter().sum::<f64>() / counts.len().max(1) as f64;
    let variance = counts.iter().map(|count| (count - mean) * (count - mean)).sum::<f64>() / counts.len().max(1) as f64;
    let most = terms.values().map(|term| term.count).fold(1.0, f64::max);
    for term in terms.values_mut() {
        let share = |(kinds, words): (f64, f64)| if words == 0.0 { 0.0 } else { kinds / words };
        let related = 1.0 + (share(term.left) + share(term.right)) * term.count / most;
        let frequency = term.count / (mean + variance.sqrt());
        let spread = term.sentences.len() as f64 / sentences as f64;
        let case = term.acronyms.max(term.capitals) / (1.0 + libm::log(term.count));
        let position = libm::log(libm::log(3.0 + median(&term.sentences)));
        term.h = position * related / (case + frequency / related + spread / related);
    }
}

fn median(numbers: &[usize]) -> f64 {
    let middle = |at: usize| numbers.get(at).map_or(0.0, |&number| number as f64);
    let half = numbers.len() / 2;
    if numbers.len() % 2 == 1 { middle(half) } else { (middle(half.saturating_sub(1)) + middle(half)) / 2.0 }
}

/// `S(kw) = Π S(t) / (count · (1 + Σ S(t)))`; a stop word inside weighs by how firmly it stands between its neighbours.
fn score(key: &[u32], count: f64, terms: &BTreeMap<u32, Term>, pairs: &BTreeMap<(u32, u32), f64>) -> Option<f64> {
    let of = |at: usize| key.get(at).and_then(|term| terms.get(term));
    if of(0)?.stop || of(key.len() - 1)?.stop {
        return None;
    }
    let (mut product, mut sum) = (1.0, 0.0);
    for at in 0..key.len() {
        let term = of(at)?;
        if term.stop {
            let firm = |left: usize| pairs.get(&(key[left], key[left + 1])).copied().unwrap_or(0.0);
            let firm = firm(at - 1) / of(at - 1)?.count * (firm(at) / of(at + 1)?.count);
            product *= 2.0 - firm;
            sum -= 1.0 - firm;
        } else {
            product *= term.h;
            sum += term.h;
        }
    }
    Some(product / ((sum + 1.0) * count))
}
