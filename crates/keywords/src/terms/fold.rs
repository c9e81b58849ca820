//! Which spellings count as one.

use sarap_text::is_invisible;

/// What is folded before two spellings are compared. Signs that are not seen (soft hyphens, zero-width spaces) always are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Fold {
    /// «Слово» counts as «слово».
    pub case: bool,
    /// «ёлка» counts as «елка».
    pub yo: bool,
}

impl Default for Fold {
    fn default() -> Self {
        Self { case: true, yo: true }
    }
}

impl Fold {
    /// The spelling that stands for `text`.
    pub fn apply(self, text: &str) -> String {
        let mut folded = String::with_capacity(text.len());
        self.apply_to(text, &mut folded);
        folded
    }

    /// The same, into a string whose content it replaces.
    pub(crate) fn apply_to(self, text: &str, folded: &mut String) {
        folded.clear();
        for c in text.chars().filter(|&c| !is_invisible(c)) {
            match c {
                'а'..='я' | 'a'..='z' | '0'..='9' => folded.push(c),
                'ё' if self.yo => folded.push('е'),
                'Ё' if self.yo => folded.push(if self.case { 'е' } else { 'Е' }),
                // Written as two signs: е and a diaeresis.
                '\u{308}' if self.yo && folded.ends_with(['е', 'Е']) => {}
                '\u{308}' if !self.yo && folded.ends_with(['е', 'Е']) => {
                    let composed = if folded.pop() == Some('е') { 'ё' } else { 'Ё' };
                    folded.push(composed);
                }
                _ if self.case => folded.extend(c.to_lowercase()),
                _ => folded.push(c),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Fold;

    /// Spelling; folded in case and ё, in case, in ё, in nothing.
    const CASES: &[(&str, [&str; 4])] = &[
        ("Ёлка", ["елка", "ёлка", "Елка", "Ёлка"]),
        ("ЕЩЁ", ["еще", "ещё", "ЕЩЕ", "ЕЩЁ"]),
        ("е\u{308}лка", ["елка", "ёлка", "елка", "ёлка"]),
        ("не\u{ad}законный", ["незаконный"; 4]),
        ("Қазақстан", ["қазақстан", "қазақстан", "Қазақстан", "Қазақстан"]),
        ("COVID-19", ["covid-19", "covid-19", "COVID-19", "COVID-19"]),
        ("", [""; 4]),
    ];

    #[test]
    fn each_spelling_folds_as_said() {
        for (text, [both, case, yo, none]) in CASES {
            for (fold, wanted) in
                [((true, true), both), ((true, false), case), ((false, true), yo), ((false, false), none)]
            {
                assert_eq!(Fold { case: fold.0, yo: fold.1 }.apply(text), *wanted, "{text} {fold:?}");
            }
        }
    }
}
