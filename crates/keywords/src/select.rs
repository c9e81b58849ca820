//! Which of the possible terms stay.

use crate::count::{Counted, Counts};

/// A term said once stays only if it has at most so many words: longer chains are sentences' business.
const LONGEST_SINGLE: usize = 3;

/// The phrases that stay, in the order of the text; for every token whether a repeated one covers it, and whether it is
/// the head of one that begins with an adjective.
#[derive(Clone, Debug, Default)]
pub(crate) struct Selected<'c> {
    pub(crate) phrases: Vec<&'c Counted>,
    pub(crate) covered: Vec<bool>,
    pub(crate) headed: Vec<bool>,
}

/// Repeated phrases stay unless all their mentions lie in mentions of longer ones that stay; of phrases said once the
/// longest stay, where no repeated one touches them.
pub(crate) fn select(counts: &Counts) -> Selected<'_> {
    let mut order: Vec<&Counted> = counts.phrases.iter().collect();
    let words = |phrase: &Counted| phrase.mentions.first().map_or(0, |mention| mention.end - mention.first);
    order.sort_by_key(|phrase| std::cmp::Reverse(words(phrase)));
    let mut kept: Vec<&Counted> = Vec::new();

    // For every token the end of the longest kept mention that starts there or before and still covers it.
    let mut reach = vec![(usize::MAX, 0); counts.tokens];
    let mut covered = vec![false; counts.tokens];
    let mut headed = vec![false; counts.tokens];
    let repeated = |phrase: &&Counted| phrase.mentions.len() > 1;
    for phrase in order.iter().copied().filter(repeated) {
        let inside = |first: usize, end: usize| reach[first].0 <= first && end <= reach[first].1;
        if phrase.mentions.iter().all(|mention| inside(mention.first, mention.end)) {
            continue;
        }
        kept.push(phrase);
        for mention in &phrase.mentions {
            headed[mention.head] |= mention.first < mention.head;
            for token in mention.first..mention.end {
                covered[token] = true;
                if reach[token].1 < mention.end {
                    reach[token] = (mention.first, mention.end);
                }
            }
        }
    }

    let mut taken = covered.clone();
    for phrase in order.iter().copied().filter(|phrase| phrase.mentions.len() == 1 && words(phrase) <= LONGEST_SINGLE) {
        for mention in &phrase.mentions {
            let free = !taken[mention.first..mention.end].contains(&true);
            if free {
                taken[mention.first..mention.end].fill(true);
                kept.push(phrase);
            }
        }
    }
    kept.sort_by_key(|phrase| phrase.mentions.first().map(|mention| (mention.first, mention.end)));
    Selected { phrases: kept, covered, headed }
}
