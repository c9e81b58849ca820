//! The text as atoms: digit runs, letter runs and single signs.
//!
//! Dates, amounts and telephone numbers cross the borders of tokens in their own ways («16.09–18.09.2025»,
//! «+7 (7172) 71-56-46»), so the rules read a finer division, made in one pass, in which no two rules need to agree with the
//! tokeniser about what a number is. A word that the rules know carries its meaning from the lexicon.

use super::lexicon::{self, Lexicon, Meaning};
use crate::table::{head, letter};
use sarap_text::{Span, readable};
use std::borrow::Cow;

/// What an atom is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// ASCII digits.
    Digits,
    /// Letters of any script.
    Word,
    /// One other character.
    Sign(char),
}

/// What stands before an atom.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Gap {
    /// Nothing: it touches the atom before.
    None,
    /// Spaces within the line.
    Space,
    /// One line break.
    Line,
    /// An empty line, or the beginning of the text.
    Break,
}

/// One atom.
#[derive(Clone, Copy, Debug)]
pub(super) struct Atom {
    /// Where it stands.
    pub(super) span: Span,
    /// What it is.
    pub(super) kind: Kind,
    /// What stands before it.
    pub(super) gap: Gap,
    /// What the lexicon says of the word.
    pub(super) meaning: Option<Meaning>,
    /// Whether it begins with a capital letter.
    pub(super) capital: bool,
    /// A word's [`head`].
    pub(super) head: Option<u16>,
}

/// All atoms of a text.
#[derive(Debug)]
pub(super) struct Atoms<'a> {
    /// The text.
    pub(super) text: &'a str,
    list: Vec<Atom>,
    known: bool,
}

/// The meaning of a word, also of «мaя» with a Latin letter.
fn meaning(lexicon: &Lexicon, word: &str, begins: Option<u16>, plain: bool) -> Option<Meaning> {
    let meaning = lexicon.meaning(word, begins);
    if meaning.is_some() || plain {
        return meaning;
    }
    match readable(word) {
        Cow::Owned(word) => lexicon.meaning(&word, head(&word)),
        Cow::Borrowed(_) => None,
    }
}

/// Where the letters from the byte `at` on end, and whether all are Russian.
fn letters(text: &str, mut at: usize) -> (usize, bool) {
    let mut plain = true;
    loop {
        // Most texts have no other letters.
        while let Some(&[first, second]) = text.as_bytes().get(at..at + 2)
            && letter(first, second).is_some()
        {
            at += 2;
        }
        match text.get(at..).and_then(|rest| rest.chars().next()).filter(|c| is_letter(*c)) {
            Some(c) => at += c.len_utf8(),
            None => return (at, plain),
        }
        plain = false;
    }
}

/// [`char::is_alphabetic`], without the tables of Unicode for the letters that texts are made of.
fn is_letter(c: char) -> bool {
    matches!(c, 'а'..='я' | 'А'..='Я' | 'a'..='z' | 'A'..='Z') || c.is_alphabetic()
}

impl<'a> Atoms<'a> {
    /// Divides `text`.
    pub(super) fn new(text: &'a str) -> Self {
        let lexicon = lexicon::get();
        let mut list = Vec::with_capacity(text.len() / 8);
        let mut gap = Gap::Break;
        let mut end = 0;
        while let Some(c) = text.get(end..).and_then(|rest| rest.chars().next()) {
            let start = end;
            end += c.len_utf8();
            if c.is_whitespace() {
                gap = match (c, gap) {
                    ('\n', Gap::Line | Gap::Break) => Gap::Break,
                    ('\n', _) => Gap::Line,
                    _ => gap.max(Gap::Space),
                };
                continue;
            }
            let (mut begins, mut said) = (None, None);
            let kind = if c.is_ascii_digit() {
                while text.as_bytes().get(end).is_some_and(u8::is_ascii_digit) {
                    end += 1;
                }
                Kind::Digits
            } else if is_letter(c) {
                let plain;
                (end, plain) = letters(text, start);
                let word = &text[start..end];
                begins = head(word);
                said = meaning(lexicon, word, begins, plain);
                Kind::Word
            } else {
                Kind::Sign(c)
            };
            list.push(Atom {
                span: Span::from_range(start..end),
                kind,
                gap,
                meaning: said,
                capital: !matches!(c, 'а'..='я') && c.is_uppercase(),
                head: begins,
            });
            gap = Gap::None;
        }
        Self { text, list, known: false }
    }

    /// Divides what is known to be a date or a time, so that «мае» or «20 лет» need no words around them.
    pub(super) fn known(text: &'a str) -> Self {
        Self { known: true, ..Self::new(text) }
    }

    /// Whether the text is known to be a date or a time.
    pub(super) fn is_known(&self) -> bool {
        self.known
    }

    /// How many.
    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    /// The atom at `at`.
    pub(super) fn get(&self, at: usize) -> Option<&Atom> {
        self.list.get(at)
    }

    /// The atom before `at`.
    pub(super) fn before(&self, at: usize) -> Option<&Atom> {
        self.list.get(at.checked_sub(1)?)
    }

    /// The text of the atom at `at`.
    pub(super) fn str(&self, at: usize) -> &'a str {
        self.get(at).map_or("", |atom| atom.span.of(self.text))
    }

    /// The meaning of the word at `at`.
    pub(super) fn meaning(&self, at: usize) -> Option<Meaning> {
        self.get(at)?.meaning
    }

    /// The meaning of the word at `at`, if it stands in the line of the atom before it.
    pub(super) fn next_meaning(&self, at: usize) -> Option<Meaning> {
        self.get(at).filter(|atom| atom.gap <= Gap::Space)?.meaning
    }

    /// Whether the sign `c` stands at `at`.
    pub(super) fn is_sign(&self, at: usize, c: char) -> bool {
        self.get(at).is_some_and(|atom| atom.kind == Kind::Sign(c))
    }

    /// The sign at `at`.
    pub(super) fn sign(&self, at: usize) -> Option<char> {
        match self.get(at)?.kind {
            Kind::Sign(c) => Some(c),
            _ => None,
        }
    }

    /// Whether a dash stands at `at`, in the line of the atom before it.
    pub(super) fn is_dash(&self, at: usize) -> bool {
        self.get(at).is_some_and(|atom| {
            matches!(atom.kind, Kind::Sign('-' | '‐' | '‑' | '–' | '—' | '−')) && atom.gap <= Gap::Space
        })
    }

    /// Whether the atom at `at` touches the one before it.
    pub(super) fn touches(&self, at: usize) -> bool {
        self.get(at).is_some_and(|atom| atom.gap == Gap::None)
    }

    /// Whether the atom at `at` stands in the line of the one before it.
    pub(super) fn same_line(&self, at: usize) -> bool {
        self.get(at).is_some_and(|atom| atom.gap <= Gap::Space)
    }

    /// The digits at `at`, as written.
    pub(super) fn digits(&self, at: usize) -> Option<&'a str> {
        self.get(at).filter(|atom| atom.kind == Kind::Digits).map(|atom| atom.span.of(self.text))
    }

    /// The number at `at` if it has at most `most` digits.
    pub(super) fn number(&self, at: usize, most: usize) -> Option<u32> {
        self.digits(at).filter(|digits| digits.len() <= most.min(9))?.parse().ok()
    }

    /// Whether what stands before `at` makes digits there a part of something longer: «1.2», «№12-34», «B52».
    pub(super) fn glued_before(&self, at: usize) -> bool {
        let Some(previous) = self.before(at).filter(|_| self.touches(at)) else { return false };
        match previous.kind {
            Kind::Digits | Kind::Word => true,
            Kind::Sign(c) => {
                matches!(c, '@' | '#' | '_' | '=' | '&' | '№' | '%')
                    || (matches!(c, '.' | ',' | ':' | '/' | '-' | '–' | '—' | '+')
                        && self.touches(at - 1)
                        && self.before(at - 1).is_some_and(|a| matches!(a.kind, Kind::Digits | Kind::Word)))
            }
        }
    }

    /// Whether what stands at `at`, after digits, makes them a part of something longer: «12.5», «12-34», «12B».
    pub(super) fn glued_after(&self, at: usize) -> bool {
        let Some(next) = self.get(at).filter(|next| next.gap == Gap::None) else { return false };
        match next.kind {
            Kind::Digits | Kind::Word => true,
            Kind::Sign(c) => {
                matches!(c, '@' | '_' | '=' | '&' | '%')
                    || (matches!(c, '.' | ',' | ':' | '/' | '-')
                        && self.touches(at + 1)
                        && self.get(at + 1).is_some_and(|a| a.kind == Kind::Digits))
            }
        }
    }

    /// From the start of the atom `first` to the end of the atom before `end`.
    pub(super) fn span(&self, first: usize, end: usize) -> Span {
        match (self.get(first), self.before(end)) {
            (Some(a), Some(b)) => a.span.cover(b.span),
            _ => Span::default(),
        }
    }

    /// The runs of letters and digits that touch, as long as they go: from the first atom to before the last.
    pub(super) fn runs(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let wordy = |at: usize| self.get(at).is_some_and(|atom| matches!(atom.kind, Kind::Digits | Kind::Word));
        let mut next = 0;
        std::iter::from_fn(move || {
            while next < self.len() && !wordy(next) {
                next += 1;
            }
            let first = next;
            next += usize::from(first < self.len());
            while wordy(next) && self.touches(next) {
                next += 1;
            }
            (first < self.len()).then_some((first, next))
        })
    }

    /// The first atom at or after the byte `offset`.
    pub(super) fn at_offset(&self, offset: u32) -> usize {
        self.list.partition_point(|atom| atom.span.start() < offset)
    }
}
