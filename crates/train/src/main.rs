//! Compiles packs, trains models and measures them. Offline only; never shipped.

mod bench;
mod context;
mod corpora;
mod dictionary;
mod eval;
mod keyphrases;
mod reference;
mod tagger;

use std::fmt;
use std::process::ExitCode;

// What `sarap` has: its speed is measured here.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Why a command stopped, for the person who typed it.
#[derive(Debug)]
pub(crate) struct Failure(pub String);

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Failure {}

impl From<sarap_pack::PackError> for Failure {
    fn from(error: sarap_pack::PackError) -> Self {
        Self(error.to_string())
    }
}

const USAGE: &str = "usage: sarap-train dictionary|context|tagger|keyphrases|reference|eval|bench …";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match arguments.split_first() {
        Some((command, rest)) => match command.as_str() {
            "dictionary" => dictionary::run(rest),
            "context" => context::run(rest),
            "tagger" => tagger::run(rest),
            "reference" => reference::run(rest),
            "eval" => eval::run(rest),
            "keyphrases" => keyphrases::run(rest),
            "bench" => bench::run(rest),
            _ => Err(Failure(USAGE.into())),
        },
        None => Err(Failure(USAGE.into())),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("sarap-train: {failure}");
            ExitCode::FAILURE
        }
    }
}
