//! Words that are not counted.

use super::Fold;
use std::collections::BTreeSet;

const BUILT_IN: &[(&str, &str)] =
    &[("ru", include_str!("stop/ru.txt")), ("kk", include_str!("stop/kk.txt")), ("en", include_str!("stop/en.txt"))];

/// The text of the built-in list for a language, to be shown and changed; `None` for a language without one. The words
/// are function words by lemma: prepositions, conjunctions, particles, pronouns, auxiliaries.
pub fn built_in_stop_list(language: &str) -> Option<&'static str> {
    BUILT_IN.iter().find(|(code, _)| *code == language).map(|(_, text)| *text)
}

/// A list of words that are not counted, by form or lemma, whatever their capitals and ё.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct StopList {
    words: BTreeSet<String>,
}

impl StopList {
    /// Reads words between white space or commas; `#` begins a comment.
    pub fn parse(text: &str) -> Self {
        let mut list = Self::default();
        list.add(text);
        list
    }

    /// Adds the words of another text.
    pub fn add(&mut self, text: &str) {
        for line in text.lines() {
            let words = line.split('#').next().unwrap_or_default();
            let words = words.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty());
            self.words.extend(words.map(|word| Fold::default().apply(word)));
        }
    }

    /// Whether a word, folded in case and ё, is listed.
    pub fn has(&self, folded: &str) -> bool {
        self.words.contains(folded)
    }

    /// Number of words.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether it lists nothing.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::{StopList, built_in_stop_list};

    #[test]
    fn words_and_comments_are_told_apart() {
        let list = StopList::parse("# about\nи, в на # more\n\tЕщё\r\n");
        assert_eq!(list.len(), 4);
        assert!(["и", "в", "на", "еще"].iter().all(|word| list.has(word)));
        assert!(!list.has("more") && StopList::parse("").is_empty());
    }

    #[test]
    fn each_language_has_its_list() {
        for (language, word) in [("ru", "который"), ("kk", "және"), ("en", "the")] {
            assert!(StopList::parse(built_in_stop_list(language).unwrap()).has(word), "{language}");
        }
        assert_eq!(built_in_stop_list("de"), None);
    }
}
