//! Amounts of money, with their value as amount and ISO 4217 code: `500000 USD`.
//!
//! «Доллар» alone is the American one, «рубль» the Russian one. A currency of many countries («крона») has no code unless
//! an adjective says the country; such an amount is a mention only where «тысяч» or more shows that money is meant.

use super::atoms::{Atoms, Kind};
use super::lexicon::{IsoCode, Meaning};
use super::number::{self, Amount, Decimal};
use super::{Mention, mention};
use crate::Label;

/// «500 рублей»
const WITH_WORD: f32 = 0.98;
/// «$ 482.33»
const WITH_SIGN: f32 = 0.97;
/// «50 копеек»
const SMALL: f32 = 0.95;

/// All amounts of money, in order.
pub(super) fn find(atoms: &Atoms<'_>, out: &mut Vec<Mention>) {
    let mut at = 0;
    while at < atoms.len() {
        match before_amount(atoms, at).or_else(|| after_amount(atoms, at)) {
            Some(found) => {
                out.push(mention(atoms, at, found.end, Label::Money, found.value, found.rule, found.score));
                at = found.end;
            }
            None => at += 1,
        }
    }
}

struct Found {
    end: usize,
    value: Option<String>,
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
    // «$5 млн долларов»
    if let Some((_, after)) = currency(atoms, end) {
        end = after;
    }
    let plain = |amount: Amount| thousands(amount, ',');
    Some(Found { end, value: value(plain(from), to.map(plain), code), rule: "money.sign", score: WITH_SIGN })
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
        return Some(Found {
            end,
            value: value(plain(from), Some(plain(to)), code),
            rule: "money.range",
            score: WITH_WORD,
        });
    }
    let amount = number::amount(atoms, at)?;
    let amount = Amount { end: number::in_words(atoms, amount.end), ..amount };
    if let Some(Meaning::Subunit(code)) = atoms.next_meaning(amount.end) {
        // A cent is a hundredth of several currencies.
        let value = code
            .as_str()
            .filter(|code| *code != "USD")
            .zip(hundredth(amount.value))
            .map(|(code, value)| format!("{value} {code}"));
        return Some(Found { end: stop(atoms, amount.end + 1), value, rule: "money.small", score: SMALL });
    }
    let (code, end) = currency(atoms, amount.end)?;
    if code.as_str().is_none() && !amount.scaled {
        return None;
    }
    let plain = thousands(amount, '.');
    if !amount.scaled
        && let Some((small, after)) = small_part(atoms, end)
    {
        let total = Amount { value: plain.value.zip(small).and_then(|(a, b)| a.plus(b)), ..plain };
        return Some(Found { end: after, value: value(total, None, code), rule: "money.amount", score: WITH_WORD });
    }
    Some(Found { end, value: value(plain, None, code), rule: "money.amount", score: WITH_WORD })
}

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
    match atoms.meaning(at)? {
        Meaning::Iso(code) if is_upper(atoms, at) => Some((code, at + 1)),
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
