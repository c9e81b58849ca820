//! Built-in lists of names: countries, cities, international organisations, bodies of states. The names stand in `lists/*.txt`,
//! each file with its source and licence at its head.

use super::words::name_key;
use crate::Label;
use crate::gazetteer::Language;
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// What a list says of a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Listed {
    /// The list's name, as in [`crate::Source::List`].
    pub(crate) list: &'static str,
    /// What all names of the line share: the code of a country, `KZ/Almaty`, `UN`; `MVD` of a state's body.
    pub(super) key: &'static str,
    /// Of a body of states: their codes, parted by spaces.
    countries: &'static str,
    /// The first name of the line.
    pub(super) first: &'static str,
    /// Which name of the line it is.
    pub(super) rank: usize,
    /// Whether it is an adjective: «казахстанский».
    pub(super) adjective: bool,
}

impl Listed {
    /// Whether states have such a body, each its own.
    pub(crate) fn is_of_states(&self) -> bool {
        !self.countries.is_empty()
    }

    /// The value of an entity of this name, given the countries said with it. A body of states has one if it is known whose
    /// it is: one country is said and the list has it, or none is said and the list has one alone.
    pub(super) fn value<'a>(&self, mut said: impl Iterator<Item = &'a str>) -> Option<String> {
        if self.countries.is_empty() {
            return Some(self.key.to_owned());
        }
        let mut countries = self.countries.split(' ');
        let country = match (said.next(), said.next()) {
            (Some(one), None) => countries.find(|country| *country == one)?,
            (None, _) => countries.next().filter(|_| countries.next().is_none())?,
            _ => return None,
        };
        Some(format!("{country}/{}", self.key))
    }
}

type Names = BTreeMap<String, Listed>;

/// All lists, by what may be looked up in them; the keys are [`name_key`]s.
pub(super) struct Lists {
    places: Names,
    peoples: Names,
    organisations: Names,
}

/// The lists, read at first use.
pub(super) fn get() -> &'static Lists {
    static LISTS: OnceLock<Lists> = OnceLock::new();
    LISTS.get_or_init(Lists::new)
}

/// The lists' names and texts.
const COUNTRIES: (&str, &str) = ("countries", include_str!("lists/countries.txt"));
const CITIES: (&str, &str) = ("cities", include_str!("lists/cities.txt"));
const INTERNATIONAL: (&str, &str) = ("international", include_str!("lists/international.txt"));
pub(super) const STATE_BODIES: (&str, &str) = ("state-bodies", include_str!("lists/state-bodies.txt"));

impl Lists {
    fn new() -> Self {
        let mut lists = Self { places: Names::new(), peoples: Names::new(), organisations: Names::new() };
        for (name, text) in [COUNTRIES, CITIES] {
            for line in lines(text) {
                let [key, names, adjectives, rest @ ..] = line.as_slice() else { continue };
                let listed = Listed { key, ..blank(name, names) };
                add(&mut lists.places, names, listed);
                add(&mut lists.places, adjectives, Listed { adjective: true, ..listed });
                let others = match rest {
                    [inhabitants, others @ ..] if name == COUNTRIES.0 => {
                        add(&mut lists.peoples, inhabitants, listed);
                        add(&mut lists.peoples, adjectives, Listed { adjective: true, ..listed });
                        others
                    }
                    others => others,
                };
                others.iter().for_each(|names| add(&mut lists.places, names, Listed { rank: FOREIGN, ..listed }));
            }
        }
        for (name, text) in [INTERNATIONAL, STATE_BODIES] {
            for line in lines(text) {
                let [key, names, others @ ..] = line.as_slice() else { continue };
                let (countries, key) = match key.split_once('/') {
                    Some((countries, key)) => (countries, key),
                    None => ("", *key),
                };
                let listed = Listed { key, countries, ..blank(name, names) };
                add(&mut lists.organisations, names, listed);
                others
                    .iter()
                    .for_each(|names| add(&mut lists.organisations, names, Listed { rank: FOREIGN, ..listed }));
            }
        }
        lists
    }

    /// A country or a city by its name or by its adjective.
    pub(super) fn place(&self, name: &str) -> Option<&Listed> {
        self.places.get(&name_key(name))
    }

    /// The country that a people's or an inhabitant's name belongs to.
    pub(super) fn people(&self, name: &str) -> Option<&Listed> {
        self.peoples.get(&name_key(name))
    }

    /// An international organisation or a body of states.
    pub(super) fn organisation(&self, name: &str) -> Option<&Listed> {
        self.organisations.get(&name_key(name))
    }
}

/// Calls `visit` with all Kazakh or English names of places and organisations.
pub(crate) fn foreign_names(language: Language, mut visit: impl FnMut(&'static str, Label, Listed)) {
    let files =
        [(COUNTRIES, Label::Loc), (CITIES, Label::Loc), (INTERNATIONAL, Label::Org), (STATE_BODIES, Label::Org)];
    for ((name, text), label) in files {
        for line in lines(text) {
            // Kazakh stands before English at the end.
            let [key, .., kazakh, english] = line.as_slice() else { continue };
            let (countries, key) = key.split_once('/').filter(|_| label == Label::Org).unwrap_or(("", key));
            let names = if language == Language::Kazakh { kazakh } else { english };
            let listed = Listed { key, countries, rank: FOREIGN, ..blank(name, names) };
            names.split(';').map(str::trim).filter(|name| !name.is_empty()).for_each(|name| visit(name, label, listed));
        }
    }
}

/// The rank of a name in another language.
const FOREIGN: usize = 100;

fn blank(list: &'static str, names: &'static str) -> Listed {
    let first = names.split(';').next().unwrap_or_default().trim();
    Listed { list, key: "", countries: "", first, rank: 0, adjective: false }
}

/// The lines of a list, by their fields.
fn lines(text: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    text.lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| line.split('|').map(str::trim).collect())
}

/// Adds the names of one field; a name that is there already stays.
fn add(to: &mut Names, names: &'static str, listed: Listed) {
    for (at, name) in names.split(';').map(str::trim).filter(|name| !name.is_empty()).enumerate() {
        to.entry(name_key(name)).or_insert(Listed { rank: listed.rank + at, ..listed });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};

    #[test]
    fn every_country_is_there_once() {
        let codes: Vec<&str> = lines(COUNTRIES.1).map(|line| line[0]).filter(|code| code.len() == 2).collect();
        assert_eq!(codes.len(), 249);
        assert!(codes.is_sorted() && codes.iter().collect::<BTreeSet<_>>().len() == 249);
        assert!(codes.iter().all(|code| code.chars().all(|c| c.is_ascii_uppercase())));
        // Russian, Kazakh and English short names for each.
        assert!(lines(COUNTRIES.1).all(|line| line.len() == 6 && [1, 4, 5].iter().all(|&at| !line[at].is_empty())));
    }

    #[test]
    fn no_name_stands_for_two() {
        for lists in [[COUNTRIES, CITIES], [INTERNATIONAL, STATE_BODIES]] {
            let mut seen: BTreeMap<String, &str> = BTreeMap::new();
            for line in lists.iter().flat_map(|(_, text)| lines(text)) {
                for name in line[1..].iter().flat_map(|field| field.split(';')).map(name_key).filter(|n| !n.is_empty())
                {
                    let other = seen.insert(name.clone(), line[0]);
                    assert!(other.is_none_or(|other| other == line[0]), "{name}: {} and {other:?}", line[0]);
                }
            }
        }
    }

    #[test]
    fn cities_and_bodies_are_of_listed_countries() {
        let codes: BTreeSet<&str> = lines(COUNTRIES.1).map(|line| line[0]).collect();
        for line in [CITIES.1, STATE_BODIES.1].into_iter().flat_map(lines) {
            let (countries, key) = line[0].split_once('/').expect(line[0]);
            assert!(countries.split(' ').all(|code| codes.contains(code)) && !key.is_empty(), "{}", line[0]);
        }
    }

    #[test]
    fn a_body_is_known_by_its_country() {
        let ministry = get().organisation("МВД").expect("МВД");
        assert_eq!(ministry.value(["KZ"].into_iter()).as_deref(), Some("KZ/MVD"));
        assert_eq!(ministry.value(["KZ", "RU"].into_iter()), None);
        assert_eq!(ministry.value([].into_iter()), None);
        let service = get().organisation("ФСБ").expect("ФСБ");
        assert_eq!(service.value([].into_iter()).as_deref(), Some("RU/FSB"));
        assert_eq!(service.value(["KZ"].into_iter()), None);
        assert_eq!(get().place("Алма Ата").and_then(|city| city.value([].into_iter())).as_deref(), Some("KZ/Almaty"));
    }
}
