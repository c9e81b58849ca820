//! Operators of other query languages, which would be looked for as words here: what this one has instead.

use super::{Parser, QueryError};

/// What somebody means by a word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Meant {
    Or,
    And,
    Not,
    Near,
}

/// In capitals only: «или» and «and» are words of texts.
const OPERATORS: &[(&str, Meant)] = &[
    ("OR", Meant::Or),
    ("AND", Meant::And),
    ("NOT", Meant::Not),
    ("NEAR", Meant::Near),
    ("ИЛИ", Meant::Or),
    ("И", Meant::And),
    ("НЕ", Meant::Not),
];

impl Parser<'_> {
    /// Refuses `word`, which comes next, if it is an operator elsewhere. In a query all in capitals Russian ones are words, and at the
    /// beginning all that would stand between two things: somebody has copied a headline or a sentence.
    pub(super) fn no_operator(&self, word: &str) -> Result<(), QueryError> {
        let shouted = || !self.text.chars().any(char::is_lowercase);
        let known = OPERATORS.iter().find(|(operator, _)| *operator == word);
        let (operator, meant) = match (known, self.peek()) {
            (Some((operator, _)), _) if !operator.is_ascii() && shouted() => return Ok(()),
            (Some(&(_, meant)), _) if meant != Meant::Not && self.text[..self.at].trim().is_empty() => return Ok(()),
            (Some(&(operator, meant)), _) => (operator, meant),
            (None, Some('&')) => ("&", Meant::And),
            (None, Some('!')) if word.len() > 1 => ("!", Meant::Not),
            _ => return Ok(()),
        };
        let instead = match meant {
            Meant::Or => "alternatives are written with |, as in суд | полиция",
            Meant::And => {
                "words one after another need nothing between them, words of one sentence NEAR/n, as in суд NEAR/20 полиция"
            }
            Meant::Not => "what a token must not be stands in brackets, as in [lemma!=\"суд\" & pos=\"NOUN\"]",
            Meant::Near => "NEAR needs a number of tokens, as in суд NEAR/5 полиция",
        };
        let itself = if operator.chars().all(char::is_alphabetic) {
            format!("; the word itself: «{operator}» in quotation marks")
        } else {
            String::new()
        };
        Err(self.error(self.at, format!("«{operator}» is no operator here: {instead}{itself}")))
    }
}
