//! A pattern as a program without loops: repetitions are written out.

use super::ast::{Condition, Node};
use super::sets::{Set, Words};

/// Steps of a program, at most.
const LONGEST: usize = 2_000;
/// Steps times the widest match, at most: what is remembered of failures.
const MEMORY: usize = 8_000_000;

/// A step.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Step {
    /// A token of this set.
    Token(usize),
    /// The words of a place from this list.
    Entity(usize),
    /// The first way, and if that fails the second.
    Split(usize, usize),
    Jump(usize),
    Match,
}

/// First tokens with the ends of what begins there, in order.
pub(super) type Places = Vec<(u32, u32)>;

#[derive(Debug, Default)]
pub(super) struct Program {
    pub(super) steps: Vec<Step>,
    pub(super) sets: Vec<Set>,
    pub(super) entities: Vec<Places>,
    /// Tokens in the widest match.
    pub(super) widest: usize,
}

/// The same condition, written out many times, is asked once: nodes by their addresses.
type Known = Vec<(*const Node, Step)>;

impl Program {
    pub(super) fn of(node: &Node, words: &Words<'_>) -> Result<Self, String> {
        let mut program = Self::default();
        let mut known = Known::new();
        program.widest = program.widths(node, words, &mut known).1;
        program.add(node, &known)?;
        program.push(Step::Match)?;
        if program.steps.len() * (program.widest + 1) > MEMORY {
            return Err("the pattern can grow too long; make the numbers in {…} smaller".into());
        }
        Ok(program)
    }

    /// Fewest and most tokens that match; asks the conditions on the way.
    fn widths(&mut self, node: &Node, words: &Words<'_>, known: &mut Known) -> (usize, usize) {
        match node {
            Node::Token(condition) => {
                self.sets.push(words.set(condition));
                known.push((node, Step::Token(self.sets.len() - 1)));
                (1, 1)
            }
            Node::Entity(label, name) => {
                let named = words.named(label.as_ref(), name.as_ref());
                let mut places: Places = named.iter().map(|named| (named.first, named.end)).collect();
                // The longest first, as with other repetitions.
                places.sort_unstable_by_key(|&(first, end)| (first, u32::MAX - end));
                places.dedup();
                let widest = places.iter().map(|(first, end)| end - first).max().unwrap_or(1);
                self.entities.push(places);
                known.push((node, Step::Entity(self.entities.len() - 1)));
                (1, widest as usize)
            }
            Node::Sequence(all) => all.iter().fold((0, 0), |(least, most), node| {
                let own = self.widths(node, words, known);
                (least + own.0, most + own.1)
            }),
            Node::Either(all) => {
                let own: Vec<_> = all.iter().map(|node| self.widths(node, words, known)).collect();
                let least = own.iter().map(|own| own.0).min().unwrap_or_default();
                (least, own.iter().map(|own| own.1).max().unwrap_or_default())
            }
            Node::Repeat { node, least, most } => {
                let own = self.widths(node, words, known);
                (own.0.saturating_mul(*least as usize), own.1.saturating_mul(*most as usize))
            }
        }
    }

    fn add(&mut self, node: &Node, known: &Known) -> Result<(), String> {
        match node {
            Node::Token(_) | Node::Entity(..) => {
                let step = known.iter().find(|(known, _)| std::ptr::eq(*known, node)).map(|(_, step)| *step);
                self.push(step.unwrap_or(Step::Match))
            }
            Node::Sequence(all) => all.iter().try_for_each(|node| self.add(node, known)),
            Node::Either(all) => {
                let mut ends = Vec::new();
                for (nth, node) in all.iter().enumerate() {
                    let split = self.steps.len();
                    if nth + 1 < all.len() {
                        self.push(Step::Split(split + 1, 0))?;
                    }
                    self.add(node, known)?;
                    if nth + 1 < all.len() {
                        ends.push(self.steps.len());
                        self.push(Step::Jump(0))?;
                        self.steps[split] = Step::Split(split + 1, self.steps.len());
                    }
                }
                let end = self.steps.len();
                ends.into_iter().for_each(|at| self.steps[at] = Step::Jump(end));
                Ok(())
            }
            Node::Repeat { node, least, most } => {
                (0..*least).try_for_each(|_| self.add(node, known))?;
                let mut splits = Vec::new();
                for _ in *least..*most {
                    splits.push(self.steps.len());
                    self.push(Step::Split(0, 0))?;
                    self.add(node, known)?;
                }
                let end = self.steps.len();
                let lazy = matches!(**node, Node::Token(Condition::Any));
                for at in splits {
                    self.steps[at] = if lazy { Step::Split(end, at + 1) } else { Step::Split(at + 1, end) };
                }
                Ok(())
            }
        }
    }

    fn push(&mut self, step: Step) -> Result<(), String> {
        if self.steps.len() >= LONGEST {
            return Err(format!(
                "the pattern, its repetitions written out, has more than {LONGEST} parts; make it shorter"
            ));
        }
        self.steps.push(step);
        Ok(())
    }

    /// The sets of the tokens, one after the other, if the pattern is nothing else.
    pub(super) fn plain(&self) -> Option<Vec<&Set>> {
        let (_, tokens) = self.steps.split_last()?;
        tokens.iter().map(|step| if let Step::Token(set) = step { self.sets.get(*set) } else { None }).collect()
    }
}
