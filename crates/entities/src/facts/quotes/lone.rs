//! Quoted sentences by themselves: who speaks is said in the sentence before, or behind, or nowhere.

use super::cue::{self, SPOKEN};
use super::introduced::said_before;
use super::parts::Attribution;
use super::speaker::{self, Speaker};
use super::speech::{ALONE, REACH, RULE, unattributed};
use super::{Found, Said, subject};
use std::ops::Range;

/// A quoted sentence by itself: the sentence before says who speaks, or the one behind («Об этом заявил Ларин»), or nobody.
pub(super) fn alone(found: &mut Found<'_, '_>, inner: Range<usize>, mark: usize) {
    let view = found.view;
    let capital = view.str(inner.start).starts_with(char::is_uppercase);
    if !capital || view.words(inner.clone(), ALONE) < ALONE || !inner.clone().any(|at| view.is_finite(at)) {
        return;
    }
    let behind = inner.end + 1;
    let ends = view.is_stop(inner.end.saturating_sub(1))
        || view.is_stop(behind)
        || view.sentence(behind) != view.sentence(inner.end)
        || inner.end >= view.len();
    if !ends {
        return;
    }
    // Straight behind another quote the same person goes on.
    if let Some(last) = found.said.last()
        && mark.saturating_sub(last.tokens.end) <= 3
    {
        let said = Said { tokens: inner, ..last.clone() };
        found.said.push(said);
        return;
    }
    let attribution = before_alone(found, mark).or_else(|| behind_alone(found, inner.end));
    let said = attribution.map_or_else(
        || unattributed(inner.clone()),
        |attribution| {
            let said = attribution.said(inner.clone(), RULE);
            Said { score: said.score.min(speaker::NOBODY), ..said }
        },
    );
    found.said.push(said);
}

fn before_alone(found: &Found<'_, '_>, mark: usize) -> Option<Attribution> {
    let last = mark.checked_sub(1)?;
    let sentence = found.view.sentence(last);
    said_before(found, sentence.start.max(mark.saturating_sub(REACH))..mark, mark)
        .filter(|attribution| attribution.speaker.entity.is_some())
}

fn behind_alone(found: &Found<'_, '_>, close: usize) -> Option<Attribution> {
    let view = found.view;
    let start = (close..close + 3).find(|&at| view.is_word(at))?;
    let opens = ["об", "так", "такое", "такими", "эти", "это", "этими", "с"];
    if !opens.contains(&view.str(start).to_lowercase().as_str()) {
        return None;
    }
    let sentence = view.sentence(start);
    let end = sentence.end.min(start + 12);
    let verb = (start..end).find(|&at| cue::is_verb(view, at, SPOKEN) || view.lemma(at) == "выступить")?;
    let speaker: Option<Speaker> =
        subject::after(view, &found.people, verb, sentence.end, close).speaker(verb).filter(|one| one.entity.is_some());
    speaker.map(|speaker| Attribution { verb, speaker })
}
