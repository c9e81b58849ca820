//! Answers with measures: plain data. A measure is `None` where it is not defined; units, ranges and sources stand with the functions
//! in `sarap_keywords::measures`.

use super::ask_statistics::Period;
use crate::OffsetUnit;
use serde::{Deserialize, Serialize};

/// A place in a document's text.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Place {
    /// The document's id.
    pub document: String,
    /// The document's number among those of the index.
    pub number: u32,
    /// First unit.
    pub start: u32,
    /// The unit after the last.
    pub end: u32,
}

/// What stands near a word.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Collocates {
    /// The rows that were wanted.
    pub rows: Vec<Collocate>,
    /// Number of all rows.
    pub total: u32,
    /// Mentions of the node; with sentences: sentences that hold it.
    pub node: u64,
    /// Sum of each table: words outside the node, or sentences.
    pub size: u64,
    /// What places count.
    pub offset_unit: OffsetUnit,
}

/// A collocate: its contingency table, and the measures made from it.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[allow(missing_docs)] // the measures' names say it
pub struct Collocate {
    /// The word, in its most frequent spelling.
    pub term: String,
    /// Part of speech or label, where words are told apart by it.
    pub class: Option<String>,
    /// Near the node and the collocate.
    pub o11: u64,
    /// Near the node and another word.
    pub o12: u64,
    /// Elsewhere and the collocate.
    pub o21: u64,
    /// Elsewhere and another word.
    pub o22: u64,
    /// What `o11` would be by chance.
    pub expected: Option<f64>,
    pub log_dice: Option<f64>,
    pub log_likelihood: Option<f64>,
    pub mi: Option<f64>,
    pub mi3: Option<f64>,
    pub npmi: Option<f64>,
    pub t_score: Option<f64>,
    pub chi_square: Option<f64>,
    pub chi_square_yates: Option<f64>,
    pub delta_p_collocate: Option<f64>,
    pub delta_p_node: Option<f64>,
    pub dice: Option<f64>,
    /// Where it stands near the node, the first ones.
    pub places: Vec<Place>,
    /// The query that finds all its mentions.
    pub query: String,
}

/// Which words are key.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Keyness {
    /// The rows that were wanted.
    pub rows: Vec<KeyWord>,
    /// Number of all rows.
    pub total: u32,
    /// Words of the target.
    pub words: u64,
    /// Documents of the target.
    pub documents: u32,
    /// What it is compared with.
    pub reference: ReferenceUsed,
    /// What makes the comparison doubtful.
    pub warnings: Vec<Doubt>,
}

/// What a target was compared with.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct ReferenceUsed {
    /// The built-in list's name; `None` for a set of documents.
    pub name: Option<String>,
    /// When its texts are from.
    pub period: Option<String>,
    /// When it was made.
    pub made: Option<String>,
    /// Its words.
    pub words: u64,
    /// Its documents.
    pub documents: u64,
    /// Words in fewer documents are not in it: they count as 0.
    pub least: u64,
}

/// A doubt about an answer.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Doubt {
    /// `reference.language`, `target.empty`, `reference.empty`.
    pub code: String,
    /// What is the matter, and what follows.
    pub message: String,
}

/// A key word: its counts, and the measures made from them and the sizes.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[allow(missing_docs)] // the measures' names say it
pub struct KeyWord {
    /// The word; that of the reference is folded.
    pub term: String,
    /// Part of speech or label, where words are told apart by it.
    pub class: Option<String>,
    /// Mentions in the target.
    pub count: u64,
    /// Documents of the target that hold it.
    pub documents: u64,
    /// Mentions in the reference.
    pub reference_count: u64,
    /// Documents of the reference that hold it.
    pub reference_documents: u64,
    pub per_million: Option<f64>,
    pub reference_per_million: Option<f64>,
    /// Positive: key in the target.
    pub log_likelihood: Option<f64>,
    /// As Rayson & Garside's calculators have it.
    pub log_likelihood_two_cells: Option<f64>,
    pub log_ratio: Option<f64>,
    pub percent_difference: Option<f64>,
    pub bic: Option<f64>,
    pub odds_ratio: Option<f64>,
    /// By chance.
    pub p: f64,
    /// Whether `p` is Fisher's; else of the log-likelihood.
    pub exact: bool,
    /// For the number of words (Benjamini & Hochberg).
    pub p_adjusted: f64,
    /// The query that finds its mentions in the target; `None` if there are none.
    pub query: Option<String>,
}

/// How evenly words are spread.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Dispersions {
    /// One for each query, or word.
    pub rows: Vec<Dispersion>,
    /// Number of all rows.
    pub total: u32,
    /// Words of the texts.
    pub words: u64,
    /// Of each part its words.
    pub sizes: Vec<u64>,
    /// Of each part its document's id; `None` for equal parts.
    pub documents: Option<Vec<String>>,
    /// What places count.
    pub offset_unit: OffsetUnit,
}

/// How evenly something is spread.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[allow(missing_docs)] // the measures' names say it
pub struct Dispersion {
    /// The query.
    pub query: String,
    /// Mentions.
    pub count: u64,
    /// Parts that hold it.
    pub range: u64,
    pub juilland_d: Option<f64>,
    pub dp: Option<f64>,
    pub dp_norm: Option<f64>,
    pub arf: f64,
    /// Mentions in each part.
    pub counts: Vec<u64>,
    /// Where it stands, the first ones.
    pub places: Vec<Place>,
}

/// How frequent words are in the course of time.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Trends {
    /// One for each query, or word.
    pub rows: Vec<Trend>,
    /// Number of all rows.
    pub total: u32,
    /// What documents are put together by.
    pub period: Period,
    /// The periods, in order.
    pub intervals: Vec<Interval>,
    /// Documents without a date: in no period.
    pub undated_documents: u64,
}

/// A period.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Interval {
    /// `2025-09-16`, `2025-09` or `2025`.
    pub name: String,
    /// Its documents.
    pub documents: u64,
    /// Their words.
    pub words: u64,
}

/// Something in the course of time.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Trend {
    /// The query.
    pub query: String,
    /// One for each period.
    pub points: Vec<Point>,
    /// Kleinberg's bursts.
    pub bursts: Vec<Burst>,
    /// Mentions in documents without a date.
    pub undated: u64,
}

/// A period of a trend.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Point {
    /// Mentions.
    pub count: u64,
    /// Documents with a mention.
    pub documents: u64,
    /// In a million words.
    pub per_million: Option<f64>,
    /// Lower bound of its 95 % Wilson interval.
    pub lower: Option<f64>,
    /// Upper bound.
    pub upper: Option<f64>,
}

/// A time in which something is suddenly frequent.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct Burst {
    /// 1 and more.
    pub level: u64,
    /// Number of its first period.
    pub first: u64,
    /// Number of its last period.
    pub last: u64,
    /// Kleinberg's weight.
    pub weight: f64,
}

/// How rich the vocabulary of documents is.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Diversities {
    /// One for each document.
    pub rows: Vec<Diversity>,
    /// Number of all rows.
    pub total: u32,
    /// All documents as one text.
    pub all: Diversity,
    /// Words of the window of MATTR.
    pub window: u32,
}

/// How rich the vocabulary of a text is, and how hard it is to read.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[allow(missing_docs)] // the measures' names say it
pub struct Diversity {
    /// The document's id; empty for all.
    pub document: String,
    pub words: u64,
    pub types: u64,
    pub ttr: Option<f64>,
    pub mattr: Option<f64>,
    pub mtld: Option<f64>,
    pub hd_d: Option<f64>,
    /// `None`, as what follows, for a text in another language than Russian.
    pub sentences: Option<u64>,
    pub syllables: Option<u64>,
    pub flesch_oborneva: Option<f64>,
    pub flesch_oborneva_kazan: Option<f64>,
    pub grade_oborneva: Option<f64>,
    pub grade_solovyev: Option<f64>,
}

/// Which documents are reprints of others.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Duplicates {
    /// The groups that were wanted.
    pub groups: Vec<DuplicateGroup>,
    /// Number of all groups.
    pub total: u32,
    /// Reprints in all groups.
    pub reprints: u64,
    /// Documents that were looked at.
    pub documents: u32,
}

/// Documents that are nearly the same.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct DuplicateGroup {
    /// The earliest: it stays when reprints are left out.
    pub original: DuplicateDocument,
    /// The others.
    pub reprints: Vec<Reprint>,
}

/// A document of a group.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct DuplicateDocument {
    /// Its id.
    pub document: String,
    /// Its number among those of the index.
    pub number: u32,
    /// Its date.
    pub date: Option<String>,
}

/// A reprint.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Reprint {
    /// Which.
    #[serde(flatten)]
    pub document: DuplicateDocument,
    /// Shingles that it has in common with the original.
    pub shared: u32,
    /// Of those of both.
    pub jaccard: f64,
    /// Of those of the shorter.
    pub containment: f64,
}
