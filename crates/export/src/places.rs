//! Where an analysis' offsets stand in its text.

use sarap::{Analysis, OffsetUnit};

/// The byte offset of each offset that was asked for.
#[derive(Debug)]
pub(crate) struct Places<'a> {
    text: &'a str,
    /// Offset in the analysis' unit and in bytes, in order.
    known: Vec<(u32, usize)>,
}

/// Characters of the text around a mention that are shown.
const AROUND: usize = 60;

impl<'a> Places<'a> {
    /// Finds `offsets` in one pass over the text. An offset inside a character or beyond the end is that character's
    /// beginning or the end.
    pub(crate) fn new(analysis: &'a Analysis, mut offsets: Vec<u32>) -> Self {
        offsets.sort_unstable();
        offsets.dedup();
        let text = analysis.text.as_str();
        let mut known = Vec::with_capacity(offsets.len());
        let mut wanted = offsets.into_iter().peekable();
        let mut units = 0u32;
        for (byte, letter) in text.char_indices() {
            let after = units.saturating_add(length(letter, analysis.offset_unit));
            while let Some(offset) = wanted.next_if(|&offset| offset < after) {
                known.push((offset, byte));
            }
            if wanted.peek().is_none() {
                break;
            }
            units = after;
        }
        known.extend(wanted.map(|offset| (offset, text.len())));
        Self { text, known }
    }

    fn byte(&self, offset: u32) -> usize {
        let found = self.known.binary_search_by_key(&offset, |&(offset, _)| offset);
        found.ok().and_then(|at| self.known.get(at)).map_or(self.text.len(), |&(_, byte)| byte)
    }

    /// The text from `start` to `end`.
    pub(crate) fn text(&self, start: u32, end: u32) -> &'a str {
        self.text.get(self.byte(start)..self.byte(end)).unwrap_or_default()
    }

    /// The text from `start` to `end` with some words of its paragraph before and after, on one line.
    pub(crate) fn context(&self, start: u32, end: u32) -> String {
        let (start, end) = (self.byte(start), self.byte(end));
        let before = self.text.get(..start).unwrap_or_default();
        let after = self.text.get(end..).unwrap_or_default();
        let head = before.char_indices().rev().take(AROUND).take_while(|(_, c)| *c != '\n').last();
        let head = head.and_then(|(at, _)| before.get(at..)).unwrap_or_default();
        let tail_end = after.char_indices().take(AROUND).take_while(|(_, c)| *c != '\n').last();
        let tail = tail_end.and_then(|(at, c)| after.get(..at + c.len_utf8())).unwrap_or_default();
        let cut_before =
            head.len() < before.len() && !before.get(..before.len() - head.len()).unwrap_or("").ends_with('\n');
        let cut_after = tail.len() < after.len() && !after.get(tail.len()..).unwrap_or_default().starts_with('\n');
        // A word that was cut through is left out.
        let head = if cut_before { head.split_once(char::is_whitespace).map_or(head, |(_, rest)| rest) } else { head };
        let tail = if cut_after { tail.rsplit_once(char::is_whitespace).map_or(tail, |(rest, _)| rest) } else { tail };
        let inside = self.text.get(start..end).unwrap_or_default();
        let mut line = String::new();
        line.push_str(if cut_before { "… " } else { "" });
        for (at, word) in [head, inside, tail].concat().split_whitespace().enumerate() {
            line.push_str(if at > 0 { " " } else { "" });
            line.push_str(word);
        }
        line.push_str(if cut_after { " …" } else { "" });
        line
    }
}

fn length(letter: char, unit: OffsetUnit) -> u32 {
    let length = match unit {
        OffsetUnit::Byte => letter.len_utf8(),
        OffsetUnit::Utf16 => letter.len_utf16(),
        OffsetUnit::CodePoint => 1,
    };
    u32::try_from(length).unwrap_or(1)
}
