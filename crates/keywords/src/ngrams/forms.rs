//! How sequences are written: lemmas side by side are no phrase («незаконный оборот наркотик»), the words of the texts are.

use super::walk::each_sequence;
use super::{Key, LONGEST, Matching, Ngram, NgramOptions};
use crate::index::{Index, Type};
use crate::terms::{Fold, NONE, Scope, Terms};
use sarap_text::FxBuild;
use std::collections::{BTreeMap, HashMap};

/// For each of `all`, which [`super::ngrams`] found with the same options, its words as they stand most often, divided by spaces.
///
/// Spellings that differ in capitals and ё count together. Of equals the one with more words written as their lemmas is given, then
/// the first in order of its letters; of its spellings the most frequent, of equals the last: small letters come after capitals.
pub fn forms(
    index: &Index,
    terms: &Terms,
    scope: &Scope<'_>,
    options: &NgramOptions<'_>,
    all: &[Ngram],
) -> Vec<String> {
    let key = |one: &Ngram| -> Key { std::array::from_fn(|at| one.terms.get(at).copied().unwrap_or(NONE)) };
    let rows: HashMap<Key, u32, FxBuild> = all.iter().map(key).zip(0..).collect();
    let matching = Matching::of(index, options);
    let mut uses: HashMap<(u32, [u32; LONGEST]), u32, FxBuild> = HashMap::default();
    let counted = each_sequence(index, terms, scope, options, |sequence| {
        if let Some(&row) = rows.get(&sequence.key)
            && matching.fits(&sequence.types[..sequence.length])
        {
            *uses.entry((row, sequence.types)).or_default() += 1;
        }
        Ok(())
    });
    debug_assert!(counted.is_ok());
    // Put in order right below: the map's order is seen nowhere.
    let mut uses: Vec<((u32, [u32; LONGEST]), u32)> = uses.into_iter().collect();
    uses.sort_unstable();
    let fold = Fold::default();
    let mut found = vec![String::new(); all.len()];
    for of_row in uses.chunk_by(|a, b| a.0.0 == b.0.0) {
        let row = of_row[0].0.0 as usize;
        let length = all[row].terms.len();
        let mut written: BTreeMap<String, Written> = BTreeMap::new();
        for ((_, types), count) in of_row {
            let kinds = types[..length].iter().map(|&number| index.types()[number as usize]);
            let words: Vec<&str> = kinds.clone().map(|kind| index.form(kind.form)).collect();
            let spelling = words.join(" ");
            let is_lemma = |kind: &Type| fold.apply(index.form(kind.form)) == fold.apply(index.lemma(kind.lemma));
            let group = written.entry(fold.apply(&spelling)).or_default();
            group.count += count;
            group.lemmas = group.lemmas.max(kinds.filter(is_lemma).count());
            *group.spellings.entry(spelling).or_default() += count;
        }
        let best = written.into_values().reduce(|best, next| {
            let rank = |one: &Written| (one.count, one.lemmas);
            if rank(&next) > rank(&best) { next } else { best }
        });
        let spelling = best.and_then(|best| best.spellings.into_iter().max_by_key(|(_, count)| *count));
        found[row] = spelling.map(|(spelling, _)| spelling).unwrap_or_default();
    }
    found
}

/// A sequence as it is written, whatever its capitals and ё.
#[derive(Default)]
struct Written {
    count: u32,
    /// Words that are written as their lemmas, at most.
    lemmas: usize,
    spellings: BTreeMap<String, u32>,
}
