//! What a word of a name may be: its possible dictionary forms with the case, gender and number that each reads it in.

use super::endings;
use super::given;
use super::lists;
use super::words::lower;
use sarap_morph::{Dictionary, Grammemes, Origin, Pos, Reading};

/// A set of the six cases, nominative first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Cases(pub(super) u8);

impl Cases {
    pub(super) const NOMINATIVE: Cases = Cases(1);
    pub(super) const GENITIVE: Cases = Cases(2);
    pub(super) const DATIVE: Cases = Cases(4);
    pub(super) const ACCUSATIVE: Cases = Cases(8);
    pub(super) const INSTRUMENTAL: Cases = Cases(16);
    pub(super) const PREPOSITIONAL: Cases = Cases(32);
    pub(super) const ALL: Cases = Cases(63);
    /// None.
    pub(super) const NONE: Cases = Cases(0);
    /// All but the nominative.
    pub(super) const OBLIQUE: Cases = Cases(62);

    /// Of a tag; the second genitive and the like count as the first, no case at all as any.
    pub(super) fn of(grammemes: Grammemes) -> Self {
        const PAIRS: [(Grammemes, Cases); 10] = [
            (Grammemes::NOMN, Cases::NOMINATIVE),
            (Grammemes::VOCT, Cases::NOMINATIVE),
            (Grammemes::GENT, Cases::GENITIVE),
            (Grammemes::GEN2, Cases::GENITIVE),
            (Grammemes::DATV, Cases::DATIVE),
            (Grammemes::ACCS, Cases::ACCUSATIVE),
            (Grammemes::ACC2, Cases::ACCUSATIVE),
            (Grammemes::ABLT, Cases::INSTRUMENTAL),
            (Grammemes::LOCT, Cases::PREPOSITIONAL),
            (Grammemes::LOC2, Cases::PREPOSITIONAL),
        ];
        let set = PAIRS.iter().filter(|(grammeme, _)| grammemes.any(*grammeme)).fold(0, |set, (_, case)| set | case.0);
        if set == 0 { Self::ALL } else { Self(set) }
    }

    /// Both sets together.
    pub(super) const fn and(self, other: Cases) -> Self {
        Self(self.0 | other.0)
    }

    /// What both sets have.
    pub(super) const fn with(self, other: Cases) -> Self {
        Self(self.0 & other.0)
    }

    /// Whether the case with this index is in the set.
    pub(super) const fn has(self, case: usize) -> bool {
        self.0 >> case & 1 == 1
    }
}

/// Sets of genders.
pub(super) const MASCULINE: u8 = 1;
/// Sets of genders.
pub(super) const FEMININE: u8 = 2;
/// Sets of genders.
pub(super) const NEUTER: u8 = 4;
/// Sets of genders.
pub(super) const ANY_GENDER: u8 = 7;

/// What kind of word a form is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Kind {
    /// First name, surname or patronymic.
    Person,
    /// A toponym.
    Place,
    /// Any other noun.
    Noun,
    /// An adjective or participle.
    Adjective,
    /// Not in the dictionary: by its ending.
    Guess,
}

/// One way to read a word of a name.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Form {
    /// The dictionary form, in small letters.
    pub(super) nominative: String,
    /// The cases in which the word is this form's.
    pub(super) cases: Cases,
    /// The genders.
    pub(super) gender: u8,
    /// Whether it is a plural; the dictionary form is then the plural nominative.
    pub(super) plural: bool,
    /// What it is.
    pub(super) kind: Kind,
    /// How far the reading is to be believed, 0 to 1.
    pub(super) weight: f64,
    /// Guessed although the dictionary has the word, as something else than a name.
    pub(super) against: bool,
    /// A first name or a patronymic, which shows the bearer's gender.
    pub(super) given: bool,
}

/// Longer words, in bytes, are no names; they stay as they are.
const LONGEST: usize = 128;

/// What a form is worth by which a listed body is called, beside the words that it looks like: «Антикор» beside «антикора».
const LISTED: f64 = 4.0;

/// Readings of one word at most; the rest are rarer.
const MOST_READINGS: usize = 40;

/// What a surname of the same form is worth beside a listed first name: «Павле» is Павел's sooner than Павля's.
const SURNAME: f64 = 0.7;

/// What another name of the same form is worth beside a listed one.
const RARER: f64 = 0.2;

/// All forms of `word`, merged where only the case differs. `readings` are the dictionary's, if they are known already.
pub(super) fn of(dictionary: &Dictionary, word: &str, readings: Option<&[Reading]>) -> Vec<Form> {
    if word.len() > LONGEST {
        return vec![unchanged(word, 1.0)];
    }
    let mut own = Vec::new();
    let readings = readings.unwrap_or_else(|| {
        dictionary.read(word, &mut own);
        &own
    });
    let small = lower(word);
    let mut forms: Vec<Form> = Vec::new();
    let known = readings
        .iter()
        .any(|reading| matches!(reading.origin, Origin::Dictionary | Origin::Composed) && nominal(reading.tag.pos));
    let mut last = None;
    for reading in readings.iter().take(MOST_READINGS) {
        if let Some(form) = of_reading(dictionary, word, &small, reading, &mut last) {
            add(&mut forms, form);
        }
    }
    // Of many surnames the dictionary has the men's alone: «Азимова», «Цой».
    if forms.iter().any(|form| form.kind == Kind::Person && !form.given && form.gender == MASCULINE) {
        let woman = |form: &Form| form.kind == Kind::Person && form.gender & FEMININE != 0;
        if !forms.iter().any(woman) {
            endings::womans(&small).into_iter().for_each(|form| add(&mut forms, form));
        }
    }
    // «Анне» is also a name of its own, which does not change.
    if forms.iter().any(|form| form.given && form.cases != Cases::ALL) {
        forms.iter_mut().filter(|form| form.given && form.cases == Cases::ALL).for_each(|form| form.weight *= RARER);
    }
    // «Дину» is Дина's, who is met more often than Дин.
    let listed = given::forms(&small);
    if !listed.is_empty() {
        let other = |form: &&mut Form| !listed.iter().any(|other| other.nominative == form.nominative);
        let persons = forms.iter_mut().filter(|form| form.kind == Kind::Person);
        persons.filter(other).for_each(|form| form.weight *= if form.given { RARER } else { SURNAME });
        listed.into_iter().for_each(|form| add(&mut forms, form));
    }
    // A name that happens to be a common word («Шарф», «Дуга») has other forms than the word.
    let unknown = !known || !forms.iter().any(|form| matches!(form.kind, Kind::Person | Kind::Place));
    if unknown {
        let trust = if known { 0.25 } else { 1.0 };
        for form in endings::guess(&small) {
            let place = !form.plural && lists::get().place(&form.nominative).is_some_and(|listed| !listed.adjective);
            if place {
                add(&mut forms, Form { kind: Kind::Place, weight: 1.0, ..form });
            } else if !form.plural && lists::get().organisation(&form.nominative).is_some() {
                // «в Антикоре»
                add(&mut forms, Form { weight: LISTED, ..form });
            } else {
                add(&mut forms, Form { weight: form.weight * trust, against: known, ..form });
            }
        }
    }
    forms
}

/// `word` as a name that doesn't change.
pub(super) fn unchanged(word: &str, weight: f64) -> Form {
    Form {
        nominative: lower(word),
        cases: Cases::ALL,
        gender: ANY_GENDER,
        plural: false,
        kind: Kind::Guess,
        weight,
        against: false,
        given: false,
    }
}

fn nominal(pos: Pos) -> bool {
    matches!(pos, Pos::Noun | Pos::Adjf | Pos::Prtf | Pos::Npro | Pos::Numr)
}

fn add(forms: &mut Vec<Form>, form: Form) {
    let same = forms.iter_mut().find(|other| {
        other.nominative == form.nominative
            && other.gender == form.gender
            && other.plural == form.plural
            && other.kind == form.kind
            && other.given == form.given
    });
    match same {
        Some(other) => {
            other.cases = other.cases.and(form.cases);
            other.weight = other.weight.max(form.weight);
        }
        None => forms.push(form),
    }
}

fn of_reading<'r>(
    dictionary: &Dictionary,
    word: &str,
    small: &str,
    reading: &'r Reading,
    last: &mut Option<(&'r Reading, String)>,
) -> Option<Form> {
    let tag = reading.tag;
    let grammemes = tag.grammemes;
    // That a word may not change at all is said by its ending.
    if !nominal(tag.pos) || reading.origin == Origin::Shape {
        return None;
    }
    let plural = grammemes.has(Grammemes::PLUR);
    let number = if plural { Grammemes::PLUR } else { Grammemes::SING };
    let named = grammemes.any(Grammemes::NAME | Grammemes::SURN | Grammemes::PATR);
    let adjective = matches!(tag.pos, Pos::Adjf | Pos::Prtf);
    // The gender is said with the case where a lexeme has several: surnames and adjectives in the singular.
    let gender = grammemes & Grammemes::GENDERS;
    let wanted = if plural { Grammemes::NOMN | number } else { Grammemes::NOMN | number | gender };
    let nominative = if grammemes.has(Grammemes::NOMN) {
        // The lexeme may have several nominatives: «высшее» and «высочайшее».
        small.to_owned()
    } else if let Some(superlative) = superlative(small, grammemes) {
        superlative
    } else {
        // One after another stand the cases of one lexeme, which have the same nominative.
        match last {
            Some((before, nominative)) if dictionary.same_but_for_case(before, reading) => nominative.clone(),
            _ => {
                let inflected = |wanted| dictionary.inflect(word, reading, wanted);
                let nominative = inflected(wanted).or_else(|| inflected(Grammemes::NOMN))?;
                last.insert((reading, nominative)).1.clone()
            }
        }
    };
    let kind = match tag.pos {
        _ if named => Kind::Person,
        // «украинский» has the mark of a place, too.
        _ if adjective => Kind::Adjective,
        _ if grammemes.has(Grammemes::GEOX) => Kind::Place,
        _ => Kind::Noun,
    };
    let base = match reading.origin {
        Origin::Dictionary => 1.0,
        Origin::Composed => 0.9,
        // Guessing by Russian endings makes Russian words of foreign names that don't change: «Пелоси».
        Origin::Guessed | Origin::Shape if word.ends_with(['и', 'у', 'ю', 'е', 'ы']) && named => 0.07,
        Origin::Guessed | Origin::Shape if word.ends_with(['и', 'у', 'ю', 'е', 'ы']) => 0.15,
        Origin::Guessed | Origin::Shape => 0.3,
    };
    // «Марку» is also a name of its own, which doesn't change.
    let rare = grammemes.any(Grammemes::DIST | Grammemes::ERRO | Grammemes::ARCH | Grammemes::INFR)
        || grammemes.has(Grammemes::NAME | Grammemes::FIXD);
    let kind = if matches!(reading.origin, Origin::Guessed | Origin::Shape) && kind == Kind::Noun {
        Kind::Guess
    } else {
        kind
    };
    Some(Form {
        nominative,
        cases: Cases::of(grammemes),
        gender: genders(grammemes),
        plural,
        kind,
        against: false,
        weight: if rare { base * 0.3 } else { base },
        given: grammemes.any(Grammemes::NAME | Grammemes::PATR)
            && matches!(reading.origin, Origin::Dictionary | Origin::Composed),
    })
}

/// «Высшего» is «высший» although its lexeme begins with «высочайший».
fn superlative(small: &str, grammemes: Grammemes) -> Option<String> {
    let at = if grammemes.has(Grammemes::SUPR) { small.find("высш") } else { None }?;
    let stem = small.get(..at + "высш".len())?;
    let ending = if grammemes.has(Grammemes::PLUR) {
        "ие"
    } else if grammemes.has(Grammemes::FEMN) {
        "ая"
    } else if grammemes.has(Grammemes::NEUT) {
        "ее"
    } else {
        "ий"
    };
    Some(format!("{stem}{ending}"))
}

fn genders(grammemes: Grammemes) -> u8 {
    if grammemes.any(Grammemes::MSF | Grammemes::GNDR) {
        return ANY_GENDER;
    }
    let of = |grammeme, set| if grammemes.has(grammeme) { set } else { 0 };
    match of(Grammemes::MASC, MASCULINE) | of(Grammemes::FEMN, FEMININE) | of(Grammemes::NEUT, NEUTER) {
        0 => ANY_GENDER,
        set => set,
    }
}
