//! Wrong and missed mentions with a little of what stands around them, for reading by eye.

use super::corpus::{Corpus, Mark, Marked};
use super::labels::Code;
use sarap_text::Span;

/// Characters shown before and behind.
const CONTEXT: usize = 50;

/// Prints at most `count` errors of a label, spread evenly over all documents.
pub(super) fn print(
    corpus: Corpus,
    labels: &[Code],
    documents: &[Marked],
    found: &[Vec<Mark>],
    count: usize,
    label: &str,
) {
    let mut lines = Vec::new();
    for (document, found) in documents.iter().zip(found) {
        let (gold, found) = super::compared(corpus, labels, document, found);
        let mut errors = errors(&gold, &found, label);
        errors.sort_by_key(|(mark, ..)| mark.span);
        let line = |(mark, kind): (&Mark, String)| {
            format!("{:<9}{:.2}  {}  {}", kind, mark.score, around(&document.text, mark.span), document.id)
        };
        lines.extend(errors.into_iter().map(line));
    }
    println!("{label}: {} errors", lines.len());
    let shown = count.min(lines.len());
    for at in 0..shown {
        println!("{}", lines[at * lines.len() / shown]);
    }
    println!();
}

/// What is wrong or missed, and how: `missed`, `invented`, `ends`, or the label that stands there in place of this one.
fn errors<'a>(gold: &'a [Mark], found: &'a [Mark], label: &str) -> Vec<(&'a Mark, String)> {
    let side = |these: &'a [Mark], those: &'a [Mark], alone: &'static str, sign: &'static str| {
        let wrong = move |mark: &&Mark| {
            mark.label == label && !those.iter().any(|other| (other.span, other.label) == (mark.span, mark.label))
        };
        these.iter().filter(wrong).map(move |mark| {
            let overlapping = those.iter().any(|other| other.label == mark.label && other.span.overlaps(mark.span));
            let other = those.iter().find(|other| other.span == mark.span);
            let kind = match other {
                Some(other) => other.label,
                None if overlapping => "ends",
                None => alone,
            };
            (mark, format!("{sign}{kind}"))
        })
    };
    side(gold, found, "missed", "-").chain(side(found, gold, "invented", "+")).collect()
}

/// The span in brackets with what stands around it, on one line.
fn around(text: &str, span: Span) -> String {
    let (before, rest) = text.split_at_checked(span.start() as usize).unwrap_or((text, ""));
    let (inside, behind) = rest.split_at_checked(span.len() as usize).unwrap_or((rest, ""));
    let from = before.char_indices().rev().nth(CONTEXT - 1).map_or(0, |(at, _)| at);
    let behind: String = behind.chars().take(CONTEXT).collect();
    format!("{}[{inside}]{behind}", &before[from..]).replace(['\n', '\r'], " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(start: u32, end: u32, label: Code) -> Mark {
        Mark { span: Span::new(start, end), label, name: None, score: 1.0 }
    }

    #[test]
    fn every_error_says_of_what_kind_it_is() {
        let gold =
            [mark(0, 4, "ORG"), mark(6, 9, "ORG"), mark(12, 14, "ORG"), mark(20, 24, "ORG"), mark(30, 33, "PER")];
        let found = [mark(0, 4, "ORG"), mark(6, 8, "ORG"), mark(12, 14, "LOC"), mark(40, 44, "ORG")];
        let list = errors(&gold, &found, "ORG");
        let kinds: Vec<(u32, &str)> = list.iter().map(|(mark, kind)| (mark.span.start(), kind.as_str())).collect();
        assert_eq!(kinds, [(6, "-ends"), (12, "-LOC"), (20, "-missed"), (6, "+ends"), (40, "+invented")]);
    }

    #[test]
    fn the_place_is_shown_on_one_line() {
        assert_eq!(around("Да,\nИра пришла", Span::new(6, 12)), "Да, [Ира] пришла");
        assert_eq!(around("Ира", Span::new(0, 6)), "[Ира]");
    }
}
