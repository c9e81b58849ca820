//! The tense of what is told at a date, by the verbs around it.

use super::when::Tense;
use sarap_morph::{Document, Grammemes, Pos};
use sarap_text::Span;

/// Words on each side of a date in which the verb is looked for that tells its tense.
const REACH: usize = 12;
/// Verbs that tell in the present of what is soon to be: «с 1 января вводится».
const BEGINNINGS: &str = "вводи вступа меня изменя начина запуска открыва закрыва повыша снижа переход отменя увеличива \
    прекраща возобновля планир ожида предполага";
/// What is settled about a day ahead: «назначено на 25 декабря».
const SETTLED: &[&str] = &["назнач", "заплан", "намеч", "перенес", "отлож"];

/// The tense of the verb nearest to a date in its clause: what stands behind a comma tells of something else. Of a clause without
/// a verb («поедет в мае, а осенью — в июне») that of the nearest in the sentence.
pub(crate) fn tense(document: &Document<'_>, date: Span) -> Tense {
    let segmentation = document.segmentation;
    let first = segmentation.tokens.partition_point(|token| token.span.end() <= date.start());
    let after = segmentation.tokens.partition_point(|token| token.span.start() < date.end());
    let at = segmentation.sentences.partition_point(|sentence| sentence.span.end() <= date.start());
    let Some(sentence) = segmentation.sentences.get(at) else { return Tense::Open };
    let (begin, end) = (sentence.tokens.start as usize, sentence.tokens.end as usize);
    let in_clause = |at: &usize| {
        let sign = segmentation.tokens.get(*at).map_or("", |token| token.span.of(document.text));
        !matches!(sign, "," | ";" | ":" | "(" | ")" | "—" | "–")
    };
    let tag = |at: usize| document.morphology.tokens().get(at).map(|token| token.tag);
    let word = |at: usize| segmentation.tokens.get(at).map_or("", |token| token.span.of(document.text)).to_lowercase();
    let onto = first.checked_sub(1).is_some_and(|at| word(at) == "на");
    let tell = |at: usize| {
        // «будут выделены»
        let ahead = || at.checked_sub(1).and_then(tag).and_then(said_by) == Some(Tense::Future);
        match tag(at)? {
            tag if tag.pos == Pos::Prts && ahead() => Some(Tense::Future),
            tag => match said_by(tag)? {
                Tense::Present if begins(&word(at)) => Some(Tense::Begins),
                Tense::Past if onto && SETTLED.iter().any(|stem| word(at).starts_with(stem)) => Some(Tense::Present),
                tense => Some(tense),
            },
        }
    };
    let nearest = |within: &dyn Fn(&usize) -> bool| {
        let ahead = (after..end).take(REACH).take_while(within).enumerate();
        let back = (begin.min(first)..first).rev().take(REACH).take_while(within).enumerate();
        let ahead = ahead.into_iter().find_map(|(far, at)| Some((far, tell(at)?)));
        let back = back.into_iter().find_map(|(far, at)| Some((far, tell(at)?)));
        [ahead, back].into_iter().flatten().min_by_key(|(far, _)| *far)
    };
    nearest(&in_clause).or_else(|| nearest(&|_| true)).map_or(Tense::Open, |(_, tense)| tense)
}

/// Whether a verb tells of a beginning.
fn begins(word: &str) -> bool {
    BEGINNINGS.split_whitespace().any(|stem| word.starts_with(stem))
}

/// The tense that a word tells: a verb's own, a passive participle's past («подписан»).
fn said_by(tag: sarap_morph::Tag) -> Option<Tense> {
    let has = |tense| tag.grammemes.has(tense);
    match tag.pos {
        Pos::Verb if has(Grammemes::PAST) => Some(Tense::Past),
        Pos::Verb if has(Grammemes::FUTR) => Some(Tense::Future),
        Pos::Verb if has(Grammemes::PRES) => Some(Tense::Present),
        Pos::Prts => Some(Tense::Past),
        _ => None,
    }
}
