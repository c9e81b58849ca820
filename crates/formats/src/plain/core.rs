//! From where to where the article goes.

use super::lexicon::Kind;
use super::lines::{Line, Look};
use std::collections::BTreeSet;
use std::ops::Range;

/// Different phrases of furniture that make a text a page. A notice or two may stand in any text.
const PHRASES: usize = 3;

/// Whether the text is a page with furniture around its article.
pub(super) fn is_page(lines: &[Line]) -> bool {
    let mut phrases: BTreeSet<(Kind, &str)> = BTreeSet::new();
    let mut others = [false; 2];
    for line in lines {
        match line.look {
            Look::Furniture(found) => _ = phrases.insert((found.kind, found.first)),
            Look::Rate => others[0] = true,
            Look::Weather => others[1] = true,
            _ => {}
        }
    }
    // «Политика», «Спорт» and «Контакты» may be headings of a report: they need a button or a notice beside them.
    let menus = phrases.iter().filter(|(kind, _)| *kind == Kind::Menu).count();
    let others = others.iter().filter(|seen| **seen).count();
    phrases.len() - menus > 0 && phrases.len() + others >= PHRASES
}

/// What a line without text takes from the weight of the text around it, in characters: an article may have lists and
/// headings, some ten lines between two paragraphs, but no menu.
const LABEL: i64 = 40;
const FURNITURE: i64 = 100;
/// After the head of a list of other articles, text is rarely the article's.
const RELATED: i64 = 400;
const COMMENTS: i64 = 1500;
/// A paragraph weighs no more: the longest is not the article.
const PARAGRAPH: u32 = 600;
/// The shortest news has two sentences; a run that weighs less is no article, and nothing is sure.
const SHORTEST: i64 = 100;
/// Text before the comments, if they are not a button above the article.
const BEGUN: i64 = 500;

fn weight(line: &Line) -> i64 {
    match line.look {
        Look::Text => i64::from(line.characters.min(PARAGRAPH)),
        Look::Label if line.item || line.opens => -LABEL / 2,
        Look::Byline | Look::Date | Look::Dated | Look::Sign => -LABEL / 2,
        Look::Label | Look::Teaser => -LABEL,
        Look::Rate | Look::Weather => -FURNITURE,
        Look::Furniture(found) => match found.kind {
            Kind::Related => -RELATED,
            Kind::Comments => -COMMENTS,
            _ => -FURNITURE,
        },
    }
}

/// The lines from the article's first paragraph to its last: the run with the greatest weight.
pub(super) fn article(lines: &[Line]) -> Option<Range<usize>> {
    let (mut best, mut range) = (0, 0..0);
    let (mut sum, mut start) = (0, 0);
    for (at, line) in lines.iter().enumerate() {
        if sum <= 0 {
            (sum, start) = (0, at);
        }
        sum += weight(line);
        if sum > best {
            (best, range) = (sum, start..at + 1);
        }
    }
    if best < SHORTEST {
        return None;
    }
    Some(without_comments(lines, range))
}

/// Readers may write more than the journalist: the article ends where their comments begin, if it has begun before.
fn without_comments(lines: &[Line], range: Range<usize>) -> Range<usize> {
    let text = |line: &Line| if line.look == Look::Text { i64::from(line.characters) } else { 0 };
    let inside = lines.get(range.clone()).unwrap_or_default();
    let mut before = 0;
    for (at, line) in inside.iter().enumerate() {
        if line.is(&[Kind::Comments]) && before >= BEGUN {
            let last = inside.get(..at).unwrap_or_default().iter().rposition(|line| line.look == Look::Text);
            return range.start..range.start + last.map_or(at, |last| last + 1);
        }
        before += text(line);
    }
    range
}
