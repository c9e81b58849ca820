//! Dates in the nominative: «июле 2025 года» is July, «2011 году» the year 2011.

use crate::{Label, Mention, Source};
use sarap_morph::{Document, Grammemes, Pos};
use sarap_text::TokenKind;

/// Fills [`Mention::nominative`] of dates whose first word, or whose only word, is a noun in another case.
pub(super) fn fill(document: &Document<'_>, mentions: &mut [Mention]) {
    for mention in mentions.iter_mut().filter(|mention| mention.label == Label::Date && mention.nominative.is_none()) {
        mention.nominative = nominative(document, mention);
    }
}

fn nominative(document: &Document<'_>, mention: &Mention) -> Option<String> {
    let tokens = &document.segmentation.tokens;
    let first = tokens.binary_search_by_key(&mention.span.start(), |token| token.span.start()).ok()?;
    let inside = |at: &usize| tokens.get(*at).is_some_and(|token| mention.span.contains(token.span));
    let words: Vec<usize> = (first..).take_while(inside).filter(|&at| tokens[at].kind == TokenKind::Word).collect();
    // «19 сентября» begins with the day: its month stays in the genitive. «2011 году» and «2011-2013 годах» have one word.
    let &head = words.first()?;
    if head != first && words.len() > 1 {
        return None;
    }
    let found = document.morphology.tokens().get(head)?;
    // The model does not tell a year from a count of them: «65 лет».
    let counted = mention.value.is_none() && matches!(mention.source, Source::Model(_));
    let year = document.morphology.lemma(found.lemma) == "год" && !counted;
    if (head != first && !year) || found.tag.pos != Pos::Noun || found.tag.grammemes.has(Grammemes::NOMN) {
        return None;
    }
    let reading = document.morphology.readings(found.word).get(usize::from(found.chosen))?;
    let span = tokens[head].span;
    let number = found.tag.grammemes & Grammemes::NUMBERS;
    let word = document.dictionary.inflect(span.of(document.text), reading, Grammemes::NOMN | number)?;
    let (start, end) = (mention.span.start() as usize, mention.span.end() as usize);
    let before = document.text.get(start..span.start() as usize)?;
    let after = document.text.get(span.end() as usize..end)?;
    Some(format!("{before}{word}{after}").split_whitespace().collect::<Vec<_>>().join(" "))
}
