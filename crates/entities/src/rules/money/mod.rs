//! Amounts of money, with their value as amount and ISO 4217 code: `500000 USD`.
//!
//! «Доллар» alone is the American one, «рубль» the Russian one. A currency of many countries («крона») has no code unless
//! an adjective says the country; such an amount is a mention only where «тысяч» or more shows that money is meant.

use super::atoms::{Atoms, Kind};
use super::lexicon::{IsoCode, Meaning, Prep};
use super::number::{self, Amount, Decimal};
use super::{Mention, mention};
use crate::{Flaw, Label};

/// «500 рублей»
const WITH_WORD: f32 = 0.98;
/// «$ 482.33»
const WITH_SIGN: f32 = 0.97;
/// «50 копеек»
const SMALL: f32 = 0.95;

/// Figures of the largest sum, without its fraction, that is told of anything: a claim in court, a currency that lost its worth.
const MOST_FIGURES: u32 = 24;

/// All amounts of money, in order.
pub(super) fn find(atoms: &Atoms<'_>, out: &mut Vec<Mention>) {
    let mut at = 0;
    while at < atoms.len() {
        match before_amount(atoms, at).or_else(|| after_amount(atoms, at)) {
            Some(found) => {
                let flaw = if found.absurd { Some(Flaw::Absurd) } else { None };
                let money = mention(atoms, at, found.end, Label::Money, found.value, found.rule, found.score);
                out.push(Mention { flaw, ..money });
                at = found.end;
            }
            None => at += 1,
        }
    }
}

struct Found {
    end: usize,
    value: Option<String>,
    /// Whether there is no value because no sum is so large.
    absurd: bool,
    rule: &'static str,
    score: f32,
}

/// The currency of a sign. «¥» is that of two countries.
const fn of_sign(sign: char) -> Option<IsoCode> {
    Some(IsoCode(match sign {
        '$' => *b"USD",
        '€' => *b"EUR",
        '£' => *b"GBP",
        '₽' => *b"RUB",
        '₸' => *b"KZT",
        '₴' => *b"UAH",
        '₺' => *b"TRY",
        '₩' => *b"KRW",
        '₹' => *b"INR",
        '₾' => *b"GEL",
        '₼' => *b"AZN",
        '₪' => *b"ILS",
        '¥' => *b"??Y",
        _ => return None,
    }))
}

/// «$ 482.33», «€20 млн», «USD 500», «US$ 5 млн».
fn before_amount(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    let (code, amount_at) = match atoms.get(at)?.kind {
        Kind::Sign(sign) => (of_sign(sign)?, at + 1),
        Kind::Word => match atoms.meaning(at) {
            Some(Meaning::Iso(code)) if is_upper(atoms, at) => (code, at + 1),
            _ if atoms.str(at) == "US" && atoms.is_sign(at + 1, '$') && atoms.touches(at + 1) => {
                (IsoCode(*b"USD"), at + 2)
            }
            _ => return None,
        },
        Kind::Digits => return None,
    };
    // The sign after an amount is that amount's.
    if atoms.digits(amount_at).is_none()
        || !atoms.same_line(amount_at)
        || (atoms.touches(at) && atoms.before(at).is_some_and(|before| before.kind == Kind::Digits))
    {
        return None;
    }
    let (from, to) = match number::range(atoms, amount_at) {
        Some((from, to)) => (from, Some(to)),
        None => (number::amount(atoms, amount_at)?, None),
    };
    let mut end = to.map_or(from.end, |to| to.end);
    // «$1.2m»
    let (from, to) = match letter_scale(atoms, end).filter(|_| !to.unwrap_or(from).scaled) {
        Some(power) => {
            end += 1;
            let scaled = |amount: Amount| Amount {
                value: amount.value.and_then(|value| value.shifted(power)),
                scaled: true,
                ..amount
            };
            (scaled(from), to.map(scaled))
        }
        None => (from, to),
    };
    // «$5 млн долларов»
    if let Some((_, after)) = currency(atoms, end) {
        end = after;
    }
    let plain = |amount: Amount| thousands(amount, ',');
    Some(found(end, plain(from), to.map(plain), code, "money.sign", WITH_SIGN))
}

/// The power of ten of the letter that touches an amount: «$5k», «$1.2m».
fn letter_scale(atoms: &Atoms<'_>, at: usize) -> Option<u8> {
    let power = match atoms.str(at) {
        "k" | "K" => 3,
        "m" | "M" => 6,
        "b" | "B" => 9,
        _ => return None,
    };
    (atoms.touches(at) && !atoms.glued_after(at + 1)).then_some(power)
}

/// «500 тыс. долларов США», «2 000 000 тг», «5–7 млн евро», «20 $», «100 руб. 50 коп.», «100 (сто) рублей».
fn after_amount(atoms: &Atoms<'_>, at: usize) -> Option<Found> {
    if !number::may_begin(atoms, at) {
        return None;
    }
    if let Some((from, to)) = number::range(atoms, at)
        && let Some((code, end)) = currency(atoms, to.end)
        && (code.as_str().is_some() || to.scaled)
    {
        let plain = |amount: Amount| thousands(amount, '.');
        return Some(found(end, plain(from), Some(plain(to)), code, "money.range", WITH_WORD));
    }
    let amount = number::amount(atoms, at)?;
    let amount = Amount { end: number::in_words(atoms, amount.end), ..amount };
    if let Some(Meaning::Subunit(code)) = atoms.next_meaning(amount.end) {
        // A cent is a hundredth of several currencies.
        let code = if code == IsoCode(*b"USD") { IsoCode(*b"??D") } else { code };
        let small = Amount { value: hundredth(amount.value), ..amount };
        return Some(found(stop(atoms, amount.end + 1), small, None, code, "money.small", SMALL));
    }
    // «500 т.р.»
    if let Some(end) = thousands_of_roubles(atoms, amount.end).filter(|_| !amount.scaled) {
        let amount = Amount { value: thousands(amount, '.').value.and_then(|value| value.shifted(3)), ..amount };
        return Some(found(end, amount, None, IsoCode(*b"RUB"), "money.amount", WITH_WORD));
    }
    let (code, end) = currency(atoms, amount.end)?;
    if code.as_str().is_none() && !amount.scaled {
        return None;
    }
    let plain = thousands(amount, '.');
    if let Some((small, after)) = small_part(atoms, end) {
        let total = Amount { value: plain.value.zip(small).and_then(|(a, b)| a.plus(b)), ..plain };
        return Some(found(after, total, None, code, "money.amount", WITH_WORD));
    }
    Some(found(end, plain, None, code, "money.amount", WITH_WORD))
}

/// «т.р.», «т. р.»: the atom behind.
fn thousands_of_roubles(atoms: &Atoms<'_>, at: usize) -> Option<usize> {
    let stop = |at: usize| atoms.is_sign(at, '.') && atoms.touches(at);
    let is = |at: usize, word: &str| atoms.str(at) == word && atoms.same_line(at);
    (is(at, "т") && stop(at + 1) && is(at + 2, "р") && stop(at + 3)).then_some(at + 4)
}

/// «р.» behind an amount, which is no river's and counts no times: «2 р. в день».
fn rouble(atoms: &Atoms<'_>, at: usize) -> Option<usize> {
    if !matches!(atoms.str(at), "р" | "Р") || !atoms.before(at).is_some_and(|before| before.kind != Kind::Sign('(')) {
        return None;
    }
    let stop = atoms.is_sign(at + 1, '.') && atoms.touches(at + 1);
    let end = if stop { at + 2 } else { at + 1 };
    let joined = atoms.touches(at + 1) && !stop && (atoms.glued_after(at + 1) || atoms.is_dash(at + 1));
    let river =
        stop && atoms.same_line(end) && atoms.get(end).is_some_and(|next| next.kind == Kind::Word && next.capital);
    let times = atoms.next_meaning(end) == Some(Meaning::Preposition(Prep::In))
        && matches!(atoms.next_meaning(end + 1), Some(Meaning::Unit(_) | Meaning::Year(_) | Meaning::Hour));
    // The last stop of a sentence is the amount's all the same, as that of «руб.» is.
    (!joined && !times && (!river || atoms.touches(at))).then_some(end)
}

/// Codes that are found in small letters too: the others are words or names («try», «php»).
const SMALL_LETTERS: &[&str] =
    &["usd", "eur", "rub", "rur", "kzt", "gbp", "kgs", "uzs", "cny", "byn", "uah", "aed", "chf"];

/// «50 коп.» after roubles, as a part of them.
fn small_part(atoms: &Atoms<'_>, at: usize) -> Option<(Option<Decimal>, usize)> {
    let amount = number::amount(atoms, at).filter(|_| atoms.same_line(at))?;
    let end = number::in_words(atoms, amount.end);
    match atoms.next_meaning(end)? {
        Meaning::Subunit(_) => Some((hundredth(amount.value), stop(atoms, end + 1))),
        _ => None,
    }
}

fn hundredth(value: Option<Decimal>) -> Option<Decimal> {
    value.and_then(Decimal::hundredth)
}

/// The currency named at `at`, and the atom after it.
fn currency(atoms: &Atoms<'_>, at: usize) -> Option<(IsoCode, usize)> {
    if !atoms.same_line(at) {
        return None;
    }
    if let Some(code) = atoms.sign(at).and_then(of_sign) {
        return Some((code, at + 1));
    }
    if let Some(end) = rouble(atoms, at) {
        return Some((IsoCode(*b"RUB"), end));
    }
    // «500 US dollars»
    if atoms.str(at) == "US"
        && let Some(Meaning::Currency(IsoCode([b'U', b'S', b'D']))) = atoms.next_meaning(at + 1)
    {
        return Some((IsoCode(*b"USD"), at + 2));
    }
    match atoms.meaning(at)? {
        Meaning::Iso(code) if is_upper(atoms, at) || SMALL_LETTERS.contains(&atoms.str(at)) => Some((code, at + 1)),
        Meaning::Country(country) => match atoms.next_meaning(at + 1)? {
            Meaning::Currency(code) => Some((code.of_country(country), stop(atoms, at + 2))),
            _ => None,
        },
        Meaning::Currency(code) => {
            let end = stop(atoms, at + 1);
            match atoms.next_meaning(end) {
                Some(Meaning::Country(country)) if is_upper(atoms, end) => Some((code.of_country(country), end + 1)),
                Some(Meaning::Sterling) => Some((IsoCode(*b"GBP"), end + 1)),
                _ => Some((code, end)),
            }
        }
        _ => None,
    }
}

/// Takes the stop of a short form: «руб.».
fn stop(atoms: &Atoms<'_>, end: usize) -> usize {
    let short = matches!(atoms.str(end - 1), "руб" | "коп" | "долл" | "тг" | "грн");
    if short && atoms.is_sign(end, '.') && atoms.touches(end) { end + 1 } else { end }
}

/// Reads «1.500» as thousands where `separator` would not be a decimal point of such an amount.
fn thousands(amount: Amount, separator: char) -> Amount {
    if amount.doubtful == Some(separator) && !amount.scaled {
        return Amount { value: amount.value.and_then(|value| value.shifted(3)), ..amount };
    }
    amount
}

fn is_upper(atoms: &Atoms<'_>, at: usize) -> bool {
    atoms.str(at).chars().all(char::is_uppercase)
}

fn found(end: usize, from: Amount, to: Option<Amount>, code: IsoCode, rule: &'static str, score: f32) -> Found {
    let absurd = from.is_absurd(MOST_FIGURES) || to.is_some_and(|to| to.is_absurd(MOST_FIGURES));
    let value = if absurd { None } else { value(from, to, code) };
    Found { end, value, absurd, rule, score }
}

fn value(from: Amount, to: Option<Amount>, code: IsoCode) -> Option<String> {
    let code = code.as_str()?;
    Some(match to {
        Some(to) => format!("{}/{} {code}", from.value?, to.value?),
        None => format!("{} {code}", from.value?),
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn cases() {
        crate::rules::cases::check(include_str!("cases.txt"), super::find);
    }
}
