//! What stands beside a person in a document: posts and places of work, other persons, organisations and towns, the years of
//! birth. What two documents share says that they mean one man; what conflicts says that they mean two.
//!
//! Namesakes are parted by the years of birth, and by bodies of different states that they work for, if nothing else ties the
//! documents. Where nothing ties them and nothing parts them the name joins them alone, and that is told.

mod persons;
mod same;
mod tied;

use super::groups::Apart;
use super::names::{Name, is_patronymic};
use super::part::{Link, Open, Part};
use persons::{is_full, met, tells};
use same::Same;
use std::collections::{BTreeMap, BTreeSet};

/// What two documents may both say of a person.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Tie {
    /// A name, by number.
    Name(u32),
    /// A post, by number.
    Post(u32),
    /// The state that the person works for, by its code.
    State([u8; 2]),
    /// The same bytes, by the first document that has them.
    Copy(u32),
    /// The patronymic, or initials of two names: names that fit so far tell by themselves.
    Full,
}

/// What a document says of one of its persons.
#[derive(Clone, Debug, Default)]
pub(super) struct Context {
    ties: Vec<Tie>,
    born: Option<(i32, i32)>,
    /// The states that the person works for.
    states: BTreeSet<[u8; 2]>,
}

impl Context {
    /// What says that two are not one.
    pub(super) fn conflict(&self, other: &Self) -> Option<Apart> {
        let born = |one: &Self| one.born;
        if let (Some(one), Some(other)) = (born(self), born(other))
            && (one.1 < other.0 || other.1 < one.0)
        {
            return Some(Apart::OtherBirth);
        }
        let both = !self.states.is_empty() && !other.states.is_empty();
        (both && self.states.is_disjoint(&other.states)).then_some(Apart::OtherState)
    }

    fn add(&mut self, other: &Self) {
        self.born = match (self.born, other.born) {
            (Some(one), Some(other)) => Some((one.0.max(other.0), one.1.min(other.1))).filter(|both| both.0 <= both.1),
            (one, other) => one.or(other),
        };
        self.states.extend(&other.states);
    }
}

/// More of what stands beside a person is not looked at.
const MOST_TIES: usize = 10;

/// Of what more documents name than this, and more than a tenth of all, nothing can be told.
const FEW: u32 = 8;

/// The number of those whose name may be several persons'.
pub(super) const NOBODY: usize = usize::MAX;

/// The contexts of the persons who are named with a surname and something beside it.
pub(super) struct Contexts {
    /// By document, in order of the entities.
    of: Vec<Vec<(u32, Context)>>,
    posts: Vec<String>,
}

impl Contexts {
    /// `of` has the names of the documents' entities, `copies` the documents that repeat others, by the first with the bytes.
    pub(super) fn of(parts: &[&Part], of: &[Vec<u32>], all: &[Name<'_>], copies: &BTreeMap<u32, u32>) -> Self {
        let mut contexts = Self { of: Vec::with_capacity(parts.len()), posts: Vec::new() };
        let mut posts: BTreeMap<String, u32> = BTreeMap::new();
        let most = FEW.max(u32::try_from(parts.len() / 10).unwrap_or(u32::MAX));
        let same = Same::of(all);
        let met = met(all);
        // What one document has ties nothing.
        let telling =
            |number: u32| (2..=most).contains(&same.documents(number)) && all.get(number as usize).is_some_and(tells);
        for ((document, part), own) in (0..).zip(parts).zip(of) {
            let name = |entity: u32| all.get(*own.get(entity as usize)? as usize);
            let may_meet = |entity: &u32| own.get(*entity as usize).is_some_and(|number| met.contains(number));
            let persons: BTreeSet<u32> = (0..).take(own.len()).filter(may_meet).collect();
            if persons.is_empty() {
                contexts.of.push(Vec::new());
                continue;
            }
            let mut here: BTreeMap<u32, Context> = persons.iter().map(|entity| (*entity, Context::default())).collect();
            for (entity, context) in &mut here {
                context.born = part.entities.get(*entity as usize).and_then(|entity| entity.born);
                if name(*entity).is_some_and(is_full) {
                    context.ties.push(Tie::Full);
                }
                if let Some(first) = copies.get(&document) {
                    context.ties.push(Tie::Copy(*first));
                }
            }
            for link in &part.links {
                let Some(context) = here.get_mut(&link.from) else { continue };
                let Some((to, target)) = link.to.and_then(|to| Some((to, name(to)?))) else { continue };
                context.read(link, same.first(*own.get(to as usize).unwrap_or(&0)), target, |post| {
                    let next = u32::try_from(posts.len()).unwrap_or(u32::MAX);
                    *posts.entry(post).or_insert(next)
                });
                // «заместитель министра внутренних дел Казахстана Пётр Белов»
                if link.kind == "role" && !link.former && link.source.ends_with("role.title") {
                    let countries = inside(part, link).filter_map(&name).filter(|name| name.key.label == "LOC");
                    context.states.extend(countries.filter_map(|name| country(name.key.value?)));
                }
            }
            // «министр внутренних дел Казахстана» and «глава МВД РК»
            for context in here.values_mut() {
                let Context { ties, states, .. } = context;
                ties.extend(states.iter().map(|state| Tie::State(*state)));
            }
            let mut beside = |entity: u32, others: &mut dyn Iterator<Item = u32>| {
                let Some(context) = here.get_mut(&entity) else { return };
                for other in others.filter(|other| *other != entity) {
                    let Some(number) = own.get(other as usize).map(|number| same.first(*number)) else { continue };
                    let tie = Tie::Name(number);
                    if context.ties.len() < MOST_TIES && telling(number) && !context.ties.contains(&tie) {
                        context.ties.push(tie);
                    }
                }
            };
            for sentence in &part.sentences {
                for (entity, ..) in sentence.mentions.iter().filter(|(entity, ..)| persons.contains(entity)) {
                    beside(*entity, &mut sentence.mentions.iter().map(|(other, ..)| *other).take(MOST_TIES));
                }
            }
            for entity in &persons {
                beside(*entity, &mut persons.iter().copied().take(MOST_TIES));
            }
            contexts.of.push(here.into_iter().collect());
        }
        contexts.posts = vec![String::new(); posts.len()];
        for (post, number) in posts {
            if let Some(slot) = contexts.posts.get_mut(number as usize) {
                *slot = post;
            }
        }
        contexts
    }

    /// Where the persons are, in order.
    pub(super) fn places(&self) -> impl Iterator<Item = (u32, u32)> {
        (0..).zip(&self.of).flat_map(|(document, own)| own.iter().map(move |(entity, _)| (document, *entity)))
    }

    pub(super) fn get(&self, document: u32, entity: u32) -> Option<&Context> {
        let own = self.of.get(document as usize)?;
        let at = own.binary_search_by_key(&entity, |(entity, _)| *entity).ok()?;
        own.get(at).map(|(_, context)| context)
    }

    /// The post with this number.
    pub(super) fn post(&self, number: u32) -> &str {
        self.posts.get(number as usize).map_or("", String::as_str)
    }

    /// Gives the names the numbers that `new` has at their old ones.
    pub(super) fn renumber(&mut self, new: &[u32]) {
        for tie in self.of.iter_mut().flatten().flat_map(|(_, context)| &mut context.ties) {
            if let Tie::Name(number) = tie {
                *number = new.get(*number as usize).copied().unwrap_or_default();
            }
        }
    }

    /// What all these say together.
    pub(super) fn sum(&self, places: impl Iterator<Item = (u32, u32)>) -> Context {
        let mut sum = Context::default();
        places.filter_map(|(document, entity)| self.get(document, entity)).for_each(|context| sum.add(context));
        sum
    }
}

impl Context {
    fn read(&mut self, link: &Link, number: u32, target: &Name<'_>, mut post: impl FnMut(String) -> u32) {
        match link.kind.as_str() {
            "works_for" => {
                let value = target.key.value.unwrap_or_default();
                // `UN` is no country's.
                let of_state = target.key.label == "LOC" || value.contains('/');
                self.states.extend(country(value).filter(|_| of_state && !link.former));
                if target.key.label == "ORG" && target.open.is_none() {
                    self.ties.push(Tie::Name(number));
                }
            }
            "role" => {
                // «президент Казахстана» is who is «президент» elsewhere.
                let words = target.best().split(' ');
                let words: Vec<&str> = words
                    .enumerate()
                    .take_while(|(at, word)| *at == 0 || !word.starts_with(char::is_uppercase))
                    .map(|(_, word)| word)
                    .collect();
                let words = words.join(" ").to_lowercase();
                self.ties.push(Tie::Post(post(words)));
            }
            _ => {}
        }
    }
}

/// The entities named in the words that say a link.
fn inside<'p>(part: &'p Part, link: &'p Link) -> impl Iterator<Item = u32> + 'p {
    let first = part.sentences.partition_point(|sentence| sentence.end <= link.start);
    let mentions = part.sentences.get(first).filter(|sentence| sentence.start < link.end);
    let mentions = mentions.into_iter().flat_map(|sentence| &sentence.mentions);
    mentions.filter(|(_, start, end)| link.start <= *start && *end <= link.end).map(|(entity, ..)| *entity)
}

/// The country's code that a value begins with.
fn country(value: &str) -> Option<[u8; 2]> {
    match *value.as_bytes() {
        [one, other] | [one, other, b'/', ..] if one.is_ascii_uppercase() && other.is_ascii_uppercase() => {
            Some([one, other])
        }
        _ => None,
    }
}
