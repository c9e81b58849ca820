//! Where sentences end.
//!
//! A place is looked at when a stop («.», «?!», «…», a smile or emoji) with the closing quotes and brackets behind it is
//! followed by another token. Named rules are asked in order; each says part, join or nothing; the first answer counts. A place no
//! rule speaks of parts.

use crate::chars::{is_dash, is_stop};
use crate::lines::{Gap, gaps};
use crate::lists::{self, Abbreviation};
use crate::{Case, Sentence, Span, Token, TokenKind};

/// A rule's answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Answer {
    Part,
    Join,
}
use Answer::{Join, Part};

/// How far ahead a closing bracket is looked for, in tokens.
const BRACKET_REACH: usize = 40;

/// A place between two tokens where a sentence may end.
struct Place<'a> {
    text: &'a str,
    tokens: &'a [Token],
    gaps: &'a [Gap],
    /// First token of the sentence.
    first: usize,
    /// The stop.
    stop: usize,
    /// The token after stop and closing signs.
    next: usize,
    /// A round bracket open inside the sentence.
    bracket: Option<usize>,
}

impl<'a> Place<'a> {
    fn token(&self, index: usize) -> Option<&'a Token> {
        self.tokens.get(index)
    }

    fn str(&self, index: usize) -> &'a str {
        self.token(index).map_or("", |token| token.span.of(self.text))
    }

    /// The token `back` places before the stop.
    fn before(&self, back: usize) -> Option<&'a Token> {
        self.stop.checked_sub(back).filter(|&index| index >= self.first).and_then(|index| self.token(index))
    }

    fn str_before(&self, back: usize) -> &'a str {
        self.before(back).map_or("", |token| token.span.of(self.text))
    }

    fn is_word(&self, index: usize, cases: &[Case]) -> bool {
        self.token(index).is_some_and(|token| {
            token.kind == TokenKind::Word
                && cases.contains(&token.case)
                && self.str(index).starts_with(char::is_alphabetic)
                && !self.str(index).contains('_')
        })
    }

    fn is_period(&self) -> bool {
        self.str(self.stop) == "."
    }

    /// Whether closing signs stand between the stop and the next token.
    fn is_closed(&self) -> bool {
        self.next > self.stop + 1
    }

    fn is_number_before(&self, back: usize) -> bool {
        self.before(back).is_some_and(|token| token.kind == TokenKind::Number)
            || self.str_before(back).starts_with(|c: char| c.is_ascii_digit())
            || is_roman(self.str_before(back))
    }

    /// A word whose capital says that a sentence starts: not a shortened name.
    fn starts_with_function_word(&self) -> bool {
        let word = self.str(self.next);
        let dotted = self.str(self.next + 1) == "." && self.gaps.get(self.next + 1) == Some(&Gap::None);
        let single = word.chars().nth(1).is_none();
        self.is_word(self.next, &[Case::Title]) && !(single && dotted) && lists::is_starter(&word.to_lowercase())
    }
}

type Rule = fn(&Place<'_>) -> Option<Answer>;

const RULES: &[(&str, Rule)] = &[
    ("glued", glued),
    ("goes_on", goes_on),
    ("bullet", bullet),
    ("smile", smile),
    ("dash", dash),
    ("no_word_yet", no_word_yet),
    ("list_number", list_number),
    ("initial", initial),
    ("abbreviation", abbreviation),
    ("aside", aside),
    ("in_brackets", in_brackets),
];

/// Nothing between: «3.Он»; only a lower-case word before and a capitalised one after say that a space was forgotten.
fn glued(place: &Place<'_>) -> Option<Answer> {
    if place.gaps.get(place.next) != Some(&Gap::None) {
        return None;
    }
    let long = |index: usize| place.str(index).chars().nth(1).is_some();
    let forgotten = place.stop > place.first
        && place.is_word(place.stop - 1, &[Case::Lower])
        && long(place.stop - 1)
        && place.is_word(place.next, &[Case::Title])
        && long(place.next)
        && !(place.is_period() && shortened(place).is_some());
    Some(if forgotten { Part } else { Join })
}

/// A lower-case word, a sign that stands inside sentences, or the address a sentence points to.
fn goes_on(place: &Place<'_>) -> Option<Answer> {
    let address =
        || place.token(place.next).is_some_and(|next| next.kind == TokenKind::Url && next.case == Case::Lower);
    let inner = || {
        matches!(place.str(place.next).chars().next(), Some(',' | ':' | ';' | ')' | ']' | '}' | '»' | '”' | '%'))
            && place.token(place.next).is_some_and(|token| token.kind == TokenKind::Punctuation)
    };
    (place.is_word(place.next, &[Case::Lower]) || inner() || address()).then_some(Join)
}

/// «…; и т. д. • Второе»
fn bullet(place: &Place<'_>) -> Option<Answer> {
    place.str(place.next).starts_with('•').then_some(Part)
}

/// A smile ends a sentence only before a capital: «Спасибо :) Завтра приду», not «13 😊 14».
fn smile(place: &Place<'_>) -> Option<Answer> {
    let smile = place.token(place.stop)?.kind == TokenKind::Symbol;
    let opens = place.is_word(place.next, &[Case::Title, Case::Upper, Case::Mixed]);
    smile.then_some(if opens { Part } else { Join })
}

/// «Да! — сказал он.»
fn dash(place: &Place<'_>) -> Option<Answer> {
    let dash = place.str(place.next).starts_with(is_dash);
    (dash && place.is_word(place.next + 1, &[Case::Lower])).then_some(Join)
}

/// «… И он ушёл.»: signs alone are no sentence.
fn no_word_yet(place: &Place<'_>) -> Option<Answer> {
    let signs = place.tokens.get(place.first..place.stop)?;
    let empty = signs.len() < 4 && signs.iter().all(|token| token.kind == TokenKind::Punctuation);
    empty.then_some(Join)
}

/// «1. Общие положения», «§ 2. Выводы», «IV. Итоги», «а. Первое».
fn list_number(place: &Place<'_>) -> Option<Answer> {
    let sign = usize::from(matches!(place.str(place.first), "§" | "№"));
    if place.stop != place.first + sign + 1 || !place.is_period() || place.is_closed() {
        return None;
    }
    let mark = place.str_before(1);
    let number = place.before(1)?.kind == TokenKind::Number && (mark.len() < 4 || mark.contains('.'));
    let letter = mark.chars().nth(1).is_none();
    (number || letter || is_roman(mark)).then_some(Join)
}

/// «А. С. Пушкин», «Джордж У. Буш», «Дж. Байден», «К.-Ж. Токаев»; a function word after it opens a sentence.
fn initial(place: &Place<'_>) -> Option<Answer> {
    let word = place.before(1)?;
    if !place.is_period() || place.is_closed() || word.kind != TokenKind::Word {
        return None;
    }
    let written = word.span.of(place.text);
    let single = word.case == Case::Title && written.chars().nth(1).is_none();
    let short =
        || word.case == Case::Title && lists::abbreviation(&written.to_lowercase()) == Some(Abbreviation::Initial);
    if !single && !short() && !is_double_initial(written) || shortened(place).is_some_and(|(_, back)| back > 1) {
        return None;
    }
    Some(if place.starts_with_function_word() { Part } else { Join })
}

/// «К.-Ж», which is one token.
fn is_double_initial(word: &str) -> bool {
    let initial = |part: &str| {
        part.starts_with(char::is_uppercase)
            && part.chars().skip(1).all(char::is_lowercase)
            && part.chars().nth(2).is_none()
    };
    word.split_once(".-").is_some_and(|(first, second)| initial(first) && initial(second))
}

/// The class of the abbreviation the stop belongs to, the longest first: «до н. э.», «т. д.», «г.».
fn shortened(place: &Place<'_>) -> Option<(Abbreviation, usize)> {
    let mut key = String::new();
    let mut found = None;
    for part in 0..3 {
        let back = 1 + 2 * part;
        let word = place.before(back).filter(|word| word.kind == TokenKind::Word)?;
        let written = word.span.of(place.text).to_lowercase();
        key = if part == 0 { written } else { format!("{written}.{key}") };
        if let Some(class) = lists::abbreviation(&key) {
            found = Some((class, back));
        }
        if place.str_before(back + 1) != "." {
            break;
        }
    }
    found
}

/// Whether an abbreviation's dot also ends the sentence.
fn abbreviation(place: &Place<'_>) -> Option<Answer> {
    if !place.is_period() {
        return None;
    }
    let (class, back) = shortened(place)?;
    let after = match class {
        Abbreviation::Before | Abbreviation::Initial => false,
        Abbreviation::After => true,
        Abbreviation::Unit => place.is_number_before(back + 1),
    };
    if place.starts_with_function_word() {
        return Some(Part);
    }
    if place.is_closed() {
        // «(2020 г.) Иванов»: the dot is the abbreviation's.
        return Some(Join);
    }
    // «от 8 октября 2007 г. N 655»
    let number =
        place.str(place.next) == "N" && place.token(place.next + 1).is_some_and(|t| t.kind == TokenKind::Number);
    let opens = place.is_word(place.next, &[Case::Title, Case::Upper, Case::Mixed]) && !number;
    Some(if after && opens && !is_opening_date(place) { Part } else { Join })
}

/// «В 1483 г. Савонарола…»: a date alone at the start is no sentence.
fn is_opening_date(place: &Place<'_>) -> bool {
    let tokens = place.tokens.get(place.first..place.stop).unwrap_or_default();
    let plain = |token: &Token| {
        token.kind != TokenKind::Word
            || token.case == Case::Lower
            || lists::is_starter(&token.span.of(place.text).to_lowercase())
    };
    tokens.len() < 6 && tokens.iter().all(plain) && tokens.iter().any(|token| token.kind == TokenKind::Number)
}

/// «(!)», «(?)», «(…)» in the middle.
fn aside(place: &Place<'_>) -> Option<Answer> {
    (place.str_before(1) == "(" && place.str(place.stop + 1) == ")").then_some(Join)
}

/// Stops inside a bracketed remark end no sentence: «Он (см. рис. 5. Там же) ушёл».
fn in_brackets(place: &Place<'_>) -> Option<Answer> {
    let open = place.bracket.filter(|&open| open > place.first)?;
    let ahead = place.tokens.iter().enumerate().skip(place.next).take(BRACKET_REACH.saturating_sub(place.next - open));
    let mut line = ahead.take_while(|(index, _)| place.gaps.get(*index) != Some(&Gap::Break));
    line.any(|(_, token)| token.span.of(place.text) == ")").then_some(Join)
}

fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X' | b'L' | b'C' | b'M'))
}

fn answer(place: &Place<'_>) -> (Answer, &'static str) {
    let first = RULES.iter().find_map(|(name, rule)| rule(place).map(|answer| (answer, *name)));
    first.unwrap_or((Part, "default"))
}

/// What is known while walking over the tokens of a sentence.
#[derive(Default)]
struct Walk {
    first: usize,
    /// The stop that waits for its next token.
    stop: Option<usize>,
    /// Round brackets open since the sentence began.
    brackets: Vec<usize>,
    /// Whether a straight quote is open in this block.
    quote: bool,
    /// Whether a lower-case word was seen since the sentence or its last semicolon.
    words: bool,
    /// The token before is a semicolon that ends a stretch of words.
    semicolon: bool,
}

/// Groups `tokens` into sentences.
pub(crate) fn sentences(text: &str, tokens: &[Token]) -> Vec<Sentence> {
    let gaps = gaps(text, tokens);
    let mut sentences = Vec::with_capacity(tokens.len() / 12 + 1);
    let mut walk = Walk::default();
    for (index, token) in tokens.iter().enumerate() {
        let gap = gaps.get(index).copied().unwrap_or(Gap::Break);
        let parts = index > 0 && (gap == Gap::Break || ends_before(&mut walk, index, token, text, tokens, &gaps));
        if parts {
            sentences.push(sentence(tokens, walk.first, index));
            walk = Walk { first: index, quote: walk.quote && gap != Gap::Break, ..Walk::default() };
        }
        note(&mut walk, index, token, text);
    }
    if !tokens.is_empty() {
        sentences.push(sentence(tokens, walk.first, tokens.len()));
    }
    sentences
}

fn sentence(tokens: &[Token], first: usize, end: usize) -> Sentence {
    let span = |index: usize| tokens.get(index).map_or(Span::default(), |token| token.span);
    Sentence { span: span(first).cover(span(end.saturating_sub(1))), tokens: first as u32..end as u32 }
}

/// Whether a sentence ends between the token before `index` and `index`.
fn ends_before(walk: &mut Walk, index: usize, token: &Token, text: &str, tokens: &[Token], gaps: &[Gap]) -> bool {
    if std::mem::take(&mut walk.semicolon)
        && gaps.get(index) == Some(&Gap::Space)
        && opens_item(index, token, text, tokens)
    {
        return true;
    }
    let Some(stop) = walk.stop else { return false };
    if token.kind != TokenKind::Word && closes(walk, index, token, text, tokens, gaps) {
        // In «(рус.).» and «Ура! :).» the last stop is the one that counts.
        if token.kind == TokenKind::Punctuation && token.span.of(text).starts_with(is_stop) {
            walk.stop = Some(index);
        }
        return false;
    }
    walk.stop = None;
    let bracket = walk.brackets.first().copied();
    let place = Place { text, tokens, gaps, first: walk.first, stop, next: index, bracket };
    answer(&place).0 == Part
}

/// Items of a list are sentences: «…; 2) Проверить…; Принять…». Bare names («Иванов; Петров») and clauses in lower case
/// go on.
fn opens_item(index: usize, token: &Token, text: &str, tokens: &[Token]) -> bool {
    let written = token.span.of(text);
    match token.kind {
        TokenKind::Word => token.case != Case::Lower || written.starts_with(|c: char| c.is_ascii_digit()),
        TokenKind::Number => true,
        TokenKind::Email | TokenKind::Url | TokenKind::Symbol => false,
        TokenKind::Punctuation if written.starts_with(is_dash) => {
            tokens.get(index + 1).is_some_and(|next| next.kind == TokenKind::Word && next.case != Case::Lower)
        }
        TokenKind::Punctuation => matches!(written.chars().next(), Some('•' | '*' | '·' | '«' | '"' | '“' | '(')),
    }
}

/// A smile or emoji, but not one that marks list items.
fn is_smile(written: &str) -> bool {
    match written.chars().next() {
        Some(
            '✔' | '✅' | '☑' | '✓' | '➡' | '👉' | '📌' | '🔹' | '🔸' | '☎' | '✉' | '❌' | '❗' | '❓' | '⚡' | '➤',
        ) => false,
        Some(')' | ':' | ';' | '=') => written.ends_with(')'),
        Some('(') => true,
        Some(c) => matches!(c, '\u{2600}'..='\u{27bf}' | '\u{1f300}'..='\u{1faff}'),
        None => false,
    }
}

/// Whether the token still belongs to the stop before it: closing quotes and brackets, more stops, smiles, footnotes.
fn closes(walk: &Walk, index: usize, token: &Token, text: &str, tokens: &[Token], gaps: &[Gap]) -> bool {
    let glued_left = gaps.get(index) == Some(&Gap::None);
    let glued_right = gaps.get(index + 1) == Some(&Gap::None);
    let written = token.span.of(text);
    if token.kind == TokenKind::Symbol {
        return is_smile(written);
    }
    if token.kind != TokenKind::Punctuation {
        // «… слово.[1] Далее»
        let str = |index: usize| tokens.get(index).map_or("", |token| token.span.of(text));
        return token.kind == TokenKind::Number && glued_left && str(index - 1) == "[" && str(index + 1) == "]";
    }
    match written.chars().next() {
        Some(')' | ']' | '}' | '»' | '”' | '’') => true,
        Some('[') => {
            let number = tokens.get(index + 1).is_some_and(|next| next.kind == TokenKind::Number);
            glued_left && glued_right && number
        }
        Some('“') => glued_left && !glued_right,
        Some('"' | '\'') => {
            if glued_left == glued_right {
                walk.quote
            } else {
                glued_left
            }
        }
        Some(c) => is_stop(c),
        None => false,
    }
}

/// Keeps what later places need to know of `token`.
fn note(walk: &mut Walk, index: usize, token: &Token, text: &str) {
    match token.kind {
        TokenKind::Word => walk.words |= token.case == Case::Lower,
        TokenKind::Symbol if walk.stop.is_none() && index > walk.first && is_smile(token.span.of(text)) => {
            walk.stop = Some(index);
        }
        TokenKind::Punctuation => match token.span.of(text).chars().next() {
            Some('(') => walk.brackets.push(index),
            Some(')') => {
                walk.brackets.pop();
            }
            Some('"') => walk.quote = !walk.quote,
            Some(';') => walk.semicolon = std::mem::take(&mut walk.words),
            Some(c) if is_stop(c) && walk.stop.is_none() => walk.stop = Some(index),
            _ => {}
        },
        _ => {}
    }
}
