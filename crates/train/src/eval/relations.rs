//! Judges the links between entities on NEREL: of those between mentions that were found with the corpus' own extents, how
//! many are right, and how many of the corpus' links are among them.
//!
//! The corpus links mentions, Sarap entities, with the words that say it. So a link counts as right if the corpus links the
//! mention of its second entity in these words to any mention of the first; and a link of the corpus counts once for each
//! entity of ours and mention. A link to or from a mention that the corpus does not mark in just this extent is left out, as
//! is one of the corpus between mentions of which Sarap found but one.

use super::corpus::Corpus;
use super::labels;
use super::predict::{Reader, TAGGER, bytes};
use super::score::Counts;
use crate::Failure;
use crate::corpora::GoldDocument;
use sarap::Analysis;
use sarap_text::Span;
use std::collections::{BTreeMap, BTreeSet};

const USAGE: &str = "usage: sarap-train eval relations [--part train|dev]… [--tagger PACK] [--errors N KIND]";

/// Our kinds of links with the corpus' names for them.
const KINDS: [(&str, &str); 3] = [("role", "WORKS_AS"), ("works_for", "WORKPLACE"), ("located_in", "HEADQUARTERED_IN")];

/// A mention: its place and label.
type Place = (Span, &'static str);

/// A link as it is compared: the number of the first entity, or none of ours, and the place of the second's mention.
type Link = (Option<usize>, Place);

/// What the corpus marks in a document.
struct Gold {
    places: BTreeSet<Place>,
    /// By our kind.
    links: BTreeMap<&'static str, Vec<(Place, Place)>>,
}

/// What was found in a document.
struct Found {
    /// The entity of each mention.
    entity_of: BTreeMap<Place, usize>,
    /// The mentions of each entity.
    places: Vec<Vec<Place>>,
}

/// Counts by kind, and those of the found by rule.
#[derive(Default)]
struct Judgement {
    kinds: BTreeMap<&'static str, Counts>,
    all_gold: BTreeMap<&'static str, usize>,
    rules: BTreeMap<(&'static str, String), Counts>,
    errors: Vec<String>,
}

/// `sarap-train eval relations …`
pub(super) fn run(arguments: &[String]) -> Result<(), Failure> {
    let usage = || Failure(USAGE.into());
    let (mut parts, mut tagger, mut errors) = (Vec::new(), TAGGER.to_string(), None);
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().cloned().ok_or_else(usage);
        match argument.as_str() {
            "--part" => parts.push(value()?),
            "--tagger" => tagger = value()?,
            "--errors" => errors = Some((value()?.parse::<usize>().map_err(|_| usage())?, value()?)),
            _ => return Err(usage()),
        }
    }
    if parts.is_empty() {
        parts.push("dev".into());
    }
    let reader = Reader::open(bytes(&tagger)?)?;
    let wanted = errors.as_ref().map_or("", |(_, kind)| kind.as_str());
    let mut judgement = Judgement::default();
    for part in &parts {
        for document in Corpus::Nerel.documents(part)? {
            let analysis = reader.analyze(&document.id, &document.text)?;
            judgement.add(&Gold::of(&document), &analysis, wanted);
        }
    }
    judgement.print();
    if let Some((count, kind)) = errors {
        let lines = &judgement.errors;
        println!("\n{kind}: {} errors", lines.len());
        let shown = count.min(lines.len());
        (0..shown).for_each(|at| println!("{}", lines[at * lines.len() / shown]));
    }
    Ok(())
}

impl Gold {
    fn of(document: &GoldDocument) -> Self {
        let mut bytes: Vec<usize> = document.text.char_indices().map(|(at, _)| at).collect();
        bytes.push(document.text.len());
        let at = |character: usize| bytes.get(character).copied().unwrap_or(document.text.len());
        let places: Vec<Option<Place>> = document
            .spans
            .iter()
            .map(|span| Some((Span::from_range(at(span.start)..at(span.end)), labels::of_corpus(&span.common)?)))
            .collect();
        let mut links: BTreeMap<&'static str, Vec<(Place, Place)>> = BTreeMap::new();
        for relation in &document.relations {
            let kind = KINDS.iter().find(|(_, name)| *name == relation.kind).map(|(kind, _)| *kind);
            let place = |index: usize| places.get(index).copied().flatten();
            if let (Some(kind), Some(head), Some(tail)) = (kind, place(relation.head), place(relation.tail)) {
                links.entry(kind).or_default().push((head, tail));
            }
        }
        Self { places: places.into_iter().flatten().collect(), links }
    }
}

impl Found {
    fn of(analysis: &Analysis) -> Self {
        let mut found = Self { entity_of: BTreeMap::new(), places: Vec::new() };
        for (number, entity) in analysis.entities.iter().enumerate() {
            let place = |mention: &sarap::Mention| {
                Some((Span::new(mention.start, mention.end), labels::known(&mention.label)?))
            };
            let places: Vec<Place> = entity.mentions.iter().filter_map(place).collect();
            found.entity_of.extend(places.iter().map(|&place| (place, number)));
            found.places.push(places);
        }
        found
    }

    /// The mentions of an entity, by its id.
    fn named(&self, id: &str) -> (usize, &[Place]) {
        let number = id.strip_prefix('e').and_then(|number| number.parse::<usize>().ok()?.checked_sub(1));
        let number = number.unwrap_or(usize::MAX);
        (number, self.places.get(number).map_or(&[], Vec::as_slice))
    }
}

impl Judgement {
    /// Adds one document; links of the kind `wanted` that are wrong or missed are kept as lines.
    fn add(&mut self, gold: &Gold, analysis: &Analysis, wanted: &str) {
        let found = Found::of(analysis);
        for (kind, _) in KINDS {
            let all = gold.links.get(kind).map_or(&[][..], Vec::as_slice);
            *self.all_gold.entry(kind).or_default() += all.len();
            let of_ours = |(head, tail): &(Place, Place)| {
                let known = found.entity_of.contains_key(tail);
                found.entity_of.get(head).filter(|_| known).map(|&entity| (Some(entity), *tail))
            };
            let there: BTreeSet<Link> = all.iter().filter_map(of_ours).collect();
            let mut seen: BTreeMap<Link, &str> = BTreeMap::new();
            for relation in analysis.relations.iter().filter(|relation| relation.kind == kind) {
                let (from, heads) = found.named(&relation.from);
                let Some(to) = &relation.to else { continue };
                let (_, tails) = found.named(to);
                let evidence = Span::new(relation.evidence.start, relation.evidence.end);
                let inside = |place: &&Place| evidence.contains(place.0) && gold.places.contains(place);
                let marked = heads.iter().any(|place| gold.places.contains(place));
                let links: Vec<Link> =
                    tails.iter().filter(inside).filter(|_| marked).map(|&tail| (Some(from), tail)).collect();
                // Two mentions of one entity in the same words: the one that the corpus links, if one is.
                let link = links.iter().find(|link| there.contains(link)).or(links.first());
                if let Some(&link) = link {
                    seen.entry(link).or_insert(&relation.source);
                }
            }
            let right = seen.keys().filter(|link| there.contains(link)).count();
            let counts = Counts { right, found: seen.len(), gold: there.len() };
            let sum = self.kinds.entry(kind).or_default();
            *sum = sum.plus(counts);
            for (link, source) in &seen {
                let right = usize::from(there.contains(link));
                let sum = self.rules.entry((kind, (*source).to_string())).or_default();
                *sum = sum.plus(Counts { right, found: 1, gold: 0 });
            }
            if kind == wanted {
                let wrong = seen.iter().filter(|(link, _)| !there.contains(link)).map(|(link, rule)| (link, *rule));
                let missed = there.iter().filter(|link| !seen.contains_key(link)).map(|link| (link, "missed"));
                self.errors.extend(wrong.chain(missed).map(|(link, what)| line(analysis, *link, what)));
            }
        }
    }

    fn print(&self) {
        println!(
            "{:<12}{:>8}{:>8}{:>8}{:>8}{:>8}{:>8}{:>8}",
            "", "corpus", "between", "found", "right", "P", "R", "F1"
        );
        for (kind, name) in KINDS {
            let counts = self.kinds.get(kind).copied().unwrap_or_default();
            let (all, Counts { right, found, gold }) = (self.all_gold.get(kind).copied().unwrap_or_default(), counts);
            let (p, r, f1) = (counts.precision(), counts.recall(), counts.f1());
            println!("{kind:<12}{all:>8}{gold:>8}{found:>8}{right:>8}{p:>8.3}{r:>8.3}{f1:>8.3}  {name}");
        }
        for ((kind, rule), counts) in &self.rules {
            println!("{kind:<12}{:>24}{:>8}{:>8.3}  {rule}", counts.found, counts.right, counts.precision());
        }
    }
}

/// A link in its sentence, on one line.
fn line(analysis: &Analysis, (from, (place, _)): Link, what: &str) -> String {
    let name = from.and_then(|from| analysis.entities.get(from)).map_or("", |entity| &entity.name);
    let (before, rest) = analysis.text.split_at_checked(place.start() as usize).unwrap_or_default();
    let (inside, behind) = rest.split_at_checked(place.len() as usize).unwrap_or_default();
    let from = before.char_indices().rev().nth(119).map_or(0, |(at, _)| at);
    let behind: String = behind.chars().take(100).collect();
    format!("{what:<22}{name} | {}[{inside}]{behind}", &before[from..]).replace(['\n', '\r'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    /// «Гук» at 0 and 20, «мэр» at 10 and 30, «врач» at 40, all of ten bytes.
    fn analysis(relations: &[(&str, &str, u32, u32)]) -> Analysis {
        let entity = |id: &str, label: &str, starts: &[u32]| {
            let mentions: Vec<Value> = starts
                .iter()
                .map(|start| {
                    json!({"start": start, "end": start + 10, "label": label, "name": null, "nominative": null,
                        "anchor": null, "source": "rule:x", "score": 1.0})
                })
                .collect();
            json!({"id": id, "label": label, "name": id, "value": null, "aliases": [], "count": starts.len(),
                "mentions": mentions})
        };
        let relations: Vec<Value> = relations
            .iter()
            .map(|(from, to, start, end)| {
                json!({"kind": "role", "from": from, "to": to, "former": false, "source": "rule:x", "score": 1.0,
                    "evidence": {"start": start, "end": end}})
            })
            .collect();
        let whole = json!({"schema": "", "id": "", "sha256": "", "language": "", "date": null, "title": null,
            "encoding": "", "offset_unit": "byte", "text": "x".repeat(60), "regions": [], "quotes": [],
            "crimes": [], "keywords": [], "counts": {"characters": 0, "tokens": 0, "sentences": 0}, "warnings": [], "packs": [],
            "entities": [entity("e1", "PER", &[0, 20]), entity("e2", "ROLE", &[10, 30]), entity("e3", "ROLE", &[40])],
            "relations": relations});
        serde_json::from_value(whole).unwrap_or_else(|error| unreachable!("{error}"))
    }

    fn gold(links: &[(u32, u32)]) -> Gold {
        let place = |start: u32, label| (Span::new(start, start + 10), label);
        let links = links.iter().map(|&(person, post)| (place(person, "PER"), place(post, "ROLE"))).collect();
        // The corpus does not mark «врач» at 40; it marks a post at 50 that was not found.
        let places = [(0, "PER"), (20, "PER"), (10, "ROLE"), (30, "ROLE"), (50, "ROLE")];
        Gold {
            places: places.into_iter().map(|(start, label)| place(start, label)).collect(),
            links: [("role", links)].into(),
        }
    }

    fn counts(links: &[(u32, u32)], relations: &[(&str, &str, u32, u32)]) -> Counts {
        let mut judgement = Judgement::default();
        judgement.add(&gold(links), &analysis(relations), "");
        judgement.kinds["role"]
    }

    #[test]
    fn a_link_is_right_by_the_entity_and_the_mention_in_its_words() {
        let one = Counts { right: 1, found: 1, gold: 1 };
        assert_eq!(counts(&[(0, 10)], &[("e1", "e2", 0, 20)]), one);
        // By another mention of the person, and where the evidence is the post alone.
        assert_eq!(counts(&[(20, 10)], &[("e1", "e2", 0, 20)]), one);
        assert_eq!(counts(&[(0, 30)], &[("e1", "e2", 30, 40)]), one);
        assert_eq!(counts(&[(0, 10)], &[("e1", "e2", 20, 40)]), Counts { right: 0, found: 1, gold: 1 });
    }

    #[test]
    fn links_between_mentions_that_one_side_lacks_are_left_out() {
        assert_eq!(counts(&[(0, 50)], &[("e1", "e3", 0, 50)]), Counts::default());
        // Twice the same is one.
        let twice = [("e1", "e2", 0, 20), ("e1", "e2", 0, 20)];
        assert_eq!(counts(&[(0, 10), (20, 10)], &twice), Counts { right: 1, found: 1, gold: 1 });
    }
}
