//! Names of hosts: labels with dots between, the last of which is a known end.

use std::collections::BTreeMap;
use std::sync::OnceLock;

/// The longest name that the domain name system allows, in characters.
const LONGEST: usize = 253;

/// Names of files and programs whose ending is a domain's as well: «README.md», «ASP.NET».
const FILES: &[&str] =
    &["readme", "changelog", "license", "contributing", "todo", "notes", "index", "main", "asp", "vb", "ado"];

/// A name at the beginning of a text.
pub(super) struct Host {
    /// The byte after it.
    pub(super) end: usize,
    /// Whether it may be words or a file as well.
    pub(super) weak: bool,
}

/// The known ends, and whether each is a weak one.
fn tops() -> &'static BTreeMap<&'static str, bool> {
    static TOPS: OnceLock<BTreeMap<&'static str, bool>> = OnceLock::new();
    TOPS.get_or_init(|| {
        let lines = include_str!("tops.txt").lines().filter_map(|line| line.split_once(": "));
        let lines = lines.filter(|(kind, _)| matches!(*kind, "strong" | "weak"));
        lines.flat_map(|(kind, ends)| ends.split(' ').map(move |end| (end, kind == "weak"))).collect()
    })
}

/// The name that `text` begins with.
pub(super) fn read(text: &str) -> Option<Host> {
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '-' | '.');
    let name = text.char_indices().take(LONGEST + 1).take_while(|(_, c)| inside(*c)).last();
    let name = text.get(..name.map(|(at, c)| at + c.len_utf8())?)?.trim_end_matches(['.', '-']);
    let mut best: Option<Host> = None;
    let (mut at, mut last) = (0, "");
    for label in name.split('.') {
        let end = at + label.len();
        let whole = !label.is_empty() && !label.starts_with('-') && !label.ends_with('-');
        if !whole {
            return None;
        }
        let weak = if at == 0 { None } else { weakness(label, last) };
        if let Some(weak) = weak {
            best = Some(Host { end, weak });
        } else if best.is_some() && label.starts_with(char::is_uppercase) {
            // «polisia.kz.Потом»: what follows the known end belongs to the next sentence.
            return best;
        } else {
            best = None;
        }
        at = end + 1;
        last = label;
    }
    best
}

/// Whether `label` behind `before` is a weak end of a name; `None` if it is none: unknown, or with a capital unless all of the
/// name has them.
fn weakness(label: &str, before: &str) -> Option<bool> {
    if label.starts_with(char::is_uppercase) && before.chars().any(char::is_lowercase) {
        return None;
    }
    let name = label.to_lowercase();
    if name.len() > 4 && name.starts_with("xn--") {
        return Some(false);
    }
    let weak = *tops().get(name.as_str())?;
    // «NOTES.md»
    let capitals = name == "md" && label != name.to_uppercase() && !before.chars().any(char::is_lowercase);
    Some(weak || capitals || FILES.contains(&before.to_lowercase().as_str()))
}
