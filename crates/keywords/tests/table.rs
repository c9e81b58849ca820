//! Keywords of whole texts, with the real packs.

#![allow(clippy::unwrap_used)]

use sarap_keywords::phrases::{self, Published};
use sarap_keywords::{Keyword, Known, Name, NameKind, TermKind, keywords};
use sarap_morph::{Document, Morphologist};
use sarap_pack::Pack;
use sarap_text::Span;
use std::sync::OnceLock;

fn morphologist() -> &'static Morphologist {
    static OPENED: OnceLock<Morphologist> = OnceLock::new();
    OPENED.get_or_init(|| {
        let pack = |kind: &str| {
            let bytes = std::fs::read(format!("{}/../../packs/ru-{kind}.pack", env!("CARGO_MANIFEST_DIR"))).unwrap();
            Pack::open(bytes, kind).unwrap()
        };
        Morphologist::open(pack("dictionary"), pack("context")).unwrap()
    })
}

fn read<T>(text: &str, work: impl FnOnce(&Document<'_>) -> T) -> T {
    let segmentation = sarap_text::segment(text);
    let morphology = morphologist().read(text, &segmentation);
    let dictionary = morphologist().dictionary();
    work(&Document { text, segmentation: &segmentation, morphology: &morphology, dictionary })
}

fn of(text: &str, skipped: &[Span]) -> Vec<Keyword> {
    read(text, |document| keywords(document, &Known { skipped, ..Known::default() }))
}

#[test]
fn cases() {
    let mut failures = Vec::new();
    for line in include_str!("cases.txt").lines().filter(|line| !line.starts_with('#')) {
        let (text, wanted) = line.split_once(" => ").unwrap();
        let found = of(text, &[]);
        let shown = || found.iter().map(|k| format!("{} {}", k.term, k.count)).collect::<Vec<_>>().join(" | ");
        for wanted in wanted.split(" | ") {
            let fits = match wanted.strip_prefix('!') {
                Some(term) => found.iter().all(|keyword| keyword.term != term),
                None => found.iter().any(|keyword| format!("{} {}", keyword.term, keyword.count) == wanted),
            };
            if !fits {
                failures.push(format!("{text}\n  wanted: {wanted}\n  found:  {}", shown()));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn the_best_has_one_and_none_rises() {
    let found = of("Министр внутренних дел встретил министра юстиции. Министр внутренних дел рад.", &[]);
    assert_eq!(found[0].score, 1.0);
    assert!(found.is_sorted_by(|a, b| a.score >= b.score));
    assert!(found.iter().any(|keyword| keyword.kind == TermKind::Phrase));
    for keyword in &found {
        assert_eq!(keyword.count as usize, keyword.mentions.len());
        assert!(keyword.mentions.is_sorted());
    }
}

#[test]
fn what_is_skipped_does_not_count() {
    let text = "Погода и курс валют. Форум открылся.";
    let menu = Span::from_range(0..text.find("Форум").unwrap());
    let terms: Vec<String> = of(text, &[menu]).into_iter().map(|keyword| keyword.term).collect();
    assert!(terms.contains(&"форум".into()) && !terms.contains(&"погода".into()), "{terms:?}");
}

#[test]
fn a_text_without_words_has_none() {
    assert!(of("12.05.2024 — 100 %!", &[]).is_empty());
    assert!(of("", &[]).is_empty());
}

#[test]
fn mentions_show_the_term_and_are_the_same_on_every_run() {
    let text =
        "Генеральный секретарь Интерпола прибыл. Генерального секретаря встретил министр.\n\nИнтерпол благодарит.";
    let found = of(text, &[]);
    assert_eq!(found, of(text, &[]));
    let interpol = found.iter().find(|keyword| keyword.term == "Интерпол").unwrap();
    let shown: Vec<&str> = interpol.mentions.iter().map(|mention| mention.of(text)).collect();
    assert_eq!(shown, ["Интерпола", "Интерпол"]);
    assert_eq!(interpol.kind, TermKind::Word);
}

#[test]
fn skipped_spans_may_come_in_any_order_and_overlap() {
    let text = "Меню сайта. Форум открылся. Реклама банка.";
    let at = |word: &str| text.find(word).unwrap();
    let spans = [at("Реклама")..text.len(), 0..at("Форум"), 0..4, 2..2].map(Span::from_range);
    let terms: Vec<String> = of(text, &spans).into_iter().map(|keyword| keyword.term).collect();
    assert_eq!(terms, ["форум", "открыться"]);
    assert!(of(text, &[Span::new(0, u32::MAX)]).is_empty());
}

#[test]
fn a_hundred_thousand_words_without_a_stop_are_counted() {
    let text = "новый закон республики о высокий суд города ".repeat(15_000);
    let found = of(&text, &[]);
    assert!(found.iter().all(|keyword| keyword.count == 15_000), "{:?}", found.first().map(|k| (&k.term, k.count)));
}

fn named<'a>(text: &str, kind: NameKind, name: &'a str, written: &[&str]) -> Name<'a> {
    let mut mentions: Vec<Span> = written
        .iter()
        .flat_map(|form| text.match_indices(form).map(|(at, form)| Span::from_range(at..at + form.len())))
        .collect();
    mentions.sort_unstable();
    Name { kind, name, mentions }
}

fn with_names(text: &str, names: &[Name<'_>]) -> Vec<Keyword> {
    read(text, |document| keywords(document, &Known { names, ..Known::default() }))
}

#[test]
fn names_stand_for_their_words() {
    let text = "Министерство обороны России ответило. Сергей Ларин из Министерства обороны России рад: Ларину помог российский \
                посол. В Саудовской Аравии Ларина ждут.";
    let found = with_names(
        text,
        &[
            named(
                text,
                NameKind::Organisation,
                "Министерство обороны России",
                &["Министерство обороны России", "Министерства обороны России"],
            ),
            named(text, NameKind::Person, "Сергей Ларин", &["Сергей Ларин", "Ларину", "Ларина"]),
            named(text, NameKind::Place, "Россия", &["российский"]),
            named(text, NameKind::Place, "Саудовская Аравия", &["Саудовской Аравии"]),
        ],
    );
    let count = |term: &str| found.iter().find(|keyword| keyword.term == term).map(|keyword| keyword.count);
    assert_eq!(count("Министерство обороны России"), Some(2));
    assert_eq!(count("Сергей Ларин"), Some(3));
    assert_eq!(count("Россия"), Some(1));
    assert_eq!(count("Саудовская Аравия"), Some(1));
    for piece in ["министерство обороны", "Ларин", "Сергей", "Аравия", "российский", "оборона России"]
    {
        assert_eq!(count(piece), None, "{piece}");
    }
}

#[test]
fn a_mention_that_was_missed_is_given_to_its_name() {
    let text = "Москва ждёт. В Москве снег. О Москве пишут.";
    let mut moscow = named(text, NameKind::Place, "Москва", &["Москва", "Москве"]);
    moscow.mentions.pop();
    let found = with_names(text, &[moscow]);
    let found: Vec<(&str, u32)> = found.iter().map(|keyword| (keyword.term.as_str(), keyword.count)).collect();
    assert!(found.contains(&("Москва", 3)), "{found:?}");
    assert_eq!(found.iter().filter(|(term, _)| *term == "Москва").count(), 1);
}

#[test]
fn names_of_an_adjective_or_an_account_come_after_nouns() {
    let text = "Европейский банк ответил. @Primer пишет о банке в Сочи.";
    let names = [
        named(text, NameKind::Place, "Сочи", &["Сочи"]),
        named(text, NameKind::Organisation, "Европейский", &["Европейский"]),
        named(text, NameKind::Organisation, "@Primer", &["@Primer"]),
    ];
    let found = with_names(text, &names);
    let place = |term: &str| found.iter().position(|keyword| keyword.term == term);
    assert!(place("Сочи") < place("европейский") && place("банк") < place("европейский"), "{found:?}");
    assert!(found.iter().all(|keyword| keyword.term != "@Primer"));
}

#[test]
fn a_capital_at_a_sentences_start_makes_no_name() {
    let text = "Заседание суда отложили. Судья ждал заседания суда. О «Чистом городе» говорят.";
    let names = [
        named(text, NameKind::Other, "Заседание суда", &["Заседание суда"]),
        named(text, NameKind::Other, "Чистый город", &["Чистом городе"]),
    ];
    let found = with_names(text, &names);
    let count = |term: &str| found.iter().find(|keyword| keyword.term == term).map(|keyword| keyword.count);
    assert_eq!((count("заседание суда"), count("Чистый город")), (Some(2), Some(1)));
}

#[test]
fn the_headline_lifts_its_words() {
    let text = "Мост строят. Дорогу строят. Завод строят.";
    let first = |title| read(text, |document| keywords(document, &Known { title, ..Known::default() })[0].term.clone());
    assert_eq!(first(Some("Новости о заводах")), "завод");
    assert_eq!(first(None), "мост");
}

#[test]
fn other_languages_are_counted_by_word_forms() {
    let read_as = |text: &str, language: &str| {
        let known = Known { language: Some(language), ..Known::default() };
        let found = read(text, |document| keywords(document, &known));
        found.into_iter().map(|keyword| format!("{} {}", keyword.term, keyword.count)).collect::<Vec<_>>()
    };
    let english =
        "The organized crime group was found. Organized crime is a threat, and the EU fights organized crime groups.";
    let found = read_as(english, "en");
    assert_eq!(found[0], "organized crime 3");
    assert!(found.contains(&"EU 1".into()) && !found.iter().any(|term| term.starts_with("the ")), "{found:?}");
    let kazakh = "Қазақстан Президенті жаңа заңға қол қойды. Бұл заң туралы Президент айтты. Жаңа заң және сот.";
    let found = read_as(kazakh, "kk");
    assert!(found.contains(&"заң 2".into()) && !found.iter().any(|term| term.starts_with("және")), "{found:?}");
    assert!(read_as("", "en").is_empty() && read_as("12 — 5 !", "und").is_empty());
    assert_eq!(read_as("word", "en"), ["word 1"]);
}

#[test]
fn published_rankings_show_readable_terms() {
    let text = "Незаконный оборот наркотиков и насилие. С незаконным оборотом наркотиков, но не с насилием. О наркотиках говорят.";
    for ranking in [Published::Yake, Published::Rake, Published::TextRank] {
        let found = read(text, |document| phrases::keywords(document, &Known::default(), ranking));
        assert_eq!(found[0].score, 1.0);
        assert!(found.iter().all(|keyword| (0.0..=1.0).contains(&keyword.score)));
        // TextRank keeps the best third of the words, here one of five.
        let wanted = if ranking == Published::TextRank {
            "оборот"
        } else {
            "незаконный оборот наркотиков"
        };
        let phrase = found.iter().find(|keyword| keyword.term == wanted);
        assert_eq!(phrase.map(|keyword| keyword.count), Some(2), "{ranking:?}: {found:?}");
    }
}

#[test]
fn a_million_tokens_are_ranked_in_every_way() {
    let text = "новый закон республики о высокий суд города Ташкента, ".repeat(100_000);
    let names = [named(&text, NameKind::Place, "Ташкент", &["Ташкента"])];
    read(&text, |document| {
        assert!(document.segmentation.tokens.len() >= 900_000);
        let found = keywords(document, &Known { names: &names, ..Known::default() });
        assert!(found.iter().any(|keyword| keyword.term == "Ташкент" && keyword.count == 100_000));
        let english = Known { language: Some("en"), ..Known::default() };
        assert!(keywords(document, &english).iter().any(|keyword| keyword.count == 100_000));
        for ranking in [Published::Yake, Published::Rake, Published::TextRank] {
            assert!(!phrases::keywords(document, &Known::default(), ranking).is_empty());
        }
    });
}
