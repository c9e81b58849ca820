//! Whom «он» and «она» mean.

use super::scene::Scene;
use crate::Label;
use crate::resolve::reads;
use sarap_morph::{Grammemes, Pos};

/// The person was named so many sentences before at most.
const FARTHEST: usize = 2;

impl Scene<'_> {
    /// The person meant by a pronoun that is a subject: of the nearest sentence before that names one of the pronoun's gender,
    /// the only one or the first that may be a subject.
    pub(super) fn meant_by_pronoun(&self, token: usize) -> Option<usize> {
        let reading = self.reading(token).filter(|reading| reading.tag.pos == Pos::Npro)?;
        let gender = match self.text(token) {
            text if reads(text, "он") => Grammemes::MASC,
            text if reads(text, "она") => Grammemes::FEMN,
            _ => return None,
        };
        if !reading.tag.grammemes.has(Grammemes::NOMN) {
            return None;
        }
        let sentences = &self.document.segmentation.sentences;
        let own = sentences.partition_point(|sentence| sentence.tokens.end as usize <= token);
        (own.saturating_sub(FARTHEST)..own).rev().find_map(|sentence| {
            let tokens = &sentences.get(sentence)?.tokens;
            let from = self.mentions.partition_point(|it| {
                it.span.start()
                    < self.document.segmentation.tokens.get(tokens.start as usize).map_or(0, |it| it.span.start())
            });
            let here = (from..self.mentions.len()).take_while(|&it| self.tokens(it).start < tokens.end as usize);
            let fits = |&it: &usize| self.label(it) == Label::Per && self.form(it).genders.any(gender);
            let persons: Vec<usize> = here.filter(fits).collect();
            match persons.as_slice() {
                [only] => Some(*only),
                several => several.iter().copied().find(|&person| self.form(person).may_be(Grammemes::NOMN)),
            }
        })
    }
}
