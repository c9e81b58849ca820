//! The text of a document once more, from its words and marks.

use super::Index;
use std::ops::Range;

impl Index {
    /// What stands between two places of a document, in the index' unit: words and marks as they are written, one space where there
    /// was white space. A token that reaches out of the range is left out.
    pub fn text(&self, document: usize, range: Range<u32>) -> String {
        let tokens = self.documents.get(document).map_or(0..0, |document| document.tokens.clone());
        let starts = self.starts.get(tokens.start as usize..tokens.end as usize).unwrap_or_default();
        let first = tokens.start + starts.partition_point(|&start| start < range.start) as u32;
        let (mut text, mut end) = (String::new(), range.start);
        for token in first..tokens.end {
            let own = self.range(token);
            if own.end > range.end {
                break;
            }
            if own.start > end {
                text.push(' ');
            }
            let kind = self.tokens.get(token as usize).and_then(|&number| self.types.get(number as usize));
            text.push_str(kind.map_or("", |kind| self.form(kind.form)));
            end = own.end;
        }
        text
    }
}
