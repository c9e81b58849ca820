//! What nests stays, and of two that cross the better.

use super::is_model;
use crate::Mention;
use std::cmp::Ordering;

/// Mentions inside each other; what would lie deeper goes. Names nest three or four deep; the bound keeps the work linear.
pub(super) const DEEPEST: usize = 12;

/// Which of two that cross stays: `Less` for `a`.
fn order(a: &Mention, b: &Mention) -> Ordering {
    let weak = |mention: &Mention| mention.value.is_none() || is_model(mention);
    weak(a)
        .cmp(&weak(b))
        .then(b.score.total_cmp(&a.score))
        .then(b.span.len().cmp(&a.span.len()))
        .then((a.span, a.label).cmp(&(b.span, b.label)))
}

/// Leaves out what crosses something better; one sweep over the mentions, which are in order.
pub(super) fn nested(mentions: Vec<Mention>) -> Vec<Mention> {
    let mut stays = vec![true; mentions.len()];
    // The mentions around the place of the sweep, each inside the one before it.
    let mut open: Vec<usize> = Vec::with_capacity(DEEPEST);
    for (at, mention) in mentions.iter().enumerate() {
        let begin = mention.span.start();
        open.retain(|&other| mentions[other].span.end() > begin);
        let crossing = open.partition_point(|&other| mentions[other].span.end() >= mention.span.end());
        let better = open[crossing..].iter().any(|&other| order(&mentions[other], mention) == Ordering::Less);
        if better || crossing >= DEEPEST {
            stays[at] = false;
            continue;
        }
        for other in open.drain(crossing..) {
            stays[other] = false;
        }
        open.push(at);
    }
    mentions.into_iter().zip(stays).filter(|(_, stays)| *stays).map(|(mention, _)| mention).collect()
}
