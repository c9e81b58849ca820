//! Posts: who holds which, and where.
//!
//! A sentence is a row of items ([`scene`]); for each post in it rules look for the holder in this order: the name right
//! behind it ([`title`]), the name before it ([`apposition`]), a verb ([`verb`]), a name behind a comma. A post without a
//! holder may point to a person named before ([`reference`]). What stands in the post is where the holder works
//! ([`workplace`]). No rule but `role.reference` crosses a sentence.

mod apposition;
mod reference;
mod row;
mod scene;
mod title;
mod verb;
mod words;
mod workplace;

use super::{Relation, RelationKind};
use crate::{Entity, Label, Mention, Source};
use row::{Holder, Row};
use sarap_morph::Document;
use scene::{Item, Kind, Scene, Sign};

/// A person holds a post, both as mentions.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Link {
    person: usize,
    post: usize,
    former: bool,
    rule: &'static str,
    score: f32,
}

/// Where the holder of a post works, both as mentions.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Workplace {
    post: usize,
    place: usize,
}

/// All links of persons, posts, organisations and places.
pub(super) fn find(document: &Document<'_>, mentions: &[Mention], entities: &[Entity]) -> Vec<Relation> {
    let scene = Scene::new(document, mentions);
    let mut entity_of = vec![usize::MAX; mentions.len()];
    for (entity, mention) in entities.iter().enumerate().flat_map(|(at, one)| one.mentions.iter().map(move |&m| (at, m))) {
        entity_of[mention] = entity;
    }
    let (mut links, mut workplaces) = (Vec::new(), Vec::new());
    for row in rows(&scene) {
        read(&Row { scene: &scene, items: &row }, &mut links, &mut workplaces);
    }
    workplaces.sort_unstable();
    workplaces.dedup();
    let known = links.len();
    links.extend(reference::links(&scene, &links, &entity_of));
    relations(&scene, &entity_of, &links, known, &workplaces)
}

/// The rows of all sentences, then of what holds persons and posts: «фонд президента Ивана Петрова».
fn rows(scene: &Scene<'_>) -> Vec<Vec<Item>> {
    let mut rows = Vec::new();
    let mut first = 0;
    for sentence in &scene.document.segmentation.sentences {
        let tokens = sentence.tokens.start as usize..sentence.tokens.end as usize;
        while first < scene.mentions.len() && scene.tokens(first).start < tokens.start {
            first += 1;
        }
        if (first..scene.mentions.len())
            .take_while(|&mention| scene.tokens(mention).start < tokens.end)
            .any(|mention| scene.label(mention) == Label::Role)
        {
            rows.push(scene.row(tokens, first));
        }
    }
    for mention in 0..scene.mentions.len() {
        let inside = |label| scene.inside(mention).any(|inner| scene.label(inner) == label);
        if matches!(scene.label(mention), Label::Role | Label::Org) && inside(Label::Per) && inside(Label::Role) {
            rows.push(scene.row(scene.tokens(mention), mention + 1));
        }
    }
    rows
}

/// The organisation or else the place of a post alone.
fn place_of(scene: &Scene<'_>, post: usize) -> Option<usize> {
    workplace::within(scene, post).first().copied()
}

/// Reads one row.
fn read(row: &Row<'_, '_>, links: &mut Vec<Link>, workplaces: &mut Vec<Workplace>) {
    let posts: Vec<usize> = (0..row.len()).filter(|&item| row.kind(item) == Kind::Post).collect();
    let mut held: Vec<Vec<Holder>> = vec![Vec::new(); row.len()];
    for &at in &posts {
        held[at] = title::holders(row, at, false);
    }
    for &at in &posts {
        if held[at].is_empty() {
            held[at] = apposition::holders(row, at, &held);
        }
        if held[at].is_empty() {
            held[at].extend(verb::holder(row, at));
        }
        if held[at].is_empty() {
            held[at] = title::holders(row, at, true);
        }
    }
    for &at in &posts {
        let Some(post) = row.items[at].mention else { continue };
        let former = row.scene.says_former(post) || is_former(row, at);
        links.extend(held[at].iter().filter_map(|holder| {
            let person = row.items[holder.item].mention?;
            Some(Link { person, post, former: former || holder.former, rule: holder.rule, score: holder.score })
        }));
        links.extend(inner(row, at, post, &held[at]));
        workplaces.extend(workplace::places(row, at).into_iter().map(|place| Workplace { post, place }));
        for nested in row.scene.inside(post).filter(|&nested| row.scene.label(nested) == Label::Role) {
            let places = workplace::within(row.scene, nested);
            workplaces.extend(places.into_iter().map(|place| Workplace { post: nested, place }));
        }
    }
}

/// Whether the words before a post say that it is over: «бывший [министр]».
fn is_former(row: &Row<'_, '_>, at: usize) -> bool {
    (at.saturating_sub(3)..at)
        .rev()
        .take_while(|&item| matches!(row.kind(item), Kind::Word(Sign::Modifier | Sign::Dash | Sign::Other | Sign::Noun)))
        .any(|item| row.means(item, words::Meaning::Former))
}

/// The name behind a post may belong to the post that ends with it: «помощник [президента] Ивана Петрова».
fn inner(row: &Row<'_, '_>, at: usize, post: usize, held: &[Holder]) -> Option<Link> {
    let scene = row.scene;
    let person = row.items.get(at + 1).filter(|item| item.kind == Kind::Person)?.mention?;
    if held.iter().any(|holder| holder.item == at + 1) {
        return None;
    }
    let end = scene.tokens(post).end;
    let ends = |&nested: &usize| scene.label(nested) == Label::Role && scene.tokens(nested).end == end;
    let nested = scene.inside(post).filter(ends).find(|&nested| scene.form(nested).agrees(scene.form(person)))?;
    Some(Link { person, post: nested, former: scene.says_former(nested), rule: "role.title", score: 0.9 })
}

/// The links as relations between entities. Of the first `known` links both mentions stand in the evidence.
fn relations(
    scene: &Scene<'_>,
    entity_of: &[usize],
    links: &[Link],
    known: usize,
    workplaces: &[Workplace],
) -> Vec<Relation> {
    let span = |mention: usize| scene.mentions[mention].span;
    let mut all = Vec::new();
    for (at, link) in links.iter().enumerate() {
        let evidence = if at < known { span(link.person).cover(span(link.post)) } else { span(link.post) };
        let (from, source) = (entity_of[link.person], Source::Rule(link.rule));
        let role = Relation {
            kind: RelationKind::Role,
            from,
            to: entity_of[link.post],
            former: link.former,
            evidence,
            source: source.clone(),
            score: link.score,
        };
        let first = workplaces.partition_point(|workplace| workplace.post < link.post);
        let own = workplaces[first..].iter().take_while(|workplace| workplace.post == link.post);
        all.extend(own.map(|workplace| Relation {
            kind: RelationKind::WorksFor,
            to: entity_of[workplace.place],
            evidence: evidence.cover(span(workplace.place)),
            score: link.score * 0.95,
            ..role.clone()
        }));
        all.push(role);
    }
    all.extend(workplaces.iter().map(|workplace| Relation {
        kind: RelationKind::WorksFor,
        from: entity_of[workplace.post],
        to: entity_of[workplace.place],
        former: false,
        evidence: span(workplace.post).cover(span(workplace.place)),
        source: Source::Rule("role.workplace"),
        score: 0.9,
    }));
    for mention in 0..scene.mentions.len() {
        if scene.label(mention) != Label::Org {
            continue;
        }
        if let Some(place) = outermost_place(scene, mention) {
            all.push(Relation {
                kind: RelationKind::LocatedIn,
                from: entity_of[mention],
                to: entity_of[place],
                former: false,
                evidence: span(mention),
                source: Source::Rule("org.place"),
                score: 0.85,
            });
        }
    }
    all
}

/// The place in an organisation's name that is in nothing else.
fn outermost_place(scene: &Scene<'_>, mention: usize) -> Option<usize> {
    let mut inner = mention + 1;
    while inner < scene.inside(mention).end {
        match scene.label(inner) {
            Label::Loc => return Some(inner),
            Label::Org => inner = scene.inside(inner).end,
            _ => inner += 1,
        }
    }
    None
}
