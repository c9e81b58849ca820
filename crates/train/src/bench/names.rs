//! Our side of `benches/names.py`: dictionary forms of names, judged by factRuEval-2016's own normal forms, given its own spans.
//!
//! A mention counts if the corpus gives a normal form that can be told from the mention itself: for persons each part of
//! the name has a form that begins as it does, for the others one of the forms has as many words and begins alike («США»
//! is no form of «Америки»). Places named by an adjective («португальский») are left out. Capitals, ё and quotes don't count.

use crate::Failure;
use crate::corpora::{data_dir, text_of};
use crate::tagger::morphologist;
use sarap_entities::{Label, Mention, Source, resolve};
use sarap_morph::Document;
use sarap_text::Span;
use serde_json::{Value, json};
use std::collections::BTreeMap;

const USAGE: &str = "usage: sarap-train bench names [--rival FILE] [--show]";

/// `sarap-train bench names …`: a JSON object of parts and labels with the counts that are right, ours and those of the
/// rival, whose forms are lines `{"id", "spans": [{"start", "end", "normal"}]}` in FILE.
pub(super) fn run(arguments: &[String]) -> Result<(), Failure> {
    let (mut rival, mut show) = (BTreeMap::new(), false);
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        match (argument.as_str(), argument == "--rival") {
            (_, true) => rival = forms(arguments.next().ok_or_else(|| Failure(USAGE.into()))?)?,
            ("--show", _) => show = true,
            _ => return Err(Failure(USAGE.into())),
        }
    }
    let morphologist = morphologist()?;
    let mut report = serde_json::Map::new();
    for part in ["train", "dev"] {
        let mut counts: BTreeMap<&str, Count> = BTreeMap::new();
        for document in lines(&data_dir().join(format!("factrueval/{part}.jsonl")))? {
            let id = document["id"].as_str().unwrap_or_default();
            let text = document["text"].as_str().unwrap_or_default();
            let chars: Vec<char> = text.chars().collect();
            let wanted = spans(&document, text);
            let segmentation = sarap_text::segment(text);
            let morphology = morphologist.read(text, &segmentation);
            let dictionary = morphologist.dictionary();
            let read = Document { text, segmentation: &segmentation, morphology: &morphology, dictionary };
            let (found, _) = resolve::resolve(&read, wanted.iter().map(|(_, mention)| mention.clone()).collect());
            for (span, gold) in wanted {
                let count = counts.entry(gold.label.code()).or_default();
                let Some(accepted) = accepted(&document, &chars, span) else {
                    count.left_out += 1;
                    continue;
                };
                let Some(mention) = found.iter().find(|mention| mention.span == gold.span) else { continue };
                let right = |form: Option<&str>| form.is_some_and(|form| accepted.contains(&folded(form)));
                let ours = right(mention.nominative.as_deref());
                let key = (id.to_owned(), span["start"].as_u64(), span["end"].as_u64());
                count.all += 1;
                count.right += usize::from(ours);
                count.rival += usize::from(right(rival.get(&key).map(String::as_str)));
                if show && !ours {
                    let own = mention.nominative.as_deref().unwrap_or_default();
                    eprintln!("{part} {}: {} -> {own}, not {accepted:?}", gold.label.code(), gold.span.of(text));
                }
            }
        }
        let rows = counts.into_iter().map(|(label, count)| {
            let Count { right, all, left_out, rival } = count;
            (label.to_owned(), json!({"all": all, "right": right, "rival": rival, "left_out": left_out}))
        });
        report.insert(part.to_owned(), Value::Object(rows.collect()));
    }
    println!("{}", Value::Object(report));
    Ok(())
}

/// Counts of one label.
#[derive(Default)]
struct Count {
    right: usize,
    rival: usize,
    all: usize,
    left_out: usize,
}

/// A document and a span of it in code points.
type Place = (String, Option<u64>, Option<u64>);

/// A rival's forms.
fn forms(path: &str) -> Result<BTreeMap<Place, String>, Failure> {
    let mut forms = BTreeMap::new();
    for document in lines(path.as_ref())? {
        let id = document["id"].as_str().unwrap_or_default();
        for span in document["spans"].as_array().into_iter().flatten() {
            if let Some(normal) = span["normal"].as_str() {
                forms.insert((id.to_owned(), span["start"].as_u64(), span["end"].as_u64()), normal.to_owned());
            }
        }
    }
    Ok(forms)
}

fn lines(path: &std::path::Path) -> Result<Vec<Value>, Failure> {
    let read = |line: &str| serde_json::from_str(line).map_err(|error| Failure(format!("{}: {error}", path.display())));
    text_of(path)?.lines().filter(|line| !line.is_empty()).map(read).collect()
}

/// The corpus' spans as mentions, without those inside or across another.
fn spans<'d>(document: &'d Value, text: &str) -> Vec<(&'d Value, Mention)> {
    let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let mention = |span: &'d Value| {
        let label = match span["common"].as_str()? {
            "PER" => Label::Per,
            "ORG" => Label::Org,
            "LOC" => Label::Loc,
            _ => return None,
        };
        let at = |key: &str| bytes.get(usize::try_from(span[key].as_u64()?).ok()?).copied();
        let place = Span::from_range(at("start")?..at("end")?);
        let source = Source::List("gold");
        Some((span, Mention::new(place, label, source, 1.0)))
    };
    let all = document["spans"].as_array().into_iter().flatten();
    all.filter(|span| span["flat"] != false).filter_map(mention).collect()
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
