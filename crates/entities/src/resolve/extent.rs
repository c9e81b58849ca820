//! The model's extents made whole: an abbreviation in brackets is a mention of its own, and so is one behind «и»; a quote that
//! opens is closed, «сотрудничества в области …» goes on, «и.о.» belongs to its post; «и др.» is no part of a name, nor the stop
//! behind «г.» of a date.

use super::lists;
use super::words::is_upper;
use crate::{Label, Mention, Source};
use sarap_morph::{Document, Grammemes, Pos};
use sarap_text::Span;

/// Mends names and phrases in `mentions`; their order is kept, an abbreviation follows its name.
pub(super) fn mend(document: &Document<'_>, mentions: Vec<Mention>) -> Vec<Mention> {
    let text = document.text;
    use Label::{Age, Crime, Date, Event, Facility, Law, Loc, Org, Product, Role, Time, Work};
    let mut out = Vec::with_capacity(mentions.len());
    for mut mention in mentions {
        if matches!(mention.source, Source::Model(_)) {
            mention.span = of_one_paragraph(text, mention.span);
        }
        // What holds a name is mended like it, or the two would cross.
        if matches!(mention.label, Org | Loc | Role | Facility | Law | Crime | Event | Work | Product) {
            mention.span = in_field(document, closed(text, without_tail(text, mention.span)));
            if mention.label == Role {
                mention.span = with_acting(text, mention.span);
            }
            // What a rule reads of a law ends where it says: «резолюция 217 А (III)».
            let by_rule = mention.label == Law && matches!(mention.source, Source::Rule(_));
            let abbreviated = matches!(mention.label, Org | Loc | Facility | Law | Event | Product) && !by_rule;
            let whole = Span::from_range(mention.span.start() as usize..behind_abbreviation(text, mention.span));
            if let Some((name, abbreviation)) = parted(text, whole).filter(|_| abbreviated) {
                out.push(within(Mention { span: name, ..mention.clone() }));
                mention = Mention { span: abbreviation, name: None, ..mention };
            } else if let Some((name, other)) = two(text, mention.span).filter(|_| mention.label == Org) {
                out.push(within(Mention { span: name, ..mention.clone() }));
                mention = Mention { span: other, name: None, ..mention };
            }
        }
        // The stop of «2010 г.» stays outside, as it does where a rule reads it.
        let of_era = || mention.span.of(text).ends_with("э.");
        if matches!(mention.label, Age | Date | Time) && mention.span.of(text).ends_with('.') && !of_era() {
            mention.span = Span::new(mention.span.start(), mention.span.end().saturating_sub(1));
        }
        if mention.label == Date {
            mention.span = year_of(text, mention.span);
        }
        out.push(within(mention));
    }
    out
}

/// «Европейский союз и ЕС» as two names, where a list knows the second.
fn two(text: &str, span: Span) -> Option<(Span, Span)> {
    let inner = span.of(text);
    let (name, short) = inner.rsplit_once(" и ")?;
    let known = is_upper(short) && lists::get().organisation(short).is_some();
    let other = Span::new(span.end() - narrow(short), span.end());
    (known && !name.is_empty()).then(|| (Span::new(span.start(), span.start() + narrow(name)), other))
}

/// The post with «и.о.» before it.
fn with_acting(text: &str, span: Span) -> Span {
    let before = text.get(..span.start() as usize).unwrap_or_default();
    let Some(shortened) = before.strip_suffix(". ") else { return span };
    let acting = ["и.о", "И.о", "И.О", "и. о", "И. о"].into_iter().find(|acting| shortened.ends_with(acting));
    acting.map_or(span, |acting| Span::new(span.start() - narrow(acting) - 2, span.end()))
}

/// What a name ends in that says in which field it works right behind: «форум сотрудничества в области …».
const WORKS: &[&str] = &[
    "сотрудничества",
    "сотрудничеству",
    "взаимодействия",
    "взаимодействию",
    "партнерства",
    "партнёрства",
    "надзора",
    "надзору",
    "контроля",
    "контролю",
    "регулирования",
    "исследований",
    "политики",
];

/// So many words name a field at most.
const MOST_WORDS: usize = 6;

/// With the field behind a name that has a capital: «Глобальный форум сотрудничества [в области общественной безопасности]».
fn in_field(document: &Document<'_>, span: Span) -> Span {
    let text = document.text;
    let behind = text.get(span.end() as usize..).unwrap_or_default();
    let opens = [" в области ", " в сфере "].iter().any(|opens| behind.starts_with(opens));
    let inner = span.of(text);
    if !opens || !inner.contains(char::is_uppercase) || !WORKS.iter().any(|work| inner.ends_with(work)) {
        return span;
    }
    let tokens = &document.segmentation.tokens;
    let from = tokens.partition_point(|token| token.span.start() < span.end()) + 2;
    let words = tokens.iter().zip(document.morphology.tokens()).skip(from).take(MOST_WORDS);
    let mut end = span.end();
    for (token, reading) in words {
        let readings = document.morphology.readings(reading.word).iter();
        let genitive = readings.filter(|one| one.tag.grammemes.has(Grammemes::GENT)).map(|one| one.tag.pos);
        let small = token.span.of(text).starts_with(char::is_lowercase);
        match genitive.reduce(|one, other| if one == Pos::Noun { one } else { other }) {
            Some(Pos::Noun) if small => end = token.span.end(),
            Some(Pos::Adjf | Pos::Prtf) if small => {}
            None if token.span.of(text) == "и" => {}
            _ => break,
        }
    }
    Span::new(span.start(), end)
}

/// The part before a blank line, which parts a title or a paragraph from the next: «ШОС¶¶Казахстан».
fn of_one_paragraph(text: &str, span: Span) -> Span {
    if !span.of(text).contains('\n') {
        return span;
    }
    let mut end = 0;
    for line in span.of(text).split_inclusive('\n') {
        if end > 0 && line.trim().is_empty() {
            break;
        }
        end += line.len();
    }
    let kept = span.of(text).get(..end).unwrap_or_default().trim_end();
    if end == span.of(text).len() || kept.is_empty() {
        span
    } else {
        Span::new(span.start(), span.start() + narrow(kept))
    }
}

fn narrow(text: &str) -> u32 {
    u32::try_from(text.len()).unwrap_or(u32::MAX)
}

/// Where an abbreviation in brackets ends that a word in small letters follows, which is no part of the name any more:
/// «Шанхайской организации сотрудничества (ШОС) кибер-полиции»; else where the span ends.
fn behind_abbreviation(text: &str, span: Span) -> usize {
    let inner = span.of(text);
    let bracket = inner.find(") ").filter(|at| inner[at + 2..].starts_with(char::is_lowercase));
    let short = bracket.and_then(|at| Some((at, inner.get(..at)?.rsplit_once('(')?.1)));
    match short {
        Some((at, short)) if is_upper(short) && !inner[at + 2..].starts_with("и ") => span.start() as usize + at + 1,
        _ => span.end() as usize,
    }
}

/// The year of «ЧМ-2018», which the model takes with its word; any other span as it is.
fn year_of(text: &str, span: Span) -> Span {
    let inner = span.of(text);
    let Some((word, year)) = inner.rsplit_once('-') else { return span };
    let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    let is_word = word.ends_with(char::is_alphabetic) && !inner.contains(char::is_whitespace);
    if is_year && is_word { Span::new(span.end().saturating_sub(4), span.end()) } else { span }
}

/// The mention with its name part cut to its extent; a part that is left outside is none. Only organisations and
/// places have one.
fn within(mut mention: Mention) -> Mention {
    let span = mention.span;
    mention.name = mention.name.filter(|_| matches!(mention.label, Label::Org | Label::Loc));
    mention.name = mention.name.map(|name| {
        let start = name.start().clamp(span.start(), span.end());
        let end = name.end().clamp(start, span.end());
        if start == end { Span::new(span.start(), span.start()) } else { Span::new(start, end) }
    });
    if mention.name == Some(span) {
        mention.name = None;
    }
    mention
}
/// Leaves out «и др.», «и т. д.», «и другие» behind the last name of a list.
fn without_tail(text: &str, span: Span) -> Span {
    let inner = span.of(text);
    let tails = [" и др.", " и др", " и т. д.", " и т.д.", " и пр.", " и пр", " и другие", " и других"];
    let kept = tails.iter().find_map(|tail| inner.strip_suffix(tail)).unwrap_or(inner);
    Span::from_range(span.start() as usize..span.start() as usize + kept.trim_end().len())
}

/// Takes in the closing quote that stands right behind: «агентство «Фергана» and ».
fn closed(text: &str, span: Span) -> Span {
    let inner = span.of(text);
    let open = inner.matches('«').count() > inner.matches('»').count();
    let after = text.get(span.end() as usize..).is_some_and(|rest| rest.starts_with('»'));
    if open && after { Span::from_range(span.start() as usize..span.end() as usize + '»'.len_utf8()) } else { span }
}

/// «Шанхайская организация сотрудничества (ШОС)» as name and abbreviation.
fn parted(text: &str, span: Span) -> Option<(Span, Span)> {
    let inner = span.of(text);
    let (name, rest) = inner.strip_suffix(')')?.rsplit_once('(')?;
    let name = name.trim_end();
    let whole = is_upper(rest) && rest.chars().all(char::is_alphanumeric) && !name.is_empty();
    let start = span.start() as usize;
    let bracket = start + inner.len() - rest.len() - 1;
    whole.then(|| (Span::from_range(start..start + name.len()), Span::from_range(bracket..bracket + rest.len())))
}
