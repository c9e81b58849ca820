//! Which blocks are what the document says.
//!
//! Three steps. Each block gets a weight: its bytes of running text outside links. The container that holds nearly all the
//! weight, and none of whose parts does, is the article's. In it every block is main text but what its names, links and
//! surroundings speak against; outside it only long running text is, where nothing speaks against it.

use super::{Block, Container, Features, Hints, Shape};
use crate::RegionKind;

/// Names that speak against main text.
const AGAINST: Hints =
    Hints::MENU.with(Hints::ASIDE).with(Hints::FOOTER).with(Hints::COMMENTS).with(Hints::SHARE).with(Hints::FORM);

/// A part with more than this share of the page's weight, in percent, is not what its name says: pages put words like
/// `sidebar` and `comments` on the body to say that there is one.
const NAME_IS_WRONG: u64 = 60;
/// Readers may write more than the journalist.
const COMMENTS_ARE_NOT: u64 = 90;
/// A part holds nearly all of its parent's weight from this percentage on.
const NEARLY_ALL: u64 = 80;

/// Captions, dates and rows of buttons are short: a part with more characters is none of them.
const SHORT_PARTS: Hints = Hints::CAPTION.with(Hints::META).with(Hints::SHARE);
const SHORT: u64 = 800;

/// A block with what is known of it.
struct Weighed {
    features: Features,
    /// Percentage of its bytes in links.
    linked: u32,
    teaser: bool,
    /// What its own and its containers' names say, but for those that are wrong.
    hints: Hints,
    weight: u64,
}

/// The kind of each block.
pub(crate) fn classify(text: &str, blocks: &[Block], containers: &[Container]) -> Vec<RegionKind> {
    let mut weighed: Vec<Weighed> = blocks.iter().map(|block| weigh(text, block)).collect();
    let characters = totals(&weighed, blocks, containers, |weighed| u64::from(weighed.features.characters));
    let hints = believed(&totals(&weighed, blocks, containers, |weighed| weighed.weight), &characters, containers);
    for (weighed, block) in weighed.iter_mut().zip(blocks) {
        weighed.hints = block.hints.with(hints.get(block.container as usize).copied().unwrap_or_default());
        if weighed.hints.any(AGAINST) {
            weighed.weight /= 10;
        } else if weighed.hints.any(Hints::BODY) {
            weighed.weight *= 2;
        }
    }
    let article = article(&totals(&weighed, blocks, containers, |weighed| weighed.weight), containers);
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

/// `part` of `whole` in percent.
fn share(part: u32, whole: u32) -> u32 {
    u32::try_from(u64::from(part) * 100 / u64::from(whole.max(1))).unwrap_or(100).min(100)
}

fn weigh(text: &str, block: &Block) -> Weighed {
    let features = Features::of(text.get(block.start as usize..block.end as usize).unwrap_or_default());
    let linked = share(block.link_bytes, block.end - block.start);
    let free = features.characters / 100 * (100 - linked) + features.characters % 100 * (100 - linked) / 100;
    let teaser = is_teaser(text, block);
    let weight = match () {
        () if teaser => 0,
        () if linked > 50 || free < 60 => 0,
        () if features.sentence_ends > 0 => free,
        () if features.words >= 25 => free / 2,
        () if block.shape == Shape::Paragraph => free / 4,
        () => 0,
    };
    Weighed { features, linked, teaser, hints: Hints::default(), weight: u64::from(weight) }
}

/// The headline of another article as a link, with the beginning of its text.
fn is_teaser(text: &str, block: &Block) -> bool {
    let text = |end: u32| text.get(block.start as usize..end as usize).unwrap_or_default();
    let words = text(block.start + block.lead_bytes).split_whitespace().count();
    let goes_on = block.start + block.lead_bytes < block.end;
    words >= 4
        && goes_on
        && (block.shape != Shape::Paragraph || text(block.end).ends_with('…') || text(block.end).ends_with("..."))
}

/// The sum over the blocks of each container and of all its parts.
fn totals(weighed: &[Weighed], blocks: &[Block], containers: &[Container], of: fn(&Weighed) -> u64) -> Vec<u64> {
    let mut totals = vec![0; containers.len()];
    for (weighed, block) in weighed.iter().zip(blocks) {
        if let Some(total) = totals.get_mut(block.container as usize) {
            *total += of(weighed);
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
fn believed(totals: &[u64], characters: &[u64], containers: &[Container]) -> Vec<Hints> {
    let page = totals.first().copied().unwrap_or_default();
    let mut believed: Vec<Hints> = Vec::with_capacity(containers.len());
    for ((container, &total), &characters) in containers.iter().zip(totals).zip(characters) {
        let around = believed.get(container.parent as usize).copied().unwrap_or_default();
        let share = total * 100 / page.max(1);
        let mut own = container.hints;
        if share > NAME_IS_WRONG {
            let comments = if share > COMMENTS_ARE_NOT { Hints::default() } else { Hints::COMMENTS };
            own = own.only(comments.with(Hints::BODY).with(Hints::ARTICLE).with(Hints::QUOTE).with(Hints::LIST));
        }
        if characters > SHORT {
            own = own.without(SHORT_PARTS);
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
    let Weighed { features, linked, teaser, hints, .. } = weighed;
    if hints.any(against) || *teaser {
        return RegionKind::Boilerplate;
    }
    if is_meta(weighed, block) {
        return RegionKind::Meta;
    }
    if features.notice && features.words < 25 {
        return RegionKind::Boilerplate;
    }
    if hints.any(Hints::CAPTION) && features.words < 40 {
        return RegionKind::Boilerplate;
    }
    // A sentence of the text may be mostly a link, but not all of it.
    if *linked > 60 && !(*linked < 90 && features.closed && features.words >= 6) {
        return RegionKind::Boilerplate;
    }
    RegionKind::Main
}

/// A block anywhere else.
fn outside(weighed: &Weighed) -> RegionKind {
    let Weighed { features, linked, teaser, hints, .. } = weighed;
    let against = AGAINST.with(Hints::CAPTION).with(Hints::META);
    if !teaser && features.is_prose() && features.characters >= 200 && *linked < 5 && !hints.any(against) {
        RegionKind::Main
    } else {
        RegionKind::Boilerplate
    }
}

/// Date, author, source.
fn is_meta(weighed: &Weighed, block: &Block) -> bool {
    let short = weighed.features.words < 20 && weighed.features.sentence_ends < 2;
    short && (weighed.hints.any(Hints::META) || share(block.meta_bytes, block.end - block.start) > 50)
}

/// Blocks between the main text and a sentence that still belongs to it.
const GAP: usize = 3;

/// Settles what surroundings tell: short blocks at both ends of the main text, and headings that head nothing.
fn smooth(kinds: &mut [RegionKind], weighed: &[Weighed], blocks: &[Block]) {
    let main = |at: usize, kinds: &[RegionKind]| kinds.get(at) == Some(&RegionKind::Main);
    let carries = |at: usize, kinds: &[RegionKind]| main(at, kinds) && weighed.get(at).is_some_and(|it| it.weight > 0);
    let Some(first) = (0..kinds.len()).find(|&at| carries(at, kinds)) else { return };
    let mut last = (0..kinds.len()).rfind(|&at| carries(at, kinds)).unwrap_or(first);
    let mut first = summary(first, kinds, weighed, blocks);
    // A short sentence beside the main text belongs to it; a line without a full stop is a signature or a rubric.
    let sentence = |at: usize| {
        let most = if blocks.get(at).is_some_and(|block| block.shape == Shape::Paragraph) { 90 } else { 30 };
        let short = |it: &Weighed| it.features.closed && it.features.words >= 3 && it.linked < most;
        main(at, kinds) && weighed.get(at).is_some_and(short)
    };
    let container = |at: usize| blocks.get(at).map(|block| block.container);
    // Beyond a notice or a picture only what stands in the same container.
    let joins = |at: usize, edge: usize| sentence(at) && (at.abs_diff(edge) == 1 || container(at) == container(edge));
    while let Some(at) = (first.saturating_sub(GAP)..first).rfind(|&at| joins(at, first)) {
        first = at;
    }
    while let Some(at) = (last + 1..=last + GAP).find(|&at| joins(at, last)) {
        last = at;
    }
    for (at, kind) in kinds.iter_mut().enumerate() {
        if *kind == RegionKind::Main && (at < first || at > last) {
            *kind = RegionKind::Boilerplate;
        }
    }
    // Asterisks and lines between paragraphs are no end of the text.
    for at in 1..kinds.len() {
        let empty = weighed.get(at).is_some_and(|weighed| weighed.features.words == 0);
        let before = kinds.get(at - 1).copied();
        if let (true, Some(before), Some(kind)) = (empty, before, kinds.get_mut(at)) {
            *kind = before;
        }
    }
    // From the end, so that of several headings in a row all are seen to head the text after the last.
    let mut heads = false;
    for at in (0..kinds.len()).rev() {
        let heading = blocks.get(at).is_some_and(|block| matches!(block.shape, Shape::Heading | Shape::TopHeading));
        if heading
            && !heads
            && main(at, kinds)
            && let Some(kind) = kinds.get_mut(at)
        {
            *kind = RegionKind::Boilerplate;
        }
        heads = main(at, kinds);
    }
}

/// Takes in the summary that stands between the heading and the first main block at `first`, in a container of its own.
/// Gives where the main text now begins.
fn summary(first: usize, kinds: &mut [RegionKind], weighed: &[Weighed], blocks: &[Block]) -> usize {
    /// Author, date, picture and buttons stand between them too.
    const NEAR: usize = 20;
    let nearest = first.saturating_sub(NEAR);
    let heading = |at: &usize| blocks.get(*at).is_some_and(|block| block.shape == Shape::TopHeading);
    let Some(heading) = (nearest..first).rfind(heading) else { return first };
    let against = AGAINST.with(Hints::CAPTION).with(Hints::META);
    let mut begins = first;
    for at in heading + 1..first {
        let Some(Weighed { features, linked, hints, .. }) = weighed.get(at) else { continue };
        let said = features.words >= 10 && (features.closed || features.function_words * 12 >= features.words);
        if said && *linked < 20 && !hints.any(against) && !features.notice {
            begins = begins.min(at);
            if let Some(kind) = kinds.get_mut(at) {
                *kind = RegionKind::Main;
            }
        }
    }
    begins
}
