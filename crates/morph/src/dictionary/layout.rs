//! The sections of a dictionary pack, for the compiler that writes them and the reader.
//!
//! A *stem* is what all forms of a lexeme share; a *paradigm* says which endings (and tags) its forms have. The pack keeps
//!
//! * stems in alphabetical order with ё folded, front-coded in blocks: for each stem the number of letters shared with
//!   the stem before, its other letters, then the numbers of its paradigms. Each block begins with the stems of earlier
//!   blocks that its separator begins with, so that one block holds all stems that a word can begin with;
//! * for each block a separator: up to ten letters, above all stems before and not above the block's first;
//! * all endings as a trie of their letters from last to first, so that one walk from a word's end finds them all;
//! * for each paradigm three sequences, one item a form: endings (trie nodes, and where they have ё), tags, prefixes.
//!   Paradigms share sequences. Paradigms are numbered by the frequency of their use, the dictionary form is form 0;
//! * lexemes without a stem («человек», «люди») by the trie nodes of their forms.
//!
//! All numbers are little endian.

/// Tag numbers' grammemes, u64.
pub const TAG_GRAMMEMES: &str = "TAGGRAM";
/// Tag numbers' parts of speech, u8.
pub const TAG_POS: &str = "TAGPOS";
/// Tags as OpenCorpora writes them, a line each.
pub const TAG_TEXT: &str = "TAGTEXT";
/// Trie of endings, for each node: its letter, u8.
pub const TRIE_LETTER: &str = "TRIELET";
/// … its parent, u16.
pub const TRIE_PARENT: &str = "TRIEPAR";
/// … its first child, u16; one more at the end.
pub const TRIE_CHILD: &str = "TRIECHI";
/// For each paradigm: number of its sequence of endings, u16.
pub const PARADIGM_ENDINGS: &str = "PARAEND";
/// … of tags, u16.
pub const PARADIGM_TAGS: &str = "PARATAG";
/// … of prefixes, u16; 0 means that no form has one, and its sequence is empty.
pub const PARADIGM_PREFIXES: &str = "PARAPRE";
/// … and which endings it may have, u64, by [`mask_bit`]: tells most paradigms from those that fit a word's ending.
pub const PARADIGM_MASK: &str = "PARAMASK";
/// Where each sequence of endings starts, u32, one more at the end; then the trie nodes, u16; then where ё stands, u8:
/// the letter's place in the ending from 1, or 0.
pub const ENDING_STARTS: &str = "ENDOFF";
/// See [`ENDING_STARTS`].
pub const ENDING_NODES: &str = "ENDNODE";
/// See [`ENDING_STARTS`].
pub const ENDING_YO: &str = "ENDYO";
/// Where each sequence of tags starts, u32, one more at the end.
pub const TAG_STARTS: &str = "TSEQOFF";
/// Tag numbers, u16.
pub const TAG_NUMBERS: &str = "TSEQ";
/// Where each sequence of prefixes starts, u32, one more at the end.
pub const PREFIX_STARTS: &str = "PSEQOFF";
/// Numbers in [`PREFIXES`], u8.
pub const PREFIX_NUMBERS: &str = "PSEQ";
/// Separators, u64 of ten letters of six bits from the highest used down.
pub const SEPARATORS: &str = "STEMSEP";
/// For every pair of first letters the number of blocks whose separators are below, u16; see [`index_range`].
pub const INDEX: &str = "STEMIDX";
/// Where each block of stems starts, u32, one more at the end.
pub const BLOCK_STARTS: &str = "STEMOFF";
/// The blocks of stems.
pub const STEMS: &str = "STEMS";
/// Forms of lexemes without a stem: trie nodes in order, u16.
pub const WHOLE_NODES: &str = "WHOLEND";
/// … and their paradigms, u16.
pub const WHOLE_PARADIGMS: &str = "WHOLEPA";

/// All sections but those of [`GUESSES`].
pub const SECTIONS: &[&str] = &[
    TAG_GRAMMEMES,
    TAG_POS,
    TAG_TEXT,
    TRIE_LETTER,
    TRIE_PARENT,
    TRIE_CHILD,
    PARADIGM_ENDINGS,
    PARADIGM_TAGS,
    PARADIGM_PREFIXES,
    PARADIGM_MASK,
    ENDING_STARTS,
    ENDING_NODES,
    ENDING_YO,
    TAG_STARTS,
    TAG_NUMBERS,
    PREFIX_STARTS,
    PREFIX_NUMBERS,
    SEPARATORS,
    INDEX,
    BLOCK_STARTS,
    STEMS,
    WHOLE_NODES,
    WHOLE_PARADIGMS,
];

/// Prefixes that single forms of a paradigm have («поновее», «наилучший»), by number, in letter numbers.
pub const PREFIXES: [&[u8]; 3] = [&[], &[16, 15], &[14, 1, 9]];

/// Letters in a separator.
pub const SEPARATOR_LETTERS: usize = 10;

/// A separator, or the beginning of a word to compare with separators.
pub fn separator(letters: &[u8]) -> u64 {
    let mut packed = 0;
    for place in 0..SEPARATOR_LETTERS {
        packed = packed << 6 | u64::from(letters.get(place).copied().unwrap_or(0) & 63);
    }
    packed
}

/// Entries of the section [`INDEX`].
pub const INDEX_ENTRIES: usize = 1 << 12;

/// The blocks between whose numbers the search for a separator ends.
pub fn index_range(separator: u64, entry: impl Fn(usize) -> Option<u16>) -> Option<(usize, usize)> {
    let pair = index_entry(separator);
    let low = entry(pair)?;
    Some((low.into(), entry(pair + 1).unwrap_or(u16::MAX).max(low).into()))
}

/// The entry of the first two letters of a separator.
pub fn index_entry(separator: u64) -> usize {
    (separator >> (6 * (SEPARATOR_LETTERS - 2))) as usize & (INDEX_ENTRIES - 1)
}

/// Whether a word with the prefix `number` (not 0) taken off may be a form with that prefix; the compiler checks that
/// this holds. It spares most words in «по…» a second search.
pub fn may_have_prefix(number: usize, rest: &[u8]) -> bool {
    // е, й
    rest.len() > 1 && (number != 1 || matches!(rest.last(), Some(6 | 10)))
}

/// A stem begins with the number of letters it shares with the stem before (upper five bits) and of its other letters
/// (lower three); if one of them is too large, with this byte and then the two numbers, a byte each.
pub const LONG_HEAD: u8 = 0xff;

/// The first byte of a stem, or [`None`] if it takes three.
pub fn head(shared: usize, own: usize) -> Option<u8> {
    (shared < 31 && own < 8).then_some((shared << 3 | own) as u8)
}

/// After a stem's letters come its paradigms. The highest bit of a paradigm's first byte says that another paradigm
/// follows; numbers below this are in the other seven bits.
pub const SHORT_PARADIGMS: u16 = 112;
/// Other numbers, less [`SHORT_PARADIGMS`], have their low byte in a second byte and the rest added to
/// [`SHORT_PARADIGMS`] in the first.
pub const MORE: u8 = 0x80;

/// The bit of an ending in [`PARADIGM_MASK`].
pub fn mask_bit(node: u16) -> u64 {
    1 << (node & 63)
}

/// What unknown words are guessed by: a trie of words' last letters from last to first, as [`TRIE_LETTER`] and
/// [`TRIE_CHILD`]; for each node where its guesses start, u32, one more at the end; then the guesses, the likeliest
/// first: paradigm, u16, and length of the ending, u8. The first five sections are for all words, the others for names.
pub const GUESSES: [[&str; 5]; 2] = [
    ["GUESSLET", "GUESSCHI", "GUESSOFF", "GUESSPAR", "GUESSEND"],
    ["NAMESLET", "NAMESCHI", "NAMESOFF", "NAMESPAR", "NAMESEND"],
];
/// The longest word end in the trie of guesses.
pub const GUESS_LETTERS: usize = 6;
