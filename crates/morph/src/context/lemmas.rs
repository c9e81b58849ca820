//! The lemma of a reading as a document has it.

use super::fold::fold;
use crate::dictionary::Word;
use crate::{Dictionary, Grammemes, Pos, Reading, Tag};

/// The dictionary form, but a woman's name is its own: the dictionary files «Пугачёва» and «Ивановна» under the man's.
/// Superlatives too are their own («лучший» is not «хороший»), and so are «Иваныч» and «счастье», which it files under
/// «Иванович» and «счастие».
pub(super) fn own_lemma(dictionary: &Dictionary, word: &Word<'_>, folded: &str, reading: &Reading, out: &mut String) {
    let own = own_form(reading.tag);
    if own.is_some_and(|wanted| dictionary.inflect_into(word, reading, wanted, out)) {
        return;
    }
    dictionary.lemma_of(word, reading, out);
    if own.is_none()
        && let Some(short) = shorter(folded, out)
    {
        *out = short;
    }
}

/// The form that is asked for instead of the dictionary's.
fn own_form(tag: Tag) -> Option<Grammemes> {
    let g = tag.grammemes;
    if g.any(Grammemes::SURN | Grammemes::PATR) && g.has(Grammemes::FEMN) && g.has(Grammemes::SING) {
        Some(Grammemes::NOMN | Grammemes::SING | Grammemes::FEMN)
    } else if tag.pos == Pos::Adjf && g.has(Grammemes::SUPR) {
        Some(Grammemes::NOMN | Grammemes::SING | Grammemes::MASC | Grammemes::SUPR)
    } else {
        None
    }
}

/// Whether two readings of a word have the same own lemma for sure.
pub(super) fn same_own_lemma(dictionary: &Dictionary, one: &Reading, other: &Reading) -> bool {
    own_form(one.tag).is_none() && own_form(other.tag).is_none() && dictionary.same_lemma(one, other)
}

/// The lemma with the form's own spelling: «счастье» for «счастие», «Иваныч» for «Иванович», «Юрьевич» for «Юриевич».
fn shorter(folded: &str, lemma: &str) -> Option<String> {
    // Nearly all others: neither «е» nor «ч» is last.
    if !matches!(lemma.as_bytes(), [.., 0xd0, 0xb5] | [.., 0xd1, 0x87]) {
        return None;
    }
    for (long, short) in [("ие", "ье"), ("ович", "ыч"), ("евич", "ич"), ("иевич", "ьевич")] {
        if let Some(stem) = lemma.strip_suffix(long)
            && let Some(rest) = folded.strip_prefix(fold(stem).as_str())
            && rest.starts_with(short.trim_end_matches('е'))
        {
            return Some(format!("{stem}{short}"));
        }
    }
    None
}
