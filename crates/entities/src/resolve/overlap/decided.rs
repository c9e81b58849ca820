//! What rules decide against the model: which of it stays, and what can stand beside it.

use super::is_model;
use crate::{Label, Mention};
use sarap_text::Span;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What a rule decides, in the order of precedence.
pub(super) const fn decided(label: Label) -> Option<u8> {
    use Label::{
        Account, Card, Coord, Cve, Date, Domain, Email, Hash, Iban, Ip, Money, Percent, Phone, Plate, Taxid, Time, Url,
        Wallet,
    };
    match label {
        Email | Phone | Url | Ip | Hash | Cve | Wallet | Iban | Card | Taxid | Plate | Coord | Account => Some(0),
        Date | Time | Money | Percent => Some(1),
        Domain => Some(2),
        _ => None,
    }
}

/// The part of a mention in which dates and amounts belong to a name: a law or an event may well hold a date.
fn proper(mention: &Mention) -> Option<Span> {
    use Label::{Facility, Loc, Norp, Org, Per, Product, Work};
    let named = matches!(mention.label, Per | Org | Loc | Norp | Facility | Work | Product);
    Some(mention.name.unwrap_or(mention.span)).filter(|span| named && !span.is_empty())
}

/// Of what rules decided the ones that stay, which are apart and in order of place, and the dates inside them.
pub(super) fn fixed(mut mentions: Vec<Mention>) -> (Vec<Mention>, Vec<Mention>) {
    mentions.sort_by(|a, b| {
        let key = |m: &Mention| (decided(m.label), Reverse(m.span.len()), m.span.start(), m.label);
        key(a).cmp(&key(b)).then(b.score.total_cmp(&a.score)).then_with(|| a.source.cmp(&b.source))
    });
    let mut taken: BTreeMap<u32, Mention> = BTreeMap::new();
    let mut inner = Vec::new();
    for mention in mentions {
        let before = taken.range(..mention.span.end()).next_back();
        match before.filter(|(_, other)| other.span.end() > mention.span.start()) {
            None => {
                taken.insert(mention.span.start(), mention);
            }
            Some((_, other)) => {
                let holds = matches!(other.label, Label::Date | Label::Time) && mention.label == Label::Date;
                if holds && other.span.contains(mention.span) {
                    inner.push(mention);
                }
            }
        }
    }
    (taken.into_values().collect(), inner)
}

/// A model must be so sure of an extent for a rule's mention to take it.
const SURE: f32 = 0.5;

/// Gives what rules decided the wider extents that a model is sure of.
pub(super) fn widen(fixed: &mut [Mention], others: &[Mention]) {
    for wider in others.iter().filter(|m| decided(m.label) == Some(1) && is_model(m) && m.score >= SURE) {
        let first = fixed.partition_point(|other| other.span.end() <= wider.span.start());
        let after = fixed.partition_point(|other| other.span.start() < wider.span.end());
        if let Some([only]) = fixed.get_mut(first..after)
            && only.label == wider.label
            && wider.span.contains(only.span)
        {
            only.span = wider.span;
        }
    }
}

/// Whether a mention can stand beside what rules decided and the identifiers among it, both apart and in order.
pub(super) fn fits(mention: &Mention, fixed: &[Mention], identifiers: &[Span]) -> bool {
    let first = fixed.partition_point(|other| other.span.end() <= mention.span.start());
    let after = fixed.partition_point(|other| other.span.start() < mention.span.end());
    let Some([outermost @ .., last]) = fixed.get(first..after) else { return true };
    let holds = |other: &Mention| mention.span.contains(other.span) && mention.span != other.span;
    if !holds(last) || !outermost.first().is_none_or(holds) {
        return false;
    }
    let quantity = decided(mention.label).is_some() || mention.label == Label::Age;
    !quantity && !proper(mention).is_some_and(|name| overlaps_any(identifiers, name))
}

/// Whether `span` shares a byte with one of `spans`, which are in order and apart.
fn overlaps_any(spans: &[Span], span: Span) -> bool {
    let after = spans.partition_point(|other| other.end() <= span.start());
    spans.get(after).is_some_and(|other| other.overlaps(span))
}

/// Leaves out dates and amounts inside the proper part of a longer name, and domains that are all of one.
pub(super) fn without_parts_of_names(mut mentions: Vec<Mention>, names: &[Mention]) -> Vec<Mention> {
    let mut spans: Vec<Span> = names.iter().filter_map(proper).collect();
    spans.sort();
    // For each start the farthest end of a name that begins there or before.
    let mut reach: Vec<(u32, Span)> = Vec::with_capacity(spans.len());
    for span in spans {
        let farthest = match reach.last() {
            Some((_, other)) if other.end() >= span.end() => *other,
            _ => span,
        };
        reach.push((span.start(), farthest));
    }
    mentions.retain(|mention| {
        let at = reach.partition_point(|(start, _)| *start <= mention.span.start());
        let name = at.checked_sub(1).and_then(|at| reach.get(at)).map(|(_, name)| *name);
        let inside = name.is_some_and(|name| name.contains(mention.span));
        match decided(mention.label) {
            Some(1) => !inside || name == Some(mention.span),
            Some(2) => !inside,
            _ => true,
        }
    });
    mentions
}
