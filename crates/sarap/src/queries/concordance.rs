//! Where something stands.

use super::answer::{Concordance, Line};
use super::ask::{AskConcordance, Fold, WithinUnit};
use super::{AskError, select, unit};
use crate::Range;
use sarap_entities::Label;
use sarap_keywords::query::{Query, QueryError, QueryOptions, SearchOptions, Searcher, Within, parse_sort};
use sarap_keywords::terms::Scope;

pub(super) fn answer(searcher: &Searcher, ask: &AskConcordance) -> Result<Concordance, AskError> {
    let index = searcher.index();
    let query = parse(&ask.query, ask.fold)?;
    let keys = parse_sort(&ask.sort).map_err(AskError::option)?;
    let documents = select::documents(index, &ask.within)?;
    let options = SearchOptions {
        scope: Scope { documents: documents.as_deref(), skipped: ask.within.boilerplate },
        within: match ask.unit {
            WithinUnit::Sentence => Within::Sentence,
            WithinUnit::Paragraph => Within::Paragraph,
            WithinUnit::Document => Within::Document,
        },
    };
    let matches = searcher.search(&query, &options).map_err(wrong)?;
    let page = searcher.page(matches, &keys, ask.page.offset as usize, ask.page.limit as usize, ask.context);
    let range = |range: std::ops::Range<u32>| Range { start: range.start, end: range.end };
    let lines = page.lines.into_iter().map(|line| Line {
        document: index.documents().get(line.document).map(|document| document.id.clone()).unwrap_or_default(),
        number: line.document as u32,
        left: range(line.left),
        node: range(line.node),
        right: range(line.right),
        text: None,
    });
    Ok(Concordance {
        lines: lines.collect(),
        total: page.total as u32,
        documents: page.documents as u32,
        offset_unit: unit(index.offsets()),
    })
}

/// The query of a text.
pub(super) fn parse(query: &str, fold: Fold) -> Result<Query, AskError> {
    let labels: Vec<&str> = Label::ALL.iter().map(|label| label.code()).collect();
    Query::parse(query, &QueryOptions { fold: fold.into(), labels: &labels }).map_err(wrong)
}

/// Whether the query asks for entities.
pub(super) fn needs_entities(query: &str, fold: Fold) -> Result<bool, AskError> {
    let options = QueryOptions { fold: fold.into(), labels: &[] };
    Query::parse(query, &options).map(|query| query.needs_entities()).map_err(wrong)
}

pub(super) fn wrong(error: QueryError) -> AskError {
    AskError { code: "query", message: error.message, at: Some(error.at), nth: None }
}
