//! Trains the context model: `packs/ru-context.pack` from the annotated corpora and the dictionary pack.

mod gold;
mod lattice;
mod learn;
mod lexical;
mod trial;

pub(crate) use gold::{CORPORA, GoldToken};

use crate::Failure;
use lattice::{Lattice, Node};
use learn::Learner;
use lexical::Differences;
use sarap_morph::Dictionary;
use sarap_morph::context::{ContextModel, pack_model, write_lexicon};
use sarap_pack::{Description, Pack};
use std::path::Path;

const USAGE: &str = "usage: sarap-train context [--trial] [--dictionary PACK] [--out PACK]";

/// How often all sentences are read.
const EPOCHS: u64 = 6;

/// `sarap-train context …`
pub(crate) fn run(arguments: &[String]) -> Result<(), Failure> {
    let (mut trial, mut dictionary) = (false, "packs/ru-dictionary.pack".to_string());
    let mut out = "packs/ru-context.pack".to_string();
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().cloned().ok_or_else(|| Failure(USAGE.into()));
        match argument.as_str() {
            "--trial" => trial = true,
            "--dictionary" => dictionary = value()?,
            "--out" => out = value()?,
            _ => return Err(Failure(USAGE.into())),
        }
    }
    let dictionary = open_dictionary(Path::new(&dictionary))?;
    let mut sentences = Vec::new();
    for corpus in CORPORA {
        let own = corpus.sentences("train")?;
        eprintln!("{}: {} sentences", corpus.name, own.len());
        sentences.push((corpus, own));
    }
    if trial {
        return trial::run(&dictionary, &sentences);
    }
    let parts: Vec<(usize, &[GoldToken])> =
        sentences.iter().flat_map(|(corpus, all)| all.iter().map(|s| (corpus.weight, s.as_slice()))).collect();
    let bytes = train(&dictionary, &parts)?;
    std::fs::write(&out, &bytes).map_err(|error| Failure(format!("{out}: {error}")))?;
    eprintln!("{out}: {} bytes", bytes.len());
    Ok(())
}

/// The dictionary pack of a file.
pub(crate) fn open_dictionary(path: &Path) -> Result<Dictionary, Failure> {
    let bytes = std::fs::read(path).map_err(|error| Failure(format!("{}: {error}", path.display())))?;
    Ok(Dictionary::open(Pack::open(bytes, "dictionary")?)?)
}

/// The bytes of the pack learnt from sentences, each with how often it is read in an epoch.
fn train(dictionary: &Dictionary, sentences: &[(usize, &[GoldToken])]) -> Result<Vec<u8>, Failure> {
    let only: Vec<&[GoldToken]> = sentences.iter().map(|(_, tokens)| *tokens).collect();
    let found = lexical::differences(dictionary, &only);
    eprintln!("{} lexemes named otherwise, {} readings more", found.lexemes.len(), found.forms.len());
    // The lexicon is read from a pack as it will be in use.
    let bare = Pack::open(pack(&[0; 2], &found), "context")?;
    let bare = ContextModel::open(bare)?;
    let mut lattice = Lattice::new(dictionary, bare.lexicon());
    let nodes: Vec<(usize, Vec<Node>)> =
        sentences.iter().map(|(weight, tokens)| (*weight, lattice.sentence(tokens))).collect();
    let repeated: Vec<&[Node]> =
        nodes.iter().flat_map(|(weight, nodes)| std::iter::repeat_n(nodes.as_slice(), *weight)).collect();
    let mut learner = Learner::new();
    for epoch in 1..=EPOCHS {
        let loss = learner.epoch(&lattice.words, &repeated, epoch);
        eprintln!("epoch {epoch}: loss {loss:.4}");
    }
    Ok(pack(&learner.quantised(), &found))
}

fn pack(weights: &[i8], found: &Differences) -> Vec<u8> {
    let about = Description {
        kind: "context".into(),
        language: "ru".into(),
        version: "1".into(),
        licence: "CC-BY-SA-4.0".into(),
        source: "learnt from OpenCorpora (CC BY-SA 3.0) and UD Russian GSD and Taiga (CC BY-SA 4.0)".into(),
    };
    pack_model(about, weights, write_lexicon(&found.forms, &found.lexemes))
}
