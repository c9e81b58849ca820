//! Case endings of Kazakh nouns: those of the four classes of vowels and consonants, and those behind a possessive.

/// Genitive, dative, accusative, locative, ablative, instrumental, and what is made of the locative and the genitive.
const ENDINGS: &[&[&str]] = &[
    GENITIVE,
    &["ға", "ге", "қа", "ке", "на", "не"],
    &["ны", "ні", "ды", "ді", "ты", "ті", "н"],
    &["да", "де", "та", "те", "нда", "нде"],
    &["дан", "ден", "тан", "тен", "нан", "нен"],
    &["мен", "бен", "пен"],
    &["дағы", "дегі", "тағы", "тегі", "ндағы", "ндегі"],
    &["дікі", "тікі", "нікі"],
];

const GENITIVE: &[&str] = &["ның", "нің", "дың", "дің", "тың", "тің"];

/// All ways to take a case ending from `word`, in small letters: the rest, without a hyphen before the ending.
pub(super) fn stems(word: &str) -> impl Iterator<Item = &str> {
    ENDINGS.iter().copied().flatten().filter_map(|ending| {
        let stem = word.strip_suffix(ending)?;
        let stem = stem.strip_suffix('-').unwrap_or(stem);
        // The accusative in «н» stands behind a possessive alone.
        let bare = *ending == "н" && !stem.ends_with(['ы', 'і']);
        (stem.chars().count() >= 2 && !bare).then_some(stem)
    })
}

/// Whether the ending, with a hyphen or without, is that of the genitive.
pub(super) fn is_genitive(ending: &str) -> bool {
    GENITIVE.contains(&ending.trim_start_matches('-'))
}

/// Whether a word, in small letters, ends as a genitive.
pub(super) fn has_genitive(word: &str) -> bool {
    GENITIVE.iter().any(|ending| word.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases_of_names() {
        let cases = [
            ("қазақстанның", "қазақстан"),
            ("қазақстанға", "қазақстан"),
            ("ресейден", "ресей"),
            ("астанада", "астана"),
            ("бұұ-ның", "бұұ"),
            ("министрлігінің", "министрлігі"),
            ("министрлігіне", "министрлігі"),
            ("министрлігін", "министрлігі"),
            ("республикасында", "республикасы"),
            ("интерполмен", "интерпол"),
            ("алматыдағы", "алматы"),
        ];
        for (word, stem) in cases {
            assert!(stems(word).any(|found| found == stem), "{word}: {:?}", stems(word).collect::<Vec<_>>());
        }
        assert_eq!(stems("да").count(), 0);
    }
}
