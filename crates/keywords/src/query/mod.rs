//! Searching an index: a query language, and concordance lines for what it finds. `docs/QUERIES.md` is its manual.
//!
//! A [`Query`] is read from text once; a [`Searcher`] keeps what all searches of an index share.
//!
//! # How a search goes
//!
//! Each condition on a token is asked once a type (`sets`); the pattern becomes a small program (`program`); the rarest token that
//! every match must have, found by its positions, says where a match may begin (`anchor`); from there the program is run
//! (`run`) within a sentence. What failed once is not tried again, so the time grows with the tokens, whatever the pattern.
//!
//! # What matches
//!
//! Of all matches that begin at one token the first one counts: conditions repeat as often as they can, gaps (`[]`) as little
//! as they can. A match that lies within one that began before is left out.

mod anchor;
mod ast;
mod kwic;
mod near;
mod parse;
mod program;
mod run;
mod searcher;
mod sets;
#[cfg(test)]
mod tests;
mod value;

pub use ast::Within;
pub use kwic::{Line, Page, SortKey, WrongSort, parse_sort};
pub use searcher::{Match, Searcher};

use crate::terms::{Fold, Scope};
use std::fmt;

/// How a query is read.
#[derive(Clone, Copy, Debug, Default)]
pub struct QueryOptions<'a> {
    /// Which spellings count as one.
    pub fold: Fold,
    /// The labels that may stand behind `@`; any if there are none.
    pub labels: &'a [&'a str],
}

/// Where a query is asked.
#[derive(Clone, Copy, Debug, Default)]
pub struct SearchOptions<'a> {
    /// The documents, and whether boilerplate counts.
    pub scope: Scope<'a>,
    /// What a match may not reach beyond, unless the query says `within …`.
    pub within: Within,
}

/// Why a text is no query, or cannot be answered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct QueryError {
    /// Byte of the query at which it went wrong.
    pub at: usize,
    /// What was expected and what came.
    pub message: String,
}

impl fmt::Display for QueryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for QueryError {}

/// A query, read.
#[derive(Clone, Debug)]
pub struct Query {
    ast: ast::Ast,
    fold: Fold,
}

impl Query {
    /// Reads a query.
    pub fn parse(text: &str, options: &QueryOptions<'_>) -> Result<Self, QueryError> {
        Ok(Self { ast: parse::parse(text, options)?, fold: options.fold })
    }

    /// Whether the query asks for entities: an index without them has no answer.
    pub fn needs_entities(&self) -> bool {
        self.ast.first.needs_entities() || self.ast.near.iter().any(|(_, node)| node.needs_entities())
    }
}
