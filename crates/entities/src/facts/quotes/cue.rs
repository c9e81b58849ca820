//! Verbs of saying where they stand as such.

use super::lexicon::Meaning;
use super::view::View;
use sarap_morph::{Grammemes, Pos};
use std::ops::Range;

/// How many words may stand between the dash and the verb: «— с улыбкой заметил он».
const REACH: usize = 3;

/// Whether the token is a verb in a form that says somebody spoke: no negation, question, wish, plan or command, and not the
/// writer himself («напомним, что»).
pub(super) fn is_verb(view: &View<'_>, at: usize, wanted: &[Meaning]) -> bool {
    let personal = match view.pos(at) {
        Pos::Verb => !view.tag(at).grammemes.any(Grammemes::PER1 | Grammemes::PER2 | Grammemes::IMPR | Grammemes::FUTR),
        Pos::Grnd => true,
        _ => false,
    };
    personal
        && wanted.iter().any(|&meaning| view.means(at, meaning))
        && !(at > 0 && ["не", "ни", "бы", "чтобы", "если"].iter().any(|word| view.reads(at - 1, word)))
        && !matches!(view.str(at + 1), "бы" | "ли")
}

/// What carries direct speech.
pub(super) const SPOKEN: &[Meaning] =
    &[Meaning::Say, Meaning::Report, Meaning::Cite, Meaning::Voice, Meaning::Document];
/// What carries speech retold.
pub(super) const TOLD: &[Meaning] = &[Meaning::Say, Meaning::Report, Meaning::Document];

/// Whether a verb of direct speech stands at `at` or a few words behind it.
pub(super) fn is_spoken(view: &View<'_>, at: usize) -> bool {
    first(view, at..at + REACH + 1, SPOKEN).is_some()
}

/// The first verb of `wanted` among `tokens`, with nothing but words and names before it.
pub(super) fn first(view: &View<'_>, tokens: Range<usize>, wanted: &[Meaning]) -> Option<usize> {
    let mut at = tokens.start;
    while at < tokens.end.min(view.len()) {
        if let Some(named) = view.named_at(at) {
            at = named.tokens.end.max(at + 1);
            continue;
        }
        if is_verb(view, at, wanted) {
            return Some(at);
        }
        if !view.is_word(at) || view.is_finite(at) {
            return None;
        }
        at += 1;
    }
    None
}
