//! Web and e-mail addresses as single tokens.

use crate::TokenKind;
use crate::chars::{DIGIT, LETTER, SPACE, is_wordy};
use crate::lists;
use crate::scan::Source;
use crate::words::Seen;

/// «https://…», «www.…»: the end of the address, if one starts here.
pub(crate) fn scheme(source: Source<'_>, start: usize, first: char) -> Option<usize> {
    if !matches!(first, 'h' | 'H' | 'f' | 'F' | 'w' | 'W') {
        return None;
    }
    let rest = source.rest(start).as_bytes();
    let begins =
        |prefix: &str| rest.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix.as_bytes()));
    let prefix = ["https://", "http://", "ftp://", "www."].into_iter().find(|prefix| begins(prefix))?;
    let host = start + prefix.len();
    source.step(host).filter(|step| is_wordy(step.flags))?;
    Some(trimmed(source, start, host))
}

/// An address without scheme that starts at `start`: «user@host.org», «host.org/path».
pub(crate) fn address(source: Source<'_>, start: usize, seen: &mut Seen) -> Option<(usize, TokenKind)> {
    if let Some(end) = email(source, start, seen) {
        return Some((end, TokenKind::Email));
    }
    let end = host(source, start, seen)?;
    // «Лента.ру» is a name that sounds like an address.
    let sounds = source.slice(start, end).to_lowercase();
    let kind = if sounds.ends_with(".ру") || sounds.ends_with(".ком") { TokenKind::Word } else { TokenKind::Url };
    Some((end, kind))
}

fn email(source: Source<'_>, start: usize, seen: &mut Seen) -> Option<usize> {
    if start < seen.no_email_until {
        return None;
    }
    let mut at = start;
    while let Some(step) = source.step(at) {
        if !(step.c.is_ascii_alphanumeric() || matches!(step.c, '.' | '_' | '%' | '+' | '-')) {
            break;
        }
        at = step.end;
    }
    let found = (at > start && source.is_at(at, '@') && !source.slice(start, at).ends_with('.'))
        .then(|| labels(source, at + 1))
        .flatten()
        .filter(|host| host.count > 1 && host.last_letters > 1 && host.last_letters == host.last_length);
    if found.is_none() {
        seen.no_email_until = at.max(start + 1);
    }
    found.map(|host| host.end)
}

/// A host name that ends in a known top-level domain, with its path.
fn host(source: Source<'_>, start: usize, seen: &mut Seen) -> Option<usize> {
    if start < seen.no_host_until {
        return None;
    }
    let host = labels(source, start)?;
    let known =
        host.count > 1 && lists::is_domain(source.slice(host.last, host.end)) && !is_initials(source, start, host.last);
    if !known {
        seen.no_host_until = host.end;
        return None;
    }
    match source.step(host.end) {
        Some(step) if step.c == '/' => Some(trimmed(source, start, step.end)),
        Some(step) if step.c == ':' && source.step(step.end).is_some_and(|s| s.flags & DIGIT != 0) => {
            Some(trimmed(source, start, step.end))
        }
        _ => Some(host.end),
    }
}

/// «А.И.РФ»: dots between single capitals only.
fn is_initials(source: Source<'_>, start: usize, last: usize) -> bool {
    let capital = |label: &str| label.chars().count() <= 1 && label.chars().all(char::is_uppercase);
    source.slice(start, last).split('.').all(capital)
}

struct Labels {
    end: usize,
    count: usize,
    last: usize,
    last_letters: usize,
    last_length: usize,
}

/// Letters, digits and hyphens with dots between.
fn labels(source: Source<'_>, start: usize) -> Option<Labels> {
    let mut found = Labels { end: start, count: 0, last: start, last_letters: 0, last_length: 0 };
    let mut at = start;
    loop {
        let (label, mut letters, mut length) = (at, 0, 0);
        while let Some(step) = source.step(at) {
            let hyphen = step.c == '-' && length > 0 && source.step(step.end).is_some_and(|s| is_wordy(s.flags));
            if step.flags & (LETTER | DIGIT) == 0 && !hyphen && step.c != '_' {
                break;
            }
            letters += usize::from(step.flags & LETTER != 0);
            length += 1;
            at = step.end;
        }
        if length == 0 {
            break;
        }
        found = Labels { end: at, count: found.count + 1, last: label, last_letters: letters, last_length: length };
        if !source.is_at(at, '.') {
            break;
        }
        at += 1;
    }
    (found.count > 0).then_some(found)
}

/// Up to the next space, quote or angle bracket, without the punctuation of the sentence around it.
fn trimmed(source: Source<'_>, start: usize, from: usize) -> usize {
    let mut at = from;
    while let Some(step) = source.step(at) {
        let wordy = step.flags & (LETTER | DIGIT) != 0;
        let sign = matches!(
            step.c,
            '-' | '.'
                | '_'
                | '~'
                | ':'
                | '/'
                | '?'
                | '#'
                | '['
                | ']'
                | '@'
                | '!'
                | '$'
                | '&'
                | '\''
                | '('
                | ')'
                | '*'
                | '+'
                | ','
                | ';'
                | '='
                | '%'
                | '|'
        );
        if step.flags & SPACE != 0 || !(wordy || sign) {
            break;
        }
        at = step.end;
    }
    let mut end = at;
    let mut open: i64 = source.slice(start, at).bytes().map(|b| i64::from(b == b'(') - i64::from(b == b')')).sum();
    while let Some(last) = source.slice(start, end).chars().next_back() {
        let outside = matches!(last, '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*') || (last == ')' && open < 0);
        if !outside {
            break;
        }
        open += i64::from(last == ')');
        end -= 1;
    }
    end.max(from.min(at))
}
