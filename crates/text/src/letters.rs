//! What the standard library tells of a character, without its tables for the letters of nearly all our texts.

/// As [`char::is_alphabetic`].
#[inline]
pub fn is_alphabetic(c: char) -> bool {
    match c {
        'a'..='z' | 'A'..='Z' | '\u{400}'..='\u{481}' => true,
        '\0'..='\x7f' | '\u{2010}'..='\u{206f}' => false,
        _ => c.is_alphabetic(),
    }
}

/// As [`char::is_alphanumeric`].
#[inline]
pub fn is_alphanumeric(c: char) -> bool {
    match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' | '\u{400}'..='\u{481}' => true,
        '\0'..='\x7f' | '\u{2010}'..='\u{206f}' => false,
        _ => c.is_alphanumeric(),
    }
}

/// As [`char::is_lowercase`].
#[inline]
pub fn is_lowercase(c: char) -> bool {
    match c {
        'a'..='z' | '\u{430}'..='\u{45f}' => true,
        '\0'..='\x7f' | '\u{400}'..='\u{42f}' => false,
        _ => c.is_lowercase(),
    }
}

/// As [`char::is_uppercase`].
#[inline]
pub fn is_uppercase(c: char) -> bool {
    match c {
        'A'..='Z' | '\u{400}'..='\u{42f}' => true,
        '\0'..='\x7f' | '\u{430}'..='\u{45f}' => false,
        _ => c.is_uppercase(),
    }
}

/// Calls `each` with what [`char::to_lowercase`] gives.
#[inline]
pub fn lower(c: char, mut each: impl FnMut(char)) {
    match c {
        'а'..='я' | 'ё' => each(c),
        'А'..='Я' => each(char::from_u32(c as u32 + 32).unwrap_or(c)),
        '\0'..='\x7f' => each(c.to_ascii_lowercase()),
        _ => c.to_lowercase().for_each(each),
    }
}

/// Adds what [`str::to_lowercase`] gives to `out`.
pub fn push_lowercase(text: &str, out: &mut String) {
    // A capital sigma becomes the one or the other small one by the letters around it.
    if text.contains('Σ') {
        out.push_str(&text.to_lowercase());
        return;
    }
    out.reserve(text.len());
    for c in text.chars() {
        lower(c, |c| out.push(c));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_is_as_the_standard_library_has_it() {
        let mut out = String::new();
        for c in '\0'..=char::MAX {
            let text = c.to_string();
            assert_eq!(is_alphabetic(c), c.is_alphabetic(), "{c:?}");
            assert_eq!(is_alphanumeric(c), c.is_alphanumeric(), "{c:?}");
            assert_eq!(is_lowercase(c), c.is_lowercase(), "{c:?}");
            assert_eq!(is_uppercase(c), c.is_uppercase(), "{c:?}");
            out.clear();
            push_lowercase(&text, &mut out);
            assert_eq!(out, text.to_lowercase(), "{c:?}");
        }
    }

    #[test]
    fn a_capital_sigma_at_a_word_s_end_is_its_own_letter() {
        let mut out = String::from("«");
        push_lowercase("ΟΔΟΣ ΣΑΣ", &mut out);
        assert_eq!(out, "«οδος σας");
    }
}
