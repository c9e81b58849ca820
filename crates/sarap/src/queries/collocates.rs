//! What stands near a word.

use super::answer_statistics::{Collocate, Collocates};
use super::ask_statistics::AskCollocates;
use super::{AskError, nodes, notation, select, unit};
use sarap_keywords::query::Searcher;
use sarap_keywords::statistics::collocates::{Collocate as Found, Measure, Near, collocates, places};
use sarap_keywords::terms::{Scope, TermOptions, Terms};

pub(super) fn answer(searcher: &Searcher, ask: &AskCollocates) -> Result<Collocates, AskError> {
    let index = searcher.index();
    let by = nodes::named(Measure::ALL, &ask.measure, "the measure of collocates")?;
    let documents = select::documents(index, &ask.within)?;
    let scope = Scope { documents: documents.as_deref(), skipped: ask.within.boilerplate };
    let found = nodes::matches(searcher, &ask.query, ask.fold, &scope)?;
    let stop = select::stop_list(index, ask.stop, &ask.stop_words);
    let options =
        TermOptions { unit: ask.by.into(), fold: ask.fold.into(), stop: Some(&stop), ..TermOptions::default() };
    let terms = Terms::of(index, &options);
    let near = if ask.sentence {
        Near::Sentence
    } else {
        Near::Window { left: ask.left, right: ask.right, in_sentence: ask.in_sentence }
    };
    let mut all = collocates(index, &terms, &scope, &found, near, u64::from(ask.min_count), by);
    if let Some(term) = &ask.term {
        all.retain(|one| terms.name(one.term) == term);
    }
    let row = |one: &Found| {
        let of = |measure| one.measure(measure);
        Collocate {
            term: terms.name(one.term).into(),
            class: terms.class(one.term).map(Into::into),
            o11: one.table.o11,
            o12: one.table.o12,
            o21: one.table.o21,
            o22: one.table.o22,
            expected: one.table.expected(),
            log_dice: of(Measure::LogDice),
            log_likelihood: of(Measure::LogLikelihood),
            mi: of(Measure::Mi),
            mi3: of(Measure::Mi3),
            npmi: of(Measure::Npmi),
            t_score: of(Measure::TScore),
            chi_square: of(Measure::ChiSquare),
            chi_square_yates: of(Measure::ChiSquareYates),
            delta_p_collocate: of(Measure::DeltaPCollocate),
            delta_p_node: of(Measure::DeltaPNode),
            dice: of(Measure::Dice),
            places: Vec::new(),
            query: notation::query_of(&terms, one.term),
        }
    };
    let page = &all[select::rows(ask.page, all.len())];
    let mut rows: Vec<Collocate> = page.iter().map(row).collect();
    if ask.places > 0 {
        let wanted: Vec<u32> = page.iter().map(|one| one.term).collect();
        for (row, tokens) in rows.iter_mut().zip(places(index, &terms, &scope, &found, near, &wanted)) {
            row.places = nodes::places(index, &tokens, ask.places);
        }
    }
    Ok(Collocates {
        rows,
        total: all.len() as u32,
        node: all.first().map_or(found.len() as u64, |one| one.node),
        size: all.first().map_or(0, |one| one.table.total() as u64),
        offset_unit: unit(index.offsets()),
    })
}
