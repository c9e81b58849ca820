//! Readers of the corpora that models are trained and measured on. They are found through `SARAP_DATA`.

mod conllu;
pub(crate) mod indexed;
mod spans;

pub(crate) use conllu::{UdSentence, UdToken, conllu};
pub(crate) use spans::{GoldDocument, documents};

use crate::Failure;
use std::io::Read;
use std::path::{Path, PathBuf};

/// The folder of the corpora: `SARAP_DATA`, or `../shared/data`.
pub(crate) fn data_dir() -> PathBuf {
    std::env::var_os("SARAP_DATA").map_or_else(|| PathBuf::from("../shared/data"), PathBuf::from)
}

/// A file of a corpus, unpacked if its name ends in `.gz`.
pub(crate) fn text_of(path: &Path) -> Result<String, Failure> {
    let named = |error: std::io::Error| Failure(format!("{}: {error}", path.display()));
    let bytes = std::fs::read(path).map_err(named)?;
    let mut text = String::new();
    if path.extension().is_some_and(|e| e == "gz") {
        flate2::read::MultiGzDecoder::new(bytes.as_slice()).read_to_string(&mut text).map_err(named)?;
    } else {
        bytes.as_slice().read_to_string(&mut text).map_err(named)?;
    }
    Ok(text)
}
