//! A word or term as a reader expects it: nominative, in the number the text mostly uses, with the text's capitals.

use crate::count::Mention;
use crate::names::is_name;
use crate::phrase::agreeing;
use sarap_morph::{Document, Grammemes, Pos};
use sarap_text::Case;
use std::collections::BTreeMap;

/// The term of these mentions, which are of the same lemmas.
pub(crate) fn render(document: &Document<'_>, mentions: &[Mention]) -> String {
    let Some(first) = mentions.first() else { return String::new() };
    if first.end - first.first == 1 {
        let word = match always_plural(document, mentions) {
            Some(model) => nominative(document, model, model.head, true),
            None => document.morphology.lemma(document.morphology.tokens()[first.head].lemma).to_string(),
        };
        return capitals(document, mentions, 0, &word);
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

/// A mention of a noun that the text repeats in the plural alone: «киберпреступления», «санкции».
fn always_plural<'m>(document: &Document<'_>, mentions: &'m [Mention]) -> Option<&'m Mention> {
    let plural = |mention: &Mention| mention.tag(document).pos == Pos::Noun && is_plural(document, mention);
    let model = mentions.first().filter(|first| mentions.len() > 1 && !is_name(document, first.head))?;
    mentions.iter().all(plural).then_some(model)
}

fn lower<'d>(document: &Document<'d>, token: usize) -> &'d str {
    document.morphology.tokens().get(token).map_or("", |reading| document.morphology.word(reading.word))
}

fn is_plural(document: &Document<'_>, mention: &Mention) -> bool {
    mention.tag(document).grammemes.any(Grammemes::PLUR)
}

fn is_nominative(document: &Document<'_>, mention: &Mention) -> bool {
    mention.tag(document).grammemes.any(Grammemes::NOMN)
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
    let head = mention.tag(document);
    let own = &document.morphology.tokens()[token];
    let mut wanted = Grammemes::NOMN | if plural { Grammemes::PLUR } else { Grammemes::SING };
    let reading = if token == mention.head {
        document.morphology.readings(own.word).get(usize::from(mention.reading))
    } else {
        if !plural {
            wanted = wanted | (head.grammemes & Grammemes::GENDERS);
        }
        agreeing(document, own, head)
    };
    let Some(reading) = reading else { return word.to_string() };
    document.dictionary.inflect(word, reading, wanted).unwrap_or_else(|| word.to_string())
}

/// `word` with the capitals that most mentions have at `place`, those at a sentence's start aside.
fn capitals(document: &Document<'_>, mentions: &[Mention], place: usize, word: &str) -> String {
    let tokens = &document.segmentation.tokens;
    let mut lowers = 0;
    // Written forms with their number; a title at a sentence's start says nothing.
    let mut written: BTreeMap<&str, usize> = BTreeMap::new();
    for mention in mentions {
        let at = mention.first + place;
        let Some(token) = tokens.get(at) else { continue };
        match token.case {
            Case::Title if is_sentence_start(document, at) => {}
            Case::Lower | Case::None => lowers += 1,
            _ => *written.entry(token.span.of(document.text)).or_default() += 1,
        }
    }
    let total: usize = written.values().sum();
    let most = written.iter().max_by_key(|(form, count)| (**count, std::cmp::Reverse(**form)));
    let Some((form, _)) = most.filter(|_| total > lowers) else {
        let token = mentions.first().map_or(0, |mention| mention.first + place);
        return if lowers == 0 && is_name(document, token) { with_capitals_of(word, "X") } else { word.to_string() };
    };
    // Abbreviations stand as they are written: their letters are no endings.
    let abbreviation = form.chars().count() < 7 && !form.chars().any(char::is_lowercase);
    if abbreviation { (*form).to_string() } else { with_capitals_of(word, form) }
}

/// «шри-ланка» after «Шри-Ланке» is «Шри-Ланка»; headlines in capitals give one capital only.
fn with_capitals_of(word: &str, form: &str) -> String {
    let whole = form.chars().nth(1).is_some() && !form.chars().any(char::is_lowercase);
    let mut model = form.chars();
    let mut out = String::with_capacity(word.len());
    for (index, letter) in word.chars().enumerate() {
        if model.next().is_some_and(char::is_uppercase) && (index == 0 || !whole) {
            out.extend(letter.to_uppercase());
        } else {
            out.push(letter);
        }
    }
    out
}

/// Whether only punctuation stands before the token in its sentence.
pub(crate) fn is_sentence_start(document: &Document<'_>, token: usize) -> bool {
    let sentences = &document.segmentation.sentences;
    let index = sentences.partition_point(|sentence| (sentence.tokens.end as usize) <= token);
    let Some(sentence) = sentences.get(index) else { return true };
    // Opening quotes and dashes before the first word don't make it less the first.
    let before = document.segmentation.tokens.get(sentence.tokens.start as usize..token).unwrap_or_default();
    before.iter().all(|token| token.kind == sarap_text::TokenKind::Punctuation)
}
