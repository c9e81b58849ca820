//! Which neighbouring words make a term: a noun, its agreeing adjectives, the genitives that hang on it.

use crate::lists::listed;
use sarap_morph::{Document, Grammemes, Pos, Reading, Tag, TokenReading};
use sarap_text::{Script, Token, TokenKind};

/// What a token can be in a term.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Part {
    /// A noun that can head a term or hang on one.
    Noun,
    /// A noun that needs an adjective to head a term, and may hang on another.
    Weak,
    /// A noun that stands alone only: personal names, Latin words.
    Name,
    /// An adjective or participle that may stand before a noun.
    Adjective,
    /// A verb: counted as a word, never in a term.
    Verb,
    /// Nothing that belongs to a term.
    Other,
}

/// What `token` can be.
pub(crate) fn part(document: &Document<'_>, token: &Token, reading: &TokenReading) -> Part {
    let tag = reading.tag;
    let written = token.span.of(document.text);
    if token.kind != TokenKind::Word || written.starts_with('@') || written.chars().nth(1).is_none() {
        return Part::Other;
    }
    if tag.grammemes.any(Grammemes::INIT) {
        return Part::Other;
    }
    let listed = listed(document.morphology.lemma(reading.lemma));
    if listed.stop {
        return Part::Other;
    }
    match tag.pos {
        Pos::Noun if listed.weak => Part::Weak,
        // First names say nothing without the surname.
        Pos::Noun if tag.grammemes.any(Grammemes::NAME | Grammemes::PATR) => Part::Other,
        Pos::Noun if tag.grammemes.any(Grammemes::SURN) => Part::Name,
        Pos::Noun if is_cyrillic(document, token, reading) => Part::Noun,
        Pos::Noun | Pos::Latin => Part::Name,
        Pos::Adjf | Pos::Prtf if tag.grammemes.any(Grammemes::APRO | Grammemes::ANUM) => Part::Other,
        // «освободившийся пост» tells, it names nothing.
        Pos::Prtf if tag.grammemes.any(Grammemes::ACTV) => Part::Other,
        Pos::Adjf | Pos::Prtf if is_cyrillic(document, token, reading) => Part::Adjective,
        Pos::Verb | Pos::Infn | Pos::Prts | Pos::Grnd => Part::Verb,
        _ => Part::Other,
    }
}

/// Whether the word is meant in Cyrillic letters alone.
fn is_cyrillic(document: &Document<'_>, token: &Token, reading: &TokenReading) -> bool {
    let unmasked = || !document.morphology.word(reading.word).contains(|c: char| c.is_ascii_alphabetic());
    match token.script {
        Script::Cyrillic => true,
        Script::Mixed | Script::Latin => unmasked(),
        _ => false,
    }
}

/// Whether a reading of the adjective agrees with the noun's in case, number and gender.
pub(crate) fn may_agree(document: &Document<'_>, adjective: &TokenReading, noun: Tag) -> bool {
    document.morphology.readings(adjective.word).iter().any(|reading| agrees(reading.tag, noun))
}

/// The reading of the adjective that agrees with the noun's in case, number and gender. Forms of «бортовой» read as
/// «бортовый» too, and «организованной» as a participle: the adjective goes first, then the lemma first in the alphabet.
pub(crate) fn agreeing<'d>(document: &Document<'d>, adjective: &TokenReading, noun: Tag) -> Option<&'d Reading> {
    let mut fitting = document.morphology.readings(adjective.word).iter().filter(|reading| agrees(reading.tag, noun));
    let first = fitting.next()?;
    let Some(second) = fitting.next() else { return Some(first) };
    let word = document.morphology.word(adjective.word);
    let all = [first, second].into_iter().chain(fitting);
    all.min_by_key(|reading| (reading.tag.pos != Pos::Adjf, document.dictionary.lemma(word, reading)))
}

/// The lemma that stands for the adjective in a term, whatever reading the context chose.
pub(crate) fn adjective_lemma(document: &Document<'_>, adjective: &TokenReading) -> String {
    let word = document.morphology.word(adjective.word);
    let readings = document.morphology.readings(adjective.word).iter();
    let mut before = None;
    let mut best: Option<(bool, String)> = None;
    for reading in readings.filter(|reading| matches!(reading.tag.pos, Pos::Adjf | Pos::Prtf)) {
        // Forms of one lexeme stand together.
        let known =
            before.replace(reading).is_some_and(|before| document.dictionary.same_but_for_case(before, reading));
        if known {
            continue;
        }
        let own = (reading.tag.pos != Pos::Adjf, document.dictionary.lemma(word, reading));
        best = Some(match best {
            Some(best) => best.min(own),
            None => own,
        });
    }
    best.map_or_else(|| document.morphology.lemma(adjective.lemma).to_string(), |(_, lemma)| lemma)
}

fn agrees(adjective: Tag, noun: Tag) -> bool {
    let (own, of) = (adjective.grammemes, noun.grammemes);
    let plural = of.any(Grammemes::PLUR);
    let gender = of & Grammemes::GENDERS;
    let number = plural == own.any(Grammemes::PLUR);
    let same_gender = plural || gender.is_empty() || own.any(gender) || !own.any(Grammemes::GENDERS);
    let case = own.any(main_cases(of & Grammemes::CASES));
    matches!(adjective.pos, Pos::Adjf | Pos::Prtf) && case && number && same_gender
}

/// Cases with the second forms taken for the first («в лесу», «чаю»).
fn main_cases(cases: Grammemes) -> Grammemes {
    let mut all = cases;
    for (second, first) in
        [(Grammemes::GEN2, Grammemes::GENT), (Grammemes::ACC2, Grammemes::ACCS), (Grammemes::LOC2, Grammemes::LOCT)]
    {
        if cases.any(second) {
            all = all | first;
        }
    }
    all
}

pub(crate) fn is_genitive(tag: Tag) -> bool {
    tag.grammemes.any(Grammemes::GENT | Grammemes::GEN2)
}
