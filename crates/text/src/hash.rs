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

/// Up to seven bytes, the last lowest, and before them their number.
#[inline]
fn tail(rest: &[u8]) -> u64 {
    let bits = 8 * rest.len() as u32;
    // Both halves overlap: what they share is the same in both.
    let number = if let (Some(first), Some(last)) = (rest.first_chunk::<4>(), rest.last_chunk::<4>()) {
        u64::from(u32::from_be_bytes(*first)) << (bits - 32) | u64::from(u32::from_be_bytes(*last))
    } else if let (Some(first), Some(last)) = (rest.first_chunk::<2>(), rest.last_chunk::<2>()) {
        u64::from(u16::from_be_bytes(*first)) << (bits - 16) | u64::from(u16::from_be_bytes(*last))
    } else {
        rest.first().map_or(0, |&byte| byte.into())
    };
    (rest.len() as u64) << bits | number
}

impl Hasher for Fx {
    #[inline]
    fn write(&mut self, bytes: &[u8]) {
        let (whole, rest) = bytes.as_chunks::<8>();
        for chunk in whole {
            self.step(u64::from_le_bytes(*chunk));
        }
        if !rest.is_empty() {
            self.step(tail(rest));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_bytes_are_hashed_as_one_after_another() {
        let bytes = [200, 17, 255, 0, 93, 128, 7];
        for len in 1..8 {
            let one_by_one = bytes[..len].iter().fold(len as u64, |word, &byte| word << 8 | u64::from(byte));
            assert_eq!(tail(&bytes[..len]), one_by_one, "{len}");
        }
    }
}
