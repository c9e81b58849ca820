//! The lists' names, by the word that they begin with.

use super::{Language, endings};
use crate::Label;
use crate::resolve::foreign_names;
use sarap_text::{FxBuild, Span, Token, TokenKind, segment};
use std::collections::HashMap;
use std::sync::LazyLock;

/// A listed name as its words.
struct Name {
    /// Its tokens in small letters.
    words: Vec<String>,
    /// As the list writes it, if it is all capitals: «БҰҰ», "US".
    capitals: Option<&'static str>,
    label: Label,
    list: &'static str,
    of_states: bool,
}

/// The names of one language.
pub(super) struct Names(HashMap<String, Vec<Name>, FxBuild>);

/// A name found in a text.
pub(super) struct Found<'t> {
    pub(super) span: Span,
    /// Of how many tokens it is.
    pub(super) tokens: usize,
    /// The ending of its case, as the text has it.
    pub(super) ending: &'t str,
    pub(super) label: Label,
    pub(super) list: &'static str,
    pub(super) of_states: bool,
}

impl Names {
    pub(super) fn of(language: Language) -> &'static Self {
        static KAZAKH: LazyLock<Names> = LazyLock::new(|| Names::new(Language::Kazakh));
        static ENGLISH: LazyLock<Names> = LazyLock::new(|| Names::new(Language::English));
        match language {
            Language::Kazakh => &KAZAKH,
            Language::English => &ENGLISH,
        }
    }

    fn new(language: Language) -> Self {
        let mut names: HashMap<String, Vec<Name>, FxBuild> = HashMap::default();
        foreign_names(language, |text, label, listed| {
            let tokens = segment(text).tokens;
            let words: Vec<String> = tokens.iter().map(|token| token.span.of(text).to_lowercase()).collect();
            let Some(first) = words.first() else { return };
            let capitals = (words.len() == 1 && !text.contains(char::is_lowercase)).then_some(text);
            let name =
                Name { capitals, label, list: listed.list, of_states: listed.is_of_states(), words: words.clone() };
            names.entry(first.clone()).or_default().push(name);
        });
        Self(names)
    }

    /// The longest name that the tokens begin with.
    pub(super) fn at<'t>(&self, text: &'t str, tokens: &[Token], language: Language) -> Option<Found<'t>> {
        let first = tokens.first().filter(|token| token.kind == TokenKind::Word)?;
        let written = first.span.of(text);
        if !written.starts_with(char::is_uppercase) {
            return None;
        }
        let lower = written.to_lowercase();
        let alone = cases(&lower, language).filter_map(|stem| self.0.get(stem));
        alone.flatten().filter_map(|name| name.begins(text, tokens, language)).max_by_key(|found| found.tokens)
    }
}

/// What the word may be a form of: first itself.
fn cases(lower: &str, language: Language) -> impl Iterator<Item = &str> {
    let kazakh = (language == Language::Kazakh).then(|| endings::stems(lower)).into_iter().flatten();
    let possessive = ["'s", "’s"].into_iter().filter_map(|ending| lower.strip_suffix(ending));
    std::iter::once(lower).chain(kazakh).chain(possessive.filter(move |_| language == Language::English))
}

impl Name {
    fn begins<'t>(&self, text: &'t str, tokens: &[Token], language: Language) -> Option<Found<'t>> {
        let here = tokens.get(..self.words.len())?;
        let (last, before) = here.split_last()?;
        let (own, words) = self.words.split_last()?;
        let same = |(token, word): (&Token, &String)| token.span.of(text).to_lowercase() == *word;
        if !before.iter().zip(words).all(same) {
            return None;
        }
        let written = last.span.of(text);
        let lower = written.to_lowercase();
        let stem = cases(&lower, language).find(|stem| stem == own)?;
        // Letters change their length in hardly any case; where one does, the name is left.
        let (stem, ending) = written.split_at_checked(stem.len()).filter(|_| lower.len() == written.len())?;
        if self.capitals.is_some_and(|capitals| capitals != stem) {
            return None;
        }
        let start = here.first()?.span.start();
        let end = if language == Language::English { last.span.end() - ending.len() as u32 } else { last.span.end() };
        let Self { label, list, of_states, .. } = *self;
        Some(Found { span: Span::new(start, end), tokens: here.len(), ending, label, list, of_states })
    }
}
