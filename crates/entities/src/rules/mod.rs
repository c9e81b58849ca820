//! Mentions found by rule. One folder a kind, with its cases in a table beside it.
//!
//! The rules are scanners written by hand over atoms (runs of letters, of digits, single signs), not regular expressions:
//! the grammars are small, the values have to be computed from the parts anyway, and no expression engine has to ship.
//! Each rule looks at a bounded number of atoms from where it stands, so the whole is linear.

mod age;
mod atoms;
#[cfg(test)]
mod cases;
mod date;
mod email;
mod lexicon;
mod money;
mod number;
mod percent;
mod phone;
mod read;
mod time;
mod url;

use crate::{Label, Mention, Source};
pub(crate) use age::whole_years;
use atoms::Atoms;
pub(crate) use date::{Anchor, Tense, day_of};
pub use date::{Date as PartialDate, Unit as CalendarUnit, When};
pub(crate) use read::when as read_when;
pub use read::{cardinal, ordinal};
use sarap_morph::Document;
use sarap_text::Span;

/// All mentions that rules find in `document`, in order of place. Those of one kind don't overlap, but for dates in a range of
/// dates or in a time.
pub fn find(document: &Document<'_>) -> Vec<Mention> {
    find_text(document.text)
}

/// The same from the text alone: the rules need no readings.
pub fn find_text(text: &str) -> Vec<Mention> {
    let atoms = Atoms::new(text);
    let mut mentions = Vec::new();
    for rule in [email::find, url::find, phone::find, date::find, time::find, age::find, money::find, percent::find] {
        rule(&atoms, &mut mentions);
    }
    mentions.sort_by_key(|mention| (mention.span.start(), std::cmp::Reverse(mention.span.end()), mention.label));
    mentions
}

/// A mention of the atoms from `first` to before `end`.
fn mention(
    atoms: &Atoms<'_>,
    first: usize,
    end: usize,
    label: Label,
    value: Option<String>,
    rule: &'static str,
    score: f32,
) -> Mention {
    mention_of(atoms.span(first, end), label, value, rule, score)
}

/// A mention of `span`.
fn mention_of(span: Span, label: Label, value: Option<String>, rule: &'static str, score: f32) -> Mention {
    Mention {
        span,
        label,
        name: None,
        nominative: None,
        value,
        when: None,
        anchored: false,
        source: Source::Rule(rule),
        score,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_full_of_almost_everything_is_read_in_order_and_without_panic() {
        let digits = "9".repeat(1_000_000);
        let groups = "100 ".repeat(200_000);
        let days = "5, ".repeat(200_000);
        let dots = "a.".repeat(200_000);
        let ats = "a@".repeat(200_000);
        let dashes = "1-".repeat(200_000);
        let words = "сто ".repeat(100_000);
        let brackets = "http://(".repeat(20_000);
        for text in [
            &*digits,
            &groups,
            &days,
            &dots,
            &ats,
            &dashes,
            &words,
            &brackets,
            "",
            "\u{0}",
            "5\u{301} мая",
            "«",
            "٣ мая",
            "И\u{306}юня 2012",
        ] {
            let found = find_text(text);
            assert!(found.is_sorted_by_key(|mention| mention.span.start()));
            for mention in &found {
                assert!(!mention.span.is_empty() && text.get(mention.span.range()).is_some());
            }
        }
    }

    #[test]
    fn absurd_numbers_have_no_value() {
        let text = format!("{} рублей и 5 мая {} года", "9".repeat(100), "9".repeat(100));
        let found = find_text(&text);
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].value, None);
        assert_eq!(found[1].value.as_deref(), Some("XXXX-05-05"));
    }
}
