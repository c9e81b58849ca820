//! What can be asked about documents within their corpus.

use super::ask::{By, Fold, In, Page, Stop};
use sarap_keywords::measures::weights::Bm25;
use serde::{Deserialize, Serialize};

/// Which words tell documents from the others of their corpus.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AskWeights {
    /// Ids of documents that are weighed as one set; each document by itself if `None`.
    pub set: Option<Vec<String>>,
    /// What counts as the same.
    pub by: By,
    /// Which spellings count as one.
    pub fold: Fold,
    /// Built-in stop words: not listed, in the lengths all the same.
    pub stop: Stop,
    /// More stop words.
    pub stop_words: String,
    /// What rows are ordered by: `tf-idf`, `bm25`.
    pub measure: String,
    /// BM25's `k1`: how slowly repetitions saturate, from 0 on.
    pub k1: f64,
    /// BM25's `b`: how much the length of a document counts, 0 to 1.
    pub b: f64,
    /// Rows of each document, at most, where each is weighed by itself.
    pub each: u32,
    /// Fewest mentions in the document or the set.
    pub min_count: u32,
    /// Fewest documents of the corpus that hold the word.
    pub min_documents: u32,
    /// The corpus.
    #[serde(rename = "in")]
    pub within: In,
    /// Which rows.
    pub page: Page,
}

impl Default for AskWeights {
    fn default() -> Self {
        let Bm25 { k1, b } = Bm25::default();
        Self {
            set: None,
            by: By::default(),
            fold: Fold::default(),
            stop: Stop::default(),
            stop_words: String::new(),
            measure: "tf-idf".into(),
            k1,
            b,
            each: 10,
            min_count: 1,
            min_documents: 1,
            within: In::default(),
            page: Page::default(),
        }
    }
}

/// Which documents are like another one.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AskSimilar {
    /// The document's id.
    pub document: String,
    /// What counts as the same.
    pub by: By,
    /// Which spellings count as one.
    pub fold: Fold,
    /// Built-in stop words: no reason to be alike.
    pub stop: Stop,
    /// More stop words.
    pub stop_words: String,
    /// Words of each row that say why, at most.
    pub terms: u32,
    /// The corpus.
    #[serde(rename = "in")]
    pub within: In,
    /// Which rows.
    pub page: Page,
}

impl Default for AskSimilar {
    fn default() -> Self {
        Self {
            document: String::new(),
            by: By::default(),
            fold: Fold::default(),
            stop: Stop::default(),
            stop_words: String::new(),
            terms: 5,
            within: In::default(),
            page: Page { offset: 0, limit: 10 },
        }
    }
}
