//! How evenly words are spread over documents, and in the course of time.

use super::answer_statistics::{Burst, Dispersion, Dispersions, Interval, Point, Trend, Trends};
use super::ask_statistics::{AskDispersion, AskTrends, Period};
use super::nodes::{self, Frequent, Thing};
use super::{AskError, select, unit};
use sarap_keywords::measures::burst::Automaton;
use sarap_keywords::query::Searcher;
use sarap_keywords::statistics::spread::{Parts, Spread, spread};
use sarap_keywords::statistics::trends::{self as found, trends};
use sarap_keywords::terms::Scope;

pub(super) fn dispersion(searcher: &Searcher, ask: &AskDispersion) -> Result<Dispersions, AskError> {
    let index = searcher.index();
    let documents = select::documents(index, &ask.within)?;
    let scope = Scope { documents: documents.as_deref(), skipped: ask.within.boilerplate };
    let AskDispersion { by, fold, stop, page, .. } = *ask;
    let frequent = Frequent { by, fold, stop, stop_words: &ask.stop_words, page };
    let (things, total) = nodes::things(searcher, &ask.queries, &scope, &frequent)?;
    let parts = if ask.parts == 0 { Parts::Documents } else { Parts::Equal(ask.parts) };
    let (queries, mut tokens): (Vec<String>, Vec<Vec<u32>>) = things.into_iter().unzip();
    // What is nowhere still knows the parts.
    tokens.push(Vec::new());
    let mut all = spread(index, &scope, parts, &tokens);
    let nowhere = all.pop();
    let row = |((query, tokens), spread): ((String, &Vec<u32>), Spread)| Dispersion {
        query,
        count: spread.frequency,
        range: spread.range as u64,
        juilland_d: spread.juilland_d,
        dp: spread.dp,
        dp_norm: spread.dp_norm,
        arf: spread.arf,
        counts: spread.parts.iter().map(|part| part.count).collect(),
        places: nodes::places(index, tokens, ask.places),
    };
    Ok(Dispersions {
        rows: queries.into_iter().zip(&tokens).zip(all).map(row).collect(),
        total: total as u32,
        words: nowhere.as_ref().map_or(0, |spread| spread.size),
        sizes: nowhere.map(|spread| spread.parts.iter().map(|part| part.size).collect()).unwrap_or_default(),
        documents: (ask.parts == 0).then(|| scope.documents(index).map(|document| document.id.clone()).collect()),
        offset_unit: unit(index.offsets()),
    })
}

pub(super) fn in_time(searcher: &Searcher, ask: &AskTrends) -> Result<Trends, AskError> {
    let index = searcher.index();
    let documents = select::documents(index, &ask.within)?;
    let scope = Scope { documents: documents.as_deref(), skipped: ask.within.boilerplate };
    let AskTrends { by, fold, stop, page, s, gamma, .. } = *ask;
    let frequent = Frequent { by, fold, stop, stop_words: &ask.stop_words, page };
    let (things, total) = nodes::things(searcher, &ask.queries, &scope, &frequent)?;
    let period = match ask.period {
        Some(Period::Day) => found::Period::Day,
        Some(Period::Month) => found::Period::Month,
        Some(Period::Year) => found::Period::Year,
        None => found::fitting(index, &scope),
    };
    let (queries, tokens): (Vec<String>, Vec<Vec<u32>>) = things.into_iter().map(|thing: Thing| thing).unzip();
    let automaton = Automaton { s, gamma, states: ask.states as usize };
    let found = trends(index, &scope, period, automaton, &tokens);
    let row = |(query, trend): (String, found::Trend)| Trend {
        query,
        points: trend.points.iter().map(point).collect(),
        bursts: trend
            .bursts
            .iter()
            .map(|one| Burst {
                level: one.level as u64,
                first: one.first as u64,
                last: one.last as u64,
                weight: one.weight,
            })
            .collect(),
        undated: trend.undated,
    };
    let interval = |one: found::Interval| Interval { name: one.name, documents: one.documents, words: one.words };
    Ok(Trends {
        rows: queries.into_iter().zip(found.trends).map(row).collect(),
        total: total as u32,
        period: match period {
            found::Period::Day => Period::Day,
            found::Period::Month => Period::Month,
            found::Period::Year => Period::Year,
        },
        intervals: found.intervals.into_iter().map(interval).collect(),
        undated_documents: found.undated_documents,
    })
}

fn point(point: &found::Point) -> Point {
    Point {
        count: point.frequency,
        documents: point.documents,
        per_million: point.per_million,
        lower: point.bounds.map(|(lower, _)| lower),
        upper: point.bounds.map(|(_, upper)| upper),
    }
}
