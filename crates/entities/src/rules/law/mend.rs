//! Laws of other layers, and names of laws, read again.

use super::super::atoms::Atoms;
use super::super::lexicon::Meaning;
use super::super::ordinal;
use crate::{Label, Mention, Source};
use sarap_morph::{Document, Pos};
use sarap_text::Span;

/// Leaves out what a model finds that is none: a law that is a number alone («№ 456»; behind «приказ» it is a part of the law's
/// name), parts of an article that rules read as a whole, and of a treaty its adjective as a place or all of it as an event
/// («[Минские] соглашения»).
pub(crate) fn leave_out(document: &Document<'_>, mentions: &mut Vec<Mention>) {
    let by = |rule: &'static str| {
        let own = mentions.iter().filter(move |it| it.label == Label::Law && it.source == Source::Rule(rule));
        let mut spans: Vec<Span> = own.map(|it| it.span).collect();
        spans.sort_by_key(|span| (span.start(), std::cmp::Reverse(span.end())));
        // The outermost, in order and apart.
        let mut end = 0;
        spans.retain(|span| {
            let outer = span.end() > end;
            end = end.max(span.end());
            outer
        });
        spans
    };
    let (articles, treaties) = (by("law.article"), by("law.named"));
    let around = |spans: &[Span], span: Span| {
        let at = spans.partition_point(|it| it.end() < span.end());
        spans.get(at).copied().filter(|it| it.contains(span))
    };
    mentions.retain(|mention| {
        if !matches!(mention.source, Source::Model(_)) {
            return true;
        }
        let text = mention.span.of(document.text);
        match mention.label {
            Label::Law => {
                let number = text.starts_with(['№', 'N']) && !text.chars().skip(1).any(char::is_alphabetic);
                !number && around(&articles, mention.span).is_none()
            }
            Label::Event => around(&treaties, mention.span) != Some(mention.span),
            Label::Loc => around(&treaties, mention.span).is_none_or(|treaty| {
                treaty.start() != mention.span.start() || text.contains(' ') || !is_adjective(document, mention.span)
            }),
            _ => true,
        }
    });
}

fn is_adjective(document: &Document<'_>, span: Span) -> bool {
    let at = document.segmentation.tokens.partition_point(|token| token.span.end() <= span.start());
    document.morphology.tokens().get(at).is_some_and(|reading| reading.tag.pos == Pos::Adjf)
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
