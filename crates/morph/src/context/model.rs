//! The context pack.

use super::lexicon::{Lexicon, Places};
use sarap_pack::{Description, Pack, PackBuilder, PackError};

/// Binary logarithm of the number of weights in the packs that are made today, the most that are read.
pub const TABLE_BITS: u32 = 20;

const SIZE: usize = 1 << TABLE_BITS;

/// The layout and the features that this program knows; raised when either changes.
const LAYOUT: u32 = 1;

/// An opened context pack: section `WEIGHTS`, one signed byte a feature hash, and the lexicon's sections.
#[derive(Debug)]
pub struct ContextModel {
    pack: Pack,
    /// The weights of the pack, repeated where they are fewer than fill the table: a table of one length is read without asking
    /// for it.
    weights: Box<[i8; SIZE]>,
    places: Places,
}

/// The weight of a feature.
pub trait Weights {
    /// The weight of the feature with this hash.
    fn weight(&self, feature: u64) -> i32;
}

/// The table of weights, borrowed for the search.
#[derive(Clone, Copy, Debug)]
pub struct Table<'a>(&'a [i8; SIZE]);

impl Weights for Table<'_> {
    #[inline]
    fn weight(&self, feature: u64) -> i32 {
        i32::from(self.0[feature as usize & (SIZE - 1)])
    }
}

impl ContextModel {
    /// Opens a pack of kind `context`.
    pub fn open(pack: Pack) -> Result<Self, PackError> {
        let layout = pack.section("LAYOUT")?;
        if layout != LAYOUT.to_le_bytes() {
            return Err(PackError::WrongVersion(format!("the program reads layout {LAYOUT} of the context pack")));
        }
        let own = pack.section("WEIGHTS")?;
        if !own.len().is_power_of_two() || own.len() > SIZE {
            return Err(PackError::Damaged(format!("{} weights, not a power of two up to {SIZE}", own.len())));
        }
        let all: Vec<i8> = own.iter().map(|byte| byte.cast_signed()).cycle().take(SIZE).collect();
        let all = all.into_boxed_slice().try_into();
        let weights = all.map_err(|_| PackError::Damaged("its weights do not fill the table".into()))?;
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
        Table(&self.weights)
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
