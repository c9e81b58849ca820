//! Which of the Cyrillic code pages reads the bytes as Russian.
//!
//! Each code page turns the same bytes into other letters. The letters that make likely Russian pairs, in words of one
//! case, win; costs are in sixteenths of a nat, all in whole numbers.

use super::bigrams::COST;
use encoding_rs::{Encoding, IBM866, ISO_8859_5, KOI8_R, WINDOWS_1251, X_MAC_CYRILLIC};

/// The best code page and how sure that is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Guess {
    pub(crate) encoding: &'static Encoding,
    /// How much cheaper it is than the next, in sixteenths of a nat.
    pub(crate) margin: i64,
    /// Cost of one byte above ASCII on average, in sixteenths of a nat; Russian text has about 40.
    pub(crate) mean: i64,
}

/// With what it costs to believe in one, by how rare it is. The Macintosh's has most letters where windows-1251 has them, so
/// that a short text reads as well in either.
const CANDIDATES: [(&Encoding, i64); 5] =
    [(WINDOWS_1251, 0), (KOI8_R, 16), (IBM866, 16), (ISO_8859_5, 32), (X_MAC_CYRILLIC, 120)];

/// Enough letters to be sure; the rest of a long text says nothing new.
const ENOUGH: usize = 1 << 16;

const END: u8 = 32;

/// A word that goes on in capitals after a small letter.
const CAPITAL_INSIDE: i64 = 96;
/// A second capital, and a small letter after two.
const CAPITALS_GO_ON: i64 = 3;
const CAPITALS_BREAK_OFF: i64 = 64;
/// A word's first letter is a capital.
const CAPITAL_FIRST: i64 = 16;
/// Russian and Latin letters in one word.
const MIXED_SCRIPT: i64 = 80;
/// Quotation marks, dashes and the number sign; all other signs; letters of other Cyrillic alphabets.
const COMMON_SIGN: i64 = 56;
const DASH_AT_LETTER: i64 = 64;
const RARE_SIGN: i64 = 150;
const FOREIGN_LETTER: i64 = 100;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Letter {
        index: u8,
        capital: bool,
    },
    Foreign,
    CommonSign,
    /// Stands between spaces or digits, rarely beside a letter.
    Dash,
    RareSign,
}

/// What the bytes from 0x80 mean in a code page.
fn classes(encoding: &'static Encoding) -> [Class; 128] {
    std::array::from_fn(|at| {
        let byte = [0x80 + u8::try_from(at).unwrap_or_default()];
        let (text, _) = encoding.decode_without_bom_handling(&byte);
        class(text.chars().next().unwrap_or('\u{FFFD}'))
    })
}

fn class(symbol: char) -> Class {
    let index = |from: char| u8::try_from(u32::from(symbol) - u32::from(from)).unwrap_or_default();
    match symbol {
        'а'..='я' => Class::Letter { index: index('а'), capital: false },
        'А'..='Я' => Class::Letter { index: index('А'), capital: true },
        'ё' => Class::Letter { index: 5, capital: false },
        'Ё' => Class::Letter { index: 5, capital: true },
        '\u{400}'..='\u{52F}' => Class::Foreign,
        '«' | '»' | '„' | '“' | '”' | '‘' | '’' | '…' | '№' | '\u{A0}' | '\u{AD}' => Class::CommonSign,
        '–' | '—' => Class::Dash,
        _ => Class::RareSign,
    }
}

/// The code page that reads `bytes` best; `None` when all are ASCII.
pub(crate) fn guess(bytes: &[u8]) -> Option<Guess> {
    let enough = bytes.iter().enumerate().filter(|(_, byte)| !byte.is_ascii()).nth(ENOUGH).map(|(at, _)| at);
    let bytes = enough.and_then(|at| bytes.get(..at)).unwrap_or(bytes);
    let high = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    if high == 0 {
        return None;
    }
    let mut costs = CANDIDATES.map(|(encoding, rare)| (rare + cost(bytes, &classes(encoding)), encoding));
    costs.sort_by_key(|&(cost, _)| cost);
    let [best, next, ..] = costs;
    Some(Guess { encoding: best.1, margin: next.0 - best.0, mean: best.0 / i64::try_from(high).unwrap_or(i64::MAX) })
}

fn cost(bytes: &[u8], classes: &[Class; 128]) -> i64 {
    let mut sum = 0;
    let mut before = END;
    let mut capitals = 0u32;
    let mut small = false;
    let mut latin = false;
    let mut dash = false;
    for &byte in bytes {
        let class = if byte.is_ascii() { None } else { classes.get(usize::from(byte) - 0x80) };
        let Some(&Class::Letter { index, capital }) = class else {
            dash = class == Some(&Class::Dash);
            if before != END {
                sum += pair(before, END) + if dash { DASH_AT_LETTER } else { 0 };
                before = END;
            }
            match class {
                None => {
                    let now = byte.is_ascii_alphabetic();
                    sum += if now && (small || capitals > 0) { MIXED_SCRIPT } else { 0 };
                    latin = now;
                }
                Some(class) => {
                    latin = false;
                    sum += match class {
                        Class::CommonSign | Class::Dash => COMMON_SIGN,
                        Class::Foreign => FOREIGN_LETTER,
                        _ => RARE_SIGN,
                    };
                }
            }
            (capitals, small) = (0, false);
            continue;
        };
        if latin {
            sum += MIXED_SCRIPT;
            latin = false;
        }
        if dash {
            sum += DASH_AT_LETTER;
            dash = false;
        }
        sum += pair(before, index);
        sum += match (capital, small, capitals) {
            (true, true, _) => CAPITAL_INSIDE,
            (true, false, 0) => CAPITAL_FIRST,
            (true, false, _) => CAPITALS_GO_ON,
            (false, false, 2..) => CAPITALS_BREAK_OFF,
            _ => 0,
        };
        if capital {
            capitals += 1;
        } else {
            small = true;
        }
        before = index;
    }
    if before != END { sum + pair(before, END) } else { sum }
}

fn pair(first: u8, second: u8) -> i64 {
    COST.get(usize::from(first)).and_then(|row| row.get(usize::from(second))).map_or(255, |&cost| i64::from(cost))
}
