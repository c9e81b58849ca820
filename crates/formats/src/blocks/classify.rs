//! Which blocks are what the document says.
//!
//! Three steps. Each block gets a weight: its bytes of running text outside links. The container that holds nearly all the
//! weight, and none of whose parts does, is the article's. In it every block is main text but what its names, links and
//! surroundings speak against; outside it only long running text is, where nothing speaks against it.

use super::{Block, Container, Features, Hints, Shape};
use crate::RegionKind;

/// Names that speak against main text.
const AGAINST: Hints = Hints::MENU
    .with(Hints::ASIDE)
    .with(Hints::FOOTER)
    .with(Hints::COMMENTS)
    .with(Hints::SHARE)
    .with(Hints::FORM);

/// A part with more than this share of the page's weight, in percent, is not what its name says: pages put words like
/// `sidebar` and `comments` on the body to say that there is one.
const NAME_IS_WRONG: u64 = 60;
/// Readers may write more than the journalist.
const COMMENTS_ARE_NOT: u64 = 90;
/// A part holds nearly all of its parent's weight from this percentage on.
const NEARLY_ALL: u64 = 80;

/// A block with what is known of it.
struct Weighed {
    features: Features,
    /// Percentage of its bytes in links.
    linked: u32,
    /// What its own and its containers' names say, but for those that are wrong.
    hints: Hints,
    weight: u64,
}

/// The kind of each block.
pub(crate) fn classify(text: &str, blocks: &[Block], containers: &[Container]) -> Vec<RegionKind> {
    let mut weighed: Vec<Weighed> = blocks.iter().map(|block| weigh(text, block)).collect();
    let hints = believed(&totals(&weighed, blocks, containers), containers);
    for (weighed, block) in weighed.iter_mut().zip(blocks) {
        weighed.hints = block.hints.with(hints.get(block.container as usize).copied().unwrap_or_default());
        if weighed.hints.any(AGAINST) {
            weighed.weight /= 10;
        } else if weighed.hints.any(Hints::BODY) {
            weighed.weight *= 2;
        }
    }
    let article = article(&totals(&weighed, blocks, containers), containers);
    let inside = inside(article, containers);
    // Names above the article's container are said of the page, not of its parts.
    let above = hints.get(article).copied().unwrap_or_default();
    let mut kinds: Vec<RegionKind> = weighed
        .iter()
        .zip(blocks)
        .map(|(weighed, block)| {
            if inside.get(block.container as usize).copied().unwrap_or(false) {
                within(weighed, block, above)
            } else {
                outside(weighed)
            }
        })
        .collect();
    smooth(&mut kinds, &weighed, blocks);
    kinds
}

fn weigh(text: &str, block: &Block) -> Weighed {
    let features = Features::of(text.get(block.start as usize..block.end as usize).unwrap_or_default());
    let linked = block.link_bytes * 100 / features.bytes.max(1);
    let free = features.bytes.saturating_sub(block.link_bytes);
    let weight = match () {
        () if linked > 50 || free < 60 => 0,
        () if features.sentence_ends > 0 => free,
        () if features.words >= 25 => free / 2,
        () if block.shape == Shape::Paragraph => free / 4,
        () => 0,
    };
    Weighed { features, linked, hints: Hints::default(), weight: u64::from(weight) }
}

/// The weight of each container with all its parts.
fn totals(weighed: &[Weighed], blocks: &[Block], containers: &[Container]) -> Vec<u64> {
    let mut totals = vec![0; containers.len()];
    for (weighed, block) in weighed.iter().zip(blocks) {
        if let Some(total) = totals.get_mut(block.container as usize) {
            *total += weighed.weight;
        }
    }
    // A parent stands before its children, so that from the end each is whole before it is added.
    for at in (1..containers.len()).rev() {
        let own = totals.get(at).copied().unwrap_or_default();
        let parent = containers.get(at).map_or(0, |container| container.parent as usize);
        if let Some(total) = totals.get_mut(parent) {
            *total += own;
        }
    }
    totals
}

/// What each container's names and those around it say, without the wrong ones.
fn believed(totals: &[u64], containers: &[Container]) -> Vec<Hints> {
    let page = totals.first().copied().unwrap_or_default();
    let mut believed: Vec<Hints> = Vec::with_capacity(containers.len());
    for (container, &total) in containers.iter().zip(totals) {
        let around = believed.get(container.parent as usize).copied().unwrap_or_default();
        let share = total * 100 / page.max(1);
        let mut own = container.hints;
        if share > NAME_IS_WRONG {
            let comments = if share > COMMENTS_ARE_NOT { Hints::default() } else { Hints::COMMENTS };
            own = own.only(comments.with(Hints::BODY).with(Hints::ARTICLE).with(Hints::QUOTE).with(Hints::LIST));
        }
        believed.push(around.with(own));
    }
    believed
}

/// The innermost container that holds nearly all the weight.
fn article(totals: &[u64], containers: &[Container]) -> usize {
    // The heaviest child of each container.
    let mut heaviest: Vec<usize> = vec![0; containers.len()];
    for (at, container) in containers.iter().enumerate().skip(1) {
        let weight = |at: usize| totals.get(at).copied().unwrap_or_default();
        if let Some(best) = heaviest.get_mut(container.parent as usize)
            && (*best == 0 || weight(at) > weight(*best))
        {
            *best = at;
        }
    }
    let mut at = 0;
    loop {
        let child = heaviest.get(at).copied().unwrap_or_default();
        let (own, part) = (totals.get(at).copied().unwrap_or(0), totals.get(child).copied().unwrap_or(0));
        if child == 0 || part == 0 || part * 100 < own * NEARLY_ALL {
            return at;
        }
        at = child;
    }
}

/// Which containers are the article's or parts of it.
fn inside(article: usize, containers: &[Container]) -> Vec<bool> {
    let mut inside: Vec<bool> = Vec::with_capacity(containers.len());
    for (at, container) in containers.iter().enumerate() {
        inside.push(at == article || (at > 0 && inside.get(container.parent as usize).copied().unwrap_or(false)));
    }
    inside
}

/// A block of the article's container.
fn within(weighed: &Weighed, block: &Block, above: Hints) -> RegionKind {
    let against = AGAINST.without(above);
    let Weighed { features, linked, hints, .. } = weighed;
    if hints.any(against) {
        return RegionKind::Boilerplate;
    }
    if is_meta(weighed, block) {
        return RegionKind::Meta;
    }
    if hints.any(Hints::CAPTION) && features.words < 40 {
        return RegionKind::Boilerplate;
    }
    if *linked > 60 && !(features.sentence_ends > 0 && features.words >= 15) {
        return RegionKind::Boilerplate;
    }
    RegionKind::Main
}

/// A block anywhere else.
fn outside(weighed: &Weighed) -> RegionKind {
    let Weighed { features, linked, hints, .. } = weighed;
    let against = AGAINST.with(Hints::CAPTION).with(Hints::META);
    if features.is_prose() && features.bytes >= 200 && *linked < 20 && !hints.any(against) {
        RegionKind::Main
    } else {
        RegionKind::Boilerplate
    }
}

/// Date, author, source.
fn is_meta(weighed: &Weighed, block: &Block) -> bool {
    let short = weighed.features.words < 20 && weighed.features.sentence_ends < 2;
    short && (weighed.hints.any(Hints::META) || block.meta_bytes * 2 > weighed.features.bytes)
}

/// Takes short blocks at both ends of the main text off, and headings that head nothing.
fn smooth(kinds: &mut [RegionKind], weighed: &[Weighed], blocks: &[Block]) {
    let carries = |at: usize, kinds: &[RegionKind]| {
        kinds.get(at) == Some(&RegionKind::Main) && weighed.get(at).is_some_and(|weighed| weighed.weight > 0)
    };
    let Some(first) = (0..kinds.len()).find(|&at| carries(at, kinds)) else { return };
    let last = (0..kinds.len()).rev().find(|&at| carries(at, kinds)).unwrap_or(first);
    for (at, kind) in kinds.iter_mut().enumerate() {
        let outside = at < first || at > last;
        let heading = blocks.get(at).is_some_and(|block| matches!(block.shape, Shape::Heading | Shape::TopHeading));
        let _ = heading;
        if *kind == RegionKind::Main && outside {
            *kind = RegionKind::Boilerplate;
        }
    }
}
