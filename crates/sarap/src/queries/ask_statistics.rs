//! What can be asked with measures.

use super::ask::{By, Fold, In, Page, Stop};
use sarap_keywords::{duplicates, measures};
use serde::{Deserialize, Serialize};

/// What stands near a word.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AskCollocates {
    /// The node: what is looked for, see `docs/QUERIES.md`.
    pub query: String,
    /// What counts as the same collocate.
    pub by: By,
    /// Which spellings count as one.
    pub fold: Fold,
    /// Built-in stop words: not listed as collocates, in the sums all the same.
    pub stop: Stop,
    /// More stop words.
    pub stop_words: String,
    /// Words before the node that are near, 50 at most.
    pub left: u32,
    /// Words behind it, 50 at most.
    pub right: u32,
    /// Whether windows end with the sentence.
    pub in_sentence: bool,
    /// Whether a collocate is anything in the same sentence, and sentences are counted instead of words.
    pub sentence: bool,
    /// Fewest times that a collocate stands near.
    pub min_count: u32,
    /// What rows are ordered by: `logdice`, `ll`, `mi`, `mi3`, `npmi`, `t`, `chi2`, `chi2-yates`, `deltap-collocate`, `deltap-node`,
    /// `dice`, `frequency`.
    pub measure: String,
    /// This collocate alone, as rows name it.
    pub term: Option<String>,
    /// Places of each collocate that are given, at most.
    pub places: u32,
    /// Where is looked.
    #[serde(rename = "in")]
    pub within: In,
    /// Which rows.
    pub page: Page,
}

impl Default for AskCollocates {
    fn default() -> Self {
        Self {
            query: String::new(),
            by: By::default(),
            fold: Fold::default(),
            stop: Stop::default(),
            stop_words: String::new(),
            left: 5,
            right: 5,
            in_sentence: false,
            sentence: false,
            min_count: 2,
            measure: "logdice".into(),
            term: None,
            places: 3,
            within: In::default(),
            page: Page::default(),
        }
    }
}

/// Which words are more frequent, or less, than elsewhere.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AskKeyness {
    /// What counts as the same; the built-in list has lemmas only.
    pub by: By,
    /// Which spellings count as one.
    pub fold: Fold,
    /// Built-in stop words: not listed, in the sums all the same.
    pub stop: Stop,
    /// More stop words.
    pub stop_words: String,
    /// Documents that the target is compared with; the built-in reference list if `None`.
    pub against: Option<In>,
    /// Fewest mentions in target and reference together.
    pub min_count: u32,
    /// Fewest documents in target and reference together.
    pub min_documents: u32,
    /// Whether words that the target has less of are listed too.
    pub negative: bool,
    /// What rows are ordered by: `ll`, `log-ratio`, `diff`, `bic`, `odds-ratio`, `frequency`.
    pub measure: String,
    /// Rows with a higher adjusted p are left out; 0 to 1.
    pub max_p: f64,
    /// The target.
    #[serde(rename = "in")]
    pub within: In,
    /// Which rows.
    pub page: Page,
}

impl Default for AskKeyness {
    fn default() -> Self {
        Self {
            by: By::default(),
            fold: Fold::default(),
            stop: Stop::default(),
            stop_words: String::new(),
            against: None,
            min_count: 3,
            min_documents: 1,
            negative: false,
            measure: "ll".into(),
            max_p: 1.0,
            within: In::default(),
            page: Page::default(),
        }
    }
}

/// How evenly words are spread.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AskDispersion {
    /// What is looked for, see `docs/QUERIES.md`; if there is none, the most frequent words.
    pub queries: Vec<String>,
    /// What counts as the same word, where words are looked for; not entities.
    pub by: By,
    /// Which spellings count as one.
    pub fold: Fold,
    /// Built-in stop words: not among the most frequent.
    pub stop: Stop,
    /// More stop words.
    pub stop_words: String,
    /// Equal parts that the texts are cut into, 2 to 1000; documents are the parts if 0.
    pub parts: u32,
    /// Places of each row that are given, at most.
    pub places: u32,
    /// Where is looked.
    #[serde(rename = "in")]
    pub within: In,
    /// Which rows.
    pub page: Page,
}

/// What documents are put together by.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)] // the names say it
pub enum Period {
    Day,
    Month,
    Year,
}

/// How frequent words are in the course of time.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AskTrends {
    /// What is looked for, see `docs/QUERIES.md`; if there is none, the most frequent words.
    pub queries: Vec<String>,
    /// What counts as the same word, where words are looked for; not entities.
    pub by: By,
    /// Which spellings count as one.
    pub fold: Fold,
    /// Built-in stop words: not among the most frequent.
    pub stop: Stop,
    /// More stop words.
    pub stop_words: String,
    /// What documents are put together by; if `None` the shortest that makes no more than 100 periods from the first to the last.
    pub period: Option<Period>,
    /// Kleinberg's `s`: how many times as frequent a burst is; 1.01 to 1000.
    pub s: f64,
    /// Kleinberg's γ: how hard a burst begins; 0 to 1000.
    pub gamma: f64,
    /// States of his automaton, 2 to 50.
    pub states: u32,
    /// Where is looked.
    #[serde(rename = "in")]
    pub within: In,
    /// Which rows.
    pub page: Page,
}

impl Default for AskTrends {
    fn default() -> Self {
        let automaton = measures::burst::Automaton::default();
        Self {
            queries: Vec::new(),
            by: By::default(),
            fold: Fold::default(),
            stop: Stop::default(),
            stop_words: String::new(),
            period: None,
            s: automaton.s,
            gamma: automaton.gamma,
            states: automaton.states as u32,
            within: In::default(),
            page: Page { offset: 0, limit: 10 },
        }
    }
}

/// How rich the vocabulary of documents is, and how hard they are to read.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AskDiversity {
    /// What counts as the same word; not entities.
    pub by: By,
    /// Which spellings count as one.
    pub fold: Fold,
    /// Words of the window of MATTR, 2 to 10,000.
    pub window: u32,
    /// Where is looked.
    #[serde(rename = "in")]
    pub within: In,
    /// Which rows.
    pub page: Page,
}

impl Default for AskDiversity {
    fn default() -> Self {
        Self {
            by: By::default(),
            fold: Fold::default(),
            window: measures::diversity::MATTR_WINDOW as u32,
            within: In::default(),
            page: Page::default(),
        }
    }
}

/// Which documents are reprints of others.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AskDuplicates {
    /// Words of a shingle, 1 to 20.
    pub shingle: u32,
    /// The least Jaccard coefficient, 0.1 to 1.
    pub threshold: f64,
    /// Where is looked.
    #[serde(rename = "in")]
    pub within: In,
    /// Which groups.
    pub page: Page,
}

impl Default for AskDuplicates {
    fn default() -> Self {
        Self {
            shingle: duplicates::SHINGLE as u32,
            threshold: duplicates::THRESHOLD,
            within: In::default(),
            page: Page::default(),
        }
    }
}
