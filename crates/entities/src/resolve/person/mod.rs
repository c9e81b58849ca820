//! Persons: all words of a name agree in case and gender; initials, particles and Latin letters stay.

mod parts;
mod surnames;

use super::context::Surroundings;
use super::forms::{self, ANY_GENDER, FEMININE, Form, Kind, MASCULINE, NEUTER};
use super::names::{Agreement, HOPELESS, Hypothesis, Memory, forms_of, normalised, verb_factor};
use super::turkic;
use super::words::{
    Piece, fold, in_one_line, is_upper, one_line, pieces, readable, syllables, title_case, with_capitals,
};
use parts::{Place, as_syllable, is_chinese, place_in_name, stays, word_behind};
use sarap_morph::Document;
use sarap_text::Span;
use std::borrow::Cow;
use std::sync::Arc;
use surnames::{as_surname, is_declined, no_vocative, staying_plural};

/// Of the persons in news more are men.
const WOMAN: f64 = 0.45;
/// «братья Ивановы»
const SEVERAL: f64 = 0.05;
/// «братьям Ивановым»
const SEVERAL_TITLED: f64 = 0.6;

/// How likely the first part of a double name stays.
const FIRST_PART: f64 = 1.2;

/// The same of one that the dictionary has as a name in another case.
const DECLINED_PART: f64 = 0.2;

/// How likely a father's name before «кызы» or «оглы» stays.
const FATHER: f64 = 4.0;

/// How likely a word of one syllable before the last one stays.
const SYLLABLE: f64 = 1.0;

/// How well a kind of form suits a name.
const fn suits(kind: Kind) -> f64 {
    match kind {
        Kind::Person => 1.0,
        Kind::Guess => 0.5,
        Kind::Place => 0.12,
        Kind::Noun => 0.08,
        Kind::Adjective => 0.12,
    }
}

/// The possible dictionary forms of the person named at `span`.
pub(super) fn hypotheses(
    document: &Document<'_>,
    span: Span,
    surroundings: &Surroundings,
    memory: &mut Memory,
) -> Vec<Hypothesis> {
    let meant = readable(document, span);
    let as_written = matches!(meant, Cow::Borrowed(_));
    let text = &*meant;
    let unchanged = one_line(text);
    let Some(pieces) = pieces(text, |_| true) else { return normalised(Vec::new(), Vec::new(), &unchanged) };
    let capitals =
        pieces.iter().filter(|piece| piece.word && piece.text.chars().count() > 1).all(|piece| is_upper(piece.text));
    let mut before = span.start();
    let count = pieces.iter().filter(|piece| piece.word).count();
    let chinese = count == 2 && is_chinese(&pieces);
    let words: Vec<Option<Word>> = pieces
        .iter()
        .enumerate()
        .map(|(at, piece)| {
            let place = Some(before).filter(|_| as_written);
            before += u32::try_from(piece.text.len()).unwrap_or_default();
            changes(piece).then(|| {
                // «Рустам кызы»: the father's name stays.
                if word_behind(&pieces, at).is_some_and(|next| turkic::gender(next).is_some()) {
                    return Word { forms: Arc::from([]), staying: Some(forms::unchanged(piece.text, FATHER)) };
                }
                // «Хуа Чуньин», «Ма Юнем»
                if chinese && at == 0 {
                    return Word { forms: Arc::from([]), staying: Some(forms::unchanged(piece.text, SYLLABLE)) };
                }
                let forms = forms_of(memory, document, piece.text, place);
                let forms = match place_in_name(&pieces, at) {
                    Place::Last if chinese && syllables(piece.text) <= 3 => as_syllable(forms, piece.text),
                    Place::Last => as_surname(forms, piece.text),
                    Place::LastSyllable => as_syllable(forms, piece.text),
                    Place::Other if count > 1 => no_vocative(staying_plural(forms, piece.text), piece.text),
                    Place::Other => forms,
                };
                // The first part of a double name may stay: «Касым-Жомартом».
                let weight = if pieces.get(at + 1).is_some_and(|next| next.text == "-") {
                    // «Франку-Вальтеру» has no part that looks like a nominative.
                    let declined = piece.text.ends_with(['у', 'ю']) || forms.iter().any(is_declined);
                    Some(if declined { DECLINED_PART } else { FIRST_PART })
                } else if stays(&pieces, at) {
                    Some(SYLLABLE)
                } else {
                    None
                };
                Word { forms, staying: weight.map(|weight| forms::unchanged(piece.text, weight)) }
            })
        })
        .collect();
    if words.iter().all(Option::is_none) {
        let keys = keys(&pieces, &[]);
        return vec![Hypothesis { text: unchanged, keys, weight: 1.0 }];
    }
    let told = pieces.iter().find_map(|piece| turkic::gender(piece.text).filter(|_| piece.word));
    let (mut readings, mut most) = (Vec::new(), 0.0_f64);
    let all = Agreement::all().filter(|agreement| agreement.plural || agreement.gender != NEUTER);
    for agreement in all.filter(|agreement| told.is_none_or(|told| !agreement.plural && agreement.gender == told)) {
        let Some((forms, own)) = chosen(&words, agreement) else { continue };
        let gender = if agreement.plural {
            if surroundings.titles { SEVERAL_TITLED } else { SEVERAL }
        } else if agreement.gender == MASCULINE {
            1.0
        } else {
            WOMAN
        };
        let weight = own
            * gender
            * title_factor(surroundings, agreement)
            * surroundings.cases[agreement.case]
            * verb_factor(surroundings, agreement);
        most = most.max(weight);
        readings.push((forms, weight));
    }
    readings.retain(|(_, weight)| *weight > most * HOPELESS);
    // Many cases have the same dictionary form.
    let (mut told, mut texts) = (Vec::<Vec<&Form>>::new(), Vec::new());
    let list: Vec<(usize, f64)> = readings
        .into_iter()
        .map(|(forms, weight)| {
            let alike = |other: &Vec<&Form>| other.iter().zip(&forms).all(|(a, b)| a.nominative == b.nominative);
            let number = told.iter().position(alike).unwrap_or_else(|| {
                let (text, keys) = read(&pieces, &words, &forms, capitals);
                texts.push((in_one_line(text), keys));
                told.push(forms);
                told.len() - 1
            });
            (number, weight)
        })
        .collect();
    normalised(texts, list, &unchanged)
}

/// A word that changes.
struct Word {
    forms: Arc<[Form]>,
    /// The word as a form of its own, where it may stay.
    staying: Option<Form>,
}

/// What the gender of a title says: «актриса Ярослава»; a man's word may stand for a woman too.
fn title_factor(surroundings: &Surroundings, agreement: Agreement) -> f64 {
    match surroundings.title {
        Some(FEMININE) if !agreement.plural && agreement.gender == MASCULINE => 0.1,
        Some(MASCULINE) if !agreement.plural && agreement.gender == FEMININE => 0.7,
        _ => 1.0,
    }
}

/// The forms that the changing words have in this agreement, and how likely they are read so.
fn chosen(words: &[Option<Word>], agreement: Agreement) -> Option<(Vec<&Form>, f64)> {
    let (mut forms, mut weight) = (Vec::new(), 1.0);
    for word in words.iter().flatten() {
        let (form, own) = best(word, agreement)?;
        weight *= own;
        forms.push(form);
    }
    Some((forms, weight))
}

/// Whether the piece may change: a capitalised word in Cyrillic letters, longer than an initial.
fn changes(piece: &Piece<'_>) -> bool {
    let mut first = piece.text.chars();
    let capital = first.next().is_some_and(char::is_uppercase);
    let letters = || piece.text.chars().all(|c| matches!(c, 'Ѐ'..='ӿ' | '’' | '\''));
    piece.word && capital && first.next().is_some() && letters() && turkic::gender(piece.text).is_none()
}

/// The whole name with these forms of the changing words.
fn read(pieces: &[Piece<'_>], words: &[Option<Word>], forms: &[&Form], capitals: bool) -> (String, Vec<String>) {
    let (mut text, mut changed) = (String::new(), Vec::new());
    let mut forms = forms.iter();
    for (piece, word) in pieces.iter().zip(words) {
        let Some(form) = word.as_ref().and_then(|_| forms.next()) else {
            text.push_str(piece.text);
            continue;
        };
        let word = with_capitals(piece.text, &form.nominative);
        let word = if capitals && word.chars().count() > 2 { title_case(&word) } else { word };
        changed.push(word.chars().map(fold).collect::<String>());
        text.push_str(&word);
    }
    let keys = keys(pieces, &changed);
    (text, keys)
}

/// The form of a word that suits `agreement` best.
fn best(word: &Word, agreement: Agreement) -> Option<(&Form, f64)> {
    let mut best: Option<(&Form, f64)> = None;
    for form in word.forms.iter().chain(&word.staying).filter(|form| agreement.fits(form)) {
        // Of plurals only surnames: «Иваны» is no person.
        if agreement.plural && (form.given || !matches!(form.kind, Kind::Person | Kind::Guess)) {
            continue;
        }
        // A form of any gender tells less than one of this gender.
        let open = if form.gender == ANY_GENDER && !agreement.plural { 0.6 } else { 1.0 };
        let weight = form.weight * suits(form.kind) * open;
        if best.is_none_or(|(_, other)| weight > other) {
            best = Some((form, weight));
        }
    }
    best
}

fn keys(pieces: &[Piece<'_>], changed: &[String]) -> Vec<String> {
    if changed.is_empty() {
        return pieces
            .iter()
            .filter(|piece| piece.word && piece.text.chars().count() > 2)
            .map(|piece| piece.text.chars().map(fold).collect())
            .collect();
    }
    changed.iter().filter(|word| word.chars().count() > 2).cloned().collect()
}
