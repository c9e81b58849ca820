//! What holds for every text, however hostile.

use sarap_text::{Case, Script, Segmentation, TokenKind, segment};

/// A small deterministic generator (xorshift): the same texts on every run.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound as u64) as usize
    }
}

fn check(text: &str) -> Segmentation {
    let segmentation = segment(text);
    let shown = || text.chars().take(80).collect::<String>();
    let mut end = 0;
    for token in &segmentation.tokens {
        let (from, to) = (token.span.start() as usize, token.span.end() as usize);
        assert!(end <= from && from < to && to <= text.len(), "order: {}", shown());
        assert!(text.is_char_boundary(from) && text.is_char_boundary(to), "boundary: {}", shown());
        assert!(text[end..from].chars().all(char::is_whitespace), "gap: {}", shown());
        assert!(!token.span.of(text).chars().all(char::is_whitespace), "blank token: {}", shown());
        end = to;
    }
    assert!(text[end..].chars().all(char::is_whitespace), "tail: {}", shown());
    let mut token = 0;
    for sentence in &segmentation.sentences {
        assert_eq!(sentence.tokens.start, token, "{}", shown());
        let tokens = segmentation.tokens_of(sentence);
        assert_eq!(sentence.span.start(), tokens[0].span.start());
        assert_eq!(sentence.span.end(), tokens[tokens.len() - 1].span.end());
        token = sentence.tokens.end;
    }
    assert_eq!(token as usize, segmentation.tokens.len(), "{}", shown());
    segmentation
}

const PIECES: &[&str] = &[
    "а",
    "Б",
    "слово",
    "Слово",
    "ә",
    "Ғ",
    "һ",
    "z",
    "Q",
    "ru",
    "рф",
    "1",
    "23",
    "г",
    "т",
    "д",
    ".",
    ".",
    "...",
    "…",
    "!",
    "?",
    ",",
    ":",
    ";",
    "-",
    "—",
    "–",
    "\u{2212}",
    "'",
    "’",
    "\"",
    "«",
    "»",
    "(",
    ")",
    "[",
    "]",
    "@",
    "#",
    "&",
    "%",
    "/",
    "//",
    "+",
    "_",
    "*",
    "=",
    "<",
    ">",
    " ",
    " ",
    " ",
    "\t",
    "\n",
    "\r\n",
    "\n\n",
    "\r",
    "\u{a0}",
    "\u{2028}",
    "\u{2029}",
    "\u{c}",
    "\u{ad}",
    "\u{301}",
    "\u{306}",
    "\u{200b}",
    "\u{200d}",
    "\u{feff}",
    "\0",
    "\u{1b}",
    "😊",
    "👍🏻",
    "🇰🇿",
    "❤\u{fe0f}",
    "1\u{20e3}",
    "漢字",
    "日",
    "。",
    "عربي",
    "שלום",
    "http://",
    "www.",
    "a@b.kz",
    "example.org",
    "½",
    "²",
    "№",
    "§",
    "€",
    "\u{fffd}",
    "\u{10ffff}",
    "\u{202e}",
    "ſ",
    "İ",
    "ß",
];

#[test]
fn pieces_join_to_the_text_whatever_it_is() {
    let mut random = Random(0x5eed);
    for _ in 0..20_000 {
        let length = random.below(24);
        let text: String = (0..length).map(|_| PIECES[random.below(PIECES.len())]).collect();
        check(&text);
    }
    for _ in 0..5_000 {
        let length = random.below(24);
        let text: String = (0..length).filter_map(|_| char::from_u32(random.below(0x11_0000) as u32)).collect();
        check(&text);
    }
}

/// Quadratic work on any of these would take minutes.
#[test]
fn a_million_characters_without_a_line_break() {
    let mut patterns: Vec<String> = PIECES.iter().map(ToString::to_string).collect();
    patterns.extend(
        [
            "1,",
            "1-",
            "1.",
            "1:",
            "1,234,",
            "a.",
            "a@",
            "a.b@",
            "а.",
            "А. ",
            "т. ",
            "1. ",
            "a-",
            "a_",
            "(а ",
            "а) ",
            "\"а. ",
            ":)",
            ":(",
            ";а ",
            "а; Б ",
            "«А. ",
            "a+",
            "(",
            "((((((((a",
            ")))) ",
            "\r\n",
            "а\n",
            "а,\n",
            "Слово ",
            "#a@",
            "+1-",
            "&amp;",
            "a'",
            "x/1",
            "http://a.",
            "[1]",
            ".[",
            "а…) ",
        ]
        .map(String::from),
    );
    for (index, pattern) in patterns.iter().enumerate() {
        let length = if index % 8 == 0 { 1_000_000 } else { 100_000 };
        check(&pattern.repeat(length / pattern.chars().count().max(1)));
        check(&format!("а {}", pattern.repeat(10_000)));
    }
}

#[test]
fn nothing_gives_nothing() {
    for text in ["", " ", "\n\n", "\u{a0}\r\n"] {
        assert_eq!(check(text), Segmentation::default());
    }
}

#[test]
fn tokens_say_what_they_are() {
    let table = [
        ("слово", TokenKind::Word, Script::Cyrillic, Case::Lower),
        ("Слово", TokenKind::Word, Script::Cyrillic, Case::Title),
        ("С", TokenKind::Word, Script::Cyrillic, Case::Title),
        ("ООН", TokenKind::Word, Script::Cyrillic, Case::Upper),
        ("ВКонтакте", TokenKind::Word, Script::Cyrillic, Case::Mixed),
        ("Шри-Ланка", TokenKind::Word, Script::Cyrillic, Case::Mixed),
        ("iPhone", TokenKind::Word, Script::Latin, Case::Mixed),
        ("Cбербанк", TokenKind::Word, Script::Mixed, Case::Title),
        ("Әлем", TokenKind::Word, Script::Cyrillic, Case::Title),
        ("ұлттық", TokenKind::Word, Script::Cyrillic, Case::Lower),
        ("Й", TokenKind::Word, Script::Cyrillic, Case::Title),
        ("漢字", TokenKind::Word, Script::Other, Case::None),
        ("80-х", TokenKind::Word, Script::Cyrillic, Case::Lower),
        ("1065", TokenKind::Number, Script::None, Case::None),
        ("3,14", TokenKind::Number, Script::None, Case::None),
        ("10:30", TokenKind::Number, Script::None, Case::None),
        ("press@example.kz", TokenKind::Email, Script::Latin, Case::Lower),
        ("https://example.org/a", TokenKind::Url, Script::Latin, Case::Lower),
        ("пример.рф", TokenKind::Url, Script::Cyrillic, Case::Lower),
        ("Лента.ру", TokenKind::Word, Script::Cyrillic, Case::Title),
        ("#тег", TokenKind::Word, Script::Cyrillic, Case::Lower),
        ("?!", TokenKind::Punctuation, Script::None, Case::None),
        ("—", TokenKind::Punctuation, Script::None, Case::None),
        ("₽", TokenKind::Symbol, Script::None, Case::None),
        ("😊", TokenKind::Symbol, Script::None, Case::None),
        (":)", TokenKind::Symbol, Script::None, Case::None),
    ];
    for (text, kind, script, case) in table {
        let tokens = check(text).tokens;
        let found: Vec<_> =
            tokens.iter().map(|token| (token.span.of(text), token.kind, token.script, token.case)).collect();
        assert_eq!(found, [(text, kind, script, case)]);
    }
}
