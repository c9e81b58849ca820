//! Which documents are like another one, and by which words.

use super::profiles::Profiles;
use crate::measures::weights::tf_idf;
use crate::terms::Terms;

/// A document that is like another one.
#[derive(Clone, PartialEq, Debug)]
pub struct Alike {
    /// Its place in [`Profiles::documents`].
    pub at: usize,
    /// The cosine of both documents' vectors, above 0, up to 1.
    pub cosine: f64,
    /// The words of both with their shares of the cosine, which make up 1, the greatest first.
    pub shares: Vec<(u32, f64)>,
}

/// The documents that are like the one at `of`, the most alike first: the cosine of the angle between the vectors of
/// [`tf_idf`] weights (Salton & Buckley 1988). Of each up to `shares` words say why.
///
/// Unit: none. Range: 0 (no word that tells is in both: not listed) to 1 (the same words in the same proportions).
pub fn alike(profiles: &Profiles, terms: &Terms, of: usize, shares: usize) -> Vec<Alike> {
    let documents = profiles.documents.len() as u64;
    let weight = |&(term, count): &(u32, u32)| tf_idf(count.into(), documents, profiles.with(term)).unwrap_or(0.0);
    let mut own = vec![0.0; terms.len()];
    let Some(document) = profiles.documents.get(of) else { return Vec::new() };
    document.counts.iter().for_each(|one| own[one.0 as usize] = weight(one));
    let length = |counts: &[(u32, u32)]| counts.iter().map(|one| weight(one) * weight(one)).sum::<f64>().sqrt();
    let own_length = length(&document.counts);
    let mut found = Vec::new();
    for (at, other) in profiles.documents.iter().enumerate().filter(|(at, _)| *at != of) {
        let dot: f64 = other.counts.iter().map(|one| own[one.0 as usize] * weight(one)).sum();
        if dot > 0.0 {
            // Rounding may leave a little above 1.
            found.push((at, (dot / (own_length * length(&other.counts))).min(1.0), dot));
        }
    }
    found.sort_by(|a, b| b.1.total_cmp(&a.1));
    let explained = found.into_iter().map(|(at, cosine, dot)| {
        let common = profiles.documents[at].counts.iter().map(|one| (one.0, own[one.0 as usize] * weight(one) / dot));
        let mut common: Vec<(u32, f64)> = common.filter(|one| one.1 > 0.0).collect();
        common.sort_by(|a, b| b.1.total_cmp(&a.1));
        common.truncate(shares);
        Alike { at, cosine, shares: common }
    });
    explained.collect()
}
