//! The text cut into tokens, in one pass.

use crate::address;
use crate::chars::{Classes, DIGIT, EMOJI, LETTER, MARK, PUNCT, SPACE, is_dash, is_latin, is_stop, is_wordy};
use crate::words::{Seen, Shape, word};
use crate::{Case, Script, Span, Token, TokenKind};

/// One character of the text.
#[derive(Clone, Copy)]
pub(crate) struct Step {
    pub(crate) c: char,
    pub(crate) flags: u8,
    /// Where the next character starts.
    pub(crate) end: usize,
}

/// The text with the character table.
#[derive(Clone, Copy)]
pub(crate) struct Source<'t> {
    text: &'t str,
    pub(crate) classes: Classes,
}

impl<'t> Source<'t> {
    /// The character at `at`, a character boundary; `None` at the end.
    #[inline]
    pub(crate) fn step(self, at: usize) -> Option<Step> {
        let bytes = self.text.as_bytes();
        let first = *bytes.get(at)?;
        // Cyrillic letters are two bytes: worth a path of their own.
        let (c, end) = if first < 0x80 {
            (first as char, at + 1)
        } else if first < 0xe0 {
            let second = *bytes.get(at + 1)?;
            (char::from_u32(u32::from(first & 0x1f) << 6 | u32::from(second & 0x3f))?, at + 2)
        } else {
            let c = self.text.get(at..)?.chars().next()?;
            (c, at + c.len_utf8())
        };
        Some(Step { c, flags: self.classes.of(c), end })
    }

    pub(crate) fn slice(self, start: usize, end: usize) -> &'t str {
        self.text.get(start..end).unwrap_or_default()
    }

    pub(crate) fn rest(self, start: usize) -> &'t str {
        self.text.get(start..).unwrap_or_default()
    }

    pub(crate) fn is_at(self, at: usize, c: char) -> bool {
        self.step(at).is_some_and(|step| step.c == c)
    }
}

struct Scanner<'t> {
    source: Source<'t>,
    tokens: Vec<Token>,
    seen: Seen,
    /// Round brackets open on this line.
    open: usize,
}

/// All tokens of `text`, in order.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let source = Source { text, classes: Classes::get() };
    // A Russian token with its space takes some eleven bytes.
    let mut scanner = Scanner { source, tokens: Vec::with_capacity(text.len() / 10), seen: Seen::default(), open: 0 };
    let mut at = 0;
    while let Some(step) = source.step(at) {
        at = if step.flags & SPACE != 0 {
            if step.c == '\n' {
                scanner.open = 0;
            }
            step.end
        } else if is_wordy(step.flags) {
            scanner.word(at, step)
        } else {
            scanner.sign(at, step)
        };
    }
    scanner.tokens
}

impl Scanner<'_> {
    fn push(&mut self, start: usize, end: usize, kind: TokenKind) -> usize {
        let span = Span::from_range(start..end);
        self.tokens.push(Token { span, kind, script: Script::None, case: Case::None });
        end
    }

    fn push_shape(&mut self, start: usize, end: usize, kind: TokenKind, shape: Shape) -> usize {
        let span = Span::from_range(start..end);
        self.tokens.push(Token { span, kind, script: shape.script(), case: shape.case() });
        end
    }

    fn push_part(&mut self, start: usize, end: usize, kind: TokenKind) -> usize {
        let shape = Shape::of(self.source.slice(start, end), self.source.classes);
        self.push_shape(start, end, kind, shape)
    }

    fn word(&mut self, start: usize, first: Step) -> usize {
        if let Some(end) = address::scheme(self.source, start, first.c) {
            return self.push_part(start, end, TokenKind::Url);
        }
        let (end, shape, address) = word(self.source, start, &mut self.seen);
        self.push_shape(start, end, address.unwrap_or(shape.kind()), shape)
    }

    fn sign(&mut self, start: usize, first: Step) -> usize {
        let source = self.source;
        if first.flags & EMOJI != 0 {
            return self.push(start, self.run(first.end, |step| step.flags & (EMOJI | MARK) != 0), TokenKind::Symbol);
        }
        let next = source.step(first.end);
        let end = match first.c {
            '#' | '@' => handle(source, first, next).map(|end| return_part(self, start, end)),
            '+' => phone(source, first.end).map(|end| self.push(start, end, TokenKind::Number)),
            '.' => self.dotted_name(start, first, next).map(|end| return_part(self, start, end)),
            '(' | ')' => Some(self.brackets(start, first)),
            ':' | ';' | '=' => self.smile(start, first).map(|end| self.push(start, end, TokenKind::Symbol)),
            _ => None,
        };
        if let Some(end) = end {
            return end;
        }
        let kind = if first.flags & PUNCT != 0 { TokenKind::Punctuation } else { TokenKind::Symbol };
        let end = if is_stop(first.c) {
            self.run(first.end, |step| is_stop(step.c))
        } else if repeats(first.c) {
            let end = self.run(first.end, |step| step.c == first.c);
            // An arrow: «->», «=>».
            match source.step(end) {
                Some(head) if head.c == '>' && (is_dash(first.c) || first.c == '=') => head.end,
                _ => end,
            }
        } else {
            first.end
        };
        let end = self.run(end, |step| step.flags & MARK != 0);
        self.push(start, end, kind)
    }

    fn run(&self, mut at: usize, goes_on: impl Fn(Step) -> bool) -> usize {
        while let Some(step) = self.source.step(at) {
            if !goes_on(step) {
                break;
            }
            at = step.end;
        }
        at
    }

    /// «.NET», «домен .ru»: a name that starts with its dot.
    fn dotted_name(&self, start: usize, dot: Step, next: Option<Step>) -> Option<usize> {
        let next = next?;
        let free = self.tokens.last().is_none_or(|token| (token.span.end() as usize) < start)
            || self.source.slice(0, start).ends_with(['(', '«', '"', '“', '„']);
        let end = self.run(dot.end, |step| step.flags & (LETTER | DIGIT) != 0);
        let name = self.source.slice(dot.end, end);
        let known = is_latin(next.c) || crate::lists::is_domain(name);
        (free && known && next.flags & LETTER != 0).then_some(end)
    }

    /// A run of round brackets: as many as fit open ones stand alone, the rest is a smile without eyes: «ура)))».
    fn brackets(&mut self, start: usize, first: Step) -> usize {
        let end = self.run(first.end, |step| step.c == first.c);
        let count = end - start;
        let single = if first.c == ')' {
            let single = self.open.min(count);
            self.open -= single;
            if count - single == 1 { count } else { single }
        } else {
            let touches = self.source.step(end).is_some_and(|step| step.flags & SPACE == 0);
            let single = if count == 1 || touches { count } else { 0 };
            self.open += single;
            single
        };
        for at in start..start + single {
            self.push(at, at + 1, TokenKind::Punctuation);
        }
        if single < count { self.push(start + single, end, TokenKind::Symbol) } else { end }
    }

    /// «:)», «;-)», «=((».
    fn smile(&self, start: usize, eyes: Step) -> Option<usize> {
        let source = self.source;
        let nose = source.step(eyes.end)?;
        let mouth_at = if nose.c == '-' { nose.end } else { eyes.end };
        let mouth = source.step(mouth_at)?;
        if !matches!(mouth.c, ')' | '(') {
            return None;
        }
        let mut end = self.run(mouth.end, |step| step.c == mouth.c);
        let glued = self.tokens.last().is_some_and(|token| token.span.end() as usize == start);
        if mouth.c == '(' {
            // «указано:(см. ниже)» opens a bracket.
            return source.step(end).is_none_or(|step| step.flags & SPACE != 0).then_some(end);
        }
        if self.open > 0 {
            let count = end - mouth_at;
            if count == 1 && glued {
                return None;
            }
            end -= self.open.min(count - 1);
        }
        Some(end)
    }
}

fn return_part(scanner: &mut Scanner<'_>, start: usize, end: usize) -> usize {
    scanner.push_part(start, end, TokenKind::Word)
}

/// Signs whose run is one sign: dashes, rules, «**», «//», doubled quotes of one stroke.
fn repeats(c: char) -> bool {
    matches!(
        c,
        '*' | '/'
            | '\\'
            | '+'
            | '='
            | '_'
            | '~'
            | '#'
            | '^'
            | '|'
            | '¯'
            | '`'
            | '\''
            | ','
            | ':'
            | '&'
            | '<'
            | '>'
            | '•'
    ) || is_dash(c)
}

/// «#хештег», «@account»: a sign and a name, not a number («#5»).
fn handle(source: Source<'_>, sign: Step, next: Option<Step>) -> Option<usize> {
    let next = next?;
    if !(is_wordy(next.flags) || next.c == '_') {
        return None;
    }
    let (mut at, mut end, mut letters) = (sign.end, sign.end, false);
    while let Some(step) = source.step(at) {
        if step.flags & (LETTER | DIGIT | MARK) != 0 || step.c == '_' {
            letters |= step.flags & LETTER != 0;
            end = step.end;
        } else if !(matches!(step.c, '-' | '@') && source.step(step.end).is_some_and(|s| is_wordy(s.flags))) {
            break;
        }
        at = step.end;
    }
    (letters || sign.c == '@').then_some(end)
}

/// «+7-977-429-83-44»: a plus before ten digits or more.
fn phone(source: Source<'_>, start: usize) -> Option<usize> {
    let (mut at, mut end, mut digits) = (start, start, 0);
    while let Some(step) = source.step(at) {
        if step.flags & DIGIT != 0 {
            digits += 1;
            end = step.end;
        } else if !(digits > 0
            && matches!(step.c, '-' | '_' | '.')
            && source.step(step.end).is_some_and(|s| s.flags & DIGIT != 0))
        {
            break;
        }
        at = step.end;
    }
    (10..=15).contains(&digits).then_some(end)
}
