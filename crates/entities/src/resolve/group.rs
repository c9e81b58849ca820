//! Mentions of the same thing in one document.
//!
//! * Mentions with a value are the same if label and value are.
//! * Names are the same if label and dictionary form are; capitals, ё, quotes, hyphens and the order of a person's names don't
//!   count.
//! * A shorter name of a person joins the longer one, see [`super::bearers`].
//! * An organisation's or a place's proper name joins its full name, see [`super::organisations`]; what is named by description
//!   alone groups with the same words about the same place only.
//! * An abbreviation joins the name that it stands for, see [`super::abbreviations`].
//! * Names that a list knows as one are one, see [`super::lists`]; an adjective joins its place, see [`super::places`].
//!
//! A name that fits two which are not each other joins neither, and what lists tell apart is never joined.

use super::bearers::{self, Parts};
use super::lists::{self, Listed};
use super::organisations::{self, Proper};
use super::words::{folded, is_upper, name_key};
use super::{abbreviations, places};
use crate::{Entity, Label, Mention, Source};
use sarap_morph::Document;
use std::collections::{BTreeMap, BTreeSet};

/// A word that so many different names share tells nothing; also keeps the work linear.
pub(super) const MOST_BEARERS: usize = 64;

/// All entities, in order of their first mention. `parts` has the proper-name parts of the mentions, in dictionary form.
pub(super) fn entities(document: &Document<'_>, mentions: &[Mention], parts: &[Option<String>]) -> Vec<Entity> {
    let known = places::known(mentions);
    // Names by their keys, numbered in order of the first mention.
    let mut numbers: BTreeMap<(Label, String), usize> = BTreeMap::new();
    let mut names: Vec<Name> = Vec::new();
    let mut of_mention = Vec::with_capacity(mentions.len());
    for (index, mention) in mentions.iter().enumerate() {
        let shown = mention.nominative.clone().unwrap_or_else(|| one_line(mention.span.of(document.text)));
        let number = *numbers.entry((mention.label, key(mention, &shown))).or_insert_with(|| {
            names.push(Name::new(mention.label, &shown));
            names.len() - 1
        });
        if let Some(name) = names.get_mut(number) {
            if name.proper.is_none() {
                let part = parts.get(index).and_then(Option::as_ref);
                name.proper = organisations::proper(document, mentions, index, part, &shown, &known);
            }
            if name.mentions.is_empty() {
                name.look_up(document, mentions, index, &shown, &known);
            }
            name.add(shown, index);
        }
        of_mention.push(number);
    }
    let mut groups = Groups::new(&names);
    places::join(&names, &mut groups);
    organisations::join(&names, &mut groups);
    bearers::join(&names, &mut groups);
    abbreviations::join_in_brackets(document, mentions, &of_mention, &names, &mut groups);
    abbreviations::join_anywhere(&names, &mut groups);
    collect(mentions, &names, &mut groups)
}

/// What a document calls something by: mentions with one key.
pub(super) struct Name {
    pub(super) label: Label,
    /// Of a person.
    pub(super) person: Parts,
    /// The ways it is written, with their counts, in order of appearance.
    shown: Vec<(String, usize)>,
    mentions: Vec<usize>,
    /// Of an organisation or a place.
    pub(super) proper: Option<Proper>,
    /// What a list says of it.
    pub(super) listed: Option<Listed>,
    /// The value that the list gives it.
    value: Option<String>,
    /// What it is described by, where it has no proper name.
    pub(super) description: Option<String>,
}

impl Name {
    fn new(label: Label, shown: &str) -> Self {
        let person = if label == Label::Per { Parts::of(shown) } else { Parts::default() };
        Self {
            label,
            person,
            shown: Vec::new(),
            mentions: Vec::new(),
            proper: None,
            listed: None,
            value: None,
            description: None,
        }
    }

    /// What lists and its words say of it, by its first mention, the number `at`.
    fn look_up(
        &mut self,
        document: &Document<'_>,
        mentions: &[Mention],
        at: usize,
        shown: &str,
        known: &[Option<&'static str>],
    ) {
        let lists = lists::get();
        let proper = self.proper.as_ref();
        self.listed = match self.label {
            Label::Loc => lists
                .place(shown)
                .or_else(|| proper.and_then(|proper| lists.place(proper.own_name()?)))
                .copied(),
            Label::Norp => lists.people(shown).or_else(|| lists.people(&places::lemma(document, mentions.get(at)?)?)).copied(),
            Label::Org => proper.and_then(|proper| proper.listed),
            _ => None,
        };
        let said = proper.into_iter().flat_map(|proper| &proper.described).map(String::as_str);
        self.value = self.listed.and_then(|listed| listed.value(said.filter(|word| places::is_country(word))));
        self.description = places::description(document, mentions, at, known);
    }

    fn add(&mut self, shown: String, mention: usize) {
        match self.shown.iter_mut().find(|(text, _)| *text == shown) {
            Some((_, count)) => *count += 1,
            // Names with one key differ in capitals and signs alone, so there are few.
            None => self.shown.push((shown, 1)),
        }
        self.mentions.push(mention);
    }

    /// The most frequent way, of equals the first; capitals alone only if there is nothing else. What is no name is written
    /// small, wherever that is seen: the capital came from the beginning of a sentence.
    pub(super) fn best(&self) -> &str {
        let common = match self.label {
            Label::Role | Label::Crime | Label::Norp => true,
            Label::Org => self.proper.is_none(),
            _ => false,
        };
        let mut best: Option<&(String, usize)> = None;
        for shown in &self.shown {
            let rank = |(text, count): &(String, usize)| {
                (!is_upper(text), common && text.starts_with(char::is_lowercase), *count)
            };
            if best.is_none_or(|other| rank(shown) > rank(other)) {
                best = Some(shown);
            }
        }
        best.map_or("", |(text, _)| text)
    }

    /// The best way it is written, and the proper name in it.
    pub(super) fn forms(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.best()).chain(self.proper.as_ref().and_then(|proper| proper.text.as_deref()))
    }
}

/// What makes two mentions the same by themselves.
fn key(mention: &Mention, shown: &str) -> String {
    match (&mention.value, mention.label) {
        (Some(value), _) => value.clone(),
        (None, Label::Per) => {
            // «Абдурахманова Наталья» and «Наталья Абдурахманова»; initials keep their order.
            let text = name_key(&shown.replace('.', ". "));
            let (mut words, initials): (Vec<&str>, Vec<&str>) =
                text.split_whitespace().partition(|word| word.chars().nth(1).is_some_and(|c| c != '.'));
            words.sort_unstable();
            words.extend(initials);
            words.join(" ")
        }
        _ => name_key(shown),
    }
}

/// Groups as a forest; the root is the name that the group is called by.
pub(super) struct Groups {
    parents: Vec<usize>,
    /// Of each name that is no root, why it belongs to its group.
    reasons: Vec<Option<Source>>,
    /// Of each root, the value of its group.
    values: Vec<Option<String>>,
    /// Names with those that they might belong to as well.
    doubts: Vec<(usize, Vec<usize>)>,
}

impl Groups {
    fn new(names: &[Name]) -> Self {
        Self {
            parents: (0..names.len()).collect(),
            reasons: vec![None; names.len()],
            values: names.iter().map(|name| name.value.clone()).collect(),
            doubts: Vec::new(),
        }
    }

    pub(super) fn root(&mut self, mut at: usize) -> usize {
        while let Some(&parent) = self.parents.get(at).filter(|parent| **parent != at) {
            let next = self.parents.get(parent).copied().unwrap_or(parent);
            self.parents[at] = next;
            at = parent;
        }
        at
    }

    /// Joins the group of `part` to that of `whole`. What has another value is something else: it stays apart, with a doubt.
    pub(super) fn join(&mut self, part: usize, whole: usize, reason: Source) {
        let (one, other) = (self.root(part), self.root(whole));
        if one == other {
            return;
        }
        let (Some(mine), Some(theirs)) = (self.values.get(one), self.values.get(other)) else { return };
        if mine.is_some() && theirs.is_some() && mine != theirs {
            self.doubt(part, vec![whole]);
            return;
        }
        if theirs.is_none() {
            self.values[other] = mine.clone();
        }
        self.parents[one] = other;
        self.reasons[one] = Some(reason);
    }

    /// Notes that `name` fits these as well, which are not each other.
    pub(super) fn doubt(&mut self, name: usize, others: Vec<usize>) {
        self.doubts.push((name, others));
    }
}

/// The name that a group is called by.
fn title(root: usize, numbers: &[usize], names: &[Name]) -> usize {
    let Some(first) = names.get(root).filter(|name| name.listed.is_some()) else { return root };
    let named = |at: &usize| Some((*at, names.get(*at)?));
    let among = numbers.iter().filter_map(named);
    let best = match (first.label, &first.proper) {
        // The full name rather than its abbreviation, of those that say as much.
        (Label::Org, Some(proper)) => among
            .filter(|(_, name)| name.proper.as_ref().is_some_and(|other| other.described == proper.described))
            .min_by_key(|(_, name)| {
                let best = name.best();
                (best.starts_with(char::is_lowercase), is_upper(best), std::cmp::Reverse(best.len()))
            }),
        // As the list has them: the short name before the official one, a noun before an adjective.
        _ => among
            .filter_map(|(at, name)| Some((at, name, name.listed?)))
            .min_by_key(|(_, _, listed)| (listed.adjective, listed.rank))
            .map(|(at, name, _)| (at, name)),
    };
    best.map_or(root, |(at, _)| at)
}

fn collect(mentions: &[Mention], names: &[Name], groups: &mut Groups) -> Vec<Entity> {
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for number in 0..names.len() {
        members.entry(groups.root(number)).or_default().push(number);
    }
    let mut entities: Vec<(usize, Entity)> = members
        .iter()
        .filter_map(|(root, numbers)| Some((*root, entity(*root, numbers, mentions, names, groups)?)))
        .collect();
    entities.sort_by_key(|(_, entity)| entity.mentions.first().copied());
    let of_root: BTreeMap<usize, usize> = entities.iter().enumerate().map(|(at, (root, _))| (*root, at)).collect();
    let mut entities: Vec<Entity> = entities.into_iter().map(|(_, entity)| entity).collect();
    for (name, others) in std::mem::take(&mut groups.doubts) {
        let own = groups.root(name);
        let roots: BTreeSet<usize> = others.iter().map(|other| groups.root(*other)).collect();
        let Some(entity) = of_root.get(&own).filter(|_| !roots.contains(&own)).and_then(|at| entities.get_mut(*at)) else {
            continue;
        };
        entity.unsure.extend(roots.iter().filter_map(|root| of_root.get(root)));
        entity.unsure.sort_unstable();
        entity.unsure.dedup();
    }
    entities
}

/// The entity of one group.
fn entity(root: usize, numbers: &[usize], mentions: &[Mention], names: &[Name], groups: &Groups) -> Option<Entity> {
    let title = title(root, numbers, names);
    let name = names.get(title)?;
    // An adjective names no place.
    let first = name.listed.filter(|listed| listed.adjective && name.label == Label::Loc).map(|listed| listed.first);
    let shown = first.unwrap_or(name.best()).to_owned();
    let reason = |number: usize| {
        let listed = names.get(number)?.listed.map(|listed| Source::List(listed.list));
        let joined = if number == root { groups.reasons.get(title) } else { groups.reasons.get(number) };
        if number == title { listed } else { joined?.clone().or(listed) }
    };
    let mut places: Vec<(usize, Option<Source>)> = numbers
        .iter()
        .filter_map(|number| Some((names.get(*number)?, reason(*number))))
        .flat_map(|(name, reason)| name.mentions.iter().map(move |at| (*at, reason.clone())))
        .collect();
    places.sort_unstable_by_key(|(at, _)| *at);
    let mut aliases: Vec<String> = Vec::new();
    let mut seen = BTreeSet::from([folded(&shown)]);
    let others = || numbers.iter().filter_map(|number| names.get(*number));
    // Names as they stand come before the proper names in them.
    for alias in others().map(Name::best).chain(others().flat_map(|name| name.forms().skip(1))) {
        if seen.insert(folded(alias)) {
            aliases.push(alias.to_owned());
        }
    }
    let own = places.first().and_then(|(at, _)| mentions.get(*at)).and_then(|mention| mention.value.clone());
    // «КНБ Узбекистана» is not whose «КНБ» alone would be.
    let listed = || if name.listed.is_some() { name.value.clone() } else { groups.values.get(root).cloned().flatten() };
    let value = own.or_else(listed);
    let (mentions, reasons) = places.into_iter().unzip();
    Some(Entity { label: name.label, name: shown, value, aliases, mentions, reasons, unsure: Vec::new() })
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
