//! How much of the article, and how little else, is found in web pages.
//!
//! Reads pages with their article text from `$SARAP_DATA/html-article/dev.jsonl.gz` (a third of the public
//! article-extraction-benchmark) and prints words and 4-word shingles found, beside the whole text as a baseline.
//! Shingles are counted as that benchmark does. With a number as argument, the worst pages follow, block by block.
//!
//!     cargo run --release --example main_text [-- 10]

use sarap_formats::{RegionKind, Source, read};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;

#[derive(Default, Clone, Copy)]
struct Count {
    found: f64,
    extra: f64,
    missed: f64,
}

impl Count {
    /// Counts of one page as shares, so that each page weighs the same.
    fn of(found: &str, truth: &str, length: usize) -> Count {
        let (found, truth) = (shingles(found, length), shingles(truth, length));
        let common: usize = truth.iter().map(|(key, n)| (*n).min(*found.get(key).unwrap_or(&0))).sum();
        let (all_found, all_true) = (found.values().sum::<usize>(), truth.values().sum::<usize>());
        let sum = (all_found + all_true - common).max(1) as f64;
        Count {
            found: common as f64 / sum,
            extra: (all_found - common) as f64 / sum,
            missed: (all_true - common) as f64 / sum,
        }
    }

    fn add(&mut self, other: Count) {
        self.found += other.found;
        self.extra += other.extra;
        self.missed += other.missed;
    }

    fn precision(self) -> f64 {
        if self.found + self.extra == 0.0 { 1.0 } else { self.found / (self.found + self.extra) }
    }

    fn recall(self) -> f64 {
        if self.found + self.missed == 0.0 { 1.0 } else { self.found / (self.found + self.missed) }
    }

    fn f1(self) -> f64 {
        let sum = self.precision() + self.recall();
        if sum == 0.0 { 0.0 } else { 2.0 * self.precision() * self.recall() / sum }
    }
}

fn shingles(text: &str, length: usize) -> BTreeMap<String, usize> {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|w| !w.is_empty()).collect();
    let mut counts = BTreeMap::new();
    if words.len() < length {
        counts.insert(words.join(" "), 1);
    }
    for window in words.windows(length) {
        *counts.entry(window.join(" ")).or_insert(0) += 1;
    }
    counts
}

fn main_text(source: &Source) -> String {
    let main = source.regions.iter().filter(|region| region.kind == RegionKind::Main);
    main.map(|region| region.span.of(&source.text)).collect::<Vec<_>>().join("\n\n")
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let data = std::env::var_os("SARAP_DATA").map_or_else(|| PathBuf::from("../shared/data"), PathBuf::from);
    let worst: usize = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(0);
    let file = std::fs::File::open(data.join("html-article/dev.jsonl.gz"))?;
    let mut totals = [[Count::default(); 2]; 2];
    let mut pages = Vec::new();
    for line in BufReader::new(flate2::read::GzDecoder::new(file)).lines() {
        let document: serde_json::Value = serde_json::from_str(&line?)?;
        let field = |name: &str| document[name].as_str().unwrap_or_default().to_owned();
        let truth = field("text");
        let source = read(field("html").as_bytes(), "page.html")?;
        let main = main_text(&source);
        for (row, text) in [&main, &source.text].into_iter().enumerate() {
            totals[row][0].add(Count::of(text, &truth, 1));
            totals[row][1].add(Count::of(text, &truth, 4));
        }
        pages.push((Count::of(&main, &truth, 4), field("url"), truth, source));
    }
    println!("## Main text of {} web pages\n", pages.len());
    println!("Each page weighs the same; words are compared as bags.\n");
    println!(
        "| | word precision | recall | F1 | 4-word precision | recall | F1 |\n|---|---:|---:|---:|---:|---:|---:|"
    );
    for (name, [words, fours]) in ["main regions", "whole text"].iter().zip(totals) {
        let [a, b] = [words, fours].map(|c| format!("{:.3} | {:.3} | {:.3}", c.precision(), c.recall(), c.f1()));
        println!("| {name} | {a} | {b} |");
    }
    pages.sort_by(|a, b| a.0.f1().total_cmp(&b.0.f1()));
    for (count, url, truth, source) in pages.iter().take(worst) {
        println!("\n### {:.3} P {:.3} R {:.3} {url}", count.f1(), count.precision(), count.recall());
        println!("title: {:?} date: {:?}", source.title, source.date);
        let words = shingles(truth, 1);
        for region in &source.regions {
            for line in region.span.of(&source.text).split('\n').filter(|line| !line.is_empty()) {
                let own = shingles(line, 4);
                let all = shingles(truth, if own.keys().any(|k| k.split(' ').count() == 4) { 4 } else { 1 });
                let inside = own.keys().filter(|key| all.contains_key(*key) || words.contains_key(*key)).count();
                let mark = if inside * 2 > own.len() { "true" } else { "    " };
                let short: String = line.chars().take(100).collect();
                println!("{mark} {:?} {short}", region.kind);
            }
        }
    }
    Ok(())
}
