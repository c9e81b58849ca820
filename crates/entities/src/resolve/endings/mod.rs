//! Dictionary forms of names that no dictionary has, by their endings.
//!
//! The declension of Russian surnames and of foreign names is regular; what is open is only to which of a few patterns a
//! form belongs. All of them are offered with a weight, and agreement, context and the rest of the document decide.

mod consonants;
mod vowels;
mod women;

pub(super) use women::womans;

use super::forms::{ANY_GENDER, Cases, FEMININE, Form, Kind, MASCULINE};
use super::turkic;

const VOWELS: &str = "аеёиоуыэюя";

/// All readings of `word`, in small letters.
pub(super) fn guess(word: &str) -> Vec<Form> {
    let mut out = Guesses { word, forms: Vec::new() };
    let letter = |c| matches!(c, 'а'..='я' | '-' | '’' | '\'') || char::is_alphabetic(c);
    if word.chars().count() < 3 || !word.chars().all(letter) {
        out.add(word, Cases::ALL, ANY_GENDER, 1.0);
        return out.forms;
    }
    // «Абишулы», «Аликызы»: patronymics of Turkic names don't change.
    if let Some(gender) = turkic::of_joined(word) {
        out.add(word, Cases::ALL, gender, 4.0);
    }
    let Some(last) = word.chars().next_back() else { return out.forms };
    match last {
        'ь' => {
            out.add(word, Cases::NOMINATIVE, MASCULINE, 0.9);
            out.add(word, Cases::NOMINATIVE.and(Cases::ACCUSATIVE), FEMININE, 0.8);
            out.add(word, Cases::ALL, FEMININE, 0.3);
        }
        'а' => out.ending_a(),
        'я' => out.ending_ya(),
        'у' => out.ending_u(),
        'ю' => out.ending_yu(),
        'ы' => out.ending_y(),
        'и' => out.ending_i(),
        'е' => out.ending_e(),
        'о' => out.ending_o(),
        'й' => out.ending_j(),
        'м' => out.ending_m(),
        'х' => out.ending_kh(),
        'ё' | 'э' => out.add(word, Cases::ALL, ANY_GENDER, 1.0),
        _ => out.consonant(),
    }
    out.forms
}

struct Guesses<'a> {
    word: &'a str,
    forms: Vec<Form>,
}

impl Guesses<'_> {
    fn add(&mut self, nominative: &str, cases: Cases, gender: u8, weight: f64) {
        self.push(nominative.to_owned(), cases, gender, false, weight);
    }

    fn push(&mut self, nominative: String, cases: Cases, gender: u8, plural: bool, weight: f64) {
        self.forms.push(Form {
            nominative,
            cases,
            gender,
            plural,
            kind: Kind::Guess,
            weight: weight * 0.5,
            against: false,
            given: false,
        });
    }

    /// A name that doesn't change. What looks like a case ending mostly is one, so that outside the nominative this is rare.
    fn stays(&mut self, word: &str, weight: f64) {
        self.add(word, Cases::NOMINATIVE, ANY_GENDER, weight);
        self.add(word, Cases::OBLIQUE, ANY_GENDER, weight * 0.25);
    }

    /// The same behind the ending that it looks like: «Ахметову» is no name that stays.
    fn stays_behind(&mut self, ending: &str, weight: f64) {
        // «Ахметову», «Бектаевичу», «Саргсяну»
        let suffixes = self.possessive(ending) || self.stem_ends(ending, &["ич", "ян", "янц", "ук", "юк", "як"]);
        let declined = suffixes && self.word.chars().count() > 5;
        self.stays(self.word, if declined { weight * 0.1 } else { weight });
    }

    /// The word without `ending` and with `other` in its place.
    fn with(&mut self, ending: &str, other: &str, cases: Cases, gender: u8, weight: f64) {
        if let Some(stem) = self.word.strip_suffix(ending).filter(|stem| stem.chars().count() >= 2) {
            self.push([stem, other].concat(), cases, gender, false, weight);
        }
    }

    /// Whether the stem before `ending` ends in one of these letters.
    fn before(&self, ending: &str, letters: &str) -> bool {
        self.word.strip_suffix(ending).and_then(|stem| stem.chars().next_back()).is_some_and(|c| letters.contains(c))
    }

    fn stem_ends(&self, ending: &str, stems: &[&str]) -> bool {
        self.word.strip_suffix(ending).is_some_and(|stem| stems.iter().any(|end| stem.ends_with(end)))
    }

    /// Whether the stem before `ending` is that of a surname in -ов, -ев, -ин.
    fn possessive(&self, ending: &str) -> bool {
        self.stem_ends(ending, &["ов", "ев", "ёв", "ин", "ын"])
    }

    /// Whether the stem before `ending` is a man's name of two parts: «Алмазбек».
    fn mans(&self, ending: &str) -> bool {
        self.stem_ends(ending, &["бек", "бай", "мурат", "мырза", "берген"])
    }

    fn adjective(&self, ending: &str) -> bool {
        self.stem_ends(ending, &["ск", "цк"])
    }

    /// A noun with a consonant at its end stands behind `ending`.
    fn masculine(&mut self, ending: &str, cases: Cases, weight: f64) {
        if !self.before(ending, VOWELS) && !self.before(ending, "йьъ") {
            self.with(ending, "", cases, MASCULINE, weight);
        }
    }
}
