//! Dictionary forms of names that no dictionary has, by their endings.
//!
//! The declension of Russian surnames and of foreign names is regular; what is open is only to which of a few patterns a
//! form belongs. All of them are offered with a weight, and agreement, context and the rest of the document decide.

use super::forms::{ANY_GENDER, Cases, FEMININE, Form, Kind, MASCULINE, NEUTER};
use super::turkic;

const VOWELS: &str = "аеёиоуыэюя";
const SIBILANTS: &str = "жшчщц";

/// Endings in -е that never change, with the bearers' genders: Georgian and Persian ones, and those of Lithuanian women.
const UNCHANGING: &[(&str, u8)] =
    &[("дзе", ANY_GENDER), ("заде", ANY_GENDER), ("айте", FEMININE), ("юте", FEMININE), ("уте", FEMININE)];

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

/// What a woman is called whose husband's surname is known, of one of its forms: one in -ов, -ев or -ин takes an ending, others
/// that end in a consonant stay.
pub(super) fn womans(word: &str) -> Option<Form> {
    let four = Cases::GENITIVE.and(Cases::DATIVE).and(Cases::INSTRUMENTAL).and(Cases::PREPOSITIONAL);
    let endings = [("а", Cases::NOMINATIVE), ("у", Cases::ACCUSATIVE), ("ой", four)];
    let possessive = |stem: &str| ["ов", "ев", "ёв", "ин", "ын"].iter().any(|end| stem.ends_with(end));
    let form = |nominative: String, cases: Cases, weight: f64| Form {
        nominative,
        cases,
        gender: FEMININE,
        plural: false,
        kind: Kind::Person,
        weight,
        against: false,
        given: false,
    };
    let declined = endings.iter().find_map(|(ending, cases)| Some((word.strip_suffix(ending)?, *cases)));
    if let Some((stem, cases)) = declined.filter(|(stem, _)| stem.chars().count() > 3 && possessive(stem)) {
        return Some(form(format!("{stem}а"), cases, 1.0));
    }
    // «Цой», but «Толстой» is Толстая's husband.
    let adjective = ["ий", "ый", "ой"].iter().any(|end| word.ends_with(end)) && word.chars().count() > 3;
    let last = word.chars().next_back()?;
    let stays = !adjective && !possessive(word) && !VOWELS.contains(last) && !matches!(last, 'х' | 'м');
    stays.then(|| form(word.to_owned(), Cases::ALL, 0.5))
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
        let declined = self.possessive(ending) && self.word.chars().count() > 5;
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

    fn consonant(&mut self) {
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

    fn ending_a(&mut self) {
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

    fn ending_ya(&mut self) {
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

    fn ending_u(&mut self) {
        let word = self.word;
        self.masculine("у", Cases::DATIVE, 1.0);
        if word.ends_with("ому") {
            self.adjective_masculine("ому", Cases::DATIVE);
        }
        let surname = self.possessive("у");
        self.with("у", "а", Cases::ACCUSATIVE, FEMININE, if surname { 1.0 } else { 0.7 });
        self.with("у", "а", Cases::ACCUSATIVE, MASCULINE, if surname { 0.05 } else { 0.4 });
        self.stays_behind("у", 0.3);
    }

    fn ending_yu(&mut self) {
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

    fn ending_y(&mut self) {
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

    fn ending_i(&mut self) {
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

    fn ending_e(&mut self) {
        let word = self.word;
        let two = Cases::DATIVE.and(Cases::PREPOSITIONAL);
        // «Бурджанадзе», «Турсунзаде», «Грибаускайте»
        if let Some((_, gender)) = UNCHANGING.iter().find(|(ending, _)| word.ends_with(ending)) {
            self.add(word, Cases::ALL, *gender, 3.0);
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

    fn ending_o(&mut self) {
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

    fn ending_j(&mut self) {
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

    fn ending_m(&mut self) {
        let word = self.word;
        let case = Cases::INSTRUMENTAL;
        if word.chars().count() > 4 && ["ом", "ем", "ым", "им"].iter().any(|ending| word.ends_with(ending)) {
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

    fn ending_kh(&mut self) {
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
