//! A mention as words, and capitals put back on a word's dictionary form.

use sarap_morph::Document;
use sarap_text::{Span, is_invisible};
use std::borrow::Cow;

/// The text at `span` as it is meant: words that the text writes in Latin letters for Cyrillic ones, or with signs that are
/// not seen, as morphology reads them.
pub(super) fn readable<'d>(document: &Document<'d>, span: Span) -> Cow<'d, str> {
    let text = span.of(document.text);
    // Only these bytes can be part of what is read otherwise.
    if !text.bytes().any(|byte| byte.is_ascii_alphanumeric() || matches!(byte, 0xc2 | 0xc3 | 0xe2 | 0xef)) {
        return Cow::Borrowed(text);
    }
    let tokens = &document.segmentation.tokens;
    let first = tokens.partition_point(|token| token.span.start() < span.start());
    let (mut meant, mut end) = (String::with_capacity(text.len()), span.start());
    for (token, reading) in tokens.iter().zip(document.morphology.tokens()).skip(first) {
        if token.span.end() > span.end() {
            break;
        }
        if let Some(word) = respelt(token.span.of(document.text), document.morphology.word(reading.word)) {
            meant.push_str(document.text.get(end as usize..token.span.start() as usize).unwrap_or_default());
            meant.push_str(&word);
            end = token.span.end();
        }
    }
    if meant.is_empty() {
        return Cow::Borrowed(text);
    }
    meant.push_str(document.text.get(end as usize..span.end() as usize).unwrap_or_default());
    Cow::Owned(meant)
}

/// `meant`, in small letters, with the capitals of `written`, if it is another word than that.
fn respelt(written: &str, meant: &str) -> Option<String> {
    let same = || written.chars().flat_map(char::to_lowercase).eq(meant.chars());
    let upper = is_upper(written);
    let seen = || written.chars().filter(|&c| !is_invisible(c));
    if same() || seen().count() != meant.chars().count() {
        return None;
    }
    let letters = seen().zip(meant.chars());
    let capital = |(written, meant): (char, char)| match upper || written.is_uppercase() {
        true => meant.to_uppercase().collect::<String>(),
        false => meant.to_string(),
    };
    Some(letters.map(capital).collect())
}

/// A piece of a mention.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Piece<'a> {
    /// As it stands in the text.
    pub(super) text: &'a str,
    /// Whether it is a word; all else is kept as it is.
    pub(super) word: bool,
}

/// Names of more pieces than this are kept as they stand: no name is so long, and the work on it is bounded.
pub(super) const MOST_PIECES: usize = 48;

/// The words of `inner` and what stands between them, in order. Parts of a hyphenated word are words of their own only where
/// `split` says so.
pub(super) fn pieces(inner: &str, mut split: impl FnMut(&str) -> bool) -> Option<Vec<Piece<'_>>> {
    let mut pieces: Vec<Piece<'_>> = Vec::new();
    let letter = |c: char| {
        matches!(c, 'а'..='я' | 'А'..='Я')
            || c.is_alphanumeric()
            || matches!(c, '\u{301}' | '\u{306}' | '\u{308}' | '’' | '\'')
    };
    let mut start = 0;
    while start < inner.len() {
        let rest = &inner[start..];
        let word = rest.starts_with(letter);
        let mut length = rest.find(|c| letter(c) != word).unwrap_or(rest.len());
        if word {
            // A hyphen between letters belongs to the word.
            while let Some(tail) = rest[length..].strip_prefix('-').filter(|tail| tail.starts_with(letter)) {
                length += 1 + tail.find(|c| !letter(c)).unwrap_or(tail.len());
            }
        }
        let piece = &rest[..length];
        if word && piece.contains('-') && split(piece) {
            for part in piece.split_inclusive('-') {
                let name = part.strip_suffix('-').unwrap_or(part);
                pieces.push(Piece { text: name, word: true });
                if name.len() < part.len() {
                    pieces.push(Piece { text: "-", word: false });
                }
            }
        } else {
            pieces.push(Piece { text: piece, word });
        }
        start += length;
        if pieces.len() > MOST_PIECES {
            return None;
        }
    }
    Some(pieces)
}

/// `nominative`, in small letters, with the capitals of `word`, the form in the text; ё only where the text writes it or the
/// letter is new.
pub(super) fn with_capitals(word: &str, nominative: &str) -> String {
    // Part by part, since an ending may change inside: «Ростове-на-Дону».
    if word.contains('-') && word.split('-').count() == nominative.split('-').count() {
        let parts: Vec<String> = word
            .split('-')
            .zip(nominative.split('-'))
            .map(|(word, nominative)| with_capitals(word, nominative))
            .collect();
        return parts.join("-");
    }
    let all = is_upper(word);
    let mut out = String::with_capacity(nominative.len());
    let mut source = word.chars();
    let mut same = true;
    for letter in nominative.chars() {
        let original = source.next();
        let lower = original.map(fold);
        // «Аль-Кайда» where the dictionary writes «Каида».
        same &= lower == Some(fold(letter)) || (lower == Some('й') && letter == 'и');
        match original {
            Some(original) if same => out.push(original),
            Some(original) if original.is_uppercase() && out.is_empty() => out.extend(letter.to_uppercase()),
            _ if all => out.extend(letter.to_uppercase()),
            _ => out.push(letter),
        }
    }
    out
}

/// A small letter, and е for ё.
pub(super) fn fold(c: char) -> char {
    match c {
        'ё' | 'Ё' => return 'е',
        'а'..='я' => return c,
        'А'..='Я' => return char::from_u32(c as u32 + 0x20).unwrap_or(c),
        _ => {}
    }
    match c.to_lowercase().next().unwrap_or(c) {
        'ё' => 'е',
        lower => lower,
    }
}

/// `text` for comparison: small letters, е for ё, one space for many.
pub(crate) fn folded(text: &str) -> String {
    compared(text, |c| c)
}

/// `text` as a name is compared: in small letters, ё as е, one space for many, and hyphens and dashes are spaces too: «Алма-Ата»
/// and «Алма Ата».
pub fn name_key(text: &str) -> String {
    compared(text, |c| match c {
        '-' | '\u{2010}'..='\u{2015}' => ' ',
        '’' => '\'',
        _ => c,
    })
}

/// [`folded`] of what `read` makes of the signs. It is asked often: one pass, and no table of Unicode for Russian letters.
fn compared(text: &str, read: impl Fn(char) -> char) -> String {
    let mut out = String::with_capacity(text.len());
    let mut begins = true;
    for c in text.chars() {
        let letter = matches!(c, 'а'..='я' | 'А'..='Я');
        let c = if letter { c } else { read(c) };
        if !letter && c.is_whitespace() {
            begins = true;
            continue;
        }
        if begins {
            begins = false;
            if !out.is_empty() {
                out.push(' ');
            }
        }
        if letter || !matches!(c, '«' | '»' | '"' | '“' | '”' | '„') {
            out.push(fold(c));
        }
    }
    out
}

/// [`str::to_lowercase`], without the tables of Unicode for the letters that texts are made of.
pub(super) fn lower(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        out.push(match c {
            'а'..='я' | 'ё' => c,
            'А'..='Я' => char::from_u32(c as u32 + 0x20).unwrap_or(c),
            'Ё' => 'ё',
            _ if c.is_ascii() => c.to_ascii_lowercase(),
            _ => return text.to_lowercase(),
        });
    }
    out
}

/// Whether [`lower`] of `text` is `small`, which has Russian letters alone: no other letter becomes one of those.
pub(crate) fn reads(text: &str, small: &str) -> bool {
    let same = |(c, wanted): (char, char)| match c {
        'А'..='Я' => c as u32 + 0x20 == wanted as u32,
        'Ё' => wanted == 'ё',
        _ => c == wanted,
    };
    text.len() == small.len() && text.chars().zip(small.chars()).all(same)
}

/// Whether all letters are capitals, and there are two at least.
pub fn is_upper(word: &str) -> bool {
    let mut capitals = 0;
    for c in word.chars() {
        // Most letters are these; the tables of Unicode are for the rest.
        match c {
            'а'..='я' | 'a'..='z' => return false,
            'А'..='Я' | 'A'..='Z' => capitals += 1,
            _ if !c.is_alphabetic() => {}
            _ if c.is_uppercase() => capitals += 1,
            _ => return false,
        }
    }
    capitals >= 2
}

/// «ЕРЖАН» as «Ержан», also the parts of «АЛМА-АТА».
pub(super) fn title_case(word: &str) -> String {
    let mut start = true;
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        match c {
            _ if start => out.push(c),
            'А'..='Я' => out.push(fold(c)),
            _ => out.extend(c.to_lowercase()),
        }
        start = c == '-';
    }
    out
}

/// How many syllables a word has.
pub(super) fn syllables(word: &str) -> usize {
    let vowel = |c: char| "аеёиоуыэюяАЕЁИОУЫЭЮЯ".contains(c);
    word.split(|c| !vowel(c)).filter(|vowels| !vowels.is_empty()).count()
}

/// One line of a mention that may be broken over two.
pub(super) fn one_line(text: &str) -> String {
    if is_one_line(text) { text.to_owned() } else { text.split_whitespace().collect::<Vec<_>>().join(" ") }
}

/// The same of a text of one's own.
pub(super) fn in_one_line(text: String) -> String {
    if is_one_line(&text) { text } else { one_line(&text) }
}

/// Whether single spaces stand between the words for sure: no byte of another white space is there.
fn is_one_line(text: &str) -> bool {
    let mut space = true;
    for byte in text.bytes() {
        let before = std::mem::replace(&mut space, byte == b' ');
        if (space && before) || byte < b' ' || matches!(byte, 0xc2 | 0xe1..=0xe3) {
            return false;
        }
    }
    !space || text.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_compared_without_capitals_quotes_and_breaks() {
        for (text, expected, key) in [
            ("", "", ""),
            ("ОАО  «Ёж и\tК»", "оао еж и к", "оао еж и к"),
            ("« » Ab\n- Юг", "ab - юг", "ab юг"),
            ("Алма\u{a0}Ата", "алма ата", "алма ата"),
            ("Қ„а“—д’Ор", "қа—д’ор", "қа д'ор"),
        ] {
            assert_eq!(folded(text), expected, "{text}");
            assert_eq!(name_key(text), key, "{text}");
        }
        assert!(reads("Ёлка", "ёлка") && reads("КАК", "как") && reads("", ""));
        assert!(!reads("елка", "ёлка") && !reads("каk", "как") && !reads("какк", "как"));
    }

    #[test]
    fn capitals_come_back() {
        for (word, nominative, expected) in [
            ("Соединенных", "соединённые", "Соединенные"),
            ("САДЕНОВА", "саденов", "САДЕНОВ"),
            ("МакЛареном", "макларен", "МакЛарен"),
            ("Алма-Ате", "алма-ата", "Алма-Ата"),
            ("Льва", "лев", "Лев"),
            ("Ростове-на-Дону", "ростов-на-дону", "Ростов-на-Дону"),
            ("следственного", "следственный", "следственный"),
        ] {
            assert_eq!(with_capitals(word, nominative), expected);
        }
        assert_eq!(title_case("АЛМА-АТА"), "Алма-Ата");
    }
}
