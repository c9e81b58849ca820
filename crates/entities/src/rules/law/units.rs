//! Parts of laws: «п. «б» ч. 3 ст. 159», «пунктам 1 и 7 части 2 статьи 104», «второй статьи», «ст. 159 ч. 4».

use super::super::atoms::{Atoms, Gap, Kind};
use super::super::lexicon::Meaning;
use super::digits::{Count, MOST_NUMBERS, behind_suffix, digits, numbers};

/// The levels of «пункт» and «статья» among the parts, see [`super::value::UNITS`].
pub(super) const POINT: usize = 2;
pub(super) const ARTICLE: usize = 4;

/// One reference has at most so many parts, one part so many numbers.
const MOST_UNITS: usize = 12;

/// A part of a law with its number or numbers.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    pub(super) level: usize,
    pub(super) numbers: String,
    pub(super) first: usize,
    /// The atom after its last.
    pub(super) end: usize,
    /// What stands before it.
    separator: Separator,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Separator {
    Nothing,
    Comma,
    Semicolon,
    And,
}

/// Parts of one law that are named together, in order of place: each a reference of its own.
pub(super) type Reference = Vec<Unit>;

/// The references that begin at `at`, and what follows the last.
pub(super) fn references(atoms: &Atoms<'_>, at: usize) -> Option<(Vec<Reference>, usize)> {
    let mut units: Vec<Unit> = Vec::new();
    let mut end = at;
    while units.len() < MOST_UNITS {
        let (next, separator) = if units.is_empty() { (at, Separator::Nothing) } else { separated(atoms, end) };
        let Some(unit) = unit(atoms, next) else { break };
        end = unit.end;
        units.push(Unit { separator, ..unit });
    }
    (!units.is_empty()).then(|| (divided(units), end))
}

/// Steps over what parts two references: «,», «и», «, а также».
fn separated(atoms: &Atoms<'_>, at: usize) -> (usize, Separator) {
    if !near(atoms, at) {
        return (atoms.len(), Separator::Nothing);
    }
    let (mut next, mut separator) = (at, Separator::Nothing);
    match atoms.sign(next) {
        Some(',') => (next, separator) = (next + 1, Separator::Comma),
        Some(';') => (next, separator) = (next + 1, Separator::Semicolon),
        _ => {}
    }
    if matches!(atoms.str(next), "и" | "или" | "and" | "or") {
        (next, separator) = (next + 1, Separator::And);
    } else if atoms.str(next) == "of" {
        next = behind_of(atoms, next);
    } else if atoms.str(next) == "а" && atoms.str(next + 1) == "также" {
        (next, separator) = (next + 2, Separator::And);
    }
    (next, separator)
}

/// The smaller parts of an article behind its law, and the atom behind them: «, часть 3, пункт 1», if no other article follows.
pub(super) fn smaller(atoms: &Atoms<'_>, at: usize, article: &Reference) -> Option<(Vec<Unit>, usize)> {
    let from = if atoms.is_sign(at, ',') { at + 1 } else { at };
    if !near(atoms, at) || !matches!(article.as_slice(), [unit] if unit.level == ARTICLE) {
        return None;
    }
    let (references, end) = references(atoms, from).filter(|_| near(atoms, from))?;
    let units: Vec<Unit> = references.into_iter().flatten().collect();
    let joined = |unit: &Unit| matches!(unit.separator, Separator::Nothing | Separator::Comma);
    let falling = units.iter().all(|unit| unit.level < ARTICLE && joined(unit))
        && units.windows(2).all(|pair| pair[1].level < pair[0].level);
    let next = separated(atoms, end).0;
    let other = unit(atoms, next).is_some() || super::acts::law(atoms, end, &super::acts::Dates::default()).is_some();
    (falling && !other).then_some((units, end))
}

/// Steps over «of the» of an English name.
pub(super) fn behind_of(atoms: &Atoms<'_>, at: usize) -> usize {
    match atoms.str(at) {
        "of" if atoms.str(at + 1) == "the" => at + 2,
        "of" => at + 1,
        _ => at,
    }
}

/// «настоящего» between an article and its law.
pub(super) fn is_pronoun(atoms: &Atoms<'_>, at: usize) -> bool {
    matches!(atoms.str(at), "настоящего" | "настоящей" | "данного" | "этого" | "указанного" | "нового")
}

/// Whether the atom at `at` stands in the same paragraph as the one before it.
pub(super) fn near(atoms: &Atoms<'_>, at: usize) -> bool {
    atoms.get(at).is_some_and(|atom| atom.gap <= Gap::Line)
}

/// How many of the references stand before the last semicolon.
pub(super) fn last_part(references: &[Reference]) -> usize {
    let begins = |reference: &Reference| reference.first().is_some_and(|unit| unit.separator == Separator::Semicolon);
    references.iter().rposition(begins).unwrap_or(0)
}

/// Parts the run of units: from smaller to larger is one reference, and so is an article with smaller parts behind it.
fn divided(units: Vec<Unit>) -> Vec<Reference> {
    let mut references: Vec<Reference> = Vec::new();
    let levels: Vec<usize> = units.iter().map(|unit| unit.level).collect();
    for (at, unit) in units.into_iter().enumerate() {
        let joined = references.last().is_some_and(|reference| {
            let (Some(first), Some(last)) = (reference.first(), reference.last()) else { return false };
            let rising = unit.level > last.level && (reference.len() == 1 || last.level > first.level);
            let falling = unit.level < last.level && last.level <= first.level && first.level >= ARTICLE && {
                // «ст. 15, ч. 2 ст. 115»: the part is the next article's; «ст. 30 ч. 3, ст. 228»: the one before has it.
                let run = levels[at..].windows(2).take_while(|pair| pair[1] < pair[0]).count();
                unit.separator == Separator::Nothing || levels.get(at + run + 1).is_none_or(|next| *next < ARTICLE)
            };
            unit.separator != Separator::And && (rising || falling)
        });
        match references.last_mut() {
            Some(reference) if joined => reference.push(unit),
            _ => references.push(vec![unit]),
        }
    }
    references
}

/// «ст. 159», «282-й статьи», «часть вторая».
fn unit(atoms: &Atoms<'_>, at: usize) -> Option<Unit> {
    if let Some(Meaning::Clause(code)) = atoms.meaning(at) {
        let (level, short) = (usize::from(code / 10), code % 10 == 3);
        let (from, doubled) = if short { behind_short(atoms, at) } else { (at + 1, false) };
        let count = match code % 10 {
            _ if doubled => Count::Several,
            2 => Count::Several,
            1 => Count::Ambiguous,
            3 => Count::Short,
            _ => Count::One,
        };
        let (numbers, end) = numbers(atoms, from, level, count)?;
        // «пп. «а» п. 1» names sub-points, «пп. 1 и 2 ст. 5» points.
        let letters = numbers.starts_with(char::is_alphabetic);
        let points = short && atoms.str(at) == "пп" && !letters && !is_unit(atoms, end, POINT);
        return Some(Unit {
            level: if points { POINT } else { level },
            numbers,
            first: at,
            end,
            separator: Separator::Nothing,
        });
    }
    before_word(atoms, at)
}

fn is_unit(atoms: &Atoms<'_>, at: usize, level: usize) -> bool {
    matches!(atoms.meaning(at), Some(Meaning::Clause(code)) if usize::from(code / 10) == level)
}

/// After «ст.», «ст.ст.», «п.п.»; whether it is doubled, for several.
fn behind_short(atoms: &Atoms<'_>, at: usize) -> (usize, bool) {
    let stop = |at: usize| if atoms.is_sign(at, '.') { at + 1 } else { at };
    let once = stop(at + 1);
    match atoms.str(once) == atoms.str(at) {
        true => (stop(once + 1), true),
        false => (once, atoms.str(at) == "пп"),
    }
}

/// «282-й статьи», «57 статьей», «второй статьи», «158-й и 159-й статей»; not «5 статей» and «3 статьи», which are counted.
fn before_word(atoms: &Atoms<'_>, at: usize) -> Option<Unit> {
    let (mut numbers, mut word, mut ordinal) = ordinal(atoms, at)?;
    let mut several = false;
    while ordinal
        && matches!(atoms.str(word), "," | "и" | "или")
        && let Some((number, end, true)) = self::ordinal(atoms, word + 1)
        && numbers.len() < MOST_NUMBERS
    {
        numbers.push_str(", ");
        numbers.push_str(&number);
        (word, several, ordinal) = (end, true, true);
    }
    let Some(Meaning::Clause(code)) = atoms.next_meaning(word) else { return None };
    let level = usize::from(code / 10);
    let counted = numbers.len() == 1 && numbers.ends_with(['2', '3', '4']);
    let named = match code % 10 {
        0 => ordinal || level == ARTICLE,
        1 => ordinal || (level == ARTICLE && !counted),
        2 => several,
        _ => false,
    };
    // «статья 5» and «первая часть 2» are read from their word on.
    let numbered = atoms.digits(word + 1).is_some() && atoms.same_line(word + 1);
    (named && !numbered).then_some(Unit { level, numbers, first: at, end: word + 1, separator: Separator::Nothing })
}

/// «282-й», «вторая», «57»: the number, the atom behind, and whether it is an ordinal for sure.
fn ordinal(atoms: &Atoms<'_>, at: usize) -> Option<(String, usize, bool)> {
    if let Some(Meaning::Ordinal(number)) = atoms.meaning(at) {
        return Some((number.to_string(), at + 1, true));
    }
    let digits = atoms.digits(at).filter(|digits| digits.len() <= 3 && !atoms.glued_before(at))?;
    let end = behind_suffix(atoms, at + 1);
    Some((digits.to_owned(), end, end > at + 1))
}

/// «159» in «159 УК РФ», «213.2» in «213.2 УК РФ».
pub(super) fn before_code(atoms: &Atoms<'_>, at: usize) -> Option<Unit> {
    let short = atoms.digits(at).is_some_and(|digits| digits.len() <= 3) && !atoms.glued_before(at);
    let (numbers, end) = digits(atoms, at).filter(|_| short)?;
    let abbreviation =
        atoms.get(end).filter(|atom| atom.kind == Kind::Word && atom.gap <= Gap::Space && atom.capital)?;
    let upper = abbreviation.span.of(atoms.text).chars().filter(|c| c.is_uppercase()).count() > 1;
    upper.then_some(Unit { level: ARTICLE, numbers, first: at, end, separator: Separator::Nothing })
}

/// «13.15» in «КоАП РФ 13.15».
pub(super) fn behind_code(atoms: &Atoms<'_>, at: usize) -> Option<Unit> {
    let (numbers, end) = digits(atoms, at).filter(|_| atoms.same_line(at))?;
    let article = numbers.contains('.') && numbers.matches(['.', '-']).count() == 1;
    article.then_some(Unit { level: ARTICLE, numbers, first: at, end, separator: Separator::Nothing })
}
