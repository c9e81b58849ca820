//! Writes what unknown words are guessed by: which paradigms words of the dictionary with the same last letters have.

use super::source::{Form, Source};
use crate::Failure;
use sarap_morph::dictionary::{guess, layout, letters};
use sarap_morph::{Grammemes, Tag};
use std::collections::BTreeMap;

/// Which words are counted and what is kept of the counts.
pub(super) struct Plan {
    /// Proper names, or all other words.
    pub names: bool,
    /// Fewest lexemes of a paradigm that new words may have.
    pub lexemes: u32,
    /// Fewest words with an end that is kept.
    pub words: usize,
    /// Most guesses for one end, and how many of them may be of one part of speech and sort of name.
    pub guesses: usize,
    /// See [`Plan::guesses`].
    pub alike: usize,
    /// A guess is left out if another is likelier by more than this.
    pub ratio: f64,
}

/// The sections, in the order of [`layout::GUESSES`].
pub(super) type Sections = [Vec<u8>; 5];

/// A guess: paradigm, by its place in the pack, and length of the ending.
type Guess = (u16, u8);

const LETTER_BITS: u32 = 6;
const KIND_BITS: u32 = 16;
const PARADIGM_BITS: u32 = 12;
/// So many words of the shorter end weigh as much as one of the longer.
const BACKOFF: f64 = 8.0;
/// The first guess of a sort may be so much less likely.
const FIRST_OF_SORT: f64 = 5.0;
/// Guesses that are carried on to longer ends.
const CARRIED: usize = 40;

/// What a guess comes to: paradigms that give the same lemma and the same tags for an ending are one kind.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Kind {
    ending: Vec<u8>,
    lemma: String,
    tags: Vec<Tag>,
}

/// How likely a kind is after an end of words, and the paradigm that most such words have.
#[derive(Clone, Copy)]
struct Likely {
    kind: u16,
    paradigm: u16,
    share: f64,
}

/// Counts and writes. `order` has the paradigms' numbers in the source by their places, `place` the reverse.
pub(super) fn write(source: &Source, order: &[u16], place: &[u16], plan: &Plan) -> Result<Sections, Failure> {
    let mut uses = vec![0u32; order.len()];
    for (_, paradigm) in &source.lexemes {
        uses[usize::from(place[usize::from(*paradigm)])] += 1;
    }
    let mut of_paradigm: Vec<Vec<Kind>> = Vec::new();
    for (at, &paradigm) in order.iter().enumerate() {
        of_paradigm.push(if uses[at] < plan.lexemes { Vec::new() } else { kinds(source, paradigm, plan.names) });
    }
    let mut kinds: Vec<&Kind> = of_paradigm.iter().flatten().collect();
    kinds.sort();
    kinds.dedup();
    if kinds.len() >= 1 << KIND_BITS || order.len() >= 1 << PARADIGM_BITS {
        return Err(Failure("too many kinds of guesses".into()));
    }
    let numbered: Vec<Vec<(usize, &[u8])>> = of_paradigm
        .iter()
        .map(|own| own.iter().map(|kind| (kinds.partition_point(|k| *k < kind), kind.ending.as_slice())).collect())
        .collect();
    let mut nodes: BTreeMap<Vec<u8>, Vec<Guess>> = BTreeMap::new();
    let mut shorter: BTreeMap<Vec<u8>, Vec<Likely>> = BTreeMap::new();
    for length in 0..=layout::GUESS_LETTERS {
        let mut counted = Vec::new();
        for (stem, paradigm) in &source.lexemes {
            let at = place[usize::from(*paradigm)];
            let stem: Vec<u8> = stem.chars().map(letters::code).map(letters::fold).collect();
            for (kind, ending) in &numbered[usize::from(at)] {
                let all = stem.len() + ending.len();
                if all >= length && !stem.is_empty() {
                    let end = stem.iter().chain(*ending).skip(all - length);
                    let end = end.fold(0u64, |packed, &letter| packed << LETTER_BITS | u64::from(letter));
                    counted.push((end << KIND_BITS | *kind as u64) << PARADIGM_BITS | u64::from(at));
                }
            }
        }
        counted.sort_unstable();
        let mut these = BTreeMap::new();
        for same_end in counted.chunk_by(|a, b| a >> (KIND_BITS + PARADIGM_BITS) == b >> (KIND_BITS + PARADIGM_BITS)) {
            if same_end.len() < plan.words && length > 0 {
                continue;
            }
            let end = same_end[0] >> (KIND_BITS + PARADIGM_BITS);
            let backwards: Vec<u8> = (0..length).map(|i| (end >> (LETTER_BITS * i as u32) & 63) as u8).collect();
            let before = length.checked_sub(1).and_then(|shorter| backwards.get(..shorter));
            let inherited = before.and_then(|end| shorter.get(end)).map_or(&[][..], Vec::as_slice);
            let likely = weigh(same_end, inherited, &backwards, &kinds);
            let guesses = choose(&likely, &kinds, plan);
            let ending = |guess: &Likely| kinds[usize::from(guess.kind)].ending.len() as u8;
            nodes.insert(backwards.clone(), guesses.iter().map(|guess| (guess.paradigm, ending(guess))).collect());
            these.insert(backwards, likely);
        }
        shorter = these;
    }
    prune(&mut nodes);
    sections(&nodes)
}

/// What the forms of a paradigm come to that new words may have.
fn kinds(source: &Source, paradigm: u16, names: bool) -> Vec<Kind> {
    let forms = &source.paradigms[usize::from(paradigm)];
    let suffix = |form: &Form| source.suffixes[usize::from(form.suffix)].as_str();
    let lemma = forms.first().map_or("", suffix);
    let mut by_ending: BTreeMap<Vec<u8>, Vec<Tag>> = BTreeMap::new();
    for form in forms.iter().filter(|form| form.prefix == 0) {
        let mut tag = Tag::parse(&source.tags[usize::from(form.tag)]);
        if guess::offered(tag, names) {
            let unlike = Grammemes::QUAL | Grammemes::SUBX | Grammemes::ADJX | Grammemes::VARI | Grammemes::PREDX;
            tag.grammemes = tag.grammemes & !unlike;
            by_ending
                .entry(suffix(form).chars().map(letters::code).map(letters::fold).collect())
                .or_default()
                .push(tag);
        }
    }
    by_ending.into_iter().map(|(ending, tags)| Kind { ending, lemma: lemma.to_string(), tags }).collect()
}

/// The kinds of words with one end, the likeliest first: their own counts, smoothed by those of the shorter end.
fn weigh(same_end: &[u64], inherited: &[Likely], backwards: &[u8], kinds: &[&Kind]) -> Vec<Likely> {
    let total = same_end.len() as f64 + if inherited.is_empty() { 0.0 } else { BACKOFF };
    let mut all: Vec<Likely> = Vec::new();
    for same_kind in same_end.chunk_by(|a, b| a >> PARADIGM_BITS == b >> PARADIGM_BITS) {
        let paradigms = same_kind.chunk_by(|a, b| a == b);
        let most = paradigms.max_by_key(|same| (same.len(), std::cmp::Reverse(same[0]))).map_or(0, |same| same[0]);
        let paradigm = (most & ((1 << PARADIGM_BITS) - 1)) as u16;
        let kind = (most >> PARADIGM_BITS & ((1 << KIND_BITS) - 1)) as u16;
        all.push(Likely { kind, paradigm, share: same_kind.len() as f64 / total });
    }
    for before in inherited {
        let share = before.share * BACKOFF / total;
        let ending = &kinds[usize::from(before.kind)].ending;
        if let Ok(at) = all.binary_search_by_key(&before.kind, |likely| likely.kind) {
            all[at].share += share;
        } else if ending.iter().rev().zip(backwards).all(|(a, b)| a == b) {
            let at = all.partition_point(|likely| likely.kind < before.kind);
            all.insert(at, Likely { share, ..*before });
        }
    }
    all.sort_by(|a, b| b.share.total_cmp(&a.share).then(a.kind.cmp(&b.kind)));
    all.truncate(CARRIED);
    all
}

/// The likeliest guesses, not all of one sort: in its sentence a surname may turn out a town.
fn choose(likely: &[Likely], kinds: &[&Kind], plan: &Plan) -> Vec<Likely> {
    use Grammemes as G;
    let sort = |guess: &Likely| {
        let tag = kinds[usize::from(guess.kind)].tags.first().copied().unwrap_or_default();
        (tag.pos, tag.grammemes & (G::NAME | G::SURN | G::PATR | G::GEOX | G::ORGN | G::TRAD))
    };
    let most = likely.first().map_or(0.0, |first| first.share);
    let mut chosen: Vec<Likely> = Vec::new();
    for guess in likely {
        let alike = chosen.iter().filter(|other| sort(other) == sort(guess)).count();
        // The first of a sort may be rare.
        let ratio = if alike == 0 { plan.ratio * FIRST_OF_SORT } else { plan.ratio };
        if alike < plan.alike && chosen.len() < plan.guesses && guess.share * ratio >= most {
            chosen.push(*guess);
        }
    }
    chosen
}

/// Takes out the ends that say nothing their shorter end does not say.
fn prune(nodes: &mut BTreeMap<Vec<u8>, Vec<Guess>>) {
    for length in (1..=layout::GUESS_LETTERS).rev() {
        let ends: Vec<Vec<u8>> = nodes.keys().filter(|end| end.len() == length).cloned().collect();
        for end in ends {
            let mut longer = nodes.range(end.clone()..).skip(1);
            let leaf = longer.next().is_none_or(|(next, _)| !next.starts_with(&end));
            if leaf && nodes.get(&end) == nodes.get(&end[..length - 1]) {
                nodes.remove(&end);
            }
        }
    }
}

fn sections(nodes: &BTreeMap<Vec<u8>, Vec<Guess>>) -> Result<Sections, Failure> {
    let mut order: Vec<(&Vec<u8>, &Vec<Guess>)> = nodes.iter().collect();
    order.sort_by(|(a, _), (b, _)| (a.len(), a).cmp(&(b.len(), b)));
    let number: BTreeMap<&[u8], usize> = order.iter().enumerate().map(|(i, (end, _))| (end.as_slice(), i)).collect();
    if order.len() >= usize::from(u16::MAX) {
        return Err(Failure(format!("too many ends of words: {}", order.len())));
    }
    let mut children = vec![0u16; order.len()];
    let [mut letter, mut child, mut starts, mut paradigms, mut endings] = Sections::default();
    let mut at = 0u32;
    for (end, guesses) in &order {
        letter.push(end.last().copied().unwrap_or(0));
        if let Some((_, shorter)) = end.split_last() {
            children[number[shorter]] += 1;
        }
        starts.extend(at.to_le_bytes());
        at += guesses.len() as u32;
        paradigms.extend(guesses.iter().flat_map(|(paradigm, _)| paradigm.to_le_bytes()));
        endings.extend(guesses.iter().map(|(_, ending)| ending));
    }
    starts.extend(at.to_le_bytes());
    let mut next = 1u16;
    for count in children {
        child.extend(next.to_le_bytes());
        next += count;
    }
    child.extend(next.to_le_bytes());
    Ok([letter, child, starts, paradigms, endings])
}
