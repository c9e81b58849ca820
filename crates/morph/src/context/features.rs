//! What the model looks at. Training and reading share these functions; a change here needs a new pack.

use super::candidates::{Candidate, Form, Words, plain_cases};
use super::decode::Weights;
use crate::{Grammemes, Origin, Pos};
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

/// Features of a candidate by itself. `rank` is its place among the word's candidates.
pub(super) fn word_features(form: &Form, candidate: &Candidate, rank: usize, mut add: impl FnMut(u64)) {
    let Candidate { fine, coarse, lemma_hash: lemma, .. } = *candidate;
    let origin = candidate.origin as u64;
    let [e2, e3, e4] = form.endings;
    let known = mix(origin, 77);
    add(mix(1, fine));
    add(mix(mix(2, form.hash), fine));
    add(mix(mix(3, form.hash), mix(lemma, coarse)));
    add(mix(mix(4, lemma), coarse));
    add(mix(mix(5, lemma), fine));
    add(mix(mix(6, e3), fine));
    add(mix(mix(7, rank.min(4) as u64), known));
    add(mix(mix(8, rank.min(4) as u64), coarse));
    add(mix(mix(9, form.shape), mix(coarse, known)));
    add(mix(mix(15, form.parts), coarse));
    add(mix(mix(16, form.class), fine));
    add(mix(mix(17, form.parts), mix(coarse, e3)));
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
    pub fn features(&self, candidate: &Candidate, mut add: impl FnMut(u64)) {
        self.fine(candidate, &mut add);
        self.coarse(candidate, &mut add);
        self.lemma(candidate, &mut add);
    }

    /// Those that differ by the candidate's inflection.
    #[inline]
    fn fine(&self, candidate: &Candidate, mut add: impl FnMut(u64)) {
        for key in self.by_fine {
            add(mix(key, candidate.fine));
        }
    }

    /// Those of its part of speech and kind.
    #[inline]
    fn coarse(&self, candidate: &Candidate, mut add: impl FnMut(u64)) {
        for key in self.by_coarse {
            add(mix(key, candidate.coarse));
        }
    }

    /// Those of its lexeme.
    #[inline]
    fn lemma(&self, candidate: &Candidate, mut add: impl FnMut(u64)) {
        let lemma = mix(candidate.lemma_hash, candidate.coarse);
        for key in self.by_lemma {
            add(mix(key, lemma));
        }
    }

    /// The weight of [`Around::features`] for one candidate after another of the same word. Neighbours in the list are
    /// mostly forms of one lexeme, so that what depends on the lexeme alone is summed up once for them.
    #[inline]
    pub(super) fn weigh<W: Weights>(&self, candidate: &Candidate, weights: &W, before: &mut Before) -> i32 {
        let known = before.of.filter(|&(coarse, _)| coarse == candidate.coarse);
        if known.is_none() {
            before.coarse = 0;
            self.coarse(candidate, |feature| before.coarse += weights.weight(feature));
        }
        if known.is_none_or(|(_, lemma)| lemma != candidate.lemma_hash) {
            before.lemma = 0;
            self.lemma(candidate, |feature| before.lemma += weights.weight(feature));
        }
        before.of = Some((candidate.coarse, candidate.lemma_hash));
        let mut sum = before.coarse + before.lemma;
        self.fine(candidate, |feature| sum += weights.weight(feature));
        sum
    }
}

/// What [`Around::weigh`] found for the candidate before.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Before {
    of: Option<(u64, u64)>,
    coarse: i32,
    lemma: i32,
}

/// The left one of two neighbours, as keys that only want the right one.
#[derive(Clone, Copy, Debug)]
pub struct Left {
    /// By inflection, for the right one's: inflection, part of speech, lemma.
    by_fine: [u64; 3],
    by_coarse: u64,
    by_lemma: u64,
    pos: u64,
    agreeing: Agreeing,
}

impl Left {
    /// The keys of a candidate.
    #[inline]
    pub fn of(candidate: &Candidate) -> Self {
        let Candidate { fine, coarse, lemma_hash, tag, .. } = *candidate;
        Self {
            by_fine: [mix(61, fine), mix(63, fine), mix(65, fine)],
            by_coarse: mix(62, coarse),
            by_lemma: mix(64, lemma_hash),
            pos: tag.pos as u64,
            agreeing: Agreeing::of(tag.grammemes),
        }
    }

    /// The features of the pair.
    #[inline]
    pub fn features(&self, right: &Candidate, mut add: impl FnMut(u64)) {
        add(self.both(right));
        add(self.agree(right.tag.pos, Agreeing::of(right.tag.grammemes)));
        add(self.left_coarse(right));
        add(self.left_lemma(right));
        add(self.right_coarse(right));
        add(self.right_lemma(right));
    }

    #[inline]
    fn both(&self, right: &Candidate) -> u64 {
        mix(self.by_fine[0], right.fine)
    }

    #[inline]
    fn right_coarse(&self, right: &Candidate) -> u64 {
        mix(self.by_fine[1], right.coarse)
    }

    #[inline]
    fn right_lemma(&self, right: &Candidate) -> u64 {
        mix(self.by_fine[2], right.lemma_hash)
    }

    #[inline]
    fn left_coarse(&self, right: &Candidate) -> u64 {
        mix(self.by_coarse, right.fine)
    }

    #[inline]
    fn left_lemma(&self, right: &Candidate) -> u64 {
        mix(self.by_lemma, right.fine)
    }

    #[inline]
    fn agree(&self, pos: Pos, agreeing: Agreeing) -> u64 {
        mix(66 | self.agreeing.with(agreeing) << 8, self.pos << 8 | pos as u64)
    }
}

/// The candidates of the word on the left, for the weights of all pairs with the right one's. As in [`Around::weigh`],
/// what is the same for neighbours in either list is looked up once.
#[derive(Debug, Default)]
pub(super) struct Lefts {
    all: Vec<OneLeft>,
    sums: Vec<i32>,
    last: Option<(u64, u64)>,
}

#[derive(Debug)]
struct OneLeft {
    keys: Left,
    /// Whether part of speech and kind are those of the candidate before, and the lemma.
    same_coarse: bool,
    same_lemma: bool,
    /// The weights that the right one's part of speech and kind have, and its lemma.
    right_coarse: i32,
    right_lemma: i32,
}

impl Lefts {
    /// Takes other candidates.
    pub(super) fn set<'c>(&mut self, candidates: impl IntoIterator<Item = &'c Candidate>) {
        self.all.clear();
        for keys in candidates.into_iter().map(Left::of) {
            let before = self.all.last().map(|before| before.keys);
            self.all.push(OneLeft {
                keys,
                same_coarse: before.is_some_and(|before| before.by_coarse == keys.by_coarse),
                same_lemma: before.is_some_and(|before| before.by_lemma == keys.by_lemma),
                right_coarse: 0,
                right_lemma: 0,
            });
        }
        self.last = None;
    }

    /// The weights of the pairs of every left candidate with `right`.
    pub(super) fn weigh<W: Weights>(&mut self, right: &Candidate, weights: &W) -> &[i32] {
        if self.last.is_none_or(|(coarse, _)| coarse != right.coarse) {
            for left in &mut self.all {
                left.right_coarse = weights.weight(left.keys.right_coarse(right));
            }
        }
        if self.last.is_none_or(|(_, lemma)| lemma != right.lemma_hash) {
            for left in &mut self.all {
                left.right_lemma = weights.weight(left.keys.right_lemma(right));
            }
        }
        self.last = Some((right.coarse, right.lemma_hash));
        let agreeing = Agreeing::of(right.tag.grammemes);
        let (mut coarse, mut lemma) = (0, 0);
        self.sums.clear();
        self.sums.extend(self.all.iter().map(|left| {
            let keys = &left.keys;
            if !left.same_coarse {
                coarse = weights.weight(keys.left_coarse(right));
            }
            if !left.same_lemma {
                lemma = weights.weight(keys.left_lemma(right));
            }
            let own = weights.weight(keys.both(right)) + weights.weight(keys.agree(right.tag.pos, agreeing));
            own + coarse + lemma + left.right_coarse + left.right_lemma
        }));
        &self.sums
    }
}

/// What of a tag may agree with a neighbour's, second cases taken for the first.
#[derive(Clone, Copy, Debug)]
struct Agreeing {
    grammemes: Grammemes,
    /// Which of case, number, gender and animacy are said, a bit each in its place of two.
    said: u64,
}

impl Agreeing {
    #[inline]
    fn of(grammemes: Grammemes) -> Self {
        let grammemes = plain_cases(grammemes);
        Self { grammemes, said: said(grammemes) }
    }

    /// For case, number, gender and animacy each, from the highest two bits down: not said by both (0), different (1) or
    /// the same (2).
    #[inline]
    fn with(self, other: Self) -> u64 {
        (self.said & other.said) + said(self.grammemes & other.grammemes)
    }
}

#[inline]
fn said(grammemes: Grammemes) -> u64 {
    let groups = [Grammemes::CASES, Grammemes::NUMBERS, Grammemes::GENDERS, Grammemes::ANIMACY];
    groups.iter().fold(0, |code, &group| code << 2 | u64::from(grammemes.any(group)))
}
