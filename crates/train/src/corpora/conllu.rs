//! CoNLL-U: sentences with lemma, part of speech and features (<https://universaldependencies.org/format.html>).

use super::text_of;
use crate::Failure;
use std::path::Path;

/// One syntactic word.
#[derive(Clone, Debug, Default)]
pub(crate) struct UdToken {
    /// As written.
    pub form: String,
    /// Dictionary form.
    pub lemma: String,
    /// Universal part of speech.
    pub upos: String,
    /// `Case=Nom|Number=Sing`, or empty.
    pub feats: String,
}

/// One sentence.
#[derive(Clone, Debug, Default)]
pub(crate) struct UdSentence {
    /// The `# text` comment, if there.
    pub text: Option<String>,
    /// Its words; ranges (1-2) and empty nodes (1.1) are left out.
    pub tokens: Vec<UdToken>,
}

/// Reads all sentences of a file.
pub(crate) fn conllu(path: &Path) -> Result<Vec<UdSentence>, Failure> {
    let text = text_of(path)?;
    let (mut all, mut sentence) = (Vec::new(), UdSentence::default());
    for line in text.lines().chain([""]) {
        if line.is_empty() {
            if !sentence.tokens.is_empty() {
                all.push(std::mem::take(&mut sentence));
            }
            sentence = UdSentence::default();
        } else if let Some(text) = line.strip_prefix("# text = ") {
            sentence.text = Some(text.to_string());
        } else if !line.starts_with('#') {
            let cells: Vec<&str> = line.split('\t').collect();
            if cells.len() != 10 {
                return Err(Failure(format!(
                    "{}: a line of {} cells instead of 10: {line}",
                    path.display(),
                    cells.len()
                )));
            }
            if cells[0].contains(['-', '.']) {
                continue;
            }
            let dash = |cell: &str| if cell == "_" { String::new() } else { cell.to_string() };
            sentence.tokens.push(UdToken {
                form: cells[1].to_string(),
                lemma: cells[2].to_string(),
                upos: cells[3].to_string(),
                feats: dash(cells[5]),
            });
        }
    }
    Ok(all)
}
