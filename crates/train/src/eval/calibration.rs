//! Whether scores mean what they say: of the mentions with score 0.8, four in five should be right.

/// Equal-width bins of scores.
const BINS: usize = 10;

/// The mentions whose score lies in one bin.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub(crate) struct Bin {
    /// How many.
    pub count: usize,
    /// How many of them are right.
    pub right: usize,
    sum: f64,
}

impl Bin {
    /// Their mean score.
    pub(crate) fn score(&self) -> f64 {
        if self.count == 0 { 0.0 } else { self.sum / self.count as f64 }
    }

    /// The share that is right.
    pub(crate) fn share(&self) -> f64 {
        if self.count == 0 { 0.0 } else { self.right as f64 / self.count as f64 }
    }
}

/// The reliability table.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub(crate) struct Calibration {
    /// Scores 0 to 0.1, 0.1 to 0.2, …; the last holds 1.
    pub bins: [Bin; BINS],
}

impl Calibration {
    /// Adds one mention.
    pub(crate) fn add(&mut self, score: f64, right: bool) {
        let score = score.clamp(0.0, 1.0);
        let bin = &mut self.bins[((score * BINS as f64) as usize).min(BINS - 1)];
        *bin = Bin { count: bin.count + 1, right: bin.right + usize::from(right), sum: bin.sum + score };
    }

    /// The expected calibration error: how far score and share of right ones are apart, weighted by the bins' counts.
    pub(crate) fn error(&self) -> f64 {
        let all: usize = self.bins.iter().map(|bin| bin.count).sum();
        let far: f64 = self.bins.iter().map(|bin| bin.count as f64 * (bin.score() - bin.share()).abs()).sum();
        if all == 0 { 0.0 } else { far / all as f64 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_error_is_the_weighted_distance_of_score_and_share() {
        let mut calibration = Calibration::default();
        assert!(calibration.error().abs() < 1e-12);
        // 0.8 twice, one right: 0.3 off; 1.0 and 0.95 right: 0.025 off.
        for (score, right) in [(0.8, true), (0.8, false), (1.0, true), (0.95, true)] {
            calibration.add(score, right);
        }
        assert_eq!((calibration.bins[8].count, calibration.bins[9].count), (2, 2));
        assert!((calibration.error() - (2.0 * 0.3 + 2.0 * 0.025) / 4.0).abs() < 1e-9);
    }

    #[test]
    fn a_score_outside_the_range_is_held_at_its_end() {
        let mut calibration = Calibration::default();
        calibration.add(-1.0, false);
        calibration.add(f64::NAN, false);
        calibration.add(7.0, true);
        assert_eq!((calibration.bins[0].count, calibration.bins[9].count), (2, 1));
    }
}
