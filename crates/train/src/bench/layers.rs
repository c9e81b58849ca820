//! Where the time of an analysis goes: microseconds a token for each layer, one thread.

use crate::Failure;
use crate::corpora::{data_dir, documents};
use sarap::{Analyzer, Content, Input, OffsetUnit, PackBytes};
use sarap_entities::tagger::Tagger;
use sarap_entities::{facts, gazetteer, resolve, rules};
use sarap_keywords::Known;
use sarap_morph::{Document, Morphologist};
use sarap_pack::Pack;
use std::cell::RefCell;
use std::hint::black_box;
use std::path::PathBuf;
use std::time::Instant;

const USAGE: &str = "usage: sarap-train bench layers [--runs N] [--documents N] [FILE.jsonl …]";

/// The rows of the table: the layers; the whole way from text to analysis, which holds all of them; what of it is none of
/// them (checksum, document's date, language, the analysis' own shape); the change of its offsets to another unit.
const ROWS: [&str; 11] = [
    "regions",
    "segment",
    "morphology",
    "rules",
    "tagger",
    "resolve",
    "facts",
    "keywords",
    "whole analyze",
    "rest of it",
    "to UTF-16",
];
/// Number of layers.
const LAYERS: usize = 8;
const WHOLE: usize = LAYERS;
const REST: usize = LAYERS + 1;

/// `sarap-train bench layers …`: a table on standard output. Of each text the fastest of the runs counts, so that other work
/// on the machine disturbs little; each run opens the packs anew, so that none profits from what the one before read.
pub(crate) fn run(arguments: &[String]) -> Result<(), Failure> {
    let (mut runs, mut limit, mut files) = (5_usize, 500_usize, Vec::new());
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        let mut number = || arguments.next().and_then(|n| n.parse().ok()).ok_or_else(|| Failure(USAGE.into()));
        match argument.as_str() {
            "--runs" => runs = number()?,
            "--documents" => limit = number()?,
            name if name.starts_with("--") => return Err(Failure(USAGE.into())),
            name => files.push(PathBuf::from(name)),
        }
    }
    if files.is_empty() {
        files = ["factrueval/train.jsonl", "kw-ru/dev.jsonl.gz"].map(|name| data_dir().join(name)).into();
    }
    let packs = ["dictionary", "context", "tagger"].map(|kind| {
        let path = format!("packs/ru-{kind}.pack");
        std::fs::read(&path).map_err(|error| Failure(format!("{path}: {error}")))
    });
    let [dictionary, context, tagger] = packs;
    let packs = [dictionary?, context?, tagger?];
    println!("| microseconds a token | {} | tokens/s, whole |", ROWS.join(" | "));
    println!("|---{}|", "|---:".repeat(ROWS.len() + 1));
    for file in files {
        let texts: Vec<String> = documents(&file)?.into_iter().take(limit).map(|document| document.text).collect();
        let (tokens, best) = measure(&packs, &texts, runs)?;
        let cells: Vec<String> =
            best.iter().map(|seconds| format!("{:.2}", seconds * 1e6 / tokens.max(1) as f64)).collect();
        let speed = tokens as f64 / best[WHOLE];
        println!("| {} ({tokens} tokens) | {} | {speed:.0} |", file.display(), cells.join(" | "));
    }
    Ok(())
}

/// Number of tokens, and the seconds of each row for all texts together.
fn measure(packs: &[Vec<u8>; 3], texts: &[String], runs: usize) -> Result<(usize, [f64; ROWS.len()]), Failure> {
    let mut best = vec![[f64::MAX; ROWS.len()]; texts.len()];
    let mut tokens = 0;
    let filled = |text: &str| !text.trim().is_empty();
    let mut take = |at: usize, rows: std::ops::Range<usize>, times: [f64; ROWS.len()]| {
        rows.for_each(|row| best[at][row] = best[at][row].min(times[row]));
    };
    for _ in 0..runs.max(1) {
        // The layers one by one and the whole way each have the machine's caches for themselves.
        let layers = Layers::open(packs.clone())?;
        tokens = 0;
        for (at, text) in texts.iter().enumerate() {
            let mut times = [0.0; ROWS.len()];
            if filled(text) {
                tokens += layers.one(text, &mut times)?;
            }
            take(at, 0..LAYERS, times);
        }
        drop(layers);
        let analyzer = analyzer(packs.clone())?;
        for (at, text) in texts.iter().enumerate() {
            let mut times = [0.0; ROWS.len()];
            if filled(text) {
                whole(&analyzer, text, &mut times)?;
            }
            take(at, WHOLE..ROWS.len(), times);
        }
    }
    let mut all: [f64; ROWS.len()] = std::array::from_fn(|row| best.iter().map(|times| times[row]).sum());
    all[REST] = all[WHOLE] - all[..LAYERS].iter().sum::<f64>();
    Ok((tokens, all))
}

struct Layers {
    morphologist: Morphologist,
    tagger: Tagger,
    names: RefCell<resolve::Memory>,
}

impl Layers {
    fn open([dictionary, context, tagger]: [Vec<u8>; 3]) -> Result<Self, Failure> {
        Ok(Self {
            morphologist: Morphologist::open(Pack::open(dictionary, "dictionary")?, Pack::open(context, "context")?)?,
            tagger: Tagger::open(Pack::open(tagger, "tagger")?)?,
            names: RefCell::default(),
        })
    }

    /// Adds the seconds of one text to `times`.
    fn one(&self, text: &str, times: &mut [f64; ROWS.len()]) -> Result<usize, Failure> {
        let [region, segment, morphology, rule, tag, resolution, fact, keyword, ..] = times;
        timed(region, || sarap_formats::text(text)).map_err(|error| Failure(error.to_string()))?;
        let segmentation = timed(segment, || sarap_text::segment(text));
        let readings = timed(morphology, || self.morphologist.read(text, &segmentation));
        let document = Document {
            text,
            segmentation: &segmentation,
            morphology: &readings,
            dictionary: self.morphologist.dictionary(),
        };
        let mut mentions = timed(rule, || rules::find(&document));
        mentions.extend(timed(tag, || self.tagger.tag(&document)));
        timed(rule, || gazetteer::add(&document, &mut mentions));
        let (mentions, entities) =
            timed(resolution, || resolve::resolve_from(&document, mentions, &[], &mut self.names.borrow_mut()));
        timed(fact, || {
            let quotes = facts::quotes::find(&document, &mentions, &entities);
            (quotes, facts::relations(&document, &mentions, &entities))
        });
        timed(keyword, || {
            let names = sarap::keyword_names(&mentions, &entities);
            sarap_keywords::keywords(&document, &Known { names: &names, ..Known::default() })
        });
        Ok(segmentation.tokens.len())
    }
}

fn analyzer([dictionary, context, tagger]: [Vec<u8>; 3]) -> Result<Analyzer, Failure> {
    let packs = PackBytes { dictionary: dictionary.into(), context: context.into(), tagger: tagger.into() };
    Analyzer::open(packs).map_err(|error| Failure(error.to_string()))
}

/// Adds the seconds of one text from text to analysis, and of the change of its offsets.
fn whole(analyzer: &Analyzer, text: &str, times: &mut [f64; ROWS.len()]) -> Result<(), Failure> {
    let [.., whole, _, unit] = times;
    let input = Input { id: "", bytes: text.as_bytes(), content: Content::Text, ..Input::default() };
    let analysis = timed(whole, || analyzer.analyze(input)).map_err(|error| Failure(error.to_string()))?;
    timed(unit, || analysis.to_unit(OffsetUnit::Utf16));
    Ok(())
}

/// Adds the seconds that `work` takes.
fn timed<T>(seconds: &mut f64, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let done = black_box(work());
    *seconds += start.elapsed().as_secs_f64();
    done
}
