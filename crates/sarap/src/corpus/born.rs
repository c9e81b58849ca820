//! When the persons of a document were born, as it says right beside their names: «Пётр Белов, 1978 года рождения», «35-летний
//! слесарь Пётр Белов».

use crate::offsets::convert;
use crate::{Analysis, OffsetUnit};
use std::collections::BTreeMap;

/// The first and the last year that it may have been.
pub(super) type Born = (i32, i32);

/// So many bytes stand at most between a name and a date of birth or an age.
const NEAR: usize = 60;

/// A mention of a person, an age or a date.
struct Said<'a> {
    entity: usize,
    label: &'a str,
    value: Option<&'a str>,
    start: usize,
    end: usize,
}

/// The years, by the numbers of the persons among the entities. Of what a document says of one person the first counts.
pub(super) fn years(analysis: &Analysis) -> BTreeMap<usize, Born> {
    let mut found = BTreeMap::new();
    let tells = |label: &str| matches!(label, "AGE" | "DATE");
    if !analysis.entities.iter().any(|entity| tells(&entity.label)) {
        return found;
    }
    let said = said(analysis, |label| label == "PER" || tells(label));
    let year = analysis.date.as_deref().and_then(year);
    for (at, one) in said.iter().enumerate().filter(|(_, one)| tells(one.label)) {
        let before = at.checked_sub(1).and_then(|at| said.get(at)).filter(|other| other.label == "PER");
        let behind = said.get(at + 1).filter(|other| other.label == "PER");
        let text = |from: usize, to: usize| analysis.text.get(from..to).filter(|text| text.len() <= NEAR);
        let after = analysis.text.get(one.end..).unwrap_or_default();
        let (person, born) = if one.label == "DATE" {
            let Some(born) = one.value.and_then(self::year) else { continue };
            let Some((person, between)) = before.and_then(|person| Some((person, text(person.end, one.start)?))) else {
                continue;
            };
            if !is_birth(between, told_by(&analysis.text, one.start, one.end)) {
                continue;
            }
            (person, (born, born))
        } else {
            let age = one.value.and_then(|age| age.parse::<i32>().ok()).filter(|age| (0..130).contains(age));
            let Some((age, year)) = age.zip(year) else { continue };
            let of_before = before.filter(|person| {
                text(person.end, one.start).is_some_and(|between| matches!(between, ", " | " ("))
                    && after.starts_with([',', ')', '.', ';'])
            });
            let adjective = text(one.start, one.end).is_some_and(|age| age.contains("летн"));
            let of_behind = behind.filter(|person| {
                let between = text(one.end, person.start).filter(|_| adjective);
                between.is_some_and(|words| words.chars().all(|c| c == ' ' || c == '-' || c.is_lowercase()))
            });
            let Some(person) = of_before.or(of_behind) else { continue };
            (person, (year - age - 1, year - age))
        };
        found.entry(person.entity).or_insert(born);
    }
    found
}

/// What says what a date is: the words behind it, or its own end, where the mention holds them: «1999 года рождения».
fn told_by(text: &str, start: usize, end: usize) -> &str {
    let own = text.get(start..end).unwrap_or_default();
    let at = ["рожд", "г.р", "г. р"].iter().find_map(|word| own.find(word)).map_or(end, |at| start + at);
    text.get(at..).unwrap_or_default()
}

/// Whether the words between a person and a date, or those behind the date, say that it is the date of birth.
fn is_birth(between: &str, after: &str) -> bool {
    let between = between.trim_end().strip_suffix(" в").unwrap_or(between).trim_end();
    let before = ["родился", "родилась", "род.", "рождения", "рождения:"].iter().any(|word| between.ends_with(word));
    let behind = after.trim_start();
    let behind = ["года", "г"].iter().find_map(|year| behind.strip_prefix(year)).unwrap_or(behind);
    let behind = behind.trim_start_matches([' ', '.']);
    let short = |rest: &str| rest.starts_with(['.', ',', ')', ';']);
    let other_sentence = between.contains(['!', '?', '\n']) || between.contains(". ");
    !other_sentence && (before || behind.starts_with("рожд") || behind.strip_prefix('р').is_some_and(short))
}

/// The year that a date begins with.
fn year(date: &str) -> Option<i32> {
    let digits = date.get(..4).filter(|year| year.bytes().all(|byte| byte.is_ascii_digit()))?;
    digits.parse().ok()
}

/// The mentions with a wanted label, in order of place, in bytes.
fn said(analysis: &Analysis, wanted: impl Fn(&str) -> bool) -> Vec<Said<'_>> {
    let mut said: Vec<Said<'_>> = Vec::new();
    for (number, entity) in analysis.entities.iter().enumerate().filter(|(_, entity)| wanted(&entity.label)) {
        let own = entity.mentions.iter().filter(|mention| !analysis.in_boilerplate(mention.start));
        said.extend(own.map(|mention| Said {
            entity: number,
            label: &entity.label,
            value: entity.value.as_deref(),
            start: mention.start as usize,
            end: mention.end as usize,
        }));
    }
    said.sort_by_key(|one| (one.start, one.end));
    let mut offsets: Vec<u32> = said.iter().flat_map(|one| [one.start as u32, one.end as u32]).collect();
    offsets.sort_unstable();
    offsets.dedup();
    let bytes = convert(&analysis.text, &offsets, analysis.offset_unit, OffsetUnit::Byte);
    let place = |offset: usize| {
        let at = offsets.binary_search(&(offset as u32)).ok();
        at.and_then(|at| bytes.get(at)).map_or(0, |byte| *byte as usize)
    };
    for one in &mut said {
        (one.start, one.end) = (place(one.start), place(one.end));
    }
    said
}

#[cfg(test)]
mod tests {
    use super::{is_birth, told_by};

    #[test]
    fn a_date_of_birth_is_told_by_its_words() {
        for (between, after) in [
            (", ", " года рождения, житель"),
            (", ", ". р."),
            (" (", " г.р.)"),
            (", ", "р., задержан"),
            (" родился ", " в Омске"),
            (" родилась в ", "."),
            (" (род. ", ")"),
        ] {
            assert!(is_birth(between, after), "{between}…{after}");
        }
        for (between, after) in
            [(" приехал ", " года."), (", ", " г. Россия"), (", ", " г. рухнул"), (" умер. Дом ", " года рождения")]
        {
            assert!(!is_birth(between, after), "{between}…{after}");
        }
    }

    #[test]
    fn a_date_may_hold_its_words() {
        let text = "Сергей Волков, 1975 года рождения, задержан";
        let (start, end) = (text.find('1').unwrap(), text.find(", зад").unwrap());
        assert!(is_birth(", ", told_by(text, start, end)));
        assert!(is_birth(", ", told_by(text, start, text.find(" рожд").unwrap())));
        assert!(!is_birth(", ", told_by("Сергей Волков, 1975 года", 28, 36)));
    }
}
