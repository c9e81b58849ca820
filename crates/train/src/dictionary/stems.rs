//! Writes the blocks of stems.

use crate::Failure;
use sarap_morph::dictionary::{layout, letters};
use std::ops::Range;

/// Fewest and most stems in a block; between them the boundary with the shortest separator is taken.
const BLOCK: Range<usize> = 12..32;

/// The sections that hold the stems.
#[derive(Default)]
pub(super) struct Stems {
    pub separators: Vec<u8>,
    pub index: Vec<u8>,
    pub starts: Vec<u8>,
    pub blocks: Vec<u8>,
}

/// A stem's letters, and its paradigms in ascending order.
struct Stem {
    letters: Vec<u8>,
    folded: Vec<u8>,
    paradigms: Vec<u16>,
}

/// Writes stems and their paradigms' numbers; `endings` has each paradigm's endings, folded.
pub(super) fn write(lexemes: &[(String, u16)], endings: &[Vec<Vec<u8>>]) -> Result<Stems, Failure> {
    let stems = sorted(lexemes)?;
    let mut out = Stems::default();
    let mut starts = vec![0];
    while let Some(&start) = starts.last().filter(|&&start| start < stems.len()) {
        starts.push(boundary(&stems, start));
    }
    // The first block takes all words before its first stem, too, and the last all after.
    let mut bounds = vec![0];
    for &start in starts.iter().skip(1) {
        let separator = stems.get(start).map(|_| separator(&stems, start));
        if separator.is_some_and(|s| s.len() > layout::SEPARATOR_LETTERS || s == stems[start - 1].folded) {
            return Err(Failure("no short separator between two stems".into()));
        }
        bounds.push(separator.map_or(u64::MAX, layout::separator));
    }
    for (range, bounds) in starts.windows(2).zip(bounds.windows(2)) {
        out.separators.extend(bounds[0].to_le_bytes());
        block(&stems, range[0]..range[1], bounds[0]..bounds[1], endings, &mut out);
    }
    out.starts.extend((out.blocks.len() as u32).to_le_bytes());
    let separators: Vec<u64> =
        out.separators.chunks_exact(8).filter_map(|b| b.try_into().ok().map(u64::from_le_bytes)).collect();
    for pair in 0..layout::INDEX_ENTRIES {
        let below = separators.partition_point(|&separator| layout::index_entry(separator) < pair);
        out.index.extend(u16::try_from(below).map_err(|_| Failure("too many blocks".into()))?.to_le_bytes());
    }
    Ok(out)
}

/// Where the block that begins at `start` ends.
fn boundary(stems: &[Stem], start: usize) -> usize {
    let usable = |at: &usize| {
        stems[*at].folded != stems[*at - 1].folded && separator(stems, *at).len() <= layout::SEPARATOR_LETTERS
    };
    if start + BLOCK.end >= stems.len() {
        return stems.len();
    }
    let cost = |at: &usize| (separator(stems, *at).len(), at.abs_diff(start + BLOCK.end));
    let best = (start + BLOCK.start..start + BLOCK.end).filter(usable).min_by_key(cost);
    // Now and then a dozen long compounds differ in their last letters only: then the block is longer.
    best.or_else(|| (start + BLOCK.end..stems.len()).find(usable)).unwrap_or(stems.len())
}

fn sorted(lexemes: &[(String, u16)]) -> Result<Vec<Stem>, Failure> {
    let mut coded = Vec::new();
    for (stem, paradigm) in lexemes {
        let letters: Vec<u8> = stem.chars().map(letters::code).collect();
        if letters.contains(&letters::OTHER) || letters.len() >= letters::MAX_LETTERS {
            return Err(Failure(format!("the stem {stem} has letters without a number")));
        }
        let folded: Vec<u8> = letters.iter().copied().map(letters::fold).collect();
        coded.push((folded, letters, *paradigm));
    }
    coded.sort();
    let mut stems: Vec<Stem> = Vec::new();
    for (folded, letters, paradigm) in coded {
        match stems.last_mut() {
            Some(last) if last.letters == letters => last.paradigms.push(paradigm),
            _ => stems.push(Stem { letters, folded, paradigms: vec![paradigm] }),
        }
    }
    Ok(stems)
}

/// The shortest beginning of the stem at `at` that is above the stem before.
fn separator(stems: &[Stem], at: usize) -> &[u8] {
    let own = &stems[at].folded;
    let shared = at.checked_sub(1).map_or(0, |before| common(own, &stems[before].folded));
    &own[..own.len().min(shared + 1)]
}

fn common(a: &[u8], b: &[u8]) -> usize {
    a.iter().zip(b).take_while(|(x, y)| x == y).count()
}

fn block(stems: &[Stem], own: Range<usize>, words: Range<u64>, endings: &[Vec<Vec<u8>>], out: &mut Stems) {
    out.starts.extend((out.blocks.len() as u32).to_le_bytes());
    let mut last: Vec<u8> = Vec::new();
    if own.start > 0 {
        let separator = separator(stems, own.start);
        let before = stems[..own.start].iter().rev().take_while(|stem| stem.folded.first() == separator.first());
        let mut repeated: Vec<&Stem> = before.filter(|stem| separator.starts_with(&stem.folded)).collect();
        repeated.reverse();
        for stem in repeated {
            // Only with the paradigms that some word of this block may have.
            let fits = |paradigm: &u16| {
                let words_of = endings[usize::from(*paradigm)].iter();
                words_of
                    .map(|ending| [&stem.folded[..], ending].concat())
                    .any(|w| words.contains(&layout::separator(&w)))
            };
            let paradigms: Vec<u16> = stem.paradigms.iter().copied().filter(fits).collect();
            if !paradigms.is_empty() {
                entry(&mut last, &stem.letters, &paradigms, &mut out.blocks);
            }
        }
    }
    for stem in &stems[own] {
        entry(&mut last, &stem.letters, &stem.paradigms, &mut out.blocks);
    }
}

/// Writes one stem after the stem `last`.
fn entry(last: &mut Vec<u8>, letters: &[u8], paradigms: &[u16], out: &mut Vec<u8>) {
    let shared = common(last, letters);
    let own = &letters[shared..];
    match layout::head(shared, own.len()) {
        Some(head) => out.push(head),
        None => out.extend([layout::LONG_HEAD, shared as u8, own.len() as u8]),
    }
    out.extend(own);
    for (number, &paradigm) in paradigms.iter().enumerate() {
        let more = if number + 1 < paradigms.len() { layout::MORE } else { 0 };
        match paradigm.checked_sub(layout::SHORT_PARADIGMS) {
            None => out.push(more | paradigm as u8),
            Some(long) => out.extend([more | (layout::SHORT_PARADIGMS + (long >> 8)) as u8, long as u8]),
        }
    }
    *last = letters.to_vec();
}
