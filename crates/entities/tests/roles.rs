//! Who holds which post and where, by a table of cases in one line each.
//!
//! A mention stands in brackets with its label; brackets nest. Behind «=>» stand the relations in order of their evidence,
//! parted by semicolons: «who = post», «who @ where», «organisation in place»; «~» for a post that points to a person named
//! before, «(former)» behind what is over. A line begins with «+» if only what is said of persons is compared.

#![allow(clippy::unwrap_used)] // in a test the panic is the message

use sarap_entities::facts::{Relation, RelationKind, relations};
use sarap_entities::{Entity, Label, Mention, Source, resolve};
use sarap_morph::{Document, Morphologist};
use sarap_pack::Pack;
use sarap_text::{Span, segment};
use std::path::Path;

fn morphologist() -> Morphologist {
    let packs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs");
    let pack = |name: &str, kind: &str| Pack::open(std::fs::read(packs.join(name)).unwrap(), kind).unwrap();
    Morphologist::open(pack("ru-dictionary.pack", "dictionary"), pack("ru-context.pack", "context")).unwrap()
}

fn read(morphologist: &Morphologist, text: &str, mentions: Vec<Mention>) -> (Vec<Mention>, Vec<Entity>, Vec<Relation>) {
    let segmentation = segment(text);
    let morphology = morphologist.read(text, &segmentation);
    let dictionary = morphologist.dictionary();
    let document = Document { text, segmentation: &segmentation, morphology: &morphology, dictionary };
    let (mentions, entities) = resolve::resolve(&document, mentions);
    let found = relations(&document, &mentions, &entities);
    for relation in &found {
        assert!(relation.from < entities.len() && relation.to < entities.len());
        assert!(text.get(relation.evidence.range()).is_some() && (0.0..=1.0).contains(&relation.score));
    }
    (mentions, entities, found)
}

fn mention(start: usize, end: usize, label: Label) -> Mention {
    Mention::new(Span::from_range(start..end), label, Source::Model("test".into()), 0.9)
}

/// The text without its brackets, and the mentions.
fn parse(line: &str) -> (String, Vec<Mention>) {
    let (mut text, mut found, mut open) = (String::new(), Vec::new(), Vec::new());
    let mut rest = line;
    while let Some(at) = rest.find(['[', ']']) {
        text.push_str(&rest[..at]);
        if rest[at..].starts_with('[') {
            let (code, after) = rest[at + 1..].split_once(' ').expect(line);
            let label = Label::ALL.iter().copied().find(|label| label.code() == code).expect(line);
            open.push((text.len(), label));
            rest = after;
        } else {
            let (start, label) = open.pop().expect(line);
            found.push(mention(start, text.len(), label));
            rest = &rest[at + 1..];
        }
    }
    text.push_str(rest);
    (text, found)
}

fn shown(entities: &[Entity], relation: &Relation) -> String {
    let sign = match relation.kind {
        RelationKind::Role if relation.source == Source::Rule("role.reference") => "~",
        RelationKind::Role => "=",
        RelationKind::WorksFor => "@",
        _ => "in",
    };
    let former = if relation.former { " (former)" } else { "" };
    format!("{} {sign} {}{former}", entities[relation.from].name, entities[relation.to].name)
}

#[test]
fn who_holds_which_post_and_where() {
    let morphologist = morphologist();
    let mut failures = Vec::new();
    let mut count = 0;
    for line in include_str!("roles/cases.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        count += 1;
        let (marked, wanted) = line.split_once("=>").expect(line);
        let (text, mentions) = parse(marked.trim_start_matches("+ ").trim_end());
        let (_, entities, found) = read(&morphologist, &text, mentions);
        let persons = line.starts_with('+');
        let compared = found.iter().filter(|one| !persons || entities[one.from].label == Label::Per);
        let shown = compared.map(|relation| shown(&entities, relation)).collect::<Vec<_>>().join("; ");
        if shown != wanted.trim() {
            failures.push(format!("{line}\n   {shown}"));
        }
    }
    assert!(failures.is_empty(), "{} of {count} fail:\n{}", failures.len(), failures.join("\n"));
}

#[test]
fn posts_that_share_a_noun_are_mentions_with_their_own_words() {
    let morphologist = morphologist();
    let posts = |line: &str| {
        let (text, mentions) = parse(line);
        let (mentions, ..) = read(&morphologist, &text, mentions);
        let posts = mentions.iter().filter(|mention| mention.label == Label::Role);
        let shown = posts.map(|post| format!("{}: {}", post.span.of(&text), post.nominative.as_deref().unwrap_or("-")));
        shown.collect::<Vec<_>>().join("; ")
    };
    for (line, wanted) in [
        (
            "с [ROLE министрами общественной безопасности [LOC Китая]], внутренних дел [LOC Грузии] и [LOC Монголии]",
            "министрами общественной безопасности Китая: министр общественной безопасности Китая; \
             внутренних дел Грузии: министр внутренних дел Грузии; Монголии: министр внутренних дел Монголии",
        ),
        (
            "с [ROLE министрами обороны [LOC России] и [LOC Армении]]",
            "министрами обороны России: министр обороны России; Армении: министр обороны Армении",
        ),
        (
            "с [ROLE генеральными секретарями [ORG ООН]] и [ORG НАТО]",
            "генеральными секретарями ООН: генеральный секретарь ООН; НАТО: генеральный секретарь НАТО",
        ),
        // One post, several holders of one, a list of other things, another case.
        (
            "с [ROLE министром обороны [LOC России]] и [LOC Арменией]",
            "министром обороны России: министр обороны России",
        ),
        ("с [ROLE депутатами [ORG Думы]] и [ORG Сейма]", "депутатами Думы: депутаты Думы"),
        ("с [ROLE министрами [LOC Китая]] и [PER Иваном Гуком]", "министрами Китая: министры Китая"),
        ("с [ROLE министрами [LOC Китая]] и [LOC Арменией]", "министрами Китая: министры Китая"),
    ] {
        assert_eq!(posts(line), wanted, "{line}");
    }
}

#[test]
fn heaps_of_mentions_are_read_without_panic() {
    let morphologist = morphologist();
    for pattern in [
        "[ROLE министр] ",
        "[PER Иван] ",
        "[ROLE министры] [PER Иван], ",
        "[ROLE министры [LOC Перу]] и [LOC Чили], ",
        "[ROLE министр], ",
        "( [PER Иван] — ",
        "назначен [ROLE министром] ",
        "[ORG Банк] возглавил ",
    ] {
        let (text, mentions) = parse(&pattern.repeat(5_000));
        read(&morphologist, &text, mentions);
    }
    // Mentions of which morphology sees no token, and none at all.
    for text in ["", " ", "\u{feff}", "—"] {
        let labels = [Label::Role, Label::Per, Label::Org];
        read(&morphologist, text, labels.map(|label| mention(0, text.len(), label)).into());
    }
}
