//! Dates in the nominative («июле 2025 года» is July), and their values once the document's date is known.

use crate::rules::{Anchor, Tense, day_of, read_when, time_is_impossible};
use crate::{Flaw, Label, Mention, Source, When};
use sarap_morph::{Document, Grammemes, Pos};
use sarap_text::TokenKind;

/// Words on each side of a date in which the verb is looked for that tells its tense.
const REACH: usize = 12;
/// Bytes of the word before a date that is looked at.
const LONGEST_WORD: usize = 32;

/// Reads what the model's dates and times say, also where that cannot be, and fills [`Mention::value`] and [`Mention::anchored`] of all, counted from `date`
/// (`YYYY-MM-DD`) where the text leaves something open.
pub(super) fn resolve(document: &Document<'_>, mentions: &mut [Mention], date: Option<&str>) {
    let day = date.and_then(day_of);
    for mention in mentions.iter_mut().filter(|mention| matches!(mention.label, Label::Date | Label::Time)) {
        if mention.when.is_none() && mention.value.is_none() {
            mention.when = read(document.text, mention);
        }
        let Some(when) = &mention.when else {
            let none = mention.label == Label::Time && mention.value.is_none();
            if none && time_is_impossible(mention.span.of(document.text)) {
                mention.flaw = Some(Flaw::NoSuchTime);
            }
            continue;
        };
        let said = when.edtf(None);
        let resolved = day.and_then(|day| {
            let open = when.edtf(Some(Anchor { day, tense: Tense::Open }));
            if open == said { None } else { when.edtf(Some(Anchor { day, tense: tense(document, mention) })) }
        });
        mention.anchored = resolved.is_some();
        mention.value = resolved.or(said);
    }
}

/// Leaves out what a model took for a date and is a number without a value: the number of an identity card, a room, a case.
pub(super) fn leave_out_numbers(text: &str, mentions: &mut Vec<Mention>) {
    mentions.retain(|mention| {
        mention.label != Label::Date
            || mention.value.is_some()
            || mention.when.is_some()
            || !matches!(mention.source, Source::Model(_))
            || mention.span.of(text).contains(char::is_alphabetic)
    });
}

/// What a mention says that no rule found as it is: with the word before it, which may decide what is meant.
fn read(text: &str, mention: &Mention) -> Option<When> {
    let start = mention.span.start() as usize;
    // A bounded look back, so that a text of one line is read in linear time.
    let near = text.floor_char_boundary(start.saturating_sub(LONGEST_WORD));
    let before = text.get(near..start)?;
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    let word =
        before.trim_end().char_indices().rfind(|(_, c)| c.is_whitespace()).map_or(0, |(at, c)| at + c.len_utf8());
    let word = near + word.max(line);
    read_when(text.get(word..mention.span.end() as usize)?, u32::try_from(start - word).ok()?, mention.label)
}

/// The tense of the verb nearest to a date in its clause: what stands behind a comma tells of something else.
fn tense(document: &Document<'_>, mention: &Mention) -> Tense {
    let segmentation = document.segmentation;
    let first = segmentation.tokens.partition_point(|token| token.span.end() <= mention.span.start());
    let after = segmentation.tokens.partition_point(|token| token.span.start() < mention.span.end());
    let at = segmentation.sentences.partition_point(|sentence| sentence.span.end() <= mention.span.start());
    let Some(sentence) = segmentation.sentences.get(at) else { return Tense::Open };
    let (begin, end) = (sentence.tokens.start as usize, sentence.tokens.end as usize);
    let in_clause = |at: &usize| {
        let sign = segmentation.tokens.get(*at).map_or("", |token| token.span.of(document.text));
        !matches!(sign, "," | ";" | ":" | "(" | ")" | "—" | "–")
    };
    let ahead = (after..end).take(REACH).take_while(in_clause);
    let back = (begin.min(first)..first).rev().take(REACH).take_while(in_clause);
    let tell = |at: usize| document.morphology.tokens().get(at).and_then(|token| said_by(token.tag));
    let ahead = ahead.enumerate().find_map(|(far, at)| Some((far, tell(at)?)));
    let back = back.enumerate().find_map(|(far, at)| Some((far, tell(at)?)));
    let nearest = [ahead, back].into_iter().flatten().min_by_key(|(far, _)| *far);
    nearest.map_or(Tense::Open, |(_, tense)| tense)
}

/// The tense that a word tells: a verb's own, a passive participle's past («подписан»).
fn said_by(tag: sarap_morph::Tag) -> Option<Tense> {
    let has = |tense| tag.grammemes.has(tense);
    match tag.pos {
        Pos::Verb if has(Grammemes::PAST) => Some(Tense::Past),
        Pos::Verb if has(Grammemes::FUTR) => Some(Tense::Future),
        Pos::Verb if has(Grammemes::PRES) => Some(Tense::Present),
        Pos::Prts => Some(Tense::Past),
        _ => None,
    }
}

/// Fills [`Mention::nominative`] of dates whose first word, or whose only word, is a noun in another case.
pub(super) fn fill(document: &Document<'_>, mentions: &mut [Mention]) {
    for mention in mentions.iter_mut().filter(|mention| mention.label == Label::Date && mention.nominative.is_none()) {
        mention.nominative = nominative(document, mention);
    }
}

fn nominative(document: &Document<'_>, mention: &Mention) -> Option<String> {
    let tokens = &document.segmentation.tokens;
    let first = tokens.binary_search_by_key(&mention.span.start(), |token| token.span.start()).ok()?;
    let inside = |at: &usize| tokens.get(*at).is_some_and(|token| mention.span.contains(token.span));
    let words: Vec<usize> = (first..).take_while(inside).filter(|&at| tokens[at].kind == TokenKind::Word).collect();
    // «19 сентября» begins with the day: its month stays in the genitive. «2011 году» and «2011-2013 годах» have one word.
    let &head = words.first()?;
    if head != first && words.len() > 1 {
        return None;
    }
    let found = document.morphology.tokens().get(head)?;
    // The model does not tell a year from a count of them: «65 лет».
    let counted = match mention.source {
        Source::Rule(rule) => matches!(rule, "date.duration" | "date.relative"),
        Source::Model(_) => mention.value.is_none(),
        Source::List(_) => false,
    };
    let year = document.morphology.lemma(found.lemma) == "год" && !counted;
    if (head != first && !year) || found.tag.pos != Pos::Noun || found.tag.grammemes.has(Grammemes::NOMN) {
        return None;
    }
    let reading = document.morphology.readings(found.word).get(usize::from(found.chosen))?;
    let span = tokens[head].span;
    let number = found.tag.grammemes & Grammemes::NUMBERS;
    let word = document.dictionary.inflect(span.of(document.text), reading, Grammemes::NOMN | number)?;
    let (start, end) = (mention.span.start() as usize, mention.span.end() as usize);
    let before = document.text.get(start..span.start() as usize)?;
    let after = document.text.get(span.end() as usize..end)?;
    Some(format!("{before}{word}{after}").split_whitespace().collect::<Vec<_>>().join(" "))
}
