//! Where the document has it from: «сообщает X со ссылкой на Y», «по данным X», «об этом сообщили в X».

use super::lexicon::Meaning;
use super::speaker::{self, Speaker};
use super::{Found, Source};
use crate::Label;
use sarap_morph::Pos;
use std::ops::Range;

/// How far behind the verb a cited source may be named, in tokens.
const REACH: usize = 30;

/// What `verb` with its `speaker` says of sources: an organisation or site that reports, and whom it cites. With `about` («об
/// этом заявил Ларин») anybody reports.
pub(super) fn add(found: &mut Found<'_, '_>, verb: usize, speaker: &Speaker, sentence: Range<usize>, about: bool) {
    let view = found.view;
    let reports = view.means(verb, Meaning::Report) || view.means(verb, Meaning::Document);
    let mut from = None;
    if about {
        from = speaker.entity;
    } else if reports {
        from = speaker::passes_on(view, speaker);
    } else if view.means(verb, Meaning::Cite) {
        from = citing(found, verb, speaker, &sentence);
    }
    let place = verb.min(speaker.tokens.start)..(verb + 1).max(speaker.tokens.end);
    if let Some(from) = from {
        let evidence = view.cover(if view.means(verb, Meaning::Cite) { verb..verb + 1 } else { place.clone() });
        found.sources.push(Source { from, cites: None, evidence });
        if let Some(cited) = speaker.entity.filter(|&cited| view.means(verb, Meaning::Cite) && cited != from) {
            found.sources.push(Source { from, cites: Some(cited), evidence: view.cover(place) });
        }
    }
    cites(found, verb, from, sentence.end);
}

/// «приводит агентство «Заря» слова Ларина»: the organisation.
fn citing(found: &Found<'_, '_>, verb: usize, speaker: &Speaker, sentence: &Range<usize>) -> Option<usize> {
    let view = found.view;
    let near = verb.saturating_sub(8).max(sentence.start)..sentence.end.min(verb + 14);
    let named = near.filter_map(|at| view.named_at(at)).find(|named| {
        let place = Speaker { entity: Some(named.entity), score: 0.0, tokens: named.tokens.clone() };
        named.nominative && speaker.entity != Some(named.entity) && speaker::passes_on(view, &place).is_some()
    });
    named.map(|named| named.entity)
}

/// «со ссылкой на Y», «ссылаясь на Y»
fn cites(found: &mut Found<'_, '_>, verb: usize, from: Option<usize>, end: usize) {
    let view = found.view;
    let end = end.min(verb + REACH);
    let refers = |at: &usize| view.reads(*at, "ссылкой") || view.reads(*at, "ссылаясь");
    let Some(at) = (verb + 1..end).find(refers).filter(|&at| view.str(at + 1) == "на") else { return };
    let Some(cited) = speaker::named_from(view, &found.people, at + 2, end + 8) else { return };
    let Some(entity) = cited.entity else { return };
    let evidence = view.cover(at..cited.tokens.end);
    match from {
        Some(from) if from != entity => found.sources.push(Source { from, cites: Some(entity), evidence }),
        Some(_) => {}
        None => found.sources.push(Source { from: entity, cites: None, evidence }),
    }
}

/// «X со ссылкой на Y сообщил»: the one that reports stands right before, and its verb behind.
pub(super) fn referred(found: &mut Found<'_, '_>, at: usize, end: usize) {
    let view = found.view;
    let with = view.reads(at, "ссылкой") && at.checked_sub(1).is_some_and(|before| view.reads(before, "со"));
    let first = if with { at - 1 } else { at };
    let before = first.checked_sub(1).map(|last| if view.str(last) == "," { last.saturating_sub(1) } else { last });
    let Some(named) = before.and_then(|last| view.named_at(last)).filter(|_| view.str(at + 1) == "на") else {
        return;
    };
    let place = Speaker { entity: Some(named.entity), score: 0.0, tokens: named.tokens.clone() };
    let Some(from) = speaker::passes_on(view, &place).filter(|_| named.nominative) else { return };
    let tells = |at: &usize| {
        [Meaning::Report, Meaning::Say, Meaning::Document].iter().any(|meaning| view.means(*at, *meaning))
            && view.pos(*at) == Pos::Verb
    };
    let Some(verb) = (at + 2..end.min(at + REACH)).find(tells) else { return };
    let evidence = view.cover(place.tokens.start..verb + 1);
    found.sources.push(Source { from, cites: None, evidence });
    let cited = speaker::named_from(view, &found.people, at + 2, verb).and_then(|cited| cited.entity);
    if let Some(cited) = cited.filter(|cited| *cited != from) {
        found.sources.push(Source { from, cites: Some(cited), evidence });
    }
}

/// «по данным МВД»
pub(super) fn reported(found: &mut Found<'_, '_>, place: Range<usize>, speaker: &Speaker) {
    if let Some(from) = speaker.entity {
        found.sources.push(Source { from, cites: None, evidence: found.view.cover(place) });
    }
}

/// «Источник: Lenta.ru», «Источники: ТАСС, Reuters», at the start of a sentence.
pub(super) fn labelled(found: &mut Found<'_, '_>, sentence: Range<usize>) {
    const MOST: usize = 8;
    let view = found.view;
    let start = sentence.start;
    if !matches!(view.str(start).to_lowercase().as_str(), "источник" | "источники") || view.str(start + 1) != ":"
    {
        return;
    }
    let mut at = start + 2;
    for _ in 0..MOST {
        at += usize::from(matches!(view.str(at), "«" | "\"" | "„"));
        let Some(named) = view.named_at(at).filter(|named| named.tokens.end <= sentence.end) else { return };
        if !matches!(named.label, Label::Org | Label::Url | Label::Domain) {
            return;
        }
        let evidence = view.cover(start..named.tokens.end);
        found.sources.push(Source { from: named.entity, cites: None, evidence });
        at = named.tokens.end + usize::from(matches!(view.str(named.tokens.end), "»" | "\"" | "“" | "”"));
        if !matches!(view.str(at), "," | ";" | "и") || at >= sentence.end {
            return;
        }
        at += 1;
    }
}

/// «как стало известно ТАСС»
pub(super) fn known(found: &mut Found<'_, '_>, at: usize, end: usize) {
    let view = found.view;
    if view.lemma(at + 1) != "стать" || view.str(at + 2) != "известно" {
        return;
    }
    if let Some(speaker) = speaker::named_from(view, &found.people, at + 3, end) {
        reported(found, at..speaker.tokens.end, &speaker);
    }
}
