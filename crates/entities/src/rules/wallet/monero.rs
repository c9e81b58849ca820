//! Monero's addresses. Their Base58 is one of its own: blocks of eight bytes as eleven letters each.

use sha3::{Digest, Keccak256};

/// The longest address in bytes: kind, two keys, payment id, checksum.
const LONGEST: usize = 77;

/// Whether `text` is an address of the main network with a good checksum.
pub(super) fn is_address(text: &str) -> bool {
    // Standard addresses and subaddresses, and those with a payment id.
    if !matches!(text.len(), 95 | 106) || !text.starts_with(['4', '8']) {
        return false;
    }
    let mut bytes = Vec::with_capacity(LONGEST);
    for block in text.as_bytes().chunks(11) {
        let size = match block.len() {
            11 => 8,
            7 => 5,
            _ => return false,
        };
        let Some(number) = number(block).filter(|number| number >> (8 * size) == 0) else { return false };
        bytes.extend_from_slice(&number.to_be_bytes()[16 - size..]);
    }
    let Some((payload, checksum)) = bytes.split_last_chunk::<4>() else { return false };
    matches!((bytes.first(), text.len()), (Some(18 | 42), 95) | (Some(19), 106))
        && Keccak256::digest(payload).starts_with(checksum)
}

/// The number that the letters of one block write.
fn number(block: &[u8]) -> Option<u128> {
    const LETTERS: &[u8] = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    block.iter().try_fold(0_u128, |number, byte| {
        let digit = LETTERS.iter().position(|letter| letter == byte)?;
        Some(number * 58 + u128::try_from(digit).ok()?)
    })
}
