//! Digests of files and messages, told by their length: MD5, SHA-1, SHA-256, SHA-512. The value is the kind and the digits in
//! small letters: `md5:d41d8cd98f00b204e9800998ecf8427e`.

use super::atoms::Atoms;
use super::cues::{self, Cue};
use super::{Mention, mention};
use crate::Label;

/// So long a row of hexadecimal digits is hardly anything else.
const SCORE: f32 = 0.97;
/// After «SHA-256» it is nothing else.
const NAMED: f32 = 0.99;
/// Atoms before it among which a word may say what it is.
const REACH: usize = 6;

/// All digests, in order.
pub(super) fn find(atoms: &Atoms<'_>, out: &mut Vec<Mention>) {
    for (at, end) in atoms.runs() {
        let text = atoms.span(at, end).of(atoms.text);
        let Some(kind) = kind(text.len()).filter(|_| text.bytes().all(|byte| byte.is_ascii_hexdigit())) else {
            continue;
        };
        let touched = (atoms.touches(at) && at > 0 && matches!(atoms.sign(at - 1), Some('_' | '#' | '-')))
            || (atoms.touches(end) && matches!(atoms.sign(end), Some('_' | '-')));
        let cue = cues::before(atoms, at, REACH, &[Cue::Digest, Cue::Secret]);
        let named = cue == Some(Cue::Digest);
        // A number is no digest unless it is called one, nor is a mixture of capitals.
        let letters = |test: fn(&u8) -> bool| text.as_bytes().iter().any(test);
        let (small, large) = (letters(u8::is_ascii_lowercase), letters(u8::is_ascii_uppercase));
        let mixed = letters(u8::is_ascii_digit) && small != large;
        if touched || !(named || cue.is_none() && mixed) {
            continue;
        }
        let value = format!("{kind}:{}", text.to_ascii_lowercase());
        out.push(mention(atoms, at, end, Label::Hash, Some(value), "hash", if named { NAMED } else { SCORE }));
    }
}

/// The kind of digest with so many hexadecimal digits.
const fn kind(length: usize) -> Option<&'static str> {
    match length {
        32 => Some("md5"),
        40 => Some("sha1"),
        64 => Some("sha256"),
        128 => Some("sha512"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn cases() {
        crate::rules::cases::check(include_str!("cases.txt"), super::find);
    }
}
