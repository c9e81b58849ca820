//! Which neighbouring words make a term: a noun, its agreeing adjectives, the genitives that hang on it.

use crate::lists::is_stop;
use sarap_morph::{Document, Grammemes, Pos, Reading, Tag, TokenReading};
use sarap_text::{Script, Token, TokenKind};

/// What a token can be in a term.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Part {
    /// A noun that can head a term or hang on one.
    Noun,
    /// A noun that stands alone only: personal names, Latin words.
    Name,
    /// An adjective or participle that may stand before a noun.
    Adjective,
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
    if tag.grammemes.any(Grammemes::INIT) || is_stop(document.morphology.lemma(reading.lemma)) {
        return Part::Other;
    }
    match tag.pos {
        // First names say nothing without the surname.
        Pos::Noun if tag.grammemes.any(Grammemes::NAME | Grammemes::PATR) => Part::Other,
        Pos::Noun if tag.grammemes.any(Grammemes::SURN) => Part::Name,
        Pos::Noun if token.script == Script::Cyrillic => Part::Noun,
        Pos::Noun | Pos::Latin => Part::Name,
        Pos::Adjf | Pos::Prtf if tag.grammemes.any(Grammemes::APRO | Grammemes::ANUM) => Part::Other,
        Pos::Adjf | Pos::Prtf if token.script == Script::Cyrillic => Part::Adjective,
        _ => Part::Other,
    }
}

/// The reading of the adjective that agrees with the noun's in case, number and gender.
pub(crate) fn agreeing<'d>(document: &Document<'d>, adjective: &TokenReading, noun: Tag) -> Option<&'d Reading> {
    let cases = noun.grammemes & Grammemes::CASES;
    let plural = noun.grammemes.any(Grammemes::PLUR);
    let gender = noun.grammemes & Grammemes::GENDERS;
    document.morphology.readings(adjective.word).iter().find(|reading| {
        let own = reading.tag.grammemes;
        let number = if plural { own.any(Grammemes::PLUR) } else { !own.any(Grammemes::PLUR) };
        let same_gender = plural || gender.is_empty() || own.any(gender) || !own.any(Grammemes::GENDERS);
        matches!(reading.tag.pos, Pos::Adjf | Pos::Prtf) && own.any(main_cases(cases)) && number && same_gender
    })
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
