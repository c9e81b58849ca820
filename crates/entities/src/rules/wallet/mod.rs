//! Addresses of cryptocurrencies: BTC and LTC (Base58Check, Bech32, Bech32m), ETH (EIP-55), TRON, XMR. Each has a checksum
//! (ETH only in mixed capitals), so the letters alone decide. The value is the network and the address: `btc:1A1z…`. What is
//! called a wallet or stands in a list with one, looks like an address and fails the checksum has no value, and says so.

mod monero;

use super::atoms::Atoms;
use super::cues::{self, Cue};
use super::{Mention, is_listed, mention};
use crate::{Flaw, Label};
use bech32::primitives::decode::SegwitHrpstring;
use sha2::{Digest, Sha256};
use sha3::Keccak256;

/// With a good checksum.
const CHECKED: f32 = 0.99;
/// An ETH address in letters of one size has no checksum.
const UNCHECKED: f32 = 0.95;
/// Called a wallet, but with a bad checksum.
const FLAWED: f32 = 0.9;
const FLAW: Flaw = Flaw::Number { name: "address of a wallet", fault: "its checksum does not fit" };
/// Atoms before it among which its name may stand.
const REACH: usize = 6;
/// The shortest address and the longest, in characters.
const LENGTHS: std::ops::RangeInclusive<usize> = 26..=106;

/// All addresses, in order.
pub(super) fn find(atoms: &Atoms<'_>, out: &mut Vec<Mention>) {
    let mut last = None;
    for (at, end) in atoms.runs() {
        let text = atoms.span(at, end).of(atoms.text);
        if !LENGTHS.contains(&text.len()) || !text.is_ascii() {
            continue;
        }
        if let Some((network, address, score)) = address(text) {
            let value = format!("{network}:{address}");
            out.push(mention(atoms, at, end, Label::Wallet, Some(value), "wallet", score));
        } else if looks(text)
            && (cues::before(atoms, at, REACH, &[Cue::Wallet]).is_some()
                || is_listed(atoms.text, last, atoms.span(at, end).start()))
        {
            let found = mention(atoms, at, end, Label::Wallet, None, "wallet", FLAWED);
            out.push(Mention { flaw: Some(FLAW), ..found });
        } else {
            continue;
        }
        last = Some(atoms.span(at, end).end());
    }
}

/// Whether `text` is written as an address of BTC, LTC, ETH or TRON is.
fn looks(text: &str) -> bool {
    if let Some(digits) = text.strip_prefix("0x") {
        return digits.len() == 40 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    }
    let lower = text.to_ascii_lowercase();
    if lower.starts_with("bc1") || lower.starts_with("ltc1") {
        return matches!(text.len(), 42..=44 | 62..=64);
    }
    let letters = |range: fn(&u8) -> bool| text.bytes().any(|byte| range(&byte));
    let mixed = letters(u8::is_ascii_uppercase) && letters(u8::is_ascii_lowercase) && letters(u8::is_ascii_digit);
    let base58 = !text.contains(['0', 'O', 'I', 'l']);
    mixed && base58 && text.starts_with(['1', '3', 'L', 'M', 'T']) && text.len() <= 35
}

/// The network of `text`, its one spelling, and how sure it is.
fn address(text: &str) -> Option<(&'static str, String, f32)> {
    if let Some(digits) = text.strip_prefix("0x").filter(|digits| digits.len() == 40) {
        return ethereum(digits).map(|score| ("eth", text.to_ascii_lowercase(), score));
    }
    let lower = text.to_ascii_lowercase();
    if let Some(network) = [("bc1", "btc"), ("ltc1", "ltc")].iter().find(|(head, _)| lower.starts_with(head)) {
        return SegwitHrpstring::new(text).is_ok().then_some((network.1, lower, CHECKED));
    }
    if monero::is_address(text) {
        return Some(("xmr", text.to_owned(), CHECKED));
    }
    let network = match base58check(text)? {
        // «3…» is Bitcoin's, though old addresses of LTC had it too.
        0x00 | 0x05 => "btc",
        0x30 | 0x32 => "ltc",
        0x41 => "trx",
        _ => return None,
    };
    Some((network, text.to_owned(), CHECKED))
}

/// Whether these are the digits of an ETH address; capitals, where mixed, are its checksum (EIP-55).
fn ethereum(digits: &str) -> Option<f32> {
    if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let lower = digits.to_ascii_lowercase();
    if digits == lower || digits == digits.to_ascii_uppercase() {
        return Some(UNCHECKED);
    }
    let hash = Keccak256::digest(lower.as_bytes());
    let nibbles = hash.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    let right = digits
        .bytes()
        .zip(nibbles)
        .all(|(byte, nibble)| byte.is_ascii_digit() || byte.is_ascii_uppercase() == (nibble >= 8));
    right.then_some(CHECKED)
}

/// The version of a Base58Check address whose checksum is good.
fn base58check(text: &str) -> Option<u8> {
    if !(26..=35).contains(&text.len()) {
        return None;
    }
    // One byte of version, twenty of hash, four of checksum.
    let mut bytes = [0; 25];
    let length = bs58::decode(text).onto(&mut bytes[..]).ok()?;
    let (payload, checksum) = bytes.split_at(21);
    let hash = Sha256::digest(Sha256::digest(payload));
    (length == bytes.len() && hash.starts_with(checksum)).then_some(bytes[0])
}

#[cfg(test)]
mod tests {
    #[test]
    fn cases() {
        crate::rules::cases::check(include_str!("cases.txt"), super::find);
    }
}
