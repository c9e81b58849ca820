//! The language of a sentence, where it is not Russian.

/// A language that the lists have besides Russian.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Language {
    Kazakh,
    English,
}

/// Bytes of letters of a text.
#[derive(Clone, Copy)]
struct Letters {
    latin: usize,
    cyrillic: usize,
    /// Those that Russian lacks and Kazakh has.
    kazakh: usize,
    /// «є» and «ї», with which «і» is Ukrainian.
    ukrainian: usize,
    words: usize,
    /// Words with one of Kazakh's own letters.
    kazakh_words: usize,
}

impl Letters {
    fn of(text: &str) -> Self {
        let mut all = Self { latin: 0, cyrillic: 0, kazakh: 0, ukrainian: 0, words: 0, kazakh_words: 0 };
        let (mut before, mut counted) = (0, 0);
        for &byte in text.as_bytes() {
            all.latin += usize::from(byte.is_ascii_alphabetic());
            // The first bytes of U+0400 to U+047F, and of U+0480 to U+04FF, where the letters are that Russian lacks, but for
            // «і», U+0456.
            all.cyrillic += usize::from(matches!(byte, 0xd0 | 0xd1));
            all.kazakh += usize::from(matches!(byte, 0xd2 | 0xd3) || (byte == 0x96 && before == 0xd1));
            if byte == b' ' {
                all.words += 1;
                all.kazakh_words += usize::from(all.kazakh > counted);
                counted = all.kazakh;
            }
            all.ukrainian += usize::from(matches!(byte, 0x94 | 0x97) && before == 0xd1);
            before = byte;
        }
        all.words += 1;
        all.kazakh_words += usize::from(all.kazakh > counted);
        all
    }

    fn language(self) -> Option<Language> {
        if self.latin > self.cyrillic + self.kazakh {
            return Some(Language::English);
        }
        // Every seventh letter of Kazakh is one that Russian lacks, and most words have one; a Kazakh name in a Russian sentence
        // stays far below.
        let letters = self.kazakh * PART > self.cyrillic && self.kazakh_words * WORDS > self.words;
        (letters && self.ukrainian == 0).then_some(Language::Kazakh)
    }
}

/// The language of a Kazakh or English text by its letters; none for all others.
pub(super) fn of(text: &str) -> Option<Language> {
    Letters::of(text).language()
}

/// The same of a sentence in a text of that language: a short Kazakh sentence may have few letters that Russian lacks, or none.
pub(super) fn of_sentence(sentence: &str, text: Option<Language>) -> Option<Language> {
    let letters = Letters::of(sentence);
    let short = letters.kazakh > 0 || letters.cyrillic < SHORT;
    let like_text =
        text == Some(Language::Kazakh) && letters.cyrillic > letters.latin && short && letters.ukrainian == 0;
    letters.language().or_else(|| like_text.then_some(Language::Kazakh))
}

/// One letter in so many is not Russian.
const PART: usize = 20;

/// One word in so many has such a letter.
const WORDS: usize = 5;

/// A sentence of fewer letters tells nothing by having none that Russian lacks.
const SHORT: usize = 40;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_letters() {
        let cases = [
            ("Президент Қасым-Жомарт Тоқаев Астанада делегациямен кездесті.", Some(Language::Kazakh)),
            ("Президент Қасым-Жомарт Тоқаев провёл в Астане встречу с делегацией Министерства юстиции.", None),
            ("Министр подписал соглашение с Interpol.", None),
            ("The minister met delegates in Алматы.", Some(Language::English)),
            ("Міністр підписав угоду і поїхав із Києва до її столиці.", None),
            ("Қазақстан, Алматы, ул. Абая, кв. 8", None),
            ("Қазақстан делегациясы", Some(Language::Kazakh)),
            ("12.03.2024", None),
            ("", None),
        ];
        for (sentence, language) in cases {
            assert_eq!(of_sentence(sentence, None), language, "{sentence}");
        }
        let kazakh = Some(Language::Kazakh);
        assert_eq!(of_sentence("Грузияда барды.", kazakh), kazakh);
        assert_eq!(of_sentence("Министр подписал соглашение с делегацией Министерства юстиции.", kazakh), None);
    }
}
