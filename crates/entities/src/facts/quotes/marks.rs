//! Quotation marks of a paragraph as stretches: what stands between an opening and its closing mark, the outermost alone.
//!
//! A mark that is never closed ends where its author's words do, if another opens behind them: «Да, — сказал он. «Нет», — …».
//!
//! Marks of all kinds count alike; straight ones open or close by what stands beside them. Where an inner and an outer
//! quotation close together one mark stands for both, as Russian spelling wants it.

use super::view::View;
use std::ops::Range;

/// Text in quotation marks, by its tokens; the marks are tokens of their own.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Stretch {
    /// The opening mark; `None` where the paragraph has none.
    pub(super) open: Option<usize>,
    /// The closing mark; `None` where the paragraph has none.
    pub(super) close: Option<usize>,
    /// What stands between, or to the paragraph's start or end.
    pub(super) inner: Range<usize>,
}

impl Stretch {
    /// With its marks.
    pub(super) fn tokens(&self) -> Range<usize> {
        self.open.unwrap_or(self.inner.start)..self.close.map_or(self.inner.end, |close| close + 1)
    }
}

/// The outermost stretches of `paragraph`, in order. Closing marks without an opening one reach back to the end of the stretch
/// before, or to the paragraph's start.
pub(super) fn stretches(view: &View<'_>, paragraph: Range<usize>) -> Vec<Stretch> {
    let mut all: Vec<Stretch> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut last_close: Option<usize> = None;
    for at in paragraph.clone() {
        let Some(opens) = direction(view, at, open.len()) else { continue };
        if opens {
            // «… «одно». «Другое», — …»: after the end of a sentence the marks before are done with.
            if let (Some(&outer), Some(closed)) = (open.first(), last_close)
                && closed > outer
                && at - closed <= 2
                && (view.is_stop(at - 1) || at - closed == 1 && view.is_stop(closed.wrapping_sub(1)))
            {
                all.push(shared(outer, closed));
                open.clear();
            }
            if let Some(&outer) = open.last().filter(|&&outer| open.len() == 1 && broken_off(view, outer, at)) {
                all.push(Stretch { open: Some(outer), close: None, inner: outer + 1..at });
                open.clear();
            }
            open.push(at);
            continue;
        }
        match open.pop() {
            Some(outer) if open.is_empty() => all.push(between(outer, at)),
            // «Ларин сказал: «Да. «Нет», — добавил Гусев»: the first mark is never closed.
            Some(inner) if introduced(view, &open) && view.is_stop(inner - 1) && attributed(view, at) => {
                let outer = open.first().copied().unwrap_or(inner);
                all.push(Stretch { open: Some(outer), close: None, inner: outer + 1..inner });
                all.push(between(inner, at));
                open.clear();
            }
            // «… фонду «Заря», — сказал он. — Да»: the words go on behind their author's.
            Some(_) if open.len() == 1 && attributed(view, at) && goes_on(view, at, paragraph.end) => {}
            Some(_) if attributed(view, at) => {
                if let Some(&outer) = open.first() {
                    all.push(shared(outer, at));
                }
                open.clear();
            }
            Some(_) => {}
            None => {
                let start = all.last().map_or(paragraph.start, |stretch| stretch.tokens().end);
                all.push(Stretch { open: None, close: Some(at), inner: start..at });
            }
        }
        last_close = Some(at);
    }
    if let Some(&outer) = open.first() {
        match last_close.filter(|&close| close > outer) {
            Some(close) => all.push(shared(outer, close)),
            None => all.push(Stretch { open: Some(outer), close: None, inner: outer + 1..paragraph.end }),
        }
    }
    all
}

/// Whether the quotation that opens at `outer` is over before `at`: its author's words stand behind it, to the end of a sentence.
fn broken_off(view: &View<'_>, outer: usize, at: usize) -> bool {
    let stop = at - 1;
    if stop <= outer || !view.is_stop(stop) {
        return false;
    }
    let dash = (view.sentence(stop).start.max(outer + 1)..stop).rev().find(|&dash| view.is_dash(dash));
    dash.is_some_and(|dash| view.is_break(dash - 1) && super::cue::is_spoken(view, dash + 1))
}

/// Whether a colon stands before the only mark that is open: who says it has been said.
fn introduced(view: &View<'_>, open: &[usize]) -> bool {
    matches!(open, [outer] if *outer > 0 && view.str(outer - 1) == ":")
}

fn between(open: usize, close: usize) -> Stretch {
    Stretch { open: Some(open), close: Some(close), inner: open + 1..close }
}

/// The closing mark stands for the inner quotation too, so it belongs to what is said.
fn shared(open: usize, close: usize) -> Stretch {
    Stretch { inner: open + 1..close + 1, ..between(open, close) }
}

/// Whether the next mark behind the closing mark `close` closes too, and a dash stands before it.
fn goes_on(view: &View<'_>, close: usize, end: usize) -> bool {
    let next = (close + 1..end).find_map(|at| Some((at, direction(view, at, 1)?)));
    let Some((at, false)) = next else { return false };
    // Behind the dash that begins the author's words.
    (close + 3..at).any(|at| view.is_dash(at) && (view.is_break(at - 1) || view.is_stop(at - 1)))
}

/// Whether a verb of saying follows a closing mark: «…», — сказал
fn attributed(view: &View<'_>, close: usize) -> bool {
    let comma = close + 1 + usize::from(view.str(close + 1) == ",");
    view.is_dash(comma) && super::cue::is_spoken(view, comma + 1)
}

/// Whether the token is a mark that opens (`true`) or closes, with `depth` marks open before it.
fn direction(view: &View<'_>, at: usize, depth: usize) -> Option<bool> {
    let text = view.str(at);
    let mark = text.chars().next().filter(|c| matches!(c, '«' | '»' | '"' | '„' | '“' | '”'))?;
    match mark {
        '«' | '„' => return Some(true),
        '»' => return Some(false),
        _ => {}
    }
    let whole = view.document.text;
    let span = view.span(at);
    let before = whole.get(..span.start() as usize).and_then(|text| text.chars().next_back());
    let after = whole.get(span.end() as usize..).and_then(|text| text.chars().next());
    let free_before = before.is_none_or(|c| c.is_whitespace() || "([«„—–-:".contains(c));
    let free_after = after.is_none_or(|c| !c.is_alphanumeric() && !"«„…\"“".contains(c));
    match (free_before, free_after) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => Some(depth == 0),
    }
}
