//! Tags as the features see them.

use crate::{Grammemes, Pos, Tag};
use sarap_text::{FxBuild, mix};
use std::collections::HashMap;

/// What makes a kind of word.
const KINDS: Grammemes = Grammemes::from_bits(
    Grammemes::NAME.bits()
        | Grammemes::SURN.bits()
        | Grammemes::PATR.bits()
        | Grammemes::GEOX.bits()
        | Grammemes::ORGN.bits()
        | Grammemes::INIT.bits()
        | Grammemes::APRO.bits()
        | Grammemes::ANUM.bits()
        | Grammemes::PRNT.bits(),
);

const INFLECTION: Grammemes = Grammemes::from_bits(
    Grammemes::CASES.bits()
        | Grammemes::NUMBERS.bits()
        | Grammemes::GENDERS.bits()
        | Grammemes::PAST.bits()
        | Grammemes::PRES.bits()
        | Grammemes::FUTR.bits()
        | Grammemes::PER1.bits()
        | Grammemes::PER2.bits()
        | Grammemes::PER3.bits()
        | Grammemes::IMPR.bits()
        | Grammemes::ACTV.bits()
        | Grammemes::SUPR.bits(),
);

/// All that the features see.
const SEEN: Grammemes = Grammemes::from_bits(KINDS.bits() | INFLECTION.bits() | Grammemes::ANIMACY.bits());

/// What the features see of a tag.
#[derive(Clone, Copy, Debug)]
pub(super) struct Class {
    /// Hash of part of speech and inflection.
    pub(super) fine: u64,
    /// Hash of part of speech and kind of word.
    pub(super) coarse: u64,
    pub(super) pos: Pos,
    pub(super) agreeing: Agreeing,
}

impl Class {
    pub(super) fn of(tag: Tag) -> Self {
        let grammemes = plain_cases(tag.grammemes);
        Self {
            fine: mix((grammemes & (KINDS | INFLECTION)).bits(), tag.pos as u64 + 101),
            coarse: mix((grammemes & KINDS).bits(), tag.pos as u64 + 1),
            pos: tag.pos,
            agreeing: Agreeing { grammemes, said: said(grammemes) },
        }
    }
}

/// Second cases count as the cases they are variants of.
#[inline]
fn plain_cases(g: Grammemes) -> Grammemes {
    let swap =
        [(Grammemes::GEN2, Grammemes::GENT), (Grammemes::ACC2, Grammemes::ACCS), (Grammemes::LOC2, Grammemes::LOCT)];
    swap.iter().fold(g, |g, &(from, to)| if g.has(from) { (g & !from) | to } else { g })
}

/// What of a tag may agree with a neighbour's.
#[derive(Clone, Copy, Debug)]
pub(super) struct Agreeing {
    grammemes: Grammemes,
    /// Which of case, number, gender and animacy are said, a bit each in its place of two.
    said: u64,
}

impl Agreeing {
    /// For case, number, gender and animacy each, from the highest two bits down: not said by both (0), different (1) or
    /// the same (2).
    #[inline]
    pub(super) fn with(self, other: Self) -> u64 {
        (self.said & other.said) + said(self.grammemes & other.grammemes)
    }
}

#[inline]
fn said(grammemes: Grammemes) -> u64 {
    let groups = [Grammemes::CASES, Grammemes::NUMBERS, Grammemes::GENDERS, Grammemes::ANIMACY];
    groups.iter().fold(0, |code, &group| code << 2 | u64::from(grammemes.any(group)))
}

/// A tag as a number, and that of its class.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Numbered {
    pub(super) tag: u16,
    pub(super) class: u16,
}

/// The tags met so far and their classes, by number.
#[derive(Debug, Default)]
pub(super) struct Classes {
    tags: Vec<Tag>,
    all: Vec<Class>,
    by_tag: HashMap<Tag, Numbered, FxBuild>,
    /// By what the features see of a tag.
    by_seen: HashMap<Tag, u16, FxBuild>,
}

impl Classes {
    pub(super) fn number(&mut self, tag: Tag) -> Numbered {
        self.by_tag.get(&tag).copied().unwrap_or_else(|| self.add(tag))
    }

    #[cold]
    fn add(&mut self, tag: Tag) -> Numbered {
        let Ok(number) = u16::try_from(self.tags.len()) else {
            // A damaged pack: no dictionary has so many.
            return Numbered::default();
        };
        let seen = Tag { grammemes: plain_cases(tag.grammemes) & SEEN, ..tag };
        let class = *self.by_seen.entry(seen).or_insert_with(|| {
            self.all.push(Class::of(tag));
            self.all.len() as u16 - 1
        });
        self.tags.push(tag);
        let numbered = Numbered { tag: number, class };
        self.by_tag.insert(tag, numbered);
        numbered
    }

    pub(super) fn tag(&self, number: u16) -> Tag {
        self.tags.get(usize::from(number)).copied().unwrap_or_default()
    }

    #[inline]
    pub(super) fn get(&self, class: u16) -> &Class {
        &self.all[usize::from(class)]
    }
}
