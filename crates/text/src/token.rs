//! What a segmented text consists of.

use crate::Span;
use std::ops::Range;

/// What kind of thing a token is, by its characters alone.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum TokenKind {
    /// Letters, also with inner hyphens, apostrophes and digits: «кибер-полиция», «COVID-19», «О'Нил».
    Word,
    /// Digits with inner separators: «1065», «3,14», «10:30».
    Number,
    /// Quotes, stops, dashes, brackets.
    Punctuation,
    /// Any other visible character: currency, mathematics, emoji.
    Symbol,
    /// An e-mail address.
    Email,
    /// A web address, with or without scheme.
    Url,
}

/// The script of a word's letters.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Script {
    /// Cyrillic letters only; Kazakh ones included.
    Cyrillic,
    /// Latin letters only.
    Latin,
    /// Letters of both: «Cбербанк» with a Latin C.
    Mixed,
    /// Letters of another script.
    Other,
    /// No letter at all.
    None,
}

/// The capitals of a word.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Case {
    /// «слово»
    Lower,
    /// «Слово»; also a single capital letter.
    Title,
    /// «СЛОВО», two capitals or more and no small letter.
    Upper,
    /// «ВКонтакте», «iPhone», «Шри-Ланка».
    Mixed,
    /// Nothing that has capitals.
    None,
}

/// One token.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// The script of its letters.
    pub script: Script,
    /// Its capitals.
    pub case: Case,
}

/// One sentence.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sentence {
    /// From its first token's start to its last token's end.
    pub span: Span,
    /// Its tokens, as indexes into [`Segmentation::tokens`].
    pub tokens: Range<u32>,
}

/// All sentences and tokens of a text, in order.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Segmentation {
    /// Every token belongs to one sentence.
    pub sentences: Vec<Sentence>,
    /// Tokens by their place in the text.
    pub tokens: Vec<Token>,
}

impl Segmentation {
    /// The tokens of `sentence`.
    pub fn tokens_of(&self, sentence: &Sentence) -> &[Token] {
        self.tokens.get(sentence.tokens.start as usize..sentence.tokens.end as usize).unwrap_or_default()
    }
}
