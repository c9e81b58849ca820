//! What each line is.

use super::lexicon::Kind;
use super::lines::{Line, Look};
use super::{core, head};
use crate::RegionKind;
use std::ops::Range;

/// Decides the lines from `from` on. Gives the title's line.
pub(super) fn decide(text: &str, lines: &[Line], kinds: &mut [RegionKind], from: usize) -> Option<usize> {
    let rest = lines.get(from..).unwrap_or_default();
    let Some(article) = core::article(rest).filter(|_| core::is_page(rest)) else {
        notices(lines, kinds, from..lines.len(), &[Kind::Notice, Kind::Related]);
        return None;
    };
    let article = comes_from(lines, article.start + from, from)..goes_on(lines, article.end + from);
    let title = head::title(text, lines, from..article.start, article.clone());
    // Between title and article stand author and date, and a short first paragraph.
    let begin = title.map_or(article.start.saturating_sub(NEAR), |title| title + 1).max(from);
    (from..begin).for_each(|at| set(kinds, at, RegionKind::Boilerplate));
    notices(lines, kinds, begin..article.end, &FURNITURE);
    let dated = dated(lines, kinds, begin..article.end);
    if let Some(title) = title {
        set(kinds, title, RegionKind::Title);
        // Some pages have the date above the title; beside another it is the furniture's: today's.
        if let Some(above) = title.checked_sub(1).filter(|&above| !dated && above >= from && is_byline(lines, above)) {
            set(kinds, above, RegionKind::Meta);
        }
    }
    below(lines, kinds, article.end);
    title
}

const FURNITURE: [Kind; 6] = [Kind::Menu, Kind::Tool, Kind::Related, Kind::Comments, Kind::Notice, Kind::Footer];

/// Lines above an article without a title that may be its own.
const NEAR: usize = 3;

/// Where the article ends that seems to end at `end`: behind a last paragraph that «Читайте также» with its headlines or an
/// advertisement cuts off. Below a list of other articles one paragraph is followed by the next headline.
fn goes_on(lines: &[Line], mut end: usize) -> usize {
    let look = |at: usize| lines.get(at).map(|line| line.look);
    while lines.get(end).is_some_and(|line| line.is(&[Kind::Related, Kind::Notice])) {
        let headlines = lines.get(end + 1..).unwrap_or_default().iter();
        let next = end + 1 + headlines.take(HEADLINES + 1).take_while(|line| is_headline(line)).count();
        if look(next) != Some(Look::Text) || matches!(look(next + 1), Some(Look::Label | Look::Teaser | Look::Dated)) {
            break;
        }
        end = next + 1;
        while look(end) == Some(Look::Text) {
            end += 1;
        }
    }
    end
}

/// Where the article begins that seems to begin at `start`: with a first paragraph that is cut off in the same way.
fn comes_from(lines: &[Line], mut start: usize, from: usize) -> usize {
    let before = |at: usize| lines.get(from..at).unwrap_or_default();
    loop {
        let headlines = before(start).iter().rev().take(HEADLINES + 1).take_while(|line| is_headline(line)).count();
        let [.., text, cue] = before(start - headlines) else { return start };
        if !cue.is(&[Kind::Related, Kind::Notice]) || text.look != Look::Text {
            return start;
        }
        start = start - headlines - 1;
        start -= before(start).iter().rev().take_while(|line| line.look == Look::Text).count();
    }
}

/// The headline of another article, as it stands below «Читайте также».
fn is_headline(line: &Line) -> bool {
    matches!(line.look, Look::Label | Look::Teaser) && line.words >= 4
}

/// Sets the kind of the line at `at`.
fn set(kinds: &mut [RegionKind], at: usize, kind: RegionKind) {
    if let Some(place) = kinds.get_mut(at) {
        *place = kind;
    }
}

/// Headlines that may stand below «Читайте также» within an article.
const HEADLINES: usize = 5;

/// Notices within a text: buttons, advertisements, and the headlines below «Читайте также».
fn notices(lines: &[Line], kinds: &mut [RegionKind], range: Range<usize>, known: &[Kind]) {
    let mut at = range.start;
    while let Some(line) = lines.get(at).filter(|_| at < range.end) {
        at += 1;
        if !line.is(known) {
            continue;
        }
        set(kinds, at - 1, RegionKind::Boilerplate);
        let bare = matches!(line.look, Look::Furniture(found) if found.kind == Kind::Related && found.whole);
        let rest = lines.get(at..range.end).unwrap_or_default().iter();
        let headlines = rest.take_while(|line| is_headline(line)).count();
        if bare && headlines <= HEADLINES {
            (at..at + headlines).for_each(|at| set(kinds, at, RegionKind::Boilerplate));
            at += headlines;
        }
    }
}

/// Whether the line states date or author.
fn is_byline(lines: &[Line], at: usize) -> bool {
    lines.get(at).is_some_and(|line| matches!(line.look, Look::Date | Look::Dated | Look::Byline))
}

/// Marks date, author and views at the beginning of the article. Gives whether there was a date.
fn dated(lines: &[Line], kinds: &mut [RegionKind], article: Range<usize>) -> bool {
    const BEGINNING: usize = 10;
    let (mut before, mut dated) = (false, false);
    for at in article.take(BEGINNING) {
        let look = lines.get(at).map(|line| line.look);
        dated |= matches!(look, Some(Look::Date | Look::Dated));
        before = is_byline(lines, at) || (before && look == Some(Look::Sign));
        if before {
            set(kinds, at, RegionKind::Meta);
        }
    }
    dated
}

/// What stands below the article: up to the first furniture its last lines, which may be no sentences, unless they are news
/// with their dates.
fn below(lines: &[Line], kinds: &mut [RegionKind], from: usize) {
    let rest = lines.get(from..).unwrap_or_default();
    let tail = (0..rest.len()).find(|&at| ends(rest.get(at..).unwrap_or_default())).unwrap_or(rest.len());
    let mut dated =
        rest.iter().take(tail).enumerate().filter(|(_, line)| matches!(line.look, Look::Date | Look::Dated));
    let first = dated.next().map(|(at, _)| at);
    let tail = first.filter(|_| dated.count() + 1 >= NEWS).unwrap_or(tail);
    for (at, line) in rest.iter().enumerate() {
        let kind = match line.look {
            Look::Date | Look::Dated | Look::Byline if at < tail => RegionKind::Meta,
            Look::Furniture(_) => RegionKind::Boilerplate,
            _ if at < tail => RegionKind::Main,
            _ => RegionKind::Boilerplate,
        };
        set(kinds, from + at, kind);
    }
}

/// Whether the article has ended where these lines begin: other articles, comments, or furniture of which there is more
/// nearby. A lone button may stand above a list; a price is no exchange rate.
fn ends(lines: &[Line]) -> bool {
    const NEAR: usize = 4;
    let furniture = |line: &&Line| matches!(line.look, Look::Furniture(_));
    let Some(first) = lines.first().filter(furniture) else { return false };
    first.is(&[Kind::Related, Kind::Comments]) || lines.iter().take(NEAR).filter(furniture).count() >= 2
}

/// So many dates make a list of news.
const NEWS: usize = 3;
