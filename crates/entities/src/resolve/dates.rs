//! Dates in the nominative («июле 2025 года» is July), and their values once the document's date is known.

use super::tokens::trimmed;
use crate::rules::{Anchor, Tense, day_of, read_when, tense, time_is_impossible};
use crate::{Flaw, Label, Mention, Source, When};
use sarap_morph::{Document, Grammemes, Pos};
use sarap_text::{Span, TokenKind};

/// Bytes of the word before a date that is looked at.
const LONGEST_WORD: usize = 32;

/// Reads what the model's dates and times say, also where that cannot be, and fills [`Mention::value`] and [`Mention::anchored`] of all, counted from the
/// last of `dates` (`YYYY-MM-DD`) that begins before them where the text leaves something open.
pub(super) fn resolve(document: &Document<'_>, mentions: &mut [Mention], dates: &[(u32, &str)]) {
    let days: Vec<_> = dates.iter().filter_map(|(start, date)| Some((*start, day_of(date)?))).collect();
    for mention in mentions.iter_mut().filter(|mention| matches!(mention.label, Label::Date | Label::Time)) {
        if mention.when.is_none() && mention.value.is_none() {
            mention.when = read(document.text, mention, mention.label);
            // «26.02» that a model took for a time.
            if mention.label == Label::Time
                && mention.when.is_none()
                && let Some(day) = read(document.text, mention, Label::Date).filter(When::is_day)
            {
                (mention.label, mention.when) = (Label::Date, Some(day));
            }
        }
        let Some(when) = &mention.when else {
            let none = mention.label == Label::Time && mention.value.is_none();
            if none && time_is_impossible(mention.span.of(document.text)) {
                mention.flaw = Some(Flaw::NoSuchTime);
            }
            continue;
        };
        let before = days.partition_point(|(start, _)| *start <= mention.span.start());
        let day = before.checked_sub(1).and_then(|at| days.get(at)).map(|(_, day)| *day);
        let said = when.edtf(None);
        let resolved = day.and_then(|day| {
            let open = when.edtf(Some(Anchor { day, tense: Tense::Open }));
            if open == said { None } else { when.edtf(Some(Anchor { day, tense: tense(document, mention.span) })) }
        });
        mention.anchored = resolved.is_some();
        mention.value = resolved.or(said);
    }
}

/// Ends persons' names before a date in figures that a model took into them: «Петров В.П. 12.11.2021».
pub(super) fn out_of_persons(text: &str, mentions: &mut Vec<Mention>) {
    let in_figures = |m: &&Mention| {
        matches!((m.label, &m.source), (Label::Date | Label::Time, Source::Rule(_)))
            && m.span.of(text).starts_with(|c: char| c.is_ascii_digit())
    };
    let mut starts: Vec<u32> = mentions.iter().filter(in_figures).map(|mention| mention.span.start()).collect();
    starts.sort_unstable();
    for mention in mentions.iter_mut().filter(|mention| mention.label == Label::Per) {
        let at = starts.partition_point(|start| *start <= mention.span.start());
        if let Some(&start) = starts.get(at).filter(|start| **start < mention.span.end()) {
            mention.span = trimmed(text, Span::new(mention.span.start(), start));
        }
    }
    mentions.retain(|mention| mention.label != Label::Per || mention.span.start() < mention.span.end());
}

/// Leaves out what a model took for a date and is a number without a value: the number of an identity card, a room, a case; and
/// what it took for a time and is a score: «2:1», «со счётом 10:12».
pub(super) fn leave_out_numbers(text: &str, mentions: &mut Vec<Mention>) {
    // The end of the laws that begin before, which have numbers of their own: «резолюция 1373 (2001)».
    let mut law = 0;
    mentions.retain(|mention| {
        if mention.label == Label::Law {
            law = law.max(mention.span.end());
        }
        let figures = || mention.span.of(text).bytes().all(|byte| byte.is_ascii_digit());
        if mention.label == Label::Date
            && mention.span.end() <= law
            && matches!(mention.source, Source::Model(_))
            && figures()
        {
            return false;
        }
        if mention.label == Label::Time && matches!(mention.source, Source::Model(_)) {
            return !is_score(text, mention.span);
        }
        mention.label != Label::Date
            || mention.value.is_some()
            || mention.when.is_some()
            || !matches!(mention.source, Source::Model(_))
            || mention.span.of(text).contains(char::is_alphabetic)
    });
}

/// Whether two numbers with a colon between are those of a game: the second has one figure, or «счёт» stands before.
fn is_score(text: &str, span: Span) -> bool {
    let figures = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let Some((own, other)) = span.of(text).split_once(':').filter(|(own, other)| figures(own) && figures(other)) else {
        return false;
    };
    let start = span.start() as usize;
    let before = text.get(text.floor_char_boundary(start.saturating_sub(LONGEST_WORD))..start).unwrap_or_default();
    let word = before.trim_end().rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default().to_lowercase();
    own.len() > 2 || other.len() != 2 || word.starts_with("счет") || word.starts_with("счёт")
}

/// What a mention says that no rule found as it is: with the word before it, which may decide what is meant.
fn read(text: &str, mention: &Mention, label: Label) -> Option<When> {
    let start = mention.span.start() as usize;
    // A bounded look back, so that a text of one line is read in linear time.
    let near = text.floor_char_boundary(start.saturating_sub(LONGEST_WORD));
    let before = text.get(near..start)?;
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    let word =
        before.trim_end().char_indices().rfind(|(_, c)| c.is_whitespace()).map_or(0, |(at, c)| at + c.len_utf8());
    let word = near + word.max(line);
    read_when(text.get(word..mention.span.end() as usize)?, u32::try_from(start - word).ok()?, label)
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
