//! Whose a state's body is that is named without its country: «отметили в МВД».
//!
//! If the document tells of the minister at its head, it is that minister's country's, of several the one that is named far more
//! often. Where the body stands with a country elsewhere in the document, that decides, see [`super::organisations`].

use super::lists;
use super::name::Name;
use super::places::{inside, is_country};
use super::words::folded;
use crate::{Label, Mention};
use std::collections::{BTreeMap, BTreeSet};

/// The rule's name.
pub(super) const RULE: &str = "organisation.country";

/// A ministry's name is no longer, in words.
const MOST_WORDS: usize = 8;

/// One country is named so many times more than the next.
const TIMES: usize = 2;

/// Gives the bodies among `names` the values that the countries of the document say; `known` has the listed places of the
/// mentions.
pub(super) fn give(names: &mut [Name], mentions: &[Mention], known: &[Option<&'static str>]) {
    let key = |name: &Name| {
        let listed = name.proper.as_ref()?.listed.filter(|listed| listed.is_of_states())?;
        Some((listed.key, name.proper.as_ref().is_some_and(|proper| proper.described.is_empty())))
    };
    if !names.iter().any(|name| name.value.is_none() && key(name).is_some_and(|(_, alone)| alone)) {
        return;
    }
    let said: BTreeSet<&str> = names.iter().filter_map(key).filter(|(_, alone)| !alone).map(|(key, _)| key).collect();
    let mut named: BTreeMap<&str, usize> = BTreeMap::new();
    for country in known.iter().flatten().filter(|key| is_country(key)) {
        *named.entry(country).or_default() += 1;
    }
    let posts = posts(mentions, known);
    for name in names.iter_mut().filter(|name| name.value.is_none()) {
        let Some((body, true)) = key(name).filter(|(body, _)| !said.contains(body)) else { continue };
        let of_posts: BTreeSet<&str> =
            posts.iter().filter(|(of, _)| *of == body).map(|(_, country)| *country).collect();
        let country = most_named(&of_posts, &named);
        let listed = name.proper.as_ref().and_then(|proper| proper.listed);
        if let Some(value) = country.and_then(|country| listed?.value(std::iter::once(country))) {
            name.value = Some(value);
            name.inferred = true;
        }
    }
}

/// The bodies that ministers are at the head of, with their countries.
fn posts(mentions: &[Mention], known: &[Option<&'static str>]) -> Vec<(&'static str, &'static str)> {
    let post = |(at, mention): (usize, &Mention)| {
        let name = folded(mention.nominative.as_deref().filter(|_| mention.label == Label::Role)?);
        let words: Vec<&str> = name.strip_prefix("министр ")?.split(' ').take(MOST_WORDS).collect();
        let ministry = |count: usize| format!("министерство {}", words[..count].join(" "));
        let body = (1..=words.len()).rev().find_map(|count| lists::get().organisation(&ministry(count)))?;
        let country = inside(mentions, at).find_map(|inner| known.get(inner).copied().flatten())?;
        is_country(country).then_some((body.key, country))
    };
    mentions.iter().enumerate().filter_map(post).collect()
}

/// Of these countries the one that the document names far more often than the others.
fn most_named<'c>(countries: &BTreeSet<&'c str>, named: &BTreeMap<&str, usize>) -> Option<&'c str> {
    let count = |country: &str| named.get(country).copied().unwrap_or_default();
    let best = countries.iter().copied().max_by_key(|country| count(country))?;
    let next = countries.iter().filter(|country| **country != best).map(|country| count(country)).max().unwrap_or(0);
    (count(best) >= TIMES * next).then_some(best)
}
