//! What a word beside others of its name may be besides what the dictionary says.

use crate::resolve::endings;
use crate::resolve::forms::{self, ANY_GENDER, Cases, FEMININE, Form, Kind, MASCULINE};
use crate::resolve::words::lower;
use std::sync::Arc;

/// What a surname that stays is worth beside the plural of another.
const STAYING_PLURAL: f64 = 0.4;

/// What a first name is worth where a surname is looked for.
const GIVEN_LAST: f64 = 0.5;

/// What the ending of such a word says beside the name that the dictionary has.
const GUESSED_LAST: f64 = 0.25;

/// The forms of a word that stands last in a name, if the dictionary has it as a first name alone: it may be a surname too, which
/// is a man's or a woman's («Фатиме Али», «Айгуль Болат»).
pub(super) fn as_surname(forms: Arc<[Form]>, word: &str) -> Arc<[Form]> {
    let mut persons = forms.iter().filter(|form| form.kind == Kind::Person).peekable();
    let patronymic = |form: &Form| ["ич", "вна", "чна", "шна"].iter().any(|end| form.nominative.ends_with(end));
    if persons.peek().is_none() || persons.any(|form| !form.given || patronymic(form)) {
        return staying_plural(forms, word);
    }
    let mut all: Vec<Form> = forms.to_vec();
    all.iter_mut().filter(|form| form.given).for_each(|form| form.weight *= GIVEN_LAST);
    for form in forms.iter().filter(|form| form.given && form.gender == MASCULINE) {
        if form.cases == Cases::ALL {
            all.push(Form { gender: ANY_GENDER, given: false, ..form.clone() });
        } else if form.cases.has(0) && form.nominative.ends_with(|c| !"аеёиоуыэюя".contains(c)) {
            let weight = form.weight * GIVEN_LAST;
            all.push(Form { gender: FEMININE, given: false, cases: Cases::ALL, weight, ..form.clone() });
        }
    }
    let guessed = endings::guess(&lower(word)).into_iter();
    all.extend(guessed.map(|form| Form { weight: form.weight * GUESSED_LAST, ..form }));
    all.into()
}

/// «Олег Ильиных»: beside a first name what the dictionary has as several bearers of a surname is one that stays.
pub(super) fn staying_plural(forms: Arc<[Form]>, word: &str) -> Arc<[Form]> {
    let mut surnames = forms.iter().filter(|form| form.kind == Kind::Person && !form.given).peekable();
    if !word.ends_with('х') || surnames.peek().is_none() || !surnames.all(|form| form.plural) {
        return forms;
    }
    let stays = Form { kind: Kind::Person, ..forms::unchanged(word, STAYING_PLURAL) };
    forms.iter().cloned().chain([stays]).collect()
}

/// Whether a form is the dictionary's and of a name that looks otherwise in the nominative.
pub(super) fn is_declined(form: &Form) -> bool {
    form.kind == Kind::Person && form.cases != Cases::ALL && !form.cases.has(0) && form.weight > 0.5
}

/// «Кристин Лагард»: what calls a Russian woman («Кристин!») is before a surname a name of its own.
pub(super) fn no_vocative(forms: Arc<[Form]>, word: &str) -> Arc<[Form]> {
    let vocative = |form: &Form| {
        form.given && !form.plural && form.cases == Cases::NOMINATIVE && form.nominative.len() > word.len()
    };
    if !forms.iter().any(vocative) {
        return forms;
    }
    let stays = Form { kind: Kind::Person, gender: FEMININE, given: true, ..forms::unchanged(word, 1.0) };
    forms.iter().filter(|form| !vocative(form)).cloned().chain([stays]).collect()
}
