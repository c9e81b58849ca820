//! Entities across documents: what a corpus joins, beside joining by the same label and name.
//!
//! * NEREL's mentions have Wikidata's ids: cross-document B-cubed over the entities of documents. Of each, which share of its
//!   group in other documents is the same thing (precision), and which share of the same thing in other documents is in its
//!   group (recall). Entities that Sarap does not find are left out: what is measured is the joining.
//! * `pairs.txt` has sentences of our own, chosen for what is hard: each pair is one thing or two.

mod nerel;
mod pairs;
mod speed;

use crate::Failure;
use crate::eval::predict::{Reader, TAGGER, bytes};
use sarap::corpus::Merged;
use sarap::{Analysis, Corpus};

const USAGE: &str = "usage: sarap-train bench corpus [--parts train,dev] [--show] [--tagger FILE]";

/// `sarap-train bench corpus …`: tables on standard output; `--show` names the errors.
pub(super) fn run(arguments: &[String]) -> Result<(), Failure> {
    let (mut parts, mut show, mut tagger) = (vec!["dev".to_owned()], false, TAGGER.to_owned());
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or_else(|| Failure(USAGE.into()));
        match argument.as_str() {
            "--parts" => parts = value()?.split(',').map(str::to_owned).collect(),
            "--tagger" => tagger = value()?.clone(),
            "--show" => show = true,
            _ => return Err(Failure(USAGE.into())),
        }
    }
    let reader = Reader::open(bytes(&tagger)?)?;
    pairs::run(&reader, show)?;
    println!();
    nerel::run(&reader, &parts, show)?;
    println!();
    speed::run()
}

/// Documents with both ways to join them. The corpus' documents are in order of their ids, and so are these.
struct Joined {
    documents: Vec<Analysis>,
    merged: Merged,
}

/// A way to join: the group of an entity, given its document and its number there.
type Way = fn(&Joined, usize, usize) -> String;

/// The two ways, by the names that the tables give them.
const WAYS: [(&str, Way); 2] = [("Sarap", Joined::group), ("same label and name", Joined::name)];

impl Joined {
    fn new(mut documents: Vec<Analysis>) -> Self {
        documents.sort_by(|a, b| (&a.id, &a.sha256).cmp(&(&b.id, &b.sha256)));
        let mut corpus = Corpus::new();
        documents.iter().for_each(|document| corpus.add(document));
        Self { merged: corpus.merged(), documents }
    }

    fn group(&self, document: usize, entity: usize) -> String {
        self.merged.of.get(document).and_then(|of| of.get(entity)).map(u32::to_string).unwrap_or_default()
    }

    /// What a table sorted by name would put together.
    fn name(&self, document: usize, entity: usize) -> String {
        let entity = self.documents.get(document).and_then(|document| document.entities.get(entity));
        entity.map(|one| format!("{} {}", one.label, one.name.to_lowercase().replace('ё', "е"))).unwrap_or_default()
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

fn f1(precision: f64, recall: f64) -> f64 {
    if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 }
}
