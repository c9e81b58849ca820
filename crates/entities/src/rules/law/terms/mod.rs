//! The words that laws are named by, from the lists beside this file, and where they stand in a text.
//!
//! A name is found in any of its forms without a dictionary: its words and those of the text are compared without their
//! endings («Ханойская конвенция», «Ханойской конвенцией»). Words in capitals are abbreviations and compared as they stand; a
//! capital in the list is one in the text.

mod lists;

use super::super::atoms::{Atoms, Gap, Kind};
use super::words::{LONGEST, folded, is_abbreviation, stem};
use crate::table::Heads;
use lists::{Names, code, columns, country, kind, treaties};
use sarap_text::readable;
use std::sync::OnceLock;

/// What a name of the lists stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Term {
    /// «Республика Казахстан», by its ISO code.
    Country(&'static str),
    /// «казахстанский»
    Adjective(&'static str),
    /// «Уголовный кодекс», «УК»
    Code(&'static str, Needs),
    /// «Ханойская конвенция», by its identifier; whether the list is sure of the name.
    Named(&'static str, bool),
    /// «федеральный закон», whose it is, and what makes a mention of it.
    Act(&'static str, Option<&'static str>, Shape),
    /// «правительство»
    Issuer,
    /// «Совет Безопасности ООН», by the symbol of its resolutions.
    Body(&'static str),
}

/// What an abbreviation of a code needs beside it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Needs {
    /// Nothing.
    Nothing,
    /// An article or a country, or that the document names the code elsewhere.
    Known,
    /// An article.
    Article,
}

/// What makes a mention of an act.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Shape {
    /// A number, a date or a title «О …».
    Dated,
    /// A title «О …».
    Titled,
    /// A title of any words.
    Any,
}

/// A word or sign of a name.
#[derive(Debug)]
enum Item {
    /// A word without its ending; whether it begins with a capital.
    Stem(String, bool),
    /// An abbreviation or a number, as it stands.
    Exact(&'static str),
    Dash,
    Sign(char),
    /// «*»: a country, if there is one.
    Country,
}

#[derive(Debug)]
struct Name {
    items: Vec<Item>,
    /// The first word in the nominative.
    nominative: &'static str,
    term: Term,
}

/// A name found in the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Match {
    /// What it stands for.
    pub(super) term: Term,
    /// The atom after its last.
    pub(super) end: usize,
    /// The country inside it.
    pub(super) country: Option<&'static str>,
    /// Whether its first word stands in the nominative and could stand in another case.
    pub(super) nominative: bool,
}

/// All names, by the stem of their first word: an open-addressed table.
#[derive(Debug)]
pub(super) struct Terms {
    slots: Vec<u16>,
    /// Stems with their names, the longest name first.
    buckets: Vec<(String, Vec<Name>)>,
    /// How the stems begin: none is shorter than three letters if its word is not.
    heads: Heads,
}
const SLOTS: usize = 1 << 12;

/// The lists, read at first use.
pub(super) fn get() -> &'static Terms {
    static TERMS: OnceLock<Terms> = OnceLock::new();
    TERMS.get_or_init(|| {
        let mut names = Vec::new();
        columns(include_str!("../countries.txt"), &mut names, country);
        columns(include_str!("../codes.txt"), &mut names, code);
        columns(include_str!("../kinds.txt"), &mut names, kind);
        treaties(include_str!("../treaties.txt"), &mut names);
        Terms::new(names)
    })
}

impl Terms {
    fn new(names: Names) -> Self {
        let mut terms =
            Self { slots: vec![u16::MAX; SLOTS], buckets: Vec::new(), heads: Heads::of(std::iter::empty()) };
        for (name, term) in names {
            let items = items(name);
            let nominative = Atoms::new(name).str(0);
            let mut buffer = [0; LONGEST];
            let Some(key) = stem(nominative, &mut buffer) else { continue };
            let slot = terms.slot(key);
            if terms.slots[slot] == u16::MAX {
                terms.slots[slot] = u16::try_from(terms.buckets.len()).unwrap_or(u16::MAX);
                terms.buckets.push((key.to_owned(), Vec::new()));
            }
            if let Some((_, bucket)) = terms.buckets.get_mut(usize::from(terms.slots[slot])) {
                bucket.push(Name { items, nominative, term });
            }
        }
        for (_, bucket) in &mut terms.buckets {
            bucket.sort_by_key(|name| std::cmp::Reverse(name.items.len()));
        }
        terms.heads = Heads::of(terms.buckets.iter().map(|(stem, _)| stem.as_str()));
        terms
    }

    /// The slot of `key`, or the free one where it belongs.
    fn slot(&self, key: &str) -> usize {
        let mut slot = hash(key.as_bytes());
        while let Some((other, _)) = self.buckets.get(usize::from(self.slots[slot])) {
            if other == key {
                break;
            }
            slot = (slot + 1) % SLOTS;
        }
        slot
    }

    /// The longest name at `at` whose term is `wanted`.
    pub(super) fn find(&self, atoms: &Atoms<'_>, at: usize, wanted: impl Fn(Term) -> bool) -> Option<Match> {
        let atom = atoms.get(at).filter(|atom| atom.kind == Kind::Word && self.heads.may_hold(atom.head))?;
        let mut buffer = [0; LONGEST];
        let key = stem(atom.span.of(atoms.text), &mut buffer)?;
        let (_, bucket) = self.buckets.get(usize::from(self.slots[self.slot(key)]))?;
        bucket.iter().filter(|name| wanted(name.term)).find_map(|name| self.matched(atoms, at, name))
    }

    /// The country named at `at`.
    pub(super) fn country(&self, atoms: &Atoms<'_>, at: usize) -> Option<Match> {
        self.find(atoms, at, |term| matches!(term, Term::Country(_)))
    }

    fn matched(&self, atoms: &Atoms<'_>, first: usize, name: &Name) -> Option<Match> {
        let (mut at, mut country) = (first, None);
        for item in &name.items {
            let atom = atoms.get(at);
            if at > first && atom.is_none_or(|atom| atom.gap > Gap::Line) {
                return None;
            }
            let fits = match (item, atom?.kind) {
                (Item::Country, _) => {
                    if let Some(found) = self.country(atoms, at).filter(|found| !found.nominative)
                        && let Term::Country(code) = found.term
                    {
                        (at, country) = (found.end, Some(code));
                    }
                    continue;
                }
                (Item::Stem(wanted, capital), Kind::Word) => {
                    let mut buffer = [0; LONGEST];
                    (!*capital || atom?.capital) && stem(atoms.str(at), &mut buffer) == Some(wanted.as_str())
                }
                (Item::Exact(wanted), Kind::Word | Kind::Digits) => readable(atoms.str(at)) == *wanted,
                (Item::Dash, Kind::Sign(_)) => atoms.is_dash(at),
                (Item::Sign(wanted), Kind::Sign(sign)) => *wanted == sign,
                _ => false,
            };
            if !fits {
                return None;
            }
            at += 1;
        }
        let declines = !matches!(name.items.first(), Some(Item::Exact(_)))
            && !name.nominative.is_ascii()
            && !name.nominative.ends_with(['о', 'и', 'у', 'е', 'ы', 'э']);
        let same = || folded(atoms.str(first), &mut [0; LONGEST]) == folded(name.nominative, &mut [0; LONGEST]);
        Some(Match { term: name.term, end: at, country, nominative: declines && same() })
    }
}

fn items(name: &'static str) -> Vec<Item> {
    let atoms = Atoms::new(name);
    let mut items = Vec::new();
    for at in 0..atoms.len() {
        let text = atoms.str(at);
        items.push(match atoms.get(at).map(|atom| atom.kind) {
            Some(Kind::Word) if is_abbreviation(text) => Item::Exact(text),
            Some(Kind::Word) => {
                let mut buffer = [0; LONGEST];
                let capital = text.starts_with(char::is_uppercase);
                Item::Stem(stem(text, &mut buffer).unwrap_or_default().to_owned(), capital)
            }
            Some(Kind::Sign('*')) => Item::Country,
            Some(Kind::Sign(_)) if atoms.is_dash(at) => Item::Dash,
            Some(Kind::Sign(sign)) => Item::Sign(sign),
            _ => Item::Exact(text),
        });
    }
    items
}

/// FNV-1a.
fn hash(bytes: &[u8]) -> usize {
    let mut hash = 0x811c_9dc5_u32;
    for &byte in bytes {
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    (hash ^ (hash >> 15)) as usize % SLOTS
}

#[cfg(test)]
mod tests {
    use super::lists::lines;
    use super::*;

    #[test]
    fn every_name_of_the_lists_is_found_and_stands_for_one_thing() {
        let mut names = Vec::new();
        columns(include_str!("../countries.txt"), &mut names, country);
        columns(include_str!("../codes.txt"), &mut names, code);
        columns(include_str!("../kinds.txt"), &mut names, kind);
        treaties(include_str!("../treaties.txt"), &mut names);
        assert!(names.len() > 500, "{}", names.len());
        for (name, term) in names {
            let text = name.replace("* ", "");
            let atoms = Atoms::new(&text);
            let same = |found: Match| found.term == term && found.end == atoms.len();
            assert!(get().find(&atoms, 0, |_| true).is_some_and(same), "{name}");
        }
    }

    #[test]
    fn every_line_of_the_treaties_is_a_name_or_an_identifier() {
        let mut seen = std::collections::BTreeSet::new();
        for line in lines(include_str!("../treaties.txt")) {
            if !line.starts_with(['=', '+', '~']) {
                assert!(line.is_ascii() || line.starts_with("RU "), "{line}");
                assert!(seen.insert(line), "{line} twice");
            }
        }
        assert!(seen.len() > 60, "{}", seen.len());
    }
}
