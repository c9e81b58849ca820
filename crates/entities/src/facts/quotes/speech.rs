//! Direct speech in quotation marks, told from names and single quoted words.

use super::clauses;
use super::cue::{self, SPOKEN, TOLD};
use super::introduced::{colon, fragment};
use super::lone::alone;
use super::marks::{self, Stretch};
use super::parts::{self, Attribution};
use super::speaker;
use super::view::View;
use super::{Found, QuoteKind, Said};
use sarap_morph::Pos;
use std::ops::Range;

pub(super) const RULE: &str = "quote.marks";

/// How many words a quoted part of a sentence has, to be more than a name or a way of putting it.
const FRAGMENT: usize = 3;
/// How many words a quote has that nothing attributes.
pub(super) const ALONE: usize = 4;
/// How far before the mark the verb of a fragment or colon is looked for, in tokens.
pub(super) const REACH: usize = 40;
/// The score of a quote that nothing attributes.
const UNATTRIBUTED: f32 = 0.5;

/// Reads one paragraph. `open` is the mark that the paragraph before left open; returns the one that this leaves open.
pub(super) fn read(found: &mut Found<'_, '_>, paragraph: Range<usize>, open: Option<usize>) -> Option<usize> {
    let view = found.view;
    let stretches = marks::stretches(view, paragraph.clone());
    let mut open = open;
    let mut left = None;
    for (number, stretch) in stretches.iter().enumerate() {
        // A quote of two paragraphs: the one before is open, this one closes.
        let continues = number == 0 && stretch.open.is_none();
        let from = open.take();
        let before = found.said.len();
        if let Some(attribution) = behind(found, stretch) {
            let start = from.filter(|_| continues).map_or(stretch.inner.start, |mark| mark + 1);
            let inner = if stretch.open.is_none() && number > 0 {
                view.sentence(stretch.inner.end).start.max(start)..stretch.inner.end
            } else {
                start..stretch.inner.end
            };
            broken_or_whole(found, inner, Some(attribution));
        } else if let Some(said) = continued(found, stretch) {
            found.said.push(said);
        } else if stretch.open.is_some() {
            whole(found, stretch, &paragraph);
        }
        if let Some(mark) = from
            && !(continues && found.said.len() > before)
        {
            alone(found, unclosed(view, mark), mark);
        }
        if stretch.close.is_none() && stretch.open == Some(paragraph.start) && found.said.len() == before {
            left = stretch.open;
        }
    }
    if let Some(mark) = open {
        alone(found, unclosed(view, mark), mark);
    }
    if left.is_some() && found.view.paragraphs.last() == Some(&paragraph) {
        alone(found, unclosed(view, paragraph.start), paragraph.start);
        return None;
    }
    left
}

fn paragraph_end(view: &View<'_>, at: usize) -> usize {
    let number = view.paragraphs.partition_point(|paragraph| paragraph.end <= at);
    view.paragraphs.get(number).map_or(at + 1, |paragraph| paragraph.end)
}

/// What the mark `mark`, which is never closed, quotes: its paragraph if the next one goes on with a mark, else its sentence.
fn unclosed(view: &View<'_>, mark: usize) -> Range<usize> {
    let end = paragraph_end(view, mark);
    let goes_on = matches!(view.str(end), "«" | "„" | "“" | "\"");
    mark + 1..if goes_on { end } else { view.sentence(mark + 1).end.clamp(mark + 1, end) }
}

/// «Мост готов, заявил Ларин. Потом …»: the words before the comma, where a mark is never closed.
fn before_author(found: &Found<'_, '_>, mark: usize) -> Option<(Range<usize>, Attribution)> {
    let view = found.view;
    let end = view.sentence(mark + 1).end;
    let verb = (mark + 2..end).find(|&at| view.str(at - 1) == "," && cue::is_verb(view, at, TOLD))?;
    let speaker = clauses::follows(view, &found.people, verb, end)
        .then(|| parts::attribution(view, &found.people, verb, verb..end, mark))??;
    Some((mark + 1..verb - 1, speaker))
}

/// A stretch with its opening mark that nothing behind attributes.
fn whole(found: &mut Found<'_, '_>, stretch: &Stretch, paragraph: &Range<usize>) {
    let view = found.view;
    let Some(mark) = stretch.open else { return };
    let split = parts::split(view, &found.people, stretch.inner.clone());
    if split.len() > 1 || split.iter().any(|(_, attribution)| attribution.is_some()) {
        push_parts(found, split);
        return;
    }
    let words = view.words(stretch.inner.clone(), ALONE);
    if words == 0 {
        return;
    }
    if stretch.close.is_none()
        && let Some((tokens, attribution)) = before_author(found, mark)
    {
        let said = attribution.said(tokens, RULE);
        found.said.push(Said { score: said.score.min(speaker::NOBODY), ..said });
        return;
    }
    let cut = Stretch { inner: unclosed(view, mark), ..stretch.clone() };
    let stretch = if stretch.close.is_none() { &cut } else { stretch };
    if mark > 0 && view.str(mark - 1) == ":" {
        colon(found, stretch, mark - 1);
    } else if mark > view.sentence(mark).start && mark > paragraph.start {
        if words >= FRAGMENT && stretch.close.is_some() && !is_title(view, stretch) {
            fragment(found, stretch, mark);
        }
    } else if words >= ALONE && stretch.close.is_some() && !is_title(view, stretch) {
        alone(found, stretch.inner.clone(), mark);
    }
}

/// The second half of what was said, in marks of its own: «…», — сказал Ларин. — «…»; without the dash it must be a sentence.
fn continued(found: &Found<'_, '_>, stretch: &Stretch) -> Option<Said> {
    let view = found.view;
    let (mark, close) = (stretch.open?, stretch.close?);
    let last = found.said.last().filter(|last| last.rule == RULE && last.kind == QuoteKind::Direct)?;
    let dash = view.is_dash(mark.checked_sub(1)?);
    let end = if dash { mark - 1 } else { mark };
    let between = last.tokens.end..end;
    let cue = last.cue.clone()?;
    let behind = between.contains(&cue.start);
    // «…», — сказал он, — «…». — «…»
    let whole = if behind { between.len() <= REACH } else { dash && view.words(between.clone(), 1) == 0 };
    let parted = view.is_stop(end - 1) || (dash && view.is_break(end - 1)) || !behind;
    let other = (cue.end.max(between.start)..end.saturating_sub(1)).any(|at| view.is_stop(at) || view.str(at) == ":");
    if !whole || !parted || (behind && other) || view.words(stretch.inner.clone(), 1) == 0 {
        return None;
    }
    let inner = stretch.inner.clone();
    let split = parts::split(view, &found.people, inner.clone());
    let sentence = || {
        view.str(inner.start).starts_with(char::is_uppercase)
            && inner.clone().any(|at| view.is_finite(at))
            && (view.is_stop(inner.end - 1) || view.is_stop(close + 1) || close + 1 >= view.len())
            && view.words(inner.clone(), FRAGMENT) >= FRAGMENT
            && !is_title(view, stretch)
    };
    if split.len() > 1 || !(dash || sentence()) {
        return None;
    }
    let score = if dash { last.score } else { last.score.min(speaker::NOBODY) };
    Some(Said { tokens: inner, score, ..last.clone() })
}

/// The attribution that follows the closing mark: «…», — сказал Ларин; «…», сообщили в МВД.
fn behind(found: &Found<'_, '_>, stretch: &Stretch) -> Option<Attribution> {
    let view = found.view;
    let close = stretch.close?;
    let comma = view.str(close + 1) == ",";
    let at = close + 1 + usize::from(comma);
    let dash = view.is_dash(at);
    let sentence = view.sentence(close).end.max(view.sentence(at).end);
    let words = view.words(stretch.inner.clone(), FRAGMENT);
    let breaks = comma || view.is_break(stretch.inner.end.saturating_sub(1));
    // «Решение «дорого обойдётся», — считает Ларин»: the sentence is retold as a whole.
    if words == 0 || stretch.open.is_some_and(|mark| inside(view, mark)) {
        return None;
    }
    let verb = if dash {
        let clause = || view.has_predicate(stretch.inner.clone()) || !is_title(view, stretch);
        let strict = breaks || (words >= FRAGMENT && clause());
        cue::first(view, at + 1..(at + 11).min(sentence), SPOKEN).filter(|_| strict)?
    } else {
        // «Ларин сказал: «…», и добавил, что …»: another saying.
        if matches!(view.str(at), "и" | "а" | "но") {
            return None;
        }
        let verb = cue::first(view, at..(at + 4).min(sentence), TOLD)?;
        let sure = comma && view.pos(verb) == Pos::Verb && !is_title(view, stretch);
        Some(verb).filter(|_| sure)?
    };
    let start = at + usize::from(dash);
    let limit = (verb + 1..sentence).find(|&end| view.is_dash(end) && view.is_stop(end - 1)).unwrap_or(sentence);
    parts::attribution(view, &found.people, verb, start..limit, stretch.inner.start)
}

/// Whether words of the same sentence stand before the mark, with no colon or stop between.
fn inside(view: &View<'_>, mark: usize) -> bool {
    let Some(before) = mark.checked_sub(1).filter(|&before| before >= view.sentence(mark).start) else { return false };
    let dash = view.is_dash(before) && before > 0 && view.is_word(before - 1);
    // «…», «…», — сказали они
    let list = view.str(before) == "," && before > 0 && matches!(view.str(before - 1), "»" | "\"" | "“" | "”");
    view.is_word(before) || dash || (matches!(view.str(before), "," | "(" | "%") && !list)
}

fn broken_or_whole(found: &mut Found<'_, '_>, inner: Range<usize>, attribution: Option<Attribution>) {
    let mut split = parts::split(found.view, &found.people, inner);
    for (_, own) in &mut split {
        *own = own.take().or_else(|| attribution.clone());
    }
    push_parts(found, split);
}

fn push_parts(found: &mut Found<'_, '_>, split: Vec<(Range<usize>, Option<Attribution>)>) {
    for (tokens, attribution) in split {
        if found.view.words(tokens.clone(), 1) == 0 {
            continue;
        }
        let said = match attribution {
            Some(attribution) => attribution.said(tokens, RULE),
            None => unattributed(tokens),
        };
        // «Первая». «Вторая», — сказал Ларин: he said both.
        if let Some(last) = found.said.last_mut()
            && last.cue.is_none()
            && last.rule == RULE
            && said.tokens.start.saturating_sub(last.tokens.end) <= 3
        {
            let tokens = last.tokens.clone();
            *last = Said { tokens, score: said.score.min(speaker::NOBODY), ..said.clone() };
        }
        found.said.push(said);
    }
}

pub(super) const fn unattributed(tokens: Range<usize>) -> Said {
    Said { tokens, kind: QuoteKind::Direct, cue: None, speaker: None, rule: RULE, score: UNATTRIBUTED }
}

/// Whether the quotation marks hold a name: a mention of their own, or what stands behind the noun that it names.
fn is_title(view: &View<'_>, stretch: &Stretch) -> bool {
    let tokens = stretch.tokens();
    let inner = &stretch.inner;
    let named = view
        .named_at(inner.start)
        .is_some_and(|named| named.tokens.start <= inner.start && named.tokens.end >= inner.end);
    let before = tokens.start.wrapping_sub(1);
    let noun = view.pos(before) == Pos::Noun && view.is_word(before);
    let capital = view.str(inner.start).starts_with(char::is_uppercase);
    named || (noun && capital && !view.is_stop(inner.end.saturating_sub(1)))
}
