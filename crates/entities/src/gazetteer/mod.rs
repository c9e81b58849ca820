//! Names in Kazakh and English sentences: what the built-in lists know there, and Kazakh persons by the build of their names.
//!
//! The tagger has learnt from Russian alone, so that documents in the other two languages of the region, and passages of them in a
//! Russian one, would name nobody. A list misses what it does not have, but what it finds is what the same name is in Russian: «Ішкі
//! істер министрлігі», «Ministry of Internal Affairs» and «МВД» are one entity.

mod endings;
mod index;
mod kazakh_heads;
mod kazakh_persons;
mod language;
mod taken;

use crate::{Label, Mention, Source};
use index::{Found, Names};
pub(crate) use language::Language;
use sarap_morph::Document;
use sarap_text::{Sentence, Span};
use taken::Taken;

/// How sure a listed name is.
const LISTED: f32 = 0.9;

/// Adds what is named in the Kazakh and English sentences of `document` to the other layers' mentions, and takes from them what the
/// model, which knows Russian alone, found there.
pub fn add(document: &Document<'_>, layers: &mut Vec<Mention>) {
    let mut mentions = Vec::new();
    let mut foreign: Vec<Span> = Vec::new();
    let main = language::of(document.text);
    for sentence in &document.segmentation.sentences {
        if let Some(language) = language::of_sentence(sentence.span.of(document.text), main) {
            in_sentence(document, sentence, language, &mut mentions);
            foreign.push(sentence.span);
        }
    }
    if foreign.is_empty() {
        return;
    }
    layers.retain_mut(|mention| {
        let last = foreign.partition_point(|span| span.start() <= mention.span.start()).checked_sub(1);
        let inside = last.is_some_and(|last| foreign[last].overlaps(mention.span));
        if inside && mention.label == Label::Date {
            // It would be declined as a Russian word is.
            mention.nominative = Some(one_line(mention.span.of(document.text)));
        }
        !(inside && matches!(mention.source, Source::Model(_)))
    });
    layers.extend(mentions);
}

fn in_sentence(document: &Document<'_>, sentence: &Sentence, language: Language, out: &mut Vec<Mention>) {
    let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
    let tokens = &document.segmentation.tokens[range.clone()];
    let names = Names::of(language);
    let mut found: Vec<Found<'_>> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let here = names.at(document.text, &tokens[at..], language);
        at += here.as_ref().map_or(1, |found| found.tokens);
        found.extend(here);
    }
    let first = out.len();
    for (number, name) in found.iter().enumerate() {
        let whole = match name.label {
            Label::Org if name.of_states => with_country(document.text, &found, number, language),
            _ => name.span,
        };
        let mention = Mention::new(whole, name.label, Source::List(name.list), LISTED);
        let nominative = nominative(document.text, whole, name, language);
        let name = (whole != name.span).then_some(name.span);
        out.push(Mention { nominative: Some(nominative), name, ..mention });
    }
    if language == Language::Kazakh {
        let listed = Taken::by(&out[first..]);
        kazakh_heads::find(document.text, tokens, |span| listed.contains(span), out);
        let named = Taken::by(&out[first..]);
        let readings = document.morphology.tokens().get(range).unwrap_or_default();
        let words = kazakh_persons::Words { document, tokens, readings };
        kazakh_persons::find(&words, |span| named.overlaps(span), out);
    }
}

/// The extent of a state's body with the country that stands beside it.
fn with_country(text: &str, found: &[Found<'_>], number: usize, language: Language) -> Span {
    let body = &found[number];
    let country = |at: Option<usize>| at.and_then(|at| found.get(at)).filter(|other| other.label == Label::Loc);
    let between = |from: u32, to: u32| text.get(from as usize..to as usize).unwrap_or_default();
    if let Some(before) = country(number.checked_sub(1)) {
        // «Қазақстанның Бас прокуратурасы», but not «Қазақстанда Бас прокуратура»; «Kazakhstan's Ministry of Defence».
        let owns = match language {
            Language::Kazakh => before.ending.is_empty() || endings::is_genitive(before.ending),
            Language::English => true,
        };
        let possessive = if language == Language::English { before.ending } else { "" };
        if owns && between(before.span.end(), body.span.start()).strip_prefix(possessive) == Some(" ") {
            return before.span.cover(body.span);
        }
    }
    if let Some(after) = country(Some(number + 1)).filter(|_| language == Language::English)
        && matches!(between(body.span.end(), after.span.start()), " of " | " of the ")
    {
        return body.span.cover(after.span);
    }
    body.span
}

/// The mention without the ending of its case.
fn nominative(text: &str, whole: Span, name: &Found<'_>, language: Language) -> String {
    // The English one is no part of the mention.
    let ending = if language == Language::Kazakh && whole.end() == name.span.end() { name.ending.len() } else { 0 };
    let end = whole.end() as usize - ending;
    one_line(text.get(whole.start() as usize..end).unwrap_or_default())
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
