//! The names of a corpus: each label, name and value once, whatever the number of documents.

use super::contexts::{Context, Contexts};
use super::groups::Apart;
use super::part::{Open, Part};
use sarap_entities::resolve::compare::PersonName;
use std::collections::{BTreeMap, BTreeSet};

/// A label with a name as it is compared, and a value if it has one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Key<'a> {
    pub(super) label: &'a str,
    pub(super) name: &'a str,
    pub(super) value: Option<&'a str>,
    /// Sets apart what the name does not tell apart, things without a name and namesakes: the ids of the first document that has it and
    /// of its entity.
    apart: Option<(&'a str, &'a str)>,
}

impl Key<'_> {
    /// A name for the key that stays the same as long as the name does.
    pub(super) fn id(&self) -> String {
        match (self.value, self.apart) {
            (Some(value), _) => format!("{}={value}", self.label),
            (None, Some((document, entity))) if self.name.is_empty() => format!("{}?{document}/{entity}", self.label),
            (None, Some((document, entity))) => format!("{}:{}?{document}/{entity}", self.label, self.name),
            (None, None) => format!("{}:{}", self.label, self.name),
        }
    }
}

/// A name in the corpus.
#[derive(Debug)]
pub(super) struct Name<'a> {
    pub(super) key: Key<'a>,
    /// The ways it is written, with the number of documents.
    pub(super) spellings: BTreeMap<&'a str, u32>,
    /// Whether a document itself has it, and not only the text around one: else it joins others, and none joins it.
    pub(super) counted: bool,
    pub(super) open: Option<Open>,
    /// Of a person.
    pub(super) person: Option<PersonName>,
}

impl<'a> Name<'a> {
    /// The most frequent spelling, capitals alone only if there is no other.
    pub(super) fn best(&self) -> &'a str {
        let rank = |(text, count): &(&&'a str, &u32)| {
            (!sarap_entities::resolve::compare::is_upper(text), **count, std::cmp::Reverse(**text))
        };
        self.spellings.iter().max_by_key(rank).map_or("", |(text, _)| text)
    }

    pub(super) fn documents(&self) -> u32 {
        self.spellings.values().sum()
    }
}

/// All names, in order of their keys, and which one each entity of each document has.
pub(super) struct Names<'a> {
    pub(super) all: Vec<Name<'a>>,
    /// By document, then by entity.
    pub(super) of: Vec<Vec<u32>>,
    /// What stands beside persons.
    pub(super) contexts: Contexts,
    /// What is known of a person under each name: years of birth, states.
    known: BTreeMap<u32, Context>,
    /// Namesakes, and why they are not one.
    pub(super) namesakes: Vec<(u32, u32, Apart)>,
}

/// A person's name of more parts is no name.
pub(super) const MOST_PARTS: usize = 8;

impl<'a> Names<'a> {
    /// The names of `parts`; those that are `copies` of others count for nothing.
    pub(super) fn of(parts: &[&'a Part], copies: &BTreeSet<usize>) -> Self {
        let mut numbers: BTreeMap<Key<'a>, u32> = BTreeMap::new();
        let mut of: Vec<Vec<u32>> = Vec::with_capacity(parts.len());
        let mut all: Vec<Name<'a>> = Vec::new();
        for (document, part) in parts.iter().enumerate() {
            let copy = copies.contains(&document);
            let numbers = part.entities.iter().map(|entity| {
                let nameless = entity.key.is_empty() && entity.value.is_none();
                let key = Key {
                    label: &entity.label,
                    name: &entity.key,
                    value: entity.value.as_deref(),
                    apart: nameless.then_some((&part.id, &entity.id)),
                };
                let number = *numbers.entry(key).or_insert_with(|| {
                    let person = (key.label == "PER").then(|| PersonName::of(&entity.name));
                    all.push(Name { key, spellings: BTreeMap::new(), counted: false, open: None, person });
                    u32::try_from(all.len() - 1).unwrap_or(u32::MAX)
                });
                if let Some(name) = all.get_mut(number as usize) {
                    *name.spellings.entry(&entity.name).or_default() += u32::from(!copy);
                    name.counted |= entity.count > 0 && !copy;
                    // What one document leaves open, another may say.
                    let open =
                        entity.open.or_else(|| name.person.as_ref().filter(|one| is_part(one)).map(|_| Open::NamePart));
                    name.open = name.open.max(open);
                }
                number
            });
            of.push(numbers.collect());
        }
        let mut contexts = Contexts::of(parts, &of, &all, &same_bytes(parts, copies));
        let mut namesakes = part_namesakes(parts, copies, &contexts, &mut all, &mut of);
        // In order of their keys, so that the order of documents changes nothing.
        let mut order: Vec<u32> = (0..).take(all.len()).collect();
        order.sort_unstable_by_key(|number| all.get(*number as usize).map(|name| name.key));
        let mut new = vec![0_u32; all.len()];
        for (to, from) in (0..).zip(&order) {
            if let Some(place) = new.get_mut(*from as usize) {
                *place = to;
            }
        }
        let renumber = |number: &mut u32| *number = new.get(*number as usize).copied().unwrap_or_default();
        of.iter_mut().flatten().for_each(renumber);
        namesakes.iter_mut().flat_map(|(one, other, _)| [one, other]).for_each(renumber);
        contexts.renumber(&new);
        all.sort_by_key(|name| name.key);
        let mut places: BTreeMap<u32, Vec<(u32, u32)>> = BTreeMap::new();
        for (document, entity) in contexts.places() {
            if let Some(number) = of.get(document as usize).and_then(|own| own.get(entity as usize)) {
                places.entry(*number).or_default().push((document, entity));
            }
        }
        let known = places.into_iter().map(|(number, places)| (number, contexts.sum(places.into_iter()))).collect();
        Self { all, of, contexts, known, namesakes }
    }

    /// What says that two persons' names are not of one person.
    pub(super) fn conflict(&self, one: u32, other: u32) -> Option<Apart> {
        self.known.get(&one)?.conflict(self.known.get(&other)?)
    }

    pub(super) fn get(&self, number: u32) -> Option<&Name<'a>> {
        self.all.get(number as usize)
    }

    /// The numbers of all names.
    pub(super) fn numbered(&self) -> impl Iterator<Item = (u32, &Name<'a>)> {
        (0..).zip(&self.all)
    }
}

/// Of the documents whose bytes several have the first that has them.
fn same_bytes(parts: &[&Part], copies: &BTreeSet<usize>) -> BTreeMap<u32, u32> {
    let repeated: BTreeSet<&str> =
        copies.iter().filter_map(|copy| parts.get(*copy)).map(|part| part.sha256.as_str()).collect();
    let mut firsts: BTreeMap<&str, u32> = BTreeMap::new();
    let numbered = (0..).zip(parts).filter(|(_, part)| repeated.contains(part.sha256.as_str()));
    numbered.map(|(number, part)| (number, *firsts.entry(&part.sha256).or_insert(number))).collect()
}

/// Gives persons of one name who are not one names of their own.
fn part_namesakes<'a>(
    parts: &[&'a Part],
    copies: &BTreeSet<usize>,
    contexts: &Contexts,
    all: &mut Vec<Name<'a>>,
    of: &mut [Vec<u32>],
) -> Vec<(u32, u32, Apart)> {
    let mut places: BTreeMap<u32, Vec<(u32, u32)>> = BTreeMap::new();
    for (document, entity) in contexts.places() {
        if let Some(number) = of.get(document as usize).and_then(|own| own.get(entity as usize)) {
            places.entry(*number).or_default().push((document, entity));
        }
    }
    let mut namesakes = Vec::new();
    for (number, places) in places.iter().filter(|(_, places)| places.len() > 1) {
        let (persons, apart) = contexts.persons(places);
        if apart.is_empty() {
            continue;
        }
        let Some(old) = all.get(*number as usize).map(|name| (name.key, name.open)) else { continue };
        let mut numbers: BTreeMap<usize, u32> = BTreeMap::from([(0, *number)]);
        if let Some(name) = all.get_mut(*number as usize) {
            (name.spellings, name.counted) = (BTreeMap::new(), false);
        }
        for ((document, entity), person) in places.iter().zip(&persons) {
            let Some(part) = parts.get(*document as usize) else { continue };
            let Some(named) = part.entities.get(*entity as usize) else { continue };
            let own = *numbers.entry(*person).or_insert_with(|| {
                let key = Key { apart: Some((&part.id, &named.id)), ..old.0 };
                let person = Some(PersonName::of(&named.name));
                all.push(Name { key, spellings: BTreeMap::new(), counted: false, open: old.1, person });
                u32::try_from(all.len() - 1).unwrap_or(u32::MAX)
            });
            let copy = copies.contains(&(*document as usize));
            if let Some(name) = all.get_mut(own as usize) {
                *name.spellings.entry(&named.name).or_default() += u32::from(!copy);
                name.counted |= named.count > 0 && !copy;
            }
            if let Some(slot) = of.get_mut(*document as usize).and_then(|own| own.get_mut(*entity as usize)) {
                *slot = own;
            }
        }
        let numbered = |person: usize| numbers.get(&person).copied();
        namesakes
            .extend(apart.into_iter().filter_map(|(one, other, why)| Some((numbered(one)?, numbered(other)?, why))));
    }
    namesakes
}

/// Whether a person's name is a part of one: a word alone, or a first name with a patronymic.
pub(super) fn is_part(name: &PersonName) -> bool {
    let mut parts = name.all();
    match (parts.next(), parts.next(), parts.next()) {
        (Some((one, full)), Some((other, also)), None) => {
            // «Иван Петрович», «И. П.»: no surname.
            (full && also && (is_surely_patronymic(one) || is_surely_patronymic(other))) || !(full || also)
        }
        (_, None, _) => true,
        _ => !name.all().any(|(_, full)| full),
    }
}

/// Whether a word, in small letters, is a patronymic by its ending.
pub(super) fn is_patronymic(word: &str) -> bool {
    const ENDINGS: &[&str] =
        &["ович", "евич", "овна", "евна", "инична", "ична", "ұлы", "улы", "қызы", "кызы", "оглы", "гызы", "уулу"];
    word.chars().count() > 5 && ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// Whether a word is a patronymic and hardly a surname: of a man's name that is common in Russian. «Роман Абрамович» and
/// «Слободан Милошевич» have surnames.
fn is_surely_patronymic(word: &str) -> bool {
    const FATHERS: &str = "александр алексе анатоль андре антон аркадь артем борис вадим валентин валерь васил василь виктор \
        виталь владимир владислав всеволод вячеслав геннадь георги григорь дмитри евгень егор иван игор \
        константин леонид льв макар максим матве михайл никола олег павл петр роман святослав семен серге \
        станислав степан тимофе федор эдуард юрь яковл ярослав";
    let of_man = ["ович", "евич"].iter().find_map(|ending| word.strip_suffix(ending));
    is_patronymic(word) && of_man.is_none_or(|father| FATHERS.split(' ').any(|known| known == father))
}
