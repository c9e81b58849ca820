//! Where the holder of a post works: at what stands in the post, or right behind it.

use super::row::Row;
use super::scene::{Kind, Scene, Sign};
use crate::Label;
use sarap_morph::{Grammemes, Pos};

/// The organisations or the place that the post at `at` belongs to, as mentions.
pub(super) fn places(row: &Row<'_, '_>, at: usize) -> Vec<usize> {
    let Some(post) = row.items.get(at).and_then(|item| item.mention) else { return Vec::new() };
    let inside = within(row.scene, post);
    if !inside.is_empty() {
        return inside;
    }
    let mention = |item: usize| row.items.get(item).and_then(|item| item.mention);
    let whose = |item: usize| row.form(item).may_be(Grammemes::GENT);
    match row.kind(at + 1) {
        Kind::Body | Kind::Place if whose(at + 1) => return mention(at + 1).into_iter().collect(),
        Kind::Word(Sign::Preposition | Sign::Quote) if row.kind(at + 2) == Kind::Body => {
            return mention(at + 2).into_iter().collect();
        }
        _ => {}
    }
    let before = at.checked_sub(1).filter(|&before| row.kind(before) == Kind::Place && row.is_adjective(before));
    before.and_then(mention).into_iter().collect()
}

/// Those inside the post, none inside another: organisations, else the first place. Behind a preposition stands where the
/// holder works only if it is an organisation: «посол Казахстана в Чехии».
pub(super) fn within(scene: &Scene<'_>, post: usize) -> Vec<usize> {
    let (mut whose, mut at_what, mut place) = (Vec::new(), Vec::new(), None);
    let mut mention = post + 1;
    while mention < scene.inside(post).end {
        let label = scene.label(mention);
        if !matches!(label, Label::Org | Label::Loc) {
            mention += 1;
            continue;
        }
        let before = scene.tokens(mention).start.checked_sub(1).filter(|before| scene.tokens(post).contains(before));
        let preposition =
            before.and_then(|before| scene.reading(before)).is_some_and(|reading| reading.tag.pos == Pos::Prep);
        match (label, preposition) {
            (Label::Org, false) => whose.push(mention),
            (Label::Org, true) => at_what.push(mention),
            (_, false) if place.is_none() => place = Some(mention),
            _ => {}
        }
        mention = scene.inside(mention).end;
    }
    if whose.is_empty() && place.is_none() {
        at_what.truncate(1);
        return at_what;
    }
    whose.extend(place);
    whose
}
