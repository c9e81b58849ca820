//! Laws of other layers, and names of laws, read again.

use super::super::atoms::Atoms;
use super::super::lexicon::Meaning;
use super::super::ordinal;
use crate::{Label, Mention, Source};
use sarap_morph::Document;

/// Leaves out what a model takes for a law and is a number alone: «№ 456». Behind «приказ» it is a part of the law's name.
pub(crate) fn leave_out_numbers(document: &Document<'_>, mentions: &mut Vec<Mention>) {
    mentions.retain(|mention| {
        let text = mention.span.of(document.text);
        let model = mention.label == Label::Law && matches!(mention.source, Source::Model(_));
        !(model && text.starts_with(['№', 'N']) && !text.chars().skip(1).any(char::is_alphabetic))
    });
}

/// Longest names that are read for their head.
const LONGEST: u32 = 400;

/// Gives «частью второй статьи 159» its dictionary form, «часть вторая статьи 159»: the ordinal agrees with the word before it,
/// though it may look as if it agreed with the one behind.
pub(crate) fn name(document: &Document<'_>, mentions: &mut [Mention]) {
    for mention in mentions.iter_mut().filter(|mention| mention.label == Label::Law && mention.span.len() < LONGEST) {
        let text = mention.span.of(document.text);
        let Some((word, rest)) = text.split_once(' ') else { continue };
        let (number, tail) = rest.split_at(rest.find(' ').unwrap_or(rest.len()));
        let Some((unit, feminine)) = unit(word) else { continue };
        if let Some(number) = agreeing(number, feminine).filter(|_| number.chars().all(char::is_alphabetic)) {
            mention.nominative = Some(format!("{unit} {number}{tail}"));
        }
    }
}

/// The nominative of a word for a part of a law, and whether it is feminine.
fn unit(word: &str) -> Option<(&'static str, bool)> {
    let word = word.to_lowercase();
    let units =
        [("часть", true), ("пункт", false), ("подпункт", false), ("абзац", false), ("статья", true), ("глава", true)];
    let of = Atoms::new(&word);
    let Some(Meaning::Clause(code)) = of.meaning(0) else { return None };
    let at = match code / 10 {
        0 => 3,
        1 => 2,
        2 => 1,
        3 => 0,
        4 => 4,
        6 => 5,
        _ => return None,
    };
    units.get(at).copied()
}

/// The ordinals from one to twenty.
const ORDINALS: [&str; 20] = [
    "первый",
    "второй",
    "третий",
    "четвёртый",
    "пятый",
    "шестой",
    "седьмой",
    "восьмой",
    "девятый",
    "десятый",
    "одиннадцатый",
    "двенадцатый",
    "тринадцатый",
    "четырнадцатый",
    "пятнадцатый",
    "шестнадцатый",
    "семнадцатый",
    "восемнадцатый",
    "девятнадцатый",
    "двадцатый",
];

/// The nominative of an ordinal in one gender: «вторая», «третий».
fn agreeing(word: &str, feminine: bool) -> Option<String> {
    let number = ordinal(&word.to_lowercase())?;
    let masculine = ORDINALS.get((number as usize).checked_sub(1)?)?;
    let ending = masculine.char_indices().rev().nth(1)?.0;
    Some(match (feminine, number) {
        (false, _) => (*masculine).to_owned(),
        (true, 3) => "третья".to_owned(),
        (true, _) => format!("{}ая", masculine.get(..ending)?),
    })
}
