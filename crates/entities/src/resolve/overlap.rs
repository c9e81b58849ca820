//! One reading of the layers' mentions: which of two that overlap stays.
//!
//! * An e-mail address, a web address or a telephone number wins over everything: nothing else has its form.
//! * Then dates, times, amounts and shares: but a name that holds one («Институт 8 Марта») keeps its whole extent.
//! * Then what the model found, and a bare domain name last, since it often is the name of a source.
//! * Of two equal in rank the longer wins, then the surer.

use crate::{Label, Mention};
use std::cmp::Reverse;
use std::collections::BTreeMap;

const fn rank(label: Label) -> u8 {
    match label {
        Label::Email | Label::Url | Label::Phone => 0,
        Label::Date | Label::Time | Label::Money | Label::Percent => 1,
        Label::Domain => 3,
        _ => 2,
    }
}

/// The mentions that stay, in order of place; they don't overlap.
pub(super) fn decide(mentions: Vec<Mention>) -> Vec<Mention> {
    let mentions = without_parts_of_names(mentions);
    let mut order: Vec<&Mention> = mentions.iter().collect();
    order.sort_by(|a, b| {
        let key = |m: &Mention| (rank(m.label), Reverse(m.span.len()), m.span.start(), m.label);
        key(a).cmp(&key(b)).then(b.score.total_cmp(&a.score)).then_with(|| a.source.cmp(&b.source))
    });
    let mut taken: BTreeMap<u32, Mention> = BTreeMap::new();
    for mention in order {
        let before = taken.range(..mention.span.end()).next_back();
        if mention.span.is_empty() || before.is_some_and(|(_, other)| other.span.end() > mention.span.start()) {
            continue;
        }
        taken.insert(mention.span.start(), mention.clone());
    }
    taken.into_values().collect()
}

/// Drops dates and amounts that lie inside a longer name.
fn without_parts_of_names(mentions: Vec<Mention>) -> Vec<Mention> {
    let mut names: Vec<_> =
        mentions.iter().filter(|mention| rank(mention.label) == 2).map(|mention| mention.span).collect();
    names.sort();
    // For each start the farthest end of a name that begins there or before.
    let mut reach: Vec<(u32, sarap_text::Span)> = Vec::with_capacity(names.len());
    for span in names {
        let farthest = match reach.last() {
            Some((_, other)) if other.end() >= span.end() => *other,
            _ => span,
        };
        reach.push((span.start(), farthest));
    }
    let inside = |mention: &Mention| {
        let at = reach.partition_point(|(start, _)| *start <= mention.span.start());
        at.checked_sub(1)
            .and_then(|at| reach.get(at))
            .is_some_and(|(_, name)| name.contains(mention.span) && *name != mention.span)
    };
    let dropped: Vec<bool> = mentions.iter().map(|mention| rank(mention.label) == 1 && inside(mention)).collect();
    mentions.into_iter().zip(dropped).filter(|(_, dropped)| !dropped).map(|(mention, _)| mention).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Source;
    use sarap_text::Span;

    fn mention(start: u32, end: u32, label: Label) -> Mention {
        Mention {
            span: Span::new(start, end),
            label,
            name: None,
            nominative: None,
            value: None,
            source: Source::Rule("test"),
            score: 1.0,
        }
    }

    fn kept(list: &[(u32, u32, Label)]) -> Vec<(u32, u32, Label)> {
        let mentions = list.iter().map(|(start, end, label)| mention(*start, *end, *label)).collect();
        decide(mentions).into_iter().map(|m| (m.span.start(), m.span.end(), m.label)).collect()
    }

    #[test]
    fn the_stated_order_decides() {
        use Label::*;
        assert_eq!(kept(&[(0, 9, Org), (2, 5, Email)]), [(2, 5, Email)]);
        assert_eq!(kept(&[(0, 9, Org), (2, 5, Date)]), [(0, 9, Org)]);
        assert_eq!(kept(&[(0, 5, Org), (2, 9, Date)]), [(2, 9, Date)]);
        assert_eq!(kept(&[(0, 5, Org), (0, 5, Date)]), [(0, 5, Date)]);
        assert_eq!(kept(&[(0, 5, Org), (0, 5, Domain)]), [(0, 5, Org)]);
        assert_eq!(kept(&[(0, 5, Loc), (3, 9, Org), (10, 12, Per)]), [(3, 9, Org), (10, 12, Per)]);
        assert_eq!(kept(&[(4, 4, Loc)]), []);
    }
}
