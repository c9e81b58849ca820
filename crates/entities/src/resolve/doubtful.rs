//! What a model finds that is no name of a thing, or is the name of another thing: left out before overlaps are decided.
//!
//! * An event is told by a noun or a verb, not by how something else is done: «выступая». A meeting that nothing tells from
//!   others («на полях прошли встречи») is none, unless the model is sure.
//! * A site is no product where it is more surely an organisation («сообщает Caravan.kz»), and a name no place where it is more
//!   surely a person.
//! * A listed place's adjective that an international organisation's name begins with is no place: «Шанхайская организация
//!   сотрудничества» is not in Shanghai.

use super::lists;
use crate::{Label, Mention, Source};
use sarap_morph::{Document, Pos, TokenReading};
use sarap_text::Span;
use std::collections::BTreeMap;

/// Words that alone name no event.
const NO_EVENTS: &[&str] = &["встреча"];

/// A model must be so sure of one of them.
const SURE: f32 = 0.5;

/// Leaves out events, sites and places that are none.
pub(super) fn leave_out(document: &Document<'_>, mentions: &mut Vec<Mention>) {
    let mut surest: BTreeMap<(u32, u32, Label), f32> = BTreeMap::new();
    for mention in mentions.iter().filter(|mention| matches!(mention.label, Label::Org | Label::Per)) {
        let score = surest.entry((mention.span.start(), mention.span.end(), mention.label)).or_default();
        *score = score.max(mention.score);
    }
    mentions.retain(|mention| {
        if !matches!(mention.source, Source::Model(_)) {
            return true;
        }
        let other = match mention.label {
            Label::Product if mention.span.of(document.text).contains('.') => Label::Org,
            Label::Loc => Label::Per,
            Label::Event => return !is_no_event(document, mention),
            _ => return true,
        };
        let rival = surest.get(&(mention.span.start(), mention.span.end(), other));
        rival.is_none_or(|score| *score < mention.score)
    });
}

/// The reading of a mention of one word.
fn word(document: &Document<'_>, mention: &Mention) -> Option<TokenReading> {
    let tokens = &document.segmentation.tokens;
    let at = tokens.binary_search_by_key(&mention.span.start(), |token| token.span.start()).ok()?;
    tokens.get(at).filter(|token| token.span == mention.span)?;
    document.morphology.tokens().get(at).copied()
}

fn is_no_event(document: &Document<'_>, mention: &Mention) -> bool {
    let lemma = |word: &TokenReading| document.morphology.lemma(word.lemma);
    word(document, mention)
        .is_some_and(|word| word.tag.pos == Pos::Grnd || (mention.score < SURE && NO_EVENTS.contains(&lemma(&word))))
}

/// Leaves out the adjectives that begin the names of international organisations, of mentions in dictionary form; `parts` goes
/// with them.
pub(super) fn leave_out_adjectives(
    document: &Document<'_>,
    mentions: Vec<Mention>,
    parts: Vec<Option<String>>,
) -> (Vec<Mention>, Vec<Option<String>>) {
    let lists = lists::get();
    // Of the last organisation that a list knows, the span.
    let mut body: Option<Span> = None;
    let stays = |mention: &Mention| {
        if mention.label == Label::Org {
            let listed = mention.nominative.as_deref().and_then(|name| lists.organisation(name));
            if listed.is_some_and(|listed| !listed.is_of_states()) {
                body = Some(mention.span);
            }
        }
        let begins = body.is_some_and(|body| body.start() == mention.span.start() && body.end() > mention.span.end());
        let adjective = || {
            let word = word(document, mention).filter(|word| word.tag.pos == Pos::Adjf);
            word.is_some_and(|word| lists.place(document.morphology.lemma(word.lemma)).is_some())
        };
        !(mention.label == Label::Loc && begins && adjective())
    };
    let stays: Vec<bool> = mentions.iter().map(stays).collect();
    let kept = |at: usize| stays.get(at).copied().unwrap_or(true);
    let mentions = mentions.into_iter().enumerate().filter(|(at, _)| kept(*at)).map(|(_, mention)| mention).collect();
    let parts = parts.into_iter().enumerate().filter(|(at, _)| kept(*at)).map(|(_, part)| part).collect();
    (mentions, parts)
}
