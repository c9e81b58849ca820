//! Our side of `benches/morph.py`.

use crate::Failure;

/// `sarap-train bench morph …`
pub fn run(arguments: &[String]) -> Result<(), Failure> {
    let _ = arguments;
    Err(Failure("not there yet".into()))
}
