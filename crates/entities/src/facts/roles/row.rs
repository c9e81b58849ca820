//! One row of items, and what the rules ask of it.

use super::form::Form;
use super::scene::{Item, Kind, Scene, Sign};
use super::words::Meaning;
use crate::resolve::reads;
use sarap_morph::{Grammemes, Pos};
use sarap_text::Span;

/// Who holds a post, as a rule found it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Holder {
    /// The item of the person.
    pub(super) item: usize,
    pub(super) former: bool,
    pub(super) rule: &'static str,
    pub(super) score: f32,
}

/// Brackets longer than this are not stepped over.
const LONGEST_BRACKET: usize = 40;

#[derive(Clone, Copy)]
pub(super) struct Row<'a, 'd> {
    pub(super) scene: &'a Scene<'d>,
    pub(super) items: &'a [Item],
}

impl Row<'_, '_> {
    pub(super) fn len(&self) -> usize {
        self.items.len()
    }

    pub(super) fn kind(&self, item: usize) -> Kind {
        self.kind_at(item).unwrap_or(Kind::Word(Sign::Other))
    }

    pub(super) fn kind_at(&self, item: usize) -> Option<Kind> {
        self.items.get(item).map(|item| item.kind)
    }

    /// The mention that an item is.
    pub(super) fn mention(&self, item: usize) -> Option<usize> {
        self.items.get(item)?.mention
    }

    /// Where an item stands in the text.
    pub(super) fn span(&self, item: usize) -> Span {
        let tokens = &self.scene.document.segmentation.tokens;
        let own = self.items.get(item).and_then(|item| tokens.get(item.tokens.clone()));
        match own {
            Some([first, .., last]) => first.span.cover(last.span),
            Some([only]) => only.span,
            _ => Span::default(),
        }
    }

    /// The forms of a mention; of a word, none is known.
    pub(super) fn form(&self, item: usize) -> Form {
        self.mention(item).map_or(Form::ANY, |mention| self.scene.form(mention))
    }

    /// The case that was chosen for a word.
    pub(super) fn chosen_case(&self, item: usize) -> Grammemes {
        let reading = self.items.get(item).and_then(|item| self.scene.reading(item.tokens.start));
        reading.map_or(Grammemes::NONE, |reading| reading.tag.grammemes & Grammemes::CASES)
    }

    /// Whether a word has this meaning.
    pub(super) fn means(&self, item: usize, meaning: Meaning) -> bool {
        self.items.get(item).is_some_and(|item| self.scene.means(item.tokens.start, meaning))
    }

    /// Whether a word is `small` in any capitals.
    pub(super) fn reads(&self, item: usize, small: &str) -> bool {
        self.items.get(item).is_some_and(|item| reads(self.scene.text(item.tokens.start), small))
    }

    /// «прошлом», behind «в»
    pub(super) fn in_the_past(&self, item: usize) -> bool {
        self.reads(item, "прошлом") && item.checked_sub(1).is_some_and(|before| self.reads(before, "в"))
    }

    pub(super) fn lemma(&self, item: usize) -> &str {
        self.items.get(item).map_or("", |item| self.scene.lemma(item.tokens.start))
    }

    /// Whether the item is one adjective: «российский».
    pub(super) fn is_adjective(&self, item: usize) -> bool {
        self.items.get(item).is_some_and(|item| {
            let reading = self.scene.reading(item.tokens.start);
            item.tokens.len() == 1 && reading.is_some_and(|reading| matches!(reading.tag.pos, Pos::Adjf | Pos::Prtf))
        })
    }

    /// The post that ends before `item`, where a place, an organisation and a preposition may stand between: «[посол России]
    /// в Украине, …».
    pub(super) fn post_before(&self, item: usize) -> Option<usize> {
        let between = |kind| matches!(kind, Kind::Place | Kind::Body | Kind::Word(Sign::Preposition | Sign::Quote));
        let from = item.saturating_sub(4);
        let last = (from..item).rev().find(|&at| !between(self.kind(at)))?;
        (self.kind(last) == Kind::Post).then_some(last)
    }

    /// The bracket that closes the one at `open`.
    pub(super) fn closing(&self, open: usize) -> Option<usize> {
        (open + 1..self.len().min(open + LONGEST_BRACKET)).find(|&item| self.kind(item) == Kind::Word(Sign::Close))
    }

    /// The person whose name ends before `item`, where brackets, quotes and a place may stand between.
    pub(super) fn person_before(&self, item: usize) -> Option<usize> {
        let mut at = item.checked_sub(1)?;
        loop {
            match self.kind(at) {
                Kind::Person => return Some(at),
                Kind::Word(Sign::Quote) => at = at.checked_sub(1)?,
                Kind::Word(Sign::Close) => {
                    let from = at.saturating_sub(LONGEST_BRACKET);
                    let open = (from..at).rev().find(|&item| self.kind(item) == Kind::Word(Sign::Open))?;
                    at = open.checked_sub(1)?;
                }
                _ => return None,
            }
        }
    }
}
