//! The cases of `cases.txt`, and what has to hold for every word.

use super::lookup::Found;
use super::tables::{Tables, yo_bit};
use super::*;
use crate::{Grammemes, Pos};
use sarap_pack::{Description, PackBuilder};
use std::sync::LazyLock;

static BYTES: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../packs/ru-dictionary.pack");
    std::fs::read(path).unwrap_or_else(|error| panic!("{path}: {error}"))
});
static DICTIONARY: LazyLock<Dictionary> = LazyLock::new(|| open(BYTES.clone()));

fn open(bytes: Vec<u8>) -> Dictionary {
    Dictionary::open(Pack::open(bytes, "dictionary").unwrap()).unwrap()
}

fn read(word: &str) -> Vec<Reading> {
    let mut found = Vec::new();
    DICTIONARY.read(word, &mut found);
    assert!(!found.is_empty(), "{word} has no reading");
    found
}

fn tag_of(codes: &[&str]) -> Tag {
    Tag::parse(&codes.join(","))
}

fn fits(reading: &Reading, wanted: Tag) -> bool {
    (wanted.pos == Pos::Unknown || reading.tag.pos == wanted.pos) && reading.tag.grammemes.has(wanted.grammemes)
}

#[test]
fn cases() {
    let mut failed = Vec::new();
    let lines = include_str!("cases.txt").lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    for line in lines {
        let cells: Vec<&str> = line.split_whitespace().collect();
        let word = cells[0];
        let found = read(word);
        let lemma = |reading: &&Reading| DICTIONARY.lemma(word, reading) == cells[2];
        let holds = match cells[1] {
            "=" => found.iter().any(|r| lemma(&r) && fits(r, tag_of(&cells[3..]))),
            "!" => !found.iter().any(|r| lemma(&r)),
            "~" => found.iter().any(|r| DICTIONARY.form_lemma(word, r) == cells[2]),
            ">" => {
                let wanted = tag_of(&cells[2..3]).grammemes;
                found.iter().find_map(|r| DICTIONARY.inflect(word, r, wanted)).as_deref() == Some(cells[4])
            }
            _ => false,
        };
        if !holds {
            let forms = |r: &Reading| (DICTIONARY.lemma(word, r), DICTIONARY.form_lemma(word, r));
            let shown = found.iter().map(|r| format!("  {:?} {:?}", forms(r), DICTIONARY.tag_text(r)));
            failed.push(format!("{line}\n{}", shown.collect::<Vec<_>>().join("\n")));
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

/// Every stem with its paradigms, as letter numbers, read without the search.
fn lexemes(tables: &Tables<'_>) -> Vec<(Vec<u8>, u16)> {
    let mut all = Vec::new();
    for block in 0..tables.separators().len() {
        let range = tables.block_starts().range(block).unwrap();
        let mut bytes = tables.stems().0[range].iter().map(|&byte| usize::from(byte));
        let mut letters = Vec::new();
        while let Some(head) = bytes.next() {
            let long = head == usize::from(layout::LONG_HEAD);
            let shared = if long { bytes.next().unwrap() } else { head >> 3 };
            let own = if long { bytes.next().unwrap() } else { head & 7 };
            letters.truncate(shared);
            letters.extend(bytes.by_ref().take(own).map(|code| code as u8));
            loop {
                let byte = bytes.next().unwrap();
                let mut number = byte & 127;
                if number >= layout::SHORT_PARADIGMS.into() {
                    let short = usize::from(layout::SHORT_PARADIGMS);
                    number = short + ((number - short) << 8 | bytes.next().unwrap());
                }
                all.push((letters.clone(), number as u16));
                if byte & 128 == 0 {
                    break;
                }
            }
        }
    }
    all
}

#[test]
fn every_form_of_a_lexeme_is_found_with_it() {
    let tables = DICTIONARY.tables();
    let all = lexemes(&tables);
    assert!(all.len() > 185_000, "{}", all.len());
    for (stem, paradigm) in all.iter().step_by(61) {
        let stem_yo = stem.iter().enumerate().fold(0u64, |yo, (i, &c)| yo | u64::from(c == letters::YO) << i);
        let folded: Vec<u8> = stem.iter().map(|&code| letters::fold(code)).collect();
        for form in 0..tables.forms(*paradigm) {
            let (node, ending_yo) = tables.ending(*paradigm, form).unwrap();
            let prefix = layout::PREFIXES[tables.prefix(*paradigm, form)];
            let word: Vec<u8> = prefix.iter().chain(&folded).copied().chain(tables.ending_letters(node)).collect();
            let yo = (stem_yo | ending_yo << folded.len()) << prefix.len();
            for written in [yo, 0] {
                let mut found = false;
                tables.find(&word, written, |one: Found| {
                    found |= one.paradigm == *paradigm && one.form == form && one.yo == yo;
                });
                assert!(found, "stem {stem:?}, paradigm {paradigm}, form {form}");
            }
        }
    }
}

#[test]
fn nouns_of_a_lexeme_inflect_to_its_lemma() {
    let tables = DICTIONARY.tables();
    let singular = Grammemes::NOMN | Grammemes::SING;
    let (mut count, mut same) = (0, 0);
    for (stem, paradigm) in lexemes(&tables).iter().step_by(97) {
        // A surname's or patronymic's lexeme has women's forms, too.
        let first = tables.tag(*paradigm, 0);
        if first.pos != Pos::Noun
            || !first.grammemes.has(singular)
            || first.grammemes.any(Grammemes::SURN | Grammemes::PATR)
        {
            continue;
        }
        let mut lemma: String = stem.iter().map(|&code| letters::letter(code)).collect();
        let (node, yo) = tables.ending(*paradigm, 0).unwrap();
        for (place, code) in tables.ending_letters(node).enumerate() {
            lemma.push(letters::letter(if yo & yo_bit(place as u8 + 1) != 0 { letters::YO } else { code }));
        }
        let base = |reading: &&Reading| reading.base == Some(Base { paradigm: *paradigm, form: 0 });
        let readings = read(&lemma);
        let Some(of_lemma) = readings.iter().find(base) else { panic!("{lemma} is not found") };
        for (form, tag) in DICTIONARY.forms(&lemma, of_lemma) {
            let again = read(&form);
            let reading = again.iter().find(|r| r.base.is_some_and(|b| b.paradigm == *paradigm) && r.tag == tag);
            let Some(reading) = reading else { panic!("{form} of {lemma} is not found") };
            assert_eq!(DICTIONARY.lemma(&form, reading), lemma, "{form}");
            // Variants keep to themselves: «соединенья», «соединенье».
            let nominative = DICTIONARY.inflect(&form, reading, singular).unwrap();
            let back = read(&nominative);
            assert!(
                back.iter().any(|r| r.tag.grammemes.has(singular) && DICTIONARY.lemma(&nominative, r) == lemma),
                "{form} {nominative}"
            );
            if !tag.grammemes.has(Grammemes::VARI) {
                count += 1;
                same += usize::from(nominative == lemma);
            }
        }
    }
    assert!(same * 1000 > count * 985, "{same} of {count}");
    assert!(count > 5_000, "{count}");
}

fn touch(dictionary: &Dictionary, word: &str) {
    let mut found = Vec::new();
    dictionary.read(word, &mut found);
    assert!(!found.is_empty());
    for reading in &found {
        dictionary.lemma(word, reading);
        dictionary.form_lemma(word, reading);
        dictionary.tag_text(reading);
        dictionary.forms(word, reading);
        dictionary.inflect(word, reading, Grammemes::DATV);
        // A reading of another word gives a wrong word, not a panic.
        dictionary.lemma("я", reading);
        dictionary.inflect("", reading, Grammemes::NOMN);
    }
}

#[test]
fn hostile_words_are_read() {
    let long = [62, 63, 64, 65, 1_000_000].map(|count| "ё".repeat(count));
    let marks = ["\u{301}".repeat(100_000), format!("а{}", "\u{308}".repeat(1000)), "а\u{ad}".repeat(100)];
    let compounds = ["по-".repeat(20), "-".repeat(63), "научно-".repeat(8) + "технический", "не".repeat(31)];
    let short = [
        "",
        "-",
        "--",
        "а-",
        "-а",
        "\0",
        "😀",
        "е\u{308}",
        "ǅ",
        "İ",
        "ß",
        "а\0б",
        "по",
        "наи",
        "по-",
        ".",
        "А-Б",
        "1-",
        "ё",
        "Ё.",
    ];
    for word in long.iter().chain(&marks).chain(&compounds).map(String::as_str).chain(short) {
        touch(&DICTIONARY, word);
    }
}

#[test]
fn a_pack_with_wrong_tables_is_refused_or_read_without_panic() {
    let pack = Pack::open(BYTES.clone(), "dictionary").unwrap();
    let mut names: Vec<&str> = layout::GUESSES.iter().flatten().copied().collect();
    names.extend(layout::SECTIONS);
    let words = ["мыла", "поновее", "чертями", "Саденова", "город-герой", "киберполиция", "с", "наилучший"];
    let mut state = 1u32;
    for broken in &names {
        for kind in 0..4 {
            let mut builder = PackBuilder::new(Description { kind: "dictionary".into(), ..Description::default() });
            for name in &names {
                let mut bytes = pack.section(name).unwrap().to_vec();
                if name == broken {
                    let len = bytes.len();
                    match kind {
                        0 => bytes.fill(0xff),
                        1 => bytes.fill(0),
                        2 => bytes.truncate(len / 2),
                        _ => bytes.iter_mut().for_each(|byte| {
                            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                            *byte = (state >> 24) as u8;
                        }),
                    }
                }
                builder = builder.section(name, bytes);
            }
            let Ok(dictionary) = Dictionary::open(Pack::open(builder.build(), "dictionary").unwrap()) else { continue };
            for word in words {
                touch(&dictionary, word);
            }
        }
    }
    let empty = PackBuilder::new(Description { kind: "dictionary".into(), ..Description::default() });
    assert!(Dictionary::open(Pack::open(empty.build(), "dictionary").unwrap()).is_err());
}
