//! One pass over the tokens: every mention of every word and of every possible term, by lemma.

use crate::names::{Name, Names};
use crate::phrase::{Part, adjective_lemma, is_genitive, may_agree, part};
use sarap_morph::{Document, LemmaId, Pos, Tag, TokenReading, WordId};
use sarap_text::{Case, FxBuild, Span};
use std::collections::{BTreeMap, HashMap};

/// Words in a term, at most.
pub(crate) const LONGEST: usize = 5;
/// Adjectives before a noun, at most.
const ADJECTIVES: usize = 2;

/// The lemmas of a term in order, filled up with `u32::MAX`.
type Key = [u32; LONGEST];

/// One mention, in tokens.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Mention {
    /// First token.
    pub(crate) first: usize,
    /// The token after the last.
    pub(crate) end: usize,
    /// The noun that heads it.
    pub(crate) head: usize,
    /// Which of the head's readings is meant: the chosen one, unless only another agrees with the adjective before it.
    pub(crate) reading: u16,
}

impl Mention {
    /// The head's tag in this mention.
    pub(crate) fn tag(&self, document: &Document<'_>) -> Tag {
        let token = &document.morphology.tokens()[self.head];
        let readings = document.morphology.readings(token.word);
        // Where annotated texts taught the context a reading of its own, its tag counts.
        let own = if self.reading == token.chosen { None } else { readings.get(usize::from(self.reading)) };
        own.map_or(token.tag, |reading| reading.tag)
    }
}

/// A word or term with its mentions in order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Counted {
    pub(crate) mentions: Vec<Mention>,
}

/// What was counted.
#[derive(Debug, Default)]
pub(crate) struct Counts {
    /// In the order of the text.
    pub(crate) words: Vec<Counted>,
    /// In the order of the text.
    pub(crate) phrases: Vec<Counted>,
    /// For each name given, its mentions outside what is skipped.
    pub(crate) names: Vec<Counted>,
    /// Where the names stand.
    pub(crate) laid: Names,
    /// Number of tokens.
    pub(crate) tokens: usize,
}

/// Counts all words and possible terms of `document` outside `skipped`, and the mentions of `names`.
pub(crate) fn count(document: &Document<'_>, skipped: &[Span], names: &[Name<'_>]) -> Counts {
    let tokens = &document.segmentation.tokens;
    let readings = document.morphology.tokens();
    let outside = outside(document, skipped);
    let mut laid = Names::lay(document, names, &outside);
    let parts: Vec<Part> = tokens
        .iter()
        .zip(readings)
        .zip(&outside)
        .map(|((token, reading), &outside)| if outside { part(document, token, reading) } else { Part::Other })
        .collect();
    let mut counts = Counts { tokens: tokens.len(), ..Counts::default() };
    let mut missed: Vec<(usize, Mention)> = Vec::new();
    let bearers = bearers(document, &laid);
    let mut words: Vec<Option<usize>> = vec![None; document.morphology.lemma_count()];
    let mut phrases: HashMap<Key, usize, FxBuild> = HashMap::default();
    let mut adjectives = Adjectives::default();
    for sentence in &document.segmentation.sentences {
        let end = (sentence.tokens.end as usize).min(parts.len());
        let start = sentence.tokens.start as usize;
        for head in start..end {
            let word = matches!(parts[head], Part::Noun | Part::Name | Part::Adjective | Part::Verb);
            if word && !laid.holds(document, head) {
                let LemmaId(lemma) = readings[head].lemma;
                let mention = Mention { first: head, end: head + 1, head, reading: readings[head].chosen };
                // A mention that the tagger missed.
                let bearer = bearers.get(&lemma).filter(|_| tokens[head].case != Case::Lower);
                if let Some(&name) = bearer {
                    missed.push((name, mention));
                    continue;
                }
                let index = *words[lemma as usize].get_or_insert_with(|| {
                    counts.words.push(Counted::default());
                    counts.words.len() - 1
                });
                counts.words[index].mentions.push(mention);
            }
            if matches!(parts[head], Part::Noun | Part::Weak) {
                for mention in terms(document, &parts, start, head, end) {
                    if !laid.allows(mention.first, mention.end) {
                        continue;
                    }
                    let mut key = [u32::MAX; LONGEST];
                    for (slot, token) in key.iter_mut().zip(mention.first..mention.end) {
                        *slot = if parts[token] == Part::Adjective {
                            adjectives.id(document, &readings[token])
                        } else {
                            readings[token].lemma.0
                        };
                    }
                    let index = *phrases.entry(key).or_insert_with(|| {
                        counts.phrases.push(Counted::default());
                        counts.phrases.len() - 1
                    });
                    counts.phrases[index].mentions.push(mention);
                }
            }
        }
    }
    for (name, mention) in missed {
        laid.mentions[name].push(mention);
    }
    let sorted = |mut mentions: Vec<Mention>| {
        mentions.sort_unstable_by_key(|mention| (mention.first, mention.end));
        Counted { mentions }
    };
    counts.names = std::mem::take(&mut laid.mentions).into_iter().map(sorted).collect();
    counts.laid = laid;
    counts
}

/// Which name the noun of a lemma stands for, where one token is enough for it.
fn bearers(document: &Document<'_>, laid: &Names) -> BTreeMap<u32, usize> {
    let mut bearers = BTreeMap::new();
    for (name, mentions) in laid.mentions.iter().enumerate() {
        for mention in mentions.iter().filter(|mention| mention.end - mention.first == 1) {
            let reading = &document.morphology.tokens()[mention.first];
            if matches!(reading.tag.pos, Pos::Noun | Pos::Latin) {
                // A surname that two have is nobody's.
                let own = bearers.entry(reading.lemma.0).or_insert(Some(name));
                *own = own.filter(|&other| other == name);
            }
        }
    }
    bearers.into_iter().filter_map(|(lemma, name)| Some((lemma, name?))).collect()
}

/// Numbers for the lemmas of adjectives, whatever reading the context chose for a mention.
#[derive(Default)]
struct Adjectives {
    words: HashMap<WordId, u32, FxBuild>,
    lemmas: HashMap<String, u32, FxBuild>,
}

impl Adjectives {
    fn id(&mut self, document: &Document<'_>, adjective: &TokenReading) -> u32 {
        if let Some(&id) = self.words.get(&adjective.word) {
            return id;
        }
        // From the top downwards: lemma numbers of nouns grow from 0.
        let next = u32::MAX - 1 - self.lemmas.len() as u32;
        let id = *self.lemmas.entry(adjective_lemma(document, adjective)).or_insert(next);
        self.words.insert(adjective.word, id);
        id
    }
}

/// Whether each token lies outside all skipped spans.
pub(crate) fn outside(document: &Document<'_>, skipped: &[Span]) -> Vec<bool> {
    let mut skipped = skipped.to_vec();
    skipped.sort_unstable();
    let mut next = skipped.iter().peekable();
    let mut reach = 0;
    let tokens = document.segmentation.tokens.iter();
    tokens
        .map(|token| {
            while let Some(span) = next.next_if(|span| span.start() < token.span.end()) {
                reach = reach.max(span.end());
            }
            reach <= token.span.start()
        })
        .collect()
}

/// All terms of two words or more that `head` is the head of.
fn terms(document: &Document<'_>, parts: &[Part], start: usize, head: usize, end: usize) -> Vec<Mention> {
    let readings = document.morphology.tokens();
    let (mut first, mut tag, mut reading) = (head, readings[head].tag, readings[head].chosen);
    while first > start && head - first < ADJECTIVES && parts[first - 1] == Part::Adjective {
        let adjective = &readings[first - 1];
        if !may_agree(document, adjective, tag) {
            // «Организованной преступности противостоят»: the adjective knows the case better than the verb.
            let all = document.morphology.readings(readings[head].word).iter().zip(0..);
            let mut other = all.filter(|(other, _)| other.tag.pos == Pos::Noun && first == head);
            let Some((other, index)) = other.find(|(other, _)| may_agree(document, adjective, other.tag)) else {
                break;
            };
            (tag, reading) = (other.tag, index);
        }
        first -= 1;
    }
    // «министр внутренних дел»: the weak noun's term is the longer one.
    let hangs = |first: usize| {
        first > start && is_genitive(tag) && matches!(parts[first - 1], Part::Noun | Part::Name | Part::Weak)
    };
    // The ends of genitive chains: «министерство | внутренних дел | республики».
    let (mut ends, mut count) = ([head + 1; LONGEST], 1);
    let mut at = head + 1;
    while at < end && at - head < LONGEST && count < LONGEST {
        let noun = (at..end.min(at + ADJECTIVES + 1)).find(|&noun| parts[noun] != Part::Adjective);
        let Some(noun) =
            noun.filter(|&noun| matches!(parts[noun], Part::Noun | Part::Weak) && is_genitive(readings[noun].tag))
        else {
            break;
        };
        if !(at..noun).all(|adjective| may_agree(document, &readings[adjective], readings[noun].tag)) {
            break;
        }
        at = noun + 1;
        ends[count] = at;
        count += 1;
    }
    let mut all = Vec::new();
    for &end in &ends[..count] {
        for first in first..=head {
            if parts[head] == Part::Weak && (first == head || hangs(first)) {
                continue;
            }
            if (2..=LONGEST).contains(&(end - first)) {
                all.push(Mention { first, end, head, reading });
            }
        }
    }
    all
}
