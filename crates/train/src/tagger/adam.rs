//! Adam (Kingma, Ba: Adam, a method for stochastic optimization, 2015), with rows moved only when they are met.

use super::net::{Gradients, Net};

/// Adam with rows moved only when they are met.
#[derive(Clone, Debug)]
pub(crate) struct Adam {
    dense: [Vec<f32>; 2],
    rows: [Vec<f32>; 2],
    steps: i32,
}

const BETAS: [f32; 2] = [0.9, 0.99];
const EPSILON: f32 = 1e-7;

impl Adam {
    pub(crate) fn new(net: &Net) -> Self {
        let zero = |n: usize| [vec![0.0; n], vec![0.0; n]];
        Self { dense: zero(net.dense.len()), rows: zero(net.rows.len()), steps: 0 }
    }

    /// Takes a step along the gradients and clears them.
    /// Returns the loss and the number of tokens behind them.
    pub(crate) fn step(
        &mut self,
        net: &mut Net,
        gradients: &mut [Gradients],
        rate: f32,
        row_rate: f32,
    ) -> (f64, usize) {
        self.steps += 1;
        let d = net.shape.d;
        let (first, others) = gradients.split_first_mut().expect("one thread at least");
        for other in others {
            for (sum, value) in first.dense.iter_mut().zip(&mut other.dense) {
                *sum += *value;
                *value = 0.0;
            }
            for row in other.touched.drain(..) {
                let at = row as usize;
                other.is_touched[at] = false;
                if !first.is_touched[at] {
                    first.is_touched[at] = true;
                    first.touched.push(row);
                }
                let range = at * d..(at + 1) * d;
                for (sum, value) in first.rows[range.clone()].iter_mut().zip(&mut other.rows[range]) {
                    *sum += *value;
                    *value = 0.0;
                }
            }
            first.loss += std::mem::take(&mut other.loss);
            first.tokens += std::mem::take(&mut other.tokens);
        }
        let scale = 1.0 / first.tokens.max(1) as f32;
        let fix = BETAS.map(|beta| 1.0 - libm::powf(beta, self.steps as f32));
        let move_by = |weight: &mut f32, gradient: &mut f32, m: &mut f32, v: &mut f32, rate: f32| {
            let g = *gradient * scale;
            *gradient = 0.0;
            *m += (1.0 - BETAS[0]) * (g - *m);
            *v += (1.0 - BETAS[1]) * (g * g - *v);
            *weight -= rate * (*m / fix[0]) / ((*v / fix[1]).sqrt() + EPSILON);
        };
        let [m, v] = &mut self.dense;
        for at in 0..net.dense.len() {
            move_by(&mut net.dense[at], &mut first.dense[at], &mut m[at], &mut v[at], rate);
        }
        let [m, v] = &mut self.rows;
        first.touched.sort_unstable();
        for row in first.touched.drain(..) {
            first.is_touched[row as usize] = false;
            for at in row as usize * d..(row as usize + 1) * d {
                move_by(&mut net.rows[at], &mut first.rows[at], &mut m[at], &mut v[at], row_rate);
            }
        }
        (std::mem::take(&mut first.loss), std::mem::take(&mut first.tokens))
    }
}
