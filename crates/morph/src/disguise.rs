//! Russian words that a text writes in Latin letters from first to last, since the letters look the same: «MOCKBA».
//!
//! A word that mixes the scripts says by itself that it is meant to be Cyrillic (`sarap_text::readable`); a wholly Latin one
//! may be a name («Meta», «BMW») and is taken for Russian only if the dictionary knows its twin and its surroundings say so.

use crate::Dictionary;
use sarap_text::{Case, Script, Segmentation, Token, TokenKind, cyrillic_twin, readable};

/// From so many letters on no Latin word is a Russian one by chance.
const SURE_LETTERS: usize = 5;
/// Where one word in so many mixes the scripts, the text was disguised as a whole.
const DISGUISED: usize = 20;
/// Prepositions and conjunctions of one letter that keyboards give in either script.
const SINGLE: &str = "acoyABCKOY";
/// The small letters that look the same in print.
const SAME: &str = "aceopxy";
/// English words that a Russian text may quote in small letters.
const ENGLISH: &[&str] = &["cop", "cope", "copy", "cox", "coxa", "ox", "pace", "ex"];

/// What a text tells of its words in Latin letters.
pub(crate) struct Disguise<'a> {
    text: &'a str,
    tokens: &'a [Token],
    /// Whether mixed words are many.
    everywhere: bool,
}

impl<'a> Disguise<'a> {
    pub(crate) fn of(text: &'a str, segmentation: &'a Segmentation) -> Self {
        let tokens = &segmentation.tokens;
        let (mut words, mut mixed) = (0, 0);
        for token in tokens.iter().filter(|token| token.kind == TokenKind::Word) {
            words += 1;
            let form = token.span.of(text);
            mixed += usize::from(token.script == Script::Mixed && readable(form) != form);
        }
        Self { text, tokens, everywhere: mixed > 2 && mixed * DISGUISED >= words }
    }

    /// The Russian word that the token at `at` is meant to be, if it is one in Latin letters.
    pub(crate) fn unmasked(&self, at: usize, dictionary: &Dictionary) -> Option<String> {
        let token = self.tokens.get(at).filter(|t| t.kind == TokenKind::Word && t.script == Script::Latin)?;
        let form = token.span.of(self.text);
        let twin = cyrillic_twin(form)?;
        let letters = form.chars().count();
        let meant = match letters {
            _ if self.everywhere => true,
            SURE_LETTERS.. => self.is_russian(at.wrapping_sub(1)) || self.is_russian(at + 1),
            1 => SINGLE.contains(form) && self.is_between(at, token.case),
            _ => {
                let same = form.chars().all(|c| SAME.contains(c)) && !ENGLISH.contains(&form);
                same && self.is_between(at, token.case)
            }
        };
        (meant && dictionary.knows(&twin)).then_some(twin)
    }

    /// Between two Russian words; one with a capital after no word of its sentence, as the dots and breaks show.
    fn is_between(&self, at: usize, case: Case) -> bool {
        let number = self.tokens.get(at + 1).is_some_and(|token| token.kind == TokenKind::Number);
        let before = self.is_russian(at.wrapping_sub(1));
        let first = at.checked_sub(1).and_then(|before| self.tokens.get(before)).is_none_or(|before| {
            let sign = before.span.of(self.text);
            matches!(sign, "." | "!" | "?" | "…")
        });
        let starts = case == Case::Title && first;
        (starts || before && case == Case::Lower) && (self.is_russian(at + 1) || number)
    }

    fn is_russian(&self, at: usize) -> bool {
        let word = self.tokens.get(at).filter(|token| token.kind == TokenKind::Word);
        word.is_some_and(|word| matches!(word.script, Script::Cyrillic | Script::Mixed))
    }
}
