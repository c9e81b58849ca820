//! Direct speech without quotation marks: lines that begin with a dash, and interviews whose lines begin with the speaker.

use super::labels::{self, Label};
use super::parts;
use super::speaker::{self, Speaker};
use super::view::View;
use super::{Found, QuoteKind, Said};
use std::ops::Range;

/// What a paragraph without quotation marks says.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Part {
    /// A line of a dialogue: the words behind the dash.
    Line(Range<usize>),
    /// Labels and what stands behind each.
    Labelled(Vec<Label>),
}

/// The score of a line that nothing attributes.
const UNATTRIBUTED: f32 = 0.6;

/// The paragraphs that are read as dialogue or interview, by their number.
pub(super) fn paragraphs(view: &View<'_>) -> Vec<Option<Part>> {
    let mut all: Vec<Option<Part>> = Vec::with_capacity(view.paragraphs.len());
    let mut at = 0;
    let labelled = labels::find(view);
    while at < view.paragraphs.len() {
        if let Some(labels) = labelled.get(&at) {
            all.push(Some(Part::Labelled(labels.clone())));
            at += 1;
            continue;
        }
        let run = view.paragraphs[at..].iter().enumerate();
        let end = run.into_iter().find(|(n, p)| labelled.contains_key(&(at + n)) || line(view, p).is_none());
        let end = at + end.map_or(view.paragraphs.len() - at, |(length, _)| length);
        if end == at {
            all.push(None);
            at += 1;
            continue;
        }
        let lines: Vec<Range<usize>> = view.paragraphs[at..end].iter().filter_map(|p| line(view, p)).collect();
        let spoken = is_dialogue(view, &lines);
        all.extend(lines.into_iter().map(|line| spoken.then_some(Part::Line(line))));
        at = end;
    }
    all
}

/// The words behind the dash that opens a paragraph.
fn line(view: &View<'_>, paragraph: &Range<usize>) -> Option<Range<usize>> {
    let start = paragraph.start;
    let spaced = view.span(start).end() < view.span(start + 1).start();
    (view.is_dash(start) && spaced && start + 1 < paragraph.end).then_some(start + 1..paragraph.end)
}

/// Whether lines that begin with a dash are spoken: one is attributed, or one asks and none is an item of a list.
fn is_dialogue(view: &View<'_>, lines: &[Range<usize>]) -> bool {
    let item = |line: &Range<usize>| {
        let small = view.str(line.start).starts_with(char::is_lowercase);
        small || view.str(line.end - 1) == ";"
    };
    if lines.iter().any(item) {
        return false;
    }
    let asks = |line: &Range<usize>| view.str(line.end - 1).ends_with('?');
    let attributed = |line: &Range<usize>| {
        (line.start + 1..line.end)
            .any(|at| view.is_dash(at) && view.is_break(at - 1) && super::cue::is_spoken(view, at + 1))
    };
    (lines.len() > 1 && lines.iter().any(asks)) || lines.iter().any(attributed)
}

/// The quotes of one paragraph.
pub(super) fn read(found: &mut Found<'_, '_>, part: &Part) {
    match part {
        Part::Line(line) => {
            for (tokens, attribution) in parts::split(found.view, &found.people, line.clone()) {
                if found.view.words(tokens.clone(), 1) == 0 {
                    continue;
                }
                found.said.push(match attribution {
                    Some(attribution) => attribution.said(tokens, "quote.dialogue"),
                    None => Said {
                        tokens,
                        kind: QuoteKind::Direct,
                        cue: None,
                        speaker: None,
                        rule: "quote.dialogue",
                        score: UNATTRIBUTED,
                    },
                });
            }
        }
        Part::Labelled(labels) => {
            for label in labels {
                let speaker = label
                    .named
                    .clone()
                    .and_then(|named| speaker::named_from(found.view, &found.people, named.start, named.end))
                    .or_else(|| examined(found.view, label.tokens.start));
                found.said.push(Said {
                    tokens: label.said.clone(),
                    kind: label.kind,
                    cue: Some(label.tokens.clone()),
                    speaker: speaker.as_ref().and_then(|speaker| speaker.entity),
                    rule: "quote.label",
                    score: speaker.map_or(UNATTRIBUTED, |speaker| speaker.score),
                });
            }
        }
    }
}

/// Who asks and who answers in a record of an examination.
const ASKERS: &[&str] = &["следователь", "дознаватель", "прокурор", "корреспондент", "журналист"];
const EXAMINED: &[&str] = &["свидетель", "подозреваемый", "обвиняемый", "потерпевший", "потерпевшая"];
const EXAMINED_SCORE: f32 = 0.4;

/// The words of a post before its holder, and the persons before the first question, that are looked at: each label looks again.
const LONGEST_POST: usize = 16;
const MOST_PERSONS: usize = 32;

/// Who speaks behind «Вопрос:» or «Ответ:»: the only person named before with a post of asking, or the only one examined.
fn examined(view: &View<'_>, label: usize) -> Option<Speaker> {
    let asks = match view.str(label).to_lowercase().as_str() {
        "вопрос" => true,
        "ответ" => false,
        _ => return None,
    };
    let (mut asker, mut answerer) = (None, None);
    let persons = view.named.iter().filter(|named| named.label == crate::Label::Per);
    for person in persons.take_while(|named| named.tokens.start < label).take(MOST_PERSONS) {
        let start = person.tokens.start;
        let other = |at: usize| view.named_at(at).is_some_and(|named| named.label == crate::Label::Per);
        let beside = (start.saturating_sub(LONGEST_POST)..start)
            .rev()
            .take_while(|&at| !other(at) && !view.is_finite(at) && !view.is_stop(at) && view.str(at) != ",");
        let kind = beside.map(|at| view.lemma(at)).find(|lemma| EXAMINED.contains(lemma) || ASKERS.contains(lemma));
        let Some(kind) = kind else { continue };
        let slot = if ASKERS.contains(&kind) { &mut asker } else { &mut answerer };
        if *slot.get_or_insert(person.entity) != person.entity {
            return None;
        }
    }
    let (asker, answerer) = (asker?, answerer?);
    let entity = Some(if asks { asker } else { answerer }).filter(|_| asker != answerer)?;
    Some(Speaker { entity: Some(entity), score: EXAMINED_SCORE, tokens: label..label + 1 })
}
