//! Keywords of whole texts, with the real packs.

#![allow(clippy::unwrap_used)]

use sarap_keywords::{Keyword, TermKind, keywords};
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

fn of(text: &str, skipped: &[Span]) -> Vec<Keyword> {
    let segmentation = sarap_text::segment(text);
    let morphology = morphologist().read(text, &segmentation);
    let dictionary = morphologist().dictionary();
    keywords(&Document { text, segmentation: &segmentation, morphology: &morphology, dictionary }, skipped)
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
