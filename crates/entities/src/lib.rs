//! Who, where, when and how much: mentions in a document, and the entities they belong to.
//!
//! Layers make [`Mention`]s independently: [`tagger`] with a trained model, [`rules`] one file a kind, [`gazetteer`] from the lists. [`resolve`] makes
//! one reading of them, gives each its dictionary form and groups them into [`Entity`]s; [`facts`] links these.

pub mod facts;
pub mod gazetteer;
mod mention;
pub mod resolve;
pub mod rules;
mod table;
pub mod tagger;

pub use mention::{Entity, Flaw, Label, Mention, Source};
pub use rules::{CalendarUnit, PartialDate, When};

/// The mentions of all layers, which [`resolve`] makes one reading of.
pub fn find(document: &sarap_morph::Document<'_>, tagger: &tagger::Tagger) -> Vec<Mention> {
    let mut mentions = rules::find(document);
    mentions.extend(tagger.tag(document));
    gazetteer::add(document, &mut mentions);
    mentions
}
