//! Ages: those that a word before them makes sure, and the whole years of all («35-летний», «35 лет»).

use super::atoms::Atoms;
use super::lexicon::{Meaning, Prep};
use super::{Mention, mention, number};
use crate::Label;

/// «в возрасте 35 лет», «исполнилось 35 лет»
const CUED: f32 = 0.95;
/// «в 35 лет»
const AT: f32 = 0.92;

/// Ages with a word before them that lets nothing else be meant, in order.
pub(super) fn find(atoms: &Atoms<'_>, out: &mut Vec<Mention>) {
    for at in 1..atoms.len() {
        let Some(score) = cue(atoms, at) else { continue };
        if let Some((years, end)) = number::cardinal(atoms, at).or_else(|| Some((atoms.number(at, 3)?, at + 1)))
            && (1..=OLDEST).contains(&years)
            && atoms.same_line(end)
            && matches!(atoms.meaning(end), Some(Meaning::Year(1) | Meaning::Unit(b'Y')))
            && atoms.meaning(end + 1) != Some(Meaning::Ago)
            && !atoms.str(end).to_lowercase().ends_with('у')
        {
            out.push(mention(atoms, at, end + 1, Label::Age, Some(years.to_string()), "age", score));
        }
    }
}

/// How sure the word before `at` makes an age.
fn cue(atoms: &Atoms<'_>, at: usize) -> Option<f32> {
    let begins = atoms.digits(at).is_some() || matches!(atoms.meaning(at), Some(Meaning::Cardinal(_)));
    let before = at.checked_sub(1).filter(|_| begins && atoms.same_line(at))?;
    if atoms.meaning(before) == Some(Meaning::Preposition(Prep::In)) {
        return Some(AT);
    }
    let word = atoms.str(before).to_lowercase();
    (word.starts_with("возраст") || word.starts_with("исполн")).then_some(CUED)
}

/// Nobody is older.
const OLDEST: u32 = 150;

/// The whole years that `text`, an age, says; `None` if it says months, a bound or a range, or nothing in numbers.
pub(crate) fn whole_years(text: &str) -> Option<String> {
    let atoms = Atoms::new(text);
    // «в возрасте 35 лет», but not «старше 35 лет».
    let first = (0..atoms.len()).find(|at| {
        let word = atoms.str(*at).to_lowercase();
        word != "в" && !word.starts_with("возраст")
    })?;
    let years = compound(atoms.str(first)).or_else(|| counted(&atoms, first))?;
    (years <= OLDEST).then(|| years.to_string())
}

/// «сорокалетний»
fn compound(word: &str) -> Option<u32> {
    let word = word.to_lowercase();
    let number = Atoms::new(word.get(..word.find("летн")?)?);
    number::cardinal(&number, 0).filter(|(_, end)| *end == number.len()).map(|(years, _)| years)
}

/// «35 лет», «35-летний», «35», «тридцать пять лет»
fn counted(atoms: &Atoms<'_>, at: usize) -> Option<u32> {
    let (years, end) = atoms.number(at, 3).map(|number| (number, at + 1)).or_else(|| number::cardinal(atoms, at))?;
    let dash = atoms.is_dash(end);
    let unit = atoms.str(end + usize::from(dash)).to_lowercase();
    let said = match unit.as_str() {
        "лет" | "год" | "года" | "годов" | "годами" | "годик" | "годика" | "" => !dash,
        "ти" | "ми" | "и" => dash,
        _ => unit.starts_with("летн"),
    };
    said.then_some(years)
}

#[cfg(test)]
mod tests {
    use super::whole_years;

    #[test]
    fn whole_years_are_read() {
        for (text, years) in [
            ("35-летний", "35"),
            ("35‑летнего", "35"),
            ("35 лет", "35"),
            ("тридцать пять лет", "35"),
            ("тридцати пяти лет", "35"),
            ("в возрасте 91 года", "91"),
            ("18-ти летней", "18"),
            ("двадцать один год", "21"),
            ("43", "43"),
            ("в 55 лет", "55"),
            ("сорокалетней", "40"),
            ("старше 18 лет", "-"),
            ("до 60 лет", "-"),
            ("97 году", "-"),
            ("100-летию", "-"),
            ("малолетний", "-"),
            ("6 месяцев", "-"),
            ("30-35 лет", "-"),
            ("от 14 до 17 лет", "-"),
            ("несовершеннолетний", "-"),
            ("900 лет", "-"),
            ("", "-"),
        ] {
            assert_eq!(whole_years(text).as_deref().unwrap_or("-"), years, "{text}");
        }
    }
}
