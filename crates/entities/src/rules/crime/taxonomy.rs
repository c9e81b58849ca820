//! The taxonomy and the articles as tables, read at first use.

use sarap_text::{FxBuild, Span};
use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

/// A kind of crime.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Kind {
    /// Its way from the large to the small: `cybercrime.phishing`.
    pub id: &'static str,
    /// Its name in Russian.
    pub ru: &'static str,
    /// In Kazakh.
    pub kk: &'static str,
    /// In English.
    pub en: &'static str,
}

/// A name of a kind, in lemmas.
pub(super) struct Wording {
    pub(super) kind: &'static str,
    /// The line it stands on, which is one name in several spellings.
    pub(super) line: u32,
    /// Whether it is a crime wherever it stands.
    pub(super) finds: bool,
    /// Whether it says so little that not even a list makes a crime of it.
    pub(super) vague: bool,
    /// Whether the words are no crime.
    pub(super) never: bool,
    /// Its words, each with those that may stand there instead.
    pub(super) words: Vec<Vec<&'static str>>,
}

impl Wording {
    /// Whether a lemma is the word number `at`; ё counts as е.
    pub(super) fn has(&self, at: usize, lemma: &str) -> bool {
        let same = |word: &&str| unmarked(word).eq(unmarked(lemma));
        self.words.get(at).is_some_and(|words| words.iter().any(same))
    }
}

fn unmarked(word: &str) -> impl Iterator<Item = char> {
    word.chars().map(|c| if c == 'ё' { 'е' } else { c })
}

pub(super) struct Taxonomy {
    kinds: BTreeMap<&'static str, Kind>,
    pub(super) wordings: Vec<Wording>,
    /// The wordings by the lemma that they begin with.
    by_first: HashMap<String, Vec<usize>, FxBuild>,
    /// The kinds of articles, by a law's value: `RU УК ст. 159`.
    articles: BTreeMap<String, &'static str>,
}

/// The tables.
pub(super) fn get() -> &'static Taxonomy {
    static TAXONOMY: OnceLock<Taxonomy> = OnceLock::new();
    TAXONOMY.get_or_init(Taxonomy::new)
}

impl Taxonomy {
    fn new() -> Self {
        let (mut kinds, mut wordings) = (BTreeMap::new(), Vec::new());
        let mut kind = "";
        for (line, text) in (0..).zip(lines(include_str!("taxonomy.txt"))) {
            if text.starts_with(' ') {
                let text = text.trim_start();
                let finds = text.starts_with("+ ");
                let vague = text.starts_with("~ ");
                let never = text.starts_with("! ");
                let spellings = text.trim_start_matches(['+', '~', '!']).split(';').map(str::trim);
                wordings.extend(spellings.map(|name| Wording { kind, line, finds, vague, never, words: words(name) }));
                continue;
            }
            let mut fields = text.split('|').map(|field| field.trim().trim_start_matches('?'));
            let mut next = || fields.next().unwrap_or_default();
            kind = next();
            kinds.insert(kind, Kind { id: kind, ru: next(), kk: next(), en: next() });
        }
        let mut by_first: HashMap<String, Vec<usize>, FxBuild> = HashMap::default();
        for (at, wording) in wordings.iter().enumerate() {
            for first in wording.words.first().into_iter().flatten() {
                by_first.entry(first.replace('ё', "е")).or_default().push(at);
            }
        }
        let mut articles = BTreeMap::new();
        for line in lines(include_str!("articles.txt")) {
            let mut fields = line.split('|').map(str::trim);
            let (Some(code), Some(numbers), Some(kind)) = (fields.next(), fields.next(), fields.next()) else {
                continue;
            };
            articles.extend(numbers.split(' ').map(|number| (format!("{code} ст. {number}"), kind)));
        }
        Self { kinds, wordings, by_first, articles }
    }

    pub(super) fn kind(&self, id: &str) -> Option<&Kind> {
        self.kinds.get(id)
    }

    /// The wordings that begin with a lemma, by number.
    pub(super) fn beginning(&self, lemma: &str) -> &[usize] {
        let wordings =
            if lemma.contains('ё') { self.by_first.get(&lemma.replace('ё', "е")) } else { self.by_first.get(lemma) };
        wordings.map_or(&[], Vec::as_slice)
    }

    /// The kind that the articles of a law's value are about, if it is one.
    pub(super) fn of_article(&self, value: &str) -> Option<&'static str> {
        let (code, numbers) = value.split_once(" ст. ")?;
        let end = numbers.find(|c| !matches!(c, '0'..='9' | '.' | '-' | ',' | ' ')).unwrap_or(numbers.len());
        // A range may hold anything.
        if numbers[end..].starts_with('/') {
            return None;
        }
        let mut kinds =
            numbers[..end].split(',').map(|number| self.articles.get(&format!("{code} ст. {}", number.trim())));
        let first = kinds.next()??;
        kinds.all(|kind| kind == Some(first)).then_some(*first)
    }

    #[cfg(test)]
    pub(super) fn articles(&self) -> impl Iterator<Item = (&str, &str)> {
        self.articles.iter().map(|(article, kind)| (article.as_str(), *kind))
    }

    #[cfg(test)]
    pub(super) fn ids(&self) -> impl Iterator<Item = &str> {
        self.kinds.keys().copied()
    }
}

fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The words of a name; a comma is one of them, as it is a token of the text.
fn words(name: &'static str) -> Vec<Vec<&'static str>> {
    let mut all = Vec::new();
    for word in name.split(' ') {
        let bare = word.strip_suffix(',');
        all.push(bare.unwrap_or(word).split('/').collect());
        all.extend(bare.map(|_| vec![","]));
    }
    all
}

/// A place in the text that a wording names.
#[derive(Clone, Copy, Debug)]
pub(super) struct Named {
    pub(super) span: Span,
    pub(super) kind: &'static str,
    pub(super) line: u32,
    pub(super) finds: bool,
}
