//! Kazakh persons by the build of their names: «Ержан Сәденов», «Т. Мұхамеджанова», «Айгүл Серікқызы», «Тоқаевтың».

use super::endings;
use crate::resolve::is_given_name;
use crate::{Label, Mention, Source};
use sarap_morph::{Document, Grammemes, Origin, Reading, TokenReading};
use sarap_text::{Case, Span, Token, TokenKind};

/// How sure a name is that has a surname's or patronymic's ending, or a listed first name.
const SCORE: f32 = 0.8;

/// What surnames and patronymics end in.
const SURNAMES: &[&str] =
    &["ов", "ев", "ёв", "ова", "ева", "ёва", "ин", "ина", "ский", "ская", "ұлы", "қызы", "улы", "кызы"];

/// What hardly any other word has.
const SURE: &[&str] =
    &["баев", "ова", "ева", "ұлы", "қызы", "таев", "наев", "каев", "қаев", "енов", "анов", "инов", "еков"];

/// The shortest surname, in letters.
const SHORTEST: usize = 5;

/// Words before a name that are written with a capital at the head of a sentence, and are none.
const TITLES: &[&str] = &[
    "президент",
    "министр",
    "премьер",
    "премьер-министр",
    "вице-министр",
    "депутат",
    "сенатор",
    "генерал",
    "полковник",
    "майор",
    "капитан",
    "прокурор",
    "судья",
    "әкім",
    "төраға",
    "директор",
    "профессор",
    "академик",
    "спикер",
    "адвокат",
    "мырза",
    "ханым",
    "елбасы",
    "мемлекет",
    "басшы",
    "басшысы",
    "президенті",
    "министрі",
];

/// The words of a name at most, initials apart.
const MOST_WORDS: usize = 3;

/// The tokens of a Kazakh sentence.
pub(super) struct Words<'d> {
    pub(super) document: &'d Document<'d>,
    pub(super) tokens: &'d [Token],
    pub(super) readings: &'d [TokenReading],
}

/// Adds the persons of a sentence, but for words that are `taken`.
pub(super) fn find(words: &Words<'_>, taken: impl Fn(Span) -> bool, out: &mut Vec<Mention>) {
    let mut at = 0;
    while at < words.tokens.len() {
        let Some((end, ending)) = words.name(at, &taken) else {
            at += 1;
            continue;
        };
        let span = words.tokens[at].span.cover(words.tokens[end - 1].span);
        let shown = &span.of(words.document.text)[..span.len() as usize - ending];
        let nominative = super::one_line(shown);
        let mention = Mention::new(span, Label::Per, Source::Rule("person.kazakh"), SCORE);
        out.push(Mention { nominative: Some(nominative), ..mention });
        at = end;
    }
}

impl<'d> Words<'d> {
    fn text(&self, at: usize) -> &'d str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.document.text))
    }

    /// Whether the word may be a part of a name.
    fn is_part(&self, at: usize, taken: &impl Fn(Span) -> bool) -> bool {
        self.tokens.get(at).is_some_and(|token| {
            token.kind == TokenKind::Word
                && matches!(token.case, Case::Title | Case::Mixed)
                && self.text(at).starts_with(char::is_uppercase)
                && !taken(token.span)
        })
    }

    /// Whether a word is a first name as it stands, by the list or by the dictionary.
    fn is_given(&self, at: usize, lower: &str) -> bool {
        let known = |reading: &Reading| {
            reading.origin == Origin::Dictionary
                && reading.tag.grammemes.has(Grammemes::NAME)
                && reading.tag.grammemes.has(Grammemes::NOMN)
        };
        is_given_name(lower)
            || self
                .readings
                .get(at)
                .is_some_and(|token| self.document.morphology.readings(token.word).iter().any(known))
    }

    /// «Т. », «Қ.К. »: the token behind the initials that stand at `at`.
    fn behind_initials(&self, at: usize, taken: &impl Fn(Span) -> bool) -> usize {
        let initial = |at: usize| {
            let stop = self.tokens.get(at + 1).filter(|_| self.text(at + 1) == ".");
            self.is_part(at, taken)
                && self.text(at).chars().count() == 1
                && stop.is_some_and(|stop| stop.span.start() == self.tokens[at].span.end())
        };
        let two = if initial(at) && initial(at + 2) { at + 4 } else { at };
        if two == at && initial(at) { at + 2 } else { two }
    }

    /// The token behind the name that begins with the token `at`, and the bytes of its case's ending.
    fn name(&self, at: usize, taken: &impl Fn(Span) -> bool) -> Option<(usize, usize)> {
        if !self.is_part(at, taken) {
            return None;
        }
        let behind = self.behind_initials(at, taken);
        if behind > at {
            let ending = surname(&self.text(behind).to_lowercase()).filter(|_| self.is_part(behind, taken))?;
            return Some((behind + 1, ending));
        }
        let lower = self.text(at).to_lowercase();
        if TITLES.contains(&lower.as_str()) {
            return None;
        }
        let given = self.is_given(at, &lower);
        // At the head of a sentence only what is a surname by all its letters.
        let alone = surname(&lower).filter(|_| at > 0 || SURE.iter().any(|part| lower.contains(part)));
        let mut best = alone.map(|ending| (at + 1, ending));
        for next in at + 1..at + MOST_WORDS {
            let spaced = self.tokens.get(next).is_some_and(|token| {
                let between = self.tokens[next - 1].span.end() as usize..token.span.start() as usize;
                self.document.text.get(between).is_some_and(|between| between.trim().is_empty())
            });
            // Nothing of a name follows an ending of a case.
            if !spaced || !self.is_part(next, taken) || best.is_some_and(|(_, ending)| ending > 0) {
                break;
            }
            let word = self.text(next).to_lowercase();
            match surname(&word) {
                Some(ending) => best = Some((next + 1, ending)),
                None if given && next == at + 1 => best = Some((next + 1, case_ending(&word))),
                None => break,
            }
        }
        best
    }
}

/// The bytes of the case's ending of a surname or patronymic; none if the word is neither.
fn surname(lower: &str) -> Option<usize> {
    let is = |stem: &str| stem.chars().count() >= SHORTEST && SURNAMES.iter().any(|ending| stem.ends_with(ending));
    let stem = std::iter::once(lower).chain(endings::stems(lower)).find(|stem| is(stem))?;
    Some(lower.len() - stem.len())
}

/// The bytes of the longest ending of a case that a name of unknown build has; a short word keeps what it has.
fn case_ending(lower: &str) -> usize {
    let stem = endings::stems(lower).filter(|stem| stem.chars().count() >= SHORTEST).min_by_key(|stem| stem.len());
    stem.map_or(0, |stem| lower.len() - stem.len())
}
