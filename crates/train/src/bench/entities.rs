//! Our side of `benches/entities.py`.

use crate::Failure;

/// `sarap-train bench entities …`
pub fn run(arguments: &[String]) -> Result<(), Failure> {
    let _ = arguments;
    Err(Failure("not there yet".into()))
}
