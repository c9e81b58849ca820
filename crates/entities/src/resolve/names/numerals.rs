//! Numbers before what changes: «XX съезда», «282-й статьёй».

use super::Hypothesis;
use crate::Label;
use crate::resolve::words::{folded, one_line};
use sarap_text::Span;

/// The hypotheses of a mention that may begin with a number, which `read` has of the rest.
pub(super) fn beside(
    text: &str,
    span: Span,
    label: Label,
    read: impl FnOnce(Span) -> Vec<Hypothesis>,
) -> Vec<Hypothesis> {
    let text = span.of(text);
    let numeral = if label == Label::Law { roman(text).max(counted(text)) } else { roman(text) };
    let mut list = read(Span::from_range(span.start() as usize + numeral..span.end() as usize));
    for hypothesis in list.iter_mut().filter(|_| numeral > 0) {
        let number = text.get(..numeral).unwrap_or_default();
        // «282-й статьёй», but «2-й пункт»
        let number = match number
            .split_once('-')
            .filter(|_| FEMININE_PARTS.iter().any(|part| hypothesis.text.starts_with(part)))
        {
            Some((digits, _)) => format!("{digits}-я "),
            None => number.to_owned(),
        };
        hypothesis.text = one_line(&format!("{number}{}", hypothesis.text));
        hypothesis.keys = vec![folded(&hypothesis.text)];
    }
    list
}

/// The bytes of the Roman numeral that `text` begins with, and of the space behind it.
fn roman(text: &str) -> usize {
    let end = text.find(|c| !matches!(c, 'I' | 'V' | 'X' | 'L' | 'C')).unwrap_or(text.len());
    if end > 0 && text[end..].starts_with(' ') { end + 1 } else { 0 }
}

/// Parts of laws that are feminine.
const FEMININE_PARTS: [&str; 3] = ["статья", "часть", "глава"];

/// The bytes of the number in digits that `text` begins with, «57» or «282-й», and of the space behind it.
fn counted(text: &str) -> usize {
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let end = digits + text[digits..].find(' ').unwrap_or(0);
    let suffix = text[digits..end].strip_prefix('-').is_none_or(|suffix| suffix.chars().count() <= 3);
    let spaced = digits > 0 && text[end..].starts_with(' ');
    if spaced && suffix && (end == digits || text[digits..].starts_with('-')) { end + 1 } else { 0 }
}
