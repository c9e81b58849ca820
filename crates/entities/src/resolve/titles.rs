//! A post and the name behind it stand in one case.

use super::forms::Cases;
use crate::{Label, Mention};
use sarap_morph::{Document, Grammemes, Pos};
use std::collections::{BTreeMap, BTreeSet};

/// What a person's name right behind a post says of it, and the post of the name, by label and start: both stand in one case,
/// also with other words between them: «[генеральным секретарём Интерпола] [Уркизой]», «[командующим войсками] [Золотовым]».
pub(super) fn agreements(document: &Document<'_>, mentions: &[Mention]) -> BTreeMap<(Label, u32), Cases> {
    let tokens = &document.segmentation.tokens;
    let persons: BTreeSet<u32> =
        mentions.iter().filter(|mention| mention.label == Label::Per).map(|mention| mention.span.start()).collect();
    let mut found = BTreeMap::new();
    for post in mentions.iter().filter(|mention| mention.label == Label::Role) {
        let behind = tokens.partition_point(|token| token.span.start() < post.span.end());
        let first = tokens.partition_point(|token| token.span.start() < post.span.start());
        let readings = document.morphology.tokens().get(first..behind).unwrap_or_default();
        let head = readings.iter().position(|reading| reading.tag.pos == Pos::Noun);
        let next = tokens.get(behind).map(|token| token.span.start()).filter(|start| persons.contains(start));
        let (Some(head), Some(next)) = (head, next) else { continue };
        let name = document.morphology.tokens().get(behind).filter(|reading| reading.tag.pos == Pos::Noun);
        if let Some(name) = name {
            found.insert((Label::Role, post.span.start()), Cases::of(name.tag.grammemes));
        }
        if head + 1 < readings.len() && readings[head].tag.grammemes.has(Grammemes::ANIM) {
            // The widest post that ends here comes first.
            found.entry((Label::Per, next)).or_insert(Cases::of(readings[head].tag.grammemes));
        }
    }
    found
}
