//! A word made ready for one look-up after another.

use super::letters::{self, HYPHEN, Letters, YO};
use sarap_text::readable;
use std::borrow::Cow;
use std::ops::Range;

/// A word as it is read ([`sarap_text::readable`]) with its letters.
#[derive(Debug)]
pub(crate) struct Word<'w> {
    written: &'w str,
    text: Cow<'w, str>,
    letters: Option<Letters>,
    plain: Option<Plain>,
}

/// What is known of a word of Russian letters and hyphens alone.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plain {
    /// Number of capitals.
    pub(crate) capitals: usize,
    /// Whether the first letter is one.
    pub(crate) titled: bool,
    /// Number of hyphens.
    pub(crate) hyphens: usize,
}

/// The numbers of the letters from U+0400 on, nought for those that are not Russian, with this bit for capitals.
const RUSSIAN: [u8; 128] = {
    let mut all = [0; 128];
    let mut letter = 0;
    while letter < 32 {
        all[0x10 + letter] = (letter as u8 + 1) | CAPITAL;
        all[0x30 + letter] = letter as u8 + 1;
        letter += 1;
    }
    all[0x01] = YO | CAPITAL;
    all[0x51] = YO;
    all
};
const CAPITAL: u8 = 0x80;

impl Plain {
    /// Without capitals, or with one at the beginning.
    fn is_simple(self) -> bool {
        self.capitals == usize::from(self.titled)
    }
}

impl<'w> Word<'w> {
    pub(crate) fn of(word: &'w str) -> Self {
        if let Some((letters, plain)) = Self::plain(word) {
            return Self { written: word, text: Cow::Borrowed(word), letters: Some(letters), plain: Some(plain) };
        }
        let text = readable(word);
        Self { written: word, letters: Letters::of(&text), text, plain: None }
    }

    /// Words of Russian letters and hyphens alone, byte by byte.
    fn plain(word: &str) -> Option<(Letters, Plain)> {
        let mut found = Letters::default();
        let (mut capitals, mut hyphens) = (0, 0);
        let mut rest = word.as_bytes();
        loop {
            let code = match rest {
                [] => break,
                // Both halves of the Russian letters at once.
                [first @ (0xd0 | 0xd1), second, left @ ..] => {
                    rest = left;
                    RUSSIAN[usize::from(first << 6 | second & 0x3f) & 0x7f]
                }
                [b'-', left @ ..] => {
                    rest = left;
                    hyphens += 1;
                    HYPHEN
                }
                _ => return None,
            };
            if code == 0 {
                return None;
            }
            capitals += usize::from(code & CAPITAL != 0);
            found.push(code & !CAPITAL)?;
        }
        let titled = matches!(word.as_bytes(), [0xd0, 0x81 | 0x90..=0xaf, ..]);
        Some((found, Plain { capitals, titled, hyphens }))
    }

    /// The word as it was given.
    pub(crate) fn written(&self) -> &'w str {
        self.written
    }

    /// The word as it is read.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// [`None`] for a word of too many letters.
    pub(crate) fn letters(&self) -> Option<&Letters> {
        self.letters.as_ref()
    }

    pub(crate) fn as_plain(&self) -> Option<(&Letters, Plain)> {
        self.letters.as_ref().zip(self.plain)
    }

    /// Whether folding it takes no more than lower case, for sure.
    pub(crate) fn is_folded(&self) -> bool {
        self.as_plain().is_some_and(|(letters, _)| letters.yo == 0)
    }

    /// The word as it was given, in lower case, perhaps by way of `buffer`.
    pub(crate) fn lower<'a>(&'a self, buffer: &'a mut String) -> &'a str {
        if self.plain.is_some_and(|plain| plain.capitals == 0) {
            return self.written;
        }
        buffer.clear();
        self.lower_into(buffer);
        buffer
    }

    fn lower_into(&self, out: &mut String) {
        match self.as_plain() {
            Some((letters, plain)) if plain.is_simple() => self.copy(letters, 0..letters.codes().len(), out),
            _ => self.written.chars().for_each(|c| sarap_text::letters::lower(c, |c| out.push(c))),
        }
    }

    /// Adds some letters of a word to `out` as the dictionary writes them, with the ё whose bits are in `yo`, if they stand in the
    /// text so but for a capital at the beginning; else says no.
    pub(super) fn copy_letters(&self, range: Range<usize>, yo: u64, out: &mut String) -> bool {
        let Some((letters, plain)) = self.as_plain() else { return false };
        let bits = |below: usize| 1u64.checked_shl(below as u32).unwrap_or(0).wrapping_sub(1);
        let unwritten = yo & !letters.yo & bits(range.end) & !bits(range.start);
        let copied = plain.is_simple() && unwritten == 0 && range.end <= letters.codes().len();
        if copied {
            self.copy(letters, range, out);
        }
        copied
    }

    /// Adds letters of a word without capitals but the first.
    fn copy(&self, letters: &Letters, range: Range<usize>, out: &mut String) {
        let bytes = |before: usize| {
            let before = letters.codes().get(..before).unwrap_or(&[]);
            let hyphens = match self.plain {
                Some(Plain { hyphens: 0, .. }) => 0,
                _ => before.iter().filter(|&&code| code == HYPHEN).count(),
            };
            2 * before.len() - hyphens
        };
        let (mut start, end) = (bytes(range.start), bytes(range.end));
        if start == 0 && end > 0 && self.plain.is_some_and(|plain| plain.titled) {
            let first = letters.codes().first().copied().unwrap_or_default();
            out.push(letters::letter(if letters.yo & 1 == 1 { YO } else { first }));
            start = 2;
        }
        out.push_str(self.text.get(start..end).unwrap_or_default());
    }
}
