//! Concordance lines: each match with what stands around it.

use super::searcher::{Match, Searcher};
use std::cmp::Ordering;
use std::fmt;
use std::ops::Range;

/// Lines on a page, at most.
pub(super) const MOST_LINES: usize = 10_000;
/// Tokens of context on each side, at most.
pub(super) const WIDEST: u32 = 200;

/// What lines are put in order by. Words are compared without capitals and ё; where no word stands comes first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SortKey {
    /// The token so many places before the match: 1 is the one right before it.
    Left(u32),
    /// The token so many places behind the match.
    Right(u32),
    /// The words of the match.
    Node,
}

/// A text that names no order.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WrongSort(pub String);

impl fmt::Display for WrongSort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "lines are sorted by document, or by up to four of l1 l2 l3 node r1 r2 r3, as in r1,r2; not «{}»",
            self.0
        )
    }
}

impl std::error::Error for WrongSort {}

/// Reads `document` or, say, `l1,node,r2`.
pub fn parse_sort(text: &str) -> Result<Vec<SortKey>, WrongSort> {
    if text == "document" {
        return Ok(Vec::new());
    }
    let key = |name: &str| match name.trim() {
        "l1" => Ok(SortKey::Left(1)),
        "l2" => Ok(SortKey::Left(2)),
        "l3" => Ok(SortKey::Left(3)),
        "r1" => Ok(SortKey::Right(1)),
        "r2" => Ok(SortKey::Right(2)),
        "r3" => Ok(SortKey::Right(3)),
        "node" => Ok(SortKey::Node),
        other => Err(WrongSort(other.into())),
    };
    let keys: Vec<SortKey> = text.split(',').map(key).collect::<Result<_, _>>()?;
    if keys.len() > 4 { Err(WrongSort(text.into())) } else { Ok(keys) }
}

/// A line: places are in the index' unit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    /// Number of the document in the index.
    pub document: usize,
    /// What stands before the match; touches it but for white space.
    pub left: Range<u32>,
    /// The match.
    pub node: Range<u32>,
    /// What stands behind it.
    pub right: Range<u32>,
    /// The match in tokens.
    pub tokens: Match,
}

/// A part of all lines.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Page {
    /// The lines.
    pub lines: Vec<Line>,
    /// Number of all lines.
    pub total: usize,
    /// Number of documents with a line.
    pub documents: usize,
}

impl Searcher {
    /// The lines from `offset` on, `limit` at most (10,000 if it is more), of all `matches` put in order by `keys`, then by
    /// place; with up to `context` tokens of the document on each side (200 at most). Sorts no more than it shows.
    pub fn page(&self, mut matches: Vec<Match>, keys: &[SortKey], offset: usize, limit: usize, context: u32) -> Page {
        let index = self.index();
        let total = matches.len();
        let mut documents = 0;
        let mut end = 0;
        for found in &matches {
            if found.first >= end {
                documents += 1;
                end = index.documents().get(index.document_of(found.first)).map_or(u32::MAX, |d| d.tokens.end);
            }
        }
        let until = offset.saturating_add(limit.min(MOST_LINES)).min(total);
        if let (Some(first), true) = (keys.first(), until > 0) {
            if until < total {
                self.narrow(&mut matches, *first, until);
            }
            if until < matches.len() {
                matches.select_nth_unstable_by(until, |a, b| self.compare(*a, *b, keys));
            }
            matches[..until].sort_unstable_by(|a, b| self.compare(*a, *b, keys));
        }
        let shown = matches.get(offset..until).unwrap_or_default();
        Page { lines: shown.iter().map(|found| self.line(*found, context.min(WIDEST))).collect(), total, documents }
    }

    fn line(&self, found: Match, context: u32) -> Line {
        let index = self.index();
        let document = index.document_of(found.first);
        let tokens = index.documents().get(document).map_or(found.first..found.end, |d| d.tokens.clone());
        let (from, to) = (index.range(found.first).start, index.range(found.end - 1).end);
        let left = found.first.saturating_sub(context).max(tokens.start);
        let right = found.end.saturating_add(context).min(tokens.end);
        let left =
            if left < found.first { index.range(left).start..index.range(found.first - 1).end } else { from..from };
        let right = if right > found.end { index.range(found.end).start..index.range(right - 1).end } else { to..to };
        Line { document, left, node: from..to, right, tokens: found }
    }

    /// Leaves those `matches`, which are in order, that can be among the first `until` by their first key alone: it is looked up once
    /// a match, and the others are never compared.
    fn narrow(&self, matches: &mut Vec<Match>, first: SortKey, until: usize) {
        let documents = self.index().documents();
        let mut document = 0;
        let mut rank = |of: Match| {
            while documents.get(document).is_some_and(|own| own.tokens.end <= of.first) {
                document += 1;
            }
            let token = match first {
                SortKey::Left(places) => of.first.checked_sub(places),
                SortKey::Right(places) => Some(of.end + places - 1),
                SortKey::Node => Some(of.first),
            };
            let own = documents.get(document);
            token.filter(|token| own.is_some_and(|own| own.tokens.contains(token))).map_or(0, |token| self.rank(token))
        };
        let ranks: Vec<u32> = matches.iter().map(|found| rank(*found)).collect();
        let mut counts = vec![0_usize; ranks.iter().max().map_or(0, |&most| most as usize + 1)];
        ranks.iter().for_each(|&rank| counts[rank as usize] += 1);
        let mut before = 0;
        let last = counts.iter().position(|count| {
            before += count;
            before >= until
        });
        let mut ranks = ranks.into_iter();
        matches.retain(|_| ranks.next().is_some_and(|rank| last.is_none_or(|last| rank as usize <= last)));
    }

    fn compare(&self, a: Match, b: Match, keys: &[SortKey]) -> Ordering {
        let by_key = keys.iter().map(|key| match key {
            SortKey::Left(places) => {
                self.beside(a, a.first.checked_sub(*places)).cmp(&self.beside(b, b.first.checked_sub(*places)))
            }
            SortKey::Right(places) => {
                let at = |of: Match| self.beside(of, Some(of.end + places - 1));
                at(a).cmp(&at(b))
            }
            SortKey::Node => (a.first..a.end).map(|t| self.rank(t)).cmp((b.first..b.end).map(|t| self.rank(t))),
        });
        by_key.fold(Ordering::Equal, Ordering::then).then(a.cmp(&b))
    }

    /// The rank of a token in the document of `of`, 0 outside.
    fn beside(&self, of: Match, token: Option<u32>) -> u32 {
        let documents = self.index().documents();
        let own = documents.get(self.index().document_of(of.first));
        token.filter(|token| own.is_some_and(|own| own.tokens.contains(token))).map_or(0, |token| self.rank(token))
    }
}
