//! From the layers' mentions to one reading: overlaps decided, names in dictionary form, mentions grouped.

mod abbreviations;
mod bearers;
mod context;
mod dates;
mod endings;
mod extent;
mod forms;
mod group;
mod lists;
mod name;
mod names;
mod organisations;
mod overlap;
mod person;
mod persons;
mod phrase;
mod places;
mod words;

use crate::rules::whole_years;
use crate::{Entity, Label, Mention};
use sarap_morph::Document;

/// Decides overlaps between the layers' mentions, fills [`Mention::nominative`], and groups mentions of the same thing.
///
/// Returns the mentions in order of place, a longer one before those inside it, and the entities in order of their first
/// mention. Mentions nest and never cross; no two have the same span and label.
pub fn resolve(document: &Document<'_>, layers: Vec<Mention>) -> (Vec<Mention>, Vec<Entity>) {
    let mut mentions = persons::mend(document, overlap::decide(extent::mend(document.text, layers)));
    let parts = names::fill(document, &mut mentions);
    dates::fill(document, &mut mentions);
    for mention in mentions.iter_mut().filter(|mention| mention.label == Label::Age && mention.value.is_none()) {
        mention.value = whole_years(mention.span.of(document.text));
    }
    let entities = group::entities(document, &mentions, &parts);
    (mentions, entities)
}
