//! Crimes by their names: what the rule finds, which kind a mention is of, and which mentions are one entity.
//!
//! Tables of one case a line. In `crimes/found.txt` what is to be found stands in brackets with its kind behind a bar; a line
//! may have none. In `crimes/kinds.txt` a mention stands before «=>», behind it its kind («-» for none) and its dictionary
//! form. In `crimes/groups.txt` mentions stand in brackets, and behind «=>» the entities with their other names.

use sarap_entities::{Entity, Label, Mention, Source, resolve, rules};
use sarap_morph::{Document, Morphologist};
use sarap_pack::Pack;
use sarap_text::{Span, segment};
use std::path::Path;

fn morphologist() -> Morphologist {
    let packs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs");
    let pack = |name: &str, kind: &str| Pack::open(std::fs::read(packs.join(name)).expect(name), kind).expect(name);
    Morphologist::open(pack("ru-dictionary.pack", "dictionary"), pack("ru-context.pack", "context")).expect("packs")
}

fn with_document<T>(morphologist: &Morphologist, text: &str, read: impl FnOnce(&Document<'_>) -> T) -> T {
    let segmentation = segment(text);
    let morphology = morphologist.read(text, &segmentation);
    let dictionary = morphologist.dictionary();
    read(&Document { text, segmentation: &segmentation, morphology: &morphology, dictionary })
}

fn found(spans: &[(usize, usize)]) -> Vec<Mention> {
    let model = || Source::Model("test".into());
    spans.iter().map(|&(start, end)| Mention::new(Span::from_range(start..end), Label::Crime, model(), 0.9)).collect()
}

fn lines(table: &str) -> impl Iterator<Item = &str> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Compares each line with what is made of it.
fn check(table: &str, least: usize, read: impl Fn(&str) -> String) {
    let failures: Vec<String> = lines(table)
        .filter_map(|line| Some((line, read(line))).filter(|(line, found)| line != found))
        .map(|(line, found)| format!("expected {line}\n   found {found}"))
        .collect();
    assert!(lines(table).count() >= least, "cases are missing");
    assert!(failures.is_empty(), "{} cases fail:\n{}", failures.len(), failures.join("\n"));
}

/// The text without brackets and values, and where the brackets stood.
fn unmarked(line: &str) -> (String, Vec<(usize, usize)>) {
    let (mut text, mut spans, mut start, mut value) = (String::new(), Vec::new(), 0, false);
    for c in line.chars() {
        match c {
            '[' => start = text.len(),
            '|' => value = true,
            ']' => {
                spans.push((start, text.len()));
                value = false;
            }
            _ if value => {}
            _ => text.push(c),
        }
    }
    (text, spans)
}

#[test]
fn names_of_crimes_are_found_wherever_they_stand() {
    let morphologist = morphologist();
    check(include_str!("crimes/found.txt"), 60, |line| {
        let (text, _) = unmarked(line);
        let mut mentions = with_document(&morphologist, &text, rules::find);
        mentions.retain(|mention| mention.label == Label::Crime);
        let mut marked = String::new();
        let mut at = 0;
        for mention in &mentions {
            let range = mention.span.range();
            let value = mention.value.as_deref().unwrap_or("-");
            marked.push_str(&format!("{}[{}|{value}]", &text[at..range.start], mention.span.of(&text)));
            at = range.end;
        }
        marked + &text[at..]
    });
}

#[test]
fn a_mention_has_the_kind_that_its_words_name() {
    let morphologist = morphologist();
    check(include_str!("crimes/kinds.txt"), 70, |line| {
        let (text, _) = line.split_once(" => ").expect(line);
        let (mentions, _) =
            with_document(&morphologist, text, |document| resolve::resolve(document, found(&[(0, text.len())])));
        let mention = mentions.first().expect(line);
        let name = mention.nominative.as_deref().unwrap_or("?");
        format!("{text} => {}: {name}", mention.value.as_deref().unwrap_or("-"))
    });
}

#[test]
fn spellings_of_one_name_are_one_entity_and_other_names_share_the_kind() {
    let morphologist = morphologist();
    check(include_str!("crimes/groups.txt"), 8, |line| {
        let (marked, _) = line.split_once(" => ").expect(line);
        let (text, spans) = unmarked(marked);
        let (_, entities) = with_document(&morphologist, &text, |document| resolve::resolve(document, found(&spans)));
        let shown = |entity: &Entity| {
            let others = format!(" ({})", entity.aliases.join(", "));
            let value = entity.value.as_deref().unwrap_or("-");
            format!("{}{} = {value}", entity.name, if entity.aliases.is_empty() { "" } else { &others })
        };
        format!("{marked} => {}", entities.iter().map(shown).collect::<Vec<_>>().join("; "))
    });
}

#[test]
fn a_name_inside_another_name_is_no_mention_of_its_own() {
    let morphologist = morphologist();
    let text = "Управление по борьбе с киберпреступностью назвало киберпреступность угрозой.";
    let name = Span::from_range(0..text.find(" назвало").expect("a verb"));
    let office = Mention::new(name, Label::Org, Source::Model("test".into()), 0.9);
    let (mentions, _) = with_document(&morphologist, text, |document| {
        let mut layers = rules::find(document);
        assert_eq!(layers.len(), 2);
        layers.push(office);
        resolve::resolve(document, layers)
    });
    let labels: Vec<_> = mentions.iter().map(|mention| mention.label).collect();
    assert_eq!(labels, [Label::Org, Label::Crime]);
    assert_eq!(mentions[1].nominative.as_deref(), Some("киберпреступность"));
}
