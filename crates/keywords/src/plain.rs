//! Keywords of texts in languages without a dictionary here: word forms and repeated runs of them, by how often and how early.
//!
//! A word is what is written, capitals aside, three letters or more (two in capitals), unless a stop list has it
//! (function words, and here also verbs of saying and words of measure and time);
//! a phrase is two or three such words side by side, said twice or more. The weight is
//! `(n − 1/2) · (1 + ln k) · (1 + (1 − p) / 2)` by the best one: `n` mentions, `k` words, `p` the place of the first mention
//! from 0 (the text's beginning) to 1.

use crate::count::outside;
use crate::terms::{StopList, built_in_stop_list};
use crate::{Keyword, LIMIT, TermKind};
use sarap_morph::Document;
use sarap_text::{Case, Span, Token, TokenKind};
use std::collections::BTreeMap;

/// Words in a phrase, at most.
const LONGEST: usize = 3;

/// Forms of a run, filled up with `u32::MAX`.
type Key = [u32; LONGEST];

/// The keywords, best first, [`LIMIT`] at most.
pub(crate) fn keywords(document: &Document<'_>, skipped: &[Span], language: &str) -> Vec<Keyword> {
    let tokens = &document.segmentation.tokens;
    let forms = forms(document, skipped, language);
    let mut runs: BTreeMap<Key, Vec<usize>> = BTreeMap::new();
    for sentence in &document.segmentation.sentences {
        let end = (sentence.tokens.end as usize).min(tokens.len());
        for first in sentence.tokens.start as usize..end {
            let mut key = [u32::MAX; LONGEST];
            for (at, form) in forms[first..end].iter().take(LONGEST).map_while(|form| *form).enumerate() {
                key[at] = form;
                runs.entry(key).or_default().push(first);
            }
        }
    }
    let covered = covered(&runs);
    let stays =
        |key: &Key, count: usize| words(key) == 1 || count > 1 && covered.get(key).is_none_or(|&within| within < count);
    let mut all: Vec<Found<'_>> = runs
        .iter()
        .filter(|(key, mentions)| stays(key, mentions.len()))
        .map(|(key, mentions)| Found {
            weight: weight(words(key), mentions, tokens.len()),
            words: words(key),
            mentions,
        })
        .collect();
    let place = |found: &Found<'_>| (found.mentions.first().copied(), found.words);
    all.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| place(a).cmp(&place(b))));
    let best = all.first().map_or(1.0, |found| found.weight);
    all.iter().take(LIMIT).map(|found| keyword(document, found, best)).collect()
}

struct Found<'r> {
    weight: f64,
    words: usize,
    /// First tokens.
    mentions: &'r [usize],
}

fn words(key: &Key) -> usize {
    key.iter().take_while(|&&form| form != u32::MAX).count()
}

fn weight(words: usize, mentions: &[usize], tokens: usize) -> f64 {
    let place = mentions.first().map_or(0.0, |&first| first as f64 / tokens.max(1) as f64);
    (mentions.len() as f64 - 0.5) * (1.0 + libm::log(words as f64)) * (1.0 + (1.0 - place) / 2.0)
}

/// For each pair the most mentions that a run of three words around it has: «nations office» is always of «united nations
/// office».
fn covered(runs: &BTreeMap<Key, Vec<usize>>) -> BTreeMap<Key, usize> {
    let mut covered: BTreeMap<Key, usize> = BTreeMap::new();
    for (&[one, two, three], mentions) in
        runs.iter().filter(|(key, mentions)| words(key) == LONGEST && mentions.len() > 1)
    {
        for pair in [[one, two, u32::MAX], [two, three, u32::MAX]] {
            let most = covered.entry(pair).or_default();
            *most = mentions.len().max(*most);
        }
    }
    covered
}

fn stop_list(language: &str) -> StopList {
    let mut list = StopList::parse(built_in_stop_list(language).unwrap_or_default());
    list.add(match language {
        "en" => include_str!("en/stop.txt"),
        "kk" => include_str!("kk/stop.txt"),
        _ => "",
    });
    list
}

/// For each token the number of its form, if it may be in a keyword.
fn forms(document: &Document<'_>, skipped: &[Span], language: &str) -> Vec<Option<u32>> {
    let stop = stop_list(language);
    let mut numbers: BTreeMap<&str, u32> = BTreeMap::new();
    let outside = outside(document, skipped);
    let tokens = document.segmentation.tokens.iter().zip(document.morphology.tokens()).zip(outside);
    tokens
        .map(|((token, reading), outside)| {
            let form = document.morphology.word(reading.word);
            let least = if token.case == Case::Upper { 2 } else { 3 };
            let may =
                outside && token.kind == TokenKind::Word && form.chars().nth(least - 1).is_some() && !stop.has(form);
            let next = numbers.len() as u32;
            may.then(|| *numbers.entry(form).or_insert(next))
        })
        .collect()
}

fn keyword(document: &Document<'_>, found: &Found<'_>, best: f64) -> Keyword {
    let tokens = &document.segmentation.tokens;
    let run = |first: usize| &tokens[first..first + found.words];
    let span = |run: &[Token]| run.iter().fold(run[0].span, |all, token| all.cover(token.span));
    // As it is written inside a sentence, if it is.
    let capitals = |&&first: &&usize| run(first).iter().filter(|token| token.case != Case::Lower).count();
    let model = found.mentions.iter().min_by_key(capitals).copied().unwrap_or_default();
    let written: Vec<&str> = run(model).iter().map(|token| token.span.of(document.text)).collect();
    let mentions: Vec<Span> = found.mentions.iter().map(|&first| span(run(first))).collect();
    Keyword {
        term: written.join(" "),
        kind: if found.words > 1 { TermKind::Phrase } else { TermKind::Word },
        count: u32::try_from(mentions.len()).unwrap_or(u32::MAX),
        score: found.weight / best,
        mentions,
    }
}
