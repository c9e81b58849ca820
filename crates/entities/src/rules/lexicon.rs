//! What the words mean that rules look for: months, numbers, currencies. The words stand in `lexicon.txt`.

use crate::table::{Heads, Table};
use std::sync::OnceLock;

/// The meaning of a word form.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Meaning {
    /// «сентября», by number.
    Month(u8),
    /// «сент», which needs a day or a year beside it.
    ShortMonth(u8),
    /// «Sep», «September»
    LatinMonth(u8),
    /// «қараша», in any case.
    KazakhMonth(u8),
    /// 1 «жыл», 2 «жылдары», in any case.
    KazakhYear(u8),
    /// «ай», «апта»: a month or a week, by its letter in ISO 8601.
    KazakhUnit(u8),
    /// How far from the present one: -1 «өткен», 0 «осы», 1 «келесі».
    KazakhShift(i8),
    /// The same of a year in one word: 0 «биыл», -1 «былтыр».
    KazakhThisYear(i8),
    /// 1 «год», 2 «годах», 3 «г», 4 «гг».
    Year(u8),
    /// 1 one century, 2 several.
    Century(u8),
    /// The EDTF number of the season, 21 spring to 24 winter.
    Season(u8),
    /// «квартал»
    Quarter,
    /// «полугодие»
    HalfYear,
    /// «половина»
    HalfOf,
    /// «начало», «середина», «конец»
    Edge,
    /// The ending of a number in digits: «19-го», «2000-х».
    Suffix,
    /// «час»
    Hour,
    /// «минута»
    Minute,
    /// «секунда»
    Second,
    /// «четверть»
    QuarterHour,
    /// «полдевятого»: the hour that goes.
    HalfHour(u8),
    /// «без»
    Without,
    /// 0 «утра», 1 «ночи», 12 «вечера», 13 «дня»: what to add to the hour.
    DayPart(u8),
    /// «в», «с», …
    Preposition(Prep),
    /// 1 Monday «понедельник» to 7 Sunday.
    Weekday(u8),
    /// «пн», which needs a date behind it.
    ShortWeekday(u8),
    /// «выходные»
    Weekend,
    /// A stretch of time by its letter in ISO 8601, T ten years: «неделя», «лет».
    Unit(u8),
    /// A unit and how many of it in one word, N a minute, H an hour, S a second: «полгода» is M and 6.
    HalfUnit(u8, u8),
    /// How far from today, in days: «вчера».
    Deictic(i8),
    /// The same, of words that say other things too: 0 «сегодня», -1 «накануне».
    Today(i8),
    /// «сегодняшний», in days from today
    DayAdjective(i8),
    /// How far from the present one: -1 «прошлый», 0 «этот», 1 «следующий».
    Shift(i8),
    /// «тот»
    Same,
    /// «же»
    Even,
    /// «последние»
    Last,
    /// «ближайшие»
    Next,
    /// «назад»
    Ago,
    /// «спустя», «позже», «ранее»
    Later,
    /// «через»
    Through,
    /// «течение» in «в течение»
    During,
    /// «более», «почти»; 2 of those that may stand before an age: «примерно»
    Qualifier(u8),
    /// «несколько»
    Several,
    /// «многие»
    Many,
    /// «утром», 2 «днём»
    Daytime(u8),
    /// «рано», «поздним»
    Early,
    /// «ночь»
    Night,
    /// 12 «полдень», 24 «полночь»
    Noon(u8),
    /// «и»
    And,
    /// A word after which a date is a name: «улица 8 Марта».
    Address,
    /// A word after which numbers with dots are no date: «версия 01.02.03».
    Code,
    /// «статья», a part of a law: its level in tens, and in units whether the form is of one or several.
    Clause(u8),
    /// «второе»
    Ordinal(u16),
    /// «девяностые»
    Decade(u16),
    /// «двести»
    Cardinal(u16),
    /// Tenths: 15 «полтора», 5 «пол»
    Tenths(u8),
    /// The power of ten of «тысяч».
    Scale(u8),
    /// The power of ten of «полмиллиона».
    HalfScale(u8),
    /// «процентов»
    Percent,
    /// «рублей»
    Currency(IsoCode),
    /// «копеек»
    Subunit(IsoCode),
    /// «стерлингов»
    Sterling,
    /// «канадских», also «США»
    Country([u8; 2]),
    /// «USD»
    Iso(IsoCode),
    /// «телефон»
    Telephone,
}

/// Prepositions that dates, times and amounts are told by.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Prep {
    /// «в»
    In,
    /// «с»
    From,
    /// «от»
    Of,
    /// «по»
    By,
    /// «до»
    Until,
    /// «на»
    On,
    /// «за»
    For,
    /// «к»
    To,
    /// «около»
    About,
    /// «после» and others.
    Other,
}

impl Prep {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "in" => Self::In,
            "from" => Self::From,
            "of" => Self::Of,
            "by" => Self::By,
            "until" => Self::Until,
            "on" => Self::On,
            "for" => Self::For,
            "to" => Self::To,
            "about" => Self::About,
            "other" => Self::Other,
            _ => return None,
        })
    }
}

/// An ISO 4217 code; `??` in it stands for a country that isn't said.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct IsoCode(pub(super) [u8; 3]);

impl IsoCode {
    /// The code as text, if it is whole.
    pub(super) fn as_str(&self) -> Option<&str> {
        std::str::from_utf8(&self.0).ok().filter(|code| !code.contains('?'))
    }

    /// The currency of that name in `country`: the codes are the country's with the currency's letter, but for a few.
    pub(super) fn of_country(self, country: [u8; 2]) -> Self {
        Self(match (&country, &self.0) {
            (b"BY", b"RUB") => *b"BYN",
            (b"TM", b"AZN") => *b"TMT",
            (b"RO", _) => *b"RON",
            (b"AR", b"??N") => *b"ARS",
            (_, own) => [country[0], country[1], own[2]],
        })
    }
}

/// The meanings of the words.
pub(super) struct Lexicon {
    words: Table<Meaning>,
    heads: Heads,
}

/// Longer words are not in the lexicon.
const LONGEST: usize = 32;

/// The lexicon, made at first use.
pub(super) fn get() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| Lexicon::new(include_str!("lexicon.txt")))
}

impl Lexicon {
    fn new(source: &'static str) -> Self {
        let mut entries: Vec<(&'static str, Meaning)> = Vec::new();
        for line in source.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let Some((head, forms)) = line.split_once(':') else { continue };
            let Some((kind, value)) = head.split_once(' ') else { continue };
            let Some(meaning) = meaning_of(kind, value) else { continue };
            entries.extend(forms.split_whitespace().map(|form| (form, meaning)));
        }
        let heads = Heads::of(entries.iter().map(|(form, _)| *form));
        Self { words: Table::new(entries), heads }
    }

    /// The meaning of `word` in any capitals, given its [`head`](crate::table::head).
    pub(super) fn meaning(&self, word: &str, head: Option<u16>) -> Option<Meaning> {
        if !self.heads.may_hold(head) {
            return None;
        }
        let mut buffer = [0; LONGEST];
        self.words.get(fold(word, &mut buffer)?).copied()
    }
}

fn meaning_of(kind: &str, value: &str) -> Option<Meaning> {
    let number = || value.parse::<u16>().ok();
    let small = || value.parse::<u8>().ok();
    let code = || <[u8; 3]>::try_from(value.as_bytes()).ok().map(IsoCode);
    Some(match kind {
        "month" => Meaning::Month(small()?),
        "shortmonth" => Meaning::ShortMonth(small()?),
        "latinmonth" => Meaning::LatinMonth(small()?),
        "kazakhmonth" => Meaning::KazakhMonth(small()?),
        "kazakhyear" => Meaning::KazakhYear(small()?),
        "kazakhunit" => Meaning::KazakhUnit(*value.as_bytes().first()?),
        "kazakhshift" => Meaning::KazakhShift(value.parse().ok()?),
        "kazakhthisyear" => Meaning::KazakhThisYear(value.parse().ok()?),
        "year" => Meaning::Year(small()?),
        "century" => Meaning::Century(small()?),
        "season" => Meaning::Season(small()?),
        "quarter" => Meaning::Quarter,
        "half" => Meaning::HalfYear,
        "part" => Meaning::HalfOf,
        "edge" => Meaning::Edge,
        "suffix" => Meaning::Suffix,
        "hour" => Meaning::Hour,
        "minute" => Meaning::Minute,
        "second" => Meaning::Second,
        "quarterhour" => Meaning::QuarterHour,
        "halfhour" => Meaning::HalfHour(small()?),
        "without" => Meaning::Without,
        "daypart" => Meaning::DayPart(small()?),
        "weekday" => Meaning::Weekday(small()?),
        "shortweekday" => Meaning::ShortWeekday(small()?),
        "weekend" => Meaning::Weekend,
        "unit" => Meaning::Unit(*value.as_bytes().first()?),
        "halfunit" => {
            let (unit, count) = value.split_at_checked(1)?;
            Meaning::HalfUnit(*unit.as_bytes().first()?, count.parse().ok()?)
        }
        "deictic" => Meaning::Deictic(value.parse().ok()?),
        "today" => Meaning::Today(value.parse().ok()?),
        "dayadjective" => Meaning::DayAdjective(value.parse().ok()?),
        "shift" => Meaning::Shift(value.parse().ok()?),
        "same" => Meaning::Same,
        "even" => Meaning::Even,
        "last" => Meaning::Last,
        "next" => Meaning::Next,
        "ago" => Meaning::Ago,
        "later" => Meaning::Later,
        "through" => Meaning::Through,
        "during" => Meaning::During,
        "qualifier" => Meaning::Qualifier(small()?),
        "several" => Meaning::Several,
        "many" => Meaning::Many,
        "daytime" => Meaning::Daytime(small()?),
        "early" => Meaning::Early,
        "night" => Meaning::Night,
        "noon" => Meaning::Noon(small()?),
        "preposition" => Meaning::Preposition(Prep::named(value)?),
        "conjunction" => Meaning::And,
        "address" => Meaning::Address,
        "code" => Meaning::Code,
        "clause" => Meaning::Clause(small()?),
        "ordinal" => Meaning::Ordinal(number()?),
        "decade" => Meaning::Decade(number()?),
        "cardinal" => Meaning::Cardinal(number()?),
        "halves" => Meaning::Tenths(small()?),
        "scale" => Meaning::Scale(small()?),
        "halfscale" => Meaning::HalfScale(small()?),
        "percent" => Meaning::Percent,
        "currency" => Meaning::Currency(code()?),
        "subunit" => Meaning::Subunit(code()?),
        "sterling" => Meaning::Sterling,
        "country" => Meaning::Country(value.as_bytes().try_into().ok()?),
        "iso" => Meaning::Iso(code()?),
        "telephone" => Meaning::Telephone,
        _ => return None,
    })
}

/// Small letters and е for ё, without allocation. `None` for what is longer than any word of the lexicon.
fn fold<'b>(word: &str, buffer: &'b mut [u8; LONGEST]) -> Option<&'b [u8]> {
    if word.len() > LONGEST {
        return None;
    }
    let mut length = 0;
    for c in word.chars() {
        let folded = match c {
            'A'..='Z' | 'a'..='z' => c.to_ascii_lowercase(),
            'А'..='Я' => char::from_u32(c as u32 + 0x20)?,
            'ё' | 'Ё' => 'е',
            'а'..='я' | 'ә' | 'ғ' | 'қ' | 'ң' | 'ө' | 'ұ' | 'ү' | 'һ' | 'і' => c,
            'Ә' | 'Ғ' | 'Қ' | 'Ң' | 'Ө' | 'Ұ' | 'Ү' | 'Һ' | 'І' => c.to_lowercase().next()?,
            _ => return None,
        };
        length += folded.encode_utf8(buffer.get_mut(length..)?).len();
    }
    buffer.get(..length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_read_and_every_form_can_be_found() {
        let source = include_str!("lexicon.txt");
        let lexicon = get();
        let meaning = |word| lexicon.meaning(word, crate::table::head(word));
        for line in source.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let (head, words) = line.split_once(':').expect(line);
            let (kind, value) = head.split_once(' ').expect(line);
            assert!(meaning_of(kind, value).is_some(), "{line}");
            for word in words.split_whitespace() {
                assert!(meaning(word).is_some(), "{word}");
                assert!(!word.contains('ё'), "{word}");
            }
        }
        assert_eq!(meaning("СЕНТЯБРЁМ"), Some(Meaning::Month(9)));
        assert_eq!(meaning("сентябрями"), None);
    }
}
