//! What the line breaks of a text mean.
//!
//! Two kinds of text come in: pages taken from the web, where each line is a block of its own (a headline, a menu entry,
//! a paragraph), and text wrapped to a width, where a line break is a space. Nothing says which, so the rules ask the
//! lines themselves. A run of lines without a blank one between is a block; its breaks are looked at together:
//!
//! 1. a blank line, a form feed or a paragraph separator always parts;
//! 2. before a list item (bullet, dash, «1)») a break parts;
//! 3. a break is a space if the line doesn't end with a stop and the next one goes on in lower case, or if no block can
//!    end the way the line does: with a comma, an opening bracket, a hyphen, a preposition or conjunction;
//! 4. a break is a space in a wrapped block where the next line's first word would not have fitted in the line.
//!    A block is wrapped if most of its breaks are of that kind and some of them are spaces by rule 3;
//! 5. any other break parts.
//!
//! After a break that is a space the rules of `sentences` decide as inside a line.

use crate::chars::{is_dash, is_stop};
use crate::{Case, Token, TokenKind, lists};

/// What stands between two tokens.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Gap {
    /// Nothing.
    None,
    /// White space, or a line break that counts as such.
    Space,
    /// A line break that parts.
    Break,
}

/// Widths at which people and programs wrap text, in characters.
const WIDTHS: std::ops::RangeInclusive<usize> = 30..=120;

struct Line {
    /// Index of the first token.
    first: usize,
    /// Characters from the first token to the last.
    width: usize,
    /// Characters of the first word with what is glued to it.
    head: usize,
}

/// The gap before each token; the first one's is a break.
pub(crate) fn gaps(text: &str, tokens: &[Token]) -> Vec<Gap> {
    let mut gaps = Vec::with_capacity(tokens.len());
    let mut end = 0;
    let mut block: Vec<usize> = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        let start = token.span.start() as usize;
        let between = text.as_bytes().get(end..start).unwrap_or_default();
        let breaks = match between {
            [] => {
                gaps.push(if index == 0 { Gap::Break } else { Gap::None });
                end = token.span.end() as usize;
                continue;
            }
            [b' '] => 0,
            _ => line_breaks(text.get(end..start).unwrap_or_default()),
        };
        gaps.push(if index == 0 || breaks > 0 { Gap::Break } else { Gap::Space });
        if breaks == 1 && index > 0 {
            block.push(index);
        } else if breaks > 1 && !block.is_empty() {
            settle(text, tokens, &block, index, &mut gaps);
            block.clear();
        }
        end = token.span.end() as usize;
    }
    if !block.is_empty() {
        settle(text, tokens, &block, tokens.len(), &mut gaps);
    }
    gaps
}

/// 0: none; 1: a line break; 2 or more: a paragraph's end.
fn line_breaks(gap: &str) -> usize {
    let mut count = 0;
    let mut previous = ' ';
    for c in gap.chars() {
        count += match c {
            '\n' if previous == '\r' => 0,
            '\n' | '\r' | '\u{b}' | '\u{85}' | '\u{2028}' => 1,
            '\u{c}' | '\u{2029}' => 2,
            _ => 0,
        };
        previous = c;
    }
    count
}

/// Decides the breaks before the tokens `breaks` of one block, which ends before token `end`.
fn settle(text: &str, tokens: &[Token], breaks: &[usize], end: usize, gaps: &mut [Gap]) {
    let mut first = breaks.first().copied().unwrap_or_default();
    while first > 0 && gaps.get(first - 1) != Some(&Gap::Break) {
        first -= 1;
    }
    let firsts: Vec<usize> = [first.saturating_sub(1)].into_iter().chain(breaks.iter().copied()).collect();
    let lines: Vec<Line> = firsts
        .iter()
        .zip(firsts.iter().skip(1).chain([&end]))
        .map(|(&first, &after)| line(text, tokens, first, after))
        .collect();
    let widest = lines.iter().map(|line| line.width).max().unwrap_or_default();
    let pairs = || lines.iter().zip(lines.iter().skip(1));
    let forced = |above: &Line, below: &Line| above.width + 1 + below.head > widest;
    let spaces = pairs().filter(|(_, below)| is_space(text, tokens, below.first)).count();
    let full = pairs().filter(|(above, below)| forced(above, below)).count();
    let wrapped =
        WIDTHS.contains(&widest) && breaks.len() > 1 && full * 5 >= breaks.len() * 4 && spaces * 4 >= breaks.len();
    for (above, below) in pairs() {
        let space = is_space(text, tokens, below.first) || wrapped && forced(above, below);
        let item = is_item(text, tokens, below.first) && !(wrapped && forced(above, below));
        if let Some(gap) = gaps.get_mut(below.first) {
            *gap = if space && !item { Gap::Space } else { Gap::Break };
        }
    }
}

fn line(text: &str, tokens: &[Token], first: usize, after: usize) -> Line {
    let start = tokens.get(first).map_or(0, |token| token.span.start() as usize);
    let end = tokens.get(after.saturating_sub(1)).map_or(start, |token| token.span.end() as usize);
    let content = text.get(start..end).unwrap_or_default();
    let head = content.chars().take_while(|c| !c.is_whitespace()).count();
    Line { first, width: content.chars().count(), head }
}

/// Rule 3.
fn is_space(text: &str, tokens: &[Token], first: usize) -> bool {
    let (Some(left), Some(right)) = (first.checked_sub(1).and_then(|left| tokens.get(left)), tokens.get(first)) else {
        return false;
    };
    let last = left.span.of(text);
    if right.case == Case::Lower && right.kind == TokenKind::Word && !last.starts_with(is_stop) {
        return true;
    }
    match left.kind {
        TokenKind::Punctuation => {
            matches!(last, "," | "(" | "[" | "«" | "„" | "-" | "\u{2010}")
                || is_stop_of_abbreviation(text, tokens, first - 1)
                || matches!(last, "..." | "…") && right.case == Case::Lower
        }
        TokenKind::Word => left.case == Case::Lower && lists::is_starter(last),
        _ => false,
    }
}

/// «ул.» at the end of a line.
fn is_stop_of_abbreviation(text: &str, tokens: &[Token], stop: usize) -> bool {
    let word = stop.checked_sub(1).and_then(|word| tokens.get(word)).map(|word| word.span.of(text));
    let before = |word: &str| lists::abbreviation(word) == Some(lists::Abbreviation::Before);
    tokens.get(stop).is_some_and(|stop| stop.span.of(text) == ".") && word.is_some_and(before)
}

/// Rule 2.
fn is_item(text: &str, tokens: &[Token], first: usize) -> bool {
    let Some(token) = tokens.get(first) else { return false };
    let mark = token.span.of(text);
    match token.kind {
        TokenKind::Punctuation => mark.starts_with(|c| is_dash(c) || matches!(c, '•' | '*' | '·' | '‣' | '▪' | '●')),
        TokenKind::Number => tokens
            .get(first + 1)
            .is_some_and(|next| next.span.start() == token.span.end() && matches!(next.span.of(text), ")" | ".")),
        _ => false,
    }
}
