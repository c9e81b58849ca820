//! What is answered: plain data.

use super::answer_documents::{Similar, Weights};
use super::answer_statistics::{Collocates, Dispersions, Diversities, Duplicates, Keyness, Trends};
use crate::offsets::convert;
use crate::{OffsetUnit, Range};
use serde::{Deserialize, Serialize};

/// The answer to the question of the same kind.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Answer {
    /// How often each word stands.
    Keywords(Frequencies),
    /// How often words follow each other.
    Ngrams(Sequences),
    /// Where something stands.
    Concordance(Concordance),
    /// What stands near a word.
    Collocates(Collocates),
    /// Which words are key.
    Keyness(Keyness),
    /// How evenly words are spread.
    Dispersion(Dispersions),
    /// How frequent words are in the course of time.
    Trends(Trends),
    /// How rich the vocabulary of documents is.
    Diversity(Diversities),
    /// Which documents are reprints of others.
    Duplicates(Duplicates),
    /// Which words tell documents from the others of their corpus.
    Weights(Weights),
    /// Which documents are like another one.
    Similar(Similar),
}

impl Answer {
    /// How many rows (lines, groups) are in the answer, and how many there are in all.
    pub fn rows(&self) -> (usize, u32) {
        match self {
            Self::Keywords(answer) => (answer.rows.len(), answer.total),
            Self::Ngrams(answer) => (answer.rows.len(), answer.total),
            Self::Concordance(answer) => (answer.lines.len(), answer.total),
            Self::Collocates(answer) => (answer.rows.len(), answer.total),
            Self::Keyness(answer) => (answer.rows.len(), answer.total),
            Self::Dispersion(answer) => (answer.rows.len(), answer.total),
            Self::Trends(answer) => (answer.rows.len(), answer.total),
            Self::Diversity(answer) => (answer.rows.len(), answer.total),
            Self::Duplicates(answer) => (answer.groups.len(), answer.total),
            Self::Weights(answer) => (answer.rows.len(), answer.total),
            Self::Similar(answer) => (answer.rows.len(), answer.total),
        }
    }
}

/// How often each word stands.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Frequencies {
    /// The rows that were wanted, the most frequent first.
    pub rows: Vec<Frequency>,
    /// Number of all rows.
    pub total: u32,
    /// Mentions of all words that were counted, listed or not: what `per_million` is a share of.
    pub words: u64,
    /// Documents that were looked at.
    pub documents: u32,
}

/// A word.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Frequency {
    /// The word, in its most frequent spelling; the name of an entity.
    pub term: String,
    /// Part of speech or label, where words are told apart by it.
    pub class: Option<String>,
    /// Mentions.
    pub count: u32,
    /// Documents with a mention.
    pub documents: u32,
    /// Mentions in a million words.
    pub per_million: f64,
    /// The query that finds the mentions.
    pub query: String,
}

/// How often words follow each other.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
pub struct Sequences {
    /// The rows that were wanted, the most frequent first, of equals the longer.
    pub rows: Vec<Sequence>,
    /// Number of all rows.
    pub total: u32,
    /// For each length from 1 to 5 how many sequences stand in the texts: what `per_million` is a share of.
    pub sequences: Vec<u64>,
    /// Documents that were looked at.
    pub documents: u32,
}

/// Words in a row.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Sequence {
    /// The words, one by one.
    pub words: Vec<String>,
    /// All of them as they stand most often in the texts; where words may be left out, with … for these.
    pub form: String,
    /// Their parts of speech, where words are told apart by them.
    pub classes: Option<Vec<String>>,
    /// How often they stand.
    pub count: u32,
    /// In how many documents.
    pub documents: u32,
    /// In a million sequences of the same length.
    pub per_million: f64,
    /// The query that finds them. With gaps its matches need not be as many: words may be left out at each place, and of
    /// several ways from one word only one is a match.
    pub query: String,
}

/// Where something stands.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Concordance {
    /// The lines that were wanted.
    pub lines: Vec<Line>,
    /// Number of all lines.
    pub total: u32,
    /// Documents with a line.
    pub documents: u32,
    /// What places count.
    pub offset_unit: OffsetUnit,
}

/// A match with what stands around it, as places in the document's text.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Line {
    /// The document's id.
    pub document: String,
    /// The document's number among those of the index: ids may be the same.
    pub number: u32,
    /// Before the match.
    pub left: Range,
    /// The match.
    pub node: Range,
    /// Behind it.
    pub right: Range,
    /// The three as texts, where the caller filled them in ([`Line::fill`]): an index does not keep the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<LineText>,
}

/// What stands in a line.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LineText {
    /// Before the match.
    pub left: String,
    /// The match.
    pub node: String,
    /// Behind it.
    pub right: String,
}

impl Line {
    /// Cuts the line's texts out of its document's; `unit` is what the places count.
    pub fn fill(&mut self, text: &str, unit: OffsetUnit) {
        let places = [self.left.start, self.left.end, self.node.start, self.node.end, self.right.start, self.right.end];
        let bytes: Vec<usize> =
            convert(text, &places, unit, OffsetUnit::Byte).into_iter().map(|place| place as usize).collect();
        let cut = |at: usize| text.get(bytes[at]..bytes[at + 1]).unwrap_or_default().to_string();
        self.text = Some(LineText { left: cut(0), node: cut(2), right: cut(4) });
    }
}
