//! Who speaks: the subject of a verb, found among the words around it.
//!
//! A person, an organisation, or a post that stands alone. A post («министр») is the person only if the document joins it to
//! one person before and to no other. A pronoun is the nearest person before the quote who stands as a subject and agrees with
//! the verb, less surely.

use super::lexicon::Meaning;
use super::people::People;
use super::view::{Named, View};
use crate::Label;
use sarap_morph::{Grammemes, Pos};
use std::ops::Range;

/// How far from its verb a subject is looked for, in tokens.
const REACH_AFTER: usize = 16;
const REACH_BEFORE: usize = 60;

/// Scores, by what names the speaker.
pub(super) const NAMED: f32 = 0.95;
const POST: f32 = 0.8;
const PRONOUN: f32 = 0.6;
pub(super) const NOBODY: f32 = 0.7;

/// An answer: there is a subject. It may be none of the entities («очевидцы сообщили»).
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Speaker {
    pub(super) entity: Option<usize>,
    pub(super) score: f32,
    /// The words that name it.
    pub(super) tokens: Range<usize>,
}

impl Speaker {
    const fn nobody(at: usize) -> Self {
        Self { entity: None, score: NOBODY, tokens: at..at + 1 }
    }
}

/// What a scan came to.
pub(super) enum Subject {
    Found(Speaker),
    /// The writer or the reader: «сказал я».
    Writer,
    Missing,
}

impl Subject {
    pub(super) fn or_else(self, other: impl FnOnce() -> Subject) -> Subject {
        if matches!(self, Self::Missing) { other() } else { self }
    }

    /// The speaker; nobody where there is no subject.
    pub(super) fn speaker(self, verb: usize) -> Option<Speaker> {
        match self {
            Self::Found(speaker) => Some(speaker),
            Self::Writer => None,
            Self::Missing => Some(Speaker::nobody(verb)),
        }
    }
}

/// The subject that follows `verb`: «сказал журналистам министр Иван Ларин», «сообщили в МВД». `quote` is where the quote
/// starts: pronouns look for their person before it.
pub(super) fn after(view: &View<'_>, people: &People, verb: usize, end: usize, quote: usize) -> Subject {
    let end = end.min(verb + 1 + REACH_AFTER).min(view.len());
    let plural = view.has(verb, Grammemes::PLUR);
    let (mut at, mut noun, mut organisation) = (verb + 1, None, None);
    let mut place = false;
    while at < end {
        if let Some(named) = view.named_at(at) {
            let next = named.tokens.end.max(at + 1);
            if place && named.label == Label::Org {
                return found(named, NAMED);
            }
            if speaks(named) && named.nominative && !governed(view, named.tokens.start) && people.agrees(view, named, verb) {
                match (named.label, noun) {
                    (Label::Per, _) => return found(named, NAMED),
                    (Label::Role, None) => return post(view, people, named),
                    (Label::Role, Some(_)) => {}
                    // «сообщил представитель МВД»
                    (_, Some(noun)) if view.has(noun, Grammemes::ANIM) => {}
                    // «сообщил ТАСС министр»
                    _ => organisation = organisation.or(Some(named)),
                }
            }
            place = false;
            at = next;
            continue;
        }
        match view.pos(at) {
            Pos::Npro => match pronoun(view, people, at, verb, quote) {
                Subject::Missing => {}
                other => return other,
            },
            Pos::Verb => break,
            Pos::Noun if noun.is_none() && organisation.is_none() && subject_noun(view, at, verb) => noun = Some(at),
            Pos::Prep => place = plural && matches!(view.str(at), "в" | "на" | "во") && noun.is_none(),
            Pos::Conj if view.str(at) != "и" => break,
            Pos::Punct => match past_aside(view, at, end) {
                Some(next) => {
                    at = next;
                    continue;
                }
                None => break,
            },
            _ => {}
        }
        at += 1;
    }
    match (organisation, noun) {
        (Some(named), _) => found(named, NAMED),
        (None, Some(noun)) => plain(view, people, noun),
        (None, None) => Subject::Missing,
    }
}

/// «сказал, улыбаясь, Ларин»: past the comma that closes what an adverbial participle opens.
fn past_aside(view: &View<'_>, at: usize, end: usize) -> Option<usize> {
    if view.str(at) != "," || view.pos(at + 1) != Pos::Grnd {
        return None;
    }
    (at + 2..end).find(|&at| view.pos(at) == Pos::Punct).filter(|&at| view.str(at) == ",").map(|at| at + 1)
}

/// The subject that stands before `verb`, not before the token `start`: «Иван Ларин, открывая мост, заявил».
pub(super) fn before(view: &View<'_>, people: &People, verb: usize, start: usize, quote: usize) -> Subject {
    let start = start.max(verb.saturating_sub(REACH_BEFORE));
    let plural = view.has(verb, Grammemes::PLUR);
    let (mut at, mut comma) = (verb, false);
    while at > start {
        at -= 1;
        if let Some(named) = view.named_at(at) {
            at = named.tokens.start;
            let inside = || comma && in_relative(view, at, start);
            if speaks(named) && named.nominative && people.agrees(view, named, verb) && !inside() {
                if governed(view, at) {
                    if plural && named.label == Label::Org && place(view, at) {
                        return found(named, NAMED);
                    }
                } else if let Some(noun) = head_before(view, named, start) {
                    // «представитель МВД заявил», «пресс-служба МВД заявила»
                    if view.has(noun, Grammemes::NOMN) {
                        return if view.has(noun, Grammemes::ANIM) { plain(view, people, noun) } else { found(named, NAMED) };
                    }
                } else {
                    return if named.label == Label::Role { post(view, people, named) } else { found(named, NAMED) };
                }
            } else if plural && named.label == Label::Org && place(view, at) {
                return found(named, NAMED);
            }
            continue;
        }
        match view.pos(at) {
            Pos::Npro => match pronoun(view, people, at, verb, quote) {
                Subject::Missing => {}
                other => return other,
            },
            Pos::Adjf if view.lemma(at) == "который" && view.has(at, Grammemes::NOMN) => {
                return antecedent(view, people, at, start);
            }
            Pos::Noun
                if subject_noun(view, at, verb)
                    && (view.has(at, Grammemes::ANIM) || at + 1 == verb)
                    && !(comma && in_relative(view, at, start)) =>
            {
                return plain(view, people, at);
            }
            Pos::Punct => match view.str(at) {
                "," => comma = true,
                ";" | ":" => break,
                _ => {}
            },
            _ => {}
        }
    }
    Subject::Missing
}

/// The person or organisation named by the words from `at` on, whatever their case: «по словам главы МВД Ивана Ларина».
pub(super) fn named_from(view: &View<'_>, people: &People, at: usize, end: usize) -> Option<Speaker> {
    let mut noun = None;
    for next in at..end.min(at + 6) {
        if let Some(named) = view.named_at(next) {
            // «по словам директора школы Ларина», but not «по словам жителя Москвы»
            let animate = noun.is_some_and(|noun| view.has(noun, Grammemes::ANIM));
            match named.label {
                Label::Per => return some(found(named, NAMED)),
                Label::Role => return some(post(view, people, named)),
                Label::Org | Label::Url | Label::Domain if !animate => return some(found(named, NAMED)),
                _ => noun = noun.or(Some(next)),
            }
            continue;
        }
        match view.pos(next) {
            Pos::Noun => noun = noun.or(Some(next)),
            Pos::Adjf | Pos::Prtf | Pos::Numr | Pos::Number => {}
            _ => break,
        }
    }
    noun.and_then(|noun| some(plain(view, people, noun)))
}

fn some(subject: Subject) -> Option<Speaker> {
    match subject {
        Subject::Found(speaker) => Some(speaker),
        _ => None,
    }
}

/// The person meant by «его» and «её» in «по его словам».
pub(super) fn possessor(view: &View<'_>, people: &People, at: usize) -> Option<Speaker> {
    let gender = match view.str(at).to_lowercase().as_str() {
        "его" => Grammemes::MASC,
        "ее" | "её" => Grammemes::FEMN,
        "их" => return Some(Speaker::nobody(at)),
        _ => return None,
    };
    let entity = people.nearest(view, at, gender);
    Some(Speaker { entity, score: if entity.is_some() { PRONOUN } else { NOBODY }, tokens: at..at + 1 })
}

fn found(named: &Named, score: f32) -> Subject {
    Subject::Found(Speaker { entity: Some(named.entity), score, tokens: named.tokens.clone() })
}

/// Labels of those who speak.
fn speaks(named: &Named) -> bool {
    matches!(named.label, Label::Per | Label::Org | Label::Role | Label::Url | Label::Domain)
}

/// A post: the person beside it, the only person it is said of, or itself.
fn post(view: &View<'_>, people: &People, named: &Named) -> Subject {
    let next = view.named_at(named.tokens.end).filter(|next| next.label == Label::Per && next.nominative == named.nominative);
    // «Иван Ларин, министр транспорта, заявил»
    let comma = named.tokens.start.checked_sub(2).filter(|_| view.str(named.tokens.start - 1) == ",");
    let before = comma.and_then(|at| view.named_at(at)).filter(|other| other.label == Label::Per && other.nominative);
    if let Some(person) = next.or(before) {
        return found(person, NAMED);
    }
    match people.holder(view, named.tokens.clone()) {
        Some(person) => Subject::Found(Speaker { entity: Some(person), score: POST, tokens: named.tokens.clone() }),
        None => found(named, NAMED),
    }
}

/// A subject that no mention holds: a person only if the document has said who.
fn plain(view: &View<'_>, people: &People, noun: usize) -> Subject {
    let entity = people.holder(view, noun..noun + 1);
    Subject::Found(Speaker { entity, score: if entity.is_some() { POST } else { NOBODY }, tokens: noun..noun + 1 })
}

fn pronoun(view: &View<'_>, people: &People, at: usize, verb: usize, quote: usize) -> Subject {
    if !view.has(at, Grammemes::NOMN) {
        return Subject::Missing;
    }
    let gender = match view.lemma(at) {
        "я" | "мы" | "ты" | "вы" => return Subject::Writer,
        "он" | "она" if view.has(at, Grammemes::MASC) => Grammemes::MASC,
        "он" | "она" if view.has(at, Grammemes::FEMN) => Grammemes::FEMN,
        "он" | "она" | "они" | "кто" | "кто-то" | "некто" => return Subject::Found(Speaker::nobody(at)),
        _ => return Subject::Missing,
    };
    let entity = people.nearest(view, quote.min(at).min(verb), gender);
    let score = if entity.is_some() { PRONOUN } else { NOBODY };
    Subject::Found(Speaker { entity, score, tokens: at..at + 1 })
}

/// A noun outside mentions that can be the verb's subject.
fn subject_noun(view: &View<'_>, at: usize, verb: usize) -> bool {
    let (noun, verb) = (view.tag(at).grammemes, view.tag(verb).grammemes);
    let past = verb.has(Grammemes::PAST) && !verb.has(Grammemes::PLUR);
    let gender = (noun & verb).any(Grammemes::GENDERS) || noun.has(Grammemes::MSF) || !noun.any(Grammemes::GENDERS);
    let number = !verb.any(Grammemes::NUMBERS) || (noun & verb).any(Grammemes::NUMBERS);
    noun.has(Grammemes::NOMN) && number && (!past || gender) && !governed(view, at)
}

/// Whether a preposition stands right before, with adjectives between at most.
fn governed(view: &View<'_>, at: usize) -> bool {
    preposition(view, at).is_some()
}

fn preposition(view: &View<'_>, at: usize) -> Option<usize> {
    let first = (at.saturating_sub(3)..at).rev().find(|&at| !matches!(view.pos(at), Pos::Adjf | Pos::Prtf))?;
    (view.pos(first) == Pos::Prep).then_some(first)
}

/// «в МВД», «в пресс-службе МВД»
fn place(view: &View<'_>, at: usize) -> bool {
    let first = (at.saturating_sub(4)..at)
        .rev()
        .find(|&at| !matches!(view.pos(at), Pos::Adjf | Pos::Prtf | Pos::Noun) || view.named_at(at).is_some());
    first.is_some_and(|at| view.pos(at) == Pos::Prep && matches!(view.str(at).to_lowercase().as_str(), "в" | "во" | "на"))
}

/// The noun outside mentions right before an organisation that it may govern.
fn head_before(view: &View<'_>, named: &Named, start: usize) -> Option<usize> {
    let at = named.tokens.start.checked_sub(1).filter(|&at| at >= start)?;
    (named.label == Label::Org && view.pos(at) == Pos::Noun && view.named_at(at).is_none()).then_some(at)
}

/// Whether a «который» opens the part between commas in which `at` stands.
fn in_relative(view: &View<'_>, at: usize, start: usize) -> bool {
    let part = (start.max(at.saturating_sub(12))..at).rev().take_while(|&at| view.str(at) != ",");
    part.into_iter().any(|at| view.lemma(at) == "который")
}

/// Whom «который» means: what is named right before its comma.
fn antecedent(view: &View<'_>, people: &People, at: usize, start: usize) -> Subject {
    let Some(last) = at.checked_sub(2).filter(|&last| last >= start && view.str(at - 1) == ",") else {
        return Subject::Found(Speaker::nobody(at));
    };
    match view.named_at(last).filter(|named| speaks(named)) {
        Some(named) if named.label == Label::Role => post(view, people, named),
        Some(named) => found(named, NAMED),
        None => Subject::Found(Speaker::nobody(at)),
    }
}

/// Whether the entity is one that others have their news from.
pub(super) fn passes_on(view: &View<'_>, speaker: &Speaker) -> Option<usize> {
    let entity = speaker.entity?;
    match view.entities.get(entity)?.label {
        Label::Org | Label::Url | Label::Domain => Some(entity),
        // «передаёт корреспондент агентства «Заря»»
        Label::Role if view.means(speaker.tokens.start, Meaning::Correspondent) => {
            let role = view.cover(speaker.tokens.clone());
            let after = view.mentions.partition_point(|mention| mention.span.start() < role.start());
            let inside = view.mentions.iter().enumerate().skip(after).take_while(|(_, m)| m.span.start() < role.end());
            let number = inside.into_iter().find(|(_, mention)| mention.label == Label::Org).map(|(number, _)| number)?;
            view.entity_of.get(number).copied()
        }
        _ => None,
    }
}
