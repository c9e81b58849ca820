//! Whether bytes are UTF-8 or UTF-16 without a mark that says so.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

/// How bytes read as UTF-8.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Utf8 {
    /// Valid sequences of two bytes or more.
    pub(super) sequences: usize,
    /// Places that are not valid.
    pub(super) invalid: usize,
}

impl Utf8 {
    /// A damaged UTF-8 text, not a text in another encoding.
    ///
    /// In windows-1251, KOI8-R and CP866 a pair of letters is now and then a valid sequence, but most are not.
    pub(super) fn mostly_valid(self) -> bool {
        self.sequences >= 4 * self.invalid || (self.invalid == 1 && self.sequences > 0)
    }
}

pub(super) fn count(bytes: &[u8]) -> Utf8 {
    let mut found = Utf8::default();
    for chunk in bytes.utf8_chunks() {
        found.sequences += chunk.valid().bytes().filter(|byte| *byte >= 0xC0).count();
        found.invalid += usize::from(!chunk.invalid().is_empty());
    }
    found
}

/// UTF-16 without a mark: every second byte is 0 (Latin, digits, spaces) or 4 (Cyrillic), the others are not.
pub(super) fn utf16_by_zeros(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..1 << 16).unwrap_or(bytes);
    let mut plain = [0usize; 2];
    let mut pairs = 0;
    for pair in sample.chunks_exact(2) {
        pairs += 1;
        for (count, byte) in plain.iter_mut().zip(pair) {
            // 0x20 is the block of dashes and quotation marks, but also the ASCII space: 0 and 4 decide.
            *count += usize::from(matches!(byte, 0 | 4));
        }
    }
    let [even, odd] = plain;
    // A dash or a quotation mark now and then is let pass.
    let most = |count: usize| pairs > 0 && count * 10 >= pairs * 8;
    let few = |count: usize| count * 10 <= pairs;
    match (most(even), most(odd)) {
        (false, true) if few(even) => Some(UTF_16LE),
        (true, false) if few(odd) => Some(UTF_16BE),
        _ => None,
    }
}
