//! The text as atoms: digit runs, letter runs and single signs.
//!
//! Dates, amounts and telephone numbers cross the borders of tokens in their own ways («16.09–18.09.2025»,
//! «+7 (7172) 71-56-46»), so the rules read a finer division, made in one pass, in which no two rules need to agree with the
//! tokeniser about what a number is. A word that the rules know carries its meaning from the lexicon.

use super::lexicon::{self, Lexicon, Meaning};
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
}

/// All atoms of a text.
#[derive(Debug)]
pub(super) struct Atoms<'a> {
    /// The text.
    pub(super) text: &'a str,
    list: Vec<Atom>,
    known: bool,
}

/// The meaning of `word`, also of «мaя» with a Latin letter.
fn meaning(lexicon: &Lexicon, word: &str) -> Option<Meaning> {
    lexicon.meaning(word).or_else(|| match readable(word) {
        Cow::Owned(word) => lexicon.meaning(&word),
        Cow::Borrowed(_) => None,
    })
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
        let mut chars = text.char_indices().peekable();
        while let Some((start, c)) = chars.next() {
            if c.is_whitespace() {
                gap = match (c, gap) {
                    ('\n', Gap::Line | Gap::Break) => Gap::Break,
                    ('\n', _) => Gap::Line,
                    _ => gap.max(Gap::Space),
                };
                continue;
            }
            let mut end = start + c.len_utf8();
            let kind = if c.is_ascii_digit() {
                while let Some(&(at, _)) = chars.peek().filter(|(_, c)| c.is_ascii_digit()) {
                    end = at + 1;
                    chars.next();
                }
                Kind::Digits
            } else if is_letter(c) {
                while let Some(&(at, c)) = chars.peek().filter(|(_, c)| is_letter(*c)) {
                    end = at + c.len_utf8();
                    chars.next();
                }
                Kind::Word
            } else {
                Kind::Sign(c)
            };
            let word = &text[start..end];
            list.push(Atom {
                span: Span::from_range(start..end),
                kind,
                gap,
                meaning: if kind == Kind::Word { meaning(lexicon, word) } else { None },
                capital: !matches!(c, 'а'..='я') && c.is_uppercase(),
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
