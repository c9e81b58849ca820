//! One reading of the layers' mentions: which stay, nested but never crossing.
//!
//! 1. Of two with the same span and label a rule's or list's stays, then the surer.
//! 2. What rules decide: addresses, numbers and other identifiers first, then dates, times, amounts and shares, then domain names;
//!    of those that overlap the first kind wins, then the longer, then the surer. Nothing is kept inside them but the dates
//!    that a rule found in a range or a time («[утром [4 марта]]», «[с 5 мая по [9 июня]]»), and what crosses them goes. A
//!    model's date, time, amount, share or age that overlaps a rule's goes too; but if it holds one of its own label and
//!    nothing else a rule decided, the rule's takes its extent («в [пятницу, 21 июня]»). Of an age and a date that is no
//!    rule's, which overlap, the surer stays.
//! 3. In the proper part of a name a date, an amount or a domain is no mention («Институт 8 Марта», «Lenta.ru»); a date that
//!    is all of the name is one, and no name. A name that holds an identifier is none.
//! 4. Of two others that cross, one with a value by a rule or list wins, then the surer, then the longer, then the first.
//!
//! All the rest nests: a post holds an organisation, which holds a place.

mod decided;
mod nesting;
#[cfg(test)]
mod tests;

use crate::{Label, Mention, Source};
use decided::{decided, fits, fixed, widen, without_parts_of_names};
use nesting::nested;
use sarap_text::Span;
use std::cmp::Reverse;

const fn is_model(mention: &Mention) -> bool {
    matches!(mention.source, Source::Model(_))
}

/// In order of place, a longer one before those inside it.
pub(super) fn sort(mentions: &mut [Mention]) {
    mentions.sort_by_key(|mention| (mention.span.start(), Reverse(mention.span.end()), mention.label));
}

/// The mentions that stay, in order of place, a longer one before those inside it.
pub(super) fn decide(mut mentions: Vec<Mention>) -> Vec<Mention> {
    mentions.retain(|mention| !mention.span.is_empty());
    drop_same(&mut mentions);
    let (by_rule, mut others): (Vec<Mention>, Vec<Mention>) =
        mentions.into_iter().partition(|mention| decided(mention.label).is_some() && !is_model(mention));
    let (mut fixed, inner) = fixed(without_parts_of_names(by_rule, &others));
    widen(&mut fixed, &others);
    let identifiers: Vec<Span> =
        fixed.iter().filter(|mention| decided(mention.label) == Some(0)).map(|mention| mention.span).collect();
    others.retain(|mention| fits(mention, &fixed, &identifiers));
    drop_less_sure(&mut others);
    others.extend(fixed);
    others.extend(inner);
    sort(&mut others);
    drop_namesakes(&mut others);
    nested(others)
}

/// One word is not a person and a place at once: «аэропорт Владимира» has the surer of the two. Mentions are in order.
fn drop_namesakes(mentions: &mut Vec<Mention>) {
    let mut lost = Vec::with_capacity(mentions.len());
    for same in mentions.chunk_by(|a, b| a.span == b.span) {
        let score = |label: Label| same.iter().filter(|m| m.label == label).map(|m| m.score).reduce(f32::max);
        let worse = match (score(Label::Per), score(Label::Loc)) {
            (Some(person), Some(place)) => Some(if person > place { Label::Loc } else { Label::Per }),
            _ => None,
        };
        lost.extend(same.iter().map(|mention| Some(mention.label) == worse));
    }
    let mut lost = lost.into_iter();
    mentions.retain(|_| !lost.next().unwrap_or(false));
}

fn drop_same(mentions: &mut Vec<Mention>) {
    mentions.sort_by(|a, b| {
        let key = |m: &Mention| (m.span.start(), Reverse(m.span.end()), m.label, is_model(m), m.value.is_none());
        key(a).cmp(&key(b)).then(b.score.total_cmp(&a.score)).then_with(|| a.source.cmp(&b.source))
    });
    mentions.dedup_by(|later, first| later.span == first.span && later.label == first.label);
}

/// Of an age and a date, or an age and a time, that overlap the surest stays. They are in order of place.
fn drop_less_sure(mentions: &mut Vec<Mention>) {
    let mut lost = vec![false; mentions.len()];
    let mut last: Option<usize> = None;
    for (at, mention) in mentions.iter().enumerate() {
        if !matches!(mention.label, Label::Age | Label::Date | Label::Time) {
            continue;
        }
        if let Some(before) = last
            && let Some(other) = mentions.get(before).filter(|other| other.span.overlaps(mention.span))
            && (other.label == Label::Age) != (mention.label == Label::Age)
        {
            let goes = if mention.score > other.score { before } else { at };
            lost[goes] = true;
            if goes == at {
                continue;
            }
        }
        last = Some(at);
    }
    let mut lost = lost.into_iter();
    mentions.retain(|_| !lost.next().unwrap_or(false));
}
