//! A phrase with one of its words as the head.

use super::MOST_WORDS;
use super::words::{DESCRIPTORS, STAYING};
use crate::Label;
use crate::resolve::forms::{ANY_GENDER, Form, Kind};
use crate::resolve::names::{Agreement, Agreements};
use crate::resolve::words::{Piece, folded, is_upper, title_case, with_capitals};
use std::sync::Arc;

/// For each word that changes its form.
pub(super) type Changes<'f> = [Option<&'f Form>; MOST_WORDS];

/// How well a kind of form suits the head of such a name.
const fn suits(kind: Kind, label: Label) -> f64 {
    match (label, kind) {
        (Label::Loc, Kind::Place) => 1.0,
        (Label::Loc, Kind::Noun) => 0.25,
        (Label::Loc, Kind::Person) => 0.1,
        (_, Kind::Noun) => 1.0,
        (_, Kind::Place) => 0.6,
        (_, Kind::Person) => 0.2,
        (_, Kind::Guess) => 0.6,
        (_, Kind::Adjective) => 0.15,
    }
}

/// What a form by ending is worth beside a word of the dictionary: the heads of these names are mostly common nouns.
const AGAINST_DICTIONARY: f64 = 0.05;

/// What names stand before, in the English order: «Назарбаев Университет», «Халык Банк».
const NAMED_HEADS: &[&str] =
    &["университет", "банк", "холдинг", "фонд", "центр", "клуб", "капитал", "академия", "школа"];

pub(super) struct Reading<'a> {
    pieces: &'a [Piece<'a>],
    /// Where the first words are among the pieces.
    words: &'a [usize],
    /// Their forms; none where they cannot change.
    forms: &'a [Arc<[Form]>],
    /// For each word whether the next stands after a space alone.
    follow: [bool; MOST_WORDS],
    /// The agreements in which each word may be the head, and an adjective before it.
    nouns: [Agreements; MOST_WORDS],
    adjectives: [Agreements; MOST_WORDS],
    /// The piece that opens a quote inside.
    quote: usize,
    label: Label,
}

impl<'a> Reading<'a> {
    pub(super) fn new(
        pieces: &'a [Piece<'a>],
        words: &'a [usize],
        forms: &'a [Arc<[Form]>],
        follow: [bool; MOST_WORDS],
        quote: usize,
        label: Label,
    ) -> Self {
        let of = |at: usize| forms.get(at).map(|forms| forms.iter()).into_iter().flatten();
        let nouns = std::array::from_fn(|at| Agreements::of(of(at)));
        let adjectives =
            std::array::from_fn(|at| Agreements::of(of(at).filter(|form| follow[at] && form.kind == Kind::Adjective)));
        Self { pieces, words, forms, follow, nouns, adjectives, quote, label }
    }

    /// Whether any word may be the head in this agreement.
    pub(super) fn is_possible(&self, agreement: Agreement) -> bool {
        self.nouns.iter().any(|nouns| nouns.has(agreement))
    }

    /// The whole with the word number `head` as its head.
    ///
    /// Gives the words that change, and the weight.
    pub(super) fn read(&self, head: usize, agreement: Agreement) -> Option<(Changes<'_>, f64)> {
        if self.words[head] >= self.quote || !self.nouns.get(head)?.has(agreement) {
            return None;
        }
        let mut changes = Changes::default();
        let mut weight = 1.0;
        for at in 0..head {
            if self.stays(at) {
                continue;
            }
            let form = self.adjective(at, agreement)?;
            weight *= form.weight;
            *changes.get_mut(at)? = Some(form);
        }
        let (noun, own) = self.noun(head, agreement)?;
        weight *= own;
        // «Рабочей группы»: what may be an adjective is one where a noun that agrees follows, also in another gender: «главным
        // тренером» is about no «главное».
        let behind = self.nouns.get(head + 1).copied().unwrap_or_default();
        if self.adjectives[head].and(behind).has_case_of(agreement) {
            weight *= 0.02;
        }
        *changes.get_mut(head)? = Some(noun);
        if self.label == Label::Loc
            && self.follows(head)
            && DESCRIPTORS.contains(&folded(&noun.nominative).as_str())
            && let Some(place) =
                self.forms[head + 1].iter().find(|form| form.kind == Kind::Place && form.cases.has(agreement.case))
        {
            *changes.get_mut(head + 1)? = Some(place);
        }
        Some((changes, weight))
    }

    /// Words that stand before the head and never change: «Сан Луисе», «продовольственной и сельскохозяйственной».
    fn stays(&self, at: usize) -> bool {
        let word = self.pieces[self.words[at]].text;
        self.follows(at) && (STAYING.contains(&word) || (word == "и" && at > 0) || self.is_named(at))
    }

    /// «[Назарбаев] Университета»: a name in the nominative, and behind it with a capital what is called so.
    fn is_named(&self, at: usize) -> bool {
        let heads = |form: &Form| form.kind == Kind::Noun && NAMED_HEADS.contains(&form.nominative.as_str());
        let head = || self.forms.get(at + 1).is_some_and(|forms| forms.iter().any(heads));
        let text = |at: usize| self.words.get(at).and_then(|at| self.pieces.get(*at)).map_or("", |piece| piece.text);
        let capitals = self.label == Label::Org && at == 0 && text(at + 1).starts_with(char::is_uppercase);
        let adjective =
            || self.forms.get(at).is_some_and(|forms| forms.iter().any(|form| form.kind == Kind::Adjective));
        capitals && !text(at).ends_with(['а', 'у', 'е', 'я', 'ю', 'м']) && head() && !adjective()
    }

    fn follows(&self, at: usize) -> bool {
        self.follow.get(at).is_some_and(|follows| *follows)
    }

    fn adjective(&self, at: usize, agreement: Agreement) -> Option<&Form> {
        if !self.adjectives.get(at)?.has(agreement) {
            return None;
        }
        self.forms
            .get(at)?
            .iter()
            .filter(|form| form.kind == Kind::Adjective && agreement.fits(form))
            .max_by(|a, b| a.weight.total_cmp(&b.weight))
    }

    fn noun(&self, at: usize, agreement: Agreement) -> Option<(&Form, f64)> {
        let mut best: Option<(&Form, f64)> = None;
        for form in self.forms.get(at)?.iter().filter(|form| agreement.fits(form)) {
            // A form of any gender is met once for each of the three.
            let open = if form.gender == ANY_GENDER && !agreement.plural { 0.4 } else { 1.0 };
            let weight =
                form.weight * suits(form.kind, self.label) * open * if form.against { AGAINST_DICTIONARY } else { 1.0 };
            if best.is_none_or(|(_, other)| weight > other) {
                best = Some((form, weight));
            }
        }
        best
    }

    /// The whole with these changes.
    pub(super) fn text(&self, changes: &Changes<'_>) -> String {
        replaced(self.pieces, |piece| {
            let word = self.words.iter().position(|at| *at == piece)?;
            Some(self.capitals(word, (*changes.get(word)?)?))
        })
    }

    fn capitals(&self, at: usize, form: &Form) -> String {
        let original = self.pieces[self.words[at]].text;
        let shown = with_capitals(original, &form.nominative);
        // «МОСКВЕ» in a headline.
        if self.label == Label::Loc && is_upper(original) { title_case(&shown) } else { shown }
    }
}

/// Whether the same words have the same dictionary forms.
pub(super) fn alike(one: &Changes<'_>, other: &Changes<'_>) -> bool {
    one.iter().zip(other).all(|pair| match pair {
        (Some(one), Some(other)) => one.nominative == other.nominative,
        (one, other) => one.is_none() && other.is_none(),
    })
}

/// The pieces with what `changed` gives for some.
pub(super) fn replaced<T: AsRef<str>>(pieces: &[Piece<'_>], changed: impl Fn(usize) -> Option<T>) -> String {
    let mut text = String::with_capacity(pieces.iter().map(|piece| piece.text.len() + 2).sum());
    for (at, piece) in pieces.iter().enumerate() {
        match changed(at) {
            Some(word) => text.push_str(word.as_ref()),
            None => text.push_str(piece.text),
        }
    }
    text
}

/// Whether the next word stands after a space alone, and in no quote.
pub(super) fn follows(pieces: &[Piece<'_>], words: &[usize], quote: usize, at: usize) -> bool {
    let (Some(this), Some(next)) = (words.get(at), words.get(at + 1)) else { return false };
    *next < quote && *next == this + 2 && pieces[this + 1].text.trim().is_empty()
}
