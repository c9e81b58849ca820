//! Which documents are like another one.

use super::answer_documents::{CommonTerm, Similar, SimilarDocument};
use super::ask_documents::AskSimilar;
use super::{AskError, Index, notation, select};
use sarap_keywords::statistics::profiles::Profiles;
use sarap_keywords::statistics::similarity::{Alike, alike};
use sarap_keywords::terms::{Scope, TermOptions, Terms};

pub(super) fn answer(index: &Index, ask: &AskSimilar) -> Result<Similar, AskError> {
    let documents = select::documents(index, &ask.within)?;
    let scope = Scope { documents: documents.as_deref(), skipped: ask.within.boilerplate };
    let stop = select::stop_list(index, ask.stop, &ask.stop_words);
    let options =
        TermOptions { unit: ask.by.into(), fold: ask.fold.into(), stop: Some(&stop), ..TermOptions::default() };
    let terms = Terms::of(index, &options);
    let profiles = Profiles::of(index, &terms, &scope);
    let known = |number: u32| index.documents().get(number as usize);
    let id = |number: u32| known(number).map(|document| document.id.as_str()).unwrap_or_default();
    let Some(of) = profiles.documents.iter().position(|profile| id(profile.document) == ask.document) else {
        let message = format!("there is no document «{}» in the corpus", ask.document);
        return Err(AskError { code: "document", message, at: None, nth: None });
    };
    let found = alike(&profiles, &terms, of, ask.terms as usize);
    let common = |&(term, share): &(u32, f64)| CommonTerm {
        term: terms.name(term).into(),
        class: terms.class(term).map(Into::into),
        share,
        query: notation::query_of(&terms, term),
    };
    let row = |alike: &Alike| {
        let number = profiles.documents[alike.at].document;
        SimilarDocument {
            document: id(number).into(),
            number,
            date: known(number).and_then(|document| document.date.clone()),
            cosine: alike.cosine,
            terms: alike.shares.iter().map(common).collect(),
        }
    };
    Ok(Similar {
        rows: found[select::rows(ask.page, found.len())].iter().map(row).collect(),
        total: found.len() as u32,
        document: ask.document.clone(),
        number: profiles.documents[of].document,
        documents: profiles.documents.len() as u32,
    })
}
