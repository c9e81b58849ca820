//! What a word is compared with: a text, a text with wildcards, or a regular expression.
//!
//! Expressions run on `regex-lite`, whose time is linear in the word. It knows no letters beyond ASCII, so capitals are folded
//! here, on both sides, and `\w` is written out.

use crate::terms::Fold;
use regex_lite::{Regex, RegexBuilder};

/// Memory of a compiled expression, at most.
const SIZE: usize = 1 << 20;
/// What `\w` means: letters of Latin, Greek and Cyrillic with Kazakh ones, digits, the low line.
const WORD: &str = "0-9A-Za-z_\u{c0}-\u{d6}\u{d8}-\u{f6}\u{f8}-\u{24f}\u{370}-\u{52f}";

/// What a word must be, as a whole.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    Exact(String),
    Pieces(Vec<Piece>),
    Expression(Box<Regex>),
}

/// A part of a text with wildcards.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Piece {
    Char(char),
    /// Any one character.
    One,
    /// Any characters, or none.
    Run,
}

impl Value {
    /// The text itself.
    pub(crate) fn literal(text: &str, fold: Fold) -> Self {
        Self::Exact(fold.apply(text))
    }

    /// `*` is any characters or none, `?` any one.
    pub(crate) fn wildcard(text: &str, fold: Fold) -> Self {
        let piece = |c| match c {
            '*' => Piece::Run,
            '?' => Piece::One,
            c => Piece::Char(c),
        };
        Self::from_pieces(fold.apply(text).chars().map(piece).collect())
    }

    /// A regular expression for the whole word.
    pub(crate) fn expression(text: &str, fold: Fold) -> Result<Self, String> {
        if let Some(pieces) = pieces_of(&fold.apply(text)) {
            return Ok(Self::from_pieces(pieces));
        }
        let translated = translate(text, fold)?;
        let why = |error: regex_lite::Error| match error.to_string() {
            large if large.contains("size limit") => "written out, its repetitions are too large".to_owned(),
            other => other,
        };
        let build = |pattern: &str| RegexBuilder::new(pattern).size_limit(SIZE).build().map_err(why);
        // By itself first: «a)(b» must not profit from the brackets around it.
        build(&translated)?;
        build(&format!("^(?:{translated})$")).map(|regex| Self::Expression(Box::new(regex)))
    }

    fn from_pieces(pieces: Vec<Piece>) -> Self {
        let text: Option<String> =
            pieces.iter().map(|piece| if let Piece::Char(c) = piece { Some(*c) } else { None }).collect();
        text.map_or(Self::Pieces(pieces), Self::Exact)
    }

    /// Whether `word`, folded as the value is, is meant.
    pub(crate) fn matches(&self, word: &str) -> bool {
        match self {
            Self::Exact(text) => text == word,
            Self::Pieces(pieces) => matches(pieces, word),
            Self::Expression(regex) => regex.is_match(word),
        }
    }
}

/// The expression's pieces, if it has nothing but letters, `.` and `.*`: most have not, and pieces are found faster.
fn pieces_of(expression: &str) -> Option<Vec<Piece>> {
    let mut pieces = Vec::new();
    let mut characters = expression.chars().peekable();
    while let Some(c) = characters.next() {
        pieces.push(match c {
            '.' if characters.next_if_eq(&'*').is_some() => Piece::Run,
            '.' => Piece::One,
            '\\' | '*' | '+' | '?' | '(' | ')' | '[' | ']' | '{' | '}' | '|' | '^' | '$' => return None,
            c => Piece::Char(c),
        });
        if characters.peek().is_some_and(|next| matches!(next, '*' | '+' | '?' | '{')) {
            return None;
        }
    }
    Some(pieces)
}

/// Whether the pieces are the whole word: on a failure only the last run is made longer, so the time is at most the product of
/// both lengths.
fn matches(pieces: &[Piece], word: &str) -> bool {
    let mut rest = word.chars();
    let (mut at, mut retry) = (0, None);
    loop {
        match pieces.get(at) {
            Some(Piece::Run) => {
                at += 1;
                if at == pieces.len() {
                    return true;
                }
                retry = Some((at, rest.clone()));
                continue;
            }
            Some(Piece::One) if rest.next().is_some() => {
                at += 1;
                continue;
            }
            Some(Piece::Char(c)) if rest.next() == Some(*c) => {
                at += 1;
                continue;
            }
            None if rest.as_str().is_empty() => return true,
            _ => {}
        }
        // The last run takes one character more.
        let Some((after, from)) = &mut retry else { return false };
        if from.next().is_none() {
            return false;
        }
        (at, rest) = (*after, from.clone());
    }
}

/// The expression in small letters, without ё, with `\w` written out, as far as these are folded.
fn translate(text: &str, fold: Fold) -> Result<String, String> {
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    let mut in_class = false;
    while let Some(c) = characters.next() {
        match c {
            '\\' => match characters.next() {
                Some('w') if in_class => out.push_str(WORD),
                Some('w') => out.extend(["[", WORD, "]"]),
                Some('W') if !in_class => out.extend(["[^", WORD, "]"]),
                Some('W') => return Err("\\W does not work inside [ ]".into()),
                Some('p' | 'P') => {
                    return Err("classes such as \\p{L} are not known; \\w is any letter or digit".into());
                }
                Some('b' | 'B') => return Err("the expression is matched with one whole word, it has no \\b".into()),
                Some(next) => out.extend(['\\', next]),
                None => return Err("a \\ stands at the end; write \\\\ for the sign itself".into()),
            },
            // Flags and names of groups stay as they are.
            '(' if !in_class && characters.peek() == Some(&'?') => {
                out.push('(');
                while let Some(head) = characters.next_if(|next| !matches!(next, ':' | ')' | '>')) {
                    out.push(head);
                }
            }
            _ => {
                match c {
                    '[' => in_class = true,
                    ']' => in_class = false,
                    _ => {}
                }
                out.push_str(&fold.apply(c.encode_utf8(&mut [0; 4])));
            }
        }
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::Value;
    use crate::terms::Fold;

    /// Expression, words it means, words it doesn't.
    const EXPRESSIONS: &[(&str, &[&str], &[&str])] = &[
        ("оборот", &["оборот", "ОБОРОТ"], &["оборота", "боборот"]),
        ("оборот.*", &["оборот", "Оборотами"], &["переоборот"]),
        (".*ость", &["ость", "Новость"], &["новости"]),
        ("к.т", &["кот", "кит"], &["кт", "коат"]),
        ("(нар|анти)котик(и|ов)?", &["наркотик", "НАРКОТИКОВ"], &["котик", "наркотиками"]),
        ("[А-Я]{3}", &["мвд"], &["мвдх", "abc"]),
        ("ещё|ёж", &["еще", "ЕЩЁ", "еж"], &["щё"]),
        (r"\w+-\d+", &["COVID-19", "Ту-154", "Қ-1"], &["19-COVID", "«-1"]),
        (r"[\w-]+", &["из-за"], &["«"]),
        (r"\W", &["«", "—"], &["а"]),
        (r"т\.", &["т."], &["то"]),
        ("(?:а|б)+", &["абба"], &["абв"]),
        ("", &[""], &["а"]),
        ("(a*)*b", &["aaab"], &["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac"]),
    ];

    #[test]
    fn expressions_mean_whole_words() {
        for (expression, yes, no) in EXPRESSIONS {
            let fold = Fold::default();
            let value = Value::expression(expression, fold).unwrap();
            assert!(yes.iter().all(|word| value.matches(&fold.apply(word))), "{expression}");
            assert!(!no.iter().any(|word| value.matches(&fold.apply(word))), "{expression}");
        }
    }

    #[test]
    fn capitals_and_yo_count_on_wish() {
        let exact = Fold { case: false, yo: false };
        let value = Value::expression("[А-Я]ё.*|МВД", exact).unwrap();
        let found = ["Мёд", "МВД", "мёд", "Мед", "мвд"].map(|word| value.matches(&exact.apply(word)));
        assert_eq!(found, [true, true, false, false, false]);
    }

    #[test]
    fn wildcards() {
        for (wildcard, word, wanted) in [
            ("слов*", "слово", true),
            ("*слов*", "сливовое", false),
            ("*слов*", "условность", true),
            ("?лово", "слово", true),
            ("?", "«", true),
            ("*а*а*а", "абракадабра", true),
            ("*а*а*б", "абракадабра", false),
            ("*", "", true),
            ("т.д", "т.д", true),
            ("т.д*", "тод", false),
        ] {
            assert_eq!(Value::wildcard(wildcard, Fold::default()).matches(word), wanted, "{wildcard} {word}");
        }
    }

    #[test]
    fn what_is_no_expression_says_so() {
        for expression in
            ["(", "a)(b", "[", "*a", r"\p{L}", r"\", "a{9999999}", "((a{1000}){1000}){1000}", r"[\W]", r"\bа"]
        {
            let error = Value::expression(expression, Fold::default()).unwrap_err();
            assert!(!error.is_empty(), "{expression}");
        }
        let error = Value::expression("(a{1000}){1000}", Fold::default()).unwrap_err();
        assert_eq!(error, "written out, its repetitions are too large");
    }
}
