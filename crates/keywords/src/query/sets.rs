//! Conditions as sets: of types where a condition asks for words only, of tokens where it asks for entities too.

use super::ast::Condition;
use super::value::Value;
use crate::index::{Index, Named, Strings};

/// What tokens fulfil a condition.
#[derive(Debug)]
pub(super) enum Set {
    /// For each type.
    Types(Vec<bool>),
    /// For each token.
    Tokens(Vec<bool>),
}

impl Set {
    #[inline]
    pub(super) fn has(&self, index: &Index, token: u32) -> bool {
        match self {
            Self::Types(types) => index.tokens().get(token as usize).is_some_and(|&number| types[number as usize]),
            Self::Tokens(tokens) => tokens.get(token as usize).is_some_and(|&there| there),
        }
    }

    /// Number of tokens in the set.
    pub(super) fn len(&self, index: &Index) -> usize {
        match self {
            Self::Types(types) => numbers(types).map(|number| index.positions(number).len()).sum(),
            Self::Tokens(tokens) => tokens.iter().filter(|there| **there).count(),
        }
    }

    /// Its tokens, in order.
    pub(super) fn tokens(&self, index: &Index) -> Vec<u32> {
        match self {
            Self::Types(types) if self.len(index) * 8 < index.tokens().len() => {
                let mut all: Vec<u32> =
                    numbers(types).flat_map(|number| index.positions(number).iter().copied()).collect();
                all.sort_unstable();
                all
            }
            _ => (0..index.tokens().len() as u32).filter(|&token| self.has(index, token)).collect(),
        }
    }
}

fn numbers(types: &[bool]) -> impl Iterator<Item = u32> + '_ {
    (0..).zip(types).filter(|(_, there)| **there).map(|(number, _)| number)
}

/// The vocabulary that a query is asked of, folded as the query is.
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    pub(super) index: &'a Index,
    pub(super) forms: &'a Strings,
    pub(super) lemmas: &'a Strings,
}

impl Words<'_> {
    pub(super) fn set(&self, condition: &Condition) -> Set {
        match self.types(condition) {
            Some(types) => Set::Types(types),
            None => Set::Tokens(self.tokens(condition)),
        }
    }

    /// For each type whether it fulfils the condition; `None` if that is no matter of types.
    fn types(&self, condition: &Condition) -> Option<Vec<bool>> {
        let types = self.index.types();
        let matching =
            |texts: &Strings, value: &Value| -> Vec<bool> { texts.iter().map(|text| value.matches(text)).collect() };
        Some(match condition {
            Condition::Any => vec![true; types.len()],
            Condition::Form(value) => {
                let forms = matching(self.forms, value);
                types.iter().map(|kind| forms[kind.form as usize]).collect()
            }
            Condition::Lemma(value) => {
                let lemmas = matching(self.lemmas, value);
                types.iter().map(|kind| lemmas[kind.lemma as usize]).collect()
            }
            Condition::Word(value) => {
                let (forms, lemmas) = (matching(self.forms, value), matching(self.lemmas, value));
                types.iter().map(|kind| forms[kind.form as usize] || lemmas[kind.lemma as usize]).collect()
            }
            Condition::Tag(pattern) => {
                types.iter().map(|kind| pattern.matches(self.index.class(kind.class).tag)).collect()
            }
            Condition::Label(_) | Condition::Name(_) => return None,
            Condition::Not(condition) => self.types(condition)?.into_iter().map(|there| !there).collect(),
            Condition::All(all) => joined(all.iter().map(|one| self.types(one)), |a, b| a && b)?,
            Condition::OneOf(all) => joined(all.iter().map(|one| self.types(one)), |a, b| a || b)?,
        })
    }

    fn tokens(&self, condition: &Condition) -> Vec<bool> {
        if let Some(types) = self.types(condition) {
            return self.index.tokens().iter().map(|&number| types[number as usize]).collect();
        }
        match condition {
            Condition::Label(value) => self.in_entities(Some(value), None),
            Condition::Name(value) => self.in_entities(None, Some(value)),
            Condition::Not(condition) => self.tokens(condition).into_iter().map(|there| !there).collect(),
            Condition::All(all) => {
                joined(all.iter().map(|one| Some(self.tokens(one))), |a, b| a && b).unwrap_or_default()
            }
            Condition::OneOf(all) => {
                joined(all.iter().map(|one| Some(self.tokens(one))), |a, b| a || b).unwrap_or_default()
            }
            // The others are matters of types.
            _ => Vec::new(),
        }
    }

    fn in_entities(&self, label: Option<&Value>, name: Option<&Value>) -> Vec<bool> {
        let mut tokens = vec![false; self.index.tokens().len()];
        for named in self.named(label, name) {
            tokens[named.first as usize..named.end as usize].fill(true);
        }
        tokens
    }

    /// The places that name an entity with this label and name.
    pub(super) fn named(&self, label: Option<&Value>, name: Option<&Value>) -> Vec<Named> {
        let fold = crate::terms::Fold::default();
        let meant = |entity: u32| {
            let (its_label, its_name) = self.index.entity(entity);
            label.is_none_or(|value| value.matches(its_label) || value.matches(&fold.apply(its_label)))
                && name.is_none_or(|value| value.matches(&fold.apply(its_name)) || value.matches(its_name))
        };
        let entities: Vec<bool> = (0..self.index.entity_count() as u32).map(meant).collect();
        self.index.named().iter().filter(|named| entities[named.entity as usize]).copied().collect()
    }
}

/// All lists as one, place by place.
fn joined(lists: impl Iterator<Item = Option<Vec<bool>>>, join: impl Fn(bool, bool) -> bool) -> Option<Vec<bool>> {
    let mut whole: Option<Vec<bool>> = None;
    for list in lists {
        let list = list?;
        match &mut whole {
            None => whole = Some(list),
            Some(whole) => whole.iter_mut().zip(list).for_each(|(a, b)| *a = join(*a, b)),
        }
    }
    whole
}
