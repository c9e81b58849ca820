//! The main language of a text: Russian, Kazakh or English, by its letters.

/// ISO 639-1 code, or `und` for a text with hardly any letters.
pub(crate) fn main_language(text: &str) -> &'static str {
    let (mut cyrillic, mut kazakh, mut latin) = (0u64, 0u64, 0u64);
    for character in text.chars() {
        match character {
            // Most are these.
            'а'..='я' | 'А'..='Я' => cyrillic += 1,
            'ә' | 'ғ' | 'қ' | 'ң' | 'ө' | 'ұ' | 'ү' | 'һ' | 'і' | 'Ә' | 'Ғ' | 'Қ' | 'Ң' | 'Ө' | 'Ұ' | 'Ү' | 'Һ'
            | 'І' => kazakh += 1,
            '\u{400}'..='\u{4ff}' => cyrillic += 1,
            'a'..='z' | 'A'..='Z' => latin += 1,
            _ => {}
        }
    }
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
            ("12.03.2024 — 5", "und"),
            ("", "und"),
        ];
        for (text, language) in cases {
            assert_eq!(main_language(text), language, "{text}");
        }
    }
}
