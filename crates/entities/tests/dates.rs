//! Values of dates in sentences, against a table written for it.

use sarap_entities::{Label, Mention, Source, resolve, rules};
use sarap_morph::{Document, Morphologist};
use sarap_pack::Pack;
use sarap_text::{Span, segment};

/// A share of the values may be wrong; none is known to be, but the context model is trained anew now and then.
const LEAST: f64 = 0.98;

fn morphologist() -> Morphologist {
    let open = |name: &str| {
        let path = format!("{}/../../packs/ru-{name}.pack", env!("CARGO_MANIFEST_DIR"));
        Pack::open(std::fs::read(&path).expect(&path), name).expect(name)
    };
    Morphologist::open(open("dictionary"), open("context")).expect("packs")
}

/// A sentence without its marks, the places of what is marked, and the values wanted.
fn parse(line: &str) -> (String, Vec<(Span, String)>) {
    let (mut text, mut marked, mut rest) = (String::new(), Vec::new(), line);
    while let Some((before, after)) = rest.split_once('[') {
        text.push_str(before);
        let (inner, after) = after.split_once(']').expect(line);
        let (words, value) = inner.split_once('|').expect(line);
        let start = text.len();
        text.push_str(words);
        marked.push((Span::from_range(start..text.len()), value.to_owned()));
        rest = after;
    }
    (text + rest, marked)
}

#[test]
fn values_are_those_of_the_table() {
    let morphologist = morphologist();
    let (mut date, mut count, mut failures) = (None, 0_u32, Vec::new());
    for line in include_str!("dates/values.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(given) = line.strip_prefix("= ") {
            date = Some(given).filter(|given| *given != "-");
            continue;
        }
        let (text, marked) = parse(line);
        let segmentation = segment(&text);
        let morphology = morphologist.read(&text, &segmentation);
        let document = Document {
            text: &text,
            segmentation: &segmentation,
            morphology: &morphology,
            dictionary: morphologist.dictionary(),
        };
        let mut layers = rules::find_text(&text);
        layers.extend(marked.iter().map(|(span, value)| {
            Mention::new(
                *span,
                if value.contains('T') { Label::Time } else { Label::Date },
                Source::Model("table".into()),
                0.9,
            )
        }));
        let (found, _) = resolve::resolve_at(&document, layers, date);
        for (span, wanted) in marked {
            count += 1;
            // A rule's extent may take in the preposition.
            let holder = found.iter().filter(|mention| mention.span.contains(span)).min_by_key(|m| m.span.len());
            let value = holder.and_then(|mention| mention.value.as_deref()).unwrap_or("-");
            if value != wanted {
                failures.push(format!("{}: {line}\n   «{}» is {value}", date.unwrap_or("-"), span.of(&text)));
            }
        }
    }
    assert!(count >= 300, "only {count} expressions");
    let right = 1.0 - failures.len() as f64 / f64::from(count);
    println!("values: {} of {count}, {right:.3}", count as usize - failures.len());
    failures.iter().for_each(|line| println!("{line}"));
    assert!(right >= LEAST, "{} of {count} wrong:\n{}", failures.len(), failures.join("\n"));
}
