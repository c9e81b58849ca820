//! What is named in boilerplate: it is found and given, but changes no name, no group and no count of the document's own.

use crate::Entity;
use crate::analyzer::entity_id;
use sarap_entities::{Mention, Source};
use sarap_formats::Region;
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

/// Cuts what a model found across the edge of a region to the part before it: a title is no part of the first line.
pub(crate) fn keep_apart(text: &str, mentions: &mut [Mention], regions: &[Region]) {
    for mention in mentions.iter_mut().filter(|mention| matches!(mention.source, Source::Model(_))) {
        let span = mention.span;
        let at = regions.partition_point(|region| region.span.end() <= span.start());
        let Some(region) = regions.get(at) else { continue };
        let edge = if region.span.start() > span.start() { region.span.start() } else { region.span.end() };
        if edge < span.end() {
            let kept = Span::new(span.start(), edge).of(text).trim_end().len();
            mention.span = Span::from_range(span.start() as usize..span.start() as usize + kept);
        }
    }
}

/// The document's entity by one of its names, and why the name belongs to it.
struct Known {
    at: usize,
    reason: Option<String>,
}

/// Joins the document's entities with those of its boilerplate: the same label and name, or alias, is the same entity.
/// Those that are named in boilerplate alone come last.
pub(crate) fn join(mut entities: Vec<Entity>, aside: Vec<Entity>) -> Vec<Entity> {
    let mut known: BTreeMap<(String, String), Known> = BTreeMap::new();
    for (at, entity) in entities.iter_mut().enumerate() {
        entity.count = u32::try_from(entity.mentions.len()).unwrap_or(u32::MAX);
        if aside.is_empty() {
            continue;
        }
        let reasons: BTreeMap<&str, &str> = entity
            .mentions
            .iter()
            .filter_map(|mention| Some((mention.nominative.as_deref()?, mention.reason.as_deref()?)))
            .collect();
        for name in entity.aliases.iter().chain([&entity.name]) {
            let reason = reasons.get(name.as_str()).map(|reason| (*reason).to_owned());
            known.entry((entity.label.clone(), name.clone())).or_insert(Known { at, reason });
        }
    }
    for mut other in aside {
        let known = known.get(&(other.label.clone(), other.name.clone()));
        let found = known.and_then(|known| Some((entities.get_mut(known.at)?, &known.reason)));
        // What the document says of a name holds for it in boilerplate too: «МВД» is the one that was named in full.
        let same =
            found.filter(|(entity, reason)| entity.value == other.value || (other.value.is_none() && reason.is_some()));
        match same {
            Some((entity, reason)) => {
                for mention in other.mentions.iter_mut().filter(|mention| mention.reason.is_none()) {
                    mention.reason.clone_from(reason);
                }
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

#[cfg(test)]
#[allow(clippy::unwrap_used)] // in a test the panic is the message
mod tests {
    use super::*;
    use sarap_entities::Label;
    use sarap_formats::RegionKind;

    #[test]
    fn a_name_ends_with_its_region() {
        let text = "Проект ШОС\nКазахстан начал\nменю";
        let title = text.find("Казахстан").unwrap();
        let menu = text.find("меню").unwrap();
        let region = |range: std::ops::Range<usize>, kind| Region { span: Span::from_range(range), kind };
        let regions = [
            region(0..title, RegionKind::Title),
            region(title..menu, RegionKind::Main),
            region(menu..text.len(), RegionKind::Boilerplate),
        ];
        let cut = |from: &str, to: &str| {
            let span = Span::from_range(text.find(from).unwrap()..text.find(to).unwrap() + to.len());
            let mut mentions = [Mention::new(span, Label::Org, Source::Model("test".into()), 0.9)];
            keep_apart(text, &mut mentions, &regions);
            mentions[0].span.of(text)
        };
        assert_eq!(cut("ШОС", "Казахстан"), "ШОС");
        assert_eq!(cut("начал", "меню"), "начал");
        assert_eq!(cut("Проект", "ШОС"), "Проект ШОС");
        assert_eq!(cut("Казахстан", "начал"), "Казахстан начал");
    }
}
