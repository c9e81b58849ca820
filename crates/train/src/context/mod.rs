//! Trains the context model.

use crate::Failure;

/// `sarap-train context …`
pub fn run(arguments: &[String]) -> Result<(), Failure> {
    let _ = arguments;
    Err(Failure("not there yet".into()))
}
