//! What is named in boilerplate: it is found and given, but changes no name, no group and no count of the document's own.

use crate::Entity;
use crate::analyzer::entity_id;
use sarap_entities::Mention;
use sarap_text::Span;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Takes the mentions in `boilerplate` (spans in order and apart) out of `mentions` and gives them. One that only reaches
/// into it is a mistake and is dropped.
pub(crate) fn split(mentions: &mut Vec<Mention>, boilerplate: &[Span]) -> Vec<Mention> {
    let mut aside = Vec::new();
    mentions.retain(|mention| {
        let after = boilerplate.partition_point(|part| part.end() <= mention.span.start());
        let Some(part) = boilerplate.get(after).filter(|part| part.overlaps(mention.span)) else { return true };
        if part.start() <= mention.span.start() && mention.span.end() <= part.end() {
            aside.push(mention.clone());
        }
        false
    });
    aside
}

/// Joins the document's entities with those of its boilerplate: the same label and name, or alias, is the same entity.
/// Those that are named in boilerplate alone come last.
pub(crate) fn join(mut entities: Vec<Entity>, aside: Vec<Entity>) -> Vec<Entity> {
    let mut known: BTreeMap<(String, String), usize> = BTreeMap::new();
    for (at, entity) in entities.iter_mut().enumerate() {
        entity.count = u32::try_from(entity.mentions.len()).unwrap_or(u32::MAX);
        for name in entity.aliases.iter().chain([&entity.name]) {
            known.entry((entity.label.clone(), name.clone())).or_insert(at);
        }
    }
    for other in aside {
        let at = known.get(&(other.label.clone(), other.name.clone()));
        match at.and_then(|&at| entities.get_mut(at)).filter(|entity| entity.value == other.value) {
            Some(entity) => {
                entity.mentions.extend(other.mentions);
                entity.mentions.sort_by_key(|mention| (mention.start, Reverse(mention.end)));
            }
            None => entities.push(other),
        }
    }
    for (at, entity) in entities.iter_mut().enumerate() {
        entity.id = entity_id(at);
    }
    entities
}
