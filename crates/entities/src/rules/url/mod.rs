//! Web addresses and bare domain names.
//!
//! With a scheme, «www.» or a path it is an address (URL); «Polisia.kz» alone is a DOMAIN, since in news it is more often
//! the name of a source than a place to go. An address that is nothing but somebody's page in a social network is an
//! ACCOUNT. The value has scheme and host in small letters and in their own script, and «http» for «hxxp».

mod host;
mod punycode;

use super::account;
use super::atoms::{Atom, Atoms, Gap, Kind};
use super::cues::{self, Cue};
use super::{Mention, mention_of};
use crate::Label;
use host::Host;
pub(super) use punycode::decoded;
use sarap_text::Span;

/// With a scheme or «www.».
const WITH_SCHEME: f32 = 0.99;
/// A domain with a path.
const WITH_PATH: f32 = 0.97;
/// A bare domain may be the name of a source.
const DOMAIN: f32 = 0.9;
/// Atoms before a name among which «сайт» may stand.
const REACH: usize = 3;
/// Schemes, and what they stand for.
const SCHEMES: &[(&str, &str)] = &[
    ("http", "http"),
    ("https", "https"),
    ("ftp", "ftp"),
    ("hxxp", "http"),
    ("hxxps", "https"),
    ("hххp", "http"),
    ("hххps", "https"),
    ("fxp", "ftp"),
];

/// All web addresses and domain names, in order; `meant` knows the places that were written as addresses by all means.
pub(super) fn find_with(atoms: &Atoms<'_>, meant: impl Fn(Span) -> bool, out: &mut Vec<Mention>) {
    let mut at = 0;
    while at < atoms.len() {
        let Some((span, label, rule, score)) = address(atoms, at, &meant) else {
            at += 1;
            continue;
        };
        let value = folded(span.of(atoms.text));
        let account = if label == Label::Url { account::of_address(&value) } else { None };
        out.push(match account {
            Some(account) => mention_of(span, Label::Account, Some(account), "account.address", score),
            None => mention_of(span, label, Some(value), rule, score),
        });
        at = atoms.at_offset(span.end()).max(at + 1);
    }
}

type Found = (Span, Label, &'static str, f32);

fn address(atoms: &Atoms<'_>, at: usize, meant: impl Fn(Span) -> bool) -> Option<Found> {
    let atom = atoms.get(at).filter(|atom| matches!(atom.kind, Kind::Word | Kind::Digits))?;
    let inside = |kind: Kind| {
        matches!(kind, Kind::Digits | Kind::Word | Kind::Sign('.' | '-' | '@' | '_' | '/' | '\\' | '#' | '='))
    };
    if atom.gap == Gap::None && atoms.before(at).is_some_and(|before| inside(before.kind)) {
        return None;
    }
    let start = atom.span.start() as usize;
    let word = atoms.str(at);
    let rest = atoms.text.get(start..)?;
    if rest.get(word.len()..)?.starts_with("://") && scheme(word).is_some() {
        let end = end_of_path(atoms.text, start);
        // Something must follow the scheme.
        return (end > start + word.len() + 3)
            .then(|| (Span::from_range(start..end), Label::Url, "url.scheme", WITH_SCHEME));
    }
    // Most words are followed by a space or a comma.
    let goes_on = |next: &Atom| matches!(next.kind, Kind::Digits | Kind::Word | Kind::Sign('.' | '-'));
    if !atoms.touches(at + 1) || !atoms.get(at + 1).is_some_and(goes_on) {
        return None;
    }
    let Host { end, weak } = host::read(rest)?;
    let host = Span::from_range(start..start + end);
    let next = rest.get(end..)?;
    if next.starts_with(['@', '(', '_']) || next.starts_with("://") {
        return None;
    }
    let path = next.starts_with(['/', '?', '#'])
        || (next.starts_with(':') && next[1..].starts_with(|c: char| c.is_ascii_digit()));
    let told = || meant(host) || cues::before(atoms, at, REACH, &[Cue::Site]).is_some();
    // «main.py:42» is a line of a file, «README.md#install» a part of one.
    let place = weak && next.starts_with([':', '#']) && !told();
    if path
        && !place
        && next.len() > 1
        && next[1..].starts_with(|c: char| {
            c.is_alphanumeric() || matches!(c, '?' | '#' | '%' | '_' | '-' | '~' | '/' | '@' | '+')
        })
    {
        let span = Span::from_range(start..end_of_path(atoms.text, start));
        return Some((span, Label::Url, "url.path", WITH_PATH));
    }
    if word.eq_ignore_ascii_case("www") {
        return Some((host, Label::Url, "url.www", WITH_SCHEME));
    }
    (!weak || told()).then_some((host, Label::Domain, "url.domain", DOMAIN))
}

/// What the scheme `word` stands for.
fn scheme(word: &str) -> Option<&'static str> {
    let known = SCHEMES.iter().find(|(name, _)| word.len() == name.len() && word.to_lowercase() == *name);
    known.map(|(_, meant)| *meant)
}

/// The end of the address that begins at the byte `start`: before white space, quotes or brackets that it didn't open.
fn end_of_path(text: &str, start: usize) -> usize {
    let rest = &text[start..];
    let length = rest
        .find(|c: char| {
            c.is_whitespace()
                || c.is_control()
                || matches!(c, '<' | '>' | '"' | '«' | '»' | '“' | '”' | '„' | '…' | '|' | '`')
        })
        .unwrap_or(rest.len());
    let mut address = &rest[..balanced(&rest[..length])];
    let mut open = address.matches('(').count();
    let mut close = address.matches(')').count();
    while let Some(last) = address.chars().next_back() {
        let drop = match last {
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '[' | ']' | '{' | '}' => true,
            ')' => close > open,
            '(' => true,
            _ => false,
        };
        if !drop {
            break;
        }
        close -= usize::from(last == ')');
        open -= usize::from(last == '(');
        address = &address[..address.len() - last.len_utf8()];
    }
    start + address.len()
}

/// The bytes before the first round bracket that closes and was not opened: «(a.kz/b):Потом».
fn balanced(address: &str) -> usize {
    let mut depth = 0_usize;
    for (at, byte) in address.bytes().enumerate() {
        match byte {
            b'(' => depth += 1,
            b')' if depth == 0 => return at,
            b')' => depth -= 1,
            _ => {}
        }
    }
    address.len()
}

/// Scheme and host in small letters and in their own script; the path keeps its capitals.
fn folded(address: &str) -> String {
    let (head, host) = address.split_once("://").map_or(("", address), |(head, host)| (head, host));
    let (host, path) = host.split_at(host.find(['/', '?', '#']).unwrap_or(host.len()));
    let head = if head.is_empty() { String::new() } else { format!("{}://", scheme(head).unwrap_or(head)) };
    head + &decoded(&host.to_lowercase()) + path
}

#[cfg(test)]
mod tests {
    #[test]
    fn cases() {
        crate::rules::cases::check(include_str!("cases.txt"), |atoms, out| super::find_with(atoms, |_| false, out));
    }
}
