//! How much a word tells a document from the others of its corpus.

/// TF-IDF (Salton & Buckley 1988, after Spärck Jones 1972): `tf · ln(documents / with)`, `tf` the word's count in the
/// document and `with` the documents that hold it.
///
/// Unit: none. Range: 0 (the word is everywhere) and more. `None` if no document holds the word, or more than there are.
pub fn tf_idf(count: u64, documents: u64, with: u64) -> Option<f64> {
    (with > 0 && with <= documents).then(|| count as f64 * libm::log(documents as f64 / with as f64))
}

/// The parameters of [`bm25`].
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Bm25 {
    /// How slowly repetitions saturate, from 0 on.
    pub k1: f64,
    /// How much the length of the document counts, 0 to 1.
    pub b: f64,
}

impl Default for Bm25 {
    /// `k1 = 1.2`, `b = 0.75`.
    fn default() -> Self {
        Self { k1: 1.2, b: 0.75 }
    }
}

/// BM25 weight of a word in a document (Robertson & Zaragoza 2009), with the inverse document frequency that is never
/// negative: `ln(1 + (N − n + ½) / (n + ½)) · tf / (tf + k1 · (1 − b + b · length / mean))`. As in Lucene the factor `k1 + 1`, which
/// changes no order, is left out.
///
/// Unit: none. Range: 0 and more. `mean` is the mean length of the `documents`, of which `with` hold the word. `None` without
/// documents, if `with` exceeds them, or if `mean` is not positive.
pub fn bm25(count: u64, length: f64, mean: f64, documents: u64, with: u64, parameters: Bm25) -> Option<f64> {
    if documents == 0 || with > documents || mean.is_nan() || mean <= 0.0 {
        return None;
    }
    if count == 0 {
        return Some(0.0);
    }
    let (tf, n, with) = (count as f64, documents as f64, with as f64);
    let idf = libm::log1p((n - with + 0.5) / (with + 0.5));
    let Bm25 { k1, b } = parameters;
    Some(idf * tf / (tf + k1 * (1.0 - b + b * length / mean)))
}
