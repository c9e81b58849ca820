//! Our side of `benches/text.py`.

use crate::Failure;

/// `sarap-train bench text …`
pub fn run(arguments: &[String]) -> Result<(), Failure> {
    let _ = arguments;
    Err(Failure("not there yet".into()))
}
