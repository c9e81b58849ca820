//! Sentences as the model sees them: candidates for each token, and which of them the annotation allows.

use super::gold::GoldToken;
use sarap_morph::context::{Candidate, Lexicon, Weights, Words, fold};
use sarap_morph::{Dictionary, Grammemes, Pos};
use std::collections::HashMap;

/// No weights: the trainer keeps its own.
struct Blank;

impl Weights for Blank {
    fn weight(&self, _: u64) -> i32 {
        0
    }
}

/// The variants of a word that corpora write under one lemma or another.
pub(crate) const VARIANTS: [(&str, &str); 14] = [
    ("во", "в"),
    ("со", "с"),
    ("об", "о"),
    ("обо", "о"),
    ("ко", "к"),
    ("изо", "из"),
    ("ото", "от"),
    ("надо", "над"),
    ("подо", "под"),
    ("передо", "перед"),
    ("безо", "без"),
    ("б", "бы"),
    ("ж", "же"),
    ("ль", "ли"),
];

/// A lemma as comparisons see it.
pub(crate) fn plain(lemma: &str) -> String {
    let folded = fold(lemma);
    VARIANTS.iter().find(|(variant, _)| *variant == folded).map_or(folded, |(_, main)| (*main).to_string())
}

/// A token with its candidates.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Node {
    /// The word form.
    pub(crate) word: u32,
    /// Bit set of the candidates that fit the annotation best; 0 if none fits at all.
    pub(crate) allowed: u64,
    /// Bit set of the candidates with the annotated lemma.
    pub(crate) lemma: u64,
    /// Bit set of the candidates with the annotated part of speech.
    pub(crate) part: u64,
}

/// The word forms of all sentences read so far.
pub(crate) struct Lattice<'a> {
    dictionary: &'a Dictionary,
    lexicon: Lexicon<'a>,
    /// The forms.
    pub(crate) words: Words,
    known: HashMap<String, u32>,
    /// For each word form and candidate, the lemmas that count as its own.
    lemmas: Vec<Vec<Vec<String>>>,
}

impl<'a> Lattice<'a> {
    /// An empty one.
    pub(crate) fn new(dictionary: &'a Dictionary, lexicon: Lexicon<'a>) -> Self {
        Self { dictionary, lexicon, words: Words::default(), known: HashMap::new(), lemmas: Vec::new() }
    }

    /// The nodes of a sentence.
    pub(crate) fn sentence(&mut self, tokens: &[GoldToken]) -> Vec<Node> {
        tokens.iter().map(|token| self.node(token)).collect()
    }

    /// The node of a token.
    pub(crate) fn node(&mut self, token: &GoldToken) -> Node {
        let word = self.word(&token.form);
        let gold = plain(&token.lemma);
        let mut node = Node { word, allowed: 0, lemma: 0, part: 0 };
        let mut best = 0;
        for (index, candidate) in self.words.candidates(word).iter().enumerate() {
            let lemma = !gold.is_empty() && self.lemmas[word as usize][index].contains(&gold);
            let part = token.part_fits(self.words.tag(candidate));
            node.lemma |= u64::from(lemma) << index;
            node.part |= u64::from(part == 2) << index;
            if !lemma && part == 0 {
                continue;
            }
            let fit = 100 + i32::from(lemma) * 40 + part as i32 * 10 + token.form_fits(self.words.tag(candidate));
            if fit > best {
                (best, node.allowed) = (fit, 0);
            }
            if fit == best {
                node.allowed |= 1 << index;
            }
        }
        node
    }

    /// The index of a word form, read if it is new.
    pub(crate) fn word(&mut self, form: &str) -> u32 {
        if let Some(&word) = self.known.get(form) {
            return word;
        }
        let word = self.words.add(form, self.dictionary, &self.lexicon, &Blank);
        self.known.insert(form.to_string(), word);
        let own = self.words.candidates(word).iter().map(|c| self.lemmas_of(word, form, c)).collect();
        self.lemmas.push(own);
        word
    }

    /// The lemma, and for a participle the participle's own too.
    fn lemmas_of(&self, word: u32, form: &str, candidate: &Candidate) -> Vec<String> {
        let mut all = vec![plain(self.words.lemma(candidate.lemma))];
        if matches!(self.words.tag(candidate).pos, Pos::Prtf | Pos::Prts)
            && let Some(reading) = self.words.readings(word).get(usize::from(candidate.reading))
            && let Some(own) =
                self.dictionary.inflect(form, reading, Grammemes::NOMN | Grammemes::SING | Grammemes::MASC)
        {
            all.push(plain(&own));
        }
        all
    }
}
