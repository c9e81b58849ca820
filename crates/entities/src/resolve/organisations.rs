//! One organisation under its full name and under its proper name alone: «движение «Левый фронт»» and «Левый фронт».
//!
//! The two meet if the proper names are the same and what describes them does not conflict: the words of one are all among
//! the other's. A name that would fit two which are not each other («МВД» beside «МВД России» and «МВД Казахстана») stays
//! apart, and so does one whose description makes another thing of it («филиал банка «Заря»», «управление МВД»).

use super::context::NAMED;
use super::words::{folded, is_upper};
use crate::{Label, Mention};
use sarap_morph::{Document, Pos};
use sarap_text::{Span, TokenKind};
use std::collections::{BTreeMap, BTreeSet};

/// What an organisation is called by itself, and what describes it.
#[derive(Clone, Debug)]
pub(super) struct Proper {
    /// The proper name in dictionary form; none where the description makes another thing of it.
    pub(super) text: Option<String>,
    /// The same, folded, where it may be met by itself.
    key: Option<String>,
    /// The lemmas of the describing words.
    described: BTreeSet<String>,
}

/// The proper name of the mention number `at`, given its part in dictionary form or its whole if that is the name.
pub(super) fn proper(
    document: &Document<'_>,
    mentions: &[Mention],
    at: usize,
    part: Option<&String>,
    whole: &str,
) -> Option<Proper> {
    let mention = mentions.get(at).filter(|mention| mention.label == Label::Org)?;
    let Some(name) = mention.name else {
        return Some(Proper { text: Some(whole.to_owned()), key: key(whole), described: BTreeSet::new() });
    };
    let text = part?.clone();
    let words = |span: Span| {
        let tokens = &document.segmentation.tokens;
        let from = tokens.partition_point(|token| token.span.start() < span.start());
        let to = tokens.partition_point(|token| token.span.end() <= span.end());
        let list = tokens.get(from..to).unwrap_or_default().iter().zip(document.morphology.tokens().get(from..to)?);
        let list = list.filter(|(token, _)| token.kind == TokenKind::Word);
        Some(list.map(|(token, reading)| (token.span, *reading)).collect::<Vec<_>>())
    };
    let before = words(Span::new(mention.span.start(), name.start())).unwrap_or_default();
    let after = words(Span::new(name.end(), mention.span.end())).unwrap_or_default();

    // «общественное движение», «общество с ограниченной ответственностью»: one noun, and the name beside it.
    let lemma = |reading: &sarap_morph::TokenReading| document.morphology.lemma(reading.lemma);
    let nouns: Vec<&str> = before
        .iter()
        .filter(|(_, reading)| reading.tag.pos == Pos::Noun && lemma(reading) != "ответственность")
        .map(|(_, reading)| lemma(reading))
        .collect();
    let quotes = ['«', '"', '“', '„'];
    let ahead = document.text.get(mention.span.start() as usize..name.start() as usize).unwrap_or_default();
    let quoted = ahead.trim_end().ends_with(quotes) || name.of(document.text).starts_with(quotes);
    let beside = match nouns.as_slice() {
        [] => before.is_empty() || quoted,
        [noun] => quoted || (NAMED.contains(noun) && !is_upper(&text)),
        _ => false,
    };
    // «МВД России», but not «Газпром нефть».
    let placed = after.iter().all(|(word, _)| {
        mentions[at + 1..]
            .iter()
            .take_while(|inner| inner.span.start() < mention.span.end())
            .any(|inner| inner.label == Label::Loc && inner.span.contains(*word))
    });
    let described = before.iter().chain(&after).map(|(_, reading)| folded(lemma(reading))).collect();
    let key = key(&text).filter(|_| beside && placed);
    Some(Proper { text: Some(text).filter(|_| beside), key, described })
}

/// Names of numbers and signs alone («№ 5») tell nothing by themselves.
fn key(text: &str) -> Option<String> {
    Some(folded(text)).filter(|key| key.chars().filter(|c| c.is_alphabetic()).count() >= 2)
}

/// Calls `join` with the number of a name and of the fuller name it belongs to.
pub(super) fn join<'a>(
    propers: impl Iterator<Item = (usize, &'a Proper)>,
    most: usize,
    mut join: impl FnMut(usize, usize),
) {
    let mut bearers: BTreeMap<&str, Vec<(usize, &BTreeSet<String>)>> = BTreeMap::new();
    for (number, proper) in propers {
        let Some(key) = &proper.key else { continue };
        let list = bearers.entry(key).or_default();
        match list.iter().find(|(_, described)| **described == proper.described) {
            Some((first, _)) => join(number, *first),
            None if list.len() <= most => list.push((number, &proper.described)),
            None => {}
        }
    }
    for list in bearers.values().filter(|list| list.len() <= most) {
        let fuller = |a: &BTreeSet<String>, b: &BTreeSet<String>| a.len() < b.len() && a.is_subset(b);
        for (number, described) in list {
            let whole: Vec<_> = list.iter().filter(|(_, other)| fuller(described, other)).collect();
            let largest: Vec<_> =
                whole.iter().filter(|(_, one)| !whole.iter().any(|(_, other)| fuller(one, other))).collect();
            if let [(only, _)] = largest.as_slice() {
                join(*number, *only);
            }
        }
    }
}
