//! How the net goes through its examples.

use super::adam::Adam;
use super::examples::Example;
use super::net::{Dropout, Gradients, Net, Random};

/// Tokens whose gradients make one step.
const BATCH: usize = 3000;
/// Threads that share a batch; the sums don't depend on their order.
const THREADS: usize = 2;

/// One stage of learning.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stage {
    /// Largest step size of the layers, and of the rows.
    pub rate: f32,
    pub row_rate: f32,
    pub dropout: Dropout,
    pub seed: u64,
}

/// Goes through the examples of each round, shuffled, each with its weight.
pub(crate) fn learn(net: &mut Net, rounds: &[Vec<(&Example, f32)>], stage: Stage) {
    let mut random = Random(stage.seed);
    let batches: Vec<Vec<(&Example, f32)>> = rounds
        .iter()
        .flat_map(|round| {
            let mut round = round.clone();
            random.shuffle(&mut round);
            let (mut batches, mut batch, mut size) = (Vec::new(), Vec::new(), 0);
            for (example, weight) in round {
                size += example.len();
                batch.push((example, weight));
                if size >= BATCH {
                    batches.push(std::mem::take(&mut batch));
                    size = 0;
                }
            }
            batches.extend((!batch.is_empty()).then_some(batch));
            batches
        })
        .collect();
    let mut adam = Adam::new(net);
    let mut gradients: Vec<Gradients> = (0..THREADS).map(|_| Gradients::new(net)).collect();
    let (mut loss, mut tokens, start) = (0.0, 0, std::time::Instant::now());
    for (n, batch) in batches.iter().enumerate() {
        let done = n as f32 / batches.len() as f32;
        let pace = (done / 0.03).min(1.0) * (1.0 - done).max(0.02);
        // Long examples first, each to the thread that has least to do.
        let mut batch = batch.clone();
        batch.sort_by_key(|(example, _)| std::cmp::Reverse(example.len()));
        let mut shares = vec![(0, Vec::new()); THREADS];
        for &(example, weight) in &batch {
            let share = shares.iter_mut().min_by_key(|share| share.0).expect("threads");
            share.0 += example.len();
            share.1.push((example, weight));
        }
        let seed = random.next();
        std::thread::scope(|scope| {
            for ((thread, gradients), (_, share)) in gradients.iter_mut().enumerate().zip(&shares) {
                let net = &*net;
                scope.spawn(move || {
                    let mut random = Random(seed ^ (thread as u64) << 32);
                    for &(example, weight) in share {
                        net.learn_from(example, weight, stage.dropout, &mut random, gradients);
                    }
                });
            }
        });
        let (l, t) = adam.step(net, &mut gradients, stage.rate * pace, stage.row_rate * pace);
        loss += l;
        tokens += t;
        if (n + 1) % 400 == 0 || n + 1 == batches.len() {
            let speed = tokens as f64 / start.elapsed().as_secs_f64();
            eprintln!(
                "step {} of {}: loss {:.4} a token; {speed:.0} tokens/s so far",
                n + 1,
                batches.len(),
                loss / tokens as f64
            );
        }
    }
}
