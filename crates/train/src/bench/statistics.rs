//! Our side of `benches/statistics.py`: collocates, key words, weights and similarity of real news, with the words that they were
//! counted in.

use crate::Failure;
use crate::corpora::{data_dir, documents, indexed};
use sarap_keywords::measures::weights::Bm25;
use sarap_keywords::statistics::collocates::{Measure, Near, collocates, nodes_of};
use sarap_keywords::statistics::keyness::{self, CountedList, Wanted, keyness};
use sarap_keywords::statistics::profiles::Profiles;
use sarap_keywords::statistics::similarity::alike;
use sarap_keywords::statistics::weights::{self, weigh};
use sarap_keywords::terms::{Least, Scope, TagPattern, TermOptions, Terms, count};
use std::time::Instant;

/// Nodes: the most frequent nouns.
const NODES: usize = 20;
const NEAR: Near = Near::Window { left: 5, right: 5, in_sentence: false };

/// `sarap-train bench statistics`: prints one JSON object. Words are numbers.
pub(crate) fn run(arguments: &[String]) -> Result<(), Failure> {
    if !arguments.is_empty() {
        return Err(Failure("usage: sarap-train bench statistics".into()));
    }
    let texts = documents(&data_dir().join("kw-ru/dev.jsonl.gz"))?;
    let index = indexed::index(&indexed::morphologist()?, texts.iter().map(|t| (t.id.as_str(), t.text.as_str())))?;
    let scope = Scope::default();
    let terms = Terms::of(&index, &TermOptions::default());
    let mut words: Vec<Vec<u32>> = Vec::new();
    for document in index.documents() {
        let tokens = &index.tokens()[document.tokens.start as usize..document.tokens.end as usize];
        words.push(tokens.iter().filter_map(|&kind| terms.of_type(kind)).collect());
    }

    let nouns = TagPattern::parse("NOUN").map_err(|error| Failure(error.to_string()))?;
    let nouns = Terms::of(&index, &TermOptions { tags: Some(&nouns), ..TermOptions::default() });
    let frequent = count(&index, &nouns, &scope, Least::default());
    let nodes: Vec<u32> =
        frequent.terms.iter().take(NODES).filter_map(|one| terms.find(nouns.key(one.term), None)).collect();
    let start = Instant::now();
    let found: Vec<_> = nodes
        .iter()
        .map(|&node| {
            let places = nodes_of(&index, &terms, &scope, node);
            (node, collocates(&index, &terms, &scope, &places, NEAR, 5, Measure::LogDice))
        })
        .collect();
    let counting = start.elapsed().as_secs_f64();
    let start = Instant::now();
    let mut rows = Vec::new();
    for (node, collocates) in &found {
        for one in collocates {
            let measures: Vec<Option<f64>> = Measure::ALL.iter().map(|(_, measure)| one.measure(*measure)).collect();
            rows.push((node, one.term, one.node, one.table, measures));
        }
    }
    let measuring = start.elapsed().as_secs_f64();

    // The first source against the second.
    let first: Vec<bool> = texts.iter().map(|text| text.id.starts_with("kw-ng")).collect();
    let others: Vec<bool> = first.iter().map(|first| !first).collect();
    let of = |documents: &[bool]| {
        count(&index, &terms, &Scope { documents: Some(documents), skipped: false }, Least::default())
    };
    let (target, reference) = (of(&first), of(&others));
    let reference = CountedList::of(&terms, &reference);
    let start = Instant::now();
    let wanted = Wanted { frequency: 5, ..Wanted::default() };
    let key = keyness(&terms, &target, target.mentions, &reference, wanted, keyness::Measure::LogLikelihood);
    let comparing = start.elapsed().as_secs_f64();

    let start = Instant::now();
    let profiles = Profiles::of(&index, &terms, &scope);
    let each =
        (0..profiles.documents.len()).map(|at| weigh(&profiles, &[at], Bm25::default(), weights::Measure::TfIdf));
    let weighed: Vec<_> = each.collect();
    let weighing = start.elapsed().as_secs_f64();
    let start = Instant::now();
    let similar = alike(&profiles, &terms, 0, 5);
    let comparing_documents = start.elapsed().as_secs_f64();
    let weighed: Vec<_> = (0..)
        .zip(&weighed)
        .flat_map(|(at, words): (usize, _)| words.iter().map(move |word| (at, word.term, word.tf_idf, word.bm25)))
        .collect();
    let similar: Vec<_> = similar.iter().map(|one| (one.at, one.cosine)).collect();

    let rows: Vec<_> = rows
        .iter()
        .map(|(node, term, times, t, measures)| {
            serde_json::json!([node, term, times, [t.o11, t.o12, t.o21, t.o22], measures])
        })
        .collect();
    let key: Vec<_> = key
        .iter()
        .map(|word| {
            let c = &word.counts;
            serde_json::json!([
                [c.target, c.target_size, c.reference, c.reference_size],
                [c.log_likelihood(), c.odds_ratio()],
                [word.p, word.p_adjusted],
                word.exact,
            ])
        })
        .collect();
    let names: Vec<&str> = Measure::ALL.iter().map(|(name, _)| *name).collect();
    println!(
        "{}",
        serde_json::json!({
            "words": words, "measures": names, "collocates": rows, "key": key, "counting": counting,
            "measuring": measuring, "comparing": comparing, "weights": weighed, "weighing": weighing, "similar": similar,
            "comparing documents": comparing_documents,
        })
    );
    Ok(())
}
