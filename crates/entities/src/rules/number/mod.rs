//! Amounts, in digits and in words.

mod decimal;

use super::atoms::{Atoms, Gap};
use super::lexicon::{Meaning, Prep};
pub(super) use decimal::Decimal;

/// Groups of three digits in one number; more is a row of numbers. The bound keeps reading linear.
const MOST_GROUPS: usize = 16;

/// An amount read from the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Amount {
    /// Its value; `None` if it is absurdly large.
    pub(super) value: Option<Decimal>,
    /// The atom after its last.
    pub(super) end: usize,
    /// Whether «тысяч» or a larger word belongs to it.
    pub(super) scaled: bool,
    /// The sign before a last group of three digits, where it could as well part thousands: «1.500».
    pub(super) doubtful: Option<char>,
}

impl Amount {
    /// Whether it is more than anything is: its whole part has more than so many figures.
    pub(super) fn is_absurd(&self, figures: u32) -> bool {
        self.value.is_none_or(|value| value.exceeds(figures))
    }
}

/// Reads an amount that begins at `at`: «2 000», «1,5 млн», «двести», «5 тысяч 300», «полмиллиона».
pub(super) fn amount(atoms: &Atoms<'_>, at: usize) -> Option<Amount> {
    // Each part is smaller than the one before it, so there are at most five.
    let mut total: Option<Amount> = None;
    let mut limit = u8::MAX;
    loop {
        let from = total.map_or(at, |amount| amount.end);
        if total.is_some() && !atoms.same_line(from) {
            break;
        }
        let Some((part, power)) = scaled_part(atoms, from, total.is_none()) else { break };
        if power >= limit {
            break;
        }
        let scaled = power > 0 || total.is_some_and(|amount| amount.scaled);
        let value = match total {
            None => part.value,
            Some(amount) => amount.value.zip(part.value).and_then(|(a, b)| a.plus(b)),
        };
        total = Some(Amount { value, end: part.end, scaled, doubtful: part.doubtful.filter(|_| !scaled) });
        limit = power;
        if power == 0 {
            break;
        }
    }
    total
}

/// A number with its scale word, and the scale's power of ten. `first` allows a scale word alone: «миллион рублей».
fn scaled_part(atoms: &Atoms<'_>, at: usize, first: bool) -> Option<(Amount, u8)> {
    if let Some(Meaning::HalfScale(power)) = atoms.meaning(at) {
        let value = Decimal::new(5, 1).shifted(power);
        return Some((Amount { value, end: at + 1, scaled: true, doubtful: None }, power));
    }
    let number = match atoms.meaning(at) {
        Some(Meaning::Scale(_)) if first && !is_many(atoms, at) => {
            Amount { value: Some(Decimal::whole(1)), end: at, scaled: false, doubtful: None }
        }
        _ => digits(atoms, at).or_else(|| words(atoms, at))?,
    };
    let alone = number.end == at;
    // «пять с половиной миллионов»
    let half = !alone
        && atoms.next_meaning(number.end) == Some(Meaning::Preposition(Prep::From))
        && atoms.next_meaning(number.end + 1) == Some(Meaning::HalfOf)
        && matches!(atoms.next_meaning(number.end + 2), Some(Meaning::Scale(_)));
    let number = if half {
        let value = number.value.and_then(|value| value.plus(Decimal::new(5, 1)));
        Amount { value, end: number.end + 2, ..number }
    } else {
        number
    };
    match atoms.meaning(number.end) {
        Some(Meaning::Scale(power)) if alone || atoms.same_line(number.end) => {
            let mut end = number.end + 1;
            // «тыс.»
            let short = atoms.str(number.end).chars().count() <= 4;
            if short && atoms.touches(end) && atoms.is_sign(end, '.') {
                end += 1;
            }
            Some((
                Amount {
                    value: number.value.and_then(|value| value.shifted(power)),
                    end,
                    scaled: true,
                    doubtful: None,
                },
                power,
            ))
        }
        _ => Some((number, 0)),
    }
}

/// Whether the scale word at `at` says no number of its own: «десятки тысяч», «млн рублей».
fn is_many(atoms: &Atoms<'_>, at: usize) -> bool {
    let word = atoms.str(at).to_lowercase();
    matches!(word.as_str(), "тысяч" | "тысячи" | "тыс" | "млн" | "млрд" | "трлн" | "mn" | "bn" | "tn")
        || ["ы", "ов", "ам", "ами", "ах"].iter().any(|end| word.ends_with(end))
}

/// «2 000», «1,5», «482.33», «2,000,000», «1065».
pub(super) fn digits(atoms: &Atoms<'_>, at: usize) -> Option<Amount> {
    let first = atoms.digits(at)?;
    let mut number = Reader::default();
    number.push(first);
    let mut end = at + 1;
    if first.len() <= 3 {
        let group = |end: usize| atoms.digits(end).filter(|digits| digits.len() == 3);
        // Groups of three with spaces between; a dot or comma between two groups only where there are several.
        while let Some(digits) =
            group(end).filter(|_| end - at < MOST_GROUPS && atoms.get(end).is_some_and(|atom| atom.gap == Gap::Space))
        {
            number.push(digits);
            end += 1;
        }
        if end == at + 1
            && let Some(separator @ ('.' | ',')) = atoms.sign(end)
        {
            let next = |end: usize| {
                group(end + 1).filter(|_| atoms.is_sign(end, separator) && atoms.touches(end) && atoms.touches(end + 1))
            };
            // «2,000,000», «1.234,56»
            let point = if separator == '.' { ',' } else { '.' };
            let part = |end: usize| {
                atoms.is_sign(end, point)
                    && atoms.touches(end)
                    && atoms.touches(end + 1)
                    && atoms.digits(end + 1).is_some_and(|part| part.len() <= 2)
            };
            let several = next(end).is_some() && (next(end + 2).is_some() || part(end + 2));
            while let Some(digits) = next(end).filter(|_| several && end - at < 2 * MOST_GROUPS) {
                number.push(digits);
                end += 2;
            }
        }
    }
    let (mut scale, mut doubtful) = (0, None);
    if matches!(atoms.sign(end), Some('.' | ','))
        && atoms.touches(end)
        && atoms.touches(end + 1)
        && let Some(part) = atoms.digits(end + 1)
    {
        number.push(part);
        scale = part.len();
        doubtful =
            atoms.sign(end).filter(|_| scale == 3 && end == at + 1 && first.len() <= 3 && !first.starts_with('0'));
        end += 2;
    }
    let value = number
        .value()
        .and_then(|mantissa| Some(Decimal::new(mantissa, u8::try_from(scale).ok().filter(|scale| *scale < 30)?)));
    Some(Amount { value, end, scaled: false, doubtful })
}

/// «двести пятьдесят три», «полтора»: numbers below a thousand.
fn words(atoms: &Atoms<'_>, at: usize) -> Option<Amount> {
    if let Some(Meaning::Tenths(tenths)) = atoms.meaning(at) {
        return Some(Amount {
            value: Some(Decimal::new(u128::from(tenths), 1)),
            end: at + 1,
            scaled: false,
            doubtful: None,
        });
    }
    let (value, end) = cardinal(atoms, at)?;
    Some(Amount { value: Some(Decimal::whole(u128::from(value))), end, scaled: false, doubtful: None })
}

/// The atom behind the words in brackets that say the number before `end` again: «5 000 (пять тысяч) рублей»; `end` if there are
/// none.
pub(super) fn in_words(atoms: &Atoms<'_>, end: usize) -> usize {
    let words = || amount(atoms, end + 1).filter(|words| atoms.is_sign(words.end, ')'));
    if atoms.is_sign(end, '(') && atoms.digits(end + 1).is_none() {
        words().map_or(end, |words| words.end + 1)
    } else {
        end
    }
}

/// A number below a thousand in words, and the atom after it.
pub(super) fn cardinal(atoms: &Atoms<'_>, at: usize) -> Option<(u32, usize)> {
    let (mut value, mut end, mut limit) = (0, at, u32::MAX);
    while let Some(Meaning::Cardinal(next)) = atoms.meaning(end) {
        let next = u32::from(next);
        if next >= limit || (end > at && !atoms.same_line(end)) {
            break;
        }
        value += next;
        end += 1;
        // After hundreds come tens, after tens units; after a number below twenty nothing.
        limit = match next {
            100.. => 100,
            20.. => 10,
            _ => 0,
        };
    }
    (end > at).then_some((value, end))
}

/// Two amounts joined by a dash, or by «до» after «от»; the first takes the second's «тысяч» if it has none of its own.
pub(super) fn range(atoms: &Atoms<'_>, at: usize) -> Option<(Amount, Amount)> {
    let from = amount(atoms, at)?;
    let opened = at > 0 && matches!(atoms.meaning(at - 1), Some(Meaning::Preposition(Prep::From | Prep::Of)));
    let joined =
        atoms.is_dash(from.end) || (opened && atoms.next_meaning(from.end) == Some(Meaning::Preposition(Prep::Until)));
    let to = amount(atoms, from.end + 1).filter(|_| joined && atoms.same_line(from.end + 1))?;
    let power = if to.scaled && !from.scaled { scale_of(atoms, from.end + 1, to.end) } else { 0 };
    Some((Amount { value: from.value.and_then(|value| value.shifted(power)), ..from }, to))
}

/// The power of ten of the first scale word among these atoms.
fn scale_of(atoms: &Atoms<'_>, from: usize, end: usize) -> u8 {
    (from..end)
        .find_map(|at| if let Some(Meaning::Scale(power)) = atoms.meaning(at) { Some(power) } else { None })
        .unwrap_or(0)
}

/// Whether an amount may begin at `at`.
pub(super) fn may_begin(atoms: &Atoms<'_>, at: usize) -> bool {
    match atoms.meaning(at) {
        Some(Meaning::Cardinal(_) | Meaning::Tenths(_) | Meaning::Scale(_) | Meaning::HalfScale(_)) => {
            !atoms.touches(at)
                || atoms
                    .before(at)
                    .is_none_or(|before| !matches!(before.kind, super::atoms::Kind::Digits | super::atoms::Kind::Word))
        }
        // The last groups of a longer number are none: «[1 000 …] 000 000».
        _ => {
            let group = || at > 0 && atoms.digits(at - 1).is_some() && atoms.same_line(at);
            atoms.digits(at).is_some_and(|figures| figures != "000" || !group()) && !atoms.glued_before(at)
        }
    }
}

/// Gathers digits without allocation; more digits than fit make no value.
#[derive(Default)]
struct Reader {
    value: u128,
    overflow: bool,
}

impl Reader {
    fn push(&mut self, digits: &str) {
        for digit in digits.bytes() {
            match self.value.checked_mul(10).and_then(|value| value.checked_add(u128::from(digit - b'0'))) {
                Some(value) => self.value = value,
                None => {
                    self.overflow = true;
                    return;
                }
            }
        }
    }

    fn value(&self) -> Option<u128> {
        (!self.overflow).then_some(self.value)
    }
}
