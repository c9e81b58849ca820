//! Forms that end in a vowel.

use super::{Guesses, VOWELS};
use crate::resolve::forms::{ANY_GENDER, Cases, FEMININE, MASCULINE, NEUTER};

/// Endings in -е that never change, with the bearers' genders: Georgian and Persian ones, and those of Lithuanian women.
const UNCHANGING: &[(&str, u8)] =
    &[("дзе", ANY_GENDER), ("заде", ANY_GENDER), ("айте", FEMININE), ("юте", FEMININE), ("уте", FEMININE)];

impl Guesses<'_> {
    pub(super) fn ending_a(&mut self) {
        let word = self.word;
        let mans = self.mans("а");
        self.add(word, Cases::NOMINATIVE, FEMININE, if mans { 0.1 } else { 1.0 });
        self.add(word, Cases::NOMINATIVE, MASCULINE, if mans || self.possessive("а") { 0.1 } else { 0.4 });
        self.masculine("а", Cases::GENITIVE.and(Cases::ACCUSATIVE), 1.0);
        // After a vowel the name is mostly foreign and stays: «Эскобара», but «Нкуруа».
        self.add(word, Cases::OBLIQUE, ANY_GENDER, if self.before("а", VOWELS) { 0.5 } else { 0.03 });
        if self.word.ends_with("ца") {
            self.with("ца", "ец", Cases::GENITIVE.and(Cases::ACCUSATIVE), MASCULINE, 0.3);
        }
    }

    pub(super) fn ending_ya(&mut self) {
        let word = self.word;
        let oblique = Cases::GENITIVE.and(Cases::ACCUSATIVE);
        if self.word.ends_with("ая") {
            self.add(word, Cases::NOMINATIVE, FEMININE, 1.0);
        }
        self.add(word, Cases::NOMINATIVE, ANY_GENDER, 0.9);
        self.add(word, Cases::OBLIQUE, ANY_GENDER, 0.04);
        if self.before("я", VOWELS) {
            self.with("я", "й", oblique, MASCULINE, 0.8);
        } else {
            self.with("я", "ь", oblique, MASCULINE, 0.6);
        }
    }

    pub(super) fn ending_u(&mut self) {
        let word = self.word;
        // «Нуртлеу», «Чаушеску», «Нетаньяху»
        if self.before("у", VOWELS) || word.ends_with("еску") || word.ends_with("яху") {
            self.add(word, Cases::ALL, ANY_GENDER, 1.5);
            return;
        }
        // «Залужному» is no dative of a «Залужном».
        let adjective = self.adjective("ому") || self.before("ому", "нжшщ");
        self.masculine("у", Cases::DATIVE, if adjective && word.chars().count() > 5 { 0.05 } else { 1.0 });
        if word.ends_with("ому") {
            self.adjective_masculine("ому", Cases::DATIVE);
        }
        let surname = self.possessive("у");
        self.with("у", "а", Cases::ACCUSATIVE, FEMININE, if surname { 1.0 } else { 0.7 });
        self.with("у", "а", Cases::ACCUSATIVE, MASCULINE, if surname { 0.05 } else { 0.4 });
        self.stays_behind("у", 0.3);
    }

    pub(super) fn ending_yu(&mut self) {
        let word = self.word;
        if word.ends_with("ую") {
            self.with("ую", "ая", Cases::ACCUSATIVE, FEMININE, 1.0);
            // «Потерпевшую», «Березовскую»
            if self.adjective("ую") || self.before("ую", "шщ") {
                return;
            }
        }
        if self.before("ю", VOWELS) {
            self.with("ю", "й", Cases::DATIVE, MASCULINE, 0.8);
        } else {
            self.with("ю", "ь", Cases::DATIVE, MASCULINE, 0.8);
        }
        self.with("ю", "я", Cases::ACCUSATIVE, ANY_GENDER, 0.8);
        self.stays(word, 0.3);
        // «Казанью»
        if word.ends_with("ью") {
            self.with("ю", "", Cases::INSTRUMENTAL, FEMININE, 0.8);
        }
    }

    pub(super) fn ending_y(&mut self) {
        // «Сатыбалды», «Худайберды»: what God did, in a Turkic language.
        if ["лды", "рды"].iter().any(|ending| self.word.ends_with(ending)) {
            self.add(self.word, Cases::ALL, ANY_GENDER, 3.0);
        }
        self.with("ы", "а", Cases::GENITIVE, FEMININE, if self.possessive("ы") { 0.05 } else { 1.0 });
        self.with("ы", "а", Cases::GENITIVE, MASCULINE, if self.possessive("ы") { 0.02 } else { 0.4 });
        let word = self.word;
        self.push(word.to_owned(), Cases::NOMINATIVE, ANY_GENDER, true, if self.possessive("ы") { 1.0 } else { 0.4 });
        self.stays_behind("ы", 0.15);
    }

    pub(super) fn ending_i(&mut self) {
        let word = self.word;
        let three = Cases::GENITIVE.and(Cases::DATIVE).and(Cases::PREPOSITIONAL);
        if word.ends_with("швили") {
            self.add(word, Cases::ALL, ANY_GENDER, 3.0);
            return;
        }
        self.add(word, Cases::ALL, ANY_GENDER, if word.ends_with("ии") { 0.1 } else { 0.8 });
        if word.ends_with("ии") {
            self.with("ии", "ия", three, FEMININE, 1.0);
            self.with("ии", "ий", Cases::PREPOSITIONAL, MASCULINE, 0.5);
        } else if self.before("и", "гкхжшчщ") {
            self.with("и", "а", Cases::GENITIVE, FEMININE, 0.7);
            self.with("и", "а", Cases::GENITIVE, MASCULINE, 0.3);
        } else if !self.before("и", VOWELS) {
            self.with("и", "ь", three, FEMININE, 0.25);
            self.with("и", "я", Cases::GENITIVE, FEMININE, 0.25);
        } else {
            self.with("и", "я", Cases::GENITIVE, FEMININE, 0.5);
        }
        self.push(word.to_owned(), Cases::NOMINATIVE, ANY_GENDER, true, 0.2);
    }

    pub(super) fn ending_e(&mut self) {
        let word = self.word;
        let two = Cases::DATIVE.and(Cases::PREPOSITIONAL);
        // «Бурджанадзе», «Турсунзаде», «Грибаускайте»
        if let Some((_, gender)) = UNCHANGING.iter().find(|(ending, _)| word.ends_with(ending)) {
            self.add(word, Cases::ALL, *gender, 3.0);
            return;
        }
        // «Барнье»
        if word.ends_with("ье") {
            self.add(word, Cases::ALL, ANY_GENDER, 1.0);
            self.with("е", "я", two, ANY_GENDER, 0.3);
            return;
        }
        if word.ends_with("ое") {
            self.add(word, Cases::NOMINATIVE.and(Cases::ACCUSATIVE), NEUTER, 1.0);
        }
        self.masculine("е", Cases::PREPOSITIONAL, 1.0);
        if !self.before("е", VOWELS) {
            self.with("е", "а", two, FEMININE, if self.possessive("е") { 0.1 } else { 0.6 });
            self.with("е", "а", two, MASCULINE, if self.possessive("е") { 0.03 } else { 0.3 });
            // «Эмманюэле», «Голле»
            let soft = if self.stem_ends("е", &["эл", "олл"]) { 1.3 } else { 0.25 };
            self.with("е", "ь", Cases::PREPOSITIONAL, MASCULINE, soft);
        } else {
            self.with("е", "й", Cases::PREPOSITIONAL, MASCULINE, 0.6);
            self.with("е", "я", two, FEMININE, 0.6);
        }
        self.stays_behind("е", 0.3);
    }

    pub(super) fn ending_o(&mut self) {
        let word = self.word;
        let oblique = Cases::GENITIVE.and(Cases::ACCUSATIVE);
        if word.ends_with("ого") {
            self.adjective_masculine("ого", oblique);
        }
        if word.ends_with("его") {
            self.with("его", "ий", oblique, MASCULINE, 0.8);
        }
        self.add(word, Cases::ALL, ANY_GENDER, if word.ends_with("ого") { 0.15 } else { 1.0 });
    }

    fn adjective_masculine(&mut self, ending: &str, cases: Cases) {
        let hissing = self.before(ending, "гкхжшчщ");
        self.with(
            ending,
            if hissing { "ий" } else { "ый" },
            cases,
            MASCULINE,
            if self.adjective(ending) { 1.5 } else { 0.8 },
        );
        self.with(ending, "ой", cases, MASCULINE, 0.2);
    }
}
