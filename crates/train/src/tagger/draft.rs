//! From a trained net to what the pack holds.

use super::examples::Tables;
use super::net::{Net, outputs};
use super::plan::Plan;
use sarap_entities::tagger::chains::{BARE, CHAINS, FULL, first_output};
use sarap_entities::tagger::model::{Draft, DraftMatrix};

/// The net's weights in the pack's order.
pub(crate) fn draft(net: &Net, tables: &Tables, plan: &Plan) -> Draft {
    let (d, h) = (net.shape.d, net.shape.h);
    // While learning a matrix has a row for each input, in the pack one for each output.
    let turned = |weights: &[f32], width: usize, columns: usize, order: &[usize], bias: Vec<f32>| DraftMatrix {
        weights: order.iter().flat_map(|&column| (0..width).map(move |row| weights[row * columns + column])).collect(),
        width,
        bias,
    };
    let all = |count: usize| (0..count).collect::<Vec<usize>>();
    let bias = &net.dense[net.at.bias.clone()];
    let layers = net
        .shape
        .layers
        .iter()
        .zip(&net.at.layers)
        .map(|(&layer, (weights, bias))| {
            let (weights, bias) = (&net.dense[weights.clone()], net.dense[bias.clone()].to_vec());
            (layer.reach, layer.memory, turned(weights, net.shape.inputs(layer), h, &all(h), bias))
        })
        .collect();
    let order: Vec<usize> = (first_output(BARE)..first_output(FULL))
        .chain((0..4).flat_map(|state| (FULL..CHAINS.len()).map(move |chain| first_output(chain) + state)))
        .collect();
    let out_bias = &net.dense[net.at.out_bias.clone()];
    let mut out = turned(
        &net.dense[net.at.out.clone()],
        h,
        outputs(),
        &order,
        order.iter().map(|&output| out_bias[output]).collect(),
    );
    // A net is surer of itself than it should be (Guo et al.: On calibration of modern neural networks, 2017): all its scores
    // are divided by a temperature.
    let cooled = |bare: bool| 1.0 / if bare { plan.heat_bare } else { plan.heat_full };
    for ((row, bias), output) in out.weights.chunks_exact_mut(h).zip(&mut out.bias).zip(&order) {
        let share = cooled(*output < first_output(FULL));
        row.iter_mut().for_each(|weight| *weight *= share);
        *bias *= share;
    }
    let transitions = (BARE..CHAINS.len()).flat_map(|chain| {
        net.dense[net.at.transitions[chain].clone()].iter().map(move |weight| weight * cooled(chain == BARE))
    });
    let least = (BARE..CHAINS.len()).map(|chain| if chain == BARE { plan.least_bare } else { least_full(plan, chain) });
    Draft {
        d,
        h,
        keys: tables.keys.clone(),
        rows: net.rows.clone(),
        row_step: plan.row_step,
        places: net.dense[net.at.places.clone()].to_vec(),
        first: turned(&net.dense[net.at.first.clone()], d, 3 * h, &all(3 * h), bias.to_vec()),
        layers,
        out,
        transitions: transitions.collect(),
        least: least.collect(),
    }
}

/// Probabilities that are right give the best F1 where what is at least half that F1 is taken (Lipton, Elkan, Naryanaswamy:
/// Optimal thresholding of classifiers to maximize F1 measure, 2014), and labels are found more or less well.
fn least_full(plan: &Plan, chain: usize) -> f32 {
    use sarap_entities::Label::{Crime, Event, Facility, Product, Time};
    match CHAINS[chain].kinds {
        [Crime | Event | Facility | Product | Time] => plan.least_hard,
        _ => plan.least_full,
    }
}
