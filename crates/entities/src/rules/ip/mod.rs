//! Addresses of the internet protocol: «192.0.2.1», «2001:db8::1», and of nets, «10.0.0.0/8». A port stands outside. The value is
//! the address as RFC 5952 writes it, with the length of the prefix where it is said.
//!
//! Four numbers with dots may as well be a version or a section of a paper; the words before them tell.

use super::atoms::{Atoms, Gap, Kind};
use super::cues::{self, Cue};
use super::{Mention, mention, mention_of};
use crate::Label;
use sarap_text::Span;
use std::net::Ipv6Addr;

/// A shape of its own.
const SCORE: f32 = 0.97;
/// Atoms before it among which a word may say what it is.
const REACH: usize = 2;
/// The same where all numbers are small, as of sections.
const REACH_SMALL: usize = 16;
/// The longest address of version 6, in bytes: one of version 4 in its last place.
const LONGEST: usize = 45;
/// Sections of a paper have smaller numbers.
const SECTIONS: u8 = 40;

/// All addresses, in order; `meant` knows the places that were written as addresses by all means.
pub(super) fn find_with(atoms: &Atoms<'_>, meant: impl Fn(Span) -> bool, out: &mut Vec<Mention>) {
    let mut at = 0;
    while at < atoms.len() {
        if let Some((span, value)) = version6(atoms, at) {
            let end = atoms.at_offset(span.end()).max(at + 1);
            let net = prefix(atoms, end, 128);
            let span = net.map_or(span, |_| span.cover(atoms.span(end, end + 2)));
            out.push(mention_of(span, Label::Ip, Some(with_prefix(value, net)), "ip.6", SCORE));
            at = if net.is_some() { end + 2 } else { end };
        } else if let Some((end, value)) = version4(atoms, at, &meant) {
            let net = prefix(atoms, end, 32);
            let end = if net.is_some() { end + 2 } else { end };
            out.push(mention(atoms, at, end, Label::Ip, Some(with_prefix(value, net)), "ip.4", SCORE));
            at = end;
        } else {
            at += 1;
        }
    }
}

/// The length of the prefix of a net behind its address at `at`: «/24».
fn prefix(atoms: &Atoms<'_>, at: usize, most: u32) -> Option<u32> {
    let tight = atoms.is_sign(at, '/') && atoms.touches(at) && atoms.touches(at + 1);
    let length = atoms.number(at + 1, 3).filter(|length| tight && *length <= most)?;
    // «/24/index», «/10.0.0.1»
    let next = |at: usize| atoms.get(at).filter(|next| next.gap == Gap::None).map(|next| next.kind);
    let goes_on = match next(at + 2) {
        Some(Kind::Digits | Kind::Word | Kind::Sign('/' | '_' | '=' | '?')) => true,
        Some(Kind::Sign('.' | '-')) => matches!(next(at + 3), Some(Kind::Digits | Kind::Word)),
        _ => false,
    };
    (!goes_on).then_some(length)
}

fn with_prefix(address: String, prefix: Option<u32>) -> String {
    match prefix {
        Some(length) => format!("{address}/{length}"),
        None => address,
    }
}

fn version4(atoms: &Atoms<'_>, at: usize, meant: impl Fn(Span) -> bool) -> Option<(usize, String)> {
    let mut octets = [0; 4];
    for (index, octet) in octets.iter_mut().enumerate() {
        let place = at + 2 * index;
        let dotted = index == 0 || (atoms.is_sign(place - 1, '.') && atoms.touches(place - 1) && atoms.touches(place));
        let digits = atoms.digits(place).filter(|digits| dotted && (digits.len() == 1 || !digits.starts_with('0')))?;
        *octet = digits.parse::<u8>().ok()?;
    }
    let end = at + 7;
    if joined_before(atoms, at) || joined_after(atoms, end) {
        return None;
    }
    let [a, b, c, d] = octets;
    let address = meant(atoms.span(at, end)) || !is_outline(atoms, at, end, octets);
    address.then(|| (end, format!("{a}.{b}.{c}.{d}")))
}

/// Whether the numbers are those of a version or a section. Sections have small numbers, and come in lists.
fn is_outline(atoms: &Atoms<'_>, at: usize, end: usize, octets: [u8; 4]) -> bool {
    if octets.iter().any(|octet| *octet >= SECTIONS) {
        return cues::before(atoms, at, REACH, &[Cue::Address, Cue::Version]) == Some(Cue::Version);
    }
    let wanted = [Cue::Address, Cue::Version, Cue::Section];
    match cues::before(atoms, at, REACH_SMALL, &wanted) {
        Some(cue) => cue != Cue::Address,
        None => !(octets[0] == 10 || has_port(atoms, end) || fills_line(atoms, at, end)) || is_named_after(atoms, end),
    }
}

/// «1.2.3.4 тармақ»
fn is_named_after(atoms: &Atoms<'_>, end: usize) -> bool {
    cues::after(atoms, end, 2, &[Cue::Version, Cue::Section]).is_some()
}

/// «1.1.1.1:53», «1.0.0.0/24»
fn has_port(atoms: &Atoms<'_>, end: usize) -> bool {
    matches!(atoms.sign(end), Some(':' | '/'))
        && atoms.touches(end)
        && atoms.touches(end + 1)
        && atoms.digits(end + 1).is_some()
}

/// Whether nothing else stands in the line.
fn fills_line(atoms: &Atoms<'_>, at: usize, end: usize) -> bool {
    atoms.get(at).is_some_and(|atom| atom.gap >= Gap::Line) && !atoms.same_line(end)
}

fn joined_before(atoms: &Atoms<'_>, at: usize) -> bool {
    let Some(before) = atoms.before(at).filter(|_| atoms.touches(at)) else { return false };
    let digits = |at: usize| atoms.digits(at).is_some() && atoms.touches(at + 1);
    match before.kind {
        Kind::Digits | Kind::Word => true,
        Kind::Sign('_' | '#' | '№' | '§' | '$' | '+' | '\\') => true,
        Kind::Sign('.' | ',') => at >= 2 && digits(at - 2) && !list_of_addresses(atoms, at),
        _ => false,
    }
}

/// «192.0.2.1,192.0.2.2»
fn list_of_addresses(atoms: &Atoms<'_>, at: usize) -> bool {
    atoms.is_sign(at - 1, ',') && at >= 4 && atoms.is_sign(at - 3, '.') && atoms.touches(at - 3)
}

fn joined_after(atoms: &Atoms<'_>, end: usize) -> bool {
    if !atoms.touches(end) {
        return false;
    }
    let Some(next) = atoms.get(end) else { return false };
    let beyond = atoms.get(end + 1).filter(|beyond| beyond.gap == Gap::None);
    match next.kind {
        Kind::Digits | Kind::Word => true,
        Kind::Sign('_' | '@' | '%' | '\\') => true,
        // «192.0.2.1.Потом» is the end of a sentence.
        Kind::Sign('.') => beyond.is_some_and(|b| b.kind == Kind::Digits || (b.kind == Kind::Word && !b.capital)),
        Kind::Sign('-') => beyond.is_some_and(|beyond| beyond.kind == Kind::Word),
        _ => false,
    }
}

fn version6(atoms: &Atoms<'_>, at: usize) -> Option<(Span, String)> {
    let atom = atoms.get(at)?;
    if !atoms.touches(at + 1) {
        return None;
    }
    let begins = match atom.kind {
        Kind::Digits => atom.span.len() <= 4,
        Kind::Word => atom.span.len() <= 4 && atoms.str(at).bytes().all(|byte| byte.is_ascii_hexdigit()),
        Kind::Sign(c) => c == ':' && atoms.is_sign(at + 1, ':') && atoms.touches(at + 1),
    };
    let inside = |kind: Kind| matches!(kind, Kind::Digits | Kind::Word | Kind::Sign(':' | '.' | '_' | '-'));
    if !begins || (atoms.touches(at) && atoms.before(at).is_some_and(|before| inside(before.kind))) {
        return None;
    }
    let start = atom.span.start() as usize;
    let rest = atoms.text.get(start..)?;
    let address = |byte: &u8| byte.is_ascii_hexdigit() || matches!(byte, b':' | b'.');
    let length = rest.bytes().take(LONGEST + 2).take_while(address).count();
    let mut text = rest.get(..length)?.trim_end_matches('.');
    if text.ends_with(':') && !text.ends_with("::") {
        text = &text[..text.len() - 1];
    }
    let after = rest.get(text.len()..)?;
    if after.starts_with(|c: char| c.is_alphanumeric() || c == '_') || text.matches(':').count() < 2 {
        return None;
    }
    let address: Ipv6Addr = text.parse().ok()?;
    telling(text).then(|| (Span::from_range(start..start + text.len()), address.to_string()))
}

/// Whether a text that can be read as an address is one, and not a time, an EUI-64 or «Vec::add».
fn telling(text: &str) -> bool {
    let groups = || text.split(':').filter(|group| !group.is_empty());
    let Some((head, _)) = text.split_once("::") else { return groups().any(|group| group.len() > 2) };
    let digits = text.contains(|c: char| c.is_ascii_digit());
    digits && (head.is_empty() || groups().next().is_some_and(|group| group.len() >= 3) && groups().count() < 8)
}

#[cfg(test)]
mod tests {
    #[test]
    fn cases() {
        crate::rules::cases::check(include_str!("cases.txt"), |atoms, out| super::find_with(atoms, |_| false, out));
    }
}
