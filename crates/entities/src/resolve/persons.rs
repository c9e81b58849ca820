//! Persons' extents made whole by the dictionary, and doubtful ones dropped.
//!
//! * A surname before a first name belongs to it: «Иванов» + «Иван Иванович», if the two agree in case.
//! * A common noun that the model took for a person for its capital at the start of a sentence is none.

use super::forms::Cases;
use super::given;
use super::overlap;
use super::tokens::{gap, has_surname_form, is_name};
use super::words::reads;
use crate::{Label, Mention, Source};
use sarap_morph::{Document, Grammemes, Origin, Pos, Reading};
use sarap_text::{Case, Span, TokenKind};

/// A common noun at the start of a sentence needs the model to be surer than that.
const SURE: f32 = 0.85;

/// Mends the persons in `mentions`, which are in order and nest; so is the result.
pub(super) fn mend(document: &Document<'_>, mut mentions: Vec<Mention>) -> Vec<Mention> {
    let mut by_end: Vec<(u32, usize)> =
        mentions.iter().enumerate().map(|(at, mention)| (mention.span.end(), at)).collect();
    by_end.sort_unstable();
    let mut dropped = vec![false; mentions.len()];
    // The mentions that the one looked at lies inside.
    let mut around: Vec<(Span, Label)> = Vec::new();
    for at in 0..mentions.len() {
        let mention = &mentions[at];
        let span = mention.span;
        around.retain(|(outer, _)| outer.end() > span.start());
        let inside = around.last().copied();
        around.push((span, mention.label));
        let model = mention.label == Label::Per && matches!(mention.source, Source::Model(_));
        let Some(first) = first_token(document, mention).filter(|_| model) else { continue };
        if mention.span.len() <= 8 && ASKING.iter().any(|short| reads(mention.span.of(document.text), short)) {
            dropped[at] = true;
            continue;
        }
        if mention.score < SURE && is_sentence_start(document, first) && is_common_noun(document, mention, first) {
            dropped[at] = true;
            continue;
        }
        // «[Гада] Вали»
        if let Some(given) = first.checked_sub(1).filter(|&before| is_first_name_of(document, before, mention)) {
            let name = document.segmentation.tokens[given].span;
            let from = by_end.partition_point(|(end, _)| *end <= name.start());
            let taken = by_end.get(from).is_some_and(|(_, other)| mentions[*other].span.start() < name.end());
            if !taken {
                mentions[at].span = span.cover(name);
                continue;
            }
        }
        // «дочь Назарбаева Дарига Назарбаева»
        if has_surname(document, first, span) {
            continue;
        }
        let Some(before) = first.checked_sub(1).filter(|&before| is_surname_of(document, before, first)) else {
            continue;
        };
        let surname = document.segmentation.tokens[before].span;
        // What the mention lies inside has to hold the surname too, and must not be that longer name itself.
        if inside.is_some_and(|(outer, label)| outer.start() > surname.start() || label == Label::Per) {
            continue;
        }
        // Mentions that end in the surname; they nest, so there are few.
        let from = by_end.partition_point(|(end, _)| *end <= surname.start());
        let to = by_end.partition_point(|(end, _)| *end <= span.start());
        let ending: Vec<usize> =
            by_end[from..to].iter().map(|(_, other)| *other).filter(|other| !dropped[*other]).collect();
        match ending.as_slice() {
            [] => {
                // A surname that the model left out needs the patronymic as a witness.
                let witness = has(document, first + 1, Grammemes::PATR)
                    && span.contains(document.segmentation.tokens[first + 1].span);
                if witness {
                    mentions[at].span = span.cover(surname);
                }
            }
            // «[Иванов] Пётр Ильич» at the beginning of a line may be a post to the model, or a place.
            &[other]
                if mentions[other].span == surname
                    && (matches!(mentions[other].label, Label::Per | Label::Role | Label::Event)) =>
            {
                dropped[other] = true;
                mentions[at].score = mentions[at].score.min(mentions[other].score);
                mentions[at].span = span.cover(surname);
            }
            _ => {}
        }
    }
    let mut kept: Vec<Mention> =
        mentions.into_iter().zip(dropped).filter(|(_, dropped)| !*dropped).map(|(mention, _)| mention).collect();
    overlap::sort(&mut kept);
    kept
}

/// The token that the mention begins with.
fn first_token(document: &Document<'_>, mention: &Mention) -> Option<usize> {
    document.segmentation.tokens.binary_search_by_key(&mention.span.start(), |token| token.span.start()).ok()
}

fn readings<'d>(document: &Document<'d>, token: usize) -> &'d [Reading] {
    document.morphology.tokens().get(token).map_or(&[], |chosen| document.morphology.readings(chosen.word))
}

fn has(document: &Document<'_>, token: usize, grammeme: Grammemes) -> bool {
    token < document.segmentation.tokens.len()
        && readings(document, token).iter().any(|reading| reading.tag.grammemes.any(grammeme))
}

/// Whether token `before` is a surname that agrees with the first name at token `name`, one space away.
fn is_surname_of(document: &Document<'_>, before: usize, name: usize) -> bool {
    let (surname, first) = (document.segmentation.tokens[before], document.segmentation.tokens[name]);
    let between = document.text.get(surname.span.end() as usize..first.span.start() as usize);
    let shape = surname.kind == TokenKind::Word && matches!(surname.case, Case::Title | Case::Upper | Case::Mixed);
    if between != Some(" ") || !shape || is_first_name(document, before) {
        return false;
    }
    let of = |token: usize, grammeme| {
        readings(document, token).iter().filter(move |r| r.tag.grammemes.has(grammeme | Grammemes::SING))
    };
    of(before, Grammemes::SURN).any(|surname| {
        of(name, Grammemes::NAME).any(|name| {
            let (one, other) = (surname.tag.grammemes, name.tag.grammemes);
            (one & other).any(Grammemes::CASES)
                && ((one & other).any(Grammemes::GENDERS) || !one.any(Grammemes::GENDERS))
        })
    })
}

/// Whether the token `before` is a first name that a model left out before a name of one word: known or listed, in a case that the
/// other may be in, and no common thing («роман»).
fn is_first_name_of(document: &Document<'_>, before: usize, mention: &Mention) -> bool {
    let (tokens, text) = (&document.segmentation.tokens, document.text);
    let token = &tokens[before];
    if !is_name(token, text) || gap(text, tokens, before + 1) != " " || tokens[before + 1].span != mention.span {
        return false;
    }
    let thing = |reading: &Reading| reading.tag.pos == Pos::Noun && reading.tag.grammemes.has(Grammemes::INAN);
    let word = |at: usize| document.morphology.tokens().get(at).map_or("", |it| document.morphology.word(it.word));
    let listed = given::forms(word(before)).into_iter().filter(|form| form.given).map(|form| form.cases);
    let named = readings(document, before)
        .iter()
        .filter(|it| it.origin == Origin::Dictionary && it.tag.grammemes.has(Grammemes::NAME | Grammemes::SING));
    let cases = named.map(|it| Cases::of(it.tag.grammemes)).chain(listed).fold(Cases::NONE, Cases::and);
    let own = readings(document, before + 1)
        .iter()
        .filter(|it| it.tag.grammemes.any(Grammemes::NAME | Grammemes::SURN))
        .fold(Cases::NONE, |all, it| all.and(Cases::of(it.tag.grammemes)));
    // «Вали» is Валя's, and a surname that stays.
    let stays = |listed: bool| listed && mention.span.of(text).ends_with(['и', 'у', 'о', 'э']);
    let listed = given::is_woman(word(before)).is_some();
    let surname = !has(document, before, Grammemes::SURN) && !is_first_name(document, before + 1);
    let agree = own == Cases::NONE || cases.with(own) != Cases::NONE;
    cases != Cases::NONE && ((surname && agree) || stays(listed)) && !readings(document, before).iter().any(thing)
}

/// Whether a surname stands behind the first name at token `first`.
fn has_surname(document: &Document<'_>, first: usize, span: Span) -> bool {
    let tokens = document.segmentation.tokens.iter().enumerate().skip(first + 1);
    let mut behind = tokens.take_while(|(_, token)| token.span.end() <= span.end()).take(3).map(|(at, _)| at);
    behind.any(|at| has(document, at, Grammemes::SURN) && !has(document, at, Grammemes::PATR))
}

/// A first name in the singular: «Иванов» may be the genitive plural of «Иван» too.
fn is_first_name(document: &Document<'_>, token: usize) -> bool {
    readings(document, token).iter().any(|reading| reading.tag.grammemes.has(Grammemes::NAME | Grammemes::SING))
}

fn is_sentence_start(document: &Document<'_>, token: usize) -> bool {
    let sentences = &document.segmentation.sentences;
    let at = sentences.partition_point(|sentence| (sentence.tokens.start as usize) < token);
    sentences.get(at).is_some_and(|sentence| sentence.tokens.start as usize == token)
}

/// Short for those who ask, which label their lines.
const ASKING: &[&str] = &["корр", "вед", "инт"];

/// Whether the mention is one word that the dictionary knows, and not as a name. A plural that reads like a surname is rather
/// that: «Токаев» is more than one «токай» too.
fn is_common_noun(document: &Document<'_>, mention: &Mention, token: usize) -> bool {
    let names =
        Grammemes::NAME | Grammemes::SURN | Grammemes::PATR | Grammemes::GEOX | Grammemes::ORGN | Grammemes::ABBR;
    let known = readings(document, token);
    document.segmentation.tokens[token].span == mention.span
        && !known.is_empty()
        && known.iter().all(|reading| reading.origin == Origin::Dictionary && !reading.tag.grammemes.any(names))
        && !(has_surname_form(
            document.morphology.tokens().get(token).map_or("", |it| document.morphology.word(it.word)),
        ) && known.iter().all(|reading| reading.tag.grammemes.has(Grammemes::PLUR)))
}
