//! Names in Kazakh and English sentences, by a table of cases in one line each.

use sarap_entities::{Mention, gazetteer, resolve, rules, tagger};
use sarap_morph::{Document, Morphologist};
use sarap_pack::Pack;
use sarap_text::segment;
use std::path::Path;

fn pack(kind: &str) -> Pack {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../packs/ru-{kind}.pack"));
    Pack::open(std::fs::read(path).expect("pack"), kind).expect("pack")
}

/// The entities of a text in one line.
fn read(morphologist: &Morphologist, layers: impl Fn(&Document<'_>) -> Vec<Mention>, text: &str) -> String {
    let segmentation = segment(text);
    let morphology = morphologist.read(text, &segmentation);
    let document =
        Document { text, segmentation: &segmentation, morphology: &morphology, dictionary: morphologist.dictionary() };
    let mut layers = layers(&document);
    gazetteer::add(&document, &mut layers);
    let (_, entities) = resolve::resolve(&document, layers);
    let shown = |entity: &sarap_entities::Entity| {
        let value = entity.value.as_ref().map(|value| format!(" = {value}")).unwrap_or_default();
        format!("{} {}{value}", entity.label.code(), entity.name)
    };
    entities.iter().map(shown).collect::<Vec<_>>().join("; ")
}

#[test]
fn names_are_found_in_kazakh_and_english() {
    let morphologist = Morphologist::open(pack("dictionary"), pack("context")).expect("packs");
    let lines = include_str!("gazetteer/cases.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let failures: Vec<String> = lines
        .filter_map(|line| {
            let (text, wanted) = line.split_once("=>").expect(line);
            let found = read(&morphologist, rules::find, text.trim());
            (found != wanted.trim()).then(|| format!("{text}\n    {found}"))
        })
        .collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn the_russian_model_says_nothing_of_other_languages() {
    let morphologist = Morphologist::open(pack("dictionary"), pack("context")).expect("packs");
    let tagger = tagger::Tagger::open(pack("tagger")).expect("tagger");
    let layers = |document: &Document<'_>| tagger.tag(document);
    let text = "В Астане выступил Ержан Саденов. Agriculture, Health and Reply were Agreed by the District of Reply.";
    assert_eq!(read(&morphologist, layers, text), "LOC Астана = KZ/Astana; PER Ержан Саденов");
}

#[test]
fn hostile_sentences_are_read_without_panic() {
    let morphologist = Morphologist::open(pack("dictionary"), pack("context")).expect("packs");
    for part in ["Қ. ", "Ә", "Қазақстан ", "Ministry of ", "министрлігі ", "Ұлы ", "İstanbul's ", "ΑΣ Σ's ", "’s "]
    {
        let found = read(&morphologist, rules::find, &part.repeat(40_000));
        assert!(found.is_char_boundary(0));
    }
}
