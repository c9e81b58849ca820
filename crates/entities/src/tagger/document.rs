//! A stretch of a document as the net sees it: its distinct words, and what each token's place says.

use super::features::{Capitals, Looks, fold, hash, mix, rows};
use sarap_morph::{Document, Grammemes, Pos};
use sarap_text::{Case, Span, TokenKind};
use std::ops::Range;

/// Longer documents are read in sections of so many tokens, which bounds memory.
pub const SECTION: usize = 1 << 13;

/// Rows of the table of places.
pub const PLACES: usize = 64;
/// Rows of it that a token has.
pub const PLACES_EACH: usize = 3;

/// A distinct word: written alike and read alike.
#[derive(Clone, Debug)]
pub struct Word {
    /// The lemma's hash, ё taken as е.
    pub lemma: u64,
    /// How it is written, as far as that says anything in its place.
    pub capitals: Capitals,
    /// Hashed rows: a range of [`Section::rows`].
    pub rows: Range<u32>,
}

/// A section of a document.
#[derive(Clone, Debug, Default)]
pub struct Section {
    /// Its tokens in the document.
    pub tokens: Range<usize>,
    /// Its distinct words.
    pub words: Vec<Word>,
    /// Hashed rows of the words.
    pub rows: Vec<u64>,
    /// For each token its word.
    pub of: Vec<u32>,
    /// For each token its rows of the table of places.
    pub places: Vec<[u8; PLACES_EACH]>,
    /// For each token the group of tokens of the same lemma that it shares knowledge with.
    pub groups: Vec<u32>,
    /// Number of groups; the group of that number is none.
    pub group_count: u32,
}

/// The sections of a document, which end with sentences where they can.
pub fn sections(document: &Document<'_>) -> Vec<Range<usize>> {
    let count = document.segmentation.tokens.len();
    let (mut sections, mut start) = (Vec::new(), 0);
    while start < count {
        let limit = (start + SECTION).min(count);
        let sentences = &document.segmentation.sentences;
        let last = sentences.partition_point(|s| s.tokens.end as usize <= limit);
        let end = last.checked_sub(1).and_then(|at| sentences.get(at)).map_or(0, |s| s.tokens.end as usize);
        let end = if limit < count && end > start + SECTION / 2 { end } else { limit };
        sections.push(start..end);
        start = end;
    }
    sections
}

/// The longest stretch that is taken for a quotation, so that a mark left open does not reach over a whole text.
const QUOTATION: u8 = 12;

impl Section {
    /// What the net sees of these tokens of `document`.
    pub fn read(document: &Document<'_>, tokens: Range<usize>) -> Self {
        let mut section = Self { tokens: tokens.clone(), ..Self::default() };
        let (all, readings) = (&document.segmentation.tokens, document.morphology.tokens());
        let count = tokens.len();
        let mut starts = vec![false; count + 1];
        for sentence in &document.segmentation.sentences {
            let at = sentence.tokens.start as usize;
            if tokens.contains(&at) {
                starts[at - tokens.start] = true;
            }
        }
        // How each lemma is written inside sentences: bit 0 small, bit 1 with a capital.
        // Abbreviations are learnt as they stand.
        let lemma = |at: usize| document.morphology.lemma_of_form(at).map_or(usize::MAX, |lemma| lemma.0 as usize);
        let mut written: Vec<u8> = vec![0; document.morphology.lemma_count()];
        let (mut small, mut upper, mut title) = (0, 0, 0);
        let mut inside = vec![false; count];
        let mut open = true;
        for at in tokens.clone() {
            let token = &all[at];
            open |= starts[at - tokens.start];
            if token.kind == TokenKind::Word {
                inside[at - tokens.start] = !open;
                open = false;
                let bit = match token.case {
                    Case::Lower => 1,
                    Case::None => 0,
                    _ => u8::from(inside[at - tokens.start]) << 1,
                };
                if let Some(written) = written.get_mut(lemma(at)) {
                    *written |= bit;
                }
                match token.case {
                    Case::Lower => small += 1,
                    Case::Upper if token.span.len() > 6 => upper += 1,
                    Case::Title => title += 1,
                    _ => {}
                }
            }
        }
        // Of a text all in capitals, or all in small letters, capitals say nothing.
        let casing = if upper > 2 && upper > small {
            1
        } else if small > 20 && title * 50 < small {
            2
        } else {
            0_u8
        };

        // Of each word form the latest of the section's words that are written so, of each lemma its group.
        let mut chains = vec![u32::MAX; document.morphology.word_count()];
        let mut same: Vec<(u32, u16, u64)> = Vec::new();
        let mut groups = vec![u32::MAX; document.morphology.lemma_count()];
        let (mut quoted, mut end_before) = (0_u8, 0);
        for at in tokens {
            let (token, reading) = (&all[at], &readings[at]);
            let place = at - section.tokens.start;
            let surface = token.span.of(document.text);
            let seen = written.get(lemma(at)).copied().unwrap_or_default();
            let title = token.case == Case::Title;
            let capitals = match Capitals::of(token) {
                _ if casing > 0 => Capitals::Any,
                Capitals::Title if !inside[place] && seen & 1 > 0 => Capitals::Small,
                Capitals::Title if !inside[place] && seen == 0 => Capitals::Any,
                capitals => capitals,
            };
            let spelling = match token.case {
                Case::Mixed => mix(hash(surface), capitals as u64),
                case => mix(case as u64, capitals as u64),
            };
            let mut word = chains.get(reading.word.0 as usize).copied().unwrap_or(u32::MAX);
            while let Some(&(next, chosen, spelt)) = same.get(word as usize) {
                if (chosen, spelt) == (reading.chosen, spelling) {
                    break;
                }
                word = next;
            }
            if word == u32::MAX {
                word = section.words.len() as u32;
                let chain = chains.get_mut(reading.word.0 as usize);
                let latest = chain.map_or(u32::MAX, |latest| std::mem::replace(latest, word));
                same.push((latest, reading.chosen, spelling));
                let (mut grammemes, mut parts) = (Grammemes::NONE, 0_u32);
                for choice in document.morphology.readings(reading.word) {
                    grammemes = grammemes | choice.tag.grammemes;
                    parts |= 1 << choice.tag.pos as u32;
                }
                let first = section.rows.len() as u32;
                let lower = document.morphology.word(reading.word);
                rows(
                    &Looks {
                        surface,
                        lower,
                        tag: reading.tag,
                        origin: reading.origin,
                        all: grammemes,
                        parts,
                        token: *token,
                    },
                    &mut section.rows,
                );
                let lemma = document.morphology.lemma_of_form(at).unwrap_or(reading.lemma);
                let lemma = fold(document.morphology.lemma(lemma));
                section.words.push(Word { lemma, capitals, rows: first..section.rows.len() as u32 });
            }
            section.of.push(word);

            let opens = match surface {
                "«" | "„" | "“" | "‹" | "‘" => true,
                "\"" | "''" | "``" => quoted == 0,
                _ => false,
            };
            let closes = !opens && matches!(surface, "»" | "”" | "›" | "’" | "\"" | "''" | "``");
            if opens {
                quoted = 1;
            } else if closes || quoted > QUOTATION {
                quoted = 0;
            }
            let depth = if opens { 0 } else { quoted.min(6) };
            quoted += u8::from(quoted > 0 && !opens);
            let break_before = at > 0 && lines(document.text, Span::new(end_before, token.span.start()));
            end_before = token.span.end();
            // Rows 0 to 23: how the lemma is written elsewhere; 24 to 31: quotations; 32 …: the text's capitals, lines.
            let elsewhere = if token.kind == TokenKind::Word { 1 + seen + 4 * u8::from(title) } else { 0 }
                + 9 * u8::from(!inside[place]);
            let line = casing + 3 * u8::from(break_before) + 6 * u8::from(starts[place]);
            section.places.push([elsewhere, 24 + depth, 32 + line]);

            let may_share = token.kind == TokenKind::Word
                && matches!(reading.tag.pos, Pos::Noun | Pos::Adjf | Pos::Latin | Pos::Unknown);
            let group = match groups.get_mut(lemma(at)).filter(|_| may_share) {
                Some(group) => {
                    if *group == u32::MAX {
                        *group = section.group_count;
                        section.group_count += 1;
                    }
                    *group
                }
                None => u32::MAX,
            };
            section.groups.push(group);
        }
        section.groups.iter_mut().for_each(|group| *group = (*group).min(section.group_count));
        section
    }
}

/// Whether there is a line break in `gap`.
fn lines(text: &str, gap: Span) -> bool {
    gap.of(text).contains('\n')
}
