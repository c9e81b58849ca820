//! Numbers of the parts of laws: «159», «128.1», «282¹», «1 и 7», «158–163», «№ 5», «а», «вторая», «IV».

use super::super::atoms::{Atoms, Gap, Kind};
use super::super::lexicon::Meaning;
use super::units::{ARTICLE, POINT, is_pronoun, near};

/// Numbers of one part, and bytes of those before its word, at most: more is no law.
pub(super) const MOST_NUMBERS: usize = 40;

/// Steps over «-й».
pub(super) fn behind_suffix(atoms: &Atoms<'_>, at: usize) -> usize {
    let dash = atoms.is_dash(at) && atoms.touches(at) && atoms.touches(at + 1);
    if dash && atoms.meaning(at + 1) == Some(Meaning::Suffix) { at + 2 } else { at }
}

/// How many parts a word names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Count {
    /// «часть»
    One,
    /// «части», of one or several
    Ambiguous,
    /// «ч.», of one or several
    Short,
    /// «частей», «чч.»
    Several,
}

/// The numbers at `at`: «1 и 7», «158–163», «а», «б», «№213 и №115».
pub(super) fn numbers(atoms: &Atoms<'_>, at: usize, level: usize, count: Count) -> Option<(String, usize)> {
    let (mut text, mut end) = number(atoms, at, level).filter(|_| near(atoms, at))?;
    let plural = matches!(count, Count::Short | Count::Several);
    text = ranged(text, plural);
    for _ in 0..MOST_NUMBERS {
        if !near(atoms, end) {
            break;
        }
        let dash = atoms.is_dash(end) && atoms.digits(end + 1).is_some();
        let glued = atoms.touches(end) && atoms.touches(end + 1);
        let next = match atoms.str(end) {
            "," if matches!(atoms.str(end + 1), "и" | "and") => end + 2,
            "," | "и" | "или" | "and" | "or" => end + 1,
            _ if dash => end + 1,
            _ => break,
        };
        let Some((number, after)) = number(atoms, next, level).filter(|_| near(atoms, next)) else { break };
        // «по ст. 159, 20 человек»; «п. 1, 2 ст. 5» has no point 2 of another article.
        if !closed(atoms, after) {
            break;
        }
        // «ст. 440 ч. 1 — 12» counts the cases under it.
        if dash && !glued && !is_range(atoms, &text, &number, after, level, count) {
            break;
        }
        text.push_str(if dash { "/" } else { ", " });
        text.push_str(&ranged(number, plural));
        end = after;
    }
    Some((text, end))
}

/// Whether two numbers with a dash and spaces between are a range: «статьи 158 — 163», «ст. 158 — 163 УК».
fn is_range(atoms: &Atoms<'_>, from: &str, to: &str, after: usize, level: usize, count: Count) -> bool {
    let rising = matches!((from.parse::<u32>(), to.parse::<u32>()), (Ok(from), Ok(to)) if from < to);
    let law = || super::acts::law(atoms, after, &super::acts::Dates::default()).is_some();
    let unit = || matches!(atoms.meaning(after), Some(Meaning::Clause(_)));
    rising && (count == Count::Several || (count != Count::One && (unit() || (level == ARTICLE && law()))))
}

/// «158-163» as a range where several are named; «228-1» and, behind «части 2 статьи», «34-104» are one number.
fn ranged(number: String, plural: bool) -> String {
    let ends = number.split_once('-').map(|(from, to)| (from.parse::<u32>(), to.parse::<u32>()));
    match ends {
        Some((Ok(from), Ok(to))) if plural && from < to => format!("{from}/{to}"),
        _ => number,
    }
}

/// Whether a list of numbers may end before `at`: at a sign, a unit, a name, a conjunction, not at a word that is counted.
fn closed(atoms: &Atoms<'_>, at: usize) -> bool {
    let Some(atom) = atoms.get(at) else { return true };
    let conjunction = matches!(atoms.str(at), "и" | "или" | "а" | "of") || is_pronoun(atoms, at);
    let named = || super::acts::law(atoms, at, &super::acts::Dates::default()).is_some();
    match atom.kind {
        Kind::Word => {
            atom.gap > Gap::Line || conjunction || matches!(atom.meaning, Some(Meaning::Clause(_))) || named()
        }
        Kind::Sign(sign) => !matches!(sign, '%' | '$' | '€' | '₽' | '₸' | '°'),
        Kind::Digits => false,
    }
}

/// One number: «159», «128.1», «34-104», «282¹», «№ 5», «а», «вторая», «IV».
fn number(atoms: &Atoms<'_>, at: usize, level: usize) -> Option<(String, usize)> {
    let at = if matches!(atoms.str(at), "№" | "N") { at + 1 } else { at };
    let atom = atoms.get(at).filter(|atom| atom.gap <= Gap::Line)?;
    match (atom.kind, atom.meaning) {
        (Kind::Digits, _) => digits(atoms, at),
        (Kind::Word, Some(Meaning::Ordinal(number))) => Some((number.to_string(), at + 1)),
        (Kind::Word, _) if level > ARTICLE && is_roman(atoms.str(at)) => Some((atoms.str(at).to_owned(), at + 1)),
        (Kind::Word, _) if level <= POINT => letter(atoms, at)
            .filter(|_| atoms.is_sign(at + 1, ')') || matches!(atoms.next_meaning(at + 1), Some(Meaning::Clause(_)))),
        (Kind::Sign('«' | '"' | '“' | '„' | '\''), _) if level <= POINT => {
            let (letter, end) = letter(atoms, at + 1)?;
            matches!(atoms.sign(end), Some('»' | '"' | '”' | '“' | '\'')).then_some((letter, end + 1))
        }
        _ => None,
    }
    .map(|(number, end)| {
        if level <= POINT && atoms.is_sign(end, ')') && listed(atoms, at) { (number, end + 1) } else { (number, end) }
    })
}

/// Whether the bracket behind a number or letter belongs to it: «подпункт 5)», but not «(п. 5)».
fn listed(atoms: &Atoms<'_>, at: usize) -> bool {
    !(1..=4).filter_map(|back| at.checked_sub(back)).any(|at| atoms.is_sign(at, '('))
}

fn letter(atoms: &Atoms<'_>, at: usize) -> Option<(String, usize)> {
    let text = atoms.str(at);
    let mut chars = text.chars();
    let (first, more) = (chars.next()?, chars.next());
    (more.is_none() && first.is_lowercase()).then(|| (text.to_owned(), at + 1))
}

fn is_roman(word: &str) -> bool {
    word.len() <= 6 && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'Х' | 'І'))
}

pub(super) fn digits(atoms: &Atoms<'_>, at: usize) -> Option<(String, usize)> {
    let mut text = atoms.digits(at).filter(|digits| digits.len() <= 4)?.to_owned();
    let mut end = at + 1;
    // «20.12.1», «34-104», «228¹»
    for _ in 0..4 {
        if !atoms.touches(end) {
            break;
        }
        let raised = atoms.sign(end).and_then(superscript);
        if let Some(digit) = raised {
            text.push('.');
            text.push(digit);
            end += 1;
        } else if let (Some(sign @ ('.' | '-' | '‑')), Some(more)) = (atoms.sign(end), atoms.digits(end + 1))
            && atoms.touches(end + 1)
            && more.len() <= 4
        {
            text.push(if sign == '.' { '.' } else { '-' });
            text.push_str(more);
            end += 2;
        } else {
            break;
        }
    }
    end = behind_suffix(atoms, end);
    (!is_measure(atoms, end)).then_some((text, end))
}

const fn superscript(sign: char) -> Option<char> {
    Some(match sign {
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        '⁴' => '4',
        '⁵' => '5',
        '⁶' => '6',
        '⁷' => '7',
        '⁸' => '8',
        '⁹' => '9',
        _ => return None,
    })
}

/// Whether what stands at `at` makes the number before it one of something else: «31 февраля», «2012 года», «5 %», «3:1», «12б».
fn is_measure(atoms: &Atoms<'_>, at: usize) -> bool {
    let Some(atom) = atoms.get(at) else { return false };
    if atom.gap == Gap::None && (atom.kind == Kind::Word || matches!(atom.kind, Kind::Sign('%' | '/' | '@' | '_'))) {
        return true;
    }
    if atom.gap == Gap::None && atom.kind == Kind::Sign(':') && atoms.touches(at + 1) && atoms.digits(at + 1).is_some()
    {
        return true;
    }
    use Meaning::{Century, Currency, Hour, Minute, Month, Percent, Scale, ShortMonth, Subunit, Year};
    atom.gap <= Gap::Space
        && (matches!(atom.kind, Kind::Sign('%' | '$' | '€' | '₽' | '₸' | '°'))
            || matches!(
                atom.meaning,
                Some(
                    Month(_)
                        | ShortMonth(_)
                        | Year(_)
                        | Century(_)
                        | Percent
                        | Currency(_)
                        | Scale(_)
                        | Subunit(_)
                        | Hour
                        | Minute
                )
            ))
}
