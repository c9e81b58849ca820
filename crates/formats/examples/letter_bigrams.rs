//! Prints `src/encoding/bigrams.rs`: what it costs a Russian letter to follow another.
//!
//! Reads the `text` of the documents of free sources (Wikinews, CC BY 2.5; I. Golunov's articles in Meduza, CC BY 4.0; State Duma speeches, CC0; federal laws,
//! official documents) from gzipped JSON lines under `$SARAP_DATA/raw-ru`, folds case and ё, and counts pairs of
//! letters inside words and at their ends. The result holds letter statistics only.
//!
//!     cargo run --release --example letter_bigrams > crates/formats/src/encoding/bigrams.rs
//!     cargo fmt -p sarap-formats

use std::io::{BufRead, BufReader};
use std::path::PathBuf;

const FILES: [&str; 3] = ["news-01.jsonl.gz", "law-01.jsonl.gz", "duma-02.jsonl.gz"];
const SOURCES: [&str; 4] = ["wikinews", "golunov", "codes", "duma"];
/// Characters of one source, so that none drowns the others.
const SHARE: usize = 3_000_000;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let data = std::env::var_os("SARAP_DATA").map_or_else(|| PathBuf::from("../shared/data"), PathBuf::from);
    let mut pairs = vec![[0u64; 33]; 33];
    let mut read = [0usize; SOURCES.len()];
    for file in FILES {
        let file = std::fs::File::open(data.join("raw-ru").join(file))?;
        for line in BufReader::new(flate2::read::GzDecoder::new(file)).lines() {
            let document: serde_json::Value = serde_json::from_str(&line?)?;
            let source = document["source"].as_str().unwrap_or_default();
            let Some(at) = SOURCES.iter().position(|&name| name == source) else { continue };
            let text = document["text"].as_str().unwrap_or_default();
            if read[at] < SHARE {
                read[at] += text.len() / 2;
                count(text, &mut pairs);
            }
        }
    }
    println!("//! What it costs a Russian letter to follow another; made by `examples/letter_bigrams.rs`.");
    println!();
    println!(
        "/// `-ln P(second | first)` in sixteenths, at most 255. Rows and columns are а…я (ё as е), then the word's end."
    );
    println!("pub(super) static COST: [[u8; 33]; 33] = [");
    for row in &pairs {
        // Half a count for what was not seen, so that a rare pair costs much but not everything.
        let sum: f64 = row.iter().map(|&n| n as f64 + 0.5).sum();
        let costs: Vec<String> = row
            .iter()
            .map(|&n| (-libm::log((n as f64 + 0.5) / sum) * 16.0).round().clamp(0.0, 255.0))
            .map(|cost| format!("{cost}"))
            .collect();
        println!("    [{}],", costs.join(", "));
    }
    println!("];");
    Ok(())
}

fn count(text: &str, pairs: &mut [[u64; 33]]) {
    const END: usize = 32;
    let mut before = END;
    for letter in text.chars().chain(std::iter::once(' ')) {
        let now = match letter {
            'а'..='я' => letter as usize - 'а' as usize,
            'А'..='Я' => letter as usize - 'А' as usize,
            'ё' | 'Ё' => 5,
            _ => END,
        };
        if before != END || now != END {
            pairs[before][now] += 1;
        }
        before = now;
    }
}
