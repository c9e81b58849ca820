//! What questions with measures have in common: finding nodes by queries, or the most frequent words; places.

use super::answer_statistics::Place;
use super::ask::{Fold, Page, Stop};
use super::{AskError, By, Index, concordance, notation, select};
use sarap_keywords::query::{SearchOptions, Searcher, Within};
use sarap_keywords::terms::{Least, Scope, TermOptions, Terms, count};
use std::ops::Range;

/// The matches of a query, each in its sentence.
pub(super) fn matches(
    searcher: &Searcher,
    query: &str,
    fold: Fold,
    scope: &Scope<'_>,
) -> Result<Vec<Range<u32>>, AskError> {
    let query = concordance::parse(query, fold)?;
    let options = SearchOptions { scope: *scope, within: Within::Sentence };
    let found = searcher.search(&query, &options).map_err(concordance::wrong)?;
    Ok(found.iter().map(|found| found.first..found.end).collect())
}

/// How words are chosen if there are no queries.
pub(super) struct Frequent<'a> {
    pub(super) by: By,
    pub(super) fold: Fold,
    pub(super) stop: Stop,
    pub(super) stop_words: &'a str,
    pub(super) page: Page,
}

/// A query with the first tokens of its matches, in order.
pub(super) type Thing = (String, Vec<u32>);

/// What each of several queries finds; the most frequent words if there are none. Gives the number of all rows too.
pub(super) fn things(
    searcher: &Searcher,
    queries: &[String],
    scope: &Scope<'_>,
    frequent: &Frequent<'_>,
) -> Result<(Vec<Thing>, usize), AskError> {
    if !queries.is_empty() {
        let page = &queries[select::rows(frequent.page, queries.len())];
        let found = page.iter().map(|query| {
            let found = matches(searcher, query, frequent.fold, scope).map_err(|error| AskError {
                // There are several: the place alone would not say in which.
                message: match error.at.and_then(|at| query.get(..at)) {
                    Some(before) => format!("«{query}», character {}: {}", before.chars().count(), error.message),
                    None => format!("«{query}»: {}", error.message),
                },
                at: None,
                ..error
            })?;
            Ok((query.clone(), found.iter().map(|found| found.start).collect()))
        });
        return Ok((found.collect::<Result<Vec<Thing>, AskError>>()?, queries.len()));
    }
    if frequent.by == By::Entity {
        return Err(AskError::option("name entities by queries: @PER=«…»; the most frequent words are not entities"));
    }
    let index = searcher.index();
    let stop = select::stop_list(index, frequent.stop, frequent.stop_words);
    let options = TermOptions {
        unit: frequent.by.into(),
        fold: frequent.fold.into(),
        stop: Some(&stop),
        ..TermOptions::default()
    };
    let terms = Terms::of(index, &options);
    let counts = count(index, &terms, scope, Least::default());
    let page = &counts.terms[select::rows(frequent.page, counts.terms.len())];
    let mut slots: Vec<Option<usize>> = vec![None; terms.len()];
    let mut found: Vec<Thing> = Vec::with_capacity(page.len());
    for one in page {
        slots[one.term as usize] = Some(found.len());
        found.push((notation::query_of(&terms, one.term), Vec::with_capacity(one.frequency as usize)));
    }
    terms.each(index, scope, |token, term| {
        if let Some(at) = slots[term as usize] {
            found[at].1.push(token);
        }
    });
    Ok((found, counts.terms.len()))
}

/// Where a token stands.
pub(super) fn place(index: &Index, token: u32) -> Place {
    let number = index.document_of(token);
    let range = index.range(token);
    let document = index.documents().get(number).map(|document| document.id.clone()).unwrap_or_default();
    Place { document, number: number as u32, start: range.start, end: range.end }
}

/// The first `limit` places.
pub(super) fn places(index: &Index, tokens: &[u32], limit: u32) -> Vec<Place> {
    tokens.iter().take(limit as usize).map(|&token| place(index, token)).collect()
}

/// The value with a name.
pub(super) fn named<T: Copy>(all: &[(&str, T)], name: &str, what: &str) -> Result<T, AskError> {
    let found = all.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
    found.ok_or_else(|| {
        let names: Vec<&str> = all.iter().map(|(name, _)| *name).collect();
        AskError::option(format!("{what} is one of {}, not «{name}»", names.join(", ")))
    })
}
