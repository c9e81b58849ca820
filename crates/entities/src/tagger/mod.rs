//! Mentions by a trained model.
//!
//! A small net ([`net`]) gives each token a score for every state of every chain ([`chains`]); a chain's probabilities
//! ([`lanes`], [`lattice`]) say where its mentions are; [`mentions`] joins them. The modules are open to `sarap-train`,
//! which learns the weights over the very same inputs ([`document`], [`features`]).

pub mod chains;
pub mod document;
pub mod features;
pub mod kernel;
pub mod lanes;
pub mod lattice;
pub mod mentions;
pub mod model;
pub mod net;

use crate::{Label, Mention, Source};
use chains::BARE;
use document::{Section, sections};
use lanes::{Found, Lanes, exp};
use lattice::{TRIPLE, begin, end, single};
use mentions::{LONGEST, join};
use model::{BARE_OUTPUTS, FULL_CHAINS, Model, OUTPUTS};
use sarap_morph::Document;
use sarap_pack::{Pack, PackError};
use sarap_text::{Script, Span, Token, TokenKind};
use std::ops::Range;
use std::sync::Mutex;

/// An opened pack of kind `tagger`.
#[derive(Debug)]
pub struct Tagger {
    pack: Pack,
    model: Model,
    space: Mutex<Space>,
}

/// The working memory of a tagging, kept for the next: asking the system for it anew costs a tenth of the tagging. Sections are
/// bounded, and so is this.
#[derive(Debug, Default)]
struct Space {
    net: net::Space,
    lanes: Lanes,
}

/// In a sentence of another language only what is clearly a name is taken.
const FOREIGN_SCORE: f32 = 0.95;

/// A token with all scores below this neither begins nor ends a bare name: the probability would be less than a thousandth.
const QUIET: f32 = -8.0;
/// No bare name has so many such tokens inside.
const QUIET_RUN: usize = 8;

impl Tagger {
    /// Opens a pack of kind `tagger`.
    pub fn open(pack: Pack) -> Result<Self, PackError> {
        Ok(Self { model: Model::open(&pack)?, pack, space: Mutex::default() })
    }

    /// The pack behind it.
    pub fn pack(&self) -> &Pack {
        &self.pack
    }

    /// The mentions in `document`, in order of place, longest first. They may nest.
    pub fn tag(&self, document: &Document<'_>) -> Vec<Mention> {
        let tokens = &document.segmentation.tokens;
        let foreign: Vec<Range<usize>> = document
            .segmentation
            .sentences
            .iter()
            .map(|sentence| sentence.tokens.start as usize..sentence.tokens.end as usize)
            .filter(|sentence| is_foreign(document.text, tokens.get(sentence.clone()).unwrap_or_default()))
            .collect();
        let version = &self.pack.description().version;
        let mut all = Vec::new();
        for range in sections(document) {
            let section = Section::read(document, range);
            for marked in join(self.find(&section)) {
                let start = section.tokens.start;
                let span = |range: &Range<usize>| {
                    let (first, last) = (tokens.get(start + range.start)?, tokens.get(start + range.end - 1)?);
                    Some(Span::new(first.span.start(), last.span.end()))
                };
                let Some(extent) = span(&marked.tokens) else { continue };
                let at = foreign.partition_point(|sentence| sentence.end <= start + marked.tokens.start);
                let is_foreign = foreign.get(at).is_some_and(|s| s.contains(&(start + marked.tokens.start)));
                let is_name = matches!(marked.label, Label::Per | Label::Org | Label::Loc)
                    && extent.of(document.text).contains(char::is_alphabetic);
                if is_foreign && !(is_name && marked.score >= FOREIGN_SCORE) {
                    continue;
                }
                let name = match &marked.name {
                    Some(name) if name.is_empty() => Some(Span::new(extent.start(), extent.start())),
                    Some(name) => span(name),
                    None => None,
                };
                all.push(Mention {
                    name,
                    ..Mention::new(extent, marked.label, Source::Model(version.clone().into()), marked.score)
                });
            }
        }
        all
    }

    /// What the chains find in a section, each chain in order of probability.
    pub fn find(&self, section: &Section) -> Vec<Found> {
        // Whoever finds the memory in use works without it.
        let mut space = self.space.try_lock().map(|mut kept| std::mem::take(&mut *kept)).unwrap_or_default();
        let found = self.find_in(section, &mut space);
        if let Ok(mut kept) = self.space.try_lock() {
            *kept = space;
        }
        found
    }

    fn find_in(&self, section: &Section, space: &mut Space) -> Vec<Found> {
        // The same numbers come of it on every machine, since nothing is reordered; with registers twice as wide the sums
        // and exponentials take half the time. Sound: the line before has asked for them.
        #[cfg(target_arch = "x86_64")]
        {
            if std::arch::is_x86_feature_detected!("avx512f")
                && std::arch::is_x86_feature_detected!("avx512bw")
                && std::arch::is_x86_feature_detected!("avx512vl")
            {
                #[allow(unsafe_code)]
                return unsafe { self.find_with_avx512(section, space) };
            }
            if std::arch::is_x86_feature_detected!("avx2") {
                #[allow(unsafe_code)]
                return unsafe { self.find_with_avx2(section, space) };
            }
        }
        self.find_anywhere(section, space)
    }

    #[cfg(target_arch = "x86_64")]
    #[target_feature(enable = "avx512f,avx512bw,avx512vl,avx2")]
    fn find_with_avx512(&self, section: &Section, space: &mut Space) -> Vec<Found> {
        self.find_anywhere(section, space)
    }

    #[cfg(target_arch = "x86_64")]
    #[target_feature(enable = "avx2")]
    fn find_with_avx2(&self, section: &Section, space: &mut Space) -> Vec<Found> {
        self.find_anywhere(section, space)
    }

    #[inline(always)]
    fn find_anywhere(&self, section: &Section, space: &mut Space) -> Vec<Found> {
        let model = &self.model;
        let Space { net, lanes } = space;
        let scores = net::scores(model, &self.pack, section, net);
        lanes.begin(section.of.len());
        for row in scores {
            if let Some(states) = row[BARE_OUTPUTS..].as_chunks::<FULL_CHAINS>().0.first_chunk() {
                lanes.push(states);
            }
        }
        let mut found = Vec::new();
        lanes.run(&model.full);
        lanes.mentions(&model.full, &model.full_least, LONGEST, &mut found);
        self.find_bare(scores, &mut found);
        found
    }

    /// What the bare names' chain finds. Most tokens surely neither begin nor end one: only the stretches between long runs of
    /// such are run through.
    #[inline(always)]
    fn find_bare(&self, rows: &[[f32; OUTPUTS]], found: &mut Vec<Found>) {
        let bare = |row: &[f32; OUTPUTS]| -> [f32; TRIPLE] {
            std::array::from_fn(|state| if state == 0 { 0.0 } else { row[state - 1] })
        };
        // That a token would be inside of a name, if one were open, says nothing of itself.
        let is_quiet = |row: &[f32; OUTPUTS]| {
            (0..TRIPLE / 4).all(|kind| [begin(kind), end(kind), single(kind)].iter().all(|at| row[at - 1] < QUIET))
        };
        let mut lattice = self.model.bare.clone();
        let (mut stretch, mut at) = (Vec::new(), 0);
        while let Some(next) = rows[at..].iter().position(|row| !is_quiet(row)) {
            // With a quiet token on either side.
            let start = (at + next).saturating_sub(1);
            let (mut end, mut quiet) = (at + next, 0);
            while end < rows.len() && quiet < QUIET_RUN {
                quiet = if is_quiet(&rows[end]) { quiet + 1 } else { 0 };
                end += 1;
            }
            stretch.clear();
            stretch.extend(rows[start..end].iter().map(bare));
            lattice.run_with(&stretch, exp);
            for (tokens, kind, score) in lattice.mentions(self.model.bare_least, LONGEST) {
                found.push(Found { tokens: start + tokens.start..start + tokens.end, chain: BARE, kind, score });
            }
            at = end;
        }
    }
}

/// Whether a stretch is in another language than Russian, or in none: without a word, mostly of Latin words, or with many
/// words of letters that Russian has not.
fn is_foreign(text: &str, tokens: &[Token]) -> bool {
    let (mut words, mut latin, mut other) = (0, 0, 0);
    for token in tokens.iter().filter(|token| token.kind == TokenKind::Word) {
        words += 1;
        match token.script {
            Script::Latin => latin += 1,
            Script::Cyrillic | Script::Mixed => {
                other += u32::from(token.span.of(text).contains(|c| !is_russian(c) && !c.is_ascii()));
            }
            _ => other += 1,
        }
    }
    words == 0 || words > 2 && (latin * 3 > words * 2 || other * 6 > words)
}

fn is_russian(c: char) -> bool {
    // Most letters are these; the tables of Unicode are for the rest.
    matches!(c, 'а'..='я' | 'А'..='Я' | 'ё' | 'Ё') || !c.is_alphabetic()
}
