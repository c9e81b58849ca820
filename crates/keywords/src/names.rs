//! Names that the document is known to hold, laid over its tokens.

use crate::count::Mention;
use crate::render::is_sentence_start;
use sarap_morph::{Document, Grammemes, Pos};
use sarap_text::{Case, Span};

/// What a name names.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum NameKind {
    /// A person.
    Person,
    /// An organisation.
    Organisation,
    /// A place.
    Place,
    /// Anything else with a name of its own: an event, a work, a facility, a product.
    Other,
}

/// A name of the document with the places where its bearer is mentioned.
#[derive(Clone, Debug)]
pub struct Name<'a> {
    /// What it names.
    pub kind: NameKind,
    /// The best name in dictionary form; a keyword shows it as it is.
    pub name: &'a str,
    /// Its mentions, in order.
    pub mentions: Vec<Span>,
}

/// Which name a token belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Cover {
    /// The longest mention of several tokens around it, `first..end`; empty if there is none.
    pub(crate) first: u32,
    pub(crate) end: u32,
    /// Whether a mention of one token alone stands here, or one of a person around it.
    pub(crate) whole: bool,
}

/// The names' mentions in tokens, and each token's cover.
#[derive(Debug, Default)]
pub(crate) struct Names {
    /// For each name, outside what is skipped; a mention without a whole token is left out.
    pub(crate) mentions: Vec<Vec<Mention>>,
    /// For each token; empty if there are no names.
    cover: Vec<Cover>,
}

impl Names {
    /// Lays `names` over the tokens for which `outside` holds.
    pub(crate) fn lay(document: &Document<'_>, names: &[Name<'_>], outside: &[bool]) -> Self {
        if names.is_empty() {
            return Self::default();
        }
        let tokens = &document.segmentation.tokens;
        let mut cover = vec![Cover::default(); tokens.len()];
        let mut mentions = Vec::with_capacity(names.len());
        for name in names {
            let mut own = Vec::with_capacity(name.mentions.len());
            let first = |span: &Span| tokens.partition_point(|token| token.span.start() < span.start());
            // «Заседание суда» that begins a sentence is no name: its capital says nothing.
            let common = name.kind == NameKind::Other
                && name.mentions.iter().all(|span| is_sentence_start(document, first(span)));
            for span in name.mentions.iter().filter(|_| !common) {
                let first = first(span);
                let count = tokens[first..].partition_point(|token| token.span.end() <= span.end());
                let end = first + count;
                if count == 0 || !outside[first] {
                    continue;
                }
                own.push(Mention { first, end, head: first, reading: document.morphology.tokens()[first].chosen });
                for place in &mut cover[first..end] {
                    if count > 1 && end - first > (place.end - place.first) as usize {
                        (place.first, place.end) = (first as u32, end as u32);
                    }
                    place.whole |= count == 1 || name.kind == NameKind::Person;
                }
            }
            mentions.push(own);
        }
        Self { mentions, cover }
    }

    /// Whether a name stands for the token, so that it is no word by itself: «Путина», «Москве», «Аравия» of «Саудовская
    /// Аравия», but not «министерство» of «министерство обороны».
    pub(crate) fn holds(&self, document: &Document<'_>, token: usize) -> bool {
        let Some(cover) = self.cover.get(token) else { return false };
        let several = cover.end > cover.first;
        cover.whole || several && (document.segmentation.tokens[token].case != Case::Lower || is_name(document, token))
    }

    /// Whether the token stands in a name of several tokens.
    pub(crate) fn covers(&self, token: usize) -> bool {
        self.cover.get(token).is_some_and(|cover| cover.end > cover.first)
    }

    /// Whether `first..end` is no piece of a name and cuts none in two.
    pub(crate) fn allows(&self, first: usize, end: usize) -> bool {
        let holds = |token: usize| match self.cover.get(token) {
            Some(cover) if cover.end > cover.first => {
                let (own, its) = (cover.first as usize, cover.end as usize);
                first <= own && its <= end && (first, end) != (own, its)
            }
            _ => true,
        };
        holds(first) && holds(end - 1)
    }
}

/// Whether the token is a proper name by its grammemes.
pub(crate) fn is_name(document: &Document<'_>, token: usize) -> bool {
    let names = Grammemes::NAME | Grammemes::SURN | Grammemes::PATR | Grammemes::GEOX | Grammemes::ORGN;
    let reading = document.morphology.tokens().get(token);
    reading.is_some_and(|reading| reading.tag.grammemes.any(names) || reading.tag.pos == Pos::Latin)
}
