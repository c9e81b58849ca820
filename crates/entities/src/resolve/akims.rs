//! The akim, the head of a Kazakh or Kyrgyz city, district or region, which the corpora of the model don't know.
//!
//! «аким», «заместитель акима» and the like with what they are the akim of: words for places («области», «города») and the places
//! that a model found behind.

use super::lists;
use crate::{Label, Mention, Source};
use sarap_morph::{Document, Grammemes};
use sarap_text::{Case, Span, Token};

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
            let mut places: Vec<Span> = mentions.iter().filter_map(place).collect();
            // «Аким Шымкента» may be a man to the model.
            places.extend((token + 1..=token + LONGEST).filter(|at| is_place(document, *at)).map(|at| tokens[at].span));
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
    // Nor is a name what begins with the post.
    mentions.retain_mut(|mention| {
        let post = found.iter().find(|post| mention.label == Label::Per && post.span.start() == mention.span.start());
        let Some(post) = post else { return true };
        let rest = text.get(post.span.end() as usize..mention.span.end() as usize).unwrap_or_default();
        let start = mention.span.end() - rest.trim_start().len() as u32;
        mention.span = Span::new(start.min(mention.span.end()), mention.span.end());
        !mention.span.is_empty()
    });
    mentions.extend(found);
}

/// Whether the dictionary or the list of places has the word, which is written as a name.
fn is_place(document: &Document<'_>, at: usize) -> bool {
    let (Some(token), Some(reading)) = (document.segmentation.tokens.get(at), document.morphology.tokens().get(at))
    else {
        return false;
    };
    // «Аким Тажин» is a man.
    let genitive = reading.tag.grammemes.has(Grammemes::GENT);
    let of_place = Grammemes::GEOX | Grammemes::GENT;
    let known = || document.morphology.readings(reading.word).iter().any(|it| it.tag.grammemes.has(of_place));
    let listed =
        || lists::get().place(document.morphology.lemma(reading.lemma)).is_some_and(|listed| !listed.adjective);
    token.case == Case::Title && (known() || (genitive && listed()))
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
