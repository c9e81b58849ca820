//! Addresses that were made harmless for a report, as they were before: «hxxp://evil[.]example», «name(at)example.com».
//!
//! The whole text is rewritten once, without the brackets, and the rules of addresses read that; their spans are then led
//! back to the text as it is. The scheme «hxxp» is the rule's own matter.

use sarap_text::Span;

/// A text without the brackets in its addresses.
pub(super) struct Refanged {
    /// The rewritten text.
    pub(super) text: String,
    /// Where pieces of it begin, there and in the original text, in order.
    pieces: Vec<(usize, usize)>,
}

/// What stands in brackets, and for what.
const MARKS: &[(&str, &str)] = &[
    ("://", "://"),
    (":", ":"),
    (".", "."),
    ("/", "/"),
    ("@", "@"),
    ("dot", "."),
    ("at", "@"),
    ("точка", "."),
    ("собака", "@"),
];

/// The longest mark with its closing bracket, in bytes.
const LONGEST: usize = 13;

/// Rewrites `text`; `None` if there is nothing to rewrite.
pub(super) fn refang(text: &str) -> Option<Refanged> {
    let mut out = Refanged { text: String::new(), pieces: Vec::new() };
    let mut done = 0;
    let opens = |byte: &u8| matches!(byte, b'[' | b'(' | b'{' | b'<');
    let mut next = 0;
    while let Some(at) = text.as_bytes().get(next..).and_then(|rest| rest.iter().position(opens)) {
        let at = next + at;
        next = at + 1;
        if at < done {
            continue;
        }
        let Some((start, end, meant)) = mark(text, at) else { continue };
        if start < done {
            continue;
        }
        out.pieces.push((out.text.len(), done));
        out.text.push_str(&text[done..start]);
        out.pieces.push((out.text.len(), start));
        out.text.push_str(meant);
        done = end;
    }
    if out.pieces.is_empty() {
        return None;
    }
    out.pieces.push((out.text.len(), done));
    out.text.push_str(&text[done..]);
    Some(out)
}

/// The mark whose bracket opens at the byte `at`: its extent, spaces around it included, and what it stands for.
fn mark(text: &str, at: usize) -> Option<(usize, usize, &'static str)> {
    let rest = text.get(at + 1..)?;
    let head = rest.as_bytes().get(..rest.len().min(LONGEST))?;
    let length = head.iter().position(|byte| matches!(byte, b']' | b')' | b'}' | b'>'))?;
    let inner = rest.get(..length)?;
    let small = inner.to_lowercase();
    let (_, meant) = MARKS.iter().find(|(mark, _)| *mark == small)?;
    let (before, after) = (&text[..at], &rest[length + 1..]);
    let (near, far) = (before.strip_suffix(' ').unwrap_or(before), after.strip_prefix(' ').unwrap_or(after));
    let wordy = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let joins = |c: Option<char>| wordy(c) || (meant.ends_with(['/', ':']) && matches!(c, Some('/' | '[' | ':')));
    if matches!(*meant, "." | "@") {
        let whole = wordy(near.chars().next_back()) && wordy(far.chars().next());
        return whole.then_some((near.len(), text.len() - far.len(), *meant));
    }
    let whole = before.chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == ']' || c == ':')
        && (joins(after.chars().next()) || *meant == "/");
    whole.then_some((at, text.len() - after.len(), *meant))
}

impl Refanged {
    /// `span` in the original text.
    pub(super) fn original(&self, span: Span) -> Span {
        let back = |at: u32| {
            let at = at as usize;
            let piece = self.pieces.partition_point(|(new, _)| *new <= at).checked_sub(1);
            piece.and_then(|piece| self.pieces.get(piece)).map_or(at, |(new, old)| old + at - new)
        };
        Span::from_range(back(span.start())..back(span.end()).max(back(span.start())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_between_letters_are_taken_away() {
        for (text, wanted) in [
            ("hxxp://evil[.]example", "hxxp://evil.example"),
            ("hxxps[:]//a(.)b{.}c[/]d", "hxxps://a.b.c/d"),
            ("http[://]a[dot]b", "http://a.b"),
            ("name[at]example.com, name (at) example (dot) com", "name@example.com, name@example.com"),
            ("имя[собака]пример[точка]рф", "имя@пример.рф"),
            ("192[.]0[.]2[.]1", "192.0.2.1"),
        ] {
            assert_eq!(refang(text).expect(text).text, wanted);
        }
        for text in ["", "a[1]", "[.]", "x (.)", "f(a) at (b)", "см. [at", "массив[i].поле", "(@name)"] {
            assert!(refang(text).is_none(), "{text}");
        }
    }

    #[test]
    fn spans_lead_back() {
        let text = "ж: evil [.] example[.]com, b[.]c";
        let refanged = refang(text).expect(text);
        for (found, wanted) in [("evil.example.com", "evil [.] example[.]com"), ("b.c", "b[.]c")] {
            let start = refanged.text.find(found).expect(found);
            let span = Span::from_range(start..start + found.len());
            assert_eq!(refanged.original(span).of(text), wanted);
        }
    }
}
