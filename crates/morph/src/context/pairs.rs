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
    all: Vec<OneLeft>,
    /// The keys of their lemmas, and what these weigh beside the right one.
    lemmas: Vec<(u64, i32)>,
    /// The right one's lemma that [`OneLeft::right_lemma`] belongs to.
    right_lemma: Option<u64>,
    sums: Sums,
}

#[derive(Debug)]
struct OneLeft {
    class: u16,
    /// Which of the lemmas it has.
    lemma: u16,
    by_fine: u64,
    /// The weight that the right one's lemma has beside it.
    right_lemma: i32,
}

impl Lefts {
    /// Takes other candidates.
    pub(super) fn set(&mut self, candidates: &[Candidate]) {
        self.all.clear();
        self.lemmas.clear();
        self.right_lemma = None;
        let mut last = None;
        self.all.extend(candidates.iter().map(|candidate| {
            if last != Some(candidate.lemma_hash) {
                last = Some(candidate.lemma_hash);
                self.lemmas.push((mix(64, candidate.lemma_hash), 0));
            }
            let lemma = self.lemmas.len() as u16 - 1;
            OneLeft { class: candidate.class, lemma, by_fine: mix(65, candidate.fine), right_lemma: 0 }
        }));
    }

    /// The best sum of what was `reached` at a left one and the weights of its pair with `right`, and which that is: the
    /// first of equals. Nothing and the first if there are none.
    pub(super) fn best(
        &mut self,
        right: &Candidate,
        reached: &[i32],
        weights: Table<'_>,
        classes: &Classes,
    ) -> (i32, usize) {
        for (key, weight) in &mut self.lemmas {
            *weight = weights.weight(mix(*key, right.fine));
        }
        if self.right_lemma != Some(right.lemma_hash) {
            self.right_lemma = Some(right.lemma_hash);
            for left in &mut self.all {
                left.right_lemma = weights.weight(mix(left.by_fine, right.lemma_hash));
            }
        }
        let row = self.sums.row(right.class, classes.len());
        let (mut best, mut from) = (if self.all.is_empty() { 0 } else { i32::MIN }, 0);
        for (index, (left, &reached)) in self.all.iter().zip(reached).enumerate() {
            let sum = &mut row[usize::from(left.class)];
            if *sum == UNKNOWN {
                let mut tags = 0;
                let keys = LeftTags::of(classes.get(left.class));
                keys.features(classes.get(right.class), |feature| tags += weights.weight(feature));
                *sum = tags as i16;
            }
            let sum = reached + i32::from(*sum) + self.lemmas[usize::from(left.lemma)].1 + left.right_lemma;
            if sum > best {
                (best, from) = (sum, index);
            }
        }
        (best, from)
    }
}
