//! Mentions of the same thing in one document.
//!
//! * Mentions with a value are the same if label and value are. A law has many names under one value («УК РФ», «Уголовный кодекс
//!   Российской Федерации»): the others are its aliases.
//! * Names are the same if label and dictionary form are; capitals, ё and quotes don't count.
//! * A shorter name of a person (surname, first name, initials) joins the longer one if it fits one only; if it fits two
//!   that are not each other («Иванов» beside two Ivanovs) it stays apart.
//! * An organisation's proper name joins its full name, see [`super::organisations`]; one that is named by description alone
//!   groups with the same words only.
//! * An abbreviation joins the name that it stands in brackets behind, and the other way round.

use super::organisations::{self, Proper};
use super::words::{folded, is_upper};
use crate::{Entity, Label, Mention};
use sarap_morph::Document;
use std::collections::BTreeMap;

/// A word that so many different names share tells nothing; also keeps the work linear.
const MOST_BEARERS: usize = 64;

/// Ways to write one name that are told apart; also keeps the work linear.
const MOST_FORMS: usize = 64;

/// All entities, in order of their first mention. `parts` has the proper-name parts of the mentions, in dictionary form.
pub(super) fn entities(document: &Document<'_>, mentions: &[Mention], parts: &[Option<String>]) -> Vec<Entity> {
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
                name.proper = organisations::proper(document, mentions, index, part, &shown);
            }
            name.add(shown, index);
        }
        of_mention.push(number);
    }
    let mut groups = Groups((0..names.len()).collect());
    join_persons(&names, &mut groups);
    let propers = names.iter().enumerate().filter_map(|(number, name)| Some((number, name.proper.as_ref()?)));
    organisations::join(propers, MOST_BEARERS, |part, whole| groups.join(part, whole));
    join_abbreviations(document, mentions, &of_mention, &names, &mut groups);
    collect(mentions, &names, &mut groups)
}

struct Name {
    label: Label,
    /// Words longer than an initial, folded; in order.
    words: Vec<String>,
    /// Initials.
    initials: Vec<char>,
    /// The ways it is written, with their counts, in order of appearance.
    shown: Vec<(String, usize)>,
    mentions: Vec<usize>,
    /// Of an organisation.
    proper: Option<Proper>,
}

impl Name {
    fn new(label: Label, shown: &str) -> Self {
        let mut name = Self {
            label,
            words: Vec::new(),
            initials: Vec::new(),
            shown: Vec::new(),
            mentions: Vec::new(),
            proper: None,
        };
        for word in folded(shown).split(|c: char| c.is_whitespace() || c == '.').filter(|word| !word.is_empty()) {
            let mut chars = word.chars();
            match (chars.next(), chars.next()) {
                (Some(initial), None) => name.initials.push(initial),
                _ => name.words.push(word.to_owned()),
            }
        }
        name
    }

    fn add(&mut self, shown: String, mention: usize) {
        let full = self.shown.len() >= MOST_FORMS;
        match self.shown.iter_mut().find(|(text, _)| *text == shown) {
            Some((_, count)) => *count += 1,
            None if full => {}
            None => self.shown.push((shown, 1)),
        }
        self.mentions.push(mention);
    }

    /// The most frequent way, of equals the first; capitals alone only if there is nothing else. What is no name is written
    /// small, wherever that is seen: the capital came from the beginning of a sentence.
    fn best(&self) -> &str {
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

    /// The names of a law beside the best; of others they differ in capitals alone.
    fn others(&self) -> impl Iterator<Item = &str> {
        self.shown.iter().filter(|_| self.label == Label::Law).map(|(text, _)| text.as_str())
    }

    /// The best way it is written, and the proper name in it.
    fn forms(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.best()).chain(self.proper.as_ref().and_then(|proper| proper.text.as_deref()))
    }

    /// Whether all of this name is said by `other`, and `other` says more.
    fn part_of(&self, other: &Name) -> bool {
        let more = (other.words.len(), other.initials.len()) > (self.words.len(), self.initials.len());
        let said = self.words.iter().all(|word| other.words.contains(word));
        let left = || {
            other
                .words
                .iter()
                .filter(|word| !self.words.contains(word))
                .filter_map(|word| word.chars().next())
                .chain(other.initials.iter().copied())
        };
        let initials =
            self.initials.iter().all(|initial| left().any(|c| c == *initial)) && self.initials.len() <= left().count();
        more && said && initials
    }
}

/// What makes two mentions the same by themselves.
fn key(mention: &Mention, shown: &str) -> String {
    match (&mention.value, mention.label) {
        (Some(value), _) => value.clone(),
        (None, Label::Per) => {
            // «Абдурахманова Наталья» and «Наталья Абдурахманова»
            let text = folded(&shown.replace('.', ". "));
            let mut words: Vec<&str> = text.split_whitespace().collect();
            words.sort_unstable();
            words.join(" ")
        }
        _ => folded(shown),
    }
}

/// Groups as a forest; the root is the name that the group is called by.
struct Groups(Vec<usize>);

impl Groups {
    fn root(&mut self, mut at: usize) -> usize {
        while let Some(&parent) = self.0.get(at).filter(|parent| **parent != at) {
            let next = self.0.get(parent).copied().unwrap_or(parent);
            self.0[at] = next;
            at = parent;
        }
        at
    }

    fn join(&mut self, part: usize, whole: usize) {
        let (part, whole) = (self.root(part), self.root(whole));
        if let Some(parent) = self.0.get_mut(part) {
            *parent = whole;
        }
    }
}

fn join_persons(names: &[Name], groups: &mut Groups) {
    let mut bearers: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (number, name) in names.iter().enumerate().filter(|(_, name)| name.label == Label::Per) {
        for word in &name.words {
            let list = bearers.entry(word).or_default();
            if list.len() <= MOST_BEARERS {
                list.push(number);
            }
        }
    }
    for (number, name) in names.iter().enumerate().filter(|(_, name)| name.label == Label::Per) {
        // Only names that share the last word or the first need be looked at.
        let Some(list) =
            name.words.last().and_then(|word| bearers.get(word.as_str())).filter(|list| list.len() <= MOST_BEARERS)
        else {
            continue;
        };
        let whole: Vec<usize> =
            list.iter().copied().filter(|other| *other != number && name.part_of(&names[*other])).collect();
        let largest: Vec<usize> =
            whole.iter().copied().filter(|at| !whole.iter().any(|other| names[*at].part_of(&names[*other]))).collect();
        if let [only] = largest.as_slice() {
            groups.join(number, *only);
        }
    }
}

/// «Шанхайская организация сотрудничества (ШОС)»
fn join_abbreviations(
    document: &Document<'_>,
    mentions: &[Mention],
    of_mention: &[usize],
    names: &[Name],
    groups: &mut Groups,
) {
    let mut by_end: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, mention) in mentions.iter().enumerate() {
        by_end.entry(mention.span.end() as usize).or_default().push(at);
    }
    let quotes = ['«', '»', '"'];
    for (second, mention) in mentions.iter().enumerate().filter(|(_, mention)| abbreviated(mention.label)) {
        let before = document.text.get(..mention.span.start() as usize).unwrap_or_default();
        let after = document.text.get(mention.span.end() as usize..).unwrap_or_default();
        let closes = after.trim_start_matches(['»', '"']).starts_with([')', ',', ';']);
        let Some(before) = before.trim_end_matches(['«', '"']).strip_suffix('(').filter(|_| closes) else { continue };
        let before = before.strip_suffix(' ').unwrap_or(before);
        // A name ends before the bracket, or before a quote that stands there.
        let ends = [before.len(), before.strip_suffix(quotes).unwrap_or(before).len()];
        let firsts = ends.iter().filter_map(|end| by_end.get(end)).flatten();
        for &first in firsts.filter(|first| mentions.get(**first).is_some_and(|other| other.label == mention.label)) {
            let (Some(&a), Some(&b)) = (of_mention.get(first), of_mention.get(second)) else { continue };
            let (Some(left), Some(right)) = (names.get(a), names.get(b)) else { continue };
            if groups.root(a) == groups.root(b) {
                continue;
            }
            if left.forms().any(|long| abbreviates(right.best(), long)) {
                groups.join(b, a);
            } else if right.forms().any(|long| abbreviates(left.best(), long)) {
                groups.join(a, b);
            }
        }
    }
}

/// What is called by its first letters.
const fn abbreviated(label: Label) -> bool {
    use Label::{Event, Facility, Law, Loc, Org, Product};
    matches!(label, Org | Loc | Facility | Law | Event | Product)
}

/// Whether `short` is made of the first letters of `long`, of which small words may have none.
fn abbreviates(short: &str, long: &str) -> bool {
    if !is_upper(short) || short.contains(char::is_whitespace) {
        return false;
    }
    let wanted: Vec<char> = folded(short).chars().collect();
    let text = folded(long);
    let initials: Vec<char> =
        text.split(|c: char| c.is_whitespace() || c == '-').filter_map(|word| word.chars().next()).collect();
    let mut rest = wanted.iter().peekable();
    for initial in &initials {
        if rest.peek() == Some(&initial) {
            rest.next();
        }
    }
    initials.first() == wanted.first() && rest.next().is_none()
}

fn collect(mentions: &[Mention], names: &[Name], groups: &mut Groups) -> Vec<Entity> {
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for number in 0..names.len() {
        members.entry(groups.root(number)).or_default().push(number);
    }
    let mut entities: Vec<Entity> = members
        .into_iter()
        .filter_map(|(root, numbers)| {
            let name = names.get(root)?;
            let shown = name.best().to_owned();
            let mut places: Vec<usize> = numbers
                .iter()
                .filter_map(|number| names.get(*number))
                .flat_map(|name| name.mentions.iter().copied())
                .collect();
            places.sort_unstable();
            let mut aliases: Vec<String> = Vec::new();
            let mut seen = std::collections::BTreeSet::from([folded(&shown)]);
            let others = || numbers.iter().filter_map(|number| names.get(*number));
            // Names as they stand come before the proper names in them.
            let whole = others().flat_map(|name| std::iter::once(name.best()).chain(name.others()));
            for alias in whole.chain(others().flat_map(|name| name.forms().skip(1))) {
                if seen.insert(folded(alias)) {
                    aliases.push(alias.to_owned());
                }
            }
            let value = places.first().and_then(|at| mentions.get(*at)).and_then(|mention| mention.value.clone());
            Some(Entity { label: name.label, name: shown, value, aliases, mentions: places })
        })
        .collect();
    entities.sort_by_key(|entity| entity.mentions.first().copied());
    entities
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_abbreviation_is_made_of_first_letters() {
        assert!(abbreviates("ШОС", "Шанхайская организация сотрудничества"));
        assert!(abbreviates("МВД", "Министерство внутренних дел"));
        assert!(abbreviates("ОБСЕ", "Организация по безопасности и сотрудничеству в Европе"));
        assert!(!abbreviates("ООН", "Шанхайская организация сотрудничества"));
        assert!(!abbreviates("Шос", "Шанхайская организация сотрудничества"));
    }
}
