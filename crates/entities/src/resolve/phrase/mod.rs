//! Organisations and places: the head noun and the adjectives before it take the nominative, all else stays.
//!
//! «Департаментом уголовного розыска Монголии» has one changing word, «Следственного комитета Беларуси» two. Names in
//! quotes after a noun, abbreviations and words in Latin letters never change. In a sentence that is all in capitals words are
//! written small again, but for the first, names and abbreviations.

mod changing;
mod reading;
mod words;

pub(super) use words::DESCRIPTORS;

use super::capitals;
use super::context::Surroundings;
use super::forms::{Form, Kind};
use super::names::{Agreement, HOPELESS, Hypothesis, Memory, forms_of, normalised, verb_factor};
use super::words::{Piece, folded, in_one_line, is_upper, one_line, pieces, readable, with_capitals};
use crate::Label;
use changing::{changes, declined_abbreviation, opens_quote};
use reading::{Changes, Reading, alike, follows, replaced};
use sarap_morph::Document;
use sarap_text::Span;
use std::borrow::Cow;
use std::sync::Arc;
use words::STAYING;

/// A head stands at most so many words in.
const MOST_BEFORE_HEAD: usize = 4;
/// Words that are looked at: a place's name may follow the head.
const MOST_WORDS: usize = MOST_BEFORE_HEAD + 2;

/// «полиции» is the police in the genitive rather than several of them.
const SEVERAL: f64 = 0.4;

/// The possible dictionary forms of the organisation or place named at `span`.
pub(super) fn hypotheses(
    document: &Document<'_>,
    span: Span,
    surroundings: &Surroundings,
    label: Label,
    memory: &mut Memory,
) -> Vec<Hypothesis> {
    let meant = readable(document, span);
    let as_written = matches!(meant, Cow::Borrowed(_));
    let text = &*meant;
    let unchanged = one_line(text);
    let same = || vec![Hypothesis { text: unchanged.clone(), keys: vec![folded(&unchanged)], weight: 1.0 }];
    let Some(pieces) = pieces(text, |word| splits(document, memory, word)) else { return same() };
    // «газета «Новое время»»: the name after its noun stands in the nominative already.
    if surroundings.titled || opens_quote(text) {
        return same();
    }
    let words: Vec<usize> = (0..pieces.len()).filter(|at| pieces[*at].word).take(MOST_WORDS).collect();
    let quote = pieces
        .iter()
        .position(|piece| !piece.word && piece.text.contains(['«', '"', '“', '„']))
        .unwrap_or(pieces.len());
    let Some(&first) = words.first() else { return same() };
    if let Some(base) = declined_abbreviation(pieces[first].text) {
        let text = replaced(&pieces, |at| (at == first).then_some(base));
        return vec![Hypothesis { keys: vec![folded(&text)], text, weight: 1.0 }];
    }
    let capitals = capitals::are(document, &pieces, span);
    let changes = |piece: &Piece<'_>| changes(piece, label, capitals.then_some(document));
    if !changes(&pieces[first]) && !STAYING.contains(&pieces[first].text) {
        return same();
    }
    let place = |at: usize| {
        let before: usize = pieces.iter().take(at).map(|piece| piece.text.len()).sum();
        Some(span.start() + u32::try_from(before).ok()?).filter(|_| as_written)
    };
    let forms: Vec<Arc<[Form]>> = words
        .iter()
        .map(|at| {
            let piece = &pieces[*at];
            if changes(piece) {
                forms_of(memory, document, piece.text, place(*at))
            } else if is_upper(piece.text) && *at > first {
                // «казахстанское МВД»: the adjective agrees with an abbreviation, which stays.
                let shown = |form: &Form| with_capitals(piece.text, &form.nominative);
                let same = |form: &&Form| form.kind == Kind::Noun && !form.against && shown(form) == piece.text;
                forms_of(memory, document, piece.text, place(*at)).iter().filter(same).cloned().collect()
            } else {
                Arc::default()
            }
        })
        .collect();
    let follow = std::array::from_fn(|at| follows(&pieces, &words, quote, at));
    let reading = Reading::new(&pieces, &words, &forms, follow, quote, label);
    let (mut readings, mut most) = (Vec::new(), 0.0_f64);
    for agreement in Agreement::all().filter(|agreement| reading.is_possible(*agreement)) {
        let number = if agreement.plural { SEVERAL } else { 1.0 };
        let factor = number * surroundings.cases[agreement.case] * verb_factor(surroundings, agreement);
        for head in 0..words.len().min(MOST_BEFORE_HEAD + 1) {
            let Some((changes, weight)) = reading.read(head, agreement) else { continue };
            most = most.max(weight * factor);
            readings.push((changes, weight * factor));
        }
    }
    readings.retain(|(_, weight)| *weight > most * HOPELESS);
    // Many cases have the same dictionary form.
    let (mut told, mut texts) = (Vec::<Changes<'_>>::new(), Vec::new());
    let list: Vec<(usize, f64)> = readings
        .into_iter()
        .map(|(changes, weight)| {
            let number = told.iter().position(|other| alike(other, &changes)).unwrap_or_else(|| {
                let text = in_one_line(reading.text(&changes));
                told.push(changes);
                let keys = vec![folded(&text)];
                texts.push((text, keys));
                told.len() - 1
            });
            (number, weight)
        })
        .collect();
    let mut list = normalised(texts, list, &unchanged);
    if capitals {
        list.iter_mut().for_each(|hypothesis| hypothesis.text = capitals::calm(document, &hypothesis.text, label));
    }
    list
}

/// Whether a hyphenated word is declined by its parts: not if the dictionary has it as one, and not with a word between.
fn splits(document: &Document<'_>, memory: &mut Memory, word: &str) -> bool {
    let whole = forms_of(memory, document, word, None)
        .iter()
        .any(|form| matches!(form.kind, Kind::Place | Kind::Noun | Kind::Adjective) && form.weight >= 0.9);
    !whole && word.split('-').count() == 3
}
