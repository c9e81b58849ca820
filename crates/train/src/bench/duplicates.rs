//! How well near duplicates are found: reprints made by script from real news and from templates, with the truth by comparing
//! all pairs.

mod edits;
mod templates;

use crate::Failure;
use crate::corpora::{data_dir, documents, indexed};
use edits::{EDITS, Random};
use sarap_keywords::duplicates::{SHINGLE, pairs, shingles};
use sarap_keywords::index::Index;
use sarap_keywords::terms::{TermOptions, Terms};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::time::Instant;

const USAGE: &str = "usage: sarap-train bench duplicates [--write FILE]";
/// Documents of kw-ru that are edited, at most.
const ORIGINALS: usize = 600;
/// Reports from templates.
const REPORTS: usize = 300;
const SEED: u64 = 20_260_301;

/// A text and what it was made from.
struct Made {
    id: String,
    text: String,
    original: usize,
    edit: &'static str,
}

/// `sarap-train bench duplicates [--write FILE]`: prints JSON; FILE gets the words of each document, for the rival.
pub(crate) fn run(arguments: &[String]) -> Result<(), Failure> {
    let write = match arguments {
        [] => None,
        [name, file] if name == "--write" => Some(file),
        _ => return Err(Failure(USAGE.into())),
    };
    let made = made()?;
    let index =
        indexed::index(&indexed::morphologist()?, made.iter().map(|made| (made.id.as_str(), made.text.as_str())))?;
    let words = words(&index);
    if let Some(file) = write {
        let named = |error: std::io::Error| Failure(format!("{file}: {error}"));
        let mut out = std::io::BufWriter::new(std::fs::File::create(file).map_err(named)?);
        for words in &words {
            writeln!(out, "{}", serde_json::json!(words)).map_err(named)?;
        }
    }

    let mut seconds = f64::INFINITY;
    for _ in 0..3 {
        let start = Instant::now();
        let sets: Vec<Vec<u64>> = words.iter().map(|words| shingles(words, SHINGLE)).collect();
        std::hint::black_box(pairs(&sets, 0.8));
        seconds = seconds.min(start.elapsed().as_secs_f64());
    }
    let sets: Vec<Vec<u64>> = words.iter().map(|words| shingles(words, SHINGLE)).collect();
    let truth = truth(&words);
    let mut rows = Vec::new();
    for threshold in [0.5, 0.8] {
        let found = connected(&sets, threshold);
        let gold: BTreeSet<(u32, u32)> =
            truth.iter().filter(|(_, jaccard)| **jaccard >= threshold).map(|(&pair, _)| pair).collect();
        let right = found.intersection(&gold).count();
        let reprints = found.iter().filter(|(a, b)| made[*a as usize].original == made[*b as usize].original).count();
        let mut by_edit: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
        for (at, made) in (0_u32..).zip(&made).filter(|(_, made)| made.edit != "original") {
            let counts = by_edit.entry(made.edit).or_default();
            counts[0] += 1;
            counts[1] += usize::from(found.contains(&(made.original as u32, at)));
        }
        rows.push(serde_json::json!({
            "threshold": threshold, "gold": gold.len(), "found": found.len(),
            "recall": right as f64 / gold.len().max(1) as f64, "precision": right as f64 / found.len().max(1) as f64,
            "from_one_original": reprints as f64 / found.len().max(1) as f64,
            "edits_found": by_edit,
        }));
    }
    let gold: Vec<(u32, u32, f64)> = truth.iter().map(|(&(a, b), &jaccard)| (a, b, jaccard)).collect();
    let tokens: usize = words.iter().map(Vec::len).sum();
    println!(
        "{}",
        serde_json::json!({ "documents": words.len(), "words": tokens, "seconds": seconds, "rows": rows, "truth": gold })
    );
    Ok(())
}

/// Originals, followed by their edited copies.
fn made() -> Result<Vec<Made>, Failure> {
    let mut random = Random(SEED);
    let mut texts: Vec<(String, String)> = Vec::new();
    let file = data_dir().join("kw-ru/dev.jsonl.gz");
    if file.exists() {
        texts.extend(documents(&file)?.into_iter().take(ORIGINALS).map(|document| (document.id, document.text)));
    } else {
        eprintln!("{} is missing: only reports from templates are edited", file.display());
    }
    texts.extend((0..REPORTS).map(|number| (format!("report-{number}"), templates::report(&mut random))));
    let mut all: Vec<Made> = Vec::with_capacity(texts.len() * (1 + EDITS.len()));
    for (original, (id, text)) in texts.iter().enumerate() {
        all.push(Made { id: id.clone(), text: text.clone(), original, edit: "original" });
    }
    for (original, (id, text)) in texts.iter().enumerate() {
        for (edit, apply) in EDITS {
            all.push(Made { id: format!("{id}+{edit}"), text: apply(text, &mut random), original, edit });
        }
    }
    Ok(all)
}

/// The lemmas of each document as numbers.
fn words(index: &Index) -> Vec<Vec<u32>> {
    let terms = Terms::of(index, &TermOptions::default());
    let tokens = index.tokens();
    let of = |range: std::ops::Range<u32>| {
        tokens[range.start as usize..range.end as usize].iter().filter_map(|&kind| terms.of_type(kind)).collect()
    };
    index.documents().iter().map(|document| of(document.tokens.clone())).collect()
}

/// Jaccard's coefficient of all pairs that share a shingle, by sets of the words themselves.
fn truth(words: &[Vec<u32>]) -> BTreeMap<(u32, u32), f64> {
    let size = |words: &[u32]| SHINGLE.min(words.len()).max(1);
    let sets: Vec<BTreeSet<&[u32]>> = words.iter().map(|words| words.windows(size(words)).collect()).collect();
    let mut holders: BTreeMap<&[u32], Vec<u32>> = BTreeMap::new();
    for (at, set) in (0..).zip(&sets) {
        set.iter().for_each(|shingle| holders.entry(shingle).or_default().push(at));
    }
    let mut shared: BTreeMap<(u32, u32), usize> = BTreeMap::new();
    for holders in holders.values() {
        for (nth, &first) in holders.iter().enumerate() {
            holders[nth + 1..].iter().for_each(|&second| *shared.entry((first, second)).or_default() += 1);
        }
    }
    let jaccard = |(a, b): (u32, u32), shared: usize| {
        shared as f64 / (sets[a as usize].len() + sets[b as usize].len() - shared) as f64
    };
    shared.into_iter().map(|(pair, shared)| (pair, jaccard(pair, shared))).filter(|(_, j)| *j >= 0.3).collect()
}

/// What is found, with the pairs among copies that stand behind their first.
fn connected(sets: &[Vec<u64>], threshold: f64) -> BTreeSet<(u32, u32)> {
    let found = pairs(sets, threshold);
    let mut copies: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for pair in &found {
        if sets[pair.first as usize] == sets[pair.second as usize] {
            copies.entry(pair.first).or_insert_with(|| vec![pair.first]).push(pair.second);
        }
    }
    let same = |at: u32| copies.get(&at).cloned().unwrap_or_else(|| vec![at]);
    let mut all = BTreeSet::new();
    for pair in &found {
        for first in same(pair.first) {
            for second in same(pair.second) {
                if first != second {
                    all.insert((first.min(second), first.max(second)));
                }
            }
        }
    }
    all
}
