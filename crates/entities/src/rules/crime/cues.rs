//! Words around a name that tell that a crime is meant: «обвиняется в краже», «по факту угона», «кража раскрыта».

use super::{lemma, pos};
use sarap_morph::{Document, Pos};
use sarap_text::{FxBuild, TokenKind};
use std::collections::HashSet;
use std::ops::Range;
use std::sync::OnceLock;

/// Words before a name among which one may stand that tells of crimes.
const REACH: usize = 5;

#[derive(Default)]
struct Cues {
    before: HashSet<&'static str, FxBuild>,
    behind: HashSet<&'static str, FxBuild>,
}

fn cues() -> &'static Cues {
    static CUES: OnceLock<Cues> = OnceLock::new();
    CUES.get_or_init(|| {
        let mut cues = Cues::default();
        for line in include_str!("cues.txt").lines().filter(|line| !line.starts_with('#')) {
            let Some((side, words)) = line.split_once(": ") else { continue };
            let set = if side == "before" { &mut cues.before } else { &mut cues.behind };
            set.extend(words.split_whitespace());
        }
        cues
    })
}

/// Whether the words around the name at `name` say that a crime is meant, or the name is all of its `sentence`.
pub(super) fn is_told(document: &Document<'_>, name: Range<usize>, sentence: Range<usize>) -> bool {
    let tokens = &document.segmentation.tokens;
    let is_word = |at: usize| tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word);
    let alone = !(sentence.start..name.start).chain(name.end..sentence.end).any(is_word);
    alone || is_charged(document, &name, &sentence) || {
        cues().behind.contains(lemma(document, name.end)) && name.end < sentence.end
    }
}

/// Whether «за» stands before the name and its adjectives, or a word that tells of crimes in the same run of words.
fn is_charged(document: &Document<'_>, name: &Range<usize>, sentence: &Range<usize>) -> bool {
    let tokens = &document.segmentation.tokens;
    let mut qualified = true;
    for at in (sentence.start..name.start).rev().take(REACH) {
        if tokens.get(at).is_none_or(|token| token.kind == TokenKind::Punctuation) {
            return false;
        }
        let word = lemma(document, at);
        if (qualified && word == "за") || cues().before.contains(word) {
            return true;
        }
        qualified &= pos(document, at).is_some_and(|pos| matches!(pos, Pos::Adjf | Pos::Prtf));
    }
    false
}
