//! Quotes and sources, from the core's shape to the contract's.

use crate::analysis as out;
use crate::analyzer::{entity_id, range, thousandths};
use sarap_entities::facts::quotes::{Quote, QuoteKind, Source};

/// A source is named beside a listed verb or not found at all: all are as sure as other rules' findings.
const SOURCE_SCORE: f64 = 0.9;

pub(crate) fn quote(quote: &Quote) -> out::Quote {
    let kind = match quote.kind {
        QuoteKind::Direct => "direct",
        QuoteKind::Indirect => "indirect",
    };
    out::Quote {
        start: quote.span.start(),
        end: quote.span.end(),
        kind: kind.into(),
        speaker: quote.speaker.map(entity_id),
        cue: quote.cue.map(range),
        source: format!("rule:{}", quote.rule),
        score: thousandths(f64::from(quote.score)),
    }
}

pub(crate) fn source(source: &Source) -> out::Relation {
    let kind = if source.cites.is_some() { "cites" } else { "reports" };
    out::Relation {
        kind: kind.into(),
        from: entity_id(source.from),
        to: source.cites.map(entity_id),
        evidence: range(source.evidence),
        source: format!("rule:source.{kind}"),
        former: false,
        score: SOURCE_SCORE,
    }
}
