//! Forms that end in a consonant.

use super::{Guesses, VOWELS};
use crate::resolve::forms::{ANY_GENDER, Cases, FEMININE, MASCULINE};

const SIBILANTS: &str = "жшчщц";

impl Guesses<'_> {
    pub(super) fn consonant(&mut self) {
        let word = self.word;
        self.add(word, Cases::NOMINATIVE, MASCULINE, 1.0);
        let woman = if self.possessive("") {
            0.05
        } else if self.mans("") {
            0.1
        } else {
            0.6
        };
        self.add(word, Cases::ALL, FEMININE, woman);
        // «Алматинах» is handled by its «х»; other genitive plurals are rare in names.
        // Of Chinese and Korean names the last part alone is declined: «Кима Чен Ира».
        self.add(word, Cases::OBLIQUE, MASCULINE, if word.chars().count() <= 4 { 0.3 } else { 0.03 });
    }

    pub(super) fn ending_j(&mut self) {
        let word = self.word;
        self.add(word, Cases::NOMINATIVE, MASCULINE, 1.0);
        self.add(word, Cases::ALL, FEMININE, 0.3);
        let three = Cases::GENITIVE.and(Cases::DATIVE).and(Cases::PREPOSITIONAL);
        let four = three.and(Cases::INSTRUMENTAL);
        if word.ends_with("ой") {
            if self.possessive("ой") {
                self.with("ой", "а", four, FEMININE, 1.5);
            } else if self.adjective("ой") {
                self.with("ой", "ая", four, FEMININE, 1.5);
            } else {
                self.with("ой", "а", Cases::INSTRUMENTAL, FEMININE, 1.0);
                self.with("ой", "а", Cases::INSTRUMENTAL, MASCULINE, 0.5);
                self.with("ой", "ая", four, FEMININE, 0.3);
            }
        }
        if word.ends_with("ей") {
            if self.before("ей", SIBILANTS) {
                self.with("ей", "а", Cases::INSTRUMENTAL, FEMININE, 0.8);
            } else {
                self.with("ей", "я", Cases::INSTRUMENTAL, FEMININE, 0.8);
            }
        }
    }

    pub(super) fn ending_m(&mut self) {
        let word = self.word;
        let case = Cases::INSTRUMENTAL;
        if word.chars().count() > 3 && ["ом", "ем", "ым", "им"].iter().any(|ending| word.ends_with(ending)) {
            // «Чонгом» is an instrumental sooner than a woman's name that stays.
            self.add(word, Cases::NOMINATIVE, MASCULINE, 1.0);
            self.add(word, Cases::ALL, FEMININE, 0.1);
        } else {
            self.consonant();
        }
        if word.ends_with("ом") {
            self.masculine("ом", case, 1.0);
            if self.adjective("ом") {
                self.with("ом", "ий", Cases::PREPOSITIONAL, MASCULINE, 1.5);
            }
        } else if word.ends_with("ем") {
            if self.before("ем", SIBILANTS) {
                self.with("ем", "", case, MASCULINE, 1.0);
                self.with("цем", "ец", case, MASCULINE, 0.4);
            } else if self.before("ем", VOWELS) {
                self.with("ем", "й", case, MASCULINE, 1.5);
            } else {
                self.with("ем", "ь", case, MASCULINE, 0.9);
            }
        } else if word.ends_with("ым") || word.ends_with("им") {
            let ending = if word.ends_with("ым") { "ым" } else { "им" };
            if self.possessive(ending) {
                self.with(ending, "", case, MASCULINE, 2.0);
            }
            if self.adjective(ending) {
                self.with("им", "ий", case, MASCULINE, 1.5);
            } else if word.ends_with("ым") {
                self.with("ым", "ый", case, MASCULINE, 0.4);
            }
        }
        for ending in ["ам", "ям"] {
            self.plural(ending, Cases::DATIVE);
        }
    }

    pub(super) fn ending_kh(&mut self) {
        self.consonant();
        for ending in ["ах", "ях"] {
            self.plural(ending, Cases::PREPOSITIONAL);
        }
        // «Ивановых»
        if self.possessive("ых") {
            let oblique = Cases::GENITIVE.and(Cases::ACCUSATIVE).and(Cases::PREPOSITIONAL);
            if let Some(stem) = self.word.strip_suffix("ых") {
                self.push(format!("{stem}ы"), oblique, ANY_GENDER, true, 1.5);
            }
        }
    }

    fn plural(&mut self, ending: &str, cases: Cases) {
        let Some(stem) = self.word.strip_suffix(ending).filter(|stem| stem.chars().count() >= 3) else { return };
        let hissing = stem.ends_with(['г', 'к', 'х', 'ж', 'ш', 'ч', 'щ']) || ending.starts_with('я');
        self.push(format!("{stem}{}", if hissing { "и" } else { "ы" }), cases, ANY_GENDER, true, 0.5);
    }
}
