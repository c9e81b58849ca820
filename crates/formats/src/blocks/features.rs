//! What a block's words say about it.

/// Counts over the words of a block.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Features {
    /// Bytes of text.
    pub(crate) bytes: u32,
    pub(crate) words: u32,
    /// Words that hold sentences together: «и», «в», «что», "the", "of".
    pub(crate) function_words: u32,
    /// Words that end with a full stop, question or exclamation mark.
    pub(crate) sentence_ends: u32,
    /// The last character ends a sentence.
    pub(crate) closed: bool,
}

/// Function words of Russian, Kazakh and English that menus and headlines of others rarely have many of.
const FUNCTION_WORDS: &[&str] = &[
    "a",
    "about",
    "after",
    "all",
    "also",
    "an",
    "and",
    "are",
    "as",
    "at",
    "be",
    "been",
    "but",
    "by",
    "can",
    "for",
    "from",
    "had",
    "has",
    "have",
    "he",
    "her",
    "his",
    "i",
    "if",
    "in",
    "into",
    "is",
    "it",
    "its",
    "not",
    "of",
    "on",
    "or",
    "our",
    "she",
    "that",
    "the",
    "their",
    "there",
    "they",
    "this",
    "to",
    "was",
    "we",
    "were",
    "which",
    "who",
    "will",
    "with",
    "would",
    "you",
    "your",
    "а",
    "без",
    "более",
    "бы",
    "был",
    "была",
    "были",
    "было",
    "в",
    "во",
    "для",
    "до",
    "его",
    "ее",
    "если",
    "ещё",
    "еще",
    "же",
    "за",
    "и",
    "из",
    "или",
    "их",
    "к",
    "как",
    "когда",
    "которая",
    "которые",
    "который",
    "ли",
    "между",
    "можно",
    "мы",
    "на",
    "над",
    "не",
    "него",
    "но",
    "о",
    "об",
    "он",
    "она",
    "они",
    "от",
    "по",
    "под",
    "после",
    "при",
    "с",
    "свою",
    "себя",
    "со",
    "также",
    "так",
    "то",
    "только",
    "у",
    "уже",
    "что",
    "чтобы",
    "это",
    "этого",
    "этом",
    "я",
    "бар",
    "болып",
    "да",
    "де",
    "деп",
    "және",
    "мен",
    "немесе",
    "осы",
    "пен",
    "туралы",
    "үшін",
];

impl Features {
    /// Counts the words of `text`.
    pub(crate) fn of(text: &str) -> Features {
        let mut found = Features { bytes: u32::try_from(text.len()).unwrap_or(u32::MAX), ..Features::default() };
        for piece in text.split_whitespace() {
            let word = piece.trim_matches(|c: char| !c.is_alphanumeric());
            if word.is_empty() {
                continue;
            }
            found.words += 1;
            found.function_words += u32::from(is_function_word(word));
            found.closed = ends_sentence(piece);
            found.sentence_ends += u32::from(found.closed);
        }
        found
    }

    /// Running text: long enough, with the words and marks of sentences.
    pub(crate) fn is_prose(&self) -> bool {
        self.words >= 8 && self.function_words * 12 >= self.words && (self.sentence_ends > 0 || self.words >= 25)
    }
}

fn is_function_word(word: &str) -> bool {
    // The longest has 14 bytes: anything longer needs no folding.
    if word.len() > 14 {
        return false;
    }
    let folded = word.to_lowercase();
    FUNCTION_WORDS.contains(&folded.as_str())
}

fn ends_sentence(piece: &str) -> bool {
    let piece = piece.trim_end_matches(['"', '»', '”', '“', '\'', '’', ')', ']']);
    piece.ends_with(['.', '!', '?', '…', ':', ';', '。'])
}
