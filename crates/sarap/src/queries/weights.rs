//! Which words tell documents from the others of their corpus.

use super::answer_documents::{Weight, Weights};
use super::answer_statistics::Doubt;
use super::ask_documents::AskWeights;
use super::{AskError, Index, nodes, notation, select};
use sarap_keywords::measures::weights::Bm25;
use sarap_keywords::statistics::profiles::Profiles;
use sarap_keywords::statistics::weights::{Measure, Weighted, weigh};
use sarap_keywords::terms::{Scope, TermOptions, Terms};

pub(super) fn answer(index: &Index, ask: &AskWeights) -> Result<Weights, AskError> {
    let by = nodes::named(Measure::ALL, &ask.measure, "the weight of words")?;
    let parameters = Bm25 { k1: ask.k1, b: ask.b };
    let documents = select::documents(index, &ask.within)?;
    let scope = Scope { documents: documents.as_deref(), skipped: ask.within.boilerplate };
    let stop = select::stop_list(index, ask.stop, &ask.stop_words);
    let options =
        TermOptions { unit: ask.by.into(), fold: ask.fold.into(), stop: Some(&stop), ..TermOptions::default() };
    let terms = Terms::of(index, &options);
    let profiles = Profiles::of(index, &terms, &scope);
    let wanted = |set: &[usize]| -> Vec<Weighted> {
        let words = weigh(&profiles, set, parameters, by).into_iter();
        words.filter(|word| word.count >= ask.min_count.into() && word.with >= ask.min_documents.into()).collect()
    };
    let sets: Vec<(Option<u32>, Vec<Weighted>)> = match &ask.set {
        Some(ids) => {
            let marked = select::named(index, ids)?;
            let inside = profiles.documents.iter().enumerate();
            let inside = inside.filter(|(_, profile)| marked.get(profile.document as usize) == Some(&true));
            let set: Vec<usize> = inside.map(|(at, _)| at).collect();
            if set.len() < marked.iter().filter(|marked| **marked).count() {
                let message = "a document of the set is not in the corpus that is looked at (`in`)".to_owned();
                return Err(AskError { code: "document", message, at: None, nth: None });
            }
            vec![(None, wanted(&set))]
        }
        None => {
            let each = |(at, profile): (usize, &sarap_keywords::statistics::profiles::Profile)| {
                let mut words = wanted(&[at]);
                words.truncate(ask.each as usize);
                (Some(profile.document), words)
            };
            profiles.documents.iter().enumerate().map(each).collect()
        }
    };
    let all: Vec<(Option<u32>, &Weighted)> =
        sets.iter().flat_map(|(number, words)| words.iter().map(move |word| (*number, word))).collect();
    let row = |(number, word): &(Option<u32>, &Weighted)| Weight {
        document: number.and_then(|number| Some(index.documents().get(number as usize)?.id.clone())),
        number: *number,
        term: terms.name(word.term).into(),
        class: terms.class(word.term).map(Into::into),
        count: word.count,
        documents: word.documents,
        corpus_documents: word.with,
        tf_idf: word.tf_idf,
        bm25: word.bm25,
        query: notation::query_of(&terms, word.term),
    };
    let few = profiles.documents.len() < 2;
    let alone = || Doubt {
        code: "corpus.one".into(),
        message: "the corpus has one document or none: no word tells it from others, and TF-IDF is 0".into(),
    };
    Ok(Weights {
        rows: all[select::rows(ask.page, all.len())].iter().map(row).collect(),
        total: all.len() as u32,
        documents: profiles.documents.len() as u32,
        words: profiles.documents.iter().map(|document| document.words).sum(),
        warnings: few.then(alone).into_iter().collect(),
    })
}
