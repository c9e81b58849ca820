//! What an HTML page says its encoding is.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_USER_DEFINED};

/// How far a page is searched. Browsers look at 1024 bytes at least, and some at the whole head.
const SEARCHED: usize = 1 << 16;

/// The encoding that `<meta charset>`, `<meta http-equiv>` or the XML declaration names, as browsers read it.
pub(super) fn encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..SEARCHED).unwrap_or(bytes).to_ascii_lowercase();
    let mut rest: &[u8] = &head;
    if rest.starts_with(b"<?xml") {
        let end = position(rest, b">").unwrap_or(rest.len());
        if let Some(found) = rest.get(..end).and_then(|tag| after(tag, b"encoding")).and_then(named) {
            return Some(found);
        }
    }
    loop {
        let at = position(rest, b"<")?;
        rest = rest.get(at..)?;
        if rest.starts_with(b"<!--") {
            rest = rest.get(position(rest, b"-->")?..)?;
        } else if rest.starts_with(b"<meta") && rest.get(5).is_some_and(|byte| matches!(byte, b'\t'..=b' ' | b'/')) {
            let end = position(rest, b">")?;
            if let Some(found) = rest.get(..end).and_then(|tag| after(tag, b"charset")).and_then(named) {
                return Some(found);
            }
        } else if rest.starts_with(b"<body") {
            return None;
        }
        rest = rest.get(1..)?;
    }
}

/// The value after `name` and an equals sign, up to a quotation mark, a space or `;`.
fn after<'a>(tag: &'a [u8], name: &[u8]) -> Option<&'a [u8]> {
    let mut rest = tag;
    loop {
        rest = rest.get(position(rest, name)? + name.len()..)?;
        if let Some(value) = rest.trim_ascii_start().strip_prefix(b"=") {
            let value = value.trim_ascii_start();
            let value =
                value.strip_prefix(b"\"").or_else(|| value.strip_prefix(b"'")).unwrap_or(value).trim_ascii_start();
            let end = value.iter().position(|byte| matches!(byte, b'"' | b'\'' | b';' | b' ' | b'/' | b'?'));
            return value.get(..end.unwrap_or(value.len()));
        }
    }
}

fn named(label: &[u8]) -> Option<&'static Encoding> {
    let encoding = Encoding::for_label(label).or_else(|| match label {
        // Old Russian pages write these; browsers do not know them.
        b"win-1251" | b"windows1251" | b"cp-1251" => Encoding::for_label(b"windows-1251"),
        b"koi-8" | b"koi-8r" | b"koi8r" => Encoding::for_label(b"koi8-r"),
        b"cp-866" | b"dos-866" => Encoding::for_label(b"ibm866"),
        _ => None,
    })?;
    // The declaration could be read as ASCII, so the page is not UTF-16.
    if encoding == UTF_16LE || encoding == UTF_16BE {
        return Some(UTF_8);
    }
    Some(if encoding == X_USER_DEFINED { WINDOWS_1252 } else { encoding })
}

fn position(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    let first = *needle.first()?;
    let mut from = 0;
    loop {
        let at = from + bytes.get(from..)?.iter().position(|&byte| byte == first)?;
        if bytes.get(at..)?.starts_with(needle) {
            return Some(at);
        }
        from = at + 1;
    }
}
