//! Mentions found by rule. One folder a kind, with its cases in a table beside it.
//!
//! The rules are scanners written by hand over atoms (runs of letters, of digits, single signs), not regular expressions:
//! the grammars are small, the values have to be computed from the parts anyway, and no expression engine has to ship.
//! Words that say what a number is stand in `cues.txt`. Each rule looks at a bounded number of atoms from where it stands, so
//! the whole is linear.
//!
//! The value of a law says what is meant from the large to the small, as far as the document says it: the country (ISO 3166-1;
//! `SU` the Soviet Union, `SU-RU` the Russian SFSR); the law, which is a code's abbreviation (`УК`) or `Конституция`, or an act's
//! kind with its number and its date in EDTF (`ФЗ 152-ФЗ 2006-07-27`) or with its title (`закон «О полиции»`), or the symbol of a
//! resolution (`A/RES/79/243`), or a treaty's identifier (`ETS 185`, see `law/treaties.txt`); its parts `разд.`, `гл.`, `§`, `ст.`,
//! `ч.`, `п.`, `пп.`, `абз.` with their numbers: `RU УК ст. 159 ч. 3 п. б`. Numbers of several parts are separated by commas,
//! a range by a slash; a raised digit becomes one behind a stop (`ст. 282.1`).

mod account;
mod age;
mod atoms;
mod card;
#[cfg(test)]
mod cases;
mod coord;
pub mod crime;
mod cues;
mod cve;
mod date;
mod defang;
mod email;
mod hash;
mod iban;
mod ip;
pub(crate) mod law;
mod lexicon;
mod money;
mod number;
mod percent;
mod phone;
mod plate;
mod read;
mod taxid;
mod time;
mod url;
mod wallet;

use crate::{Label, Mention, Source};
pub(crate) use age::{whole_years, without_parts as without_parts_of_ages};
use atoms::Atoms;
pub(crate) use date::{Anchor, Tense, day_of, tense};
pub use date::{Date as PartialDate, Unit as CalendarUnit, When};
pub(crate) use read::when as read_when;
pub use read::{cardinal, ordinal};
use sarap_morph::Document;
use sarap_text::Span;
pub(crate) use time::is_impossible as time_is_impossible;

/// All mentions that rules find in `document`, in order of place. Those of one kind don't overlap, but for laws in laws and
/// dates in a range of dates or in a time.
pub fn find(document: &Document<'_>) -> Vec<Mention> {
    let mut mentions = find_text(document.text);
    date::eve::find(document, &mut mentions);
    crime::find(document, &mut mentions);
    sort(&mut mentions);
    mentions
}

/// The same from the text alone, without the crimes, which are known by their lemmas, and «накануне», which is known by the case
/// of the next word; the other rules need no readings.
pub fn find_text(text: &str) -> Vec<Mention> {
    let atoms = Atoms::new(text);
    let mut mentions = Vec::new();
    addresses(text, &atoms, &mut mentions);
    for rule in NUMBERS {
        rule(&atoms, &mut mentions);
    }
    sort(&mut mentions);
    mentions
}

fn sort(mentions: &mut [Mention]) {
    mentions.sort_by_key(|mention| (mention.span.start(), std::cmp::Reverse(mention.span.end()), mention.label));
}

type Rule = fn(&Atoms<'_>, &mut Vec<Mention>);

/// The rules of all else, in the order in which they build on each other.
const NUMBERS: [Rule; 15] = [
    phone::find,
    taxid::find,
    card::find,
    iban::find,
    wallet::find,
    hash::find,
    cve::find,
    plate::find,
    coord::find,
    date::find,
    time::find,
    age::find,
    money::find,
    percent::find,
    // Reads the dates.
    law::find,
];

/// Addresses of the net, also such as were made harmless: «evil[.]example».
fn addresses(text: &str, atoms: &Atoms<'_>, out: &mut Vec<Mention>) {
    let rules = |atoms: &Atoms<'_>, meant: &dyn Fn(Span) -> bool, out: &mut Vec<Mention>| {
        email::find(atoms, out);
        account::find(atoms, out);
        ip::find_with(atoms, meant, out);
        url::find_with(atoms, meant, out);
    };
    let Some(refanged) = defang::refang(text) else { return rules(atoms, &|_| false, out) };
    let first = out.len();
    // What somebody made harmless was an address.
    let meant = |span: Span| refanged.original(span).len() > span.len();
    rules(&Atoms::new(&refanged.text), &meant, out);
    for mention in out.iter_mut().skip(first) {
        mention.span = refanged.original(mention.span);
    }
}

/// A mention of the atoms from `first` to before `end`.
fn mention(
    atoms: &Atoms<'_>,
    first: usize,
    end: usize,
    label: Label,
    value: Option<String>,
    rule: &'static str,
    score: f32,
) -> Mention {
    mention_of(atoms.span(first, end), label, value, rule, score)
}

/// Bytes between two members of a list at most: « и », «,\n- ».
const MOST_BETWEEN: usize = 8;

/// Whether no more than signs, spaces and «и» stand between the byte `end`, where one number ends, and `start`: the two are of one
/// list.
fn is_listed(text: &str, end: Option<u32>, start: u32) -> bool {
    let between = end.and_then(|end| text.get(end as usize..start as usize)).filter(|text| text.len() <= MOST_BETWEEN);
    between.is_some_and(|between| {
        let mut words = between.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        !between.is_empty() && words.all(|word| matches!(word, "и" | "или" | "and"))
    })
}

/// A mention of `span`.
fn mention_of(span: Span, label: Label, value: Option<String>, rule: &'static str, score: f32) -> Mention {
    Mention { value, ..Mention::new(span, label, Source::Rule(rule), score) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_full_of_almost_everything_is_read_in_order_and_without_panic() {
        let digits = "9".repeat(1_000_000);
        let groups = "100 ".repeat(200_000);
        let days = "5, ".repeat(200_000);
        let dots = "a.".repeat(200_000);
        let ats = "a@".repeat(200_000);
        let dashes = "1-".repeat(200_000);
        let words = "сто ".repeat(100_000);
        let brackets = "http://(".repeat(20_000);
        // What identifiers are made of, and what their readers look behind for.
        let hostile = [
            "1.",
            "a[.]",
            "[",
            "(at) ",
            "f:",
            "::",
            "4444 ",
            "4444-",
            "KZ86 ",
            "Аb1",
            "А123ВС ",
            "51.1 ",
            "51°10' ",
            "@n",
            "t.me/",
            "@n Telegram ",
            "CVE-2021-",
            "0x1f",
            "xn--",
            "a-",
            "ИНН ",
            "997367751601 ",
            "123-",
            "+7 ",
            "8 (",
            "N",
            "\u{301}",
        ]
        .map(|part| part.repeat(20_000));
        for text in [
            &*digits,
            &groups,
            &days,
            &dots,
            &ats,
            &dashes,
            &words,
            &brackets,
            "",
            "\u{0}",
            "5\u{301} мая",
            "«",
            "٣ мая",
            "И\u{306}юня 2012",
        ]
        .into_iter()
        .chain(hostile.iter().map(String::as_str))
        {
            let found = find_text(text);
            assert!(found.is_sorted_by_key(|mention| mention.span.start()));
            for mention in &found {
                assert!(!mention.span.is_empty() && text.get(mention.span.range()).is_some());
            }
        }
    }

    #[test]
    fn absurd_numbers_have_no_value() {
        let text = format!("{} рублей и 5 мая {} года", "9".repeat(100), "9".repeat(100));
        let found = find_text(&text);
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].value, None);
        assert_eq!(found[1].value.as_deref(), Some("XXXX-05-05"));
    }
}
