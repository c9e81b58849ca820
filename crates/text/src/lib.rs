//! A text seen as sentences and tokens, without losing a byte of it.
//!
//! Everything here is a [`Span`] into the text the caller keeps: tokens and sentences hold offsets, never copies, and
//! what stands between tokens is white space only.
//!
//! ```
//! use sarap_text::segment;
//!
//! let text = "16-18 мая проф. А. С. Иванов приехал в г. Алматы. Его встретили.";
//! let segmentation = segment(text);
//! let sentences: Vec<&str> = segmentation.sentences.iter().map(|sentence| sentence.span.of(text)).collect();
//! assert_eq!(sentences, ["16-18 мая проф. А. С. Иванов приехал в г. Алматы.", "Его встретили."]);
//! ```
//!
//! # Tokens
//!
//! * A word keeps its inner hyphens, apostrophes, digits, stress marks and soft hyphens; a dash without spaces cuts.
//! * The dot of an abbreviation or initial is a token of its own: `г` `.` `Алматы`.
//! * A number keeps decimal signs, times and fractions («3,14», «10:30», «1/2», «20.12.2004»); a range is three tokens
//!   («16-18»); three groups or more are one («978-5-7379-0359-6», «2025-09-16»). White space always cuts, also within
//!   «1 065». A unit written against its number is cut off («5км»).
//! * E-mail and web addresses, `#hashtags`, `@accounts` are one token each; so are runs of stops («?!»), of one sign
//!   («--»), of emoji, and smiles.
//! * Invisible signs at a word's edge (byte order mark, zero-width space) are [`TokenKind::Symbol`] tokens; inside they
//!   belong to it.
//! * Latin letters that look like Cyrillic ones are left as they are; [`readable`] gives the word that is meant.
//!
//! # Sentences and lines
//!
//! A blank line always ends a sentence. A single line break ends one too, as in pages taken from the web where each
//! line is a block, unless the line was evidently wrapped: `src/lines.rs` says when.

mod address;
mod chars;
mod hash;
pub mod letters;
mod lines;
mod lists;
mod lookalikes;
mod scan;
mod sentences;
mod span;
mod token;
mod words;

pub use hash::{Fx, FxBuild, hash_str, mix};
pub use lookalikes::{cyrillic_twin, is_invisible, readable, without_digits};
pub use span::Span;
pub use token::{Case, Script, Segmentation, Sentence, Token, TokenKind};

/// Splits `text` into sentences and tokens.
///
/// Tokens are in order, never empty, never overlap, and lie inside their sentence; between them is only white space.
/// Runs in linear time. A text longer than `u32::MAX` bytes is cut there by the caller (see `sarap-formats`).
pub fn segment(text: &str) -> Segmentation {
    let tokens = scan::tokens(text);
    let sentences = sentences::sentences(text, &tokens);
    Segmentation { sentences, tokens }
}
