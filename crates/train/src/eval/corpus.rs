//! The corpora to be judged on, and how each wants mentions compared.

use super::labels::{self, Code};
use crate::Failure;
use crate::corpora::{GoldDocument, data_dir, documents};
use sarap_entities::Mention;
use sarap_text::{Span, readable};
use std::cmp::Reverse;

/// A marked place of a text, gold or found.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Mark {
    /// The full extent, in bytes.
    pub span: Span,
    /// What it is.
    pub label: Code,
    /// The proper-name part where it differs from the extent; empty if no part of it is a proper name.
    pub name: Option<Span>,
    /// How sure it is, 0 to 1; gold is sure.
    pub score: f64,
}

impl Mark {
    /// A mention as a mark; `None` if its label is not one that is judged.
    pub(crate) fn of(mention: &Mention) -> Option<Self> {
        let label = labels::known(mention.label.code())?;
        Some(Self { span: mention.span, label, name: mention.name, score: f64::from(mention.score) })
    }
}

/// A document with marked places.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Marked {
    /// The corpus' own id.
    pub id: String,
    /// The text.
    pub text: String,
    /// Its marks.
    pub marks: Vec<Mark>,
}

/// A corpus with its conventions.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Corpus {
    /// Bare names of persons, organisations and places, none inside another.
    Factrueval,
    /// Full extents with names inside names, of all kinds that Sarap gives.
    Nerel,
    /// Kazakh: full extents of persons, organisations and places with the endings of their cases, none inside another.
    Kaznerd,
}

impl Corpus {
    /// All of them.
    pub(crate) const ALL: [Self; 3] = [Self::Factrueval, Self::Nerel, Self::Kaznerd];

    /// The Russian ones, which are judged unless the caller names others.
    pub(crate) const RUSSIAN: [Self; 2] = [Self::Factrueval, Self::Nerel];

    /// Its name on the command line, and its folder.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Factrueval => "factrueval",
            Self::Nerel => "nerel",
            Self::Kaznerd => "kaznerd",
        }
    }

    /// The files of the part that is judged unless the caller names another.
    pub(crate) const fn parts(self) -> &'static [&'static str] {
        match self {
            Self::Factrueval => &["train", "dev"],
            Self::Nerel | Self::Kaznerd => &["dev"],
        }
    }

    /// The labels that are compared.
    pub(crate) const fn labels(self) -> &'static [Code] {
        match self {
            Self::Factrueval | Self::Kaznerd => &["PER", "ORG", "LOC"],
            Self::Nerel => &labels::ALL,
        }
    }

    /// The documents of a part as the corpus has them.
    pub(super) fn documents(self, part: &str) -> Result<Vec<GoldDocument>, Failure> {
        let path = ["jsonl", "jsonl.gz"]
            .map(|ending| data_dir().join(format!("{}/{part}.{ending}", self.name())))
            .into_iter()
            .find(|path| path.exists());
        let path = path.ok_or_else(|| {
            Failure(format!(
                "there is no {}/{part}.jsonl in {}; set SARAP_DATA to the corpora's folder",
                self.name(),
                data_dir().display()
            ))
        })?;
        documents(&path)
    }

    /// The gold documents of these parts.
    pub(crate) fn read(self, parts: &[&str]) -> Result<Vec<Marked>, Failure> {
        let mut all = Vec::new();
        for part in parts {
            all.extend(self.documents(part)?.iter().map(marked));
        }
        Ok(all)
    }

    /// The marks of a document as this corpus compares them, in order, none twice. Gold and found go the same way.
    pub(crate) fn compared(self, text: &str, marks: &[Mark]) -> Vec<Mark> {
        let known = marks.iter().filter(|mark| self.labels().contains(&mark.label)).cloned();
        let mut all: Vec<Mark> = match self {
            Self::Factrueval => outermost(known.filter_map(name_part).collect()),
            Self::Nerel => known.map(|mark| without_preposition(text, mark)).collect(),
            Self::Kaznerd => outermost(known.map(|mark| (mark.clone(), mark.span)).collect()),
        };
        all.sort_by(|a, b| (a.span, a.label).cmp(&(b.span, b.label)).then(b.score.total_cmp(&a.score)));
        all.dedup_by_key(|mark| (mark.span, mark.label));
        all
    }
}

/// Spans and labels alone, for [`super::score::Scores::add`].
pub(crate) fn pairs(marks: &[Mark]) -> Vec<(Span, Code)> {
    marks.iter().map(|mark| (mark.span, mark.label)).collect()
}

/// A document of a corpus with its spans in bytes; labels that Sarap does not give and spans that factRuEval's
/// benchmark leaves out are left out.
pub(crate) fn marked(document: &GoldDocument) -> Marked {
    let mut bytes: Vec<usize> = document.text.char_indices().map(|(at, _)| at).collect();
    bytes.push(document.text.len());
    let at = |character: usize| bytes.get(character).copied().unwrap_or(document.text.len());
    let spans = document.spans.iter().filter(|span| span.flat != Some(false));
    let marks = spans.filter_map(|span| {
        let label = labels::of_corpus(&span.common)?;
        Some(Mark { span: Span::from_range(at(span.start)..at(span.end)), label, name: None, score: 1.0 })
    });
    Marked { id: document.id.clone(), text: document.text.clone(), marks: marks.collect() }
}

/// The proper name in a mention, which is all of it unless the mention says otherwise; `None` where nothing is one.
fn name_part(mark: Mark) -> Option<(Mark, Span)> {
    let extent = mark.span;
    let span = mark.name.unwrap_or(extent);
    (!span.is_empty()).then_some((Mark { span, ..mark }, extent))
}

/// Drops marks that lie inside another. Of two with the same span the one of the wider extent stays, then the surer.
fn outermost(mut marks: Vec<(Mark, Span)>) -> Vec<Mark> {
    marks.sort_by(|(a, x), (b, y)| {
        let key = |mark: &Mark, extent: &Span| (mark.span.start(), Reverse(mark.span.end()), Reverse(extent.len()));
        key(a, x).cmp(&key(b, y)).then(b.score.total_cmp(&a.score)).then(a.label.cmp(b.label))
    });
    let mut reach = 0;
    marks.retain(|(mark, _)| {
        let stays = mark.span.end() > reach;
        reach = reach.max(mark.span.end());
        stays
    });
    marks.into_iter().map(|(mark, _)| mark).collect()
}

/// The prepositions that stand before dates and times.
const PREPOSITIONS: &[&str] = &[
    "в",
    "во",
    "на",
    "с",
    "со",
    "до",
    "к",
    "ко",
    "по",
    "от",
    "ото",
    "из",
    "за",
    "через",
    "около",
    "после",
    "перед",
    "под",
    "при",
    "о",
    "об",
    "между",
    "спустя",
    // Words of one Latin letter that looks like the Russian one.
    "c",
    "b",
    "o",
];
/// Nouns that make a longer preposition of the one before: «в течение», «на протяжении».
const PREPOSITION_NOUNS: &[&str] = &["течение", "течении", "протяжении", "продолжение"];

/// A date or time without the preposition that it begins with, as both sides are compared.
fn without_preposition(text: &str, mut mark: Mark) -> Mark {
    if matches!(mark.label, "DATE" | "TIME") {
        while let Some(rest) = behind_preposition(mark.span.of(text)) {
            mark.span = Span::new(mark.span.end() - rest, mark.span.end());
        }
    }
    mark
}

/// How many bytes are left behind a first word that is a preposition.
fn behind_preposition(words: &str) -> Option<u32> {
    let (first, rest) = words.split_once(char::is_whitespace)?;
    // Also in letters that look like the Russian ones, as some of the texts are written.
    let first = readable(first).to_lowercase();
    let is_first = PREPOSITIONS.contains(&first.as_str()) || PREPOSITION_NOUNS.contains(&first.as_str());
    let rest = rest.trim_start();
    (is_first && !rest.is_empty()).then(|| u32::try_from(rest.len()).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(start: u32, end: u32, label: Code, name: Option<(u32, u32)>) -> Mark {
        Mark { span: Span::new(start, end), label, name: name.map(|(a, b)| Span::new(a, b)), score: 0.5 }
    }

    fn compared(corpus: Corpus, text: &str, marks: &[Mark]) -> Vec<(u32, u32, Code)> {
        let list = corpus.compared(text, marks);
        list.iter().map(|mark| (mark.span.start(), mark.span.end(), mark.label)).collect()
    }

    #[test]
    fn factrueval_compares_names_and_the_outermost_only() {
        let text = "0123456789012345678901234567890123456789";
        let marks = [
            mark(0, 20, "ORG", Some((10, 20))),
            mark(0, 4, "LOC", None),   // in the extent, not in the name: stays
            mark(12, 15, "LOC", None), // in the name
            mark(22, 30, "ORG", Some((22, 22))),
            mark(26, 30, "LOC", None),
            mark(26, 30, "ROLE", None),
            mark(32, 36, "ORG", None),
            mark(34, 38, "PER", None), // crosses
        ];
        let wanted = [(0, 4, "LOC"), (10, 20, "ORG"), (26, 30, "LOC"), (32, 36, "ORG"), (34, 38, "PER")];
        assert_eq!(compared(Corpus::Factrueval, text, &marks), wanted);
    }

    #[test]
    fn of_two_with_one_span_the_wider_extent_stays() {
        let marks = [mark(10, 20, "LOC", None), mark(0, 20, "ORG", Some((10, 20)))];
        assert_eq!(compared(Corpus::Factrueval, "", &marks), [(10, 20, "ORG")]);
    }

    #[test]
    fn nerel_compares_all_and_dates_without_preposition() {
        let cases = [
            ("в январе", "январе"),
            ("В течение трёх лет", "трёх лет"),
            ("с 5 до 9 часов", "5 до 9 часов"),
            ("во  вторник", "вторник"),
            ("внезапно", "внезапно"),
            ("на", "на"),
        ];
        for (text, wanted) in cases {
            let span = Span::from_range(0..text.len());
            let list = Corpus::Nerel.compared(text, &[Mark { span, ..mark(0, 0, "DATE", None) }]);
            assert_eq!(list[0].span.of(text), wanted);
            let list = Corpus::Nerel.compared(text, &[Mark { span, ..mark(0, 0, "EVENT", None) }]);
            assert_eq!(list[0].span, span);
        }
        let nested = [mark(0, 20, "ORG", None), mark(4, 8, "ORG", None), mark(4, 8, "ORG", None)];
        assert_eq!(compared(Corpus::Nerel, "", &nested), [(0, 20, "ORG"), (4, 8, "ORG")]);
    }
}
