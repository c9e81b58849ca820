//! From the layers' mentions to one reading: overlaps decided, names in dictionary form, mentions grouped.

mod abbreviations;
mod akims;
mod bearers;
mod bodies;
mod borders;
mod capitals;
mod context;
mod countries;
mod dates;
mod doubtful;
mod endings;
mod extent;
mod forms;
mod genders;
mod given;
mod group;
mod legal;
mod lists;
mod name;
mod names;
mod organisations;
mod overlap;
mod person;
mod person_extent;
mod persons;
mod phrase;
mod places;
mod posts;
mod support;
mod titles;
mod tokens;
mod turkic;
mod vehicles;
mod verbs;
mod words;

/// How names in dictionary form are compared, for those who compare them across documents.
pub mod compare {
    pub use super::abbreviations::first_letters;
    pub use super::bearers::Parts as PersonName;
    pub use super::name::person_key;
    pub use super::words::{is_upper, name_key};
}

pub(crate) use given::{is_given_name, is_woman};
pub(crate) use lists::foreign_names;
pub use names::Memory;
pub(crate) use posts::NOUNLESS;
pub(crate) use words::{folded, reads};

use crate::rules::{crime, law, whole_years, without_parts_of_ages};
use crate::{Entity, Label, Mention};
use sarap_morph::Document;

/// The key that all names of a listed organisation or body of states share.
pub(crate) fn state_body(name: &str) -> Option<&'static str> {
    lists::get().organisation(name).map(|listed| listed.key)
}

/// Decides overlaps between the layers' mentions, fills [`Mention::nominative`], and groups mentions of the same thing.
///
/// Returns the mentions in order of place, a longer one before those inside it, and the entities in order of their first
/// mention. Mentions nest and never cross; no two have the same span and label.
pub fn resolve(document: &Document<'_>, layers: Vec<Mention>) -> (Vec<Mention>, Vec<Entity>) {
    resolve_at(document, layers, None)
}

/// The same with the document's date (`YYYY-MM-DD`), from which dates are counted that leave something open: «19 сентября»,
/// «в прошлом году», «вчера». [`Mention::anchored`] says of which values that is so.
pub fn resolve_at(document: &Document<'_>, layers: Vec<Mention>, date: Option<&str>) -> (Vec<Mention>, Vec<Entity>) {
    let dates: Vec<(u32, &str)> = date.map(|date| (0, date)).into_iter().collect();
    resolve_from(document, layers, &dates, &mut Memory::default())
}

/// The same where parts of the document have dates of their own, as the messages of a chat: each from the byte where it begins, in
/// order of place. `memory` is kept between documents that are read with the same dictionary.
pub fn resolve_from(
    document: &Document<'_>,
    layers: Vec<Mention>,
    dates: &[(u32, &str)],
    memory: &mut Memory,
) -> (Vec<Mention>, Vec<Entity>) {
    let mut layers = person_extent::mend(document, extent::mend(document, layers));
    dates::out_of_persons(document.text, &mut layers);
    borders::mend(document, &mut layers);
    turkic::mend(document, &mut layers);
    vehicles::mend(document, &mut layers);
    akims::add(document, &mut layers);
    crime::take_others(document, &mut layers);
    legal::mend(document.text, &mut layers);
    doubtful::leave_out(document, &mut layers);
    law::leave_out(document, &mut layers);
    crime::split(document, &mut layers);
    crime::widen(&mut layers);
    crime::without_parts_of_others(&mut layers);
    crime::without_parts_of_bodies(document, &mut layers);
    without_parts_of_ages(&mut layers);
    let mut mentions = overlap::decide(layers);
    let posts = posts::sharing(document, &mentions);
    if !posts.is_empty() {
        mentions.retain(|mention| !posts::is_whole_list(mention, &posts));
        mentions.extend(posts);
        mentions = overlap::decide(mentions);
    }
    let mut mentions = persons::mend(document, mentions);
    let parts = names::fill(document, &mut mentions, memory);
    let (mut mentions, parts) = doubtful::leave_out_adjectives(document, mentions, parts);
    crime::fill(document, &mut mentions);
    law::name(document, &mut mentions);
    dates::fill(document, &mut mentions);
    dates::resolve(document, &mut mentions, dates);
    dates::leave_out_numbers(document.text, &mut mentions);
    for mention in mentions.iter_mut().filter(|mention| mention.label == Label::Age && mention.value.is_none()) {
        mention.value = whole_years(mention.span.of(document.text));
    }
    let entities = group::entities(document, &mentions, &parts);
    (mentions, entities)
}
