//! An index with what all searches share.

use super::anchor::beginnings;
use super::ast::Node;
use super::program::Program;
use super::run::{Segments, run};
use super::sets::Words;
use super::{Query, QueryError, SearchOptions, Within, near};
use crate::index::{Index, Strings};
use crate::terms::Fold;
use std::borrow::Cow;

/// A match: first token and the token after the last.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Match {
    /// First token.
    pub first: u32,
    /// The token after the last.
    pub end: u32,
}

/// Answers queries over an index.
#[derive(Clone, Debug)]
pub struct Searcher {
    index: Index,
    forms: Strings,
    lemmas: Strings,
    /// Of each type its form's place in the order of folded forms, 1 and more.
    ranks: Vec<u32>,
}

impl Searcher {
    /// Folds the vocabulary, once.
    pub fn new(index: Index) -> Self {
        let (forms, lemmas) = folded(&index, Fold::default());
        let mut order: Vec<u32> = (0..forms.len() as u32).collect();
        order.sort_by(|&a, &b| forms.get(a).cmp(forms.get(b)));
        let mut of_form = vec![0; order.len()];
        let mut rank = 0;
        for (nth, &form) in order.iter().enumerate() {
            if nth == 0 || forms.get(order[nth - 1]) != forms.get(form) {
                rank += 1;
            }
            of_form[form as usize] = rank;
        }
        let ranks = index.types().iter().map(|kind| of_form[kind.form as usize]).collect();
        Self { index, forms, lemmas, ranks }
    }

    /// The index.
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// All matches, in order of their first tokens, then of their ends.
    pub fn search(&self, query: &Query, options: &SearchOptions<'_>) -> Result<Vec<Match>, QueryError> {
        let (mut forms, mut lemmas) = (Cow::Borrowed(&self.forms), Cow::Borrowed(&self.lemmas));
        if query.fold != Fold::default() {
            let own = folded(&self.index, query.fold);
            (forms, lemmas) = (Cow::Owned(own.0), Cow::Owned(own.1));
        }
        let words = Words { index: &self.index, forms: &forms, lemmas: &lemmas };
        let within = query.ast.within.unwrap_or(options.within);
        let mut found = self.pattern(&query.ast.first, &words, options, within)?;
        for (distance, node) in &query.ast.near {
            let right = self.pattern(node, &words, options, within)?;
            found = near::near(&found, &right, *distance, &mut Segments::new(&self.index, options, within));
        }
        Ok(found.into_iter().map(|(first, end)| Match { first, end }).collect())
    }

    fn pattern(
        &self,
        node: &Node,
        words: &Words<'_>,
        options: &SearchOptions<'_>,
        within: Within,
    ) -> Result<Vec<(u32, u32)>, QueryError> {
        let program = Program::of(node, words);
        let found = program.and_then(|program| {
            let beginnings = beginnings(&program, &self.index);
            run(&program, &self.index, &beginnings, options, within)
        });
        found.map_err(|message| QueryError { at: 0, message })
    }

    /// The rank of a token's form; smaller comes first.
    pub(super) fn rank(&self, token: u32) -> u32 {
        let number = self.index.tokens().get(token as usize);
        number.and_then(|&number| self.ranks.get(number as usize)).copied().unwrap_or_default()
    }
}

fn folded(index: &Index, fold: Fold) -> (Strings, Strings) {
    let mut text = String::new();
    let (mut forms, mut lemmas) = (Strings::default(), Strings::default());
    for form in 0..index.form_count() as u32 {
        fold.apply_to(index.form(form), &mut text);
        forms.push(&text);
    }
    for lemma in 0..index.lemma_count() as u32 {
        fold.apply_to(index.lemma(lemma), &mut text);
        lemmas.push(&text);
    }
    (forms, lemmas)
}
