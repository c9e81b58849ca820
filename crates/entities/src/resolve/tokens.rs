//! What a token may be of a name: a surname, a first name, a word with a capital.

use super::words::is_upper;
use sarap_morph::{Document, Grammemes, Origin, Reading};
use sarap_text::{Case, Script, Span, Token};

/// Whether the word may be a surname: the dictionary has it as one, or not at all, or it is declined like one.
pub(super) fn is_surname(document: &Document<'_>, token: usize) -> bool {
    let mut known = readings(document, token).iter().filter(|reading| is_known(reading)).peekable();
    known.peek().is_none()
        || known.any(|reading| reading.tag.grammemes.has(Grammemes::SURN))
        || is_declined(document, token)
}

/// Whether a surname for sure, by the dictionary or by its form.
pub(super) fn is_declined(document: &Document<'_>, token: usize) -> bool {
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
pub(super) fn is_first_name(document: &Document<'_>, token: usize) -> bool {
    let any = |grammeme| readings(document, token).iter().any(|reading| reading.tag.grammemes.has(grammeme));
    any(Grammemes::NAME | Grammemes::SING) && !any(Grammemes::SURN)
}

pub(super) fn readings<'d>(document: &Document<'d>, token: usize) -> &'d [Reading] {
    document.morphology.tokens().get(token).map_or(&[], |chosen| document.morphology.readings(chosen.word))
}

pub(super) fn is_known(reading: &Reading) -> bool {
    matches!(reading.origin, Origin::Dictionary | Origin::Composed)
}

/// A word with a capital, longer than an abbreviation's rest.
pub(super) fn is_name(token: &Token, text: &str) -> bool {
    let word = token.span.of(text);
    let shape = matches!(token.case, Case::Title | Case::Mixed) || is_upper(word);
    shape && token.script == Script::Cyrillic && word.chars().count() > 1
}

/// What stands before a token.
pub(super) fn gap<'t>(text: &'t str, tokens: &[Token], at: usize) -> &'t str {
    let (Some(before), Some(token)) = (at.checked_sub(1).and_then(|at| tokens.get(at)), tokens.get(at)) else {
        return "";
    };
    text.get(before.span.end() as usize..token.span.start() as usize).unwrap_or_default()
}

/// Without what is no letter at the ends, but for the point of an initial.
pub(super) fn trimmed(text: &str, span: Span) -> Span {
    let inner = span.of(text);
    let start = inner.len() - inner.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
    let kept = inner[start..].trim_end_matches(|c: char| !c.is_alphanumeric() && c != '.');
    Span::from_range(span.start() as usize + start..span.start() as usize + start + kept.len())
}
