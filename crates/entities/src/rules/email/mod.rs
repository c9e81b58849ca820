//! E-mail addresses. The value is the address in small letters, since mail systems don't tell capitals apart.

use super::atoms::{Atoms, Kind};
use super::url::decoded;
use super::{Mention, mention_of};
use crate::Label;
use sarap_text::Span;

/// Nothing else looks like it.
const SCORE: f32 = 0.99;
/// The longest local part and domain that mail allows, in characters.
const LONGEST_LOCAL: usize = 64;
const LONGEST_DOMAIN: usize = 255;
/// Endings of files, as of «icon@2x.png»; none is an end of domain names.
const FILES: &[&str] = &["png", "jpg", "jpeg", "gif", "svg", "webp", "pdf", "css", "js", "html", "docx", "xlsx", "txt"];

/// All e-mail addresses, in order.
pub(super) fn find(atoms: &Atoms<'_>, out: &mut Vec<Mention>) {
    let mut done = 0;
    for at in 0..atoms.len() {
        let Some(sign) = atoms.get(at).filter(|atom| atom.kind == Kind::Sign('@')) else { continue };
        let range = sign.span.range();
        let Some(address) = address(atoms.text, done, range.start) else { continue };
        done = address.end;
        let span = Span::from_range(address);
        let value = span.of(atoms.text).to_lowercase();
        let value = value.rsplit_once('@').map(|(local, host)| format!("{local}@{}", decoded(host)));
        out.push(mention_of(span, Label::Email, value, "email", SCORE));
    }
}

/// The address around the «@» at the byte `at`, beginning not before `from`.
fn address(text: &str, from: usize, at: usize) -> Option<std::ops::Range<usize>> {
    let left = text.get(from..at)?;
    let local = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '%' | '\'');
    let start = left
        .char_indices()
        .rev()
        .take(LONGEST_LOCAL + 1)
        .take_while(|(_, c)| local(*c))
        .last()
        .map(|(start, _)| from + start)?;
    let start = start + (text[start..at].len() - text[start..at].trim_start_matches(['.', '-', '\'', '+', '%']).len());
    // «@name@mastodon.example» is an account.
    let handle = text[..start].ends_with('@');
    if handle || start == at || text[start..at].ends_with('.') || text[start..at].chars().count() > LONGEST_LOCAL {
        return None;
    }
    let right = text.get(at + 1..)?;
    let domain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-');
    let end = right
        .char_indices()
        .take(LONGEST_DOMAIN)
        .take_while(|(_, c)| domain(*c))
        .last()
        .map(|(end, c)| end + c.len_utf8())?;
    let name = right[..end].trim_end_matches(['.', '-']);
    let (host, top) = name.rsplit_once('.')?;
    // «почта@mail.ru.Потом» loses the word after the stop, which begins with a capital letter and is no domain.
    let (host, top) = match host.rsplit_once('.') {
        Some(inner) if top.starts_with(char::is_uppercase) && !name.chars().all(|c| !c.is_lowercase()) => inner,
        _ => (host, top),
    };
    let whole = !host.is_empty() && !host.starts_with(['.', '-']) && !host.contains("..");
    let known = top.chars().count() >= 2 && (top.chars().all(char::is_alphabetic) || top.starts_with("xn--"));
    let file = FILES.iter().any(|ending| top.eq_ignore_ascii_case(ending));
    (whole && known && !file).then_some(start..at + 1 + host.len() + 1 + top.len())
}

#[cfg(test)]
mod tests {
    #[test]
    fn cases() {
        crate::rules::cases::check(include_str!("cases.txt"), super::find);
    }
}
