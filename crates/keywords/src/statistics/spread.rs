//! How evenly something is spread over the documents.

use crate::index::Index;
use crate::measures::dispersion::{Part, average_reduced_frequency, dp, dp_norm, juilland_d, range};
use crate::terms::Scope;

/// What a corpus is cut into.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Parts {
    /// Its documents.
    #[default]
    Documents,
    /// So many parts with the same number of words each, as nearly as that goes: for a single document.
    Equal(u32),
}

/// How something is spread.
#[derive(Clone, PartialEq, Debug)]
pub struct Spread {
    /// How often it stands.
    pub frequency: u64,
    /// Words of the corpus.
    pub size: u64,
    /// Of each part its mentions and its words.
    pub parts: Vec<Part>,
    /// Parts that hold it.
    pub range: usize,
    /// See [`juilland_d`].
    pub juilland_d: Option<f64>,
    /// See [`dp`].
    pub dp: Option<f64>,
    /// See [`dp_norm`].
    pub dp_norm: Option<f64>,
    /// See [`average_reduced_frequency`].
    pub arf: f64,
}

/// The spread of each of several things, given by the tokens where they stand, in order.
pub fn spread(index: &Index, scope: &Scope<'_>, parts: Parts, things: &[Vec<u32>]) -> Vec<Spread> {
    let words: Vec<u32> = super::words(index, scope).collect();
    let place = |token: u32| words.partition_point(|&word| word < token);
    let bounds: Vec<usize> = match parts {
        Parts::Documents => scope.documents(index).map(|document| place(document.tokens.end)).collect(),
        Parts::Equal(count) => {
            let count = count.clamp(1, u32::try_from(words.len()).unwrap_or(u32::MAX).max(1)) as usize;
            (1..=count).map(|part| (words.len() as u128 * part as u128 / count as u128) as usize).collect()
        }
    };
    things.iter().map(|tokens| one(&words, &bounds, tokens.iter().map(|&token| place(token)))).collect()
}

fn one(words: &[u32], bounds: &[usize], places: impl Iterator<Item = usize>) -> Spread {
    let starts = std::iter::once(0).chain(bounds.iter().copied());
    let mut parts: Vec<Part> =
        starts.zip(bounds).map(|(start, &end)| Part { count: 0, size: end.saturating_sub(start) as u64 }).collect();
    let mut all = Vec::new();
    for place in places.filter(|&place| place < words.len()) {
        all.push(place as u64);
        if let Some(part) = parts.get_mut(bounds.partition_point(|&bound| bound <= place)) {
            part.count += 1;
        }
    }
    Spread {
        frequency: all.len() as u64,
        size: words.len() as u64,
        range: range(&parts),
        juilland_d: juilland_d(&parts),
        dp: dp(&parts),
        dp_norm: dp_norm(&parts),
        arf: average_reduced_frequency(&all, words.len() as u64),
        parts,
    }
}
