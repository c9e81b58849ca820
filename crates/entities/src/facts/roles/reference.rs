//! A post that points back to a person named before: «сказал министр».

use super::Link;
use super::scene::Scene;
use super::words::{Meaning, stands_for};
use super::workplace::within;
use crate::Label;
use sarap_morph::{Grammemes, Pos};
use std::collections::BTreeMap;

const SCORE: f32 = 0.7;

/// The person was named so many sentences before at most.
const FARTHEST: usize = 2;

/// So many holders of posts with one noun are remembered.
const MOST_HOLDERS: usize = 16;

/// Who is known to hold a post.
#[derive(Clone, Copy)]
struct Known {
    /// The person's entity.
    person: usize,
    /// The mention of the person that is told to hold it.
    mention: usize,
    /// The entity of the organisation or place.
    place: Option<usize>,
    former: bool,
}

/// Links from posts that nothing beside them says a holder of, to the one person named before who holds such a post.
/// `links` has what was found beside the posts, in order of place; `entity_of` the entity of each mention.
pub(super) fn links(scene: &Scene<'_>, links: &[Link], entity_of: &[usize]) -> Vec<Link> {
    let mut holders: BTreeMap<String, Vec<Known>> = BTreeMap::new();
    let mut latest: BTreeMap<usize, usize> = BTreeMap::new();
    let mut found = Vec::new();
    let mut by_post: Vec<Vec<&Link>> = vec![Vec::new(); scene.mentions.len()];
    for link in links {
        if let Some(list) = by_post.get_mut(link.to) {
            list.push(link);
        }
    }
    let mut outer_end = 0;
    let sentences = &scene.document.segmentation.sentences;
    let sentence = |mention: usize| {
        let token = u32::try_from(scene.tokens(mention).start).unwrap_or(u32::MAX);
        sentences.partition_point(|sentence| sentence.tokens.start <= token)
    };
    for (mention, beside) in by_post.iter().enumerate() {
        if scene.label(mention) == Label::Per {
            latest.insert(entity_of[mention], mention);
        }
        let nested = scene.tokens(mention).end <= outer_end;
        outer_end = outer_end.max(scene.tokens(mention).end);
        if scene.label(mention) != Label::Role {
            continue;
        }
        let Some(head) = scene.head(mention) else { continue };
        let place = within(scene, mention).first().map(|&place| entity_of[place]);
        for link in beside {
            let known = Known { person: entity_of[link.person], mention: link.person, place, former: link.former };
            let list = holders.entry(head.clone()).or_default();
            list.retain(|other| other.person != known.person || other.place != known.place);
            if list.len() >= MOST_HOLDERS {
                list.remove(0);
            }
            list.push(known);
        }
        if !beside.is_empty() || nested || scene.form(mention).plural || !points(scene, mention) {
            continue;
        }
        let near = |known: &Known| {
            let named = latest.get(&known.person).copied().unwrap_or(known.mention);
            sentence(mention).saturating_sub(sentence(named))
        };
        if let Some(known) = meant(scene, &holders, near, mention, &head, place) {
            let (person, former) = (known.mention, known.former);
            found.push(Link { person, to: mention, former, rule: "role.reference", score: SCORE });
        }
    }
    found
}

/// Whether a post may point to somebody: it is not one that is to be filled («новый министр», «пост министра»), nobody is
/// said to be it («стал министром», «не политик»), it is of one («оба чиновника» are two), and nobody is named or told of
/// right behind («лидера Кореи Ким Чен Ира», «итальянский политик, глава партии»).
fn points(scene: &Scene<'_>, mention: usize) -> bool {
    let tokens = scene.tokens(mention);
    let vacant = |token: usize| scene.means(token, Meaning::Vacant);
    let mut before = tokens.start;
    let mut steps = 0;
    while let Some(token) = before.checked_sub(1).filter(|_| steps < 3) {
        let attribute = scene.reading(token).is_some_and(|reading| matches!(reading.tag.pos, Pos::Adjf | Pos::Prtf));
        if vacant(token)
            || (!attribute && scene.means(token, Meaning::Seat))
            || matches!(scene.text(token), "-" | "–" | "—")
        {
            return false;
        }
        if !attribute {
            break;
        }
        before = token;
        steps += 1;
    }
    let last = before.checked_sub(1).and_then(|token| scene.reading(token)).map(|reading| reading.tag.pos);
    let denied = before.checked_sub(1).is_some_and(|token| scene.text(token) == "не");
    if last == Some(Pos::Numr) || denied || names_follow(scene, mention) {
        return false;
    }
    let predicate = scene.chosen_cases(mention).has(Grammemes::ABLT) && last != Some(Pos::Prep);
    !predicate && !tokens.take(3).any(vacant)
}

/// Whether a person's name stands right behind, or another post behind a comma.
fn names_follow(scene: &Scene<'_>, mention: usize) -> bool {
    let end = scene.tokens(mention).end;
    let comma = usize::from(scene.text(end) == ",");
    let from = scene.mentions.partition_point(|other| other.span.start() < scene.mentions[mention].span.end());
    let mut near = (from..scene.mentions.len()).take_while(|&other| scene.tokens(other).start <= end + comma);
    near.any(|other| {
        scene.tokens(other).start == end + comma
            && scene.label(other) == if comma == 1 { Label::Role } else { Label::Per }
    })
}

/// The one person that the post may mean. `near` tells how many sentences before somebody was named.
fn meant(
    scene: &Scene<'_>,
    holders: &BTreeMap<String, Vec<Known>>,
    near: impl Fn(&Known) -> usize,
    mention: usize,
    head: &str,
    place: Option<usize>,
) -> Option<Known> {
    let gender = scene.form(mention).genders;
    let fits = |known: &&Known| {
        let same_place = place.is_none() || known.place.is_none() || place == known.place;
        // A man's word may mean a woman («министр»), a woman's no man («актриса»).
        let person = scene.form(known.mention).genders;
        let same_gender = gender != Grammemes::FEMN || person.any(Grammemes::FEMN);
        same_place && same_gender && near(known) <= FARTHEST
    };
    let exact: Vec<&Known> = holders.get(head).into_iter().flatten().filter(fits).collect();
    let candidates: Vec<&Known> = if exact.is_empty() {
        stands_for(head).filter_map(|other| holders.get(other)).flatten().filter(fits).collect()
    } else {
        exact
    };
    let first = candidates.first()?;
    if candidates.iter().all(|known| known.person == first.person) {
        return Some(**first);
    }
    // Of several the one that was named last, if the others were not named near.
    let mut close = candidates.iter().filter(|known| near(known) <= 1);
    let one = close.next()?;
    close.all(|other| other.person == one.person).then_some(**one)
}
