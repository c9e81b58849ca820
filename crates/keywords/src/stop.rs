//! Lemmas that say little: `stop.txt` beside this file.

use sarap_morph::{LemmaId, Morphology};

const LIST: &str = include_str!("stop.txt");

/// Which lemmas of one document are on the list.
pub(crate) struct Lemmas(Vec<bool>);

impl Lemmas {
    pub(crate) fn of(morphology: &Morphology) -> Self {
        let mut list: Vec<&str> =
            LIST.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect();
        list.sort_unstable();
        let number = u32::try_from(morphology.lemma_count()).unwrap_or(u32::MAX);
        Self((0..number).map(|id| list.binary_search(&morphology.lemma(LemmaId(id))).is_ok()).collect())
    }

    pub(crate) fn has(&self, lemma: LemmaId) -> bool {
        self.0.get(lemma.0 as usize).copied().unwrap_or(false)
    }
}
