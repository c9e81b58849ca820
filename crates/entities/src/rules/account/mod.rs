//! Accounts in social networks and messengers: «t.me/name», «vk.com/id1», «@name» beside the network's name. The value is the
//! network and the name in small letters: `telegram:name`.
//!
//! An address of the web is an account if its path is nothing but the account's name; a post or a group's invitation is not.

use super::atoms::{Atoms, Kind};
use super::{Mention, cues, mention_of};
use crate::Label;
use sarap_text::Span;
use std::sync::OnceLock;

/// «@name» beside a network's name.
const NAMED: f32 = 0.95;
/// Atoms before a name among which the network's may stand, and behind it.
const REACH: usize = 8;
const REACH_AFTER: usize = 4;
/// The longest name, in bytes.
const LONGEST: usize = 40;

struct Service {
    name: &'static str,
    hosts: Vec<&'static str>,
    words: Vec<&'static str>,
}

fn services() -> &'static [Service] {
    static SERVICES: OnceLock<Vec<Service>> = OnceLock::new();
    SERVICES.get_or_init(|| {
        let lines = include_str!("services.txt").lines().filter(|line| !line.starts_with('#'));
        let service = |line: &'static str| {
            let (name, rest) = line.split_once(": ")?;
            let (hosts, words) = rest.split_once('|')?;
            let list = |text: &'static str| text.split_whitespace().collect();
            Some(Service { name, hosts: list(hosts), words: list(words) })
        };
        lines.filter_map(service).collect()
    })
}

/// First parts of a path that are pages of the network itself.
const PAGES: &[&str] = &[
    "about",
    "accounts",
    "addlist",
    "addstickers",
    "ads",
    "app",
    "audio",
    "bot",
    "business",
    "docs",
    "events",
    "explore",
    "feed",
    "friends",
    "groups",
    "hashtag",
    "help",
    "home",
    "i",
    "im",
    "intent",
    "join",
    "joinchat",
    "legal",
    "live",
    "login",
    "marketplace",
    "messages",
    "music",
    "p",
    "pages",
    "playlist",
    "policies",
    "privacy",
    "proxy",
    "reel",
    "reels",
    "results",
    "search",
    "settings",
    "share",
    "sharer",
    "shorts",
    "socks",
    "stories",
    "support",
    "tag",
    "terms",
    "tos",
    "tv",
    "video",
    "watch",
];

/// The account that a web address in small letters leads to, without its scheme: `t.me/name`.
pub(super) fn of_address(address: &str) -> Option<String> {
    let rest = address.find("://").map_or(address, |at| &address[at + 3..]);
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    let (host, path) = rest.split_once('/')?;
    let service = services().iter().find(|service| service.hosts.contains(&host))?;
    let (path, query) = path.split_once(['?', '#']).unwrap_or((path, ""));
    let mut parts = path.split('/').filter(|part| !part.is_empty());
    let (first, second) = (parts.next()?, parts.next());
    if parts.next().is_some() {
        return None;
    }
    let name = match (service.name, first, second) {
        ("facebook", "profile.php", None) => query.split('&').find_map(|part| part.strip_prefix("id="))?,
        ("telegram", "s", Some(name)) | ("ok", "profile", Some(name)) | ("linkedin", "in" | "company", Some(name)) => {
            name
        }
        ("youtube", "channel" | "c" | "user", Some(name)) => name,
        ("youtube", name, None) => name.strip_prefix('@')?,
        ("tiktok" | "threads", name, None) => name.strip_prefix('@')?,
        ("linkedin" | "ok", _, _) => return None,
        (_, name, None) => name,
        _ => return None,
    };
    let name = name.to_lowercase();
    let whole = if service.name == "whatsapp" {
        (8..=15).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_digit())
    } else {
        is_name(service.name, &name) && !PAGES.contains(&name.as_str())
    };
    // A post on a wall, a photo, a video with their numbers.
    let thing = service.name == "vk"
        && ["wall", "photo", "video", "album", "topic", "clip"].iter().any(|kind| {
            name.strip_prefix(kind).is_some_and(|rest| rest.starts_with(|c: char| c == '-' || c.is_ascii_digit()))
        });
    (whole && !thing).then(|| format!("{}:{name}", service.name))
}

/// Whether the network allows such a name.
fn is_name(service: &str, name: &str) -> bool {
    let shortest = if service == "telegram" { 4 } else { 2 };
    let sign = |c: char| match service {
        "telegram" | "x" => c == '_',
        "linkedin" | "youtube" => matches!(c, '_' | '-' | '.'),
        _ => matches!(c, '_' | '.'),
    };
    (shortest..=LONGEST).contains(&name.len())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || sign(c))
        && name.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_')
        && !(service == "telegram" && name.starts_with(|c: char| !c.is_ascii_alphabetic()))
        && !name.ends_with('.')
}

/// All names with «@» beside the name of a network, in order.
pub(super) fn find(atoms: &Atoms<'_>, out: &mut Vec<Mention>) {
    for at in 0..atoms.len() {
        if let Some((span, value)) = handle(atoms, at) {
            out.push(mention_of(span, Label::Account, Some(value), "account.handle", NAMED));
        }
    }
}

/// «@name» at `at`, or «name_1» right behind «Telegram:».
fn handle(atoms: &Atoms<'_>, at: usize) -> Option<(Span, String)> {
    let sign = atoms.is_sign(at, '@');
    let first = if sign { at + 1 } else { at };
    if !matches!(atoms.get(first)?.kind, Kind::Word | Kind::Digits | Kind::Sign('_')) || (sign && !atoms.touches(first))
    {
        return None;
    }
    // Neither the end of a mail address nor the middle of a word.
    let joined = |kind: Kind| matches!(kind, Kind::Word | Kind::Digits | Kind::Sign('.' | '_' | '-' | '/' | '@' | '+'));
    if atoms.touches(at) && atoms.before(at).is_some_and(|before| joined(before.kind)) {
        return None;
    }
    let service_of = |word: &str| services().iter().find(|service| cues::is_in(word, &service.words));
    // «@name в Telegram», whatever stands before.
    let told = || {
        let joined = matches!(atoms.str(first + 1), "в" | "во" | "на" | "in" | "on") || atoms.is_sign(first + 1, '(');
        service_of(&atoms.str(first + 2).to_lowercase()).filter(|_| joined && atoms.same_line(first + 2))
    };
    let service = if sign && let Some(service) = told() {
        service
    } else if sign {
        cues::nearest(atoms, at, REACH, service_of).or_else(|| {
            let behind =
                (first + 1..first + 1 + REACH_AFTER).filter(|at| atoms.get(*at).is_some_and(|a| a.kind == Kind::Word));
            behind.take_while(|at| atoms.same_line(*at)).find_map(|at| service_of(&atoms.str(at).to_lowercase()))
        })?
    } else {
        let colon = at.checked_sub(2).filter(|_| atoms.is_sign(at - 1, ':') && atoms.same_line(at))?;
        service_of(&atoms.str(colon).to_lowercase())?
    };
    let start = atoms.get(first)?.span.start() as usize;
    let rest = atoms.text.get(start..)?;
    let length = rest
        .bytes()
        .take(LONGEST + 1)
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-'))
        .count();
    let name = rest.get(..length)?.trim_end_matches(['.', '-']);
    // «@name.Потом»: what follows a stop is no part where names have none.
    let name = if matches!(service.name, "telegram" | "x") { name.split(['.', '-']).next()? } else { name };
    let follows = rest.get(name.len()..)?;
    let telling = sign || name.contains('_') || name.contains(|c: char| c.is_ascii_digit());
    let whole = !follows.starts_with(|c: char| c.is_alphanumeric() || c == '@') && !follows.starts_with("://");
    let mail = follows.starts_with(['.', '-']) && follows[1..].starts_with(|c: char| c.is_ascii_lowercase());
    let name = name.to_lowercase();
    if !whole || mail || !telling || !is_name(service.name, &name) {
        return None;
    }
    let span = Span::from_range(atoms.get(at)?.span.start() as usize..start + name.len());
    Some((span, format!("{}:{name}", service.name)))
}

#[cfg(test)]
mod tests {
    #[test]
    fn cases() {
        crate::rules::cases::check(include_str!("cases.txt"), super::find);
    }
}
