//! One entity under many names: B-cubed on factRuEval-2016's own entities.
//!
//! B-cubed asks of each mention which share of its group belongs there (precision) and which share of its thing's mentions
//! the group has (recall), and averages over the mentions. Mentions whose entity the corpus does not say are left out.

use crate::Failure;
use crate::corpora::{data_dir, text_of};
use crate::eval::predict::{TAGGER, bytes};
use crate::tagger::morphologist;
use sarap_entities::tagger::Tagger;
use sarap_entities::{Entity, Label, Mention, Source, resolve};
use sarap_morph::{Document, Morphologist};
use sarap_pack::Pack;
use sarap_text::Span;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

const USAGE: &str = "usage: sarap-train bench coreference [--parts train,dev] [--show] [--tagger FILE]";

/// `sarap-train bench coreference …`: a table on standard output; `--show` names the groups that differ.
pub(super) fn run(arguments: &[String]) -> Result<(), Failure> {
    let (mut parts, mut show, mut tagger) = (vec!["train".to_owned(), "dev".to_owned()], false, TAGGER.to_owned());
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or_else(|| Failure(USAGE.into()));
        match argument.as_str() {
            "--parts" => parts = value()?.split(',').map(str::to_owned).collect(),
            "--tagger" => tagger = value()?.clone(),
            "--show" => show = true,
            _ => return Err(Failure(USAGE.into())),
        }
    }
    let morphologist = morphologist()?;
    let tagger = Tagger::open(Pack::open(bytes(&tagger)?, "tagger")?)?;
    println!("| factRuEval, mentions | label | count | B-cubed P | R | F1 |\n|---|---|---:|---:|---:|---:|");
    for part in &parts {
        let (mut gold, mut own) = (Scores::default(), Scores::default());
        for document in documents(part)? {
            document.judge(&morphologist, None, &mut gold, show);
            document.judge(&morphologist, Some(&tagger), &mut own, false);
        }
        gold.print(&format!("{part}, gold"));
        own.print(&format!("{part}, own"));
    }
    Ok(())
}

/// A document with the corpus' objects.
#[derive(Debug, Deserialize)]
struct Gold {
    id: String,
    text: String,
    objects: Vec<Object>,
}

/// A mention in full.
#[derive(Debug, Deserialize)]
struct Object {
    start: usize,
    end: usize,
    common: String,
    entity: Option<String>,
    parts: Vec<Part>,
}

/// A part of a mention.
#[derive(Debug, Deserialize)]
struct Part {
    start: usize,
    end: usize,
    r#type: String,
}

fn documents(part: &str) -> Result<Vec<Gold>, Failure> {
    let path = data_dir().join(format!("factrueval/{part}.jsonl"));
    let read = |line: &str| serde_json::from_str(line).map_err(|error| Failure(format!("{}: {error}", path.display())));
    text_of(&path)?.lines().filter(|line| !line.is_empty()).map(read).collect()
}

/// A gold mention in bytes: its extent, its proper name, and whose it is.
struct Wanted<'g> {
    mention: Mention,
    entity: &'g str,
}

impl Gold {
    /// The mentions that are judged. A name's part is that of the corpus; an adjective alone is no name.
    fn wanted(&self) -> Vec<Wanted<'_>> {
        let mut at: Vec<usize> = self.text.char_indices().map(|(at, _)| at).collect();
        at.push(self.text.len());
        let span = |start: usize, end: usize| Some(Span::from_range(*at.get(start)?..*at.get(end)?));
        let wanted = |object: &'_ Object| {
            let label = match object.common.as_str() {
                "PER" => Label::Per,
                "ORG" => Label::Org,
                "LOC" => Label::Loc,
                _ => return None,
            };
            let extent = span(object.start, object.end)?;
            let names = object.parts.iter().filter(|part| matches!(part.r#type.as_str(), "org_name" | "loc_name"));
            let name = names.filter_map(|part| span(part.start, part.end)).reduce(Span::cover);
            let name = match (label, name) {
                (Label::Per, _) => None,
                (_, None) => Some(Span::new(extent.start(), extent.start())),
                (_, Some(name)) => Some(name).filter(|name| *name != extent && extent.contains(*name)),
            };
            let source = Source::List("gold");
            Some(Mention { name, ..Mention::new(extent, label, source, 1.0) })
        };
        let all = self.objects.iter().filter_map(|object| Some((wanted(object)?, object.entity.as_deref()?)));
        all.map(|(mention, entity)| Wanted { mention, entity }).collect()
    }

    /// Adds the document to `scores`: the gold mentions grouped, or those that the tagger and the rules find. Of these the
    /// ones count that have the extent or the proper name of a gold mention.
    fn judge(&self, morphologist: &Morphologist, tagger: Option<&Tagger>, scores: &mut Scores, show: bool) {
        let text = self.text.as_str();
        let segmentation = sarap_text::segment(text);
        let morphology = morphologist.read(text, &segmentation);
        let dictionary = morphologist.dictionary();
        let document = Document { text, segmentation: &segmentation, morphology: &morphology, dictionary };
        let wanted = self.wanted();
        let layers = match tagger {
            None => wanted.iter().map(|wanted| wanted.mention.clone()).collect(),
            Some(tagger) => sarap_entities::find(&document, tagger),
        };
        let (mentions, entities) = resolve::resolve(&document, layers);
        let group = groups(&mentions, &entities);
        let place = |mention: &Mention| (mention.label, mention.span);
        let name = |mention: &Mention| (mention.label, mention.name.unwrap_or(mention.span));
        let by = |key: &dyn Fn(&Mention) -> (Label, Span)| -> BTreeMap<(Label, Span), usize> {
            mentions.iter().enumerate().map(|(at, mention)| (key(mention), at)).collect()
        };
        let (by_place, by_name) = (by(&place), by(&name));
        let mut pairs = Vec::new();
        for wanted in &wanted {
            let own_name = name(&wanted.mention);
            let named = by_name.get(&own_name).filter(|_| !own_name.1.is_empty());
            let found = by_place.get(&place(&wanted.mention)).or(named).and_then(|at| group.get(*at).copied());
            match found {
                Some(group) => pairs.push((wanted.mention.label, wanted.entity, Some(group))),
                // A gold mention that is left out stands alone; one that is not found by itself does not count.
                None if tagger.is_none() => pairs.push((wanted.mention.label, wanted.entity, None)),
                None => scores.missed += 1,
            }
        }
        scores.add(&pairs);
        if show {
            self.show(&wanted, &pairs, &entities);
        }
    }

    /// Prints the entities of the corpus that are not one group, and groups of several entities.
    fn show(&self, wanted: &[Wanted<'_>], pairs: &[Pair<'_>], entities: &[Entity]) {
        let mut by_entity: BTreeMap<&str, BTreeMap<Option<usize>, Vec<&str>>> = BTreeMap::new();
        let mut by_group: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
        for (wanted, (_, entity, group)) in wanted.iter().zip(pairs) {
            let text = wanted.mention.span.of(&self.text);
            by_entity.entry(entity).or_default().entry(*group).or_default().push(text);
            if let Some(group) = group {
                by_group.entry(*group).or_default().insert(entity);
            }
        }
        for groups in by_entity.values().filter(|groups| groups.len() > 1) {
            let texts: Vec<String> = groups.values().map(|texts| texts.join(", ")).collect();
            println!("{} parted: {}", self.id, texts.join(" / "));
        }
        for (group, _) in by_group.iter().filter(|(_, entities)| entities.len() > 1) {
            let entity = entities.get(*group).map_or("", |entity| entity.name.as_str());
            let texts: BTreeSet<(&str, &str)> = wanted
                .iter()
                .zip(pairs)
                .filter(|(_, (_, _, own))| own == &Some(*group))
                .map(|(wanted, _)| (wanted.entity, wanted.mention.span.of(&self.text)))
                .collect();
            println!("{} mixed, {entity}: {texts:?}", self.id);
        }
    }
}

/// The number of the entity of each mention.
fn groups(mentions: &[Mention], entities: &[Entity]) -> Vec<usize> {
    let mut group = vec![usize::MAX; mentions.len()];
    for (number, entity) in entities.iter().enumerate() {
        for at in &entity.mentions {
            if let Some(slot) = group.get_mut(*at) {
                *slot = number;
            }
        }
    }
    group
}

/// A mention's label, entity and group; without a group it stands alone.
type Pair<'p> = (Label, &'p str, Option<usize>);

/// Sums over mentions.
#[derive(Debug, Default)]
struct Scores {
    /// By label: mentions, precisions, recalls.
    sums: BTreeMap<Label, (usize, f64, f64)>,
    /// Gold mentions that were not found.
    missed: usize,
}

impl Scores {
    fn add(&mut self, pairs: &[Pair<'_>]) {
        let mut entities: BTreeMap<&str, usize> = BTreeMap::new();
        let mut groups: BTreeMap<usize, usize> = BTreeMap::new();
        let mut both: BTreeMap<(&str, usize), usize> = BTreeMap::new();
        for (_, entity, group) in pairs {
            *entities.entry(entity).or_default() += 1;
            if let Some(group) = group {
                *groups.entry(*group).or_default() += 1;
                *both.entry((entity, *group)).or_default() += 1;
            }
        }
        for (label, entity, group) in pairs {
            let (common, size) = match group {
                Some(group) => (both[&(*entity, *group)], groups[group]),
                None => (1, 1),
            };
            let sum = self.sums.entry(*label).or_default();
            sum.0 += 1;
            sum.1 += common as f64 / size as f64;
            sum.2 += common as f64 / entities[entity] as f64;
        }
    }

    fn print(&self, what: &str) {
        let all = self.sums.values().fold((0, 0.0, 0.0), |all, sum| (all.0 + sum.0, all.1 + sum.1, all.2 + sum.2));
        for (label, (count, precision, recall)) in
            self.sums.iter().map(|(label, sum)| (label.code(), *sum)).chain([("all", all)])
        {
            let (p, r) = (precision / count.max(1) as f64, recall / count.max(1) as f64);
            let f1 = if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 };
            println!("| {what} | {label} | {count} | {p:.4} | {r:.4} | {f1:.4} |");
        }
        if self.missed > 0 {
            println!("{what}: {} gold mentions were not found and do not count", self.missed);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn b_cubed_of_a_parted_and_of_a_mixed_group() {
        let mut scores = Scores::default();
        let pair = |entity, group| (Label::Per, entity, Some(group));
        scores.add(&[pair("a", 1), pair("a", 1), pair("a", 2), pair("b", 2)]);
        let (count, precision, recall) = scores.sums[&Label::Per];
        assert_eq!(count, 4);
        assert!((precision - (1.0 + 1.0 + 0.5 + 0.5)).abs() < 1e-9);
        assert!((recall - (2.0 / 3.0 + 2.0 / 3.0 + 1.0 / 3.0 + 1.0)).abs() < 1e-9);
    }
}
