//! Questions about documents as wholes: how rich their vocabulary is, and which are reprints.

use super::answer_statistics::{Diversities, Diversity, DuplicateDocument, DuplicateGroup, Duplicates, Reprint};
use super::ask::By;
use super::ask_statistics::{AskDiversity, AskDuplicates};
use super::{AskError, Index, select};
use sarap_keywords::statistics::reprints::reprints;
use sarap_keywords::statistics::richness::{Richness, richness};
use sarap_keywords::terms::{Scope, TermOptions, Terms};

pub(super) fn diversity(index: &Index, ask: &AskDiversity) -> Result<Diversities, AskError> {
    if ask.by == By::Entity {
        return Err(AskError::option("the diversity of words is counted by form, lemma or lemma+pos, not by entity"));
    }
    let documents = select::documents(index, &ask.within)?;
    let scope = Scope { documents: documents.as_deref(), skipped: ask.within.boilerplate };
    let options = TermOptions { unit: ask.by.into(), fold: ask.fold.into(), ..TermOptions::default() };
    let (each, all) = richness(index, &Terms::of(index, &options), &scope, ask.window as usize);
    let id =
        |number: u32| index.documents().get(number as usize).map(|document| document.id.clone()).unwrap_or_default();
    let page = &each[select::rows(ask.page, each.len())];
    Ok(Diversities {
        rows: page.iter().map(|(number, richness)| row(id(*number), richness)).collect(),
        total: each.len() as u32,
        all: row(String::new(), &all),
        window: ask.window,
    })
}

fn row(document: String, richness: &Richness) -> Diversity {
    let lengths = richness.lengths;
    Diversity {
        document,
        words: richness.words,
        types: richness.types,
        ttr: richness.ttr,
        mattr: richness.mattr,
        mtld: richness.mtld,
        hd_d: richness.hd_d,
        sentences: lengths.map(|lengths| lengths.sentences),
        syllables: lengths.map(|lengths| lengths.syllables),
        flesch_oborneva: lengths.and_then(|lengths| lengths.flesch_oborneva()),
        flesch_oborneva_kazan: lengths.and_then(|lengths| lengths.flesch_oborneva_kazan()),
        grade_oborneva: lengths.and_then(|lengths| lengths.grade_oborneva()),
        grade_solovyev: lengths.and_then(|lengths| lengths.grade_solovyev()),
    }
}

pub(super) fn duplicates(index: &Index, ask: &AskDuplicates) -> Result<Duplicates, AskError> {
    let documents = select::documents(index, &ask.within)?;
    let scope = Scope { documents: documents.as_deref(), skipped: ask.within.boilerplate };
    let groups = reprints(index, &scope, ask.shingle as usize, ask.threshold);
    let of = |number: u32| {
        let known = index.documents().get(number as usize);
        DuplicateDocument {
            document: known.map(|document| document.id.clone()).unwrap_or_default(),
            number,
            date: known.and_then(|document| document.date.clone()),
        }
    };
    let page = &groups[select::rows(ask.page, groups.len())];
    Ok(Duplicates {
        groups: page
            .iter()
            .map(|group| DuplicateGroup {
                original: of(group.original),
                reprints: group
                    .reprints
                    .iter()
                    .map(|pair| Reprint {
                        document: of(pair.second),
                        shared: pair.shared,
                        jaccard: pair.jaccard,
                        containment: pair.containment,
                    })
                    .collect(),
            })
            .collect(),
        total: groups.len() as u32,
        reprints: groups.iter().map(|group| group.reprints.len() as u64).sum(),
        documents: scope.documents(index).count() as u32,
    })
}
