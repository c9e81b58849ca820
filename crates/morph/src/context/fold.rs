//! What features and comparisons see of a word.

use sarap_text::hash_str;
use sarap_text::letters::lower;

/// Whether a word is folded already: nothing but small Russian letters without ё, digits, signs.
pub(super) fn is_folded(word: &str) -> bool {
    let mut bytes = word.bytes();
    while let Some(first) = bytes.next() {
        let plain = match first {
            0xd0 => matches!(bytes.next(), Some(0xb0..=0xbf)),
            0xd1 => matches!(bytes.next(), Some(0x80..=0x8f)),
            _ => first.is_ascii() && !first.is_ascii_uppercase(),
        };
        if !plain {
            return false;
        }
    }
    true
}

/// Lower case, ё as е, without stress marks: what features and comparisons see of a word.
pub fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    fold_into(word, &mut folded);
    folded
}

pub(super) fn fold_into(word: &str, folded: &mut String) {
    if is_folded(word) {
        folded.push_str(word);
        return;
    }
    for c in word.chars() {
        lower(c, |c| match c {
            'ё' => folded.push('е'),
            '\u{301}' => {}
            _ => folded.push(c),
        });
    }
}

/// The hash of the folded word.
pub(super) fn folded_hash(word: &str) -> u64 {
    if is_folded(word) { hash_str(word) } else { hash_str(&fold(word)) }
}
