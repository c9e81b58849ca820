//! Running a program over the tokens.

use super::program::{Program, Step};
use super::{SearchOptions, Within};
use crate::index::Index;

/// Steps that a search may take: so many, and so many more a token. Every sensible pattern needs a small part of that.
const STEPS: u64 = 50_000_000;
const STEPS_A_TOKEN: u64 = 500;

/// Matches as first tokens and ends, in order; none lies within another.
pub(super) fn run(
    program: &Program,
    index: &Index,
    beginnings: &[u32],
    options: &SearchOptions<'_>,
    within: Within,
) -> Result<Vec<(u32, u32)>, String> {
    let mut segments = Segments::new(index, options, within);
    let mut found: Vec<(u32, u32)> = Vec::new();
    let mut add = |start: u32, end: u32| {
        if end > start && found.last().is_none_or(|last| end > last.1) {
            found.push((start, end));
        }
    };
    if let Some(sets) = program.plain() {
        for &start in beginnings {
            let fits = |(nth, set): (u32, &&super::sets::Set)| set.has(index, start + nth);
            if (0..).zip(&sets).all(fits) {
                let end = start + sets.len() as u32;
                if segments.end(start).is_some_and(|limit| end <= limit) {
                    add(start, end);
                }
            }
        }
        return Ok(found);
    }
    let mut machine = Machine::new(program);
    let budget = STEPS + STEPS_A_TOKEN * index.tokens().len() as u64;
    let mut stretch = 0;
    for &start in beginnings {
        let Some(limit) = segments.end(start) else { continue };
        if limit != stretch {
            // What failed at the end of one stretch may do at the beginning of the next.
            machine.round += 1;
            stretch = limit;
        }
        if let Some(end) = machine.run(program, index, start, limit) {
            add(start, end);
        }
        if machine.steps > budget {
            return Err(
                "the pattern has too many ways to match; name a rarer word, or make the numbers in {…} smaller".into(),
            );
        }
    }
    Ok(found)
}

/// What was tried: a step at a token that failed fails again, wherever the match began.
struct Machine {
    /// Of each step and each of the next tokens: the round and the token plus one of the last try.
    tried: Vec<(u32, u32)>,
    window: usize,
    round: u32,
    stack: Vec<(usize, u32)>,
    steps: u64,
}

impl Machine {
    fn new(program: &Program) -> Self {
        let window = program.widest + 1;
        Self { tried: vec![(0, 0); window * program.steps.len()], window, round: 1, stack: Vec::new(), steps: 0 }
    }

    /// The end of the match that begins at `start` and goes no further than `limit`.
    fn run(&mut self, program: &Program, index: &Index, start: u32, limit: u32) -> Option<u32> {
        self.stack.clear();
        self.stack.push((0, start));
        while let Some((at, token)) = self.stack.pop() {
            self.steps += 1;
            let tried = &mut self.tried[at * self.window + token as usize % self.window];
            if *tried == (self.round, token + 1) {
                continue;
            }
            *tried = (self.round, token + 1);
            match program.steps[at] {
                Step::Token(set) => {
                    if token < limit && program.sets[set].has(index, token) {
                        self.stack.push((at + 1, token + 1));
                    }
                }
                Step::Entity(list) => {
                    let places = &program.entities[list];
                    let from = places.partition_point(|place| place.0 < token);
                    let here = places[from..].iter().take_while(|place| place.0 == token);
                    let ends = here.map(|place| place.1).filter(|&end| end <= limit).collect::<Vec<_>>();
                    self.stack.extend(ends.into_iter().rev().map(|end| (at + 1, end)));
                }
                Step::Split(first, second) => self.stack.extend([(second, token), (first, token)]),
                Step::Jump(to) => self.stack.push((to, token)),
                Step::Match => {
                    // What was tried on the way did not fail.
                    self.round += 1;
                    return Some(token);
                }
            }
        }
        None
    }
}

/// The stretches that a match may not reach beyond, asked for in order.
pub(super) struct Segments<'a> {
    index: &'a Index,
    options: &'a SearchOptions<'a>,
    within: Within,
    document: usize,
    last: (u32, u32),
}

impl<'a> Segments<'a> {
    pub(super) fn new(index: &'a Index, options: &'a SearchOptions<'a>, within: Within) -> Self {
        Self { index, options, within, document: 0, last: (0, 0) }
    }

    /// The end of the stretch that holds `token`; `None` if the token does not count.
    pub(super) fn end(&mut self, token: u32) -> Option<u32> {
        if (self.last.0..self.last.1).contains(&token) {
            return Some(self.last.1);
        }
        let documents = self.index.documents();
        while documents.get(self.document)?.tokens.end <= token {
            self.document += 1;
        }
        if self.options.scope.documents.is_some_and(|wanted| wanted.get(self.document) != Some(&true)) {
            return None;
        }
        let counts = |token: u32| self.options.scope.skipped || !self.index.is_skipped(token);
        if !counts(token) {
            return None;
        }
        let ends = |token: u32| match self.within {
            Within::Sentence => self.index.ends_sentence(token),
            Within::Paragraph => self.index.ends_paragraph(token),
            Within::Document => false,
        };
        let limit = documents[self.document].tokens.end;
        let last = (token..limit).find(|&at| ends(at) || at + 1 == limit || !counts(at + 1));
        let end = last.map_or(limit, |last| last + 1);
        self.last = (token, end);
        Some(end)
    }
}
