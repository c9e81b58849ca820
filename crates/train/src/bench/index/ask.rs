//! Questions to the index, to the first answer.

use super::{failed, timed};
use crate::Failure;
use sarap::queries::{Ask, Index, Queries};

/// What is looked for in the concordance: each kind of condition, rare and frequent.
const QUERIES: &[&str] = &[
    "оборот",
    "\"России\"",
    "незаконный оборот",
    "незаконный * оборот",
    "[lemma=\"российский\" & pos=\"ADJ\"] []{0,2} [pos=\"NOUN\"]",
    "прези*",
    "\".*ость\"",
    "\"(анти|контр)?.{3,5}(изм|ция)(а|и|ей)?\"",
    "[pos=\"ADJ\"]+ [pos=\"NOUN\" & gram=\"gen\"]",
    "президент NEAR/5 страна",
    "[]",
    "[word=\"нет\"] []{0,50} [word=\"никогда\"] within doc",
];

/// Other questions, as JSON.
const OTHERS: &[(&str, &str)] = &[
    ("words by lemma", r#"{"kind": "keywords"}"#),
    ("n-grams 1 to 3", r#"{"kind": "ngrams", "min": 1}"#),
    ("n-grams 1 to 3, reduced", r#"{"kind": "ngrams", "min": 1, "reduce": true}"#),
    ("collocates of «президент»", r#"{"kind": "collocates", "query": "президент"}"#),
    ("collocates of every noun", r#"{"kind": "collocates", "query": "[pos=\"NOUN\"]"}"#),
    ("key words of the first document", r#"{"kind": "keyness", "in": {"documents": ["0"]}, "against": {}}"#),
    ("weights, ten words a document", r#"{"kind": "weights"}"#),
    ("documents like the first", r#"{"kind": "similar", "document": "0"}"#),
    ("dispersion of the most frequent words", r#"{"kind": "dispersion"}"#),
    ("diversity of each document", r#"{"kind": "diversity"}"#),
    ("near duplicates", r#"{"kind": "duplicates"}"#),
];

/// A question with its answer.
pub(super) struct Asked {
    pub(super) name: String,
    pub(super) kind: &'static str,
    pub(super) rows: u32,
    pub(super) seconds: f64,
}

/// Asks all, each as often as there are runs.
pub(super) fn ask(index: Index, runs: usize) -> Result<Vec<Asked>, Failure> {
    let queries = Queries::new(index);
    let mut asks: Vec<(String, &'static str, serde_json::Value)> = Vec::new();
    for query in QUERIES {
        for (sort, kind) in [("document", "lines"), ("r1,r2", "sorted")] {
            let ask = serde_json::json!({ "kind": "concordance", "query": query, "sort": sort });
            asks.push(((*query).into(), kind, ask));
        }
    }
    for (name, ask) in OTHERS {
        asks.push(((*name).into(), "statistics", serde_json::from_str(ask).map_err(failed)?));
    }
    let mut all = Vec::new();
    for (name, kind, ask) in asks {
        let ask: Ask = serde_json::from_value(ask).map_err(failed)?;
        let (mut seconds, mut rows) = (f64::MAX, 0);
        for _ in 0..runs {
            let mut once = 0.0;
            let answer = timed(&mut once, || queries.ask(&ask)).map_err(failed)?;
            (seconds, rows) = (seconds.min(once), answer.rows().1);
        }
        all.push(Asked { name, kind, rows, seconds });
    }
    Ok(all)
}
