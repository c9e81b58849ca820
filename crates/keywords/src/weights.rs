//! How much each figure of a candidate says for it: a logistic regression, whose weights stand in `ru/weights.txt`.

use crate::candidate::{Figures, What};
use crate::names::NameKind;
use std::sync::LazyLock;

/// Number of features.
pub const FEATURES: usize = 24;

/// The features in the order of [`features`]; `ru/weights.txt` has a weight for each.
pub const NAMES: [&str; FEATURES] = [
    "one",
    "noun",
    "phrase",
    "person",
    "organisation",
    "place",
    "other-name",
    "name-mentions",
    "phrase-mentions",
    "free-mentions",
    "density",
    "once",
    "inside",
    "early",
    "first",
    "tenths",
    "least-rare",
    "least-rare-squared",
    "mean-rarity",
    "words",
    "heads",
    "in-title",
    "capital",
    "bare-person",
];

/// What the regression sees of a candidate. Each is between 0 and about 3, so that weights can be compared.
pub fn features(what: What, figures: &Figures) -> [f64; FEATURES] {
    let is = |so: bool| f64::from(u8::from(so));
    let named = |kind: NameKind| is(matches!(what, What::Name(_, own) if own == kind));
    let logarithm = |number: f64| libm::log(1.0 + number);
    let Figures { mentions, inside, first, .. } = *figures;
    [
        1.0,
        is(what == What::Noun),
        is(what == What::Phrase),
        named(NameKind::Person),
        named(NameKind::Organisation),
        named(NameKind::Place),
        named(NameKind::Other),
        is(matches!(what, What::Name(..))) * logarithm(mentions),
        is(what == What::Phrase) * logarithm(mentions),
        logarithm(mentions - inside),
        logarithm(mentions / f64::max(figures.tokens, 1.0) * 1000.0),
        is(mentions < 1.5),
        inside / f64::max(mentions, 1.0),
        1.0 / (1.0 + first / 50.0),
        logarithm(first) / 4.0,
        figures.tenths / 5.0,
        figures.least / 5.0,
        figures.least * figures.least / 50.0,
        figures.mean / 5.0,
        figures.words / 2.0,
        logarithm(figures.heads),
        figures.title,
        figures.capital,
        named(NameKind::Person) * is(figures.words < 1.5),
    ]
}

static WEIGHTS: LazyLock<[f64; FEATURES]> = LazyLock::new(|| {
    let mut weights = [0.0; FEATURES];
    let lines = include_str!("ru/weights.txt").lines().filter(|line| !line.starts_with('#'));
    for (name, weight) in lines.filter_map(|line| line.split_once(' ')) {
        if let (Some(at), Ok(weight)) = (NAMES.iter().position(|own| *own == name), weight.trim().parse()) {
            weights[at] = weight;
        }
    }
    weights
});

/// How much of its chance an adjective or verb keeps: editors choose some, but by itself it says less than it names.
const BESIDE_NOUNS: f64 = 0.2;

/// The chance, 0 to 1, that an editor would choose the candidate.
pub(crate) fn chance(what: What, figures: &Figures) -> f64 {
    let kept = if what == What::Other { BESIDE_NOUNS } else { 1.0 };
    let sum: f64 = features(what, figures).iter().zip(WEIGHTS.iter()).map(|(value, weight)| value * weight).sum();
    kept / (1.0 + libm::exp(-sum))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_feature_has_its_weight() {
        let lines = include_str!("ru/weights.txt").lines().filter(|line| !line.starts_with('#'));
        let names: Vec<&str> = lines.filter_map(|line| line.split_once(' ')).map(|(name, _)| name).collect();
        assert_eq!(names, NAMES);
        assert!(WEIGHTS.iter().all(|weight| weight.is_finite() && *weight != 0.0));
    }

    #[test]
    fn what_is_said_often_and_early_goes_first() {
        let rare =
            Figures { mentions: 1.0, first: 400.0, tenths: 1.0, words: 1.0, tokens: 500.0, ..Figures::default() };
        let often = Figures { mentions: 9.0, first: 4.0, tenths: 7.0, ..rare };
        assert!(chance(What::Noun, &often) > chance(What::Noun, &rare));
        assert!(chance(What::Noun, &rare) > chance(What::Other, &rare));
    }
}
