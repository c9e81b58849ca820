//! Registration plates of vehicles: Russia's «А123ВС 77», Kazakhstan's «123 ABC 02», also in letters of the other alphabet that
//! look the same; Kyrgyzstan's «01KG123ABC» and Uzbekistan's «01 A 123 BC», «01 123 ABC». The value is the country and the plate in
//! one spelling: `RU:А123ВС77` in Cyrillic letters, `KZ:123ABC02` in Latin ones.
//!
//! Where the shape alone could be something else («123 ABC 02» in a table, «А123ВС» without a region) a word must say that it
//! is a plate or a vehicle.

use super::atoms::{Atoms, Gap, Kind};
use super::cues::{self, Cue};
use super::{Mention, mention};
use crate::Label;

/// A shape of its own.
const SHAPE: f32 = 0.96;
/// A word says so.
const NAMED: f32 = 0.98;
/// Atoms before it among which such a word may stand.
const REACH: usize = 10;
/// Atoms of a plate at most.
const MOST_ATOMS: usize = 5;

/// All plates, in order.
pub(super) fn find(atoms: &Atoms<'_>, out: &mut Vec<Mention>) {
    let mut at = 0;
    while at < atoms.len() {
        match plate(atoms, at) {
            Some((end, value, score)) => {
                out.push(mention(atoms, at, end, Label::Plate, Some(value), "plate", score));
                at = end;
            }
            None => at += 1,
        }
    }
}

fn plate(atoms: &Atoms<'_>, at: usize) -> Option<(usize, String, f32)> {
    let next = atoms.get(at + 1).filter(|next| next.gap <= Gap::Space)?;
    // What the shapes begin with: «94A2», «93A3», «A193», «A294».
    let may = atoms.get(at).is_some_and(|atom| match (atom.kind, next.kind) {
        (Kind::Digits, Kind::Word) => {
            let parted = atoms.get(at + 2).is_some_and(|third| {
                third.gap <= Gap::Space && matches!(third.kind, Kind::Digits | Kind::Sign('/' | '-' | '|'))
            });
            matches!(atom.span.len(), 2..=4) && next.span.len() <= 6 && parted
        }
        // «01 123 ABC»
        (Kind::Digits, Kind::Digits) => {
            (atom.span.len(), next.span.len()) == (2, 3)
                && atoms.get(at + 2).is_some_and(|third| third.kind == Kind::Word && third.capital)
        }
        (Kind::Word, Kind::Digits) => atom.span.len() <= 4 && matches!(next.span.len(), 3 | 4),
        _ => false,
    });
    if !may {
        return None;
    }
    if glued(atoms, at, true) {
        return None;
    }
    // The longest reading first.
    (2..=MOST_ATOMS).rev().find_map(|length| {
        let end = at + length;
        let written = Written::new(atoms, at, end).filter(|_| !glued(atoms, end, false))?;
        let (value, sure) = russian(&written).or_else(|| kazakh(&written)).or_else(|| neighbour(&written))?;
        let named = || {
            let vehicle = cues::before(atoms, at, REACH, &[Cue::Vehicle, Cue::OtherNumber]) == Some(Cue::Vehicle);
            vehicle || cues::after(atoms, end, 3, &[Cue::Vehicle]).is_some()
        };
        match sure {
            Sure::Shape => Some((end, value, SHAPE)),
            Sure::WithNumber => {
                let named =
                    named() || cues::before(atoms, at, 3, &[Cue::Number, Cue::OtherNumber]) == Some(Cue::Number);
                named.then_some((end, value, NAMED))
            }
            Sure::WithVehicle => named().then_some((end, value, NAMED)),
        }
    })
}

/// What must stand beside a plate of such a shape.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sure {
    /// Nothing.
    Shape,
    /// A vehicle, or at least «номер».
    WithNumber,
    /// A vehicle.
    WithVehicle,
}

/// What may be a plate, as it is written.
struct Written {
    /// Letters in capitals, digits; all else left out.
    text: String,
    /// The kinds and lengths of its parts: `A1 B3` for a letter and three digits.
    shape: String,
    /// Whether white space or a sign stands between its parts.
    spaced: bool,
    /// Whether its first part stands apart: «А 123 ВС 77».
    apart: bool,
    /// Whether it has small letters.
    small: bool,
    /// Whether all letters are Latin.
    latin: bool,
}

impl Written {
    fn new(atoms: &Atoms<'_>, at: usize, end: usize) -> Option<Self> {
        let mut written =
            Self { text: String::new(), shape: String::new(), spaced: false, apart: false, small: false, latin: true };
        for index in at..end {
            let atom = atoms.get(index)?;
            if index > at && atom.gap > Gap::Space {
                return None;
            }
            written.spaced |= index > at && atom.gap == Gap::Space;
            written.apart |= index == at + 1 && atom.gap == Gap::Space;
            let text = atoms.str(index);
            match atom.kind {
                Kind::Digits => written.shape.push('9'),
                Kind::Word => {
                    written.shape.push('A');
                    written.small |= text.chars().any(char::is_lowercase);
                    written.latin &= text.is_ascii();
                }
                // «А123ВС/77», «А123ВС-77»
                Kind::Sign('/' | '-' | '|') if index > at && index + 1 < end => {
                    written.spaced = true;
                    continue;
                }
                Kind::Sign(_) => return None,
            }
            written.shape.push_str(&text.chars().count().to_string());
            written.text.extend(text.chars().flat_map(char::to_uppercase));
        }
        Some(written)
    }
}

/// Whether a plate there would be part of something longer.
fn glued(atoms: &Atoms<'_>, at: usize, start: bool) -> bool {
    if !atoms.touches(at) || at == 0 {
        return false;
    }
    let (near, far) = if start { (at - 1, at.wrapping_sub(2)) } else { (at, at + 1) };
    match atoms.get(near).map(|atom| atom.kind) {
        // «А123ВС77RUS»
        Some(Kind::Word) if !start && atoms.str(near).eq_ignore_ascii_case("rus") => false,
        Some(Kind::Digits | Kind::Word) => true,
        Some(Kind::Sign('-' | '/' | '.' | '_' | '@' | '#' | '=' | '+' | '\\')) => {
            let joined = if start { atoms.touches(near) } else { atoms.touches(far) };
            joined && atoms.get(far).is_some_and(|atom| matches!(atom.kind, Kind::Digits | Kind::Word))
        }
        _ => false,
    }
}

/// The letters of Russia's plates and the Latin ones that look like them.
const LETTERS: [(char, char); 12] = [
    ('А', 'A'),
    ('В', 'B'),
    ('Е', 'E'),
    ('К', 'K'),
    ('М', 'M'),
    ('Н', 'H'),
    ('О', 'O'),
    ('Р', 'P'),
    ('С', 'C'),
    ('Т', 'T'),
    ('У', 'Y'),
    ('Х', 'X'),
];

fn russian(written: &Written) -> Option<(String, Sure)> {
    let letters = |c: char| LETTERS.iter().find(|(own, twin)| c == *own || c == *twin).map(|(own, _)| *own);
    let text: Option<String> =
        written.text.chars().map(|c| if c.is_ascii_digit() { Some(c) } else { letters(c) }).collect();
    let text = text?;
    let digits: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let (number, code) = match digits.as_slice() {
        [number] => (*number, None),
        [number, code] => (*number, Some(*code)),
        _ => return None,
    };
    if number.bytes().all(|byte| byte == b'0') || !code.is_none_or(region) {
        return None;
    }
    let sure = match written.shape.as_str() {
        "A193A292" | "A193A293" if !written.small && !written.apart => Sure::Shape,
        "A193A292" | "A193A293" if !written.spaced || !written.small => Sure::WithNumber,
        "A193A292" | "A193A293" => Sure::WithVehicle,
        // Without the region.
        "A193A2" if !written.spaced => Sure::WithVehicle,
        // Taxis, trailers, motorcycles, police.
        _ if written.small => return None,
        "A29392" | "A29393" | "A29492" | "A29493" | "94A292" | "94A293" | "A19492" | "A19493" => Sure::WithVehicle,
        _ => return None,
    };
    Some((format!("RU:{text}"), sure))
}

/// Regions have two digits or, beginning with 1, 2, 7, 8 or 9, three.
fn region(code: &str) -> bool {
    match code.len() {
        2 => code != "00",
        _ => code.starts_with(['1', '2', '7', '8', '9']) && !code.ends_with("00"),
    }
}

/// Three letters that stand between numbers and are no plate's.
const WORDS: &[&str] = &[
    "KZT", "RUB", "USD", "EUR", "GBP", "CNY", "UZS", "KGS", "AED", "CHF", "UAH", "BYN", "PCS", "KMH", "VAT", "GMT",
    "UTC",
];

fn kazakh(written: &Written) -> Option<(String, Sure)> {
    let twin = |c: char| LETTERS.iter().find(|(own, _)| c == *own).map_or(c, |(_, twin)| *twin);
    let text: String = written.text.chars().map(twin).collect();
    if !text.is_ascii() {
        return None;
    }
    let letters: String = text.chars().filter(char::is_ascii_alphabetic).collect();
    let regional = || text.get(text.len().checked_sub(2)?..)?.parse::<u8>().ok().filter(|code| (1..=20).contains(code));
    let sure = match written.shape.as_str() {
        "93A392" if !written.spaced && !written.small => Sure::Shape,
        "93A392" if written.latin && !written.small && !WORDS.contains(&letters.as_str()) => Sure::Shape,
        "93A392" => Sure::WithVehicle,
        // Of firms, and of motorcycles and trailers.
        "93A292" | "92A292" => Sure::WithVehicle,
        // Of before 2012: the letter is the region.
        "A193A3" | "A193A2" if !written.spaced && !written.small => {
            return Some((format!("KZ:{text}"), Sure::WithVehicle));
        }
        _ => return None,
    };
    regional().filter(|_| !text.starts_with("000")).map(|_| (format!("KZ:{text}"), sure))
}

/// Regions of Uzbekistan by their codes.
const UZBEK: &[&str] = &["01", "10", "20", "25", "30", "40", "50", "60", "70", "75", "80", "85", "90", "95"];

/// Plates of Kyrgyzstan and Uzbekistan, which begin with the region.
fn neighbour(written: &Written) -> Option<(String, Sure)> {
    let text = &written.text;
    if written.small || !written.latin {
        return None;
    }
    let region = text.get(..2)?;
    let kyrgyz = text.get(2..4) == Some("KG") && ("01".."10").contains(&region);
    match written.shape.as_str() {
        "92A293A3" | "92A293A2" if kyrgyz => Some((format!("KG:{text}"), Sure::Shape)),
        "92A193A2" if UZBEK.contains(&region) => Some((format!("UZ:{text}"), Sure::WithNumber)),
        "9293A3" if UZBEK.contains(&region) && !WORDS.contains(&text.get(5..)?) => {
            Some((format!("UZ:{text}"), Sure::WithNumber))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn cases() {
        crate::rules::cases::check(include_str!("cases.txt"), super::find);
    }
}
