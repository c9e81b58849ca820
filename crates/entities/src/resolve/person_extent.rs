//! Persons' extents as a model finds them, mended: names made whole by their initials and parted by them.
//!
//! * Initials right before or behind a name belong to it: «В. Путин», «Смирнова А.В.».
//! * Between two surnames they belong to one: «[Петровой И.И.] [Смирнов] возражал». To which, other initials beside, or how most
//!   of the document's are written, says; a middle initial parts nothing («Джордж У. Буш»).
//! * A surname with two initials is a person also where the model finds none.
//! * What a person is stands before the name, and is none: «[Потерпевшую] Сидорову», at the beginning of a sentence.
//! * Two surnames in cases that do not agree are two persons: «[Асанову] [Петров] дал взятку».
//! * No name goes on behind «?», «!» and the like, nor in the next line if a label or another name stands there.

use super::borders;
use super::words::is_upper;
use crate::{Label, Mention, Source};
use sarap_morph::{Document, Grammemes, Origin, Pos, Reading};
use sarap_text::{Case, Script, Span, Token, TokenKind};
use std::ops::Range;

/// The rule by which a person is found that no model found.
const RULE: &str = "person.initials";
const SCORE: f32 = 0.6;

/// So many initials stand together at most.
const MOST: usize = 3;

/// Mends the persons among `mentions`, found by a model, before overlaps are decided.
pub(super) fn mend(document: &Document<'_>, mut mentions: Vec<Mention>) -> Vec<Mention> {
    let text = document.text;
    for mention in mentions.iter_mut().filter(|mention| is_person(mention)) {
        if mention.span.of(text).contains(STOPS) {
            mention.span = in_one_sentence(text, mention.span);
        }
        mention.span = without_title(document, mention.span);
    }
    let second = |mention: &Mention| {
        let span = Some(mention.span).filter(|_| is_person(mention))?;
        let span = second_surname(document, span).or_else(|| borders::second_person(document, span))?;
        Some(Mention { span, ..mention.clone() })
    };
    let seconds: Vec<Mention> = mentions.iter().filter_map(second).collect();
    for other in &seconds {
        for mention in mentions.iter_mut().filter(|it| is_person(it) && it.span.contains(other.span)) {
            mention.span = trimmed(text, Span::new(mention.span.start(), other.span.start()));
        }
    }
    mentions.extend(seconds);
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

fn is_person(mention: &Mention) -> bool {
    mention.label == Label::Per && matches!(mention.source, Source::Model(_))
}

const STOPS: [char; 7] = ['?', '!', '…', ':', ';', '\n', '\r'];

/// The part of a person's name that holds most words with capitals, of those between stops; the last of equals. A line's end
/// parts only where names stand on both sides of it, or where the last one labels its line.
fn in_one_sentence(text: &str, span: Span) -> Span {
    let inner = span.of(text);
    let capitals = |part: &str| part.split_whitespace().filter(|word| word.starts_with(char::is_uppercase)).count();
    let label = text.get(span.end() as usize..).is_some_and(|rest| rest.starts_with(':'));
    let parts_at = |at: usize, stop: char| {
        let (before, after) = (&inner[..at], &inner[at..]);
        let lines = || label || (capitals(before) > 1 && capitals(after) > 1);
        !matches!(stop, '\n' | '\r') || lines()
    };
    let mut best: Option<(usize, Span)> = None;
    let mut start = 0;
    let stops = inner.match_indices(STOPS).filter(|(at, stop)| parts_at(*at, stop.chars().next().unwrap_or(' ')));
    for (end, next) in stops.map(|(at, stop)| (at, at + stop.len())).chain([(inner.len(), inner.len())]) {
        let part = &inner[start..end];
        let count = capitals(part);
        if count > 0 && best.is_none_or(|(most, _)| count >= most) {
            let from = span.start() as usize;
            best = Some((count, trimmed(text, Span::from_range(from + start..from + end))));
        }
        start = next;
    }
    best.map_or(span, |(_, span)| span)
}

/// Without the common word for a person that has its capital from the beginning of the sentence.
fn without_title(document: &Document<'_>, span: Span) -> Span {
    let tokens = &document.segmentation.tokens;
    let Ok(first) = tokens.binary_search_by_key(&span.start(), |token| token.span.start()) else { return span };
    let name = tokens.get(first + 1).filter(|name| name.span.end() <= span.end() && is_name(name, document.text));
    let Some(name) = name else { return span };
    let names = Grammemes::NAME | Grammemes::SURN | Grammemes::PATR | Grammemes::GEOX | Grammemes::ABBR;
    let known = readings(document, first);
    let person = |reading: &Reading| {
        let noun = reading.tag.pos == Pos::Noun && reading.tag.grammemes.has(Grammemes::ANIM);
        noun || matches!(reading.tag.pos, Pos::Adjf | Pos::Prtf)
    };
    let common = known.iter().all(|reading| is_known(reading) && !reading.tag.grammemes.any(names));
    let sentences = &document.segmentation.sentences;
    let begins = || sentences.binary_search_by_key(&first, |sentence| sentence.tokens.start as usize).is_ok();
    let title = common && known.iter().any(person) && begins();
    if title { Span::new(name.span.start(), span.end()) } else { span }
}

/// The second of two surnames that are all of a person, if they are two persons': one has its nominative and no other case, the
/// other is in another case.
fn second_surname(document: &Document<'_>, span: Span) -> Option<Span> {
    let tokens = &document.segmentation.tokens;
    let first = tokens.binary_search_by_key(&span.start(), |token| token.span.start()).ok()?;
    let second = tokens.get(first + 1).filter(|second| second.span.end() == span.end())?;
    if span.of(document.text).contains('\n') {
        return None;
    }
    let one = surname_case(document, first)?;
    let other = surname_case(document, first + 1)?;
    (one != other).then_some(second.span)
}

/// Whether a word is a surname in the nominative (true) or in other cases (false), if only one of these and no other name.
fn surname_case(document: &Document<'_>, at: usize) -> Option<bool> {
    let given = Grammemes::NAME | Grammemes::PATR;
    let known = || {
        let singular = |reading: &&Reading| is_known(reading) && reading.tag.grammemes.has(Grammemes::SING);
        readings(document, at).iter().filter(singular)
    };
    if known().any(|reading| reading.tag.grammemes.any(given)) {
        return None;
    }
    let mut cases = known()
        .filter(|reading| reading.tag.grammemes.has(Grammemes::SURN))
        .map(|reading| reading.tag.grammemes.has(Grammemes::NOMN));
    let first = cases.next()?;
    cases.all(|case| case == first).then_some(first)
}

/// Without what is no letter at the ends, but for the point of an initial.
pub(super) fn trimmed(text: &str, span: Span) -> Span {
    let inner = span.of(text);
    let start = inner.len() - inner.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
    let kept = inner[start..].trim_end_matches(|c: char| !c.is_alphanumeric() && c != '.');
    Span::from_range(span.start() as usize + start..span.start() as usize + start + kept.len())
}

/// A name with its initials.
struct Name {
    span: Span,
    /// Whether a surname stands on the other side too, which is another person's.
    parts: bool,
    /// Whether it is a name for sure.
    sure: bool,
}

/// Initials, and the words beside them.
struct Run {
    tokens: Range<usize>,
    count: usize,
    /// The token of the word right before, and behind.
    left: Option<usize>,
    right: Option<usize>,
}

/// The names with initials, in order and apart. `persons` has what a model found.
fn names(document: &Document<'_>, persons: &[Span]) -> Vec<Name> {
    let (runs, tokens) = (runs(document), document.segmentation.tokens.as_slice());
    if runs.is_empty() {
        return Vec::new();
    }
    let surname = |token: &Option<usize>| token.filter(|&token| is_surname(document, token));
    // How the document writes names where there is no choice.
    let behind = runs.iter().filter(|run| run.right.is_none() && surname(&run.left).is_some()).count();
    let before = runs.iter().filter(|run| surname(&run.left).is_none() && run.right.is_some()).count();
    let mut names: Vec<Name> = Vec::new();
    let mut used = None;
    for (number, run) in runs.iter().enumerate() {
        let left = surname(&run.left).filter(|left| used != Some(*left));
        // The next initials may be of the name behind.
        let next = runs.get(number + 1).filter(|next| next.left.is_some() && next.left == run.right);
        let free = run.right.filter(|_| left.is_none() || next.is_none_or(|next| next.right.is_some()));
        let (word, parts) = match (left, free) {
            (None, None) => continue,
            (Some(left), None) => (left, run.right.is_some_and(|right| is_surname(document, right))),
            (None, Some(right)) => (right, false),
            // «Джордж У. Буш», «Джон Р. Р. Толкин»
            (Some(left), Some(_)) if run.count == 1 || is_first_name(document, left) => continue,
            (Some(left), Some(right)) if !is_surname(document, right) => (left, false),
            (Some(left), Some(right)) => {
                let (start, end) = (tokens[run.tokens.start].span.start(), tokens[run.tokens.end - 1].span.end());
                let found = |edge: fn(Span) -> u32, place| persons.iter().any(|person| edge(*person) == place);
                let begins = found(Span::start, start) || (before > behind && !found(Span::end, end));
                (if begins { right } else { left }, true)
            }
        };
        used = Some(word);
        let own = tokens[run.tokens.start].span.cover(tokens[run.tokens.end - 1].span);
        let sure = run.count > 1 && is_declined(document, word);
        names.push(Name { span: own.cover(tokens[word].span), parts, sure });
    }
    names
}

fn runs(document: &Document<'_>) -> Vec<Run> {
    let (text, tokens) = (document.text, document.segmentation.tokens.as_slice());
    let mut runs = Vec::new();
    let mut at = 0;
    while at + 1 < tokens.len() {
        if !is_initial(text, tokens, at) {
            at += 1;
            continue;
        }
        let mut end = at + 2;
        while end < at + 2 * MOST && is_initial(text, tokens, end) && gap(text, tokens, end).len() <= 1 {
            end += 2;
        }
        // «К.-Ж. Токаев»
        let hyphen =
            tokens.get(end).is_some_and(|token| token.span.of(text) == "-") && is_initial(text, tokens, end + 1);
        if hyphen && gap(text, tokens, end + 1).is_empty() {
            end += 3;
        }
        let word = |token: usize, from: usize| {
            let name = tokens.get(token).filter(|token| is_name(token, text))?;
            let between = gap(text, tokens, from);
            let near = between.is_empty() || matches!(between, " " | "\u{a0}");
            (near && name.kind == TokenKind::Word).then_some(token)
        };
        let left = at.checked_sub(1).filter(|_| !gap(text, tokens, at).is_empty()).and_then(|left| word(left, at));
        runs.push(Run { tokens: at..end, count: if hyphen { 2 } else { (end - at) / 2 }, left, right: word(end, end) });
        at = end;
    }
    runs
}

/// Whether one capital letter stands at the token, with a point right behind.
fn is_initial(text: &str, tokens: &[Token], at: usize) -> bool {
    let Some(token) = tokens.get(at).filter(|token| token.span.len() <= 2 && token.case == Case::Title) else {
        return false;
    };
    tokens.get(at + 1).is_some_and(|point| point.span.start() == token.span.end() && point.span.of(text) == ".")
}

/// What stands before a token.
pub(super) fn gap<'t>(text: &'t str, tokens: &[Token], at: usize) -> &'t str {
    let (Some(before), Some(token)) = (at.checked_sub(1).and_then(|at| tokens.get(at)), tokens.get(at)) else {
        return "";
    };
    text.get(before.span.end() as usize..token.span.start() as usize).unwrap_or_default()
}

/// A word with a capital, longer than an abbreviation's rest.
pub(super) fn is_name(token: &Token, text: &str) -> bool {
    let word = token.span.of(text);
    let shape = matches!(token.case, Case::Title | Case::Mixed) || is_upper(word);
    shape && token.script == Script::Cyrillic && word.chars().count() > 1
}

pub(super) fn readings<'d>(document: &Document<'d>, token: usize) -> &'d [Reading] {
    document.morphology.tokens().get(token).map_or(&[], |chosen| document.morphology.readings(chosen.word))
}

pub(super) fn is_known(reading: &Reading) -> bool {
    matches!(reading.origin, Origin::Dictionary | Origin::Composed)
}

/// Whether the word may be a surname: the dictionary has it as one, or not at all, or it is declined like one.
fn is_surname(document: &Document<'_>, token: usize) -> bool {
    let mut known = readings(document, token).iter().filter(|reading| is_known(reading)).peekable();
    known.peek().is_none()
        || known.any(|reading| reading.tag.grammemes.has(Grammemes::SURN))
        || is_declined(document, token)
}

/// Whether a surname for sure, by the dictionary or by its form.
fn is_declined(document: &Document<'_>, token: usize) -> bool {
    let known = readings(document, token).iter().filter(|reading| is_known(reading));
    let surname = known.into_iter().any(|reading| reading.tag.grammemes.has(Grammemes::SURN));
    let word = document.morphology.tokens().get(token).map_or("", |it| document.morphology.word(it.word));
    surname || has_surname_form(word)
}

/// Whether a word, in small letters, ends like a Russian surname in one of its cases.
pub(super) fn has_surname_form(word: &str) -> bool {
    let stem = ["ыми", "ой", "ым", "ых", "ы", "у", "е", "а"].iter().find_map(|ending| word.strip_suffix(ending));
    [Some(word), stem].into_iter().flatten().any(|stem| {
        stem.chars().count() > 3 && ["ов", "ев", "ёв", "ин", "ын"].iter().any(|ending| stem.ends_with(ending))
    })
}

/// A first name, and no surname.
fn is_first_name(document: &Document<'_>, token: usize) -> bool {
    let any = |grammeme| readings(document, token).iter().any(|reading| reading.tag.grammemes.has(grammeme));
    any(Grammemes::NAME | Grammemes::SING) && !any(Grammemes::SURN)
}
