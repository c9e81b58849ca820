//! Direct speech broken off by its author's words: «…, — сказал Ларин. — …».

use super::cue::{self, SPOKEN};
use super::lexicon::Meaning;
use super::people::People;
use super::speaker::{self, Speaker};
use super::subject;
use super::view::View;
use super::{QuoteKind, Said};
use crate::Label;
use sarap_morph::Pos;
use std::ops::Range;

/// A verb of saying with its speaker.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Attribution {
    pub(super) verb: usize,
    pub(super) speaker: Speaker,
}

impl Attribution {
    pub(super) fn said(&self, tokens: Range<usize>, rule: &'static str) -> Said {
        Said {
            tokens,
            kind: QuoteKind::Direct,
            cue: Some(self.verb..self.verb + 1),
            speaker: self.speaker.entity,
            rule,
            score: self.speaker.score,
        }
    }
}

/// The attribution by `verb`, whose subject stands between `start` and `end`; `None` if the writer himself speaks.
pub(super) fn attribution(
    view: &View<'_>,
    people: &People<'_>,
    verb: usize,
    clause: Range<usize>,
    quote: usize,
) -> Option<Attribution> {
    if let Some(speaker) = cited(view, verb, clause.end).or_else(|| paper(view, people, verb, clause.clone())) {
        return Some(Attribution { verb, speaker });
    }
    let subject = subject::after(view, people, verb, clause.end, quote)
        .or_else(|| subject::before(view, people, verb, clause.start, quote));
    subject.speaker(verb).map(|speaker| Attribution { verb, speaker })
}

/// «— цитирует Ларина ТАСС», «— приводит агентство слова Ларина»: the object speaks.
fn cited(view: &View<'_>, verb: usize, end: usize) -> Option<Speaker> {
    if !view.means(verb, Meaning::Cite) {
        return None;
    }
    let tokens = verb + 1..end.min(verb + 12);
    let spoken = tokens.clone().filter_map(|at| view.named_at(at)).find(|named| named.label == Label::Per);
    let role = || tokens.clone().filter_map(|at| view.named_at(at)).find(|named| named.label == Label::Role);
    let named = spoken.or_else(role);
    let place = named.map_or(verb..verb + 1, |named| named.tokens.clone());
    Some(Speaker {
        entity: named.map(|named| named.entity),
        score: if named.is_some() { speaker::NAMED } else { speaker::NOBODY },
        tokens: place,
    })
}

/// The parts of `spoken` that are speech, each with its attribution; the second is `None` where the text has none.
///
/// A dash behind a comma or stop with a verb of saying behind it starts the author's words; the next dash behind a stop, comma
/// or colon ends them, and so does the end.
pub(super) fn split(
    view: &View<'_>,
    people: &People<'_>,
    spoken: Range<usize>,
) -> Vec<(Range<usize>, Option<Attribution>)> {
    let mut parts: Vec<(Range<usize>, Option<Attribution>)> = Vec::new();
    let mut start = spoken.start;
    let mut at = start + 1;
    while at < spoken.end {
        let breaks = view.is_dash(at) && at > start && view.is_break(at - 1);
        let verb = if breaks { cue::first(view, at + 1..(at + 5).min(spoken.end), SPOKEN) } else { None };
        let Some(verb) = verb.filter(|&verb| !is_dative_writer(view, verb)) else {
            at += 1;
            continue;
        };
        let end =
            (verb + 1..spoken.end).find(|&end| view.is_dash(end) && ends_words(view, end - 1)).unwrap_or(spoken.end);
        let stop = (verb + 1..end).find(|&at| view.is_stop(at)).unwrap_or(end);
        let Some(attribution) = attribution(view, people, verb, at + 1..stop, spoken.start) else {
            at += 1;
            continue;
        };
        parts.push((start..at, Some(attribution)));
        // «…, — сказал он. Потом он ушёл.» is over; «…, — сказал он. — …» goes on.
        start = if stop + 1 < end { spoken.end } else { (end + 1).min(spoken.end) };
        at = start + 1;
    }
    if start < spoken.end {
        let last = parts.last().and_then(|(_, attribution)| attribution.clone());
        parts.push((start..spoken.end, last));
    }
    parts
}

fn ends_words(view: &View<'_>, at: usize) -> bool {
    view.is_break(at) || view.is_stop(at) || view.str(at) == ":"
}

/// «— говорил я вам —» is part of the speech.
fn is_dative_writer(view: &View<'_>, verb: usize) -> bool {
    let near = [verb.wrapping_sub(1), verb + 1];
    near.iter().any(|&at| view.pos(at) == Pos::Npro && matches!(view.lemma(at), "я" | "мы" | "ты" | "вы"))
}

/// The speaker of `verb` in a main clause: its subject stands before it first of all. `None` if the writer himself speaks.
pub(super) fn main_speaker(
    view: &View<'_>,
    people: &People<'_>,
    verb: usize,
    clause: Range<usize>,
    quote: usize,
) -> Option<Speaker> {
    if view.means(verb, Meaning::Document) || view.means(verb, Meaning::Cite) {
        return attribution(view, people, verb, clause, quote).map(|attribution| attribution.speaker);
    }
    let subject = subject::before(view, people, verb, clause.start, quote);
    subject.or_else(|| subject::after(view, people, verb, clause.end, quote)).speaker(verb)
}

/// «говорится в заявлении МВД», «в сообщении МВД отмечается»: whose paper it is.
fn paper(view: &View<'_>, people: &People<'_>, verb: usize, clause: Range<usize>) -> Option<Speaker> {
    if !view.means(verb, Meaning::Document) {
        return None;
    }
    let near = (verb + 1..clause.end.min(verb + 6)).chain((clause.start.max(verb.saturating_sub(14))..verb).rev());
    let owner = |at: usize| {
        let place = view.pos(at) == Pos::Prep && matches!(view.str(at).to_lowercase().as_str(), "в" | "во");
        if place { speaker::named_from(view, people, at + 1, clause.end) } else { None }
    };
    Some(near.into_iter().find_map(owner).unwrap_or(Speaker {
        entity: None,
        score: speaker::NOBODY,
        tokens: verb..verb + 1,
    }))
}
