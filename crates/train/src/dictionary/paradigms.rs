//! Writes the paradigms: their endings as a trie, and their sequences of endings, tags and prefixes.

use super::source::{Form, Source};
use crate::Failure;
use sarap_morph::dictionary::{layout, letters};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Bound;

/// The sections that hold the paradigms.
#[derive(Default)]
pub(super) struct Paradigms {
    pub trie_letter: Vec<u8>,
    pub trie_parent: Vec<u8>,
    pub trie_child: Vec<u8>,
    pub paradigm_endings: Vec<u8>,
    pub paradigm_tags: Vec<u8>,
    pub paradigm_prefixes: Vec<u8>,
    pub paradigm_mask: Vec<u8>,
    pub ending_starts: Vec<u8>,
    pub ending_nodes: Vec<u8>,
    pub ending_yo: Vec<u8>,
    pub tag_starts: Vec<u8>,
    pub tag_numbers: Vec<u8>,
    pub prefix_starts: Vec<u8>,
    pub prefix_numbers: Vec<u8>,
    pub whole_nodes: Vec<u8>,
    pub whole_paradigms: Vec<u8>,
}

/// Writes the paradigms of `order` (numbers in the source) in that order; `whole` are those of lexemes without a stem,
/// by their place in `order`.
pub(super) fn write(source: &Source, order: &[u16], whole: &[u16]) -> Result<Paradigms, Failure> {
    let mut out = Paradigms::default();
    check_prefixes(source)?;
    let nodes = trie(source, &suffix_uses(source), &mut out)?;
    let (mut endings, mut tags, mut prefixes) = (Sequences::default(), Sequences::default(), Sequences::default());
    // Number 0 is the sequence of no prefixes.
    prefixes.number(Vec::new());
    for &paradigm in order {
        let forms = &source.paradigms[usize::from(paradigm)];
        out.paradigm_endings.extend(endings.number(column(forms, |form| form.suffix)).to_le_bytes());
        out.paradigm_tags.extend(tags.number(column(forms, |form| form.tag)).to_le_bytes());
        let mask = forms.iter().fold(0, |mask, form| mask | layout::mask_bit(nodes[usize::from(form.suffix)].0));
        out.paradigm_mask.extend(mask.to_le_bytes());
        let mut prefix = column(forms, |form| form.prefix);
        if prefix.iter().all(|&p| p == 0) {
            prefix.clear();
        }
        out.paradigm_prefixes.extend(prefixes.number(prefix).to_le_bytes());
    }
    let suffixes;
    (out.ending_starts, suffixes) = endings.columns();
    for suffix in suffixes {
        let (node, yo) = nodes[usize::from(suffix)];
        out.ending_nodes.extend(node.to_le_bytes());
        out.ending_yo.push(yo);
    }
    let numbers;
    (out.tag_starts, numbers) = tags.columns();
    out.tag_numbers = numbers.iter().flat_map(|number| number.to_le_bytes()).collect();
    let numbers;
    (out.prefix_starts, numbers) = prefixes.columns();
    out.prefix_numbers = numbers.iter().map(|&number| number as u8).collect();
    let mut words = Vec::new();
    for &place in whole {
        let forms = &source.paradigms[usize::from(order[usize::from(place)])];
        words.extend(forms.iter().map(|form| (nodes[usize::from(form.suffix)].0, place)));
    }
    words.sort_unstable();
    words.dedup();
    for (node, place) in words {
        out.whole_nodes.extend(node.to_le_bytes());
        out.whole_paradigms.extend(place.to_le_bytes());
    }
    Ok(out)
}

/// How many lexemes have each suffix, each form counted.
fn suffix_uses(source: &Source) -> Vec<u32> {
    let mut uses = vec![0; source.suffixes.len()];
    for (_, paradigm) in &source.lexemes {
        for form in &source.paradigms[usize::from(*paradigm)] {
            uses[usize::from(form.suffix)] += 1;
        }
    }
    uses
}

/// Readers rely on [`layout::may_have_prefix`].
fn check_prefixes(source: &Source) -> Result<(), Failure> {
    for (stem, paradigm) in &source.lexemes {
        for form in source.paradigms[usize::from(*paradigm)].iter().filter(|form| form.prefix != 0) {
            let suffix = &source.suffixes[usize::from(form.suffix)];
            let rest: Vec<u8> = stem.chars().chain(suffix.chars()).map(letters::code).map(letters::fold).collect();
            if !layout::may_have_prefix(form.prefix.into(), &rest) {
                return Err(Failure(format!("{} has an unexpected prefix", source.spell(stem, form))));
            }
        }
    }
    Ok(())
}

/// The distinct endings of each paradigm of `order`, folded.
pub(super) fn endings(source: &Source, order: &[u16]) -> Vec<Vec<Vec<u8>>> {
    let folded = |suffix: &String| suffix.chars().map(letters::code).map(letters::fold).collect::<Vec<u8>>();
    let suffixes: Vec<Vec<u8>> = source.suffixes.iter().map(folded).collect();
    let of = |&paradigm: &u16| {
        let forms = source.paradigms[usize::from(paradigm)].iter();
        let mut all: Vec<Vec<u8>> = forms.map(|form| suffixes[usize::from(form.suffix)].clone()).collect();
        all.sort();
        all.dedup();
        all
    };
    order.iter().map(of).collect()
}

fn column(forms: &[Form], part: impl Fn(&Form) -> u16) -> Vec<u16> {
    forms.iter().map(part).collect()
}

/// Distinct sequences, numbered in the order they are first met.
#[derive(Default)]
struct Sequences {
    numbers: BTreeMap<Vec<u16>, u16>,
    all: Vec<Vec<u16>>,
}

impl Sequences {
    fn number(&mut self, sequence: Vec<u16>) -> u16 {
        let next = self.numbers.len() as u16;
        *self.numbers.entry(sequence).or_insert_with_key(|sequence| {
            self.all.push(sequence.clone());
            next
        })
    }

    /// Where each starts (one more at the end), and their items.
    fn columns(&self) -> (Vec<u8>, Vec<u16>) {
        let (mut starts, mut items) = (Vec::new(), Vec::new());
        for sequence in &self.all {
            starts.extend((items.len() as u32).to_le_bytes());
            items.extend(sequence);
        }
        starts.extend((items.len() as u32).to_le_bytes());
        (starts, items)
    }
}

/// All beginnings of the endings read backwards: children of a node stand together, in the order of their parents, and
/// those that most lexemes have stand first, since a reader tries them in turn.
fn breadth_first(backwards: &[(Vec<u8>, u8)], uses: &[u32]) -> Vec<Vec<u8>> {
    let mut weights: BTreeMap<&[u8], u32> = BTreeMap::new();
    for ((folded, _), uses) in backwards.iter().zip(uses) {
        for length in 0..=folded.len() {
            *weights.entry(&folded[..length]).or_default() += uses;
        }
    }
    let mut nodes: Vec<Vec<u8>> = vec![Vec::new()];
    let mut at = 0;
    while let Some(parent) = nodes.get(at).cloned() {
        let below = weights.range::<[u8], _>((Bound::Excluded(parent.as_slice()), Bound::Unbounded));
        let below = below.take_while(|(node, _)| node.starts_with(&parent));
        let mut children: Vec<_> = below.filter(|(node, _)| node.len() == parent.len() + 1).collect();
        children.sort_by_key(|&(node, weight)| (Reverse(weight), node));
        nodes.extend(children.into_iter().map(|(node, _)| node.to_vec()));
        at += 1;
    }
    nodes
}

/// Writes the trie, breadth first; returns each suffix's node and place of ё.
fn trie(source: &Source, uses: &[u32], out: &mut Paradigms) -> Result<Vec<(u16, u8)>, Failure> {
    let mut backwards = Vec::new();
    for suffix in &source.suffixes {
        let codes: Vec<u8> = suffix.chars().map(letters::code).collect();
        let yo: Vec<usize> = (0..codes.len()).filter(|&i| codes[i] == letters::YO).collect();
        if codes.contains(&letters::OTHER) || yo.len() > 1 {
            return Err(Failure(format!("the ending {suffix} does not fit the pack")));
        }
        let folded: Vec<u8> = codes.iter().rev().copied().map(letters::fold).collect();
        backwards.push((folded, yo.first().map_or(0, |place| *place as u8 + 1)));
    }
    let nodes = breadth_first(&backwards, uses);
    if nodes.len() >= usize::from(u16::MAX) {
        return Err(Failure("the trie of endings has too many nodes".into()));
    }
    let number: BTreeMap<&[u8], u16> = nodes.iter().enumerate().map(|(i, node)| (node.as_slice(), i as u16)).collect();
    let mut children = vec![0u16; nodes.len()];
    for node in &nodes {
        let parent = node.split_last().map_or(0, |(_, rest)| number[rest]);
        out.trie_letter.push(node.last().copied().unwrap_or(0));
        out.trie_parent.extend(parent.to_le_bytes());
        if !node.is_empty() {
            children[usize::from(parent)] += 1;
        }
    }
    let mut next = 1u16;
    for count in children {
        out.trie_child.extend(next.to_le_bytes());
        next += count;
    }
    out.trie_child.extend(next.to_le_bytes());
    Ok(backwards.iter().map(|(folded, yo)| (number[folded.as_slice()], *yo)).collect())
}
