//! Web addresses and bare domain names.
//!
//! With a scheme, «www.» or a path it is an address (URL); «Polisia.kz» alone is a DOMAIN, since in news it is more often
//! the name of a source than a place to go. The value has scheme and host in small letters.

use super::atoms::{Atoms, Gap, Kind};
use super::{Mention, mention_of};
use crate::Label;
use sarap_text::Span;

/// With a scheme or «www.».
const WITH_SCHEME: f32 = 0.99;
/// A domain with a path.
const WITH_PATH: f32 = 0.97;
/// A bare domain may be the name of a source.
const DOMAIN: f32 = 0.9;
/// Parts of one domain name, signs counted; more is none.
const MOST_ATOMS: usize = 40;

/// Ends of domain names that stand in running text without being words of a sentence before a missing space.
const TOP: &[&str] = &[
    "am",
    "app",
    "az",
    "biz",
    "by",
    "cn",
    "com",
    "de",
    "dev",
    "edu",
    "eu",
    "fr",
    "ge",
    "gov",
    "info",
    "int",
    "io",
    "jp",
    "kg",
    "kr",
    "kz",
    "mil",
    "md",
    "media",
    "mn",
    "moscow",
    "net",
    "news",
    "online",
    "org",
    "pl",
    "pro",
    "press",
    "pw",
    "ru",
    "site",
    "store",
    "su",
    "tj",
    "tm",
    "top",
    "tv",
    "ua",
    "uk",
    "us",
    "uz",
    "xyz",
    "дети",
    "москва",
    "онлайн",
    "орг",
    "рус",
    "рф",
    "сайт",
    "қаз",
];

/// All web addresses and domain names, in order.
pub(super) fn find(atoms: &Atoms<'_>, out: &mut Vec<Mention>) {
    let mut at = 0;
    while at < atoms.len() {
        match address(atoms, at) {
            Some((span, label, rule, score)) => {
                let text = span.of(atoms.text);
                out.push(mention_of(span, label, Some(folded(text)), rule, score));
                at = atoms.at_offset(span.end()).max(at + 1);
            }
            None => at += 1,
        }
    }
}

fn address(atoms: &Atoms<'_>, at: usize) -> Option<(Span, Label, &'static str, f32)> {
    let atom = atoms.get(at).filter(|atom| matches!(atom.kind, Kind::Word | Kind::Digits))?;
    let inside = |kind: Kind| {
        matches!(kind, Kind::Digits | Kind::Word | Kind::Sign('.' | '-' | '@' | '_' | '/' | '\\' | '#' | '='))
    };
    if atom.gap == Gap::None && atoms.before(at).is_some_and(|before| inside(before.kind)) {
        return None;
    }
    let start = atom.span.start();
    let word = atoms.str(at);
    let is = |name: &str| word.eq_ignore_ascii_case(name);
    if (is("http") || is("https") || is("ftp") || is("hxxp") || is("hxxps")) && tail(atoms, at).starts_with("://") {
        let end = end_of_path(atoms.text, start as usize);
        // Something must follow the scheme.
        return (end > start as usize + word.len() + 3)
            .then(|| (Span::from_range(start as usize..end), Label::Url, "url.scheme", WITH_SCHEME));
    }
    let end = domain(atoms, at)?;
    let host = atoms.span(at, end);
    let next = tail(atoms, end - 1);
    if next.starts_with('@') || next.starts_with("://") {
        return None;
    }
    let path = next.starts_with(['/', '?', '#'])
        || (next.starts_with(':') && next[1..].starts_with(|c: char| c.is_ascii_digit()));
    if path
        && next.len() > 1
        && next[1..].starts_with(|c: char| c.is_alphanumeric() || matches!(c, '?' | '#' | '%' | '_' | '-' | '~' | '/'))
    {
        let span = Span::from_range(start as usize..end_of_path(atoms.text, start as usize));
        return Some((span, Label::Url, "url.path", WITH_PATH));
    }
    if is("www") {
        return Some((host, Label::Url, "url.www", WITH_SCHEME));
    }
    Some((host, Label::Domain, "url.domain", DOMAIN))
}

/// The text after the atom at `at`.
fn tail<'a>(atoms: &Atoms<'a>, at: usize) -> &'a str {
    atoms.get(at).and_then(|atom| atoms.text.get(atom.span.end() as usize..)).unwrap_or_default()
}

/// The atom after a domain name that begins at `at`.
fn domain(atoms: &Atoms<'_>, at: usize) -> Option<usize> {
    let mut end = at + 1;
    let mut best = None;
    while end < at + MOST_ATOMS && atoms.touches(end) {
        let joins = |kind: Kind| matches!(kind, Kind::Word | Kind::Digits);
        match atoms.get(end)?.kind {
            Kind::Word | Kind::Digits => end += 1,
            Kind::Sign('-' | '.')
                if atoms.touches(end + 1) && atoms.get(end + 1).is_some_and(|next| joins(next.kind)) =>
            {
                if atoms.is_sign(end, '.') && is_top(atoms, end + 1) {
                    best = Some(end + 2);
                } else if atoms.is_sign(end, '.') {
                    // «polisia.kz.Потом»: what follows the last known end belongs to the next sentence.
                    if best.is_some() && atoms.get(end + 1).is_some_and(|next| next.capital) {
                        return best;
                    }
                    best = None;
                }
                end += 2;
            }
            _ => break,
        }
    }
    best.filter(|best| *best == end)
}

/// Whether the word at `at` ends a domain name: known, and not in capitals unless all of the name is.
fn is_top(atoms: &Atoms<'_>, at: usize) -> bool {
    let word = atoms.str(at);
    if word.starts_with(char::is_uppercase) && !(at >= 2 && atoms.str(at - 2).chars().all(|c| !c.is_lowercase())) {
        return false;
    }
    let name = word.to_lowercase();
    TOP.contains(&name.as_str())
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
    let mut address = &rest[..length];
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

/// Scheme and host in small letters; the path keeps its capitals.
fn folded(address: &str) -> String {
    let host = address.find("://").map_or(0, |at| at + 3);
    let end = address[host..].find(['/', '?', '#']).map_or(address.len(), |at| host + at);
    address[..end].to_lowercase() + &address[end..]
}

#[cfg(test)]
mod tests {
    #[test]
    fn cases() {
        crate::rules::cases::check(include_str!("cases.txt"), super::find);
    }
}
