//! What a character is to the tokeniser: one byte of flags, looked up for the scripts at hand, computed for the rest.

use std::sync::LazyLock;

pub(crate) const LETTER: u8 = 1;
pub(crate) const DIGIT: u8 = 1 << 1;
pub(crate) const SPACE: u8 = 1 << 2;
pub(crate) const PUNCT: u8 = 1 << 3;
/// Stays with the character before it: combining marks, variation selectors, joiners, the soft hyphen.
pub(crate) const MARK: u8 = 1 << 4;
pub(crate) const UPPER: u8 = 1 << 5;
pub(crate) const LOWER: u8 = 1 << 6;
/// A pictograph; runs of them are one token.
pub(crate) const EMOJI: u8 = 1 << 7;

const TABLE_END: usize = 0x530;

/// Latin, Greek and Cyrillic with all Kazakh letters.
static TABLE: LazyLock<[u8; TABLE_END]> =
    LazyLock::new(|| std::array::from_fn(|code| char::from_u32(code as u32).map_or(0, computed)));

/// The lookup, fetched once a text.
#[derive(Clone, Copy)]
pub(crate) struct Classes(&'static [u8; TABLE_END]);

impl Classes {
    pub(crate) fn get() -> Self {
        Self(&TABLE)
    }

    /// The flags of `c`; 0 for symbols and invisible signs.
    #[inline]
    pub(crate) fn of(self, c: char) -> u8 {
        match self.0.get(c as usize) {
            Some(&flags) => flags,
            None => computed(c),
        }
    }
}

fn computed(c: char) -> u8 {
    if c.is_whitespace() {
        SPACE
    } else if is_mark(c) {
        MARK
    } else if c.is_alphabetic() {
        LETTER
            | if c.is_uppercase() {
                UPPER
            } else if c.is_lowercase() {
                LOWER
            } else {
                0
            }
    } else if c.is_numeric() {
        DIGIT
    } else if is_punctuation(c) {
        PUNCT
    } else if is_emoji(c) {
        EMOJI
    } else {
        0
    }
}

/// Marks of the scripts we may meet, and format characters that stand inside words.
fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{ad}'
        | '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}'..='\u{5c7}'
        | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}' | '\u{6df}'..='\u{6e4}'
        | '\u{6e7}' | '\u{6e8}' | '\u{6ea}'..='\u{6ed}' | '\u{93c}' | '\u{94d}' | '\u{e47}'..='\u{e4e}'
        | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{200c}' | '\u{200d}' | '\u{2060}'
        | '\u{20d0}'..='\u{20ff}' | '\u{2de0}'..='\u{2dff}' | '\u{3099}' | '\u{309a}' | '\u{a66f}'..='\u{a67d}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0020}'..='\u{e007f}'
        | '\u{e0100}'..='\u{e01ef}')
}

/// Quotes, stops, dashes, brackets, bullets; `$ + < = > ^ | ~` and the backtick count as symbols.
fn is_punctuation(c: char) -> bool {
    match c {
        '$' | '+' | '<' | '=' | '>' | '^' | '`' | '|' | '~' => false,
        _ if c.is_ascii() => c.is_ascii_punctuation(),
        '\u{a1}' | '\u{a7}' | '\u{ab}' | '\u{b6}' | '\u{b7}' | '\u{bb}' | '\u{bf}' => true,
        '\u{37e}' | '\u{387}' | '\u{55a}'..='\u{55f}' | '\u{589}' | '\u{58a}' => true,
        '\u{5be}' | '\u{5c0}' | '\u{5c3}' | '\u{5f3}' | '\u{5f4}' => true,
        '\u{609}' | '\u{60a}' | '\u{60c}' | '\u{60d}' | '\u{61b}'..='\u{61f}' | '\u{66a}'..='\u{66d}' | '\u{6d4}' => {
            true
        }
        '\u{964}' | '\u{965}' => true,
        '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{2043}' | '\u{2045}'..='\u{2051}' | '\u{2053}'..='\u{205e}' => true,
        '\u{2212}' | '\u{25aa}' | '\u{25cf}' | '\u{2308}'..='\u{230b}' | '\u{2329}' | '\u{232a}' => true,
        '\u{2e00}'..='\u{2e4f}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301f}' => true,
        '\u{fe10}'..='\u{fe19}' | '\u{fe30}'..='\u{fe52}' | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}' | '\u{ff1b}' => true,
        '\u{ff1f}' | '\u{ff3b}'..='\u{ff3d}' => true,
        _ => false,
    }
}

fn is_emoji(c: char) -> bool {
    matches!(c,
        '\u{203c}' | '\u{2049}' | '\u{231a}' | '\u{231b}' | '\u{23e9}'..='\u{23fa}' | '\u{2600}'..='\u{27bf}'
        | '\u{2b05}'..='\u{2b07}' | '\u{2b1b}' | '\u{2b1c}' | '\u{2b50}' | '\u{2b55}' | '\u{1f000}'..='\u{1faff}')
}

/// A character that may join two halves of a word: hyphens and the minus, not dashes.
pub(crate) fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{2212}')
}

/// A sign written for an apostrophe inside a word.
pub(crate) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{2bc}' | '`' | '\u{b4}' | '\u{2032}' | '\u{2018}')
}

/// A dash or hyphen by itself.
pub(crate) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// A sign that ends a sentence.
pub(crate) fn is_stop(c: char) -> bool {
    matches!(
        c,
        '.' | '!' | '?' | '…' | '\u{2024}' | '\u{203c}' | '\u{2047}'
            ..='\u{2049}' | '\u{61f}' | '\u{6d4}' | '\u{3002}' | '\u{ff01}' | '\u{ff1f}'
    )
}

/// Part of a word or number.
pub(crate) fn is_wordy(flags: u8) -> bool {
    flags & (LETTER | DIGIT) != 0
}

pub(crate) fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{52f}' | '\u{1c80}'..='\u{1c8f}' | '\u{1d2b}' | '\u{1d78}' | '\u{2de0}'..='\u{2dff}' | '\u{a640}'..='\u{a69f}')
}

pub(crate) fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic()
        || matches!(c, '\u{aa}' | '\u{ba}' | '\u{c0}'..='\u{24f}' | '\u{250}'..='\u{2af}' | '\u{1e00}'..='\u{1eff}' | '\u{2c60}'..='\u{2c7f}' | '\u{a720}'..='\u{a7ff}' | '\u{fb00}'..='\u{fb06}' | '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}')
}
