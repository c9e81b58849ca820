//! Trains the entity tagger: `packs/ru-tagger.pack` from silver documents (labelled by `tagger-silver.py`), NEREL's and
//! factRuEval's.

mod adam;
mod course;
mod draft;
mod examples;
mod ground;
mod learn;
mod net;
mod outer;
mod plan;
mod teach;
mod vectors;

pub(crate) use course::Course;
pub(crate) use plan::Plan;

use crate::Failure;
use crate::eval::corpus::Corpus;
use outer::Outer;
use sarap_morph::Morphologist;
use std::path::PathBuf;

const USAGE: &str = "usage: sarap-train tagger --silver FILE… [--vectors FILE] [--ground FILE] [--set NAME=VALUE]… [--fold K/N] [--out PACK]";

/// What a training is asked for.
#[derive(Debug, Default)]
pub(crate) struct Request {
    /// Silver documents.
    pub silver: Vec<PathBuf>,
    /// Word vectors for the teachers.
    pub outer: Option<PathBuf>,
    /// Where what is common to all folds is kept.
    pub ground: Option<PathBuf>,
    /// The numbers.
    pub plan: Plan,
}

impl Request {
    /// Takes an option with its value; `false` if it is not one of these.
    pub(crate) fn take(&mut self, option: &str, value: &str) -> Result<bool, Failure> {
        match option {
            "--silver" => self.silver.push(value.into()),
            "--vectors" => self.outer = Some(value.into()),
            "--ground" => self.ground = Some(value.into()),
            "--set" => self.plan.set(value)?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Begins the training.
    pub(crate) fn begin(&self, morphologist: &Morphologist) -> Result<Course, Failure> {
        if self.silver.is_empty() {
            return Err(Failure(USAGE.into()));
        }
        let outer = self.outer.as_deref().map(Outer::load).transpose()?;
        Course::begin(&self.silver, outer, self.ground.as_deref(), self.plan, morphologist)
    }
}

/// `sarap-train tagger …`
pub(crate) fn run(arguments: &[String]) -> Result<(), Failure> {
    let (mut request, mut out, mut fold) = (Request::default(), "packs/ru-tagger.pack".to_string(), None);
    let mut arguments = arguments.iter();
    while let Some(option) = arguments.next() {
        let value = arguments.next().ok_or_else(|| Failure(USAGE.into()))?;
        match option.as_str() {
            "--out" => out.clone_from(value),
            "--fold" => {
                let parts = value.split_once('/').and_then(|(k, n)| Some((k.parse().ok()?, n.parse().ok()?)));
                fold = Some(parts.ok_or_else(|| Failure(USAGE.into()))?);
            }
            _ if request.take(option, value)? => {}
            _ => return Err(Failure(USAGE.into())),
        }
    }
    let course = request.begin(&morphologist()?)?;
    let count = Corpus::Factrueval.read(Corpus::Factrueval.parts())?.len();
    let train: Vec<usize> =
        (0..count).filter(|at| fold.is_none_or(|(k, n): (usize, usize)| at % n.max(1) != k)).collect();
    let bytes = course.pack(&train);
    std::fs::write(&out, &bytes).map_err(|error| Failure(format!("{out}: {error}")))?;
    eprintln!("{out}: {} bytes", bytes.len());
    Ok(())
}

/// Morphologist from the packs that stand beside the one to be made.
pub(crate) fn morphologist() -> Result<Morphologist, Failure> {
    let open = |name: &str, kind: &str| -> Result<sarap_pack::Pack, Failure> {
        let path = format!("packs/{name}.pack");
        let bytes = std::fs::read(&path).map_err(|error| Failure(format!("{path}: {error}")))?;
        Ok(sarap_pack::Pack::open(bytes, kind)?)
    };
    Ok(Morphologist::open(open("ru-dictionary", "dictionary")?, open("ru-context", "context")?)?)
}
