//! Precision, recall and F1 of names: strict, both ends and the label must agree.

/// Counts for one label.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Counts {
    /// Names found that are right.
    pub right: usize,
    /// Names found.
    pub found: usize,
    /// Names there are.
    pub gold: usize,
}

impl Counts {
    /// Share of the found that are right.
    pub(crate) fn precision(&self) -> f64 {
        share(self.right, self.found)
    }

    /// Share of the names there are that were found.
    pub(crate) fn recall(&self) -> f64 {
        share(self.right, self.gold)
    }

    /// Their harmonic mean.
    pub(crate) fn f1(&self) -> f64 {
        share(2 * self.right, self.found + self.gold)
    }

    /// Both counts together.
    pub(crate) fn plus(self, other: Self) -> Self {
        Self { right: self.right + other.right, found: self.found + other.found, gold: self.gold + other.gold }
    }

    /// Counts the names of one document and label. Each gold name can be found once.
    pub(crate) fn of<T: PartialEq>(gold: &[T], found: &[T]) -> Self {
        let mut free = vec![true; gold.len()];
        let right = found.iter().filter(|name| {
            let at = (0..gold.len()).find(|&at| free[at] && gold[at] == **name);
            at.inspect(|&at| free[at] = false).is_some()
        });
        Self { right: right.count(), found: found.len(), gold: gold.len() }
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gold_name_is_found_once() {
        let counts = Counts::of(&[(0, 4), (6, 9), (12, 14)], &[(0, 4), (0, 4), (6, 8)]);
        assert_eq!(counts, Counts { right: 1, found: 3, gold: 3 });
        assert!((counts.f1() - 1.0 / 3.0).abs() < 1e-9);
    }
}
