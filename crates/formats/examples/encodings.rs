//! How often the encoding of Russian text is guessed right, by length and case, beside chardetng alone.
//!
//! Reads news texts from `$SARAP_DATA/factrueval/dev.jsonl`, cuts them at many places, writes each piece in each
//! encoding and reads it back. A piece counts as right when the text that comes out is the one that went in.
//!
//!     cargo run --release --example encodings

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::Encoding;
use std::path::PathBuf;

const ENCODINGS: [&str; 5] = ["windows-1251", "koi8-r", "ibm866", "iso-8859-5", "x-mac-cyrillic"];
/// Characters of a piece.
const LENGTHS: [usize; 5] = [8, 15, 30, 100, 1000];

/// The bytes of a text in an encoding, or nothing if it has a character the encoding has not.
fn encode(text: &str, encoding: &'static Encoding) -> Option<Vec<u8>> {
    let (bytes, _, unmappable) = encoding.encode(text);
    (!unmappable).then(|| bytes.into_owned())
}

fn chardetng_alone(bytes: &[u8]) -> String {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(Some(b"ru"), Utf8Detection::Allow);
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let data = std::env::var_os("SARAP_DATA").map_or_else(|| PathBuf::from("../shared/data"), PathBuf::from);
    let lines = std::fs::read_to_string(data.join("factrueval/dev.jsonl"))?;
    let mut texts = Vec::new();
    for line in lines.lines() {
        let document: serde_json::Value = serde_json::from_str(line)?;
        texts.push(document["text"].as_str().unwrap_or_default().chars().collect::<Vec<char>>());
    }
    println!("## Encodings of Russian text guessed right\n");
    println!("Pieces of news text in each encoding, read back; chardetng is told that the text is Russian.");
    println!("\"Warned\" are wrong guesses that say they are unsure.\n");
    println!("| encoding | characters | case | pieces | right | wrong, warned | wrong, silent | chardetng right |");
    println!("|---|---:|---|---:|---:|---:|---:|---:|");
    for name in ENCODINGS {
        let encoding = Encoding::for_label(name.as_bytes()).ok_or("no such encoding")?;
        for length in LENGTHS {
            for case in ["as is", "lower", "UPPER"] {
                let (mut pieces, mut right, mut warned, mut rival) = (0u32, 0u32, 0u32, 0u32);
                for text in &texts {
                    for piece in text.chunks(length.max(40)) {
                        let piece: String = piece.iter().take(length).collect();
                        let piece = match case {
                            "lower" => piece.to_lowercase(),
                            "UPPER" => piece.to_uppercase(),
                            _ => piece,
                        };
                        let Some(bytes) = encode(&piece, encoding) else { continue };
                        if bytes.is_ascii() || piece.chars().count() < length {
                            continue;
                        }
                        pieces += 1;
                        rival += u32::from(chardetng_alone(&bytes) == piece);
                        if let Ok(source) = sarap_formats::read(&bytes, "") {
                            let good = source.text == piece;
                            right += u32::from(good);
                            warned += u32::from(!good && !source.warnings.is_empty());
                        }
                    }
                }
                let share = |n: u32| f64::from(n) / f64::from(pieces.max(1));
                println!(
                    "| {name} | {length} | {case} | {pieces} | {:.4} | {:.4} | {:.4} | {:.4} |",
                    share(right),
                    share(warned),
                    share(pieces - right - warned),
                    share(rival)
                );
            }
        }
    }
    Ok(())
}
