//! Women's surnames that the dictionary has as men's alone.

use super::VOWELS;
use crate::resolve::forms::{Cases, FEMININE, Form, Kind};

/// What a woman is called whose husband's surname is known, of one of its forms: one in -ов, -ев or -ин takes an ending, others
/// that end in a consonant stay.
pub(in crate::resolve) fn womans(word: &str) -> Option<Form> {
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
