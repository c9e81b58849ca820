//! Dates of one word that need the words around: «накануне» by itself is the day before, and with a genitive behind it («накануне
//! выборов») no date of its own; «зимой» is a season of some year where something was or will be, and any where something is.

use super::edtf::Date;
use super::tense::tense;
use super::when::{Tense, Unit};
use super::{When, score};
use crate::{Label, Mention, Source};
use sarap_morph::{Document, Grammemes, Pos};

/// The word, in small letters.
const WORD: &str = "накануне";
const RULE: &str = "date.relative";
/// The seasons in which something happens, with their numbers in EDTF, and the bytes of the words.
const SEASONS: [(&str, u8); 4] = [("весной", 21), ("летом", 22), ("осенью", 23), ("зимой", 24)];
const SEASON: std::ops::RangeInclusive<u32> = 10..=12;
/// A season alone may be any.
const SOME_SEASON: f32 = 0.75;

/// Adds each «накануне» that is not part of one of the dates and times in `found`, which are in order.
pub(in crate::rules) fn find(document: &Document<'_>, found: &mut Vec<Mention>) {
    let (tokens, readings) = (&document.segmentation.tokens, document.morphology.tokens());
    let mut out = Vec::new();
    let mut dates = found.iter().filter(|mention| matches!(mention.label, Label::Date | Label::Time)).peekable();
    // The end of all dates that begin before a token.
    let mut reach = 0;
    // The last of them.
    let mut last: Option<&Mention> = None;
    let mut sentences = document.segmentation.sentences.iter().peekable();
    for (at, (token, reading)) in tokens.iter().zip(readings).enumerate() {
        while sentences.next_if(|sentence| sentence.tokens.end as usize <= at).is_some() {}
        let eve = token.span.len() == WORD.len() as u32 && document.morphology.lemma(reading.lemma) == WORD;
        let season = if SEASON.contains(&token.span.len()) { season(token.span.of(document.text)) } else { None };
        if !eve && season.is_none() {
            continue;
        }
        let end = sentences.peek().map_or(tokens.len(), |sentence| sentence.tokens.end as usize);
        let next = readings.get(at + 1).filter(|_| at + 1 < end);
        let governs = next.is_some_and(|next| next.tag.grammemes.has(Grammemes::GENT));
        while let Some(date) = dates.next_if(|date| date.span.start() < token.span.end()) {
            reach = reach.max(date.span.end());
            last = Some(date);
        }
        if reach > token.span.start() {
            continue;
        }
        let (when, rule, score) = match season {
            Some(season) => {
                // «поздней осенью», «каждой зимой»
                let qualified = at.checked_sub(1).and_then(|at| readings.get(at)).is_some_and(|before| {
                    matches!(before.tag.pos, Pos::Adjf | Pos::Prtf | Pos::Prep)
                        && before.tag.grammemes.has(Grammemes::SING)
                });
                if qualified || !matches!(tense(document, token.span), Tense::Past | Tense::Future) {
                    continue;
                }
                let season = Date { month: Some(season), ..Date::default() };
                // «в мае, а не осенью» tells of no order.
                let not = at
                    .checked_sub(1)
                    .and_then(|at| tokens.get(at))
                    .is_some_and(|token| token.span.of(document.text) == "не");
                let sentence = sentences.peek().map_or(0, |sentence| sentence.span.start());
                let told =
                    last.filter(|date| date.span.start() >= sentence && !not).and_then(|date| date.when.as_ref());
                let when = match told {
                    Some(before @ When::Date(Date { month: Some(_), .. })) => {
                        When::Following(Box::new(before.clone()), season)
                    }
                    _ => When::Date(season),
                };
                (when, "date.season", SOME_SEASON)
            }
            None if governs => continue,
            None => (When::Shifted(Unit::Day, -1), RULE, score::RELATIVE),
        };
        let value = when.edtf(None);
        let mention = Mention::new(token.span, Label::Date, Source::Rule(rule), score);
        out.push(Mention { when: Some(when), value, ..mention });
    }
    found.append(&mut out);
}

/// The season of a word, in small letters but perhaps for the first.
fn season(word: &str) -> Option<u8> {
    let (form, season) = SEASONS.iter().find(|(form, _)| word.get(2..) == form.get(2..))?;
    let first = word.chars().next()?;
    let same = form.starts_with(first) || form.starts_with(|c: char| first.to_lowercase().eq(Some(c)));
    same.then_some(*season)
}
