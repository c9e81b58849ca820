//! What stands beside a person in a document: posts and places of work, other persons, organisations and towns, the years of
//! birth. What two documents share says that they mean one man; what conflicts says that they mean two.
//!
//! Namesakes are parted by the years of birth, and by bodies of different states that they work for, if nothing else ties the
//! documents. Where nothing ties them and nothing parts them the name joins them alone, and that is told.

use super::groups::Apart;
use super::names::{MOST_PARTS, Name, is_patronymic};
use super::part::{Link, Open, Part};
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

    /// Parts these mentions of one name, by document and entity, into those that something ties: numbers in `places`, and what
    /// ties them, with the number of documents. The largest comes first. Years of birth part what else is tied.
    pub(super) fn tied(&self, places: &[(u32, u32)]) -> Tied {
        let mut group: Vec<usize> = (0..places.len()).collect();
        let mut sums: Vec<Context> =
            places.iter().map(|(document, entity)| self.sum([(*document, *entity)].into_iter())).collect();
        let mut ties: Vec<(Tie, usize)> = Vec::new();
        for (at, (document, entity)) in places.iter().enumerate() {
            ties.extend(
                self.get(*document, *entity).into_iter().flat_map(|context| &context.ties).map(|tie| (*tie, at)),
            );
        }
        ties.sort_unstable();
        ties.dedup();
        let mut shared: Vec<(Tie, usize)> = Vec::new();
        for same in ties.chunk_by(|one, other| one.0 == other.0).filter(|same| same.len() > 1) {
            let Some(&(tie, first)) = same.first() else { continue };
            shared.push((tie, same.len()));
            for (_, at) in same {
                let (one, other) = (root(&mut group, first), root(&mut group, *at));
                let apart = sums.get(one).zip(sums.get(other)).and_then(|(one, other)| one.conflict(other));
                if one != other && apart != Some(Apart::OtherBirth) {
                    let gone = sums.get(other).cloned().unwrap_or_default();
                    if let (Some(slot), Some(sum)) = (group.get_mut(other), sums.get_mut(one)) {
                        *slot = one;
                        sum.add(&gone);
                    }
                }
            }
        }
        let mut of_root: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for at in 0..places.len() {
            of_root.entry(root(&mut group, at)).or_default().push(at);
        }
        let mut groups: Vec<Vec<usize>> = of_root.into_values().collect();
        groups.sort_by_key(|group| (std::cmp::Reverse(group.len()), group.first().copied()));
        shared.sort_by_key(|(tie, count)| (std::cmp::Reverse(*count), *tie));
        Tied { groups, shared }
    }

    /// Which of these mentions of one name are whose: the number of the person for each, [`NOBODY`] where it may be several
    /// persons', and why the persons are kept apart.
    pub(super) fn persons(&self, places: &[(u32, u32)]) -> (Vec<usize>, Vec<(usize, usize, Apart)>) {
        let mut persons: Vec<Context> = Vec::new();
        let mut of = vec![0; places.len()];
        let mut apart = Vec::new();
        // Most names are of one, or nothing is known that could conflict.
        let telling = |place: &&(u32, u32)| {
            self.get(place.0, place.1).is_some_and(|context| context.born.is_some() || !context.states.is_empty())
        };
        if places.iter().filter(telling).nth(1).is_none() {
            return (of, apart);
        }
        let of_group = |group: &[usize]| self.sum(group.iter().filter_map(|at| places.get(*at).copied()));
        let groups: Vec<(Vec<usize>, Context)> = self
            .tied(places)
            .groups
            .into_iter()
            .map(|group| (of_group(&group), group))
            .map(|(sum, group)| (group, sum))
            .collect();
        // Those of which something is known that others may conflict with come first.
        let (known, open): (Vec<_>, Vec<_>) =
            groups.into_iter().partition(|(_, sum)| sum.born.is_some() || !sum.states.is_empty());
        for (group, sum) in known.into_iter().chain(open) {
            let conflicts: Vec<Option<Apart>> = persons.iter().map(|person| person.conflict(&sum)).collect();
            let fits: Vec<usize> =
                conflicts.iter().enumerate().filter(|(_, why)| why.is_none()).map(|(at, _)| at).collect();
            let own = match fits.as_slice() {
                [only] => *only,
                [] => {
                    persons.push(Context::default());
                    persons.len() - 1
                }
                // The name may be any of these persons'.
                _ => {
                    apart.extend(fits.iter().map(|at| (*at, NOBODY, Apart::Several)));
                    NOBODY
                }
            };
            apart.extend(
                conflicts
                    .iter()
                    .enumerate()
                    .filter(|(at, _)| *at != own)
                    .filter_map(|(at, why)| Some((at, own, (*why)?))),
            );
            if let Some(person) = persons.get_mut(own) {
                person.add(&sum);
            }
            for at in group {
                if let Some(slot) = of.get_mut(at) {
                    *slot = own;
                }
            }
        }
        (of, apart)
    }
}

/// Names of one value are one.
struct Same {
    /// By name, the first name of its value.
    first: Vec<u32>,
    /// By first name.
    documents: Vec<u32>,
}

impl Same {
    fn of(all: &[Name<'_>]) -> Self {
        let mut by_value: BTreeMap<(&str, &str), u32> = BTreeMap::new();
        let mut same = Self { first: Vec::with_capacity(all.len()), documents: vec![0; all.len()] };
        for (number, name) in (0..).zip(all) {
            let first =
                name.key.value.map_or(number, |value| *by_value.entry((name.key.label, value)).or_insert(number));
            same.first.push(first);
            if let Some(documents) = same.documents.get_mut(first as usize) {
                *documents += name.documents();
            }
        }
        same
    }

    fn first(&self, number: u32) -> u32 {
        self.first.get(number as usize).copied().unwrap_or(number)
    }

    fn documents(&self, number: u32) -> u32 {
        self.documents.get(number as usize).copied().unwrap_or_default()
    }
}

/// Mentions by what ties them.
pub(super) struct Tied {
    pub(super) groups: Vec<Vec<usize>>,
    /// What more than one document says.
    pub(super) shared: Vec<(Tie, usize)>,
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

fn root(group: &mut [usize], mut at: usize) -> usize {
    while let Some(&next) = group.get(at).filter(|next| **next != at) {
        let after = group.get(next).copied().unwrap_or(next);
        if let Some(slot) = group.get_mut(at) {
            *slot = after;
        }
        at = next;
    }
    at
}

/// The persons' names that may have to be joined: of several documents, or beside another name with a word and a letter in common.
fn met(all: &[Name<'_>]) -> BTreeSet<u32> {
    let mut alike: BTreeMap<(&str, char), (u32, usize)> = BTreeMap::new();
    let mut met = BTreeSet::new();
    for (number, name) in (0..).zip(all).filter(|(_, name)| is_whole(name)) {
        if name.documents() > 1 {
            met.insert(number);
        }
        let parts: Vec<(&str, bool)> = name.person.iter().flat_map(|one| one.all()).take(MOST_PARTS).collect();
        for (at, &(word, _)) in parts.iter().enumerate().filter(|(_, (_, full))| *full) {
            let others = parts.iter().enumerate().filter(|(other, _)| *other != at);
            for letter in others.filter_map(|(_, (part, _))| part.chars().next()) {
                let (first, count) = alike.entry((word, letter)).or_insert((number, 0));
                *count += 1;
                if *count > 1 {
                    met.extend([*first, number]);
                }
            }
        }
    }
    met
}

/// Whether a person is named with a surname and something beside it.
fn is_whole(name: &Name<'_>) -> bool {
    name.person.is_some() && name.key.value.is_none() && name.open != Some(Open::NamePart)
}

/// Whether a person is named with the patronymic, or with two initials.
fn is_full(name: &Name<'_>) -> bool {
    let parts = || name.person.iter().flat_map(|person| person.all());
    parts().count() > 2
        && (parts().any(|(word, full)| full && is_patronymic(word)) || parts().filter(|(_, full)| !full).count() == 2)
}

/// Whether to stand beside this tells something of a person.
fn tells(name: &Name<'_>) -> bool {
    let place = || name.key.value.is_none_or(|value| value.contains('/'));
    name.open.is_none()
        && match name.key.label {
            "PER" => is_whole(name),
            "ORG" | "LOC" => place(),
            "FACILITY" | "EVENT" | "WORK" | "PHONE" | "EMAIL" | "TAXID" | "PLATE" | "ACCOUNT" => true,
            _ => false,
        }
}
