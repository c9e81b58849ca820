//! Three published rankings, over lemmas instead of word forms.

pub mod rake;
mod stream;
pub mod textrank;
pub mod yake;

pub use stream::{Item, Shape, Word};
pub(crate) use stream::{Keep, stream};

use crate::count::Mention;
use crate::render::render;
use crate::{Keyword, Known, LIMIT, TermKind};
use sarap_morph::{Document, Pos};
use sarap_text::Span;
use std::collections::BTreeMap;

/// Which ranking.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Published {
    /// [`yake`]
    Yake,
    /// [`rake`], three words at most.
    Rake,
    /// [`textrank`]
    TextRank,
}

/// The keywords of `document` by a published ranking, best first, [`LIMIT`] at most; of what is known only
/// [`Known::skipped`] counts.
pub fn keywords(document: &Document<'_>, known: &Known<'_>, ranking: Published) -> Vec<Keyword> {
    let keep = if ranking == Published::TextRank { Keep::Nominal } else { Keep::Content };
    let sentences = stream(document, known.skipped, keep);
    let all = match ranking {
        Published::Yake => yake::rank(&sentences),
        Published::Rake => rake::rank(&sentences, 3),
        Published::TextRank => textrank::rank(&sentences),
    };
    let best = all.first().map_or(1.0, |ranked| ranked.score);
    let keyword = |ranked: &Ranked| {
        let relative = if ranking == Published::Yake { best / ranked.score } else { ranked.score / best };
        keyword(document, ranked, if relative.is_finite() { relative.clamp(0.0, 1.0) } else { 0.0 })
    };
    all.iter().take(LIMIT).map(keyword).collect()
}

fn keyword(document: &Document<'_>, ranked: &Ranked, score: f64) -> Keyword {
    let readings = document.morphology.tokens();
    let mention = |&(first, end): &(usize, usize)| {
        let head = (first..end).find(|&token| readings[token].tag.pos == Pos::Noun).unwrap_or(first);
        Mention { first, end, head, reading: readings[head].chosen }
    };
    let mentions: Vec<Mention> = ranked.mentions.iter().map(mention).collect();
    let span = |mention: &Mention| {
        let tokens = &document.segmentation.tokens;
        tokens[mention.first].span.cover(tokens[mention.end - 1].span)
    };
    let spans: Vec<Span> = mentions.iter().map(span).collect();
    Keyword {
        term: render(document, &mentions),
        kind: if ranked.terms.len() > 1 { TermKind::Phrase } else { TermKind::Word },
        count: u32::try_from(spans.len()).unwrap_or(u32::MAX),
        score,
        mentions: spans,
    }
}

/// A sequence of terms with its score and its mentions.
#[derive(Clone, PartialEq, Debug)]
pub struct Ranked {
    /// The terms in order.
    pub terms: Vec<u32>,
    /// Higher is better; YAKE's, which is better when lower, has its sign turned.
    pub score: f64,
    /// First token and the token after the last, of each mention in order.
    pub mentions: Vec<(usize, usize)>,
}

/// Mentions by their terms.
type Runs = BTreeMap<Vec<u32>, Vec<(usize, usize)>>;

/// Adds a mention of `words`, which follow each other in the text.
fn add(runs: &mut Runs, words: &[Word]) {
    if let (Some(first), Some(last)) = (words.first(), words.last()) {
        runs.entry(words.iter().map(|word| word.term).collect()).or_default().push((first.token, last.token + 1));
    }
}

/// Best first; of equals what comes first in the text, the longer one before the shorter.
fn sort(all: &mut [Ranked]) {
    let place = |ranked: &Ranked| ranked.mentions.first().map(|&(first, end)| (first, std::cmp::Reverse(end)));
    all.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| place(a).cmp(&place(b))));
}
