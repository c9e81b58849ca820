//! Full mentions on texts without gold ones, as nets that have learnt from the gold see them: not their decisions but their
//! probabilities (Hinton, Vinyals, Dean: Distilling the knowledge in a neural network, 2015), since a rare kind of mention
//! is seldom sure.

use super::examples::{Example, Taught};
use super::net::{Net, chain_scores, outputs, square};
use sarap_entities::tagger::chains::{CHAINS, FULL, first_output};
use sarap_entities::tagger::lattice::{Lattice, NONE, SINGLE};

/// A token is kept if some mention has this probability there.
const LEAST: f32 = 0.02;

/// Adds what the teachers think, on average, of all full chains to the examples.
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
    let mut sums = vec![[0.0_f32; SINGLE - 1]; example.len() * (CHAINS.len() - FULL)];
    for teacher in teachers {
        let scores = teacher.scores(example);
        for (chain, sums) in (FULL..CHAINS.len()).zip(sums.chunks_exact_mut(example.len())) {
            let transitions = square::<SINGLE>(&teacher.dense[teacher.at.transitions[chain].clone()]);
            let mut lattice = Lattice::<SINGLE>::new(&transitions);
            lattice.run(&chain_scores(&scores, outputs(), first_output(chain)));
            for (at, sums) in sums.iter_mut().enumerate() {
                let marginal = lattice.marginal(at);
                sums.iter_mut().zip(&marginal[NONE + 1..]).for_each(|(sum, p)| *sum += p * share);
            }
        }
    }
    for (chain, sums) in (FULL..CHAINS.len()).zip(sums.chunks_exact(example.len())) {
        let unsure = sums.iter().enumerate().filter(|(_, p)| p.iter().sum::<f32>() >= LEAST);
        let tokens = unsure.map(|(at, p)| (at as u32, p.map(|p| (p * 255.0).round() as u8))).collect();
        example.taught.push(Taught { chain, tokens });
    }
}
