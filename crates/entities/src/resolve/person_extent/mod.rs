//! Persons' extents as a model finds them, mended: names made whole by their initials and parted by them.
//!
//! * Initials right before or behind a name belong to it: «В. Путин», «Смирнова А.В.».
//! * Between two surnames they belong to one: «[Петровой И.И.] [Смирнов] возражал». To which, other initials beside, or how most
//!   of the document's are written, says; a middle initial parts nothing («Джордж У. Буш»).
//! * A surname with two initials is a person also where the model finds none.
//! * What a person is stands before the name, and is none: «[Потерпевшую] Сидорову», at the beginning of a sentence.
//! * Two surnames in cases that do not agree are two persons: «[Асанову] [Петров] дал взятку».
//! * No name goes on behind «?», «!» and the like, nor in the next line if a label or another name stands there.

mod eastern;
mod initials;
mod sentences;
mod surnames;

use super::borders;
use super::tokens::trimmed;
use crate::{Label, Mention, Source};
use initials::names;
use sarap_morph::Document;
use sarap_text::Span;
use sentences::{in_one_sentence, joined, without_title};
use surnames::second_surname;

/// The rule by which a person is found that no model found.
const RULE: &str = "person.initials";
const SCORE: f32 = 0.6;

/// Mends the persons among `mentions`, found by a model, before overlaps are decided.
pub(super) fn mend(document: &Document<'_>, mut mentions: Vec<Mention>) -> Vec<Mention> {
    let text = document.text;
    for mention in mentions.iter_mut().filter(|mention| is_person(mention)) {
        mention.span = without_title(document, in_one_sentence(text, mention.span));
    }
    let second = |mention: &Mention| {
        let span = Some(mention.span).filter(|_| is_person(mention))?;
        let span = joined(text, span)
            .or_else(|| second_surname(document, span))
            .or_else(|| borders::second_person(document, span))?;
        Some(Mention { span, ..mention.clone() })
    };
    let seconds: Vec<Mention> = mentions.iter().filter_map(second).collect();
    for other in &seconds {
        for mention in mentions.iter_mut().filter(|it| is_person(it) && it.span.contains(other.span)) {
            let kept = Span::new(mention.span.start(), other.span.start());
            let and = kept.of(text).strip_suffix(" и ").map_or(0, |_| " и ".len() as u32);
            mention.span = trimmed(text, Span::new(kept.start(), kept.end() - and));
        }
    }
    mentions.extend(seconds);
    let wholes = cut_names(document, &mentions);
    for whole in wholes {
        mentions.retain_mut(|mention| {
            let part = is_person(mention) && whole.contains(mention.span);
            let stays = !part || mention.span.end() == whole.end();
            mention.span = if part { whole } else { mention.span };
            stays
        });
    }
    let persons: Vec<Span> = mentions.iter().filter(|mention| is_person(mention)).map(|mention| mention.span).collect();
    let names = names(document, &persons);
    if names.is_empty() {
        return mentions;
    }
    let mut taken = vec![false; names.len()];
    let mut parts = Vec::new();
    for mention in mentions.iter_mut().filter(|mention| is_person(mention)) {
        // The names by initials that it shares words with; those are in order and apart.
        let first = names.partition_point(|name| name.span.end() <= mention.span.start());
        let count = names[first..].iter().take_while(|name| name.span.start() < mention.span.end()).count();
        let own = &names[first..first + count];
        let (Some(start), Some(end)) = (own.first(), own.last()) else { continue };
        taken[first..first + count].fill(true);
        let whole = mention.span.cover(start.span).cover(end.span);
        if !own.iter().any(|name| name.parts) {
            mention.span = whole;
            continue;
        }
        // What stands between the names, and around them.
        let mut place = whole.start();
        let ends = own.iter().map(|name| name.span).chain([Span::new(whole.end(), whole.end())]);
        let mut pieces = Vec::new();
        for name in ends {
            pieces.extend([trimmed(text, Span::new(place, name.start().max(place))), name]);
            place = name.end();
        }
        let pieces = pieces.into_iter().filter(|piece| piece.of(text).contains(char::is_alphabetic));
        parts.extend(pieces.map(|span| Mention { span, ..mention.clone() }));
        mention.span = Span::new(whole.start(), whole.start());
    }
    let around = |span: Span| {
        mentions.iter().any(|other| {
            matches!(other.label, Label::Org | Label::Loc | Label::Facility | Label::Work | Label::Product)
                && other.span.contains(span)
        })
    };
    for (name, _) in names.iter().zip(taken).filter(|(name, taken)| !taken && name.sure) {
        if !around(name.span) {
            parts.push(Mention::new(name.span, Label::Per, Source::Rule(RULE), SCORE));
        }
    }
    // «[секретарь] Нурпеисова Г.С.»
    for post in mentions.iter_mut().filter(|mention| mention.label == Label::Role) {
        let next = names.partition_point(|name| name.span.end() <= post.span.end());
        let crossing = names.get(next).map(|name| name.span).filter(|name| name.start() < post.span.end());
        if let Some(name) = crossing.filter(|name| name.start() > post.span.start()) {
            post.span = trimmed(text, Span::new(post.span.start(), name.start()));
        }
    }
    mentions.retain(|mention| !mention.span.is_empty());
    mentions.extend(parts);
    mentions
}

/// The names that stand in `mentions` as a surname and the rest.
fn cut_names(document: &Document<'_>, mentions: &[Mention]) -> Vec<Span> {
    let persons = || mentions.iter().filter(|mention| is_person(mention)).map(|mention| mention.span);
    // Few persons have a name of one word that is so short.
    let short = persons().filter(|span| span.len() <= 2 * LONGEST_SURNAME);
    short
        .filter_map(|surname| {
            let rest = persons().find(|rest| rest.start() == surname.end() + 1)?;
            eastern::whole(document, surname, rest)
        })
        .collect()
}

/// Letters of a Korean surname with its ending.
const LONGEST_SURNAME: u32 = 6;

fn is_person(mention: &Mention) -> bool {
    mention.label == Label::Per && matches!(mention.source, Source::Model(_))
}
