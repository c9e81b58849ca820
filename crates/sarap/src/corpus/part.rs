//! What a corpus keeps of one document: its entities by name, their links, and the sentences that name two or more. No text.

use super::born::{self, Born};
use crate::offsets::convert;
use crate::{Analysis, Entity, OffsetUnit};
use sarap_entities::resolve::compare::{name_key, person_key};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// One document's part in a corpus. Opaque: made from an analysis, and written and read with serde.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub struct Part {
    pub(super) id: String,
    pub(super) sha256: String,
    pub(super) date: Option<String>,
    pub(super) title: Option<String>,
    pub(super) unit: OffsetUnit,
    pub(super) entities: Vec<Named>,
    pub(super) links: Vec<Link>,
    pub(super) sentences: Vec<Sentence>,
}

/// An entity of the document.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub(super) struct Named {
    pub(super) id: String,
    pub(super) label: String,
    pub(super) name: String,
    /// The name as it is compared.
    pub(super) key: String,
    pub(super) value: Option<String>,
    pub(super) aliases: Vec<Alias>,
    pub(super) count: u32,
    pub(super) open: Option<Open>,
    /// Of a person, the years that the birth was in.
    #[serde(default)]
    pub(super) born: Option<Born>,
}

/// Another name of it in the document, and by which rule or list.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub(super) struct Alias {
    pub(super) name: String,
    pub(super) key: String,
    pub(super) rule: Option<String>,
}

/// Why a name alone does not tell what is meant: another document may mean another thing by it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Open {
    /// A body that several states have, and it is not said whose it is: «МВД».
    StateBody,
    /// Words that describe, and no proper name: «правительство».
    Description,
    /// A surname, a first name, or a first name with a patronymic.
    NamePart,
}

/// A relation between entities, by number, or from one to the document.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub(super) struct Link {
    pub(super) kind: String,
    pub(super) from: u32,
    pub(super) to: Option<u32>,
    pub(super) former: bool,
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) source: String,
    /// In thousandths.
    pub(super) score: u32,
}

/// A sentence that names two entities at least.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub(super) struct Sentence {
    pub(super) start: u32,
    pub(super) end: u32,
    /// Entity, start and end of each mention.
    pub(super) mentions: Vec<(u32, u32, u32)>,
}

impl Part {
    /// What `analysis` gives to a corpus; the places are in its unit.
    pub fn of(analysis: &Analysis) -> Self {
        let numbers: BTreeMap<&str, u32> =
            analysis.entities.iter().zip(0..).map(|(entity, number)| (entity.id.as_str(), number)).collect();
        let links = analysis.relations.iter().filter_map(|relation| {
            let to = relation.to.as_deref().map(|to| numbers.get(to).copied());
            Some(Link {
                kind: relation.kind.clone(),
                from: *numbers.get(relation.from.as_str())?,
                // A link to an entity that is not there says nothing.
                to: to.map_or(Some(None), |to| to.map(Some))?,
                former: relation.former,
                start: relation.evidence.start,
                end: relation.evidence.end,
                source: relation.source.clone(),
                score: thousandths(relation.score),
            })
        });
        let born = born::years(analysis);
        let entities = analysis
            .entities
            .iter()
            .enumerate()
            .map(|(at, entity)| Named { born: born.get(&at).copied(), ..named(entity) });
        Self {
            id: analysis.id.clone(),
            sha256: analysis.sha256.clone(),
            date: analysis.date.clone(),
            title: analysis.title.clone(),
            unit: analysis.offset_unit,
            links: links.collect(),
            sentences: sentences(analysis),
            entities: entities.collect(),
        }
    }

    /// The same under another name.
    #[must_use]
    pub fn renamed(self, id: &str) -> Self {
        Self { id: id.into(), ..self }
    }
}

fn thousandths(score: f64) -> u32 {
    if score.is_finite() { (score.clamp(0.0, 1.0) * 1000.0 + 0.5) as u32 } else { 0 }
}

/// Measures are what their value says; names beside it join nothing, and they stand together with anything.
pub(super) fn is_measure(label: &str) -> bool {
    matches!(label, "DATE" | "TIME" | "MONEY" | "PERCENT" | "QUANTITY" | "AGE")
}

fn key(label: &str, name: &str) -> String {
    if label == "PER" { person_key(name) } else { name_key(name) }
}

fn named(entity: &Entity) -> Named {
    let rules: BTreeMap<String, &str> = entity
        .mentions
        .iter()
        .filter_map(|mention| Some((name_key(mention.nominative.as_deref()?), mention.reason.as_deref()?)))
        .collect();
    let aliases = entity.aliases.iter().map(|name| Alias {
        key: key(&entity.label, name),
        rule: rules.get(&name_key(name)).map(|rule| (*rule).to_owned()),
        name: name.clone(),
    });
    Named {
        id: entity.id.clone(),
        label: entity.label.clone(),
        key: key(&entity.label, &entity.name),
        value: entity.value.clone(),
        aliases: aliases.collect(),
        count: entity.count,
        open: open(entity),
        born: None,
        name: entity.name.clone(),
    }
}

fn open(entity: &Entity) -> Option<Open> {
    if entity.value.is_some() || !matches!(entity.label.as_str(), "ORG" | "LOC" | "FACILITY" | "LAW" | "EVENT") {
        return None;
    }
    if entity.mentions.iter().any(|mention| mention.reason.as_deref() == Some("list:state-bodies")) {
        return Some(Open::StateBody);
    }
    // The capital may be that of a sentence where all mentions describe.
    let described = entity.mentions.iter().all(|mention| mention.name.is_some_and(|name| name.start == name.end));
    let mut letters = entity.name.chars();
    if described && !entity.mentions.is_empty() && entity.label != "LOC" {
        letters.next();
    }
    let proper = letters.any(|c| c.is_uppercase() || c.is_numeric());
    (!proper).then_some(Open::Description)
}

/// The sentences of the analysis that name two things at least, boilerplate and measures aside.
fn sentences(analysis: &Analysis) -> Vec<Sentence> {
    let mut mentions: Vec<(u32, u32, u32)> = Vec::new();
    for (entity, number) in analysis.entities.iter().zip(0..).filter(|(entity, _)| !is_measure(&entity.label)) {
        let own = entity.mentions.iter().filter(|mention| !analysis.in_boilerplate(mention.start));
        mentions.extend(own.map(|mention| (number, mention.start, mention.end)));
    }
    mentions.sort_unstable_by_key(|&(number, start, end)| (start, end, number));
    let spans: Vec<_> = sarap_text::segment(&analysis.text).sentences.iter().map(|sentence| sentence.span).collect();
    let bytes: Vec<u32> = spans.iter().flat_map(|span| [span.start(), span.end()]).collect();
    let places = convert(&analysis.text, &bytes, OffsetUnit::Byte, analysis.offset_unit);
    let mut rest = mentions.as_slice();
    let mut found = Vec::new();
    for place in places.chunks_exact(2) {
        let [start, end] = *place else { continue };
        let inside = rest.partition_point(|(_, at, _)| *at < end);
        let (here, after) = rest.split_at(inside);
        rest = after;
        if here.iter().map(|(number, ..)| number).collect::<BTreeSet<_>>().len() > 1 {
            found.push(Sentence { start, end, mentions: here.to_vec() });
        }
    }
    found
}
