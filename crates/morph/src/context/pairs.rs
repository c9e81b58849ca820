//! The weights of neighbouring readings.

use super::classes::{Agreeing, Class, Classes};
use super::model::{Table, Weights};
use super::{Candidate, Words};
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
    pub fn of(words: &Words, candidate: &Candidate) -> Self {
        let class = words.class(candidate);
        Self { tags: LeftTags::of(class), by_fine: mix(65, class.fine), by_lemma: mix(64, candidate.lemma_hash) }
    }

    /// The features of the pair.
    #[inline]
    pub fn features(&self, words: &Words, right: &Candidate, mut add: impl FnMut(u64)) {
        let class = words.class(right);
        let [both, agreement, left_coarse, right_coarse] = self.tags.features(class);
        add(both);
        add(agreement);
        add(left_coarse);
        add(mix(self.by_lemma, class.fine));
        add(right_coarse);
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
    fn features(&self, right: &Class) -> [u64; 4] {
        [
            mix(self.by_fine[0], right.fine),
            mix(66 | self.agreeing.with(right.agreeing) << 8, self.pos << 8 | right.pos as u64),
            mix(self.by_coarse, right.fine),
            mix(self.by_fine[1], right.coarse),
        ]
    }
}

/// Sums of the weights that the tags of a pair have: a row for each class of right ones, in it a place for each class of left
/// ones. The same pairs are everywhere.
#[derive(Debug, Default)]
struct Sums(Vec<i16>);

/// Classes that have places, more than the tags of Russian make; what another row needs is looked up each time.
const SUMMED: usize = 768;
/// What is added to a sum, which four weights of a byte give: nought is one that was not looked up yet.
const ADDED: i16 = 1024;

impl Sums {
    fn row(&mut self, right: u16) -> &mut [i16] {
        if self.0.is_empty() {
            self.0 = vec![0; (SUMMED + 1) * SUMMED];
        }
        let right = usize::from(right).min(SUMMED);
        let row = &mut self.0[right * SUMMED..(right + 1) * SUMMED];
        if right == SUMMED {
            row.fill(0);
        }
        row
    }

    /// The sum of a pair by the row of the right one, with what is added to all.
    #[inline]
    fn get(row: &mut [i16], left: u16, right: u16, classes: &Classes, weights: Table<'_>) -> i16 {
        match row.get(usize::from(left)) {
            Some(0) | None => Self::look_up(row, left, right, classes, weights),
            Some(sum) => *sum,
        }
    }

    #[cold]
    fn look_up(row: &mut [i16], left: u16, right: u16, classes: &Classes, weights: Table<'_>) -> i16 {
        let features = LeftTags::of(classes.get(left)).features(classes.get(right));
        let sum = ADDED + features.iter().map(|&feature| weights.weight(feature) as i16).sum::<i16>();
        if let Some(place) = row.get_mut(usize::from(left)) {
            *place = sum;
        }
        sum
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
    /// What was reached at each, with the weight that the right one's lemma has beside it.
    reached: Vec<i32>,
    sums: Sums,
}

impl Lefts {
    /// Takes other candidates.
    pub(super) fn set(&mut self, candidates: &[Candidate], classes: &Classes) {
        self.classes.clear();
        self.classes.extend(candidates.iter().map(|candidate| candidate.numbered.class));
        self.by_fine.clear();
        self.by_fine.extend(self.classes.iter().map(|&class| mix(65, classes.get(class).fine)));
        self.lemmas.clear();
        let mut last = None;
        for (index, candidate) in candidates.iter().enumerate() {
            if last != Some(candidate.lemma_hash) {
                last = Some(candidate.lemma_hash);
                self.lemmas.push((index, mix(64, candidate.lemma_hash)));
            }
            if let Some((end, _)) = self.lemmas.last_mut() {
                *end = index + 1;
            }
        }
    }

    /// For each candidate on the right the best sum of what was `reached` on the left and the weights of the pair, and which of
    /// the left ones that is: the first of equals. Nothing and the first if there are none.
    pub(super) fn best(
        &mut self,
        rights: &[Candidate],
        reached: &[i32],
        classes: &Classes,
        weights: Table<'_>,
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
                let lefts = reached.iter().zip(&self.by_fine);
                self.reached.clear();
                self.reached.extend(lefts.map(|(reached, key)| reached + weights.weight(mix(*key, right.lemma_hash))));
            }
            let class = right.numbered.class;
            let fine = classes.get(class).fine;
            let row = self.sums.row(class);
            // One that is chosen already, or the only one.
            if let ([left], [reached], [(_, key)]) = (&*self.classes, &*self.reached, &*self.lemmas) {
                let tags = Sums::get(row, *left, class, classes, weights);
                found(reached + i32::from(tags - ADDED) + weights.weight(mix(*key, fine)), 0);
                continue;
            }
            let (mut best, mut from, mut start) = (i32::MIN, 0, 0);
            for &(end, key) in &self.lemmas {
                let (mut of_run, mut first) = (i32::MIN, 0);
                let run = self.classes[start..end].iter().zip(&self.reached[start..end]);
                for (index, (&left, &reached)) in run.enumerate() {
                    let tags = Sums::get(row, left, class, classes, weights);
                    let sum = reached + i32::from(tags);
                    if sum > of_run {
                        (of_run, first) = (sum, start + index);
                    }
                }
                let sum = of_run + weights.weight(mix(key, fine)) - i32::from(ADDED);
                if sum > best {
                    (best, from) = (sum, first);
                }
                start = end;
            }
            found(best, from);
        }
    }
}
