//! Trains the entity tagger.

use crate::Failure;

/// `sarap-train tagger …`
pub fn run(arguments: &[String]) -> Result<(), Failure> {
    let _ = arguments;
    Err(Failure("not there yet".into()))
}
