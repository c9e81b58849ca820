//! Where a match can begin: told by the rarest thing that each match must have.

use super::program::{Program, Step};
use crate::index::Index;

/// One of these steps is in each match, so many tokens after its beginning: least and most.
type Anchors = Vec<(Step, usize, usize)>;

/// The tokens at which a match can begin, in order. `None` if the pattern can match nothing at all: anywhere.
pub(super) fn beginnings(program: &Program, index: &Index) -> Vec<u32> {
    let best = best(program, index);
    let mut all: Vec<u32> = Vec::new();
    for (step, least, most) in best {
        let tokens: Vec<u32> = match step {
            Step::Token(set) => program.sets.get(set).map(|set| set.tokens(index)).unwrap_or_default(),
            Step::Entity(list) => program.entities.get(list).into_iter().flatten().map(|(first, _)| *first).collect(),
            _ => (0..index.tokens().len() as u32).collect(),
        };
        for token in tokens {
            all.extend((least..=most).filter_map(|before| token.checked_sub(before as u32)));
        }
    }
    all.sort_unstable();
    all.dedup();
    all
}

/// The cheapest choice of anchors. A program has no loops and its steps only lead forward, so the steps that every way
/// passes are those at which no way around is open.
fn best(program: &Program, index: &Index) -> Anchors {
    let steps = &program.steps;
    // Fewest and most tokens before each step, and the furthest step that a way around reaches.
    let mut before: Vec<Option<(usize, usize)>> = vec![None; steps.len() + 1];
    let join = |before: &mut Vec<Option<(usize, usize)>>, at: usize, width: (usize, usize)| {
        let slot = &mut before[at];
        *slot = Some(slot.map_or(width, |known| (known.0.min(width.0), known.1.max(width.1))));
    };
    join(&mut before, 0, (0, 0));
    let mut around = 0;
    let mut found: Option<(usize, Step, (usize, usize))> = None;
    for (at, step) in steps.iter().enumerate() {
        let Some(width) = before[at] else { continue };
        let own = match *step {
            Step::Split(a, b) => {
                join(&mut before, a, width);
                join(&mut before, b, width);
                around = around.max(a).max(b);
                continue;
            }
            Step::Jump(to) => {
                join(&mut before, to, width);
                around = around.max(to);
                continue;
            }
            Step::Match => break,
            Step::Token(_) => (1, 1),
            Step::Entity(list) => {
                (1, program.entities[list].iter().map(|(first, end)| (end - first) as usize).max().unwrap_or(1))
            }
        };
        join(&mut before, at + 1, (width.0 + own.0, width.1 + own.1));
        if around <= at {
            let count = match *step {
                Step::Token(set) => program.sets[set].len(index),
                Step::Entity(list) => program.entities[list].len(),
                _ => usize::MAX,
            };
            let cost = count.saturating_mul(width.1 - width.0 + 1);
            if found.is_none_or(|(least, ..)| cost < least) {
                found = Some((cost, *step, width));
            }
        }
    }
    match found {
        Some((cost, step, (least, most))) if cost < index.tokens().len() => vec![(step, least, most)],
        _ => first(program),
    }
}

/// What a match can begin with.
fn first(program: &Program) -> Anchors {
    let (mut open, mut all) = (vec![0], Anchors::new());
    let mut seen = vec![false; program.steps.len()];
    while let Some(at) = open.pop() {
        if std::mem::replace(&mut seen[at], true) {
            continue;
        }
        match program.steps[at] {
            Step::Split(a, b) => open.extend([a, b]),
            Step::Jump(to) => open.push(to),
            // An empty match is none.
            Step::Match => {}
            step if all.contains(&(step, 0, 0)) => {}
            step => all.push((step, 0, 0)),
        }
    }
    all
}
