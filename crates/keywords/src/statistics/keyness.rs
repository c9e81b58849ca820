//! Which words are more frequent, or less, in a target set than in a reference.

use super::collocates::strongest;
use crate::measures::keyness::Frequencies;
use crate::measures::significance::{SMALL_EXPECTED, benjamini_hochberg, chi_square_p, fisher};
use crate::terms::{Counts, Terms};
use std::collections::{BTreeMap, BTreeSet};

/// How often a word stands in a list, and in how many documents.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Listed {
    /// Mentions.
    pub frequency: u64,
    /// Documents with a mention.
    pub documents: u64,
}

/// What a target is compared with.
pub trait ReferenceList {
    /// Tokens that were counted, listed or not.
    fn tokens(&self) -> u64;
    /// A word by its key, and its class where words have one; `None` if it is not listed.
    fn get(&self, key: &str, class: Option<&str>) -> Option<Listed>;
    /// Calls `visit` with key, class and counts of each word, in order.
    fn each(&self, visit: &mut dyn FnMut(&str, Option<&str>, Listed));
}

/// The counts of a set of documents as a list.
#[derive(Clone, Debug)]
pub struct CountedList<'a> {
    terms: &'a Terms,
    counts: &'a Counts,
    by_term: BTreeMap<u32, Listed>,
}

impl<'a> CountedList<'a> {
    /// `counts` are those of `terms`, all of them: counted with the least minimum.
    pub fn of(terms: &'a Terms, counts: &'a Counts) -> Self {
        let listed = counts
            .terms
            .iter()
            .map(|one| (one.term, Listed { frequency: u64::from(one.frequency), documents: u64::from(one.documents) }));
        Self { terms, counts, by_term: listed.collect() }
    }
}

impl ReferenceList for CountedList<'_> {
    fn tokens(&self) -> u64 {
        self.counts.mentions
    }

    fn get(&self, key: &str, class: Option<&str>) -> Option<Listed> {
        self.by_term.get(&self.terms.find(key, class)?).copied()
    }

    fn each(&self, visit: &mut dyn FnMut(&str, Option<&str>, Listed)) {
        for (&term, &listed) in &self.by_term {
            visit(self.terms.key(term), self.terms.class(term), listed);
        }
    }
}

/// A word of both lists with its measures.
#[derive(Clone, PartialEq, Debug)]
pub struct KeyWord {
    /// Its number in the target's [`Terms`]; `None` if they do not know it.
    pub term: Option<u32>,
    /// Its key.
    pub key: String,
    /// Part of speech or label, where words have one.
    pub class: Option<String>,
    /// Counts and sizes: all measures of effect are made from these.
    pub counts: Frequencies,
    /// Documents of the target that hold it.
    pub target_documents: u64,
    /// Documents of the reference that hold it.
    pub reference_documents: u64,
    /// The probability of such a difference by chance.
    pub p: f64,
    /// Whether `p` is of Fisher's exact test, taken where the least expected frequency is below 5; else of log-likelihood.
    pub exact: bool,
    /// `p` adjusted for all words that were compared (Benjamini & Hochberg).
    pub p_adjusted: f64,
}

/// What key words are ordered by.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Measure {
    /// [`Frequencies::log_likelihood`].
    #[default]
    LogLikelihood,
    /// [`Frequencies::log_ratio`].
    LogRatio,
    /// [`Frequencies::percent_difference`].
    PercentDifference,
    /// [`Frequencies::bic`], those that the target has less of at the end: in the order of log-likelihood, from which it differs by
    /// the same for all words.
    Bic,
    /// [`Frequencies::odds_ratio`].
    OddsRatio,
    /// Mentions in the target.
    Frequency,
}

impl Measure {
    /// All, with the names that callers use.
    pub const ALL: &'static [(&'static str, Measure)] = &[
        ("ll", Self::LogLikelihood),
        ("log-ratio", Self::LogRatio),
        ("diff", Self::PercentDifference),
        ("bic", Self::Bic),
        ("odds-ratio", Self::OddsRatio),
        ("frequency", Self::Frequency),
    ];

    /// What words are put in order by; `None` where it is not defined. `%DIFF` and odds ratio are infinite for a word that the
    /// reference lacks.
    fn of(self, counts: &Frequencies) -> Option<f64> {
        match self {
            Self::LogLikelihood | Self::Bic => counts.log_likelihood(),
            Self::LogRatio => counts.log_ratio(),
            Self::PercentDifference => counts.percent_difference(),
            Self::OddsRatio => counts.odds_ratio(),
            Self::Frequency => Some(counts.target as f64),
        }
    }
}

/// Which words are compared.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Wanted {
    /// The least frequency in target and reference together.
    pub frequency: u64,
    /// The least number of documents in target and reference together.
    pub documents: u64,
    /// Whether words that the target lacks or has less of are listed too.
    pub negative: bool,
}

impl Default for Wanted {
    fn default() -> Self {
        Self { frequency: 3, documents: 1, negative: true }
    }
}

/// Compares the target's words with a reference; the most key first, those that the target has less of at the end.
///
/// `target_size` is the number of tokens that a frequency is a share of, counted as those of the reference were
/// ([`Counts::mentions`]). A word that a reference does not list counts as 0 there.
pub fn keyness(
    terms: &Terms,
    counts: &Counts,
    target_size: u64,
    reference: &dyn ReferenceList,
    wanted: Wanted,
    by: Measure,
) -> Vec<KeyWord> {
    let mut words = Vec::new();
    let mut add = |term: Option<u32>, key: &str, class: Option<&str>, target: Listed, other: Listed| {
        let frequency = target.frequency + other.frequency;
        if frequency < wanted.frequency || target.documents + other.documents < wanted.documents {
            return;
        }
        let counts = Frequencies {
            target: target.frequency,
            target_size: target_size.max(target.frequency),
            reference: other.frequency,
            reference_size: reference.tokens().max(other.frequency),
        };
        let (p, exact) = probability(&counts);
        words.push(KeyWord {
            term,
            key: key.into(),
            class: class.map(Into::into),
            counts,
            target_documents: target.documents,
            reference_documents: other.documents,
            p,
            exact,
            p_adjusted: 1.0,
        });
    };
    let mut known: BTreeSet<(&str, Option<&str>)> = BTreeSet::new();
    for one in &counts.terms {
        let (key, class) = (terms.key(one.term), terms.class(one.term));
        known.insert((key, class));
        let target = Listed { frequency: u64::from(one.frequency), documents: u64::from(one.documents) };
        add(Some(one.term), key, class, target, reference.get(key, class).unwrap_or_default());
    }
    if wanted.negative {
        reference.each(&mut |key, class, listed| {
            // The target may know the word from other documents of its index; stop words are in no list.
            let term = terms.find(key, class);
            if !known.contains(&(key, class)) && !term.is_some_and(|term| terms.is_dropped(term)) {
                add(term, key, class, Listed::default(), listed);
            }
        });
    }
    let adjusted = benjamini_hochberg(&words.iter().map(|word| word.p).collect::<Vec<f64>>());
    words.iter_mut().zip(adjusted).for_each(|(word, adjusted)| word.p_adjusted = adjusted);
    if !wanted.negative {
        words.retain(|word| word.counts.log_likelihood().is_none_or(|value| value >= 0.0));
    }
    sort(&mut words, by);
    words
}

fn probability(counts: &Frequencies) -> (f64, bool) {
    let Some(table) = counts.table() else { return (1.0, false) };
    if table.least_expected().is_none_or(|least| least < SMALL_EXPECTED) {
        return (fisher(&table), true);
    }
    (table.log_likelihood().map_or(1.0, chi_square_p), false)
}

fn sort(words: &mut [KeyWord], by: Measure) {
    // A measure that is infinite where the reference lacks the word puts it first.
    let value = |word: &KeyWord| by.of(&word.counts).or_else(|| (word.counts.target > 0).then_some(f64::INFINITY));
    let mut order: Vec<(Option<f64>, f64, usize)> = words
        .iter()
        .enumerate()
        .map(|(at, word)| (value(word), word.counts.log_likelihood().unwrap_or(0.0), at))
        .collect();
    let key = |at: usize| (&words[at].key, &words[at].class);
    order.sort_by(|a, b| strongest(a.0, b.0).then_with(|| b.1.total_cmp(&a.1)).then_with(|| key(a.2).cmp(&key(b.2))));
    let sorted: Vec<KeyWord> = order.iter().map(|&(_, _, at)| words[at].clone()).collect();
    words.clone_from_slice(&sorted);
}
