//! First names that the dictionary lacks, by `lists/given-names.txt`, and surnames whose form misleads, by `lists/surnames.txt`, in all
//! their cases.

use super::forms::{Cases, FEMININE, Form, Kind, MASCULINE};
use super::words::fold;
use crate::table::{Heads, Table, head};
use std::sync::LazyLock;

struct Names {
    genders: Table<u8>,
    heads: Heads,
}

static NAMES: LazyLock<Names> =
    LazyLock::new(|| Names { genders: Table::new(entries()), heads: Heads::of(entries().map(|(name, _)| name)) });

fn entries() -> impl Iterator<Item = (&'static str, u8)> {
    let lists = [include_str!("lists/given-names.txt"), include_str!("lists/surnames.txt")];
    let lines = lists.into_iter().flat_map(str::lines).filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once(": ")).flat_map(|(gender, names)| {
        let gender = match gender {
            "f" => FEMININE,
            "m" => MASCULINE,
            _ => SURNAME,
        };
        names.split(' ').map(move |name| (name, gender))
    })
}

/// Forms of names of three letters are so long at most, in bytes.
const SHORT: usize = 10;

/// What a name's form ends in, what the name itself has there, the cases, and whose names are declined so.
type Ending = (&'static str, &'static str, Cases, u8);

const BOTH: u8 = FEMININE | MASCULINE;
/// A surname, of which either gender has one form.
const SURNAME: u8 = BOTH;
const TWO: Cases = Cases::DATIVE.and(Cases::PREPOSITIONAL);
const THREE: Cases = Cases::GENITIVE.and(TWO);
const WHOM: Cases = Cases::GENITIVE.and(Cases::ACCUSATIVE);

const ENDINGS: &[Ending] = &[
    ("ы", "а", Cases::GENITIVE, BOTH),
    ("и", "а", Cases::GENITIVE, BOTH),
    ("е", "а", TWO, BOTH),
    ("у", "а", Cases::ACCUSATIVE, BOTH),
    ("ой", "а", Cases::INSTRUMENTAL, BOTH),
    ("ей", "а", Cases::INSTRUMENTAL, BOTH),
    ("и", "я", THREE, BOTH),
    ("е", "я", TWO, BOTH),
    ("ю", "я", Cases::ACCUSATIVE, BOTH),
    ("ей", "я", Cases::INSTRUMENTAL, BOTH),
    ("и", "ь", THREE, FEMININE),
    ("ью", "ь", Cases::INSTRUMENTAL, FEMININE),
    ("а", "", WHOM, MASCULINE),
    ("у", "", Cases::DATIVE, MASCULINE),
    ("ом", "", Cases::INSTRUMENTAL, MASCULINE),
    ("ем", "", Cases::INSTRUMENTAL, MASCULINE),
    ("е", "", Cases::PREPOSITIONAL, MASCULINE),
    ("ла", "ел", WHOM, MASCULINE),
    ("лу", "ел", Cases::DATIVE, MASCULINE),
    ("лом", "ел", Cases::INSTRUMENTAL, MASCULINE),
    ("ле", "ел", Cases::PREPOSITIONAL, MASCULINE),
    ("я", "ь", WHOM, MASCULINE),
    ("ю", "ь", Cases::DATIVE, MASCULINE),
    ("ем", "ь", Cases::INSTRUMENTAL, MASCULINE),
    ("е", "ь", Cases::PREPOSITIONAL, MASCULINE),
    ("я", "й", WHOM, MASCULINE),
    ("ю", "й", Cases::DATIVE, MASCULINE),
    ("ем", "й", Cases::INSTRUMENTAL, MASCULINE),
    ("е", "й", Cases::PREPOSITIONAL, MASCULINE),
];

/// What `word`, in small letters, may be a form of. Kazakh letters are read as the Russian ones that are written for them, and
/// kept.
pub(super) fn forms(word: &str) -> Vec<Form> {
    let mut found = Vec::new();
    let names = &*NAMES;
    let kazakh = word.contains(|c| russian(c) != c);
    // Of the shortest names the third letter changes: «Яне».
    if !kazakh && word.len() > SHORT && !names.heads.may_hold(head(word)) {
        return found;
    }
    let written = word;
    let word: String = word.chars().map(|c| russian(fold(c))).collect();
    let mut name = String::with_capacity(word.len() + 4);
    let mut look = |stem: &str, ending: &str, cases: Option<Cases>, wanted: u8| {
        // «Гүлзат» is Гульзат.
        for rose in ["", "ь"] {
            name.clear();
            match stem.strip_prefix("гул").filter(|_| !rose.is_empty()) {
                Some(rest) => name.extend(["гуль", rest, ending]),
                None => name.extend([stem, ending]),
            }
            if let Some(&gender) = names.genders.get(name.as_bytes()).filter(|gender| **gender & wanted != 0) {
                let letters = stem.chars().count();
                let shown = written.chars().take(letters).map(|c| if kazakh { c } else { fold(c) });
                let cases = cases.unwrap_or_else(|| own_cases(&name, gender));
                found.push(form(shown.chain(ending.chars()).collect(), cases, gender));
                return;
            }
            if !stem.starts_with("гул") || stem.starts_with("гуль") {
                return;
            }
        }
    };
    look(&word, "", None, FEMININE | MASCULINE);
    for (ending, own, cases, gender) in ENDINGS {
        if let Some(stem) = word.strip_suffix(ending) {
            look(stem, own, Some(*cases), *gender);
        }
    }
    found
}

/// The Russian letter that is written for a Kazakh, Kyrgyz or Uzbek one.
pub(super) const fn russian(c: char) -> char {
    match c {
        'ә' => 'а',
        'ғ' => 'г',
        'қ' => 'к',
        'ң' => 'н',
        'ө' => 'о',
        'ұ' | 'ү' | 'ў' => 'у',
        'һ' | 'ҳ' => 'х',
        'і' => 'и',
        _ => c,
    }
}

/// The cases that a name as it stands in the list may have.
fn own_cases(name: &str, gender: u8) -> Cases {
    let declined = match gender {
        MASCULINE => !name.ends_with(['е', 'и', 'о', 'у', 'ы', 'э', 'ю']),
        // A surname that is listed in -а or -я is declined, too.
        _ => name.ends_with(['а', 'я']),
    };
    if declined { Cases::NOMINATIVE } else { Cases::ALL }
}

fn form(nominative: String, cases: Cases, gender: u8) -> Form {
    let kind = Kind::Person;
    Form { nominative, cases, gender, plural: false, kind, weight: 1.0, against: false, given: gender != SURNAME }
}

/// Whether the word, in small letters, is a listed first name as it stands there.
pub(crate) fn is_given_name(word: &str) -> bool {
    is_woman(word).is_some()
}

/// Whether a listed first name, in the nominative, is a woman's.
pub(crate) fn is_woman(name: &str) -> Option<bool> {
    let name: String = name.chars().map(|c| russian(fold(c))).collect();
    NAMES.genders.get(name.as_bytes()).filter(|gender| **gender != SURNAME).map(|gender| *gender == FEMININE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn names_are_known_in_all_cases() {
        let read = |word: &str| -> Vec<(String, u8)> {
            forms(word).into_iter().map(|form| (form.nominative, form.cases.0)).collect()
        };
        let one = |name: &str, cases: Cases| vec![(name.to_owned(), cases.0)];
        assert_eq!(read("алию"), one("алия", Cases::ACCUSATIVE));
        assert_eq!(read("алии"), one("алия", THREE));
        assert_eq!(read("диной"), one("дина", Cases::INSTRUMENTAL));
        assert_eq!(read("айгуль"), one("айгуль", Cases::ALL));
        assert_eq!(read("сауле"), one("сауле", Cases::ALL));
        assert_eq!(read("ержана"), one("ержан", WHOM));
        assert_eq!(read("мустафе"), one("мустафа", TWO));
        assert_eq!(read("али"), one("али", Cases::ALL));
        assert_eq!(read("гүлзат"), one("гүлзат", Cases::ALL));
        assert_eq!(read("мәулену"), one("мәулен", Cases::DATIVE));
        assert_eq!((read("мост"), read("ал"), read("")), (vec![], vec![], vec![]));
    }

    #[test]
    fn no_name_stands_twice() {
        let names: Vec<&str> = entries().map(|(name, _)| name).collect();
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
        assert!(names.len() > 400 && names.iter().all(|name| name.chars().all(|c| matches!(c, 'а'..='я' | '-'))));
    }
}
