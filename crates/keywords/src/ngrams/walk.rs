//! All sequences that stand in the texts, one after another.

use super::{Key, LONGEST, NgramError, NgramOptions};
use crate::index::Index;
use crate::terms::{NONE, Scope, Terms};

/// A sequence where it stands.
#[derive(Clone, Copy)]
pub(super) struct Sequence {
    /// Its terms, filled up with [`NONE`].
    pub(super) key: Key,
    /// Their types.
    pub(super) types: [u32; LONGEST],
    pub(super) length: usize,
    /// The end of its document.
    pub(super) end: u32,
}

impl Sequence {
    fn push(&mut self, (term, number): (u32, u32)) {
        self.key[self.length] = term;
        self.types[self.length] = number;
        self.length += 1;
    }
}

/// Calls `visit` with each sequence of the lengths and gaps of `options`, in order; its first error ends it.
pub(super) fn each_sequence(
    index: &Index,
    terms: &Terms,
    scope: &Scope<'_>,
    options: &NgramOptions<'_>,
    mut visit: impl FnMut(&Sequence) -> Result<(), NgramError>,
) -> Result<(), NgramError> {
    let mut run: Vec<(u32, u32)> = Vec::new();
    for document in scope.documents(index) {
        let end = document.tokens.end;
        for token in document.tokens.clone() {
            let number = index.tokens()[token as usize];
            let term = if scope.skipped || !index.is_skipped(token) { terms.of_type(number) } else { None };
            if let Some(term) = term {
                run.push((term, number));
            }
            if term.is_none() || (!options.across_sentences && index.ends_sentence(token)) {
                of_run(&run, end, options, &mut visit)?;
                run.clear();
            }
        }
        of_run(&run, end, options, &mut visit)?;
        run.clear();
    }
    Ok(())
}

/// All sequences of a stretch of terms, each with its type.
fn of_run(
    run: &[(u32, u32)],
    end: u32,
    options: &NgramOptions<'_>,
    visit: &mut impl FnMut(&Sequence) -> Result<(), NgramError>,
) -> Result<(), NgramError> {
    for at in 0..run.len() {
        let mut sequence = Sequence { key: [NONE; LONGEST], types: [0; LONGEST], length: 0, end };
        sequence.push(run[at]);
        grow(&run[at + 1..], sequence, options.gap, options, visit)?;
    }
    Ok(())
}

/// A sequence and those it grows to, `gap` words more left out at most.
fn grow(
    rest: &[(u32, u32)],
    sequence: Sequence,
    gap: usize,
    options: &NgramOptions<'_>,
    visit: &mut impl FnMut(&Sequence) -> Result<(), NgramError>,
) -> Result<(), NgramError> {
    if sequence.length >= options.least {
        visit(&sequence)?;
    }
    if sequence.length < options.most {
        for (left_out, &next) in rest.iter().take(gap + 1).enumerate() {
            let mut longer = sequence;
            longer.push(next);
            grow(&rest[left_out + 1..], longer, gap - left_out, options, visit)?;
        }
    }
    Ok(())
}
