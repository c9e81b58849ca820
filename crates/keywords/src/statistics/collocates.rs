//! What stands near a word (Evert 2008, "Corpora and collocations": surface and textual co-occurrence).

use crate::index::Index;
use crate::measures::{Table, association};
use crate::terms::{Scope, Terms};
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::ops::Range;

/// Where a collocate is looked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Near {
    /// So many words before the node and behind it. Only words count: no punctuation, no numbers.
    Window {
        /// Words before.
        left: u32,
        /// Words behind.
        right: u32,
        /// Whether the window ends with the sentence. It always ends with the document.
        in_sentence: bool,
    },
    /// In the same sentence.
    Sentence,
}

impl Default for Near {
    /// Five words on both sides, over ends of sentences: what Sketch Engine and AntConc begin with.
    fn default() -> Self {
        Self::Window { left: 5, right: 5, in_sentence: false }
    }
}

/// What collocates are ordered by.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Measure {
    /// [`association::log_dice`].
    #[default]
    LogDice,
    /// [`Table::log_likelihood`].
    LogLikelihood,
    /// [`association::mi`].
    Mi,
    /// [`association::mi3`].
    Mi3,
    /// [`association::npmi`].
    Npmi,
    /// [`association::t_score`].
    TScore,
    /// [`Table::chi_square`], without Yates' correction.
    ChiSquare,
    /// [`Table::chi_square`], with it.
    ChiSquareYates,
    /// [`association::delta_p_collocate`].
    DeltaPCollocate,
    /// [`association::delta_p_node`].
    DeltaPNode,
    /// [`association::dice`].
    Dice,
    /// How often it stands near.
    Frequency,
}

impl Measure {
    /// All, with the names that callers use.
    pub const ALL: &'static [(&'static str, Measure)] = &[
        ("logdice", Self::LogDice),
        ("ll", Self::LogLikelihood),
        ("mi", Self::Mi),
        ("mi3", Self::Mi3),
        ("npmi", Self::Npmi),
        ("t", Self::TScore),
        ("chi2", Self::ChiSquare),
        ("chi2-yates", Self::ChiSquareYates),
        ("deltap-collocate", Self::DeltaPCollocate),
        ("deltap-node", Self::DeltaPNode),
        ("dice", Self::Dice),
        ("frequency", Self::Frequency),
    ];
}

/// A collocate with what its measures are made from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Collocate {
    /// Its number in [`Terms`].
    pub term: u32,
    /// In a window: rows are the words near a node and all others, columns the collocate and all others; words of the node
    /// itself are in no cell. In sentences: rows are the sentences with a node and without, columns those with the collocate
    /// and without.
    pub table: Table,
    /// Mentions of the node (in sentences: sentences with it): what Dice compares the collocate with.
    pub node: u64,
}

impl Collocate {
    /// A measure; `None` where it is not defined.
    pub fn measure(&self, measure: Measure) -> Option<f64> {
        let table = &self.table;
        let collocate = table.o11 + table.o21;
        match measure {
            Measure::LogDice => association::log_dice(table.o11, self.node, collocate),
            Measure::LogLikelihood => table.log_likelihood(),
            Measure::Mi => association::mi(table),
            Measure::Mi3 => association::mi3(table),
            Measure::Npmi => association::npmi(table),
            Measure::TScore => association::t_score(table),
            Measure::ChiSquare => table.chi_square(false),
            Measure::ChiSquareYates => table.chi_square(true),
            Measure::DeltaPCollocate => association::delta_p_collocate(table),
            Measure::DeltaPNode => association::delta_p_node(table),
            Measure::Dice => association::dice(table.o11, self.node, collocate),
            Measure::Frequency => Some(table.o11 as f64),
        }
    }
}

/// The collocates of `nodes` (ranges of tokens, in order) that stand near at least `least` times, the strongest first; of equals
/// those in order of their keys. Stop words and parts of speech that are left out of `terms` are in the sums and not in the list.
pub fn collocates(
    index: &Index,
    terms: &Terms,
    scope: &Scope<'_>,
    nodes: &[Range<u32>],
    near: Near,
    least: u64,
    by: Measure,
) -> Vec<Collocate> {
    let places = Places::of(index, scope, nodes, near);
    let mut together = vec![0_u64; terms.len()];
    let mut all = vec![0_u64; terms.len()];
    let (mut near_sum, mut sum) = (0_u64, 0_u64);
    let mut node = places.nodes;
    if near == Near::Sentence {
        (near_sum, sum) = places.sentences(index, scope);
        node = near_sum;
        // The sentence in which each term was met last; they are numbered from 1.
        let mut met = vec![0_u32; terms.len()];
        let (mut sentence, mut read) = (1_u32, 0_u32);
        terms.each(index, scope, |token, term| {
            sentence += (read..token).filter(|&before| index.ends_sentence(before)).count() as u32;
            read = token;
            let at = term as usize;
            if !places.is_node(token) && met[at] != sentence {
                met[at] = sentence;
                all[at] += 1;
                together[at] += u64::from(places.is_near(token));
            }
        });
    } else {
        terms.each(index, scope, |token, term| {
            if !places.is_node(token) {
                let near = u64::from(places.is_near(token));
                sum += 1;
                near_sum += near;
                all[term as usize] += 1;
                together[term as usize] += near;
            }
        });
    }
    let mut found: Vec<(Option<f64>, Collocate)> = (0..terms.len() as u32)
        .filter(|&term| together[term as usize] >= least.max(1) && !terms.is_dropped(term))
        .filter_map(|term| {
            let table = Table::from_margins(together[term as usize], near_sum, all[term as usize], sum)?;
            let collocate = Collocate { term, table, node };
            Some((collocate.measure(by), collocate))
        })
        .collect();
    found.sort_by(|a, b| strongest(a.0, b.0).then(a.1.term.cmp(&b.1.term)));
    found.into_iter().map(|(_, collocate)| collocate).collect()
}

/// Descending; what is not defined comes last.
pub(super) fn strongest(a: Option<f64>, b: Option<f64>) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => b.total_cmp(&a),
        (a, b) => b.is_some().cmp(&a.is_some()),
    }
}

/// Of each of several terms the tokens that stand near a node, in order.
pub fn places(
    index: &Index,
    terms: &Terms,
    scope: &Scope<'_>,
    nodes: &[Range<u32>],
    near: Near,
    wanted: &[u32],
) -> Vec<Vec<u32>> {
    let places = Places::of(index, scope, nodes, near);
    let slots: BTreeMap<u32, usize> = wanted.iter().copied().zip(0..).collect();
    let mut found = vec![Vec::new(); wanted.len()];
    terms.each(index, scope, |token, term| {
        if places.is_near(token)
            && !places.is_node(token)
            && let Some(&at) = slots.get(&term)
        {
            found[at].push(token);
        }
    });
    found
}

/// The nodes of a term: a token each; of an entity all its tokens.
pub fn nodes_of(index: &Index, terms: &Terms, scope: &Scope<'_>, term: u32) -> Vec<Range<u32>> {
    let mut nodes = Vec::new();
    if terms.unit() == crate::terms::Unit::Entity {
        for document in scope.documents(index) {
            let bound = |token: u32| index.named().partition_point(|named| named.first < token);
            let here = &index.named()[bound(document.tokens.start)..bound(document.tokens.end)];
            let wanted = here.iter().filter(|named| named.entity == term);
            nodes.extend(
                wanted
                    .filter(|named| scope.skipped || !index.is_skipped(named.first))
                    .map(|named| named.first..named.end),
            );
        }
        return nodes;
    }
    terms.each(index, scope, |token, other| {
        if other == term {
            nodes.push(token..token + 1);
        }
    });
    nodes
}

const NODE: u8 = 1;
const NEAR: u8 = 2;

/// Of each token whether it is of a node or near one.
struct Places {
    flags: Vec<u8>,
    nodes: u64,
}

impl Places {
    fn of(index: &Index, scope: &Scope<'_>, nodes: &[Range<u32>], near: Near) -> Self {
        let mut flags = vec![0_u8; index.tokens().len()];
        let mut counted = 0;
        for node in nodes {
            let inside = flags.get_mut(node.start as usize..node.end as usize).unwrap_or_default();
            inside.iter_mut().for_each(|flag| *flag |= NODE);
        }
        for document in scope.documents(index) {
            let tokens = document.tokens.clone();
            let from = nodes.partition_point(|node| node.start < tokens.start);
            for node in nodes[from..].iter().take_while(|node| node.start < tokens.end) {
                counted += 1;
                let bounds = match near {
                    Near::Window { in_sentence: false, .. } => tokens.clone(),
                    _ => index.sentence_of(node.start),
                };
                let counts = |token: &u32| {
                    super::is_word(index, *token)
                        && (scope.skipped || !index.is_skipped(*token))
                        && flags[*token as usize] & NODE == 0
                };
                let (before, behind) = (bounds.start..node.start, node.end..bounds.end.max(node.end));
                // Tokens between the outermost words of the window; entities may begin with a quotation mark.
                let (first, end) = match near {
                    Near::Sentence => (bounds.start, bounds.end),
                    Near::Window { left, right, .. } => (
                        before.rev().filter(counts).take(left as usize).last().unwrap_or(node.start),
                        behind.filter(counts).take(right as usize).last().map_or(node.end, |last| last + 1),
                    ),
                };
                flags[first as usize..(end as usize).min(index.tokens().len())]
                    .iter_mut()
                    .for_each(|flag| *flag |= NEAR);
            }
        }
        Self { flags, nodes: counted }
    }

    fn is_node(&self, token: u32) -> bool {
        self.flags.get(token as usize).is_some_and(|flags| flags & NODE != 0)
    }

    fn is_near(&self, token: u32) -> bool {
        self.flags.get(token as usize).is_some_and(|flags| flags & NEAR != 0)
    }

    /// Sentences with a node, and all with a word that counts.
    fn sentences(&self, index: &Index, scope: &Scope<'_>) -> (u64, u64) {
        let (mut with, mut all) = (0, 0);
        for document in scope.documents(index) {
            let (mut node, mut word) = (false, false);
            for token in document.tokens.clone() {
                node |= self.is_node(token);
                word |= super::is_word(index, token) && (scope.skipped || !index.is_skipped(token));
                if index.ends_sentence(token) {
                    with += u64::from(node && word);
                    all += u64::from(word);
                    (node, word) = (false, false);
                }
            }
        }
        (with, all)
    }
}
