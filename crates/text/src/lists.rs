//! Word lists the rules ask, read from the files beside this one.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// How an abbreviation with its dot stands to the words around it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Abbreviation {
    /// Stands before what it belongs to: «ул. Мира», «проф. Иванов». Its dot ends no sentence.
    Before,
    /// Stands after what it belongs to: «5 млн.», «и др.». Its dot may also end the sentence.
    After,
    /// After a number as `After`, otherwise as `Before`: «2020 г.» and «г. Москва».
    Unit,
    /// Stands for a first name: «Дж. Буш».
    Initial,
}

struct Lists {
    abbreviations: BTreeMap<String, Abbreviation>,
    starters: BTreeSet<&'static str>,
    units: BTreeSet<&'static str>,
    domains: BTreeSet<&'static str>,
}

static LISTS: LazyLock<Lists> = LazyLock::new(|| Lists {
    abbreviations: abbreviations(include_str!("ru/abbreviations.txt")),
    starters: words(include_str!("ru/starters.txt")).collect(),
    units: words(include_str!("ru/units.txt")).collect(),
    domains: words(include_str!("domains.txt")).collect(),
});

/// Words between white space; `#` starts a comment.
fn words(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().flat_map(|line| line.split('#').next().unwrap_or_default().split_whitespace())
}

/// `class: word word …` lines.
fn abbreviations(file: &'static str) -> BTreeMap<String, Abbreviation> {
    let mut all = BTreeMap::new();
    for line in file.lines() {
        let Some((class, entries)) = line.split('#').next().unwrap_or_default().split_once(':') else { continue };
        let class = match class.trim() {
            "after" => Abbreviation::After,
            "unit" => Abbreviation::Unit,
            "initial" => Abbreviation::Initial,
            _ => Abbreviation::Before,
        };
        all.extend(entries.split_whitespace().map(|word| (word.to_string(), class)));
    }
    all
}

/// The class of an abbreviation in lower case, without its last dot: «г», «т.д».
pub(crate) fn abbreviation(lower: &str) -> Option<Abbreviation> {
    LISTS.abbreviations.get(lower).copied()
}

/// Whether a capital on this word (given in lower case) can only mean that a sentence starts.
pub(crate) fn is_starter(lower: &str) -> bool {
    LISTS.starters.contains(lower)
}

/// Whether `word` is a unit of measure.
pub(crate) fn is_unit(word: &str) -> bool {
    LISTS.units.contains(word) || LISTS.units.contains(word.to_lowercase().as_str())
}

/// Whether `label` is a top-level domain.
pub(crate) fn is_domain(label: &str) -> bool {
    (2..=16).contains(&label.len()) && LISTS.domains.contains(label.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::{Abbreviation, abbreviation, is_domain, is_starter, is_unit};

    #[test]
    fn every_class_of_the_file_is_read() {
        let read: Vec<_> = ["ул", "млн", "г", "дж"].into_iter().map(abbreviation).collect();
        let classes = [Abbreviation::Before, Abbreviation::After, Abbreviation::Unit, Abbreviation::Initial];
        assert_eq!(read, classes.map(Some));
        assert_eq!(abbreviation("стол"), None);
    }

    #[test]
    fn lists_are_asked_in_any_capitals() {
        assert!(is_domain("RU") && is_domain("рф") && !is_domain("дом"));
        assert!(is_unit("кг") && is_unit("Кг") && !is_unit("ша"));
        assert!(is_starter("однако") && !is_starter("москва"));
    }
}
