//! How much more frequent a word is in a target set than in a reference set.

use super::Table;
use super::special::deviance;

/// The frequencies of a word in two sets.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Frequencies {
    /// In the target set.
    pub target: u64,
    /// Tokens of the target set.
    pub target_size: u64,
    /// In the reference set.
    pub reference: u64,
    /// Tokens of the reference set.
    pub reference_size: u64,
}

impl Frequencies {
    /// Rows: target and reference; columns: the word and all others. `None` if a word is more frequent than its set is large.
    pub fn table(&self) -> Option<Table> {
        Some(Table {
            o11: self.target,
            o12: self.target_size.checked_sub(self.target)?,
            o21: self.reference,
            o22: self.reference_size.checked_sub(self.reference)?,
        })
    }

    /// Log-likelihood ratio of all four cells, with sign: [`Table::log_likelihood`]; positive is key in the target.
    ///
    /// `None` if a set is empty, or if no token or every token is the word.
    pub fn log_likelihood(&self) -> Option<f64> {
        self.table()?.log_likelihood()
    }

    /// Log-likelihood of the word's two cells alone, with sign, as the calculators in the tradition of Rayson & Garside
    /// (2000) have it: `2 · (a · ln(a / Ea) + b · ln(b / Eb))`. A little smaller or larger than the four cells' value.
    ///
    /// Unit: none. Range: all numbers. `None` if a set is empty or the word is in neither.
    pub fn log_likelihood_two_cells(&self) -> Option<f64> {
        let (a, b, c, d) =
            (self.target as f64, self.reference as f64, self.target_size as f64, self.reference_size as f64);
        if c == 0.0 || d == 0.0 || a + b == 0.0 {
            return None;
        }
        let (expected, expected_reference) = (c * (a + b) / (c + d), d * (a + b) / (c + d));
        let value = 2.0 * (deviance(a, expected) + deviance(b, expected_reference));
        Some(if self.is_less_in_target() { -value } else { value })
    }

    /// Bayesian information criterion for the two sets' difference (Wilson 2013): `|LL| − ln N`, `N` tokens of both sets.
    ///
    /// Unit: twice the natural logarithm of a Bayes factor. Above 10: very strong evidence of a difference; below 0: for
    /// none. `None` as [`Self::log_likelihood`].
    pub fn bic(&self) -> Option<f64> {
        let total = self.target_size as f64 + self.reference_size as f64;
        self.log_likelihood().map(|value| value.abs() - libm::log(total))
    }

    /// Log ratio (Hardie 2014): `log2((a / Na) / (b / Nb))`; a frequency of 0 counts as 0.5.
    ///
    /// Unit: bits; one more is twice as frequent in the target. Range: all numbers. `None` if a set is empty or the word is
    /// in neither.
    pub fn log_ratio(&self) -> Option<f64> {
        if self.target_size == 0 || self.reference_size == 0 || self.target + self.reference == 0 {
            return None;
        }
        let count = |count: u64| if count == 0 { 0.5 } else { count as f64 };
        let target = count(self.target) / self.target_size as f64;
        let reference = count(self.reference) / self.reference_size as f64;
        Some(libm::log2(target / reference))
    }

    /// %DIFF (Gabrielatos & Marchi 2011): `100 · (a / Na − b / Nb) / (b / Nb)`.
    ///
    /// Unit: per cent. Range: −100 and more. `None` if a set is empty, or if the word is not in the reference (the limit is
    /// infinite; [`Self::log_ratio`] is defined there).
    pub fn percent_difference(&self) -> Option<f64> {
        if self.target_size == 0 || self.reference_size == 0 || self.reference == 0 {
            return None;
        }
        let target = self.target as f64 / self.target_size as f64;
        let reference = self.reference as f64 / self.reference_size as f64;
        Some(100.0 * (target - reference) / reference)
    }

    /// Odds ratio (Cornfield 1951; for key words Pojanapunya & Watson Todd 2018): `(a · d) / (b · c)` of the four cells.
    ///
    /// Unit: none. Range: 0 and more, 1 for no difference. `None` if `b · c` is 0 (the limit is infinite, or 0/0).
    pub fn odds_ratio(&self) -> Option<f64> {
        let Table { o11, o12, o21, o22 } = self.table()?;
        let crossed = o12 as f64 * o21 as f64;
        (crossed > 0.0).then(|| o11 as f64 * o22 as f64 / crossed)
    }

    fn is_less_in_target(&self) -> bool {
        u128::from(self.target) * u128::from(self.reference_size)
            < u128::from(self.reference) * u128::from(self.target_size)
    }
}
