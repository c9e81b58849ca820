//! Hashing that gives the same numbers on every machine.

use std::hash::{BuildHasherDefault, Hasher};

const K: u64 = 0x9e37_79b9_7f4a_7c15;

/// Joins two hashes; the order matters.
#[inline]
pub const fn mix(a: u64, b: u64) -> u64 {
    let x = (a ^ b.rotate_left(29)).wrapping_mul(K);
    x ^ (x >> 32)
}

/// The hash of a text.
#[inline]
pub fn hash_str(text: &str) -> u64 {
    let mut hasher = Fx::default();
    hasher.write(text.as_bytes());
    hasher.finish()
}

/// For hash maps whose order is never looked at.
pub type FxBuild = BuildHasherDefault<Fx>;

/// Eight bytes a step, in the manner of the Firefox hasher.
#[derive(Clone, Copy, Debug, Default)]
pub struct Fx(u64);

impl Fx {
    #[inline]
    fn step(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(K);
    }
}

impl Hasher for Fx {
    #[inline]
    fn write(&mut self, bytes: &[u8]) {
        let mut chunks = bytes.chunks_exact(8);
        for chunk in &mut chunks {
            self.step(chunk.iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte)));
        }
        let rest = chunks.remainder();
        if !rest.is_empty() {
            self.step(rest.iter().fold(rest.len() as u64, |word, &byte| word << 8 | u64::from(byte)));
        }
    }

    #[inline]
    fn write_u8(&mut self, byte: u8) {
        self.step(u64::from(byte));
    }

    #[inline]
    fn write_u32(&mut self, word: u32) {
        self.step(u64::from(word));
    }

    #[inline]
    fn write_u64(&mut self, word: u64) {
        self.step(word);
    }

    #[inline]
    fn finish(&self) -> u64 {
        // The upper bits are the good ones; hash maps look at both ends.
        self.0 ^ (self.0 >> 32)
    }
}
