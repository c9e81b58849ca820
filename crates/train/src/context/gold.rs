//! What the annotated corpora say of a token, in the dictionary's terms.

use crate::Failure;
use crate::corpora::{UdSentence, UdToken, conllu, data_dir};
use sarap_morph::context::fold;
use sarap_morph::{Grammemes, Pos, Tag};

/// A corpus: its name in tables, its file without ending, and how often its sentences count in training.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Corpus {
    /// Name in tables.
    pub(crate) name: &'static str,
    /// Path under the data folder, without `.train.conllu.gz`.
    stem: &'static str,
    /// What stands between the path and `train.conllu.gz`.
    joint: char,
    /// How often the training part is read in an epoch: the small treebanks would drown otherwise.
    pub(crate) weight: usize,
    /// Whether it has a development part.
    pub(crate) has_dev: bool,
}

/// All corpora, in the order they are read.
pub(crate) const CORPORA: [Corpus; 6] = [
    Corpus { name: "opencorpora-ru", stem: "opencorpora-ru", joint: '/', weight: 1, has_dev: true },
    Corpus { name: "gsd", stem: "ud-ru/gsd", joint: '.', weight: 4, has_dev: true },
    Corpus { name: "taiga", stem: "ud-ru/taiga", joint: '.', weight: 4, has_dev: true },
    Corpus { name: "taiga-more", stem: "ud-ru/taiga-more", joint: '.', weight: 2, has_dev: false },
    Corpus { name: "lenta", stem: "ud-ru/lenta", joint: '.', weight: 4, has_dev: true },
    Corpus { name: "jz", stem: "ud-ru/jz", joint: '.', weight: 4, has_dev: true },
];

impl Corpus {
    /// Its sentences; `part` is `train` or `dev`.
    pub(crate) fn sentences(&self, part: &str) -> Result<Vec<Vec<GoldToken>>, Failure> {
        Ok(self.raw(part)?.iter().map(|s| s.tokens.iter().map(GoldToken::of).collect()).collect())
    }

    /// Its sentences as they stand in the file.
    pub(crate) fn raw(&self, part: &str) -> Result<Vec<UdSentence>, Failure> {
        conllu(&data_dir().join(format!("{}{}{part}.conllu.gz", self.stem, self.joint)))
    }
}

/// One annotated token.
#[derive(Clone, Debug)]
pub(crate) struct GoldToken {
    /// As written.
    pub(crate) form: String,
    /// The lemma, folded; empty if the corpus gives none.
    pub(crate) lemma: String,
    /// Universal part of speech.
    pub(crate) upos: String,
    /// The features as grammemes.
    pub(crate) grammemes: Grammemes,
    /// `VerbForm` and `Variant=Short`, as they bear on the part of speech.
    verb_form: VerbForm,
    short: bool,
    comparative: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum VerbForm {
    None,
    Finite,
    Infinitive,
    Participle,
    Converb,
}

impl GoldToken {
    fn of(token: &UdToken) -> Self {
        let mut gold = Self {
            form: token.form.clone(),
            lemma: if token.lemma == "_" { String::new() } else { fold(&token.lemma) },
            upos: token.upos.clone(),
            grammemes: Grammemes::NONE,
            verb_form: VerbForm::None,
            short: false,
            comparative: false,
        };
        if token.upos == "X" {
            gold.lemma.clear();
        }
        for feature in token.feats.split('|') {
            let grammeme = match feature {
                "Case=Nom" => Grammemes::NOMN,
                "Case=Gen" | "Case=Par" => Grammemes::GENT,
                "Case=Dat" => Grammemes::DATV,
                "Case=Acc" => Grammemes::ACCS,
                "Case=Ins" => Grammemes::ABLT,
                "Case=Loc" => Grammemes::LOCT,
                "Case=Voc" => Grammemes::VOCT,
                "Number=Sing" => Grammemes::SING,
                "Number=Plur" | "Number=Ptan" => Grammemes::PLUR,
                "Gender=Masc" => Grammemes::MASC,
                "Gender=Fem" => Grammemes::FEMN,
                "Gender=Neut" => Grammemes::NEUT,
                "Animacy=Anim" => Grammemes::ANIM,
                "Animacy=Inan" => Grammemes::INAN,
                "Tense=Past" => Grammemes::PAST,
                "Tense=Pres" => Grammemes::PRES,
                "Tense=Fut" => Grammemes::FUTR,
                "Tense=Notpast" => Grammemes::PRES | Grammemes::FUTR,
                "Person=1" => Grammemes::PER1,
                "Person=2" => Grammemes::PER2,
                "Person=3" => Grammemes::PER3,
                "Mood=Imp" => Grammemes::IMPR,
                "Mood=Ind" => Grammemes::INDC,
                "Aspect=Imp" => Grammemes::IMPF,
                "Aspect=Perf" => Grammemes::PERF,
                _ => Grammemes::NONE,
            };
            gold.grammemes = gold.grammemes | grammeme;
            match feature {
                "VerbForm=Fin" => gold.verb_form = VerbForm::Finite,
                "VerbForm=Inf" => gold.verb_form = VerbForm::Infinitive,
                "VerbForm=Part" => gold.verb_form = VerbForm::Participle,
                "VerbForm=Conv" | "VerbForm=Trans" | "VerbForm=Ger" => gold.verb_form = VerbForm::Converb,
                "Variant=Short" | "Variant=Brev" => gold.short = true,
                "Degree=Cmp" => gold.comparative = true,
                _ => {}
            }
        }
        gold
    }

    /// Whether the corpus annotates it as a word, with a lemma that says something.
    pub(crate) fn is_word(&self) -> bool {
        !matches!(self.upos.as_str(), "PUNCT" | "SYM" | "X")
            && !self.lemma.is_empty()
            && self.form.chars().any(char::is_alphabetic)
    }

    /// How well a tag fits the annotated part of speech: 2 the same, 1 near by a known difference of conventions, 0 not.
    pub(crate) fn part_fits(&self, tag: Tag) -> u32 {
        let has = |g| tag.grammemes.has(g);
        let apro = has(Grammemes::APRO);
        let exact = match (self.upos.as_str(), tag.pos) {
            ("NOUN" | "PROPN", Pos::Noun) => true,
            ("DET", Pos::Adjf | Pos::Adjs) => apro,
            ("ADJ", Pos::Adjs | Pos::Prts) => !apro && self.short,
            ("ADJ", Pos::Comp) => self.comparative,
            ("ADJ", Pos::Adjf | Pos::Prtf) => !apro && !self.short && !self.comparative,
            ("VERB" | "AUX", Pos::Verb) => matches!(self.verb_form, VerbForm::Finite | VerbForm::None),
            ("VERB" | "AUX", Pos::Infn) => self.verb_form == VerbForm::Infinitive,
            ("VERB" | "AUX", Pos::Prtf) => self.verb_form == VerbForm::Participle && !self.short,
            ("VERB" | "AUX", Pos::Prts) => self.verb_form == VerbForm::Participle && self.short,
            ("VERB" | "AUX", Pos::Grnd) => self.verb_form == VerbForm::Converb,
            ("VERB", Pos::Pred) => true,
            ("ADV", Pos::Comp) => self.comparative,
            ("ADV", Pos::Advb | Pos::Pred) => true,
            ("PRON", Pos::Npro) => true,
            ("NUM", Pos::Numr | Pos::Number) => true,
            ("ADP", Pos::Prep) => true,
            ("CONJ" | "CCONJ" | "SCONJ", Pos::Conj) => true,
            ("PART", Pos::Prcl) => true,
            ("INTJ", Pos::Intj) => true,
            ("PUNCT" | "SYM", Pos::Punct) => true,
            ("X", Pos::Latin | Pos::Unknown | Pos::Number | Pos::Punct) => true,
            _ => false,
        };
        let near = match (self.upos.as_str(), tag.pos) {
            ("PRON", Pos::Adjf) => apro,
            ("DET", Pos::Npro | Pos::Numr) => true,
            ("ADJ", Pos::Adjf | Pos::Adjs | Pos::Comp | Pos::Prtf | Pos::Prts | Pos::Number) => true,
            ("NUM", Pos::Adjf) => has(Grammemes::ANUM) || apro,
            ("NUM", Pos::Advb) | ("ADV", Pos::Numr) => true,
            ("ADV", Pos::Conj) => has(Grammemes::PRNT),
            ("ADV", Pos::Comp | Pos::Prcl) | ("PART", Pos::Advb | Pos::Conj | Pos::Intj) => true,
            ("INTJ", Pos::Prcl) | ("AUX", Pos::Prcl) | ("PART", Pos::Pred) => true,
            ("CONJ" | "CCONJ" | "SCONJ", Pos::Prcl | Pos::Advb) => true,
            ("PROPN", Pos::Latin | Pos::Adjf | Pos::Unknown) | ("NOUN", Pos::Latin | Pos::Unknown) => true,
            ("X", Pos::Noun) => true,
            _ => false,
        };
        if exact { 2 } else { u32::from(near) }
    }

    /// How well the inflection fits: the more the better.
    pub(crate) fn form_fits(&self, tag: Tag) -> i32 {
        let groups = [
            (Grammemes::CASES, 6),
            (Grammemes::NUMBERS, 3),
            (Grammemes::GENDERS, 2),
            (Grammemes::PAST | Grammemes::PRES | Grammemes::FUTR, 3),
            (Grammemes::PER1 | Grammemes::PER2 | Grammemes::PER3, 3),
            (Grammemes::IMPR | Grammemes::INDC, 3),
            (Grammemes::PERF | Grammemes::IMPF, 1),
            (Grammemes::ANIMACY, 1),
        ];
        let mut grammemes = tag.grammemes;
        for (from, to) in
            [(Grammemes::GEN2, Grammemes::GENT), (Grammemes::ACC2, Grammemes::ACCS), (Grammemes::LOC2, Grammemes::LOCT)]
        {
            if grammemes.has(from) {
                grammemes = grammemes | to;
            }
        }
        let mut fit = 0;
        for (group, weight) in groups {
            let (gold, own) = (self.grammemes & group, grammemes & group);
            if !gold.is_empty() && !own.is_empty() {
                fit += if gold.any(own) { weight } else { -weight };
            }
        }
        let names =
            Grammemes::NAME | Grammemes::SURN | Grammemes::PATR | Grammemes::GEOX | Grammemes::ORGN | Grammemes::INIT;
        match self.upos.as_str() {
            "PROPN" if tag.grammemes.any(names) => fit + 2,
            "NOUN" | "ADJ" if tag.grammemes.any(names) => fit - 1,
            _ => fit,
        }
    }

    /// A tag made of the annotation alone, for readings that the dictionary lacks.
    pub(crate) fn tag(&self) -> Option<Tag> {
        let (pos, extra) = match self.upos.as_str() {
            "NOUN" | "PROPN" => (Pos::Noun, Grammemes::NONE),
            "ADJ" if self.short => (Pos::Adjs, Grammemes::NONE),
            "ADJ" | "ADV" if self.comparative => (Pos::Comp, Grammemes::NONE),
            "ADJ" => (Pos::Adjf, Grammemes::NONE),
            "DET" => (Pos::Adjf, Grammemes::APRO),
            "PRON" => (Pos::Npro, Grammemes::NONE),
            "ADV" => (Pos::Advb, Grammemes::NONE),
            "ADP" => (Pos::Prep, Grammemes::NONE),
            "CONJ" | "CCONJ" | "SCONJ" => (Pos::Conj, Grammemes::NONE),
            "PART" => (Pos::Prcl, Grammemes::NONE),
            "INTJ" => (Pos::Intj, Grammemes::NONE),
            "VERB" | "AUX" => {
                let pos = match self.verb_form {
                    VerbForm::Finite | VerbForm::None => Pos::Verb,
                    VerbForm::Infinitive => Pos::Infn,
                    VerbForm::Participle if self.short => Pos::Prts,
                    VerbForm::Participle => Pos::Prtf,
                    VerbForm::Converb => Pos::Grnd,
                };
                (pos, Grammemes::NONE)
            }
            _ => return None,
        };
        Some(Tag { pos, grammemes: self.grammemes | extra })
    }
}
