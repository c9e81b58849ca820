//! Lemmas of the abbreviations that numbers and names tell apart: «ст. 158» is a «статья», «2023 г.» a «год», «г. Алматы» a
//! «город». Their readings are chosen as those of other words are; annotated texts know of them what is frequent there («ст. соды»),
//! so the lemma is taken from what stands beside them.

use sarap_text::{Case, Segmentation, Token, TokenKind};

/// Bytes of the longest of them.
const LONGEST: u32 = 8;
/// Years lie between these.
const YEARS: std::ops::RangeInclusive<u32> = 1000..=2999;
/// Tokens before «стр.» among which a house makes a building of it.
const REACH: usize = 6;
/// Words that are money or measures behind a number, with their lemmas.
const UNITS: &[(&str, &str)] = &[("вон", "вона"), ("лари", "лари"), ("сум", "сум"), ("т", "т")];
/// After «ст.».
const SPOONS: &[&str] = &["л", "ложка", "ложки", "ложек", "ложку"];
/// After «ст.».
const RANKS: &[&str] =
    &["лейтенант", "лейтенанта", "лейтенанту", "лейтенантом", "сержант", "сержанта", "сержанту", "сержантом"];
/// What stands for a number before them.
const MULTIPLES: &[&str] = &[
    "тыс",
    "тысяча",
    "тысяч",
    "тысячи",
    "млн",
    "миллион",
    "миллиона",
    "миллионов",
    "млрд",
    "миллиард",
    "миллиарда",
    "миллиардов",
    "трлн",
];

/// What stands beside an abbreviation with its stop.
struct Place<'t> {
    text: &'t str,
    tokens: &'t [Token],
    at: usize,
}

impl<'t> Place<'t> {
    fn token(&self, at: Option<usize>) -> Option<&'t Token> {
        self.tokens.get(at?)
    }

    fn before(&self) -> Option<&'t Token> {
        self.token(self.at.checked_sub(1))
    }

    /// The token behind the stop.
    fn after(&self) -> Option<&'t Token> {
        self.token(self.at.checked_add(2))
    }

    fn is_number(token: Option<&Token>) -> bool {
        token.is_some_and(|token| token.kind == TokenKind::Number)
    }

    fn is_year(&self, token: Option<&Token>) -> bool {
        token.is_some_and(|token| token.span.of(self.text).parse().is_ok_and(|year: u32| YEARS.contains(&year)))
    }

    fn is_before(&self, words: &[&str]) -> bool {
        self.after().is_some_and(|next| words.contains(&next.span.of(self.text)))
    }

    /// Whether a number stands before, or a thousand and more: «5 млн», «5 тыс.».
    fn is_counted(&self) -> bool {
        let before = |back| self.token(self.at.checked_sub(back));
        let word = |token: &Token| MULTIPLES.contains(&token.span.of(self.text));
        let stop = |token: &Token| token.span.of(self.text) == ".";
        Self::is_number(before(1))
            || before(1).is_some_and(word)
            || before(1).is_some_and(stop) && before(2).is_some_and(word)
    }

    /// The lemma of a word without a stop that names money or a measure behind a number and is another word elsewhere.
    fn unit(&self, form: &str) -> Option<&'static str> {
        let (_, lemma) = UNITS.iter().find(|(unit, _)| *unit == form)?;
        self.is_counted().then_some(lemma)
    }

    /// «д. 5, стр. 2»
    fn is_in_address(&self) -> bool {
        (self.at.saturating_sub(REACH)..self.at)
            .any(|at| self.tokens.get(at).is_some_and(|token| matches!(token.span.of(self.text), "д" | "дом" | "корп")))
    }
}

/// The lemma of the token at `at` if it is one of these abbreviations and its surroundings tell what it stands for; else its
/// own form where what annotated texts make of it would be wrong.
pub(crate) fn lemma(text: &str, segmentation: &Segmentation, at: usize) -> Option<&'static str> {
    let tokens = segmentation.tokens.as_slice();
    let token = tokens.get(at).filter(|token| token.span.len() <= LONGEST && token.kind == TokenKind::Word)?;
    let place = Place { text, tokens, at };
    let form = token.span.of(text);
    if text.as_bytes().get(token.span.end() as usize) != Some(&b'.') {
        return place.unit(form);
    }
    let numbered = Place::is_number(place.after());
    let counted = Place::is_number(place.before());
    Some(match form {
        "ст" | "Ст" if numbered => "статья",
        "ст" if counted && place.is_before(SPOONS) => "столовый",
        "ст" | "Ст" if place.is_before(RANKS) => "старший",
        // «XX ст.»
        "ст" | "Ст" => "ст",
        "г" if place.is_year(place.before()) => "год",
        // «Г. Иванов» is an initial.
        "г" if !counted && place.after().is_some_and(|next| next.case == Case::Title) => "город",
        "ч" | "Ч" if numbered => "часть",
        "п" | "П" if numbered => "пункт",
        "пп" | "подп" if numbered => "подпункт",
        "гл" | "Гл" if numbered => "глава",
        "абз" if numbered => "абзац",
        "разд" | "Разд" if numbered => "раздел",
        "стр" if numbered && place.is_in_address() => "строение",
        "стр" | "Стр" if numbered => "страница",
        "им" if place.after().is_some_and(|next| next.case == Case::Title) => "имя",
        "тел" | "Тел" if numbered || place.is_before(&[":", "+", "(", "№"]) => "тел",
        "коп" if counted => "коп",
        "мин" if counted && place.after().is_some_and(|next| next.case != Case::Title) => "мин",
        // «в 2010, т. е. раньше»
        "т" if place.is_before(&["е", "к", "д", "п", "н"]) => return None,
        _ => return place.unit(form),
    })
}
