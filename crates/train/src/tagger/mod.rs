//! Trains the entity tagger: `packs/ru-tagger.pack` from silver documents (labelled by `tagger-silver.py`) and the gold
//! ones of factRuEval.

mod clusters;
mod crf;
mod data;
mod learn;

pub(crate) use data::{Labelled, labelled, morphologist};
pub(crate) use learn::{Ground, Plan};

use crate::Failure;
use crate::corpora::{GoldDocument, data_dir, documents};
use learn::Clusters;
use sarap_morph::Morphologist;
use sarap_pack::Description;
use std::path::Path;

const USAGE: &str = "usage: sarap-train tagger --silver FILE [--out PACK]";

/// What the pack calls itself; mentions say it as their source.
const VERSION: &str = "ru-news";

/// `sarap-train tagger …`
pub(crate) fn run(arguments: &[String]) -> Result<(), Failure> {
    let (mut silver, mut out) = (None, "packs/ru-tagger.pack".to_string());
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().cloned().ok_or_else(|| Failure(USAGE.into()));
        match argument.as_str() {
            "--silver" => silver = Some(value()?),
            "--out" => out = value()?,
            _ => return Err(Failure(USAGE.into())),
        }
    }
    let silver = silver.ok_or_else(|| Failure(USAGE.into()))?;
    let course = Course::begin(Path::new(&silver), &morphologist()?)?;
    let all: Vec<usize> = (0..course.gold.len()).collect();
    let bytes = course.pack(&all);
    std::fs::write(&out, &bytes).map_err(|error| Failure(format!("{out}: {error}")))?;
    eprintln!("{out}: {} bytes", bytes.len());
    Ok(())
}

/// Everything learnt before the gold documents.
#[derive(Debug)]
pub(crate) struct Course {
    /// The gold documents.
    pub gold: Vec<Labelled>,
    silver: Vec<Labelled>,
    clusters: Clusters,
    ground: Ground,
    plan: Plan,
}

impl Course {
    /// Reads all documents and learns from the silver ones.
    pub(crate) fn begin(silver: &Path, morphologist: &Morphologist) -> Result<Self, Failure> {
        let plan = Plan::default();
        let read = |documents: Vec<GoldDocument>| -> Vec<Labelled> {
            documents.iter().map(|document| labelled(document, morphologist)).collect()
        };
        let mut silver = read(documents(silver)?);
        let mut gold = read(gold()?);
        let clusters = clusters::learn(&silver);
        for document in silver.iter_mut().chain(&mut gold) {
            let words = document.words.words.iter_mut();
            words.for_each(|word| word.set_cluster(clusters.get(&word.lemma).copied().unwrap_or_default()));
        }
        let ground = Ground::learn(&silver, &gold, &plan);
        Ok(Self { gold, silver, clusters, ground, plan })
    }

    /// The pack that comes of training on these gold documents.
    pub(crate) fn pack(&self, train: &[usize]) -> Vec<u8> {
        let mut draft = self.ground.model(&self.silver, &self.gold, train, &self.plan);
        draft.clusters = self.clusters.iter().map(|(&lemma, &class)| (lemma, class)).collect();
        draft.clusters.sort_unstable();
        draft.build(Description {
            kind: "tagger".into(),
            language: "ru".into(),
            version: VERSION.into(),
            licence: "MIT".into(),
            source: "weights learnt from factRuEval-2016 and from news texts labelled by Natasha; see ru-tagger.md"
                .into(),
        })
    }
}

/// The gold documents: factRuEval, both parts.
pub(crate) fn gold() -> Result<Vec<GoldDocument>, Failure> {
    let mut all = Vec::new();
    for part in ["train", "dev"] {
        all.extend(documents(&data_dir().join(format!("factrueval/{part}.jsonl")))?);
    }
    Ok(all)
}
