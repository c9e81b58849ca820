//! Patronymics of Turkic names: «Зарина Рустам кызы», «Бакыт уулу Нурлан», «Аликызы».
//!
//! The word for son or daughter stands behind the father's name, both unchanged, and says who bears the name: a man or a
//! woman. The models know few such names and leave out their ends; here they are made whole, with the surname and the first
//! name before, or the first name behind where none stands before.

use super::forms::{FEMININE, MASCULINE};
use super::given;
use super::tokens::{gap, has_surname_form, is_known, is_name, readings, trimmed};
use super::words::lower;
use crate::{Label, Mention, Source};
use sarap_morph::{Document, Grammemes};
use sarap_text::Span;

/// The rule by which such a person is found where no model found one.
const RULE: &str = "person.patronymic";
const SCORE: f32 = 0.6;

/// The words, in small letters, with the gender of who bears the name.
const WORDS: &[(&str, u8)] = &[
    ("улы", MASCULINE),
    ("ұлы", MASCULINE),
    ("уулу", MASCULINE),
    ("оглы", MASCULINE),
    ("оглу", MASCULINE),
    ("огли", MASCULINE),
    ("угли", MASCULINE),
    ("ўғли", MASCULINE),
    ("кызы", FEMININE),
    ("қызы", FEMININE),
    ("гызы", FEMININE),
    ("кизи", FEMININE),
    ("қизи", FEMININE),
];

/// The longest of them, in bytes.
const LONGEST: usize = 8;

/// The gender that a word for son or daughter tells, which stands by itself.
pub(super) fn gender(word: &str) -> Option<u8> {
    if word.len() > LONGEST || !word.ends_with(['ы', 'и', 'у', 'Ы', 'И', 'У']) {
        return None;
    }
    let small = lower(word);
    WORDS.iter().find(|(known, _)| *known == small).map(|(_, gender)| *gender)
}

/// The gender that a father's name and such a word in one tell, of a word in small letters: «маратқызы», «асан-уулу».
pub(super) fn of_joined(word: &str) -> Option<u8> {
    if !word.ends_with(['ы', 'и', 'у']) {
        return None;
    }
    let stem = |ending: &str| word.strip_suffix(ending).is_some_and(|stem| stem.chars().count() >= 2);
    WORDS.iter().find(|(ending, _)| stem(ending)).map(|(_, gender)| *gender)
}

/// A surname and a first name stand before the patronymic at most.
const MOST_BEFORE: usize = 2;

/// Makes the persons with such patronymics whole, and adds those that no model found.
pub(super) fn mend(document: &Document<'_>, mentions: &mut Vec<Mention>) {
    let tokens = &document.segmentation.tokens;
    let mut names: Vec<Span> = Vec::new();
    for at in 0..tokens.len() {
        let word = tokens[at].span.of(document.text);
        // The father's name.
        let father = if gender(word).is_some() {
            let before = at.checked_sub(1).filter(|&before| is_name(&tokens[before], document.text));
            before.filter(|_| is_space(document, at))
        } else {
            let joined = word.ends_with(['ы', 'и', 'у']) && is_name(&tokens[at], document.text);
            (joined && of_joined(&lower(word)).is_some() && !is_common(document, at)).then_some(at)
        };
        let taken = names.last().map_or(0, |name| name.end());
        names.extend(father.and_then(|father| whole(document, father, at, taken)));
    }
    if !names.is_empty() {
        put(document, mentions, &names);
    }
}

fn is_space(document: &Document<'_>, at: usize) -> bool {
    matches!(gap(document.text, &document.segmentation.tokens, at), " " | "\u{a0}")
}

/// The name with the patronymic at these tokens, which begins not before the byte `taken`; none of a patronymic that is joined and
/// stands alone.
fn whole(document: &Document<'_>, father: usize, last: usize, taken: u32) -> Option<Span> {
    let tokens = &document.segmentation.tokens;
    let free = |at: usize| tokens[at].span.start() >= taken && is_part(document, at);
    let mut first = father;
    while first > 0 && father - first < MOST_BEFORE && is_space(document, first) && free(first - 1) {
        first -= 1;
    }
    let mut end = last;
    if father - first < MOST_BEFORE {
        let behind = last + 1;
        let named = behind < tokens.len() && is_space(document, behind) && is_part(document, behind);
        if named && (first == father || !is_surname(document, first) || !is_surname(document, behind)) {
            end = behind;
        }
    }
    let alone = father == last && first == father && end == last;
    (!alone && tokens[father].span.start() >= taken).then(|| tokens[first].span.cover(tokens[end].span))
}

/// Whether the token may be a part of a person's name: known as one, or not known at all.
fn is_part(document: &Document<'_>, at: usize) -> bool {
    let token = &document.segmentation.tokens[at];
    is_name(token, document.text) && gender(token.span.of(document.text)).is_none() && !is_common(document, at)
}

/// Whether the dictionary knows the word, and as no name of a person.
fn is_common(document: &Document<'_>, at: usize) -> bool {
    let mut known = readings(document, at).iter().filter(|reading| is_known(reading)).peekable();
    let named = Grammemes::NAME | Grammemes::SURN | Grammemes::PATR;
    let word = document.morphology.tokens().get(at).map_or("", |it| document.morphology.word(it.word));
    known.peek().is_some()
        && !known.any(|reading| reading.tag.grammemes.any(named))
        && given::forms(word).is_empty()
        && !has_surname_form(word)
}

fn is_surname(document: &Document<'_>, at: usize) -> bool {
    let word = document.morphology.tokens().get(at).map_or("", |it| document.morphology.word(it.word));
    has_surname_form(word)
}

/// Puts the names, which are apart and in order, in the place of what models found of them.
fn put(document: &Document<'_>, mentions: &mut Vec<Mention>, names: &[Span]) {
    // Of each name what was found that is more, and the surest of its parts.
    let mut found: Vec<(bool, Option<Mention>)> = vec![(false, None); names.len()];
    for mention in mentions.iter_mut().filter(|mention| matches!(mention.source, Source::Model(_))) {
        let first = names.partition_point(|name| name.end() <= mention.span.start());
        for at in first..names.len() {
            let name = names[at];
            if name.start() >= mention.span.end() {
                break;
            }
            let person = mention.label == Label::Per;
            if mention.span.contains(name) {
                found[at].0 |= person;
                continue;
            }
            let (more, best) = &mut found[at];
            if person && !*more && best.as_ref().is_none_or(|best| best.score < mention.score) {
                *best = Some(Mention { span: name, ..mention.clone() });
            }
            // What begins before, or goes on behind, is cut there; in the name is nothing else.
            let (start, end) = (mention.span.start(), mention.span.end());
            mention.span = if start < name.start() {
                trimmed(document.text, Span::new(start, name.start()))
            } else {
                trimmed(document.text, Span::new(name.end().min(end), end))
            };
        }
    }
    mentions.retain(|mention| !mention.span.is_empty());
    for (name, (more, best)) in names.iter().zip(found) {
        if !more {
            mentions.push(best.unwrap_or_else(|| Mention::new(*name, Label::Per, Source::Rule(RULE), SCORE)));
        }
    }
}
