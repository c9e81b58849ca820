//! Our side of `benches/text.py`: sentences and tokens of given texts, with the time they took.

use crate::Failure;
use crate::corpora::text_of;
use sarap_text::{Span, segment};
use serde::{Deserialize, Serialize};
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

#[derive(Deserialize)]
struct Given {
    text: String,
}

#[derive(Serialize)]
struct Found {
    sentences: Vec<[usize; 2]>,
    tokens: Vec<[usize; 2]>,
    seconds: f64,
}

/// `sarap-train bench text FILE`: FILE has `{"text": …}` lines; for each one line with spans in code points and the
/// best time of several: as many runs as fit in a twentieth of a second, three at least.
pub(crate) fn run(arguments: &[String]) -> Result<(), Failure> {
    let [file] = arguments else {
        return Err(Failure("usage: sarap-train bench text FILE".into()));
    };
    for line in text_of(Path::new(file))?.lines() {
        let given: Given = serde_json::from_str(line).map_err(|error| Failure(format!("{file}: {error}")))?;
        let found = measure(&given.text);
        println!("{}", serde_json::to_string(&found).map_err(|error| Failure(error.to_string()))?);
    }
    Ok(())
}

fn measure(text: &str) -> Found {
    let mut seconds = f64::INFINITY;
    let begin = Instant::now();
    let mut runs = 0;
    while runs < 3 || begin.elapsed().as_secs_f64() < 0.05 && text.len() > 4000 {
        runs += 1;
        let start = Instant::now();
        black_box(segment(black_box(text)));
        seconds = seconds.min(start.elapsed().as_secs_f64());
    }
    let segmentation = segment(text);
    Found {
        sentences: code_points(text, segmentation.sentences.iter().map(|sentence| sentence.span)),
        tokens: code_points(text, segmentation.tokens.iter().map(|token| token.span)),
        seconds,
    }
}

/// Byte spans as code points, in one pass: `spans` are in order and don't overlap.
fn code_points(text: &str, spans: impl Iterator<Item = Span>) -> Vec<[usize; 2]> {
    let (mut byte, mut point) = (0, 0);
    let mut forward = |to: usize| {
        point += text.get(byte..to).map_or(0, |piece| piece.chars().count());
        byte = to;
        point
    };
    spans.map(|span| [forward(span.start() as usize), forward(span.end() as usize)]).collect()
}
