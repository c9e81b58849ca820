//! A word or term as a reader expects it: nominative, in the number the text mostly uses, with the text's capitals.

use crate::count::Mention;
use crate::phrase::agreeing;
use sarap_morph::{Document, Grammemes, Pos, Reading};
use sarap_text::Case;
use std::collections::BTreeMap;

/// The term of these mentions, which are of the same lemmas.
pub(crate) fn render(document: &Document<'_>, mentions: &[Mention]) -> String {
    let Some(first) = mentions.first() else { return String::new() };
    if first.end - first.first == 1 {
        let word = document.morphology.lemma(document.morphology.tokens()[first.head].lemma);
        return capitals(document, mentions, 0, word);
    }
    let plurals = mentions.iter().filter(|mention| is_plural(document, mention)).count();
    let plural = plurals * 2 > mentions.len() || plurals * 2 == mentions.len() && is_plural(document, first);
    // A mention in the nominative says best how the term looks.
    let model = mentions
        .iter()
        .find(|mention| is_plural(document, mention) == plural && is_nominative(document, mention))
        .or_else(|| mentions.iter().find(|mention| is_plural(document, mention) == plural))
        .unwrap_or(first);
    let tail = common_tail(document, mentions);
    let head = model.head - model.first;
    let mut words = Vec::new();
    for place in 0..model.end - model.first {
        let word = if place <= head {
            nominative(document, model, model.first + place, plural)
        } else {
            lower(document, tail.head + (place - head)).to_string()
        };
        words.push(capitals(document, mentions, place, &word));
    }
    words.join(" ")
}

fn chosen<'d>(document: &Document<'d>, token: usize) -> Option<&'d Reading> {
    let reading = document.morphology.tokens().get(token)?;
    document.morphology.readings(reading.word).get(usize::from(reading.chosen))
}

fn lower<'d>(document: &Document<'d>, token: usize) -> &'d str {
    document.morphology.tokens().get(token).map_or("", |reading| document.morphology.word(reading.word))
}

fn is_plural(document: &Document<'_>, mention: &Mention) -> bool {
    document.morphology.tokens()[mention.head].tag.grammemes.any(Grammemes::PLUR)
}

fn is_nominative(document: &Document<'_>, mention: &Mention) -> bool {
    document.morphology.tokens()[mention.head].tag.grammemes.any(Grammemes::NOMN)
}

/// The mention whose words after the head are written most often so.
fn common_tail<'m>(document: &Document<'_>, mentions: &'m [Mention]) -> &'m Mention {
    let mut tails: BTreeMap<Vec<&str>, (usize, usize)> = BTreeMap::new();
    for (index, mention) in mentions.iter().enumerate() {
        let tail = (mention.head + 1..mention.end).map(|token| lower(document, token)).collect();
        tails.entry(tail).or_insert((0, index)).0 += 1;
    }
    let best = tails.values().max_by_key(|(count, index)| (*count, std::cmp::Reverse(*index)));
    &mentions[best.map_or(0, |&(_, index)| index)]
}

/// The word of the head group at `token` in the nominative.
fn nominative(document: &Document<'_>, mention: &Mention, token: usize, plural: bool) -> String {
    let word = lower(document, token);
    let head = document.morphology.tokens()[mention.head].tag;
    let mut wanted = Grammemes::NOMN | if plural { Grammemes::PLUR } else { Grammemes::SING };
    let reading = if token == mention.head {
        chosen(document, token)
    } else {
        if !plural {
            wanted = wanted | (head.grammemes & Grammemes::GENDERS);
        }
        agreeing(document, &document.morphology.tokens()[token], head)
    };
    let Some(reading) = reading else { return word.to_string() };
    document.dictionary.inflect(word, reading, wanted).unwrap_or_else(|| word.to_string())
}

/// `word` with the capitals that most mentions have at `place`, those at a sentence's start aside.
fn capitals(document: &Document<'_>, mentions: &[Mention], place: usize, word: &str) -> String {
    let tokens = &document.segmentation.tokens;
    let (mut lowers, mut titles, mut uppers, mut mixed) = (0, 0, 0, None);
    for mention in mentions {
        let at = mention.first + place;
        let Some(token) = tokens.get(at) else { continue };
        let starts = at == 0 || is_sentence_start(document, at);
        match token.case {
            Case::Title if starts => {}
            Case::Title => titles += 1,
            Case::Upper => uppers += 1,
            Case::Mixed => mixed = Some(token.span.of(document.text)),
            Case::Lower | Case::None => lowers += 1,
        }
    }
    let token = mentions.first().map_or(0, |mention| mention.first + place);
    let reading = document.morphology.tokens().get(token);
    let name = reading.is_some_and(|reading| {
        let names = Grammemes::NAME | Grammemes::SURN | Grammemes::PATR | Grammemes::GEOX | Grammemes::ORGN;
        reading.tag.grammemes.any(names) || reading.tag.pos == Pos::Latin
    });
    if let Some(written) = mixed.filter(|_| lowers + titles + uppers == 0) {
        // «ВКонтакте»; an inflected form keeps its capitals only where the letters are the same.
        if written.to_lowercase() == word {
            return written.to_string();
        }
    }
    let short = word.chars().count() <= 6;
    if uppers > lowers + titles && short {
        word.to_uppercase()
    } else if titles > lowers || lowers == 0 && name {
        let mut letters = word.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    } else {
        word.to_string()
    }
}

fn is_sentence_start(document: &Document<'_>, token: usize) -> bool {
    let sentences = &document.segmentation.sentences;
    let index = sentences.partition_point(|sentence| (sentence.tokens.end as usize) <= token);
    let Some(sentence) = sentences.get(index) else { return true };
    // Opening quotes and dashes before the first word don't make it less the first.
    let before = document.segmentation.tokens.get(sentence.tokens.start as usize..token).unwrap_or_default();
    before.iter().all(|token| token.kind == sarap_text::TokenKind::Punctuation)
}
