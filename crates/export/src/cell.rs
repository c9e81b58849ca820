//! Text that a spreadsheet must not take for a formula.

use std::borrow::Cow;

/// Characters that make a spreadsheet run a cell, or begin another cell, when they stand first.
const BEGINS_FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

fn would_run(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(BEGINS_FORMULA)
}

/// Puts an apostrophe before a text that a spreadsheet would take for a formula: `=1+1` becomes `'=1+1`.
///
/// A text from a document must not run on the machine of whoever opens the table. A text that has such apostrophes already
/// gets one more, so that [`unguard`] gives every text back as it was.
pub fn guard(text: &str) -> Cow<'_, str> {
    if would_run(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// Takes the apostrophe of [`guard`] off.
pub fn unguard(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(text) if would_run(text) => text,
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::{guard, unguard};

    /// A text and its cell.
    const CASES: &[(&str, &str)] = &[
        ("", ""),
        ("Ержан Саденов", "Ержан Саденов"),
        ("=1+1", "'=1+1"),
        ("=HYPERLINK(\"http://example.org\")", "'=HYPERLINK(\"http://example.org\")"),
        ("+7 727 000-00-00", "'+7 727 000-00-00"),
        ("-5", "'-5"),
        ("- пункт", "'- пункт"),
        ("@ministry", "'@ministry"),
        ("\tтекст", "'\tтекст"),
        ("\rтекст", "'\rтекст"),
        ("a=b", "a=b"),
        (" =1", " =1"),
        ("— тире", "— тире"),
        ("'Рубеж'", "'Рубеж'"),
        ("'=1", "''=1"),
        ("''=1", "'''=1"),
        ("'", "'"),
    ];

    #[test]
    fn formulas_are_guarded_and_given_back() {
        for (text, cell) in CASES {
            assert_eq!(guard(text), *cell);
            assert_eq!(unguard(cell), *text);
        }
    }
}
