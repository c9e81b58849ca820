//! Pairs of mentions in sentences of our own.

use super::{Joined, WAYS, f1, share};
use crate::Failure;
use crate::eval::predict::Reader;

/// A mention between brackets: what it is by the case's own numbers, and its place in bytes.
struct Marked {
    document: usize,
    thing: String,
    start: u32,
    end: u32,
}

pub(super) fn run(reader: &Reader, show: bool) -> Result<(), Failure> {
    let lines = include_str!("pairs.txt").lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    let mut counts = [[0_usize; 4]; WAYS.len()];
    let mut missed = 0;
    for line in lines {
        let (mut documents, mut marks) = (Vec::new(), Vec::new());
        for (number, marked) in line.split(" | ").enumerate() {
            let text = plain(marked, number, &mut marks);
            documents.push(reader.analyze(&format!("{number:02}"), &text)?);
        }
        let joined = Joined::new(documents);
        let found: Vec<Option<usize>> = marks.iter().map(|mark| entity_at(&joined, mark)).collect();
        missed += found.iter().filter(|found| found.is_none()).count();
        for (at, one) in marks.iter().enumerate() {
            for (other_at, other) in
                marks.iter().enumerate().skip(at + 1).filter(|(_, other)| other.document != one.document)
            {
                let same = one.thing == other.thing;
                for ((name, way), counts) in WAYS.iter().zip(&mut counts) {
                    let group = |at: usize, mark: &Marked| Some(way(&joined, mark.document, found[at]?));
                    let together = group(at, one).is_some_and(|own| group(other_at, other) == Some(own));
                    counts[usize::from(same) * 2 + usize::from(together)] += 1;
                    if show && same != together && *name == "Sarap" {
                        eprintln!("{}: {line}", if same { "not joined" } else { "joined" });
                    }
                }
            }
        }
    }
    println!(
        "| pairs of our own | one thing | two things | joined | precision | recall | F1 | kept apart |\n|---|---:|---:|---:|---:|---:|---:|---:|"
    );
    for ((name, _), [apart, wrong, lost, right]) in WAYS.iter().zip(counts) {
        let (precision, recall) = (share(right, right + wrong), share(right, right + lost));
        println!(
            "| {name} | {} | {} | {} | {precision:.3} | {recall:.3} | {:.3} | {:.3} |",
            right + lost,
            apart + wrong,
            right + wrong,
            f1(precision, recall),
            share(apart, apart + wrong)
        );
    }
    println!("\nMarked names that are not found as they are marked: {missed}; their pairs count as not joined.");
    Ok(())
}

/// The text without marks: `[1 Саденов]` is «Саденов», the thing 1.
fn plain(marked: &str, document: usize, marks: &mut Vec<Marked>) -> String {
    let mut text = String::new();
    let mut rest = marked;
    while let Some((before, after)) = rest.split_once('[') {
        text.push_str(before);
        let (inside, behind) = after.split_once(']').unwrap_or((after, ""));
        let (thing, name) = inside.split_once(' ').unwrap_or((inside, ""));
        let start = text.len() as u32;
        text.push_str(name);
        marks.push(Marked { document, thing: thing.to_owned(), start, end: text.len() as u32 });
        rest = behind;
    }
    text.push_str(rest);
    text
}

/// The entity with a mention, or a proper name, at the mark.
fn entity_at(joined: &Joined, mark: &Marked) -> Option<usize> {
    joined.documents.get(mark.document)?.entities.iter().position(|entity| {
        entity.mentions.iter().any(|mention| {
            let name = mention.name.as_ref().map(|name| (name.start, name.end));
            (mention.start, mention.end) == (mark.start, mark.end) || name == Some((mark.start, mark.end))
        })
    })
}
