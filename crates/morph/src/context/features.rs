//! What the model looks at. Training and reading share these functions; a change here needs a new pack.

use super::classes::{Class, Classes};
use super::form::Form;
use super::model::{Table, Weights};
use super::{Candidate, Words};
use crate::Origin;
use sarap_text::mix;

/// One sentence as indexes of word forms.
#[derive(Clone, Copy, Debug)]
pub struct Sentence<'a> {
    /// The distinct forms.
    pub words: &'a Words,
    /// The forms of the sentence, in order.
    pub tokens: &'a [u32],
}

/// What stands beyond the sentence's ends.
const EDGE: Form = Form { hash: 1, endings: [1; 3], shape: 128, class: 1, parts: 1, first: 0, last: 0 };

impl Sentence<'_> {
    fn form(&self, at: usize, by: isize) -> &Form {
        let index = at.checked_add_signed(by).and_then(|at| self.tokens.get(at));
        index.map_or(&EDGE, |&word| &self.words.forms[word as usize])
    }
}

/// Features of a candidate by itself. `rank` is its place among the word's candidates; without `lexeme` those are left out that
/// differ by nothing but lexeme and origin.
pub(super) fn word_features(
    form: &Form,
    candidate: &Candidate,
    class: &Class,
    (rank, lexeme): (usize, bool),
    mut add: impl FnMut(u64),
) {
    let Class { fine, coarse, .. } = *class;
    let (lemma, origin) = (candidate.lemma_hash, candidate.origin as u64);
    let [e2, e3, e4] = form.endings;
    let known = mix(origin, 77);
    add(mix(1, fine));
    add(mix(mix(2, form.hash), fine));
    if lexeme {
        add(mix(mix(3, form.hash), mix(lemma, coarse)));
        add(mix(mix(4, lemma), coarse));
    }
    add(mix(mix(5, lemma), fine));
    add(mix(mix(6, e3), fine));
    add(mix(mix(7, rank.min(4) as u64), known));
    add(mix(mix(8, rank.min(4) as u64), coarse));
    if lexeme {
        add(mix(mix(9, form.shape), mix(coarse, known)));
        add(mix(mix(15, form.parts), coarse));
    }
    add(mix(mix(16, form.class), fine));
    if lexeme {
        add(mix(mix(17, form.parts), mix(coarse, e3)));
    }
    if candidate.origin == Origin::Guessed || candidate.origin == Origin::Composed {
        add(mix(mix(10, e2), mix(fine, form.shape & 7)));
        add(mix(mix(11, e4), mix(fine, form.shape & 7)));
        add(mix(mix(12, form.shape), fine));
        // What the ending becomes in the lemma tells «Хилл» from «Хилла».
        add(mix(mix(13, e3), mix(fine, u64::from(lemma == form.hash))));
        add(mix(mix(14, form.shape), mix(fine, u64::from(lemma == form.hash))));
    }
}

/// The words around a token, as keys that only want the candidate.
#[derive(Clone, Copy, Debug)]
pub struct Around {
    by_fine: [u64; 10],
    by_coarse: [u64; 4],
    by_lemma: [u64; 5],
}

impl Around {
    /// What stands around the token at `at`.
    #[inline]
    pub fn of(sentence: &Sentence<'_>, at: usize) -> Self {
        let own = sentence.form(at, 0);
        let [pp, p, n, nn] = [-2, -1, 1, 2].map(|by| sentence.form(at, by));
        let edges = u64::from(p.hash == EDGE.hash) | u64::from(n.hash == EDGE.hash) << 1;
        Self {
            by_fine: [
                mix(21, p.hash),
                mix(22, n.hash),
                mix(23, pp.hash),
                mix(24, nn.hash),
                mix(25, p.class),
                mix(26, n.class),
                mix(mix(27, n.parts), nn.parts),
                mix(mix(28, p.parts), pp.parts),
                mix(mix(30, n.endings[1]), n.parts),
                mix(mix(31, p.class), n.class),
            ],
            by_coarse: [
                mix(mix(41, p.hash), n.hash),
                mix(mix(42, p.class), n.class),
                mix(mix(43, own.shape), edges),
                mix(mix(45, p.hash), pp.hash),
            ],
            by_lemma: [
                mix(51, p.hash),
                mix(52, n.hash),
                mix(53, p.class),
                mix(54, n.class),
                mix(mix(55, own.shape), edges),
            ],
        }
    }

    /// The features of a candidate with the words around it.
    #[inline]
    pub fn features(&self, words: &Words, candidate: &Candidate, mut add: impl FnMut(u64)) {
        let class = words.class(candidate);
        self.fine(class, &mut add);
        self.coarse(class, &mut add);
        self.lemma(class, candidate.lemma_hash, &mut add);
    }

    /// Those that differ by the candidate's inflection.
    #[inline]
    fn fine(&self, class: &Class, mut add: impl FnMut(u64)) {
        for key in self.by_fine {
            add(mix(key, class.fine));
        }
    }

    /// Those of its part of speech and kind.
    #[inline]
    fn coarse(&self, class: &Class, mut add: impl FnMut(u64)) {
        for key in self.by_coarse {
            add(mix(key, class.coarse));
        }
    }

    /// Those of its lexeme.
    #[inline]
    fn lemma(&self, class: &Class, lemma: u64, mut add: impl FnMut(u64)) {
        let lemma = mix(lemma, class.coarse);
        for key in self.by_lemma {
            add(mix(key, lemma));
        }
    }

    /// Adds to `sums` the weight of [`Around::features`] with the candidate's own score, for all candidates of the word, but for
    /// what they share. Neighbours in the list are mostly forms of one lexeme, so that what depends on the lexeme alone is
    /// summed up once for them.
    pub(super) fn weigh(&self, candidates: &[Candidate], classes: &Classes, weights: Table<'_>, sums: &mut Vec<i32>) {
        let lexeme = |candidate: &Candidate| (classes.get(candidate.numbered.class).coarse, candidate.lemma_hash);
        // What is the same for all of them decides nothing.
        let first = candidates.first().map(lexeme);
        let (mut coarse_decides, mut lemma_decides) = (false, false);
        for (coarse, lemma) in candidates.iter().map(lexeme) {
            coarse_decides |= first.is_some_and(|first| first.0 != coarse);
            lemma_decides |= first.is_some_and(|first| first.1 != lemma);
        }
        let (mut coarse, mut lemma) = (0, 0);
        let mut known = first.filter(|_| !coarse_decides && !lemma_decides);
        sums.extend(candidates.iter().map(|candidate| {
            let class = classes.get(candidate.numbered.class);
            let own = lexeme(candidate);
            if known != Some(own) {
                (coarse, lemma) = (0, 0);
                if coarse_decides {
                    self.coarse(class, |feature| coarse += weights.weight(feature));
                }
                self.lemma(class, candidate.lemma_hash, |feature| lemma += weights.weight(feature));
                known = Some(own);
            }
            let mut sum = candidate.score + coarse + lemma;
            self.fine(class, |feature| sum += weights.weight(feature));
            sum
        }));
    }
}
