//! Mentions of the same thing in one document.
//!
//! * Mentions with a value are the same if label and value are. A law has many names under one value («УК РФ», «Уголовный кодекс
//!   Российской Федерации»): the others are its aliases. A crime's value is its kind, which many have: crimes are the same if
//!   their names are too, or are spellings of one in the taxonomy.
//! * Names are the same if label and dictionary form are; capitals, ё, quotes, hyphens and the order of a person's names don't
//!   count.
//! * A shorter name of a person joins the longer one, see [`super::bearers`].
//! * An organisation's or a place's proper name joins its full name, see [`super::organisations`]; what is named by description
//!   alone groups with the same words about the same place only.
//! * An abbreviation joins the name that it stands for, see [`super::abbreviations`].
//! * Names that a list knows as one are one, see [`super::lists`]; an adjective joins its place, see [`super::places`].
//!
//! A name that fits two which are not each other joins neither, and what lists tell apart is never joined.

use super::name::{Name, key};
use super::words::{folded, is_upper, name_key, one_line};
use super::{abbreviations, bearers, bodies, countries, genders, legal, organisations, places};
use crate::rules::crime;
use crate::{Entity, Label, Mention, Source};
use sarap_morph::Document;
use std::collections::{BTreeMap, BTreeSet};

/// A word that so many different names share tells nothing; also keeps the work linear.
pub(super) const MOST_BEARERS: usize = 64;

/// All entities, in order of their first mention. `parts` has the proper-name parts of the mentions, in dictionary form.
pub(super) fn entities(document: &Document<'_>, mentions: &[Mention], parts: &[Option<String>]) -> Vec<Entity> {
    let known = places::known(mentions);
    let adjectives = places::adjectives(mentions, &known);
    let told = genders::told_apart(document, mentions);
    // The mentions around the one looked at.
    let mut around: Vec<usize> = Vec::new();
    // Names by their keys, numbered in order of the first mention.
    let mut numbers: BTreeMap<(Label, String), usize> = BTreeMap::new();
    let mut names: Vec<Name> = Vec::new();
    let mut of_mention = Vec::with_capacity(mentions.len());
    for (index, mention) in mentions.iter().enumerate() {
        let shown = mention.nominative.clone().unwrap_or_else(|| one_line(mention.span.of(document.text)));
        around.retain(|outer| mentions[*outer].span.end() > mention.span.start());
        let outer = around.last().copied().filter(|outer| organisations::is_same(document, mentions, index, *outer));
        around.push(index);
        // «ООО «Ромашка»», where the name alone was found.
        let form = outer.is_none().then(|| legal::before(document.text, mention.span)).flatten();
        let shown = match form.filter(|_| mention.label == Label::Org) {
            Some(form) => format!("{form} «{shown}»"),
            None => shown,
        };
        let part = parts.get(index).and_then(Option::as_ref);
        let before = mention.span.start().checked_sub(1).filter(|before| text_at(document, *before) == Some(b' '));
        let country = before.and_then(|before| adjectives.get(&before)).filter(|_| mention.label == Label::Org);
        let proper = || {
            let proper = organisations::proper(document, mentions, index, part, &shown, &known)?;
            let own = country.filter(|_| proper.listed.is_some_and(|listed| listed.is_of_states()));
            Some(own.map_or(proper.clone(), |country| proper.of_country(country)))
        };
        // The same words name another thing inside a fuller name, or behind a country's adjective.
        let mut key = match (mention.label, &mention.value) {
            (Label::Crime, Some(kind)) => match crime::name_number(document, mention.span) {
                Some(number) => format!("{kind}\u{1}{number}"),
                None => format!("{kind}\u{1}{}", name_key(&shown)),
            },
            _ => key(mention, &shown),
        };
        let outer = outer.and_then(|outer| of_mention.get(outer)).copied();
        if let Some(outer) = outer {
            key.push_str(&format!("\u{1}{outer}"));
        } else if let Some(country) = country {
            key.push_str(&format!("\u{1}{country}"));
        }
        // «госпожа Шмидт» is not whom «Юрген Шмидт» is.
        let gender = told.get(&index).copied();
        if let Some(gender) = gender {
            key.push_str(&format!("\u{1}{gender}"));
        }
        let number = *numbers.entry((mention.label, key)).or_insert_with(|| {
            let mut name = Name::new(mention.label, &shown);
            name.inside = outer;
            name.gender = gender;
            names.push(name);
            names.len() - 1
        });
        if let Some(name) = names.get_mut(number).filter(|_| outer.is_none()) {
            if name.proper.is_none() {
                name.proper = proper();
            }
            if name.mentions.is_empty() {
                name.look_up(document, mentions, index, &shown, &known);
            }
        }
        if let Some(name) = names.get_mut(number) {
            name.add(shown, index);
        }
        of_mention.push(number);
    }
    countries::give(&mut names, mentions, &known);
    bodies::give(&mut names);
    let mut groups = Groups::new(&names);
    for (part, whole) in names.iter().enumerate().filter_map(|(number, name)| Some((number, name.inside?))) {
        groups.join(part, whole, Source::Rule("name.proper"));
    }
    places::join(&names, &mut groups);
    organisations::join(&names, &mut groups);
    bearers::join(document, &names, &mut groups);
    abbreviations::join_in_brackets(document, mentions, &of_mention, &names, &mut groups);
    abbreviations::join_anywhere(&names, &mut groups);
    collect(mentions, &names, &mut groups)
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
        let Some(entity) = of_root.get(&own).filter(|_| !roots.contains(&own)).and_then(|at| entities.get_mut(*at))
        else {
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
        let name = names.get(number)?;
        let inferred = || name.inferred.then_some(Source::Rule(countries::RULE));
        let listed = inferred().or(name.listed.map(|listed| Source::List(listed.list)));
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
    let others = || numbers.iter().filter_map(|number| names.get(*number));
    // Names as they stand come before the proper names in them.
    let whole = others().flat_map(|name| std::iter::once(name.best()).chain(name.others()));
    let all = whole.chain(others().flat_map(|name| name.forms().skip(1)));
    let mut all = all.filter(|alias| *alias != shown).peekable();
    // Most have one name only.
    if all.peek().is_some() {
        let mut seen = BTreeSet::from([folded(&shown)]);
        aliases.extend(all.filter(|alias| seen.insert(folded(alias))).map(str::to_owned));
    }
    let own = places.first().and_then(|(at, _)| mentions.get(*at)).and_then(|mention| mention.value.clone());
    // «КНБ Узбекистана» is not whose «КНБ» alone would be.
    let listed = || if name.listed.is_some() { name.value.clone() } else { groups.values.get(root).cloned().flatten() };
    let value = own.or_else(listed);
    let (mentions, reasons) = places.into_iter().unzip();
    Some(Entity { label: name.label, name: shown, value, aliases, mentions, reasons, unsure: Vec::new() })
}

fn text_at(document: &Document<'_>, at: u32) -> Option<u8> {
    document.text.as_bytes().get(at as usize).copied()
}
