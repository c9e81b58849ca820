//! What questions have in common: documents, spellings, stop words, pages.

use super::ask::{By, Fold, In, Page, Stop};
use super::{AskError, Index};
use sarap_keywords::duplicates;
use sarap_keywords::statistics::reprints::{reprints, without_reprints};
use sarap_keywords::terms::{self, Scope, StopList, Unit, built_in_stop_list};
use std::collections::BTreeSet;
use std::ops::Range;

impl From<Fold> for terms::Fold {
    fn from(fold: Fold) -> Self {
        Self { case: fold.case, yo: fold.yo }
    }
}

impl From<By> for Unit {
    fn from(by: By) -> Self {
        match by {
            By::Form => Self::Form,
            By::Lemma => Self::Lemma,
            By::LemmaPos => Self::LemmaPos,
            By::Entity => Self::Entity,
        }
    }
}

/// For each document whether it is looked at; `None` if all are.
pub(super) fn documents(index: &Index, within: &In) -> Result<Option<Vec<bool>>, AskError> {
    let wanted = within.documents.as_ref().map(|ids| named(index, ids)).transpose()?;
    if !within.without_reprints {
        return Ok(wanted);
    }
    let scope = Scope { documents: wanted.as_deref(), skipped: within.boilerplate };
    let groups = reprints(index, &scope, duplicates::SHINGLE, duplicates::THRESHOLD);
    Ok(Some(without_reprints(index, wanted.as_deref(), &groups)))
}

/// Marks the documents with these ids.
pub(super) fn named(index: &Index, ids: &[String]) -> Result<Vec<bool>, AskError> {
    let wanted: BTreeSet<&str> = ids.iter().map(String::as_str).collect();
    let there: BTreeSet<&str> = index.documents().iter().map(|document| document.id.as_str()).collect();
    if let Some(missing) = wanted.difference(&there).next() {
        let message = format!("there is no document «{missing}» in the index");
        return Err(AskError { code: "document", message, at: None, nth: None });
    }
    Ok(index.documents().iter().map(|document| wanted.contains(document.id.as_str())).collect())
}

/// The stop words of a question.
pub(super) fn stop_list(index: &Index, stop: Stop, words: &str) -> StopList {
    let mut list = StopList::parse(words);
    if stop == Stop::Builtin {
        let languages: BTreeSet<&str> = index.documents().iter().map(|d| d.language.as_str()).collect();
        languages.into_iter().filter_map(built_in_stop_list).for_each(|text| list.add(text));
    }
    list
}

/// The rows of a page.
pub(super) fn rows(page: Page, total: usize) -> Range<usize> {
    let from = (page.offset as usize).min(total);
    from..(from + page.limit as usize).min(total)
}

/// Of a million.
pub(super) fn per_million(count: u32, all: u64) -> f64 {
    if all == 0 { 0.0 } else { f64::from(count) * 1e6 / all as f64 }
}
