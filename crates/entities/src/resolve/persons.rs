//! Persons' extents made whole by the dictionary, and doubtful ones dropped.
//!
//! * A surname before a first name belongs to it: «Иванов» + «Иван Иванович», if the two agree in case.
//! * A common noun that the model took for a person for its capital at the start of a sentence is none.

use crate::{Label, Mention, Source};
use sarap_morph::{Document, Grammemes, Origin, Reading};
use sarap_text::{Case, TokenKind};

/// A common noun at the start of a sentence needs the model to be surer than that.
const SURE: f32 = 0.85;

/// Mends the persons in `mentions`, which are in order and apart; so is the result.
pub(super) fn mend(document: &Document<'_>, mentions: Vec<Mention>) -> Vec<Mention> {
    let mut out: Vec<Mention> = Vec::with_capacity(mentions.len());
    for mut mention in mentions {
        let model = mention.label == Label::Per && matches!(mention.source, Source::Model(_));
        let Some(first) = first_token(document, &mention).filter(|_| model) else {
            out.push(mention);
            continue;
        };
        if mention.score < SURE && is_sentence_start(document, first) && is_common_noun(document, &mention, first) {
            continue;
        }
        if let Some(before) = first.checked_sub(1).filter(|&before| is_surname_of(document, before, first)) {
            let surname = document.segmentation.tokens[before].span;
            match out.last() {
                Some(last) if last.span == surname && last.label == Label::Per => {
                    mention.score = mention.score.min(last.score);
                    mention.span = mention.span.cover(surname);
                    out.pop();
                }
                Some(last) if last.span.overlaps(surname) => {}
                // A surname that the model left out needs the patronymic as a witness.
                _ if has(document, first + 1, Grammemes::PATR)
                    && mention.span.contains(document.segmentation.tokens[first + 1].span) =>
                {
                    mention.span = mention.span.cover(surname);
                }
                _ => {}
            }
        }
        out.push(mention);
    }
    out
}

/// The token that the mention begins with.
fn first_token(document: &Document<'_>, mention: &Mention) -> Option<usize> {
    document.segmentation.tokens.binary_search_by_key(&mention.span.start(), |token| token.span.start()).ok()
}

fn readings<'d>(document: &Document<'d>, token: usize) -> &'d [Reading] {
    document.morphology.tokens().get(token).map_or(&[], |chosen| document.morphology.readings(chosen.word))
}

fn has(document: &Document<'_>, token: usize, grammeme: Grammemes) -> bool {
    token < document.segmentation.tokens.len()
        && readings(document, token).iter().any(|reading| reading.tag.grammemes.any(grammeme))
}

/// Whether token `before` is a surname that agrees with the first name at token `name`, one space away.
fn is_surname_of(document: &Document<'_>, before: usize, name: usize) -> bool {
    let (surname, first) = (document.segmentation.tokens[before], document.segmentation.tokens[name]);
    let between = document.text.get(surname.span.end() as usize..first.span.start() as usize);
    let shape = surname.kind == TokenKind::Word && matches!(surname.case, Case::Title | Case::Upper | Case::Mixed);
    if between != Some(" ") || !shape || is_first_name(document, before) {
        return false;
    }
    let of = |token: usize, grammeme| {
        readings(document, token).iter().filter(move |r| r.tag.grammemes.has(grammeme | Grammemes::SING))
    };
    of(before, Grammemes::SURN).any(|surname| {
        of(name, Grammemes::NAME).any(|name| {
            let (one, other) = (surname.tag.grammemes, name.tag.grammemes);
            (one & other).any(Grammemes::CASES)
                && ((one & other).any(Grammemes::GENDERS) || !one.any(Grammemes::GENDERS))
        })
    })
}

/// A first name in the singular: «Иванов» may be the genitive plural of «Иван» too.
fn is_first_name(document: &Document<'_>, token: usize) -> bool {
    readings(document, token).iter().any(|reading| reading.tag.grammemes.has(Grammemes::NAME | Grammemes::SING))
}

fn is_sentence_start(document: &Document<'_>, token: usize) -> bool {
    let sentences = &document.segmentation.sentences;
    let at = sentences.partition_point(|sentence| (sentence.tokens.start as usize) < token);
    sentences.get(at).is_some_and(|sentence| sentence.tokens.start as usize == token)
}

/// Whether the mention is one word that the dictionary knows, and not as a name.
fn is_common_noun(document: &Document<'_>, mention: &Mention, token: usize) -> bool {
    let names =
        Grammemes::NAME | Grammemes::SURN | Grammemes::PATR | Grammemes::GEOX | Grammemes::ORGN | Grammemes::ABBR;
    let known = readings(document, token);
    document.segmentation.tokens[token].span == mention.span
        && !known.is_empty()
        && known.iter().all(|reading| reading.origin == Origin::Dictionary && !reading.tag.grammemes.any(names))
}
