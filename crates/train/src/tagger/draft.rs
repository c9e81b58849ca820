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
    let out = turned(
        &net.dense[net.at.out.clone()],
        h,
        outputs(),
        &order,
        order.iter().map(|&output| out_bias[output]).collect(),
    );
    let transitions = (BARE..CHAINS.len()).flat_map(|c| net.dense[net.at.transitions[c].clone()].iter().copied());
    let least = (BARE..CHAINS.len()).map(|chain| if chain == BARE { plan.least_bare } else { plan.least_full });
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
