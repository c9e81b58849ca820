//! The weights of neighbouring readings.

use super::Candidate;
use super::classes::{Agreeing, Class, Classes};
use super::model::{Table, Weights};
use sarap_text::mix;

/// The left one of two neighbours, as keys that only want the right one.
#[derive(Clone, Copy, Debug)]
pub struct Left {
    tags: LeftTags,
    /// For the right one's lemma.
    by_fine: u64,
    by_lemma: u64,
}

impl Left {
    /// The keys of a candidate.
    #[inline]
    pub fn of(candidate: &Candidate) -> Self {
        Self {
            tags: LeftTags::of(&Class::of(candidate.tag)),
            by_fine: mix(65, candidate.fine),
            by_lemma: mix(64, candidate.lemma_hash),
        }
    }

    /// The features of the pair.
    #[inline]
    pub fn features(&self, right: &Candidate, mut add: impl FnMut(u64)) {
        self.tags.features(&Class::of(right.tag), &mut add);
        add(mix(self.by_lemma, right.fine));
        add(mix(self.by_fine, right.lemma_hash));
    }
}

/// Those of the keys that want no lemma.
#[derive(Clone, Copy, Debug)]
struct LeftTags {
    by_fine: [u64; 2],
    by_coarse: u64,
    pos: u64,
    agreeing: Agreeing,
}

impl LeftTags {
    #[inline]
    fn of(class: &Class) -> Self {
        Self {
            by_fine: [mix(61, class.fine), mix(63, class.fine)],
            by_coarse: mix(62, class.coarse),
            pos: class.pos as u64,
            agreeing: class.agreeing,
        }
    }

    #[inline]
    fn features(&self, right: &Class, mut add: impl FnMut(u64)) {
        add(mix(self.by_fine[0], right.fine));
        add(mix(66 | self.agreeing.with(right.agreeing) << 8, self.pos << 8 | right.pos as u64));
        add(mix(self.by_coarse, right.fine));
        add(mix(self.by_fine[1], right.coarse));
    }
}

/// Sums of the weights that the tags of a pair have: by the right one's class, then the left one's. There are some hundred
/// classes, and the same pairs of them everywhere.
#[derive(Debug, Default)]
struct Sums(Vec<Vec<i16>>);

/// A sum that was not looked up yet; sums of four weights are far from it.
const UNKNOWN: i16 = i16::MIN;

impl Sums {
    /// The sums of a right one with `count` classes of left ones.
    fn row(&mut self, right: u16, count: usize) -> &mut [i16] {
        let right = usize::from(right);
        if self.0.len() <= right {
            self.0.resize_with(right + 1, Vec::new);
        }
        let row = &mut self.0[right];
        if row.len() < count {
            row.resize(count.next_multiple_of(64), UNKNOWN);
        }
        row
    }
}

/// The candidates of the word on the left, for the pairs with the right one's. What is the same for some of either is
/// looked up once.
#[derive(Debug, Default)]
pub(super) struct Lefts {
    /// Of each: its class, and the key for the right one's lemma.
    classes: Vec<u16>,
    by_fine: Vec<u64>,
    /// Where each run of candidates with one lemma ends, and the lemma's key.
    lemmas: Vec<(usize, u64)>,
    /// What was reached at each, and with the weight that the right one's lemma has beside it.
    reached: Vec<i32>,
    with_lemma: Vec<i32>,
    sums: Sums,
}

impl Lefts {
    /// Takes other candidates, and what each has reached.
    pub(super) fn set(&mut self, candidates: &[Candidate], reached: &[i32]) {
        self.classes.clear();
        self.classes.extend(candidates.iter().map(|candidate| candidate.class));
        self.by_fine.clear();
        self.by_fine.extend(candidates.iter().map(|candidate| mix(65, candidate.fine)));
        self.lemmas.clear();
        let mut last = None;
        for (index, candidate) in candidates.iter().enumerate() {
            if last == Some(candidate.lemma_hash) {
                if let Some((end, _)) = self.lemmas.last_mut() {
                    *end = index + 1;
                }
            } else {
                self.lemmas.push((index + 1, mix(64, candidate.lemma_hash)));
                last = Some(candidate.lemma_hash);
            }
        }
        self.reached.clear();
        self.reached.extend_from_slice(reached);
    }

    /// What each has reached.
    pub(super) fn reached(&self) -> &[i32] {
        &self.reached
    }

    /// For each candidate on the right the best sum of what was reached on the left and the weights of the pair, and which of the
    /// left ones that is: the first of equals. Nothing and the first if there are none.
    pub(super) fn best(
        &mut self,
        rights: &[Candidate],
        weights: Table<'_>,
        classes: &Classes,
        mut found: impl FnMut(i32, usize),
    ) {
        if self.classes.is_empty() {
            rights.iter().for_each(|_| found(0, 0));
            return;
        }
        let mut lemma = None;
        for right in rights {
            if lemma != Some(right.lemma_hash) {
                lemma = Some(right.lemma_hash);
                self.with_lemma.clear();
                let lefts = self.reached.iter().zip(&self.by_fine);
                self.with_lemma
                    .extend(lefts.map(|(reached, key)| reached + weights.weight(mix(*key, right.lemma_hash))));
            }
            let row = self.sums.row(right.class, classes.len());
            let (mut best, mut from) = (i32::MIN, 0);
            let mut lefts = self.classes.iter().zip(&self.with_lemma).enumerate();
            for &(end, key) in &self.lemmas {
                let lemma = weights.weight(mix(key, right.fine));
                for (index, (&left, &reached)) in lefts.by_ref() {
                    let sum = &mut row[usize::from(left)];
                    if *sum == UNKNOWN {
                        *sum = Self::of_tags(classes.get(left), classes.get(right.class), weights);
                    }
                    let sum = reached + i32::from(*sum) + lemma;
                    if sum > best {
                        (best, from) = (sum, index);
                    }
                    if index + 1 == end {
                        break;
                    }
                }
            }
            found(best, from);
        }
    }

    #[cold]
    fn of_tags(left: &Class, right: &Class, weights: Table<'_>) -> i16 {
        let mut sum = 0;
        LeftTags::of(left).features(right, |feature| sum += weights.weight(feature));
        sum as i16
    }
}
