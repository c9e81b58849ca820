//! Names that one form leaves open, by the other forms of the document: «о Саденове» is a man where the document has «Саденов»,
//! and a village where it has «Саденово»; «Пушков» is no heap of fluff where it has «Пушкова» or «Алексей Пушков».

use crate::context::{Candidate, FxBuild, Words};
use crate::{Grammemes, Origin, Pos, Tag};
use sarap_text::{Case, Segmentation, Token};
use std::collections::HashSet;

type Hashes = HashSet<u64, FxBuild>;

/// What else is read as the plural of a common noun, and with a capital is a name that stands for itself.
const NAMES: &[&str] = &["макс", "манн", "пен", "роб", "салам", "токаев"];

const KINDS: Grammemes = Grammemes::from_bits(
    Grammemes::NAME.bits()
        | Grammemes::SURN.bits()
        | Grammemes::PATR.bits()
        | Grammemes::GEOX.bits()
        | Grammemes::ORGN.bits(),
);

/// The reading of a surname in the form in which the dictionary has surnames.
pub(crate) const SURNAME: Tag = Tag {
    pos: Pos::Noun,
    grammemes: Grammemes::from_bits(
        Grammemes::ANIM.bits()
            | Grammemes::MASC.bits()
            | Grammemes::SING.bits()
            | Grammemes::NOMN.bits()
            | Grammemes::SURN.bits(),
    ),
};

/// The tokens of a document with their candidates.
struct Names<'d> {
    words: &'d Words,
    tokens: &'d [Token],
    text: &'d str,
    forms: &'d [u32],
    chosen: &'d mut [u8],
}

/// Changes the choice for names that the rest of the document tells, and returns the tokens, in order, that are surnames in
/// their own form without a candidate that says so.
pub(crate) fn settle(
    words: &Words,
    text: &str,
    segmentation: &Segmentation,
    forms: &[u32],
    chosen: &mut [u8],
) -> Vec<u32> {
    let mut names = Names { words, tokens: &segmentation.tokens, text, forms, chosen };
    let titled: Vec<usize> = (0..forms.len()).filter(|&at| names.is_titled(at)).collect();
    names.choose_lemmas(&titled);
    names.choose_surnames(&titled)
}

impl<'d> Names<'d> {
    fn is_titled(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.case == Case::Title)
    }

    fn candidate(&self, at: usize) -> Option<&'d Candidate> {
        self.words.candidates(*self.forms.get(at)?).get(usize::from(*self.chosen.get(at)?))
    }

    /// Guessed names whose chosen lemma nothing else in the document has, while it has another that they may have.
    fn choose_lemmas(&mut self, titled: &[usize]) {
        let mut sure = Hashes::default();
        let mut open = Vec::new();
        for &at in titled {
            let Some(own) = self.candidate(at).filter(|own| is_name(self.words.tag(own))) else { continue };
            let form = self.forms[at];
            let mut others = self.words.candidates(form).iter().filter(|other| is_name(self.words.tag(other)));
            if own.lemma_hash == self.words.hash(form) || others.all(|other| other.lemma_hash == own.lemma_hash) {
                sure.insert(own.lemma_hash);
            } else if matches!(own.origin, Origin::Guessed | Origin::Composed) {
                open.push(at);
            }
        }
        for at in open {
            let Some(own) = self.candidate(at).filter(|own| !sure.contains(&own.lemma_hash)) else { continue };
            let form = self.forms[at];
            let itself = self.words.hash(form);
            let fits =
                |c: &Candidate| is_name(self.words.tag(c)) && c.lemma_hash != itself && sure.contains(&c.lemma_hash);
            let all = self.words.candidates(form);
            let Some(first) = all.iter().position(fits) else { continue };
            let lemma = all[first].lemma_hash;
            if all.iter().any(|c| fits(c) && c.lemma_hash != lemma) {
                continue;
            }
            let inflection = Grammemes::CASES | Grammemes::NUMBERS;
            let alike =
                |c: &Candidate| self.words.tag(c).grammemes & inflection == self.words.tag(own).grammemes & inflection;
            let best = all.iter().position(|c| c.lemma_hash == lemma && is_name(self.words.tag(c)) && alike(c));
            self.chosen[at] = best.unwrap_or(first) as u8;
        }
    }

    /// Words read as the plural of a common noun that are surnames.
    fn choose_surnames(&mut self, titled: &[usize]) -> Vec<u32> {
        let plural: Vec<usize> = titled.iter().copied().filter(|&at| self.is_plural(at)).collect();
        if plural.is_empty() {
            return Vec::new();
        }
        let mut surnames = Hashes::default();
        for &at in titled {
            if let Some(own) = self.candidate(at).filter(|own| self.words.tag(own).grammemes.has(Grammemes::SURN)) {
                surnames.insert(own.lemma_hash);
            }
        }
        for &at in &plural {
            if NAMES.contains(&self.words.text(self.forms[at])) || self.stands_by_a_given_name(at) {
                surnames.insert(self.words.hash(self.forms[at]));
            }
        }
        let mut named = Vec::new();
        for at in plural {
            let form = self.forms[at];
            let hash = self.words.hash(form);
            if surnames.contains(&hash) {
                let nominative = Grammemes::SURN | Grammemes::NOMN | Grammemes::SING;
                let fits = |c: &Candidate| c.lemma_hash == hash && self.words.tag(c).grammemes.has(nominative);
                match self.words.candidates(form).iter().position(fits) {
                    Some(known) => self.chosen[at] = known as u8,
                    None => named.push(at as u32),
                }
            }
        }
        named
    }

    /// Whether a common noun in plural was chosen whose form may be a name's nominative: one without a vowel at its end.
    fn is_plural(&self, at: usize) -> bool {
        let consonant =
            |c: char| !matches!(c, 'а' | 'е' | 'ё' | 'и' | 'й' | 'о' | 'у' | 'ы' | 'ь' | 'э' | 'ю' | 'я' | 'х');
        self.candidate(at).is_some_and(|own| {
            let common = self.words.tag(own).pos == Pos::Noun
                && !is_name(self.words.tag(own))
                && own.origin == Origin::Dictionary;
            common
                && self.words.tag(own).grammemes.has(Grammemes::PLUR)
                && self.words.text(self.forms[at]).chars().nth(1).is_some()
                && self.words.text(self.forms[at]).chars().next_back().is_some_and(consonant)
        })
    }

    /// «Алексей Пушков», «А. К. Пушков», «Пушков А. К.»
    fn stands_by_a_given_name(&self, at: usize) -> bool {
        let initial = |letter: Option<usize>| {
            let stop = letter.and_then(|letter| self.tokens.get(letter + 1));
            let letter = letter.and_then(|letter| self.tokens.get(letter));
            let is_letter = |token: &Token| {
                let mut letters = token.span.of(self.text).chars();
                letters.next().is_some_and(|c| matches!(c, 'А'..='Я')) && letters.next().is_none()
            };
            letter.is_some_and(is_letter) && stop.is_some_and(|stop| stop.span.of(self.text) == ".")
        };
        let given = at.checked_sub(1).filter(|&before| self.is_titled(before)).is_some_and(|before| {
            let nominative = Grammemes::NAME | Grammemes::NOMN;
            self.candidate(before).is_some_and(|own| self.words.tag(own).grammemes.has(nominative))
                // «Слава», «Роман» may be what they say.
                && self.words.candidates(self.forms[before]).iter().all(|c| is_name(self.words.tag(c)))
        });
        given || initial(at.checked_sub(2)) || initial(Some(at + 1))
    }
}

fn is_name(tag: Tag) -> bool {
    tag.pos == Pos::Noun && tag.grammemes.any(KINDS)
}
