//! Words nearby that say what a number or name is: «ИНН 9973677516», «версия 1.2.3.4». They stand in `cues.txt`.

use super::atoms::{Atoms, Gap, Kind};
use std::sync::OnceLock;

/// What a word says of the number or name beside it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Cue {
    /// «IP-адрес», «сервер»
    Address,
    /// «версия»
    Version,
    /// «раздел»
    Section,
    /// «SHA-256»
    Digest,
    /// «токен», «UUID»
    Secret,
    /// «карта»
    BankCard,
    /// «номер карты»: what a card's number is called, and nothing else.
    CardName,
    /// «IBAN», «ИИК», «счёт»
    BankAccount,
    /// «кошелёк», «BTC»
    Wallet,
    /// «заказ»: a number that is none of ours.
    OtherNumber,
    /// «ИНН»
    TaxRussia,
    /// «ИИН», «БИН»
    TaxKazakhstan,
    /// «ОГРН»
    RegistryRussia,
    /// «СНИЛС»
    InsuranceRussia,
    /// «госномер», «автомобиль»
    Vehicle,
    /// «номер»
    Number,
    /// «координаты»
    Place,
    /// «курс», «угол»: numbers that look like coordinates.
    Quantity,
    /// «сайт»
    Site,
    /// «телефон»
    Telephone,
}

const NAMES: &[(&str, Cue)] = &[
    ("address", Cue::Address),
    ("version", Cue::Version),
    ("section", Cue::Section),
    ("digest", Cue::Digest),
    ("secret", Cue::Secret),
    ("bank-card", Cue::BankCard),
    ("card-name", Cue::CardName),
    ("bank-account", Cue::BankAccount),
    ("wallet", Cue::Wallet),
    ("other-number", Cue::OtherNumber),
    ("tax-russia", Cue::TaxRussia),
    ("tax-kazakhstan", Cue::TaxKazakhstan),
    ("registry-russia", Cue::RegistryRussia),
    ("insurance-russia", Cue::InsuranceRussia),
    ("vehicle", Cue::Vehicle),
    ("number", Cue::Number),
    ("place", Cue::Place),
    ("quantity", Cue::Quantity),
    ("site", Cue::Site),
    ("telephone", Cue::Telephone),
];

/// The words of each kind, read at first use.
fn table() -> &'static [(Cue, Vec<&'static str>)] {
    static TABLE: OnceLock<Vec<(Cue, Vec<&'static str>)>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let lines = include_str!("cues.txt").lines().filter(|line| !line.starts_with('#'));
        lines
            .filter_map(|line| {
                let (name, words) = line.split_once(':')?;
                let (_, cue) = NAMES.iter().find(|(other, _)| *other == name)?;
                Some((*cue, words.split_whitespace().collect()))
            })
            .collect()
    })
}

/// Whether `word`, in small letters and without ё, is in `list`, where a star stands for any ending.
pub(super) fn is_in(word: &str, list: &[&str]) -> bool {
    list.iter().any(|entry| entry.strip_suffix('*').map_or(word == *entry, |stem| word.starts_with(stem)))
}

/// The first of `wanted` that `word`, folded, is a cue for.
pub(super) fn cue(word: &str, wanted: &[Cue]) -> Option<Cue> {
    wanted.iter().copied().find(|cue| table().iter().any(|(other, list)| other == cue && is_in(word, list)))
}

/// The nearest of `wanted` among the `reach` atoms before `at`.
pub(super) fn before(atoms: &Atoms<'_>, at: usize, reach: usize, wanted: &[Cue]) -> Option<Cue> {
    nearest(atoms, at, reach, |word| cue(word, wanted))
}

/// The nearest of `wanted` among the `reach` atoms from `at`, in their line.
pub(super) fn after(atoms: &Atoms<'_>, at: usize, reach: usize, wanted: &[Cue]) -> Option<Cue> {
    (at..at.saturating_add(reach))
        .take_while(|at| atoms.same_line(*at))
        .filter(|at| is_word(atoms, *at))
        .find_map(|at| cue(&fold(atoms.str(at)), wanted))
}

/// What `what` makes of the nearest word, folded, among the `reach` atoms before `at`. They stand in the line of `at`; on an
/// earlier line only a heading counts, of which nothing but signs parts it: «ИНН:» above its number.
pub(super) fn nearest<T>(atoms: &Atoms<'_>, at: usize, reach: usize, what: impl Fn(&str) -> Option<T>) -> Option<T> {
    let mut signs_only = true;
    for back in (at.saturating_sub(reach)..at).rev() {
        if !signs_only && atoms.get(back + 1).is_some_and(|next| next.gap >= Gap::Line) {
            return None;
        }
        if is_word(atoms, back) {
            let slashed = back >= 2 && atoms.is_sign(back - 1, '/') && is_word(atoms, back - 2);
            let word = if slashed { atoms.span(back - 2, back + 1).of(atoms.text) } else { atoms.str(back) };
            let found = what(&fold(word)).or_else(|| if slashed { what(&fold(atoms.str(back))) } else { None });
            if found.is_some() {
                return found;
            }
        }
        signs_only &= matches!(atoms.get(back).map(|atom| atom.kind), Some(Kind::Sign(_)));
    }
    None
}

fn is_word(atoms: &Atoms<'_>, at: usize) -> bool {
    atoms.get(at).is_some_and(|atom| matches!(atom.kind, Kind::Word | Kind::Sign('№')))
}

/// Small letters, е for ё.
fn fold(word: &str) -> String {
    word.to_lowercase().replace('ё', "е")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_read() {
        let lines = include_str!("cues.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        assert_eq!(lines.count(), NAMES.len());
        assert_eq!(table().len(), NAMES.len());
        for (cue, list) in table() {
            assert!(!list.is_empty(), "{cue:?}");
            assert!(list.iter().all(|word| *word == fold(word)), "{cue:?}");
        }
    }

    #[test]
    fn the_nearest_word_in_the_line_decides() {
        let nearest = |text: &str| {
            let atoms = Atoms::new(text);
            before(&atoms, atoms.len(), 8, &[Cue::Version, Cue::Address])
        };
        assert_eq!(nearest("Версия 2 на сервере"), Some(Cue::Address));
        assert_eq!(nearest("сервер, версия"), Some(Cue::Version));
        assert_eq!(nearest("IP:\n"), Some(Cue::Address));
        assert_eq!(nearest("сервер\nдругое"), None);
        assert_eq!(nearest(""), None);
    }
}
