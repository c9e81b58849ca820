//! The choice of readings over the packs of this repository.

#![allow(clippy::unwrap_used)] // in a test the panic is the message

use sarap_morph::context::{fold, pack_model, write_lexicon};
use sarap_morph::{Morphologist, Morphology, Pos, Tag};
use sarap_pack::{Description, Pack};
use sarap_text::segment;
use std::path::Path;
use std::sync::OnceLock;

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs").join(name)).unwrap()
}

fn dictionary() -> Pack {
    static BYTES: OnceLock<Vec<u8>> = OnceLock::new();
    Pack::open(BYTES.get_or_init(|| bytes("ru-dictionary.pack")).as_slice(), "dictionary").unwrap()
}

fn open(context: Vec<u8>) -> Morphologist {
    Morphologist::open(dictionary(), Pack::open(context, "context").unwrap()).unwrap()
}

fn ours() -> Morphologist {
    open(bytes("ru-context.pack"))
}

/// Lemma and part of speech of every token.
fn choices(morphology: &Morphology) -> Vec<(String, Tag)> {
    morphology.tokens().iter().map(|t| (morphology.lemma(t.lemma).to_string(), t.tag)).collect()
}

#[test]
fn ambiguous_words_are_read_by_their_sentence() {
    let morphologist = ours();
    let mut wrong = Vec::new();
    for case in include_str!("../src/context/cases.txt").lines().filter(|line| !line.starts_with('#')) {
        let (marked, expected) = case.split_once(" | ").unwrap();
        let pieces: Vec<&str> = marked.split('*').collect();
        let [before, word, after] = pieces[..] else { panic!("{case}") };
        let text = format!("{before}{word}{after}");
        let segmentation = segment(&text);
        let at = segmentation.tokens.iter().position(|t| t.span.start() as usize == before.len()).unwrap();
        let morphology = morphologist.read(&text, &segmentation);
        let token = morphology.tokens()[at];
        let found =
            format!("{} {}", fold(morphology.lemma(token.lemma)), format!("{:?}", token.tag.pos).to_uppercase());
        if found != expected {
            wrong.push(format!("{marked} | {expected}, found {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_sentence_reads_the_same_whatever_stands_around_it() {
    let morphologist = ours();
    let texts = ["Завод варит сталь и мыло.", "Они стали вести дело сами.", "Мама мыла раму."];
    let alone: Vec<_> = texts.iter().flat_map(|text| choices(&morphologist.read(text, &segment(text)))).collect();
    let joined = texts.join(" ");
    let together = morphologist.read(&joined, &segment(&joined));
    assert_eq!(alone, choices(&together));
    let again = ours().read(&joined, &segment(&joined));
    assert_eq!(together.tokens(), again.tokens());
}

#[test]
fn ids_are_dense_and_texts_are_kept() {
    let morphologist = ours();
    let text = "Дома стоят. Дома пусто, а дома стоят.";
    let morphology = morphologist.read(text, &segment(text));
    let tokens = morphology.tokens();
    assert_eq!(tokens[0].word, tokens[3].word);
    assert_ne!(tokens[0].word, tokens[7].word);
    assert_eq!(morphology.word(tokens[0].word), "дома");
    assert!(tokens.iter().all(|t| (t.word.0 as usize) < morphology.word_count()));
    assert!(tokens.iter().all(|t| (t.lemma.0 as usize) < morphology.lemma_count()));
    for token in tokens {
        let readings = morphology.readings(token.word);
        assert!(readings.get(usize::from(token.chosen)).is_some(), "{}", morphology.word(token.word));
    }
}

#[test]
fn a_sentence_of_a_hundred_thousand_ambiguous_words_is_read() {
    let text = "мыла стали дома ".repeat(33_334);
    let morphology = ours().read(&text, &segment(&text));
    assert_eq!(morphology.tokens().len(), 100_002);
    assert!(morphology.word_count() <= 3);
}

#[test]
fn nothing_is_read_from_nothing() {
    let morphology = ours().read("", &segment(""));
    assert!(morphology.tokens().is_empty());
    assert_eq!((morphology.word_count(), morphology.lemma_count()), (0, 0));
}

#[test]
fn a_damaged_lexicon_or_table_reads_on() {
    let forms = [("г.".to_string(), Tag { pos: Pos::Noun, ..Tag::default() }, "год".to_string())];
    let lexemes = [("деньга".to_string(), Pos::Noun, "деньги".to_string())];
    let sections = write_lexicon(&forms, &lexemes);
    let about = || Description { kind: "context".into(), ..Description::default() };
    let text = "В 2020 г. деньги стали дороги.";
    let segmentation = segment(text);
    let lemmas = |context: Vec<u8>| -> Vec<String> {
        choices(&open(context).read(text, &segmentation)).into_iter().map(|(lemma, _)| lemma).collect()
    };
    assert!(lemmas(pack_model(about(), &[0; 8], sections.clone())).contains(&"деньги".to_string()));
    for section in 0..sections.len() {
        for at in 0..sections[section].1.len() {
            for change in [0x01, 0x80, 0xff] {
                let mut damaged = sections.clone();
                damaged[section].1[at] ^= change;
                assert_eq!(lemmas(pack_model(about(), &[1; 8], damaged)).len(), segmentation.tokens.len());
            }
        }
        for len in 0..sections[section].1.len() {
            let mut cut = sections.clone();
            cut[section].1.truncate(len);
            assert_eq!(lemmas(pack_model(about(), &[-1; 8], cut)).len(), segmentation.tokens.len());
        }
    }
}

#[test]
fn a_pack_of_another_layout_is_refused() {
    let about = Description { kind: "context".into(), ..Description::default() };
    let odd = pack_model(about.clone(), &[0; 3], write_lexicon(&[], &[]));
    assert!(Morphologist::open(dictionary(), Pack::open(odd, "context").unwrap()).is_err());
    let bare = pack_model(about, &[0; 4], Vec::new());
    assert!(Morphologist::open(dictionary(), Pack::open(bare, "context").unwrap()).is_err());
}

/// Text, then the words that are read otherwise than they are written, in lower case.
const DISGUISED: &[(&str, &[&str])] = &[
    ("Он приехал в Mоскву из CCCР.", &["москву", "ссср"]),
    ("Он приехал в MOCKBY.", &["москву"]),
    ("MOCKBA", &[]),
    ("Приехали c женой.", &["с"]),
    ("C 1 января цены растут.", &["с"]),
    ("Его ужалила oca в саду.", &["оса"]),
    ("Р0ССИЯ и ЗАПАД, 3АПАД и 80-е", &["россия", "запад"]),
    ("Под\u{ad}роб\u{200b}ный план", &["подробный"]),
    // Names and English words stay.
    ("Компания Meta, фонд BMW и витамин C.", &[]),
    ("Нажмите copy и выберите TOP.", &[]),
    ("We met in MOCKBA.", &[]),
    ("PC-версия игры", &[]),
    // Where the whole text is disguised, short words are too.
    ("Пeтров и Ивaнов жили в дoмe, TOM жил тaм.", &["петров", "иванов", "доме", "том", "там"]),
];

#[test]
fn latin_letters_are_read_as_the_cyrillic_ones_they_look_like() {
    let morphologist = ours();
    for (text, expected) in DISGUISED {
        let segmentation = segment(text);
        let morphology = morphologist.read(text, &segmentation);
        let words = segmentation.tokens.iter().zip(morphology.tokens());
        let other: Vec<&str> = words
            .map(|(token, reading)| (token.span.of(text).to_lowercase(), morphology.word(reading.word)))
            .filter(|(written, read)| written != read)
            .map(|(_, read)| read)
            .collect();
        assert_eq!(&other, expected, "{text}");
    }
}

#[test]
fn both_spellings_of_a_word_are_one_form() {
    let text = "Москва и Mосква";
    let morphology = ours().read(text, &segment(text));
    assert_eq!(morphology.tokens()[0].word, morphology.tokens()[2].word);
}

#[test]
fn a_text_reads_the_same_whatever_was_read_before_it() {
    let texts = [
        "Mосква и MOCKBA, Р0ССИЯ и Россия: подроб\u{ad}ный отчёт Сбербанкa.",
        "Сегодня MOCKBA встречает гостей. Ёлка, елка, ЕЛКА и Е\u{308}лка.",
        "«Meta» и BMW приехали; Ο\u{394}ΟΣ, İstanbul, 5-го, 1990-е.",
    ];
    let used = ours();
    // More forms than are kept, and so many that no memory of them is.
    let [many, most] = [60_000, 120_000].map(|count| (0..count).map(|n| format!("слово{n} ")).collect::<String>());
    for before in ["Москва. ОТЧЁТ отчёт Отчёт россия ёлка meta", texts[1], texts[0], &many, texts[2], &most]
    {
        used.read(before, &segment(before));
        for text in texts {
            let fresh = ours().read(text, &segment(text));
            let again = used.read(text, &segment(text));
            assert_eq!(format!("{again:?}"), format!("{fresh:?}"), "{text} after {before:.40}");
        }
    }
}
