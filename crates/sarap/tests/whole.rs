//! The whole way of a document with the real packs: nothing lost, nothing invented, never a panic.

#![allow(clippy::unwrap_used, clippy::panic)] // in a test the panic is the message

use sarap::{Analysis, Analyzer, Content, Input, OffsetUnit, PackBytes};
use std::sync::OnceLock;

fn analyzer() -> &'static Analyzer {
    static OPENED: OnceLock<Analyzer> = OnceLock::new();
    OPENED.get_or_init(|| Analyzer::open(packs()).unwrap())
}

fn packs() -> PackBytes {
    let read = |name: &str| std::fs::read(format!("{}/../../packs/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap().into();
    PackBytes {
        dictionary: read("ru-dictionary.pack"),
        context: read("ru-context.pack"),
        tagger: read("ru-tagger.pack"),
    }
}

fn analyze(text: &str) -> Analysis {
    analyzer()
        .analyze(Input { id: "test", bytes: text.as_bytes(), content: Content::Text, ..Input::default() })
        .unwrap()
}

/// Every span in bounds, on character boundaries, not reversed; mentions in order; scores between 0 and 1.
fn check(analysis: &Analysis) {
    let text = &analysis.text;
    let whole = |start: u32, end: u32| {
        assert!(start <= end && text.get(start as usize..end as usize).is_some(), "{start}..{end} of {}", analysis.id);
    };
    let mut last = 0;
    for region in &analysis.regions {
        whole(region.start, region.end);
        assert!(region.start >= last, "regions overlap");
        last = region.end;
    }
    for entity in &analysis.entities {
        assert!(!entity.name.trim().is_empty());
        assert!(entity.mentions.is_sorted_by_key(|mention| mention.start));
        let counted = entity.mentions.iter().filter(|mention| !analysis.in_boilerplate(mention.start)).count();
        assert_eq!(entity.count as usize, counted, "{}", entity.name);
        for mention in &entity.mentions {
            whole(mention.start, mention.end);
            assert!(mention.start < mention.end && (0.0..=1.0).contains(&mention.score));
            assert!(mention.source.contains(':'));
        }
    }
    for keyword in &analysis.keywords {
        assert_eq!(keyword.count as usize, keyword.mentions.len());
        keyword.mentions.iter().for_each(|mention| whole(mention.start, mention.end));
    }
    analysis.warnings.iter().for_each(|warning| whole(warning.start, warning.end));
}

#[test]
fn the_text_is_kept_whole_and_every_result_points_into_it() {
    let folder = format!("{}/../../tests/fixtures/documents", env!("CARGO_MANIFEST_DIR"));
    let mut read = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let bytes = std::fs::read(&path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy();
        let analysis = analyzer().analyze(Input { id: &name, bytes: &bytes, ..Input::default() }).unwrap();
        check(&analysis);
        let back = analysis.clone().to_unit(OffsetUnit::Utf16).to_unit(OffsetUnit::CodePoint).to_unit(OffsetUnit::Byte);
        assert_eq!(back, analysis, "{name}");
        read += 1;
    }
    assert!(read >= 9);
}

/// A page as text, and the same in HTML.
const SAVED: &str = "Главная\nПоиск\nВойти\nПрокурор Ларс Хауген посетил Осло\n\
    В Астане прошла встреча, на которой министр внутренних дел Данияр Касенов подписал соглашение с Грузией.\n\
    По словам Касенова, центр начнёт работу весной, а его филиал откроют в Тбилиси.\n\
    Последние новости\nВ Астане открыли центр подготовки кинологов\nЛарс Хауген снова посетил Осло\n© «Портал». Все права защищены";
const MARKED: &str = "<nav><a href=/>Главная</a> <a href=/>Поиск</a></nav><article>\
    <p>В Астане прошла встреча, на которой министр внутренних дел Данияр Касенов подписал соглашение с Грузией.</p>\
    <p>По словам Касенова, центр начнёт работу весной, а его филиал откроют в Тбилиси.</p></article>\
    <aside><a href=/1>В Астане открыли центр подготовки кинологов</a><br><a href=/2>Ларс Хауген снова посетил Осло</a></aside>";

#[test]
fn what_boilerplate_names_is_given_and_does_not_count() {
    for (name, page) in [("a.txt", SAVED), ("a.html", MARKED)] {
        let analysis = analyzer().analyze(Input { id: name, bytes: page.as_bytes(), ..Input::default() }).unwrap();
        check(&analysis);
        let count = |wanted: &str| {
            let found = analysis.entities.iter().find(|entity| entity.name == wanted);
            found.map(|entity| (entity.count, entity.mentions.len()))
        };
        assert_eq!(count("Астана"), Some((1, 2)), "{name}");
        assert_eq!(count("Данияр Касенов"), Some((2, 2)), "{name}");
        let aside = analysis.entities.iter().position(|entity| entity.count == 0).unwrap();
        assert!(analysis.entities[aside..].iter().all(|entity| entity.count == 0), "{name}: they come last");
        let headline = analysis.text.find("снова").unwrap() as u32;
        let hidden = |entity: &sarap::Entity| {
            entity.mentions.iter().any(|mention| mention.end <= headline && mention.end + 20 > headline)
        };
        assert!(
            analysis.entities.iter().any(|entity| entity.label == "PER" && hidden(entity)),
            "{name}: Хауген is given"
        );
        assert!(analysis.keywords.iter().all(|keyword| !keyword.term.contains("кинолог")), "{name}");
        assert!(analysis.keywords.iter().any(|keyword| keyword.term == "соглашение"), "{name}");
    }
}

#[test]
fn text_that_comes_as_text_has_the_same_parts_as_a_file() {
    let file = analyzer().analyze(Input { id: "test", bytes: SAVED.as_bytes(), ..Input::default() }).unwrap();
    assert_eq!(analyze(SAVED), file);
    assert!(file.regions.len() > 1);
}

#[test]
fn the_same_bytes_give_the_same_analysis() {
    let text = include_str!("../../../tests/fixtures/documents/forum.txt");
    let json = |analyzer: &Analyzer| {
        let input = Input { id: "a", bytes: text.as_bytes(), ..Input::default() };
        serde_json::to_string(&analyzer.analyze(input).unwrap()).unwrap()
    };
    assert_eq!(json(analyzer()), json(&Analyzer::open(packs()).unwrap()));
}

#[test]
fn hostile_texts_are_read_without_a_panic() {
    let long = "слово ".repeat(50_000);
    let cases = [
        "а".repeat(300_000),
        "А. ".repeat(50_000),
        "«".repeat(100_000),
        "1.".repeat(100_000),
        "1 000 000 ".repeat(20_000),
        "31 февраля 9999999999999 года 0 марта 2025".into(),
        "Иванов ".repeat(20_000),
        "a@".repeat(50_000) + "b.c",
        "http://".repeat(30_000),
        "+7".repeat(50_000),
        "и\u{306}\u{306}\u{306} \u{ad}\u{200b}\u{feff}\u{202e}МВД\u{0}".repeat(1_000),
        "\r\n\r\r\n\u{2028}\u{85}Да.\u{b}".repeat(5_000),
        "👨‍👩‍👧 🇰🇿 — Ә".repeat(5_000),
        "-".repeat(100_000),
        "кто-то-".repeat(30_000),
        "МИНИСТР ВНУТРЕННИХ ДЕЛ ЕРЖАН САДЕНОВ ".repeat(5_000),
        long,
        "Z̷a̸l̵g̶o̷ С̈т̃р̂о̊к̌а".into(),
        "\u{10ffff}\u{e000}".repeat(1_000),
    ];
    for text in &cases {
        check(&analyze(text));
    }
}

#[test]
fn random_characters_are_read_without_a_panic() {
    // A fixed linear congruential sequence: the same texts in every run.
    let mut state = 20_261_122u64;
    let mut random = move |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    let pieces: Vec<char> = "абвёЁйАМВДҚәIVX019 .,«»\"'()[]-–—…%$€№@:/+\n\t\r\u{301}\u{ad}😀a.z".chars().collect();
    for _ in 0..400 {
        let text: String = (0..random(400) + 1).map(|_| pieces[random(pieces.len())]).collect();
        if !text.trim().is_empty() {
            check(&analyze(&text));
        }
    }
    for _ in 0..200 {
        let bytes: Vec<u8> = (0..random(600)).map(|_| random(256) as u8).collect();
        if let Ok(analysis) = analyzer().analyze(Input { id: "random", bytes: &bytes, ..Input::default() }) {
            check(&analysis);
        }
    }
}

#[test]
fn a_damaged_pack_is_named_and_nothing_panics() {
    for which in 0..3 {
        let mut broken = packs();
        let bytes = match which {
            0 => &mut broken.dictionary,
            1 => &mut broken.context,
            _ => &mut broken.tagger,
        };
        let middle = bytes.len() / 2;
        bytes.to_mut()[middle] ^= 1;
        let error = Analyzer::open(broken).unwrap_err();
        assert_eq!(error.code(), "pack-damaged");
        assert!(error.to_string().contains(["dictionary", "context", "tagger"][which]), "{error}");
    }
    let mut swapped = packs();
    std::mem::swap(&mut swapped.dictionary, &mut swapped.tagger);
    assert_eq!(Analyzer::open(swapped).unwrap_err().code(), "pack-version");
}

#[test]
fn another_language_is_said_to_be_one() {
    let warned = |text: &str| analyze(text).warnings.iter().any(|warning| warning.code == "language.not-russian");
    assert!(warned("The minister signed the agreement in Astana on 5 May 2025."));
    assert!(warned(include_str!("../../../tests/fixtures/documents/kazakh.txt")));
    assert!(!warned("Министр подписал соглашение в Астане."));
}

/// The entity's value and its first mention's anchor, by the words of that mention.
fn valued(analysis: &Analysis, words: &str) -> (Option<String>, Option<String>) {
    let found = analysis.entities.iter().find_map(|entity| {
        let mention = entity.mentions.iter().find(|m| &analysis.text[m.start as usize..m.end as usize] == words)?;
        Some((entity.value.clone(), mention.anchor.clone()))
    });
    assert!(found.is_some(), "«{words}» is not found");
    found.unwrap()
}

#[test]
fn dates_are_counted_from_the_document_s_own_and_say_so() {
    let text = "25 Апреля 2012\n\nНа проходящем 24 апреля в Алма-Ате заседании вспомнили июнь 2011 года. Вчера приехали гости.\n";
    let some = |text: &str| Some(text.to_owned());
    let own = analyze(text);
    assert_eq!(own.date.as_deref(), Some("2012-04-25"));
    assert_eq!(valued(&own, "24 апреля"), (some("2012-04-24"), some("2012-04-25")));
    assert_eq!(valued(&own, "Вчера"), (some("2012-04-24"), some("2012-04-25")));
    assert_eq!(valued(&own, "июнь 2011 года"), (some("2011-06"), None));

    let with = |date, default_date| {
        let input = Input {
            id: "test",
            bytes: text.as_bytes(),
            content: Content::Text,
            date,
            default_date,
            ..Input::default()
        };
        analyzer().analyze(input).unwrap()
    };
    // The caller's date goes before the text's, and that before the default.
    assert_eq!(valued(&with(Some("2020-01-10"), None), "24 апреля").1, some("2020-01-10"));
    assert_eq!(with(None, Some("2020-01-10")), own);
    let undated = analyze("Встреча прошла 24 апреля в Алма-Ате.");
    assert_eq!(valued(&undated, "24 апреля"), (some("XXXX-04-24"), None));
}

#[test]
fn a_day_that_does_not_exist_is_warned_of_where_it_stands() {
    let analysis = analyze("Справку выдали 31 февраля 2020 года, а приняли 5 мая 2020 года.");
    assert_eq!(analysis.warnings.len(), 1);
    let warning = &analysis.warnings[0];
    assert_eq!(warning.code, "date.impossible");
    assert_eq!(&analysis.text[warning.start as usize..warning.end as usize], "31 февраля 2020 года");
    assert_eq!(valued(&analysis, "31 февраля 2020 года"), (None, None));
}

#[test]
fn crimes_and_articles_have_their_kind_in_words() {
    let analysis = analyze(
        "Иванова обвиняют в фишинге и в отмывании денег. Дело возбуждено по ч. 3 ст. 159 УК РФ, сообщили вчера в полиции.",
    );
    let of = |id: &str| analysis.crimes.iter().find(|crime| crime.id == id);
    let labels = |id: &str| -> Vec<&str> {
        let named = |entity: &&sarap::Entity| of(id).is_some_and(|crime| crime.entities.contains(&entity.id));
        analysis.entities.iter().filter(named).map(|entity| entity.label.as_str()).collect()
    };
    assert!(analysis.crimes.is_sorted_by_key(|crime| crime.id.clone()));
    assert_eq!(of("cybercrime").map(|crime| crime.entities.len()), Some(0));
    assert_eq!(of("cybercrime.phishing").map(|crime| crime.ru.as_str()), Some("фишинг"));
    assert_eq!(labels("cybercrime.phishing"), ["CRIME"]);
    assert_eq!(labels("laundering"), ["CRIME"]);
    assert!(!labels("fraud").is_empty() && labels("fraud").iter().all(|label| *label == "LAW"));
}
