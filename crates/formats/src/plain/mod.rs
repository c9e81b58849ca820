//! The parts of a text without markup: a page saved as text has menus, rates, headlines of other articles around its article.
//!
//! Most texts are no such pages, and nothing may be taken from them. So a text counts as a page only by several different
//! phrases that sites put around their articles (`lists/`); shape alone (short lines, lines without a full stop) never
//! decides, since poems, tables, lists of names, chats and code look the same. Three steps: `lines` says what each line looks like,
//! `core` finds from where to where the article goes, `parts` says what each line then is.

mod core;
mod dates;
mod head;
mod lexicon;
mod lines;
mod parts;

use crate::{Region, RegionKind};
use lines::Line;
use sarap_text::Span;

/// What a text consists of.
#[derive(Debug, Default)]
pub(crate) struct Read {
    /// One after another they are the whole text; none when all of it is main text.
    pub(crate) regions: Vec<Region>,
    pub(crate) title: Option<String>,
}

/// Reads the parts of a text.
pub(crate) fn read(text: &str) -> Read {
    let lines = lines::lines(text);
    let mut kinds = vec![RegionKind::Main; lines.len()];
    let head = head::data(text, &lines, &mut kinds);
    let shown = parts::decide(text, &lines, &mut kinds, head.lines);
    let title = head.title.or(shown.and_then(|at| lines.get(at)).map(|line| line.of(text).to_owned()));
    Read { regions: regions(text, &lines, &kinds), title }
}

/// Regions from line to line; the white space after a line goes with it.
fn regions(text: &str, lines: &[Line], kinds: &[RegionKind]) -> Vec<Region> {
    if kinds.iter().all(|kind| *kind == RegionKind::Main) {
        return Vec::new();
    }
    let mut starts: Vec<(usize, RegionKind)> = Vec::new();
    for (line, &kind) in lines.iter().zip(kinds) {
        if starts.last().is_none_or(|(_, last)| *last != kind) {
            starts.push((if starts.is_empty() { 0 } else { line.start }, kind));
        }
    }
    let ends = starts.iter().skip(1).map(|(start, _)| *start).chain([text.len()]);
    let spans = starts.iter().zip(ends);
    spans.map(|(&(start, kind), end)| Region { span: Span::from_range(start..end), kind }).collect()
}
