//! Mentions of one name parted by what ties them and by what conflicts.

use super::{Apart, Context, Contexts, NOBODY, Tie};
use std::collections::BTreeMap;

/// Mentions by what ties them.
pub(in crate::corpus) struct Tied {
    pub(in crate::corpus) groups: Vec<Vec<usize>>,
    /// What more than one document says.
    pub(in crate::corpus) shared: Vec<(Tie, usize)>,
}

impl Contexts {
    /// Parts these mentions of one name, by document and entity, into those that something ties: numbers in `places`, and what
    /// ties them, with the number of documents. The largest comes first. Years of birth part what else is tied.
    pub(in crate::corpus) fn tied(&self, places: &[(u32, u32)]) -> Tied {
        let mut group: Vec<usize> = (0..places.len()).collect();
        let mut sums: Vec<Context> =
            places.iter().map(|(document, entity)| self.sum([(*document, *entity)].into_iter())).collect();
        let mut ties: Vec<(Tie, usize)> = Vec::new();
        for (at, (document, entity)) in places.iter().enumerate() {
            ties.extend(
                self.get(*document, *entity).into_iter().flat_map(|context| &context.ties).map(|tie| (*tie, at)),
            );
        }
        ties.sort_unstable();
        ties.dedup();
        let mut shared: Vec<(Tie, usize)> = Vec::new();
        for same in ties.chunk_by(|one, other| one.0 == other.0).filter(|same| same.len() > 1) {
            let Some(&(tie, first)) = same.first() else { continue };
            shared.push((tie, same.len()));
            for (_, at) in same {
                let (one, other) = (root(&mut group, first), root(&mut group, *at));
                let apart = sums.get(one).zip(sums.get(other)).and_then(|(one, other)| one.conflict(other));
                if one != other && apart != Some(Apart::OtherBirth) {
                    let gone = sums.get(other).cloned().unwrap_or_default();
                    if let (Some(slot), Some(sum)) = (group.get_mut(other), sums.get_mut(one)) {
                        *slot = one;
                        sum.add(&gone);
                    }
                }
            }
        }
        let mut of_root: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for at in 0..places.len() {
            of_root.entry(root(&mut group, at)).or_default().push(at);
        }
        let mut groups: Vec<Vec<usize>> = of_root.into_values().collect();
        groups.sort_by_key(|group| (std::cmp::Reverse(group.len()), group.first().copied()));
        shared.sort_by_key(|(tie, count)| (std::cmp::Reverse(*count), *tie));
        Tied { groups, shared }
    }

    /// Which of these mentions of one name are whose: the number of the person for each, [`NOBODY`] where it may be several
    /// persons', and why the persons are kept apart.
    pub(in crate::corpus) fn persons(&self, places: &[(u32, u32)]) -> (Vec<usize>, Vec<(usize, usize, Apart)>) {
        let mut persons: Vec<Context> = Vec::new();
        let mut of = vec![0; places.len()];
        let mut apart = Vec::new();
        // Most names are of one, or nothing is known that could conflict.
        let telling = |place: &&(u32, u32)| {
            self.get(place.0, place.1).is_some_and(|context| context.born.is_some() || !context.states.is_empty())
        };
        if places.iter().filter(telling).nth(1).is_none() {
            return (of, apart);
        }
        let of_group = |group: &[usize]| self.sum(group.iter().filter_map(|at| places.get(*at).copied()));
        let groups: Vec<(Vec<usize>, Context)> = self
            .tied(places)
            .groups
            .into_iter()
            .map(|group| (of_group(&group), group))
            .map(|(sum, group)| (group, sum))
            .collect();
        // Those of which something is known that others may conflict with come first.
        let (known, open): (Vec<_>, Vec<_>) =
            groups.into_iter().partition(|(_, sum)| sum.born.is_some() || !sum.states.is_empty());
        for (group, sum) in known.into_iter().chain(open) {
            let conflicts: Vec<Option<Apart>> = persons.iter().map(|person| person.conflict(&sum)).collect();
            let fits: Vec<usize> =
                conflicts.iter().enumerate().filter(|(_, why)| why.is_none()).map(|(at, _)| at).collect();
            let own = match fits.as_slice() {
                [only] => *only,
                [] => {
                    persons.push(Context::default());
                    persons.len() - 1
                }
                // The name may be any of these persons'.
                _ => {
                    apart.extend(fits.iter().map(|at| (*at, NOBODY, Apart::Several)));
                    NOBODY
                }
            };
            apart.extend(
                conflicts
                    .iter()
                    .enumerate()
                    .filter(|(at, _)| *at != own)
                    .filter_map(|(at, why)| Some((at, own, (*why)?))),
            );
            if let Some(person) = persons.get_mut(own) {
                person.add(&sum);
            }
            for at in group {
                if let Some(slot) = of.get_mut(at) {
                    *slot = own;
                }
            }
        }
        (of, apart)
    }
}

fn root(group: &mut [usize], mut at: usize) -> usize {
    while let Some(&next) = group.get(at).filter(|next| **next != at) {
        let after = group.get(next).copied().unwrap_or(next);
        if let Some(slot) = group.get_mut(at) {
            *slot = after;
        }
        at = next;
    }
    at
}
