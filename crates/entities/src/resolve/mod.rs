//! From the layers' mentions to one reading: overlaps decided, names in dictionary form, mentions grouped.

mod context;
mod dates;
mod endings;
mod extent;
mod forms;
mod group;
mod names;
mod overlap;
mod person;
mod persons;
mod phrase;
mod words;

use crate::{Entity, Mention};
use sarap_morph::Document;

/// Decides overlaps between the layers' mentions, fills [`Mention::nominative`], and groups mentions of the same thing.
///
/// Returns the mentions in order of place, and the entities in order of their first mention.
pub fn resolve(document: &Document<'_>, layers: Vec<Mention>) -> (Vec<Mention>, Vec<Entity>) {
    let mut mentions = persons::mend(document, overlap::decide(extent::mend(document.text, layers)));
    names::fill(document, &mut mentions);
    dates::fill(document, &mut mentions);
    let entities = group::entities(document, &mentions);
    (mentions, entities)
}
