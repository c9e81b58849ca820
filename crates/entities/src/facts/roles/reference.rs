//! A post that points to a person named elsewhere: «сказал министр».
//!
//! Near a holder of such a post it means that person; what is said with its place («министра Казахстана») also far away.
//! «Глава ведомства» is whoever heads such a thing, «глава МВД» the minister of that ministry.

use super::Link;
use super::scene::Scene;
use super::words::{Meaning, at_head_of, stands_for};
use super::workplace::within;
use crate::Label;
use crate::resolve::{folded, state_body};
use sarap_morph::{Grammemes, Pos};
use std::collections::BTreeMap;

const SCORE: f32 = 0.7;
/// Where the person was named farther away.
const FAR_SCORE: f32 = 0.6;

/// The person was named so many sentences before at most.
const FARTHEST: usize = 2;
/// The same if nobody else of the document holds such a post: a speech may stand between.
const FARTHEST_ALONE: usize = 8;

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
    /// The ministry or the like, by the key of the list that has it.
    body: Option<&'static str>,
    former: bool,
}

/// A post without a holder beside it.
struct Post<'s> {
    mention: usize,
    /// Its noun.
    head: &'s str,
    place: Option<usize>,
    body: Option<&'static str>,
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
        let at = within(scene, mention).first().copied();
        let (place, body) = (at.map(|place| entity_of[place]), body(scene, mention, at, &head));
        for link in beside {
            let known =
                Known { person: entity_of[link.person], mention: link.person, place, body, former: link.former };
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
        let post = Post { mention, head: &head, place, body };
        if let Some((known, score)) = meant(scene, &holders, near, &post) {
            let (person, former) = (known.mention, known.former);
            let said = scene.mentions[mention].span;
            found.push(Link { person, to: mention, said, former, rule: "role.reference", score });
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

/// The key of the list that has the body whose post this is: «глава МВД», «министр внутренних дел».
fn body(scene: &Scene<'_>, mention: usize, place: Option<usize>, head: &str) -> Option<&'static str> {
    let organisation = place.filter(|&place| scene.label(place) == Label::Org);
    if let Some(organisation) = organisation {
        return scene.mentions[organisation].nominative.as_deref().and_then(state_body);
    }
    if head != "министр" {
        return None;
    }
    let nominative = folded(scene.mentions[mention].nominative.as_deref()?);
    let behind = nominative.split_once("министр ")?.1;
    // Without the place at its end.
    let words: Vec<&str> = behind.split(' ').take(MOST_BODY_WORDS).collect();
    (1..=words.len()).rev().find_map(|count| state_body(&format!("министерство {}", words[..count].join(" "))))
}

/// A ministry's name is no longer.
const MOST_BODY_WORDS: usize = 8;

/// What the post is at the head of, said by a common noun: «глава [ведомства]».
fn headed(scene: &Scene<'_>, mention: usize) -> Option<&'static [&'static str]> {
    let mut tokens = scene.tokens(mention);
    let last = tokens.next_back()?;
    let genitive = scene.reading(last).is_some_and(|reading| reading.tag.pos == Pos::Noun);
    let heads = tokens.any(|token| HEADS.contains(&folded(scene.lemma(token)).as_str()));
    (genitive && heads).then(|| at_head_of(&folded(scene.lemma(last)))).flatten()
}

/// Words for whoever is at the head of something.
const HEADS: &[&str] = &["глава", "руководитель", "лидер", "начальник"];

/// The one person that the post may mean, and how sure that is. `near` tells how many sentences before somebody was named.
fn meant(
    scene: &Scene<'_>,
    holders: &BTreeMap<String, Vec<Known>>,
    near: impl Fn(&Known) -> usize,
    post: &Post<'_>,
) -> Option<(Known, f32)> {
    // «Глава» may be a man.
    let feminine = scene.form(post.mention).genders == Grammemes::FEMN && !HEADS.contains(&post.head);
    let same_body = |known: &Known| post.body.is_some() && post.body == known.body;
    let fits = |known: &&Known| {
        let same_place = post.place.is_none() || known.place.is_none() || post.place == known.place || same_body(known);
        // A man's word may mean a woman («министр»), a woman's no man («актриса»).
        let person = scene.form(known.mention).genders;
        same_place && (!feminine || person.any(Grammemes::FEMN))
    };
    let of = |head: &str| holders.get(head).into_iter().flatten().filter(fits).collect::<Vec<&Known>>();
    let headed = headed(scene, post.mention);
    let exact = of(post.head);
    let exact_is_empty = exact.is_empty();
    let candidates: Vec<&Known> = match headed {
        Some(posts) => posts.iter().flat_map(|head| of(head)).collect(),
        None if exact_is_empty => stands_for(post.head).flat_map(of).collect(),
        None => exact,
    };
    let close: Vec<&Known> = candidates.iter().copied().filter(|known| near(known) <= FARTHEST).collect();
    let only = |list: &[&Known]| {
        let first = list.first()?;
        list.iter().all(|known| known.person == first.person).then_some(**first)
    };
    if let Some(known) = only(&close) {
        return Some((known, SCORE));
    }
    if close.is_empty() {
        // «министра Казахстана», if the document knows one alone.
        let alone = post.place.is_none() && !exact_is_empty && only(&candidates).is_some();
        let said = |known: &&Known| {
            let same = same_body(known) || (post.place.is_some() && post.place == known.place);
            same || (alone && near(known) <= FARTHEST_ALONE)
        };
        let far: Vec<&Known> = candidates.into_iter().filter(said).collect();
        return only(&far).map(|known| (known, FAR_SCORE));
    }
    // Of several the one that was named last, if the others were not named near.
    let last: Vec<&Known> = close.into_iter().filter(|known| near(known) <= 1).collect();
    only(&last).map(|known| (known, SCORE))
}
