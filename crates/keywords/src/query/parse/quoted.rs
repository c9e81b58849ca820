//! Texts in quotation marks, and words that need none.

use super::{Parser, QueryError, Value, shown};

/// How a text is to be taken.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Quoted {
    Expression,
    Literal,
    /// Without quotation marks: `*` and `?` are wildcards, as in a word by itself.
    Wildcard,
}

impl<'a> Parser<'a> {
    /// What stands behind `=`.
    pub(super) fn wanted_value(&mut self) -> Result<Value, QueryError> {
        let (at, text, quoted) = self.wanted()?;
        self.value(at, text, quoted)
    }

    /// The same as [`Self::quoted`], but one word may stand without quotation marks.
    pub(super) fn wanted(&mut self) -> Result<(usize, &'a str, Quoted), QueryError> {
        let (at, word) = (self.at, self.word_ahead());
        if self.peek().is_none_or(|c| closing(c).is_some()) || word.is_empty() || word.starts_with('=') {
            return self.quoted();
        }
        self.at += word.len();
        Ok((at, word, Quoted::Wildcard))
    }

    pub(super) fn value(&self, at: usize, text: &str, quoted: Quoted) -> Result<Value, QueryError> {
        match quoted {
            Quoted::Literal => Ok(Value::literal(text, self.options.fold)),
            Quoted::Wildcard if text.contains(['*', '?']) => Ok(Value::wildcard(text, self.options.fold)),
            Quoted::Wildcard => Ok(Value::literal(text, self.options.fold)),
            Quoted::Expression => Value::expression(text, self.options.fold)
                .map_err(|error| self.error(at, format!("«{}» is no regular expression: {error}", shown(text)))),
        }
    }

    /// Where the text between quotation marks begins, the text, and how it is meant.
    pub(super) fn quoted(&mut self) -> Result<(usize, &'a str, Quoted), QueryError> {
        let open = self.at;
        let Some((mark, close)) = self.peek().and_then(|mark| Some((mark, closing(mark)?))) else {
            let came = self.peek().map_or("the query ends".to_string(), |c| format!("«{c}» came"));
            return Err(self.error(open, format!("expected a word or a text in quotation marks, but {came}")));
        };
        let start = open + mark.len_utf8();
        let straight = mark == '"' || mark == '\'';
        let mut escaped = false;
        let end = self.text[start..].char_indices().find(|&(_, c)| {
            let ends = close.contains(&c) && !escaped;
            escaped = straight && c == '\\' && !escaped;
            ends
        });
        let Some((length, close)) = end else {
            return Err(self.error(open, format!("the text after «{mark}» has no end; expected {}", close[0])));
        };
        self.at = start + length + close.len_utf8();
        let mut quoted = if straight { Quoted::Expression } else { Quoted::Literal };
        if let Some(flags) = self.rest().strip_prefix('%') {
            let length = flags.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(flags.len());
            for flag in flags[..length].chars() {
                match flag {
                    'l' => quoted = Quoted::Literal,
                    // Folding is a setting of the whole query, and on unless the caller wants otherwise.
                    'c' | 'd' if self.options.fold.case => {}
                    'c' | 'd' => {
                        let message = "%c and %d need case folding on; write (?i)… or turn it on for the query";
                        return Err(self.error(self.at, message.into()));
                    }
                    _ => return Err(self.error(self.at, format!("there is no flag %{flag}; there are %c %d %l"))),
                }
            }
            self.at += 1 + length;
        }
        Ok((start, &self.text[start..start + length], quoted))
    }
}

/// What has a meaning in regular expressions.
pub(super) const META: [char; 14] = ['\\', '.', '*', '+', '?', '(', ')', '[', ']', '{', '}', '|', '^', '$'];

/// What closes a quotation.
pub(super) fn closing(open: char) -> Option<&'static [char]> {
    match open {
        '"' => Some(&['"']),
        '\'' => Some(&['\'']),
        '«' => Some(&['»']),
        '„' => Some(&['“', '”']),
        '“' => Some(&['”']),
        _ => None,
    }
}
