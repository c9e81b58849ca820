//! What words mean for quotes. The words stand in `lexicon.txt`.

use crate::table::Table;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The meaning of a lemma.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Meaning {
    /// «сказать»
    Say,
    /// «сообщить»
    Report,
    /// «цитировать»
    Cite,
    /// «улыбнуться»
    Voice,
    /// «назвать»
    Rate,
    /// «говорится»
    Document,
    /// «требовать»
    Object,
    /// «по словам»
    Opinion,
    /// «по данным»
    Data,
    /// «корреспондент»
    Correspondent,
    /// «вопрос»
    Label,
}

const KINDS: &[(&str, Meaning)] = &[
    ("say", Meaning::Say),
    ("report", Meaning::Report),
    ("cite", Meaning::Cite),
    ("voice", Meaning::Voice),
    ("rate", Meaning::Rate),
    ("document", Meaning::Document),
    ("object", Meaning::Object),
    ("opinion", Meaning::Opinion),
    ("data", Meaning::Data),
    ("correspondent", Meaning::Correspondent),
    ("label", Meaning::Label),
];

/// The meanings of each lemma: «корреспондент» labels a line too.
static LEXICON: LazyLock<Table<Vec<Meaning>>> = LazyLock::new(|| Table::new(words()));

fn words() -> BTreeMap<&'static str, Vec<Meaning>> {
    let mut words = BTreeMap::<_, Vec<Meaning>>::new();
    for (kind, lemmas) in lines() {
        let Some(&(_, meaning)) = KINDS.iter().find(|(name, _)| *name == kind) else { continue };
        for lemma in lemmas.split_whitespace() {
            words.entry(lemma).or_default().push(meaning);
        }
    }
    words
}

fn lines() -> impl Iterator<Item = (&'static str, &'static str)> {
    include_str!("lexicon.txt").lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(':'))
}

/// What a lemma, in small letters with е for ё, means.
pub(super) fn meanings(lemma: &str) -> &'static [Meaning] {
    LEXICON.get(lemma.as_bytes()).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::{KINDS, lines, meanings, words};

    #[test]
    fn every_line_is_read_and_no_word_stands_twice_in_a_kind() {
        for (kind, lemmas) in lines() {
            assert!(KINDS.iter().any(|(name, _)| *name == kind), "{kind}");
            assert!(!lemmas.contains('ё') && lemmas == lemmas.to_lowercase(), "{lemmas}");
        }
        for (lemma, all) in words() {
            for (at, meaning) in all.iter().enumerate() {
                assert!(!all[..at].contains(meaning), "{lemma}");
            }
            assert_eq!(meanings(lemma), all);
        }
        assert!(words().len() > 150);
    }
}
