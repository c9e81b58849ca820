//! Words that are never keywords.

use sarap_text::FxBuild;
use std::collections::HashMap;
use std::sync::LazyLock;

/// The words of the list, and whether each is one that says something only with others, marked `~`.
static STOP: LazyLock<HashMap<&'static str, Listed, FxBuild>> = LazyLock::new(|| {
    let lines = include_str!("ru/stop.txt").lines();
    let mut listed: HashMap<&'static str, Listed, FxBuild> = HashMap::default();
    for word in lines.flat_map(|line| line.split('#').next().unwrap_or_default().split_whitespace()) {
        match word.strip_prefix('~') {
            Some(word) => listed.entry(word).or_default().weak = true,
            None => listed.entry(word).or_default().stop = true,
        }
    }
    listed
});

/// What the list says of a lemma.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) struct Listed {
    /// It says nothing of what a text is about.
    pub(crate) stop: bool,
    /// It says something only with others.
    pub(crate) weak: bool,
}

/// What the list says of the lemma.
pub(crate) fn listed(lemma: &str) -> Listed {
    STOP.get(lemma).copied().unwrap_or_default()
}
