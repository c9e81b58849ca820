//! The corpus' entities, as plain data.

use super::called::{Called, Reason, Uses, arranged};
use super::contexts::Tie;
use super::groups::{Apart, Groups, Rule, Why};
use super::names::Names;
use super::part::{Open, Part};
use sarap_entities::resolve::compare::is_upper;
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Something that the corpus names.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct CorpusEntity {
    /// Its label with its value (`LOC=KZ`) or its name as it is compared (`PER:ержан саденов`): the same whatever the order of
    /// documents; another document may change it with the name, and then it is still one of `keys`.
    pub id: String,
    /// `PER`, `ORG`, `LOC`, …
    pub label: String,
    /// Its best name: a person's fullest, otherwise the one that most documents have.
    pub name: String,
    /// The value that its documents agree on.
    pub value: Option<String>,
    /// Why its name alone does not tell what is meant.
    pub open: Option<Open>,
    /// How often the documents name it, boilerplate and copies aside.
    pub count: u32,
    /// All its names, its own first, then by the number of documents.
    pub names: Vec<Called>,
    /// Where it is named, by document and entity; copies of documents are there and count for nothing.
    pub documents: Vec<Occurrence>,
    /// Of a person named in several documents, what ties these beside the name: posts, and the names of persons, organisations
    /// and towns; a few, those of the most documents first.
    pub shared: Vec<String>,
    /// The numbers of the documents that nothing but the name ties to the others: they may mean a namesake.
    pub unsure: Vec<u32>,
    /// What it was kept apart from.
    pub apart: Vec<KeptApart>,
    /// The ids of all names that were joined.
    pub keys: Vec<String>,
}

/// An entity of a document.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Occurrence {
    /// The document's number.
    pub document: u32,
    /// The entity's number in the document, from 0.
    pub entity: u32,
    /// How often the document names it, boilerplate aside; 0 in copies.
    pub count: u32,
    /// The number, in `names`, of what the document calls it.
    pub name: u32,
}

/// Another entity that this one may seem to be.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
pub struct KeptApart {
    /// The other's id.
    pub entity: String,
    /// Why they are not one.
    pub reason: Apart,
}

/// The entities of a corpus, and which one each document's entities belong to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Merged {
    /// By count, then by name and id.
    pub entities: Vec<CorpusEntity>,
    /// By document, then by the document's entities: a place in `entities`.
    pub of: Vec<Vec<u32>>,
}

/// Makes entities of the groups.
pub(super) fn collect<'a>(
    parts: &[&'a Part],
    copies: &BTreeSet<usize>,
    names: &Names<'a>,
    groups: &mut Groups<'a>,
) -> Merged {
    let mut members: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for (number, _) in names.numbered() {
        members.entry(groups.root(number)).or_default().push(number);
    }
    let mut occurrences: BTreeMap<u32, Vec<(u32, u32, u32)>> = BTreeMap::new();
    for (document, (part, of)) in parts.iter().zip(&names.of).enumerate() {
        let copy = copies.contains(&document);
        let document = u32::try_from(document).unwrap_or(u32::MAX);
        for (at, (entity, name)) in (0..).zip(part.entities.iter().zip(of)) {
            let root = match groups.moved.get(&(document, at)).map(|why| why.with) {
                Some(whole) => groups.root(whole),
                None => groups.root(*name),
            };
            occurrences.entry(root).or_default().push((document, at, if copy { 0 } else { entity.count }));
        }
    }
    let mut made: Vec<(u32, CorpusEntity)> = Vec::with_capacity(occurrences.len());
    for (root, places) in &occurrences {
        let numbers = members.get(root).map(Vec::as_slice).unwrap_or_default();
        made.push((*root, Group { root: *root, numbers, names, groups, parts }.entity(places)));
    }
    made.sort_by(|(_, a), (_, b)| (Reverse(a.count), &a.name, &a.id).cmp(&(Reverse(b.count), &b.name, &b.id)));
    let place: BTreeMap<u32, u32> = made.iter().map(|(root, _)| *root).zip(0..).collect();
    let mut entities: Vec<CorpusEntity> = made.into_iter().map(|(_, entity)| entity).collect();
    tell_apart(groups, &place, &mut entities);
    let mut of: Vec<Vec<u32>> = parts.iter().map(|part| vec![0; part.entities.len()]).collect();
    for (entity, found) in (0..).zip(&entities) {
        for one in &found.documents {
            if let Some(slot) = of.get_mut(one.document as usize).and_then(|of| of.get_mut(one.entity as usize)) {
                *slot = entity;
            }
        }
    }
    Merged { entities, of }
}

/// Carries what was kept apart over to the entities.
fn tell_apart(groups: &mut Groups<'_>, place: &BTreeMap<u32, u32>, entities: &mut [CorpusEntity]) {
    let mut pairs: BTreeSet<(u32, u32, Apart)> = BTreeSet::new();
    for (one, other, why) in std::mem::take(&mut groups.apart) {
        let at = |groups: &mut Groups<'_>, name: u32| place.get(&groups.root(name)).copied();
        if let (Some(one), Some(other)) = (at(groups, one), at(groups, other))
            && one != other
        {
            pairs.insert((one.min(other), one.max(other), why));
        }
    }
    let mut told: BTreeSet<(u32, u32)> = BTreeSet::new();
    for (one, other, reason) in pairs {
        // One reason for a pair: the first in the order of the kinds.
        if !told.insert((one, other)) {
            continue;
        }
        for (own, other) in [(one, other), (other, one)] {
            let id = entities.get(other as usize).map(|entity| entity.id.clone());
            if let (Some(entity), Some(id)) = (entities.get_mut(own as usize), id) {
                entity.apart.push(KeptApart { entity: id, reason });
            }
        }
    }
}

/// Names that are one thing.
struct Group<'g, 'a> {
    root: u32,
    numbers: &'g [u32],
    names: &'g Names<'a>,
    groups: &'g Groups<'a>,
    parts: &'g [&'a Part],
}

impl Group<'_, '_> {
    fn entity(&self, places: &[(u32, u32, u32)]) -> CorpusEntity {
        let title = self.title();
        let named = self.names.get(title);
        let name = named.map_or("", |name| name.best()).to_owned();
        let value = self.groups.value(self.root).map(str::to_owned);
        let label = named.map_or("", |name| name.key.label).to_owned();
        let id = match &value {
            Some(value) => format!("{label}={value}"),
            None => named.map(|name| name.key.id()).unwrap_or_default(),
        };
        let mut called: BTreeMap<&str, Uses> = BTreeMap::new();
        let mut of: Vec<&str> = Vec::with_capacity(places.len());
        for &(document, at, count) in places {
            let Some((part, own)) = self.parts.get(document as usize).zip(self.names.of.get(document as usize)) else {
                continue;
            };
            let Some((entity, &number)) = part.entities.get(at as usize).zip(own.get(at as usize)) else { continue };
            let shown = self.names.get(number).map_or("", |name| name.best());
            let why = self.groups.moved.get(&(document, at));
            let rule = why
                .or_else(|| self.why_of(number, title))
                .map_or((Rule::Name, None), |why| (why.rule, why.said.and_then(|(_, by)| by)));
            called.entry(shown).or_default().add(document, count > 0, rule, || match why {
                Some(why) => Reason { document: Some(document), ..self.reason(why) },
                None => self.reason_of(number, title),
            });
            of.push(shown);
            for alias in &entity.aliases {
                let by = alias.rule.as_deref();
                called.entry(&alias.name).or_default().add(document, count > 0, (Rule::Alias, by), || Reason {
                    rule: Rule::Alias,
                    with: Some(shown.to_owned()),
                    document: Some(document),
                    by: by.map(str::to_owned),
                });
            }
        }
        let (names, numbers) = arranged(called, &name);
        let (shared, unsure) = self.tied(places);
        CorpusEntity {
            id,
            label,
            name,
            value,
            open: named.and_then(|name| name.open).filter(|_| self.numbers.len() < 2),
            count: places.iter().fold(0, |sum, (_, _, count)| sum.saturating_add(*count)),
            documents: places
                .iter()
                .zip(&of)
                .map(|(&(document, entity, count), key)| Occurrence {
                    document,
                    entity,
                    count,
                    name: numbers.get(*key).copied().unwrap_or_default(),
                })
                .collect(),
            names,
            shared,
            unsure,
            apart: Vec::new(),
            // Names of one value share their id.
            keys: BTreeSet::from_iter(self.numbers.iter().filter_map(|number| Some(self.names.get(*number)?.key.id())))
                .into_iter()
                .collect(),
        }
    }

    /// What ties the documents of a person, and which ones nothing ties.
    fn tied(&self, places: &[(u32, u32, u32)]) -> (Vec<String>, Vec<u32>) {
        let contexts = &self.names.contexts;
        let whole = |(document, at, _): &&(u32, u32, u32)| contexts.get(*document, *at).is_some();
        let own: Vec<(u32, u32, u32)> = places.iter().filter(whole).copied().collect();
        let documents: BTreeSet<u32> =
            own.iter().filter(|(.., count)| *count > 0).map(|(document, ..)| *document).collect();
        if documents.len() < 2 {
            return (Vec::new(), Vec::new());
        }
        let tied = contexts.tied(&own.iter().map(|(document, at, _)| (*document, *at)).collect::<Vec<_>>());
        let mut groups = tied.groups.iter().map(|group| {
            let own = group.iter().filter_map(|at| own.get(*at)).filter(|(.., count)| *count > 0);
            own.map(|(document, ..)| *document).collect::<BTreeSet<u32>>()
        });
        let sure = groups.next().unwrap_or_default();
        let unsure: BTreeSet<u32> = groups.flatten().filter(|document| !sure.contains(document)).collect();
        let shared = tied.shared.iter().filter_map(|(tie, _)| match tie {
            Tie::Name(number) => self.shown(*number),
            Tie::Post(number) => Some(contexts.post(*number).to_owned()),
            Tie::State(code) => str::from_utf8(code).ok().map(str::to_owned),
            Tie::Copy(_) | Tie::Full => None,
        });
        (shared.take(MOST_SHARED).collect(), unsure.into_iter().collect())
    }

    /// The name that the group goes by.
    fn title(&self) -> u32 {
        let documents = |number: u32| self.names.get(number).map_or(0, |name| name.documents());
        let most = self.numbers.iter().map(|number| documents(*number)).max().unwrap_or_default();
        let best = self.numbers.iter().copied().max_by_key(|number| {
            let Some(name) = self.names.get(*number) else { return (false, 0, 0, 0, 0, Reverse(*number)) };
            let shown = name.best();
            let letters = i64::try_from(shown.chars().count()).unwrap_or(i64::MAX);
            match name.key.label {
                // «Иван Петрович Иванов» before «И. Иванов», whatever the numbers.
                "PER" => (name.counted, letters.min(LONGEST), 0, is_russian(shown), 0, Reverse(*number)),
                label => {
                    // A slip of one document does not name what many call by its letters.
                    let rare = name.documents().saturating_mul(RARE) < most;
                    let full = matches!(label, "ORG" | "LAW");
                    let plain = i64::from(!rare) + i64::from(!rare && !is_upper(shown));
                    let letters = if full { letters } else { -letters };
                    (name.counted, plain, name.documents(), is_russian(shown), letters, Reverse(*number))
                }
            }
        });
        best.unwrap_or(self.root)
    }

    /// Why the name `number` belongs to the group that goes by `title`; none for that itself.
    fn why_of(&self, number: u32, title: u32) -> Option<&Why<'_>> {
        // The root was joined to nothing, but the title was to it, or to another name.
        if number == title { None } else { self.groups.why(number).or_else(|| self.groups.why(title)) }
    }

    fn reason_of(&self, number: u32, title: u32) -> Reason {
        match self.why_of(number, title) {
            None => Reason { rule: Rule::Name, with: None, document: None, by: None },
            Some(why) if self.groups.why(number).is_none() => Reason { with: self.shown(title), ..self.reason(why) },
            Some(why) => self.reason(why),
        }
    }

    fn reason(&self, why: &Why<'_>) -> Reason {
        Reason {
            rule: why.rule,
            with: self.shown(why.with),
            document: why.said.map(|(document, _)| document),
            by: why.said.and_then(|(_, by)| by).map(str::to_owned),
        }
    }

    fn shown(&self, number: u32) -> Option<String> {
        self.names.get(number).map(|name| name.best().to_owned())
    }
}

/// So many things that tie documents are told.
const MOST_SHARED: usize = 5;

/// A name longer than this is no fuller than another.
const LONGEST: i64 = 60;

/// A name that so many times fewer documents have than another does not name the group.
const RARE: u32 = 4;

/// 1 for a name in Russian letters: of names that as many documents have in several languages it is shown.
fn is_russian(name: &str) -> u8 {
    let russian = |c: char| matches!(c, 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё') || !c.is_alphabetic();
    u8::from(name.chars().all(russian))
}
