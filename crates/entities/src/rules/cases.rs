//! Reads the tables of cases: one line of text each, with what is to be found in brackets and its value after a bar. A
//! bracket of the text itself has a backslash before it.

use super::atoms::Atoms;
use crate::Mention;

/// Checks that `find` finds exactly what `table` marks.
pub(super) fn check(table: &str, find: fn(&Atoms<'_>, &mut Vec<Mention>)) {
    check_text(table, |text| {
        let mut found = Vec::new();
        find(&Atoms::new(text), &mut found);
        found
    });
}

/// The same for what reads the text itself.
pub(super) fn check_text(table: &str, find: impl Fn(&str) -> Vec<Mention>) {
    let mut failures = Vec::new();
    let mut count = 0;
    for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        count += 1;
        let line = line.replace("\\n", "\n");
        let text = plain(&line);
        let found = find(&text);
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
    let line = &line.replace("\\[", "\u{1}").replace("\\]", "\u{2}");
    let mut text = String::new();
    let mut rest = line.as_str();
    while let Some(open) = rest.find('[') {
        let inner = &rest[open + 1..];
        let bar = inner.find('|').expect(line);
        let close = bar + inner[bar..].find(']').expect(line);
        text.push_str(&rest[..open]);
        text.push_str(&inner[..bar]);
        rest = &inner[close + 1..];
    }
    (text + rest).replace('\u{1}', "[").replace('\u{2}', "]")
}

/// The text with the mentions marked.
fn marked(text: &str, mentions: &[Mention]) -> String {
    let mut line = String::new();
    let mut done = 0;
    for mention in mentions {
        let range = mention.span.range();
        line.push_str(&escaped(&text[done..range.start]));
        let value = mention.value.as_deref().unwrap_or("-");
        line.push_str(&format!("[{}|{value}]", escaped(mention.span.of(text))));
        done = range.end;
    }
    line + &escaped(&text[done..])
}

fn escaped(text: &str) -> String {
    text.replace('[', "\\[").replace(']', "\\]")
}
