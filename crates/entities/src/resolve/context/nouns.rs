//! What the noun or adjective before a name says of its case and gender.

use super::Surroundings;
use crate::resolve::forms::{Cases, FEMININE, MASCULINE};
use sarap_morph::{Grammemes, Pos, TokenReading};

/// Nouns whose name in quotes stands in the nominative: «в газете «Новое время»», but «болельщик «Спартака»».
pub(in crate::resolve) const NAMED: &[&str] = &[
    "авиакомпания",
    "агентство",
    "агрохолдинг",
    "ансамбль",
    "ассоциация",
    "аэропорт",
    "банк",
    "батальон",
    "блок",
    "бригада",
    "газета",
    "гостиница",
    "группа",
    "группировка",
    "движение",
    "еженедельник",
    "журнал",
    "завод",
    "издание",
    "издательство",
    "институт",
    "кафе",
    "клуб",
    "коалиция",
    "колхоз",
    "команда",
    "комбинат",
    "компания",
    "комплекс",
    "кооператив",
    "концерн",
    "корпорация",
    "лига",
    "магазин",
    "медиакомпания",
    "музей",
    "общество",
    "объединение",
    "оператор",
    "операция",
    "организация",
    "отель",
    "отряд",
    "партия",
    "платформа",
    "портал",
    "предприятие",
    "проект",
    "промзона",
    "радио",
    "радиостанция",
    "ресторан",
    "сайт",
    "сервис",
    "сеть",
    "служба",
    "совхоз",
    "союз",
    "стадион",
    "студия",
    "телекомпания",
    "телеканал",
    "театр",
    "канал",
    "фабрика",
    "федерация",
    "фестиваль",
    "фильм",
    "фирма",
    "фонд",
    "форум",
    "холдинг",
    "центр",
    "шахта",
    "эскадрон",
];

/// Nouns that a name of another one may follow, whose gender they don't tell: «дочь Ельцина», but «жена Раиса».
pub(super) const KIN: &[&str] = &[
    "дочь",
    "жена",
    "супруга",
    "сестра",
    "мать",
    "мама",
    "бабушка",
    "внучка",
    "вдова",
    "невеста",
    "племянница",
    "тёща",
    "подруга",
    "сторонница",
    "помощница",
    "любовница",
];

/// `person` tells whether the word may be somebody.
pub(super) fn before_word(out: &mut Surroundings, reading: &TokenReading, small: bool, person: bool, kin: bool) {
    let tag = reading.tag;
    let noun = matches!(tag.pos, Pos::Noun) && small;
    if noun && person {
        // A title agrees: «президентом Нурсултаном Назарбаевым».
        let cases = Cases::of(tag.grammemes);
        for (case, weight) in out.cases.iter_mut().enumerate() {
            *weight *= if cases.has(case) { 6.0 } else { 1.0 };
        }
        // «жена Раиса», «жена Ельцина»
        out.cases[1] *= if kin { 6.0 } else { 1.5 };
        out.titles = tag.grammemes.has(Grammemes::PLUR);
        let singular = !kin && tag.grammemes.has(Grammemes::SING);
        out.title = if singular && tag.grammemes.has(Grammemes::FEMN) {
            Some(FEMININE)
        } else if singular && tag.grammemes.has(Grammemes::MASC) {
            Some(MASCULINE)
        } else {
            None
        };
    } else if noun {
        out.cases[0] *= 0.5;
        out.cases[1] *= 4.0;
        out.cases[2] *= 1.5;
    } else if matches!(tag.pos, Pos::Adjf | Pos::Prtf) && small {
        let cases = Cases::of(tag.grammemes);
        for (case, weight) in out.cases.iter_mut().enumerate() {
            *weight *= if cases.has(case) { 4.0 } else { 1.0 };
        }
    }
}
