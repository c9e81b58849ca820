//! Quotes that the words before them introduce: «Ларин сказал: «…»», «заявил о «…»».

use super::clauses;
use super::cue::{self, SPOKEN, TOLD};
use super::lexicon::Meaning;
use super::marks::Stretch;
use super::parts::{self, Attribution};
use super::speaker::{self, Speaker};
use super::speech::{REACH, RULE};
use super::view::View;
use super::{Found, Said};
use crate::Label;
use sarap_morph::Pos;
use std::ops::Range;

/// «Ларин сказал: «…»», «Ларин: «…»»
pub(super) fn colon(found: &mut Found<'_, '_>, stretch: &Stretch, colon: usize) {
    let view = found.view;
    let sentence = view.sentence(colon).start.max(colon.saturating_sub(REACH));
    if let Some(attribution) = said_before(found, sentence..colon, stretch.inner.start) {
        found.said.push(attribution.said(stretch.inner.clone(), RULE));
        return;
    }
    if let Some((cue, speaker)) = by_phrase(found, sentence..colon) {
        let said = Attribution { verb: cue.start, speaker }.said(stretch.inner.clone(), RULE);
        found.said.push(Said { cue: Some(cue), ..said });
        return;
    }
    let named = colon.checked_sub(1).and_then(|at| view.named_at(at));
    let Some(named) = named.filter(|named| matches!(named.label, Label::Per | Label::Role)) else { return };
    let cue = named.tokens.clone();
    if let Some(speaker) = speaker::named_from(view, &found.people, cue.start, colon) {
        let speaker = Attribution { verb: cue.start, speaker };
        found.said.push(Said { cue: Some(cue), ..speaker.said(stretch.inner.clone(), RULE) });
    }
}

/// «Тяжело, по словам Ларина, было одно: «…»»
fn by_phrase(found: &Found<'_, '_>, tokens: Range<usize>) -> Option<(Range<usize>, Speaker)> {
    let view = found.view;
    let noun =
        tokens.clone().rev().find(|&at| at > 0 && view.means(at, Meaning::Opinion) && view.str(at - 1) == "по")?;
    let speaker = speaker::named_from(view, &found.people, noun + 1, tokens.end)?;
    Some((noun - 1..noun + 1, speaker))
}

/// The last verb of saying among `tokens`, with its subject; «по словам Ларина» counts too.
pub(super) fn said_before(found: &Found<'_, '_>, tokens: Range<usize>, quote: usize) -> Option<Attribution> {
    let view = found.view;
    let told = |at: &usize| cue::is_verb(view, *at, SPOKEN) || cue::is_verb(view, *at, TOLD) || is_said(view, *at);
    let verb = tokens.clone().rev().find(told)?;
    parts::main_speaker(view, &found.people, verb, tokens, quote).map(|speaker| Attribution { verb, speaker })
}

/// «было сказано», «сказавший»
fn is_said(view: &View<'_>, at: usize) -> bool {
    view.pos(at) == Pos::Prtf && view.means(at, Meaning::Say) && view.str(at).to_lowercase().contains("вш")
}

/// «заявил о «катастрофической нехватке учителей»», «назвал решение «ошибкой, которая дорого обойдётся»»
pub(super) fn fragment(found: &mut Found<'_, '_>, stretch: &Stretch, mark: usize) {
    let view = found.view;
    let start = view.sentence(mark).start.max(mark.saturating_sub(16));
    let wanted = [Meaning::Say, Meaning::Report, Meaning::Rate];
    let Some(verb) = (start..mark).rev().find(|&at| cue::is_verb(view, at, &wanted)) else { return };
    let clause = |at: usize| view.str(at) == "," && matches!(view.str(at + 1), "что" | "чтобы" | "как" | "который");
    // «Как отметил Ларин, в городе «было тяжело и холодно»» is retold as a whole.
    let aside = clauses::lead(view, verb, view.sentence(mark).start).is_some_and(|lead| lead.how);
    if aside || (verb + 1..mark).any(|at| clause(at) || view.is_finite(at)) {
        return;
    }
    let clause = view.sentence(mark).start..mark;
    if let Some(speaker) = parts::main_speaker(view, &found.people, verb, clause, stretch.inner.start) {
        found.said.push(Attribution { verb, speaker }.said(stretch.inner.clone(), RULE));
    }
}
