//! Legal forms of firms: «ООО «Ромашка»» is «Ромашка» and «компания «Ромашка»», but not «АО «Ромашка»».

use super::words::folded;
use crate::{Label, Mention};
use sarap_text::Span;

/// The forms in small letters; full ones with what they are short for.
const SHORT: &[&str] = &[
    "ооо", "оао", "зао", "пао", "нао", "ао", "одо", "тоо", "гку", "гуп", "муп", "фгуп", "фгбу", "кгп", "ргп", "гкп",
    "осоо", "зат", "тов",
];
const FULL: &[(&str, &str)] = &[
    ("общество с ограниченной ответственностью", "ооо"),
    ("товарищество с ограниченной ответственностью", "тоо"),
    ("публичное акционерное общество", "пао"),
    ("открытое акционерное общество", "оао"),
    ("закрытое акционерное общество", "зао"),
    ("акционерное общество", "ао"),
];

/// What says no more than that it is a firm.
const FIRMS: &[&str] = &["компания", "фирма", "предприятие", "организация", "общество", "товарищество"];

const QUOTES: [char; 4] = ['«', '"', '“', '„'];
const CLOSING: [char; 4] = ['»', '"', '”', '“'];

/// The letters of the longest short form, in bytes.
const LONGEST: usize = 8;

/// Whether a word is a legal form.
pub(super) fn is_form(word: &str) -> bool {
    word.len() <= LONGEST && word.chars().all(char::is_uppercase) && SHORT.contains(&folded(word).as_str())
}

/// Whether a describing word is a legal form.
pub(super) fn is_described(word: &str) -> bool {
    SHORT.contains(&word)
}

/// Whether a describing word fits any legal form.
pub(super) fn is_firm(word: &str) -> bool {
    FIRMS.contains(&word)
}

/// The legal form that a name in dictionary form begins with, and the rest without quotes.
pub(super) fn split(whole: &str) -> Option<(&'static str, &str)> {
    if !whole.ends_with(CLOSING) && !whole.starts_with(char::is_uppercase) {
        return None;
    }
    let (first, rest) = whole.split_once(' ')?;
    let short = || SHORT.iter().copied().find(|form| *form == folded(first));
    let (form, rest) = if is_form(first) {
        (short()?, rest)
    } else {
        let at = whole.find(QUOTES)?;
        let full = folded(whole.get(..at)?.trim_end());
        (FULL.iter().find(|(name, _)| *name == full)?.1, whole.get(at..)?)
    };
    let rest = rest.trim();
    let inner = rest.strip_prefix(QUOTES).map_or(rest, |inner| inner.strip_suffix(CLOSING).unwrap_or(inner));
    (!inner.is_empty()).then_some((form, inner))
}

/// The legal form right before a name: «ООО «» before «Ромашка».
pub(super) fn before(text: &str, span: Span) -> Option<&str> {
    let before = text.get(..span.start() as usize)?;
    let unquoted = before.strip_suffix(QUOTES)?;
    let words = unquoted.strip_suffix(' ').unwrap_or(unquoted);
    let start = words.char_indices().rev().take_while(|(_, c)| c.is_alphabetic()).last()?.0;
    words.get(start..).filter(|word| is_form(word))
}

/// Gives a legal form that was found alone the name in quotes behind it, and leaves it out where there is none.
pub(super) fn mend(text: &str, mentions: &mut Vec<Mention>) {
    mentions.retain_mut(|mention| {
        if mention.label != Label::Org || mention.span.len() as usize > LONGEST || !is_form(mention.span.of(text)) {
            return true;
        }
        let behind = text.get(mention.span.end() as usize..).unwrap_or_default();
        let Some(inner) = behind.trim_start_matches(' ').strip_prefix(QUOTES) else { return false };
        let line = inner.split('\n').next().unwrap_or_default();
        let Some(close) = line.find(CLOSING).filter(|close| (1..=MOST_LETTERS).contains(close)) else { return false };
        let mark = line.get(close..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        let end = text.len() - inner.len() + close + mark;
        mention.span = Span::from_range(mention.span.start() as usize..end);
        mention.name = None;
        true
    });
}

/// A name in quotes is no longer, in bytes.
const MOST_LETTERS: usize = 120;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_legal_form_is_parted_from_the_name() {
        for (whole, parts) in [
            ("ООО «Ромашка»", Some(("ооо", "Ромашка"))),
            ("АО Север", Some(("ао", "Север"))),
            ("Общество с ограниченной ответственностью «Вектор»", Some(("ооо", "Вектор"))),
            ("общество с ограниченной ответственностью «Вектор»", Some(("ооо", "Вектор"))),
            ("общество «Вектор»", None),
            ("ООО", None),
            ("ООН «Женщины»", None),
        ] {
            assert_eq!(split(whole), parts, "{whole}");
        }
        let text = "глава ООО «Ромашка» и «Вектор»";
        let at = |word: &str| Span::from_range(text.find(word).unwrap()..text.find(word).unwrap() + word.len());
        assert_eq!(before(text, at("Ромашка")), Some("ООО"));
        assert_eq!(before(text, at("Вектор")), None);
    }
}
