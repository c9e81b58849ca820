//! One organisation or place under its full name and under its proper name alone: «движение «Левый фронт»» and «Левый фронт»,
//! «город Феникс» and «Феникс».
//!
//! The two meet if the proper names are the same and what describes them does not conflict: the words of one are all among
//! the other's. A name that would fit two which are not each other («МВД» beside «МВД России» and «МВД Казахстана») stays
//! apart, and so does one whose description makes another thing of it («филиал банка «Заря»», «управление МВД»). A legal form
//! describes like other words, see [`super::legal`].

use super::context::NAMED;
use super::group::{Groups, MOST_BEARERS};
use super::legal;
use super::lists::{self, Listed};
use super::name::Name;
use super::phrase::DESCRIPTORS;
use super::places;
use super::words::{folded, is_upper, name_key};
use crate::{Label, Mention, Source};
use sarap_morph::{Document, Pos};
use sarap_text::{Span, TokenKind};
use std::collections::{BTreeMap, BTreeSet};

/// What an organisation or a place is called by itself, and what describes it.
#[derive(Clone, Debug)]
pub(super) struct Proper {
    /// The proper name in dictionary form; none where the description makes another thing of it.
    pub(super) text: Option<String>,
    /// The same as it is compared, or the key of a list that knows it; where it may be met by itself.
    key: Option<String>,
    /// The lemmas of the describing words; listed places by their keys.
    pub(super) described: BTreeSet<String>,
    /// What a list says of it.
    pub(super) listed: Option<Listed>,
}

impl Proper {
    /// The name where it may stand for the whole.
    pub(super) fn own_name(&self) -> Option<&str> {
        self.text.as_deref().filter(|_| self.key.is_some())
    }

    /// The body of a state that `country` is said with, right before it: «казахстанское» and «МВД».
    pub(super) fn of_country(self, country: &str) -> Self {
        let described = self.described.into_iter().chain([country.to_owned()]).collect();
        Self { described, ..self }
    }

    /// What a list has.
    pub(super) fn of_list(text: &str, listed: Listed) -> Self {
        Self::new(text, BTreeSet::new(), Some(listed))
    }

    fn new(text: &str, described: BTreeSet<String>, listed: Option<Listed>) -> Self {
        let key = listed.map_or_else(|| key(text), |listed| Some(format!("={}", listed.key)));
        Self { text: Some(text.to_owned()), key, described, listed }
    }
}

/// The proper name of the mention number `at`, given its part in dictionary form or its whole if that is the name. `known` has
/// the listed places among the mentions.
pub(super) fn proper(
    document: &Document<'_>,
    mentions: &[Mention],
    at: usize,
    part: Option<&String>,
    whole: &str,
    known: &[Option<&'static str>],
) -> Option<Proper> {
    let mention = mentions.get(at).filter(|mention| matches!(mention.label, Label::Org | Label::Loc))?;
    let organisation = mention.label == Label::Org;
    let list = |name: &str| lists::get().organisation(name).copied().filter(|_| organisation);
    if let Some(listed) = list(whole) {
        return Some(Proper::of_list(whole, listed));
    }
    if let Some((form, name)) = legal::split(whole).filter(|_| organisation) {
        return Some(Proper::new(name, BTreeSet::from([form.to_owned()]), list(name)));
    }
    let Some(name) = mention.name.filter(|name| !name.is_empty()) else {
        let split = unmarked(document, mentions, at, whole, known).filter(|_| organisation);
        let whole = || Proper::new(whole, BTreeSet::new(), None);
        // Where nothing is marked as a proper name, a list may know one: «Министерство внутренних дел Казахстана».
        return match mention.name {
            None => split.or_else(|| Some(whole())),
            Some(_) => split.filter(|proper| proper.listed.is_some()),
        };
    };
    if mention.source == Source::List(lists::STATE_BODIES.0) {
        // «Қазақстанның Бас прокуратурасы»: the list's name, and the country beside it.
        let from = (name.start() - mention.span.start()) as usize;
        let text = whole.get(from..(from + name.len() as usize).min(whole.len()))?;
        let country = places::inside(mentions, at).find_map(|inner| known.get(inner).copied().flatten());
        return Some(Proper::new(text, country.map(Into::into).into_iter().collect(), list(text)));
    }
    let text = part?.clone();
    let words = |span: Span| {
        let tokens = &document.segmentation.tokens;
        let from = tokens.partition_point(|token| token.span.start() < span.start());
        let to = tokens.partition_point(|token| token.span.end() <= span.end());
        let list = tokens.get(from..to).unwrap_or_default().iter().zip(document.morphology.tokens().get(from..to)?);
        let list = list.filter(|(token, _)| token.kind == TokenKind::Word);
        Some(list.map(|(token, reading)| (token.span, *reading)).collect::<Vec<_>>())
    };
    let sides = [Span::new(mention.span.start(), name.start()), Span::new(name.end(), mention.span.end())];
    let [before, after] = sides.map(|side| words(side).unwrap_or_default());

    // «общественное движение», «общество с ограниченной ответственностью»: one noun, and the name beside it.
    let lemma = |reading: &sarap_morph::TokenReading| document.morphology.lemma(reading.lemma);
    let nouns: Vec<&str> = before
        .iter()
        .filter(|(_, reading)| reading.tag.pos == Pos::Noun && lemma(reading) != "ответственность")
        .map(|(_, reading)| lemma(reading))
        .collect();
    let beside = if organisation {
        let quotes = ['«', '"', '“', '„'];
        let ahead = document.text.get(mention.span.start() as usize..name.start() as usize).unwrap_or_default();
        let quoted = ahead.trim_end().ends_with(quotes) || name.of(document.text).starts_with(quotes);
        match nouns.as_slice() {
            [] => quoted || is_placed(&before, mentions, at),
            [noun] => quoted || (NAMED.contains(noun) && !is_upper(&text)),
            _ => false,
        }
    } else {
        // «город Москва», «г. Москва», but not «север Москвы».
        matches!(before.as_slice(), [(word, reading)] if after.is_empty()
            && (DESCRIPTORS.contains(&folded(lemma(reading)).as_str()) || SHORT.contains(&word.of(document.text))))
    };
    if !beside {
        return Some(Proper { text: None, key: None, described: BTreeSet::new(), listed: None });
    }
    let described = |side| places::described_by(document, mentions, at, side, known).unwrap_or_default();
    let described: BTreeSet<String> = sides.into_iter().flat_map(described).collect();
    let listed = list(&text);
    // «МВД России», but not «Газпром нефть».
    let placed = is_placed(&after, mentions, at);
    let whole = Proper::new(&text, described, listed.filter(|_| placed));
    Some(if placed { whole } else { Proper { key: None, ..whole } })
}

/// Whether the organisation number `inner` is the organisation number `outer`, around it, with no more than places beside: «МВД»
/// in «МВД Казахстана». It stands at one end of it.
pub(super) fn is_same(document: &Document<'_>, mentions: &[Mention], inner: usize, outer: usize) -> bool {
    let (Some(small), Some(large)) = (mentions.get(inner), mentions.get(outer)) else { return false };
    let (one, other) = (small.span, large.span);
    let quoted = || {
        let behind = document.text.get(one.end() as usize..other.end() as usize).unwrap_or_default();
        behind.chars().all(|c| matches!(c, '»' | '"' | '”'))
    };
    if small.label != Label::Org || large.label != Label::Org || (one.start() != other.start() && !quoted()) {
        return false;
    }
    let tokens = &document.segmentation.tokens;
    let words = |from: u32, to: u32| {
        let first = tokens.partition_point(|token| token.span.start() < from);
        let inside = tokens.get(first..).unwrap_or_default().iter().take_while(move |token| token.span.end() <= to);
        inside.filter(|token| token.kind == TokenKind::Word).map(|token| (token.span, ())).collect::<Vec<_>>()
    };
    let beside = [words(other.start(), one.start()), words(one.end(), other.end())].concat();
    let formed = || beside.iter().all(|(word, ())| legal::is_form(word.of(document.text)));
    !beside.is_empty() && (formed() || is_placed(&beside, mentions, outer))
}

/// Short for a kind of place.
const SHORT: &[&str] = &["г", "гор", "с", "пос", "р", "оз", "о"];

/// Whether all these words belong to places inside the mention number `at`.
fn is_placed<T>(words: &[(Span, T)], mentions: &[Mention], at: usize) -> bool {
    words.iter().all(|(word, _)| {
        places::inside(mentions, at)
            .filter_map(|inner| mentions.get(inner))
            .any(|inner| inner.label == Label::Loc && inner.span.contains(*word))
    })
}

/// «МВД Казахстана», «Конгресс США» where no part is marked as the name: a place stands behind it. Before it the name has to be
/// a listed body's.
fn unmarked(
    document: &Document<'_>,
    mentions: &[Mention],
    at: usize,
    whole: &str,
    known: &[Option<&'static str>],
) -> Option<Proper> {
    let span = mentions.get(at)?.span;
    let words: Vec<&str> = whole.split_whitespace().collect();
    let count = |from: u32, to: u32| Some(document.text.get(from as usize..to as usize)?.split_whitespace().count());
    places::inside(mentions, at).filter_map(|inner| mentions.get(inner)).find_map(|inner| {
        let place = inner.span;
        let behind = place.end() == span.end() && place.start() > span.start();
        let name = if inner.label != Label::Loc {
            return None;
        } else if behind {
            words.get(..count(span.start(), place.start())?)?
        } else if place.start() == span.start() {
            words.get(count(place.start(), place.end())?..)?
        } else {
            return None;
        };
        let name = name.join(" ");
        let listed = lists::get().organisation(&name).copied();
        let described = places::described_by(document, mentions, at, place, known)?.into_iter().collect();
        // Not behind a preposition or a sign: «отдел по Москве» would be «отдел по».
        let ends_in_letter = name.ends_with(char::is_alphabetic)
            && name.split(' ').next_back().is_some_and(|word| word.chars().count() > 2);
        (listed.is_some() || (behind && ends_in_letter)).then(|| {
            let proper = Proper::new(&name, described, listed);
            Proper { text: Some(if listed.is_some() { name } else { whole.to_owned() }), ..proper }
        })
    })
}

/// Names of numbers and signs alone («№ 5») tell nothing by themselves.
fn key(text: &str) -> Option<String> {
    Some(name_key(text)).filter(|key| key.chars().filter(|c| c.is_alphabetic()).count() >= 2)
}

/// Joins proper names with the fuller names they belong to.
pub(super) fn join(names: &[Name], groups: &mut Groups) {
    let mut bearers: BTreeMap<(Label, &str), Vec<(usize, &Proper)>> = BTreeMap::new();
    for (number, name) in names.iter().enumerate() {
        let Some(proper) = &name.proper else { continue };
        let Some(key) = &proper.key else { continue };
        let list = bearers.entry((name.label, key)).or_default();
        match list.iter().find(|(_, other)| other.described == proper.described) {
            Some((first, other)) => groups.join(number, *first, reason(proper, other)),
            None if list.len() <= MOST_BEARERS => list.push((number, proper)),
            None => {}
        }
    }
    for list in bearers.values().filter(|list| list.len() <= MOST_BEARERS) {
        let fuller = |a: &Proper, b: &Proper| {
            // «компания «Ромашка»» is «ООО «Ромашка»».
            let formed = || b.described.iter().any(|word| legal::is_described(word));
            let says = |word: &&String| !legal::is_firm(word) || !formed();
            let (own, its) = (a.described.iter().filter(says).count(), b.described.iter().filter(says).count());
            own < its && a.described.iter().filter(says).all(|word| b.described.contains(word))
        };
        for (number, proper) in list {
            let whole: Vec<_> = list.iter().filter(|(_, other)| fuller(proper, other)).collect();
            let largest: Vec<_> =
                whole.iter().filter(|(_, one)| !whole.iter().any(|(_, other)| fuller(one, other))).collect();
            match largest.as_slice() {
                [] => {}
                [(only, other)] => groups.join(*number, *only, reason(proper, other)),
                _ => groups.doubt(*number, largest.iter().map(|(other, _)| *other).collect()),
            }
        }
    }
}

/// Why two of one key are one.
fn reason(one: &Proper, other: &Proper) -> Source {
    let same = |a: &Option<String>, b: &Option<String>| a.as_deref().map(name_key) == b.as_deref().map(name_key);
    match one.listed {
        Some(listed) if !same(&one.text, &other.text) => Source::List(listed.list),
        _ => Source::Rule("name.proper"),
    }
}
