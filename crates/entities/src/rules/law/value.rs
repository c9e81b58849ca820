//! Values of laws, see the module's documentation, and what one mention of a document tells about another.

use std::collections::BTreeMap;

/// The names of the parts in values, the smallest first.
pub(super) const UNITS: [&str; 8] = ["абз.", "пп.", "п.", "ч.", "ст.", "§", "гл.", "разд."];

/// A law as a whole, as far as a mention says which.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub(super) struct Identity {
    /// ISO 3166-1.
    pub(super) country: Option<&'static str>,
    /// «УК», «ФЗ», «указ», a treaty's identifier; empty for «кодекса», which says nothing.
    pub(super) kind: &'static str,
    pub(super) number: Option<String>,
    /// EDTF.
    pub(super) date: Option<String>,
    pub(super) title: Option<String>,
}

impl Identity {
    /// A law that has a name of its own: a code, a treaty.
    pub(super) fn named(kind: &'static str, country: Option<&'static str>) -> Self {
        Self { country, kind, ..Self::default() }
    }

    /// Whether nothing is said but, perhaps, the kind.
    pub(super) fn is_open(&self) -> bool {
        self.number.is_none() && self.date.is_none() && self.title.is_none()
    }

    /// The value.
    pub(super) fn value(&self) -> String {
        if let ("S/RES" | "A/RES", Some(number)) = (self.kind, &self.number) {
            // The year of the Security Council's resolutions is a part of their symbol.
            let year = self.date.as_ref().map_or_else(String::new, |year| format!("({year})"));
            return format!("{}/{number}{year}", self.kind);
        }
        let mut words: Vec<&str> = self.country.into_iter().chain(Some(self.kind)).collect();
        words.extend(self.number.as_deref());
        words.extend(self.date.as_deref());
        let title = self.title.as_deref().filter(|_| self.number.is_none()).map(|title| format!("«{title}»"));
        words.extend(title.as_deref());
        words.retain(|word| !word.is_empty());
        words.join(" ")
    }

    /// How much is said.
    fn weight(&self) -> usize {
        usize::from(self.number.is_some()) * 4
            + usize::from(self.date.is_some()) * 2
            + usize::from(self.country.is_some())
    }
}

/// The value of a part of a law: `parts` from the smallest to the largest, with their numbers.
pub(super) fn of_part(law: Option<&Identity>, parts: &[(usize, String)]) -> String {
    let mut words: Vec<String> = law.map(Identity::value).filter(|value| !value.is_empty()).into_iter().collect();
    let named = parts.iter().rev().filter_map(|(level, number)| Some(format!("{} {number}", UNITS.get(*level)?)));
    words.extend(named);
    words.join(" ")
}

/// What is the same law in a document, by what it is told by.
type Known<K> = BTreeMap<K, Option<Identity>>;

fn learn<K: Ord>(known: &mut Known<K>, key: K, law: &Identity, conflict: impl Fn(&Identity, &Identity) -> bool) {
    let entry = known.entry(key).or_insert_with(|| Some(law.clone()));
    match entry {
        Some(other) if conflict(other, law) => *entry = None,
        Some(other) if law.weight() > other.weight() => *other = law.clone(),
        _ => {}
    }
}

fn differ<T: PartialEq>(a: Option<&T>, b: Option<&T>) -> bool {
    a.is_some() && b.is_some() && a != b
}

/// Completes what is said in part by what the document says elsewhere, if it says one thing only: the country of «УК», number
/// and day of «закон «О полиции»», the day of «ФЗ № 152».
pub(super) fn complete(laws: &mut [Identity]) {
    let (mut by_kind, mut by_number, mut by_title) = (Known::new(), Known::new(), Known::new());
    for law in laws.iter() {
        if law.is_open() && law.country.is_some() {
            learn(&mut by_kind, law.kind, law, |a, b| a.country != b.country);
        }
        let other = |a: &Identity, b: &Identity| {
            differ(a.date.as_ref(), b.date.as_ref()) || differ(a.country.as_ref(), b.country.as_ref())
        };
        if let Some(number) = &law.number {
            learn(&mut by_number, (law.kind, number.clone()), law, other);
        }
        if let Some(title) = &law.title {
            let conflict = |a: &Identity, b: &Identity| differ(a.number.as_ref(), b.number.as_ref()) || other(a, b);
            learn(&mut by_title, title.to_lowercase(), law, conflict);
        }
    }
    for law in laws.iter_mut() {
        if law.is_open() && law.country.is_none() {
            law.country = by_kind.get(law.kind).and_then(|known| known.as_ref()?.country);
        }
        let title = law.title.as_ref().and_then(|title| by_title.get(&title.to_lowercase())?.as_ref());
        if let Some(fuller) = title {
            *law = fuller.clone();
        }
        let number = law.number.as_ref().and_then(|number| by_number.get(&(law.kind, number.clone()))?.as_ref());
        if let Some(fuller) = number {
            law.date = law.date.take().or_else(|| fuller.date.clone());
            law.country = law.country.or(fuller.country);
        }
    }
}
