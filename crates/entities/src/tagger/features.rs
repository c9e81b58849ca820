//! What the net sees of a word: the rows of its tables that are added up.
//!
//! A row is named by a hash. The word's lemma with its capitals may have a row of its own (the vocabulary's); endings,
//! beginnings, outline, reading and whatever else the word shares with others are rows of one hashed table.

use sarap_morph::{Grammemes, Origin, Tag};
use sarap_text::{Case, Script, Token, TokenKind};

/// Mixes a value into a hash.
pub const fn mix(hash: u64, value: u64) -> u64 {
    let mixed = (hash.rotate_left(26) ^ value).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed ^ (mixed >> 29)
}

/// The hash of a string.
pub fn hash(text: &str) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for &byte in text.as_bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
    }
    // The last letters would otherwise not reach the bits that choose a place in a table.
    mix(hash, text.len() as u64)
}

/// The hash of a string, ё taken as е.
pub fn fold(text: &str) -> u64 {
    // Few words have the last byte of ё, fewer ё itself.
    const LAST: u8 = "ё".as_bytes()[1];
    if text.as_bytes().contains(&LAST) { hash(&text.replace('ё', "е")) } else { hash(text) }
}

/// How a word is written, as far as the vocabulary tells apart.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Capitals {
    /// Whatever way is most frequent: of a word whose capitals say nothing, such as the first of a sentence.
    Any,
    /// «слово», and what has no capitals.
    Small,
    /// «Слово»
    Title,
    /// «СЛОВО», «еТВ»
    Upper,
}

impl Capitals {
    /// The way a token is written.
    pub fn of(token: &Token) -> Self {
        match token.case {
            Case::Lower | Case::None => Self::Small,
            Case::Title => Self::Title,
            Case::Upper | Case::Mixed => Self::Upper,
        }
    }
}

/// The vocabulary's key of a lemma.
pub const fn key(lemma: u64, capitals: Capitals) -> u64 {
    mix(lemma, capitals as u64)
}

/// What a word is: its reading in its place and its looks.
#[derive(Clone, Copy, Debug)]
pub struct Looks<'a> {
    /// As written.
    pub surface: &'a str,
    /// In lower case, look-alike letters put right.
    pub lower: &'a str,
    /// The chosen reading.
    pub tag: Tag,
    /// Where the chosen reading comes from.
    pub origin: Origin,
    /// The grammemes of all its readings.
    pub all: Grammemes,
    /// The parts of speech of all its readings, a bit each.
    pub parts: u32,
    /// Kind, script and capitals.
    pub token: Token,
}

/// Grammemes of names.
pub const NAMES: Grammemes = Grammemes::from_bits(
    Grammemes::NAME.bits()
        | Grammemes::SURN.bits()
        | Grammemes::PATR.bits()
        | Grammemes::GEOX.bits()
        | Grammemes::ORGN.bits()
        | Grammemes::TRAD.bits()
        | Grammemes::ABBR.bits()
        | Grammemes::INIT.bits(),
);

/// Adds the hashed rows of a word to `out`.
pub fn rows(looks: &Looks<'_>, out: &mut Vec<u64>) {
    let mut row = |template: u64, value: u64| out.push(mix(template, value));
    let outline = outline(looks.surface);
    let pos = looks.tag.pos as u64;
    let origin = match looks.origin {
        Origin::Dictionary => 0,
        Origin::Composed => 1,
        Origin::Guessed => 2,
        Origin::Shape => 3,
    };
    let capitals = Capitals::of(&looks.token) as u64;
    let agreement =
        looks.tag.grammemes & (Grammemes::CASES | Grammemes::NUMBERS | Grammemes::GENDERS | Grammemes::ANIMACY);
    row(1, mix(outline, looks.token.kind as u64));
    row(2, mix(pos, agreement.bits()));
    row(3, mix(pos, capitals));
    row(4, mix(origin, mix(capitals, looks.token.script as u64)));
    row(5, u64::from(looks.parts));
    row(6, mix(pos, (looks.tag.grammemes & Grammemes::CASES).bits()));
    let names = looks.all & NAMES;
    let all = if names == Grammemes::NONE { &[] } else { Grammemes::ALL };
    for &(grammeme, _) in all.iter().filter(|(grammeme, _)| names.has(*grammeme)) {
        row(7, mix(grammeme.bits(), capitals));
    }
    row(8, mix((looks.tag.grammemes & NAMES).bits(), (looks.all & NAMES).bits()));
    match looks.token.kind {
        TokenKind::Word => {
            let length = looks.lower.chars().count();
            row(9, mix(length.min(12) as u64, capitals));
            for (n, cut) in prefixes(looks.lower).enumerate() {
                row(10, mix(fold(cut), n as u64));
            }
            for (n, cut) in suffixes(looks.lower).enumerate() {
                row(11, mix(fold(cut), n as u64));
            }
            if looks.token.script == Script::Latin || origin != 0 {
                row(12, fold(looks.lower));
            }
            if length < looks.lower.len() && looks.lower.contains('-') {
                for (n, part) in looks.lower.split('-').enumerate() {
                    row(13, mix(fold(part), (n as u64).min(1)));
                }
            }
        }
        TokenKind::Number => {
            row(14, looks.lower.len().min(8) as u64);
            row(15, number(looks.lower));
        }
        TokenKind::Punctuation | TokenKind::Symbol => row(16, hash(looks.lower)),
        TokenKind::Email | TokenKind::Url => {}
    }
}

/// What a number may be by its size: a day, a year, an age, a clock time …
fn number(digits: &str) -> u64 {
    match digits.parse::<u32>() {
        Ok(value @ 0..=31) => u64::from(value),
        Ok(value @ 32..=120) => 32 + u64::from(value) / 10,
        Ok(121..=999) => 50,
        Ok(1000..=1799) => 51,
        Ok(value @ 1800..=2099) => 60 + u64::from(value) / 10 % 30,
        Ok(_) => 52,
        Err(_) => digits.chars().find(|c| !c.is_ascii_digit()).map_or(53, |c| 100 + c as u64),
    }
}

/// The first two to four letters.
fn prefixes(text: &str) -> impl Iterator<Item = &str> {
    text.char_indices().skip(2).take(3).map(move |(at, _)| text.get(..at).unwrap_or_default())
}

/// The last two to five letters.
fn suffixes(text: &str) -> impl Iterator<Item = &str> {
    text.char_indices().rev().skip(1).take(4).map(move |(at, _)| text.get(at..).unwrap_or_default())
}

/// The word's outline: `Xx`, `X`, `XX`, `x-X`, `d`, with Latin letters apart.
fn outline(surface: &str) -> u64 {
    let (mut outline, mut last, mut run) = (0_u64, '\0', 0);
    for c in surface.chars().take(40) {
        // Most letters are these; the tables of Unicode are for the rest.
        let class = if matches!(c, 'а'..='я') {
            'x'
        } else if matches!(c, 'А'..='Я') {
            'X'
        } else if c.is_ascii_digit() {
            'd'
        } else if c.is_uppercase() {
            if c.is_ascii() { 'L' } else { 'X' }
        } else if c.is_lowercase() {
            if c.is_ascii() { 'l' } else { 'x' }
        } else if c.is_alphabetic() {
            'a'
        } else {
            c
        };
        // Two capitals in a row are an abbreviation, one is a name or an initial; longer runs say no more.
        run = if class == last { run + 1 } else { 0 };
        last = class;
        if run < if class == 'X' || class == 'L' { 2 } else { 1 } {
            outline = mix(outline, class as u64);
        }
    }
    outline
}
