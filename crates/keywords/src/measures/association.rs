//! How strongly two words attract each other.
//!
//! The first four take a [`Table`] of places: row 1 are the places near the node (the tokens in its windows, or the sentences
//! that hold it), column 1 those that hold the collocate. Log-likelihood and χ² are [`Table::log_likelihood`] and
//! [`Table::chi_square`].

use super::Table;

/// Mutual information (Church & Hanks 1990): `log2(O11 / E11)`.
///
/// Unit: bits. Range: all numbers, 0 for independence. `None` if the two never meet (the limit is −∞).
pub fn mi(table: &Table) -> Option<f64> {
    let expected = table.expected()?;
    (table.o11 > 0).then(|| libm::log2(table.o11 as f64 / expected))
}

/// MI with the cube of the observed frequency, so that rare pairs weigh less (Daille 1994): `log2(O11³ / E11)`.
///
/// Unit: bits. Range: all numbers. `None` if the two never meet.
pub fn mi3(table: &Table) -> Option<f64> {
    mi(table).map(|mi| mi + 2.0 * libm::log2(table.o11 as f64))
}

/// Normalised pointwise mutual information (Bouma 2009): `log2(O11 / E11) / −log2(O11 / N)`.
///
/// Unit: none. Range: −1 (the two never meet, though both are there) over 0 (independent) to 1 (never without each other).
/// `None` if one of them is nowhere, or if all places hold both (0/0).
pub fn npmi(table: &Table) -> Option<f64> {
    if table.row() == 0.0 || table.column() == 0.0 {
        return None;
    }
    if table.o11 == 0 {
        return Some(-1.0);
    }
    let self_information = -libm::log2(table.o11 as f64 / table.total());
    (self_information > 0.0).then_some(mi(table)? / self_information)
}

/// t-score (Church, Gale, Hanks & Hindle 1991): `(O11 − E11) / √O11`.
///
/// Unit: standard deviations. Range: all numbers. `None` if the two never meet.
pub fn t_score(table: &Table) -> Option<f64> {
    let expected = table.expected()?;
    let observed = table.o11 as f64;
    (table.o11 > 0).then(|| (observed - expected) / libm::sqrt(observed))
}

/// ΔP of the collocate, given the node (Gries 2013, "50-something years of work on collocations"): `O11 / R1 − O21 / R2`.
///
/// Unit: difference of probabilities. Range: −1 to 1. `None` if a row is empty.
pub fn delta_p_collocate(table: &Table) -> Option<f64> {
    delta_p(table.o11, table.row(), table.o21, table.other_row())
}

/// ΔP of the node, given the collocate (Gries 2013): `O11 / C1 − O12 / C2`.
///
/// Unit: difference of probabilities. Range: −1 to 1. `None` if a column is empty.
pub fn delta_p_node(table: &Table) -> Option<f64> {
    delta_p(table.o11, table.column(), table.o12, table.other_column())
}

fn delta_p(with: u64, of: f64, without: u64, of_others: f64) -> Option<f64> {
    (of > 0.0 && of_others > 0.0).then(|| with as f64 / of - without as f64 / of_others)
}

/// Dice's coefficient (Dice 1945): `2 · together / (node + collocate)`, from the frequencies of the words themselves.
///
/// Unit: none. Range: 0 to 1; above 1 only where windows hold a collocate several times. `None` if neither word is there.
pub fn dice(together: u64, node: u64, collocate: u64) -> Option<f64> {
    let sum = node as f64 + collocate as f64;
    (sum > 0.0).then(|| 2.0 * together as f64 / sum)
}

/// logDice (Rychlý 2008): `14 + log2(dice)`. It does not depend on the size of the corpus: values can be compared between
/// corpora.
///
/// Unit: bits above 2⁻¹⁴. Range: up to 14, and above it where [`dice`] is above 1; one more is twice as often together. `None` if the two never meet.
pub fn log_dice(together: u64, node: u64, collocate: u64) -> Option<f64> {
    let dice = dice(together, node, collocate)?;
    (together > 0).then(|| 14.0 + libm::log2(dice))
}
