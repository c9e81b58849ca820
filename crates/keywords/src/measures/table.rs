//! The two-by-two table that association and keyness are computed from.

use super::special::deviance;

/// Observed frequencies, crossed: of `R1` rows and `C1` columns, `o11` are both (Evert 2008, "Corpora and collocations").
///
/// | | in column 1 | not | |
/// |---|---|---|---|
/// | **in row 1** | `o11` | `o12` | `R1` |
/// | **not** | `o21` | `o22` | `R2` |
/// | | `C1` | `C2` | `N` |
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Table {
    /// In row 1 and column 1.
    pub o11: u64,
    /// In row 1 only.
    pub o12: u64,
    /// In column 1 only.
    pub o21: u64,
    /// In neither.
    pub o22: u64,
}

impl Table {
    /// From the cell of both, the sums of row 1 and column 1, and the sum of all. `None` if a cell would be negative.
    pub fn from_margins(both: u64, row: u64, column: u64, total: u64) -> Option<Self> {
        let o12 = row.checked_sub(both)?;
        let o21 = column.checked_sub(both)?;
        let o22 = total.checked_sub(both)?.checked_sub(o12)?.checked_sub(o21)?;
        Some(Self { o11: both, o12, o21, o22 })
    }

    /// `R1`.
    pub fn row(&self) -> f64 {
        self.o11 as f64 + self.o12 as f64
    }

    /// `R2`.
    pub fn other_row(&self) -> f64 {
        self.o21 as f64 + self.o22 as f64
    }

    /// `C1`.
    pub fn column(&self) -> f64 {
        self.o11 as f64 + self.o21 as f64
    }

    /// `C2`.
    pub fn other_column(&self) -> f64 {
        self.o12 as f64 + self.o22 as f64
    }

    /// `N`.
    pub fn total(&self) -> f64 {
        self.row() + self.other_row()
    }

    /// `E11 = R1 · C1 / N`: how many there would be in both, were rows and columns independent. `None` for an empty table.
    pub fn expected(&self) -> Option<f64> {
        let total = self.total();
        (total > 0.0).then(|| self.row() * self.column() / total)
    }

    /// Whether `o11` is below what independence would give; compares `o11 · o22` with `o12 · o21`, exactly.
    pub fn is_repelled(&self) -> bool {
        u128::from(self.o11) * u128::from(self.o22) < u128::from(self.o12) * u128::from(self.o21)
    }

    /// The least of the four expected frequencies. `None` for an empty table.
    pub fn least_expected(&self) -> Option<f64> {
        let total = self.total();
        (total > 0.0).then(|| self.row().min(self.other_row()) * self.column().min(self.other_column()) / total)
    }

    /// Log-likelihood ratio G² (Dunning 1993): `2 · Σ Oij · ln(Oij / Eij)`, `0 · ln 0` being 0, with the sign of association:
    /// negative where `O11 < E11`.
    ///
    /// Unit: none; its size follows χ² of one degree of freedom. Range: all numbers. `None` if a margin is 0, since then
    /// there is nothing to compare.
    pub fn log_likelihood(&self) -> Option<f64> {
        let (total, rows, columns) =
            (self.total(), [self.row(), self.other_row()], [self.column(), self.other_column()]);
        if rows.contains(&0.0) || columns.contains(&0.0) {
            return None;
        }
        let cells = [[self.o11, self.o12], [self.o21, self.o22]];
        let mut sum = 0.0;
        for (row, cells) in rows.iter().zip(cells) {
            for (column, cell) in columns.iter().zip(cells) {
                // The differences O − E sum up to 0, so the deviance may hold them; it loses no digits where O is near E.
                sum += deviance(cell as f64, row * column / total);
            }
        }
        Some(if self.is_repelled() { -2.0 * sum } else { 2.0 * sum })
    }

    /// Pearson's χ²: `N · (|O11·O22 − O12·O21| − c)² / (R1 · R2 · C1 · C2)`, with `c = N / 2` for Yates' correction for
    /// continuity (1934; the difference is never corrected below 0) and 0 without.
    ///
    /// Unit: none; follows χ² of one degree of freedom. Range: 0 and more. `None` if a margin is 0.
    pub fn chi_square(&self, yates: bool) -> Option<f64> {
        let (total, product) = (self.total(), self.row() * self.other_row() * self.column() * self.other_column());
        if product == 0.0 {
            return None;
        }
        let (straight, crossed) =
            (u128::from(self.o11) * u128::from(self.o22), u128::from(self.o12) * u128::from(self.o21));
        let difference = straight.abs_diff(crossed) as f64;
        let corrected = if yates { (difference - total / 2.0).max(0.0) } else { difference };
        // Divided before it is multiplied: squares of products of counts leave the exact range early.
        Some(corrected / product * corrected * total)
    }
}
