//! Words and phrases that may be keywords, each with its place.

use crate::stop;
use sarap_morph::{Document, Grammemes, Morphology, Pos, Reading, Tag, TokenReading};
use sarap_text::{Span, Token, TokenKind};
use std::cmp::Ordering;

/// The most words a phrase has.
pub(crate) const LONGEST: usize = 4;

/// The lemmas of a candidate, in order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Key {
    len: u8,
    lemmas: [u32; LONGEST],
}

impl Key {
    pub(crate) fn of(lemmas: &[u32]) -> Self {
        let mut key = Self { len: lemmas.len().min(LONGEST) as u8, lemmas: [u32::MAX; LONGEST] };
        for (to, from) in key.lemmas.iter_mut().zip(lemmas) {
            *to = *from;
        }
        key
    }

    pub(crate) fn len(&self) -> usize {
        usize::from(self.len)
    }

    pub(crate) fn lemmas(&self) -> &[u32] {
        self.lemmas.get(..self.len()).unwrap_or_default()
    }
}

/// One place of a candidate.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Candidate {
    pub(crate) key: Key,
    /// Its first token.
    pub(crate) token: u32,
    /// How many words from the first the head stands.
    pub(crate) head: u8,
    /// What kind of word it is; of a phrase, its head.
    pub(crate) class: Class,
    /// Its sentence.
    pub(crate) sentence: u32,
}

/// What the weight depends on.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Class {
    Noun,
    Adjective,
    Other,
}

impl Candidate {
    pub(crate) fn tokens(&self) -> std::ops::Range<usize> {
        self.token as usize..self.token as usize + self.key.len()
    }

    pub(crate) fn span(&self, document: &Document<'_>) -> Span {
        let tokens = document.segmentation.tokens.get(self.tokens()).unwrap_or_default();
        match (tokens.first(), tokens.last()) {
            (Some(first), Some(last)) => first.span.cover(last.span),
            _ => Span::default(),
        }
    }

    /// Place in the text; of candidates that begin together the longer first.
    pub(crate) fn cmp_place(&self, other: &Self) -> Ordering {
        self.token.cmp(&other.token).then(other.key.len.cmp(&self.key.len))
    }
}

/// All candidates of the document.
pub(crate) fn find(document: &Document<'_>, skipped: &[Span]) -> Vec<Candidate> {
    let (tokens, readings) = (&document.segmentation.tokens, document.morphology.tokens());
    let stop = stop::Lemmas::of(document.morphology);
    let mut found = Vec::new();
    for (number, sentence) in document.segmentation.sentences.iter().enumerate() {
        let range =
            sentence.tokens.start as usize..(sentence.tokens.end as usize).min(readings.len()).min(tokens.len());
        for at in range.clone() {
            if in_one_of(skipped, tokens[at].span)
                || !is_content(&tokens[at], &readings[at])
                || stop.has(readings[at].lemma)
            {
                continue;
            }
            let mut push = |words: usize, head: usize, class| {
                let mut lemmas = [0; LONGEST];
                for (to, reading) in lemmas.iter_mut().zip(&readings[at..at + words]) {
                    *to = reading.lemma.0;
                }
                let key = Key::of(lemmas.get(..words).unwrap_or_default());
                found.push(Candidate { key, token: at as u32, head: head as u8, class, sentence: number as u32 });
            };
            push(1, 0, class(readings[at].tag.pos));
            let end = range.end.min(at + LONGEST);
            for (words, head) in phrases(document, at, end) {
                let inside = |i: usize| !stop.has(readings[i].lemma) && !in_one_of(skipped, tokens[i].span);
                if (at..at + words).all(inside) {
                    push(words, head, Class::Noun);
                }
            }
        }
    }
    found
}

/// The phrases that begin at token `at` and end before `end`: their number of words and the place of the head in them.
fn phrases(document: &Document<'_>, at: usize, end: usize) -> Vec<(usize, usize)> {
    let (tokens, readings) = (&document.segmentation.tokens, document.morphology.tokens());
    let mut found = Vec::new();
    // Adjectives, then the noun they agree with.
    let Some(head) = (at..end).find(|&i| !is_adjective(&readings[i])) else { return found };
    if !is_noun(&tokens[head], &readings[head])
        || !(at..head).all(|i| agrees(document.morphology, i, readings[head].tag).is_some())
    {
        return found;
    }
    if head > at {
        found.push((head + 1 - at, head - at));
    }
    // Genitives behind it, each with its own adjectives.
    let mut from = head + 1;
    while let Some(noun) = (from..end).find(|&i| !is_adjective(&readings[i])) {
        let tag = readings[noun].tag;
        let genitive = is_noun(&tokens[noun], &readings[noun]) && tag.grammemes.any(Grammemes::GENT | Grammemes::GEN2);
        if !genitive || !(from..noun).all(|i| agrees(document.morphology, i, tag).is_some()) {
            break;
        }
        found.push((noun + 1 - at, head - at));
        from = noun + 1;
    }
    found
}

/// A reading of the adjective at token `at` that agrees with a noun read as `head`.
pub(crate) fn agrees(morphology: &Morphology, at: usize, head: Tag) -> Option<Reading> {
    let chosen = morphology.tokens().get(at)?;
    let readings = morphology.readings(chosen.word);
    let fits = |reading: &&Reading| {
        let (adjective, noun) = (reading.tag.grammemes, head.grammemes);
        let case = (adjective & noun).any(Grammemes::CASES) || noun.has(Grammemes::FIXD);
        let number = (adjective & noun).any(Grammemes::NUMBERS) || noun.has(Grammemes::FIXD);
        let gender = adjective.has(Grammemes::PLUR)
            || (adjective & noun).any(Grammemes::GENDERS)
            || !noun.any(Grammemes::GENDERS)
            || noun.has(Grammemes::MSF);
        matches!(reading.tag.pos, Pos::Adjf | Pos::Prtf) && case && number && gender
    };
    let first = readings.get(usize::from(chosen.chosen)).filter(fits);
    first.or_else(|| readings.iter().find(fits)).copied()
}

fn is_adjective(reading: &TokenReading) -> bool {
    matches!(reading.tag.pos, Pos::Adjf | Pos::Prtf) && !reading.tag.grammemes.has(Grammemes::APRO)
}

fn is_noun(token: &Token, reading: &TokenReading) -> bool {
    token.kind == TokenKind::Word && reading.tag.pos == Pos::Noun && is_long(token)
}

/// A word that says something by itself.
fn is_content(token: &Token, reading: &TokenReading) -> bool {
    let says = match reading.tag.pos {
        Pos::Noun | Pos::Latin => true,
        Pos::Adjf | Pos::Adjs => !reading.tag.grammemes.has(Grammemes::APRO),
        Pos::Verb | Pos::Infn | Pos::Prtf | Pos::Prts | Pos::Grnd | Pos::Advb | Pos::Comp => true,
        _ => false,
    };
    says && token.kind == TokenKind::Word
        && is_long(token)
        && !reading.tag.grammemes.any(Grammemes::INIT | Grammemes::PRNT)
}

/// One letter is an abbreviation or an initial; two bytes are one Cyrillic letter.
fn is_long(token: &Token) -> bool {
    token.span.len() > 2
}

fn class(pos: Pos) -> Class {
    match pos {
        Pos::Noun | Pos::Latin => Class::Noun,
        Pos::Adjf | Pos::Adjs | Pos::Prtf | Pos::Prts => Class::Adjective,
        _ => Class::Other,
    }
}

fn in_one_of(spans: &[Span], span: Span) -> bool {
    let after = spans.partition_point(|s| s.end() <= span.start());
    spans.get(after).is_some_and(|s| s.overlaps(span))
}
