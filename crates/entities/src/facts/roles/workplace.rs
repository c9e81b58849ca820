//! Where somebody works: the holder of a post at what stands in it or right behind it, others by a verb.

use super::row::{Holder, Row};
use super::scene::{Kind, Scene, Sign};
use super::verb;
use super::words::Meaning;
use crate::Label;
use sarap_morph::{Grammemes, Pos};

/// The organisations or the place that the post at `at` belongs to, as mentions.
pub(super) fn places(row: &Row<'_, '_>, at: usize) -> Vec<usize> {
    let Some(post) = row.mention(at) else { return Vec::new() };
    let mut all = within(row.scene, post);
    let genitive = |item: usize| row.form(item).may_be(Grammemes::GENT);
    let behind = match row.kind(at + 1) {
        // «игрок «Спартака» и сборной Чили»
        Kind::Word(Sign::And) => (!all.is_empty() && genitive(at + 2)).then_some(at + 2),
        _ if !all.is_empty() => None,
        Kind::Body => genitive(at + 1).then_some(at + 1),
        Kind::Word(Sign::Quote) => Some(at + 2),
        // «консультант в магазине «Заря»»
        Kind::Word(Sign::Preposition) if matches!(row.lemma(at + 1), "в" | "из") => {
            let noun = |&item: &usize| matches!(row.kind(item), Kind::Word(Sign::Noun | Sign::Modifier | Sign::Quote));
            (at + 2..at + 5).find(|item| !noun(item))
        }
        _ => None,
    };
    all.extend(behind.and_then(|item| row.body(item)));
    all
}

/// Who works where by a verb or «из» alone, as items: «Петров работал в банке «Заря»», «Петров из «Зари»».
pub(super) fn without_post(row: &Row<'_, '_>) -> Vec<(Holder, usize)> {
    let mut found = Vec::new();
    for item in 0..row.len() {
        match row.kind(item) {
            Kind::Word(Sign::Verb | Sign::Modifier) if row.means(item, Meaning::Work) => {
                let place = (item + 1..row.len().min(item + REACH))
                    .take_while(|&at| match row.kind(at) {
                        Kind::Word(Sign::Preposition) => matches!(row.lemma(at), "в" | "на" | "за"),
                        Kind::Word(sign) => matches!(sign, Sign::Quote | Sign::Modifier | Sign::Noun | Sign::Adverb),
                        kind => kind == Kind::Body || kind == Kind::Age,
                    })
                    .find(|&at| row.kind(at) == Kind::Body);
                // «Банк возглавил Петров»
                let before = item.checked_sub(1).filter(|_| row.lemma(item).starts_with("возглав"));
                let place = place.or(before);
                let person = verb::worker(row, item, place.unwrap_or(item));
                if let Some((person, place)) = person.zip(place.and_then(|at| row.body(at))) {
                    found.push((
                        Holder { item: person, former: verb::is_over(row, item), rule: "work.verb", score: 0.75 },
                        place,
                    ));
                }
            }
            Kind::Person if row.lemma(item + 1) == "из" => {
                let quoted = usize::from(row.kind(item + 2) == Kind::Word(Sign::Quote));
                if let Some(place) = row.body(item + 2 + quoted) {
                    found.push((Holder { item, former: false, rule: "work.from", score: 0.75 }, place));
                }
            }
            _ => {}
        }
    }
    found
}

/// A verb governs an organisation at most so many items behind it.
const REACH: usize = 8;

/// Those inside the post, none inside another: organisations, or if there is none the first place. Behind a preposition stands where the
/// holder works only if it is an organisation: «посол Казахстана в Чехии».
pub(super) fn within(scene: &Scene<'_>, post: usize) -> Vec<usize> {
    if let Some(place) = scene.place_around(post) {
        return vec![place];
    }
    let (mut whose, mut at_what, mut place) = (Vec::new(), Vec::new(), None);
    let mut mention = post + 1;
    while mention < scene.inside(post).end {
        let label = scene.label(mention);
        match label {
            Label::Org | Label::Loc => {}
            Label::Role => {
                mention += 1;
                continue;
            }
            // «артист [театра на Таганке]»
            _ => {
                mention = scene.inside(mention).end;
                continue;
            }
        }
        let before = scene.tokens(mention).start.checked_sub(1).filter(|before| scene.tokens(post).contains(before));
        let preposition =
            before.and_then(|before| scene.reading(before)).is_some_and(|reading| reading.tag.pos == Pos::Prep);
        // «Папа римский» works for no city.
        let pope = || before.is_some_and(|before| scene.lemma(before) == "папа");
        match (label, preposition) {
            (Label::Loc, _) if pope() => {}
            (Label::Org, false) => whose.push(mention),
            (Label::Org, true) => at_what.push(mention),
            (_, false) if place.is_none() => place = Some(mention),
            _ => {}
        }
        mention = scene.inside(mention).end;
    }
    if whose.is_empty() {
        at_what.truncate(1);
        whose = place.map_or(at_what, |place| vec![place]);
    }
    whose
}

impl Row<'_, '_> {
    /// The organisation that an item is.
    fn body(&self, item: usize) -> Option<usize> {
        self.items.get(item).filter(|item| item.kind == Kind::Body)?.mention
    }
}
