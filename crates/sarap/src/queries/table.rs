//! Answers with measures as rows and columns, for spreadsheets and terminals.

use super::answer::Answer;
use super::answer_documents::{Similar, Weights};
use super::answer_statistics::{Collocates, Dispersions, Diversities, Duplicates, Keyness, Trends};

/// A cell of a table.
#[derive(Clone, PartialEq, Debug)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A count.
    Whole(u64),
    /// A measure; `None` where it is not defined.
    Number(Option<f64>),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

impl From<Option<&str>> for Cell {
    fn from(text: Option<&str>) -> Self {
        Self::Text(text.unwrap_or_default().into())
    }
}

impl From<u64> for Cell {
    fn from(count: u64) -> Self {
        Self::Whole(count)
    }
}

impl From<f64> for Cell {
    fn from(value: f64) -> Self {
        Self::Number(Some(value))
    }
}

impl From<Option<f64>> for Cell {
    fn from(value: Option<f64>) -> Self {
        Self::Number(value)
    }
}

/// Rows and the names of their columns.
type Table = (&'static [&'static str], Vec<Vec<Cell>>);

impl Answer {
    /// The answer as one table; `None` for keywords, n-grams and concordances, which are laid out by themselves.
    pub fn table(&self) -> Option<Table> {
        match self {
            Self::Keywords(_) | Self::Ngrams(_) | Self::Concordance(_) => None,
            Self::Collocates(answer) => Some(collocates(answer)),
            Self::Keyness(answer) => Some(keyness(answer)),
            Self::Dispersion(answer) => Some(dispersion(answer)),
            Self::Trends(answer) => Some(trends(answer)),
            Self::Diversity(answer) => Some(diversity(answer)),
            Self::Duplicates(answer) => Some(duplicates(answer)),
            Self::Weights(answer) => Some(weights(answer)),
            Self::Similar(answer) => Some(similar(answer)),
        }
    }
}

macro_rules! cells {
    ($($value:expr),* $(,)?) => { vec![$(Cell::from($value)),*] };
}

fn collocates(answer: &Collocates) -> Table {
    let columns = &[
        "term",
        "class",
        "o11",
        "o12",
        "o21",
        "o22",
        "expected",
        "logdice",
        "ll",
        "mi",
        "mi3",
        "npmi",
        "t",
        "chi2",
        "chi2_yates",
        "deltap_collocate",
        "deltap_node",
        "dice",
        "query",
    ];
    let rows = answer.rows.iter().map(|row| {
        cells![
            row.term.as_str(),
            row.class.as_deref(),
            row.o11,
            row.o12,
            row.o21,
            row.o22,
            row.expected,
            row.log_dice,
            row.log_likelihood,
            row.mi,
            row.mi3,
            row.npmi,
            row.t_score,
            row.chi_square,
            row.chi_square_yates,
            row.delta_p_collocate,
            row.delta_p_node,
            row.dice,
            row.query.as_str(),
        ]
    });
    (columns, rows.collect())
}

fn keyness(answer: &Keyness) -> Table {
    let columns = &[
        "term",
        "class",
        "count",
        "documents",
        "reference_count",
        "reference_documents",
        "per_million",
        "reference_per_million",
        "ll",
        "ll_two_cells",
        "log_ratio",
        "diff_percent",
        "bic",
        "odds_ratio",
        "p",
        "test",
        "p_adjusted",
        "query",
    ];
    let rows = answer.rows.iter().map(|row| {
        cells![
            row.term.as_str(),
            row.class.as_deref(),
            row.count,
            row.documents,
            row.reference_count,
            row.reference_documents,
            row.per_million,
            row.reference_per_million,
            row.log_likelihood,
            row.log_likelihood_two_cells,
            row.log_ratio,
            row.percent_difference,
            row.bic,
            row.odds_ratio,
            row.p,
            if row.exact { "fisher" } else { "ll" },
            row.p_adjusted,
            row.query.as_deref(),
        ]
    });
    (columns, rows.collect())
}

fn dispersion(answer: &Dispersions) -> Table {
    let columns = &["query", "count", "parts", "range", "juilland_d", "dp", "dp_norm", "arf"];
    let parts = answer.sizes.len() as u64;
    let rows = answer.rows.iter().map(|row| {
        cells![row.query.as_str(), row.count, parts, row.range, row.juilland_d, row.dp, row.dp_norm, row.arf]
    });
    (columns, rows.collect())
}

fn trends(answer: &Trends) -> Table {
    let columns = &[
        "query",
        "period",
        "documents",
        "words",
        "count",
        "count_documents",
        "per_million",
        "lower",
        "upper",
        "burst",
    ];
    let rows = answer.rows.iter().flat_map(|row| {
        let level = |at: u64| {
            let over = row.bursts.iter().filter(|burst| (burst.first..=burst.last).contains(&at));
            over.map(|burst| burst.level).max().unwrap_or(0)
        };
        (0..).zip(answer.intervals.iter().zip(&row.points)).map(move |(at, (interval, point))| {
            cells![
                row.query.as_str(),
                interval.name.as_str(),
                interval.documents,
                interval.words,
                point.count,
                point.documents,
                point.per_million,
                point.lower,
                point.upper,
                level(at),
            ]
        })
    });
    (columns, rows.collect())
}

fn diversity(answer: &Diversities) -> Table {
    let columns = &[
        "document",
        "words",
        "types",
        "ttr",
        "mattr",
        "mtld",
        "hdd",
        "sentences",
        "syllables",
        "flesch_oborneva",
        "flesch_oborneva_kazan",
        "grade_oborneva",
        "grade_solovyev",
    ];
    let whole = |count: Option<u64>| count.map_or(Cell::Number(None), Cell::Whole);
    let rows = answer.rows.iter().chain([&answer.all]).map(|row| {
        let document = if row.document.is_empty() { "*" } else { &row.document };
        cells![
            document,
            row.words,
            row.types,
            row.ttr,
            row.mattr,
            row.mtld,
            row.hd_d,
            whole(row.sentences),
            whole(row.syllables),
            row.flesch_oborneva,
            row.flesch_oborneva_kazan,
            row.grade_oborneva,
            row.grade_solovyev,
        ]
    });
    (columns, rows.collect())
}

fn duplicates(answer: &Duplicates) -> Table {
    let columns = &["original", "original_date", "reprint", "reprint_date", "shared", "jaccard", "containment"];
    let rows = answer.groups.iter().flat_map(|group| {
        group.reprints.iter().map(|reprint| {
            cells![
                group.original.document.as_str(),
                group.original.date.as_deref(),
                reprint.document.document.as_str(),
                reprint.document.date.as_deref(),
                u64::from(reprint.shared),
                reprint.jaccard,
                reprint.containment,
            ]
        })
    });
    (columns, rows.collect())
}

fn weights(answer: &Weights) -> Table {
    let columns = &["document", "term", "class", "count", "documents", "corpus_documents", "tf_idf", "bm25", "query"];
    let rows = answer.rows.iter().map(|row| {
        cells![
            row.document.as_deref().unwrap_or("*"),
            row.term.as_str(),
            row.class.as_deref(),
            row.count,
            row.documents,
            row.corpus_documents,
            row.tf_idf,
            row.bm25,
            row.query.as_str(),
        ]
    });
    (columns, rows.collect())
}

fn similar(answer: &Similar) -> Table {
    let columns = &["document", "date", "cosine", "terms"];
    let rows = answer.rows.iter().map(|row| {
        let terms: Vec<&str> = row.terms.iter().map(|common| common.term.as_str()).collect();
        cells![row.document.as_str(), row.date.as_deref(), row.cosine, terms.join(", ").as_str()]
    });
    (columns, rows.collect())
}
