//! What the ranking of key phrases learns from articles with editors' keywords.

mod articles;
mod background;
mod learn;

pub(crate) use articles::{Article, Reader, articles};

use crate::Failure;
use std::path::Path;

const USAGE: &str = "usage: sarap-train keyphrases background|weights";
const FOLDER: &str = "crates/keywords/src/ru";

/// `sarap-train keyphrases …`: writes one of the files that the ranking reads.
pub(crate) fn run(arguments: &[String]) -> Result<(), Failure> {
    let reader = Reader::open()?;
    let (name, text) = match arguments.first().map(String::as_str) {
        Some("background") => ("background.txt", background::table(&reader)?),
        Some("weights") => ("weights.txt", learn::weights(&reader)?),
        _ => return Err(Failure(USAGE.into())),
    };
    let path = Path::new(FOLDER).join(name);
    std::fs::write(&path, text).map_err(|error| Failure(format!("{}: {error}", path.display())))
}
