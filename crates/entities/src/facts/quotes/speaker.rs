//! Who speaks, as an entity.
//!
//! A person, an organisation, or a post that stands alone. A post («министр») is the person that
//! the document resolves it to, or the one it joins such a post to before and to no other. A pronoun is the nearest person before the quote who stands as a subject and agrees with
//! the verb, less surely.

use super::lexicon::Meaning;
use super::people::People;
use super::view::{Named, View};
use crate::Label;
use sarap_morph::{Grammemes, Pos};
use std::ops::Range;

/// Scores, by what names the speaker.
pub(super) const NAMED: f32 = 0.95;
const POST: f32 = 0.8;
/// A post that the document resolves to a person: near, and far away. Retold speech takes 0.05 off; no two ways meet then.
const REFERENCE: f32 = 0.68;
const FAR_REFERENCE: f32 = 0.53;
pub(super) const PRONOUN: f32 = 0.6;
pub(super) const NOBODY: f32 = 0.7;

/// The rule for what somebody says who is not named there, by the score.
pub(super) fn reason(score: f32) -> Option<&'static str> {
    let is = |full: f32| score < full + 0.01 && score > full - 0.06;
    if is(PRONOUN) { Some("quote.pronoun") } else { (is(REFERENCE) || is(FAR_REFERENCE)).then_some("quote.reference") }
}

/// An answer: there is a subject. It may be none of the entities («очевидцы сообщили»).
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Speaker {
    pub(super) entity: Option<usize>,
    pub(super) score: f32,
    /// The words that name it.
    pub(super) tokens: Range<usize>,
}

impl Speaker {
    pub(super) const fn nobody(at: usize) -> Self {
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
            _ if matches!(view.str(next), "«" | "\"" | "„") && view.named_at(next + 1).is_some() => {}
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

pub(super) fn found(named: &Named, score: f32) -> Subject {
    Subject::Found(Speaker { entity: Some(named.entity), score, tokens: named.tokens.clone() })
}

/// Labels of those who speak.
pub(super) fn speaks(named: &Named) -> bool {
    matches!(named.label, Label::Per | Label::Org | Label::Role | Label::Url | Label::Domain)
}

/// A post: the person beside it, the only person it is said of, or itself.
pub(super) fn post(view: &View<'_>, people: &People, named: &Named) -> Subject {
    let next = named_behind(view, named);
    // «Иван Ларин, министр транспорта, заявил»
    let comma = named.tokens.start.checked_sub(2).filter(|_| view.str(named.tokens.start - 1) == ",");
    let before = comma.and_then(|at| view.named_at(at)).filter(|other| other.label == Label::Per && other.nominative);
    if let Some(person) = next.or(before) {
        return found(person, NAMED);
    }
    let (entity, score) = match people.referred(view, named) {
        Some((person, score)) => (person, if score < REFERENCE { FAR_REFERENCE } else { REFERENCE }),
        None => match people.holder(view, named.tokens.clone()) {
            Some(person) => (person, POST),
            None => return found(named, NAMED),
        },
    };
    Subject::Found(Speaker { entity: Some(entity), score, tokens: named.tokens.clone() })
}

/// The person behind a post or several: «пресс-секретарь, советник президента Игорь Дёмин».
fn named_behind<'v>(view: &'v View<'_>, post: &Named) -> Option<&'v Named> {
    let mut end = post.tokens.end;
    for _ in 0..4 {
        let comma = view.str(end) == ",";
        let next = view.named_at(end + usize::from(comma)).filter(|next| next.nominative == post.nominative)?;
        match next.label {
            Label::Per if !comma => return Some(next),
            Label::Role => end = next.tokens.end.max(end + 1),
            _ => return None,
        }
    }
    None
}

/// A subject that no mention holds: a person only if the document has said who.
pub(super) fn plain(view: &View<'_>, people: &People, noun: usize) -> Subject {
    let entity = people.holder(view, noun..noun + 1);
    Subject::Found(Speaker { entity, score: if entity.is_some() { POST } else { NOBODY }, tokens: noun..noun + 1 })
}

pub(super) fn pronoun(view: &View<'_>, people: &People, at: usize, verb: usize, quote: usize) -> Subject {
    if !view.has(at, Grammemes::NOMN) {
        return Subject::Missing;
    }
    let gender = match view.lemma(at) {
        "я" | "мы" | "ты" | "вы" => return Subject::Writer,
        "он" | "она" if view.has(at, Grammemes::MASC) => Grammemes::MASC,
        "он" | "она" if view.has(at, Grammemes::FEMN) => Grammemes::FEMN,
        "он" | "она" | "они" | "кто" | "кто-то" | "некто" => {
            return Subject::Found(Speaker::nobody(at));
        }
        _ => return Subject::Missing,
    };
    let entity = people.nearest(view, quote.min(at).min(verb), gender);
    let score = if entity.is_some() { PRONOUN } else { NOBODY };
    Subject::Found(Speaker { entity, score, tokens: at..at + 1 })
}

/// Right behind «корреспондент» the organisation or site that he writes for.
fn office_behind(view: &View<'_>, at: usize) -> Option<usize> {
    let at = at + usize::from(matches!(view.str(at), "«" | "\"" | "„"));
    let named = view.named_at(at).filter(|named| matches!(named.label, Label::Org | Label::Url | Label::Domain))?;
    Some(named.entity)
}

/// Whether the entity is one that others have their news from; a correspondent has them for those he writes for.
pub(super) fn passes_on(view: &View<'_>, speaker: &Speaker) -> Option<usize> {
    let Some(entity) = speaker.entity else {
        let at = speaker.tokens.start;
        return if view.means(at, Meaning::Correspondent) { office_behind(view, at + 1) } else { None };
    };
    match view.entities.get(entity)?.label {
        Label::Org | Label::Url | Label::Domain => Some(entity),
        // «передаёт корреспондент агентства «Заря»»
        Label::Role if view.means(speaker.tokens.start, Meaning::Correspondent) => {
            let role = view.cover(speaker.tokens.clone());
            let after = view.mentions.partition_point(|mention| mention.span.start() < role.start());
            let inside = view.mentions.iter().enumerate().skip(after).take_while(|(_, m)| m.span.start() < role.end());
            match inside.into_iter().find(|(_, mention)| mention.label == Label::Org) {
                Some((number, _)) => view.entity_of.get(number).copied(),
                None => office_behind(view, speaker.tokens.end),
            }
        }
        _ => None,
    }
}
