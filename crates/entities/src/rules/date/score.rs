//! How sure each form is: 1 where nothing else can be meant.

pub(super) const ISO: f32 = 0.99;
pub(super) const NUMERIC: f32 = 0.97;
pub(super) const RANGE: f32 = 0.98;
pub(super) const FULL: f32 = 0.99;
pub(super) const DAY_MONTH: f32 = 0.97;
pub(super) const MONTH_YEAR: f32 = 0.98;
/// A month alone may be a name.
pub(super) const MONTH: f32 = 0.85;
pub(super) const YEAR: f32 = 0.97;
/// «2012-го» without «года» may be an ordinal.
pub(super) const BARE_YEAR: f32 = 0.85;
pub(super) const SET: f32 = 0.95;
pub(super) const PERIOD: f32 = 0.97;
pub(super) const RELATIVE: f32 = 0.93;
