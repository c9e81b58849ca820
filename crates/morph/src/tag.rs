//! Parts of speech and grammemes, in the terms of OpenCorpora (<http://opencorpora.org/dict.php?act=gram>).

use std::ops::{BitAnd, BitOr, Not};

/// Part of speech.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
#[repr(u8)]
#[allow(missing_docs)] // each variant's line is its doc
pub enum Pos {
    /// NOUN
    Noun,
    /// ADJF, full adjective
    Adjf,
    /// ADJS, short adjective
    Adjs,
    /// COMP, comparative
    Comp,
    /// VERB, personal verb form
    Verb,
    /// INFN, infinitive
    Infn,
    /// PRTF, full participle
    Prtf,
    /// PRTS, short participle
    Prts,
    /// GRND, adverbial participle
    Grnd,
    /// NUMR, numeral
    Numr,
    /// ADVB, adverb
    Advb,
    /// NPRO, noun-like pronoun
    Npro,
    /// PRED, predicative
    Pred,
    /// PREP, preposition
    Prep,
    /// CONJ, conjunction
    Conj,
    /// PRCL, particle
    Prcl,
    /// INTJ, interjection
    Intj,
    /// A word in Latin letters.
    Latin,
    /// A number in digits, also Roman ones.
    Number,
    /// Punctuation and symbols.
    Punct,
    /// Nothing is known.
    #[default]
    Unknown,
}

impl Pos {
    /// All parts of speech by their numbers, which packs store, with OpenCorpora's codes.
    pub const ALL: &'static [(Pos, &'static str)] = &[
        (Pos::Noun, "NOUN"),
        (Pos::Adjf, "ADJF"),
        (Pos::Adjs, "ADJS"),
        (Pos::Comp, "COMP"),
        (Pos::Verb, "VERB"),
        (Pos::Infn, "INFN"),
        (Pos::Prtf, "PRTF"),
        (Pos::Prts, "PRTS"),
        (Pos::Grnd, "GRND"),
        (Pos::Numr, "NUMR"),
        (Pos::Advb, "ADVB"),
        (Pos::Npro, "NPRO"),
        (Pos::Pred, "PRED"),
        (Pos::Prep, "PREP"),
        (Pos::Conj, "CONJ"),
        (Pos::Prcl, "PRCL"),
        (Pos::Intj, "INTJ"),
        (Pos::Latin, "LATN"),
        (Pos::Number, "NUMB"),
        (Pos::Punct, "PNCT"),
        (Pos::Unknown, "UNKN"),
    ];

    /// The part of speech with a number; [`Pos::Unknown`] for a number too high.
    pub fn from_number(number: u8) -> Self {
        Self::ALL.get(usize::from(number)).map_or(Self::Unknown, |(pos, _)| *pos)
    }

    /// OpenCorpora's code.
    pub fn code(self) -> &'static str {
        Self::ALL.get(self as usize).map_or("UNKN", |(_, code)| code)
    }
}

/// A set of grammemes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Grammemes(u64);

macro_rules! grammemes {
    ($($name:ident = $bit:literal $code:literal $doc:literal,)*) => {
        impl Grammemes {
            $(#[doc = $doc] pub const $name: Grammemes = Grammemes(1 << $bit);)*
            /// All grammemes with OpenCorpora's codes.
            pub const ALL: &'static [(Grammemes, &'static str)] = &[$((Grammemes::$name, $code),)*];
        }
    };
}

grammemes! {
    NOMN = 0 "nomn" "Nominative.",
    GENT = 1 "gent" "Genitive.",
    DATV = 2 "datv" "Dative.",
    ACCS = 3 "accs" "Accusative.",
    ABLT = 4 "ablt" "Instrumental.",
    LOCT = 5 "loct" "Prepositional.",
    VOCT = 6 "voct" "Vocative.",
    GEN2 = 7 "gen2" "Second genitive.",
    ACC2 = 8 "acc2" "Second accusative.",
    LOC2 = 9 "loc2" "Second prepositional.",
    SING = 10 "sing" "Singular.",
    PLUR = 11 "plur" "Plural.",
    MASC = 12 "masc" "Masculine.",
    FEMN = 13 "femn" "Feminine.",
    NEUT = 14 "neut" "Neuter.",
    ANIM = 15 "anim" "Animate.",
    INAN = 16 "inan" "Inanimate.",
    NAME = 17 "Name" "First name.",
    SURN = 18 "Surn" "Surname.",
    PATR = 19 "Patr" "Patronymic.",
    GEOX = 20 "Geox" "Toponym.",
    ORGN = 21 "Orgn" "Organisation.",
    TRAD = 22 "Trad" "Trade mark.",
    ABBR = 23 "Abbr" "Abbreviation.",
    FIXD = 24 "Fixd" "Indeclinable.",
    SGTM = 25 "Sgtm" "Singular only.",
    PLTM = 26 "Pltm" "Plural only.",
    MSF = 27 "ms-f" "Masculine or feminine by the person meant.",
    GNDR = 28 "GNdr" "Gender not expressed.",
    INIT = 29 "Init" "Initial of a name.",
    PAST = 30 "past" "Past.",
    PRES = 31 "pres" "Present.",
    FUTR = 32 "futr" "Future.",
    PER1 = 33 "1per" "First person.",
    PER2 = 34 "2per" "Second person.",
    PER3 = 35 "3per" "Third person.",
    INDC = 36 "indc" "Indicative.",
    IMPR = 37 "impr" "Imperative.",
    PERF = 38 "perf" "Perfective.",
    IMPF = 39 "impf" "Imperfective.",
    TRAN = 40 "tran" "Transitive.",
    INTR = 41 "intr" "Intransitive.",
    ACTV = 42 "actv" "Active.",
    PSSV = 43 "pssv" "Passive.",
    APRO = 44 "Apro" "Pronominal.",
    ANUM = 45 "Anum" "Ordinal.",
    POSS = 46 "Poss" "Possessive.",
    SUPR = 47 "Supr" "Superlative.",
    QUAL = 48 "Qual" "Qualitative.",
    PREDX = 49 "Prdx" "May stand as predicative.",
    PRNT = 50 "Prnt" "Parenthetic.",
    SUBX = 51 "Subx" "May stand as noun.",
    DIST = 52 "Dist" "Distorted spelling.",
    INFR = 53 "Infr" "Colloquial.",
    SLNG = 54 "Slng" "Slang.",
    ARCH = 55 "Arch" "Obsolete.",
    ERRO = 56 "Erro" "Misspelt.",
    REFL = 57 "Refl" "Reflexive verb.",
    QUES = 58 "Ques" "Interrogative.",
    DMNS = 59 "Dmns" "Demonstrative.",
    ANPH = 60 "Anph" "Anaphoric.",
    VARI = 61 "Vari" "Any other mark of variety (V-oy, V-ey, V-be, Cmp2, …).",
    ADJX = 62 "Adjx" "Noun that may stand as adjective.",
    IMPE = 63 "Impe" "Impersonal verb or use.",
}

impl Grammemes {
    /// The empty set.
    pub const NONE: Grammemes = Grammemes(0);
    /// The six cases and their variants.
    pub const CASES: Grammemes = Grammemes(0x3ff);
    /// Singular and plural.
    pub const NUMBERS: Grammemes = Grammemes(0xc00);
    /// The three genders.
    pub const GENDERS: Grammemes = Grammemes(0x7000);
    /// Animate and inanimate.
    pub const ANIMACY: Grammemes = Grammemes(0x18000);
    /// Past, present, future.
    pub const TENSES: Grammemes = Grammemes(0x7 << 30);
    /// First, second, third person.
    pub const PERSONS: Grammemes = Grammemes(0x7 << 33);
    /// Indicative and imperative.
    pub const MOODS: Grammemes = Grammemes(0x3 << 36);
    /// Perfective and imperfective.
    pub const ASPECTS: Grammemes = Grammemes(0x3 << 38);
    /// Active and passive.
    pub const VOICES: Grammemes = Grammemes(0x3 << 42);

    /// The set with these bits.
    pub const fn from_bits(bits: u64) -> Self {
        Self(bits)
    }

    /// The bits.
    pub const fn bits(self) -> u64 {
        self.0
    }

    /// Whether all of `other` are in the set.
    pub const fn has(self, other: Grammemes) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether one of `other` is in the set.
    pub const fn any(self, other: Grammemes) -> bool {
        self.0 & other.0 != 0
    }

    /// The set with `wanted` in it and what that excludes taken out: the other cases for a case, and so on.
    pub const fn updated(self, wanted: Grammemes) -> Self {
        const EXCLUSIVE: [Grammemes; 9] = [
            Grammemes::CASES,
            Grammemes::NUMBERS,
            Grammemes::GENDERS,
            Grammemes::ANIMACY,
            Grammemes::TENSES,
            Grammemes::PERSONS,
            Grammemes::MOODS,
            Grammemes::ASPECTS,
            Grammemes::VOICES,
        ];
        let mut bits = self.0;
        let mut at = 0;
        while at < EXCLUSIVE.len() {
            if wanted.any(EXCLUSIVE[at]) {
                bits &= !EXCLUSIVE[at].0;
            }
            at += 1;
        }
        Self(bits | wanted.0)
    }

    /// Whether the set is empty.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl BitOr for Grammemes {
    type Output = Self;
    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl BitAnd for Grammemes {
    type Output = Self;
    fn bitand(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}

impl Not for Grammemes {
    type Output = Self;
    fn not(self) -> Self {
        Self(!self.0)
    }
}

/// Grammemes of OpenCorpora that fall together with another here.
const SAME: &[(&str, Grammemes)] = &[("Ms-f", Grammemes::MSF)];

/// Part of speech and grammemes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Tag {
    /// Part of speech.
    pub pos: Pos,
    /// Everything else.
    pub grammemes: Grammemes,
}

impl Tag {
    /// Reads OpenCorpora's notation: `NOUN,anim,masc sing,nomn`. What has no name here counts as [`Grammemes::VARI`].
    pub fn parse(text: &str) -> Self {
        let mut tag = Self::default();
        for code in text.split([',', ' ']) {
            if let Some((pos, _)) = Pos::ALL.iter().find(|(_, c)| *c == code) {
                tag.pos = *pos;
                continue;
            }
            let named = Grammemes::ALL.iter().map(|&(set, c)| (c, set)).chain(SAME.iter().copied());
            let set = named.into_iter().find(|(c, _)| *c == code).map_or(Grammemes::VARI, |(_, set)| set);
            tag.grammemes = tag.grammemes | set;
        }
        tag
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_parts_of_speech_are_their_places() {
        for (number, (pos, code)) in Pos::ALL.iter().enumerate() {
            assert_eq!(Pos::from_number(number as u8), *pos);
            assert_eq!(pos.code(), *code);
        }
        assert_eq!(Pos::from_number(200), Pos::Unknown);
    }

    #[test]
    fn groups_hold_what_they_say() {
        use Grammemes as G;
        let groups = [
            (G::CASES, "nomn gent datv accs ablt loct voct gen2 acc2 loc2"),
            (G::NUMBERS, "sing plur"),
            (G::GENDERS, "masc femn neut"),
            (G::ANIMACY, "anim inan"),
            (G::TENSES, "past pres futr"),
            (G::PERSONS, "1per 2per 3per"),
            (G::MOODS, "indc impr"),
            (G::ASPECTS, "perf impf"),
            (G::VOICES, "actv pssv"),
        ];
        for (group, codes) in groups {
            let held: Vec<&str> = G::ALL.iter().filter(|(set, _)| group.has(*set)).map(|(_, code)| *code).collect();
            assert_eq!(held.join(" "), codes);
        }
    }

    #[test]
    fn tags_are_read_from_opencorporas_notation() {
        let tag = Tag::parse("NOUN,anim,ms-f,Sgtm,Surn sing,gent");
        assert_eq!(tag.pos, Pos::Noun);
        let all = [Grammemes::ANIM, Grammemes::MSF, Grammemes::SGTM, Grammemes::SURN, Grammemes::SING, Grammemes::GENT];
        assert_eq!(tag.grammemes, all.into_iter().fold(Grammemes::NONE, |set, one| set | one));
        assert_eq!(Tag::parse("ADVB"), Tag { pos: Pos::Advb, grammemes: Grammemes::NONE });
        assert!(Tag::parse("ADJF,Qual femn,sing,ablt,V-oy").grammemes.has(Grammemes::VARI));
    }

    #[test]
    fn wanted_grammemes_push_out_their_rivals() {
        let from = Tag::parse("ADJF masc,sing,gent").grammemes;
        assert_eq!(from.updated(Grammemes::NOMN | Grammemes::FEMN), Tag::parse("ADJF femn,sing,nomn").grammemes);
    }
}
