//! The akim, the head of a Kazakh or Kyrgyz city, district or region, which the corpora of the model don't know.
//!
//! «аким», «заместитель акима» and the like with what they are the akim of: words for places («области», «города») and the places
//! that a model found behind.

use crate::{Label, Mention, Source};
use sarap_morph::Document;
use sarap_text::{Span, Token};

/// The rule's name.
const RULE: &str = "role.akim";
const SCORE: f32 = 0.75;

/// The post in its cases, with what may stand before the word; «Аким» is a first name too.
const FORMS: &[&str] = &["аким", "акима", "акиму", "акимом", "акиме", "акимы", "акимам", "акимами", "акимах"];
const BEFORE: &[&str] = &["", "вице-", "зам", "экс-"];

/// Words for what has an akim, in the genitive, and their abbreviations.
const KINDS: &[&str] = &[
    "города",
    "области",
    "района",
    "региона",
    "столицы",
    "села",
    "округа",
    "аула",
    "поселка",
    "посёлка",
    "мегаполиса",
    "г",
    "обл",
    "сельского",
    "этого",
];

/// No post is longer, in tokens.
const LONGEST: usize = 8;

/// Adds the akims of the text to `mentions`.
pub(super) fn add(document: &Document<'_>, mentions: &mut Vec<Mention>) {
    let text = document.text;
    let tokens = &document.segmentation.tokens;
    let place = |mention: &Mention| (mention.label == Label::Loc).then_some(mention.span);
    let mut found = Vec::new();
    for (at, _) in text.match_indices("ким").filter(|(at, _)| text[..*at].ends_with(['а', 'А'])) {
        let token = tokens.partition_point(|token| (token.span.end() as usize) <= at);
        if is_akim(tokens.get(token).map_or("", |token| token.span.of(text))) {
            let places: Vec<Span> = mentions.iter().filter_map(place).collect();
            found.extend(akim(text, tokens, &places, token));
        }
    }
    // «Аким отметил» is nobody's name where somebody is the akim.
    if !found.is_empty() {
        for mention in
            mentions.iter_mut().filter(|mention| mention.label == Label::Per && is_akim(mention.span.of(text)))
        {
            (mention.label, mention.source) = (Label::Role, Source::Rule(RULE));
        }
    }
    mentions.extend(found);
}

fn is_akim(word: &str) -> bool {
    let small = if word.len() < 32 { word.to_lowercase() } else { String::new() };
    BEFORE.iter().filter_map(|before| small.strip_prefix(before)).any(|rest| FORMS.contains(&rest))
}

fn akim(text: &str, tokens: &[Token], places: &[Span], at: usize) -> Option<Mention> {
    let token = tokens.get(at)?;
    let end = end(text, tokens, places, at);
    // Alone, and with a capital, it is a man.
    let man = token.span.of(text).starts_with('А') && end == token.span.end();
    (!man).then(|| Mention::new(Span::new(token.span.start(), end), Label::Role, Source::Rule(RULE), SCORE))
}

/// Where the post ends that begins at a token.
fn end(text: &str, tokens: &[Token], places: &[Span], at: usize) -> u32 {
    let mut end = tokens[at].span.end();
    for token in tokens.iter().skip(at + 1).take(LONGEST) {
        let word = token.span.of(text);
        let place = places.iter().find(|place| place.contains(token.span));
        match place {
            Some(place) => end = place.end().max(end),
            None if KINDS.contains(&word) => end = token.span.end(),
            // «г.»
            None if word == "."
                && token.span.start() == end
                && text.get(..end as usize).is_some_and(|it| it.ends_with('г')) => {}
            _ => break,
        }
    }
    end
}
