//! Initials and the surnames they belong to.

use crate::resolve::tokens::{gap, is_declined, is_first_name, is_name, is_surname};
use sarap_morph::Document;
use sarap_text::{Case, Span, Token, TokenKind};
use std::ops::Range;

/// So many initials stand together at most.
const MOST: usize = 3;

/// A name with its initials.
pub(super) struct Name {
    pub(super) span: Span,
    /// Whether a surname stands on the other side too, which is another person's.
    pub(super) parts: bool,
    /// Whether it is a name for sure.
    pub(super) sure: bool,
}

/// Initials, and the words beside them.
struct Run {
    tokens: Range<usize>,
    count: usize,
    /// The token of the word right before, and behind.
    left: Option<usize>,
    right: Option<usize>,
}

/// The names with initials, in order and apart. `persons` has what a model found.
pub(super) fn names(document: &Document<'_>, persons: &[Span]) -> Vec<Name> {
    let (runs, tokens) = (runs(document), document.segmentation.tokens.as_slice());
    if runs.is_empty() {
        return Vec::new();
    }
    let surname = |token: &Option<usize>| token.filter(|&token| is_surname(document, token));
    // How the document writes names where there is no choice.
    let behind = runs.iter().filter(|run| run.right.is_none() && surname(&run.left).is_some()).count();
    let before = runs.iter().filter(|run| surname(&run.left).is_none() && run.right.is_some()).count();
    let mut names: Vec<Name> = Vec::new();
    let mut used = None;
    for (number, run) in runs.iter().enumerate() {
        let left = surname(&run.left).filter(|left| used != Some(*left));
        // The next initials may be of the name behind.
        let next = runs.get(number + 1).filter(|next| next.left.is_some() && next.left == run.right);
        let free = run.right.filter(|_| left.is_none() || next.is_none_or(|next| next.right.is_some()));
        let (word, parts) = match (left, free) {
            (None, None) => continue,
            (Some(left), None) => (left, run.right.is_some_and(|right| is_surname(document, right))),
            (None, Some(right)) => (right, false),
            // «Джордж У. Буш», «Джон Р. Р. Толкин»
            (Some(left), Some(_)) if run.count == 1 || is_first_name(document, left) => continue,
            (Some(left), Some(right)) if !is_surname(document, right) => (left, false),
            (Some(left), Some(right)) => {
                let (start, end) = (tokens[run.tokens.start].span.start(), tokens[run.tokens.end - 1].span.end());
                let found = |edge: fn(Span) -> u32, place| persons.iter().any(|person| edge(*person) == place);
                let begins = found(Span::start, start) || (before > behind && !found(Span::end, end));
                (if begins { right } else { left }, true)
            }
        };
        used = Some(word);
        let own = tokens[run.tokens.start].span.cover(tokens[run.tokens.end - 1].span);
        let sure = run.count > 1 && is_declined(document, word);
        names.push(Name { span: own.cover(tokens[word].span), parts, sure });
    }
    names
}

fn runs(document: &Document<'_>) -> Vec<Run> {
    let (text, tokens) = (document.text, document.segmentation.tokens.as_slice());
    let mut runs = Vec::new();
    let mut at = 0;
    while at + 1 < tokens.len() {
        if !is_initial(text, tokens, at) {
            at += 1;
            continue;
        }
        let mut end = at + 2;
        while end < at + 2 * MOST && is_initial(text, tokens, end) && gap(text, tokens, end).len() <= 1 {
            end += 2;
        }
        // «К.-Ж. Токаев»
        let hyphen =
            tokens.get(end).is_some_and(|token| token.span.of(text) == "-") && is_initial(text, tokens, end + 1);
        if hyphen && gap(text, tokens, end + 1).is_empty() {
            end += 3;
        }
        let word = |token: usize, from: usize| {
            let name = tokens.get(token).filter(|token| is_name(token, text))?;
            let between = gap(text, tokens, from);
            let near = between.is_empty() || matches!(between, " " | "\u{a0}");
            (near && name.kind == TokenKind::Word).then_some(token)
        };
        let left = at.checked_sub(1).filter(|_| !gap(text, tokens, at).is_empty()).and_then(|left| word(left, at));
        runs.push(Run { tokens: at..end, count: if hyphen { 2 } else { (end - at) / 2 }, left, right: word(end, end) });
        at = end;
    }
    runs
}

/// Whether one capital letter stands at the token, with a point right behind.
fn is_initial(text: &str, tokens: &[Token], at: usize) -> bool {
    let Some(token) = tokens.get(at).filter(|token| token.span.len() <= 2 && token.case == Case::Title) else {
        return false;
    };
    tokens.get(at + 1).is_some_and(|point| point.span.start() == token.span.end() && point.span.of(text) == ".")
}
