//! The morphology of a whole text: one chosen reading for each token.

use crate::{Dictionary, Origin, Reading, Tag};
use sarap_pack::{Pack, PackError};
use sarap_text::Segmentation;

/// A word form of one document: equal strings share it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct WordId(pub u32);

/// A lemma of one document.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct LemmaId(pub u32);

/// The reading chosen for a token.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct TokenReading {
    /// The word form.
    pub word: WordId,
    /// The lemma of the chosen reading.
    pub lemma: LemmaId,
    /// The chosen reading's tag.
    pub tag: Tag,
    /// Where the chosen reading comes from.
    pub origin: Origin,
    /// Which of [`Morphology::readings`] was chosen.
    pub chosen: u16,
}

/// Readings of all tokens of a document.
#[derive(Clone, Debug, Default)]
pub struct Morphology {
    tokens: Vec<TokenReading>,
}

impl Morphology {
    /// One for each token of the segmentation.
    pub fn tokens(&self) -> &[TokenReading] {
        &self.tokens
    }

    /// All readings of a word form, in the dictionary's order.
    pub fn readings(&self, word: WordId) -> &[Reading] {
        let _ = word;
        &[]
    }

    /// The word form as first met, in lower case.
    pub fn word(&self, word: WordId) -> &str {
        let _ = word;
        ""
    }

    /// The lemma's text, lower case, ё as in the dictionary.
    pub fn lemma(&self, lemma: LemmaId) -> &str {
        let _ = lemma;
        ""
    }
}

/// Dictionary and context model together.
#[derive(Debug)]
pub struct Morphologist {
    dictionary: Dictionary,
}

impl Morphologist {
    /// Takes a pack of kind `dictionary` and one of kind `context`.
    pub fn open(dictionary: Pack, context: Pack) -> Result<Self, PackError> {
        let _ = context;
        Ok(Self { dictionary: Dictionary::open(dictionary)? })
    }

    /// The dictionary.
    pub fn dictionary(&self) -> &Dictionary {
        &self.dictionary
    }

    /// Reads every token of `text`, each word form once, and chooses a reading for each token by its sentence.
    pub fn read(&self, text: &str, segmentation: &Segmentation) -> Morphology {
        let _ = (text, segmentation);
        Morphology::default()
    }
}

/// A text with everything below entities and keywords: what their layers work on.
#[derive(Clone, Copy, Debug)]
pub struct Document<'a> {
    /// The text.
    pub text: &'a str,
    /// Its sentences and tokens.
    pub segmentation: &'a Segmentation,
    /// Its readings.
    pub morphology: &'a Morphology,
    /// The dictionary, for inflection.
    pub dictionary: &'a Dictionary,
}
