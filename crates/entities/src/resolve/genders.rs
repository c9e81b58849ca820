//! Two bearers of one surname that does not show who bears it: «Юрген Шмидт» and «госпожа Шмидт».
//!
//! What stands beside a surname alone may say whether a man or a woman is meant: a word of courtesy right before it, a verb in the
//! past right behind it. It says so only of surnames that somebody of the other gender bears in the same document; of
//! all others the form of the name tells, or nothing needs to be told.

use super::context::subject_behind;
use super::forms::{FEMININE, MASCULINE};
use super::given;
use super::tokens::is_known;
use super::words::{folded, lower};
use crate::{Label, Mention};
use sarap_morph::{Dictionary, Document, Grammemes, Pos, Reading};
use sarap_text::TokenKind;
use std::collections::BTreeMap;

/// Words of courtesy, which are of one gender, in all their cases.
const WOMAN: &[&str] = &[
    "госпожа",
    "госпожи",
    "госпоже",
    "госпожу",
    "госпожой",
    "г-жа",
    "г-жи",
    "г-же",
    "г-жу",
    "г-жой",
    "мадам",
    "миссис",
    "мисс",
    "фрау",
    "сеньора",
    "сеньоры",
    "сеньоре",
    "сеньору",
    "сеньорой",
    "пани",
    "гражданка",
    "гражданки",
    "гражданке",
    "гражданку",
    "гражданкой",
    "леди",
    "ханум",
];
const MAN: &[&str] = &[
    "господин",
    "господина",
    "господину",
    "господином",
    "господине",
    "г-н",
    "г-на",
    "г-ну",
    "г-ном",
    "г-не",
    "мистер",
    "мистера",
    "мистеру",
    "мистером",
    "мистере",
    "герр",
    "месье",
    "гражданин",
    "гражданина",
    "гражданину",
    "гражданином",
    "гражданине",
    "сэр",
    "сэра",
    "сэру",
    "сэром",
];

/// The gender of the bearers of surnames that stand alone, by their mention, where a bearer of the other gender has a fuller name.
pub(super) fn told_apart(document: &Document<'_>, mentions: &[Mention]) -> BTreeMap<usize, u8> {
    let mut told: BTreeMap<usize, u8> = BTreeMap::new();
    for (at, mention) in mentions.iter().enumerate().filter(|(_, mention)| mention.label == Label::Per) {
        if !mention.span.of(document.text).contains([' ', '.', '\u{a0}', '\n']) {
            told.extend(beside(document, mention).map(|gender| (at, gender)));
        }
    }
    if told.is_empty() {
        return told;
    }
    // The genders of those with a fuller name, by surname.
    let mut bearers: BTreeMap<String, u8> = BTreeMap::new();
    for mention in mentions.iter().filter(|mention| mention.label == Label::Per) {
        let name = mention.nominative.as_deref().filter(|name| name.contains(' '));
        if let Some((name, gender)) = name.and_then(|name| Some((name, of_name(document.dictionary, name)?))) {
            for word in folded(name).split(' ').filter(|word| word.chars().count() > 2) {
                *bearers.entry(word.to_owned()).or_default() |= gender;
            }
        }
    }
    told.retain(|at, gender| {
        let name = mentions[*at].nominative.as_deref().map(folded);
        name.and_then(|name| bearers.get(&name)).is_some_and(|bearers| bearers & !*gender != 0)
    });
    told
}

/// What stands beside a surname says of who bears it.
fn beside(document: &Document<'_>, mention: &Mention) -> Option<u8> {
    let tokens = &document.segmentation.tokens;
    let first = tokens.binary_search_by_key(&mention.span.start(), |token| token.span.start()).ok()?;
    let after = first + tokens[first..].iter().take_while(|token| token.span.end() <= mention.span.end()).count();
    let before = first.checked_sub(1);
    let word = before.map(|before| lower(tokens[before].span.of(document.text))).unwrap_or_default();
    if WOMAN.contains(&word.as_str()) {
        return Some(FEMININE);
    }
    if MAN.contains(&word.as_str()) {
        return Some(MASCULINE);
    }
    let reading = |at: usize| document.morphology.tokens().get(at).map(|reading| reading.tag);
    // «с Шмидт встретился посол»
    if before.and_then(reading).is_some_and(|tag| tag.pos == Pos::Prep) {
        return None;
    }
    let verb = reading(after).filter(|_| tokens.get(after).is_some_and(|token| token.kind == TokenKind::Word))?;
    let past = verb.pos == Pos::Verb && verb.grammemes.has(Grammemes::PAST | Grammemes::SING);
    of_grammemes(verb.grammemes).filter(|_| past && !subject_behind(document, after))
}

fn of_grammemes(grammemes: Grammemes) -> Option<u8> {
    match (grammemes.has(Grammemes::MASC), grammemes.has(Grammemes::FEMN)) {
        (true, false) => Some(MASCULINE),
        (false, true) => Some(FEMININE),
        _ => None,
    }
}

/// The gender that the first names and patronymics of a name in dictionary form tell.
pub(super) fn of_name(dictionary: &Dictionary, name: &str) -> Option<u8> {
    let mut found = 0;
    let mut known: Vec<Reading> = Vec::new();
    for word in name.split(' ') {
        let small = lower(word);
        if let Some(woman) = given::is_woman(&small) {
            found |= if woman { FEMININE } else { MASCULINE };
            continue;
        }
        known.clear();
        dictionary.read(word, &mut known);
        let first = Grammemes::NAME | Grammemes::PATR;
        let names = known.iter().filter(|reading| {
            let grammemes = reading.tag.grammemes;
            is_known(reading) && grammemes.any(first) && grammemes.has(Grammemes::NOMN | Grammemes::SING)
        });
        found |= names.filter_map(|reading| of_grammemes(reading.tag.grammemes)).fold(0, |set, gender| set | gender);
    }
    (found == MASCULINE || found == FEMININE).then_some(found)
}
