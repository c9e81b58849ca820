//! What can be asked.

use super::ask_documents::{AskSimilar, AskWeights};
use super::ask_statistics::{AskCollocates, AskDispersion, AskDiversity, AskDuplicates, AskKeyness, AskTrends};
use serde::{Deserialize, Serialize};

/// A question; `kind` says which. What is left out has its default; a name that is not known is an error.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Ask {
    /// How often each word stands.
    Keywords(AskFrequencies),
    /// How often words follow each other.
    Ngrams(AskSequences),
    /// Where something stands.
    Concordance(AskConcordance),
    /// What stands near a word.
    Collocates(AskCollocates),
    /// Which words are more frequent, or less, than elsewhere.
    Keyness(AskKeyness),
    /// How evenly words are spread.
    Dispersion(AskDispersion),
    /// How frequent words are in the course of time.
    Trends(AskTrends),
    /// How rich the vocabulary of documents is, and how hard they are to read.
    Diversity(AskDiversity),
    /// Which documents are reprints of others.
    Duplicates(AskDuplicates),
    /// Which words tell documents from the others of their corpus.
    Weights(AskWeights),
    /// Which documents are like another one.
    Similar(AskSimilar),
}

/// What counts as the same.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub enum By {
    /// The form as it is written.
    #[serde(rename = "form")]
    Form,
    /// The lemma.
    #[default]
    #[serde(rename = "lemma")]
    Lemma,
    /// The lemma with its part of speech.
    #[serde(rename = "lemma+pos")]
    LemmaPos,
    /// The entity.
    #[serde(rename = "entity")]
    Entity,
}

/// Which spellings count as one.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Fold {
    /// «Слово» counts as «слово».
    pub case: bool,
    /// «ёлка» counts as «елка».
    pub yo: bool,
}

impl Default for Fold {
    fn default() -> Self {
        Self { case: true, yo: true }
    }
}

/// Where is looked.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct In {
    /// Ids of documents; all if `None`.
    pub documents: Option<Vec<String>>,
    /// Whether boilerplate counts too.
    pub boilerplate: bool,
    /// Whether of near duplicates only the earliest counts.
    pub without_reprints: bool,
}

/// Which built-in lists of stop words are used.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stop {
    /// Those of the documents' languages.
    #[default]
    Builtin,
    /// None.
    None,
}

/// A part of the rows.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Page {
    /// Rows before the first that is wanted.
    pub offset: u32,
    /// Rows at most: 1 to 10,000.
    pub limit: u32,
}

impl Default for Page {
    fn default() -> Self {
        Self { offset: 0, limit: 100 }
    }
}

/// How often each word stands.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AskFrequencies {
    /// What counts as the same.
    pub by: By,
    /// Which spellings count as one.
    pub fold: Fold,
    /// Built-in stop words.
    pub stop: Stop,
    /// More stop words, between white space; `#` begins a comment.
    pub stop_words: String,
    /// Parts of speech that count: `NOUN`, `NOUN.gen|ADJ`; all if `None`.
    pub pos: Option<String>,
    /// Whether numbers, punctuation and addresses count too.
    pub all: bool,
    /// Fewest mentions, 1 and more.
    pub min_count: u32,
    /// Fewest documents, 1 and more.
    pub min_documents: u32,
    /// Where is looked.
    #[serde(rename = "in")]
    pub within: In,
    /// Which rows.
    pub page: Page,
}

impl Default for AskFrequencies {
    fn default() -> Self {
        Self {
            by: By::default(),
            fold: Fold::default(),
            stop: Stop::default(),
            stop_words: String::new(),
            pos: None,
            all: false,
            min_count: 1,
            min_documents: 1,
            within: In::default(),
            page: Page::default(),
        }
    }
}

/// How often words follow each other.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AskSequences {
    /// What counts as the same; not entities.
    pub by: By,
    /// Which spellings count as one.
    pub fold: Fold,
    /// Built-in stop words: no sequence begins or ends with one.
    pub stop: Stop,
    /// More stop words.
    pub stop_words: String,
    /// Whether a sequence may not have a stop word inside, either.
    pub no_stop_inside: bool,
    /// Fewest words, 1 to 5.
    pub min: u32,
    /// Most words, 1 to 5.
    pub max: u32,
    /// Words that may be left out between, all together, 0 to 5.
    pub gap: u32,
    /// Parts of speech one after another, `ADJ NOUN`; sequences that fit none are left out, if there is one.
    pub patterns: Vec<String>,
    /// Whether numbers, punctuation and addresses count as words.
    pub all: bool,
    /// Whether sequences reach over the ends of sentences.
    pub across_sentences: bool,
    /// Whether sequences that stand only within longer ones are left out.
    pub reduce: bool,
    /// Fewest mentions, 1 and more.
    pub min_count: u32,
    /// Fewest documents, 1 and more.
    pub min_documents: u32,
    /// Where is looked.
    #[serde(rename = "in")]
    pub within: In,
    /// Which rows.
    pub page: Page,
}

impl Default for AskSequences {
    fn default() -> Self {
        Self {
            by: By::default(),
            fold: Fold::default(),
            stop: Stop::default(),
            stop_words: String::new(),
            no_stop_inside: false,
            min: 2,
            max: 3,
            gap: 0,
            patterns: Vec::new(),
            all: false,
            across_sentences: false,
            reduce: false,
            min_count: 2,
            min_documents: 1,
            within: In::default(),
            page: Page::default(),
        }
    }
}

/// What a match may not reach beyond, unless the query says so.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs)] // the names say it
pub enum WithinUnit {
    #[default]
    Sentence,
    Paragraph,
    Document,
}

/// Where something stands.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AskConcordance {
    /// What is looked for, see `docs/QUERIES.md`.
    pub query: String,
    /// Which spellings count as one.
    pub fold: Fold,
    /// What a match may not reach beyond.
    pub unit: WithinUnit,
    /// `document`, or up to four of `l1` `l2` `l3` `node` `r1` `r2` `r3` with commas between.
    pub sort: String,
    /// Tokens on each side, 200 at most.
    pub context: u32,
    /// Where is looked.
    #[serde(rename = "in")]
    pub within: In,
    /// Which lines.
    pub page: Page,
}

impl Default for AskConcordance {
    fn default() -> Self {
        Self {
            query: String::new(),
            fold: Fold::default(),
            unit: WithinUnit::default(),
            sort: "document".into(),
            context: 10,
            within: In::default(),
            page: Page::default(),
        }
    }
}
