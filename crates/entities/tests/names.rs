//! Dictionary forms of names and the grouping of mentions, by tables of cases in one line each.
//!
//! A mention stands in brackets with its label, then its dictionary form after a bar; brackets nest. The proper-name part
//! of an organisation stands in braces, empty ones where there is none. In the table of groups a line ends with the expected
//! entities after «=>», parted by semicolons; aliases follow in round brackets, a value after an equals sign, other entities
//! that it may be after a question mark. So ends a line of the table of laws, which rules find.

use sarap_entities::{Entity, Label, Mention, Source, resolve, rules};
use sarap_morph::{Dictionary, Document, Morphologist, Morphology};
use sarap_pack::Pack;
use sarap_text::{Span, segment};
use std::path::Path;

struct Reader {
    dictionary: Dictionary,
    morphologist: Option<Morphologist>,
}

impl Reader {
    fn open() -> Self {
        let packs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs");
        let pack = |name: &str, kind: &str| Pack::open(std::fs::read(packs.join(name)).ok()?, kind).ok();
        let dictionary = pack("ru-dictionary.pack", "dictionary").expect("packs/ru-dictionary.pack");
        let morphologist = pack("ru-context.pack", "context")
            .map(|context| Morphologist::open(dictionary.clone(), context).expect("packs"));
        Self { dictionary: Dictionary::open(dictionary).expect("dictionary"), morphologist }
    }

    fn resolve(&self, text: &str, mentions: Vec<Mention>) -> (Vec<Mention>, Vec<Entity>) {
        let segmentation = segment(text);
        let morphology = self
            .morphologist
            .as_ref()
            .map_or_else(Morphology::default, |morphologist| morphologist.read(text, &segmentation));
        resolve::resolve(
            &Document { text, segmentation: &segmentation, morphology: &morphology, dictionary: &self.dictionary },
            mentions,
        )
    }
}

fn label(code: &str) -> Label {
    Label::ALL.iter().copied().find(|label| label.code() == code).expect(code)
}

fn mention(start: usize, end: usize, label: Label) -> Mention {
    Mention::new(Span::from_range(start..end), label, Source::List("gold"), 1.0)
}

/// Text, mentions in order of place and their dictionary forms.
fn parse(line: &str) -> (String, Vec<Mention>, Vec<String>) {
    let (mut text, mut found, mut open) = (String::new(), Vec::new(), Vec::<Mention>::new());
    let mut rest = line;
    while let Some(at) = rest.find(['[', ']', '|', '{', '}']) {
        text.push_str(&rest[..at]);
        let sign = &rest[at..=at];
        rest = &rest[at + 1..];
        let here = text.len();
        match sign {
            "[" => {
                let (code, after) = rest.split_once(' ').expect(line);
                open.push(mention(here, here, label(code)));
                rest = after;
            }
            "{" => open.last_mut().expect(line).name = Some(Span::from_range(here..here)),
            "}" => {
                let name = &mut open.last_mut().expect(line).name;
                *name = name.map(|name| Span::from_range(name.start() as usize..here));
            }
            _ => {
                let mut done = open.pop().expect(line);
                done.span = Span::from_range(done.span.start() as usize..here);
                let form = if sign == "|" {
                    let (form, after) = rest.split_once(']').expect(line);
                    rest = after;
                    form
                } else {
                    ""
                };
                found.push((done, form.to_owned()));
            }
        }
    }
    text.push_str(rest);
    found.sort_by_key(|(mention, _)| (mention.span.start(), std::cmp::Reverse(mention.span.end()), mention.label));
    let (mentions, forms) = found.into_iter().unzip();
    (text, mentions, forms)
}

fn lines(table: &str) -> impl Iterator<Item = &str> {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

#[test]
fn names_take_their_dictionary_form() {
    let reader = Reader::open();
    let mut failures = Vec::new();
    let mut count = 0;
    for line in lines(include_str!("names/forms.txt")) {
        let (text, mentions, forms) = parse(line);
        let (found, _) = reader.resolve(&text, mentions);
        assert_eq!(found.len(), forms.len(), "{line}");
        for (mention, form) in found.iter().zip(forms) {
            count += 1;
            let nominative = mention.nominative.as_deref().unwrap_or("-");
            if nominative != form {
                failures.push(format!("{line}\n   {} -> {nominative}", mention.span.of(&text)));
            }
        }
    }
    assert!(failures.is_empty(), "{} of {count} fail:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn a_count_of_years_by_the_model_is_no_year() {
    let reader = Reader::open();
    let nominative = |source: Source| {
        let (text, mut mentions, _) = parse("через [DATE 65 лет]");
        mentions[0].source = source;
        reader.resolve(&text, mentions).0[0].nominative.clone()
    };
    assert_eq!(nominative(Source::Model("test".into())), None);
    assert_eq!(nominative(Source::List("gold")).as_deref(), Some("65 годы"));
}

#[test]
fn extents_are_made_whole() {
    let reader = Reader::open();
    let mut failures = Vec::new();
    for line in lines(include_str!("names/extents.txt")) {
        let (marked, expected) = line.split_once(" => ").expect(line);
        let (text, mut mentions, _) = parse(&marked.replace("\\n", "\n"));
        for mention in &mut mentions {
            mention.source = Source::Model("test".into());
            mention.score = 0.7;
        }
        let (mentions, _) = reader.resolve(&text, mentions);
        let found: Vec<&str> = mentions.iter().map(|mention| mention.span.of(&text)).collect();
        if found.join("; ") != expected.replace("\\n", "\n") {
            failures.push(format!("{line}\n   {}", found.join("; ")));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

fn shown(entities: &[Entity]) -> String {
    let shown: Vec<String> = entities
        .iter()
        .map(|entity| {
            let value = entity.value.as_ref().map_or_else(String::new, |value| format!(" = {value}"));
            let others: Vec<&str> = entity.unsure.iter().map(|&other| entities[other].name.as_str()).collect();
            let unsure = if others.is_empty() { String::new() } else { format!(" ? {}", others.join(" | ")) };
            if entity.aliases.is_empty() {
                format!("{}{value}{unsure}", entity.name)
            } else {
                format!("{} ({}){value}{unsure}", entity.name, entity.aliases.join(", "))
            }
        })
        .collect();
    shown.join("; ")
}

#[test]
fn mentions_of_one_thing_are_grouped() {
    let reader = Reader::open();
    let mut failures = Vec::new();
    for line in lines(include_str!("names/groups.txt")) {
        let (marked, expected) = line.split_once(" => ").expect(line);
        let (text, mentions, _) = parse(marked);
        let (_, entities) = reader.resolve(&text, mentions);
        if shown(&entities) != expected {
            failures.push(format!("{line}\n   {}", shown(&entities)));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn all_ways_to_write_a_law_meet_in_one_entity() {
    let reader = Reader::open();
    let mut failures = Vec::new();
    for line in lines(include_str!("names/laws.txt")) {
        let (text, expected) = line.split_once(" => ").expect(line);
        let laws = rules::find_text(text).into_iter().filter(|mention| mention.label == Label::Law).collect();
        let (_, entities) = reader.resolve(text, laws);
        if shown(&entities) != expected {
            failures.push(format!("{line}\n   {}", shown(&entities)));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_merge_has_a_reason() {
    let reader = Reader::open();
    let mut failures = Vec::new();
    for line in lines(include_str!("names/reasons.txt")) {
        let (marked, expected) = line.split_once(" => ").expect(line);
        let (text, mentions, _) = parse(marked);
        let (mentions, entities) = reader.resolve(&text, mentions);
        let mut found = vec![String::new(); mentions.len()];
        for entity in &entities {
            assert_eq!(entity.mentions.len(), entity.reasons.len());
            for (&at, reason) in entity.mentions.iter().zip(&entity.reasons) {
                found[at] = match reason {
                    Some(Source::Rule(name)) => format!("rule:{name}"),
                    Some(Source::List(name)) => format!("list:{name}"),
                    Some(Source::Model(name)) => format!("model:{name}"),
                    None => "-".to_owned(),
                };
            }
        }
        if found.join(" ") != expected {
            failures.push(format!("{line}\n   {}", found.join(" ")));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_mention_belongs_to_one_entity() {
    let reader = Reader::open();
    let (text, mentions, _) = parse(
        "[ROLE Глава [ORG МВД [LOC РК]]] [PER Иван Петров], [PER Петров] и [ORG МВД] в [LOC Астане]; [PER И. Петров]",
    );
    let (mentions, entities) = reader.resolve(&text, mentions);
    let mut all: Vec<usize> = entities.iter().flat_map(|entity| entity.mentions.iter().copied()).collect();
    all.sort_unstable();
    assert_eq!(all, (0..mentions.len()).collect::<Vec<_>>());
    assert!(entities.is_sorted_by_key(|entity| entity.mentions[0]));
}

#[test]
fn absurd_names_are_kept_as_they_stand() {
    let reader = Reader::open();
    let long = "Иванова ".repeat(200);
    let wide = "Ы".repeat(100_000);
    let hyphens = "Аб-".repeat(10_000);
    for name in [long.trim_end(), &wide, &hyphens, "-", "…", "«»", "\u{301}\u{301}", "Ъ", "а"] {
        for &label in Label::ALL {
            let (found, entities) = reader.resolve(name, vec![mention(0, name.len(), label)]);
            assert_eq!((found.len(), entities.len()), (1, 1));
        }
    }
    // Thousands of different bearers of one surname, and mentions that lie inside each other.
    let mut text = String::new();
    let mut mentions = Vec::new();
    for number in 0..20_000_u32 {
        let first = char::from_u32(0x410 + number % 32).expect("a letter");
        let start = text.len();
        text.push_str(&format!("{first}{}а Иванов", "бв".repeat((number / 32 % 40) as usize)));
        mentions.push(mention(start, text.len(), Label::Per));
        mentions.push(mention(start, text.len() - 4, Label::Org));
        text.push_str(", ");
    }
    let (found, entities) = reader.resolve(&text, mentions);
    assert!(!found.is_empty() && entities.len() > 100);
}

#[test]
fn ten_thousand_different_names_stay_apart() {
    let reader = Reader::open();
    let syllables = ["ба", "го", "ди", "жу", "кэ", "лы", "мо", "на", "пе", "ро"];
    let mut text = String::new();
    let mut mentions = Vec::new();
    for number in 0..10_000_usize {
        let name: String = [1000, 100, 10, 1].iter().map(|place| syllables[number / place % 10]).collect();
        let label = [Label::Per, Label::Org, Label::Loc][number % 3];
        let start = text.len();
        text.push_str(&format!("Ш{name}н"));
        mentions.push(mention(start, text.len(), label));
        text.push_str(", ");
    }
    let (found, entities) = reader.resolve(&text, mentions);
    assert_eq!((found.len(), entities.len()), (10_000, 10_000));
    assert!(entities.iter().all(|entity| entity.unsure.is_empty()));
}
