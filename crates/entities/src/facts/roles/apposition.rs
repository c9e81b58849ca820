//! A post behind the name: «Иван Петров, министр обороны», «Петров (бывший министр)», «Петров — директор и владелец».

use super::row::{Holder, Row};
use super::scene::{Kind, Sign};
use super::words::Meaning;
use sarap_morph::Grammemes;

/// So many words may stand before the post that belong to it: «первый чернокожий [президент]».
const MOST_BEFORE: usize = 8;

const SCORE: f32 = 0.94;

/// The persons behind whose name the post at `at` stands. `held` has the holders of the posts before it in the row.
pub(super) fn holders(row: &Row<'_, '_>, at: usize, held: &[Vec<Holder>]) -> Vec<Holder> {
    let Some((joint, former)) = joint(row, at) else { return Vec::new() };
    let Some(before) = joint.checked_sub(1) else { return Vec::new() };
    let own = row.form(at);
    let Kind::Word(sign) = row.kind(joint) else { return Vec::new() };
    // «…, министр сказал»: a new clause.
    let acts = matches!(row.kind_at(at + 1), Some(Kind::Word(Sign::Verb)));
    let next = |rule, by: f32| {
        let again = |holder: &Holder| Holder { former: former || holder.former, rule, score: holder.score * by, ..*holder };
        held.get(before).into_iter().flatten().map(again).collect()
    };
    let one = |item: Option<usize>, score| {
        item.map(|item| Holder { item, former, rule: "role.apposition", score }).into_iter().collect()
    };
    match sign {
        Sign::Comma if row.kind(before) == Kind::Post && own.agrees(row.form(before)) && !acts => {
            next("role.apposition", 0.95)
        }
        Sign::And if row.kind(before) == Kind::Post && own.agrees(row.form(before)) => next("role.apposition", 0.95),
        Sign::Comma if !acts => {
            let person = row.person_before(joint).filter(|&person| own.agrees(row.form(person)) && !own.plural);
            one(person, SCORE)
        }
        Sign::Open => one(row.person_before(joint).filter(|&person| person == before && !own.plural), SCORE),
        Sign::Dash => {
            let person = row.person_before(joint).filter(|_| own.may_be(Grammemes::NOMN) && !own.plural);
            one(person, SCORE)
        }
        _ => Vec::new(),
    }
}

/// The sign or «и» before the post and all that belongs to it, and whether what belongs to it says that it is over.
fn joint(row: &Row<'_, '_>, at: usize) -> Option<(usize, bool)> {
    let mut former = false;
    for item in (at.saturating_sub(MOST_BEFORE)..at).rev() {
        match row.kind(item) {
            Kind::Word(Sign::Comma | Sign::Open | Sign::Dash | Sign::And) => {
                // «российский и советский актёр»
                let inner = matches!(row.kind(item), Kind::Word(Sign::And))
                    && item.checked_sub(1).is_some_and(|before| {
                        matches!(row.kind(before), Kind::Word(Sign::Modifier)) || row.is_adjective(before)
                    });
                if !inner {
                    return Some((item, former));
                }
            }
            Kind::Word(Sign::Modifier | Sign::Adverb | Sign::Quote) => {
                former |= row.means(item, Meaning::Former);
            }
            Kind::Age => {}
            Kind::Place if row.is_adjective(item) => {}
            _ => return None,
        }
    }
    None
}
