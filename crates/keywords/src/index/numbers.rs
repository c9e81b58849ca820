//! Values as numbers.

use super::Class;
use sarap_morph::context::FxBuild;
use sarap_morph::{Grammemes, Pos, Tag};
use sarap_text::TokenKind;
use std::collections::HashMap;

/// Numbers kinds of token in the bytes.
const KINDS: [TokenKind; 6] =
    [TokenKind::Word, TokenKind::Number, TokenKind::Punctuation, TokenKind::Symbol, TokenKind::Email, TokenKind::Url];

/// Kind, part of speech and grammemes as numbers.
pub(super) type ClassKey = (u8, u8, u64);

pub(super) fn class_key(class: Class) -> ClassKey {
    let kind = KINDS.iter().position(|&kind| kind == class.kind).unwrap_or_default();
    (kind as u8, class.tag.pos as u8, class.tag.grammemes.bits())
}

pub(super) fn class_of((kind, pos, bits): ClassKey) -> Class {
    let kind = KINDS.get(usize::from(kind)).copied().unwrap_or(TokenKind::Symbol);
    let grammemes = Grammemes::from_bits(bits);
    Class { kind, tag: Tag { pos: Pos::from_number(pos), grammemes } }
}

/// Numbers each different value once.
#[derive(Clone, Debug)]
pub(super) struct Numbers<T> {
    pub(super) all: Vec<T>,
    known: HashMap<T, u32, FxBuild>,
}

impl<T> Default for Numbers<T> {
    fn default() -> Self {
        Self { all: Vec::new(), known: HashMap::default() }
    }
}

impl<T: Copy + Eq + Ord + std::hash::Hash> Numbers<T> {
    pub(super) fn number(&mut self, value: T) -> u32 {
        *self.known.entry(value).or_insert_with(|| {
            self.all.push(value);
            self.all.len() as u32 - 1
        })
    }

    /// The values, changed, in order, and each old number's new one.
    pub(super) fn sorted(self, change: impl Fn(T) -> T) -> (Vec<T>, Vec<u32>) {
        let mut all: Vec<(T, u32)> = self.all.into_iter().map(change).zip(0..).collect();
        all.sort_unstable();
        let mut places = vec![0; all.len()];
        for (new, (_, old)) in (0..).zip(&all) {
            places[*old as usize] = new;
        }
        (all.into_iter().map(|(value, _)| value).collect(), places)
    }
}
