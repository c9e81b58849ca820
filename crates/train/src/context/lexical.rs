//! Learns where annotated texts and dictionary differ: lexemes named otherwise («деньги», not «деньга») and readings that
//! the dictionary lacks («г.» as «год»). Only what was seen more than once and mostly so is kept.

use super::gold::GoldToken;
use super::lattice::{Lattice, plain};
use sarap_morph::context::fold;
use sarap_morph::{Dictionary, Origin, Pos, Tag};
use std::collections::{BTreeMap, BTreeSet};

/// The readings and names to write into the pack.
#[derive(Debug, Default)]
pub(crate) struct Differences {
    /// Form, tag, lemma.
    pub(crate) forms: Vec<(String, Tag, String)>,
    /// Dictionary's lemma, part of speech, name in the annotated texts.
    pub(crate) lexemes: Vec<(String, Pos, String)>,
}

/// Fewest times a name must be seen.
const FEWEST_NAMES: usize = 3;
/// Fewest times a reading must be seen.
const FEWEST_READINGS: usize = 2;

/// Compares all `sentences` with the dictionary.
pub(crate) fn differences(dictionary: &Dictionary, sentences: &[&[GoldToken]]) -> Differences {
    let mut lattice = Lattice::new(dictionary, Default::default());
    let mut names: BTreeMap<(String, Pos), BTreeMap<String, usize>> = BTreeMap::new();
    let mut missing = Vec::new();
    for token in sentences.iter().copied().flatten() {
        if !token.is_word() {
            continue;
        }
        let node = lattice.node(token);
        let candidates = lattice.words.candidates(node.word);
        let gold = plain(&token.lemma);
        let allowed = candidates.iter().enumerate().filter(|(i, _)| node.allowed >> i & 1 == 1);
        let mut seen = BTreeSet::new();
        for (index, candidate) in allowed {
            if node.part >> index & 1 == 0 || candidate.origin != Origin::Dictionary {
                continue;
            }
            let own = lattice.words.lemma(candidate.lemma).to_string();
            let name = if node.lemma >> index & 1 == 1 { fold(&own) } else { gold.clone() };
            // Of a word with several fitting lexemes only the first is blamed.
            if node.lemma != 0 || seen.is_empty() {
                let counts = names.entry((own.clone(), lattice.words.tag(candidate).pos)).or_default();
                *counts.entry(name).or_default() += usize::from(seen.insert(own));
            }
        }
        if node.lemma == 0 {
            missing.push((token, node));
        }
    }
    let mut found = Differences::default();
    for ((lemma, pos), counts) in names {
        let all: usize = counts.values().sum();
        let Some((name, &count)) = counts.iter().max_by_key(|(_, count)| **count) else { continue };
        if *name != fold(&lemma) && count >= FEWEST_NAMES && count * 4 >= all * 3 {
            found.lexemes.push((lemma, pos, name.clone()));
        }
    }

    let renamed: BTreeSet<(&str, Pos)> = found.lexemes.iter().map(|(lemma, pos, _)| (lemma.as_str(), *pos)).collect();
    let mut readings: BTreeMap<(String, String), BTreeMap<Tag, usize>> = BTreeMap::new();
    for (token, node) in missing {
        let best = lattice.words.candidates(node.word).iter().enumerate().find(|(i, _)| node.allowed >> i & 1 == 1);
        let tag = match best {
            Some((_, candidate))
                if renamed.contains(&(lattice.words.lemma(candidate.lemma), lattice.words.tag(candidate).pos)) =>
            {
                continue;
            }
            Some((index, candidate)) if node.part >> index & 1 == 1 => Some(lattice.words.tag(candidate)),
            _ => token.tag(),
        };
        if let Some(tag) = tag {
            let tags = readings.entry((fold(&token.form), plain(&token.lemma))).or_default();
            *tags.entry(tag).or_default() += 1;
        }
    }
    for ((form, lemma), tags) in readings {
        if tags.values().sum::<usize>() >= FEWEST_READINGS {
            found.forms.extend(tags.into_keys().map(|tag| (form.clone(), tag, lemma.clone())));
        }
    }
    found
}
