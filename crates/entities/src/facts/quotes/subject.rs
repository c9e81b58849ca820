//! The subject of a verb of saying, found among the words around it.

use super::lexicon::Meaning;
use super::people::People;
use super::speaker::{NAMED, Speaker, Subject, found, plain, post, pronoun, speaks};
use super::view::{Named, View};
use crate::Label;
use sarap_morph::{Grammemes, Pos};

/// How far from its verb a subject is looked for, in tokens.
const REACH_AFTER: usize = 16;
const REACH_BEFORE: usize = 60;

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
            if speaks(named)
                && named.nominative
                && !governed(view, named.tokens.start)
                && people.agrees(view, named, verb)
            {
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
            Pos::Verb | Pos::Infn => break,
            Pos::Noun
                if noun.is_none()
                    && subject_noun(view, at, verb)
                    && (organisation.is_none() || view.has(at, Grammemes::ANIM)) =>
            {
                noun = Some(at);
            }
            // «отметили в ведомстве»
            Pos::Noun if place && noun.is_none() && view.has(at, Grammemes::LOCT) => noun = Some(at),
            Pos::Prep => place = plural && matches!(view.str(at), "в" | "на" | "во") && noun.is_none(),
            Pos::Conj if view.str(at) != "и" => break,
            Pos::Punct => match past_aside(view, at, end).or_else(|| past_marks(view, at, end)) {
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
        // «рассказали ТАСС очевидцы»
        (Some(named), Some(noun)) if noun > named.tokens.start && view.has(noun, Grammemes::ANIM) => {
            plain(view, people, noun)
        }
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

/// Past quotation marks: around a name that is a mention («пишет «Заря»»), or with all they hold («эксперт «Зари» Ларин»).
fn past_marks(view: &View<'_>, at: usize, end: usize) -> Option<usize> {
    match view.str(at) {
        "«" | "\"" | "„" | "“" if view.named_at(at + 1).is_some() => Some(at + 1),
        "«" => (at + 2..end).find(|&at| view.str(at) == "»").map(|at| at + 1),
        "»" | "\"" | "”" if view.named_at(at - 1).is_some() => Some(at + 1),
        _ => None,
    }
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
                        return if view.has(noun, Grammemes::ANIM) {
                            plain(view, people, noun)
                        } else {
                            found(named, NAMED)
                        };
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

/// A noun outside mentions that can be the verb's subject.
fn subject_noun(view: &View<'_>, at: usize, verb: usize) -> bool {
    let (noun, form) = (view.tag(at).grammemes, view.tag(verb).grammemes);
    let past = form.has(Grammemes::PAST) && !form.has(Grammemes::PLUR);
    let gender = (noun & form).any(Grammemes::GENDERS) || noun.has(Grammemes::MSF) || !noun.any(Grammemes::GENDERS);
    let number = !form.any(Grammemes::NUMBERS) || (noun & form).any(Grammemes::NUMBERS);
    // «считает следствие»: nominative and accusative look alike.
    let alike = noun.has(Grammemes::ACCS | Grammemes::INAN) && at == verb + 1 && view.str(at) == view.lemma(at);
    let object = view.means(verb, Meaning::Object);
    (noun.has(Grammemes::NOMN) || (alike && !object)) && number && (!past || gender) && !governed(view, at)
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
    first.is_some_and(|at| {
        view.pos(at) == Pos::Prep && matches!(view.str(at).to_lowercase().as_str(), "в" | "во" | "на")
    })
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
