//! Our side of `benches/index.py`: the index beside the analysis that feeds it. Time to build, size, time to the first rows
//! of each kind of question, what counting adds, and how all of it grows.

mod ask;
mod build;
mod reading;

use crate::Failure;
use crate::corpora::{data_dir, documents};
use build::Builder;
use reading::Reader;
use sarap::queries::Index;
use std::hint::black_box;
use std::io::Write;
use std::path::Path;
use std::time::Instant;

const USAGE: &str = "usage: sarap-train bench index [--tokens N] [--runs N] [--words FILE]";

/// `sarap-train bench index …`: prints one JSON object; all times are seconds, the fastest of the runs. `--words` writes the words of each
/// document as a line, so that others index the same.
pub(crate) fn run(arguments: &[String]) -> Result<(), Failure> {
    let (mut wanted, mut runs, mut words) = (1_000_000_usize, 3_usize, None);
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        let value = arguments.next().ok_or_else(|| Failure(USAGE.into()))?;
        let number = || value.parse().map_err(|_| Failure(USAGE.into()));
        match argument.as_str() {
            "--tokens" => wanted = number()?,
            "--runs" => runs = number()?.max(1),
            "--words" => words = Some(value),
            _ => return Err(Failure(USAGE.into())),
        }
    }
    let mut texts = Vec::new();
    for file in ["kw-ru/dev.jsonl.gz", "kw-ru/train.jsonl.gz"] {
        texts.extend(documents(&data_dir().join(file))?.into_iter().map(|document| document.text));
    }
    let builder = Builder::open(runs)?;
    let tenth = builder.build(&texts, wanted / 10)?;
    let whole = builder.build(&texts, wanted)?;
    if let Some(file) = words {
        write(&whole.merged, Path::new(file))?;
    }
    let reading = Reader::open()?.read(&texts, [tenth.documents, whole.documents], runs)?;
    let (of_tenth, of_whole) = (tenth.figures(), whole.figures());
    let small = ask::ask(tenth.merged, runs)?;
    let large = ask::ask(whole.merged, runs)?;
    let questions: Vec<_> = small
        .into_iter()
        .zip(large)
        .map(|(small, large)| {
            serde_json::json!({
                "name": large.name, "kind": large.kind, "rows": large.rows,
                "seconds": large.seconds, "tenth": small.seconds,
            })
        })
        .collect();
    println!(
        "{}",
        serde_json::json!({
            "tenth": of_tenth, "whole": of_whole, "questions": questions,
            "reading": { "tenth": reading[0].figures(), "whole": reading[1].figures() },
        })
    );
    Ok(())
}

/// A line for each document: its tokens' forms and lemmas.
fn write(index: &Index, file: &Path) -> Result<(), Failure> {
    let mut output = std::io::BufWriter::new(std::fs::File::create(file).map_err(failed)?);
    for document in index.documents() {
        let tokens = document.tokens.clone().filter_map(|token| index.tokens().get(token as usize));
        let types: Vec<_> = tokens.filter_map(|&number| index.types().get(number as usize)).collect();
        let forms: Vec<&str> = types.iter().map(|kind| index.form(kind.form)).collect();
        let lemmas: Vec<&str> = types.iter().map(|kind| index.lemma(kind.lemma)).collect();
        writeln!(output, "{}", serde_json::json!({ "forms": forms, "lemmas": lemmas })).map_err(failed)?;
    }
    output.flush().map_err(failed)
}

fn failed(error: impl std::fmt::Display) -> Failure {
    Failure(error.to_string())
}

/// The bytes of a pack.
fn pack(kind: &str) -> Result<Vec<u8>, Failure> {
    let path = format!("packs/ru-{kind}.pack");
    std::fs::read(&path).map_err(|error| Failure(format!("{path}: {error}")))
}

/// Adds the seconds that `work` takes.
fn timed<T>(seconds: &mut f64, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let done = black_box(work());
    *seconds += start.elapsed().as_secs_f64();
    done
}
