//! Names in dictionary form.
//!
//! Each mention gets several hypotheses, one for each case, gender and number in which all its changing words agree. Their
//! weights come from the readings, from the words around, and then from the other mentions of the document: «Мухамеджанова»
//! alone may be a woman in the nominative or a man in the genitive, but not beside «Бектас Мухамеджанов».

use super::context::{Surroundings, around};
use super::forms::{self, ANY_GENDER, Cases, FEMININE, Form, MASCULINE};
use super::person;
use super::phrase;
use super::support::Support;
use super::titles;
use super::words::{folded, with_capitals};
use crate::{Label, Mention};
use sarap_morph::{Document, Pos, TokenReading, WordId};
use sarap_text::{FxBuild, Span};
use std::collections::HashMap;
use std::sync::Arc;

/// A mention in one possible dictionary form.
#[derive(Clone, Debug)]
pub(super) struct Hypothesis {
    /// The dictionary form.
    pub(super) text: String,
    /// Its parts that other mentions may confirm, folded.
    pub(super) keys: Vec<String>,
    /// Its weight; the weights of one mention sum up to 1.
    pub(super) weight: f64,
}

/// A reading of all of a mention's words together: case index, gender set, number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Agreement {
    pub(super) case: usize,
    pub(super) gender: u8,
    pub(super) plural: bool,
}

impl Agreement {
    /// All combinations, each in its place in a [`Agreements`].
    pub(super) fn all() -> impl Iterator<Item = Agreement> {
        (0..24).map(|place| {
            let (case, plural) = (place / 4, place % 4 == 3);
            Agreement { case, gender: if plural { ANY_GENDER } else { 1 << (place % 4) }, plural }
        })
    }

    /// Whether a form reads its word so.
    pub(super) fn fits(self, form: &Form) -> bool {
        form.cases.has(self.case) && form.plural == self.plural && (self.plural || form.gender & self.gender != 0)
    }
}

/// A set of agreements, four bits for each case: masculine, feminine, neuter, plural.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Agreements(u32);

impl Agreements {
    /// All in which one of the forms reads its word.
    pub(super) fn of<'f>(forms: impl IntoIterator<Item = &'f Form>) -> Self {
        Self(forms.into_iter().fold(0, |set, form| {
            let one = u32::from(if form.plural { 8 } else { form.gender });
            (0..6).filter(|case| form.cases.has(*case)).fold(set, |set, case| set | one << (4 * case))
        }))
    }

    pub(super) fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub(super) fn has(self, agreement: Agreement) -> bool {
        let one = if agreement.plural { 8 } else { u32::from(agreement.gender) };
        self.0 >> (4 * agreement.case) & one != 0
    }

    /// Whether one of them has the case of `agreement`.
    pub(super) fn has_case_of(self, agreement: Agreement) -> bool {
        self.0 >> (4 * agreement.case) & 15 != 0
    }
}

/// Readings lighter than the best by this factor are not worth their text.
pub(super) const HOPELESS: f64 = 1e-3;

/// Forms of words that were looked up, kept from one document to the next: a fifth of the work on names would be to look them
/// up anew. What is found does not depend on what was read before.
#[derive(Debug, Default)]
pub struct Memory(HashMap<Box<str>, Arc<[Form]>, FxBuild>);

/// So many words are kept, some megabytes; then they are forgotten.
const MOST_KEPT: usize = 1 << 13;

/// The forms of `word`, which stands at the byte `place` if the document has it as it is.
pub(super) fn forms_of(memory: &mut Memory, document: &Document<'_>, word: &str, place: Option<u32>) -> Arc<[Form]> {
    if let Some(forms) = memory.0.get(word) {
        return Arc::clone(forms);
    }
    let token = place.and_then(|place| token_at(document, word, place));
    let readings = token.map(|token| document.morphology.readings(token));
    let forms: Arc<[Form]> = forms::of(document.dictionary, word, readings).into();
    if memory.0.len() >= MOST_KEPT {
        memory.0.clear();
    }
    memory.0.insert(word.into(), Arc::clone(&forms));
    forms
}

/// The word form of the token at the byte `place` that is all of `word`, and which morphology has read as it stands.
fn token_at(document: &Document<'_>, word: &str, place: u32) -> Option<WordId> {
    let tokens = &document.segmentation.tokens;
    let at = tokens.binary_search_by_key(&place, |token| token.span.start()).ok()?;
    let plain = || word.chars().all(|c| matches!(c, 'Ѐ'..='ӿ' | '-'));
    let whole = tokens[at].span.len() as usize == word.len() && plain();
    document.morphology.tokens().get(at).filter(|_| whole).map(|reading| reading.word)
}

/// Fills [`Mention::nominative`] of persons and of all that is named by a phrase. Returns for each mention its proper-name
/// part in dictionary form, where it is a part.
pub(super) fn fill(document: &Document<'_>, mentions: &mut [Mention], memory: &mut Memory) -> Vec<Option<String>> {
    let agreements = titles::agreements(document, mentions);
    let hypotheses: Vec<Vec<Hypothesis>> = mentions
        .iter()
        .map(|mention| {
            let beside = agreements.get(&(mention.label, mention.span.start())).copied();
            hypotheses(document, mention, beside, memory)
        })
        .collect();
    let parts = mentions.iter().map(|mention| part(document, mention, memory)).collect();
    let support = Support::new(document, mentions, &hypotheses);
    let chosen: Vec<Option<String>> =
        hypotheses.into_iter().enumerate().map(|(at, list)| support.best(at, list)).collect();
    for (mention, nominative) in mentions.iter_mut().zip(chosen) {
        if nominative.is_some() {
            mention.nominative = nominative;
        }
    }
    parts
}

/// The possible dictionary forms of a mention; none where its kind has none. `beside` has the cases of the
/// post or the name that it agrees with.
fn hypotheses(
    document: &Document<'_>,
    mention: &Mention,
    beside: Option<Cases>,
    memory: &mut Memory,
) -> Vec<Hypothesis> {
    use Label::{Crime, Date, Event, Facility, Law, Loc, Norp, Org, Per, Product, Role, Time, Work};
    let (span, label) = (mention.span, mention.label);
    let described = matches!(label, Date | Time) && mention.value.is_none() && is_described(document, span);
    // A post that has its noun from another.
    if let Some(given) = mention.nominative.clone() {
        return vec![Hypothesis { keys: vec![folded(&given)], text: given, weight: 1.0 }];
    }
    let kept = || {
        let text = one_line(span.of(document.text));
        vec![Hypothesis { keys: vec![folded(&text)], text, weight: 1.0 }]
    };
    match label {
        Per => {
            let mut surroundings = around(document, span, true);
            beside.into_iter().for_each(|cases| surroundings.agree(cases));
            person::hypotheses(document, span, &surroundings, memory)
        }
        Org | Loc | Role | Law | Crime | Event | Facility | Work | Product | Norp => {
            if let Some(text) = adjective(document, mention) {
                return vec![Hypothesis { keys: vec![folded(&text)], text, weight: 1.0 }];
            }
            let mut surroundings = around(document, span, false);
            beside.into_iter().for_each(|cases| surroundings.agree(cases));
            // A title stands in quotes as it is printed on the thing; an offence may be told by a verb.
            let title = matches!(label, Work | Product) && surroundings.quoted;
            if title || (!matches!(label, Org | Loc) && begins_otherwise(document, span)) {
                return kept();
            }
            // «XX съезда», «282-й статьёй»: what follows the numeral changes.
            let text = span.of(document.text);
            let numeral = if label == Law { roman(text).max(counted(text)) } else { roman(text) };
            let rest = Span::from_range(span.start() as usize + numeral..span.end() as usize);
            let mut list = phrase::hypotheses(document, rest, &surroundings, label, memory);
            for hypothesis in list.iter_mut().filter(|_| numeral > 0) {
                let number = text.get(..numeral).unwrap_or_default();
                // «282-й статьёй», but «2-й пункт»
                let number = match number
                    .split_once('-')
                    .filter(|_| FEMININE_PARTS.iter().any(|part| hypothesis.text.starts_with(part)))
                {
                    Some((digits, _)) => format!("{digits}-я "),
                    None => number.to_owned(),
                };
                hypothesis.text = one_line(&format!("{number}{}", hypothesis.text));
                hypothesis.keys = vec![folded(&hypothesis.text)];
            }
            list
        }
        // «прошлым летом»: a time that no rule reads is a phrase like others.
        Date | Time if described => phrase::hypotheses(document, span, &around(document, span, false), Event, memory),
        _ => Vec::new(),
    }
}

/// Whether a noun follows adjectives: numbers and lists are no such phrase.
fn is_described(document: &Document<'_>, span: Span) -> bool {
    let tokens = &document.segmentation.tokens;
    let from = tokens.partition_point(|token| token.span.start() < span.start());
    let readings = document.morphology.tokens().get(from..).unwrap_or_default();
    let mut words = readings.iter().zip(&tokens[from..]).take_while(|(_, token)| span.contains(token.span));
    let mut adjectives = 0;
    words
        .find(|(reading, _)| {
            let adjective = matches!(reading.tag.pos, Pos::Adjf | Pos::Prtf);
            adjectives += usize::from(adjective);
            !adjective
        })
        .is_some_and(|(reading, _)| adjectives > 0 && reading.tag.pos == Pos::Noun)
}

/// A group or a place named by an adjective alone: «православные», «российского».
fn adjective(document: &Document<'_>, mention: &Mention) -> Option<String> {
    let (token, reading) = first_word(document, mention.span)?;
    let word = token.of(document.text);
    // An adjective is no proper name, so that its part of one is empty.
    let alone = word.starts_with(char::is_lowercase) || mention.name.is_some_and(Span::is_empty);
    let wanted = mention.label == Label::Norp || (mention.label == Label::Loc && alone);
    (wanted && token == mention.span && reading.tag.pos == Pos::Adjf)
        .then(|| with_capitals(word, document.morphology.lemma(reading.lemma)))
}

/// The bytes of the Roman numeral that `text` begins with, and of the space behind it.
fn roman(text: &str) -> usize {
    let end = text.find(|c| !matches!(c, 'I' | 'V' | 'X' | 'L' | 'C')).unwrap_or(text.len());
    if end > 0 && text[end..].starts_with(' ') { end + 1 } else { 0 }
}

/// Parts of laws that are feminine.
const FEMININE_PARTS: [&str; 3] = ["статья", "часть", "глава"];

/// The bytes of the number in digits that `text` begins with, «57» or «282-й», and of the space behind it.
fn counted(text: &str) -> usize {
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let end = digits + text[digits..].find(' ').unwrap_or(0);
    let suffix = text[digits..end].strip_prefix('-').is_none_or(|suffix| suffix.chars().count() <= 3);
    let spaced = digits > 0 && text[end..].starts_with(' ');
    if spaced && suffix && (end == digits || text[digits..].starts_with('-')) { end + 1 } else { 0 }
}

/// Whether the first word neither is a noun nor may stand before one: a verb, a preposition.
fn begins_otherwise(document: &Document<'_>, span: Span) -> bool {
    first_word(document, span).is_some_and(|(_, reading)| {
        matches!(
            reading.tag.pos,
            Pos::Verb | Pos::Infn | Pos::Grnd | Pos::Prts | Pos::Advb | Pos::Prep | Pos::Conj | Pos::Prcl
        )
    })
}

fn first_word<'d>(document: &'d Document<'_>, span: Span) -> Option<(Span, &'d TokenReading)> {
    let tokens = &document.segmentation.tokens;
    let first = tokens.binary_search_by_key(&span.start(), |token| token.span.start()).ok()?;
    Some((tokens[first].span, document.morphology.tokens().get(first)?))
}

const QUOTES: [char; 6] = ['«', '»', '"', '“', '”', '„'];

/// The proper-name part of an organisation or a place in dictionary form, without the quotes around it.
fn part(document: &Document<'_>, mention: &Mention, memory: &mut Memory) -> Option<String> {
    let span = mention.name.filter(|name| !name.is_empty())?;
    let before = document.text.get(mention.span.start() as usize..span.start() as usize)?.trim_end();
    let text = if before.ends_with(QUOTES) && !before.trim_end_matches(QUOTES).is_empty() {
        // «РИА «Новости»»
        one_line(span.of(document.text))
    } else {
        phrase::hypotheses(document, span, &around(document, span, false), mention.label, memory)
            .into_iter()
            .next()?
            .text
    };
    let bare = text.trim_matches(QUOTES);
    // «Банк «Заря» Плюс» loses no quote of its own.
    let whole = bare.contains(QUOTES);
    Some(if whole { text } else { bare.to_owned() })
}

/// A mention's readings, each one of `texts` (with their keys) by its number, as hypotheses: equal texts are merged, the
/// weights scaled to a sum of 1, and the best is first.
pub(super) fn normalised(
    texts: Vec<(String, Vec<String>)>,
    mut readings: Vec<(usize, f64)>,
    unchanged: &str,
) -> Vec<Hypothesis> {
    if texts.len() == 1 && readings.iter().any(|(_, weight)| *weight > 0.0) {
        return texts.into_iter().map(|(text, keys)| Hypothesis { text, keys, weight: 1.0 }).collect();
    }
    // Different forms may be written alike.
    let first: Vec<usize> = texts
        .iter()
        .map(|(text, _)| texts.iter().position(|(other, _)| other == text))
        .map(|at| at.unwrap_or(0))
        .collect();
    let text = |(at, _): &(usize, f64)| first.get(*at).copied().unwrap_or(0);
    readings.sort_by(|a, b| {
        let (one, other) = (text(a), text(b));
        let order = || texts.get(one).cmp(&texts.get(other));
        if one == other { b.1.total_cmp(&a.1) } else { order() }
    });
    let mut merged: Vec<(usize, f64)> = Vec::with_capacity(texts.len());
    for reading in &readings {
        match merged.last_mut().filter(|last| last.0 == text(reading)) {
            Some(last) => last.1 += reading.1,
            None => merged.push((text(reading), reading.1)),
        }
    }
    let total: f64 = merged.iter().map(|(_, weight)| weight).sum();
    if total <= 0.0 {
        return vec![Hypothesis { text: unchanged.to_owned(), keys: Vec::new(), weight: 1.0 }];
    }
    let mut texts: Vec<Option<(String, Vec<String>)>> = texts.into_iter().map(Some).collect();
    let with_text = |(at, weight): (usize, f64)| {
        let (text, keys) = texts.get_mut(at)?.take()?;
        Some(Hypothesis { text, keys, weight: weight / total })
    };
    let mut list: Vec<Hypothesis> = merged.into_iter().filter_map(with_text).collect();
    list.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(a.text.cmp(&b.text)));
    list.truncate(12);
    list
}

/// The factor that a verb beside the mention gives to a reading of it.
pub(super) fn verb_factor(surroundings: &Surroundings, agreement: Agreement) -> f64 {
    match surroundings.verb {
        Some(gender) if agreement.case == 0 && !agreement.plural => {
            if gender & agreement.gender != 0 {
                4.0
            } else {
                0.08
            }
        }
        // «Иванова сообщила» is a woman sooner than a man to whom something was done.
        Some(FEMININE) if agreement.gender == MASCULINE && !agreement.plural => 0.1,
        _ if surroundings.several && agreement.case == 0 && !agreement.plural => 0.2,
        _ => 1.0,
    }
}

/// One line of a mention that may be broken over two.
pub(super) fn one_line(text: &str) -> String {
    if is_one_line(text) { text.to_owned() } else { text.split_whitespace().collect::<Vec<_>>().join(" ") }
}

/// The same of a text of one's own.
pub(super) fn in_one_line(text: String) -> String {
    if is_one_line(&text) { text } else { one_line(&text) }
}

/// Whether single spaces stand between the words for sure: no byte of another white space is there.
fn is_one_line(text: &str) -> bool {
    let mut space = true;
    for byte in text.bytes() {
        let before = std::mem::replace(&mut space, byte == b' ');
        if (space && before) || byte < b' ' || matches!(byte, 0xc2 | 0xe1..=0xe3) {
            return false;
        }
    }
    !space || text.is_empty()
}
