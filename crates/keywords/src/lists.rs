//! Words that are never keywords.

use std::collections::BTreeSet;
use std::sync::LazyLock;

static STOP: LazyLock<BTreeSet<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("ru/stop.txt").lines();
    lines.flat_map(|line| line.split('#').next().unwrap_or_default().split_whitespace()).collect()
});

/// Whether the lemma says something only with others.
pub(crate) fn is_weak(lemma: &str) -> bool {
    STOP.contains(format!("~{lemma}").as_str())
}

/// Whether the lemma says nothing of what a text is about.
pub(crate) fn is_stop(lemma: &str) -> bool {
    STOP.contains(lemma)
}
