//! Crimes by their names: a taxonomy of kinds (`taxonomy.txt`) says what a mention is about, and finds what is a crime wherever
//! it stands.
//!
//! «Кража» is a crime beside another in a list, beside a word that tells of crimes (`cues.txt`), and alone in its sentence.
//!
//! A mention's value is the id of its kind, from the large to the small: `cybercrime.phishing`. Articles of criminal codes have a
//! kind too (`articles.txt`), beside the value that they have as a law.

mod cues;
mod mend;
mod scan;
mod taxonomy;

pub(crate) use mend::{fill, split, take_others, widen, without_parts_of_bodies, without_parts_of_others};
use sarap_morph::{Document, Pos};
use sarap_text::{Span, Token};
pub(super) use scan::find;
pub use taxonomy::Kind;
use taxonomy::{Named, Wording};

/// The name of the rule.
const RULE: &str = "crime.name";

/// Names found by the list alone.
const SCORE: f32 = 0.7;

/// Words between two of a name, inside a mention: «хищение огромных бюджетных средств».
const LONGEST_GAP: usize = 3;

/// A kind by its id.
pub fn kind(id: &str) -> Option<Kind> {
    taxonomy::get().kind(id).copied()
}

/// The kind of crime that an article is about, by a law's value: `RU УК ст. 159 ч. 3`.
pub fn of_article(value: &str) -> Option<Kind> {
    taxonomy::get().of_article(value).and_then(kind)
}

/// What a mention of a crime names: the longest name in it, of several the first.
fn named(document: &Document<'_>, span: Span) -> Option<Named> {
    let tokens = &document.segmentation.tokens;
    let first = tokens.partition_point(|token| token.span.end() <= span.start());
    let end = tokens.partition_point(|token| token.span.start() < span.end());
    let taxonomy = taxonomy::get();
    let mut best: Option<(usize, Named)> = None;
    for at in first..end {
        let beginning = taxonomy.beginning(lemma(document, at)).iter();
        for wording in beginning.filter_map(|number| taxonomy.wordings.get(*number)).filter(|wording| !wording.never) {
            let length = wording.words.len();
            if best.is_some_and(|(longest, _)| longest >= length) {
                continue;
            }
            let Some(last) = last_with_gaps(document, wording, at, end) else { continue };
            let Some(span) = span_of(tokens, at, last + 1) else { continue };
            best = Some((length, Named { span, kind: wording.kind, line: wording.line, finds: wording.finds }));
        }
    }
    best.map(|(_, named)| named)
}

/// The number of the name that is all of the mention: mentions with one number are one entity.
pub(crate) fn name_number(document: &Document<'_>, span: Span) -> Option<u32> {
    named(document, span).filter(|named| named.span == span).map(|named| named.line)
}

/// The last token of the name that begins at a token, with other words between its own.
fn last_with_gaps(document: &Document<'_>, wording: &Wording, at: usize, end: usize) -> Option<usize> {
    let mut last = at;
    for word in 1..wording.words.len() {
        let reach = (last + 2 + LONGEST_GAP).min(end);
        last = (last + 1..reach).find(|&token| wording.has(word, lemma(document, token)))?;
    }
    Some(last)
}

fn pos(document: &Document<'_>, token: usize) -> Option<Pos> {
    document.morphology.tokens().get(token).map(|reading| reading.tag.pos)
}

fn is_noun(document: &Document<'_>, token: usize) -> bool {
    pos(document, token) == Some(Pos::Noun)
}

fn lemma<'d>(document: &'d Document<'_>, token: usize) -> &'d str {
    document.morphology.tokens().get(token).map_or("", |reading| document.morphology.lemma(reading.lemma))
}

fn span_of(tokens: &[Token], first: usize, end: usize) -> Option<Span> {
    Some(tokens.get(first)?.span.cover(tokens.get(end.checked_sub(1)?)?.span))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};

    #[test]
    fn kinds_have_parents_and_names_and_articles_have_kinds() {
        let taxonomy = taxonomy::get();
        let ids: BTreeSet<&str> = taxonomy.ids().collect();
        for id in &ids {
            let parent = id.rsplit_once('.').map(|(parent, _)| parent);
            assert!(parent.is_none_or(|parent| ids.contains(parent)), "{id}");
            let kind = kind(id).expect(id);
            assert!([kind.ru, kind.kk, kind.en].iter().all(|name| !name.is_empty()), "{id}");
        }
        assert!(taxonomy.articles().count() > 200);
        for (article, kind) in taxonomy.articles() {
            assert!(ids.contains(kind), "{article}: {kind}");
        }
    }

    #[test]
    fn no_wording_stands_for_two_kinds() {
        let mut seen: BTreeMap<String, &str> = BTreeMap::new();
        for wording in &taxonomy::get().wordings {
            let name = wording.words.iter().map(|words| words.join("/")).collect::<Vec<_>>().join(" ");
            assert!(!name.is_empty() && name == name.to_lowercase(), "{name}");
            let other = seen.insert(name.clone(), wording.kind);
            assert!(other.is_none(), "{name}: {} and {other:?}", wording.kind);
        }
    }

    #[test]
    fn articles_are_about_their_crimes() {
        let id = |value: &str| of_article(value).map(|kind| kind.id);
        assert_eq!(id("RU УК ст. 159 ч. 3 п. б"), Some("fraud"));
        assert_eq!(id("RU УК ст. 159.6"), Some("cybercrime.fraud"));
        assert_eq!(id("KZ УК ст. 159"), None);
        assert_eq!(id("KZ УК ст. 188"), Some("theft"));
        assert_eq!(id("RU УК ст. 161, 162"), Some("robbery"));
        assert_eq!(id("RU УК ст. 158, 159"), None);
        assert_eq!(id("RU УК ст. 158/163"), None);
        assert_eq!(id("RU КоАП ст. 20.3"), None);
        assert_eq!(id("УК ст. 159"), None);
        assert_eq!(id("RU УК"), None);
    }
}
