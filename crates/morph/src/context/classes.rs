//! Tags as the features see them.

use crate::{Grammemes, Pos, Tag};
use sarap_text::mix;

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

/// More classes than any dictionary has; what a damaged pack has beyond these is taken for the first of them.
const MOST: usize = 4096;

/// The classes met so far, by number.
#[derive(Debug)]
pub(super) struct Classes {
    all: Vec<Class>,
    /// The tag, less what the features do not see, of each.
    tags: Vec<(u64, Pos)>,
    /// An open hash table of their numbers, [`u16::MAX`] where nothing is; a power of two long and at least half empty.
    table: Vec<u16>,
}

impl Default for Classes {
    fn default() -> Self {
        Self { all: Vec::new(), tags: Vec::new(), table: vec![u16::MAX; 1024] }
    }
}

impl Classes {
    /// The number of a tag's class.
    pub(super) fn number(&mut self, tag: Tag) -> u16 {
        let seen = ((plain_cases(tag.grammemes) & SEEN).bits(), tag.pos);
        let mut place = self.place(seen);
        loop {
            let number = self.table[place];
            if number == u16::MAX {
                return if self.all.len() < MOST { self.add(tag, seen, place) } else { 0 };
            }
            if self.tags[usize::from(number)] == seen {
                return number;
            }
            place = (place + 1) & (self.table.len() - 1);
        }
    }

    fn place(&self, (grammemes, pos): (u64, Pos)) -> usize {
        mix(grammemes, pos as u64) as usize & (self.table.len() - 1)
    }

    fn add(&mut self, tag: Tag, seen: (u64, Pos), place: usize) -> u16 {
        let number = self.all.len() as u16;
        self.table[place] = number;
        self.all.push(Class::of(tag));
        self.tags.push(seen);
        if self.all.len() * 2 > self.table.len() {
            let size = self.table.len() * 2;
            self.table = vec![u16::MAX; size];
            for (number, &seen) in self.tags.iter().enumerate() {
                let mut place = self.place(seen);
                while self.table[place] != u16::MAX {
                    place = (place + 1) & (size - 1);
                }
                self.table[place] = number as u16;
            }
        }
        number
    }

    pub(super) fn get(&self, number: u16) -> &Class {
        &self.all[usize::from(number)]
    }

    pub(super) fn len(&self) -> usize {
        self.all.len()
    }
}
