//! Which places of a sentence are named already. It is asked for every word, also in a sentence of a million.

use crate::Mention;
use sarap_text::Span;

/// The places as spans that are apart, in order; those that share a byte are one.
pub(super) struct Taken(Vec<Span>);

impl Taken {
    pub(super) fn by(mentions: &[Mention]) -> Self {
        let mut spans: Vec<Span> = mentions.iter().map(|mention| mention.span).collect();
        spans.sort_unstable();
        let mut apart: Vec<Span> = Vec::with_capacity(spans.len());
        for span in spans {
            match apart.last_mut().filter(|last| last.overlaps(span)) {
                Some(last) => *last = last.cover(span),
                None => apart.push(span),
            }
        }
        Self(apart)
    }

    fn near(&self, span: Span) -> Option<Span> {
        self.0.get(self.0.partition_point(|other| other.end() <= span.start())).copied()
    }

    pub(super) fn overlaps(&self, span: Span) -> bool {
        self.near(span).is_some_and(|other| other.overlaps(span))
    }

    pub(super) fn contains(&self, span: Span) -> bool {
        self.near(span).is_some_and(|other| other.contains(span))
    }
}
