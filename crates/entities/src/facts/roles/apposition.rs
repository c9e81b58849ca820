//! A post behind the name: «Иван Петров, министр обороны», «Петров (бывший министр)», «Петров — директор и владелец»,
//! «Петров уже не министр».

use super::form::Form;
use super::row::{Holder, Row};
use super::scene::{Kind, Sign};
use super::words::Meaning;
use sarap_morph::Grammemes;

/// So many words may stand before the post that belong to it: «первый чернокожий [президент]».
const MOST_BEFORE: usize = 8;

const SCORE: f32 = 0.94;

/// The persons behind whose name the post at `at` stands. `held` has the holders of the posts before it in the row.
pub(super) fn holders(row: &Row<'_, '_>, at: usize, held: &[Vec<Holder>]) -> Vec<Holder> {
    let Some(Joint { item: joint, sign, former, present, one_of }) = joint(row, at) else { return Vec::new() };
    // «один из министров»
    let own = if one_of { Form::ANY } else { row.form(at) };
    // «…, министр сказал»: a new clause.
    let acts = matches!(row.kind_at(at + 1), Some(Kind::Word(Sign::Verb)));
    let listed = || {
        // «бывший министр и депутат», but «бывший министр, ныне депутат».
        let goes_on = sign == Sign::And && !present;
        let again = |holder: &Holder| Holder {
            former: former || (goes_on && holder.former),
            rule: "role.apposition",
            score: holder.score * 0.95,
            ..*holder
        };
        let listed = row.post_before(joint).filter(|&post| own.agrees(row.form(post)));
        listed.and_then(|post| held.get(post)).into_iter().flatten().map(again).collect::<Vec<_>>()
    };
    let one = |item: Option<usize>| {
        item.map(|item| Holder { item, former, rule: "role.apposition", score: SCORE }).into_iter().collect()
    };
    match sign {
        Sign::Comma if acts => Vec::new(),
        Sign::Comma | Sign::And | Sign::Dash if row.post_before(joint).is_some() => listed(),
        _ if own.plural => Vec::new(),
        Sign::Comma => one(row.person_before(joint).filter(|&person| own.agrees(row.form(person)))),
        Sign::Open => one(row.person_before(joint).filter(|&person| person + 1 == joint)),
        Sign::Dash => one(row.person_before(joint).filter(|_| own.may_be(Grammemes::NOMN))),
        _ => Vec::new(),
    }
}

/// What joins a post to what stands before it and all that belongs to it.
struct Joint {
    item: usize,
    sign: Sign,
    /// What belongs to the post says that it is over.
    former: bool,
    /// Or that it is so now.
    present: bool,
    /// «один из»
    one_of: bool,
}

fn joint(row: &Row<'_, '_>, at: usize) -> Option<Joint> {
    let (mut former, mut present, mut one_of) = (false, false, false);
    // «не», and «уже» before it; «в прошлом»
    let (mut denied, mut said_over) = (false, false);
    for item in (at.saturating_sub(MOST_BEFORE)..at).rev() {
        if row.in_the_past(item) {
            (former, said_over) = (true, true);
            continue;
        }
        match row.kind(item) {
            Kind::Word(Sign::Preposition) if said_over && row.in_the_past(item + 1) => {}
            Kind::Word(_) if row.reads(item, "не") => denied = true,
            Kind::Word(_) if denied && (row.reads(item, "уже") || row.reads(item, "больше")) => {
                (former, said_over, denied) = (true, true, false);
            }
            // «Петров (ранее — директор)»
            Kind::Word(Sign::Dash) if item > 0 && row.means(item - 1, Meaning::Earlier) => {}
            Kind::Word(Sign::Dash) if item > 0 && row.means(item - 1, Meaning::Present) => {}
            Kind::Word(sign @ (Sign::Comma | Sign::Open | Sign::Dash | Sign::And)) => {
                // «российский и советский актёр»
                let inner = sign == Sign::And
                    && item.checked_sub(1).is_some_and(|before| {
                        matches!(row.kind(before), Kind::Word(Sign::Modifier)) || row.is_adjective(before)
                    });
                if !inner {
                    return (!denied).then_some(Joint { item, sign, former, present, one_of });
                }
            }
            // «Петров уже не министр»
            Kind::Person if said_over && !denied => {
                return Some(Joint { item: item + 1, sign: Sign::Dash, former, present, one_of });
            }
            Kind::Word(sign) if row.means(item, Meaning::Earlier) || row.means(item, Meaning::Present) => {
                former |= row.means(item, Meaning::Earlier);
                present |= row.means(item, Meaning::Present);
                if !matches!(sign, Sign::Modifier | Sign::Adverb | Sign::Other) {
                    return None;
                }
            }
            Kind::Word(Sign::Modifier | Sign::Adverb | Sign::Quote) => {
                former |= row.means(item, Meaning::Former);
                one_of |= row.lemma(item) == "один";
            }
            Kind::Word(Sign::Preposition) if row.lemma(item) == "из" => {}
            Kind::Age => {}
            Kind::Place if row.is_adjective(item) => {}
            _ => return None,
        }
    }
    None
}
