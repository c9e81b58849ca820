//! From text to [`Ast`], or to an error that says where, what was expected, and what came.

mod condition;
mod operators;
mod quoted;

use super::ast::{Ast, Condition, Node, Within};
use super::value::Value;
use super::{QueryError, QueryOptions};
use crate::terms::TagPattern;
use quoted::{META, Quoted, closing};

/// Characters in a query, at most.
const LONGEST: usize = 10_000;
/// Brackets in brackets, at most.
const DEEPEST: u32 = 50;
/// The most repetitions of one thing; also what `*` and `+` mean.
const REPEATS: u32 = 100;
/// Characters of a query that a message repeats, at most.
const SHOWN: usize = 40;
/// The furthest distance of NEAR.
const FURTHEST: u32 = 1000;

pub(in crate::query) fn parse(text: &str, options: &QueryOptions<'_>) -> Result<Ast, QueryError> {
    let mut parser = Parser { text, at: 0, depth: 0, options };
    if text.len() > LONGEST {
        return Err(parser.error(LONGEST, format!("the query is longer than {LONGEST} bytes")));
    }
    parser.query()
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    depth: u32,
    options: &'a QueryOptions<'a>,
}

impl<'a> Parser<'a> {
    fn query(&mut self) -> Result<Ast, QueryError> {
        let mut ast = Ast { first: self.either()?, near: Vec::new(), within: None };
        loop {
            self.space();
            let (at, word) = (self.at, self.word_ahead());
            let Some(c) = self.peek() else { return Ok(ast) };
            if ast.within.is_some() {
                return Err(self.error(at, "nothing may follow «within …»".into()));
            }
            if let Some(distance) = self.near()? {
                ast.near.push((distance, self.either()?));
            } else if word == "within" {
                self.at += word.len();
                ast.within = Some(self.within_what()?);
            } else {
                return Err(self.error(at, format!("expected a word, NEAR/n or the end, but «{c}» came")));
            }
        }
    }

    /// `NEAR/5`.
    fn near(&mut self) -> Result<Option<u32>, QueryError> {
        let (word, at) = (self.word_ahead(), self.at);
        let Some(distance) = word.strip_prefix("NEAR/") else { return Ok(None) };
        let number = distance.parse().ok().filter(|number| (1..=FURTHEST).contains(number));
        let number = number.ok_or_else(|| {
            self.error(
                at,
                format!("NEAR/ takes a number of tokens from 1 to {FURTHEST}, not «{}»: NEAR/5", shown(distance)),
            )
        })?;
        self.at += word.len();
        Ok(Some(number))
    }

    fn either(&mut self) -> Result<Node, QueryError> {
        let mut all = vec![self.sequence()?];
        while self.eat('|') {
            all.push(self.sequence()?);
        }
        Ok(single(all, Node::Either))
    }

    fn sequence(&mut self) -> Result<Node, QueryError> {
        let mut all = Vec::new();
        while let Some(node) = self.item()? {
            all.push(node);
        }
        if all.is_empty() {
            let at = self.at;
            let came = self.peek().map_or("the query ends".to_string(), |c| format!("«{c}» came"));
            let wanted = "a word, \"form\", «form», [condition], @LABEL or (…)";
            return Err(self.error(at, format!("expected {wanted}, but {came}")));
        }
        Ok(single(all, Node::Sequence))
    }

    fn item(&mut self) -> Result<Option<Node>, QueryError> {
        self.space();
        let word = self.word_ahead();
        self.no_operator(word)?;
        let node = match self.peek() {
            None | Some('|' | ')' | ']' | '}' | '&') => return Ok(None),
            Some('[') => self.bracket()?,
            Some('(') => {
                let open = self.at;
                self.enter(open)?;
                self.at += 1;
                let node = self.either()?;
                if !self.eat(')') {
                    return Err(self.error(open, "this ( is not closed; expected )".into()));
                }
                self.depth -= 1;
                node
            }
            Some('@') => self.entity()?,
            Some(c) if closing(c).is_some() => self.phrase()?,
            Some('{') => {
                return Err(self.error(self.at, "{…} must follow what it repeats without space: []{0,2}".into()));
            }
            Some(c @ ('»' | '“' | '”')) => return Err(self.error(self.at, format!("«{c}» closes nothing"))),
            _ if word.starts_with("NEAR/") || (word == "within" && self.within_ahead()) => return Ok(None),
            _ => return self.bare(word).map(Some),
        };
        self.repeated(node).map(Some)
    }

    /// A word without quotation marks: lemma or form, with wildcards.
    fn bare(&mut self, word: &str) -> Result<Node, QueryError> {
        self.at += word.len();
        if word == "*" {
            return Ok(Node::Token(Condition::Any));
        }
        let fold = self.options.fold;
        if word.contains(['*', '?']) {
            return Ok(Node::Token(Condition::Word(Value::wildcard(word, fold))));
        }
        let value = |part: &str| Node::Token(Condition::Word(Value::literal(part, fold)));
        Ok(single(tokens(word).map(value).collect(), Node::Sequence))
    }

    /// Forms in quotation marks, one or several.
    fn phrase(&mut self) -> Result<Node, QueryError> {
        let (start, text, quoted) = self.quoted()?;
        let mut nodes = Vec::new();
        for part in text.split_whitespace() {
            let at = start + (part.as_ptr() as usize - text.as_ptr() as usize);
            if quoted == Quoted::Literal || !part.contains(META) {
                let fold = self.options.fold;
                nodes.extend(tokens(part).map(|token| Node::Token(Condition::Form(Value::literal(token, fold)))));
            } else {
                nodes.push(Node::Token(Condition::Form(self.value(at, part, quoted)?)));
            }
        }
        if nodes.is_empty() {
            return Err(self.error(start, "there is nothing between the quotation marks".into()));
        }
        Ok(single(nodes, Node::Sequence))
    }

    /// `@PER`, `@PER="Саденов"`, `@ANY`.
    fn entity(&mut self) -> Result<Node, QueryError> {
        let at = self.at;
        self.at += 1;
        let length = self.rest().find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(self.rest().len());
        let label = &self.rest()[..length];
        let known = self.options.labels;
        let label = label.to_ascii_uppercase();
        if label != "ANY" && (label.is_empty() || !(known.is_empty() || known.contains(&label.as_str()))) {
            return Err(
                self.error(at, format!("there is no label «{}»; there are ANY {}", shown(&label), known.join(" ")))
            );
        }
        self.at += length;
        let exact = crate::terms::Fold { case: false, yo: false };
        let label = (label != "ANY").then(|| Value::literal(&label, exact));
        let name = if self.peek() == Some('=') {
            self.at += 1;
            Some(self.wanted_value()?)
        } else {
            None
        };
        Ok(Node::Entity(label, name))
    }

    /// `?`, `*`, `+`, `{2}`, `{0,2}`, `{,2}`, `{2,}` right behind `node`.
    fn repeated(&mut self, node: Node) -> Result<Node, QueryError> {
        let at = self.at;
        let (least, most, length) = match self.peek() {
            Some('?') => (0, 1, 1),
            Some('*') => (0, REPEATS, 1),
            Some('+') => (1, REPEATS, 1),
            Some('{') => {
                let wrong =
                    || self.error(at, format!("expected {{n}} or {{n,m}} with numbers up to {REPEATS}: {{0,2}}"));
                let end = self.rest().find('}').ok_or_else(wrong)?;
                let inside = &self.rest()[1..end];
                let number = |text: &str, empty: u32| match text.trim() {
                    "" => Ok(empty),
                    digits => digits.parse().map_err(|_| wrong()),
                };
                let (least, most) = match inside.split_once(',') {
                    Some((least, most)) => (number(least, 0)?, number(most, REPEATS)?),
                    None if inside.trim().is_empty() => return Err(wrong()),
                    None => (number(inside, 0)?, number(inside, 0)?),
                };
                if least > most || most > REPEATS || most == 0 {
                    return Err(wrong());
                }
                (least, most, end + 1)
            }
            _ => return Ok(node),
        };
        self.at += length;
        if matches!(self.peek(), Some('?' | '*' | '+' | '{')) {
            return Err(self.error(self.at, "one repetition follows another; put ( ) around the first".into()));
        }
        Ok(Node::Repeat { node: Box::new(node), least, most })
    }

    fn within_what(&mut self) -> Result<Within, QueryError> {
        self.space();
        let (word, at) = (self.word_ahead(), self.at);
        self.at += word.len();
        unit(word).ok_or_else(|| self.error(at, format!("expected s, p or doc after «within», not «{}»", shown(word))))
    }

    /// Whether `within s` and nothing more stands ahead: «within» may be a word of the text.
    fn within_ahead(&self) -> bool {
        let after = self.rest().trim_start_matches("within");
        after.starts_with(char::is_whitespace) && unit(after.trim()).is_some()
    }

    fn enter(&mut self, at: usize) -> Result<(), QueryError> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.error(at, format!("more than {DEEPEST} brackets in brackets")));
        }
        Ok(())
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn space(&mut self) {
        self.at = self.text.len() - self.rest().trim_start().len();
    }

    /// Skips white space and, if it comes next, `c`.
    fn eat(&mut self, c: char) -> bool {
        self.space();
        let there = self.peek() == Some(c);
        if there {
            self.at += c.len_utf8();
        }
        there
    }

    fn word_ahead(&self) -> &'a str {
        let end = |c: char| c.is_whitespace() || "[](){}\"«»“”„|&@".contains(c);
        let rest = self.rest();
        &rest[..rest.find(end).unwrap_or(rest.len())]
    }

    /// An error at a byte of the query.
    fn error(&self, at: usize, message: String) -> QueryError {
        let at = (0..=at.min(self.text.len())).rev().find(|&at| self.text.is_char_boundary(at)).unwrap_or_default();
        QueryError { at, message }
    }
}

fn unit(word: &str) -> Option<Within> {
    match word {
        "s" | "sentence" => Some(Within::Sentence),
        "p" | "paragraph" => Some(Within::Paragraph),
        "doc" | "text" | "document" => Some(Within::Document),
        _ => None,
    }
}

/// A part of a query in a message, cut where it is long: whoever shows the message shows the query too.
fn shown(text: &str) -> String {
    let mut characters = text.chars();
    let begin: String = characters.by_ref().take(SHOWN).collect();
    if characters.next().is_some() { begin + "…" } else { begin }
}

/// The tokens that a text without white space is read as.
fn tokens(text: &str) -> impl Iterator<Item = &str> {
    sarap_text::segment(text).tokens.into_iter().map(move |token| token.span.of(text))
}

fn single<T>(mut all: Vec<T>, join: impl FnOnce(Vec<T>) -> T) -> T {
    match (all.pop(), all.is_empty()) {
        (Some(one), true) => one,
        (last, _) => {
            all.extend(last);
            join(all)
        }
    }
}
