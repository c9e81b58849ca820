//! Offsets from one unit to another: every offset of an analysis in one forward pass over its text.

use crate::{Analysis, OffsetUnit, Range};

impl Analysis {
    /// The same analysis with its offsets counted in `unit`. An offset inside a character moves to the character's
    /// start, one behind the end to the end.
    #[must_use]
    pub fn to_unit(mut self, unit: OffsetUnit) -> Self {
        if self.offset_unit != unit {
            let mut wanted = Vec::new();
            self.each_offset(&mut |offset| wanted.push(*offset));
            wanted.sort_unstable();
            wanted.dedup();
            let converted = convert(&self.text, &wanted, self.offset_unit, unit);
            self.each_offset(&mut |offset| {
                if let Ok(at) = wanted.binary_search(offset) {
                    *offset = converted[at];
                }
            });
            self.offset_unit = unit;
        }
        self
    }

    /// Calls `visit` with every offset of the analysis.
    fn each_offset(&mut self, visit: &mut dyn FnMut(&mut u32)) {
        let mut range = |start: &mut u32, end: &mut u32| {
            visit(start);
            visit(end);
        };
        for region in &mut self.regions {
            range(&mut region.start, &mut region.end);
        }
        for mention in self.entities.iter_mut().flat_map(|entity| &mut entity.mentions) {
            range(&mut mention.start, &mut mention.end);
            if let Some(Range { start, end }) = &mut mention.name {
                range(start, end);
            }
        }
        for relation in &mut self.relations {
            range(&mut relation.evidence.start, &mut relation.evidence.end);
        }
        for quote in &mut self.quotes {
            range(&mut quote.start, &mut quote.end);
            if let Some(Range { start, end }) = &mut quote.cue {
                range(start, end);
            }
        }
        for mention in self.keywords.iter_mut().flat_map(|keyword| &mut keyword.mentions) {
            range(&mut mention.start, &mut mention.end);
        }
        for warning in &mut self.warnings {
            range(&mut warning.start, &mut warning.end);
        }
    }
}

const fn width(character: char, unit: OffsetUnit) -> u32 {
    match unit {
        OffsetUnit::Byte => character.len_utf8() as u32,
        OffsetUnit::Utf16 => character.len_utf16() as u32,
        OffsetUnit::CodePoint => 1,
    }
}

/// `offsets`, ascending, from one unit to another.
pub(crate) fn convert(text: &str, offsets: &[u32], from: OffsetUnit, to: OffsetUnit) -> Vec<u32> {
    let mut converted = Vec::with_capacity(offsets.len());
    let mut characters = text.chars();
    let (mut read, mut written) = (0, 0);
    let mut next = characters.next();
    for &offset in offsets {
        while let Some(character) = next.filter(|&c| read + width(c, from) <= offset) {
            read += width(character, from);
            written += width(character, to);
            next = characters.next();
        }
        converted.push(written);
    }
    converted
}

#[cfg(test)]
mod tests {
    use super::{OffsetUnit, convert};

    type Boundaries = [u32; 3];

    /// Text, then the same boundaries in bytes, UTF-16 units and code points.
    const CASES: &[(&str, Boundaries, Boundaries, Boundaries)] = &[
        ("abc", [0, 1, 3], [0, 1, 3], [0, 1, 3]),
        ("Қазақ", [0, 2, 10], [0, 1, 5], [0, 1, 5]),
        ("и\u{306}а", [2, 4, 6], [1, 2, 3], [1, 2, 3]),
        ("а😀б", [2, 6, 8], [1, 3, 4], [1, 2, 3]),
        ("€\r\n—", [3, 5, 8], [1, 3, 4], [1, 3, 4]),
        ("👨‍👩‍👧!", [4, 18, 19], [2, 8, 9], [1, 5, 6]),
    ];

    #[test]
    fn every_unit_to_every_unit() {
        for (text, bytes, utf16, points) in CASES {
            let units = [(OffsetUnit::Byte, bytes), (OffsetUnit::Utf16, utf16), (OffsetUnit::CodePoint, points)];
            for (from, given) in units {
                for (to, wanted) in units {
                    assert_eq!(convert(text, given, from, to), wanted, "{text:?} from {from:?} to {to:?}");
                }
            }
        }
    }

    #[test]
    fn an_offset_inside_a_character_moves_to_its_start_and_one_behind_the_end_to_the_end() {
        assert_eq!(convert("а😀", &[1, 3, 99], OffsetUnit::Byte, OffsetUnit::Utf16), [0, 1, 3]);
        assert_eq!(convert("😀б", &[1], OffsetUnit::Utf16, OffsetUnit::Byte), [0]);
    }
}
