//! The document as the scanners here see it: tokens with their meanings, mentions at their tokens, paragraphs.

use super::lexicon::{Meaning, meanings};
use crate::resolve::reads;
use crate::{Entity, Label, Mention};
use sarap_morph::{Document, Grammemes, Pos, Tag};
use sarap_text::{Span, TokenKind};
use std::ops::Range;

/// A mention that lies in no other, by its tokens.
#[derive(Clone, Debug)]
pub(super) struct Named {
    pub(super) label: Label,
    pub(super) entity: usize,
    pub(super) tokens: Range<usize>,
    /// Whether it stands as it would as a subject.
    pub(super) nominative: bool,
}

/// Everything below is asked by the number of a token; what lies outside the document answers with nothing.
pub(super) struct View<'a> {
    pub(super) document: &'a Document<'a>,
    pub(super) mentions: &'a [Mention],
    pub(super) entities: &'a [Entity],
    pub(super) named: Vec<Named>,
    /// The number in `named` of the mention that a token belongs to.
    at_token: Vec<Option<u32>>,
    /// The meanings of each lemma.
    meanings: Vec<&'static [Meaning]>,
    /// Where each token's sentence ends.
    sentence: Vec<Range<u32>>,
    /// Paragraphs, as ranges of tokens.
    pub(super) paragraphs: Vec<Range<usize>>,
    /// The entity of each mention.
    pub(super) entity_of: Vec<usize>,
}

impl<'a> View<'a> {
    pub(super) fn new(document: &'a Document<'a>, mentions: &'a [Mention], entities: &'a [Entity]) -> Self {
        let tokens = &document.segmentation.tokens;
        let mut sentence = vec![0..0; tokens.len()];
        for one in &document.segmentation.sentences {
            for at in one.tokens.clone() {
                if let Some(slot) = sentence.get_mut(at as usize) {
                    *slot = one.tokens.clone();
                }
            }
        }
        let mut entity_of = vec![0; mentions.len()];
        for (number, entity) in entities.iter().enumerate() {
            for &mention in &entity.mentions {
                if let Some(slot) = entity_of.get_mut(mention) {
                    *slot = number;
                }
            }
        }
        let meant = |at: usize| {
            let lemma = document.morphology.lemma(sarap_morph::LemmaId(at as u32));
            if lemma.contains('ё') { meanings(&lemma.replace('ё', "е")) } else { meanings(lemma) }
        };
        let mut view = Self {
            document,
            mentions,
            entities,
            named: Vec::new(),
            at_token: vec![None; tokens.len()],
            meanings: (0..document.morphology.lemma_count()).map(meant).collect(),
            sentence,
            paragraphs: paragraphs(document),
            entity_of,
        };
        view.name_tokens();
        view
    }

    /// Finds the tokens of the mentions that lie in no other.
    fn name_tokens(&mut self) {
        let tokens = &self.document.segmentation.tokens;
        let (mut at, mut done) = (0, 0);
        for (number, mention) in self.mentions.iter().enumerate() {
            if mention.span.start() < done || mention.span.is_empty() {
                continue;
            }
            done = mention.span.end();
            while tokens.get(at).is_some_and(|token| token.span.end() <= mention.span.start()) {
                at += 1;
            }
            let first = at;
            while tokens.get(at).is_some_and(|token| token.span.start() < mention.span.end()) {
                at += 1;
            }
            let surface = mention.span.of(self.document.text);
            let index = self.named.len() as u32;
            self.at_token[first..at].fill(Some(index));
            self.named.push(Named {
                label: mention.label,
                entity: self.entity_of.get(number).copied().unwrap_or_default(),
                tokens: first..at,
                nominative: mention.nominative.as_deref().is_none_or(|form| same(form, surface)),
            });
        }
    }

    pub(super) fn len(&self) -> usize {
        self.document.segmentation.tokens.len()
    }

    pub(super) fn span(&self, at: usize) -> Span {
        self.document.segmentation.tokens.get(at).map(|token| token.span).unwrap_or_default()
    }

    pub(super) fn str(&self, at: usize) -> &'a str {
        self.span(at).of(self.document.text)
    }

    /// Whether the token is `word` in any capitals; that has Russian letters alone.
    pub(super) fn reads(&self, at: usize, word: &str) -> bool {
        reads(self.str(at), word)
    }

    pub(super) fn is_word(&self, at: usize) -> bool {
        self.document.segmentation.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word)
    }

    pub(super) fn lemma(&self, at: usize) -> &'a str {
        let morphology = self.document.morphology;
        morphology.tokens().get(at).map_or("", |reading| morphology.lemma(reading.lemma))
    }

    pub(super) fn tag(&self, at: usize) -> Tag {
        self.document.morphology.tokens().get(at).map(|reading| reading.tag).unwrap_or_default()
    }

    pub(super) fn pos(&self, at: usize) -> Pos {
        self.tag(at).pos
    }

    pub(super) fn has(&self, at: usize, grammemes: Grammemes) -> bool {
        self.tag(at).grammemes.has(grammemes)
    }

    pub(super) fn means(&self, at: usize, meaning: Meaning) -> bool {
        let Some(reading) = self.document.morphology.tokens().get(at) else { return false };
        self.meanings.get(reading.lemma.0 as usize).is_some_and(|all| all.contains(&meaning))
    }

    pub(super) fn is_dash(&self, at: usize) -> bool {
        matches!(self.str(at), "-" | "–" | "—" | "−" | "―" | "--" | "‒")
    }

    /// A sign after which direct speech may be broken off: «,», «!», «?», «…».
    pub(super) fn is_break(&self, at: usize) -> bool {
        self.str(at).ends_with([',', '!', '?', '…']) || self.str(at).starts_with("..")
    }

    pub(super) fn is_stop(&self, at: usize) -> bool {
        self.str(at).ends_with(['.', '!', '?', '…']) && !self.is_word(at)
    }

    /// The mention that the token belongs to.
    pub(super) fn named_at(&self, at: usize) -> Option<&Named> {
        self.at_token.get(at).copied().flatten().and_then(|index| self.named.get(index as usize))
    }

    /// The tokens of the sentence of a token.
    pub(super) fn sentence(&self, at: usize) -> Range<usize> {
        self.sentence.get(at).map_or(at..at, |range| range.start as usize..range.end as usize)
    }

    /// Personal verb form.
    pub(super) fn is_finite(&self, at: usize) -> bool {
        self.pos(at) == Pos::Verb
    }

    /// How many words stand in `tokens`, no more than `most` looked for.
    pub(super) fn words(&self, tokens: Range<usize>, most: usize) -> usize {
        tokens.filter(|&at| self.is_word(at) || self.pos(at) == Pos::Number).take(most).count()
    }

    /// Whether one of the tokens may be the predicate of a sentence.
    pub(super) fn has_predicate(&self, mut tokens: Range<usize>) -> bool {
        let kinds = [Pos::Verb, Pos::Pred, Pos::Prts, Pos::Adjs, Pos::Infn];
        tokens.any(|at| {
            kinds.contains(&self.pos(at))
                || self.lemma(at) == "нет"
                || (self.is_dash(at) && !self.is_break(at.wrapping_sub(1)))
        })
    }

    /// The text from the start of token `first` to the end of the one before `end`.
    pub(super) fn cover(&self, tokens: Range<usize>) -> Span {
        if tokens.is_empty() {
            return Span::new(self.span(tokens.start).start(), self.span(tokens.start).start());
        }
        self.span(tokens.start).cover(self.span(tokens.end - 1))
    }

    /// `tokens` without the quotation marks around all of them. Where the closing mark stands for an inner quotation too, it stays.
    pub(super) fn unmarked(&self, tokens: Range<usize>) -> Range<usize> {
        let mut depth = 0_usize;
        let close = tokens.clone().find(|&at| {
            match self.str(at) {
                "«" => depth += 1,
                "»" => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth == 0
        });
        match close {
            None => tokens.start + 1..tokens.end,
            Some(close) if close > tokens.start && close + 1 == tokens.end => tokens.start + 1..close,
            _ => tokens,
        }
    }

    /// `tokens` without dashes and commas at the start, and without commas, dashes and full stops at the end.
    pub(super) fn trimmed(&self, tokens: Range<usize>) -> Range<usize> {
        let (mut start, mut end) = (tokens.start, tokens.end);
        let loose = |at: usize| matches!(self.str(at), "," | ":" | ";") || self.is_dash(at);
        while start < end && (loose(start) || self.str(start) == ".") {
            start += 1;
        }
        while end > start && (loose(end - 1) || self.str(end - 1) == ".") {
            end -= 1;
        }
        start..end
    }
}

/// Whether two ways of writing are one, but for capitals, ё and white space.
fn same(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let letters = |text: &'_ str| -> Vec<char> {
        let small = text.chars().flat_map(char::to_lowercase);
        small.filter(|c| !c.is_whitespace()).map(|c| if c == 'ё' { 'е' } else { c }).collect()
    };
    letters(a) == letters(b)
}

/// Sentences without a line's end between them. In texts whose lines are broken inside sentences a blank line parts.
fn paragraphs(document: &Document<'_>) -> Vec<Range<usize>> {
    let mut all: Vec<Range<usize>> = Vec::new();
    let mut before: Option<(Span, bool)> = None;
    for sentence in &document.segmentation.sentences {
        let wrapped = sentence.span.of(document.text).contains('\n');
        let gap = before.map_or("", |(span, _)| {
            document.text.get(span.end() as usize..sentence.span.start() as usize).unwrap_or_default()
        });
        let breaks = gap.matches('\n').count();
        let dash = || sentence.span.of(document.text).starts_with(['-', '–', '—']);
        let parts = breaks > 1 || (breaks == 1 && (dash() || !(wrapped || before.is_some_and(|(_, wrapped)| wrapped))));
        let tokens = sentence.tokens.start as usize..sentence.tokens.end as usize;
        match all.last_mut().filter(|_| !parts) {
            Some(last) => last.end = tokens.end,
            None => all.push(tokens),
        }
        before = Some((sentence.span, wrapped));
    }
    all
}
