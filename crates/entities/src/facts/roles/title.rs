//! A post before the name: «министр обороны Иван Петров», «режиссёр и художник Иван Петров», «актрисы Анна Гук и Ольга Ли».

use super::row::{Holder, Row};
use super::scene::{Kind, Sign};
use super::words::Meaning;
use sarap_morph::Grammemes;
use std::ops::ControlFlow;

/// Farther than this the name is not looked for, in items.
const REACH: usize = 24;

/// A list of names is read so far.
const MOST_NAMES: usize = 64;

/// So much may stand between the post and the name, or between two posts.
const MOST_BETWEEN: u32 = 4;

const SCORE: f32 = 0.97;

/// The name of this rule.
pub(super) const RULE: &str = "role.title";

/// The persons whose names stand behind the post at `at`: one, or of a post in the plural all of a list. `parted` takes a
/// name behind a comma too: «президент, Иван Петров».
pub(super) fn holders(row: &Row<'_, '_>, at: usize, parted: bool) -> Vec<Holder> {
    let Some((first, score)) = first(row, at, parted) else { return Vec::new() };
    // «супруга президента Брижит Макрон»
    let kin = at.checked_sub(1).filter(|&before| row.means(before, Meaning::Kin));
    if kin.is_some_and(|kin| !row.form(at).may_be(row.chosen_case(kin))) && row.form(first).may_be(Grammemes::NOMN) {
        return Vec::new();
    }
    let holder = |item, score| Holder { item, former: false, rule: RULE, score };
    let mut all = vec![holder(first, score)];
    if row.form(at).plural {
        all.extend(others(row, at, first).into_iter().map(|item| holder(item, score * 0.95)));
    }
    all
}

/// The posts of a list that share the noun of the one at `at`, with as many names behind: «президенты Чили и Перу Иван Гук и
/// Пётр Ли». The items of both, in order.
pub(super) fn paired(row: &Row<'_, '_>, at: usize) -> Vec<(usize, usize)> {
    let joins = |item| matches!(row.kind(item), Kind::Word(Sign::And | Sign::Comma));
    let nounless = |item| row.mention(item).is_some_and(|post| row.scene.is_nounless(post));
    if nounless(at) {
        return Vec::new();
    }
    let mut posts = vec![at];
    let mut item = at + 1;
    while joins(item) && nounless(item + 1) {
        posts.push(item + 1);
        item += 2;
    }
    let mut persons = Vec::new();
    while row.kind(item) == Kind::Person && persons.len() < posts.len() {
        persons.push(item);
        item += if joins(item + 1) { 2 } else { 1 };
    }
    let alike = posts.len() > 1 && posts.len() == persons.len();
    if alike { posts.into_iter().zip(persons).collect() } else { Vec::new() }
}

/// What stands between the post and what was looked at last.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    None,
    /// A comma or dash.
    Sign,
    And,
}

/// The nearest name, and how sure it is the holder's.
fn first(row: &Row<'_, '_>, at: usize, parted: bool) -> Option<(usize, f32)> {
    let own = row.form(at);
    let (mut between, mut joint, mut score) = (0, Joint::None, SCORE);
    let mut item = at + 1;
    while item < row.len().min(at + REACH) {
        match row.kind(item) {
            Kind::Pronoun => return None,
            Kind::Person if joint == Joint::And || (joint == Joint::Sign && !parted) => return None,
            Kind::Person if own.agrees(row.form(item)) => {
                let far = score - 0.05 * between as f32;
                return Some((item, if joint == Joint::Sign { far * 0.7 } else { far }));
            }
            // «помощник Петрова Иванов»: whose he is.
            Kind::Person => between += 2,
            Kind::Post => {
                let other = row.form(item);
                // «директор центра при президенте Чили Иван Гук»
                if row.kind(item - 1) == Kind::Word(Sign::Preposition) && !own.agrees(other) {
                    between += 1;
                    item += 1;
                    continue;
                }
                if !own.agrees(other) || own.plural != other.plural {
                    return None;
                }
                if joint == Joint::And {
                    score *= 0.8;
                }
                (between, joint) = (0, Joint::None);
            }
            Kind::Body | Kind::Place if joint != Joint::None => return None,
            Kind::Body | Kind::Place | Kind::Age => between += 1,
            Kind::Word(sign) => match step(row, item, sign, joint, own.plural) {
                ControlFlow::Break(()) => return None,
                ControlFlow::Continue((weight, next, behind)) => {
                    between += weight;
                    joint = next;
                    item = behind;
                    if between > MOST_BETWEEN {
                        return None;
                    }
                    continue;
                }
            },
        }
        if between > MOST_BETWEEN {
            return None;
        }
        item += 1;
    }
    None
}

/// What a word between post and name weighs, what joins then, and the item to go on with.
fn step(
    row: &Row<'_, '_>,
    item: usize,
    sign: Sign,
    joint: Joint,
    plural: bool,
) -> ControlFlow<(), (u32, Joint, usize)> {
    let next = item + 1;
    let go = |weight, joint| ControlFlow::Continue((weight, joint, next));
    match sign {
        Sign::Quote => go(0, joint),
        Sign::Comma | Sign::Dash if joint == Joint::None => go(0, Joint::Sign),
        Sign::Colon if plural && joint == Joint::None => go(1, Joint::None),
        Sign::And if joint == Joint::None => go(0, Joint::And),
        Sign::Modifier => go(1, joint),
        Sign::Noun | Sign::Preposition if joint == Joint::None => go(1, joint),
        Sign::Name if joint == Joint::None => go(2, joint),
        Sign::Open => match row.closing(item) {
            Some(close) => ControlFlow::Continue((1, joint, close + 1)),
            None => ControlFlow::Break(()),
        },
        _ => ControlFlow::Break(()),
    }
}

/// The names that follow in a list: «Анна Гук (Осло), Ольга Ли и Мария Ким».
fn others(row: &Row<'_, '_>, at: usize, first: usize) -> Vec<usize> {
    let own = row.form(at);
    let (mut found, mut item, mut parted, mut between) = (Vec::new(), first + 1, false, 0);
    while item < row.len() && between <= MOST_BETWEEN && found.len() < MOST_NAMES {
        match row.kind(item) {
            Kind::Person if parted && own.agrees(row.form(item)) => {
                found.push(item);
                (parted, between) = (false, 0);
            }
            Kind::Word(Sign::Comma | Sign::And) if !parted => parted = true,
            Kind::Word(Sign::Open) => match row.closing(item) {
                Some(close) => item = close,
                None => break,
            },
            // «Анна Гук из Осло»
            Kind::Place | Kind::Body | Kind::Word(Sign::Preposition | Sign::Quote) if !parted => between += 1,
            Kind::Age => {}
            _ => break,
        }
        item += 1;
    }
    found
}
