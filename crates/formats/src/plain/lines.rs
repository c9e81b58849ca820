//! A text as lines, and what each looks like.

use super::dates::{self, Shown};
use super::lexicon::{self, Found, Kind, Words};
use crate::blocks::Features;

/// What a line looks like.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Look {
    /// Running text or a sentence.
    Text,
    /// Words without the end of a sentence: a heading, a headline, a menu item.
    Label,
    /// The beginning of a text that goes on elsewhere: «…».
    Teaser,
    /// A date, with a time or without.
    Date,
    /// A date among a few other words: «Reuters, 20 сентября 2025, 14:35».
    Dated,
    /// Nothing but numbers and signs, or a single letter.
    Sign,
    /// Author, source, picture.
    Byline,
    /// Exchange rates: «$ 482.33».
    Rate,
    /// «+13 °C Алматы»
    Weather,
    /// Known by a phrase of the lists.
    Furniture(Found),
}

/// A line, or the lines of a paragraph that was wrapped.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Byte offsets in the text, without the white space around.
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) look: Look,
    pub(super) words: u32,
    pub(super) characters: u32,
    /// It begins with a sign of a list.
    pub(super) item: bool,
    /// It ends with a colon.
    pub(super) opens: bool,
}

impl Line {
    pub(super) fn of<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// Furniture of one of these kinds.
    pub(super) fn is(&self, kinds: &[Kind]) -> bool {
        matches!(self.look, Look::Furniture(found) if kinds.contains(&found.kind))
    }
}

/// The lines of `text` that are not blank.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut spans: Vec<(usize, usize)> = Vec::new();
    let mut at = 0;
    // The line before ends right here, without a blank line between.
    let mut follows = false;
    let width = width(text);
    for line in text.split('\n') {
        let start = at + (line.len() - line.trim_start().len());
        let end = at + line.trim_end().len();
        at += line.len() + 1;
        if start >= end {
            follows = false;
            continue;
        }
        match spans.last_mut() {
            Some(last) if follows && wrapped(text.get(last.0..last.1).unwrap_or_default(), line, width) => last.1 = end,
            _ => spans.push((start, end)),
        }
        follows = true;
    }
    spans.into_iter().map(|(start, end)| look_at(text, start, end)).collect()
}

/// Lines of a wrapped text have no more characters than this; the longest that mail programs and terminals make.
const WIDEST: usize = 120;
/// And no fewer than this where they are full.
const NARROWEST: usize = 50;

/// The width at which the text was wrapped, if it was: no line is longer, and several are nearly as long.
fn width(text: &str) -> Option<usize> {
    let mut longest = 0;
    for line in text.split('\n') {
        // Bytes are at least as many as characters and at most four times: most lines need no counting.
        if line.len() > 4 * WIDEST {
            return None;
        }
        // An address has no place to wrap.
        if line.trim().contains(' ') {
            longest = longest.max(line.trim_end().chars().count());
        }
    }
    if !(NARROWEST..=WIDEST).contains(&longest) {
        return None;
    }
    let filled = |line: &str| line.chars().count() + 15 >= longest;
    let lines = text.split('\n').filter(|line| !line.trim().is_empty());
    let (full, all) = lines.fold((0, 0), |(full, all), line| (full + usize::from(filled(line.trim_end())), all + 1));
    (full >= 5 && full * 20 >= all).then_some(longest)
}

/// Whether `next` goes on with the paragraph of `before`: its first word had no room in the line before.
fn wrapped(before: &str, next: &str, width: Option<usize>) -> bool {
    let Some(width) = width else { return false };
    let last = before.rsplit('\n').next().unwrap_or_default();
    let word = next.split_whitespace().next().unwrap_or_default();
    last.chars().count() + 1 + word.chars().count() > width
}

/// Longer lines are running text: no phrase is looked for in them.
const LONGEST_NOTICE: u32 = 60;
const MOST_CHARACTERS: u32 = 1000;
/// A line that shows a date says little else.
const MOST_BESIDE_DATE: u32 = 12;
/// A line that begins with a phrase and is longer goes on to say something.
const LONGEST_LABEL: u32 = 25;

fn look_at(text: &str, start: usize, end: usize) -> Line {
    let line = text.get(start..end).unwrap_or_default();
    let features = Features::of(line);
    let item = line.starts_with(['•', '·', '●', '▪', '■', '*', '–', '—', '-', '+', '>', '→'])
        || line.split_once([')', '.']).is_some_and(|(number, _)| number.len() < 4 && is_number(number));
    Line {
        start,
        end,
        look: look(line, &features),
        words: features.words,
        characters: features.characters,
        item,
        opens: line.ends_with(':'),
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn look(line: &str, features: &Features) -> Look {
    let prose = features.is_prose() && (features.closed || features.words >= LONGEST_LABEL);
    if features.words > LONGEST_NOTICE || features.characters > MOST_CHARACTERS {
        return if prose { Look::Text } else { Look::Label };
    }
    // A line of many words is no date, and none that stands beside one either.
    let date = if features.words <= MOST_BESIDE_DATE { dates::date(line) } else { None };
    if date == Some(Shown::Alone) {
        return Look::Date;
    }
    let words = Words::of(line);
    if words.iter().all(|word| word.chars().nth(1).is_none()) && !line.contains('°') && !has_currency(line) {
        return Look::Sign;
    }
    if let Some(found) = lexicon::find(&words) {
        let short = features.words <= if found.kind == Kind::Byline { 15 } else { LONGEST_LABEL };
        match found.kind {
            Kind::Byline if short && !(prose && features.words > 8) => return Look::Byline,
            Kind::Byline => {}
            Kind::Footer => return Look::Furniture(found),
            _ if found.whole || short => return Look::Furniture(found),
            _ => {}
        }
    }
    if line.contains('©') || line.starts_with("(c) ") || line.starts_with("(C) ") {
        return Look::Furniture(Found { kind: Kind::Notice, whole: false, first: "©" });
    }
    if is_rate(line, &words) {
        return Look::Rate;
    }
    if is_weather(line, &words) {
        return Look::Weather;
    }
    if date.is_some() && features.sentence_ends <= 1 {
        return Look::Dated;
    }
    if line.ends_with('…') || line.ends_with("...") || line.ends_with("[…]") {
        return Look::Teaser;
    }
    // A colon opens a list; it ends no sentence by itself.
    let sentence = features.closed && features.words >= 3 && !(line.ends_with(':') && features.words < 6);
    if prose || sentence { Look::Text } else { Look::Label }
}

const CURRENCY_SIGNS: [char; 7] = ['$', '€', '₽', '₸', '£', '¥', '₴'];
const CURRENCY_CODES: [&str; 12] = ["usd", "eur", "rub", "kzt", "cny", "gbp", "kgs", "uzs", "uah", "byn", "btc", "rur"];

fn has_currency(line: &str) -> bool {
    line.contains(CURRENCY_SIGNS)
}

/// «$ 482.33», «USD 482,33 EUR 557,57 ▲»: currencies and numbers and nothing else.
fn is_rate(line: &str, words: &Words) -> bool {
    let is_code = |word: &str| word.len() == 3 && CURRENCY_CODES.contains(&word);
    // What fails for nearly every line comes first.
    words.iter().all(is_code) && line.contains(|c: char| c.is_ascii_digit()) && (words.len() > 0 || has_currency(line))
}

/// «+13 °C», «Алматы: -5°»: a temperature with the name of a place at most.
fn is_weather(line: &str, words: &Words) -> bool {
    let Some(at) = line.find('°') else { return false };
    let before = line.get(..at).unwrap_or_default().trim_end();
    before.ends_with(|c: char| c.is_ascii_digit()) && words.len() <= 4 && !line.ends_with('.')
}
