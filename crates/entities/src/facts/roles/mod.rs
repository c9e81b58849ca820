//! Posts: who holds which, and where.
//!
//! A sentence is a row of items ([`scene`]); for each post in it rules look for the holder in this order: the name right
//! behind it ([`title`]), the name before it ([`apposition`]), a verb ([`verb`]), a name behind a comma. A post without a
//! holder may point to a person named before ([`reference`]). What stands in the post is where the holder works
//! ([`workplace`]). A pronoun that is a subject stands for its person
//! ([`pronoun`]). Nothing but that and `role.reference` crosses a sentence.

mod apposition;
mod form;
mod pronoun;
mod reference;
mod relations;
mod row;
mod scene;
mod title;
mod verb;
mod words;
mod workplace;

use super::Relation;
use crate::{Entity, Label, Mention};
use row::{Holder, Row};
use sarap_morph::Document;
use sarap_text::Span;
use scene::{Item, Kind, Scene, Sign};
use words::Meaning;

/// A person holds a post or works for an organisation; all are mentions.
#[derive(Clone, Copy, PartialEq, Debug)]
struct Link {
    person: usize,
    /// The post or the organisation.
    to: usize,
    /// Where the person is spoken of: the mention, or the pronoun that means it.
    said: Span,
    former: bool,
    rule: &'static str,
    score: f32,
}

/// Where the holder of a post works; both are mentions.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Workplace {
    post: usize,
    place: usize,
}

/// What the rows of a document say.
#[derive(Default)]
struct Facts {
    /// Who holds which post.
    posts: Vec<Link>,
    /// Who is said to hold which post by the post alone.
    references: Vec<Link>,
    /// Who works for which organisation, by no post.
    workers: Vec<Link>,
    /// In order, each once.
    workplaces: Vec<Workplace>,
}

/// All links of persons, posts, organisations and places.
pub(super) fn find(document: &Document<'_>, mentions: &[Mention], entities: &[Entity]) -> Vec<Relation> {
    let (scene, entity_of, facts) = read(document, mentions, entities);
    relations::of(&scene, &entity_of, &facts)
}

/// Posts that point to a person named elsewhere: where each stands, the person's entity, and how sure it is.
pub(super) fn references(
    document: &Document<'_>,
    mentions: &[Mention],
    entities: &[Entity],
) -> Vec<(Span, usize, f32)> {
    let (_, entity_of, facts) = read(document, mentions, entities);
    let person = |link: &Link| entity_of.get(link.person).copied().filter(|&person| person < entities.len());
    facts.references.iter().filter_map(|link| Some((link.said, person(link)?, link.score))).collect()
}

/// The document's rows, read.
fn read<'a>(
    document: &'a Document<'a>,
    mentions: &'a [Mention],
    entities: &[Entity],
) -> (Scene<'a>, Vec<usize>, Facts) {
    let scene = Scene::new(document, mentions);
    let mut entity_of = vec![usize::MAX; mentions.len()];
    for (entity, one) in entities.iter().enumerate() {
        for &mention in &one.mentions {
            if let Some(of) = entity_of.get_mut(mention) {
                *of = entity;
            }
        }
    }
    let mut facts = Facts::default();
    for row in rows(&scene) {
        facts.read(&Row { scene: &scene, items: &row });
    }
    facts.workplaces.sort_unstable();
    facts.workplaces.dedup();
    facts.references = reference::links(&scene, &facts.posts, &entity_of);
    (scene, entity_of, facts)
}

/// The rows of the sentences that name a post, or a person and an organisation; then of what holds persons and posts:
/// «фонд президента Ивана Петрова».
fn rows(scene: &Scene<'_>) -> Vec<Vec<Item>> {
    let mut rows = Vec::new();
    let mut first = 0;
    for sentence in &scene.document.segmentation.sentences {
        let tokens = sentence.tokens.start as usize..sentence.tokens.end as usize;
        while first < scene.mentions.len() && scene.tokens(first).start < tokens.start {
            first += 1;
        }
        let here = (first..scene.mentions.len()).take_while(|&mention| scene.tokens(mention).start < tokens.end);
        let has = |label| here.clone().any(|mention| scene.label(mention) == label);
        let person = || has(Label::Per) || tokens.clone().any(|token| scene.meant_by_pronoun(token).is_some());
        if has(Label::Role) || (has(Label::Org) && person()) {
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

impl Facts {
    /// Reads one row.
    fn read(&mut self, row: &Row<'_, '_>) {
        for (Holder { item, former, rule, score }, to) in workplace::without_post(row) {
            let link = |person| Link { person, to, said: row.span(item), former, rule, score };
            self.workers.extend(row.mention(item).map(link));
        }
        let posts: Vec<usize> = (0..row.len()).filter(|&item| row.kind(item) == Kind::Post).collect();
        let held = holders(row, &posts);
        for &at in &posts {
            let Some(post) = row.mention(at) else { continue };
            let over = row.scene.says_former(post) || is_former(row, at) || retired(row, at);
            self.posts.extend(held[at].iter().filter_map(|holder| {
                let Holder { item, former, rule, score } = *holder;
                let (person, said) = (row.mention(item)?, row.span(item));
                Some(Link { person, to: post, said, former: former || over, rule, score })
            }));
            self.posts.extend(inner(row, at, post, &held[at]));
            self.workplaces.extend(workplace::places(row, at).into_iter().map(|place| Workplace { post, place }));
            for nested in row.scene.inside(post).filter(|&nested| row.scene.label(nested) == Label::Role) {
                let places = workplace::within(row.scene, nested);
                self.workplaces.extend(places.into_iter().map(|place| Workplace { post: nested, place }));
            }
        }
    }
}

/// The holders of the posts at these items, by item.
fn holders(row: &Row<'_, '_>, posts: &[usize]) -> Vec<Vec<Holder>> {
    let mut held: Vec<Vec<Holder>> = vec![Vec::new(); row.len()];
    for &at in posts {
        for (post, item) in title::paired(row, at) {
            held[post].push(Holder { item, former: false, rule: title::RULE, score: 0.9 });
        }
        if held[at].is_empty() {
            held[at] = title::holders(row, at, false);
        }
    }
    for &at in posts {
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
    held
}

/// «[министр] в отставке»
fn retired(row: &Row<'_, '_>, at: usize) -> bool {
    row.reads(at + 1, "в") && row.reads(at + 2, "отставке")
}

/// Whether the words before a post say that it is over: «бывший [министр]».
fn is_former(row: &Row<'_, '_>, at: usize) -> bool {
    if at.checked_sub(1).is_some_and(|before| row.in_the_past(before)) {
        return true;
    }
    // «занимавший должность [мэра]»
    let seat = at.checked_sub(1).filter(|&seat| row.means(seat, Meaning::Seat));
    if seat.and_then(|seat| seat.checked_sub(1)).is_some_and(|verb| verb::is_over(row, verb)) {
        return true;
    }
    (at.saturating_sub(3)..at)
        .rev()
        .take_while(|&item| {
            matches!(row.kind(item), Kind::Word(Sign::Modifier | Sign::Dash | Sign::Other | Sign::Noun))
        })
        .any(|item| row.means(item, Meaning::Former))
}

/// The name behind a post may belong to the post that ends with it: «помощник [президента] Ивана Петрова».
fn inner(row: &Row<'_, '_>, at: usize, post: usize, held: &[Holder]) -> Option<Link> {
    let scene = row.scene;
    let person = row.mention(at + 1).filter(|&person| scene.label(person) == Label::Per)?;
    if held.iter().any(|holder| holder.item == at + 1) {
        return None;
    }
    let end = scene.tokens(post).end;
    let ends = |&nested: &usize| scene.label(nested) == Label::Role && scene.tokens(nested).end == end;
    let nested = scene.inside(post).filter(ends).find(|&nested| scene.form(nested).agrees(scene.form(person)))?;
    let (said, former) = (row.span(at + 1), scene.says_former(nested));
    Some(Link { person, to: nested, said, former, rule: title::RULE, score: 0.9 })
}
