//! «Накануне» by itself is the day before; with a genitive behind it («накануне выборов») it is no date of its own.

use super::When;
use super::when::Unit;
use crate::{Label, Mention, Source};
use sarap_morph::{Document, Grammemes};

/// The word, in small letters.
const WORD: &str = "накануне";
const RULE: &str = "date.relative";

/// Adds each «накануне» that is not part of one of the dates and times in `found`, which are in order.
pub(in crate::rules) fn find(document: &Document<'_>, found: &mut Vec<Mention>) {
    let (tokens, readings) = (&document.segmentation.tokens, document.morphology.tokens());
    let mut out = Vec::new();
    let mut dates = found.iter().filter(|mention| matches!(mention.label, Label::Date | Label::Time)).peekable();
    // The end of all dates that begin before a token.
    let mut reach = 0;
    let mut sentences = document.segmentation.sentences.iter().peekable();
    for (at, (token, reading)) in tokens.iter().zip(readings).enumerate() {
        while sentences.next_if(|sentence| sentence.tokens.end as usize <= at).is_some() {}
        if token.span.len() != WORD.len() as u32 || document.morphology.lemma(reading.lemma) != WORD {
            continue;
        }
        let end = sentences.peek().map_or(tokens.len(), |sentence| sentence.tokens.end as usize);
        let next = readings.get(at + 1).filter(|_| at + 1 < end);
        let governs = next.is_some_and(|next| next.tag.grammemes.has(Grammemes::GENT));
        while let Some(date) = dates.next_if(|date| date.span.start() < token.span.end()) {
            reach = reach.max(date.span.end());
        }
        if governs || reach > token.span.start() {
            continue;
        }
        let when = When::Shifted(Unit::Day, -1);
        let value = when.edtf(None);
        let mention = Mention::new(token.span, Label::Date, Source::Rule(RULE), super::score::RELATIVE);
        out.push(Mention { when: Some(when), value, ..mention });
    }
    found.append(&mut out);
}
