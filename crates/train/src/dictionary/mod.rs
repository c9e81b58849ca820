//! Compiles the dictionary pack.

use crate::Failure;

/// `sarap-train dictionary …`
pub fn run(arguments: &[String]) -> Result<(), Failure> {
    let _ = arguments;
    Err(Failure("not there yet".into()))
}
