//! Abbreviations made of first letters, beside the name that they stand for or anywhere in the document, and names in another
//! spelling in brackets: «Джошуа Вольф (англ. Joshua Wolf)».

use super::group::{Groups, MOST_BEARERS};
use super::name::Name;
use super::words::{folded, is_upper};
use crate::{Label, Mention, Source};
use sarap_morph::Document;
use std::collections::{BTreeMap, BTreeSet};

/// «Шанхайская организация сотрудничества (ШОС)», «Раскассэ (La Rascasse)»
pub(super) fn join_in_brackets(
    document: &Document<'_>,
    mentions: &[Mention],
    of_mention: &[usize],
    names: &[Name],
    groups: &mut Groups,
) {
    let mut by_end: Vec<(usize, usize)> = Vec::new();
    let quotes = ['«', '»', '"'];
    for (second, mention) in mentions.iter().enumerate().filter(|(_, mention)| parenthesised(mention.label)) {
        let before = document.text.get(..mention.span.start() as usize).unwrap_or_default();
        let after = document.text.get(mention.span.end() as usize..).unwrap_or_default();
        if !after.trim_start_matches(['»', '"']).starts_with([')', ',', ';']) {
            continue;
        }
        let before = before.trim_end_matches(['«', '"']);
        let foreign = !mention.span.of(document.text).chars().any(is_cyrillic);
        let Some(before) = without_language(before, foreign).strip_suffix('(') else { continue };
        let before = before.strip_suffix(' ').unwrap_or(before);
        // A name ends before the bracket, or before a quote that stands there.
        let ends = [before.len(), before.strip_suffix(quotes).unwrap_or(before).len()];
        if by_end.is_empty() {
            by_end.extend(mentions.iter().enumerate().map(|(at, mention)| (mention.span.end() as usize, at)));
            by_end.sort_unstable();
        }
        let ending = |end: usize| {
            let from = by_end.partition_point(|(other, _)| *other < end);
            by_end[from..].iter().take_while(move |(other, _)| *other == end).map(|(_, at)| *at)
        };
        let alike = |first: &usize| mentions.get(*first).is_some_and(|other| other.label == mention.label);
        for first in ends.into_iter().flat_map(ending).filter(alike) {
            let (Some(&a), Some(&b)) = (of_mention.get(first), of_mention.get(second)) else { continue };
            let (Some(left), Some(right)) = (names.get(a), names.get(b)) else { continue };
            if groups.root(a) == groups.root(b) {
                continue;
            }
            if foreign && left.best().chars().any(is_cyrillic) {
                groups.join(b, a, Source::Rule("name.foreign"));
            } else if left.forms().any(|long| abbreviates(right.best(), long)) {
                groups.join(b, a, Source::Rule("name.abbreviation"));
            } else if right.forms().any(|long| abbreviates(left.best(), long)) {
                groups.join(a, b, Source::Rule("name.abbreviation"));
            }
        }
    }
}

/// «Союз координационных советов» and «СКС» without brackets: the letters are those of all words, or of all but the small
/// ones, of one name alone.
pub(super) fn join_anywhere(names: &[Name], groups: &mut Groups) {
    // What lists know they have joined already, and what stands inside a fuller name belongs to that.
    let open = |name: &Name| abbreviated(name.label) && name.listed.is_none() && name.inside.is_none();
    let short = |name: &Name| is_upper(name.best()) && name.best().chars().all(char::is_alphabetic);
    let shorts: Vec<(usize, (Label, String))> = names
        .iter()
        .enumerate()
        .filter(|(_, name)| open(name) && short(name))
        .map(|(number, name)| (number, (name.label, folded(name.best()))))
        .collect();
    if shorts.is_empty() {
        return;
    }
    let mut bearers: BTreeMap<&(Label, String), Vec<usize>> =
        shorts.iter().map(|(_, short)| (short, Vec::new())).collect();
    for (number, name) in names.iter().enumerate().filter(|(_, name)| abbreviated(name.label)) {
        let letters: BTreeSet<String> = name.forms().filter(|form| !is_upper(form)).flat_map(first_letters).collect();
        for letters in letters {
            match bearers.get_mut(&(name.label, letters)) {
                Some(list) if list.len() <= MOST_BEARERS => list.push(number),
                _ => {}
            }
        }
    }
    for (number, short) in &shorts {
        let number = *number;
        let Some(list) = bearers.get(short).filter(|list| !list.is_empty()) else { continue };
        let own = groups.root(number);
        let mut roots: Vec<usize> = list.iter().map(|long| groups.root(*long)).collect();
        roots.sort_unstable();
        roots.dedup();
        match roots.as_slice() {
            [only] if *only != own => {
                groups.join(number, *only, Source::Rule("name.acronym"));
            }
            [_, _, ..] if !roots.contains(&own) => groups.doubt(number, roots),
            _ => {}
        }
    }
}

/// Words that give no letter to an abbreviation.
const SMALL: &[&str] = &[
    "и", "в", "во", "по", "на", "для", "при", "с", "со", "о", "об", "от", "за", "из", "of", "the", "and", "for", "in",
    "on",
];

/// The first letters of all words, and of all but the small ones; three at least.
fn first_letters(name: &str) -> Vec<String> {
    // Three words at least.
    if name.chars().filter(|c| *c == '-' || c.is_whitespace()).nth(1).is_none() {
        return Vec::new();
    }
    let text = folded(name);
    let words = || text.split(|c: char| c.is_whitespace() || c == '-').filter(|word| !word.is_empty());
    let all: String = words().filter_map(|word| word.chars().next()).collect();
    let large: String = words().filter(|word| !SMALL.contains(word)).filter_map(|word| word.chars().next()).collect();
    [all, large].into_iter().filter(|letters| letters.chars().count() >= 3).collect()
}

/// What may stand in brackets in another spelling.
const fn parenthesised(label: Label) -> bool {
    matches!(label, Label::Per) || abbreviated(label)
}

fn is_cyrillic(c: char) -> bool {
    matches!(c, 'Ѐ'..='ӿ')
}

/// The text before a foreign name without «англ.» and the like.
fn without_language(before: &str, foreign: bool) -> &str {
    let short = before.trim_end().strip_suffix('.').filter(|_| foreign).unwrap_or(before);
    ["англ", "фр", "нем", "исп", "итал", "ит", "тур", "яп", "кит"]
        .iter()
        .find_map(|language| short.strip_suffix(language).filter(|rest| rest.ends_with('(')))
        .unwrap_or(before)
}

/// What is called by its first letters.
const fn abbreviated(label: Label) -> bool {
    use Label::{Event, Facility, Law, Loc, Org, Product};
    matches!(label, Org | Loc | Facility | Law | Event | Product)
}

/// Whether `short` is made of the first letters of `long`, of which small words may have none.
fn abbreviates(short: &str, long: &str) -> bool {
    if !is_upper(short) || short.contains(char::is_whitespace) {
        return false;
    }
    let wanted: Vec<char> = folded(short).chars().collect();
    let text = folded(long);
    let initials: Vec<char> =
        text.split(|c: char| c.is_whitespace() || c == '-').filter_map(|word| word.chars().next()).collect();
    let mut rest = wanted.iter().peekable();
    for initial in &initials {
        if rest.peek() == Some(&initial) {
            rest.next();
        }
    }
    initials.first() == wanted.first() && rest.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_abbreviation_is_made_of_first_letters() {
        assert!(abbreviates("ШОС", "Шанхайская организация сотрудничества"));
        assert!(abbreviates("МВД", "Министерство внутренних дел"));
        assert!(abbreviates("ОБСЕ", "Организация по безопасности и сотрудничеству в Европе"));
        assert!(!abbreviates("ООН", "Шанхайская организация сотрудничества"));
        assert!(!abbreviates("Шос", "Шанхайская организация сотрудничества"));
        assert_eq!(first_letters("Организация по безопасности и сотрудничеству в Европе"), ["опбисве", "обсе"]);
        assert!(first_letters("Левый фронт").is_empty());
    }
}
