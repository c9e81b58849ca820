//! What is learnt before factRuEval's documents: the same for all folds, and kept in a file between runs.

use super::examples::Tables;
use super::net::{Net, Shape};
use crate::Failure;
use std::path::Path;

/// Tables and net.
#[derive(Clone, Debug)]
pub(crate) struct Ground {
    /// Of everything it was learnt from, and how.
    pub fingerprint: u64,
    pub tables: Tables,
    pub hashed: u32,
    pub net: Net,
}

impl Ground {
    /// Writes it to a file.
    pub(crate) fn save(&self, path: &Path) -> Result<(), Failure> {
        let mut bytes = self.fingerprint.to_le_bytes().to_vec();
        for size in [self.tables.keys.len() as u32, self.hashed, self.net.shape.d as u32, self.net.shape.h as u32] {
            bytes.extend(size.to_le_bytes());
        }
        self.tables.keys.iter().for_each(|key| bytes.extend(key.to_le_bytes()));
        self.net.dense.iter().chain(&self.net.rows).for_each(|weight| bytes.extend(weight.to_le_bytes()));
        std::fs::write(path, bytes).map_err(|error| Failure(format!("{}: {error}", path.display())))
    }

    /// Reads what [`Ground::save`] wrote; `None` if there is nothing or it was learnt from something else.
    pub(crate) fn load(path: &Path, fingerprint: u64) -> Result<Option<Self>, Failure> {
        let wrong = |what: &str| Failure(format!("{}: {what}; remove the file, and it is made anew", path.display()));
        if !path.exists() {
            return Ok(None);
        }
        let bytes = std::fs::read(path).map_err(|error| wrong(&error.to_string()))?;
        let Some(bytes) = bytes.strip_prefix(&fingerprint.to_le_bytes()) else { return Ok(None) };
        let (head, rest) = bytes.split_at_checked(16).ok_or_else(|| wrong("too short"))?;
        let sizes: Vec<usize> = head.as_chunks::<4>().0.iter().map(|b| u32::from_le_bytes(*b) as usize).collect();
        let (keys, weights) = rest.split_at_checked(8 * sizes[0]).ok_or_else(|| wrong("too short"))?;
        let keys = keys.as_chunks::<8>().0.iter().map(|b| u64::from_le_bytes(*b)).collect();
        let tables = Tables::new(keys, sizes[1] as u32);
        let shape =
            Shape { rows: tables.rows(), d: sizes[2], outer: 0, h: sizes[3], layers: super::plan::Plan::layers() };
        let mut net = Net::new(shape, None, 0);
        let weights = weights.as_chunks::<4>().0;
        if weights.len() != net.dense.len() + net.rows.len() {
            return Err(wrong("made for another shape of net"));
        }
        for (weight, bytes) in net.dense.iter_mut().chain(&mut net.rows).zip(weights) {
            *weight = f32::from_le_bytes(*bytes);
        }
        Ok(Some(Self { fingerprint, tables, hashed: sizes[1] as u32, net }))
    }
}
