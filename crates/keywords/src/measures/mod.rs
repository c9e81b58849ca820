//! Measures of corpus linguistics as pure functions over numbers.
//!
//! Each has its formula, its source, its unit and its range in its documentation. `None` says that a measure is not defined for
//! these numbers (an empty corpus, a cell of zero under a logarithm), and the documentation says when. Floating point goes
//! through `libm`, so that digits are the same on every machine. What is tested against which program stands in
//! `tests/measures.rs`.

pub mod association;
pub mod burst;
pub mod dispersion;
pub mod diversity;
pub mod intervals;
pub mod keyness;
pub mod readability;
pub mod significance;
mod special;
pub mod table;
pub mod weights;

pub use table::Table;
