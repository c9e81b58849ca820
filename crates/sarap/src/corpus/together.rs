//! Which entities stand in the same sentence, and how relations carry over from documents.

use super::Corpus;
use super::merged::Merged;
use super::part::Part;
use serde::Serialize;
use std::collections::BTreeMap;

/// A sentence with more entities is a list or a table: of these each stands with the ones near it only.
const WIDEST: usize = 64;

/// A place in a document, in the document's unit.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
pub struct Place {
    /// The document's number.
    pub document: u32,
    /// First unit.
    pub start: u32,
    /// The unit after the last.
    pub end: u32,
}

/// Two entities that stand in the same sentence.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Together {
    /// Ids of the entities, the more frequent first.
    pub entities: [String; 2],
    /// How many sentences name both.
    pub count: u32,
    /// The sentences, in order.
    pub places: Vec<Place>,
}

/// What documents say of two entities, or of one and the document.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct CorpusRelation {
    /// As in an analysis: `role`, `works_for`, `located_in`, `reports`, `cites`.
    pub kind: String,
    /// Id of a corpus entity.
    pub from: String,
    /// Id of a corpus entity; `None` where the link goes to the document itself.
    pub to: Option<String>,
    /// Whether every place says that it is over.
    pub former: bool,
    /// How sure the surest place is, 0 to 1, in thousandths.
    pub score: f64,
    /// The words that say it, in order.
    pub places: Vec<Place>,
}

impl Merged {
    /// All pairs that stand in a sentence, the most frequent first. Where one name lies inside the other («министр внутренних
    /// дел Казахстана») the two don't count as a pair.
    pub fn together(&self, corpus: &Corpus) -> Vec<Together> {
        let mut pairs: Vec<(u32, u32, Place)> = Vec::new();
        for (document, part, of) in self.counted(corpus) {
            pairs_in(document, part, of, |_| true, &mut pairs);
        }
        self.gathered(pairs)
    }

    /// The pairs of one entity, by its place in `entities`.
    pub fn together_with(&self, corpus: &Corpus, entity: u32) -> Vec<Together> {
        let mut pairs: Vec<(u32, u32, Place)> = Vec::new();
        let documents = self.entities.get(entity as usize).map(|one| one.documents.as_slice()).unwrap_or_default();
        let mut wanted: Vec<u32> = documents.iter().filter(|one| one.count > 0).map(|one| one.document).collect();
        wanted.dedup();
        for (document, part, of) in self.counted(corpus).filter(|(document, ..)| wanted.binary_search(document).is_ok())
        {
            pairs_in(document, part, of, |number| number == entity, &mut pairs);
        }
        pairs.retain(|(one, other, _)| *one == entity || *other == entity);
        self.gathered(pairs)
    }

    /// What the documents' relations say of the entities, in order of the entities.
    pub fn relations(&self, corpus: &Corpus) -> Vec<CorpusRelation> {
        let mut found: BTreeMap<(&str, u32, Option<u32>), CorpusRelation> = BTreeMap::new();
        for (document, part, of) in self.counted(corpus) {
            for link in &part.links {
                let number = |entity: u32| of.get(entity as usize).copied();
                let Some(from) = number(link.from) else { continue };
                let to = link.to.and_then(number);
                if to == Some(from) || to.is_none() != link.to.is_none() {
                    continue;
                }
                let relation = found.entry((&link.kind, from, to)).or_insert_with(|| CorpusRelation {
                    kind: link.kind.clone(),
                    from: self.id(from),
                    to: to.map(|to| self.id(to)),
                    former: true,
                    score: 0.0,
                    places: Vec::new(),
                });
                relation.former &= link.former;
                relation.score = relation.score.max(f64::from(link.score) / 1000.0);
                relation.places.push(Place { document, start: link.start, end: link.end });
            }
        }
        found.into_values().collect()
    }

    fn id(&self, number: u32) -> String {
        self.entities.get(number as usize).map(|entity| entity.id.clone()).unwrap_or_default()
    }

    /// The documents that are no copies: number, part, and the entities' places in `entities`.
    fn counted<'a>(&'a self, corpus: &'a Corpus) -> impl Iterator<Item = (u32, &'a Part, &'a [u32])> {
        let copies = corpus.copies();
        let all = corpus.parts().zip(&self.of).enumerate();
        all.filter(move |(number, _)| !copies.contains(number))
            .map(|(number, (part, of))| (u32::try_from(number).unwrap_or(u32::MAX), part, of.as_slice()))
    }

    fn gathered(&self, mut pairs: Vec<(u32, u32, Place)>) -> Vec<Together> {
        pairs.sort_unstable();
        pairs.dedup();
        let mut found: Vec<Together> = pairs
            .chunk_by(|a, b| (a.0, a.1) == (b.0, b.1))
            .filter_map(|chunk| {
                let (one, other, _) = chunk.first()?;
                Some(Together {
                    entities: [self.id(*one), self.id(*other)],
                    count: u32::try_from(chunk.len()).unwrap_or(u32::MAX),
                    places: chunk.iter().map(|(_, _, place)| *place).collect(),
                })
            })
            .collect();
        // The pairs are in order of the entities, and stay so among equals.
        found.sort_by_key(|pair| std::cmp::Reverse(pair.count));
        found
    }
}

/// The pairs of one document, of which one at least is `wanted`.
fn pairs_in(document: u32, part: &Part, of: &[u32], wanted: impl Fn(u32) -> bool, pairs: &mut Vec<(u32, u32, Place)>) {
    for sentence in &part.sentences {
        let place = Place { document, start: sentence.start, end: sentence.end };
        let mentions: Vec<(u32, u32, u32)> = sentence
            .mentions
            .iter()
            .filter_map(|&(entity, start, end)| Some((*of.get(entity as usize)?, start, end)))
            .collect();
        for (at, &(one, _, end)) in mentions.iter().enumerate() {
            for &(other, start, _) in mentions.iter().skip(at + 1).take(WIDEST) {
                // In order of their starts: the second lies behind the first or inside it.
                if one != other && start >= end && (wanted(one) || wanted(other)) {
                    pairs.push((one.min(other), one.max(other), place));
                }
            }
        }
    }
}
