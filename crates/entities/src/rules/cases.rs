//! Reads the tables of cases: one line of text each, with what is to be found in brackets and its value after a bar. Brackets nest.

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
    while let Some(at) = rest.find(['[', '|']) {
        text.push_str(&rest[..at]);
        let mark = if rest[at..].starts_with('[') { at + 1 } else { at + rest[at..].find(']').expect(line) + 1 };
        rest = &rest[mark..];
    }
    text + rest
}

/// The text with the mentions marked; they nest, a longer one before those inside it.
fn marked(text: &str, mentions: &[Mention]) -> String {
    let mut line = String::new();
    let mut open: Vec<&Mention> = Vec::new();
    let mut done = 0;
    let close = |line: &mut String, open: &mut Vec<&Mention>, before: usize, done: &mut usize| {
        while let Some(inner) = open.pop_if(|mention| mention.span.end() as usize <= before) {
            line.push_str(&text[*done..inner.span.end() as usize]);
            line.push_str(&format!("|{}]", inner.value.as_deref().unwrap_or("-")));
            *done = inner.span.end() as usize;
        }
    };
    for mention in mentions {
        let start = mention.span.start() as usize;
        close(&mut line, &mut open, start, &mut done);
        line.push_str(&text[done..start]);
        line.push('[');
        done = start;
        open.push(mention);
    }
    close(&mut line, &mut open, text.len(), &mut done);
    line + &text[done..]
}
