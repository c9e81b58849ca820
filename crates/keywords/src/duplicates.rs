//! Near duplicates: documents that share most of their shingles (runs of five words), by Jaccard's coefficient.
//!
//! MinHash with bands estimates the coefficient and misses some pairs by chance. This is exact instead, and not slower at the
//! sizes of a page: if two sets share a share of `t`, the rarest `|x| − ⌈t·|x|⌉ + 1` shingles of each hold one in common (the
//! prefix filter of Chaudhuri, Ganti & Kaushik 2006; Bayardo, Ma & Srikant 2007), so that only documents which share a rare
//! shingle are compared at all. Its time grows with the documents and with the pairs that are near duplicates.

use std::cmp::Ordering;

/// Words in a shingle that are taken if nothing else is asked for.
pub const SHINGLE: usize = 5;
/// The least coefficient of near duplicates that is taken if nothing else is asked for.
pub const THRESHOLD: f64 = 0.8;

/// Two documents that are nearly the same.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Pair {
    /// Number of the document before.
    pub first: u32,
    /// Number of the document behind.
    pub second: u32,
    /// Shingles of both.
    pub shared: u32,
    /// Shared shingles divided by all of the two: 0 to 1.
    pub jaccard: f64,
    /// Shared shingles divided by those of the shorter (Broder 1997, containment): 1 where one is all in the other.
    pub containment: f64,
}

/// The shingles of a text as numbers, in order, each once. `words` are numbers too: equal ones are the same word. A text shorter than
/// a shingle is one shingle; without words it has none.
///
/// Numbers are 64 bits of a hash: that two shingles of ten million meet by chance is as probable as 1 to 300,000.
pub fn shingles(words: &[u32], size: usize) -> Vec<u64> {
    let size = size.clamp(1, words.len().max(1));
    let mut all: Vec<u64> = words.windows(size).map(hash).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Steele, Lea & Flood's splitmix64, word after word.
fn hash(words: &[u32]) -> u64 {
    words.iter().fold(words.len() as u64, |state, &word| {
        let mut mixed = (state ^ u64::from(word)).wrapping_add(0x9e37_79b9_7f4a_7c15);
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    })
}

/// The two compared; `None` if one has no shingles. Both are in order, as [`shingles`] gives them.
pub fn compare(first: (u32, &[u64]), second: (u32, &[u64])) -> Option<Pair> {
    let shared = intersection(first.1, second.1);
    pair((first.0, first.1.len()), (second.0, second.1.len()), shared)
}

/// All pairs of documents whose coefficient is `threshold` or more, in order. Of documents with the very same shingles each is paired
/// with the first of them, and only this one with others: a thousand copies are not half a million pairs.
///
/// A threshold of 0 or less, or above 1, is taken as the nearest that makes sense. Documents without shingles are in no pair.
pub fn pairs(documents: &[Vec<u64>], threshold: f64) -> Vec<Pair> {
    let threshold = if threshold.is_nan() { THRESHOLD } else { threshold.clamp(0.01, 1.0) };
    let mut found = Vec::new();
    let distinct = without_copies(documents, &mut found);
    let ranked = Ranked::of(documents, &distinct);

    // From the shortest on, so that all documents in the lists are as short or shorter.
    let mut order: Vec<usize> = (0..distinct.len()).collect();
    order.sort_by_key(|&at| (ranked.sets[at].len(), distinct[at]));
    let mut lists: Vec<Vec<u32>> = vec![Vec::new(); ranked.shingles];
    let mut met = vec![u32::MAX; distinct.len()];
    for (turn, &at) in order.iter().enumerate() {
        let set = &ranked.sets[at];
        let least = least_shared(set.len(), threshold);
        for &shingle in &set[..set.len() - least + 1] {
            for &other in &lists[shingle as usize] {
                let theirs = &ranked.sets[other as usize];
                if met[other as usize] == turn as u32 || theirs.len() < least {
                    continue;
                }
                met[other as usize] = turn as u32;
                let (a, b) = (distinct[at].min(distinct[other as usize]), distinct[at].max(distinct[other as usize]));
                let shared = intersection(set, theirs);
                let (a, b) = ((a, documents[a as usize].len()), (b, documents[b as usize].len()));
                found.extend(pair(a, b, shared).filter(|pair| pair.jaccard >= threshold));
            }
            lists[shingle as usize].push(at as u32);
        }
    }
    found.sort_unstable_by_key(|pair| (pair.first, pair.second));
    found
}

/// What a set of `size` must share at least with one that is no larger: `⌈t · size⌉`, at least 1. Rounding may leave one too few, which costs
/// a comparison and loses nothing.
fn least_shared(size: usize, threshold: f64) -> usize {
    let least = (threshold * size as f64 - 1e-9).ceil();
    (least as usize).clamp(1, size)
}

/// The first of the documents with the same shingles, in order; the others are paired with it.
fn without_copies(documents: &[Vec<u64>], found: &mut Vec<Pair>) -> Vec<u32> {
    let mut order: Vec<u32> = (0..documents.len() as u32).filter(|&at| !documents[at as usize].is_empty()).collect();
    order.sort_by(|&a, &b| documents[a as usize].cmp(&documents[b as usize]).then(a.cmp(&b)));
    let mut distinct = Vec::with_capacity(order.len());
    for same in order.chunk_by(|&a, &b| documents[a as usize] == documents[b as usize]) {
        let size = documents[same[0] as usize].len();
        distinct.push(same[0]);
        found.extend(same[1..].iter().filter_map(|&copy| pair((same[0], size), (copy, size), size)));
    }
    distinct.sort_unstable();
    distinct
}

/// Shingles numbered from the rarest on; those of one document alone, which no other can share, stand before all others.
struct Ranked {
    sets: Vec<Vec<u32>>,
    shingles: usize,
}

impl Ranked {
    fn of(documents: &[Vec<u64>], distinct: &[u32]) -> Self {
        let all = distinct.iter().zip(0_u32..);
        let mut entries: Vec<(u64, u32)> =
            all.flat_map(|(&document, at)| documents[document as usize].iter().map(move |&hash| (hash, at))).collect();
        entries.sort_unstable();
        let mut runs: Vec<&[(u64, u32)]> = entries.chunk_by(|a, b| a.0 == b.0).collect();
        // Stable: those of one frequency stay in the order of their hashes.
        runs.sort_by_key(|run| run.len());
        let mut sets: Vec<Vec<u32>> =
            distinct.iter().map(|&d| Vec::with_capacity(documents[d as usize].len())).collect();
        for (rank, run) in runs.iter().enumerate() {
            run.iter().for_each(|&(_, at)| sets[at as usize].push(rank as u32));
        }
        Self { sets, shingles: runs.len() }
    }
}

fn pair(first: (u32, usize), second: (u32, usize), shared: usize) -> Option<Pair> {
    let (shorter, all) = (first.1.min(second.1), first.1 + second.1 - shared);
    (shorter > 0).then(|| Pair {
        first: first.0,
        second: second.0,
        shared: shared as u32,
        jaccard: shared as f64 / all as f64,
        containment: shared as f64 / shorter as f64,
    })
}

fn intersection<T: Ord>(mut a: &[T], mut b: &[T]) -> usize {
    let mut shared = 0;
    while let (Some((x, others)), Some((y, further))) = (a.split_first(), b.split_first()) {
        match x.cmp(y) {
            Ordering::Less => a = others,
            Ordering::Greater => b = further,
            Ordering::Equal => (a, b, shared) = (others, further, shared + 1),
        }
    }
    shared
}

/// Documents that pairs connect, also over others between them: groups of two and more, each in order, in order of their first.
pub fn groups(documents: usize, pairs: &[Pair]) -> Vec<Vec<u32>> {
    let mut leader: Vec<u32> = (0..documents as u32).collect();
    fn root(leader: &mut [u32], mut at: u32) -> u32 {
        while leader[at as usize] != at {
            leader[at as usize] = leader[leader[at as usize] as usize];
            at = leader[at as usize];
        }
        at
    }
    for pair in pairs.iter().filter(|pair| (pair.first.max(pair.second) as usize) < documents) {
        let (a, b) = (root(&mut leader, pair.first), root(&mut leader, pair.second));
        leader[a.max(b) as usize] = a.min(b);
    }
    let mut members: Vec<(u32, u32)> = (0..documents as u32).map(|at| (root(&mut leader, at), at)).collect();
    members.sort_unstable();
    let groups = members.chunk_by(|a, b| a.0 == b.0).filter(|group| group.len() > 1);
    groups.map(|group| group.iter().map(|&(_, at)| at).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Documents of numbered words: some copied, some with words changed, cut or added; from a fixed linear generator.
    fn documents() -> Vec<Vec<u32>> {
        let mut state = 12345_u32;
        let mut next = move |below: u32| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) % below
        };
        let mut all: Vec<Vec<u32>> = Vec::new();
        for _ in 0..120 {
            let original: Vec<u32> = (0..20 + next(200)).map(|_| next(400)).collect();
            for _ in 0..next(4) {
                let mut copy = original.clone();
                for _ in 0..next(12) {
                    let at = next(copy.len() as u32) as usize;
                    match next(3) {
                        0 => copy[at] = next(400),
                        1 => copy.truncate((at + 10).max(copy.len().saturating_sub(20))),
                        _ => copy.insert(at, next(400)),
                    }
                }
                all.push(copy);
            }
            all.push(original);
        }
        all
    }

    #[test]
    fn all_pairs_are_found_and_no_others() {
        let sets: Vec<Vec<u64>> = documents().iter().map(|words| shingles(words, 5)).collect();
        for threshold in [0.3, 0.5, 0.8, 1.0] {
            let mut expected = Vec::new();
            for first in 0..sets.len() {
                for second in first + 1..sets.len() {
                    let compared = compare((first as u32, &sets[first]), (second as u32, &sets[second]));
                    // Copies stand for each other.
                    let copied = (0..second).any(|c| c != first && sets[c] == sets[second])
                        || (0..first).any(|c| sets[c] == sets[first]);
                    expected.extend(compared.filter(|pair| pair.jaccard >= threshold && !copied));
                }
            }
            let found: Vec<Pair> = pairs(&sets, threshold);
            let uncopied: Vec<Pair> = found
                .iter()
                .copied()
                .filter(|p| {
                    let earlier =
                        |at: u32, but: u32| (0..at).any(|c| c != but && sets[c as usize] == sets[at as usize]);
                    !earlier(p.second, p.first) && !earlier(p.first, u32::MAX)
                })
                .collect();
            assert!(threshold == 1.0 || expected.len() > 20, "{threshold}: {}", expected.len());
            assert_eq!(uncopied, expected, "{threshold}");
        }
    }

    #[test]
    fn coefficients_are_shares_of_shingles() {
        let (long, short) = (shingles(&[1, 2, 3, 4, 5, 6, 7], 5), shingles(&[2, 3, 4, 5, 6, 7], 5));
        let pair = compare((0, &long), (1, &short)).unwrap();
        assert_eq!((pair.shared, pair.jaccard, pair.containment), (2, 2.0 / 3.0, 1.0));
        assert_eq!(shingles(&[1, 2], 5), shingles(&[1, 2], 2));
        assert_ne!(shingles(&[1, 2, 0], 5), shingles(&[1, 2], 5));
        assert!(shingles(&[], 5).is_empty() && shingles(&[1], 0).len() == 1);
    }

    #[test]
    fn copies_and_empty_documents_cost_little() {
        let text = shingles(&(0..300).collect::<Vec<u32>>(), 5);
        let mut many = vec![text; 3000];
        many.extend(vec![Vec::new(); 3000]);
        let found = pairs(&many, 0.8);
        assert_eq!(found.len(), 2999);
        assert!(found.iter().all(|pair| pair.first == 0 && pair.jaccard == 1.0));
        assert_eq!(groups(6000, &found), [(0..3000).collect::<Vec<u32>>()]);
        assert!(pairs(&[], 0.8).is_empty() && pairs(&[vec![], vec![]], f64::NAN).is_empty());
    }

    #[test]
    fn groups_join_over_others() {
        let pair = |first, second| Pair { first, second, shared: 1, jaccard: 0.9, containment: 1.0 };
        let pairs = [pair(4, 5), pair(1, 3), pair(0, 5), pair(3, 2), pair(90, 1)];
        assert_eq!(groups(7, &pairs), [vec![0, 4, 5], vec![1, 2, 3]]);
    }
}
