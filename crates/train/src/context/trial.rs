//! A trial inside the training part: what choices of features and numbers are made by, so that the development parts
//! stay unseen.

use super::gold::{Corpus, GoldToken};
use super::lattice::{Lattice, Node};
use super::train;
use crate::Failure;
use sarap_morph::Dictionary;
use sarap_morph::context::{ContextModel, Decoder, Sentence};
use sarap_pack::Pack;

/// Runs of this many sentences go to one side together.
const RUN: usize = 20;
/// One run in so many is held out.
const FOLDS: usize = 8;

/// Trains on most of each corpus and prints the errors on the rest, beside those of the first reading.
pub(crate) fn run(dictionary: &Dictionary, corpora: &[(Corpus, Vec<Vec<GoldToken>>)]) -> Result<(), Failure> {
    let fold: usize = std::env::var("FOLD").map_or(3, |v| v.parse().unwrap_or(3));
    let held = |index: usize| index / RUN % FOLDS == fold;
    let mut parts = Vec::new();
    for (corpus, sentences) in corpora {
        let kept = sentences.iter().enumerate().filter(|(index, _)| !held(*index));
        parts.extend(kept.map(|(_, tokens)| (corpus.weight, tokens.as_slice())));
    }
    let bytes = train(dictionary, &parts)?;
    let model = ContextModel::open(Pack::open(bytes, "context")?)?;
    println!(
        "| corpus | words | lemma, first | lemma, chosen | no such lemma | part, first | part, chosen | no such part |"
    );
    println!("|---|---|---|---|---|---|---|---|");
    let verbose = std::env::var_os("SARAP_TRIAL_ERRORS").is_some();
    for (corpus, sentences) in corpora {
        let mut counts = [0; 7];
        let mut lattice = Lattice::new(dictionary, model.lexicon());
        let nodes: Vec<(usize, Vec<Node>)> =
            (0..sentences.len()).filter(|&i| held(i)).map(|i| (i, lattice.sentence(&sentences[i]))).collect();
        lattice.words.score(&model.table());
        let mut decoder = Decoder::default();
        for (index, nodes) in &nodes {
            let tokens: Vec<u32> = nodes.iter().map(|node| node.word).collect();
            let mut chosen = Vec::new();
            let sentence = Sentence { words: &lattice.words, tokens: &tokens };
            decoder.decode(&sentence, model.table(), &mut chosen);
            for ((token, node), &choice) in sentences[*index].iter().zip(nodes).zip(&chosen) {
                if !token.is_word() {
                    continue;
                }
                let wrong = |set: u64, choice: u8| usize::from(set >> choice & 1 == 0);
                let found = [
                    1,
                    wrong(node.lemma, 0),
                    wrong(node.lemma, choice),
                    usize::from(node.lemma == 0),
                    wrong(node.part, 0),
                    wrong(node.part, choice),
                    usize::from(node.part == 0),
                ];
                for (count, one) in counts.iter_mut().zip(found) {
                    *count += one;
                }
                if verbose && found[2] + found[5] > 0 {
                    let candidate = lattice.words.candidates(node.word)[usize::from(choice)];
                    let around: Vec<&str> = sentences[*index].iter().map(|t| t.form.as_str()).collect();
                    eprintln!(
                        "{}\t{}{}\t{}\t{}/{}\t{}/{:?}\t{}",
                        corpus.name,
                        if found[2] == 0 {
                            "-"
                        } else if found[3] == 1 {
                            "L0"
                        } else {
                            "L"
                        },
                        if found[5] == 0 {
                            ""
                        } else if found[6] == 1 {
                            "P0"
                        } else {
                            "P"
                        },
                        token.form,
                        token.lemma,
                        token.upos,
                        lattice.words.lemma(candidate.lemma),
                        lattice.words.tag(&candidate).pos,
                        around.join(" ")
                    );
                }
            }
        }
        let cells: Vec<String> = counts.iter().map(usize::to_string).collect();
        println!("| {} | {} |", corpus.name, cells.join(" | "));
    }
    Ok(())
}
