//! Which blocks are what the document says.

use super::{Block, Container, Features};
use crate::RegionKind;

/// The kind of each block.
pub(crate) fn classify(text: &str, blocks: &[Block], containers: &[Container]) -> Vec<RegionKind> {
    let _ = containers;
    blocks
        .iter()
        .map(|block| {
            let features = Features::of(text.get(block.start as usize..block.end as usize).unwrap_or_default());
            if features.is_prose() && block.link_bytes * 2 < features.bytes {
                RegionKind::Main
            } else {
                RegionKind::Boilerplate
            }
        })
        .collect()
}
