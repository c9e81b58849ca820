//! What the rows say, as relations between entities.

use super::scene::Scene;
use super::{Facts, Link};
use crate::Label;
use crate::Source;
use crate::facts::{Relation, RelationKind};
use sarap_text::Span;

/// Where somebody works is a little less sure than the post that says it.
const BY_POST: f32 = 0.95;

/// All relations; `entity_of` has the entity of each mention.
pub(super) fn of(scene: &Scene<'_>, entity_of: &[usize], facts: &Facts) -> Vec<Relation> {
    let span = |mention: usize| scene.mentions[mention].span;
    let relation = |kind, from: usize, to: usize, rule, score, evidence: Span| Relation {
        kind,
        from: entity_of[from],
        to: entity_of[to],
        former: false,
        evidence,
        source: Source::Rule(rule),
        score,
    };
    let mut all = Vec::new();
    let beside = facts.posts.iter().map(|link| (link, link.said.cover(span(link.to))));
    for (&Link { person, to, former, rule, score, .. }, evidence) in beside {
        all.push(Relation { former, ..relation(RelationKind::Role, person, to, rule, score, evidence) });
        let first = facts.workplaces.partition_point(|workplace| workplace.post < to);
        for workplace in facts.workplaces[first..].iter().take_while(|workplace| workplace.post == to) {
            let place = workplace.place;
            let evidence = evidence.cover(span(place));
            let works = relation(RelationKind::WorksFor, person, place, rule, score * BY_POST, evidence);
            all.push(Relation { former, ..works });
        }
    }
    // Where these work was said before, with the post that they are known by.
    all.extend(facts.references.iter().map(|&Link { person, to, former, rule, score, .. }| Relation {
        former,
        ..relation(RelationKind::Role, person, to, rule, score, span(to))
    }));
    all.extend(facts.workplaces.iter().map(|workplace| {
        let evidence = span(workplace.post).cover(span(workplace.place));
        relation(RelationKind::WorksFor, workplace.post, workplace.place, "role.workplace", 0.9, evidence)
    }));
    all.extend(facts.workers.iter().map(|&Link { person, to, said, rule, score, former }| Relation {
        former,
        ..relation(RelationKind::WorksFor, person, to, rule, score, said.cover(span(to)))
    }));
    let organisations = (0..scene.mentions.len()).filter(|&mention| scene.label(mention) == Label::Org);
    all.extend(organisations.filter_map(|mention| {
        let place = outermost_place(scene, mention)?;
        Some(relation(RelationKind::LocatedIn, mention, place, "organisation.place", 0.85, span(mention)))
    }));
    all
}

/// The place in an organisation's name that is in no other organisation there.
fn outermost_place(scene: &Scene<'_>, mention: usize) -> Option<usize> {
    let mut inner = mention + 1;
    while inner < scene.inside(mention).end {
        match scene.label(inner) {
            // «ЕС» is an organisation, and a place.
            _ if scene.tokens(inner) == scene.tokens(mention) => inner += 1,
            Label::Loc => return Some(inner),
            Label::Org => inner = scene.inside(inner).end,
            _ => inner += 1,
        }
    }
    None
}
