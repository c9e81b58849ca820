//! The order of keywords.

use crate::count::{Counted, Counts};
use crate::render::{is_name, render};
use crate::select::Selected;
use crate::{Keyword, LIMIT, TermKind};
use sarap_morph::{Document, Pos};
use sarap_text::Span;

struct Weighed<'c> {
    counted: &'c Counted,
    weight: f64,
}

/// All words and the selected phrases as keywords, best first.
pub(crate) fn ranked(document: &Document<'_>, counts: &Counts, selected: &Selected<'_>) -> Vec<Keyword> {
    let mut all: Vec<Weighed<'_>> = Vec::with_capacity(counts.words.len() + selected.phrases.len());
    for counted in &counts.words {
        if only_inside_names(document, counted, selected) {
            continue;
        }
        let inside = counted.mentions.iter().filter(|mention| selected.covered[mention.head]).count();
        let mentions = counted.mentions.len() as f64 - inside as f64 / 2.0;
        let says = if names_something(document, counted) { 1.0 } else { BESIDE_NOUNS };
        all.push(Weighed { counted, weight: says * weight(mentions, counted, counts.tokens) });
    }
    for &counted in &selected.phrases {
        all.push(Weighed { counted, weight: weight(counted.mentions.len() as f64, counted, counts.tokens) });
    }
    let place = |weighed: &Weighed<'_>| weighed.counted.mentions.first().map(|mention| (mention.first, mention.end));
    all.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| place(a).cmp(&place(b))));
    let best = all.first().map_or(1.0, |weighed| weighed.weight);
    all.iter().take(LIMIT).map(|weighed| keyword(document, weighed.counted, weighed.weight / best)).collect()
}

/// What an adjective or a verb weighs beside a noun said as often.
const BESIDE_NOUNS: f64 = 0.25;

/// Whether the word is a noun or stands like one.
fn names_something(document: &Document<'_>, counted: &Counted) -> bool {
    counted.mentions.first().is_some_and(|mention| matches!(mention.tag(document).pos, Pos::Noun | Pos::Latin))
}

/// «Аравия» that is always «Саудовская Аравия».
fn only_inside_names(document: &Document<'_>, counted: &Counted, selected: &Selected<'_>) -> bool {
    let name = counted.mentions.first().is_some_and(|mention| is_name(document, mention.head));
    name && counted.mentions.iter().all(|mention| selected.headed[mention.head])
}

/// `(n − 1/2) · (1 + ln k) · (1 + (1 − p) / 2)`
fn weight(mentions: f64, counted: &Counted, tokens: usize) -> f64 {
    let Some(first) = counted.mentions.first() else { return 0.0 };
    let words = (first.end - first.first) as f64;
    let place = first.first as f64 / tokens.max(1) as f64;
    (mentions - 0.5).max(0.25) * (1.0 + libm::log(words)) * (1.0 + (1.0 - place) / 2.0)
}

fn keyword(document: &Document<'_>, counted: &Counted, score: f64) -> Keyword {
    let tokens = &document.segmentation.tokens;
    let span = |token: usize| tokens.get(token).map_or(Span::default(), |token| token.span);
    let mentions: Vec<Span> =
        counted.mentions.iter().map(|mention| span(mention.first).cover(span(mention.end - 1))).collect();
    let several = counted.mentions.first().is_some_and(|mention| mention.end - mention.first > 1);
    Keyword {
        term: render(document, &counted.mentions),
        kind: if several { TermKind::Phrase } else { TermKind::Word },
        count: u32::try_from(mentions.len()).unwrap_or(u32::MAX),
        score,
        mentions,
    }
}
