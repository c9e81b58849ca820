//! Byte ranges of a text.

use std::ops::Range;

/// A range of UTF-8 byte offsets into one text; `start <= end` always, both on character boundaries of that text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The span from `start` to `end`, exclusive. If `end < start` the span is empty, at `start`.
    pub const fn new(start: u32, end: u32) -> Self {
        Self { start, end: if end < start { start } else { end } }
    }

    /// The span of a `usize` range; offsets above `u32::MAX` are held at it.
    pub fn from_range(range: Range<usize>) -> Self {
        let narrow = |offset| u32::try_from(offset).unwrap_or(u32::MAX);
        Self::new(narrow(range.start), narrow(range.end))
    }

    /// First byte.
    pub const fn start(self) -> u32 {
        self.start
    }

    /// The byte after the last.
    pub const fn end(self) -> u32 {
        self.end
    }

    /// Length in bytes.
    pub const fn len(self) -> u32 {
        self.end - self.start
    }

    /// Whether the span holds no byte.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The bytes as an index.
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The text of the span, or `""` if the span is not one of this text's.
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or_default()
    }

    /// Whether `other` lies inside, ends included.
    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    pub const fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    pub fn cover(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

#[cfg(test)]
mod tests {
    use super::Span;

    #[test]
    fn a_reversed_span_is_empty() {
        assert!(Span::new(5, 3).is_empty());
        assert_eq!(Span::new(5, 3).start(), 5);
    }

    #[test]
    fn a_span_of_another_text_reads_as_nothing() {
        assert_eq!(Span::new(1, 9).of("да"), "");
        assert_eq!(Span::new(0, 2).of("да"), "д");
    }

    #[test]
    fn touching_is_not_overlapping() {
        assert!(!Span::new(0, 2).overlaps(Span::new(2, 4)));
        assert!(Span::new(0, 3).overlaps(Span::new(2, 4)));
        assert_eq!(Span::new(0, 2).cover(Span::new(6, 7)), Span::new(0, 7));
    }
}
