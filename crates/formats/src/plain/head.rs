//! What stands above the article: lines of data, the title.

use super::lexicon::{self, Kind, Words};
use super::lines::{Line, Look};
use crate::RegionKind;
use std::collections::BTreeSet;
use std::ops::Range;

/// The lines of data at the head of a file: `date 2025-09-20`, `url …`, `title …`.
#[derive(Debug, Default)]
pub(super) struct Data {
    /// How many lines.
    pub(super) lines: usize,
    pub(super) title: Option<String>,
}

/// Marks the lines of data at the head of the file.
pub(super) fn data(text: &str, lines: &[Line], kinds: &mut [RegionKind]) -> Data {
    let mut data = Data::default();
    for (line, kind) in lines.iter().zip(kinds) {
        let Some((key, value)) = pair(line.of(text)) else { break };
        if data.title.is_none() && matches!(key.as_str(), "title" | "headline" | "заголовок" | "тақырыбы")
        {
            data.title = Some(value.to_owned());
        }
        *kind = RegionKind::Meta;
        data.lines += 1;
    }
    data
}

/// A key and its value. Without a sign between them only what is no sentence: «date 2025-09-20», «title …».
fn pair(line: &str) -> Option<(String, &str)> {
    let end = line.find(|c: char| !c.is_alphabetic())?;
    let (key, rest) = (line.get(..end)?, line.get(end..)?);
    let value = rest.trim_start_matches([':', '=', ' ', '\t']);
    let signed = rest.starts_with([':', '=']);
    let known = lexicon::is(&key.to_lowercase(), Kind::Key);
    let data = signed
        || value.starts_with(|c: char| c.is_ascii_digit())
        || value.starts_with("http")
        || (key == "title" && !value.ends_with('.'));
    (known && data && !value.is_empty() && value.split_whitespace().count() <= 30).then(|| (key.to_lowercase(), value))
}

/// Words of a title; more are a paragraph.
const TITLE: Range<u32> = 3..31;

/// The line above the article that says what the article then says: most of its words come again in the text.
pub(super) fn title(text: &str, lines: &[Line], above: Range<usize>, article: Range<usize>) -> Option<usize> {
    let mut said = BTreeSet::new();
    for line in lines.get(article).unwrap_or_default().iter().filter(|line| line.look == Look::Text).take(30) {
        said.extend(stems(line.of(text)));
    }
    let mut seen: Vec<Words> = Vec::new();
    let mut best: Option<(i64, usize)> = None;
    for at in above.clone() {
        let Some(line) = lines.get(at) else { break };
        let headline = matches!(line.look, Look::Label | Look::Text | Look::Teaser) && TITLE.contains(&line.words);
        // A summary has full stops, a title has none.
        if !headline || (line.look == Look::Text && line.of(text).ends_with('.')) {
            continue;
        }
        let words = Words::of(line.of(text));
        let again = seen.iter().any(|known| known.starts_with(&words));
        if seen.len() < SEEN {
            seen.push(words);
        }
        let stems: BTreeSet<String> = stems(line.of(text)).collect();
        let common = stems.intersection(&said).count() as i64;
        let other = stems.len() as i64 - common;
        let score = common - other + if again { AGAIN } else { 0 };
        if common >= 2 && common >= other && best.is_none_or(|(most, _)| score >= most) {
            best = Some((score, at));
        }
    }
    best.map(|(_, at)| at).or_else(|| longest(lines, above))
}

/// A headline in other words than the text's: the longest of those close above it.
fn longest(lines: &[Line], above: Range<usize>) -> Option<usize> {
    const NEAR: usize = 12;
    /// Fewer words are a rubric.
    const WORDS: u32 = 4;
    let near = above.start.max(above.end.saturating_sub(NEAR))..above.end;
    let headline = |line: &Line| line.look == Look::Label && (WORDS..TITLE.end).contains(&line.words);
    let found = near.filter_map(|at| Some((at, lines.get(at).filter(|line| headline(line))?)));
    found.max_by_key(|(_, line)| line.characters).map(|(at, _)| at)
}

/// Lines above the article that a later one is compared with: the page's title stands at the top.
const SEEN: usize = 20;
/// A headline that repeats the page's title.
const AGAIN: i64 = 5;

/// The beginnings of the words that say something, whatever their endings.
fn stems(line: &str) -> impl Iterator<Item = String> {
    let words = line.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().nth(3).is_some());
    words.map(|word| word.chars().take(5).flat_map(char::to_lowercase).collect())
}
