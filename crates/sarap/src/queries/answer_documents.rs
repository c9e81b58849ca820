//! Answers about documents within their corpus: plain data. Formulas, units, ranges and sources stand with the functions in
//! `sarap_keywords::measures::weights` and `sarap_keywords::statistics::similarity`.

use super::answer_statistics::Doubt;
use serde::{Deserialize, Serialize};

/// Which words tell documents from the others of their corpus.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Weights {
    /// The rows that were wanted: document after document, in each the greatest weight first.
    pub rows: Vec<Weight>,
    /// Number of all rows.
    pub total: u32,
    /// Documents of the corpus.
    pub documents: u32,
    /// Words of the corpus.
    pub words: u64,
    /// `corpus.one`: there is nothing to tell from.
    pub warnings: Vec<Doubt>,
}

/// A word of a document or a set: its counts, and the weights made from them.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Weight {
    /// The document's id; `None` for a set.
    pub document: Option<String>,
    /// The document's number among those of the index; `None` for a set.
    pub number: Option<u32>,
    /// The word, in its most frequent spelling.
    pub term: String,
    /// Part of speech or label, where words are told apart by it.
    pub class: Option<String>,
    /// Mentions in the document or the set.
    pub count: u64,
    /// Documents of the set that hold it.
    pub documents: u64,
    /// Documents of the corpus that hold it.
    pub corpus_documents: u64,
    /// The sum over the set's documents.
    pub tf_idf: f64,
    /// The sum over the set's documents.
    pub bm25: f64,
    /// The query that finds its mentions.
    pub query: String,
}

/// Which documents are like another one.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Similar {
    /// The rows that were wanted, the most alike first.
    pub rows: Vec<SimilarDocument>,
    /// Number of all rows.
    pub total: u32,
    /// The document that the others are like.
    pub document: String,
    /// Its number among those of the index.
    pub number: u32,
    /// Documents of the corpus, itself too.
    pub documents: u32,
}

/// A document that is like another one.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct SimilarDocument {
    /// Its id.
    pub document: String,
    /// Its number among those of the index.
    pub number: u32,
    /// Its date.
    pub date: Option<String>,
    /// Cosine of the TF-IDF vectors, above 0, up to 1.
    pub cosine: f64,
    /// The words that make them alike, the most important first.
    pub terms: Vec<CommonTerm>,
}

/// A word that two documents have in common.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct CommonTerm {
    /// The word, in its most frequent spelling.
    pub term: String,
    /// Part of speech or label, where words are told apart by it.
    pub class: Option<String>,
    /// Its share of the cosine; those of all common words make up 1.
    pub share: f64,
    /// The query that finds its mentions.
    pub query: String,
}
