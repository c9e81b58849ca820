//! The order of keywords.

use crate::candidate::{Candidate, What};
use crate::names::Name;
use crate::render::render;
use crate::weights::chance;
use crate::{Keyword, LIMIT, TermKind};
use sarap_morph::Document;
use sarap_text::Span;
use sarap_text::letters::push_lowercase;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// The candidates as keywords, best first. The score is the chance that an editor would choose it, by the first one's.
pub(crate) fn ranked(document: &Document<'_>, names: &[Name<'_>], candidates: &[Candidate<'_>]) -> Vec<Keyword> {
    let mut all: Vec<(f64, &Candidate<'_>)> =
        candidates.iter().map(|candidate| (chance(candidate.what, &candidate.figures), candidate)).collect();
    let place =
        |candidate: &Candidate<'_>| candidate.counted.mentions.first().map(|mention| (mention.first, mention.end));
    all.sort_by(|(a, one), (b, other)| b.total_cmp(a).then_with(|| place(one).cmp(&place(other))));
    let best = all.first().map_or(1.0, |(chance, _)| *chance);
    let mut keywords: Vec<Keyword> = Vec::with_capacity(all.len().min(LIMIT));
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for (chance, candidate) in all.into_iter().take(LIMIT) {
        let keyword = keyword(document, names, candidate, chance / best);
        // A name and a word of the text may look the same.
        let mut folded = String::with_capacity(keyword.term.len());
        push_lowercase(&keyword.term, &mut folded);
        match known.entry(folded) {
            Entry::Vacant(entry) => {
                entry.insert(keywords.len());
                keywords.push(keyword);
            }
            Entry::Occupied(entry) => join(&mut keywords[*entry.get()], keyword.mentions),
        }
    }
    keywords
}

fn join(keyword: &mut Keyword, mentions: Vec<Span>) {
    keyword.mentions.extend(mentions);
    keyword.mentions.sort_unstable();
    keyword.mentions.dedup();
    keyword.count = u32::try_from(keyword.mentions.len()).unwrap_or(u32::MAX);
}

/// The candidate as it is shown.
pub(crate) fn term(document: &Document<'_>, names: &[Name<'_>], candidate: &Candidate<'_>) -> String {
    let name = match candidate.what {
        What::Name(index, _) => names.get(index).map(|name| closed(name.name).to_string()),
        _ => None,
    };
    name.unwrap_or_else(|| render(document, &candidate.counted.mentions))
}

/// A name whose end was not found has no bracket that nothing closes: «Корнилий (Титов».
fn closed(name: &str) -> &str {
    match name.find(" (") {
        Some(at) if !name[at..].contains(')') => &name[..at],
        _ => name,
    }
}

fn keyword(document: &Document<'_>, names: &[Name<'_>], candidate: &Candidate<'_>, score: f64) -> Keyword {
    let tokens = &document.segmentation.tokens;
    let span = |token: usize| tokens.get(token).map_or(Span::default(), |token| token.span);
    let counted = &candidate.counted.mentions;
    let mentions: Vec<Span> = counted.iter().map(|mention| span(mention.first).cover(span(mention.end - 1))).collect();
    let term = term(document, names, candidate);
    Keyword {
        kind: if term.contains(' ') { TermKind::Phrase } else { TermKind::Word },
        term,
        count: u32::try_from(mentions.len()).unwrap_or(u32::MAX),
        score,
        mentions,
    }
}

#[cfg(test)]
mod tests {
    use super::closed;

    #[test]
    fn a_bracket_that_nothing_closes_is_left_out() {
        for (name, wanted) in [
            ("Корнилий (Титов", "Корнилий"),
            ("Корнилий (Титов)", "Корнилий (Титов)"),
            ("Анна Ким", "Анна Ким"),
            ("ИГ (ДАИШ) и (", "ИГ (ДАИШ) и ("),
        ] {
            assert_eq!(closed(name), wanted);
        }
    }
}
