//! Writes the blocks of stems.

use crate::Failure;
use sarap_morph::dictionary::{layout, letters};

/// Fewest and most stems in a block; between them the boundary with the shortest separator is taken.
const BLOCK: std::ops::Range<usize> = 40..88;

/// The sections that hold the stems.
#[derive(Default)]
pub(super) struct Stems {
    pub separators: Vec<u8>,
    pub starts: Vec<u8>,
    pub blocks: Vec<u8>,
}

/// A stem's letters, and its paradigms in ascending order.
struct Stem {
    letters: Vec<u8>,
    folded: Vec<u8>,
    paradigms: Vec<u16>,
}

/// Writes stems and their paradigms' numbers.
pub(super) fn write(lexemes: &[(String, u16)]) -> Result<Stems, Failure> {
    let stems = sorted(lexemes)?;
    let mut out = Stems::default();
    let mut start = 0;
    while start < stems.len() {
        let end = if stems.len() - start < BLOCK.end {
            stems.len()
        } else {
            let cost = |at: &usize| {
                let twin = stems[*at].folded == stems[*at - 1].folded;
                (twin, separator(&stems, *at).len(), at.abs_diff(start + BLOCK.end))
            };
            (start + BLOCK.start..start + BLOCK.end).min_by_key(cost).unwrap_or(start + BLOCK.end)
        };
        block(&stems, start, end, &mut out)?;
        start = end;
    }
    out.starts.extend((out.blocks.len() as u32).to_le_bytes());
    Ok(out)
}

fn sorted(lexemes: &[(String, u16)]) -> Result<Vec<Stem>, Failure> {
    let mut coded = Vec::new();
    for (stem, paradigm) in lexemes {
        let letters: Vec<u8> = stem.chars().map(letters::code).collect();
        if letters.contains(&letters::OTHER) || letters.len() >= usize::from(letters::LETTERS_END) {
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

fn block(stems: &[Stem], start: usize, end: usize, out: &mut Stems) -> Result<(), Failure> {
    let separator = separator(stems, start);
    if separator.len() > layout::SEPARATOR_LETTERS || start > 0 && separator == stems[start - 1].folded {
        return Err(Failure("no short separator between two stems".into()));
    }
    // The first block takes all words before its first stem, too.
    let packed = if start == 0 { 0 } else { layout::separator(separator) };
    out.separators.extend(packed.to_le_bytes());
    out.starts.extend((out.blocks.len() as u32).to_le_bytes());
    let mut last: &[u8] = &[];
    let before = stems[..start].iter().rev().take_while(|stem| stem.folded.first() == separator.first());
    let mut repeated: Vec<&Stem> = before.filter(|stem| separator.starts_with(&stem.folded)).collect();
    repeated.reverse();
    for stem in repeated.into_iter().chain(&stems[start..end]) {
        let shared = common(last, &stem.letters);
        out.blocks.push(shared as u8);
        out.blocks.extend(&stem.letters[shared..]);
        for &paradigm in &stem.paradigms {
            match paradigm.checked_sub(layout::SHORT_PARADIGMS) {
                None => out.blocks.push(letters::LETTERS_END + paradigm as u8),
                Some(long) => out.blocks.extend([layout::LONG_PARADIGM + (long >> 8) as u8, long as u8]),
            }
        }
        last = &stem.letters;
    }
    Ok(())
}
