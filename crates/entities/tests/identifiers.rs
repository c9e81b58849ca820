//! Precision and recall of the rules for identifiers, on texts of our own in the manner of reports, court papers and contact
//! pages. All numbers in them are made up; those with check digits have good ones.
//!
//! An identifier stands in brackets with its label, and with its value after an arrow where that is not how it is written:
//! `⟦PHONE 8 (495) 123-45-67 → +74951234567⟧`. What only looks like one stands there with a dash: `⟦- 978-5-7379-0359-6⟧`. What is
//! called one and fails its check stands with an exclamation mark, `⟦TAXID! 1171397033⟧`: it is a trap too, since it is none, and
//! has to be found without a value.

use sarap_entities::{Entity, Flaw, Label, Mention, resolve, rules};
use sarap_morph::{Dictionary, Document, Morphology};
use sarap_pack::Pack;
use sarap_text::segment;
use std::collections::BTreeMap;
use std::path::Path;

const TEXTS: &[(&str, &str)] = &[
    ("phishing", include_str!("identifiers/phishing.txt")),
    ("court", include_str!("identifiers/court.txt")),
    ("contacts", include_str!("identifiers/contacts.txt")),
    ("reports", include_str!("identifiers/reports.txt")),
    ("kazakh", include_str!("identifiers/kazakh.txt")),
    ("english", include_str!("identifiers/english.txt")),
];

/// What the rules must reach.
const PRECISION: f64 = 0.98;
const RECALL: f64 = 0.95;
/// Identifiers, and things that only look like one.
const FEWEST: usize = 500;

const LABELS: &[Label] = &[
    Label::Email,
    Label::Phone,
    Label::Url,
    Label::Domain,
    Label::Ip,
    Label::Hash,
    Label::Cve,
    Label::Wallet,
    Label::Iban,
    Label::Card,
    Label::Taxid,
    Label::Plate,
    Label::Coord,
    Label::Account,
];

/// Start, end, label, value.
type Identifier = (usize, usize, &'static str, String);

/// The text without its marks, the identifiers in it, those that fail their checks, and how many traps, these among them.
fn read(source: &str) -> (String, Vec<Identifier>, Vec<Identifier>, usize) {
    let (mut text, mut wanted, mut flawed, mut traps) = (String::new(), Vec::new(), Vec::new(), 0);
    let mut rest = source;
    while let Some((before, after)) = rest.split_once('⟦') {
        text.push_str(before);
        let (mark, behind) = after.split_once('⟧').expect(before);
        let (label, inner) = mark.split_once(' ').expect(mark);
        let (written, value) = inner.split_once(" → ").unwrap_or((inner, inner));
        let start = text.len();
        text.push_str(written);
        let known = |code: &str| LABELS.iter().find(|other| other.code() == code).expect(mark).code();
        if label == "-" {
            traps += 1;
        } else if let Some(label) = label.strip_suffix('!') {
            traps += 1;
            flawed.push((start, text.len(), known(label), String::new()));
        } else {
            wanted.push((start, text.len(), known(label), value.to_owned()));
        }
        rest = behind;
    }
    text.push_str(rest);
    (text, wanted, flawed, traps)
}

fn dictionary() -> Dictionary {
    let pack = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs/ru-dictionary.pack");
    let pack = Pack::open(std::fs::read(pack).expect("packs/ru-dictionary.pack"), "dictionary").expect("a dictionary");
    Dictionary::open(pack).expect("a dictionary")
}

fn resolved(dictionary: &Dictionary, text: &str) -> (Vec<Mention>, Vec<Entity>) {
    let segmentation = segment(text);
    let morphology = Morphology::default();
    let document = Document { text, segmentation: &segmentation, dictionary, morphology: &morphology };
    resolve::resolve(&document, rules::find(&document))
}

/// What is found with a value, and what without one, which says why.
fn found(dictionary: &Dictionary, text: &str) -> (Vec<Identifier>, Vec<Identifier>) {
    let identifier = |mention: &Mention| {
        let range = mention.span.range();
        (range.start, range.end, mention.label.code(), mention.value.clone().unwrap_or_default())
    };
    let (mentions, _) = resolved(dictionary, text);
    let ours = mentions.iter().filter(|mention| LABELS.contains(&mention.label));
    let (with, without): (Vec<&Mention>, Vec<&Mention>) = ours.partition(|mention| mention.value.is_some());
    assert!(without.iter().all(|mention| matches!(mention.flaw, Some(Flaw::Number { .. }))), "{without:?}");
    (with.into_iter().map(identifier).collect(), without.into_iter().map(identifier).collect())
}

#[test]
fn spellings_of_one_identifier_are_one_entity() {
    let dictionary = dictionary();
    for (text, value) in [
        ("Домен evil[.]example, он же EVIL.example.", "evil.example"),
        ("Сайт пример.рф (xn--e1afmkfd.xn--p1ai)", "пример.рф"),
        ("name[at]example[.]com и Name@Example.com", "name@example.com"),
        ("узлы 2001:db8::1 и 2001:0DB8:0:0:0:0:0:1", "2001:db8::1"),
        (
            "MD5 0CC175B9C0F1B6A831C399E269772661, 0cc175b9c0f1b6a831c399e269772661",
            "md5:0cc175b9c0f1b6a831c399e269772661",
        ),
        ("cve-2021-44228, CVE‑2021‑44228", "CVE-2021-44228"),
        (
            "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed, 0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed",
            "eth:0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed",
        ),
        ("IBAN DE89 3704 0044 0532 0130 00, DE89370400440532013000", "DE89370400440532013000"),
        ("карта 4111 1111 1111 1111, 4111-1111-1111-1111", "4111111111111111"),
        ("СНИЛС 112-233-445 95 и 11223344595", "snils:11223344595"),
        ("автомобили А123ВС 77 и A123BC77", "RU:А123ВС77"),
        ("51.5°N, 71.25°E и 51°30′ с. ш. 71°15′ в. д.", "51.5,71.25"),
        ("t.me/Primer, Telegram @primer", "telegram:primer"),
        ("8 (495) 123-45-67, +7 495 123 45 67", "+74951234567"),
    ] {
        let (mentions, entities) = resolved(&dictionary, text);
        assert_eq!(mentions.len(), 2, "{text}: {mentions:?}");
        assert_eq!(entities.len(), 1, "{text}: {entities:?}");
        assert_eq!(entities[0].value.as_deref(), Some(value), "{text}");
    }
}

#[test]
fn identifiers_are_found_and_what_looks_like_them_is_not() {
    let dictionary = dictionary();
    let (mut wanted_all, mut found_all, mut right_all, mut traps_all) = (0, 0, 0, 0);
    let (mut flawed_all, mut failing) = (0, Vec::new());
    let mut by_label: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    for (name, source) in TEXTS {
        let (text, wanted, flawed, traps) = read(source);
        let (found, without) = found(&dictionary, &text);
        let said = |one: &Identifier| format!("{name}: {} {:?}", one.2, &text[one.0..one.1]);
        failing.extend(
            flawed.iter().filter(|one| !without.contains(one)).map(|one| format!("{} has no warning", said(one))),
        );
        failing.extend(without.iter().filter(|one| !flawed.contains(one)).map(|one| format!("{} has one", said(one))));
        flawed_all += flawed.len();
        let right = found.iter().filter(|one| wanted.contains(one)).count();
        (wanted_all, found_all) = (wanted_all + wanted.len(), found_all + found.len());
        (right_all, traps_all) = (right_all + right, traps_all + traps);
        for one in &wanted {
            by_label.entry(one.2).or_default()[0] += 1;
            by_label.entry(one.2).or_default()[2] += usize::from(found.contains(one));
            if !found.contains(one) {
                println!("{name}: missed {} {:?} {}", one.2, &text[one.0..one.1], one.3);
            }
        }
        for one in &found {
            by_label.entry(one.2).or_default()[1] += 1;
            if !wanted.contains(one) {
                let line = text[..one.0].rfind('\n').map_or(0, |at| at + 1);
                println!("{name}: wrong {} {:?} {} in {}", one.2, &text[one.0..one.1], one.3, &text[line..one.1]);
            }
        }
    }
    for (label, [wanted, found, right]) in by_label {
        println!("{label:8} {wanted:4} wanted {found:4} found {right:4} right");
    }
    let (precision, recall) = (right_all as f64 / found_all as f64, right_all as f64 / wanted_all as f64);
    println!("{wanted_all} identifiers, {traps_all} traps: precision {precision:.4}, recall {recall:.4}");
    println!("{flawed_all} of the traps fail their own check and are told");
    assert!(failing.is_empty() && flawed_all > 0, "{}", failing.join("\n"));
    assert!(wanted_all >= FEWEST && traps_all >= FEWEST);
    assert!(precision >= PRECISION && recall >= RECALL);
}
