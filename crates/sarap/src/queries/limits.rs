//! Which values the numbers of a question may have. What lies outside is refused by its name, as the command line writes it too.

use super::{Ask, AskError, Page};
use std::fmt::Display;
use std::ops::RangeInclusive;

/// Rows of an answer, at most.
pub(super) const MOST_ROWS: u32 = 10_000;
/// Words on one side of a node, at most.
const WIDEST: u32 = 50;
/// Tokens of context on each side of a line, at most.
const CONTEXT: u32 = 200;
/// Words of MATTR's window: below two every window has the same ratio, and few texts are longer than the most.
const WINDOW: RangeInclusive<u32> = 2..=10_000;
/// Equal parts that texts are cut into, at most.
const MOST_PARTS: u32 = 1000;
/// States of the automaton of bursts: one alone has no bursts.
const STATES: RangeInclusive<u32> = 2..=50;
/// What a least count may be.
const LEAST: RangeInclusive<u32> = 1..=1_000_000_000;

impl Ask {
    /// Refuses numbers that have no sense.
    pub(super) fn check_numbers(&self) -> Result<(), AskError> {
        within("limit", self.page().limit, &(1..=MOST_ROWS))?;
        match self {
            Self::Keywords(ask) => least(ask.min_count, ask.min_documents),
            Self::Ngrams(ask) => least(ask.min_count, ask.min_documents),
            Self::Concordance(ask) => within("context", ask.context, &(0..=CONTEXT)),
            Self::Collocates(ask) => {
                within("min-count", ask.min_count, &LEAST)?;
                within("places", ask.places, &(0..=MOST_ROWS))?;
                within("left", ask.left, &(0..=WIDEST))?;
                within("right", ask.right, &(0..=WIDEST))?;
                if ask.left + ask.right == 0 && !ask.sentence {
                    return Err(AskError::option("left and right are both 0: nothing stands in such a window"));
                }
                Ok(())
            }
            Self::Keyness(ask) => {
                least(ask.min_count, ask.min_documents)?;
                within("max-p", ask.max_p, &(0.0..=1.0))
            }
            Self::Dispersion(ask) => {
                within("places", ask.places, &(0..=MOST_ROWS))?;
                if ask.parts == 1 {
                    return Err(AskError::option(
                        "parts takes 0 (documents), or 2 and more: of one part nothing can be said",
                    ));
                }
                within("parts", ask.parts, &(0..=MOST_PARTS))
            }
            Self::Trends(ask) => {
                within("s", ask.s, &(1.01..=1000.0))?;
                within("gamma", ask.gamma, &(0.0..=1000.0))?;
                within("states", ask.states, &STATES)
            }
            Self::Diversity(ask) => within("window", ask.window, &WINDOW),
            Self::Duplicates(ask) => {
                within("threshold", ask.threshold, &(0.1..=1.0))?;
                within("shingle", ask.shingle, &(1..=20))
            }
            Self::Weights(ask) => {
                least(ask.min_count, ask.min_documents)?;
                within("each", ask.each, &(1..=MOST_ROWS))?;
                within("k1", ask.k1, &(0.0..=1000.0))?;
                within("b", ask.b, &(0.0..=1.0))
            }
            Self::Similar(ask) => within("terms", ask.terms, &(0..=1000)),
        }
    }

    fn page(&self) -> Page {
        match self {
            Self::Keywords(ask) => ask.page,
            Self::Ngrams(ask) => ask.page,
            Self::Concordance(ask) => ask.page,
            Self::Collocates(ask) => ask.page,
            Self::Keyness(ask) => ask.page,
            Self::Dispersion(ask) => ask.page,
            Self::Trends(ask) => ask.page,
            Self::Diversity(ask) => ask.page,
            Self::Duplicates(ask) => ask.page,
            Self::Weights(ask) => ask.page,
            Self::Similar(ask) => ask.page,
        }
    }
}

fn least(count: u32, documents: u32) -> Result<(), AskError> {
    within("min-count", count, &LEAST)?;
    within("min-documents", documents, &LEAST)
}

/// NaN lies in no range.
fn within<T: PartialOrd + Display>(name: &str, value: T, range: &RangeInclusive<T>) -> Result<(), AskError> {
    if range.contains(&value) {
        return Ok(());
    }
    let (from, to) = (range.start(), range.end());
    Err(AskError::option(format!("{name} takes a number from {from} to {to}, not {value}")))
}
