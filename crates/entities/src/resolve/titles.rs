//! A post and the name behind it stand in one case, and so do the names of a list.

use super::forms::Cases;
use super::given;
use super::tokens::has_surname_form;
use crate::{Label, Mention};
use sarap_morph::{Document, Grammemes, Origin, Pos, TokenReading};
use sarap_text::Span;
use std::collections::{BTreeMap, BTreeSet};

/// What a person's name right behind a post says of it, and the post of the name, by label and start: both stand in one case,
/// also with other words between them: «[генеральным секретарём Интерпола] [Уркизой]», «[командующим войсками] [Золотовым]».
pub(super) fn agreements(document: &Document<'_>, mentions: &[Mention]) -> BTreeMap<(Label, u32), Cases> {
    let tokens = &document.segmentation.tokens;
    let persons: BTreeSet<u32> =
        mentions.iter().filter(|mention| mention.label == Label::Per).map(|mention| mention.span.start()).collect();
    let mut found = BTreeMap::new();
    for post in mentions.iter().filter(|mention| mention.label == Label::Role) {
        let behind = tokens.partition_point(|token| token.span.start() < post.span.end());
        let first = tokens.partition_point(|token| token.span.start() < post.span.start());
        let readings = document.morphology.tokens().get(first..behind).unwrap_or_default();
        let head = readings.iter().position(|reading| reading.tag.pos == Pos::Noun);
        let next = tokens.get(behind).map(|token| token.span.start()).filter(|start| persons.contains(start));
        let (Some(head), Some(next)) = (head, next) else { continue };
        let name = document.morphology.tokens().get(behind).filter(|reading| reading.tag.pos == Pos::Noun);
        if let Some(name) = name {
            found.insert((Label::Role, post.span.start()), Cases::of(name.tag.grammemes));
        }
        if head + 1 < readings.len() && readings[head].tag.grammemes.has(Grammemes::ANIM) {
            // The widest post that ends here comes first.
            found.entry((Label::Per, next)).or_insert(Cases::of(readings[head].tag.grammemes));
        }
    }
    lists(document, mentions, &mut found);
    found
}

/// Adds what the persons of a list say of each other: «И.И. Петрова и А.А. Сидоров».
fn lists(document: &Document<'_>, mentions: &[Mention], found: &mut BTreeMap<(Label, u32), Cases>) {
    let persons: Vec<Span> =
        mentions.iter().filter(|mention| mention.label == Label::Per).map(|mention| mention.span).collect();
    let joined = |a: &Span, b: &Span| {
        let between = document.text.get(a.end() as usize..b.start() as usize);
        between.is_some_and(|between| matches!(between, " и " | ", "))
    };
    for list in persons.chunk_by(joined).filter(|list| list.len() > 1) {
        let cases = list.iter().fold(Cases::ALL, |cases, name| cases.with(cases_of(document, *name)));
        if cases != Cases::NONE && cases != Cases::ALL {
            for name in list {
                found.entry((Label::Per, name.start())).or_insert(cases);
            }
        }
    }
}

/// The cases that all words of a name may have together.
fn cases_of(document: &Document<'_>, name: Span) -> Cases {
    let tokens = &document.segmentation.tokens;
    let first = tokens.partition_point(|token| token.span.start() < name.start());
    let words = tokens.iter().zip(document.morphology.tokens()).skip(first);
    let words = words.take_while(|(token, _)| token.span.end() <= name.end()).filter(|(token, _)| token.span.len() > 4);
    words.fold(Cases::ALL, |all, (_, reading)| {
        let named = Grammemes::NAME | Grammemes::SURN | Grammemes::PATR;
        let known = document.morphology.readings(reading.word).iter();
        let known = known.filter(|reading| {
            let grammemes = reading.tag.grammemes;
            reading.origin == Origin::Dictionary && grammemes.any(named) && grammemes.has(Grammemes::SING)
        });
        let word = document.morphology.word(reading.word);
        let listed = given::forms(word).iter().fold(Cases::NONE, |cases, form| cases.and(form.cases));
        let cases = known.fold(listed, |cases, reading| cases.and(Cases::of(reading.tag.grammemes)));
        match cases {
            // «Сатыбалдиев» is in no other.
            Cases::NONE if has_surname_form(word) && word.ends_with(['в', 'н']) => all.with(Cases::NOMINATIVE),
            Cases::NONE => all,
            cases => all.with(cases),
        }
    })
}

/// A place between a post and a name has so many words at most, with «г.» two more.
const LONGEST_PLACE: usize = 4;

/// The reading of the post before a place that ends at the token `at`: «[судья] города Астаны», «[нотариус] г. Алматы».
pub(super) fn post_before_place(document: &Document<'_>, at: usize) -> Option<TokenReading> {
    let tokens = &document.segmentation.tokens;
    let text_of = |at: usize| tokens.get(at).map_or("", |token| token.span.of(document.text));
    let place = Grammemes::GEOX | Grammemes::GENT;
    let reading = document.morphology.tokens().get(at)?;
    let known = document.morphology.readings(reading.word).iter().any(|it| it.tag.grammemes.has(place));
    let region = || matches!(text_of(at), "области" | "района" | "края" | "округа");
    let named = known && text_of(at).starts_with(char::is_uppercase);
    if !named && !region() {
        return None;
    }
    let before = (at.saturating_sub(LONGEST_PLACE)..at).rev().find(|&before| {
        let adjective = document.morphology.tokens().get(before).is_some_and(|it| it.tag.pos == Pos::Adjf);
        !adjective && !matches!(text_of(before), "." | "г" | "города" | "гор" | "Республики")
    })?;
    let post = document.morphology.tokens().get(before)?;
    (post.tag.pos == Pos::Noun && post.tag.grammemes.has(Grammemes::ANIM)).then_some(*post)
}
