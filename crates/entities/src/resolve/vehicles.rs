//! Cars by make and model: «Тойота Камри», «Lada Granta», «автомобиль BMW».
//!
//! The models take them now and then for a person, a firm, a building or an event. A make with what it makes behind it, or behind a
//! word for a car, is a product; a make alone may be the firm, and is left to the models.

use super::tokens::{gap, has_surname_form, is_known, readings};
use super::words::{fold, lower};
use crate::table::{Heads, Table, head};
use crate::{Label, Mention, Source};
use sarap_morph::{Document, Grammemes};
use sarap_text::{Case, Span, Token, TokenKind};
use std::sync::LazyLock;

const RULE: &str = "product.car";
const SCORE: f32 = 0.7;

/// Makes (true) and models.
struct Names {
    table: Table<bool>,
    heads: Heads,
}

static NAMES: LazyLock<Names> =
    LazyLock::new(|| Names { table: Table::new(names()), heads: Heads::of(names().map(|(name, _)| name)) });

fn names() -> impl Iterator<Item = (&'static str, bool)> {
    let lines = include_str!("lists/vehicles.txt").lines().filter(|line| !line.starts_with('#'));
    let kinds = lines.filter_map(|line| line.split_once(": "));
    kinds.flat_map(|(kind, names)| names.split(' ').map(move |name| (name, kind != "model")))
}

/// Whether a word is a make (true) or a model; a make may be in a case of its own: «Ладу», «Тойоте».
fn known(word: &str) -> Option<bool> {
    if !NAMES.heads.may_hold(head(word)) {
        return None;
    }
    let mut small: String = word.chars().flat_map(char::to_lowercase).map(fold).collect();
    if let Some(make) = NAMES.table.get(small.as_bytes()) {
        return Some(*make);
    }
    small.pop().filter(|c| matches!(c, 'у' | 'ы' | 'е' | 'и'))?;
    small.push('а');
    NAMES.table.get(small.as_bytes()).copied()
}

/// Beginnings of words for cars, which stand right before a make.
const CARS: &[&str] = &[
    "автомобил",
    "автомашин",
    "машин",
    "марк",
    "иномарк",
    "внедорожник",
    "джип",
    "седан",
    "кроссовер",
    "грузовик",
    "автобус",
    "такси",
    "легковуш",
    "фургон",
    "пикап",
    "минивэн",
    "универсал",
    "хэтчбек",
];

/// A model's name has so many tokens at most.
const MOST: usize = 3;

/// Puts the cars of the text in the place of what models made of them.
pub(super) fn mend(document: &Document<'_>, mentions: &mut Vec<Mention>) {
    let tokens = &document.segmentation.tokens;
    let mut cars: Vec<Span> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match car(document, at) {
            Some(end) => {
                cars.push(tokens[at].span.cover(tokens[end - 1].span));
                at = end;
            }
            None => at += 1,
        }
    }
    if cars.is_empty() {
        return;
    }
    // A name that holds more than the car stays; what is a part of the car, or cuts it, is none.
    mentions.retain(|mention| {
        let first = cars.partition_point(|car| car.end() <= mention.span.start());
        let Some(car) = cars.get(first).filter(|car| car.start() < mention.span.end()) else { return true };
        let model = matches!(mention.source, Source::Model(_));
        let holds = mention.span.contains(*car) && mention.span != *car && mention.label != Label::Per;
        !model || holds
    });
    mentions.extend(cars.into_iter().map(|car| Mention::new(car, Label::Product, Source::Rule(RULE), SCORE)));
}

/// The token behind the car whose make stands at the token `at`.
fn car(document: &Document<'_>, at: usize) -> Option<usize> {
    let (text, tokens) = (document.text, document.segmentation.tokens.as_slice());
    let make = tokens.get(at).filter(|token| is_capital(token))?.span.of(text);
    known(make).filter(|make| *make)?;
    let joined = |next: usize| match gap(text, tokens, next) {
        "" => tokens.get(next).is_some_and(|token| token.span.of(text) == "-") || tokens[next - 1].span.of(text) == "-",
        between => between == " ",
    };
    let mut end = at + 1;
    while end < tokens.len()
        && end <= at + MOST
        && joined(end)
        && (is_model(document, end) || tokens[end].span.of(text) == "-")
    {
        end += 1;
    }
    while end > at + 1 && tokens[end - 1].span.of(text) == "-" {
        end -= 1;
    }
    let before = at.checked_sub(1).map(|before| lower(tokens[before].span.of(text))).unwrap_or_default();
    let said = CARS.iter().any(|car| before.starts_with(car));
    (said || end > at + 1).then_some(end)
}

fn is_capital(token: &Token) -> bool {
    matches!(token.case, Case::Title | Case::Upper | Case::Mixed)
}

/// Whether the token may be a model's name: a word with a capital that is no name of a person or a place, or a number.
fn is_model(document: &Document<'_>, at: usize) -> bool {
    let token = &document.segmentation.tokens[at];
    let word = token.span.of(document.text);
    if token.kind == TokenKind::Number {
        // «ВАЗ 2107», but «Лада 2018 года»
        return word.len() <= 5 && !(word.len() == 4 && (word.starts_with("19") || word.starts_with("20")));
    }
    let names = Grammemes::NAME | Grammemes::SURN | Grammemes::PATR | Grammemes::GEOX;
    let named = readings(document, at).iter().any(|it| is_known(it) && it.tag.grammemes.any(names));
    let named = || named || has_surname_form(&lower(word));
    token.kind == TokenKind::Word && is_capital(token) && (known(word) == Some(false) || !named())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn makes_are_known_in_their_cases() {
        let all: Vec<&str> = names().map(|(name, _)| name).collect();
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
        assert!(all.len() > 100);
        assert_eq!(
            (known("Ладу"), known("TOYOTA"), known("Веста"), known("Лад")),
            (Some(true), Some(true), Some(false), None)
        );
    }
}
