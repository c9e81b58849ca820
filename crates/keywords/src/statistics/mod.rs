//! Questions about an index, answered with the measures: what stands near a word, which words are key, how they are spread in
//! documents and in time, how rich and how hard texts are, which are reprints of others, which words tell one
//! from the rest of its corpus, and which are alike.
//!
//! Every number comes with the counts it was made from and with tokens, which [`Index::range`] turns into places.

pub mod collocates;
pub mod keyness;
pub mod profiles;
pub mod reprints;
pub mod richness;
pub mod similarity;
pub mod spread;
pub mod trends;
pub mod weights;

#[cfg(test)]
mod tests;

use crate::index::Index;
use crate::terms::Scope;
use sarap_text::TokenKind;

/// The words of a scope: tokens of letters that count.
pub(crate) fn words<'a>(index: &'a Index, scope: &Scope<'a>) -> impl Iterator<Item = u32> + 'a {
    let skipped = scope.skipped;
    scope
        .documents(index)
        .flat_map(|document| document.tokens.clone())
        .filter(move |&token| is_word(index, token) && (skipped || !index.is_skipped(token)))
}

/// Whether a token is a word.
pub(crate) fn is_word(index: &Index, token: u32) -> bool {
    let number = index.tokens().get(token as usize);
    let kind = number.and_then(|&number| index.types().get(number as usize));
    kind.is_some_and(|kind| index.class(kind.class).kind == TokenKind::Word)
}
