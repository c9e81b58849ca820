//! Parts of speech and grammemes as users write them: `NOUN`, `ADJ`, `NOUN.gen.pl`, `VERB|ADV`.

use sarap_morph::{Grammemes, Pos, Tag};
use std::fmt;

/// Parts of speech as Universal Dependencies name them, with those of OpenCorpora that belong to them.
const CLASSES: &[(&str, &[Pos])] = &[
    ("NOUN", &[Pos::Noun]),
    ("ADJ", &[Pos::Adjf, Pos::Adjs, Pos::Comp]),
    ("VERB", &[Pos::Verb, Pos::Infn, Pos::Prtf, Pos::Prts, Pos::Grnd]),
    ("ADV", &[Pos::Advb, Pos::Pred]),
    ("NUM", &[Pos::Numr, Pos::Number]),
    ("PRON", &[Pos::Npro]),
    ("ADP", &[Pos::Prep]),
    ("CONJ", &[Pos::Conj]),
    ("PART", &[Pos::Prcl]),
    ("INTJ", &[Pos::Intj]),
    ("PUNCT", &[Pos::Punct]),
    ("X", &[Pos::Latin, Pos::Unknown]),
];

/// Short names of grammemes beside OpenCorpora's codes.
const SHORT: &[(&str, Grammemes)] = &[
    ("nom", Grammemes::NOMN),
    ("gen", Grammemes::GENT),
    ("dat", Grammemes::DATV),
    ("acc", Grammemes::ACCS),
    ("ins", Grammemes::ABLT),
    ("loc", Grammemes::LOCT),
    ("voc", Grammemes::VOCT),
    ("sg", Grammemes::SING),
    ("pl", Grammemes::PLUR),
    ("m", Grammemes::MASC),
    ("f", Grammemes::FEMN),
    ("n", Grammemes::NEUT),
];

/// The part of speech as Universal Dependencies name it; what they split by meaning (AUX, DET, PROPN, CCONJ) is not split.
pub fn class_name(pos: Pos) -> &'static str {
    CLASSES.iter().find(|(_, all)| all.contains(&pos)).map_or("X", |(name, _)| name)
}

/// A condition on part of speech and grammemes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TagPattern {
    /// One of these must hold.
    alternatives: Vec<One>,
}

#[derive(Clone, PartialEq, Eq, Debug)]
struct One {
    /// Empty: any.
    parts: Vec<Pos>,
    /// Of each set one must be there.
    grammemes: Vec<Grammemes>,
}

/// What in a pattern has no meaning.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TagError {
    /// The name that is not known.
    pub name: String,
}

impl fmt::Display for TagError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let classes: Vec<&str> = CLASSES.iter().map(|(name, _)| *name).collect();
        write!(
            f,
            "there is no part of speech or grammeme «{}»; there are {}, OpenCorpora's codes (PRTF, INFN, …), and after a \
             dot nom gen dat acc ins loc sg pl m f n and OpenCorpora's codes (anim, past, …)",
            self.name,
            classes.join(" ")
        )
    }
}

impl std::error::Error for TagError {}

impl TagPattern {
    /// Reads `NOUN`, `NOUN.gen`, `.gen.pl`, `ADJ|PRTF`; `*` is any word. Capitals or not is all the same.
    pub fn parse(text: &str) -> Result<Self, TagError> {
        let alternatives = text.split('|').map(str::trim).map(One::parse).collect::<Result<_, _>>()?;
        Ok(Self { alternatives })
    }

    /// Whether the tag is one of those meant.
    pub fn matches(&self, tag: Tag) -> bool {
        self.alternatives.iter().any(|one| {
            (one.parts.is_empty() || one.parts.contains(&tag.pos))
                && one.grammemes.iter().all(|&any| tag.grammemes.any(any))
        })
    }
}

impl One {
    fn parse(text: &str) -> Result<Self, TagError> {
        let mut names = text.split(['.', ',']).map(str::trim);
        let part = names.next().unwrap_or_default();
        let mut one = Self { parts: Vec::new(), grammemes: Vec::new() };
        match part_of_speech(part) {
            Some(parts) => one.parts = parts,
            None if part == "*" || (part.is_empty() && text.len() > 1) => {}
            // A grammeme alone: «gent».
            None => one.grammemes.push(grammeme(part).ok_or_else(|| TagError { name: part.into() })?),
        }
        for name in names {
            one.grammemes.push(grammeme(name).ok_or_else(|| TagError { name: name.into() })?);
        }
        Ok(one)
    }
}

fn part_of_speech(name: &str) -> Option<Vec<Pos>> {
    if let Some((_, parts)) = CLASSES.iter().find(|(class, _)| class.eq_ignore_ascii_case(name)) {
        return Some(parts.to_vec());
    }
    Pos::ALL.iter().find(|(_, code)| code.eq_ignore_ascii_case(name)).map(|(pos, _)| vec![*pos])
}

/// The grammemes of which one is meant: second cases go with the first («в лесу», «чаю»).
fn grammeme(name: &str) -> Option<Grammemes> {
    let short = SHORT.iter().find(|(short, _)| short.eq_ignore_ascii_case(name)).map(|(_, set)| *set);
    let full = || Grammemes::ALL.iter().find(|(_, code)| code.eq_ignore_ascii_case(name)).map(|(set, _)| *set);
    short.or_else(full).map(|set| match set {
        Grammemes::GENT => set | Grammemes::GEN2,
        Grammemes::ACCS => set | Grammemes::ACC2,
        Grammemes::LOCT => set | Grammemes::LOC2,
        _ => set,
    })
}

#[cfg(test)]
mod tests {
    use super::{TagPattern, class_name};
    use sarap_morph::{Pos, Tag};

    /// Pattern, tags that match, tags that don't.
    const CASES: &[(&str, &[&str], &[&str])] = &[
        ("NOUN", &["NOUN,inan,masc sing,gent"], &["ADJF masc,sing,nomn", "UNKN"]),
        ("noun.gen", &["NOUN,inan,masc sing,gent", "NOUN sing,gen2"], &["NOUN sing,datv"]),
        ("NOUN.gen.pl", &["NOUN plur,gent"], &["NOUN sing,gent", "NOUN plur,nomn"]),
        ("ADJ", &["ADJF sing", "ADJS", "COMP"], &["PRTF"]),
        ("VERB", &["VERB", "INFN", "PRTF", "GRND"], &["NOUN"]),
        ("ADJ | PRTF", &["ADJF", "PRTF"], &["VERB"]),
        (".gent", &["NOUN sing,gent", "ADJF plur,gent"], &["NOUN sing,nomn"]),
        ("gent,plur", &["ADJF plur,gent"], &["ADJF sing,gent"]),
        ("*", &["NOUN", "PNCT"], &[]),
    ];

    #[test]
    fn patterns_say_which_tags_are_meant() {
        for (pattern, yes, no) in CASES {
            let read = TagPattern::parse(pattern).unwrap();
            assert!(yes.iter().all(|tag| read.matches(Tag::parse(tag))), "{pattern}");
            assert!(!no.iter().any(|tag| read.matches(Tag::parse(tag))), "{pattern}");
        }
    }

    #[test]
    fn what_has_no_meaning_is_named() {
        for (pattern, name) in [("NUON", "NUON"), ("NOUN.genitive", "genitive"), ("", ""), ("NOUN.", ""), (".", "")] {
            assert_eq!(TagPattern::parse(pattern).unwrap_err().name, name, "{pattern}");
        }
        assert!(TagPattern::parse("NUON").unwrap_err().to_string().contains("there are NOUN ADJ VERB"));
    }

    #[test]
    fn every_part_of_speech_belongs_to_one_class() {
        for (pos, _) in Pos::ALL {
            assert_eq!(super::CLASSES.iter().filter(|(_, all)| all.contains(pos)).count(), 1, "{pos:?}");
        }
        assert_eq!(class_name(Pos::Infn), "VERB");
    }
}
