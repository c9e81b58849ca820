//! Names in dictionary form.
//!
//! Each mention gets several hypotheses, one for each case, gender and number in which all its changing words agree. Their
//! weights come from the readings, from the words around, and then from the other mentions of the document: «Мухамеджанова»
//! alone may be a woman in the nominative or a man in the genitive, but not beside «Бектас Мухамеджанов».

mod agreement;
mod hypothesis;
mod memory;
mod numerals;

pub(super) use agreement::{Agreement, Agreements};
pub(super) use hypothesis::{HOPELESS, Hypothesis, normalised, verb_factor};
pub use memory::Memory;
pub(super) use memory::forms_of;

use super::context::around;
use super::forms::Cases;
use super::person;
use super::phrase;
use super::support::Support;
use super::titles;
use super::words::{folded, one_line, with_capitals};
use crate::{Label, Mention};
use sarap_morph::{Document, Pos, TokenReading};
use sarap_text::Span;

/// Fills [`Mention::nominative`] of persons and of all that is named by a phrase. Returns for each mention its proper-name
/// part in dictionary form, where it is a part.
pub(super) fn fill(document: &Document<'_>, mentions: &mut [Mention], memory: &mut Memory) -> Vec<Option<String>> {
    let agreements = titles::agreements(document, mentions);
    let hypotheses: Vec<Vec<Hypothesis>> = mentions
        .iter()
        .map(|mention| {
            let beside = agreements.get(&(mention.label, mention.span.start())).copied();
            hypotheses(document, mention, beside, memory)
        })
        .collect();
    let parts = mentions.iter().map(|mention| part(document, mention, memory)).collect();
    let support = Support::new(document, mentions, &hypotheses);
    let chosen: Vec<Option<String>> =
        hypotheses.into_iter().enumerate().map(|(at, list)| support.best(at, list)).collect();
    for (mention, nominative) in mentions.iter_mut().zip(chosen) {
        if nominative.is_some() {
            mention.nominative = nominative;
        }
    }
    parts
}

/// The possible dictionary forms of a mention; none where its kind has none. `beside` has the cases of the
/// post or the name that it agrees with.
fn hypotheses(
    document: &Document<'_>,
    mention: &Mention,
    beside: Option<Cases>,
    memory: &mut Memory,
) -> Vec<Hypothesis> {
    use Label::{Crime, Date, Event, Facility, Law, Loc, Norp, Org, Per, Product, Role, Time, Work};
    let (span, label) = (mention.span, mention.label);
    let described = matches!(label, Date | Time) && mention.value.is_none() && is_described(document, span);
    // A post that has its noun from another.
    if let Some(given) = mention.nominative.clone() {
        return vec![Hypothesis { keys: vec![folded(&given)], text: given, weight: 1.0 }];
    }
    let kept = || {
        let text = one_line(span.of(document.text));
        vec![Hypothesis { keys: vec![folded(&text)], text, weight: 1.0 }]
    };
    match label {
        Per => {
            let mut surroundings = around(document, span, true);
            beside.into_iter().for_each(|cases| surroundings.agree(cases));
            person::hypotheses(document, span, &surroundings, memory)
        }
        Org | Loc | Role | Law | Crime | Event | Facility | Work | Product | Norp => {
            if let Some(text) = adjective(document, mention) {
                return vec![Hypothesis { keys: vec![folded(&text)], text, weight: 1.0 }];
            }
            let mut surroundings = around(document, span, false);
            beside.into_iter().for_each(|cases| surroundings.agree(cases));
            // A title stands in quotes as it is printed on the thing; an offence may be told by a verb.
            let title = matches!(label, Work | Product) && surroundings.quoted;
            if title || (!matches!(label, Org | Loc) && begins_otherwise(document, span)) {
                return kept();
            }
            numerals::beside(document.text, span, label, |rest| {
                phrase::hypotheses(document, rest, &surroundings, label, memory)
            })
        }
        // «прошлым летом»: a time that no rule reads is a phrase like others.
        Date | Time if described => phrase::hypotheses(document, span, &around(document, span, false), Event, memory),
        _ => Vec::new(),
    }
}

/// Whether a noun follows adjectives: numbers and lists are no such phrase.
fn is_described(document: &Document<'_>, span: Span) -> bool {
    let tokens = &document.segmentation.tokens;
    let from = tokens.partition_point(|token| token.span.start() < span.start());
    let readings = document.morphology.tokens().get(from..).unwrap_or_default();
    let mut words = readings.iter().zip(&tokens[from..]).take_while(|(_, token)| span.contains(token.span));
    let mut adjectives = 0;
    words
        .find(|(reading, _)| {
            let adjective = matches!(reading.tag.pos, Pos::Adjf | Pos::Prtf);
            adjectives += usize::from(adjective);
            !adjective
        })
        .is_some_and(|(reading, _)| adjectives > 0 && reading.tag.pos == Pos::Noun)
}

/// A group or a place named by an adjective alone: «православные», «российского».
fn adjective(document: &Document<'_>, mention: &Mention) -> Option<String> {
    let (token, reading) = first_word(document, mention.span)?;
    let word = token.of(document.text);
    // An adjective is no proper name, so that its part of one is empty.
    let alone = word.starts_with(char::is_lowercase) || mention.name.is_some_and(Span::is_empty);
    let wanted = mention.label == Label::Norp || (mention.label == Label::Loc && alone);
    (wanted && token == mention.span && reading.tag.pos == Pos::Adjf)
        .then(|| with_capitals(word, document.morphology.lemma(reading.lemma)))
}

/// Whether the first word neither is a noun nor may stand before one: a verb, a preposition.
fn begins_otherwise(document: &Document<'_>, span: Span) -> bool {
    first_word(document, span).is_some_and(|(_, reading)| {
        matches!(
            reading.tag.pos,
            Pos::Verb | Pos::Infn | Pos::Grnd | Pos::Prts | Pos::Advb | Pos::Prep | Pos::Conj | Pos::Prcl
        )
    })
}

fn first_word<'d>(document: &'d Document<'_>, span: Span) -> Option<(Span, &'d TokenReading)> {
    let tokens = &document.segmentation.tokens;
    let first = tokens.binary_search_by_key(&span.start(), |token| token.span.start()).ok()?;
    Some((tokens[first].span, document.morphology.tokens().get(first)?))
}

const QUOTES: [char; 6] = ['«', '»', '"', '“', '”', '„'];

/// The proper-name part of an organisation or a place in dictionary form, without the quotes around it.
fn part(document: &Document<'_>, mention: &Mention, memory: &mut Memory) -> Option<String> {
    let span = mention.name.filter(|name| !name.is_empty())?;
    let before = document.text.get(mention.span.start() as usize..span.start() as usize)?.trim_end();
    let text = if before.ends_with(QUOTES) && !before.trim_end_matches(QUOTES).is_empty() {
        // «РИА «Новости»»
        one_line(span.of(document.text))
    } else {
        phrase::hypotheses(document, span, &around(document, span, false), mention.label, memory)
            .into_iter()
            .next()?
            .text
    };
    let bare = text.trim_matches(QUOTES);
    // «Банк «Заря» Плюс» loses no quote of its own.
    let whole = bare.contains(QUOTES);
    Some(if whole { text } else { bare.to_owned() })
}
