//! Which names are one thing, why, and what was kept apart.

use super::names::Names;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Why a name belongs to a corpus entity.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// It is the entity's name.
    Name,
    /// Label and value are the same.
    Value,
    /// A document gives it as another name of the entity.
    Alias,
    /// A shorter name of a person that fits this one alone: without patronymic, or with initials.
    PersonPart,
    /// A person's surname, with the post or place of work of the only one who fits.
    Post,
}

/// Why a name was kept apart from another entity.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Apart {
    /// It fits several, which are not each other.
    Several,
    /// The same name, another value.
    OtherValue,
    /// The same surname, another first name or patronymic.
    OtherNames,
    /// A namesake of another age.
    OtherBirth,
    /// A namesake who works for another state.
    OtherState,
    /// Only a part of a person's name is known.
    NamePart,
    /// It is not said whose it is, as with a body that several states have: «МВД», «Национальная полиция».
    Whose,
    /// The same name for something of another kind.
    OtherKind,
    /// The first letters fit, but no document says what they stand for.
    Letters,
}

/// What joined a name to another.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Why<'a> {
    pub(super) rule: Rule,
    /// The name it was joined to, by number.
    pub(super) with: u32,
    /// The document that says so, by number, and by which rule or list.
    pub(super) said: Option<(u32, Option<&'a str>)>,
}

/// Groups of names as a forest.
pub(super) struct Groups<'a> {
    parents: Vec<u32>,
    /// Of each name that is no root, why it belongs to its group.
    whys: Vec<Option<Why<'a>>>,
    /// Of each root, the value of its group.
    values: Vec<Option<&'a str>>,
    /// Pairs of names.
    pub(super) apart: BTreeSet<(u32, u32, Apart)>,
    /// Entities of documents, by document and number, that left their name for a group.
    pub(super) moved: BTreeMap<(u32, u32), Why<'a>>,
}

impl<'a> Groups<'a> {
    pub(super) fn new(names: &Names<'a>) -> Self {
        Self {
            parents: (0..).take(names.all.len()).collect(),
            whys: vec![None; names.all.len()],
            values: names.all.iter().map(|name| name.key.value).collect(),
            apart: BTreeSet::new(),
            moved: BTreeMap::new(),
        }
    }

    /// The name that stands for the group of `name`.
    pub(super) fn root(&mut self, name: u32) -> u32 {
        let mut at = name;
        while let Some(&parent) = self.parents.get(at as usize).filter(|parent| **parent != at) {
            let next = self.parents.get(parent as usize).copied().unwrap_or(parent);
            if let Some(place) = self.parents.get_mut(at as usize) {
                *place = next;
            }
            at = parent;
        }
        at
    }

    /// Why `name` belongs to the group's root; none of the root itself.
    pub(super) fn why(&self, name: u32) -> Option<&Why<'a>> {
        self.whys.get(name as usize)?.as_ref()
    }

    pub(super) fn value(&self, root: u32) -> Option<&'a str> {
        self.values.get(root as usize).copied().flatten()
    }

    /// Joins the group of `part` to that of `whole`; what has another value stays apart.
    pub(super) fn join(&mut self, part: u32, whole: u32, rule: Rule, said: Option<(u32, Option<&'a str>)>) {
        let (one, other) = (self.root(part), self.root(whole));
        if one == other {
            return;
        }
        let (mine, theirs) = (self.value(one), self.value(other));
        if mine.is_some() && theirs.is_some() && mine != theirs {
            self.keep_apart(part, whole, Apart::OtherValue);
            return;
        }
        if let Some(value) = self.values.get_mut(other as usize) {
            *value = theirs.or(mine);
        }
        if let (Some(parent), Some(why)) = (self.parents.get_mut(one as usize), self.whys.get_mut(one as usize)) {
            *parent = other;
            *why = Some(Why { rule, with: whole, said });
        }
    }

    /// Joins `part` to the one group that `wholes` are of; keeps it apart from several.
    pub(super) fn join_only(&mut self, part: u32, wholes: &[u32], rule: Rule, said: Option<(u32, Option<&'a str>)>) {
        let roots: BTreeSet<u32> = wholes.iter().map(|whole| self.root(*whole)).collect();
        match wholes {
            [first, ..] if roots.len() == 1 => self.join(part, *first, rule, said),
            _ => {
                let own = self.root(part);
                if !roots.contains(&own) {
                    self.keep_apart_from(part, wholes, Apart::Several);
                }
            }
        }
    }

    pub(super) fn keep_apart(&mut self, one: u32, other: u32, why: Apart) {
        self.apart.insert((one.min(other), one.max(other), why));
    }

    pub(super) fn keep_apart_from(&mut self, one: u32, others: &[u32], why: Apart) {
        others.iter().for_each(|other| self.keep_apart(one, *other, why));
    }
}
