//! Reads the tables of cases: one line of text each, with what is to be found in brackets and its value after a bar. Brackets
//! may stand inside each other; a bracket of the text itself has a backslash before it.

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
    let (mut text, mut open, mut in_value, mut as_it_is) = (String::new(), 0, false, false);
    for c in line.chars() {
        match c {
            _ if std::mem::take(&mut as_it_is) => text.push(c),
            '\\' => as_it_is = true,
            '[' => open += 1,
            '|' if open > 0 => in_value = true,
            ']' => {
                open -= 1;
                in_value = false;
            }
            _ if in_value => {}
            _ => text.push(c),
        }
    }
    text
}

/// The text with the mentions marked; they nest, a longer one before those inside it.
fn marked(text: &str, mentions: &[Mention]) -> String {
    let mut line = String::new();
    for at in (0..=text.len()).filter(|at| text.is_char_boundary(*at)) {
        let mut ending: Vec<&Mention> = mentions.iter().filter(|mention| mention.span.end() as usize == at).collect();
        ending.sort_by_key(|mention| mention.span.len());
        for mention in ending {
            line.push_str(&format!("|{}]", mention.value.as_deref().unwrap_or("-")));
        }
        mentions.iter().filter(|mention| mention.span.start() as usize == at).for_each(|_| line.push('['));
        let next = text.get(at..).and_then(|rest| rest.chars().next());
        line.extend(next.filter(|c| matches!(c, '[' | ']')).map(|_| '\\'));
        line.extend(next);
    }
    line
}
