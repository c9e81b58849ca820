//! Ages: those that a word before them makes sure, and the whole years of all («35-летний», «35 лет»). The value of a range is
//! its two ends: `60/75`.

use super::atoms::{Atoms, Gap, Kind};
use super::lexicon::{Meaning, Prep};
use super::{Mention, mention, number};
use crate::{Flaw, Label, Source};

/// «в возрасте 35 лет», «исполнилось 35 лет»
const CUED: f32 = 0.95;
/// «в 35 лет», «мужчина 35 лет»
const AT: f32 = 0.92;
/// The name of the rule.
const RULE: &str = "age";

/// What begins the words for those who have an age; «человек 20 лет ждал» has none, which its end tells.
const PERSONS: &str = "мужчин женщин человек люди людей людям парень парня парней девуш мальчик девоч ребен дети детей детям \
    детьми подрост юнош пенсионер граждан старик старуш младен студент школьни жител молодеж несовершеннолетн";

/// Ages with a word before them that lets nothing else be meant, in order.
pub(super) fn find(atoms: &Atoms<'_>, out: &mut Vec<Mention>) {
    let mut at = 0;
    while at < atoms.len() {
        let begins = match atoms.get(at) {
            Some(atom) if atom.kind == Kind::Digits => true,
            Some(atom) => matches!(atom.meaning, Some(Meaning::Cardinal(_) | Meaning::Unit(b'Y'))),
            None => false,
        };
        let Some((found, end)) = begins.then(|| age(atoms, at)).flatten() else {
            at += 1;
            continue;
        };
        out.push(found);
        at = end;
    }
}

/// Leaves out what a model found inside a rule's age: «60–[75 лет]».
pub(crate) fn without_parts(mentions: &mut Vec<Mention>) {
    let mut ages: Vec<_> =
        mentions.iter().filter(|mention| mention.source == Source::Rule(RULE)).map(|mention| mention.span).collect();
    ages.sort_unstable();
    mentions.retain(|mention| {
        let at = ages.partition_point(|age| age.end() < mention.span.end());
        let inside = ages.get(at).is_some_and(|age| age.contains(mention.span) && *age != mention.span);
        !(inside && matches!(mention.label, Label::Age | Label::Date) && matches!(mention.source, Source::Model(_)))
    });
}

/// An age that begins at `at`, and the atom after it.
fn age(atoms: &Atoms<'_>, at: usize) -> Option<(Mention, usize)> {
    let found = |first: usize, years: Years, end: usize, score: f32| {
        Some((mention(atoms, first, end, Label::Age, Some(years.to_string()), RULE, score), end))
    };
    if let Some(end) = absurd(atoms, at) {
        return Some((
            Mention { flaw: Some(Flaw::Absurd), ..mention(atoms, at, end, Label::Age, None, RULE, AT) },
            end,
        ));
    }
    // «мужчина лет сорока», «на вид лет 40»
    if atoms.meaning(at) == Some(Meaning::Unit(b'Y')) {
        let (years, end) = number_of(atoms, at + 1).filter(|_| atoms.same_line(at + 1))?;
        let told = who(atoms, at) && !matches!(atoms.next_meaning(end), Some(Meaning::Ago | Meaning::Unit(_)));
        return if told && !atoms.glued_after(end) {
            found(at, Years { from: years, to: None }, end, AT)
        } else {
            None
        };
    }
    if atoms.glued_before(at) {
        return None;
    }
    let (from, end) = number_of(atoms, at)?;
    // «от 60 до 75 лет», «60–75 лет»
    let before = at.checked_sub(1).filter(|_| atoms.same_line(at)).and_then(|before| atoms.meaning(before));
    let of = matches!(before, Some(Meaning::Preposition(Prep::Of | Prep::From)));
    let second =
        atoms.is_dash(end) || (of && matches!(atoms.next_meaning(end), Some(Meaning::Preposition(Prep::Until))));
    let to = if second { number_of(atoms, end + 1).filter(|_| atoms.same_line(end + 1)) } else { None };
    let unit = to.map_or(end, |(_, end)| end);
    // «20-летний Иванов», «20-летний студент»
    if to.is_none() && second && atoms.touches(end) && is_of_years(atoms, end + 1) {
        let next = atoms.get(end + 2).filter(|next| next.gap <= Gap::Space && next.kind == Kind::Word)?;
        return if next.capital || is_person(atoms, end + 2) {
            found(at, Years { from, to: None }, end + 2, AT)
        } else {
            None
        };
    }
    let years = Years { from, to: to.map(|(to, _)| to) };
    let said = atoms.same_line(unit)
        && matches!(atoms.meaning(unit), Some(Meaning::Year(1) | Meaning::Unit(b'Y')))
        && atoms.meaning(unit + 1) != Some(Meaning::Ago)
        && !atoms.str(unit).to_lowercase().ends_with('у');
    if !said || years.to.is_some_and(|to| to <= from) || (second && to.is_none()) {
        return None;
    }
    let first = if of && to.is_some() && !atoms.is_dash(end) { at - 1 } else { at };
    let score = cue(atoms, first).or_else(|| {
        let closed = atoms.get(unit + 1).is_none_or(|next| next.gap >= Gap::Line || matches!(next.kind, Kind::Sign(_)));
        (who(atoms, first) && (closed || to.is_some())).then_some(AT)
    })?;
    found(first, years, unit + 1, score)
}

/// The end of an age that nobody has: «ему 4567 лет», «мужчина 999 лет». A town or a tree is some hundreds of years old too, and
/// may be «ему».
fn absurd(atoms: &Atoms<'_>, at: usize) -> Option<usize> {
    let figures = atoms.digits(at).filter(|figures| figures.len() >= 3 && !atoms.glued_before(at))?;
    let years = atoms.same_line(at + 1) && matches!(atoms.meaning(at + 1), Some(Meaning::Unit(b'Y')));
    let old = figures.parse().is_ok_and(|years: u32| years <= OLDEST);
    if !years || old || atoms.next_meaning(at + 2) == Some(Meaning::Ago) {
        return None;
    }
    let before = at.checked_sub(1).filter(|_| atoms.same_line(at))?;
    let closed = atoms.get(at + 2).is_none_or(|next| next.gap >= Gap::Line || matches!(next.kind, Kind::Sign(_)));
    let told = cue(atoms, at) == Some(CUED) || (is_person(atoms, before) && closed);
    (told || (who(atoms, at) && closed && figures.len() > 3)).then_some(at + 2)
}

/// How sure the word before `at` makes an age.
fn cue(atoms: &Atoms<'_>, at: usize) -> Option<f32> {
    let before = at.checked_sub(1).filter(|_| atoms.same_line(at))?;
    if atoms.meaning(before) == Some(Meaning::Preposition(Prep::In)) {
        // «раз в 5 лет»
        let times = before > 0 && matches!(atoms.str(before - 1), "раз" | "раза" | "Раз" | "однажды" | "дважды");
        return (!times).then_some(AT);
    }
    let word = atoms.str(before).to_lowercase();
    (word.starts_with("возраст") || word.starts_with("исполн")).then_some(CUED)
}

/// Whether the word before `at`, in its line, says whose age stands there: «мужчина», «ему», «[на] вид», «мальчик (».
fn who(atoms: &Atoms<'_>, at: usize) -> bool {
    let bracket = at > 1 && atoms.is_sign(at - 1, '(') && atoms.same_line(at - 1);
    let Some(before) = at.checked_sub(if bracket { 2 } else { 1 }).filter(|_| atoms.same_line(at)) else {
        return false;
    };
    matches!(atoms.str(before), "ему" | "Ему" | "ей" | "Ей" | "им" | "Им" | "мне" | "Мне" | "вид" | "виду")
        || is_person(atoms, before)
}

fn is_person(atoms: &Atoms<'_>, at: usize) -> bool {
    let word = atoms.str(at).to_lowercase().replace('ё', "е");
    PERSONS.split_whitespace().any(|stem| word.starts_with(stem))
}

/// «летний», «летнего», behind a number and its hyphen; the season has no number.
fn is_of_years(atoms: &Atoms<'_>, at: usize) -> bool {
    let word = atoms.str(at).to_lowercase();
    atoms.touches(at) && word.starts_with("летн") && !word.starts_with("лети")
}

/// Whole years, or from so many to so many.
#[derive(Clone, Copy)]
struct Years {
    from: u32,
    to: Option<u32>,
}

impl std::fmt::Display for Years {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.to {
            Some(to) => write!(f, "{}/{to}", self.from),
            None => write!(f, "{}", self.from),
        }
    }
}

/// A number of years that somebody may have, and the atom after it.
fn number_of(atoms: &Atoms<'_>, at: usize) -> Option<(u32, usize)> {
    let found = atoms.number(at, 3).map(|number| (number, at + 1)).or_else(|| number::cardinal(atoms, at))?;
    (1..=OLDEST).contains(&found.0).then_some(found)
}

/// Nobody is older.
const OLDEST: u32 = 150;

/// The whole years that `text`, an age, says: `35`, `60/75`; `None` if it says months or a bound, or nothing in numbers.
pub(crate) fn whole_years(text: &str) -> Option<String> {
    let atoms = Atoms::new(text);
    // «в возрасте 35 лет», but not «старше 35 лет».
    let mut first = (0..atoms.len()).find(|at| {
        let word = atoms.str(*at).to_lowercase();
        word != "в" && !word.starts_with("возраст")
    })?;
    if let Some(range) = range(&atoms, first) {
        return Some(range.to_string());
    }
    // «лет сорока»
    if atoms.meaning(first) == Some(Meaning::Unit(b'Y')) && atoms.len() > first + 1 {
        first += 1;
    }
    let years = compound(atoms.str(first)).or_else(|| counted(&atoms, first))?;
    (years <= OLDEST).then(|| years.to_string())
}

/// «60–75 лет», «от 60 до 75 лет»
fn range(atoms: &Atoms<'_>, at: usize) -> Option<Years> {
    let of = matches!(atoms.meaning(at), Some(Meaning::Preposition(Prep::Of | Prep::From)));
    let (from, end) = number_of(atoms, at + usize::from(of))?;
    let joined = if of { atoms.meaning(end) == Some(Meaning::Preposition(Prep::Until)) } else { atoms.is_dash(end) };
    let (to, end) = number_of(atoms, end + 1).filter(|(to, _)| joined && *to > from)?;
    let unit = matches!(atoms.meaning(end), Some(Meaning::Year(1) | Meaning::Unit(b'Y'))) || end == atoms.len();
    let compound = atoms.is_dash(end) && is_of_years(atoms, end + 1);
    (unit || compound).then_some(Years { from, to: Some(to) })
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
    fn cases() {
        crate::rules::cases::check(include_str!("cases.txt"), super::find);
    }

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
            ("30-35 лет", "30/35"),
            ("от 14 до 17 лет", "14/17"),
            ("20-30-летних", "20/30"),
            ("лет сорока", "40"),
            ("от 18 лет", "-"),
            ("75-60 лет", "-"),
            ("несовершеннолетний", "-"),
            ("900 лет", "-"),
            ("", "-"),
        ] {
            assert_eq!(whole_years(text).as_deref().unwrap_or("-"), years, "{text}");
        }
    }
}
