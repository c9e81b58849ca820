//! What the net's outputs mean: chains of labels, each over all tokens.
//!
//! Every chain says of each token whether a mention of one of its kinds begins there, goes on, ends or is a single token
//! (B, I, E, S), or none of that. Mentions of different chains nest freely; a label whose mentions nest in each other has
//! a second chain for the inner ones.

use crate::Label;

/// A chain of labels.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Chain {
    /// Its kinds of mentions.
    pub kinds: &'static [Label],
    /// 0: the outermost mentions of the label, 1: those right inside them.
    pub depth: u8,
}

const NAMES: &[Label] = &[Label::Per, Label::Org, Label::Loc];

macro_rules! chains {
    ($($label:ident $depth:literal)*) => {
        /// All chains: names as silver texts mark them (for training only), bare names, then full mentions.
        pub const CHAINS: &[Chain] = &[
            Chain { kinds: NAMES, depth: 0 },
            Chain { kinds: NAMES, depth: 0 },
            $(Chain { kinds: &[Label::$label], depth: $depth },)*
        ];
    };
}

chains! {
    Per 0 Org 0 Org 1 Loc 0 Loc 1 Role 0 Role 1 Law 0 Law 1 Crime 0 Crime 1 Event 0 Event 1 Facility 0 Work 0 Product 0
    Norp 0 Age 0 Date 0 Time 0 Money 0 Percent 0
}

/// The chain of names marked by another tagger.
pub const SILVER: usize = 0;
/// The chain of bare names.
pub const BARE: usize = 1;
/// The first chain of full mentions.
pub const FULL: usize = 2;

impl Chain {
    /// Number of its states but "none".
    pub const fn outputs(&self) -> usize {
        4 * self.kinds.len()
    }
}

/// Where each chain's outputs begin.
pub fn first_output(chain: usize) -> usize {
    CHAINS.iter().take(chain).map(Chain::outputs).sum()
}
