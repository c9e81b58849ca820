//! One thing near another.

use super::run::Segments;

/// For each of `left` the nearest of `right`, before or behind, not further than `distance` tokens and in the same stretch: from the
/// first token of one to the last of the other. Neighbours are one token apart. Of two as near the one behind counts.
pub(super) fn near(
    left: &[(u32, u32)],
    right: &[(u32, u32)],
    distance: u32,
    segments: &mut Segments<'_>,
) -> Vec<(u32, u32)> {
    let mut found = Vec::new();
    for &(start, end) in left {
        // Of `right` none lies within another: its starts are in order, and its ends too.
        let behind = right.get(right.partition_point(|other| other.0 < end));
        let behind = behind.map(|other| (other.0 - end + 1, 0, (start, other.1)));
        let before = right.partition_point(|other| other.1 <= start).checked_sub(1).and_then(|at| right.get(at));
        let before = before.map(|other| (start - other.1 + 1, 1, (other.0, end)));
        let mut both: Vec<_> = behind.into_iter().chain(before).filter(|near| near.0 <= distance).collect();
        both.sort_unstable();
        found.push(both);
    }
    let mut all: Vec<(u32, u32, usize, u32)> = Vec::new();
    for (of, both) in found.iter().enumerate() {
        all.extend(both.iter().zip(0..).map(|((.., (start, end)), nth)| (*start, *end, of, nth)));
    }
    // Stretches are asked for in order; the nearest that lies in one stretch is taken.
    all.sort_unstable();
    let mut best: Vec<Option<(u32, (u32, u32))>> = vec![None; left.len()];
    for (start, end, of, nth) in all {
        if segments.end(start).is_some_and(|limit| end <= limit) && best[of].is_none_or(|known| nth < known.0) {
            best[of] = Some((nth, (start, end)));
        }
    }
    let mut near: Vec<(u32, u32)> = best.into_iter().flatten().map(|(_, place)| place).collect();
    near.sort_unstable();
    near.dedup();
    near
}
