//! What a preposition says of the cases of the name behind it, also of a later name of a list.

use super::Surroundings;
use crate::resolve::forms::Cases;
use crate::resolve::words::lower;

/// What a case that the preposition doesn't govern keeps: names stand undeclined now and then.
const AGAINST_PREPOSITION: f64 = 0.02;
/// The same for a later name of a list: another part of the sentence may have begun.
const AGAINST_LIST: f64 = 0.2;
/// Tokens of a list that are looked back over.
const LONGEST_LIST: usize = 10;

/// Where a list of names that goes on at the token `at` begins: the token before its first name, and whether that is
/// another than `at`.
pub(super) fn head_of_list<'a>(at: usize, text_of: &impl Fn(usize) -> &'a str) -> (usize, bool) {
    let joins = |word: &str| matches!(word, "," | "и");
    if !joins(text_of(at)) {
        return (at, false);
    }
    let name = |word: &str| word.starts_with(char::is_uppercase);
    // A preposition has a capital at the beginning of a sentence.
    let part = |word: &str| joins(word) || (name(word) && governed(&lower(word)).is_none());
    let back = (0..at).rev().take(LONGEST_LIST).find(|at| !part(text_of(*at)));
    match back {
        Some(head) if governed(&text_of(head).to_lowercase()).is_some() => (head, true),
        _ => (at, false),
    }
}

/// The cases each preposition governs.
pub(in crate::resolve) fn governed(preposition: &str) -> Option<Cases> {
    Some(match preposition {
        "в" | "во" | "на" => Cases::PREPOSITIONAL.and(Cases::ACCUSATIVE),
        "о" | "об" | "обо" | "при" => Cases::PREPOSITIONAL,
        "к" | "ко" | "благодаря" | "вопреки" | "согласно" | "навстречу" => {
            Cases::DATIVE
        }
        "по" => Cases::DATIVE.and(Cases::PREPOSITIONAL),
        "с" | "со" => Cases::INSTRUMENTAL.and(Cases::GENITIVE),
        "над" | "перед" | "между" => Cases::INSTRUMENTAL,
        "за" | "под" => Cases::INSTRUMENTAL.and(Cases::ACCUSATIVE),
        "из"
        | "от"
        | "до"
        | "у"
        | "без"
        | "для"
        | "после"
        | "против"
        | "около"
        | "вокруг"
        | "кроме"
        | "среди"
        | "возле"
        | "ради"
        | "вместо"
        | "из-за"
        | "из-под"
        | "внутри"
        | "вне"
        | "близ"
        | "ото"
        | "изо"
        | "мимо"
        | "относительно"
        | "насчёт"
        | "насчет" => Cases::GENITIVE,
        "через" | "про" | "сквозь" => Cases::ACCUSATIVE,
        _ => return None,
    })
}

/// Weighs the cases by the preposition `word`, `listed` where it stands before the first name of the list; whether it is one.
pub(super) fn behind_preposition(out: &mut Surroundings, word: &str, listed: bool) -> bool {
    let Some(cases) = governed(word) else { return false };
    for (case, weight) in out.cases.iter_mut().enumerate() {
        if !cases.has(case) {
            *weight *= if listed { AGAINST_LIST } else { AGAINST_PREPOSITION };
        }
    }
    // «в Москве» is a place more often than «в Москву» a direction.
    if matches!(word, "в" | "на" | "во") {
        out.cases[5] *= 6.0;
    }
    if word == "по" {
        out.cases[2] *= 3.0;
    }
    true
}
