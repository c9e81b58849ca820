//! Kazakh places and bodies by the noun at their end: «Алматы облысында», «Қарасай ауданы», «Мәдениет министрлігі».

use super::endings;
use crate::{Label, Mention, Source};
use sarap_text::{Case, Span, Token, TokenKind};

/// How sure a name is that a noun's kind makes one.
const SCORE: f32 = 0.8;

/// What a noun makes of the words before it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Head {
    /// A place, the noun is a part of its name.
    Whole,
    /// A place, named by the words before the noun.
    Before,
    /// A body, which begins at the nearest capital.
    Body,
}

/// Nouns with the possessive that they have behind a name.
const HEADS: &[(&str, Head)] = &[
    ("облысы", Head::Whole),
    ("ауданы", Head::Before),
    ("қаласы", Head::Before),
    ("кенті", Head::Before),
    ("ауылы", Head::Before),
    ("өзені", Head::Before),
    ("министрлігі", Head::Body),
    ("агенттігі", Head::Body),
    ("комитеті", Head::Body),
    ("департаменті", Head::Body),
    ("прокуратурасы", Head::Body),
    ("университеті", Head::Body),
    ("институты", Head::Body),
    ("академиясы", Head::Body),
    ("басқармасы", Head::Body),
];

/// Words of a body's name before its noun.
const MOST_WORDS: usize = 6;

/// Adds those among the tokens of a sentence.
pub(super) fn find(text: &str, tokens: &[Token], taken: impl Fn(Span) -> bool, out: &mut Vec<Mention>) {
    // A longer name may hold a listed one, but is none of its parts, and not what a listed one is before the noun.
    for (at, token) in tokens.iter().enumerate().skip(1).filter(|(_, token)| token.kind == TokenKind::Word) {
        let lower = token.span.of(text).to_lowercase();
        let Some((head, ending)) = head(&lower) else { continue };
        let Some(first) = first(text, tokens, at, head) else { continue };
        let last = if head == Head::Before { at - 1 } else { at };
        let span = tokens[first].span.cover(tokens[last].span);
        if taken(span) || (head == Head::Before && taken(tokens[last].span)) {
            continue;
        }
        let end = span.len() as usize - if head == Head::Before { 0 } else { ending };
        let nominative = super::one_line(&span.of(text)[..end]);
        let label = if head == Head::Body { Label::Org } else { Label::Loc };
        let mention = Mention::new(span, label, Source::Rule("name.kazakh-head"), SCORE);
        out.push(Mention { nominative: Some(nominative), ..mention });
    }
}

/// The noun that a word is, and the bytes of its case's ending.
fn head(lower: &str) -> Option<(Head, usize)> {
    std::iter::once(lower).chain(endings::stems(lower)).find_map(|stem| {
        let (_, head) = HEADS.iter().find(|(noun, _)| *noun == stem)?;
        Some((*head, lower.len() - stem.len()))
    })
}

/// The token that the name before the noun `at` begins with.
fn first(text: &str, tokens: &[Token], at: usize, head: Head) -> Option<usize> {
    let word = |number: usize| tokens.get(number).filter(|token| token.kind == TokenKind::Word);
    let capital =
        |token: &&Token| matches!(token.case, Case::Title | Case::Mixed) && token.span.of(text).chars().count() > 2;
    let spaced = |number: usize| {
        let between = tokens[number].span.end() as usize..tokens[number + 1].span.start() as usize;
        text.get(between).is_some_and(|between| !between.is_empty() && between.chars().all(char::is_whitespace))
    };
    if head == Head::Body {
        let before =
            (at.saturating_sub(MOST_WORDS)..at).rev().take_while(|&number| word(number).is_some() && spaced(number));
        return before.into_iter().find(|&number| word(number).filter(capital).is_some());
    }
    let mut first = None;
    let before = (at.saturating_sub(2)..at).rev();
    for number in before.take_while(|&number| word(number).filter(capital).is_some() && spaced(number)) {
        // «Алматы облысының Қарасай ауданы»: the word before has an ending of its own; «Қазір Балқаш ауданында»: at the head of a
        // sentence every word has a capital.
        let lower = tokens[number].span.of(text).to_lowercase();
        if first.is_some() && (number == 0 || endings::has_genitive(&lower)) {
            break;
        }
        first = Some(number);
    }
    first
}
