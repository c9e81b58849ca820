//! What is found is noted as mentions, which get their values when all laws of the document are known.

use super::super::{Mention, mention};
use super::acts::{Law, Strength};
use super::title::{self, Title};
use super::units::{ARTICLE, Reference, Unit, near};
use super::value::{self, Identity};
use super::{ARTICLE_ALONE, Finder, Pending, TITLE, WITH_LAW};
use crate::Label;
use std::collections::BTreeSet;

impl Finder<'_, '_> {
    /// Notes a law and the mentions of it alone: the whole, or the title of «закон «О полиции»»; gives its number.
    pub(super) fn add(&mut self, law: Law, with_article: bool) -> usize {
        let number = self.laws.len();
        let known = law.strength == Strength::Known && !with_article;
        let whole = match law.strength {
            Strength::Alone | Strength::Known => true,
            Strength::Article => !law.identity.kind.is_empty(),
            Strength::Title => false,
        };
        let spans = whole.then_some((law.first, law.end)).into_iter().chain(law.inner);
        for (first, end) in spans {
            let (rule, score) = (law.rule, law.score);
            self.found.push(Pending { first, end, law: Some(number), parts: Vec::new(), known, rule, score });
        }
        self.laws.push(law.identity);
        if let Some(title) = law.title.filter(|_| law.strength == Strength::Title) {
            self.title(&title, number);
        }
        number
    }

    fn title(&mut self, title: &Title, law: usize) {
        let (first, end) = (title.first, title.last);
        let parts = Vec::new();
        self.found.push(Pending { first, end, law: Some(law), parts, known: false, rule: "law.title", score: TITLE });
    }

    /// «законы «О связи» и «О полиции»»: the titles behind the first.
    pub(super) fn more_titles(&mut self, mut end: usize, law: &Identity) {
        while let Some(title) = (matches!(self.atoms.str(end), "," | "и") && near(self.atoms, end))
            .then(|| title::at(self.atoms, end + 1, false))
            .flatten()
        {
            end = title.end;
            self.laws.push(Identity {
                kind: law.kind,
                country: law.country,
                title: Some(title.text.clone()),
                ..Identity::default()
            });
            self.title(&title, self.laws.len() - 1);
        }
    }

    /// Notes the references, the last of which reaches to `end` and the first of which begins at `lead`, if that is given.
    pub(super) fn refer(&mut self, references: &[Reference], law: Option<usize>, end: usize, lead: Option<usize>) {
        for (at, reference) in references.iter().enumerate() {
            let last = at + 1 == references.len();
            let Some(end) = (if last { Some(end) } else { reference.last().map(|unit| unit.end) }) else { continue };
            let above = above(references, at);
            let falling = matches!(reference.as_slice(), [first, second, ..] if second.level < first.level);
            // A part alone within a list: «ч. 1» in «ч. 1, ч. 2 ст. 105».
            let count = if falling || (at == 0 && lead.is_some()) { 1 } else { reference.len() };
            for (skipped, unit) in reference.iter().enumerate().take(count) {
                let mut parts: Vec<(usize, String)> =
                    reference[skipped..].iter().chain(above).map(|unit| (unit.level, unit.numbers.clone())).collect();
                parts.sort_by_key(|(level, _)| *level);
                self.found.push(Pending {
                    first: lead.filter(|_| at == 0).unwrap_or(unit.first),
                    end,
                    law,
                    parts,
                    known: false,
                    rule: "law.article",
                    score: if law.is_some() { WITH_LAW } else { ARTICLE_ALONE },
                });
            }
        }
    }

    /// Completes the laws and gives out the mentions.
    pub(super) fn finish(mut self, out: &mut Vec<Mention>) {
        let sure: BTreeSet<&str> = self
            .found
            .iter()
            .filter(|pending| !pending.known)
            .filter_map(|pending| Some(self.laws.get(pending.law?)?.kind))
            .collect();
        let known: Vec<bool> = self.laws.iter().map(|law| sure.contains(law.kind)).collect();
        value::complete(&mut self.laws);
        let start = out.len();
        for pending in self.found {
            if pending.known && pending.law.is_none_or(|law| known.get(law) != Some(&true)) {
                continue;
            }
            let value = value::of_part(pending.law.and_then(|law| self.laws.get(law)), &pending.parts);
            let value = Some(value).filter(|value| !value.is_empty());
            let (first, end, rule) = (pending.first, pending.end, pending.rule);
            out.push(mention(self.atoms, first, end, Label::Law, value, rule, pending.score));
        }
        let mut laws = out.split_off(start);
        laws.sort_by_key(|law| (law.span.start(), std::cmp::Reverse(law.span.end())));
        laws.dedup_by_key(|law| law.span);
        out.append(&mut laws);
    }
}

/// The larger parts that a reference shares with the next, «ч. 1, ч. 2 ст. 105», or with the one before, «ст. 105 ч. 1, ч. 2».
fn above(references: &[Reference], at: usize) -> &[Unit] {
    let Some(own) = references.get(at).and_then(|reference| reference.iter().map(|unit| unit.level).max()) else {
        return &[];
    };
    if own >= ARTICLE {
        return &[];
    }
    let larger = |reference: &'_ Reference| reference.iter().any(|unit| unit.level >= ARTICLE);
    let after = references.get(at + 1..).unwrap_or_default().iter().find(|reference| larger(reference));
    let before = || references.get(..at).unwrap_or_default().iter().rev().find(|reference| larger(reference));
    let Some(other) = after.or_else(before) else { return &[] };
    match other.iter().position(|unit| unit.level > own) {
        Some(first) if other.first().is_some_and(|unit| unit.level < ARTICLE) || other.len() == 1 => &other[first..],
        // From large to small.
        Some(_) => &other[..other.iter().take_while(|unit| unit.level > own).count()],
        None => &[],
    }
}
