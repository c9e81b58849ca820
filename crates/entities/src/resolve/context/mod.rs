//! What the words around a mention say about its case and gender.

mod government;
mod nouns;
mod verbs;

pub(super) use government::governed;
pub(super) use nouns::NAMED;
pub(super) use verbs::{past_gender, subject_behind};

use super::forms::Cases;
use super::titles::post_before_place;
use super::words::lower;
use government::{behind_preposition, head_of_list};
use nouns::{KIN, before_word};
use sarap_morph::{Document, Grammemes, Pos};
use sarap_text::Span;
use verbs::beside_verbs;

/// How likely each of the six cases is, up to a factor.
pub(super) type CaseWeights = [f64; 6];

/// In news a name alone is a subject or a genitive first.
const BASE: CaseWeights = [1.0, 0.6, 0.15, 0.25, 0.2, 0.15];

/// What the surroundings say.
#[derive(Clone, Copy, Debug)]
pub(super) struct Surroundings {
    /// Weights of the cases.
    pub(super) cases: CaseWeights,
    /// The gender of a verb beside it that a subject agrees with.
    pub(super) verb: Option<u8>,
    /// The gender of the title before it: «актриса».
    pub(super) title: Option<u8>,
    /// Whether several are named by the title before it: «братьям Самойловым».
    pub(super) titles: bool,
    /// Whether a plural verb stands behind it, which has another subject: «Саденова назначили».
    pub(super) several: bool,
    /// Whether it is the name in quotes after its noun: «газета «…»».
    pub(super) titled: bool,
    /// Whether an opening quote stands before it.
    pub(super) quoted: bool,
}

impl Surroundings {
    /// The post before it, or the name behind it, stands in these cases, and it in the same.
    pub(super) fn agree(&mut self, cases: Cases) {
        for (case, weight) in self.cases.iter_mut().enumerate() {
            *weight *= if cases.has(case) { 6.0 } else { 0.2 };
        }
    }

    /// Something is done to it by somebody else.
    fn object(&mut self, to_whom: bool) {
        self.cases[0] *= 0.15;
        self.beside_verb(to_whom);
    }

    /// Whether something is given or told to it, or done to it, by what verb stands beside it.
    fn beside_verb(&mut self, to_whom: bool) {
        self.cases[2] *= if to_whom { 6.0 } else { 1.0 };
        self.cases[3] *= if to_whom { 0.3 } else { 3.0 };
    }
}

/// Reads the surroundings of `span`. `person` tells whether it may be a subject that a title stands before.
pub(super) fn around(document: &Document<'_>, span: Span, person: bool) -> Surroundings {
    let tokens = &document.segmentation.tokens;
    let readings = document.morphology.tokens();
    let first = tokens.partition_point(|token| token.span.end() <= span.start());
    let after = tokens.partition_point(|token| token.span.start() < span.end());
    let text_of = |at: usize| tokens.get(at).map_or("", |token| token.span.of(document.text));
    let mut out = Surroundings {
        cases: BASE,
        verb: None,
        title: None,
        titles: false,
        several: false,
        titled: false,
        quoted: false,
    };

    // The word before, past an opening quote.
    let mut before = first.checked_sub(1);
    let begins = document
        .segmentation
        .sentences
        .binary_search_by(|sentence| sentence.tokens.start.cmp(&u32::try_from(first).unwrap_or(u32::MAX)))
        .is_ok();
    if begins || before.is_some_and(|at| matches!(text_of(at), "•" | "*" | "·")) {
        // «О. Верещагина: Мост откроют в мае»
        let label = document.text.as_bytes().get(span.end() as usize) == Some(&b':');
        out.cases[0] *= if label { 20.0 } else { 2.0 };
    }
    if before.is_some_and(|at| matches!(text_of(at), "«" | "\"" | "“" | "„")) {
        out.quoted = true;
        before = before.and_then(|at| at.checked_sub(1));
    }
    if let Some(at) = before {
        // «в Астане, Алматы и Шымкенте»: the preposition of a list governs all of it.
        let (at, listed) = head_of_list(at, &text_of);
        let word = lower(text_of(at));
        let reading = readings.get(at).copied();
        // At the beginning of a sentence a common word has a capital too.
        let sentences = &document.segmentation.sentences;
        let first = || sentences.binary_search_by_key(&at, |sentence| sentence.tokens.start as usize).is_ok();
        let small = text_of(at).starts_with(char::is_lowercase) || first();
        let governed = behind_preposition(&mut out, &word, listed);
        if let Some(reading) = reading.filter(|_| !governed) {
            let lemma = document.morphology.lemma(reading.lemma);
            out.titled =
                out.quoted && reading.tag.pos == Pos::Noun && (NAMED.contains(&lemma) || lemma.ends_with("компания"));
            // «судья г. Астаны Серикова»
            let reading = if person { post_before_place(document, at).unwrap_or(reading) } else { reading };
            let small = small || reading.tag.grammemes.has(Grammemes::ANIM);
            let lemma = document.morphology.lemma(reading.lemma);
            // «гражданка» may be no person.
            let readings = document.morphology.readings(reading.word).iter();
            let animate =
                readings.filter(|one| one.tag.pos == Pos::Noun).any(|one| one.tag.grammemes.has(Grammemes::ANIM));
            before_word(&mut out, &reading, small, person && animate, KIN.contains(&lemma));
        }
    }
    // What the context model chose for the mention's own words.
    let own = readings.get(first..after).unwrap_or_default();
    for reading in own.iter().filter(|reading| matches!(reading.tag.pos, Pos::Noun | Pos::Adjf)) {
        let chosen = Cases::of(reading.tag.grammemes);
        if chosen != Cases::ALL {
            for (case, weight) in out.cases.iter_mut().enumerate() {
                *weight *= if chosen.has(case) { 1.8 } else { 1.0 };
            }
        }
    }
    beside_verbs(document, &mut out, before, after);
    out
}
