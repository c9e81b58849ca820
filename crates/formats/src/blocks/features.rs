//! What a block's words say about it.

use sarap_text::FxBuild;
use sarap_text::letters::{is_alphanumeric, is_uppercase, lower, push_lowercase};
use std::collections::HashSet;
use std::sync::LazyLock;

/// Counts over the words of a block.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(crate) struct Features {
    /// Characters: a Cyrillic letter has two bytes and says no more than a Latin one.
    pub(crate) characters: u32,
    pub(crate) words: u32,
    /// Words that hold sentences together: «и», «в», «что», "the", "of".
    pub(crate) function_words: u32,
    /// Words that end with a full stop, question or exclamation mark.
    pub(crate) sentence_ends: u32,
    /// The last character ends a sentence.
    pub(crate) closed: bool,
    /// It begins as notices to readers do: «Читайте также», «Подпишитесь на», "Follow us".
    pub(crate) notice: bool,
}

/// How notices to readers begin: words in small letters.
const NOTICES: &[&str] = &[
    "читайте также",
    "читайте ещё",
    "читайте еще",
    "читать также",
    "читать далее",
    "смотрите также",
    "см. также",
    "по теме",
    "также по теме",
    "ещё по теме",
    "еще по теме",
    "материалы по теме",
    "новости по теме",
    "другие новости",
    "похожие новости",
    "похожие материалы",
    "главные новости",
    "последние новости",
    "популярные новости",
    "самое читаемое",
    "рекомендуем",
    "подпишитесь",
    "подписывайтесь",
    "подписаться",
    "следите за",
    "присоединяйтесь",
    "поделиться",
    "поделитесь",
    "реклама",
    "на правах рекламы",
    "комментарии",
    "добавить комментарий",
    "оставить комментарий",
    "нашли ошибку",
    "если вы нашли ошибку",
    "нашли опечатку",
    "сообщить об ошибке",
    "выделите её и нажмите",
    "все права защищены",
    "перепечатка",
    "при использовании материалов",
    "при копировании материалов",
    "любое использование материалов",
    "теги",
    "метки",
    "рубрика",
    "просмотров",
    "тағы оқыңыз",
    "оқи отырыңыз",
    "бізге жазылыңыз",
    "read more",
    "read also",
    "read next",
    "see also",
    "also read",
    "more from",
    "related",
    "follow us",
    "follow me",
    "subscribe",
    "sign up",
    "share this",
    "all rights reserved",
    "copyright",
    "advertisement",
    "leave a comment",
    "want more stories",
];

/// Function words of Russian, Kazakh and English that menus and headlines of others rarely have many of; in order.
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
    "бар",
    "без",
    "более",
    "болып",
    "бы",
    "был",
    "была",
    "были",
    "было",
    "в",
    "во",
    "да",
    "де",
    "деп",
    "для",
    "до",
    "его",
    "ее",
    "если",
    "еще",
    "ещё",
    "же",
    "және",
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
    "мен",
    "можно",
    "мы",
    "на",
    "над",
    "не",
    "него",
    "немесе",
    "но",
    "о",
    "об",
    "он",
    "она",
    "они",
    "осы",
    "от",
    "пен",
    "по",
    "под",
    "после",
    "при",
    "с",
    "свою",
    "себя",
    "со",
    "так",
    "также",
    "то",
    "только",
    "туралы",
    "у",
    "уже",
    "что",
    "чтобы",
    "это",
    "этого",
    "этом",
    "я",
    "үшін",
];

impl Features {
    /// Counts the words of `text`.
    pub(crate) fn of(text: &str) -> Features {
        let mut found = Features { notice: is_notice(text), ..Features::default() };
        for piece in text.split_whitespace() {
            found.characters += 1 + u32::try_from(piece.chars().count()).unwrap_or(u32::MAX >> 1);
            let word = piece.trim_matches(|c: char| !is_alphanumeric(c));
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

fn is_notice(text: &str) -> bool {
    let start = text.trim_start_matches(|c: char| !is_alphanumeric(c));
    // The longest of them has some fifty bytes.
    let mut head = String::with_capacity(80);
    start.chars().take(40).for_each(|c| lower(c, |c| head.push(c)));
    let follows = |rest: &str| !rest.starts_with(is_alphanumeric);
    let Some(first) = head.chars().next() else { return false };
    let mut notices = NOTICES.iter().filter(|notice| notice.starts_with(first));
    notices.any(|notice| head.strip_prefix(notice).is_some_and(follows))
}

static KNOWN_FUNCTION_WORDS: LazyLock<HashSet<&'static str, FxBuild>> =
    LazyLock::new(|| FUNCTION_WORDS.iter().copied().collect());

fn is_function_word(word: &str) -> bool {
    // The longest has 14 bytes, and most words are longer.
    if word.len() > 14 {
        return false;
    }
    if KNOWN_FUNCTION_WORDS.contains(word) {
        return true;
    }
    let mut small = String::new();
    word.starts_with(is_uppercase) && {
        push_lowercase(word, &mut small);
        KNOWN_FUNCTION_WORDS.contains(small.as_str())
    }
}

fn ends_sentence(piece: &str) -> bool {
    let piece = piece.trim_end_matches(['"', '»', '”', '“', '\'', '’', ')', ']']);
    piece.ends_with(['.', '!', '?', '…', ':', ';', '。'])
}

#[cfg(test)]
mod tests {
    use super::{FUNCTION_WORDS, Features};

    #[test]
    fn function_words_are_sorted() {
        assert!(FUNCTION_WORDS.is_sorted());
        assert!(FUNCTION_WORDS.iter().all(|word| word.len() <= 14));
    }

    /// A block; its words, function words and sentence ends; whether it is closed, prose, a notice.
    const CASES: &[(&str, [u32; 3], [bool; 3])] = &[
        ("", [0, 0, 0], [false, false, false]),
        ("Политика Экономика Спорт", [3, 0, 0], [false, false, false]),
        ("— * —", [0, 0, 0], [false, false, false]),
        ("Об этом на заседании сообщил министр, который возглавляет комиссию.", [9, 4, 1], [true, true, false]),
        ("«Мы не отступим!» — сказал он. Суд идёт…", [7, 3, 3], [true, false, false]),
        ("Читайте также: Хакеров судят", [4, 1, 1], [false, false, true]),
        ("→ ЧИТАЙТЕ ТАКЖЕ", [2, 1, 0], [false, false, true]),
        ("Рекламация отправлена поставщику", [3, 0, 0], [false, false, false]),
        ("Реклама", [1, 0, 0], [false, false, true]),
    ];

    #[test]
    fn blocks_are_counted() {
        for (text, [words, function_words, sentence_ends], [closed, prose, notice]) in CASES {
            let found = Features::of(text);
            assert_eq!(
                (found.words, found.function_words, found.sentence_ends, found.closed, found.is_prose(), found.notice),
                (*words, *function_words, *sentence_ends, *closed, *prose, *notice),
                "{text}"
            );
        }
    }
}
