//! What features and comparisons see of a word.

use sarap_text::hash_str;
use sarap_text::letters::lower;

/// Whether a word is folded already: nothing but small Russian letters without ё, digits, signs.
pub(super) fn is_folded(word: &str) -> bool {
    let mut rest = word.as_bytes();
    while let [first, left @ ..] = rest {
        rest = left;
        // Both halves of the Russian letters at once.
        let plain = if first & 0xfe == 0xd0 {
            let [second, left @ ..] = rest else { return false };
            rest = left;
            matches!(first << 6 | second & 0x3f, 0x30..=0x4f)
        } else {
            first.is_ascii() && !first.is_ascii_uppercase()
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
