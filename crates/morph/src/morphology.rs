//! The morphology of a whole text: one chosen reading for each token.

use crate::context::{Candidate, ContextModel, Parts, Sentence, Texts};
use crate::disguise::Disguise;
use crate::memory::Memory;
use crate::{Dictionary, Origin, Reading, Tag};
use crate::{abbreviations, names};
use sarap_pack::{Pack, PackError};
use sarap_text::{Script, Segmentation, readable, without_digits};
use std::borrow::Cow;
use std::sync::Mutex;

/// A word form of one document: equal strings share it, forms that differ in capitals do not. What is written in Latin
/// letters that look like Cyrillic ones counts as written in these.
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
    /// The lemma of the chosen reading; of an abbreviation the word that it stands for.
    pub lemma: LemmaId,
    /// The chosen reading's tag.
    pub tag: Tag,
    /// Where the chosen reading comes from.
    pub origin: Origin,
    /// Which of [`Morphology::readings`] was chosen; where annotated texts know a reading that the dictionary lacks
    /// («г.» as «год»), the nearest.
    pub chosen: u16,
}

/// Readings of all tokens of a document.
#[derive(Clone, Debug, Default)]
pub struct Morphology {
    tokens: Vec<TokenReading>,
    words: Parts,
    lemmas: Texts,
    /// The tokens that stand for a longer word, in order, each with the lemma of its form by itself.
    abbreviated: Vec<(u32, LemmaId)>,
}

impl Morphology {
    /// The lemma of a token's form by itself: of «ст.» what the dictionary reads in it, not «статья».
    pub fn lemma_of_form(&self, token: usize) -> Option<LemmaId> {
        let index = self.abbreviated.binary_search_by_key(&(token as u32), |(token, _)| *token);
        let by_itself = index.ok().and_then(|index| self.abbreviated.get(index)).map(|(_, lemma)| *lemma);
        by_itself.or_else(|| self.tokens.get(token).map(|reading| reading.lemma))
    }

    /// One for each token of the segmentation.
    pub fn tokens(&self) -> &[TokenReading] {
        &self.tokens
    }

    /// All readings of a word form, in the dictionary's order.
    pub fn readings(&self, word: WordId) -> &[Reading] {
        self.words.readings(word.0)
    }

    /// The word form in lower case, as it is meant: Cyrillic where the text has Latin letters that look so, without signs
    /// that are not seen.
    pub fn word(&self, word: WordId) -> &str {
        self.words.texts.get(word.0)
    }

    /// Number of word forms; their ids are those below it.
    pub fn word_count(&self) -> usize {
        self.words.texts.len()
    }

    /// The lemma's text, lower case, ё as in the dictionary.
    pub fn lemma(&self, lemma: LemmaId) -> &str {
        self.lemmas.get(lemma.0)
    }

    /// Number of lemmas; their ids are those below it, in the order of the text.
    pub fn lemma_count(&self) -> usize {
        self.lemmas.len()
    }
}

/// Dictionary and context model together.
#[derive(Debug)]
pub struct Morphologist {
    dictionary: Dictionary,
    context: ContextModel,
    memory: Mutex<Memory>,
}

impl Morphologist {
    /// Takes a pack of kind `dictionary` and one of kind `context`.
    pub fn open(dictionary: Pack, context: Pack) -> Result<Self, PackError> {
        let (dictionary, context) = (Dictionary::open(dictionary)?, ContextModel::open(context)?);
        Ok(Self { dictionary, context, memory: Mutex::default() })
    }

    /// The dictionary.
    pub fn dictionary(&self) -> &Dictionary {
        &self.dictionary
    }

    /// The context model.
    pub fn context(&self) -> &ContextModel {
        &self.context
    }

    /// Reads every token of `text`, each word form once, and chooses a reading for each token by its sentence.
    pub fn read(&self, text: &str, segmentation: &Segmentation) -> Morphology {
        // Whoever finds the memory in use reads without it; what is read is the same.
        let mut memory = self.memory.try_lock().map(|mut kept| std::mem::take(&mut *kept)).unwrap_or_default();
        memory.begin();
        let morphology = self.read_with(&mut memory, text, segmentation);
        memory.end();
        if let Ok(mut kept) = self.memory.try_lock() {
            *kept = memory;
        }
        morphology
    }

    fn read_with(&self, memory: &mut Memory, text: &str, segmentation: &Segmentation) -> Morphology {
        let (table, lexicon) = (self.context.table(), self.context.lexicon());
        let disguise = Disguise::of(text, segmentation);
        // The tokens' forms by their place in the memory.
        let mut forms: Vec<u32> = Vec::with_capacity(segmentation.tokens.len());
        let mut add = |written: &str| {
            let readable = |written| self.readable(written);
            memory.form(written, readable, |words, word| words.add_word(word, &self.dictionary, &lexicon, &table))
        };
        for (at, token) in segmentation.tokens.iter().enumerate() {
            // What is Latin here may be Russian there.
            let unmasked = match token.script {
                Script::Latin => disguise.unmasked(at, &self.dictionary),
                _ => None,
            };
            forms.push(add(unmasked.as_deref().unwrap_or(token.span.of(text))));
        }

        let Memory { words, decoder, forms: numbers, lemmas, .. } = memory;
        let mut chosen = Vec::with_capacity(forms.len());
        let mut end = 0;
        for sentence in &segmentation.sentences {
            // Every token belongs to one sentence; should one not, it is read with its neighbours.
            let stop = (sentence.tokens.end as usize).clamp(end, forms.len());
            decoder.decode(&Sentence { words, tokens: &forms[end..stop] }, table, &mut chosen);
            end = stop;
        }
        decoder.decode(&Sentence { words, tokens: &forms[end..] }, table, &mut chosen);
        let surnames = names::settle(words, text, segmentation, &forms, &mut chosen);
        let mut surnames = surnames.iter().peekable();

        let mut tokens = Vec::with_capacity(forms.len());
        let mut abbreviated = Vec::new();
        for (at, (&form, &choice)) in forms.iter().zip(&chosen).enumerate() {
            let candidate = words.candidates(form)[usize::from(choice)];
            let Candidate { lemma, origin, reading, .. } = candidate;
            let word = WordId(numbers.of(form));
            let mut token =
                TokenReading { word, lemma: LemmaId(0), tag: words.tag(&candidate), origin, chosen: reading };
            let mut by_itself = lemma;
            if surnames.next_if_eq(&&(at as u32)).is_some() {
                by_itself = words.lemma_number_of_form(form);
                (token.tag, token.origin) = (names::SURNAME, Origin::Guessed);
            }
            token.lemma = LemmaId(lemmas.of(by_itself));
            if let Some(lemma) = abbreviations::lemma(text, segmentation, at) {
                abbreviated.push((at as u32, token.lemma));
                token.lemma = LemmaId(lemmas.of(words.lemma_number(lemma)));
            }
            tokens.push(token);
        }
        let mut texts = Texts::default();
        texts.reserve(lemmas.order().iter().map(|&lemma| words.lemma(lemma).len()).sum(), lemmas.order().len());
        for &lemma in lemmas.order() {
            texts.push(words.lemma(lemma));
        }
        Morphology { tokens, words: words.parts(numbers.order()), lemmas: texts, abbreviated }
    }

    /// The word as it is meant: [`sarap_text::readable`], and with letters for digits that look like them.
    fn readable<'f>(&self, form: &'f str) -> Cow<'f, str> {
        let read = readable(form);
        match without_digits(&read).filter(|word| self.dictionary.knows(word)) {
            Some(word) => Cow::Owned(word),
            None => read,
        }
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
