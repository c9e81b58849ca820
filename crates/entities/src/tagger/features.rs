//! What the model sees of a token: a list of hashed features.
//!
//! Most features belong to a word and hold wherever it stands; they are worked out once for each distinct word of a
//! document ([`Word`]). The rest joins neighbours and is worked out for each token ([`joined`]).

use sarap_morph::{Grammemes, Origin, Tag};
use sarap_text::{Case, Script, Token, TokenKind};

/// How far to both sides a word's features are seen.
pub const REACH: usize = 2;

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
    if text.contains('ё') { hash(&text.replace('ё', "е")) } else { hash(text) }
}

/// Bits of a class that number the narrow class; those above number the wide one.
pub const CLUSTER_BITS: u32 = 10;

/// What a word is to the features: its reading in its place and its looks.
#[derive(Clone, Copy, Debug)]
pub struct Looks<'a> {
    /// As written.
    pub surface: &'a str,
    /// In lower case.
    pub lower: &'a str,
    /// The chosen reading's lemma.
    pub lemma: &'a str,
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

/// What a token does to the text around it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mark {
    /// Nothing.
    None,
    /// Opens a quotation: «.
    Open,
    /// Closes a quotation: ».
    Close,
    /// Does one or the other: ".
    Quote,
}

/// A distinct word of a document with its features.
#[derive(Clone, Debug)]
pub struct Word {
    /// Seen at the word itself only.
    pub own: Vec<u64>,
    /// Seen at the word and its neighbours.
    pub near: Vec<u64>,
    /// Seen two words away.
    pub far: Vec<u64>,
    /// Hash of the lower-case form.
    pub form: u64,
    /// Hash of the lemma.
    pub lemma: u64,
    /// Hashes of the lemmas of all readings: two forms of one name share one of them.
    pub keys: Vec<u64>,
    /// Whether it begins with a capital or is a Latin word: what names are made of.
    pub capital: bool,
    /// Quotation marks.
    pub mark: Mark,
    shape: u64,
    class: u64,
    agreement: u64,
    pos: u64,
    cluster: u64,
}

const NAMES: Grammemes = Grammemes::from_bits(
    Grammemes::NAME.bits()
        | Grammemes::SURN.bits()
        | Grammemes::PATR.bits()
        | Grammemes::GEOX.bits()
        | Grammemes::ORGN.bits()
        | Grammemes::TRAD.bits()
        | Grammemes::ABBR.bits()
        | Grammemes::INIT.bits(),
);

impl Word {
    /// Works out the features that hold wherever the word stands.
    pub fn new(looks: Looks<'_>, keys: Vec<u64>) -> Self {
        let form = fold(looks.lower);
        let lemma = fold(looks.lemma);
        let shape = shape(looks.surface);
        let origin = match looks.origin {
            Origin::Dictionary => 0,
            Origin::Composed => 1,
            Origin::Guessed => 2,
            Origin::Shape => 3,
        };
        let names = (looks.all & NAMES).bits();
        let pos = looks.tag.pos as u64;
        let agreement = (looks.tag.grammemes
            & (Grammemes::CASES | Grammemes::NUMBERS | Grammemes::GENDERS | Grammemes::ANIMACY))
            .bits();
        let class = mix(mix(shape, (looks.tag.grammemes & NAMES).bits()), mix(pos, origin));
        let capital = match looks.token.case {
            Case::Title | Case::Upper | Case::Mixed => true,
            Case::Lower | Case::None => looks.token.script == Script::Latin && looks.token.kind == TokenKind::Word,
        };
        let letters = looks.token.kind == TokenKind::Word;

        let mut own = Vec::with_capacity(24);
        let mut near = Vec::with_capacity(24);
        let mut far = Vec::with_capacity(8);
        let feature = |list: &mut Vec<u64>, template: u64, value: u64| list.push(mix(template, value));

        let kind = looks.token.kind as u64;
        feature(&mut near, 1, if letters { form } else { mix(form, kind) });
        feature(&mut near, 2, mix(lemma, pos));
        feature(&mut near, 3, shape);
        feature(&mut near, 4, mix(pos, agreement));
        feature(&mut near, 5, class);
        feature(&mut near, 6, mix(names, shape));
        feature(&mut own, 7, mix(origin, shape));
        feature(&mut own, 8, u64::from(looks.parts));
        feature(&mut near, 9, mix(lemma, u64::from(capital)));
        if letters {
            for (n, cut) in prefixes(looks.lower).enumerate() {
                feature(&mut own, 10, mix(fold(cut), n as u64));
                if n == 2 {
                    feature(&mut near, 11, fold(cut));
                }
            }
            for (n, cut) in suffixes(looks.lower).enumerate() {
                feature(&mut own, 12, mix(fold(cut), n as u64));
                if n >= 2 {
                    feature(&mut own, 13, mix(fold(cut), shape));
                }
                if n == 2 {
                    feature(&mut near, 14, mix(fold(cut), u64::from(capital)));
                }
            }
            for (n, part) in looks.lower.split('-').enumerate() {
                if part.len() < looks.lower.len() {
                    feature(&mut own, 15, mix(fold(part), (n as u64).min(1)));
                }
            }
            let length = looks.lower.chars().count().min(12) as u64;
            feature(&mut own, 16, mix(length, shape));
        }
        for &(grammeme, _) in Grammemes::ALL {
            if NAMES.has(grammeme) && looks.all.has(grammeme) {
                feature(&mut near, 17, mix(grammeme.bits(), u64::from(capital)));
                feature(&mut own, 18, mix(grammeme.bits(), mix(shape, pos)));
            }
        }
        for &key in keys.iter().take(4) {
            feature(&mut own, 19, mix(key, u64::from(capital)));
        }
        feature(&mut far, 23, mix(lemma, u64::from(capital)));
        feature(&mut far, 24, mix(shape, pos));
        feature(&mut far, 25, mix(names, u64::from(capital)));

        let mark = match looks.surface {
            "«" | "„" | "“" | "‹" | "‘" => Mark::Open,
            "»" | "”" | "›" | "’" => Mark::Close,
            "\"" | "''" | "``" => Mark::Quote,
            _ => Mark::None,
        };
        Self { own, near, far, form, lemma, keys, capital, mark, shape, class, agreement, pos, cluster: 0 }
    }

    /// Adds what follows from the word's class among words used alike (0: none): its number in the lower
    /// [`CLUSTER_BITS`], above them the number of a wider class.
    pub fn set_cluster(&mut self, cluster: u16) {
        if cluster > 0 && self.cluster == 0 {
            self.cluster = u64::from(cluster);
            self.near.push(mix(20, mix(self.cluster, u64::from(self.capital))));
            self.near.push(mix(21, mix(self.cluster >> CLUSTER_BITS, self.shape)));
            self.far.push(mix(22, self.cluster));
        }
    }

    /// The hash of the word's outline: capitals, small letters, digits.
    pub fn outline(&self) -> u64 {
        self.shape
    }

    /// Adds the features of this word as seen from the token `offset` places before it (`-REACH..=REACH`).
    pub fn seen_from(&self, offset: isize, out: &mut Vec<u64>) {
        let place = 0x51 + offset.unsigned_abs() as u64 * 2 + u64::from(offset < 0);
        let mut add = |list: &[u64]| out.extend(list.iter().map(|&feature| mix(feature, place)));
        match offset {
            0 => {
                add(&self.near);
                add(&self.own);
            }
            -1 | 1 => add(&self.near),
            _ => add(&self.far),
        }
    }
}

fn prefixes(text: &str) -> impl Iterator<Item = &str> {
    text.char_indices().skip(1).take(4).map(move |(at, _)| text.get(..at).unwrap_or_default())
}

fn suffixes(text: &str) -> impl Iterator<Item = &str> {
    text.char_indices().rev().take(5).map(move |(at, _)| text.get(at..).unwrap_or_default())
}

/// The word's outline: `Xx`, `X`, `XX`, `x-X`, `d`, with Latin letters apart.
fn shape(surface: &str) -> u64 {
    let (mut outline, mut last, mut run) = (0_u64, '\0', 0);
    for (count, c) in surface.chars().enumerate() {
        let class = if c.is_ascii_digit() {
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
        if count > 40 {
            break;
        }
    }
    outline
}

/// What a sentence says of each of its tokens beyond the words next to it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Place {
    /// Tokens since the opening quotation mark, 0 outside a quotation.
    pub quoted: u8,
    /// Lemma of the word before the opening quotation mark.
    pub before_quote: u64,
    /// Tokens since the last capital, itself 0; at most 255.
    pub since_capital: u8,
    /// How the word is written elsewhere in the document: bit 0 small, bit 1 with a capital inside a sentence.
    pub elsewhere: u8,
    /// Whether letters of the whole sentence are capitals.
    pub capitals: bool,
}

/// The longest stretch that is taken for a quotation, so that a mark left open does not reach over a whole text.
const QUOTATION: u8 = 12;

/// Fills `places` for the tokens of one sentence, all but [`Place::elsewhere`].
pub fn places<'a>(words: impl Iterator<Item = &'a Word>, places: &mut Vec<Place>) {
    let (mut quoted, mut before_quote, mut last_lemma, mut since) = (0_u8, 0, 0, u8::MAX);
    let (mut upper, mut lower) = (0, 0);
    places.clear();
    for word in words {
        let opens = match word.mark {
            Mark::Open => true,
            Mark::Quote => quoted == 0,
            _ => false,
        };
        if opens {
            (quoted, before_quote) = (1, last_lemma);
        } else if word.mark != Mark::None || quoted > QUOTATION {
            quoted = 0;
        }
        since = if word.capital { 0 } else { since.saturating_add(1) };
        let inside = if opens { 0 } else { quoted };
        places.push(Place { quoted: inside, before_quote, since_capital: since, ..Place::default() });
        if quoted > 0 && !opens {
            quoted += 1;
        }
        last_lemma = word.lemma;
        upper += u32::from(word.shape == UPPER);
        lower += u32::from(word.shape == LOWER);
    }
    if upper > 3 && upper > lower * 2 {
        places.iter_mut().for_each(|place| place.capitals = true);
    }
}

const UPPER: u64 = mix(mix(0, 'X' as u64), 'X' as u64);
const LOWER: u64 = mix(0, 'x' as u64);

/// Whether the model looks at a token's neighbours together: names stand near capitals or in quotations.
pub fn is_candidate(place: &Place, next_capital: bool) -> bool {
    place.since_capital <= 6 || place.quoted > 0 || next_capital
}

/// Adds the features that join a token with its neighbours; `around` holds the words from two before to two after.
pub fn joined(around: [Option<&Word>; 5], place: &Place, out: &mut Vec<u64>) {
    let [before2, before, Some(word), after, after2] = around else { return };
    let shape = |w: Option<&Word>| w.map_or(0, |w| w.shape);
    let lemma = |w: Option<&Word>| w.map_or(0, |w| w.lemma);
    let class = |w: Option<&Word>| w.map_or(0, |w| w.class);
    let capital = |w: Option<&Word>| w.map_or(2, |w| u64::from(w.capital));
    let cluster = |w: Option<&Word>| w.map_or(0, |w| w.cluster);
    let syntax = |w: Option<&Word>| w.map_or(0, |w| mix(w.pos, w.agreement));
    let mut add = |template: u64, a: u64, b: u64| out.push(mix(mix(template, a), b));

    let first = u64::from(before.is_none());
    add(40, shape(before), word.shape);
    add(41, word.shape, shape(after));
    add(42, mix(shape(before), word.shape), shape(after));
    add(43, lemma(before), word.lemma);
    add(44, word.lemma, lemma(after));
    add(45, lemma(before), word.shape);
    add(46, word.shape, lemma(after));
    add(47, class(before), word.class);
    add(48, word.class, class(after));
    add(49, mix(lemma(before2), lemma(before)), word.shape);
    add(50, mix(syntax(before), capital(before)), mix(syntax(Some(word)), word.shape));
    add(51, mix(syntax(Some(word)), word.shape), mix(syntax(after), capital(after)));
    add(52, mix(capital(before2), capital(before)), mix(word.shape, mix(capital(after), capital(after2))));
    add(53, mix(word.shape, lemma(after)), lemma(after2));
    if word.capital {
        add(54, mix(u64::from(place.elsewhere), first), word.class);
        add(55, u64::from(place.elsewhere), first);
        add(56, u64::from(place.capitals), word.class);
    }
    if cluster(before) > 0 || cluster(after) > 0 {
        add(57, cluster(before), mix(word.shape, word.cluster));
        add(58, mix(word.shape, word.cluster), cluster(after));
        add(59, mix(cluster(before), word.shape), cluster(after));
    }
    if place.quoted > 0 {
        let depth = u64::from(place.quoted.min(5));
        add(60, depth, word.shape);
        add(61, place.before_quote, u64::from(place.quoted == 1));
        add(62, mix(place.before_quote, word.shape), depth);
        add(63, word.lemma, u64::from(place.quoted == 1));
    }
    if place.since_capital > 0 {
        add(64, u64::from(place.since_capital.min(7)), mix(word.pos, word.agreement));
    }
}
