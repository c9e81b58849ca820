//! The net.

pub mod document;
pub mod features;
pub mod lattice;
pub mod layers;
