//! One person under several names: surname, first name and initials for the full name.
//!
//! A shorter name joins the longer one if it fits one only; if it fits two that are not each other («Иванов» beside two
//! Ivanovs) it stays apart, and that is said. So does a surname that a man bears where the longer name is a woman's.

use super::group::{Groups, MOST_BEARERS};
use super::name::Name;
use super::words::folded;
use super::{genders, given};
use crate::{Label, Source};
use sarap_morph::Document;
use std::collections::BTreeMap;

/// A person's name by its parts, folded; in order.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Parts {
    /// Words in full.
    words: Vec<String>,
    /// Initials and other beginnings with a point: «А.», «Дж.».
    beginnings: Vec<String>,
    /// Of each part, in order, whether it is a word in full.
    full: Vec<bool>,
}

/// A word with a point behind it is a beginning if it has so few letters.
const LONGEST_BEGINNING: usize = 3;

impl Parts {
    /// The parts of `shown`, a name in dictionary form.
    pub fn of(shown: &str) -> Self {
        let mut parts = Self::default();
        let shown: String = folded(shown).chars().map(given::russian).collect();
        for word in shown.split_inclusive(|c: char| c.is_whitespace() || c == '.') {
            let pointed = word.ends_with('.');
            let word = word.trim_end_matches(|c: char| c.is_whitespace() || c == '.');
            let letters = word.chars().count();
            if letters == 0 {
                continue;
            }
            let full = letters > 1 && !(pointed && letters <= LONGEST_BEGINNING);
            let list = if full { &mut parts.words } else { &mut parts.beginnings };
            list.push(word.to_owned());
            parts.full.push(full);
        }
        parts
    }

    /// The parts, in order, with whether each is a word in full.
    pub fn all(&self) -> impl Iterator<Item = (&str, bool)> {
        let (mut words, mut beginnings) = (self.words.iter(), self.beginnings.iter());
        self.full.iter().filter_map(move |&full| {
            let next = if full { words.next() } else { beginnings.next() };
            Some((next?.as_str(), full))
        })
    }

    /// Whether this name may be a shorter way to say `other`: all its words are there, and its initials begin the words that
    /// are left, in order. Initials beyond those are of a name that `other` leaves out: «В. В. Путин», «Владимир Путин».
    pub fn part_of(&self, other: &Parts) -> bool {
        let more = (other.words.len(), other.beginnings.len()) > (self.words.len(), self.beginnings.len());
        if !more || !self.words.iter().all(|word| other.words.contains(word)) {
            return false;
        }
        let left = || other.all().filter(|(part, full)| !full || !self.words.iter().any(|word| word == part));
        let begins = |(one, (part, full)): (&String, (&str, bool))| {
            part.starts_with(one.as_str()) || (!full && one.starts_with(part))
        };
        self.beginnings.is_empty() || (left().next().is_some() && self.beginnings.iter().zip(left()).all(begins))
    }
}

/// Joins the persons among `names`.
pub(super) fn join(document: &Document<'_>, names: &[Name], groups: &mut Groups) {
    let mut bearers: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (number, name) in names.iter().enumerate().filter(|(_, name)| name.label == Label::Per) {
        for word in &name.person.words {
            let list = bearers.entry(word).or_default();
            if list.len() <= MOST_BEARERS {
                list.push(number);
            }
        }
    }
    for (number, name) in names.iter().enumerate().filter(|(_, name)| name.label == Label::Per) {
        // Only names that share the last word need be looked at.
        let words = &name.person.words;
        let list = words.last().and_then(|word| bearers.get(word.as_str()));
        let Some(list) = list.filter(|list| list.len() <= MOST_BEARERS) else { continue };
        let fits = |a: usize, b: usize| names[a].person.part_of(&names[b].person);
        let mut whole: Vec<usize> =
            list.iter().copied().filter(|&other| other != number && fits(number, other)).collect();
        if let Some(gender) = name.gender {
            let other =
                |at: &usize| genders::of_name(document.dictionary, names[*at].best()).is_some_and(|its| its != gender);
            let (others, same): (Vec<usize>, Vec<usize>) = whole.iter().partition(|at| other(at));
            if same.is_empty() && !others.is_empty() {
                groups.doubt(number, others);
                continue;
            }
            whole = same;
        }
        let largest: Vec<usize> =
            whole.iter().copied().filter(|&at| !whole.iter().any(|&other| fits(at, other))).collect();
        match largest.as_slice() {
            [] => {}
            [only] => {
                groups.join(number, *only, Source::Rule("name.person-part"));
            }
            _ => groups.doubt(number, largest),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shorter_name_is_part_of_a_longer_one() {
        let part = |one: &str, other: &str| Parts::of(one).part_of(&Parts::of(other));
        for (short, long) in [
            ("Пушкин", "Александр Пушкин"),
            ("А. Пушкин", "Александр Сергеевич Пушкин"),
            ("А.С. Пушкин", "Пушкин Александр Сергеевич"),
            ("Пушкин А. С.", "Александр Пушкин"),
            ("Дж. Буш", "Джордж Буш"),
            ("А. Пушкин", "А. С. Пушкин"),
            ("Ал. Пушкин", "А. С. Пушкин"),
            ("Александр Сергеевич", "Александр Сергеевич Пушкин"),
        ] {
            assert!(part(short, long), "{short} {long}");
            assert!(!part(long, short), "{long} {short}");
        }
        assert!(!part("С. Пушкин", "Александр Пушкин"));
        assert!(!part("С. Пушкин", "Александр Сергеевич Пушкин"));
        assert!(!part("А. Пушкин", "Пушкин"));
        assert!(!part("Иванов", "Анна Иванова"));
    }
}
