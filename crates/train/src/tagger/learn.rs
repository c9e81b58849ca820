//! From labelled documents to a model: first on much text labelled by another tagger, then on the gold.

use super::crf::{Pace, Sequences, Weights};
use super::data::{Labelled, Numbers, Unnumbered};
use sarap_entities::tagger::lattice::{Lattice, Row};
use sarap_entities::tagger::memory::Memory;
use sarap_entities::tagger::model::Draft;
use std::collections::HashMap;

/// How the model is trained. The values were found on factRuEval by cross-validation.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plan {
    /// A feature must occur so often.
    pub least: u8,
    /// On the silver documents.
    pub silver: Pace,
    /// On the gold documents, mixed with a part of the silver ones.
    pub gold: Pace,
    /// Each gold document counts so often.
    pub repeat: usize,
    /// One silver document in so many is mixed in.
    pub mixed: usize,
    /// How much learning remembers of the silver documents when the gold ones come.
    pub memory: f32,
    /// The second look.
    pub second: Pace,
    /// Weights smaller than this are left out of the pack.
    pub cut: f32,
}

impl Default for Plan {
    fn default() -> Self {
        Self {
            least: 3,
            silver: Pace { rate: 0.2, l1: 1e-6, rounds: 3 },
            gold: Pace { rate: 0.1, l1: 0.0, rounds: 3 },
            repeat: 6,
            mixed: 8,
            memory: 0.1,
            second: Pace { rate: 0.1, l1: 1e-5, rounds: 3 },
            cut: 0.04,
        }
    }
}

/// What all folds share: the documents in numbers, and the weights learnt from the silver ones.
#[derive(Debug)]
pub(crate) struct Ground {
    numbers: Numbers,
    data: Sequences,
    /// The first so many documents are silver.
    silver: usize,
    weights: Weights,
}

impl Ground {
    /// Learns from the silver documents. The gold ones only lend their features numbers; nothing is learnt from them here.
    pub(crate) fn learn(silver: &[Labelled], gold: &[Labelled], plan: &Plan) -> Self {
        let mut all = Unnumbered::default();
        let mut places = Vec::new();
        for document in silver.iter().chain(gold) {
            let words = &document.words;
            let mut last = usize::MAX;
            all.add(document, |stretch, at, out| {
                if last != stretch.start {
                    words.places(stretch, &mut places);
                    last = stretch.start;
                }
                words.features(stretch, &places, at, out);
            });
        }
        let numbers = Numbers::count(&all.features, plan.least);
        let data = all.number(&numbers);
        eprintln!(
            "{} documents, {} tokens, {} features, {} of them distinct",
            data.documents.len(),
            data.labels.len(),
            data.features.len(),
            numbers.features.len()
        );
        let mut weights = Weights::new(numbers.features.len());
        let order: Vec<u32> = (0..silver.len()).flat_map(|d| stretches(&data, d)).collect();
        weights.learn(&data, &order, plan.silver, 1);
        Self { numbers, data, silver: silver.len(), weights }
    }

    /// Learns from gold documents (by their index among the gold ones) on top of the silver ones.
    pub(crate) fn model(&self, silver: &[Labelled], gold: &[Labelled], train: &[usize], plan: &Plan) -> Draft {
        let mixed: Vec<usize> = (0..self.silver).step_by(plan.mixed.max(1)).collect();
        let documents: Vec<(usize, usize)> = mixed
            .iter()
            .map(|&document| (document, 1))
            .chain(train.iter().map(|&document| (document + self.silver, plan.repeat)))
            .collect();
        let mut weights = self.weights.clone();
        weights.wake(plan.memory);
        weights.learn(&self.data, &order(&self.data, &documents), plan.gold, 2);

        let labelled = |index: usize| if index < self.silver { &silver[index] } else { &gold[index - self.silver] };
        let (numbers, second) = self.second(&weights, &documents, labelled, plan);
        let named = |kept: Vec<(usize, Row)>, numbers: &Numbers| {
            kept.into_iter().map(|(feature, row)| (numbers.features[feature], row)).collect()
        };
        Draft {
            first: named(weights.kept(plan.cut), &self.numbers),
            second: named(second.kept(plan.cut), &numbers),
            transitions: [weights.transitions, second.transitions],
            clusters: Vec::new(),
        }
    }

    /// Learns the second look on top of the first look's scores.
    fn second<'a>(
        &self,
        first: &Weights,
        documents: &[(usize, usize)],
        labelled: impl Fn(usize) -> &'a Labelled,
        plan: &Plan,
    ) -> (Numbers, Weights) {
        let mut all = Unnumbered::default();
        let mut base = Vec::new();
        let (mut lattice, mut scores) = (Lattice::default(), Vec::new());
        lattice.set_transitions(&first.transitions);
        for &(document, _) in documents {
            let mut marginals = Vec::new();
            for stretch in &self.data.stretches[self.data.documents[document].clone()] {
                first.scores(&self.data, stretch, &mut scores);
                lattice.run(&scores);
                marginals.extend((0..scores.len()).map(|at| lattice.marginal(at)));
                base.append(&mut scores);
            }
            let document = labelled(document);
            let memory = Memory::gather(&document.words, &marginals);
            all.add(document, |stretch, at, out| memory.features(&document.words, stretch, &marginals, at, out));
        }
        let numbers = Numbers::count(&all.features, plan.least);
        let mut data = all.number(&numbers);
        data.base = base;
        let mut weights = Weights::new(numbers.features.len());
        weights.transitions = first.transitions.clone();
        let counted: Vec<(usize, usize)> = documents.iter().enumerate().map(|(at, &(_, times))| (at, times)).collect();
        weights.learn(&data, &order(&data, &counted), plan.second, 3);
        (numbers, weights)
    }
}

fn stretches(data: &Sequences, document: usize) -> impl Iterator<Item = u32> + use<> {
    let range = data.documents[document].clone();
    range.start as u32..range.end as u32
}

/// The stretches of documents, each as often as it counts.
fn order(data: &Sequences, documents: &[(usize, usize)]) -> Vec<u32> {
    let times = |&(document, times): &(usize, usize)| (0..times).flat_map(move |_| stretches(data, document));
    documents.iter().flat_map(times).collect()
}

/// Classes of lemmas, by the lemma's hash.
pub(crate) type Clusters = HashMap<u64, u16>;
