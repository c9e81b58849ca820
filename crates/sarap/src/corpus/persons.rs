//! One person under a full and a shorter name, in different documents.
//!
//! A shorter name joins if it has a surname and something beside it, and fits one person of the corpus alone: «А. С. Пушкин»,
//! «Александр Пушкин», «Александр Сергеевич Пушкин». A surname alone joins none, except by the same place of work, see
//! [`super::posts`].

use super::groups::{Apart, Groups, Rule};
use super::names::{MOST_PARTS, Name, Names, is_patronymic};
use super::part::Open;
use super::values::MOST_BEARERS;
use sarap_entities::resolve::compare::PersonName;
use std::collections::BTreeMap;

/// So many bearers of one name are told as kept apart from each other; more would be a list of its own.
const MOST_TOLD: usize = 12;

/// Persons with a surname and something beside it, by a word of their names and the first letter of another part.
pub(super) struct Bearers<'a> {
    by_pair: BTreeMap<(&'a str, char), Vec<u32>>,
    by_word: BTreeMap<&'a str, Vec<u32>>,
}

impl<'a> Bearers<'a> {
    pub(super) fn of(names: &'a Names<'_>) -> Self {
        let mut bearers = Self { by_pair: BTreeMap::new(), by_word: BTreeMap::new() };
        for (number, name) in names.numbered().filter(|(_, name)| name.counted && name.open.is_none()) {
            let Some(person) = &name.person else { continue };
            let parts: Vec<(&str, bool)> = person.all().take(MOST_PARTS + 1).collect();
            if parts.len() > MOST_PARTS {
                continue;
            }
            for (at, &(word, _)) in parts.iter().enumerate().filter(|(_, (_, full))| *full) {
                add(bearers.by_word.entry(word).or_default(), number);
                for (_, (other, _)) in parts.iter().enumerate().filter(|(place, _)| *place != at) {
                    if let Some(letter) = other.chars().next() {
                        add(bearers.by_pair.entry((word, letter)).or_default(), number);
                    }
                }
            }
        }
        bearers
    }

    /// The persons that a shorter name may be of, without those of which another is a longer name. None if they are too many
    /// to tell anything.
    pub(super) fn wholes(&self, person: &PersonName, names: &Names<'_>) -> Vec<u32> {
        let parts: Vec<(&str, bool)> = person.all().take(MOST_PARTS + 1).collect();
        let surname = parts.iter().rposition(|(word, full)| *full && !is_patronymic(word));
        let Some((at, &(word, _))) = surname.or(parts.len().checked_sub(1)).and_then(|at| Some((at, parts.get(at)?)))
        else {
            return Vec::new();
        };
        let beside =
            parts.iter().enumerate().find(|(place, _)| *place != at).and_then(|(_, (part, _))| part.chars().next());
        let list = match beside {
            Some(letter) => self.by_pair.get(&(word, letter)),
            None => self.by_word.get(word),
        };
        let Some(list) = list.filter(|list| list.len() <= MOST_BEARERS && parts.len() <= MOST_PARTS) else {
            return Vec::new();
        };
        let of = |number: &u32| names.get(*number)?.person.as_ref();
        let fit: Vec<u32> = list.iter().copied().filter(|one| of(one).is_some_and(|one| person.part_of(one))).collect();
        let longest =
            |one: &&u32| !fit.iter().any(|other| of(one).zip(of(other)).is_some_and(|(one, other)| one.part_of(other)));
        fit.iter().filter(longest).copied().collect()
    }
}

fn add(list: &mut Vec<u32>, number: u32) {
    if list.len() <= MOST_BEARERS && list.last() != Some(&number) {
        list.push(number);
    }
}

/// Joins shorter names to the full ones, and tells what is kept apart.
pub(super) fn join(names: &Names<'_>, bearers: &Bearers<'_>, groups: &mut Groups<'_>) {
    let persons = || names.numbered().filter_map(|(number, name)| Some((number, name, name.person.as_ref()?)));
    let mut shorter: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for (number, name, person) in persons() {
        let mut wholes = bearers.wholes(person, names);
        wholes.retain(|whole| match names.conflict(number, *whole) {
            Some(why) => {
                groups.keep_apart(number, *whole, why);
                false
            }
            None => true,
        });
        match (name.open, wholes.as_slice()) {
            (_, []) => {}
            (None, [only]) => shorter.entry(*only).or_default().push(number),
            (None, several) => groups.keep_apart_from(number, several, Apart::Several),
            (Some(_), others) => groups.keep_apart_from(number, others, Apart::NamePart),
        }
    }
    for (whole, parts) in &shorter {
        for part in parts {
            // «И. П. Иванов» and «И. С. Иванов» both fit «Иван Иванов», who is then neither for sure.
            let other = parts.iter().take(MOST_BEARERS).find(|other| !are_one(names.get(*part), names.get(**other)));
            match other {
                None => groups.join(*part, *whole, Rule::PersonPart, None),
                Some(_) => groups.keep_apart(*part, *whole, Apart::Several),
            }
        }
    }
    for list in bearers.by_word.iter().filter_map(|(word, list)| of_surname(word, list, names)) {
        for (at, &one) in list.iter().enumerate() {
            for &other in list.iter().skip(at + 1) {
                let (one_root, other_root) = (groups.root(one), groups.root(other));
                let key = |number: u32| names.get(number).map(|name| name.key.name);
                if one_root != other_root && key(one) != key(other) && !are_one(names.get(one), names.get(other)) {
                    groups.keep_apart(one, other, Apart::OtherNames);
                }
            }
        }
    }
}

/// Those of `list` whose surname is `word`, if they are few.
fn of_surname(word: &str, list: &[u32], names: &Names<'_>) -> Option<Vec<u32>> {
    let surname = |number: &u32| {
        let parts: Vec<&str> =
            names.get(*number)?.person.as_ref()?.all().filter(|(_, full)| *full).map(|(part, _)| part).collect();
        let last = *parts.last()?;
        // «Иванов Иван Петрович»
        if parts.len() > 2 && is_patronymic(last) { parts.first().copied() } else { Some(last) }
    };
    let own: Vec<u32> = list.iter().copied().filter(|number| surname(number) == Some(word)).collect();
    (list.len() <= MOST_BEARERS && (2..=MOST_TOLD).contains(&own.len())).then_some(own)
}

/// Whether two names may be one person's: one is a shorter way to say the other, or a part of a name. Namesakes with keys of
/// their own are two, see [`super::contexts`].
fn are_one(one: Option<&Name<'_>>, other: Option<&Name<'_>>) -> bool {
    let (Some(one), Some(other)) = (one, other) else { return false };
    let (Some(left), Some(right)) = (&one.person, &other.person) else { return false };
    let open = |name: &Name<'_>| name.open == Some(Open::NamePart);
    one.key == other.key || open(one) || open(other) || left.part_of(right) || right.part_of(left)
}
