//! Dictionary forms of names, measured on factRuEval-2016's own normal forms, given its own spans.
//!
//! A mention counts if the corpus gives a normal form that can be told from the mention itself: for persons each part of
//! the name has a form that begins as it does, for the others one of the forms has as many words and begins alike («США»
//! is no form of «Америки»). Places named by an adjective («португальский») are left out. Capitals, ё and quotes don't count.
//! `cargo test -p sarap-entities --test canonical -- --nocapture` prints the figures; without the corpus it says so.

use sarap_entities::{Label, Mention, Source, resolve};
use sarap_morph::{Dictionary, Document, Morphologist, Morphology};
use sarap_pack::Pack;
use sarap_text::{Span, segment};
use serde_json::Value;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn data() -> Option<PathBuf> {
    let path = std::env::var_os("SARAP_DATA").map_or_else(|| root().join("../shared/data"), PathBuf::from);
    path.join("factrueval/dev.jsonl").exists().then_some(path)
}

fn pack(name: &str) -> Option<Vec<u8>> {
    std::fs::read(root().join("packs").join(name)).ok()
}

fn folded(text: &str) -> String {
    let text: String = text.chars().filter(|c| !matches!(c, '«' | '»' | '"' | '„' | '“' | '”')).collect();
    text.to_lowercase().replace('ё', "е").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn begins_alike(a: &str, b: &str) -> bool {
    let same = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    same >= 2.min(a.chars().count()).min(b.chars().count())
}

/// The accepted forms of a span, or none if the corpus has none for it.
fn accepted(document: &Value, chars: &[char], span: &Value) -> Option<Vec<String>> {
    let object = &document["objects"][usize::try_from(span["object"].as_u64()?).ok()?];
    let range = |value: &Value| -> Option<(usize, usize)> {
        Some((usize::try_from(value["start"].as_u64()?).ok()?, usize::try_from(value["end"].as_u64()?).ok()?))
    };
    let (start, end) = range(span)?;
    let text: String = chars.get(start..end)?.iter().collect();
    let norm = object["norm"].as_object()?;
    let strings = |prefix: &str| -> Vec<String> {
        norm.iter()
            .filter(|(key, _)| key.starts_with(prefix))
            .flat_map(|(_, list)| list.as_array().into_iter().flatten())
            .filter_map(Value::as_str)
            .map(folded)
            .collect()
    };
    if span["common"] == "PER" {
        let mut parts: Vec<(usize, usize, &str)> = Vec::new();
        for part in object["parts"].as_array()? {
            let (start, end) = range(part)?;
            let key = match part["type"].as_str()? {
                "name" => "firstname",
                "surname" => "lastname",
                "patronymic" => "patronymic",
                _ => return None,
            };
            parts.push((start, end, key));
        }
        parts.sort_unstable();
        let (mut out, mut at) = (String::new(), start);
        for (from, to, key) in parts {
            if from < at || to > end {
                return None;
            }
            let own: String = folded(&chars[from..to].iter().collect::<String>());
            // A double surname stands in two fields.
            let forms = strings(key);
            let double = forms.join("-");
            let form = forms
                .into_iter()
                .chain(own.contains('-').then_some(double))
                .filter(|form| begins_alike(form, &own) && form.split(' ').count() == own.split(' ').count())
                .max_by_key(|form| form.chars().zip(own.chars()).take_while(|(a, b)| a == b).count())?;
            out.extend(&chars[at..from]);
            out.push_str(&form);
            at = to;
        }
        out.extend(&chars[at..end]);
        return Some(vec![folded(&out)]);
    }
    if object["parts"].as_array()?.iter().any(|part| part["type"] == "geo_adj" && range(part) == Some((start, end))) {
        return None;
    }
    let own = folded(&text);
    let adjective = span["common"] == "LOC"
        && ["ский", "ского", "скому", "ским", "ском", "ская", "ской", "скую", "ские", "ских", "скими", "цкий", "цкой"]
            .iter()
            .any(|ending| own.ends_with(ending));
    let fit: Vec<String> = strings("name")
        .into_iter()
        .filter(|form| begins_alike(form, &own) && form.split(' ').count() == own.split(' ').count())
        .collect();
    (!fit.is_empty() && (!adjective || fit.contains(&own))).then_some(fit)
}

#[derive(Default)]
struct Count {
    right: usize,
    all: usize,
    left_out: usize,
}

#[test]
fn canonical_names_of_factrueval() {
    let (Some(data), Some(dictionary)) = (data(), pack("ru-dictionary.pack")) else {
        println!("skipped: no SARAP_DATA or no packs");
        return;
    };
    let dictionary = Pack::open(dictionary, "dictionary").expect("dictionary pack");
    let context = pack("ru-context.pack").and_then(|bytes| Pack::open(bytes, "context").ok());
    let morphologist = context.map(|context| Morphologist::open(dictionary.clone(), context).expect("packs"));
    let dictionary = Dictionary::open(dictionary).expect("dictionary pack");
    let verbose = std::env::var_os("SARAP_SHOW").is_some();
    for file in ["dev", "train"] {
        let mut counts: std::collections::BTreeMap<&str, Count> = std::collections::BTreeMap::new();
        let text = std::fs::read_to_string(data.join("factrueval").join(format!("{file}.jsonl"))).expect("corpus");
        for line in text.lines() {
            let document: Value = serde_json::from_str(line).expect("a document");
            let text = document["text"].as_str().expect("text");
            let chars: Vec<char> = text.chars().collect();
            let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let mut mentions = Vec::new();
            let mut wanted = Vec::new();
            for span in document["spans"].as_array().expect("spans").iter().filter(|span| span["flat"] != false) {
                let label = match span["common"].as_str() {
                    Some("PER") => Label::Per,
                    Some("ORG") => Label::Org,
                    Some("LOC") => Label::Loc,
                    _ => continue,
                };
                let at = |key: &str| bytes[usize::try_from(span[key].as_u64().expect(key)).expect(key)];
                let place = Span::from_range(at("start")..at("end"));
                mentions.push(Mention {
                    span: place,
                    label,
                    name: None,
                    nominative: None,
                    value: None,
                    when: None,
                    anchored: false,
                    source: Source::List("gold"),
                    score: 1.0,
                });
                wanted.push((place, label, accepted(&document, &chars, span)));
            }
            let segmentation = segment(text);
            let morphology = morphologist
                .as_ref()
                .map_or_else(Morphology::default, |morphologist| morphologist.read(text, &segmentation));
            let read = Document { text, segmentation: &segmentation, morphology: &morphology, dictionary: &dictionary };
            let (found, _) = resolve::resolve(&read, mentions);
            for (span, label, accepted) in wanted {
                let count = counts.entry(label.code()).or_default();
                let Some(accepted) = accepted else {
                    count.left_out += 1;
                    continue;
                };
                let Some(mention) = found.iter().find(|mention| mention.span == span) else { continue };
                let nominative = folded(mention.nominative.as_deref().unwrap_or_default());
                count.all += 1;
                count.right += usize::from(accepted.contains(&nominative));
                if verbose && !accepted.contains(&nominative) {
                    println!(
                        "{file} {} {} -> {} not {accepted:?} … {:?}",
                        label.code(),
                        span.of(text),
                        nominative,
                        text[..span.start() as usize]
                            .chars()
                            .rev()
                            .take(30)
                            .collect::<Vec<_>>()
                            .into_iter()
                            .rev()
                            .collect::<String>()
                    );
                }
            }
        }
        let (mut right, mut all) = (0, 0);
        for (label, count) in &counts {
            println!(
                "{file} {label}: {} of {} right, {:.4}; {} left out",
                count.right,
                count.all,
                ratio(count.right, count.all),
                count.left_out
            );
            right += count.right;
            all += count.all;
        }
        println!("{file} all: {right} of {all} right, {:.4}", ratio(right, all));
        assert!(all > 100, "the corpus was not read");
    }
}

fn ratio(part: usize, all: usize) -> f64 {
    if all == 0 {
        0.0
    } else {
        f64::from(u32::try_from(part).unwrap_or(0)) / f64::from(u32::try_from(all).unwrap_or(1))
    }
}
