//! Our side of `benches/entities.py`: cross-validation on factRuEval, and what reading costs in time and memory. What the
//! shipped packs and a rival find is judged by `sarap-train eval`.

use crate::Failure;
use crate::eval::corpus::{Corpus, Mark, Marked};
use crate::eval::judge;
use crate::eval::predict::{Reader, TAGGER, bytes};
use crate::eval::print::{Output, rows_json};
use crate::eval::variants::Variant;
use crate::tagger::{Request, morphologist};
use sarap::{Analyzer, Content, Input, PackBytes};
use sarap_entities::tagger::Tagger;
use sarap_morph::Document;
use sarap_pack::Pack;
use serde_json::{Value, json};
use std::time::Instant;

const USAGE: &str =
    "usage: sarap-train bench entities folds --silver FILE… [--ground FILE] [--folds N] | cost [--goes N]";

/// `sarap-train bench entities folds|cost …`
pub(crate) fn run(arguments: &[String]) -> Result<(), Failure> {
    let usage = || Failure(USAGE.into());
    let (what, rest) = arguments.split_first().ok_or_else(usage)?;
    let (mut request, mut folds, mut goes) = (Request::default(), 5, 5);
    let mut rest = rest.iter();
    while let Some(argument) = rest.next() {
        let value = rest.next().ok_or_else(usage)?;
        match argument.as_str() {
            "--folds" => folds = value.parse().ok().filter(|n| *n > 1).ok_or_else(usage)?,
            "--goes" => goes = value.parse().ok().filter(|n| *n > 0).ok_or_else(usage)?,
            _ if request.take(argument, value)? => {}
            _ => return Err(usage()),
        }
    }
    let report = match what.as_str() {
        "folds" => cross_validate(&request, folds)?,
        "cost" => cost(goes)?,
        _ => return Err(usage()),
    };
    println!("{report}");
    Ok(())
}

/// Each document is read by a model that has not seen it: by the tagger alone, and the whole way in every variant of the
/// texts.
fn cross_validate(request: &Request, folds: usize) -> Result<Value, Failure> {
    let corpus = Corpus::Factrueval;
    let documents = corpus.read(corpus.parts())?;
    let morphologist = morphologist()?;
    let course = request.begin(&morphologist)?;
    let mut alone = vec![Vec::new(); documents.len()];
    let mut whole = vec![(Vec::new(), Vec::new()); Variant::ALL.len()];
    for fold in 0..folds {
        let train: Vec<usize> = (0..documents.len()).filter(|at| at % folds != fold).collect();
        let pack = course.pack(&train);
        let tagger = Tagger::open(Pack::open(pack.clone(), "tagger")?)?;
        let reader = Reader::open(pack)?;
        for (document, alone) in documents.iter().zip(&mut alone).skip(fold).step_by(folds) {
            let Marked { id, text, .. } = document;
            let segmentation = sarap_text::segment(text);
            let morphology = morphologist.read(text, &segmentation);
            let dictionary = morphologist.dictionary();
            let seen = Document { text, segmentation: &segmentation, morphology: &morphology, dictionary };
            *alone = tagger.tag(&seen).iter().filter_map(Mark::of).collect();
            for (variant, (changed, found)) in Variant::ALL.into_iter().zip(&mut whole) {
                let document = variant.of(document);
                found.push(reader.read(id, &document.text)?);
                changed.push(document);
            }
        }
    }
    let mut out = Output::new(true);
    for (variant, (changed, found)) in Variant::ALL.into_iter().zip(&whole) {
        out.add(corpus, variant, changed.len(), &judge(corpus, corpus.labels(), changed, found));
    }
    let mut report = out.report(true);
    report["tagger"] = rows_json(&judge(corpus, corpus.labels(), &documents, &alone));
    Ok(report)
}

/// Seconds on one thread for the texts of both corpora, each the best of `goes`: opening the packs, tagging alone (from
/// tokens with their readings), and the whole way from text to analysis. Peak memory is this process' own, so nothing
/// else may run in it.
fn cost(goes: usize) -> Result<Value, Failure> {
    let texts = texts()?;
    let open = || -> Result<Analyzer, Failure> {
        let packs = PackBytes {
            dictionary: bytes("packs/ru-dictionary.pack")?.into(),
            context: bytes("packs/ru-context.pack")?.into(),
            tagger: bytes(TAGGER)?.into(),
        };
        Analyzer::open(packs).map_err(|error| Failure(error.to_string()))
    };
    let start = Instant::now();
    let mut analyzer = open()?;
    let load = start.elapsed().as_secs_f64();
    let (mut whole, mut tokens, mut mentions) = (f64::MAX, 0, 0);
    for go in 0..goes {
        // None may profit from the words that the one before read.
        if go > 0 {
            drop(analyzer);
            analyzer = open()?;
        }
        let start = Instant::now();
        (tokens, mentions) = (0, 0);
        for (id, text) in &texts {
            let input = Input { id, bytes: text.as_bytes(), content: Content::Text, ..Input::default() };
            let analysis = analyzer.analyze(input).map_err(|error| Failure(format!("{id}: {error}")))?;
            tokens += analysis.counts.tokens;
            mentions += analysis.entities.iter().map(|entity| entity.mentions.len()).sum::<usize>();
        }
        whole = whole.min(start.elapsed().as_secs_f64());
    }
    // Before the second set of packs is opened for tagging alone.
    let memory = peak_memory();
    drop(analyzer);
    let (tagging, tagged) = tagging(&texts, goes)?;
    Ok(json!({"documents": texts.len(), "tokens": tokens, "mentions": mentions, "tagged": tagged, "load": load,
        "memory": memory, "tagging": tagging, "whole": whole}))
}

/// Seconds for tagging alone, the best of `goes`, and the count of mentions.
fn tagging(texts: &[(String, String)], goes: usize) -> Result<(f64, usize), Failure> {
    let morphologist = morphologist()?;
    let tagger = Tagger::open(Pack::open(bytes(TAGGER)?, "tagger")?)?;
    let read: Vec<_> = texts
        .iter()
        .map(|(_, text)| {
            let segmentation = sarap_text::segment(text);
            let morphology = morphologist.read(text, &segmentation);
            (text, segmentation, morphology)
        })
        .collect();
    let (mut seconds, mut tagged) = (f64::MAX, 0);
    for _ in 0..goes {
        let start = Instant::now();
        let mentions = read.iter().map(|(text, segmentation, morphology)| {
            tagger.tag(&Document { text, segmentation, morphology, dictionary: morphologist.dictionary() }).len()
        });
        tagged = mentions.sum();
        seconds = seconds.min(start.elapsed().as_secs_f64());
    }
    Ok((seconds, tagged))
}

/// The texts of both corpora.
fn texts() -> Result<Vec<(String, String)>, Failure> {
    let mut all = Vec::new();
    for corpus in Corpus::RUSSIAN {
        all.extend(corpus.read(corpus.parts())?.into_iter().map(|document| (document.id, document.text)));
    }
    Ok(all)
}

/// The most memory this process has held, in bytes; `None` where the system does not say (it does on Linux).
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok().map(|kilobytes| kilobytes * 1024)
}
