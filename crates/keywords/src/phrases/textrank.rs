//! TextRank: R. Mihalcea, P. Tarau, "TextRank: Bringing Order into Texts", EMNLP 2004, section 3: an unweighted, undirected
//! graph of nouns and adjectives that stand next to each other (window of two words).

use super::{Item, Ranked, Runs, Word, add, sort};
use std::collections::{BTreeMap, BTreeSet};

/// The paper's damping factor.
const DAMPING: f64 = 0.85;
/// It stops when no score changes by more.
const TOLERANCE: f64 = 1e-10;
const ITERATIONS: usize = 200;

/// The best third of the terms are kept; of those that follow each other in the text a sequence is made, whose score is the
/// mean of its terms' (the paper leaves it open; the package `summa` has it so).
pub fn rank(sentences: &[Vec<Item>]) -> Vec<Ranked> {
    let scores = scores(sentences);
    let mut order: Vec<(f64, u32)> = scores.iter().map(|(&term, &score)| (score, term)).collect();
    order.sort_by(|(a, one), (b, other)| b.total_cmp(a).then_with(|| one.cmp(other)));
    let best: BTreeSet<u32> = order.iter().take(order.len().div_ceil(3)).map(|&(_, term)| term).collect();

    let mut runs = Runs::new();
    let mut run: Vec<Word> = Vec::new();
    for sentence in sentences {
        for item in sentence {
            match item {
                // A sequence holds a term once.
                Item::Word(word) if !word.stop && best.contains(&word.term) => {
                    if run.iter().any(|other| other.term == word.term) {
                        add(&mut runs, &run);
                        run.clear();
                    }
                    run.push(*word);
                }
                _ => {
                    add(&mut runs, &run);
                    run.clear();
                }
            }
        }
        add(&mut runs, &run);
        run.clear();
    }
    let ranked = |(terms, mentions): (Vec<u32>, Vec<(usize, usize)>)| {
        let sum: f64 = terms.iter().filter_map(|term| scores.get(term)).sum();
        Ranked { score: sum / terms.len() as f64, terms, mentions }
    };
    let mut all: Vec<Ranked> = runs.into_iter().map(ranked).collect();
    sort(&mut all);
    all
}

/// PageRank of the terms that have a neighbour: `S(v) = (1 − d) + d · Σ S(u) / degree(u)` over the neighbours `u`.
pub fn scores(sentences: &[Vec<Item>]) -> BTreeMap<u32, f64> {
    let mut edges: BTreeSet<(u32, u32)> = BTreeSet::new();
    for sentence in sentences {
        for pair in sentence.windows(2) {
            let &[Item::Word(one), Item::Word(other)] = pair else { continue };
            if !one.stop && !other.stop && one.term != other.term {
                edges.insert((one.term, other.term));
                edges.insert((other.term, one.term));
            }
        }
    }
    // Neighbours of each node one after another.
    let nodes: Vec<u32> = edges.iter().map(|&(from, _)| from).collect::<BTreeSet<u32>>().into_iter().collect();
    let number: BTreeMap<u32, usize> = nodes.iter().copied().zip(0..).collect();
    let targets: Vec<usize> = edges.iter().map(|(_, to)| number[to]).collect();
    let mut starts = vec![0; nodes.len() + 1];
    for (from, _) in &edges {
        starts[number[from] + 1] += 1;
    }
    for node in 0..nodes.len() {
        starts[node + 1] += starts[node];
    }
    let mut scores = vec![1.0; nodes.len()];
    for _ in 0..ITERATIONS {
        let share: Vec<f64> =
            scores.iter().enumerate().map(|(node, score)| score / (starts[node + 1] - starts[node]) as f64).collect();
        let mut moved = 0.0_f64;
        for node in 0..nodes.len() {
            let given: f64 = targets[starts[node]..starts[node + 1]].iter().map(|&other| share[other]).sum();
            let score = (1.0 - DAMPING) + DAMPING * given;
            moved = moved.max((score - scores[node]).abs());
            scores[node] = score;
        }
        if moved <= TOLERANCE {
            break;
        }
    }
    nodes.into_iter().zip(scores).collect()
}
