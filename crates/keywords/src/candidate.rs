//! What may be a keyword, with the figures that tell how much it matters.

use crate::background::rarity;
use crate::count::{Counted, Counts, Mention};
use crate::names::{Name, NameKind, is_name};
use crate::select::Selected;
use sarap_morph::{Document, Grammemes, Pos, Reading};
use sarap_text::Case;
use std::collections::BTreeSet;

/// What a candidate is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum What {
    /// A noun, an abbreviation, a word in Latin letters.
    Noun,
    /// An adjective or a verb.
    Other,
    /// Several words.
    Phrase,
    /// A name, by its number among the document's names.
    Name(usize, NameKind),
}

/// A candidate.
#[derive(Debug)]
pub(crate) struct Candidate<'c> {
    pub(crate) what: What,
    pub(crate) counted: &'c Counted,
    pub(crate) figures: Figures,
}

/// What is measured of a candidate.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Figures {
    /// Mentions.
    pub mentions: f64,
    /// Of these, those inside a longer repeated phrase or a longer name.
    pub inside: f64,
    /// Where the first one stands, in tokens.
    pub first: f64,
    /// In how many tenths of the document it stands, 1 to 10.
    pub tenths: f64,
    /// Words.
    pub words: f64,
    /// The least rarity of its words in other texts, in bits.
    pub least: f64,
    /// The mean of their rarities.
    pub mean: f64,
    /// Mentions of the head by itself or in other phrases.
    pub heads: f64,
    /// Share of its words that the title has.
    pub title: f64,
    /// 1 for what begins with a capital wherever it stands.
    pub capital: f64,
    /// Tokens of the document.
    pub tokens: f64,
}

/// All candidates: nouns, adjectives, verbs, the selected phrases, names.
pub(crate) fn candidates<'c>(
    document: &Document<'_>,
    counts: &'c Counts,
    selected: &'c Selected<'c>,
    names: &[Name<'_>],
    title: &BTreeSet<u32>,
) -> Vec<Candidate<'c>> {
    let mut all = Vec::with_capacity(counts.words.len() + selected.phrases.len() + counts.names.len());
    for counted in counts.words.iter().filter(|counted| !only_inside_names(document, counted, selected)) {
        let noun = counted.mentions.first().is_some_and(|m| matches!(m.tag(document).pos, Pos::Noun | Pos::Latin));
        all.push((if noun { What::Noun } else { What::Other }, counted));
    }
    all.extend(selected.phrases.iter().map(|&counted| (What::Phrase, counted)));
    for (index, (counted, name)) in counts.names.iter().zip(names).enumerate() {
        if counted.mentions.is_empty() || name.name.starts_with(['@', '#']) || name.name.contains("..") {
            continue;
        }
        let nameless = name.kind != NameKind::Person && is_no_noun(document, name.name);
        all.push((if nameless { What::Other } else { What::Name(index, name.kind) }, counted));
    }
    let mut heads = vec![0_u32; document.morphology.lemma_count()];
    for mention in counts.words.iter().flat_map(|counted| &counted.mentions) {
        heads[document.morphology.tokens()[mention.head].lemma.0 as usize] += 1;
    }
    let measure = Measure { document, counts, selected, title, heads };
    all.into_iter().map(|(what, counted)| Candidate { what, counted, figures: measure.figures(counted) }).collect()
}

/// «Аравия» that is always «Саудовская Аравия».
fn only_inside_names(document: &Document<'_>, counted: &Counted, selected: &Selected<'_>) -> bool {
    let name = counted.mentions.first().is_some_and(|mention| is_name(document, mention.head));
    name && counted.mentions.iter().all(|mention| selected.headed[mention.head])
}

/// «Европейский» without its bank, «Выступая» at a sentence's start.
fn is_no_noun(document: &Document<'_>, name: &str) -> bool {
    let mut readings = Vec::new();
    if !name.contains(' ') {
        document.dictionary.read(name, &mut readings);
    }
    // Surnames aside, which look like adjectives; «Сочи» may be a verb, but is a noun too.
    let noun = |reading: &Reading| match reading.tag.pos {
        Pos::Noun => !reading.tag.grammemes.any(Grammemes::SURN),
        pos => !matches!(pos, Pos::Adjf | Pos::Prtf | Pos::Prts | Pos::Verb | Pos::Infn | Pos::Grnd | Pos::Advb),
    };
    !readings.is_empty() && !readings.iter().any(noun)
}

struct Measure<'m, 'd> {
    document: &'m Document<'d>,
    counts: &'m Counts,
    selected: &'m Selected<'m>,
    title: &'m BTreeSet<u32>,
    heads: Vec<u32>,
}

impl Measure<'_, '_> {
    fn figures(&self, counted: &Counted) -> Figures {
        let Some(first) = counted.mentions.first() else { return Figures::default() };
        let mut figures = Figures {
            mentions: counted.mentions.len() as f64,
            first: first.first as f64,
            tokens: self.counts.tokens as f64,
            ..Figures::default()
        };
        let mut tenths = [false; 10];
        let mut capital = 0;
        for mention in &counted.mentions {
            tenths[(mention.first * 10 / self.counts.tokens.max(1)).min(9)] = true;
            capital += usize::from(self.document.segmentation.tokens[mention.first].case != Case::Lower);
            if first.end - first.first == 1 {
                figures.inside +=
                    f64::from(u8::from(self.selected.covered[mention.head] || self.counts.laid.covers(mention.head)));
            }
        }
        figures.tenths = tenths.iter().filter(|&&tenth| tenth).count() as f64;
        figures.capital = f64::from(u8::from(capital == counted.mentions.len()));
        let longest = counted.mentions.iter().rev().max_by_key(|mention| mention.end - mention.first).unwrap_or(first);
        self.words(longest, &mut figures);
        figures
    }

    fn words(&self, mention: &Mention, figures: &mut Figures) {
        let (mut words, mut sum, mut titled) = (0.0, 0.0, 0.0);
        figures.least = f64::MAX;
        for token in mention.first..mention.end {
            let reading = &self.document.morphology.tokens()[token];
            if matches!(reading.tag.pos, Pos::Punct) {
                continue;
            }
            let rarity = rarity(self.document.morphology.lemma(reading.lemma));
            words += 1.0;
            sum += rarity;
            figures.least = figures.least.min(rarity);
            titled += f64::from(u8::from(self.title.contains(&reading.lemma.0)));
            if token == mention.head {
                figures.heads = f64::from(self.heads[reading.lemma.0 as usize]);
            }
        }
        if words == 0.0 {
            figures.least = 0.0;
        }
        figures.words = words;
        figures.mean = sum / f64::max(words, 1.0);
        figures.title = titled / f64::max(words, 1.0);
    }
}
