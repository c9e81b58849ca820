//! Which of its readings a mention has, by the other mentions of the document.

use super::names::Hypothesis;
use super::words::{fold, folded};
use crate::{Label, Mention};
use sarap_morph::Document;

/// Support that a form has without any other mention; the smaller, the more the document decides.
const ALONE: f64 = 0.15;

/// How far the mentions of a document support the keys of each other's hypotheses.
pub(super) struct Support {
    /// Of each mention with several hypotheses, for each of their keys: what all mentions say for it, and what those with
    /// its own text say.
    told: Vec<Vec<(f64, f64)>>,
}

/// Something said for a key by a mention.
#[derive(Clone, Copy)]
struct Said<'h> {
    label: Label,
    key: &'h str,
    /// The mention.
    by: usize,
    weight: f64,
}

/// What the words of a person's name begin with; nothing of a name of one word.
#[derive(Clone, Copy, Default)]
struct Letters {
    /// The first letters of all its words.
    first: u32,
    /// The first two of those that are no initials, in few bits.
    two: u32,
    /// Whether it has initials.
    initials: bool,
}

impl Letters {
    fn of(mention: &Mention, text: &str) -> Self {
        let inner = mention.span.of(text);
        if mention.label != Label::Per || !inner.contains([' ', '.']) {
            return Self::default();
        }
        let mut letters = Self::default();
        for word in inner.split([' ', '.']).filter(|word| !word.is_empty()) {
            let (first, two) = Self::begins(word);
            letters.first |= first;
            letters.two |= two;
            letters.initials |= two == 0;
        }
        letters
    }

    /// The bits of the word's first letter, and of its first two.
    fn begins(word: &str) -> (u32, u32) {
        let place = |c: char| u32::from(fold(c)).wrapping_sub(u32::from('а'));
        let mut places = word.chars().map(place);
        let Some(first) = places.next() else { return (0, 0) };
        let one = if first < 32 { 1 << first } else { 0 };
        (one, places.next().map_or(0, |second| 1 << (first.wrapping_mul(7).wrapping_add(second) % 32)))
    }

    /// Whether names with these letters that share the word `key` may be one person's: «О. Петрова» is not Илья Петров, nor is
    /// Анна Петрова Алексей Петров.
    fn may_be(self, other: Letters, key: &str) -> bool {
        let (first, two) = Self::begins(key);
        let same = |one: u32, other: u32, key: u32| {
            let (one, other) = (one & !key, other & !key);
            one == 0 || other == 0 || one & other != 0
        };
        same(self.first, other.first, first) && (self.initials || other.initials || same(self.two, other.two, two))
    }
}

impl Support {
    /// Equal strings are no evidence for each other: each counts once for its keys, with its best weight.
    pub(super) fn new(document: &Document<'_>, mentions: &[Mention], hypotheses: &[Vec<Hypothesis>]) -> Self {
        // A mention with one hypothesis has nothing to choose: only what the others ask for counts.
        let mut asked: Vec<(Label, &str)> = Vec::new();
        for (mention, list) in mentions.iter().zip(hypotheses).filter(|(_, list)| list.len() > 1) {
            asked.extend(list.iter().flat_map(|hypothesis| &hypothesis.keys).map(|key| (mention.label, key.as_str())));
        }
        asked.sort_unstable();
        asked.dedup();
        let mut said: Vec<Said<'_>> = Vec::new();
        let mut surfaces: Vec<Option<String>> = vec![None; mentions.len()];
        for (by, (mention, list)) in mentions.iter().zip(hypotheses).enumerate() {
            for hypothesis in list {
                for key in &hypothesis.keys {
                    if asked.binary_search(&(mention.label, key)).is_ok() {
                        said.push(Said { label: mention.label, key, by, weight: hypothesis.weight });
                        surfaces[by].get_or_insert_with(|| folded(mention.span.of(document.text)));
                    }
                }
            }
        }
        let surface = |by: usize| surfaces.get(by).and_then(Option::as_deref).unwrap_or_default();
        said.sort_by(|a, b| (a.label, a.key, surface(a.by)).cmp(&(b.label, b.key, surface(b.by))));
        // What one text says for one key.
        let same = |a: &Said<'_>, b: &Said<'_>| a.label == b.label && a.key == b.key;
        let texts: Vec<(Said<'_>, f64)> = said
            .chunk_by(|a, b| same(a, b) && surface(a.by) == surface(b.by))
            .filter_map(|text| Some((*text.first()?, text.iter().fold(0.0, |best: f64, said| best.max(said.weight)))))
            .collect();
        let letters: Vec<Letters> = mentions.iter().map(|mention| Letters::of(mention, document.text)).collect();
        let letters = |at: usize| letters.get(at).copied().unwrap_or_default();
        let of_key = |label: Label, key: &str, at: usize| {
            let own = surface(at);
            let order = |(said, _): &(Said<'_>, f64)| (said.label, said.key).cmp(&(label, key));
            let first = texts.partition_point(|text| order(text).is_lt());
            let list = texts.get(first..).unwrap_or_default();
            let list = list.get(..list.partition_point(|text| order(text).is_eq())).unwrap_or_default();
            let alike = |said: &Said<'_>| letters(at).may_be(letters(said.by), key);
            let all = list.iter().filter(|(said, _)| alike(said)).fold(0.0, |all, (_, weight)| all + weight);
            let mine = list.iter().find(|(said, _)| surface(said.by) == own).map_or(0.0, |(_, weight)| *weight);
            (all, mine)
        };
        let told = mentions.iter().zip(hypotheses).enumerate().map(|(at, (mention, list))| {
            let keys = list.iter().filter(|_| list.len() > 1).flat_map(|hypothesis| &hypothesis.keys);
            keys.map(|key| of_key(mention.label, key, at)).collect()
        });
        Self { told: told.collect() }
    }

    /// The text of the best hypothesis of the mention number `at`; the first of equals.
    pub(super) fn best(&self, at: usize, list: Vec<Hypothesis>) -> Option<String> {
        let mut told = self.told.get(at).map_or(&[][..], Vec::as_slice).iter();
        let mut best: Option<(String, f64)> = None;
        for hypothesis in list {
            let score = hypothesis.keys.iter().fold(hypothesis.weight, |score, _| {
                let (all, mine) = told.next().copied().unwrap_or_default();
                score * (ALONE + (all - mine).clamp(0.0, 1.5))
            });
            if best.as_ref().is_none_or(|(_, other)| score > *other) {
                best = Some((hypothesis.text, score));
            }
        }
        best.map(|(text, _)| text)
    }
}
