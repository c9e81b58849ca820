//! The second look: what the first look thought of the same names elsewhere in the document.

use super::features::{Word, mix};
use super::lattice::{LABELS, Row};
use super::words::Words;
use std::collections::HashMap;
use std::ops::Range;

/// What the first look found for names and pairs of words over a document.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    names: HashMap<u64, Sum>,
    pairs: HashMap<u64, Sum>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    row: Row,
    count: u32,
}

/// What is remembered of a token: its likely label elsewhere, how sure, how often.
#[derive(Clone, Copy, Debug, Default)]
struct Evidence(u64);

impl Sum {
    fn add(&mut self, row: &Row) {
        self.row.iter_mut().zip(row).for_each(|(sum, value)| *sum += value);
        self.count += 1;
    }

    /// The mean of all but one of the places.
    fn without(&self, own: &Row) -> Evidence {
        if self.count < 2 {
            return Evidence(0);
        }
        let others = (self.count - 1) as f32;
        let mean = |label: usize| (self.row[label] - own[label]) / others;
        let best = (0..LABELS).fold(0, |best, label| if mean(label) > mean(best) { label } else { best });
        let often = u64::from(self.count > 2);
        Evidence(1 + best as u64 * 8 + bin(mean(best)) * 2 + often)
    }
}

fn bin(probability: f32) -> u64 {
    match probability {
        p if p < 0.6 => 0,
        p if p < 0.85 => 1,
        p if p < 0.97 => 2,
        _ => 3,
    }
}

fn pair(before: &Word, word: &Word) -> u64 {
    mix(before.lemma, word.lemma)
}

impl Memory {
    /// Gathers the first look's label probabilities, one row for each token.
    pub fn gather(words: &Words, marginals: &[Row]) -> Self {
        let mut memory = Self::default();
        for stretch in &words.stretches {
            let mut before: Option<(&Word, &Row)> = None;
            for at in stretch.clone() {
                let (word, row) = (words.word(at), &marginals[at]);
                if word.capital {
                    word.keys.iter().for_each(|&key| memory.names.entry(key).or_default().add(row));
                }
                if let Some((last, _)) = before.filter(|(last, _)| last.capital || word.capital) {
                    memory.pairs.entry(pair(last, word)).or_default().add(row);
                }
                before = Some((word, row));
            }
        }
        memory
    }

    fn name(&self, word: &Word, own: &Row) -> Evidence {
        if !word.capital {
            return Evidence(0);
        }
        let most = word.keys.iter().filter_map(|key| self.names.get(key)).fold(None, |best: Option<&Sum>, sum| {
            if best.is_none_or(|b| sum.count > b.count) { Some(sum) } else { best }
        });
        most.map_or(Evidence(0), |sum| sum.without(own))
    }

    fn pair(&self, before: Option<&Word>, word: &Word, own: &Row) -> Evidence {
        let found = before.filter(|b| b.capital || word.capital).and_then(|b| self.pairs.get(&pair(b, word)));
        found.map_or(Evidence(0), |sum| sum.without(own))
    }

    /// Adds the second look's features of token `at`.
    pub fn features(&self, words: &Words, stretch: &Range<usize>, marginals: &[Row], at: usize, out: &mut Vec<u64>) {
        let seen = |offset: isize| {
            let index = at.checked_add_signed(offset).filter(|index| stretch.contains(index))?;
            Some((words.word(index), &marginals[index]))
        };
        let (word, own) = (words.word(at), &marginals[at]);
        let (before, after) = (seen(-1), seen(1));
        let here = self.name(word, own).0;
        let last = before.map_or(0, |(w, row)| self.name(w, row).0);
        let next = after.map_or(0, |(w, row)| self.name(w, row).0);
        let joined = self.pair(before.map(|(w, _)| w), word, own).0;
        // The pair that begins here is remembered at its second word.
        let begun = after.map_or(0, |(w, row)| self.pair(Some(word), w, row).0);
        if here == 0 && last == 0 && next == 0 && joined == 0 && begun == 0 {
            return;
        }
        let best = (0..LABELS).fold(0, |best, label| if own[label] > own[best] { label } else { best });
        let thought = best as u64 * 8 + bin(own[best]);
        let shape = word.outline();
        let mut add = |template: u64, a: u64, b: u64| out.push(mix(mix(template, a), b));
        add(70, here, 0);
        add(71, here, thought);
        add(72, here, shape);
        add(73, last, here);
        add(74, here, next);
        add(75, mix(last, here), mix(next, thought));
        add(76, joined, here);
        add(77, joined, thought);
        add(78, begun, here);
        add(79, begun, thought);
    }
}
