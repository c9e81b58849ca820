//! The context pack.

use super::lexicon::{Lexicon, Places};
use sarap_pack::{Description, Pack, PackBuilder, PackError};
use std::ops::Range;

/// Binary logarithm of the number of weights in the packs that are made today.
pub const TABLE_BITS: u32 = 20;

/// The layout and the features that this program knows; raised when either changes.
const LAYOUT: u32 = 1;

/// An opened context pack: section `WEIGHTS`, one signed byte a feature hash, and the lexicon's sections.
#[derive(Debug)]
pub struct ContextModel {
    pack: Pack,
    weights: Range<usize>,
    places: Places,
}

/// The weight of a feature.
pub trait Weights {
    /// The weight of the feature with this hash.
    fn weight(&self, feature: u64) -> i32;
}

/// The table of weights, borrowed for the search.
#[derive(Clone, Copy, Debug)]
pub struct Table<'a> {
    bytes: &'a [u8],
    mask: usize,
}

impl Weights for Table<'_> {
    #[inline]
    fn weight(&self, feature: u64) -> i32 {
        self.bytes.get(feature as usize & self.mask).map_or(0, |&byte| i32::from(byte.cast_signed()))
    }
}

impl ContextModel {
    /// Opens a pack of kind `context`.
    pub fn open(pack: Pack) -> Result<Self, PackError> {
        let layout = pack.section("LAYOUT")?;
        if layout != LAYOUT.to_le_bytes() {
            return Err(PackError::WrongVersion(format!("the program reads layout {LAYOUT} of the context pack")));
        }
        let weights = pack.range("WEIGHTS")?;
        if !weights.len().is_power_of_two() {
            return Err(PackError::Damaged(format!("{} weights, not a power of two", weights.len())));
        }
        let places = Places::of(&pack)?;
        Ok(Self { pack, weights, places })
    }

    /// The pack behind it.
    pub fn pack(&self) -> &Pack {
        &self.pack
    }

    /// The lexical part.
    pub fn lexicon(&self) -> Lexicon<'_> {
        self.places.lexicon(&self.pack)
    }

    /// The weights, for the search.
    pub fn table(&self) -> Table<'_> {
        let bytes = self.pack.bytes().get(self.weights.clone()).unwrap_or_default();
        Table { bytes, mask: bytes.len().saturating_sub(1) }
    }
}

/// The bytes of a context pack.
pub fn pack(about: Description, weights: &[i8], lexicon: Vec<(&'static str, Vec<u8>)>) -> Vec<u8> {
    let mut builder = PackBuilder::new(about).section("LAYOUT", LAYOUT.to_le_bytes().to_vec());
    for (name, bytes) in lexicon {
        builder = builder.section(name, bytes);
    }
    builder.section("WEIGHTS", weights.iter().map(|&w| w.cast_unsigned()).collect()).build()
}
