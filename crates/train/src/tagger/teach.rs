//! Full mentions on texts without gold ones, as nets that have learnt from the gold see them.

use super::examples::{Example, set};
use super::net::{Net, chain_scores, outputs, square};
use sarap_entities::tagger::chains::{CHAINS, FULL, first_output};
use sarap_entities::tagger::lattice::{Lattice, NONE, SINGLE};
use sarap_entities::tagger::mentions::LONGEST;

/// A mention must be so probable to be taught.
const LEAST: f32 = 0.4;

/// Adds the states of all full chains to the examples; the teachers' scores are averaged.
pub(crate) fn teach(teachers: &[Net], examples: &mut [&mut Example]) {
    let half = examples.len().div_ceil(2);
    std::thread::scope(|scope| {
        for part in examples.chunks_mut(half.max(1)) {
            scope.spawn(move || part.iter_mut().for_each(|example| teach_one(teachers, example)));
        }
    });
}

fn teach_one(teachers: &[Net], example: &mut Example) {
    let share = 1.0 / teachers.len().max(1) as f32;
    let mut scores = vec![0.0; example.len() * outputs()];
    for teacher in teachers {
        scores.iter_mut().zip(teacher.scores(example)).for_each(|(sum, score)| *sum += score * share);
    }
    for chain in FULL..CHAINS.len() {
        let mut transitions = [[0.0; SINGLE]; SINGLE];
        for teacher in teachers {
            let own = square::<SINGLE>(&teacher.dense[teacher.at.transitions[chain].clone()]);
            let sums = transitions.as_flattened_mut().iter_mut();
            sums.zip(own.as_flattened()).for_each(|(sum, weight)| *sum += weight * share);
        }
        let mut lattice = Lattice::<SINGLE>::new(&transitions);
        lattice.run(&chain_scores(&scores, outputs(), first_output(chain)));
        let mut states = vec![NONE as u8; example.len()];
        for (tokens, kind, _) in lattice.mentions(LEAST, LONGEST) {
            set(&mut states, tokens, kind);
        }
        example.states.push((chain, states));
    }
}
