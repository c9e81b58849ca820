//! A mention as words, and capitals put back on a word's dictionary form.

use sarap_text::Span;

/// A piece of a mention.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Piece<'a> {
    /// As it stands in the text.
    pub(super) text: &'a str,
    /// First byte in the text.
    pub(super) start: usize,
    /// Whether it is a word; all else is kept as it is.
    pub(super) word: bool,
}

/// Names of more pieces than this are kept as they stand: no name is so long, and the work on it is bounded.
pub(super) const MOST_PIECES: usize = 48;

/// The words of `span` and what stands between them, in order. Parts of a hyphenated word are words of their own only where
/// `split` says so.
pub(super) fn pieces(text: &str, span: Span, mut split: impl FnMut(&str) -> bool) -> Option<Vec<Piece<'_>>> {
    let base = span.start() as usize;
    let inner = span.of(text);
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
            let mut at = start;
            for part in piece.split_inclusive('-') {
                let name = part.strip_suffix('-').unwrap_or(part);
                pieces.push(Piece { text: name, start: base + at, word: true });
                if name.len() < part.len() {
                    pieces.push(Piece { text: "-", start: base + at + name.len(), word: false });
                }
                at += part.len();
            }
        } else {
            pieces.push(Piece { text: piece, start: base + start, word });
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
pub(super) fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.chars().filter(|c| !matches!(c, '«' | '»' | '"' | '“' | '”' | '„')).map(fold));
    }
    out
}

/// Whether all letters are capitals, and there are two at least.
pub(super) fn is_upper(word: &str) -> bool {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    letters.clone().count() >= 2 && letters.all(char::is_uppercase)
}

/// «ЕРЖАН» as «Ержан», also the parts of «АЛМА-АТА».
pub(super) fn title_case(word: &str) -> String {
    let mut start = true;
    word.chars()
        .flat_map(|c| {
            let capital = start;
            start = c == '-';
            if capital { vec![c] } else { c.to_lowercase().collect() }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

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
