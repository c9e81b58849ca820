//! Values of short strings against `values-ru`: dates, lengths of time, money, numbers.
//!
//! The strings come from the tests of assistants, whose readings are not always a document's. Those that differ in kind are
//! left out by the rules of [`left_out`], counted by reason, and shown with `--errors`. A date stands behind a verb in the
//! future here, since an assistant's dates look ahead.

mod expected;

use crate::Failure;
use crate::corpora::{data_dir, text_of};
use expected::{left_out, wanted};
use sarap_entities::{Label, Mention, Source, resolve, rules};
use sarap_morph::{Document, Morphologist};
use sarap_pack::Pack;
use sarap_text::Span;
use serde::Deserialize;
use std::collections::BTreeMap;

const USAGE: &str = "usage: sarap-train bench values [--errors]";
/// What stands before a date: its verb says that it lies ahead.
const AHEAD: &str = "Встреча состоится ";

/// A string of the corpus.
#[derive(Debug, Deserialize)]
struct Line {
    source: String,
    reference: String,
    text: String,
    dim: String,
    value: serde_json::Value,
}

/// Counts of one kind of strings.
#[derive(Debug, Default)]
struct Count {
    right: usize,
    judged: usize,
}

/// `sarap-train bench values [--errors]`
pub(crate) fn run(arguments: &[String]) -> Result<(), Failure> {
    let errors = match arguments {
        [] => false,
        [only] if only == "--errors" => true,
        _ => return Err(Failure(USAGE.into())),
    };
    let open = |path: &str, kind| -> Result<Pack, Failure> {
        let bytes = std::fs::read(path).map_err(|error| Failure(format!("{path}: {error}")))?;
        Ok(Pack::open(bytes, kind)?)
    };
    let morphologist =
        Morphologist::open(open("packs/ru-dictionary.pack", "dictionary")?, open("packs/ru-context.pack", "context")?)?;
    let (mut counts, mut skipped) = (BTreeMap::<String, Count>::new(), BTreeMap::<&str, usize>::new());
    for line in text_of(&data_dir().join("values-ru/dev.jsonl"))?.lines().filter(|line| !line.is_empty()) {
        let line: Line = serde_json::from_str(line).map_err(|error| Failure(error.to_string()))?;
        let reference = line.reference.get(..10).unwrap_or_default();
        if let Some(reason) = left_out(&line.source, &line.dim, &line.text, &line.value, reference) {
            *skipped.entry(reason).or_default() += 1;
            if errors {
                println!("left out, {reason}: {}", line.text);
            }
            continue;
        }
        let Some(wanted) = wanted(&line.source, &line.dim, &line.value, reference) else {
            return Err(Failure(format!("a value of another shape: {} {}", line.text, line.value)));
        };
        let found = match line.dim.as_str() {
            "Time" if line.source == "hors" => in_sentence(&morphologist, &line.text, reference),
            "Time" | "Duration" => of_date(&morphologist, &line.text, reference),
            "AmountOfMoney" => {
                let money = rules::find_text(&line.text).into_iter().find(|mention| mention.label == Label::Money);
                money.and_then(|mention| mention.value)
            }
            "Ordinal" => rules::ordinal(&line.text).map(|value| value.to_string()),
            _ => rules::cardinal(&line.text),
        };
        let right = found.as_deref().is_some_and(|found| wanted.takes(found));
        let count = counts.entry(line.dim.clone()).or_default();
        count.judged += 1;
        count.right += usize::from(right);
        if errors && !right {
            println!(
                "{}: «{}» wanted {wanted:?}, found {}",
                line.dim,
                line.text,
                found.as_deref().unwrap_or("nothing")
            );
        }
    }
    print(&counts, &skipped);
    Ok(())
}

fn print(counts: &BTreeMap<String, Count>, skipped: &BTreeMap<&str, usize>) {
    let all = counts.values().fold(Count::default(), |sum, count| Count {
        right: sum.right + count.right,
        judged: sum.judged + count.judged,
    });
    for (kind, count) in counts.iter().map(|(kind, count)| (kind.as_str(), count)).chain([("all", &all)]) {
        println!(
            "{kind:<14} {:>4} of {:>4}  {:.3}",
            count.right,
            count.judged,
            count.right as f64 / count.judged as f64
        );
    }
    println!("left out {}:", skipped.values().sum::<usize>());
    for (reason, count) in skipped {
        println!("{count:>4} {reason}");
    }
}

/// The value of the first date in a sentence.
fn in_sentence(morphologist: &Morphologist, text: &str, reference: &str) -> Option<String> {
    let found = read(morphologist, text, rules::find_text(text), reference);
    found.into_iter().find(|mention| mention.label == Label::Date).and_then(|mention| mention.value)
}

/// The value of a date, time or length, as one that the model found gets it.
fn of_date(morphologist: &Morphologist, words: &str, reference: &str) -> Option<String> {
    let text = format!("{AHEAD}{words}");
    [Label::Date, Label::Time].into_iter().find_map(|label| {
        let mention =
            Mention::new(Span::from_range(AHEAD.len()..text.len()), label, Source::Model("values".into()), 1.0);
        read(morphologist, &text, vec![mention], reference).into_iter().next().and_then(|mention| mention.value)
    })
}

/// The mentions of a text with their values.
fn read(morphologist: &Morphologist, text: &str, mentions: Vec<Mention>, reference: &str) -> Vec<Mention> {
    let segmentation = sarap_text::segment(text);
    let morphology = morphologist.read(text, &segmentation);
    let document =
        Document { text, segmentation: &segmentation, morphology: &morphology, dictionary: morphologist.dictionary() };
    resolve::resolve_at(&document, mentions, Some(reference)).0
}
