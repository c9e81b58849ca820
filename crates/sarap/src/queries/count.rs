//! How often each word stands.

use super::answer::{Frequencies, Frequency};
use super::ask::AskFrequencies;
use super::{AskError, Index, notation, select};
use sarap_keywords::terms::{Least, Scope, TagPattern, TermOptions, Terms, count};

pub(super) fn answer(index: &Index, ask: &AskFrequencies) -> Result<Frequencies, AskError> {
    let documents = select::documents(index, &ask.within)?;
    let scope = Scope { documents: documents.as_deref(), skipped: ask.within.boilerplate };
    let stop = select::stop_list(index, ask.stop, &ask.stop_words);
    let tags = ask.pos.as_deref().map(TagPattern::parse).transpose().map_err(AskError::option)?;
    let options = TermOptions {
        unit: ask.by.into(),
        fold: ask.fold.into(),
        stop: Some(&stop),
        tags: tags.as_ref(),
        all_kinds: ask.all,
    };
    let terms = Terms::of(index, &options);
    let least = Least { frequency: ask.min_count, documents: ask.min_documents };
    let counts = count(index, &terms, &scope, least);
    let row = |one: &sarap_keywords::terms::Counted| Frequency {
        term: terms.name(one.term).into(),
        class: terms.class(one.term).map(Into::into),
        count: one.frequency,
        documents: one.documents,
        per_million: select::per_million(one.frequency, counts.mentions),
        query: notation::query_of(&terms, one.term),
    };
    Ok(Frequencies {
        rows: counts.terms[select::rows(ask.page, counts.terms.len())].iter().map(row).collect(),
        total: counts.terms.len() as u32,
        words: counts.mentions,
        documents: counts.documents,
    })
}
