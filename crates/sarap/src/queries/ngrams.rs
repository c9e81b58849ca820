//! How often words follow each other.

use super::answer::{Sequence, Sequences};
use super::ask::AskSequences;
use super::{AskError, Index, notation, select};
use sarap_keywords::ngrams::{Ngram, NgramOptions, forms, ngrams};
use sarap_keywords::terms::{Least, Scope, TagPattern, TermOptions, Terms};

pub(super) fn answer(index: &Index, ask: &AskSequences) -> Result<Sequences, AskError> {
    let documents = select::documents(index, &ask.within)?;
    let scope = Scope { documents: documents.as_deref(), skipped: ask.within.boilerplate };
    let stop = select::stop_list(index, ask.stop, &ask.stop_words);
    let patterns = ask.patterns.iter().map(|pattern| pattern.split_whitespace().map(TagPattern::parse).collect());
    let patterns = patterns.collect::<Result<Vec<Vec<TagPattern>>, _>>().map_err(AskError::option)?;
    let options =
        TermOptions { unit: ask.by.into(), fold: ask.fold.into(), stop: Some(&stop), tags: None, all_kinds: ask.all };
    let terms = Terms::of(index, &options);
    let options = NgramOptions {
        least: ask.min as usize,
        most: ask.max as usize,
        gap: ask.gap as usize,
        across_sentences: ask.across_sentences,
        patterns: &patterns,
        no_stop_inside: ask.no_stop_inside,
        limits: Least { frequency: ask.min_count, documents: ask.min_documents },
        reduce: ask.reduce,
    };
    let counted = ngrams(index, &terms, &scope, &options).map_err(AskError::option)?;
    let page = &counted.ngrams[select::rows(ask.page, counted.ngrams.len())];
    let row = |(one, form): (&Ngram, String)| {
        let all = counted.mentions.get(one.terms.len() - 1).copied().unwrap_or_default();
        let classes: Option<Vec<String>> = one.terms.iter().map(|&term| terms.class(term).map(Into::into)).collect();
        let query: Vec<String> = one.terms.iter().map(|&term| notation::query_of(&terms, term)).collect();
        let gap = if ask.gap == 0 { " ".to_string() } else { format!(" []{{0,{}}} ", ask.gap) };
        Sequence {
            words: one.terms.iter().map(|&term| terms.name(term).into()).collect(),
            form: if ask.gap == 0 { form } else { form.replace(' ', " … ") },
            classes,
            count: one.frequency,
            documents: one.documents,
            per_million: select::per_million(one.frequency, all),
            query: query.join(&gap) + if ask.across_sentences { " within doc" } else { "" },
        }
    };
    Ok(Sequences {
        rows: page.iter().zip(forms(index, &terms, &scope, &options, page)).map(row).collect(),
        total: counted.ngrams.len() as u32,
        sequences: counted.mentions.to_vec(),
        documents: scope.documents(index).count() as u32,
    })
}
