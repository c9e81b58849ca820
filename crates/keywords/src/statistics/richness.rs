//! How rich the vocabulary of documents is, and how hard they are to read.

use crate::index::{DocumentInfo, Index};
use crate::measures::diversity::{HD_D_DRAWS, MTLD_FACTOR, hd_d, mattr, mtld, ttr};
use crate::measures::readability::{Lengths, syllables};
use crate::terms::{Scope, Terms};

/// A document, or several taken as one in their order.
#[derive(Clone, PartialEq, Debug)]
pub struct Richness {
    /// Words.
    pub words: u64,
    /// Different ones.
    pub types: u64,
    /// See [`ttr`].
    pub ttr: Option<f64>,
    /// See [`mattr`].
    pub mattr: Option<f64>,
    /// See [`mtld`].
    pub mtld: Option<f64>,
    /// See [`hd_d`].
    pub hd_d: Option<f64>,
    /// Sentences, words and syllables; `None` if a document is in another language than Russian, to which the formulas of
    /// readability were fitted.
    pub lengths: Option<Lengths>,
}

/// The documents of a scope one by one, by their numbers in the index, and all together.
pub fn richness(index: &Index, terms: &Terms, scope: &Scope<'_>, window: usize) -> (Vec<(u32, Richness)>, Richness) {
    let mut vowels: Vec<Option<u64>> = vec![None; index.form_count()];
    let (mut all, mut each) = (Sequence::default(), Vec::new());
    for (number, document) in (0..).zip(index.documents()) {
        if scope.documents.is_some_and(|wanted| wanted.get(number as usize) != Some(&true)) {
            continue;
        }
        let own = Sequence::of(index, terms, scope, document, &mut vowels);
        all.add(&own);
        each.push((number, own.richness(window)));
    }
    (each, all.richness(window))
}

#[derive(Clone, Debug)]
struct Sequence {
    words: Vec<u32>,
    lengths: Lengths,
    russian: bool,
}

impl Default for Sequence {
    fn default() -> Self {
        Self { words: Vec::new(), lengths: Lengths::default(), russian: true }
    }
}

impl Sequence {
    fn of(
        index: &Index,
        terms: &Terms,
        scope: &Scope<'_>,
        document: &DocumentInfo,
        vowels: &mut [Option<u64>],
    ) -> Self {
        let mut own = Self { russian: document.language == "ru", ..Self::default() };
        let mut word_in_sentence = false;
        for token in document.tokens.clone() {
            let number = index.tokens()[token as usize];
            if super::is_word(index, token) && (scope.skipped || !index.is_skipped(token)) {
                own.words.extend(terms.of_type(number));
                let form = index.types()[number as usize].form;
                own.lengths.words += 1;
                own.lengths.syllables += *vowels[form as usize].get_or_insert_with(|| syllables(index.form(form)));
                word_in_sentence = true;
            }
            if index.ends_sentence(token) {
                own.lengths.sentences += u64::from(word_in_sentence);
                word_in_sentence = false;
            }
        }
        own
    }

    fn add(&mut self, other: &Self) {
        self.words.extend_from_slice(&other.words);
        self.lengths.sentences += other.lengths.sentences;
        self.lengths.words += other.lengths.words;
        self.lengths.syllables += other.lengths.syllables;
        self.russian &= other.russian;
    }

    fn richness(&self, window: usize) -> Richness {
        let words = &self.words;
        let mut types = words.clone();
        types.sort_unstable();
        types.dedup();
        Richness {
            words: words.len() as u64,
            types: types.len() as u64,
            ttr: ttr(words),
            mattr: mattr(words, window),
            mtld: mtld(words, MTLD_FACTOR),
            hd_d: hd_d(words, HD_D_DRAWS),
            lengths: self.russian.then_some(self.lengths),
        }
    }
}
