//! The main language of a text: Russian, Kazakh or English, by its letters.

/// The letters of the text, or of a word.
#[derive(Clone, Copy, Default)]
struct Letters {
    cyrillic: u64,
    kazakh: u64,
    latin: u64,
    /// Whether the word has figures or signs inside, as account numbers, addresses and hashes have.
    identifies: bool,
    /// Whether a sign stood last, behind which such a word may go on.
    sign: bool,
}

/// ISO 639-1 code, or `und` for a text with hardly any letters. Latin letters of identifiers tell nothing of the language.
pub(crate) fn main_language(text: &str) -> &'static str {
    let (mut all, mut word) = (Letters::default(), Letters::default());
    for character in text.chars().chain(Some(' ')) {
        match character {
            // Most are these.
            'а'..='я' | 'А'..='Я' => word.cyrillic += 1,
            ' ' | '\n' => {
                all.cyrillic += word.cyrillic;
                all.kazakh += word.kazakh;
                all.latin += if word.identifies { 0 } else { word.latin };
                word = Letters::default();
                continue;
            }
            'ә' | 'ғ' | 'қ' | 'ң' | 'ө' | 'ұ' | 'ү' | 'һ' | 'і' | 'Ә' | 'Ғ' | 'Қ' | 'Ң' | 'Ө' | 'Ұ' | 'Ү' | 'Һ'
            | 'І' => word.kazakh += 1,
            '\u{400}'..='\u{4ff}' => word.cyrillic += 1,
            'a'..='z' | 'A'..='Z' => {
                word.latin += 1;
                word.identifies |= word.sign;
            }
            '0'..='9' | '@' | '_' | '=' | '\\' => word.identifies = true,
            '.' | ':' | '/' | '#' | '?' | '&' => {
                word.sign = word.latin > 0;
                continue;
            }
            _ => {}
        }
        word.sign = false;
    }
    let Letters { cyrillic, kazakh, latin, .. } = all;
    let letters = cyrillic + kazakh + latin;
    if letters == 0 {
        "und"
    } else if latin > cyrillic + kazakh {
        "en"
    } else if kazakh * 25 > cyrillic + kazakh {
        // Every seventh letter of running Kazakh is one Russian lacks; names in a Russian text stay far below 4 %.
        "kk"
    } else {
        "ru"
    }
}

#[cfg(test)]
mod tests {
    use super::main_language;

    #[test]
    fn by_its_letters() {
        let cases = [
            ("Министр подписал соглашение.", "ru"),
            ("Министр Қасымов подписал в Алматы соглашение о сотрудничестве со странами региона.", "ru"),
            ("Қазақстан Республикасының Ішкі істер министрлігі хабарлады.", "kk"),
            ("The minister signed the agreement in Алматы.", "en"),
            ("Счёт KZ86125KZT5004100100", "ru"),
            ("Хеш d41d8cd98f00b204e9800998ecf8427e, сайт https://example-of-a-long-name.com/path/to?x", "ru"),
            ("Пишите: someone.with.a.long.name@example.com", "ru"),
            ("The end.Of it.", "en"),
            ("Call me: now. Yes/no?", "en"),
            ("12.03.2024 — 5", "und"),
            ("", "und"),
        ];
        for (text, language) in cases {
            assert_eq!(main_language(text), language, "{text}");
        }
    }
}
