//! What the verbs beside a name say of its case and gender, and whether they have another subject.

use super::Surroundings;
use crate::resolve::forms::{FEMININE, MASCULINE};
use crate::resolve::tokens::is_name;
use crate::resolve::verbs;
use sarap_morph::{Document, Grammemes, Origin, Pos, Reading, TokenReading};
use sarap_text::TokenKind;

/// What the verbs right before and behind the mention say of it. `before` is the token before it, `after` the one behind.
pub(super) fn beside_verbs(document: &Document<'_>, out: &mut Surroundings, before: Option<usize>, after: usize) {
    let tokens = &document.segmentation.tokens;
    let readings = document.morphology.tokens();
    let text_of = |at: usize| tokens.get(at).map_or("", |token| token.span.of(document.text));
    let plural = |reading: &TokenReading| reading.tag.grammemes.has(Grammemes::PLUR);
    let verb = |at: usize| readings.get(at).filter(|reading| reading.tag.pos == Pos::Verb);
    let joins = |at: usize| matches!(text_of(at), "и" | "," | "а");
    let to_whom = |verb: &TokenReading| verbs::is_to_whom(document.morphology.lemma(verb.lemma));
    let behind = verb(after).filter(|_| tokens.get(after).is_some_and(|token| token.kind == TokenKind::Word));
    out.several = !before.is_some_and(joins) && behind.is_some_and(plural);
    if let Some(behind) = behind {
        // «Петрова задержала полиция»
        match past_gender(behind).filter(|_| subject_behind(document, after)) {
            Some(_) => out.object(to_whom(behind)),
            // «Стуббу ответила Каллас»
            None if to_whom(behind) && is_name_at(document, after + 1) => out.object(true),
            None => out.verb = past_gender(behind),
        }
    }
    if out.several {
        // «Ахметову задержали», but «Ахметову сообщили»
        out.beside_verb(behind.is_some_and(to_whom));
    }
    let Some(ahead) = before.and_then(|before| verb_ahead(document, before)) else { return };
    let reading = &readings[ahead];
    if subject_before(document, ahead) {
        // «Полиция задержала Жапарова»
        if before == Some(ahead) {
            out.object(to_whom(reading));
        }
    } else if plural(reading) {
        // «Задержали Жапарова», but «приехали Иванов и Петрова»
        if before == Some(ahead) && !joins(after) && !out.several {
            out.several = true;
            out.beside_verb(to_whom(reading));
        }
    } else if out.verb.is_none() && behind.is_none() {
        // «заявил Назарбаев», «заявила журналистам Назарбаева»
        out.verb = past_gender(reading);
        if before != Some(ahead) && out.verb.is_some() {
            out.cases[0] *= 6.0;
            out.cases[1] *= 0.3;
        }
    }
}

/// Whether a word with a capital stands at the token.
fn is_name_at(document: &Document<'_>, at: usize) -> bool {
    document.segmentation.tokens.get(at).is_some_and(|token| is_name(token, document.text))
}

/// So many tokens belong to a clause.
const LONGEST_CLAUSE: usize = 8;

/// The verb that the token before a name is, or that it stands behind as what is said to whom: «пояснила [суду] …».
fn verb_ahead(document: &Document<'_>, before: usize) -> Option<usize> {
    let readings = document.morphology.tokens();
    let pos = |at: usize| readings.get(at).map(|reading| reading.tag.pos);
    if pos(before) == Some(Pos::Verb) {
        return Some(before);
    }
    let whom = readings.get(before)?.tag;
    let verb = before.checked_sub(1)?;
    (whom.pos == Pos::Noun && whom.grammemes.has(Grammemes::DATV) && pos(verb) == Some(Pos::Verb)).then_some(verb)
}

/// Whether the word is a noun or a pronoun in the nominative, and for sure in no other case, that the verb agrees with.
fn is_subject_of(document: &Document<'_>, verb: &TokenReading, word: &TokenReading) -> bool {
    let accusative = |reading: &Reading| {
        reading.tag.pos == Pos::Noun && reading.tag.grammemes.has(Grammemes::ACCS) && known(reading)
    };
    let (form, origin, verb, word) = (word.word, word.origin, verb.tag.grammemes, word.tag);
    let numbers = verb & Grammemes::NUMBERS;
    let gender = verb & Grammemes::GENDERS;
    // «УНП ООН возглавляет Гада Вали»: letters may be in any case.
    origin != Origin::Shape
        && matches!(word.pos, Pos::Noun | Pos::Npro)
        && word.grammemes.has(Grammemes::NOMN)
        && word.grammemes.any(numbers)
        && (gender.is_empty() || word.grammemes.any(gender))
        && !document.morphology.readings(form).iter().any(accusative)
}

fn known(reading: &Reading) -> bool {
    matches!(reading.origin, Origin::Dictionary | Origin::Composed)
}

fn subject_before(document: &Document<'_>, verb: usize) -> bool {
    subject(document, verb, (0..verb).rev())
}

/// Whether the verb has its subject behind it: «задержала полиция».
pub(in crate::resolve) fn subject_behind(document: &Document<'_>, verb: usize) -> bool {
    subject(document, verb, verb + 1..document.segmentation.tokens.len())
}

fn subject(document: &Document<'_>, verb: usize, tokens: impl Iterator<Item = usize>) -> bool {
    let readings = document.morphology.tokens();
    let Some(of) = readings.get(verb) else { return false };
    let mut clause = tokens.take(LONGEST_CLAUSE).map_while(|at| {
        let word = document.segmentation.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word);
        readings.get(at).filter(|reading| word && !matches!(reading.tag.pos, Pos::Conj | Pos::Verb))
    });
    clause.any(|reading| is_subject_of(document, of, reading))
}

/// The gender of a verb in the past.
pub(in crate::resolve) fn past_gender(reading: &TokenReading) -> Option<u8> {
    let grammemes = reading.tag.grammemes;
    if reading.tag.pos != Pos::Verb || !grammemes.has(Grammemes::PAST | Grammemes::SING) {
        return None;
    }
    if grammemes.has(Grammemes::MASC) {
        Some(MASCULINE)
    } else if grammemes.has(Grammemes::FEMN) {
        Some(FEMININE)
    } else {
        None
    }
}
