//! Places by the lists' names and by their adjectives, and what is described by the place it belongs to.

use super::group::{Groups, MOST_BEARERS};
use super::lists;
use super::name::Name;
use super::words::folded;
use crate::{Label, Mention, Source};
use sarap_morph::Document;
use sarap_text::{Span, TokenKind};
use std::collections::BTreeMap;

/// For each mention, the key of the listed place that it names.
pub(super) fn known(mentions: &[Mention]) -> Vec<Option<&'static str>> {
    let lists = lists::get();
    let key = |mention: &Mention| {
        let name = mention.nominative.as_deref().filter(|_| mention.label == Label::Loc)?;
        Some(lists.place(name)?.key)
    };
    mentions.iter().map(key).collect()
}

/// Countries by the places, in bytes, where the adjectives end that name them: «казахстанское».
pub(super) fn adjectives(mentions: &[Mention], known: &[Option<&'static str>]) -> BTreeMap<u32, &'static str> {
    let adjective = |mention: &&Mention| mention.label == Label::Loc && mention.name.is_some_and(Span::is_empty);
    let all = mentions.iter().zip(known).filter(|(mention, _)| adjective(mention));
    all.filter_map(|(mention, key)| Some((mention.span.end(), key.filter(|key| is_country(key))?))).collect()
}

/// Whether a key of a list is a country's code.
pub(super) fn is_country(key: &str) -> bool {
    key.len() == 2 && key.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Joins names of one listed thing, adjectives with their places, and equal descriptions.
pub(super) fn join(names: &[Name], groups: &mut Groups) {
    let mut listed: BTreeMap<(Label, &str), usize> = BTreeMap::new();
    let mut described: BTreeMap<(Label, &str), usize> = BTreeMap::new();
    for (number, name) in names.iter().enumerate() {
        if let Some(place) = name.listed.filter(|_| matches!(name.label, Label::Loc | Label::Norp)) {
            let first = *listed.entry((name.label, place.key)).or_insert(number);
            groups.join(number, first, Source::List(place.list));
        } else if let Some(description) = &name.description {
            let first = *described.entry((name.label, description)).or_insert(number);
            groups.join(number, first, Source::Rule("name.description"));
        }
    }
    join_adjectives(names, groups);
}

/// An adjective shares so many letters with its place at least.
const SHARED: usize = 4;
/// What a place's name and an adjective's stem may have behind the shared letters: «Калифорния», «калифорний-ский».
const ENDING: usize = 3;

/// «калифорнийский» and «Калифорния», where one place of the document alone is so called.
fn join_adjectives(names: &[Name], groups: &mut Groups) {
    let beginning = |word: &str| word.chars().take(SHARED).collect::<String>();
    let mut by_beginning: BTreeMap<String, Vec<(usize, String)>> = BTreeMap::new();
    let places = || names.iter().enumerate().filter(|(_, name)| name.label == Label::Loc);
    for (number, name) in places().filter(|(_, name)| name.best().starts_with(char::is_uppercase)) {
        let word = folded(name.best());
        let list = by_beginning.entry(beginning(&word)).or_default();
        if list.len() <= MOST_BEARERS {
            list.push((number, word));
        }
    }
    for (number, name) in places().filter(|(_, name)| name.listed.is_none()) {
        let adjective = folded(name.best());
        let Some(stem) = ["ский", "ской", "цкий"].iter().find_map(|ending| adjective.strip_suffix(ending))
        else {
            continue;
        };
        if !name.best().starts_with(char::is_lowercase) {
            continue;
        }
        let Some(list) = by_beginning.get(&beginning(stem)).filter(|list| list.len() <= MOST_BEARERS) else { continue };
        let shared = |word: &str| {
            let shared = word.chars().zip(stem.chars()).take_while(|(a, b)| a == b).count();
            let fits = |word: &str| word.chars().count() <= shared + ENDING;
            (shared >= SHARED && fits(word) && fits(stem)).then_some(shared)
        };
        let most = list.iter().filter_map(|(_, word)| shared(word)).max();
        let mut fitting = list.iter().filter(|(_, word)| most.is_some() && shared(word) == most);
        if let (Some((place, _)), None) = (fitting.next(), fitting.next()) {
            groups.join(number, *place, Source::Rule("name.adjective"));
        }
    }
}

/// The lemma of a mention of one word.
pub(super) fn lemma(document: &Document<'_>, mention: &Mention) -> Option<String> {
    let tokens = &document.segmentation.tokens;
    let at = tokens.binary_search_by_key(&mention.span.start(), |token| token.span.start()).ok()?;
    let reading = document.morphology.tokens().get(at).filter(|_| tokens[at].span == mention.span)?;
    Some(document.morphology.lemma(reading.lemma).to_owned())
}

/// What the mention number `at` is described by, if it has no proper name and its words say of which place it is: the lemmas,
/// and the place by its key in a list. «казахстанское правительство» and «правительство Казахстана» are described alike.
pub(super) fn description(
    document: &Document<'_>,
    mentions: &[Mention],
    at: usize,
    known: &[Option<&'static str>],
) -> Option<String> {
    let mention = mentions.get(at)?;
    let described = match mention.label {
        Label::Org => mention.name.is_some_and(Span::is_empty),
        Label::Role => true,
        _ => false,
    };
    if !described {
        return None;
    }
    let mut words = described_by(document, mentions, at, mention.span, known)?;
    words.sort_unstable();
    let place = words.iter().any(|word| word.starts_with(|c: char| c.is_ascii_uppercase()));
    (place && words.len() > 1).then(|| words.join(" "))
}

/// The words in `span`, a part of the mention number `at`: listed places and adjectives of such by their keys, which have
/// capitals, all others by their lemmas.
pub(super) fn described_by(
    document: &Document<'_>,
    mentions: &[Mention],
    at: usize,
    span: Span,
    known: &[Option<&'static str>],
) -> Option<Vec<String>> {
    let tokens = &document.segmentation.tokens;
    let from = tokens.partition_point(|token| token.span.start() < span.start());
    let to = tokens.partition_point(|token| token.span.end() <= span.end());
    let readings = document.morphology.tokens().get(from..to)?;
    let mut places = inside(mentions, at)
        .filter_map(|inner| Some((mentions.get(inner)?.span, (*known.get(inner)?)?)))
        .filter(|(place, _)| span.contains(*place))
        .peekable();
    let mut words = Vec::new();
    let mut covered = span.start();
    for (token, reading) in
        tokens.get(from..to)?.iter().zip(readings).filter(|(token, _)| token.kind == TokenKind::Word)
    {
        while let Some((place, key)) = places.next_if(|(place, _)| place.start() <= token.span.start()) {
            if place.start() >= covered && place.contains(token.span) {
                words.push(key.to_owned());
                covered = place.end();
            }
        }
        if token.span.start() >= covered {
            let lemma = document.morphology.lemma(reading.lemma);
            let capital = token.span.of(document.text).starts_with(char::is_uppercase);
            let listed = lists::get().place(lemma).filter(|listed| capital || listed.adjective);
            words.push(listed.map_or_else(|| folded(lemma), |listed| listed.key.to_owned()));
        }
    }
    Some(words)
}

/// The numbers of the mentions inside the mention number `at`.
pub(super) fn inside(mentions: &[Mention], at: usize) -> impl Iterator<Item = usize> {
    let end = mentions.get(at).map_or(0, |mention| mention.span.end());
    (at + 1..mentions.len()).take_while(move |inner| mentions[*inner].span.start() < end)
}
