//! Our side of `benches/context.py`.

use crate::Failure;

/// `sarap-train bench context …`
pub fn run(arguments: &[String]) -> Result<(), Failure> {
    let _ = arguments;
    Err(Failure("not there yet".into()))
}
