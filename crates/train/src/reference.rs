//! Makes a reference list: `packs/ru-reference.pack`, how often each lemma stands in the news of kw-ru. Numbers only, no text.

use crate::Failure;
use crate::corpora::{data_dir, documents, indexed};
use sarap_keywords::reference::{About, Entry, Reference};
use sarap_keywords::terms::{Least, Scope, TermOptions, Terms, Unit, count};
use sarap_pack::Description;

const USAGE: &str = "usage: sarap-train reference [--made YYYY-MM-DD] [--least DOCUMENTS] [--out PACK]";
/// Lemmas in fewer documents are left out: names of one story, and what would tell one text.
const LEAST: u32 = 3;

/// `sarap-train reference …`
pub(crate) fn run(arguments: &[String]) -> Result<(), Failure> {
    let (mut made, mut least, mut out) = (String::new(), LEAST, "packs/ru-reference.pack".to_string());
    for pair in arguments.chunks(2) {
        match pair {
            [name, value] if name == "--made" => made.clone_from(value),
            [name, value] if name == "--least" => least = value.parse().map_err(|_| Failure(USAGE.into()))?,
            [name, value] if name == "--out" => out.clone_from(value),
            _ => return Err(Failure(USAGE.into())),
        }
    }
    let texts = documents(&data_dir().join("kw-ru/train.jsonl.gz"))?;
    let morphologist = indexed::morphologist()?;
    let index = indexed::index(&morphologist, texts.iter().map(|text| (text.id.as_str(), text.text.as_str())))?;
    let terms = Terms::of(&index, &TermOptions { unit: Unit::LemmaPos, ..TermOptions::default() });
    let counts = count(&index, &terms, &Scope::default(), Least { frequency: 1, documents: least });
    let entries: Vec<Entry> = counts
        .terms
        .iter()
        .map(|one| Entry {
            lemma: terms.key(one.term).into(),
            class: terms.class(one.term).unwrap_or_default().into(),
            frequency: one.frequency,
            documents: one.documents,
        })
        .collect();
    let about = About {
        name: "Новости: НГ и RT".into(),
        period: "2000–2018".into(),
        made,
        tokens: counts.mentions,
        documents: u64::from(counts.documents),
        least: u64::from(least),
    };
    let description = Description {
        kind: "reference".into(),
        language: "ru".into(),
        version: "1".into(),
        licence: "CC0-1.0".into(),
        source: "word counts of news of Nezavisimaya Gazeta and RT; the texts are not in it".into(),
    };
    eprintln!("{} lemmas of {} words in {} documents", entries.len(), about.tokens, about.documents);
    let bytes = Reference::build(description, &about, entries);
    std::fs::write(&out, &bytes).map_err(|error| Failure(format!("{out}: {error}")))?;
    eprintln!("{out}: {} bytes", bytes.len());
    Ok(())
}
