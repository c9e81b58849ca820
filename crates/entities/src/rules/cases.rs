//! Reads the tables of cases: one line of text each, with what is to be found in brackets and its value after a bar.

use super::atoms::Atoms;
use crate::Mention;

/// Checks that `find` finds exactly what `table` marks.
pub(super) fn check(table: &str, find: fn(&Atoms<'_>, &mut Vec<Mention>)) {
    let mut failures = Vec::new();
    let mut count = 0;
    for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        count += 1;
        let line = line.replace("\\n", "\n");
        let text = plain(&line);
        let mut found = Vec::new();
        find(&Atoms::new(&text), &mut found);
        let marked = marked(&text, &found);
        if marked != line {
            failures.push(format!("expected {line}\n   found {marked}"));
        }
    }
    assert!(count > 0, "an empty table");
    assert!(failures.is_empty(), "{} of {count} cases fail:\n{}", failures.len(), failures.join("\n"));
}

/// The line without its marks.
fn plain(line: &str) -> String {
    let mut text = String::new();
    let mut rest = line;
    while let Some(open) = rest.find('[') {
        let inner = &rest[open + 1..];
        let bar = inner.find('|').expect(line);
        let close = bar + inner[bar..].find(']').expect(line);
        text.push_str(&rest[..open]);
        text.push_str(&inner[..bar]);
        rest = &inner[close + 1..];
    }
    text + rest
}

/// The text with the mentions marked.
fn marked(text: &str, mentions: &[Mention]) -> String {
    let mut line = String::new();
    let mut done = 0;
    for mention in mentions {
        let range = mention.span.range();
        line.push_str(&text[done..range.start]);
        line.push_str(&format!("[{}|{}]", mention.span.of(text), mention.value.as_deref().unwrap_or("-")));
        done = range.end;
    }
    line + &text[done..]
}
