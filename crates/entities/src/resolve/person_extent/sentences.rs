//! Sentences, lines and titles end a name.

use crate::resolve::forms::Cases;
use crate::resolve::given;
use crate::resolve::tokens::{is_known, is_name, readings, trimmed};
use sarap_morph::{Document, Grammemes, Pos, Reading};
use sarap_text::Span;

const STOPS: [char; 7] = ['?', '!', '…', ':', ';', '\n', '\r'];

/// The part of a person's name that holds most words with capitals, of those between stops; the last of equals. A line's end
/// parts only where names stand on both sides of it, or where the last one labels its line.
pub(super) fn in_one_sentence(text: &str, span: Span) -> Span {
    let inner = span.of(text);
    if !inner.contains(STOPS) {
        return span;
    }
    let capitals = |part: &str| part.split_whitespace().filter(|word| word.starts_with(char::is_uppercase)).count();
    let label = text.get(span.end() as usize..).is_some_and(|rest| rest.starts_with(':'));
    let parts_at = |at: usize, stop: char| {
        let (before, after) = (&inner[..at], &inner[at..]);
        let lines = || label || (capitals(before) > 1 && capitals(after) > 1);
        !matches!(stop, '\n' | '\r') || lines()
    };
    let mut best: Option<(usize, Span)> = None;
    let mut start = 0;
    let stops = inner.match_indices(STOPS).filter(|(at, stop)| parts_at(*at, stop.chars().next().unwrap_or(' ')));
    for (end, next) in stops.map(|(at, stop)| (at, at + stop.len())).chain([(inner.len(), inner.len())]) {
        let part = &inner[start..end];
        let count = capitals(part);
        if count > 0 && best.is_none_or(|(most, _)| count >= most) {
            let from = span.start() as usize;
            best = Some((count, trimmed(text, Span::from_range(from + start..from + end))));
        }
        start = next;
    }
    best.map_or(span, |(_, span)| span)
}

/// What stands in small letters before surnames.
const PARTICLES: &[&str] =
    &["бен", "бин", "ибн", "бинт", "аль", "ад", "ас", "аш", "де", "да", "ди", "ду", "дель", "фон", "ван", "тер"];

/// Without the common word for a person that has its capital from the beginning of the sentence.
pub(super) fn without_title(document: &Document<'_>, span: Span) -> Span {
    let tokens = &document.segmentation.tokens;
    let Ok(first) = tokens.binary_search_by_key(&span.start(), |token| token.span.start()) else { return span };
    // «Соратник бен Ладена»
    let particle = tokens.get(first + 1).is_some_and(|next| PARTICLES.contains(&next.span.of(document.text)));
    let name = tokens
        .get(first + 1 + usize::from(particle))
        .filter(|name| name.span.end() <= span.end() && is_name(name, document.text));
    let Some(name) = name else { return span };
    let names = Grammemes::NAME | Grammemes::SURN | Grammemes::PATR | Grammemes::GEOX | Grammemes::ABBR;
    let known = readings(document, first);
    let person = |reading: &Reading| {
        let noun = reading.tag.pos == Pos::Noun && reading.tag.grammemes.has(Grammemes::ANIM);
        noun || matches!(reading.tag.pos, Pos::Adjf | Pos::Prtf)
    };
    // «Роман Габриэля Гарсии Маркеса»
    let work = |reading: &Reading| reading.tag.pos == Pos::Noun && reading.tag.grammemes.has(Grammemes::INAN);
    let title_of = || {
        let (title, author) = (first_name(document, first), first_name(document, first + 1));
        let both = title != Cases::NONE && author != Cases::NONE;
        both && known.iter().any(work) && title.with(author) == Cases::NONE
    };
    let common = known.iter().all(|reading| is_known(reading) && !reading.tag.grammemes.any(names));
    let sentences = &document.segmentation.sentences;
    let begins = || sentences.binary_search_by_key(&first, |sentence| sentence.tokens.start as usize).is_ok();
    let title = ((common && known.iter().any(person)) || title_of()) && begins();
    let start = tokens.get(first + 1).map_or(name.span.start(), |next| next.span.start());
    if title { Span::new(start, span.end()) } else { span }
}

/// The cases in which the token is a first name.
fn first_name(document: &Document<'_>, token: usize) -> Cases {
    let named = Grammemes::NAME | Grammemes::SING;
    let known = readings(document, token).iter().filter(|it| is_known(it) && it.tag.grammemes.has(named));
    let word = document.morphology.tokens().get(token).map_or("", |it| document.morphology.word(it.word));
    let listed = given::forms(word).into_iter().filter(|form| form.given).map(|form| form.cases);
    known.map(|it| Cases::of(it.tag.grammemes)).chain(listed).fold(Cases::NONE, Cases::and)
}

/// The second of two names that «и» joins, if a model took them for one: «[Ван И] и [Ли Цяна]».
pub(super) fn joined(text: &str, span: Span) -> Option<Span> {
    let (one, other) = span.of(text).split_once(" и ")?;
    let name =
        |part: &str| part.starts_with(char::is_uppercase) && part.chars().nth(1).is_some_and(char::is_alphabetic);
    let start = span.start() as usize + one.len() + " и ".len();
    (name(one) && name(other)).then(|| Span::from_range(start..span.end() as usize))
}
